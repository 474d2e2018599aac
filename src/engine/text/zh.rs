//! Chinese words of the engine: numbers, units, comparisons, and the words of `household.json`.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Ordering;

use super::Comparison;
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

/// How two numbers stand to each other, in words; days are earlier or later.
fn ordering(ordering: Ordering, of: Unit) -> &'static str {
    match (ordering, of) {
        (Ordering::Less, Unit::Date) => "早于",
        (Ordering::Greater, Unit::Date) => "晚于",
        (Ordering::Less, _) => "低于",
        (Ordering::Equal, _) => "等于",
        (Ordering::Greater, _) => "高于",
    }
}

/// What the time since a day is called: `出生日期（2026-05-31）至今`.
pub(super) fn since(name: &str, day: Range) -> String {
    format!("{name}（{}）至今", range(day, Unit::Date))
}

/// `名称 式子 = 值，低于 名称 式子 = 值，少 值`, or `差 值` where the condition asks for more.
pub(super) fn comparison(this: &Comparison<'_>) -> String {
    let mut words = String::new();
    if !this.name.is_empty() {
        words.push_str(this.name);
        words.push(' ');
    }
    if let Some(formula) = this.formula {
        words.push_str(formula);
        words.push_str(" = ");
    }
    words.push_str(&quantity(this.left, this.unit));
    words.push('，');
    let exact = this.left.single().zip(this.right.single());
    words.push_str(match exact {
        Some((left, right)) => ordering(left.cmp(&right), this.unit),
        None if this.left.compare(crate::pack::Relation::Below, &this.right) == (true, false) => "低于",
        None if this.left.compare(crate::pack::Relation::Above, &this.right) == (true, false) => "高于",
        None => "要比的是",
    });
    words.push_str(this.right_name);
    words.push(' ');
    if let Some(formula) = this.right_formula {
        words.push_str(formula);
        words.push_str(" = ");
    }
    words.push_str(&quantity(this.right, this.unit));
    // Where it is not met, what is missing; where it is, how much room there is.
    let difference = exact.and_then(|(left, right)| left.max(right).checked_sub(left.min(right)));
    let (word, amount) = match (this.distance, difference, exact) {
        (Some(distance), ..) if !this.is_met => ("，差 ", distance.amount),
        (Some(_), Some(room), Some((left, right))) if left > right => ("，高出 ", room),
        (Some(_), Some(room), Some((left, right))) if left < right => ("，少 ", room),
        _ => return words,
    };
    if !unit(this.unit).is_empty() {
        words.push_str(word);
        words.push_str(&quantity(Range::point(amount), this.unit));
    }
    words
}

/// What the numbers of a formula are: `5800 是家庭月收入，3 是家庭人口`.
pub(super) fn legend(entries: &[(String, String)]) -> String {
    let entry = |(value, name): &(String, String)| format!("{value} 是{name}");
    entries.iter().map(entry).collect::<Vec<_>>().join("，")
}

/// `高者（a，b）` where it is not settled which.
pub(super) fn greater(a: &str, b: &str) -> String {
    format!("较高的（{a}，{b}）")
}

/// `低者（a，b）` where it is not settled which.
pub(super) fn lesser(a: &str, b: &str) -> String {
    format!("较低的（{a}，{b}）")
}

/// What to say where no figure is in force on the day.
pub(super) fn no_standard(name: &str) -> String {
    format!("这一天还没有公布{name}，请问街道或拨打 12345")
}

/// What to say where the screening date is missing.
pub const DATE_NEEDED: &str = "on：要填测算日期，例如 {on: \"2026-11-24\"}。";

/// What to say about a programme that is not in the pack.
pub fn unknown_programme(written: &str) -> String {
    format!("没有编号为“{written}”的待遇。")
}

