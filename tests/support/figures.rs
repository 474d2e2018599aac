//! Figures for random packs.

use jiuzhu_engine::{
    Date, Number, Range,
    pack::{Elapsed, Op, Outcome, Relation, Rounding},
};

use super::{sketch::fraction, today};

/// Figures in force, in force once, not yet in force, or never published; some of them only by their bounds.
pub fn periods(a: u8, b: u8) -> Vec<(Date, Option<Date>, Range)> {
    let day = |year| Date::new(year, 7, 1).unwrap();
    let (old, value) = (Range::from(7), constant(b, b / 16));
    match a % 8 {
        0 | 1 => vec![(day(2025), None, value)],
        2 => vec![
            (day(2020), None, old),
            (day(2024), None, value),
            (day(2027), None, old),
        ],
        3 => vec![(day(2024), Some(today()), value)],
        4 => vec![(day(2020), None, old), (today(), None, value)],
        5 => vec![(day(2020), None, old), (day(2024), Some(day(2026)), value)],
        6 => vec![(day(2027), None, value)],
        _ => Vec::new(),
    }
}

/// Mostly one number, sometimes bounds.
pub fn constant(which: u8, kind: u8) -> Range {
    let numbers = [0, 1, 2, 3, -1, 12, 500, 1045];
    let low = Number::from(numbers[usize::from(which % 8)]);
    match kind % 8 {
        1 => Range::new(Some(low), low.checked_add(3.into())).unwrap(),
        2 => Range::new(Some(low), None).unwrap(),
        3 => Range::point(fraction(3, 2)),
        _ => Range::point(low),
    }
}

/// A time that runs, has ended, or has not begun, with the screening date inside, at an end or just outside.
pub fn during(from: u8, until: u8) -> Op {
    let near = |which: u8| match which % 6 {
        0 | 1 => None,
        2 => today().previous(),
        3 => Some(today()),
        4 => today().next(),
        _ => Some(Date::new(2024, 2, 29).unwrap()),
    };
    Op::During {
        from: near(from),
        until: near(until),
    }
}

/// What is counted since a day.
pub fn elapsed(which: u8) -> Elapsed {
    [Elapsed::Days, Elapsed::Months, Elapsed::Years][usize::from(which % 3)]
}

/// One of the outcomes.
pub fn outcome(which: u8) -> Outcome {
    [Outcome::Pass, Outcome::Fail, Outcome::Ask][usize::from(which % 3)]
}

/// One of the relations.
pub fn relation(which: u8) -> Relation {
    use Relation::{Above, AtLeast, AtMost, Below, Equal, Unequal};
    [AtMost, Below, Above, AtLeast, Equal, Unequal][usize::from(which % 6)]
}

/// A step, and which way.
pub fn rounding(step: u8, mode: u8) -> (Number, Rounding) {
    let step = [fraction(1, 1), fraction(1, 10), fraction(5, 1), fraction(100, 1)][usize::from(step % 4)];
    let mode = [Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven][usize::from(mode % 4)];
    (step, mode)
}
