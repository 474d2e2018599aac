//! Reading a household from JSON, YAML or any other tree of scalars, lists and maps.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Amount, AmountError, Answer, Date, FactKey, Household, MAX_MEMBERS, Number, Pack, Range,
    household::AnswerError,
    limits,
    pack::{Fact, Kind, Scope, Unit},
    text::zh,
};

mod problem;

pub use problem::{Expected, InputError, Problem};

/// A tree as written, before anybody knows what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number as written, so that no digit is lost.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Raw>),
    /// Keys and values in the order in which they were written.
    Map(Vec<(String, Raw)>),
}

/// Reads `{"家庭": {事实: 答案}, "成员": [{事实: 答案}]}`; `on` turns birth dates into ages.
///
/// # Errors
/// [`InputError`] for the first key, option or value that is not known, with its place.
pub fn household(pack: &Pack, raw: &Raw, on: Date) -> Result<Household, InputError> {
    let Raw::Map(entries) = raw else {
        return Err(expected("", Expected::Household, raw));
    };
    let mut household = Household::new(pack);
    for (key, value) in entries {
        if key == zh::MEMBERS {
            members(pack, &mut household, value, on)?;
        } else if key == zh::HOUSEHOLD {
            facts(pack, &mut household, None, value, on)?;
        } else {
            let known = [zh::HOUSEHOLD, zh::MEMBERS].map(String::from).to_vec();
            return Err(error(
                &shortened(key),
                Problem::UnknownKey {
                    written: shortened(key),
                    known,
                },
            ));
        }
    }
    Ok(household)
}

/// Reads the answer to one fact.
///
/// # Errors
/// [`Problem`] if the answer does not fit the fact.
pub fn answer(fact: &Fact, raw: &Raw, on: Date) -> Result<Answer, Problem> {
    match raw {
        Raw::Null => return Ok(Answer::Unanswered),
        Raw::Text(text) if text == zh::UNSURE => return Ok(Answer::Unsure),
        _ => {}
    }
    match &fact.kind {
        Kind::Truth | Kind::Choice(_) => options(fact, raw).map(Answer::Options),
        Kind::Number(unit) => numbers(*unit, raw, on).map(Answer::Number),
    }
}

fn members(pack: &Pack, household: &mut Household, raw: &Raw, on: Date) -> Result<(), InputError> {
    let Raw::List(items) = raw else {
        return Err(expected(zh::MEMBERS, Expected::Members, raw));
    };
    if items.is_empty() {
        return Err(error(zh::MEMBERS, Problem::NoMembers));
    }
    let too_many = Problem::TooManyMembers {
        count: items.len(),
        most: MAX_MEMBERS,
    };
    household
        .set_members(items.len(), true)
        .map_err(|_| error(zh::MEMBERS, too_many))?;
    for (index, item) in items.iter().enumerate() {
        facts(pack, household, Some(index), item, on)?;
    }
    Ok(())
}

fn facts(
    pack: &Pack,
    household: &mut Household,
    member: Option<usize>,
    raw: &Raw,
    on: Date,
) -> Result<(), InputError> {
    let place = |fact: &str| match member {
        None if fact.is_empty() => zh::HOUSEHOLD.into(),
        None => zh::household_place(fact),
        Some(member) => zh::member_place(member, fact),
    };
    let Raw::Map(entries) = raw else {
        return Err(expected(&place(""), Expected::Facts, raw));
    };
    let scope = if member.is_some() {
        Scope::Member
    } else {
        Scope::Household
    };
    for (name, value) in entries {
        let found = pack
            .facts
            .iter()
            .position(|f| f.scope == scope && f.name == *name);
        let known = found.and_then(|index| Some((u16::try_from(index).ok()?, pack.facts.get(index)?)));
        let Some((id, fact)) = known else {
            return Err(error(&place(&shortened(name)), unknown(pack, scope, name)));
        };
        let answer = answer(fact, value, on).map_err(|problem| error(&place(name), problem))?;
        let key = FactKey {
            fact: id,
            member: member.and_then(|m| u8::try_from(m).ok()),
        };
        household
            .set(pack, key, answer)
            .map_err(|e| error(&place(name), refused(fact, e)))?;
    }
    Ok(())
}

fn unknown(pack: &Pack, scope: Scope, name: &str) -> Problem {
    if let Some(other) = pack.facts.iter().find(|f| f.name == name) {
        let place = match other.scope {
            Scope::Household => zh::HOUSEHOLD.into(),
            Scope::Member => zh::member_place(0, ""),
        };
        return Problem::OtherScope {
            written: shortened(name),
            place,
        };
    }
    let known = pack
        .facts
        .iter()
        .filter(|f| f.scope == scope)
        .map(|f| f.name.clone())
        .collect();
    Problem::UnknownKey {
        written: shortened(name),
        known,
    }
}

