//! How a household stands to a programme besides the verdict: whether it is concerned at all, and whether it
//! receives the programme already.

use crate::{
    Screening,
    pack::{Outcome, ProgrammeId, Scope},
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
        let columns = match programme.scope {
            Scope::Household => 1,
            Scope::Member => self.columns(),
        };
        let mut situations = programme.conditions.iter().filter(|c| c.situation);
        !situations.any(|c| (0..columns).all(|column| self.at(c.node, column).outcomes() == NOBODY))
    }

    /// Whether somebody receives a programme already; `None` while that is open or nobody is asked.
    pub fn receives(&self, programme: ProgrammeId) -> Option<bool> {
        let programme = self.pack().programmes.get(usize::from(programme))?;
        let node = self.pack().facts.get(usize::from(programme.received?))?.node;
        let yes = |column| self.at(node, column).choice().is(0b10);
        let outcomes = match programme.scope {
            Scope::Household => yes(0),
            Scope::Member => (0..self.columns()).map(yes).fold(NOBODY, Outcomes::or),
        };
        outcomes.single().map(|outcome| outcome == Outcome::Pass)
    }
}
