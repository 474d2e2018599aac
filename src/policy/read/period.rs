//! Days on which something applies: 施行, and 申请期.

use jiuzhu_engine::{Date, pack::Window};

use super::value;
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::{InForce, Note},
    source::{Node, Record, Span, Written},
};

/// 施行: `{ 起, 止, 依据 }`, of which one end may be missing.
pub(super) fn in_force(node: &Node, with_source: bool, report: &mut Report) -> Option<InForce> {
    let mut record = Record::open(node, "施行", report)?;
    let (from, until) = (record.date("起"), record.date("止"));
    if record.node("起").is_none() && record.node("止").is_none() {
        let problem = Diagnostic::new(Code::MissingKey, record.span, "施行没有写日期");
        record.report.push(problem.help("写 起 和 止，可以只写一头"));
    }
    let citations = if with_source {
        value::citations(&mut record)
    } else {
        record.one_or_more("依据")
    };
    let span = record.span;
    in_order(from.zip(until), span, record.report);
    record.close();
    Some(InForce {
        from,
        until,
        citations,
    })
}

/// 申请期: days of every year under 每年, or once 起 and 止.
pub(super) fn application(node: &Node, report: &mut Report) -> Option<(Vec<Window>, Note)> {
    let mut record = Record::open(node, "申请期", report)?;
    let yearly = record.items("每年").iter();
    let mut windows: Vec<Window> = yearly.filter_map(|n| each_year(n, record.report)).collect();
    if record.node("每年").is_none() {
        let ends = (record.need_date("起"), record.need_date("止"));
        let span = record.span;
        if let (Some(from), Some(until)) = ends
            && in_order(Some((from, until)), span, record.report)
        {
            windows.push(Window::Once { from, until });
        }
    }
    let note = value::note(&mut record);
    record.close();
    (!windows.is_empty()).then_some((windows, note))
}

fn each_year(node: &Node, report: &mut Report) -> Option<Window> {
    let mut record = Record::open(node, "每年", report)?;
    let (from, until) = (record.need("起"), record.need("止"));
    let ends = (
        month_and_day(&from, record.report),
        month_and_day(&until, record.report),
    );
    record.close();
    Some(Window::Yearly {
        from: ends.0?,
        until: ends.1?,
    })
}

/// `MM-DD`, a day that some year has.
fn month_and_day(written: &Written, report: &mut Report) -> Option<(u8, u8)> {
    if written.text.is_empty() {
        return None;
    }
    // A leap year has every day there is.
    match Date::parse(&format!("2024-{}", written.text)) {
        Ok(day) => {
            let (_, month, day) = day.parts();
            Some((month, day))
        }
        Err(_) => {
            let message = format!("“{}”不是每年的一天", written.text);
            let problem = Diagnostic::new(Code::NotADate, written.span, message);
            report.push(problem.help("写成 月-日，例如 03-01；只办一次的，去掉 每年，写 起 和 止 的日期"));
            None
        }
    }
}

fn in_order(ends: Option<(Date, Date)>, span: Span, report: &mut Report) -> bool {
    let wrong = ends.is_some_and(|(from, until)| until < from);
    if wrong {
        let problem = Diagnostic::new(Code::Unsorted, span, "“止”在“起”的前面");
        report.push(problem.help("检查这两个日期"));
    }
    !wrong
}
