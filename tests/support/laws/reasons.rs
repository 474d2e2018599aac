//! Law 10: what is said of a verdict is why it is so.

use std::collections::BTreeSet;

use jiuzhu_engine::{
    Answer, Direction, Distance, FactKey, Household, Number, Pack, Range, Reason, Screening, Verdict,
    pack::{Condition, FactId, Kind, NodeId, Op, Outcome, Programme, Relation, Unit},
    value::Outcomes,
};
use proptest::prelude::*;

use super::{Checked, Pair};
use crate::support::{generate::ASKED, households::keys};

/// The deciding conditions alone force the verdict: with every other condition unknown, and with everything that only
/// others read un-answered. Of several that refuse, each does; where a person decides, all the rest holds.
pub(super) fn deciding_conditions_decide(pair: &Pair) -> Checked {
    let screening = pair.screen(&pair.household);
    let mut checked = 0;
    let chance = u16::try_from(pair.tape(0).below(8)).unwrap();
    for (id, programme) in (0..).zip(&pair.pack.programmes) {
        // Of those that are there to see one node, every eighth will do.
        if programme.id.starts_with(ASKED) && id % 8 != chance {
            continue;
        }
        let (verdict, explanation) = (screening.verdict(id), screening.explain(id));
        let conditions: Vec<(&Condition, &Reason)> = told_of(programme, &explanation.reasons).collect();
        for condition in &programme.conditions {
            let told = explanation
                .reasons
                .iter()
                .any(|reason| reason.condition == condition.id);
            let outcome = screening
                .value(condition.node, explanation.member)
                .outcomes()
                .single();
            prop_assert!(
                told || outcome == Some(Outcome::Pass),
                "{} is not told of",
                condition.id
            );
        }
        let (deciding, others): (Vec<_>, Vec<_>) =
            conditions.into_iter().partition(|(_, reason)| reason.deciding);
        let nodes = |of: &[(&Condition, &Reason)]| of.iter().map(|(c, _)| c.node).collect::<Vec<_>>();
        let nodes = nodes(&deciding);
        let at = Place {
            pair,
            programme,
            member: explanation.member,
        };
        match verdict {
            Verdict::Possible => continue,
            Verdict::Unlikely => {
                prop_assert!(!nodes.is_empty(), "{} is refused without a reason", programme.id);
                for node in nodes {
                    let alone = at.with_others_unknown(&screening, &[node], true);
                    prop_assert_eq!(alone, Some(Outcome::Fail), "node {}", node);
                    prop_assert_eq!(
                        at.with_only(&[node]),
                        (Some(Outcome::Fail), true),
                        "node {}",
                        node
                    );
                }
            }
            Verdict::Likely => {
                prop_assert!(others.is_empty(), "all conditions decide");
                let alone = at.with_others_unknown(&screening, &nodes, false);
                prop_assert_eq!(alone, Some(Outcome::Pass));
                prop_assert_eq!(at.with_only(&nodes), (Some(Outcome::Pass), true));
            }
            Verdict::Ask => {
                prop_assert!(
                    !nodes.is_empty() || programme.discretion.is_some(),
                    "{}: nobody decides",
                    programme.id
                );
                // What decides keeps it from being likely, and what does not cannot refuse it.
                let told = deciding
                    .iter()
                    .all(|(_, r)| r.outcome.is_none_or(|outcome| outcome == Outcome::Ask));
                let fails = |c: &Condition| screening.value(c.node, at.member).outcomes().can(Outcome::Fail);
                let fails = others.iter().any(|(c, _)| fails(c));
                prop_assert!(
                    told && !fails,
                    "{}: {deciding:?} and not {others:?}",
                    programme.id
                );
            }
        }
        if checked == 0 {
            let told = screening.programme_report(&programme.id).unwrap();
            prop_assert_eq!(told.verdict, verdict.code());
            prop_assert_eq!(told.amount.is_some(), screening.amount(id).is_some());
            prop_assert_eq!(told.open.len(), screening.open(id).len());
        }
        checked += 1;
    }
    Ok(checked)
}

/// What is told of a programme, with the conditions it is told of; those that do not count on the day are left out.
fn told_of<'a>(
    programme: &'a Programme,
    reasons: &'a [Reason],
) -> impl Iterator<Item = (&'a Condition, &'a Reason)> {
    let named = |reason: &&Reason, condition: &&Condition| condition.id == reason.condition;
    reasons.iter().map(move |reason| {
        (
            programme.conditions.iter().find(|c| named(&reason, c)).unwrap(),
            reason,
        )
    })
}

/// A programme as it is explained.
struct Place<'a> {
    pair: &'a Pair<'a>,
    programme: &'a Programme,
    member: Option<u8>,
}

