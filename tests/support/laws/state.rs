//! Laws 1 and 6: what is known is what was answered in the end, and no more.

use jiuzhu_engine::{Answer, FactKey, Household, Screening, pack::Scope};
use proptest::prelude::*;

use super::{Checked, Pair, count, places, result, seen};
use crate::support::{
    households::{any_answer, keys},
    sketch::key,
};

/// Law 1: 不清楚 comes to exactly what no answer comes to, so it never counts as no, zero or false.
pub(super) fn unsure_is_unknown(pair: &Pair) -> Checked {
    let (mut unsure, mut unanswered) = (pair.household.clone(), pair.household.clone());
    let which = &mut pair.tape(0);
    for key in keys(pair.pack, unsure.members()) {
        if which.below(2) == 0 || unsure.answer(key) == Answer::Unsure {
            unsure.set(pair.pack, key, Answer::Unsure).unwrap();
            unanswered.set(pair.pack, key, Answer::Unanswered).unwrap();
        }
    }
    let (unsure, unanswered) = (pair.screen(&unsure), pair.screen(&unanswered));
    let places = places(&unsure);
    for (id, member) in &places {
        prop_assert_eq!(
            unsure.value(*id, *member),
            unanswered.value(*id, *member),
            "node {}",
            id
        );
    }
    for id in pair.programmes() {
        prop_assert_eq!(result(&unsure, id), result(&unanswered, id), "programme {}", id);
    }
    Ok(count(places.len() + pair.pack.programmes.len()))
}

/// Law 6: answers given in any order, changed, taken back and given again, with members listed and removed, end in
/// the same household and the same results; and a screening forgets the households before.
pub(super) fn order_does_not_matter(pair: &Pair) -> Checked {
    let (pack, wanted) = (pair.pack, &pair.household);
    let members = wanted.members();
    let detours = &mut pair.tape(0);
    let mut household = Household::new(pack);
    let mut screening = Screening::new(pack, pair.on);
    household.set_members(members, detours.below(2) == 0).unwrap();
    let mut left = keys(pack, members);
    while !left.is_empty() {
        let mut stray = household.clone();
        stray
            .set_members(members + detours.below(4), detours.below(2) == 0)
            .unwrap();
        while stray.members() > members {
            let last = u8::try_from(stray.members() - 1).unwrap();
            for (id, fact) in (0..)
                .zip(&pack.facts)
                .filter(|(_, fact)| fact.scope == Scope::Member)
            {
                stray.set(pack, key(id, last), any_answer(fact, detours)).unwrap();
            }
            screening.screen(&stray);
            stray.remove_member(usize::from(last));
        }
        let key = left[detours.below(left.len())];
        let any = any_answer(&pack.facts[usize::from(key.fact)], detours);
        stray.set(pack, key, any).unwrap();
        stray.set(pack, key, Answer::Unanswered).unwrap();
        let key = left.swap_remove(detours.below(left.len()));
        stray.set(pack, key, wanted.answer(key)).unwrap();
        household = stray;
        screening.screen(&household);
    }
    household.set_members(members, wanted.is_listed()).unwrap();
    prop_assert_eq!(&household, wanted);
    screening.screen(&household);
    prop_assert_eq!(seen(&screening), seen(&pair.screen(wanted)));
    Ok(count(places(&screening).len() + pack.programmes.len()))
}

/// Law 6: apart from the applicant, who comes first, it does not matter in which order the members are listed.
pub(super) fn members_are_alike(pair: &Pair) -> Checked {
    let members = u8::try_from(pair.household.members()).unwrap();
    let by = match members {
        0..=2 => return Ok(0),
        _ => 1 + u8::try_from(pair.tape(0).below(usize::from(members) - 2)).unwrap(),
    };
    let moved = |m: u8| {
        if m == 0 {
            0
        } else {
            1 + (m - 1 + by) % (members - 1)
        }
    };
    let mut household = pair.household.clone();
    for key in keys(pair.pack, usize::from(members)) {
        let to = FactKey {
            member: key.member.map(moved),
            ..key
        };
        household.set(pair.pack, to, pair.household.answer(key)).unwrap();
    }
    let (before, after) = (pair.screen(&pair.household), pair.screen(&household));
    for id in pair.programmes() {
        prop_assert_eq!(result(&before, id), result(&after, id), "programme {}", id);
        prop_assert_eq!(
            before.open(id).len(),
            after.open(id).len(),
            "open of programme {}",
            id
        );
    }
    prop_assert_eq!(before.questions_left(), after.questions_left());
    Ok(count(pair.pack.programmes.len()))
}
