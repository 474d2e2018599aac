//! Blocks of sentences: 条件, 全部满足, 任一满足, 分档.

use crate::{
    body::{Block, Body},
    diagnostic::{Code, Diagnostic, Report},
    source::{Data, Node, Record, Span, Written, items, text},
};

/// The one of the keys that stands in the record; more than one is an error, with this help.
pub(super) fn only<'a>(
    record: &mut Record<'a, '_>,
    keys: &[&'static str],
    help: &str,
) -> Option<(&'static str, &'a Node)> {
    let mut found = keys
        .iter()
        .filter_map(|key| record.node(key).map(|node| (*key, node)));
    let (first, second) = (found.next(), found.next());
    if let (Some((one, _)), Some((two, node))) = (first, second) {
        let message = format!("“{one}”和“{two}”只能写一个");
        let problem = Diagnostic::new(Code::Either, node.span, message);
        record.report.push(problem.help(help));
    }
    first
}

/// A sentence, or `全部满足: [..]`, or `任一满足: [..]`.
pub(super) fn block(node: &Node, report: &mut Report) -> Option<Block<Written>> {
    if !matches!(node.data, Data::Map(_)) {
        return text(node, report).map(Block::One);
    }
    let mut record = Record::open(node, "条件", report)?;
    let block = rule(&mut record, &[]);
    if block.is_none() {
        record.lacks("全部满足");
    }
    record.close();
    block
}

/// 条件 in one of its three forms, read from a record that has other keys too.
pub(super) fn rule(record: &mut Record<'_, '_>, also: &[&'static str]) -> Option<Block<Written>> {
    let keys = [also, &["全部满足", "任一满足"]].concat();
    let help = "几句都要满足写 全部满足，满足一句就行写 任一满足，两者可以套在一起";
    match only(record, &keys, help)? {
        ("全部满足", node) => Some(Block::All(blocks(node, "全部满足", record.report))),
        ("任一满足", node) => Some(Block::Any(blocks(node, "任一满足", record.report))),
        // The key is there, so after its own problem it must not be reported missing too.
        (_, node) => Some(block(node, record.report).unwrap_or(Block::All(Vec::new()))),
    }
}

fn blocks(node: &Node, what: &str, report: &mut Report) -> Vec<Block<Written>> {
    items(node, what, report)
        .iter()
        .filter_map(|n| block(n, report))
        .collect()
}

/// A sentence, a list of sentences that must all hold, or a block.
pub(super) fn when(node: &Node, report: &mut Report) -> Option<Block<Written>> {
    match &node.data {
        Data::List(_) => Some(Block::All(blocks(node, "当", report))),
        _ => block(node, report),
    }
}

/// 分档: rows of `{ 当, 值 }`, the last one `{ 其余 }`.
pub(super) fn table(node: &Node, report: &mut Report) -> Option<Body<Written, Written>> {
    let nodes = items(node, "分档", report);
    let mut rows = Vec::new();
    let mut otherwise = None;
    for node in nodes {
        let mut record = Record::open(node, "分档", report)?;
        if otherwise.is_some() {
            no_rest(record.report, record.span, "“其余”后面还有一档");
        }
        match (record.node("当"), record.text("值"), record.text("其余")) {
            (Some(node), Some(value), None) => {
                rows.extend(when(node, record.report).map(|condition| (condition, value)));
            }
            (None, None, Some(value)) => otherwise = Some(value),
            _ => no_rest(
                record.report,
                record.span,
                "每一档要写 当 和 值，最后一档只写 其余",
            ),
        }
        record.close();
    }
    if otherwise.is_none() && !nodes.is_empty() {
        no_rest(report, node.span, "分档没有写“其余”");
    }
    Some(Body::Table(rows, otherwise?))
}

fn no_rest(report: &mut Report, span: Span, message: &str) {
    let problem = Diagnostic::new(Code::MissingKey, span, message);
    report.push(problem.help("最后加一档 - { 其余: 0 元/月 }，写明都不符合时是多少"));
}
