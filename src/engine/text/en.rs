//! English words of the engine: numbers, units, comparisons.

use alloc::{format, string::String, vec::Vec};
use core::cmp::Ordering;

use super::{Comparison, zh::number};
use crate::{
    Range,
    pack::{Relation, Unit},
};

/// A unit as it stands after a number.
pub(super) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Plain | Unit::Date | Unit::Percent => "",
        Unit::Yuan => "yuan",
        Unit::YuanPerMonth => "yuan a month",
        Unit::YuanPerYear => "yuan a year",
        Unit::Age => "years",
        Unit::Months => "months",
        Unit::Days => "days",
    }
}

/// A range without its unit: `1045`, `1000 to 1033.33`, `1000 or more`, `unknown`.
pub(super) fn range(range: Range, unit: Unit) -> String {
    match (range.low(), range.high()) {
        (Some(low), Some(high)) if low == high => number(low, unit),
        (Some(low), Some(high)) => format!("{} to {}", number(low, unit), number(high, unit)),
        (Some(low), None) => format!("{} or more", number(low, unit)),
        (None, Some(high)) => format!("{} or less", number(high, unit)),
        (None, None) => "unknown".into(),
    }
}

/// A range with its unit.
fn quantity(value: Range, of: Unit) -> String {
    match unit(of) {
        "" => range(value, of),
        words => format!("{} {words}", range(value, of)),
    }
}

fn ordering(ordering: Ordering, of: Unit) -> &'static str {
    match (ordering, of) {
        (Ordering::Less, Unit::Date) => "before",
        (Ordering::Greater, Unit::Date) => "after",
        (Ordering::Less, _) => "below",
        (Ordering::Equal, _) => "equal to",
        (Ordering::Greater, _) => "above",
    }
}

/// What the time since a day is called: `time since the date of birth (2026-05-31)`.
pub(super) fn since(name: &str, day: Range) -> String {
    format!("time since {name} ({})", range(day, Unit::Date))
}

/// `name: formula = value, below name: formula = value, by value`, or `value away` where the condition asks for more.
pub(super) fn comparison(this: &Comparison<'_>) -> String {
    let side = |name: &str, formula: Option<&str>, value: Range| {
        let mut words = String::from(name);
        if let (Some(formula), gap) = (formula, if name.is_empty() { "" } else { ": " }) {
            words = format!("{words}{gap}{formula} = {}", quantity(value, this.unit));
        } else {
            let gap = if name.is_empty() { "" } else { " " };
            words = format!("{words}{gap}{}", quantity(value, this.unit));
        }
        words
    };
    let exact = this.left.single().zip(this.right.single());
    let is = |relation: Relation| this.left.compare(relation, &this.right) == (true, false);
    let relation = match exact {
        Some((left, right)) => ordering(left.cmp(&right), this.unit),
        None if is(Relation::Below) => "below",
        None if is(Relation::Above) => "above",
        None => "to be compared with",
    };
    let left = side(this.name, this.formula, this.left);
    let right = side(this.right_name, this.right_formula, this.right);
    let words = format!("{left}, {relation} {right}");
    if unit(this.unit).is_empty() {
        return words;
    }
    // Where it is not met, what is missing; where it is, how much room there is.
    let room = exact.and_then(|(left, right)| left.max(right).checked_sub(left.min(right)));
    let amount = |amount| quantity(Range::point(amount), this.unit);
    match (this.distance, room) {
        (Some(distance), _) if !this.is_met => format!("{words}, {} away", amount(distance.amount)),
        (Some(_), Some(room)) if this.left != this.right => format!("{words}, by {}", amount(room)),
        _ => words,
    }
}

/// What the numbers of a formula are: `5800: household income; 3: people in the home`.
pub(super) fn legend(entries: &[(String, String)]) -> String {
    let entry = |(value, name): &(String, String)| format!("{value}: {name}");
    entries.iter().map(entry).collect::<Vec<_>>().join("; ")
}

/// The greater of two where it is not settled which.
pub(super) fn greater(a: &str, b: &str) -> String {
    format!("the higher of ({a}, {b})")
}

/// The lesser of two where it is not settled which.
pub(super) fn lesser(a: &str, b: &str) -> String {
    format!("the lower of ({a}, {b})")
}

/// What to say where no figure is in force on the day.
pub(super) fn no_standard(name: &str) -> String {
    format!("no figure is published yet for {name}: ask your subdistrict office or call 12345")
}

/// What stands for a figure that is not known on the day.
pub(super) fn not_published() -> &'static str {
    "(see the published figure)"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Direction, Distance, Number};

    fn compared(left: i64, unit: Unit, right: i64, is_met: bool) -> String {
        comparison(&Comparison {
            name: "income",
            formula: (left == 5).then_some("2 + 3"),
            left: Range::from(left),
            unit,
            right_name: "the standard",
            right_formula: None,
            right: Range::from(right),
            distance: Some(Distance {
                amount: Number::from(3),
                unit,
                direction: Direction::Down,
            }),
            is_met,
        })
    }

    #[test]
    fn compares_in_words() {
        for (left, unit, is_met, words) in [
            (
                5,
                Unit::Yuan,
                true,
                "income: 2 + 3 = 5 yuan, below the standard 7 yuan, by 2 yuan",
            ),
            (
                9,
                Unit::YuanPerMonth,
                true,
                "income 9 yuan a month, above the standard 7 yuan a month, by 2 yuan a month",
            ),
            (
                9,
                Unit::Yuan,
                false,
                "income 9 yuan, above the standard 7 yuan, 3 yuan away",
            ),
            (7, Unit::Days, true, "income 7 days, equal to the standard 7 days"),
            (9, Unit::Plain, false, "income 9, above the standard 7"),
        ] {
            assert_eq!(compared(left, unit, 7, is_met), words);
        }
    }

    #[test]
    fn writes_ranges() {
        let some = |n: i64| Some(Number::from(n));
        for (low, high, words) in [
            (some(5), some(5), "5 years"),
            (some(5), some(7), "5 to 7 years"),
            (some(5), None, "5 or more years"),
            (None, some(7), "7 or less years"),
        ] {
            assert_eq!(quantity(Range::new(low, high).unwrap(), Unit::Age), words);
        }
        assert_eq!(legend(&[("3".into(), "people".into())]), "3: people");
    }
}