impl Place<'_> {
    /// How the programme ends for this member if these are its conditions, and some more of which nothing is known.
    fn with_others_unknown(&self, screening: &Screening, nodes: &[NodeId], others: bool) -> Option<Outcome> {
        let told = nodes
            .iter()
            .map(|node| screening.value(*node, self.member).outcomes());
        let nothing = others.then_some(Outcomes::truth(true, true));
        let discretion = self.programme.discretion.as_ref();
        let ask = discretion.map(|_| Outcomes::only(Outcome::Ask));
        let all = told.chain(nothing).chain(ask);
        all.reduce(Outcomes::and)
            .map_or(Some(Outcome::Pass), Outcomes::single)
    }

    /// How it ends for this member with everything un-answered that these nodes do not read, and whether the verdict is
    /// the same for the household if it is a programme for households.
    fn with_only(&self, nodes: &[NodeId]) -> (Option<Outcome>, bool) {
        let pack = self.pair.pack;
        let read: BTreeSet<FactId> = nodes.iter().flat_map(|node| facts_behind(pack, *node)).collect();
        let mut household = self.pair.household.clone();
        for key in keys(pack, household.members()) {
            if !read.contains(&key.fact) {
                household.set(pack, key, Answer::Unanswered).unwrap();
            }
        }
        let screening = self.pair.screen(&household);
        let rule = screening.value(self.programme.rule, self.member).outcomes();
        let whole = screening.value(self.programme.outcome, None).outcomes();
        (rule.single(), self.member.is_some() || rule == whole)
    }
}

/// The facts that a node rests on.
fn facts_behind(pack: &Pack, node: NodeId) -> BTreeSet<FactId> {
    let mut facts = BTreeSet::new();
    let (mut seen, mut stack) = (BTreeSet::new(), vec![node]);
    while let Some(id) = stack.pop() {
        if seen.insert(id) {
            let op = &pack.nodes[usize::from(id)].op;
            if let Op::Fact(fact) = op {
                facts.insert(*fact);
            }
            op.each_read(|read| stack.push(read));
        }
    }
    facts
}

/// A stated distance, applied to the left side, makes the condition end the other way, and one step less does not;
/// neither on paper nor by an edit of any one answer that moves the left side that far.
pub(super) fn the_distance_flips(pair: &Pair) -> Checked {
    let screening = pair.screen(&pair.household);
    let mut checked = 0;
    for (id, programme) in (0..).zip(&pair.pack.programmes) {
        let explanation = screening.explain(id);
        for (condition, reason) in told_of(programme, &explanation.reasons) {
            if let Some(distance) = reason.distance {
                checked += flips(pair, &screening, condition.rule, explanation.member, distance)?;
            }
        }
    }
    Ok(checked)
}

fn flips(
    pair: &Pair,
    screening: &Screening,
    rule: NodeId,
    member: Option<u8>,
    distance: Distance,
) -> Checked {
    let (left, relation, right) = comparison(pair.pack, rule).expect("a distance without a comparison");
    let at = |screening: &Screening, node| {
        screening
            .value(node, member)
            .number()
            .range
            .and_then(Range::single)
    };
    let (from, to) = (at(screening, left).unwrap(), at(screening, right).unwrap());
    let step = Distance::step(distance.unit).unwrap();
    prop_assert!(distance.amount >= step && distance.amount.checked_div(step).unwrap().is_whole());
    let less = Distance {
        amount: distance.amount.checked_sub(step).unwrap(),
        ..distance
    };
    let holds = |left: Number| Range::point(left).compare(relation, &Range::point(to)).0;
    let (enough, not_enough) = (distance.applied_to(from).unwrap(), less.applied_to(from).unwrap());
    prop_assert!(
        holds(enough) != holds(from),
        "{distance:?} from {from} to {to} is not enough"
    );
    prop_assert!(
        holds(not_enough) == holds(from),
        "{distance:?} from {from} to {to} is too much"
    );
    let before = screening.value(rule, member).outcomes();
    prop_assert!(before.single().is_some());
    let mut checked = 1;
    for (amount, flips) in [(distance.amount, true), (less.amount, false)] {
        for household in edits(pair, amount) {
            let edited = pair.screen(&household);
            let arrived = at(&edited, left);
            if arrived == Some(if flips { enough } else { not_enough }) {
                checked += 1;
                let after = edited.value(rule, member).outcomes();
                prop_assert_eq!(
                    after != before,
                    flips,
                    "node {} by {:?}: {:?} of {:?}",
                    rule,
                    distance,
                    after,
                    &household
                );
            }
        }
    }
    Ok(checked)
}

/// The household with one number moved by this much.
fn edits<'a>(pair: &'a Pair, amount: Number) -> impl Iterator<Item = Household> + 'a {
    let keys = keys(pair.pack, pair.household.members()).into_iter();
    let is_number = |key: &FactKey| matches!(pair.pack.facts[usize::from(key.fact)].kind, Kind::Number(_));
    keys.filter(move |key| is_number(key)).flat_map(move |key| {
        let Answer::Number(range) = pair.household.answer(key) else {
            return Vec::new();
        };
        let ways = [Direction::Up, Direction::Down].map(|direction| {
            let unit = Unit::Plain;
            let arrived = Distance {
                amount,
                unit,
                direction,
            }
            .applied_to(range.single()?)?;
            let mut household = pair.household.clone();
            household
                .set(pair.pack, key, Answer::Number(Range::point(arrived)))
                .ok()?;
            Some(household)
        });
        ways.into_iter().flatten().collect()
    })
}

/// The one comparison that a condition is.
fn comparison(pack: &Pack, rule: NodeId) -> Option<(NodeId, Relation, NodeId)> {
    match &pack.nodes[usize::from(rule)].op {
        Op::Compare {
            left,
            relation,
            right,
        } => Some((*left, *relation, *right)),
        Op::Not(a) | Op::Lenient(a) => comparison(pack, *a),
        Op::All(ids) | Op::Any(ids) if ids.len() == 1 => comparison(pack, ids[0]),
        _ => None,
    }
}
