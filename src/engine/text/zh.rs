//! Chinese words of the engine: numbers, units, comparisons, and the words of `household.json`.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Ordering;

use crate::{Date, Number, Range, pack::Unit};

/// What one character means in an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyph {
    Digit(u8),
    Point,
    Times(i64),
    Filler,
    Foreign,
}

/// Reads one character of an amount.
pub(crate) fn glyph(character: char) -> Glyph {
    let wide = |c: char| {
        u32::from(c)
            .checked_sub(u32::from('０'))
            .and_then(|d| u8::try_from(d).ok())
    };
    match character {
        '0'..='9' => Glyph::Digit(character as u8 - b'0'),
        '０'..='９' => wide(character).map_or(Glyph::Foreign, Glyph::Digit),
        '零' | '〇' => Glyph::Digit(0),
        '一' | '壹' => Glyph::Digit(1),
        '二' | '两' | '贰' => Glyph::Digit(2),
        '三' | '叁' => Glyph::Digit(3),
        '四' => Glyph::Digit(4),
        '五' => Glyph::Digit(5),
        '六' => Glyph::Digit(6),
        '七' => Glyph::Digit(7),
        '八' => Glyph::Digit(8),
        '九' => Glyph::Digit(9),
        '.' | '．' | '点' => Glyph::Point,
        '十' => Glyph::Times(10),
        '百' => Glyph::Times(100),
        '千' => Glyph::Times(1_000),
        '万' => Glyph::Times(10_000),
        '亿' => Glyph::Times(100_000_000),
        ',' | '，' | ' ' | '\u{3000}' | '元' | '块' | '钱' | '￥' | '¥' => Glyph::Filler,
        _ => Glyph::Foreign,
    }
}

/// What is written beside a monthly amount.
pub(crate) const PER_MONTH: [&str; 4] = ["/月", "／月", "每月", "一个月"];
/// What is written beside a yearly amount.
pub(crate) const PER_YEAR: [&str; 4] = ["/年", "／年", "每年", "一年"];

/// A unit as it stands after a number.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Plain | Unit::Date | Unit::Percent => "",
        Unit::Yuan => "元",
        Unit::YuanPerMonth => "元/月",
        Unit::YuanPerYear => "元/年",
        Unit::Age => "岁",
        Unit::Months => "个月",
        Unit::Days => "天",
    }
}

/// A number without its unit.
pub fn number(value: Number, unit: Unit) -> String {
    match unit {
        Unit::Percent => match value.checked_mul(100.into()) {
            Some(percent) => format!("{percent}%"),
            None => value.to_string(),
        },
        Unit::Date => match value.whole().and_then(Date::from_day_number) {
            Some(day) => day.to_string(),
            None => value.to_string(),
        },
        _ => value.to_string(),
    }
}

/// A range without its unit: `1045`, `1000～1033.33`, `1000 以上`, `未知`.
pub fn range(range: Range, unit: Unit) -> String {
    match (range.low(), range.high()) {
        (Some(low), Some(high)) if low == high => number(low, unit),
        (Some(low), Some(high)) => format!("{}～{}", number(low, unit), number(high, unit)),
        (Some(low), None) => format!("{} 以上", number(low, unit)),
        (None, Some(high)) => format!("{} 以下", number(high, unit)),
        (None, None) => "未知".into(),
    }
}

/// A range with its unit.
pub fn quantity(value: Range, of: Unit) -> String {
    let shown = range(value, of);
    match unit(of) {
        "" => shown,
        words if value.single().is_some() || value.high().is_some() && value.low().is_some() => {
            format!("{shown} {words}")
        }
        words => shown.replacen(' ', &format!(" {words}"), 1),
    }
}

/// How two numbers stand to each other, in words.
pub(crate) fn ordering(ordering: Ordering) -> &'static str {
    match ordering {
        Ordering::Less => "低于",
        Ordering::Equal => "等于",
        Ordering::Greater => "高于",
    }
}

