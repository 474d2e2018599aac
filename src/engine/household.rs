//! A household's answers.

use alloc::vec::Vec;

use crate::{
    Number, Pack, Range, limits,
    pack::{Fact, FactId, Kind, Scope},
    value::{ChoiceSet, NumberSet, Value},
};

/// The most members a household may list.
pub const MAX_MEMBERS: usize = limits::MEMBERS;

/// The greatest denominator of an answer: a yearly amount to a hundredth of a 分, by the month.
///
/// Finer answers would multiply to fractions that do not fit 64 bits and are then rounded outwards, so that a
/// narrower answer could say less than a wider one.
const FINEST: i64 = 120_000;

/// What a resident said about one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    /// Not asked or not answered yet.
    #[default]
    Unanswered,
    /// 不清楚: answered, and still unknown.
    Unsure,
    /// A number or a range of numbers, in the fact's unit.
    Number(Range),
    /// One or several options, bit n = option n; 否 = option 0 and 是 = option 1 of a truth.
    Options(u64),
}

impl Answer {
    /// A plain truth.
    pub const fn truth(yes: bool) -> Self {
        Self::Options(if yes { 2 } else { 1 })
    }
}

/// Names a fact of the household or of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey {
    /// The fact.
    pub fact: FactId,
    /// Position of the member; `None` for a household fact.
    pub member: Option<u8>,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerError {
    /// There is no such fact, member or option.
    NoSuchPlace,
    /// A number where options belong, or the reverse.
    WrongKind,
    /// Outside the values the fact can take.
    OutOfDomain(Range),
    /// A fraction of something that is only counted whole.
    NotWhole,
    /// A fraction finer than anybody reckons with.
    TooFine,
    /// No members, or more than [`MAX_MEMBERS`].
    MemberCount,
}

/// Everything a household has answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Household {
    /// A row for the household, then one for each member; a row has a place for every fact of the pack.
    answers: Vec<Answer>,
    width: usize,
    members: usize,
    listed: bool,
}

/// By hand because the derived `clone_from` would give up the buffer.
impl Clone for Household {
    fn clone(&self) -> Self {
        Self {
            answers: self.answers.clone(),
            ..*self
        }
    }

    fn clone_from(&mut self, source: &Self) {
        let mut answers = core::mem::take(&mut self.answers);
        answers.clone_from(&source.answers);
        *self = Self { answers, ..*source };
    }
}

impl Household {
    /// Nothing answered: one member, the applicant, and perhaps others who are not listed yet.
    pub fn new(pack: &Pack) -> Self {
        let mut household = Self {
            answers: Vec::new(),
            width: pack.facts.len(),
            members: 1,
            listed: false,
        };
        household.fit();
        household
    }

    /// How many members are listed, the applicant included.
    pub fn members(&self) -> usize {
        self.members
    }

    /// Whether everybody is listed.
    pub fn is_listed(&self) -> bool {
        self.listed
    }

    /// Sets how many members are listed and whether that is everybody; those who stay keep their answers.
    ///
    /// # Errors
    /// [`AnswerError::MemberCount`] for none or more than [`MAX_MEMBERS`]; nothing changes.
    pub fn set_members(&mut self, count: usize, listed: bool) -> Result<(), AnswerError> {
        if !(1..=MAX_MEMBERS).contains(&count) {
            return Err(AnswerError::MemberCount);
        }
        self.members = count;
        self.listed = listed;
        self.fit();
        Ok(())
    }

    /// Takes a member off the list; the applicant (member 0) stays.
    pub fn remove_member(&mut self, index: usize) {
        if index > 0 && index < self.members {
            let row = (index + 1) * self.width;
            self.answers.drain(row..row + self.width);
            self.members -= 1;
        }
    }

    /// Makes as many rows as there are members.
    fn fit(&mut self) {
        let rows = self.members + 1;
        self.answers.resize(rows * self.width, Answer::Unanswered);
    }

    /// Where the answer to a fact stands, if there is such a place.
    #[inline(always)]
    fn place(&self, key: FactKey) -> Option<usize> {
        let row = key.member.map_or(0, |member| usize::from(member) + 1);
        let column = usize::from(key.fact);
        (column < self.width).then_some(row * self.width + column)
    }

    /// The answer to a fact; unanswered if there is no such place.
    #[inline(always)]
    pub fn answer(&self, key: FactKey) -> Answer {
        *self.said(key)
    }

    /// The same where it stands: most answers are a few bits, but each has room for the ends of a range.
    #[inline(always)]
    pub(crate) fn said(&self, key: FactKey) -> &Answer {
        self.place(key)
            .and_then(|place| self.answers.get(place))
            .unwrap_or(&Answer::Unanswered)
    }

