//! Numbers worked out step by step: 累进 and 依次扣减.

use super::block;
use crate::{
    body::{Body, Deduction},
    diagnostic::{Code, Diagnostic, Report},
    source::{Node, Record, Span, Written, text},
};

/// 累进: `{ 基数, 各段: [{ 到, 比例 }, …, { 其余 }] }`.
pub(super) fn bands(node: &Node, report: &mut Report) -> Option<Body<Written, Written>> {
    let mut record = Record::open(node, "累进", report)?;
    let base = needed(&mut record, "基数");
    let nodes = record.need_items("各段");
    let (mut bands, mut rest) = (Vec::new(), None);
    for node in nodes {
        let mut band = Record::open(node, "各段", record.report)?;
        if rest.is_some() {
            no_rest(band.report, band.span, "“其余”后面还有一段");
        }
        match (band.text("到"), band.text("比例"), band.text("其余")) {
            (Some(to), Some(rate), None) => bands.push((to, rate)),
            (None, None, Some(rate)) => rest = Some(rate),
            _ => no_rest(band.report, band.span, "每一段要写 到 和 比例，最后一段只写 其余"),
        }
        band.close();
    }
    if rest.is_none() && !nodes.is_empty() {
        no_rest(record.report, record.span, "累进没有写“其余”");
    }
    record.close();
    Some(Body::Bands {
        base: base?,
        bands,
        rest: rest?,
    })
}

fn no_rest(report: &mut Report, span: Span, message: &str) {
    let problem = Diagnostic::new(Code::MissingKey, span, message);
    report.push(problem.help("最后加一段 - { 其余: 80% }，写明再往上按什么比例；封顶的写 0%"));
}

/// 依次扣减: `{ 从, 各项: [{ 当, 扣, 最多 }], 不低于 }`.
pub(super) fn deductions(node: &Node, report: &mut Report) -> Option<Body<Written, Written>> {
    let mut record = Record::open(node, "依次扣减", report)?;
    let from = needed(&mut record, "从");
    let mut steps = Vec::new();
    for node in record.need_items("各项") {
        let mut step = Record::open(node, "各项", record.report)?;
        let when = step.node("当").and_then(|n| block::when(n, step.report));
        let (amount, cap) = (needed(&mut step, "扣"), step.text("最多"));
        step.close();
        steps.push(amount.map(|amount| Deduction { when, amount, cap }));
    }
    let floor = record.text("不低于");
    record.close();
    let steps = steps.into_iter().collect::<Option<_>>()?;
    Some(Body::Deductions {
        from: from?,
        steps,
        floor,
    })
}

/// The text under a key that must be there; nothing where it was reported missing.
fn needed(record: &mut Record<'_, '_>, key: &'static str) -> Option<Written> {
    let node = record.need_node(key)?;
    text(node, record.report)
}
