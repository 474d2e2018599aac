//! Sets of possible values: what a fact, a number or a condition may still turn out to be.

use crate::{Range, pack::Outcome};

/// A set of outcomes; never empty.
///
/// Logic is Kleene's, with *ask* between fail and pass: `and` is the worst, `or` the best, over all pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Outcomes(u8);

const FAIL: u8 = 1;
const ASK: u8 = 2;
const PASS: u8 = 4;

impl Outcomes {
    /// Just this outcome.
    pub const fn only(outcome: Outcome) -> Self {
        Self(match outcome {
            Outcome::Fail => FAIL,
            Outcome::Ask => ASK,
            Outcome::Pass => PASS,
        })
    }

    /// A truth that can hold, can fail, or both; nothing known if neither.
    #[inline(always)]
    pub const fn truth(can_hold: bool, can_fail: bool) -> Self {
        match (can_hold, can_fail) {
            (true, false) => Self(PASS),
            (false, true) => Self(FAIL),
            _ => Self(PASS | FAIL),
        }
    }

    /// Whether this outcome is possible.
    #[inline(always)]
    pub const fn can(self, outcome: Outcome) -> bool {
        self.0 & Self::only(outcome).0 != 0
    }

    /// The only possible outcome, if there is only one.
    #[inline(always)]
    pub const fn single(self) -> Option<Outcome> {
        match self.0 {
            FAIL => Some(Outcome::Fail),
            ASK => Some(Outcome::Ask),
            PASS => Some(Outcome::Pass),
            _ => None,
        }
    }

    /// Whether anything better than fail is possible.
    pub const fn can_succeed(self) -> bool {
        self.0 & (ASK | PASS) != 0
    }

    /// Whether every outcome of `other` is in `self`.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Outcomes of either.
    #[must_use]
    #[inline(always)]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The worse of the two.
    #[must_use]
    #[inline(always)]
    pub const fn and(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        // Ask where one asks and the other asks or, one bit higher, passes.
        let ask = (a & (b | b >> 1)) | (b & (a | a >> 1));
        Self(((a | b) & FAIL) | (ask & ASK) | (a & b & PASS))
    }

    /// The better of the two.
    #[must_use]
    #[inline(always)]
    pub const fn or(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        let ask = (a & (b | b << 1)) | (b & (a | a << 1));
        Self((a & b & FAIL) | (ask & ASK) | ((a | b) & PASS))
    }

    /// Exchanges pass and fail.
    #[must_use]
    #[inline(always)]
    pub const fn not(self) -> Self {
        Self(((self.0 << 2) & PASS) | (self.0 & ASK) | (self.0 >> 2 & FAIL))
    }

    /// Turns ask into pass.
    #[must_use]
    pub const fn lenient(self) -> Self {
        Self::truth(self.can_succeed(), self.can(Outcome::Fail))
    }

    /// Turns fail into ask where `waiver` does not fail.
    #[must_use]
    pub const fn waived(self, waiver: Self) -> Self {
        if !self.can(Outcome::Fail) {
            return self;
        }
        let fails = if waiver.can(Outcome::Fail) { FAIL } else { 0 };
        let asks = if waiver.can_succeed() { ASK } else { 0 };
        Self((self.0 & (ASK | PASS)) | fails | asks)
    }
}

/// A set of numbers, and apart from them whether *not applicable* is possible; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberSet {
    /// The possible numbers; `None` if it is certainly not applicable.
    pub range: Option<Range>,
    /// Whether it may be not applicable.
    pub absent: bool,
}

impl NumberSet {
    /// Certainly not applicable.
    pub const ABSENT: Self = Self {
        range: None,
        absent: true,
    };

    /// Certainly one of these numbers.
    pub const fn of(range: Range) -> Self {
        Self {
            range: Some(range),
            absent: false,
        }
    }

    /// Whether only one value is possible.
    pub fn is_settled(self) -> bool {
        match self.range {
            Some(range) => !self.absent && range.single().is_some(),
            None => true,
        }
    }

    /// An operation on two numbers; not applicable where either is.
    #[inline(always)]
    pub fn map2(&self, other: &Self, operation: impl FnOnce(Range, Range) -> Range) -> Self {
        Self {
            range: self.range.zip(other.range).map(|(a, b)| operation(a, b)),
            absent: self.absent || other.absent,
        }
    }