/// `名称 式子 = 值，低于 名称 式子 = 值，少 值`.
pub(crate) struct Comparison<'a> {
    pub(crate) name: &'a str,
    pub(crate) formula: Option<&'a str>,
    pub(crate) left: Range,
    pub(crate) unit: Unit,
    pub(crate) right_name: &'a str,
    pub(crate) right_formula: Option<&'a str>,
    pub(crate) right: Range,
}

impl Comparison<'_> {
    /// The comparison in words.
    pub(crate) fn sentence(&self) -> String {
        let mut words = String::new();
        if !self.name.is_empty() {
            words.push_str(self.name);
            words.push(' ');
        }
        if let Some(formula) = self.formula {
            words.push_str(formula);
            words.push_str(" = ");
        }
        words.push_str(&quantity(self.left, self.unit));
        words.push('，');
        let exact = self.left.single().zip(self.right.single());
        words.push_str(match exact {
            Some((left, right)) => ordering(left.cmp(&right)),
            None if self.left.compare(crate::pack::Relation::Below, &self.right) == (true, false) => "低于",
            None if self.left.compare(crate::pack::Relation::Above, &self.right) == (true, false) => "高于",
            None => "要比的是",
        });
        words.push_str(self.right_name);
        words.push(' ');
        if let Some(formula) = self.right_formula {
            words.push_str(formula);
            words.push_str(" = ");
        }
        words.push_str(&quantity(self.right, self.unit));
        if let Some((left, right)) = exact
            && left != right
            && matches!(self.unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear)
            && let Some(distance) = left.max(right).checked_sub(left.min(right))
        {
            words.push_str(if left > right { "，高出 " } else { "，少 " });
            words.push_str(&quantity(Range::point(distance), self.unit));
        }
        words
    }
}

/// What the numbers of a formula are: `5800 是家庭月收入，3 是家庭人口`.
pub(crate) fn legend(entries: &[(String, String)]) -> String {
    let entry = |(value, name): &(String, String)| format!("{value} 是{name}");
    entries.iter().map(entry).collect::<Vec<_>>().join("，")
}

/// `高者（a，b）` where it is not settled which.
pub(crate) fn greater(a: &str, b: &str) -> String {
    format!("较高的（{a}，{b}）")
}

/// `低者（a，b）` where it is not settled which.
pub(crate) fn lesser(a: &str, b: &str) -> String {
    format!("较低的（{a}，{b}）")
}

/// What to say where no figure is in force on the day.
pub(crate) fn no_standard(name: &str) -> String {
    format!("这一天还没有公布{name}，请问街道或拨打 12345")
}

/// What to say where the screening date is missing.
pub const DATE_NEEDED: &str = "on：要填测算日期，例如 {on: \"2026-11-24\"}。";

/// What to say about a programme that is not in the pack.
pub fn unknown_programme(written: &str) -> String {
    format!("没有编号为“{written}”的待遇。")
}

/// What stands for a figure that is not known on the day.
pub(crate) const NOT_PUBLISHED: &str = "（以公布为准）";

/// Where the list of members stands in a household.
pub const MEMBERS: &str = "成员";
/// Where the household's facts stand.
pub const HOUSEHOLD: &str = "家庭";
/// The answer of somebody who does not know.
pub const UNSURE: &str = "不清楚";
pub(crate) const FROM: &str = "从";
pub(crate) const TO: &str = "到";
pub(crate) const ONE_OF: &str = "之一";

/// Reads yes and no.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text {
        "是" | "有" => Some(true),
        "否" | "不是" | "没有" | "无" => Some(false),
        _ => None,
    }
}

/// The place of a household fact.
pub fn household_place(fact: &str) -> String {
    format!("{HOUSEHOLD}.{fact}")
}

/// The place of a member, counted from 0.
pub fn member_place(member: usize, fact: &str) -> String {
    if fact.is_empty() {
        format!("{MEMBERS}[{member}]")
    } else {
        format!("{MEMBERS}[{member}].{fact}")
    }
}
