//! Small values: numbers, ranges, confidence, citations.

use jiuzhu_engine::{
    Number, Range,
    pack::{Confidence, Unit},
};

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::Note,
    source::{Data, Node, Record, Written, text},
    suggest::fold_width,
    units,
};

/// A number written in digits of either width.
pub(crate) fn number(written: &Written, report: &mut Report) -> Option<Number> {
    let number = parse(&written.text);
    if number.is_none() {
        let problem = Diagnostic::new(Code::Kind, written.span, format!("“{}”不是数字", written.text));
        report.push(problem.help("只写数字，例如 1045 或 1567.5，不写单位和逗号"));
    }
    number
}

fn parse(text: &str) -> Option<Number> {
    Number::parse(&text.trim().chars().map(fold_width).collect::<String>())
}

/// A number, or `{ 从: a, 到: b }` of which one end may be missing.
pub(super) fn range(node: &Node, unit: Unit, report: &mut Report) -> Option<Range> {
    let scaled = |written: &Written, report: &mut Report| {
        number(written, report).and_then(|value| units::scale(value, unit))
    };
    if !matches!(node.data, Data::Map(_)) {
        return scaled(&text(node, report)?, report).map(Range::point);
    }
    let mut record = Record::open(node, "值", report)?;
    let (low, high) = (record.text("从"), record.text("到"));
    let mut end = |written: Option<Written>| match written {
        None => Some(None),
        Some(written) => scaled(&written, record.report).map(Some),
    };
    let ends = (end(low), end(high));
    record.close();
    let (Some(low), Some(high)) = ends else {
        return None;
    };
    checked(low, high, node, report)
}

fn checked(low: Option<Number>, high: Option<Number>, node: &Node, report: &mut Report) -> Option<Range> {
    let range = Range::new(low, high).filter(|r| !r.is_all());
    if range.is_none() {
        let problem = Diagnostic::new(Code::Kind, node.span, "这个范围里一个数也没有，或两头都没有写");
        report.push(problem.help("写成 { 从: 小的数, 到: 大的数 }，可以只写一头"));
    }
    range
}

/// 范围: `0 以上` or `0 到 120`.
pub(super) fn domain(node: &Node, report: &mut Report) -> Option<Range> {
    let written = text(node, report)?;
    let ends = match (written.text.strip_suffix("以上"), written.text.split_once('到')) {
        (Some(low), _) => parse(low).map(|low| (Some(low), None)),
        (None, Some((low, high))) => parse(low)
            .zip(parse(high))
            .map(|(low, high)| (Some(low), Some(high))),
        (None, None) => None,
    };
    let Some((low, high)) = ends else {
        let problem = Diagnostic::new(Code::Kind, written.span, format!("“{}”不是范围", written.text));
        report.push(problem.help("写成“0 以上”或“0 到 120”"));
        return None;
    };
    checked(low, high, node, report)
}

/// 可信度; 低 after it was reported missing or wrong, so that nothing rests on it.
pub(super) fn confidence(record: &mut Record<'_, '_>) -> Confidence {
    let written = record.need("可信度");
    match written.text.as_str() {
        "高" => Confidence::High,
        "中" => Confidence::Medium,
        "低" | "" => Confidence::Low,
        other => {
            let message = format!("“可信度”只能写 高、中 或 低，这里是“{other}”");
            record
                .report
                .push(Diagnostic::new(Code::UnknownOption, written.span, message));
            Confidence::Low
        }
    }
}

/// 依据, which must be there: an article of a registered document.
pub(super) fn citations(record: &mut Record<'_, '_>) -> Vec<Written> {
    let cited = record.one_or_more("依据");
    if cited.is_empty() {
        let problem = Diagnostic::new(Code::NoCitation, record.span, "这一项没有写依据");
        record
            .report
            .push(problem.help("加上 依据: 文件编号 第几条，文件要在 documents.yaml 里登记"));
    }
    cited
}

/// `{ 说明, 依据 }` that is being read.
pub(super) fn note(record: &mut Record<'_, '_>) -> Note {
    Note {
        text: record.need("说明"),
        citations: citations(record),
    }
}

/// A list of `{ 说明, 依据 }` under `key`.
pub(super) fn notes(record: &mut Record<'_, '_>, key: &'static str) -> Vec<Note> {
    record
        .items(key)
        .iter()
        .filter_map(|node| one_note(node, key, record.report))
        .collect()
}

/// One `{ 说明, 依据 }`.
pub(super) fn one_note(node: &Node, what: &str, report: &mut Report) -> Option<Note> {
    let mut record = Record::open(node, what, report)?;
    let note = note(&mut record);
    record.close();
    Some(note)
}
