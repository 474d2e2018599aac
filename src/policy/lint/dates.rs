//! The dates of figures: order, overlaps, gaps, and by when a figure must be checked again.

use jiuzhu_engine::Date;

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::{Model, Parameter, Period},
    source::Span,
};

/// Each figure has one value on each day, and one on the day of the last check.
pub(super) fn errors(model: &Model, report: &mut Report) {
    for parameter in &model.parameters {
        for (before, period) in neighbours(parameter) {
            in_order(before, period, report);
        }
        let backwards = |p: &&Period| p.until.is_some_and(|until| until < p.from);
        for period in parameter.periods.iter().filter(backwards) {
            let problem = Diagnostic::new(Code::Unsorted, period.span, "“止”在“起”的前面");
            report.push(problem.help("检查这两个日期"));
        }
        if let Some(day) = model.head.checked_on {
            value_on(parameter, day, report);
        }
    }
}

/// Between two figures there is no day without one.
pub(super) fn warnings(model: &Model, report: &mut Report) {
    for parameter in &model.parameters {
        for (before, period) in neighbours(parameter) {
            let Some(until) = before.until else { continue };
            let first = until.next();
            if first.is_none_or(|first| first >= period.from) {
                continue;
            }
            let days = first.map_or_else(String::new, |d| d.to_string());
            let last = period.from.previous().map_or_else(String::new, |d| d.to_string());
            let missing = if days == last {
                days
            } else {
                format!("{days} 到 {last}")
            };
            let message = format!("“{}”在 {missing} 没有数", parameter.name.text);
            let problem = Diagnostic::new(Code::Gap, period.span, message);
            report.push(problem.help("改上一行的“止”或这一行的“起”；中间有过别的数，补上一行"));
        }
    }
}

fn neighbours(parameter: &Parameter) -> impl Iterator<Item = (&Period, &Period)> {
    parameter.periods.iter().zip(parameter.periods.iter().skip(1))
}

fn in_order(before: &Period, period: &Period, report: &mut Report) {
    if period.from < before.from {
        let problem = Diagnostic::new(Code::Unsorted, period.span, "日期比上一行早");
        report.push(problem.help("从早到晚排列"));
    } else if period.from == before.from || before.until.is_some_and(|until| until >= period.from) {
        let message = format!("{} 这一天有两个数", period.from);
        let problem = Diagnostic::new(Code::Overlap, period.span, message);
        report.push(problem.help("改上一行的“止”，或去掉一行"));
    }
}

fn value_on(parameter: &Parameter, day: Date, report: &mut Report) {
    if !parameter.periods.is_empty() && !parameter.periods.iter().any(|p| p.covers(day)) {
        let message = format!("“{}”在核对日期 {day} 这一天没有数", parameter.name.text);
        let problem = Diagnostic::new(Code::NoValue, parameter.name.span, message);
        report.push(problem.help("补上那时的数，或改“起”和“止”"));
    }
}

/// A day after which a figure, or the whole pack, must be checked again.
#[derive(Debug, Clone)]
pub(crate) struct Deadline {
    /// Where 复核日期 stands.
    span: Span,
    /// The name of the figure; `None` for the whole pack.
    figure: Option<String>,
    review_by: Date,
}

/// The deadlines of a pack: its own, and those of figures that have one.
pub(crate) fn deadlines(model: &Model) -> Vec<Deadline> {
    let head = &model.head;
    let pack = head.review_by.zip(head.review_span).map(|at| (None, at));
    let figures = model.parameters.iter();
    let figures = figures.filter_map(|figure| Some((Some(figure.name.text.clone()), figure.review_by?)));
    let all = pack.into_iter().chain(figures);
    all.map(|(figure, (review_by, span))| Deadline {
        span,
        figure,
        review_by,
    })
    .collect()
}

impl Deadline {
    /// Warns if the day is past.
    pub(crate) fn check(&self, on: Date, report: &mut Report) {
        if on <= self.review_by {
            return;
        }
        let (what, help) = match &self.figure {
            None => (
                "这套政策".to_owned(),
                "和来源逐项核对，再改“核对日期”和“复核日期”",
            ),
            Some(name) => (
                format!("“{name}”"),
                "和来源核对：变了的在“历次”里加一行，再改“复核日期”",
            ),
        };
        let message = format!("{what}应当在 {} 以前复核，到 {on} 还没有", self.review_by);
        report.push(Diagnostic::new(Code::Overdue, self.span, message).help(help));
    }
}
