//! All laws of the engine over a million random pairs of a pack and a household: `make soak`.
//!
//! `PAIRS=n` how many pairs, `SEED=n` which ones, `FROM=n` the first case, `JOBS=n` at a time. A failure is shrunk and
//! says how to see it again; then the program ends with 1.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

mod support;

use std::{
    cell::RefCell,
    ops::Range,
    process::ExitCode,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use proptest::{
    strategy::Strategy,
    test_runner::{RngAlgorithm, TestError, TestRng, TestRunner},
};

use support::{
    cases,
    histogram::Histogram,
    laws::{Case, LAWS, Pair, cases_of},
};

/// Households for each pack: one to seven.
const HOUSEHOLDS: Range<usize> = 1..8;

/// What was held over how much.
#[derive(Debug, Clone, Default)]
struct Tally {
    histogram: Histogram,
    /// By law: pairs, and what was compared in them.
    laws: [(u64, u64); LAWS.len()],
}

impl Tally {
    fn merge(&mut self, other: &Self) {
        self.histogram.merge(&other.histogram);
        for (sum, (pairs, compared)) in self.laws.iter_mut().zip(other.laws) {
            sum.0 += pairs;
            sum.1 += compared;
        }
    }
}

fn main() -> ExitCode {
    let setting = |name: &str| std::env::var(name).ok().and_then(|v| v.parse::<u64>().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let seed = setting("SEED").unwrap_or(now.as_secs());
    let first = setting("FROM").unwrap_or(0);
    let wanted = setting("PAIRS").unwrap_or(1_000_000);
    let jobs = setting("JOBS").unwrap_or(thread::available_parallelism().map_or(1, |n| n.get() as u64));
    println!("seed {seed}: {wanted} pairs, {jobs} at a time");
    // A panic is a failure like others, and said once, when it is shrunk.
    std::panic::set_hook(Box::new(|_| {}));
    let begun = Instant::now();
    let (next, held) = (AtomicU64::new(first), AtomicU64::new(0));
    let work = || {
        let mut tally = Tally::default();
        while held.load(Ordering::Relaxed) < wanted {
            let before = tally.laws[0].0;
            let result = hold(seed, next.fetch_add(1, Ordering::Relaxed), &mut tally);
            held.fetch_add(
                if result.is_err() {
                    wanted
                } else {
                    tally.laws[0].0 - before
                },
                Ordering::Relaxed,
            );
            result?;
        }
        Ok(tally)
    };
    let results: Vec<Result<Tally, String>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let mut tally = Tally::default();
    for result in &results {
        match result {
            Ok(part) => tally.merge(part),
            Err(failure) => println!("{failure}"),
        }
    }
    if results.iter().any(Result::is_err) {
        return ExitCode::FAILURE;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let pairs = tally.laws[0].0;
    println!(
        "{pairs} pairs in {seconds:.0} s, {:.0} a second",
        pairs as f64 / seconds
    );
    for (law, (pairs, compared)) in LAWS.iter().zip(tally.laws) {
        println!("  {pairs:>9} pairs  {compared:>12} compared  {}", law.name);
    }
    print!("{}", tally.histogram);
    let rare = tally.histogram.too_rare();
    // A few cases seen again need not be like all of them.
    if pairs < 10_000 || rare.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("too rare to say much: {rare:?}");
    ExitCode::FAILURE
}

/// Holds every law over one case; a failure in words.
fn hold(seed: u64, number: u64, tally: &mut Tally) -> Result<(), String> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&number.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(cases(1), rng);
    let tree = cases_of(HOUSEHOLDS).new_tree(&mut runner).unwrap();
    let tally = RefCell::new(tally);
    let broken = RefCell::new("");
    let result = runner.run_one(tree, |case: Case| {
        let pack = case.recipe.pack();
        let mut tally = tally.borrow_mut();
        tally.histogram.pack(&case.recipe, &pack);
        for answers in &case.households {
            let pair = Pair::new(&pack, answers);
            tally.histogram.pair(&pair);
            for (law, sum) in LAWS.iter().zip(&mut tally.laws) {
                if law.beyond || !case.recipe.is_large() {
                    broken.replace(law.name);
                    sum.0 += 1;
                    sum.1 += (law.check)(&pair)?;
                }
            }
        }
        Ok(())
    });
    match result {
        Ok(_) => Ok(()),
        Err(TestError::Abort(why)) => Err(format!("gave up: {why}")),
        Err(TestError::Fail(why, case)) => Err(format!(
            "BROKEN: {}\n{why}\n{case:?}\nagain: make soak SEED={seed} FROM={number} PAIRS=1",
            broken.into_inner()
        )),
    }
}
