//! Which decisions of a policy its cases try, and which ways.
//!
//! A condition is tried once a case lets it hold and another lets it fail. One that can never fail, because a
//! person then decides, is tried once that has happened: its other way is *ask*. Which ways there are is what
//! the engine says of a household that has answered nothing.

use std::collections::BTreeSet;

use jiuzhu_engine::{
    Screening,
    pack::{Node, NodeId, Outcome, Scope},
    value::Outcomes,
};

use super::{DERIVED, Found, GATES, Screened, Way};
use crate::{
    Compiled,
    compile::{Decision, Owner, Role},
};

/// Every decision with the ways in which it has to end and in which it ended.
pub(super) fn tried(compiled: &Compiled, screened: &Screened<'_>) -> Vec<Found> {
    let decisions = &compiled.decisions;
    let mut seen = vec![Seen::default(); decisions.len()];
    for blank in &screened.blank {
        note_possible(decisions, blank, &mut seen);
    }
    for (_, screening) in &screened.cases {
        note_tried(decisions, screening, &mut seen);
    }
    let found = decisions.iter().zip(seen);
    found
        .map(|(decision, seen)| found_of(decision, seen, compiled))
        .collect()
}

fn found_of(decision: &Decision, seen: Seen, compiled: &Compiled) -> Found {
    let text = compiled.warnings.text(decision.span);
    let what = match (decision.role, &decision.owner) {
        (Role::Condition, _) => format!("条件“{}”", decision.condition),
        (Role::Waiver, _) => format!("条件“{}”的豁免", decision.condition),
        (Role::Gate, Owner::Fact(fact)) => format!("“{fact}”的适用"),
        (_, Owner::Derived(name)) => format!("“{name}”里的“{text}”"),
        _ => format!("“{text}”"),
    };
    let group = match &decision.owner {
        Owner::Programme(id) => {
            let programme = compiled.pack.programmes.iter().find(|p| p.id == *id);
            programme.map_or(id.as_str(), |p| &p.short)
        }
        Owner::Derived(_) => DERIVED,
        Owner::Fact(_) => GATES,
    };
    Found {
        group: group.to_owned(),
        span: decision.span,
        what,
        ways: ways(seen.possible).into_iter().map(Way::from).collect(),
        tried: seen.tried.into_iter().map(Way::from).collect(),
    }
}

/// How a decision can end, and how it ended in some case.
#[derive(Debug, Clone, Default)]
struct Seen {
    possible: BTreeSet<Outcome>,
    tried: BTreeSet<Outcome>,
}

/// The ways in which a decision has to end: to hold and to fail, and where one of them cannot be, ask.
fn ways(possible: BTreeSet<Outcome>) -> BTreeSet<Outcome> {
    let firm = BTreeSet::from([Outcome::Fail, Outcome::Pass]);
    if firm.is_subset(&possible) { firm } else { possible }
}

/// Notes how each decision can end, screened for a household that has answered nothing.
fn note_possible(decisions: &[Decision], screening: &Screening<'_>, seen: &mut [Seen]) {
    let all = [Outcome::Fail, Outcome::Ask, Outcome::Pass];
    for (decision, seen) in decisions.iter().zip(seen) {
        let ends = outcomes(screening, decision.node, 0);
        let ends = all.into_iter().filter(|outcome| ends.can(*outcome));
        seen.possible.extend(ends.map(|end| counted(decision.role, end)));
    }
}

/// Notes how each decision ended where it mattered; for a member's decision, for every member.
fn note_tried(decisions: &[Decision], screening: &Screening<'_>, seen: &mut [Seen]) {
    let members = u8::try_from(screening.household().members()).unwrap_or(u8::MAX);
    for (decision, seen) in decisions.iter().zip(seen) {
        for member in 0..members {
            let fails = |node: &NodeId| end(screening, *node, member) == Some(Outcome::Fail);
            if decision.after.iter().all(fails) {
                let end = end(screening, decision.node, member);
                seen.tried.extend(end.map(|end| counted(decision.role, end)));
            }
        }
    }
}

/// A branch or waiver that a person decides makes the same difference as one that holds.
fn counted(role: Role, end: Outcome) -> Outcome {
    match (role, end) {
        (Role::Branch | Role::Waiver, Outcome::Ask) => Outcome::Pass,
        _ => end,
    }
}

/// How a node ended; what no answer can settle, a person has to.
fn end(screening: &Screening<'_>, node: NodeId, member: u8) -> Option<Outcome> {
    let ends = outcomes(screening, node, member).single();
    let is_open = || screening.is_open(node, of_member(screening, node, member));
    ends.or_else(|| (!is_open()).then_some(Outcome::Ask))
}

fn outcomes(screening: &Screening<'_>, node: NodeId, member: u8) -> Outcomes {
    screening
        .value(node, of_member(screening, node, member))
        .outcomes()
}

/// The member, for a member's node.
fn of_member(screening: &Screening<'_>, node: NodeId, member: u8) -> Option<u8> {
    let is_member = |node: &Node| node.scope == Scope::Member;
    screening
        .pack()
        .node(node)
        .is_some_and(is_member)
        .then_some(member)
}
