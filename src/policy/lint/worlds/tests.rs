//! What is said to be so for every household is so for households made up at random.

use std::path::Path;

use jiuzhu_engine::{Range, pack::Outcome, value::Value};
use proptest::prelude::*;

use super::*;

const PASSES: fn(Outcomes) -> bool = |o| o.single() == Some(Outcome::Pass);
const FAILS: fn(Outcomes) -> bool = |o| o.single() == Some(Outcome::Fail);

fn pack(folder: &str) -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    crate::compile_dir(&root.join(folder))
        .unwrap_or_else(|report| panic!("{report}"))
        .pack
}

fn outcomes_of(pack: &Pack) -> Vec<NodeId> {
    let screening = Screening::new(pack, pack.checked_on);
    let nodes = 0..NodeId::try_from(pack.nodes.len()).unwrap();
    nodes
        .filter(|id| matches!(screening.value(*id, None), Value::Outcome(_)))
        .collect()
}

/// A household with every question answered, near the numbers at which rules change.
fn household(pack: &Pack, tape: &mut impl Iterator<Item = u8>) -> Household {
    const NUMBERS: [i64; 12] = [0, 1, 2, 15, 16, 18, 59, 60, 80, 1044, 1500, 60_000];
    let mut next = |below: usize| usize::from(tape.next().unwrap_or(0)) % below;
    let mut household = Household::new(pack);
    let members = next(4) + 1;
    household.set_members(members, true).unwrap();
    for (fact, id) in pack.facts.iter().zip(0..) {
        let members = match fact.scope {
            Scope::Household => vec![None],
            Scope::Member => (0..u8::try_from(members).unwrap()).map(Some).collect(),
        };
        for member in members {
            let answer = match &fact.kind {
                Kind::Truth => Answer::truth(next(2) == 1),
                Kind::Choice(choices) => Answer::Options(1 << next(choices.len())),
                Kind::Number(_) => {
                    let number = Range::from(NUMBERS[next(NUMBERS.len())]);
                    Answer::Number(
                        number
                            .meet(fact.domain)
                            .unwrap_or_else(|| Range::point(fact.domain.high().unwrap())),
                    )
                }
            };
            household.set(pack, FactKey { fact: id, member }, answer).unwrap();
        }
    }
    household
}

/// Whatever is said to be so for every household is so for each of these; how often that was put to the test.
fn check(pack: &Pack, node: NodeId, given: &[Given], households: &[Household]) -> usize {
    let mut tried = 0;
    for (outcome, is) in [(Outcome::Pass, PASSES), (Outcome::Fail, FAILS)] {
        if !Worlds::new(pack).always(node, given, is) {
            continue;
        }
        let mut screening = Screening::new(pack, pack.checked_on);
        for household in households {
            screening.screen(household);
            for member in 0..u8::try_from(household.members()).unwrap() {
                let at = |id| screening.value(id, Some(member)).outcomes();
                let applies = given.iter().all(|g| match at(g.node).single() {
                    Some(outcome) if g.holds => outcome != Outcome::Fail,
                    Some(outcome) => outcome != Outcome::Pass,
                    None => false,
                });
                if applies {
                    tried += 1;
                    assert_eq!(
                        at(node).single(),
                        Some(outcome),
                        "node {node} given {given:?}: {household:?}"
                    );
                }
            }
        }
    }
    tried
}

/// Pairs of outcomes all over a small policy.
#[test]
fn what_one_thing_settles_is_so_for_every_household() {
    let pack = pack("tests/pages/pack");
    let nodes = outcomes_of(&pack);
    let mut state = 1_u32;
    let mut tape = std::iter::from_fn(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some(u8::try_from(state >> 24).unwrap())
    });
    let households: Vec<_> = (0..100).map(|_| household(&pack, &mut tape)).collect();
    let mut tried = 0;
    for (i, node) in nodes.iter().enumerate() {
        for (j, other) in nodes.iter().enumerate().skip(i % 3).step_by(3) {
            let given = Given {
                node: *other,
                holds: j % 2 == 0,
            };
            tried += check(&pack, *node, &[given], &households);
        }
    }
    assert!(tried > 1000, "{tried}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any outcomes of the policy that ships.
    #[test]
    fn what_is_settled_is_so_for_every_household(
        node in any::<prop::sample::Index>(),
        given in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..3),
        tape in prop::collection::vec(any::<u8>(), 4000),
    ) {
        let pack = pack("policies/tianjin");
        let nodes = outcomes_of(&pack);
        let given: Vec<_> =
            given.iter().map(|(node, holds)| Given { node: *node.get(&nodes), holds: *holds }).collect();
        let mut tape = tape.into_iter();
        let households: Vec<_> = (0..30).map(|_| household(&pack, &mut tape)).collect();
        check(&pack, *node.get(&nodes), &given, &households);
    }
}
