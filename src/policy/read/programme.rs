//! programmes/*.yaml.

use jiuzhu_engine::pack::{Choose, Scope};

use super::{block, cases, period, value};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::{Amount, Condition, Exclusion, How, InForce, Model, Programme, Waiver},
    source::{Data, Node, Record, Written, text},
};

pub(super) fn programme(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut record) = Record::open(node, "待遇", report) else {
        return;
    };
    // Whatever comes out, everybody is told what to do and whom to ask.
    let (office, phones) = record
        .need_node("找谁办")
        .and_then(|n| whom(n, record.report))
        .unwrap_or_default();
    let how = record
        .need_node("怎么办")
        .and_then(|n| how(n, record.report))
        .unwrap_or_default();
    let programme = Programme {
        id: record.need("编号"),
        name: record.need("名称"),
        short: record.text("简称"),
        scope: scope(&mut record),
        urgent: record.flag("急难"),
        discretion: record
            .node("裁量")
            .and_then(|n| value::one_note(n, "裁量", record.report)),
        summary: record.need("一句话"),
        what: record.need("是什么"),
        conditions: record
            .need_items("条件")
            .iter()
            .filter_map(|n| condition(n, record.report))
            .collect(),
        reviewed: value::notes(&mut record, "人工核实"),
        amount: record
            .node("金额")
            .and_then(|n| amount(n, record.report))
            .unwrap_or_default(),
        how,
        office,
        phones,
        opens: record.texts("带来"),
        unlocks: record.one_or_more("还能办"),
        excludes: record
            .items("互斥")
            .iter()
            .filter_map(|n| exclusion(n, record.report))
            .collect(),
        instead: record.one_or_more("改走"),
        received: record.text("已享受事实"),
        in_force: in_force(&mut record, true),
        application: record
            .node("申请期")
            .and_then(|n| period::application(n, record.report)),
    };
    cases::list(&mut record, model);
    record.close();
    model.programmes.push(programme);
}

fn scope(record: &mut Record<'_, '_>) -> Scope {
    let written = record.need("对象");
    match written.text.as_str() {
        "成员" => Scope::Member,
        "家庭" | "" => Scope::Household,
        other => {
            let message = format!("“对象”只能写 家庭 或 成员，这里是“{other}”");
            record
                .report
                .push(Diagnostic::new(Code::UnknownOption, written.span, message));
            Scope::Household
        }
    }
}

fn condition(node: &Node, report: &mut Report) -> Option<Condition> {
    let mut record = Record::open(node, "条件", report)?;
    let rule = block::rule(&mut record, &["条件"]);
    if rule.is_none() {
        record.lacks("条件");
    }
    let condition = Condition {
        id: record.need("编号"),
        situation: record.flag("情形"),
        rule,
        text: record.need("说明"),
        otherwise: record.text("不满足时"),
        waiver: record.node("豁免").and_then(|n| waiver(n, record.report)),
        in_force: in_force(&mut record, false),
        citations: value::citations(&mut record),
    };
    record.close();
    Some(condition)
}

fn waiver(node: &Node, report: &mut Report) -> Option<Waiver> {
    let mut record = Record::open(node, "豁免", report)?;
    let when = record.node("当").and_then(|n| block::when(n, record.report));
    let note = value::note(&mut record);
    record.close();
    Some(Waiver { when, note })
}

fn amount(node: &Node, report: &mut Report) -> Option<Amount> {
    let mut record = Record::open(node, "金额", report)?;
    let formula = record.text("算式");
    let (mut unit, mut citations) = (String::new(), Vec::new());
    if formula.is_some() {
        unit = record.need("单位").text;
        citations = value::citations(&mut record);
    } else if record.node("单位").is_some() {
        record.lacks("算式");
    } else {
        citations = record.one_or_more("依据");
    }
    let text = if formula.is_some() {
        record.text("说明")
    } else {
        Some(record.need("说明"))
    };
    record.close();
    Some(Amount {
        formula,
        unit,
        text,
        citations,
    })
}

fn how(node: &Node, report: &mut Report) -> Option<How> {
    let mut record = Record::open(node, "怎么办", report)?;
    let how = How {
        steps: record.need_texts("步骤"),
        papers: record
            .items("材料")
            .iter()
            .filter_map(|n| paper(n, record.report))
            .collect(),
        time: record.text("时限"),
        online: record.text("网上"),
        fee: record.text("费用"),
        citations: record.one_or_more("依据"),
    };
    record.close();
    Some(how)
}

fn paper(node: &Node, report: &mut Report) -> Option<(Written, Option<Written>)> {
    if !matches!(node.data, Data::Map(_)) {
        return text(node, report).map(|name| (name, None));
    }
    let mut record = Record::open(node, "材料", report)?;
    let paper = (record.need("名称"), record.text("说明"));
    record.close();
    Some(paper)
}

fn whom(node: &Node, report: &mut Report) -> Option<(Option<Written>, Vec<Written>)> {
    let mut record = Record::open(node, "找谁办", report)?;
    let office = record.need("窗口");
    record.need_node("电话");
    let whom = (Some(office), record.one_or_more("电话"));
    record.close();
    Some(whom)
}

fn exclusion(node: &Node, report: &mut Report) -> Option<Exclusion> {
    let mut record = Record::open(node, "互斥", report)?;
    let exclusion = Exclusion {
        other: record.need("待遇"),
        choose: choose(&mut record),
        note: value::note(&mut record),
    };
    record.close();
    Some(exclusion)
}

/// 方式: 择一 unless it says 择高.
fn choose(record: &mut Record<'_, '_>) -> Choose {
    let Some(written) = record.text("方式") else {
        return Choose::Either;
    };
    match written.text.as_str() {
        "择高" => Choose::Higher,
        "择一" => Choose::Either,
        other => {
            let message = format!("“方式”只能写 择一 或 择高，这里是“{other}”");
            let problem = Diagnostic::new(Code::UnknownOption, written.span, message);
            record
                .report
                .push(problem.help("择高是领多的一样，择一是由家里或街道选"));
            Choose::Either
        }
    }
}

/// 施行, of a programme with its source.
fn in_force(record: &mut Record<'_, '_>, with_source: bool) -> Option<InForce> {
    let node = record.node("施行")?;
    period::in_force(node, with_source, record.report)
}
