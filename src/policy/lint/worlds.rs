//! Whether something is so for every household: the engine's own intervals over all that may be answered.
//!
//! A world is a household of a certain size on a certain day of which nothing is known but what is given. What is
//! given narrows the answers where it can (a fact compared with a number or with options, through blocks,
//! quantifiers and derived values); where it cannot, the world stays wider, which only means that less is found.
//! The engine's intervals hold everything that any household of that world can come to, so what is so for the
//! interval is so for every household.

mod bounds;
mod rests;

use jiuzhu_engine::{
    Answer, FactKey, Household, MAX_MEMBERS, Pack, Screening,
    pack::{Kind, NodeId, Op, Relation, Scope},
    value::Outcomes,
};

use bounds::{bounds, flipped, inverse};
use rests::rests;

use crate::limits;

/// How often what is given is applied again after it narrowed something.
const ROUNDS: usize = 3;

/// What is taken for granted of a node: that it does not fail, or that it does not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) node: NodeId,
    pub(super) holds: bool,
}

/// No household is like this.
struct Impossible;

/// All households of all sizes, on every day on which a figure changes.
#[derive(Debug)]
pub(super) struct Worlds<'p> {
    pack: &'p Pack,
    /// Somebody alone who has answered nothing, on the day of the last check.
    alone: Screening<'p>,
    /// Steps that may still be worked out.
    left: usize,
}

