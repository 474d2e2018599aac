//! Laws 7 and 8: what is asked, and what is not.

use jiuzhu_engine::{
    Answer, FactKey, Household, Open, Pack, Screening,
    pack::{self, Group, GroupStyle, Kind, Outcome, Scope},
    value::Outcomes,
};
use proptest::prelude::*;

use super::{Checked, Pair, result};
use crate::support::{
    households::{any_answer, complete, keys, values_within, ways},
    sketch::key,
};

/// Whether a fact is not asked because of what makes it applicable: that is asked first, and 不清楚 to a
/// yes-or-no question or a choice covers what hangs on it.
pub fn waits_for_its_gate(screening: &Screening, key: FactKey, open: &[Open]) -> bool {
    let (facts, household) = (&screening.pack().facts, screening.household());
    let covers = |open: &Open| match open {
        Open::Members => true,
        Open::Fact(key) => {
            let number = matches!(facts[usize::from(key.fact)].kind, Kind::Number(_));
            !number || household.answer(*key) == Answer::Unanswered
        }
    };
    let gate = facts[usize::from(key.fact)].gate;
    gate.is_some_and(|gate| !screening.value(gate, key.member).is_settled()) && open.iter().any(covers)
}

/// A fact that is not open for a programme changes neither its verdict nor its amount under any value; nor do
/// several of them together; nor does a member more, unless the list of members is open.
pub(super) fn closed_facts_change_nothing(pair: &Pair) -> Checked {
    let (pack, household) = (pair.pack, &pair.household);
    let before = pair.screen(household);
    let open: Vec<Vec<Open>> = pair.programmes().map(|id| before.open(id)).collect();
    let found: Vec<_> = pair.programmes().map(|id| result(&before, id)).collect();
    let matters = |id: u16, key| {
        let open = &open[usize::from(id)];
        open.contains(&Open::Fact(key)) || waits_for_its_gate(&before, key, open)
    };
    let mut after = before.clone();
    let mut checked = 0;
    let some = &mut pair.tape(8);
    for key in keys(pack, household.members()) {
        let closed: Vec<u16> = pair.programmes().filter(|id| !matters(*id, key)).collect();
        if closed.is_empty() {
            continue;
        }
        let mut ways = ways(pack, household, key);
        // Numbers have many values; three of them at random will do, other ones in other pairs.
        while ways.len() > 3 {
            ways.swap_remove(some.below(ways.len()));
        }
        for way in ways {
            let mut changed = household.clone();
            changed.set(pack, key, way).unwrap();
            after.screen(&changed);
            for &id in &closed {
                checked += 1;
                prop_assert_eq!(
                    found[usize::from(id)],
                    result(&after, id),
                    "programme {}: {:?} = {:?}",
                    id,
                    key,
                    way
                );
            }
        }
    }
    for id in pair.programmes() {
        let mut changed = household.clone();
        if !open[usize::from(id)].contains(&Open::Members) {
            changed = complete(pack, household, &mut pair.tape(1));
        }
        let more = &mut pair.tape(4);
        for key in keys(pack, household.members()) {
            let ways = values_within(&pack.facts[usize::from(key.fact)], household.answer(key));
            let answer = if matters(id, key) {
                household.answer(key)
            } else {
                more.one(&ways)
            };
            changed.set(pack, key, answer).unwrap();
        }
        after.screen(&changed);
        checked += 1;
        prop_assert_eq!(
            found[usize::from(id)],
            result(&after, id),
            "programme {}: {:?}",
            id,
            &changed
        );
    }
    Ok(checked)
}

/// Whether these questions can stand on one screen of the group: about the household, about one member, or one
/// question about several members.
fn is_one_screen(group: &Group, keys: &[FactKey], pack: &Pack) -> bool {
    let of_household = |key: &FactKey| pack.facts[usize::from(key.fact)].scope == Scope::Household;
    let is_number = |key: &FactKey| matches!(pack.facts[usize::from(key.fact)].kind, Kind::Number(_));
    let is_truth = |key: &FactKey| pack.facts[usize::from(key.fact)].kind == Kind::Truth;
    let one_member = keys.windows(2).all(|pair| pair[0].member == pair[1].member);
    match group.style {
        GroupStyle::Household => keys.iter().all(of_household),
        GroupStyle::Members | GroupStyle::Each => one_member && !keys.iter().any(of_household),
        GroupStyle::Who => keys.iter().all(is_truth) && !keys.iter().any(of_household),
        GroupStyle::Together => group.facts.len() == 1 && keys.iter().all(is_number),
        GroupStyle::Ticks => one_member && keys.iter().all(is_truth),
    }
}

