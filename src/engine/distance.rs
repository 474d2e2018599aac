//! How far a settled comparison is from ending the other way.
//!
//! A distance is stated only where it is true of what the family could tell: both sides are settled, the right
//! side stays where it is when the left one moves, and the left side is something that moves in steps.

use alloc::vec;

use crate::{
    Number, Range, Screening,
    pack::{Kind, NodeId, Op, Outcome, Relation, Rounding, Unit},
};

/// How far the left side of a comparison has to move for the comparison to end the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// A whole number of steps, never nought; one step less is not enough.
    pub amount: Number,
    /// Unit of the amount: of money, days, months, or `Plain` for things that are counted.
    pub unit: Unit,
    /// Which way.
    pub direction: Direction,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The number would have to be greater.
    Up,
    /// The number would have to be smaller.
    Down,
}

impl Direction {
    /// Its code in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl Distance {
    /// The size of one step in a unit: 0.01 元, one day, one month, one thing; `None` for what does not move in
    /// steps, such as an age, a date or a share.
    pub fn step(unit: Unit) -> Option<Number> {
        match unit {
            Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Number::new(1, 100),
            Unit::Plain | Unit::Days | Unit::Months => Some(Number::ONE),
            Unit::Age | Unit::Date | Unit::Percent => None,
        }
    }

    /// Where the left side arrives from here; `None` beyond 64 bits.
    pub fn applied_to(self, left: Number) -> Option<Number> {
        match self.direction {
            Direction::Up => left.checked_add(self.amount),
            Direction::Down => left.checked_sub(self.amount),
        }
    }
}

impl Screening<'_> {
    /// How far the left side of a comparison is from its end; `None` where none can be stated honestly.
    pub(crate) fn distance(&self, comparison: NodeId, unit: Unit, column: usize) -> Option<Distance> {
        let Op::Compare {
            left,
            relation,
            right,
        } = self.pack().node(comparison)?.op
        else {
            return None;
        };
        let holds = self.at(comparison, column).outcomes().single()? == Outcome::Pass;
        let number = |id| {
            Some(self.at(id, column).number())
                .filter(|set| !set.absent)?
                .range?
                .single()
        };
        let (from, to) = (number(left)?, number(right)?);
        let step = Distance::step(unit)?;
        let in_money = step != Number::ONE;
        if !(in_money || self.is_whole(left)) || !self.moves_alone(left, right) {
            return None;
        }
        let (direction, beyond) = match (relation, holds) {
            (Relation::Below, true) | (Relation::AtLeast, false) => (Direction::Up, false),
            (Relation::Below, false) | (Relation::AtLeast, true) => (Direction::Down, true),
            (Relation::AtMost, true) | (Relation::Above, false) => (Direction::Up, true),
            (Relation::AtMost, false) | (Relation::Above, true) => (Direction::Down, false),
            (Relation::Equal | Relation::Unequal, _) => return None,
        };
        let gap = match direction {
            Direction::Up => to.checked_sub(from)?,
            Direction::Down => from.checked_sub(to)?,
        };
        let amount = match beyond {
            true => gap.rounded(step, Rounding::Down)?.checked_add(step)?,
            false => gap.rounded(step, Rounding::Up)?,
        };
        let distance = Distance {
            amount,
            unit,
            direction,
        };
        let arrived = distance.applied_to(from)?;
        // Nobody has less than nothing, and an answer ends where its domain ends.
        let reached = (arrived >= Number::ZERO || from < Number::ZERO)
            && self.domain(left).contains(Range::point(arrived));
        reached.then_some(distance)
    }

    /// Every number that a fact can be; anything for what is not a fact.
    fn domain(&self, id: NodeId) -> Range {
        match self.pack().node(id).map(|node| &node.op) {
            Some(Op::Fact(fact)) => {
                let fact = self.pack().facts.get(usize::from(*fact));
                fact.map_or(Range::ALL, |fact| fact.domain)
            }
            Some(Op::When { fact, .. }) => self.domain(*fact),
            _ => Range::ALL,
        }
    }

    /// Whether a number can only be whole.
    fn is_whole(&self, id: NodeId) -> bool {
        let mut seen = vec![false; self.pack().nodes.len()];
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            let Some(seen) = seen.get_mut(usize::from(id)) else {
                return false;
            };
            if core::mem::replace(seen, true) {
                continue;
            }
            match self.pack().node(id).map(|node| &node.op) {
                Some(Op::Fact(fact)) => {
                    let fact = self.pack().facts.get(usize::from(*fact));
                    if !fact.is_some_and(|fact| fact.whole && matches!(fact.kind, Kind::Number(_))) {
                        return false;
                    }
                }
                Some(Op::Constant(range)) if range.single().is_some_and(Number::is_whole) => {}
                Some(Op::Count(_) | Op::Since { .. }) => {}
                Some(Op::When { fact: a, .. } | Op::Sum(a) | Op::Least(a) | Op::Greatest(a)) => {
                    stack.push(*a)
                }
                Some(Op::Add(a, b) | Op::Subtract(a, b)) => stack.extend([*a, *b]),
                _ => return false,
            }
        }
        true
    }

    /// Whether the left side rests on answers of which the right side does not know, and neither is read from a
    /// table by the number of people.
    fn moves_alone(&self, left: NodeId, right: NodeId) -> bool {
        let (left, right) = (self.reads(left), self.reads(right));
        let both = left.facts.iter().zip(&right.facts);
        left.facts.contains(&true)
            && !both.into_iter().any(|(left, right)| *left && *right)
            && !left.by_size
            && !right.by_size
    }

    /// What a node rests on.
    fn reads(&self, id: NodeId) -> Reads {
        let mut reads = Reads {
            facts: vec![false; self.pack().facts.len()],
            by_size: false,
        };
        // Twice for each node: read as a number or condition, and read to choose between two numbers.
        let mut seen = vec![[false; 2]; self.pack().nodes.len()];
        let mut stack = vec![(id, false)];
        while let Some((id, chooses)) = stack.pop() {
            let Some([plain, choosing]) = seen.get_mut(usize::from(id)) else {
                continue;
            };
            let seen = if chooses { choosing } else { plain };
            let Some(node) = self.pack().node(id).filter(|_| !core::mem::replace(seen, true)) else {
                continue;
            };
            match &node.op {
                Op::Fact(fact) => {
                    if let Some(read) = reads.facts.get_mut(usize::from(*fact)) {
                        *read = true;
                    }
                }
                Op::If { condition, .. } => stack.push((*condition, true)),
                Op::Count(_) => reads.by_size |= chooses,
                _ => {}
            }
            node.op.each_read(|read| stack.push((read, chooses)));
        }
        reads
    }
}

/// What a number rests on.
struct Reads {
    /// By fact, whether it is read.
    facts: vec::Vec<bool>,
    /// Whether the number of people chooses between numbers.
    by_size: bool,
}