    /// Answers a fact, or takes an answer back.
    ///
    /// # Errors
    /// [`AnswerError`] if the place does not exist or the answer does not fit the fact; nothing changes.
    pub fn set(&mut self, pack: &Pack, key: FactKey, answer: Answer) -> Result<(), AnswerError> {
        let fact = pack
            .facts
            .get(usize::from(key.fact))
            .ok_or(AnswerError::NoSuchPlace)?;
        let place = match (fact.scope, key.member) {
            (Scope::Household, None) | (Scope::Member, Some(_)) => self.place(key),
            _ => None,
        };
        let slot = place
            .and_then(|place| self.answers.get_mut(place))
            .ok_or(AnswerError::NoSuchPlace)?;
        fits(fact, answer)?;
        *slot = answer;
        Ok(())
    }
}

fn fits(fact: &Fact, answer: Answer) -> Result<(), AnswerError> {
    match (answer, &fact.kind) {
        (Answer::Unanswered | Answer::Unsure, _) => Ok(()),
        (Answer::Number(range), Kind::Number(_)) => {
            // An open end means "or more": it ends where the fact's domain ends.
            let inside = range.meet(fact.domain).is_some()
                && range.low().is_none_or(|l| fact.domain.contains(Range::point(l)))
                && range.high().is_none_or(|h| fact.domain.contains(Range::point(h)));
            let all =
                |holds: fn(Number) -> bool| [range.low(), range.high()].into_iter().flatten().all(holds);
            if !inside {
                Err(AnswerError::OutOfDomain(fact.domain))
            } else if fact.whole && !all(Number::is_whole) {
                Err(AnswerError::NotWhole)
            } else if !all(|n| n.parts().1 <= FINEST) {
                Err(AnswerError::TooFine)
            } else {
                Ok(())
            }
        }
        (Answer::Options(options), Kind::Truth | Kind::Choice(_)) => {
            let known = fact.all_options();
            if options != 0 && options & !known == 0 {
                Ok(())
            } else {
                Err(AnswerError::NoSuchPlace)
            }
        }
        _ => Err(AnswerError::WrongKind),
    }
}

impl Fact {
    /// The set of all options; empty for numbers.
    pub fn all_options(&self) -> u64 {
        match &self.kind {
            Kind::Truth => 0b11,
            Kind::Choice(choices) if choices.len() >= limits::OPTIONS => u64::MAX,
            Kind::Choice(choices) => (1 << choices.len()) - 1,
            Kind::Number(_) => 0,
        }
    }

    /// The values that an answer leaves possible.
    #[inline(always)]
    pub fn value(&self, answer: &Answer) -> Value {
        if let Kind::Number(_) = self.kind {
            return Value::Number(NumberSet::of(match answer {
                Answer::Number(range) => range.meet(self.domain).unwrap_or(self.domain),
                _ => self.domain,
            }));
        }
        let all = self.all_options();
        let options = match answer {
            Answer::Options(options) if options & all != 0 => options & all,
            _ => all,
        };
        Value::Choice(ChoiceSet {
            options,
            absent: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::vec;

    use super::*;
    use crate::pack::{Choice, Unit};

    fn fact(kind: Kind) -> Fact {
        Fact {
            name: "f".into(),
            scope: Scope::Member,
            kind,
            domain: Range::from(7),
            whole: false,
            node: 0,
            gate: None,
            question: "?".into(),
            label: "f".into(),
            hint: "".into(),
            example: "".into(),
            why: "".into(),
            yes: "".into(),
            no: "".into(),
        }
    }

    fn choice(options: usize) -> Fact {
        let option = Choice {
            name: "o".into(),
            label: "".into(),
            hint: "".into(),
        };
        fact(Kind::Choice(vec![option; options]))
    }

    #[test]
    fn has_a_bit_for_every_option() {
        for (options, all) in [(1, 1), (2, 0b11), (63, u64::MAX >> 1), (64, u64::MAX)] {
            assert_eq!(choice(options).all_options(), all);
        }
        assert_eq!(fact(Kind::Truth).all_options(), 0b11);
        assert_eq!(fact(Kind::Number(Unit::Plain)).all_options(), 0);
    }

    /// Options that are not the fact's own, or an answer of the wrong kind, leave everything possible.
    #[test]
    fn an_answer_that_does_not_fit_says_nothing() {
        let options = |options| {
            Value::Choice(ChoiceSet {
                options,
                absent: false,
            })
        };
        let three = choice(3);
        assert_eq!(three.value(&Answer::Options(0b1010)), options(0b010));
        for answer in [
            Answer::Options(0b1000),
            Answer::Options(0),
            Answer::Number(Range::ALL),
            Answer::Unsure,
        ] {
            assert_eq!(three.value(&answer), options(0b111), "{answer:?}");
        }
        let number = fact(Kind::Number(Unit::Plain));
        for answer in [
            Answer::Number(Range::from(8)),
            Answer::Options(1),
            Answer::Unanswered,
        ] {
            assert_eq!(
                number.value(&answer),
                Value::Number(NumberSet::of(Range::from(7))),
                "{answer:?}"
            );
        }
    }
}
