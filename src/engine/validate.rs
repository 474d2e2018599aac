//! Whether the parts of a pack fit together.

use alloc::{format, string::String, vec::Vec};

use crate::{
    Pack,
    pack::{Kind, Node, NodeId, Op, Piece, Scope, Text},
};

/// What a node yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Choice,
    Outcome,
}

impl Pack {
    /// Checks every index, order, scope and kind that evaluation relies on.
    ///
    /// # Errors
    /// The place of the first contradiction.
    pub fn validate(&self) -> Result<(), String> {
        let mut sorts: Vec<Sort> = Vec::with_capacity(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            let sort = self.sort(node, &sorts).ok_or_else(|| format!("node {index}"))?;
            sorts.push(sort);
        }
        let outcome = |node: NodeId, scope: Scope| {
            sorts.get(usize::from(node)) == Some(&Sort::Outcome) && self.reads(node, scope)
        };
        let number = |node: NodeId, scope: Scope| {
            sorts.get(usize::from(node)) == Some(&Sort::Number) && self.reads(node, scope)
        };
        let text = |text: &Text| {
            text.0.iter().all(|piece| match piece {
                Piece::Words(_) => true,
                Piece::Value(node) => number(*node, Scope::Household),
            })
        };
        for (index, fact) in self.facts.iter().enumerate() {
            let choices = match &fact.kind {
                Kind::Choice(choices) => (1..=64).contains(&choices.len()),
                Kind::Truth | Kind::Number(_) => true,
            };
            let gate = fact.gate.is_none_or(|gate| outcome(gate, fact.scope));
            let sound = fact.domain.is_sound() && self.node(fact.node).is_some_and(|n| n.scope == fact.scope);
            ensure(choices && gate && sound, || format!("fact {index}"))?;
        }
        for (index, parameter) in self.parameters.iter().enumerate() {
            let sound = |p: &crate::pack::Period| {
                p.value.is_sound() && p.from.is_sound() && p.until.is_none_or(|d| d.is_sound())
            };
            ensure(parameter.periods.iter().all(sound), || {
                format!("parameter {index}")
            })?;
        }
        for programme in &self.programmes {
            let scope = programme.scope;
            let conditions = programme.conditions.iter().all(|c| {
                outcome(c.node, scope)
                    && outcome(c.rule, scope)
                    && text(&c.text)
                    && text(&c.otherwise)
                    && text(&c.waiver)
            });
            let amount = programme
                .amount
                .as_ref()
                .is_none_or(|a| number(a.node, Scope::Household) && number(a.formula, scope));
            let known = |id: &u16| usize::from(*id) < self.programmes.len();
            let contacts = programme
                .whom
                .contacts
                .iter()
                .all(|c| usize::from(*c) < self.contacts.len());
            let related =
                programme.instead.iter().all(known) && programme.excludes.iter().all(|e| known(&e.programme));
            ensure(
                conditions
                    && amount
                    && contacts
                    && related
                    && outcome(programme.rule, scope)
                    && outcome(programme.outcome, Scope::Household),
                || format!("programme {}", programme.id),
            )?;
        }
        for group in &self.groups {
            let known = group.facts.iter().all(|f| usize::from(*f) < self.facts.len());
            ensure(known && !group.facts.is_empty(), || format!("group {}", group.id))?;
        }
        let urgent = |u: &crate::pack::Urgent| {
            usize::from(u.fact) < self.facts.len()
                && u.contacts.iter().all(|c| usize::from(*c) < self.contacts.len())
        };
        ensure(self.urgent.iter().all(urgent), || "urgent".into())
    }

    /// A node by its position.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(usize::from(id))
    }

    /// Whether something of this scope may read the node.
    fn reads(&self, id: NodeId, scope: Scope) -> bool {
        self.node(id)
            .is_some_and(|n| scope == Scope::Member || n.scope == Scope::Household)
    }

    /// What the node yields, if its operands stand before it and have the right scope and sort.
    fn sort(&self, node: &Node, before: &[Sort]) -> Option<Sort> {
        let sort = |id: NodeId| -> Option<Sort> {
            let sort = before.get(usize::from(id)).copied()?;
            self.reads(id, node.scope).then_some(sort)
        };
        let all = |ids: &[NodeId], wanted: Sort| ids.iter().all(|id| sort(*id) == Some(wanted));
        let over_members = |id: NodeId, wanted: Sort| {
            node.scope == Scope::Household && before.get(usize::from(id)) == Some(&wanted)
        };
        let (fits, result) = match &node.op {
            Op::Fact(fact) => {
                let fact = self.facts.get(usize::from(*fact))?;
                let result = match fact.kind {
                    Kind::Number(_) => Sort::Number,
                    Kind::Truth | Kind::Choice(_) => Sort::Choice,
                };
                (fact.scope == node.scope, result)
            }
            Op::When { gate, fact } => (sort(*gate)? == Sort::Outcome, sort(*fact)?),
            Op::Parameter(id) => (usize::from(*id) < self.parameters.len(), Sort::Number),
            Op::Constant(range) => (range.is_sound(), Sort::Number),
            Op::Absent => (true, Sort::Number),
            Op::Add(a, b)
            | Op::Subtract(a, b)
            | Op::Multiply(a, b)
            | Op::Divide(a, b)
            | Op::Greater(a, b)
            | Op::Lesser(a, b)
            | Op::Between(a, b) => (all(&[*a, *b], Sort::Number), Sort::Number),
            Op::Round { value, step, .. } => (step.is_sound() && all(&[*value], Sort::Number), Sort::Number),
            Op::If {
                condition,
                then,
                otherwise,
            } => (
                all(&[*condition], Sort::Outcome) && all(&[*then, *otherwise], Sort::Number),
                Sort::Number,
            ),
            Op::Outcome(_) => (true, Sort::Outcome),
            Op::Compare { left, right, .. } => (all(&[*left, *right], Sort::Number), Sort::Outcome),
            Op::Is { choice, .. } => (all(&[*choice], Sort::Choice), Sort::Outcome),
            Op::Not(a) | Op::Lenient(a) => (all(&[*a], Sort::Outcome), Sort::Outcome),
            Op::All(ids) | Op::Any(ids) => (all(ids, Sort::Outcome), Sort::Outcome),
            Op::Waive { rule, waiver } => (all(&[*rule, *waiver], Sort::Outcome), Sort::Outcome),
            Op::Exists(id) | Op::Forall(id) | Op::Applicant(id) => {
                (over_members(*id, Sort::Outcome), Sort::Outcome)
            }
            Op::Count(id) => (over_members(*id, Sort::Outcome), Sort::Number),
            Op::Sum(id) | Op::Least(id) | Op::Greatest(id) => (over_members(*id, Sort::Number), Sort::Number),
        };
        fits.then_some(result)
    }
}

fn ensure(holds: bool, place: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(place()) }
}
