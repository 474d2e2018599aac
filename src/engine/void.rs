//! Numbers that are everything whatever is answered, because a figure is not in force on the day.

use alloc::vec::Vec;

use crate::{
    Number, Screening,
    pack::{NodeId, Op, Outcome, Scope},
    value::Value,
};

impl Screening<'_> {
    pub(crate) fn is_everything(&self, id: NodeId, column: usize) -> bool {
        match self.at(id, column) {
            Value::Number(set) => set.range.is_some_and(|r| r.is_all()) && !set.absent,
            _ => false,
        }
    }

    /// By slot: whether it is everything whatever is answered. One pass from front to back, as each node stands
    /// after its operands; asked one by one, a sum of sums of sums would take twice as long with every step.
    pub(crate) fn voids(&self) -> Vec<bool> {
        let mut voids = Vec::with_capacity(self.slots());
        for (id, node) in (0..).zip(&self.pack().nodes) {
            let columns = match node.scope {
                Scope::Household => 1,
                Scope::Member => self.columns(),
            };
            for column in 0..columns {
                let void = self.is_everything(id, column) && self.passes_void_on(&node.op, column, &voids);
                voids.push(void);
            }
        }
        voids
    }

    fn passes_void_on(&self, op: &Op, column: usize, voids: &[bool]) -> bool {
        let void = |id: NodeId| self.slot(id, column).and_then(|slot| voids.get(slot)) == Some(&true);
        let applies = |id: NodeId| !self.at(id, column).number().absent;
        let positive = |id: NodeId| {
            let low = self.at(id, column).number().range.and_then(|r| r.low());
            low.is_some_and(|l| l > Number::ZERO) && applies(id)
        };
        match op {
            Op::Parameter(parameter) => self.parameter(*parameter).is_none(),
            Op::Add(a, b) | Op::Subtract(a, b) => (void(*a) && applies(*b)) || (void(*b) && applies(*a)),
            Op::Multiply(a, b) => (void(*a) && positive(*b)) || (void(*b) && positive(*a)),
            Op::Divide(a, b) => void(*a) && positive(*b),
            Op::Round { value, .. } | Op::Since { date: value, .. } => void(*value),
            Op::If {
                condition,
                then,
                otherwise,
            } => match self.at(*condition, column).outcomes().single() {
                Some(Outcome::Pass) => void(*then),
                Some(_) => void(*otherwise),
                None => void(*then) && void(*otherwise),
            },
            _ => false,
        }
    }
}
