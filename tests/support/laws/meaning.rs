//! The engine against a slow evaluator that knows only complete households and no sets.

use jiuzhu_engine::{
    Household, Pack, Range, Screening, Verdict,
    pack::{Outcome, Scope},
    value::{self, NumberSet},
};
use proptest::prelude::*;

use super::{Checked, Pair, count};
use crate::support::{
    households::complete,
    reference::{Value, World, includes},
};

/// Of a complete household the engine knows exactly what the rules say, node by node.
pub(super) fn complete_households_are_known(pair: &Pair) -> Checked {
    let pack = pair.pack;
    let household = complete(pack, &pair.household, &mut pair.tape(0));
    let screening = pair.screen(&household);
    let world = World::new(pack, &household, pair.on, picks(pair, 0));
    let checked = agrees(&screening, &world, &household)?;
    for (id, member) in places(pack, &household) {
        let known = world.value(id, member);
        if !known.picked {
            prop_assert!(
                screening.value(id, member).is_settled(),
                "node {id} of {member:?} is {:?}",
                known.value
            );
        }
    }
    for (id, programme) in (0..).zip(&pack.programmes) {
        let known = world.value(programme.outcome, None);
        let expected = match known.value {
            Value::Outcome(Outcome::Pass) => Verdict::Likely,
            Value::Outcome(Outcome::Ask) => Verdict::Ask,
            _ => Verdict::Unlikely,
        };
        prop_assert!(
            known.picked || screening.verdict(id) == expected,
            "programme {}",
            programme.id
        );
        prop_assert!(screening.verdict(id).is_firm(), "nothing is left to ask");
    }
    Ok(checked)
}

/// What the engine thinks possible of a partial household includes every way in which it may turn out.
pub(super) fn partial_households_include_what_is_so(pair: &Pair) -> Checked {
    let screening = pair.screen(&pair.household);
    let listed = pair.household.members();
    let mut checked = 0;
    for ending in 0..3 {
        let complete = complete(pair.pack, &pair.household, &mut pair.tape(ending * 4));
        let world = World::new(pair.pack, &complete, pair.on, picks(pair, ending));
        let of = if listed == complete.members() {
            &complete
        } else {
            &pair.household
        };
        checked += agrees(&screening, &world, of)?;
    }
    Ok(checked)
}

/// What chance decides in a world.
fn picks<'a>(pair: &Pair<'a>, ending: usize) -> &'a [u8] {
    let bytes = pair.decisions.len();
    &pair.decisions[(bytes / 4 * ending).min(bytes)..]
}

/// Every node as it stands in a world, with the member it is about.
fn places(pack: &Pack, household: &Household) -> Vec<(u16, Option<u8>)> {
    let members = u8::try_from(household.members()).unwrap();
    let mut places = Vec::new();
    for (id, node) in (0..).zip(&pack.nodes) {
        match node.scope {
            Scope::Household => places.push((id, None)),
            Scope::Member => places.extend((0..members).map(|m| (id, Some(m)))),
        }
    }
    places
}

/// No set of possible values misses what is so, for any node; a verdict is never other than what is so.
fn agrees(screening: &Screening, world: &World, household: &Household) -> Checked {
    let pack = screening.pack();
    let places = places(pack, household);
    for (id, member) in &places {
        let (possible, known) = (screening.value(*id, *member), world.value(*id, *member));
        prop_assert!(
            includes(possible, known.value),
            "node {id} of {member:?}: {possible:?} misses {:?} of {household:?}",
            known.value
        );
    }
    for (id, programme) in (0..).zip(&pack.programmes) {
        let so = world.value(programme.outcome, None).value;
        match screening.verdict(id) {
            Verdict::Likely => prop_assert_eq!(so, Value::Outcome(Outcome::Pass)),
            Verdict::Unlikely => prop_assert_eq!(so, Value::Outcome(Outcome::Fail)),
            Verdict::Ask | Verdict::Possible => {}
        }
        let granted = so != Value::Outcome(Outcome::Fail);
        if let (true, Some(amount)) = (granted, &programme.amount) {
            let Value::Number(so) = world.value(amount.node, None).value else {
                return Err(TestCaseError::fail("no number"));
            };
            let possible = screening.amount(id).unwrap_or(Range::from(0));
            let nothing = so.is_none_or(|so| so == 0.into());
            let range = value::Value::Number(NumberSet::of(possible));
            prop_assert!(
                nothing || includes(range, Value::Number(so)),
                "pays {so:?}, not {possible:?}"
            );
        }
    }
    Ok(count(places.len() + 2 * pack.programmes.len()))
}
