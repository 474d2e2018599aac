//! The algebra of units: what may be added, compared, multiplied and divided, and what comes out.

use jiuzhu_engine::{Number, pack::Unit};

use crate::{sentence::Operator, suggest::fold_width};

/// Units as written after a number or under 单位, longest first where one begins another.
const WRITTEN: [(&str, Unit); 10] = [
    ("元/月", Unit::YuanPerMonth),
    ("元/年", Unit::YuanPerYear),
    ("元", Unit::Yuan),
    ("个月", Unit::Months),
    ("个", Unit::Plain),
    ("月", Unit::Months),
    ("天", Unit::Days),
    ("岁", Unit::Age),
    ("倍", Unit::Plain),
    ("%", Unit::Percent),
];

/// The written units, for messages.
pub(crate) const NAMES: &str = "元、元/月、元/年、%、倍、个、岁、月、天";

/// The unit that a text starts with, and how many characters it takes; half and full width are equal.
pub(crate) fn prefix(text: &[char]) -> Option<(Unit, usize)> {
    WRITTEN.iter().find_map(|(written, unit)| {
        let len = written.chars().count();
        let same = written
            .chars()
            .zip(text)
            .filter(|(a, b)| *a == fold_width(**b))
            .count();
        (same == len).then_some((*unit, len))
    })
}

/// The unit that is all of a text.
pub(crate) fn parse(text: &str) -> Option<Unit> {
    let chars: Vec<char> = text.chars().collect();
    prefix(&chars)
        .filter(|(_, len)| *len == chars.len())
        .map(|(unit, _)| unit)
}

/// A written number in the form in which the engine keeps it: percent as a factor.
pub(crate) fn scale(value: Number, unit: Unit) -> Option<Number> {
    if unit == Unit::Percent {
        value.checked_div(100.into())
    } else {
        Some(value)
    }
}

/// The unit in words.
pub(crate) fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Plain => "没有单位的数",
        Unit::Yuan => "元",
        Unit::YuanPerMonth => "元/月",
        Unit::YuanPerYear => "元/年",
        Unit::Age => "岁",
        Unit::Months => "个月",
        Unit::Days => "天",
        Unit::Date => "日期",
        Unit::Percent => "%",
    }
}

/// Whether it is an amount of money.
pub(crate) fn is_money(unit: Unit) -> bool {
    matches!(unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear)
}

fn is_factor(unit: Unit) -> bool {
    matches!(unit, Unit::Plain | Unit::Percent)
}

/// The unit of a sum, a choice between two numbers, or a comparison: both must be equal.
pub(crate) fn same(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        _ if a == b => Some(a),
        _ if is_factor(a) && is_factor(b) => Some(Unit::Plain),
        _ => None,
    }
}

/// The unit of what comes out of a calculation.
pub(crate) fn combine(operator: Operator, a: Unit, b: Unit) -> Option<Unit> {
    match operator {
        Operator::Add => add(a, b),
        Operator::Subtract => subtract(a, b),
        Operator::Multiply => multiply(a, b),
        Operator::Divide => divide(a, b),
    }
}

/// The unit of a sum.
fn add(a: Unit, b: Unit) -> Option<Unit> {
    same(a, b).filter(|u| *u != Unit::Date)
}

/// The unit of a difference; two dates are so many days apart.
fn subtract(a: Unit, b: Unit) -> Option<Unit> {
    same(a, b).map(|u| if u == Unit::Date { Unit::Days } else { u })
}

/// The unit of a product.
fn multiply(a: Unit, b: Unit) -> Option<Unit> {
    use Unit::{Date, Months, Percent, Plain, Yuan, YuanPerMonth};
    match (a, b) {
        (YuanPerMonth, Months) | (Months, YuanPerMonth) => Some(Yuan),
        (Date, _) | (_, Date) => None,
        (Percent, Percent) => Some(Percent),
        _ if is_factor(a) && is_factor(b) => Some(Plain),
        _ if is_factor(b) => Some(a),
        _ if is_factor(a) => Some(b),
        _ => None,
    }
}

/// The unit of a quotient.
fn divide(a: Unit, b: Unit) -> Option<Unit> {
    match (a, b) {
        (Unit::Date, _) | (_, Unit::Date) => None,
        (Unit::Yuan, Unit::Months) => Some(Unit::YuanPerMonth),
        _ if is_factor(a) && is_factor(b) => Some(Unit::Plain),
        _ if is_factor(b) => Some(a),
        _ if a == b => Some(Unit::Plain),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Unit::{Age, Date, Days, Months, Percent, Plain, Yuan, YuanPerMonth, YuanPerYear};

    #[test]
    fn adds_only_what_is_alike() {
        assert_eq!(add(YuanPerMonth, YuanPerMonth), Some(YuanPerMonth));
        assert_eq!(add(YuanPerMonth, YuanPerYear), None);
        assert_eq!(add(Plain, Percent), Some(Plain));
        assert_eq!((add(Date, Date), subtract(Date, Date)), (None, Some(Days)));
        assert_eq!(same(Yuan, Age), None);
    }

    #[test]
    fn multiplies_and_divides_by_factors_and_months() {
        assert_eq!(multiply(YuanPerMonth, Months), Some(Yuan));
        assert_eq!(multiply(Percent, Yuan), Some(Yuan));
        assert_eq!(multiply(Yuan, Yuan), None);
        assert_eq!(divide(Yuan, Months), Some(YuanPerMonth));
        assert_eq!(divide(YuanPerYear, Plain), Some(YuanPerYear));
        assert_eq!(divide(Yuan, Yuan), Some(Plain));
        assert_eq!(divide(Plain, Yuan), None);
        assert_eq!(
            (divide(Percent, Plain), divide(Plain, Percent)),
            (Some(Plain), Some(Plain))
        );
        assert_eq!(
            (multiply(Percent, Plain), multiply(Percent, Percent)),
            (Some(Plain), Some(Percent))
        );
        for date in [
            divide(Date, Plain),
            divide(Plain, Date),
            multiply(Date, Plain),
            multiply(Plain, Date),
        ] {
            assert_eq!(date, None);
        }
    }

    #[test]
    fn reads_both_widths_and_the_longest_form() {
        for (text, unit) in [
            ("元/月", YuanPerMonth),
            ("元／月", YuanPerMonth),
            ("％", Percent),
            ("个月", Months),
        ] {
            assert_eq!(parse(text), Some(unit), "{text}");
        }
        assert_eq!(parse("元/次"), None);
        assert_eq!(scale(60.into(), Percent), Number::parse("0.6"));
    }
}
