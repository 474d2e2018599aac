//! The engine against a slow evaluator that knows only complete households and no sets.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

mod support;

use jiuzhu_engine::{
    Household, Pack, Range, Screening, Verdict,
    pack::{Outcome, Scope},
    value::{self, NumberSet},
};
use proptest::{collection::vec, prelude::*};

use support::{
    cases,
    generate::{large_recipes, recipes},
    households::{Tape, complete, partial},
    reference::{Value, World, includes},
    screened, today,
};

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
fn agrees(screening: &Screening, world: &World, household: &Household) -> Result<(), TestCaseError> {
    let pack = screening.pack();
    for (id, member) in places(pack, household) {
        let (possible, known) = (screening.value(id, member), world.value(id, member));
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
                panic!("no number")
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
    Ok(())
}

proptest! {
    #![proptest_config(cases(3000))]

    /// Of a complete household the engine knows exactly what the rules say, node by node.
    #[test]
    fn a_complete_household_is_known_exactly(recipe in recipes(), answers in vec(any::<u8>(), 0..60), picks in vec(any::<u8>(), 0..8)
    ) {
        let pack = recipe.pack();
        let tape = &mut Tape::new(&answers);
        let household = partial(&pack, tape);
        let household = complete(&pack, &household, tape);
        let screening = screened(&pack, &household);
        let world = World::new(&pack, &household, today(), &picks);
        agrees(&screening, &world, &household)?;
        for (id, member) in places(&pack, &household) {
            let known = world.value(id, member);
            if !known.picked {
                prop_assert!(screening.value(id, member).is_settled(), "node {id} of {member:?} is {:?}", known.value);
            }
        }
        for (id, programme) in (0..).zip(&pack.programmes) {
            let known = world.value(programme.outcome, None);
            let expected = match known.value {
                Value::Outcome(Outcome::Pass) => Verdict::Likely,
                Value::Outcome(Outcome::Ask) => Verdict::Ask,
                _ => Verdict::Unlikely,
            };
            prop_assert!(known.picked || screening.verdict(id) == expected);
            prop_assert!(screening.verdict(id).is_firm(), "nothing is left to ask");
        }
    }

    /// What the engine thinks possible of a partial household includes every way in which it may turn out.
    #[test]
    fn a_partial_household_may_turn_out_in_no_other_way(recipe in recipes(), answers in vec(any::<u8>(), 0..60), endings in vec((vec(any::<u8>(), 0..40), vec(any::<u8>(), 0..8)), 1..6)) {
        let pack = recipe.pack();
        let household = partial(&pack, &mut Tape::new(&answers));
        let screening = screened(&pack, &household);
        for (ending, picks) in endings {
            let complete = complete(&pack, &household, &mut Tape::new(&ending));
            let listed = household.members();
            let world = World::new(&pack, &complete, today(), &picks);
            agrees(&screening, &world, if listed == complete.members() { &complete } else { &household })?;
        }
    }

    /// The same where numbers go beyond 64 bits: sets become wider, never wrong.
    #[test]
    fn large_numbers_are_never_wrong(recipe in large_recipes(), answers in vec(any::<u8>(), 0..60), ending in vec(any::<u8>(), 0..40), picks in vec(any::<u8>(), 0..8)
    ) {
        let pack = recipe.pack();
        let household = partial(&pack, &mut Tape::new(&answers));
        let complete = complete(&pack, &household, &mut Tape::new(&ending));
        let screening = screened(&pack, &household);
        agrees(&screening, &World::new(&pack, &complete, today(), &picks), &household)?;
    }
}
