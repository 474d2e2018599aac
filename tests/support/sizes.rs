//! How large the numbers of a random pack may become, so that they keep within the bits meant for them.

use jiuzhu_engine::pack::{NodeId, Op};

use super::generate::Cook;

/// How many bits the numerator and the denominator of a number may need.
pub(super) type Size = (u32, u32);

impl Cook {
    pub(super) fn fits(&mut self, op: &Op) -> bool {
        self.measure();
        let most = if self.large { 120 } else { 60 };
        let (numerator, denominator) = self.size(op);
        numerator <= most && denominator <= most
    }

    /// Measures the nodes added since the last time.
    pub(super) fn measure(&mut self) {
        for id in self.sizes.len()..self.sketch.pack.nodes.len() {
            let size = self.size(&self.sketch.pack.nodes[id].op);
            self.sizes.push(size);
        }
    }

    fn size(&self, op: &Op) -> Size {
        let of = |id: &NodeId| self.sizes[usize::from(*id)];
        match op {
            Op::Fact(id) => match self.sketch.pack.facts[usize::from(*id)].domain.high() {
                Some(high) if high > 1_000_000.into() => (63, 1),
                Some(high) if high > 10_000.into() => (15, 1),
                _ => (11, 2),
            },
            Op::Constant(range) if range.single().is_some() => (11, 2),
            // What is known only as a range is picked by 255ths.
            Op::Parameter(_) | Op::Constant(_) => (20, 10),
            Op::When { fact, .. } => of(fact),
            Op::Add(a, b) | Op::Subtract(a, b) => {
                let (a, b) = (of(a), of(b));
                ((a.0 + b.1).max(b.0 + a.1) + 1, a.1 + b.1)
            }
            // The difference times a pick, and the first added to it.
            Op::Between(a, b) => {
                let (a, b) = (of(a), of(b));
                ((a.0 + b.1).max(b.0 + a.1) + a.1 + 10, 2 * a.1 + b.1 + 8)
            }
            Op::Multiply(a, b) => (of(a).0 + of(b).0, of(a).1 + of(b).1),
            Op::Divide(a, b) => (of(a).0 + of(b).1, of(a).1 + of(b).0),
            Op::Greater(a, b) | Op::Lesser(a, b) => (of(a).0.max(of(b).0), of(a).1.max(of(b).1)),
            Op::If { then, otherwise, .. } => {
                (of(then).0.max(of(otherwise).0), of(then).1.max(of(otherwise).1))
            }
            Op::Round { value, .. } => (of(value).0 + 8, of(value).1 + 8),
            // Up to five members listed in a test, or forty times the same.
            Op::Sum(id) => (of(id).0 + 5 * of(id).1 + 6, 5 * of(id).1),
            Op::Least(id) | Op::Greatest(id) => of(id),
            Op::Count(_) => (6, 1),
            Op::Today | Op::Since { .. } => (22, 1),
            _ => (0, 0),
        }
    }
}

/// What to do instead of what would make numbers too large.
pub(super) fn smaller(op: Op) -> Op {
    match op {
        Op::Add(a, b) | Op::Subtract(a, b) | Op::Multiply(a, b) | Op::Divide(a, b) | Op::Between(a, b) => {
            Op::Lesser(a, b)
        }
        Op::Sum(id) => Op::Greatest(id),
        _ => Op::Absent,
    }
}
