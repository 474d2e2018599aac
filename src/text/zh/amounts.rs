//! Amounts, numbers and days as people say them.

use jiuzhu_engine::{Date, Number, Range, pack::Unit};

use super::super::{grouped, month_of, scaled};

/// `每户每月 314 元`, `每月约 1,590 元`, `一次性 500 元`. Never more than is known: an amount that may be nothing is only said to
/// have an end.
pub(super) fn pays(range: Range, unit: &str, reckoned: bool, together: Option<usize>) -> String {
    let (unit, once) = unit
        .strip_suffix("（一次）")
        .map_or((unit, false), |unit| (unit, true));
    let (money, periods) = unit.split_once('/').unwrap_or((unit, ""));
    let mut words = String::new();
    if together.is_some_and(|members| members > 1) {
        words.push_str("全家");
    }
    for period in periods.split('·').filter(|period| !period.is_empty()) {
        // What several members get is added up.
        if together.is_none() || period != "人" {
            words.push('每');
            words.push_str(period);
        }
    }
    if once {
        words.push_str("一次性");
    }
    let some = range.low().filter(|low| *low > Number::ZERO);
    let (about, amount) = match (some, range.high()) {
        (Some(low), Some(high)) if low == high => (if reckoned { "约" } else { "" }, grouped(low)),
        (Some(low), Some(high)) => ("", format!("{} 到 {}", grouped(low), grouped(high))),
        (Some(low), None) => ("至少", grouped(low)),
        (None, Some(high)) => ("最多", grouped(high)),
        (None, None) => return String::new(),
    };
    words.push_str(about);
    if !words.is_empty() {
        words.push(' ');
    }
    format!("{words}{amount} {money}")
}

/// `2026 年 11 月 24 日`.
pub(super) fn day(on: Date) -> String {
    let (year, month, day) = on.parts();
    format!("{year} 年 {month} 月 {day} 日")
}

/// `1,000 元`, `1,000 到 2,000 元`, `1,000 元以上`.
pub(super) fn ends(range: Range, unit: &str, show: impl Fn(Number) -> String) -> String {
    match (range.low(), range.high()) {
        (Some(low), Some(high)) if low == high => format!("{}{unit}", show(low)),
        (Some(low), Some(high)) => format!("{} 到 {}{unit}", show(low), show(high)),
        (Some(low), None) => format!("{}{unit}以上", show(low)),
        (None, Some(high)) => format!("{}{unit}以下", show(high)),
        (None, None) => "数目不定".into(),
    }
}

/// A range of plain numbers in a unit.
pub(super) fn plain(range: Range, unit: &str) -> String {
    ends(range, unit, |n| n.to_string())
}

/// An amount of money as people say it: ten thousands apart, so that a nought too many is seen.
fn yuan(range: Range) -> String {
    let figures = ends(range, " 元", grouped);
    let Some(_) = range.high().or(range.low()).filter(|n| *n >= 10_000.into()) else {
        return figures;
    };
    let wan = |n: Number| {
        n.checked_div(10_000.into())
            .map_or_else(String::new, |n| n.to_string())
    };
    format!("{figures}（{}）", ends(range, " 万", wan))
}

pub(super) fn echo(range: Range, unit: Unit) -> String {
    let times = |factor: Option<Range>| factor.map_or_else(String::new, yuan);
    match unit {
        Unit::YuanPerMonth => format!("每月 {}，一年 {}", yuan(range), times(scaled(range, 12))),
        Unit::YuanPerYear => format!("一年 {}", yuan(range)),
        _ => format!("一共 {}", yuan(range)),
    }
}

/// A number or range in its unit, as an answer.
pub(super) fn quantity(range: Range, unit: Unit) -> String {
    match unit {
        Unit::Yuan => yuan(range),
        Unit::YuanPerMonth => format!("每月 {}", yuan(range)),
        Unit::YuanPerYear => format!("每年 {}", yuan(range)),
        Unit::Percent => ends(range, "", |n| {
            n.checked_mul(100.into())
                .map_or_else(String::new, |n| format!("{n}%"))
        }),
        Unit::Date => ends(range, "", |n| {
            let month = n.whole().map(month_of);
            month.map_or_else(String::new, |(year, month)| format!("{year} 年 {month} 月"))
        }),
        Unit::Age => plain(range, " 岁"),
        Unit::Months => plain(range, " 个月"),
        Unit::Days => plain(range, " 天"),
        Unit::Plain => plain(range, ""),
    }
}
