//! Screening allocates nothing once its buffers have grown: measured, not claimed.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::Path;

use allocation_counter::measure;
use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Pack, Range, Screening,
    pack::{Kind, Scope},
};

fn pack(folder: &str) -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let policy = jiuzhu_policy::compile_dir(&root.join(folder)).unwrap();
    Pack::decode(&policy.bytes()).unwrap()
}

/// So many members, with every fact answered or none.
fn household(pack: &Pack, members: u8, listed: bool, answered: bool) -> Household {
    let mut household = Household::new(pack);
    household.set_members(members.into(), listed).unwrap();
    let facts = pack.facts.iter().zip(0..).filter(|_| answered);
    for (fact, id) in facts {
        let answer = match &fact.kind {
            Kind::Truth | Kind::Choice(_) => Answer::Options(1),
            Kind::Number(_) => Answer::Number(Range::point(fact.domain.low().unwrap())),
        };
        let places: Vec<Option<u8>> = match fact.scope {
            Scope::Household => vec![None],
            Scope::Member => (0..members).map(Some).collect(),
        };
        for member in places {
            household.set(pack, FactKey { fact: id, member }, answer).unwrap();
        }
    }
    household
}

fn assert_screening_allocates_nothing(folder: &str) {
    let pack = pack(folder);
    let sizes = [(1, false), (4, true), (4, false), (2, true)];
    let households: Vec<_> = sizes
        .into_iter()
        .flat_map(|(members, listed)| [true, false].map(|full| household(&pack, members, listed, full)))
        .collect();

    let mut screening = Screening::new(&pack, Date::parse("2026-11-24").unwrap());
    let cold = measure(|| households.iter().for_each(|h| screening.screen(h)));
    assert_ne!(
        cold.count_total, 0,
        "{folder}: the first pass has to grow the buffers"
    );
    for household in &households {
        let warm = measure(|| screening.screen(household));
        assert_eq!(warm.count_total, 0, "{folder}: {} members", household.members());
    }
}

#[test]
fn screening_the_whole_pack_allocates_nothing() {
    assert_screening_allocates_nothing("policies/tianjin");
}

#[test]
fn screening_the_pack_of_the_benchmarks_allocates_nothing() {
    assert_screening_allocates_nothing("tests/bench/peers/policy");
}
