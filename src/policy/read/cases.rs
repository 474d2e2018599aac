//! 样例 in programmes/*.yaml and cases/*.yaml.

use jiuzhu_engine::{Range, pack::Unit};

use super::value;
use crate::{
    diagnostic::Report,
    model::{CaseText, Expected, Model, Variant},
    source::{Data, Node, Record, Written, one_or_more, text},
};

pub(super) fn file(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut record) = Record::open(node, "样例", report) else {
        return;
    };
    list(&mut record, model);
    record.close();
}

/// 样例 of a record.
pub(super) fn list(record: &mut Record<'_, '_>, model: &mut Model) {
    let cases = record
        .items("样例")
        .iter()
        .filter_map(|node| case(node, record.report));
    model.cases.extend(cases);
}

fn case(node: &Node, report: &mut Report) -> Option<CaseText> {
    let mut record = Record::open(node, "样例", report)?;
    let case = CaseText {
        name: record.need("名称"),
        on: record.need_date("日期"),
        household: record.node("家庭").cloned(),
        members: record.node("成员").cloned(),
        expected: all_expected(&mut record),
        variants: record
            .items("各种")
            .iter()
            .filter_map(|node| variant(node, record.report))
            .collect(),
    };
    if case.count() == 0 {
        record.lacks("期望");
    }
    record.close();
    Some(case)
}

fn variant(node: &Node, report: &mut Report) -> Option<Variant> {
    let mut record = Record::open(node, "各种", report)?;
    let variant = Variant {
        name: record.need("名称"),
        on: record.date("日期"),
        changes: record.entries("改").to_vec(),
        expected: all_expected(&mut record),
    };
    if variant.expected.is_empty() {
        record.lacks("期望");
    }
    record.close();
    Some(variant)
}

fn all_expected(record: &mut Record<'_, '_>) -> Vec<Expected> {
    let entries = record.entries("期望").iter();
    entries
        .filter_map(|(programme, node)| expected(programme, node, record.report))
        .collect()
}

fn expected(programme: &Written, node: &Node, report: &mut Report) -> Option<Expected> {
    let mut record = Record::open(node, "期望", report)?;
    let expected = Expected {
        programme: programme.clone(),
        verdict: record.text("结论"),
        deciding: words(&mut record, "决定"),
        amount: record.node("金额").and_then(|n| amount(n, record.report)),
        open: words(&mut record, "还需"),
    };
    record.close();
    Some(expected)
}

/// A list that may be empty; `None` if the key is absent.
fn words(record: &mut Record<'_, '_>, key: &'static str) -> Option<Vec<Written>> {
    let node = record.node(key)?;
    Some(
        one_or_more(node)
            .iter()
            .filter_map(|n| text(n, record.report))
            .collect(),
    )
}

fn amount(node: &Node, report: &mut Report) -> Option<Option<Range>> {
    match &node.data {
        Data::Text(written) if written.text == "无" => Some(None),
        _ => value::range(node, Unit::Plain, report).map(Some),
    }
}
