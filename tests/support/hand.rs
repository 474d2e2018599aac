//! What tests written by hand are written in.

use jiuzhu_engine::{Answer, FactKey, Household, Pack, Verdict, pack::Scope};

use super::screened;

pub const HOME: Scope = Scope::Household;
pub const EACH: Scope = Scope::Member;
pub const YES: Answer = Answer::truth(true);
pub const NO: Answer = Answer::truth(false);

/// Exactly this number.
pub fn is(number: i64) -> Answer {
    Answer::Number(number.into())
}

/// A household of so many members that has answered this.
pub fn household(pack: &Pack, members: usize, listed: bool, answers: &[(FactKey, Answer)]) -> Household {
    let mut household = Household::new(pack);
    household.set_members(members, listed).unwrap();
    for (key, answer) in answers {
        household.set(pack, *key, *answer).unwrap();
    }
    household
}

/// The verdicts on a household, in the order of the pack.
pub fn verdicts_of(pack: &Pack, household: &Household) -> Vec<Verdict> {
    let screening = screened(pack, household);
    (0..)
        .zip(&pack.programmes)
        .map(|(id, _)| screening.verdict(id))
        .collect()
}
