//! What the laws are tested with: random packs, random households, and a slow evaluator that cannot be wrong.
#![allow(dead_code, unreachable_pub, reason = "each test program uses its own part")]
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

pub mod exercise;
pub mod figures;
pub mod generate;
pub mod hand;
pub mod histogram;
pub mod households;
pub mod laws;
mod programmes;
pub mod reference;
pub mod signed;
mod sizes;
pub mod sketch;

use jiuzhu_engine::{Date, Household, Pack, Screening};
use proptest::{collection::vec, prelude::*, test_runner::Config};

/// The day on which everything is screened.
pub fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

/// So many cases, or as many as `PROPTEST_CASES` says; `SOAK=n` runs n times as many.
pub fn cases(usual: u32) -> Config {
    let setting = |name: &str| std::env::var(name).ok().and_then(|v| v.parse::<u32>().ok());
    let cases = setting("PROPTEST_CASES").unwrap_or(usual);
    Config {
        cases: cases.saturating_mul(setting("SOAK").unwrap_or(1).max(1)),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    }
}

/// A household screened today.
pub fn screened<'p>(pack: &'p Pack, household: &Household) -> Screening<'p> {
    let mut screening = Screening::new(pack, today());
    screening.screen(household);
    screening
}

/// Random decisions.
pub fn tape(most: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..most)
}
