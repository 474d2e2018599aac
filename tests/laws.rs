//! The laws of the engine, over random packs and random answers.
//!
//! `PROPTEST_CASES=5000` runs so many cases of each; `make soak` runs all of them over a million pairs.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

mod support;

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

use support::{
    cases,
    histogram::Histogram,
    laws::{Case, LAWS, Pair, cases_of},
};

/// Holds the laws whose name starts like this over a case.
fn hold(number: &str, case: &Case) -> Result<(), TestCaseError> {
    let pack = case.recipe.pack();
    for law in LAWS.iter().filter(|law| law.name.starts_with(number)) {
        for answers in &case.households {
            if law.beyond || !case.recipe.is_large() {
                (law.check)(&Pair::new(&pack, answers))?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn unknown_never_counts_as_no(case in cases_of(1..2)) {
        hold("1 ", &case)?;
    }

    #[test]
    fn what_is_said_holds(case in cases_of(1..2)) {
        hold("2 ", &case)?;
    }

    #[test]
    fn order_does_not_matter(case in cases_of(1..2)) {
        hold("6 ", &case)?;
    }

    #[test]
    fn only_what_matters_is_asked(case in cases_of(1..2)) {
        hold("7", &case)?;
    }

    #[test]
    fn reasons_are_why(case in cases_of(1..2)) {
        hold("10 ", &case)?;
    }

    #[test]
    fn the_slow_evaluator_agrees(case in cases_of(1..2)) {
        hold("= ", &case)?;
    }
}

/// What the laws are held over is not trivial: programmes with several conditions, members, references, waivers, dated
/// figures, and every verdict, each often enough.
#[test]
fn the_packs_are_worth_testing() {
    let mut runner = TestRunner::deterministic();
    let cases = cases_of(1..8);
    let mut histogram = Histogram::default();
    for _ in 0..1000 {
        let case = cases.new_tree(&mut runner).unwrap().current();
        let pack = case.recipe.pack();
        histogram.pack(&case.recipe, &pack);
        for answers in &case.households {
            histogram.pair(&Pair::new(&pack, answers));
        }
    }
    assert_eq!(histogram.too_rare(), [""; 0], "\n{histogram}");
}