/// What stands for a figure that is not known on the day.
pub(super) fn not_published() -> &'static str {
    "（以公布为准）"
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Distance;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    fn between(low: Option<&str>, high: Option<&str>) -> Range {
        Range::new(low.map(number), high.map(number)).unwrap()
    }

    #[test]
    fn writes_ranges_with_their_units() {
        let (yuan, percent) = (Unit::Yuan, Unit::Percent);
        for (low, high, of, alone, with_unit) in [
            (Some("1045"), Some("1045"), yuan, "1045", "1045 元"),
            (
                Some("1000"),
                Some("1033.335"),
                yuan,
                "1000～1033.34",
                "1000～1033.34 元",
            ),
            (Some("1000"), None, yuan, "1000 以上", "1000 元以上"),
            (None, Some("1000"), yuan, "1000 以下", "1000 元以下"),
            (None, None, yuan, "未知", "未知"),
            (Some("0.6"), Some("0.6"), percent, "60%", "60%"),
            (Some("0.5"), Some("0.625"), percent, "50%～62.5%", "50%～62.5%"),
            (Some("3"), None, Unit::Plain, "3 以上", "3 以上"),
        ] {
            let value = between(low, high);
            assert_eq!(
                (range(value, of).as_str(), quantity(value, of).as_str()),
                (alone, with_unit)
            );
        }
        let units = [
            (Unit::Plain, ""),
            (Unit::Yuan, "元"),
            (Unit::YuanPerMonth, "元/月"),
            (Unit::YuanPerYear, "元/年"),
            (Unit::Age, "岁"),
            (Unit::Months, "个月"),
            (Unit::Days, "天"),
            (Unit::Date, ""),
            (Unit::Percent, ""),
        ];
        for (of, words) in units {
            assert_eq!(unit(of), words);
        }
        // A share too large to be a percentage is written as it is.
        assert_eq!(
            super::number(Number::from(i64::MAX), Unit::Percent),
            i64::MAX.to_string()
        );
    }

    fn compared(left: Range, unit: Unit, right: Range, missing: Option<i64>) -> String {
        let amount = Number::from(missing.unwrap_or(1));
        let direction = crate::Direction::Down;
        let distance = Distance {
            amount,
            unit,
            direction,
        };
        let (name, right_name) = ("收入", "标准");
        let (formula, right_formula) = (None, None);
        comparison(&Comparison {
            name,
            formula,
            left,
            unit,
            right_name,
            right_formula,
            right,
            distance: Some(distance).filter(|_| unit != Unit::Age),
            is_met: missing.is_none(),
        })
    }

    #[test]
    fn compares_in_words_and_says_by_how_much_in_money_only() {
        let of = |n: i64| Range::from(n);
        for (left, unit, right, words) in [
            (of(5), Unit::Yuan, of(7), "收入 5 元，低于标准 7 元，少 2 元"),
            (
                of(9),
                Unit::YuanPerMonth,
                of(7),
                "收入 9 元/月，高于标准 7 元/月，高出 2 元/月",
            ),
            (
                of(9),
                Unit::YuanPerYear,
                of(7),
                "收入 9 元/年，高于标准 7 元/年，高出 2 元/年",
            ),
            (of(7), Unit::Yuan, of(7), "收入 7 元，等于标准 7 元"),
            (of(9), Unit::Age, of(7), "收入 9 岁，高于标准 7 岁"),
            (
                between(Some("1"), Some("6")),
                Unit::Yuan,
                of(7),
                "收入 1～6 元，低于标准 7 元",
            ),
            (
                between(Some("8"), Some("9")),
                Unit::Yuan,
                of(7),
                "收入 8～9 元，高于标准 7 元",
            ),
            (
                between(Some("7"), Some("9")),
                Unit::Yuan,
                of(7),
                "收入 7～9 元，要比的是标准 7 元",
            ),
            (
                between(Some("5"), Some("7")),
                Unit::Yuan,
                of(7),
                "收入 5～7 元，要比的是标准 7 元",
            ),
        ] {
            assert_eq!(compared(left, unit, right, None), words);
        }
        let missing = [
            (Unit::Yuan, 9, "收入 9 元，高于标准 7 元，差 3 元"),
            (Unit::Yuan, 7, "收入 7 元，等于标准 7 元，差 3 元"),
            (Unit::Days, 9, "收入 9 天，高于标准 7 天，差 3 天"),
            (Unit::Plain, 9, "收入 9，高于标准 7"),
            (Unit::Age, 9, "收入 9 岁，高于标准 7 岁"),
        ];
        for (unit, left, words) in missing {
            assert_eq!(compared(of(left), unit, of(7), Some(3)), words);
        }
        let of = Comparison {
            name: "",
            formula: Some("2 + 3"),
            left: of(5),
            unit: Unit::Plain,
            right_name: "",
            right_formula: Some("10 − 3"),
            right: of(7),
            distance: None,
            is_met: true,
        };
        assert_eq!(comparison(&of), "2 + 3 = 5，低于 10 − 3 = 7");
    }

    #[test]
    fn reads_every_digit_that_people_write() {
        for (digit, characters) in [
            "零〇0０",
            "一壹1１",
            "二两贰2２",
            "三叁3３",
            "四4４",
            "五5５",
            "六6６",
            "七7７",
            "八8８",
            "九9９",
        ]
        .into_iter()
        .enumerate()
        {
            for character in characters.chars() {
                assert_eq!(
                    glyph(character),
                    Glyph::Digit(u8::try_from(digit).unwrap()),
                    "{character}"
                );
            }
        }
        for (characters, meaning) in [
            (".．点", Glyph::Point),
            ("十", Glyph::Times(10)),
            ("百", Glyph::Times(100)),
            ("千", Glyph::Times(1000)),
            ("万", Glyph::Times(10_000)),
            ("亿", Glyph::Times(100_000_000)),
            (",， \u{3000}元块钱￥¥", Glyph::Filler),
            ("-x角／", Glyph::Foreign),
        ] {
            for character in characters.chars() {
                assert_eq!(glyph(character), meaning, "{character}");
            }
        }
    }
}
