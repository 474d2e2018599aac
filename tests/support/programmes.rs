//! Programmes for random packs: several conditions, waivers, discretion, references, and tables by household size.

use jiuzhu_engine::pack::{Kind, NodeId, Op, Outcome, Scope};

use super::{
    figures::{periods, relation},
    generate::Cook,
};

impl Cook {
    /// One to four conditions, some of them waived; what it pays two times out of three.
    pub(super) fn programme(&mut self, scope: Scope, [a, b, c]: [u8; 3]) {
        let count = 1 + b / 3 % 4;
        let conditions: Vec<_> = (0..count).map(|n| self.condition(scope, a, c, n)).collect();
        let formula = (b % 3 > 0).then(|| self.number(scope, c));
        let discretion = b > 230;
        let id = self.sketch.programme_of(scope, &conditions, discretion, formula);
        // Every other programme is for an occasion.
        self.sketch.pack.programmes[usize::from(id)].conditions[0].situation = c.is_multiple_of(2);
        if a.is_multiple_of(4) {
            self.received(scope, usize::from(id), usize::from(c));
        }
    }

    /// Lets a truth fact of the scope say whether a programme is received already, if there is one.
    fn received(&mut self, scope: Scope, programme: usize, which: usize) {
        let pack = &mut self.sketch.pack;
        let facts = (0..).zip(&pack.facts);
        let truths = facts.filter(|(_, fact)| fact.scope == scope && fact.kind == Kind::Truth);
        let truths: Vec<u16> = truths.map(|(id, _)| id).collect();
        pack.programmes[programme].received = truths.get(which % truths.len().max(1)).copied();
    }

    /// A condition, bare and with its waiver.
    fn condition(&mut self, scope: Scope, a: u8, c: u8, n: u8) -> (NodeId, NodeId) {
        let rule = self.outcome(scope, a.wrapping_add(n * 5));
        match c >> (2 * n) & 3 {
            0 => {
                let waiver = self.outcome(scope, c.wrapping_add(n * 3));
                (rule, self.sketch.node(scope, Op::Waive { rule, waiver }))
            }
            _ => (rule, rule),
        }
    }

    /// Whether an earlier programme can be had, or cannot.
    pub(super) fn reference(&mut self, [a, b]: [u8; 2]) -> Op {
        let programmes = &self.sketch.pack.programmes;
        let Some(programme) = programmes.get(usize::from(a) % programmes.len().max(1)) else {
            return Op::Outcome(Outcome::Pass);
        };
        let outcome = programme.outcome;
        match b % 3 {
            0 => Op::Not(outcome),
            1 => Op::Not(self.sketch.of_household(Op::Lenient(outcome))),
            _ => Op::Lenient(outcome),
        }
    }

    /// An answer, sometimes behind a gate, held against a figure.
    pub(super) fn limit(&mut self, scope: Scope, [a, b, c]: [u8; 3]) -> Op {
        let gate = a.is_multiple_of(3).then(|| self.outcome(scope, a));
        let left = self.fact(scope, 3 + c % 3, gate);
        let right = match a % 2 {
            0 => self.sketch.parameter(&periods(b, c)),
            _ => self.number(scope, b),
        };
        Op::Compare {
            left,
            relation: relation(c),
            right,
        }
    }

    /// A number by how many members meet a condition, mostly by how many there are.
    pub(super) fn table(&mut self, [a, b, c]: [u8; 3]) {
        let counted = match a % 4 {
            0 => self.outcome(Scope::Member, a),
            _ => self.sketch.of_member(Op::Outcome(Outcome::Pass)),
        };
        let size = self.sketch.of_household(Op::Count(counted));
        let rows = [a, b, c].map(|which| self.number(Scope::Household, which));
        self.sketch.table(size, &rows);
    }
}
