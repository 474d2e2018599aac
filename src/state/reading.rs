//! From what stands in the controls to an answer, or to what has to be corrected.

use jiuzhu_engine::{
    Amount, Answer, AnswerError, Date, Number, Range,
    pack::{Fact, Kind, Unit},
};

use super::{Draft, Part};
use crate::text;

/// What is wrong with an answer. The words for it say what to do, not what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// No option is chosen.
    NothingChosen,
    /// Nothing is ticked, and neither 都没有 nor 说不清 is chosen.
    NothingTicked,
    /// Nothing is typed.
    NothingTyped,
    /// What is typed is no number.
    NotANumber(Part),
    /// The number cannot be right; the fact takes these.
    Outside(Range),
    /// Only whole numbers make sense.
    NotWhole,
    /// The year is no year.
    NotAYear,
    /// The month is no month.
    NotAMonth,
    /// The answer cannot be stored.
    Refused,
}

impl From<AnswerError> for Mistake {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::OutOfDomain(domain) => Self::Outside(domain),
            AnswerError::NotWhole => Self::NotWhole,
            AnswerError::NoSuchPlace
            | AnswerError::WrongKind
            | AnswerError::TooFine
            | AnswerError::MemberCount => Self::Refused,
        }
    }
}

/// From here on a number is a year of birth and no age.
const EARLIEST_BIRTH: i64 = 1900;

/// The answer that a draft stands for.
///
/// # Errors
/// The [`Mistake`] to show beside the question.
pub fn read(fact: &Fact, draft: &Draft, on: Date) -> Result<Answer, Mistake> {
    if draft.unsure {
        return Ok(Answer::Unsure);
    }
    let Kind::Number(unit) = fact.kind else {
        let option = draft.option.ok_or(Mistake::NothingChosen)?;
        return Ok(Answer::Options(super::page::bit(usize::from(option))));
    };
    let range = match unit {
        Unit::Date => month(&draft.text, &draft.to)?,
        _ if draft.rough => between(draft, unit)?,
        Unit::Age => age(&draft.text, on)?,
        _ => Range::point(number(draft, Part::First, unit)?),
    };
    Ok(Answer::Number(range))
}

/// Whether anything at all stands in the controls.
pub fn is_blank(draft: &Draft) -> bool {
    draft.option.is_none() && !draft.unsure && draft.text.trim().is_empty() && draft.to.trim().is_empty()
}

/// 从…到…; one end is enough, and the order does not matter.
fn between(draft: &Draft, unit: Unit) -> Result<Range, Mistake> {
    let end = |part: Part| match number(draft, part, unit) {
        Err(Mistake::NothingTyped) => Ok(None),
        result => result.map(Some),
    };
    let range = match (end(Part::First)?, end(Part::Second)?) {
        (None, None) => return Err(Mistake::NothingTyped),
        (Some(a), Some(b)) => Range::new(Some(a.min(b)), Some(a.max(b))),
        (low, high) => Range::new(low, high),
    };
    range.ok_or(Mistake::Refused)
}

/// A typed number, in the fact's unit.
fn number(draft: &Draft, part: Part, unit: Unit) -> Result<Number, Mistake> {
    let typed = match part {
        Part::First => draft.text.trim(),
        Part::Second => draft.to.trim(),
    };
    if typed.is_empty() {
        return Err(Mistake::NothingTyped);
    }
    let mistake = Mistake::NotANumber(part);
    let amount = match unit {
        Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Amount::parse(typed),
        _ => Amount::parse(text::without_unit(typed)),
    };
    let amount = amount.map_err(|_| mistake)?;
    // A period that was typed is meant; the switch only says what a bare number is for.
    let value = match amount.every {
        Some(_) => amount.in_unit(unit),
        None if draft.other_period => to_other_period(amount.value, unit),
        None if unit == Unit::Percent => amount.value.checked_div(100.into()),
        None => Some(amount.value),
    };
    value.ok_or(mistake)
}

/// An amount for the period that the rules do not use, in the one that they use.
fn to_other_period(value: Number, unit: Unit) -> Option<Number> {
    match unit {
        Unit::YuanPerMonth => value.checked_div(12.into()),
        Unit::YuanPerYear => value.checked_mul(12.into()),
        _ => Some(value),
    }
}

/// An age in completed years, from an age or from what is known of the day of birth.
fn age(typed: &str, on: Date) -> Result<Range, Mistake> {
    let mistake = Mistake::NotANumber(Part::First);
    if typed.trim().is_empty() {
        return Err(Mistake::NothingTyped);
    }
    let mut numbers = [None; 3];
    for (place, part) in numbers
        .iter_mut()
        .zip(text::date_parts(text::without_unit(typed)))
    {
        *place = Some(
            Amount::parse(part)
                .ok()
                .and_then(|amount| amount.value.whole())
                .ok_or(mistake)?,
        );
    }
    let (this_year, ..) = on.parts();
    match numbers {
        [Some(age), None, None] if age < EARLIEST_BIRTH => Ok(Range::from(age)),
        [Some(year), month, day] if (EARLIEST_BIRTH..=i64::from(this_year)).contains(&year) => {
            let date = |month: i64, day: i64| {
                let (year, month) = (i16::try_from(year).ok()?, u8::try_from(month).ok()?);
                Date::new(year, month, u8::try_from(day).ok()?).ok()
            };
            let first = date(month.unwrap_or(1), day.unwrap_or(1));
            let last_day = || (28..=31).rev().find_map(|day| date(month.unwrap_or(12), day));
            let last = day.map_or_else(last_day, |day| date(month.unwrap_or(12), day));
            let (first, last) = first.zip(last).ok_or(mistake)?;
            let years = |born: Date| Number::from(born.years_until(on).max(0));
            Range::new(Some(years(last)), Some(years(first))).ok_or(mistake)
        }
        _ => Err(mistake),
    }
}

/// The days of a month, or of a year if no month is given.
fn month(year: &str, month: &str) -> Result<Range, Mistake> {
    let whole = |typed: &str| {
        Amount::parse(text::without_unit(typed.trim()))
            .ok()?
            .value
            .whole()
    };
    let year = whole(year)
        .and_then(|year| i16::try_from(year).ok())
        .ok_or(Mistake::NotAYear)?;
    let (first, last) = match month.trim() {
        "" => (1, 12),
        typed => {
            let month = whole(typed)
                .and_then(|month| u8::try_from(month).ok())
                .ok_or(Mistake::NotAMonth)?;
            (month, month)
        }
    };
    let start = Date::new(year, first, 1).map_err(|_| {
        if last == 12 {
            Mistake::NotAYear
        } else {
            Mistake::NotAMonth
        }
    })?;
    let end = (28..=31)
        .rev()
        .find_map(|day| Date::new(year, last, day).ok())
        .ok_or(Mistake::NotAMonth)?;
    Range::new(Some(start.day_number().into()), Some(end.day_number().into())).ok_or(Mistake::Refused)
}