fn refused(fact: &Fact, error: AnswerError) -> Problem {
    let unit = match fact.kind {
        Kind::Number(unit) => unit,
        Kind::Truth | Kind::Choice(_) => Unit::Plain,
    };
    match error {
        AnswerError::NotWhole => Problem::NotWhole,
        AnswerError::TooFine => Problem::TooFine,
        AnswerError::OutOfDomain(domain) => Problem::OutOfDomain { domain, unit },
        AnswerError::NoSuchPlace | AnswerError::WrongKind | AnswerError::MemberCount => {
            Problem::OutOfDomain {
                domain: fact.domain,
                unit,
            }
        }
    }
}

fn options(fact: &Fact, raw: &Raw) -> Result<u64, Problem> {
    if let Raw::Map(entries) = raw {
        let [(key, Raw::List(items))] = entries.as_slice() else {
            return Err(shape(Expected::Options, raw));
        };
        if key != zh::ONE_OF || items.is_empty() {
            return Err(shape(Expected::Options, raw));
        }
        return items
            .iter()
            .try_fold(0, |set, item| Ok(set | option(fact, item)?));
    }
    option(fact, raw)
}

fn option(fact: &Fact, raw: &Raw) -> Result<u64, Problem> {
    match (&fact.kind, raw) {
        (Kind::Truth, Raw::Truth(yes)) => Ok(if *yes { 2 } else { 1 }),
        (Kind::Truth, Raw::Text(text)) => match zh::truth(text) {
            Some(yes) => Ok(if yes { 2 } else { 1 }),
            None => Err(shape(Expected::Truth, raw)),
        },
        (Kind::Choice(choices), Raw::Text(text)) => match choices.iter().position(|c| c.name == *text) {
            Some(index) => Ok(1 << index),
            None => {
                let known = choices.iter().map(|c| c.name.clone()).collect();
                Err(Problem::UnknownOption {
                    written: shortened(text),
                    known,
                })
            }
        },
        (Kind::Truth, _) => Err(shape(Expected::Truth, raw)),
        _ => Err(shape(Expected::Option, raw)),
    }
}

fn numbers(unit: Unit, raw: &Raw, on: Date) -> Result<Range, Problem> {
    let Raw::Map(entries) = raw else {
        return number(unit, raw, on).map(Range::point);
    };
    if entries.is_empty() {
        return Err(shape(Expected::Bounds, raw));
    }
    let (mut low, mut high) = (None, None);
    for (key, value) in entries {
        let end = Some(number(unit, value, on)?);
        match key.as_str() {
            zh::FROM => low = end,
            zh::TO => high = end,
            _ => return Err(shape(Expected::Bounds, raw)),
        }
    }
    Range::new(low, high).ok_or(Problem::Reversed)
}

fn number(unit: Unit, raw: &Raw, on: Date) -> Result<Number, Problem> {
    let written = match raw {
        Raw::Number(text) => {
            return Number::parse(text).ok_or_else(|| shape(Expected::Number, raw));
        }
        Raw::Text(text) => text,
        _ => return Err(shape(Expected::Number, raw)),
    };
    if matches!(unit, Unit::Age | Unit::Date) && written.contains('-') {
        let day = Date::parse(written).map_err(|_| Problem::NoSuchDay {
            written: shortened(written),
        })?;
        return Ok(if unit == Unit::Age {
            day.years_until(on).into()
        } else {
            day.day_number().into()
        });
    }
    match Amount::parse(written) {
        Ok(amount) => amount.in_unit(unit).ok_or_else(|| Problem::Period {
            written: shortened(written),
        }),
        Err(AmountError::TooLarge) => Err(Problem::TooLarge),
        Err(AmountError::Empty | AmountError::NotANumber) => Err(shape(Expected::Number, raw)),
    }
}

fn error(place: &str, problem: Problem) -> InputError {
    InputError {
        place: place.into(),
        problem,
    }
}

fn expected(place: &str, what: Expected, raw: &Raw) -> InputError {
    error(place, shape(what, raw))
}

fn shape(what: Expected, raw: &Raw) -> Problem {
    Problem::Expected {
        what,
        written: show(raw),
    }
}

/// A value as written, shortened.
fn show(raw: &Raw) -> String {
    match raw {
        Raw::Null => "null".into(),
        Raw::Truth(yes) => yes.to_string(),
        Raw::Number(text) => shortened(text),
        Raw::Text(text) => format!("“{}”", shortened(text)),
        Raw::List(_) => "[…]".into(),
        Raw::Map(_) => "{…}".into(),
    }
}

/// The start of a text that may be of any length.
fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(limits::SHOWN_CHARS).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