/// Whether everybody whom a programme could be for receives it already, so that nothing is asked about it.
fn is_received_by_all(screening: &Screening, id: u16) -> bool {
    let (pack, household) = (screening.pack(), screening.household());
    let programme = &pack.programmes[usize::from(id)];
    let Some(fact) = programme.received else {
        return false;
    };
    let node = pack.facts[usize::from(fact)].node;
    let receives = |member| screening.value(node, member).choice().is(0b10) == Outcomes::only(Outcome::Pass);
    match programme.scope {
        Scope::Household => receives(None),
        Scope::Member => {
            let members = 0..u8::try_from(household.members()).unwrap();
            household.is_listed() && household.members() > 0 && members.map(Some).all(receives)
        }
    }
}

/// Only what is unanswered and open, or about an emergency, is asked, each once, and nothing about what is received
/// already; it ends whatever is said; and then every other verdict is firm, or what is still open has been answered
/// with 不清楚 or too widely.
pub(super) fn the_interview_ends(pair: &Pair) -> Checked {
    let pack = pair.pack;
    let said = &mut pair.tape(0);
    let mut household = match said.below(2) {
        0 => Household::new(pack),
        _ => pair.household.clone(),
    };
    let mut screening = pair.screen(&household);
    let mut asked = 0;
    while let Some(step) = screening.next() {
        prop_assert!(screening.questions_left() > 0);
        let asked_about = pair
            .programmes()
            .filter(|id| !is_received_by_all(&screening, *id));
        let open: Vec<Open> = asked_about.flat_map(|id| screening.open(id)).collect();
        let list = pack.groups[step.group].style == GroupStyle::Members && open.contains(&Open::Members);
        prop_assert!(list || !step.keys.is_empty(), "a screen without questions");
        if list {
            household
                .set_members(household.members() + said.below(3), true)
                .unwrap();
        }
        prop_assert!(
            is_one_screen(&pack.groups[step.group], &step.keys, pack),
            "{:?}",
            &step
        );
        for key in step.keys {
            prop_assert!(pack.groups[step.group].facts.contains(&key.fact));
            prop_assert_eq!(household.answer(key), Answer::Unanswered);
            let urgent = pack.urgent.iter().any(|u| u.fact == key.fact);
            prop_assert!(urgent || open.contains(&Open::Fact(key)), "{:?} is not open", key);
            let answer = any_answer(&pack.facts[usize::from(key.fact)], said);
            let answer = if answer == Answer::Unanswered {
                Answer::Unsure
            } else {
                answer
            };
            household.set(pack, key, answer).unwrap();
        }
        asked += 1;
        prop_assert!(
            asked <= keys(pack, household.members()).len() + 1,
            "the interview goes on for ever"
        );
        screening.screen(&household);
    }
    prop_assert_eq!(screening.questions_left(), 0);
    let missed = |u: &pack::Urgent| household.answer(key(u.fact, None)) == Answer::Unanswered;
    prop_assert!(!pack.urgent.iter().any(missed), "nobody asked what has happened");
    for id in pair
        .programmes()
        .filter(|id| screening.receives(*id) != Some(true))
    {
        let open = screening.open(id);
        prop_assert!(screening.verdict(id).is_firm() || !open.is_empty());
        for open in open {
            let Open::Fact(key) = open else {
                return Err(TestCaseError::fail(format!(
                    "the members were not asked for: {household:?}"
                )));
            };
            prop_assert!(
                household.answer(key) != Answer::Unanswered,
                "{:?} was not asked",
                key
            );
        }
    }
    Ok(super::count(asked + pack.programmes.len()))
}