    /// Values of either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let range = match (self.range, other.range) {
            (Some(a), Some(b)) => Some(a.hull(b)),
            (a, b) => a.or(b),
        };
        Self {
            range,
            absent: self.absent || other.absent,
        }
    }

    /// The numbers with *not applicable* counted as nought.
    #[inline(always)]
    pub fn or_nought(self) -> Range {
        let nought = Range::from(0);
        match self.range {
            Some(range) if self.absent => range.hull(nought),
            Some(range) => range,
            None => nought,
        }
    }
}

/// A set of options, bit n for option n, and apart from them whether *not applicable* is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceSet {
    /// The possible options.
    pub options: u64,
    /// Whether it may be not applicable.
    pub absent: bool,
}

impl ChoiceSet {
    /// Whether only one value is possible.
    pub const fn is_settled(self) -> bool {
        self.options.count_ones() + self.absent as u32 <= 1
    }

    /// Whether the choice is one of `options`; never where it is not applicable.
    #[inline(always)]
    pub const fn is(self, options: u64) -> Outcomes {
        Outcomes::truth(
            self.options & options != 0,
            self.absent || self.options & !options != 0,
        )
    }
}

/// What one node of the graph may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Numbers.
    Number(NumberSet),
    /// Options of a choice.
    Choice(ChoiceSet),
    /// Outcomes of a condition.
    Outcome(Outcomes),
}

impl Value {
    /// Whether only one value is possible.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Number(set) => set.is_settled(),
            Self::Choice(set) => set.is_settled(),
            Self::Outcome(set) => set.single().is_some(),
        }
    }

    /// The numbers; any number at all if it is none, which a checked pack rules out.
    #[inline(always)]
    pub fn number(&self) -> &NumberSet {
        match self {
            Self::Number(set) => set,
            _ => &NumberSet {
                range: Some(Range::ALL),
                absent: true,
            },
        }
    }

    /// The options; any at all if it is no choice, which a checked pack rules out.
    #[inline(always)]
    pub fn choice(&self) -> ChoiceSet {
        match self {
            Self::Choice(set) => *set,
            _ => ChoiceSet {
                options: u64::MAX,
                absent: true,
            },
        }
    }

    /// The outcomes; any at all if it is none, which a checked pack rules out.
    #[inline(always)]
    pub fn outcomes(&self) -> Outcomes {
        match self {
            Self::Outcome(set) => *set,
            _ => Outcomes(FAIL | ASK | PASS),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::*;

    const ALL: [Outcome; 3] = [Outcome::Fail, Outcome::Ask, Outcome::Pass];

    fn sets() -> impl Iterator<Item = Outcomes> {
        (1..8).map(Outcomes)
    }

    fn members(set: Outcomes) -> Vec<Outcome> {
        ALL.into_iter().filter(|o| set.can(*o)).collect()
    }

    fn collect(outcomes: impl Iterator<Item = Outcome>) -> Outcomes {
        outcomes.map(Outcomes::only).reduce(Outcomes::union).unwrap()
    }

    /// Logic on sets is exactly logic on each of their outcomes: all 49 pairs.
    #[test]
    fn logic_on_sets_is_logic_on_every_outcome() {
        let flip = |o: Outcome| match o {
            Outcome::Fail => Outcome::Pass,
            Outcome::Ask => Outcome::Ask,
            Outcome::Pass => Outcome::Fail,
        };
        for a in sets() {
            assert_eq!(a.not(), collect(members(a).into_iter().map(flip)));
            for b in sets() {
                let pairs = || {
                    members(a)
                        .into_iter()
                        .flat_map(|x| members(b).into_iter().map(move |y| (x, y)))
                };
                assert_eq!(
                    a.and(b),
                    collect(pairs().map(|(x, y)| x.min(y))),
                    "{a:?} and {b:?}"
                );
                assert_eq!(a.or(b), collect(pairs().map(|(x, y)| x.max(y))), "{a:?} or {b:?}");
                let waived = |(rule, waiver)| match (rule, waiver) {
                    (Outcome::Fail, Outcome::Ask | Outcome::Pass) => Outcome::Ask,
                    _ => rule,
                };
                assert_eq!(a.waived(b), collect(pairs().map(waived)), "{a:?} waived by {b:?}");
            }
        }
    }
}
