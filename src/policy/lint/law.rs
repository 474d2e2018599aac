//! Numbers without a source, and sources that are weak, expired or not cited.

use std::collections::BTreeSet;

use jiuzhu_engine::pack::{Confidence, Document};

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::{Model, Period},
    rules::Rules,
    sentence::{ExprKind, Part},
    source::Written,
};

/// Numbers that need no source wherever they stand: nothing, one, the months of a year, the whole.
/// (100% is kept as 1).
const PLAIN: [i64; 3] = [0, 1, 12];

/// Numbers in rules that cite nothing, and figures that only weak documents carry.
///
/// 适用 of a fact says who is asked, which no document settles; its numbers need no source.
pub(super) fn errors(model: &Model, rules: &Rules, report: &mut Report) {
    for (derived, body) in model.derived.iter().zip(&rules.bodies) {
        if let (true, Some(body)) = (derived.citations.is_empty(), body) {
            body.walk(&mut |part| bare(part, report));
        }
    }
    let periods = model.parameters.iter().flat_map(|p| &p.periods);
    for period in periods.filter(|p| p.confidence != Confidence::Low) {
        weak(period, model, report);
    }
}

fn bare(part: Part<'_>, report: &mut Report) {
    if let Part::Expr(expr) = part
        && let ExprKind::Number(value, _) = expr.kind
        && !PLAIN.iter().any(|plain| value == (*plain).into())
    {
        let problem = Diagnostic::new(Code::BareNumber, expr.span, "这个数没有依据");
        report.push(
            problem.help("给这一项加上 依据: 文件编号 第几条；常改的数写进 parameters，这里用它的名称"),
        );
    }
}

/// A figure that nothing better than a document of low confidence carries.
fn weak(period: &Period, model: &Model, report: &mut Report) {
    let cited: Vec<_> = documents(&period.citations, model).collect();
    if !cited.is_empty() && cited.iter().all(|d| d.confidence == Confidence::Low) {
        let problem = Diagnostic::new(Code::LowConfidence, period.span, "这个数只有可信度低的文件作依据");
        report.push(problem.help("找到更可信的文件再写上；找不到的，去掉这个数，在说明里请居民问街道"));
    }
}

fn documents<'m>(citations: &'m [Written], model: &'m Model) -> impl Iterator<Item = &'m Document> {
    let cited = citations.iter().filter_map(|w| model.cited(&w.text));
    cited.filter_map(|(i, _)| model.documents.get(i)).map(|(_, d)| d)
}

/// What rests only on documents that have expired, and documents that nothing cites.
pub(super) fn warnings(model: &Model, report: &mut Report) {
    let places = places(model);
    if let Some(day) = model.head.checked_on {
        for place in places.iter().filter(|place| !place.is_past) {
            let cited: Vec<_> = documents(place.citations, model).collect();
            let expired = cited.iter().filter_map(|d| d.until).filter(|until| *until < day);
            if let (Some(last), Some(first)) = (expired.clone().max(), place.citations.first())
                && expired.count() == cited.len()
            {
                let message = format!("作依据的文件在 {last} 已经失效");
                let problem = Diagnostic::new(Code::StaleDocument, first.span, message);
                report.push(problem.help("换成现在有效的文件；文件延长了的，改 documents.yaml 里的“失效”"));
            }
        }
    }
    let cited = cited(model);
    for (number, (key, _)) in model.documents.iter().enumerate() {
        if cited.contains(&number) {
            continue;
        }
        let message = format!("没有一处依据用到文件“{}”", key.text);
        let problem = Diagnostic::new(Code::StaleDocument, key.span, message);
        report.push(problem.help("在用到它的地方写上依据，或从 documents.yaml 删去"));
    }
}

/// The documents that something cites, by number.
pub(crate) fn cited(model: &Model) -> BTreeSet<usize> {
    let places = places(model);
    let written = places.iter().flat_map(|place| place.citations);
    written
        .filter_map(|written| model.cited(&written.text))
        .map(|(number, _)| number)
        .collect()
}

/// A place that cites documents.
struct Place<'m> {
    citations: &'m [Written],
    /// A figure of earlier days: its documents may have expired with it.
    is_past: bool,
}

fn places(model: &Model) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    let mut cite = |citations, is_past| places.push(Place { citations, is_past });
    for parameter in &model.parameters {
        // The last period that has begun is the one in force.
        let day = model.head.checked_on;
        let current = parameter
            .periods
            .iter()
            .rposition(|p| day.is_none_or(|day| p.from <= day));
        for (i, period) in parameter.periods.iter().enumerate() {
            cite(
                period.citations.as_slice(),
                current.is_some_and(|current| i < current),
            );
        }
    }
    for fact in &model.facts {
        cite(&fact.citations, false);
    }
    for derived in &model.derived {
        cite(&derived.citations, false);
    }
    for term in &model.glossary {
        cite(&term.citations, false);
    }
    for urgent in &model.urgent {
        cite(&urgent.citations, false);
    }
    for guide in &model.guides {
        cite(&guide.citations, false);
    }
    for reply in model.pending.iter().filter_map(|point| point.reply.as_ref()) {
        cite(&reply.citations, false);
    }
    for programme in &model.programmes {
        for condition in &programme.conditions {
            cite(&condition.citations, false);
            if let Some(waiver) = &condition.waiver {
                cite(&waiver.note.citations, false);
            }
            if let Some(in_force) = &condition.in_force {
                cite(&in_force.citations, false);
            }
        }
        if let Some(in_force) = &programme.in_force {
            cite(&in_force.citations, false);
        }
        if let Some((_, note)) = &programme.application {
            cite(&note.citations, false);
        }
        let notes = programme.reviewed.iter().chain(&programme.discretion);
        for note in notes.chain(programme.excludes.iter().map(|other| &other.note)) {
            cite(&note.citations, false);
        }
        cite(&programme.amount.citations, false);
        cite(&programme.how.citations, false);
    }
    places
}
