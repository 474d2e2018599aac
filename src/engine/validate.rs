//! Whether the parts of a pack fit together.

use alloc::{format, string::String, vec::Vec};
use core::cell::Cell;

use crate::{
    DecodeError, Pack,
    limits::{self, Limit},
    pack::{FactId, Given, GroupStyle, Kind, Node, NodeId, Op, Piece, Scope, Text, Window},
};

/// A node that was found in order.
#[derive(Debug, Clone, Copy)]
struct Checked {
    sort: Sort,
    /// How many gates wait for one another up to here.
    gates: usize,
}

/// What a node yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Choice,
    Outcome,
}

impl Pack {
    /// Checks every index, order, scope and kind that evaluation relies on, and that there is not too much of
    /// anything.
    ///
    /// # Errors
    /// The place of the first contradiction, or the limit that is passed.
    pub fn validate(&self) -> Result<(), DecodeError> {
        self.check_size()?;
        let mut nodes: Vec<Checked> = Vec::with_capacity(self.nodes.len());
        for (index, node) in self.nodes.iter().enumerate() {
            let checked = self
                .check(node, &nodes)
                .ok_or_else(|| DecodeError::Invalid(format!("node {index}")))?;
            Limit::Gates.allow(checked.gates)?;
            nodes.push(checked);
        }
        let yields = |node: NodeId, scope: Scope, sort: Sort| {
            nodes.get(usize::from(node)).is_some_and(|n| n.sort == sort) && self.reads(node, scope)
        };
        let outcome = |node: NodeId, scope: Scope| yields(node, scope, Sort::Outcome);
        let number = |node: NodeId, scope: Scope| yields(node, scope, Sort::Number);
        let text = |text: &Text| {
            text.0.iter().all(|piece| match piece {
                Piece::Words(_) => true,
                Piece::Value(node) => number(*node, Scope::Household),
            })
        };
        for (index, fact) in self.facts.iter().enumerate() {
            let choices = match &fact.kind {
                Kind::Choice(choices) => (1..=limits::OPTIONS).contains(&choices.len()),
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
        let of = |fact: u16, scope: Scope| {
            self.facts
                .get(usize::from(fact))
                .is_some_and(|f| f.scope == scope)
        };
        for programme in &self.programmes {
            let scope = programme.scope;
            let conditions = programme.conditions.iter().all(|c| {
                outcome(c.node, scope)
                    && outcome(c.rule, scope)
                    && c.during.is_none_or(|during| outcome(during, Scope::Household))
                    && text(&c.text)
                    && text(&c.otherwise)
                    && text(&c.waiver)
            });
            let amount = programme
                .amount
                .as_ref()
                .is_none_or(|a| number(a.node, Scope::Household) && number(a.formula, scope));
            let received = programme
                .received
                .is_none_or(|fact| of(fact, scope) && self.is_truth(fact));
            let applied = programme.application.as_ref().is_none_or(|application| {
                application.windows.iter().all(Window::is_sound) && text(&application.note.text)
            });
            let known = |id: &u16| usize::from(*id) < self.programmes.len();
            let contacts = programme
                .whom
                .contacts
                .iter()
                .all(|c| usize::from(*c) < self.contacts.len());
            let related = programme.instead.iter().chain(&programme.unlocks).all(known)
                && programme.excludes.iter().all(|e| known(&e.programme));
            ensure(
                conditions
                    && amount
                    && contacts
                    && related
                    && received
                    && applied
                    && outcome(programme.rule, scope)
                    && outcome(programme.outcome, Scope::Household),
                || format!("programme {}", programme.id),
            )?;
        }
        for group in &self.groups {
            // A fact asked of somebody else than it belongs to could never be answered.
            let is_number = |fact: &u16| {
                let fact = self.facts.get(usize::from(*fact));
                fact.is_some_and(|f| matches!(f.kind, Kind::Number(_)))
            };
            let all = |scope| group.facts.iter().all(|fact| of(*fact, scope));
            let fits = match group.style {
                GroupStyle::Household => all(Scope::Household),
                GroupStyle::Members | GroupStyle::Who | GroupStyle::Each => all(Scope::Member),
                GroupStyle::Together => all(Scope::Member) && group.facts.iter().all(is_number),
                GroupStyle::Ticks => {
                    (all(Scope::Household) || all(Scope::Member))
                        && group.facts.iter().all(|fact| self.is_truth(*fact))
                }
            };
            ensure(fits && !group.facts.is_empty(), || format!("group {}", group.id))?;
        }
        let urgent = |u: &crate::pack::Urgent| {
            of(u.fact, Scope::Household) && u.contacts.iter().all(|c| usize::from(*c) < self.contacts.len())
        };
        ensure(self.urgent.iter().all(urgent), || "urgent".into())?;
        for guide in &self.guides {
            let sentences = text(&guide.summary) && guide.body.iter().all(text);
            let contacts = guide
                .contacts
                .iter()
                .all(|c| usize::from(*c) < self.contacts.len());
            ensure(sentences && contacts, || format!("guide {}", guide.id))?;
        }
        for trouble in &self.troubles {
            let programmes = trouble
                .programmes
                .iter()
                .all(|id| usize::from(*id) < self.programmes.len());
            let guides = trouble.guides.iter().all(|n| usize::from(*n) < self.guides.len());
            let answers = trouble.answers.iter().all(|given| self.is_answer(*given));
            ensure(programmes && guides && answers, || {
                format!("trouble {}", trouble.name)
            })?;
        }
        Ok(())
    }

    /// Whether a trouble can give this answer.
    fn is_answer(&self, given: Given) -> bool {
        let fact = self.facts.get(usize::from(given.fact));
        fact.is_some_and(|fact| {
            let options = match &fact.kind {
                Kind::Truth => 2,
                Kind::Choice(choices) => choices.len(),
                Kind::Number(_) => 0,
            };
            fact.scope == Scope::Household && usize::from(given.option) < options
        })
    }

    fn is_truth(&self, fact: FactId) -> bool {
        let fact = self.facts.get(usize::from(fact));
        fact.is_some_and(|f| f.kind == Kind::Truth)
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
    fn check(&self, node: &Node, before: &[Checked]) -> Option<Checked> {
        let gates = Cell::new(0);
        let operand = |id: NodeId| -> Option<Sort> {
            let checked = before.get(usize::from(id))?;
            gates.set(gates.get().max(checked.gates));
            Some(checked.sort)
        };
        let sort = |id: NodeId| operand(id).filter(|_| self.reads(id, node.scope));
        let all = |ids: &[NodeId], wanted: Sort| ids.iter().all(|id| sort(*id) == Some(wanted));
        let over_members =
            |id: NodeId, wanted: Sort| node.scope == Scope::Household && operand(id) == Some(wanted);
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
            Op::Today => (true, Sort::Number),
            Op::Since { date, .. } => (all(&[*date], Sort::Number), Sort::Number),
            Op::During { from, until } => (from.iter().chain(until).all(|day| day.is_sound()), Sort::Outcome),
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
        let own = usize::from(matches!(node.op, Op::When { .. }));
        fits.then_some(Checked {
            sort: result,
            gates: gates.get() + own,
        })
    }
}

fn ensure(holds: bool, place: impl FnOnce() -> String) -> Result<(), DecodeError> {
    if holds {
        Ok(())
    } else {
        Err(DecodeError::Invalid(place()))
    }
}