impl<'p> Worlds<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let mut alone = Screening::new(pack, pack.checked_on);
        let mut household = Household::new(pack);
        if household.set_members(1, true).is_ok() {
            alone.screen(&household);
        }
        Self {
            pack,
            alone,
            left: limits::REACH_STEPS,
        }
    }

    /// Whether the outcomes of a node are like this for every household for which everything given is so.
    ///
    /// `false` if there is no such household, or if finding out takes too long. Days on which a figure that
    /// matters is not in force are left out.
    pub(super) fn always(&mut self, node: NodeId, given: &[Given], is: fn(Outcomes) -> bool) -> bool {
        if !self.spend(1) {
            return false;
        }
        let nodes = given.iter().map(|g| g.node).chain([node]);
        let rests = rests(self.pack, nodes.clone());
        let in_force = |day: &Screening<'_>| rests.figures.iter().all(|id| day.parameter(*id).is_some());
        if in_force(&self.alone) && self.is_refuted_alone(node, given, is) {
            return false;
        }
        let mut nodes = nodes.filter_map(|id| self.pack.node(id));
        let of_member = nodes.any(|node| node.scope == Scope::Member);
        let mut is_possible = false;
        for day in rests.days(self.pack).into_iter().rev() {
            if !self.spend(1) {
                return false;
            }
            let mut screening = Screening::new(self.pack, day);
            if !in_force(&screening) {
                continue;
            }
            for members in 1..=if rests.on_members { MAX_MEMBERS } else { 1 } {
                // All members but the first, who applies, are alike.
                for column in 0..if of_member && members > 1 { 2 } else { 1 } {
                    if !self.spend(members) {
                        return false;
                    }
                    match outcomes(&mut screening, members, column, node, given) {
                        Ok(outcomes) if !is(outcomes) => return false,
                        Ok(_) => is_possible = true,
                        Err(Impossible) => {}
                    }
                }
            }
        }
        is_possible
    }

    /// Whether somebody alone is enough to refute it, seen without screening anybody: most often so.
    fn is_refuted_alone(&self, node: NodeId, given: &[Given], is: fn(Outcomes) -> bool) -> bool {
        let world = World::new(&self.alone, 0);
        let mut household = self.alone.household().clone();
        let narrowed = world.narrow_all(given, &mut household);
        narrowed.is_ok()
            && household == *self.alone.household()
            && !is(self.alone.value(node, Some(0)).outcomes())
    }

    /// Counts the steps of screening a household; `false` if there are none left.
    fn spend(&mut self, members: usize) -> bool {
        let steps = self.pack.nodes.len().saturating_mul(members);
        let left = self.left.checked_sub(steps);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

/// The outcomes of a node for the households of a size for which everything given is so.
fn outcomes(
    screening: &mut Screening<'_>,
    members: usize,
    column: u8,
    node: NodeId,
    given: &[Given],
) -> Result<Outcomes, Impossible> {
    let mut household = Household::new(screening.pack());
    household.set_members(members, true).map_err(|_| Impossible)?;
    screening.screen(&household);
    for _ in 0..ROUNDS {
        World::new(screening, column).narrow_all(given, &mut household)?;
        if household == *screening.household() {
            break;
        }
        screening.screen(&household);
    }
    let world = World::new(screening, column);
    if given.iter().all(|g| world.is_possible(g.node, column, g.holds)) {
        Ok(screening.value(node, Some(column)).outcomes())
    } else {
        Err(Impossible)
    }
}

/// A screened household as one of its members sees it.
#[derive(Debug, Clone, Copy)]
struct World<'w, 'p> {
    pack: &'p Pack,
    screening: &'w Screening<'p>,
    column: u8,
}

impl<'w, 'p> World<'w, 'p> {
    fn new(screening: &'w Screening<'p>, column: u8) -> Self {
        Self {
            pack: screening.pack(),
            screening,
            column,
        }
    }

    /// Leaves only the answers for which everything given is so; more may be left.
    fn narrow_all(self, given: &[Given], household: &mut Household) -> Result<(), Impossible> {
        given
            .iter()
            .try_for_each(|g| self.narrow(g.node, self.column, g.holds, household))
    }

    /// Whether a node may be as given.
    fn is_possible(&self, node: NodeId, column: u8, holds: bool) -> bool {
        let outcomes = self.screening.value(node, Some(column)).outcomes();
        if holds {
            outcomes.can_succeed()
        } else {
            outcomes.not().can_succeed()
        }
    }

    /// Leaves only the answers for which a node does not fail, or does not pass; more may be left.
    fn narrow(
        &self,
        id: NodeId,
        column: u8,
        holds: bool,
        household: &mut Household,
    ) -> Result<(), Impossible> {
        if !self.is_possible(id, column, holds) {
            return Err(Impossible);
        }
        let Some(node) = self.pack.node(id) else {
            return Ok(());
        };
        let members = || (0..self.screening.household().members()).filter_map(|m| u8::try_from(m).ok());
        match &node.op {
            Op::Not(a) => self.narrow(*a, column, !holds, household),
            Op::Lenient(a) => self.narrow(*a, column, holds, household),
            Op::Applicant(a) => self.narrow(*a, 0, holds, household),
            Op::All(parts) => self.join(parts.iter().map(|p| (*p, column)), holds, holds, household),
            Op::Any(parts) => self.join(parts.iter().map(|p| (*p, column)), !holds, holds, household),
            Op::Forall(a) => self.join(members().map(|m| (*a, m)), holds, holds, household),
            Op::Exists(a) => self.join(members().map(|m| (*a, m)), !holds, holds, household),
            // A failure that is waived does not fail either.
            Op::Waive { rule, waiver } if !holds || !self.is_possible(*waiver, column, true) => {
                self.narrow(*rule, column, holds, household)
            }
            Op::Is { choice, options } => {
                let options = if holds { *options } else { !*options };
                self.narrow_choice(*choice, column, options, holds, household)
            }
            Op::Compare {
                left,
                relation,
                right,
            } => {
                let relation = if holds { *relation } else { inverse(*relation) };
                self.narrow_number(*left, column, relation, *right, holds, household)?;
                self.narrow_number(*right, column, flipped(relation), *left, holds, household)
            }
            _ => Ok(()),
        }
    }

    /// Narrows all parts if `all` of them are as given, else the only one that still may be.
    fn join(
        &self,
        parts: impl Iterator<Item = (NodeId, u8)> + Clone,
        all: bool,
        holds: bool,
        household: &mut Household,
    ) -> Result<(), Impossible> {
        if all {
            for (part, column) in parts {
                self.narrow(part, column, holds, household)?;
            }
            return Ok(());
        }
        let mut possible = parts.filter(|(part, column)| self.is_possible(*part, *column, holds));
        match (possible.next(), possible.next()) {
            (Some((part, column)), None) => self.narrow(part, column, holds, household),
            _ => Ok(()),
        }
    }

    fn narrow_choice(
        &self,
        node: NodeId,
        column: u8,
        options: u64,
        holds: bool,
        household: &mut Household,
    ) -> Result<(), Impossible> {
        let Some(asked) = self.asked(node, column) else {
            return Ok(());
        };
        let Some(fact) = self.pack.facts.get(usize::from(asked.key.fact)) else {
            return Ok(());
        };
        match fact.value(&household.answer(asked.key)).choice().options & options {
            // Where it is not applicable nothing has to be answered.
            0 if asked.is_gated && !holds => Ok(()),
            0 => Err(Impossible),
            left => {
                // A fact whose answer does not fit stays as wide as it was.
                let _ = household.set(self.pack, asked.key, Answer::Options(left));
                Ok(())
            }
        }
    }

    fn narrow_number(
        &self,
        node: NodeId,
        column: u8,
        relation: Relation,
        other: NodeId,
        holds: bool,
        household: &mut Household,
    ) -> Result<(), Impossible> {
        let Some(asked) = self.asked(node, column) else {
            return Ok(());
        };
        let other = *self.screening.value(other, Some(column)).number();
        let (Some(other_range), Some(fact)) = (other.range, self.pack.facts.get(usize::from(asked.key.fact)))
        else {
            return Ok(());
        };
        // Where the other side is not applicable the comparison fails whatever this one is.
        if !holds && other.absent || !matches!(fact.kind, Kind::Number(_)) {
            return Ok(());
        }
        let Some(range) = bounds(relation, other_range, fact.whole) else {
            return Ok(());
        };
        let Some(now) = fact.value(&household.answer(asked.key)).number().range else {
            return Ok(());
        };
        match now.meet(range) {
            None if asked.is_gated && !holds => Ok(()),
            None => Err(Impossible),
            Some(left) => {
                let _ = household.set(self.pack, asked.key, Answer::Number(left));
                Ok(())
            }
        }
    }

    /// The answer that a node reads, if it is a fact.
    fn asked(&self, node: NodeId, column: u8) -> Option<Asked> {
        let node = self.pack.node(node)?;
        let (fact, is_gated) = match &node.op {
            Op::Fact(fact) => (*fact, false),
            Op::When { fact, .. } => match self.pack.node(*fact)?.op {
                Op::Fact(fact) => (fact, true),
                _ => return None,
            },
            _ => return None,
        };
        let member = (node.scope == Scope::Member).then_some(column);
        Some(Asked {
            key: FactKey { fact, member },
            is_gated,
        })
    }
}

/// See [`World::asked`].
struct Asked {
    key: FactKey,
    is_gated: bool,
}

#[cfg(test)]
mod tests;
