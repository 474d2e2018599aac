//! How a household stands to a programme besides the verdict: whether it is concerned at all, and whether it
//! receives the programme already.

use core::ops::Range;

use crate::{
    Screening,
    pack::{FactId, Outcome, ProgrammeId, Scope},
    value::Outcomes,
};

const NOBODY: Outcomes = Outcomes::only(Outcome::Fail);

impl Screening<'_> {
    /// Whether a programme concerns this household: false only once its 情形 fails whatever is still open.
    ///
    /// The verdict is unlikely then, but the occasion did not arise: that is no "no" to anybody.
    pub fn applies(&self, programme: ProgrammeId) -> bool {
        let Some(programme) = self.pack().programmes.get(usize::from(programme)) else {
            return false;
        };
        let columns = self.columns_of(programme.scope);
        let mut situations = programme.conditions.iter().filter(|c| c.situation);
        !situations.any(|c| {
            columns
                .clone()
                .all(|column| self.at(c.node, column).outcomes() == NOBODY)
        })
    }

    /// Whether somebody receives a programme already; `None` while that is open or nobody is asked.
    pub fn receives(&self, programme: ProgrammeId) -> Option<bool> {
        let programme = self.pack().programmes.get(usize::from(programme))?;
        let fact = programme.received?;
        let all = self.columns_of(programme.scope);
        let outcomes = all.map(|column| self.is_received(fact, column));
        let outcome = outcomes.fold(NOBODY, Outcomes::or).single();
        outcome.map(|outcome| outcome == Outcome::Pass)
    }

    /// The columns of those who certainly receive what this truth fact of the scope asks about.
    pub(crate) fn receivers(&self, fact: FactId, scope: Scope) -> impl Iterator<Item = usize> {
        let all = self.columns_of(scope);
        all.filter(move |column| self.is_received(fact, *column) == Outcomes::only(Outcome::Pass))
    }

    fn is_received(&self, fact: FactId, column: usize) -> Outcomes {
        match self.pack().facts.get(usize::from(fact)) {
            Some(fact) => self.at(fact.node, column).choice().is(0b10),
            None => NOBODY,
        }
    }

    /// The columns of a scope: one for the household, one for each member and one for anybody not listed yet.
    pub(crate) fn columns_of(&self, scope: Scope) -> Range<usize> {
        match scope {
            Scope::Household => 0..1,
            Scope::Member => 0..self.columns(),
        }
    }
}
