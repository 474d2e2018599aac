//! What an outcome rests on.

use std::collections::BTreeSet;

use jiuzhu_engine::{
    Date, Pack,
    pack::{NodeId, Op, ParameterId},
};

/// What nodes rest on.
#[derive(Debug, Default)]
pub(super) struct Rests {
    pub(super) figures: BTreeSet<ParameterId>,
    /// Days on which something begins to apply or no longer does.
    turns: BTreeSet<Date>,
    /// Several members at once, so that their number may matter.
    pub(super) on_members: bool,
}

impl Rests {
    /// The days on which something changes, oldest first.
    pub(super) fn days(&self, pack: &Pack) -> BTreeSet<Date> {
        let figures = self
            .figures
            .iter()
            .filter_map(|id| pack.parameters.get(usize::from(*id)));
        let periods = figures.flat_map(|figure| &figure.periods);
        let changes = periods.flat_map(|p| [Some(p.from), p.until.and_then(Date::next)]);
        let turns = self.turns.iter().copied();
        changes.flatten().chain(turns).chain([pack.checked_on]).collect()
    }
}

pub(super) fn rests(pack: &Pack, nodes: impl Iterator<Item = NodeId>) -> Rests {
    let (mut rests, mut seen) = (Rests::default(), BTreeSet::new());
    let mut open: Vec<NodeId> = nodes.collect();
    while let Some(id) = open.pop() {
        let Some(node) = pack.node(id).filter(|_| seen.insert(id)) else {
            continue;
        };
        rests.on_members |= joins_members(&node.op);
        match &node.op {
            Op::Parameter(id) => {
                rests.figures.insert(*id);
            }
            Op::During { from, until } => {
                let turns = [*from, until.and_then(Date::next)];
                rests.turns.extend(turns.into_iter().flatten());
            }
            op => open.extend(operands(op)),
        }
    }
    rests
}

fn joins_members(op: &Op) -> bool {
    matches!(
        op,
        Op::Exists(_)
            | Op::Forall(_)
            | Op::Count(_)
            | Op::Sum(_)
            | Op::Least(_)
            | Op::Greatest(_)
            | Op::Applicant(_)
    )
}

/// The nodes that an operation reads.
fn operands(op: &Op) -> Vec<NodeId> {
    match op {
        Op::Fact(_)
        | Op::Parameter(_)
        | Op::Constant(_)
        | Op::Absent
        | Op::Outcome(_)
        | Op::Today
        | Op::During { .. } => Vec::new(),
        Op::When { gate, fact } => vec![*gate, *fact],
        Op::Add(a, b)
        | Op::Subtract(a, b)
        | Op::Multiply(a, b)
        | Op::Divide(a, b)
        | Op::Greater(a, b)
        | Op::Lesser(a, b)
        | Op::Between(a, b) => vec![*a, *b],
        Op::Compare { left, right, .. } => vec![*left, *right],
        Op::Waive { rule, waiver } => vec![*rule, *waiver],
        Op::If {
            condition,
            then,
            otherwise,
        } => vec![*condition, *then, *otherwise],
        Op::All(parts) | Op::Any(parts) => parts.clone(),
        Op::Round { value: a, .. }
        | Op::Since { date: a, .. }
        | Op::Is { choice: a, .. }
        | Op::Not(a)
        | Op::Lenient(a)
        | Op::Exists(a)
        | Op::Forall(a)
        | Op::Count(a)
        | Op::Sum(a)
        | Op::Least(a)
        | Op::Greatest(a)
        | Op::Applicant(a) => vec![*a],
    }
}
