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
    /// 复核日期 of the pack, or the figure.
    span: Span,
    /// The name of the figure and its days; `None` for the whole pack.
    figure: Option<(String, Date, Option<Date>)>,
    review_by: Date,
}

/// The deadlines of a pack: its own, and those of figures that have one.
pub(crate) fn deadlines(model: &Model) -> Vec<Deadline> {
    let head = &model.head;
    let pack = head
        .review_by
        .zip(head.review_span)
        .map(|(review_by, span)| Deadline {
            span,
            figure: None,
            review_by,
        });
    let figures = model.parameters.iter().flat_map(|parameter| {
        let next = parameter.periods.iter().skip(1).map(|p| p.from.previous());
        let ends = next.chain([None]);
        parameter.periods.iter().zip(ends).filter_map(|(period, end)| {
            let until = match (period.until, end) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            Some(Deadline {
                span: period.span,
                figure: Some((parameter.name.text.clone(), period.from, until)),
                review_by: period.review_by?,
            })
        })
    });
    pack.into_iter().chain(figures).collect()
}

impl Deadline {
    /// Warns if the day is past; a figure that is not in force on it does not matter.
    pub(crate) fn check(&self, on: Date, report: &mut Report) {
        if on <= self.review_by {
            return;
        }
        let (what, help) = match &self.figure {
            None => (
                "这套政策".to_owned(),
                "和来源逐项核对，再改“核对日期”和“复核日期”",
            ),
            Some((_, from, until)) if on < *from || until.is_some_and(|until| until < on) => return,
            Some((name, ..)) => (
                format!("“{name}”的这个数"),
                "和来源核对：没有变的改“复核”，变了的加一行",
            ),
        };
        let message = format!("{what}应当在 {} 以前复核，到 {on} 还没有", self.review_by);
        report.push(Diagnostic::new(Code::Overdue, self.span, message).help(help));
    }
}
