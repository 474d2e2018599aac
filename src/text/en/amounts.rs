//! Amounts, numbers and days in English.

use jiuzhu_engine::{Date, Number, Range, pack::Unit};

use super::super::{grouped, month_of, scaled};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `314 yuan a month per household`, `about 1,590 yuan a month`, `500 yuan once`. Never more than is known: an amount
/// that may be nothing is only said to have an end.
///
/// The unit is written like the Chinese one: `yuan/person·month`, `yuan (once)`.
pub(super) fn pays(range: Range, unit: &str, reckoned: bool, together: Option<usize>) -> String {
    let (unit, once) = unit
        .strip_suffix(" (once)")
        .map_or((unit, false), |unit| (unit, true));
    let (money, periods) = unit.split_once('/').unwrap_or((unit, ""));
    let some = range.low().filter(|low| *low > Number::ZERO);
    let (about, amount) = match (some, range.high()) {
        (Some(low), Some(high)) if low == high => (if reckoned { "about " } else { "" }, grouped(low)),
        (Some(low), Some(high)) => ("", format!("{} to {}", grouped(low), grouped(high))),
        (Some(low), None) => ("at least ", grouped(low)),
        (None, Some(high)) => ("up to ", grouped(high)),
        (None, None) => return String::new(),
    };
    let mut words = format!("{about}{amount} {money}");
    let (times, whose): (Vec<&str>, Vec<&str>) = periods
        .split('·')
        .filter(|period| !period.is_empty())
        .partition(|period| matches!(*period, "month" | "year"));
    if once {
        words.push_str(" once");
    }
    for time in times {
        words.push_str(" a ");
        words.push_str(time);
    }
    for each in whose {
        // What several members get is added up.
        if together.is_none() || each != "person" {
            words.push_str(" per ");
            words.push_str(each);
        }
    }
    if together.is_some_and(|members| members > 1) {
        words.push_str(" for the family");
    }
    words
}

/// `24 November 2026`.
pub(super) fn day(on: Date) -> String {
    let (year, month, day) = on.parts();
    format!("{day} {} {year}", name(month))
}

fn name(month: u8) -> &'static str {
    let place = usize::from(month).checked_sub(1);
    place
        .and_then(|place| MONTHS.get(place))
        .copied()
        .unwrap_or_default()
}

/// `1,000 yuan`, `1,000 to 2,000 yuan`, `1,000 yuan or more`.
fn ends(range: Range, unit: &str, show: impl Fn(Number) -> String) -> String {
    match (range.low(), range.high()) {
        (Some(low), Some(high)) if low == high => format!("{}{unit}", show(low)),
        (Some(low), Some(high)) => format!("{} to {}{unit}", show(low), show(high)),
        (Some(low), None) => format!("{}{unit} or more", show(low)),
        (None, Some(high)) => format!("{}{unit} or less", show(high)),
        (None, None) => "not known".into(),
    }
}

/// A range of plain numbers in a unit.
pub(super) fn plain(range: Range, unit: &str) -> String {
    ends(range, unit, |n| n.to_string())
}

fn yuan(range: Range) -> String {
    ends(range, " yuan", grouped)
}

/// What was typed, with what it comes to in a year.
pub(super) fn echo(range: Range, unit: Unit) -> String {
    let times = |factor: Option<Range>| factor.map_or_else(String::new, yuan);
    match unit {
        Unit::YuanPerMonth => format!("{} a month, {} a year", yuan(range), times(scaled(range, 12))),
        Unit::YuanPerYear => format!("{} a year", yuan(range)),
        _ => format!("{} in all", yuan(range)),
    }
}

/// A number or range in its unit, as an answer.
pub(super) fn quantity(range: Range, unit: Unit) -> String {
    match unit {
        Unit::Yuan => yuan(range),
        Unit::YuanPerMonth => format!("{} a month", yuan(range)),
        Unit::YuanPerYear => format!("{} a year", yuan(range)),
        Unit::Percent => ends(range, "", |n| {
            n.checked_mul(100.into())
                .map_or_else(String::new, |n| format!("{n}%"))
        }),
        Unit::Date => ends(range, "", |n| {
            let month = n.whole().map(month_of);
            month.map_or_else(String::new, |(year, month)| format!("{} {year}", name(month)))
        }),
        Unit::Age => plain(range, " years old"),
        Unit::Months if range == Range::from(1) => "1 month".into(),
        Unit::Months => plain(range, " months"),
        Unit::Days if range == Range::from(1) => "1 day".into(),
        Unit::Days => plain(range, " days"),
        Unit::Plain => plain(range, ""),
    }
}
