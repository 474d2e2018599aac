//! What changes for families between two versions of a policy.
//!
//! Every made-up household and every case is screened by both. Money is compared only where both versions settle it;
//! what a person decides, and what is not settled, is counted apart and never taken for nothing.

mod cases;
mod tally;
mod words;

use std::{ops::Range, thread};

use jiuzhu_engine::{Date, Pack, Screening};

pub use cases::CaseChange;
use tally::Tally;
pub use tally::{Change, Example, Money, State};
pub use words::{FigureChange, Vocabulary};

use crate::{Compiled, Population};

/// On which households two versions are compared.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// The screening date; cases have their own.
    pub on: Date,
    /// How many households to make up.
    pub households: u64,
    /// Which ones.
    pub seed: u64,
    /// How many threads share the work; the result is the same for any.
    pub threads: usize,
}

/// What changes from one version to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// By programme: first those of the old version, then new ones.
    pub programmes: Vec<ProgrammeImpact>,
    /// Made-up households that are better off in some programme and worse off in none.
    pub better: u64,
    /// Worse off in some and better off in none.
    pub worse: u64,
    /// Better off in some and worse off in others, for example moved from one programme to another.
    pub both: u64,
    /// Cases that end otherwise.
    pub cases: Vec<CaseChange>,
    /// How many cases were screened by both versions.
    pub cases_compared: usize,
    /// Cases whose answers only one of the versions can read.
    pub cases_unreadable: Vec<String>,
    /// Figures that differ.
    pub figures: Vec<FigureChange>,
    /// What only the old version has.
    pub only_before: Vocabulary,
    /// What only the new version has.
    pub only_after: Vocabulary,
}

/// What changes in one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeImpact {
    /// Its 编号.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// Unit of its money, as shown; empty if it has no published figure.
    pub unit: String,
    /// What happened to the made-up households.
    pub change: Change,
}

impl Impact {
    /// Compares two versions on a sample of households and on the cases of both.
    pub fn of(before: &Compiled, after: &Compiled, sample: Sample) -> Self {
        let pairs = pairs(&before.pack, &after.pack);
        let population = Population::new(&[before, after], sample.seed, sample.on);
        let threads = u64::try_from(sample.threads.max(1)).unwrap_or(1);
        let share = |n: u64| sample.households.saturating_mul(n) / threads;
        let tally = thread::scope(|scope| {
            let work = |part: Range<u64>| {
                let (pairs, population) = (&pairs, &population);
                scope.spawn(move || screen(before, after, population, pairs, sample.on, part))
            };
            let parts: Vec<_> = (0..threads).map(|n| work(share(n)..share(n + 1))).collect();
            // In the order of the households, whichever thread ends first.
            let tallies = parts.into_iter().map(|part| match part.join() {
                Ok(tally) => tally,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            tallies.fold(Tally::new(pairs.len()), Tally::join)
        });
        let (cases, unreadable, compared) = cases::compare(before, after, &pairs);
        let (better, worse, both) = (tally.better, tally.worse, tally.both);
        Self {
            programmes: pairs
                .iter()
                .zip(tally.finish())
                .map(|(pair, change)| pair.impact(&before.pack, &after.pack, change))
                .collect(),
            better,
            worse,
            both,
            cases,
            cases_compared: compared,
            cases_unreadable: unreadable,
            figures: words::figures(&before.pack, &after.pack, sample.on),
            only_before: Vocabulary::beyond(&before.pack, &after.pack),
            only_after: Vocabulary::beyond(&after.pack, &before.pack),
        }
    }

    /// Whether nothing at all changes.
    pub fn is_empty(&self) -> bool {
        let programmes = self.programmes.iter().all(|p| p.change.is_empty());
        let words = self.only_before.is_empty() && self.only_after.is_empty() && self.figures.is_empty();
        programmes && words && self.cases.is_empty() && self.cases_unreadable.is_empty()
    }
}

/// A programme by its position in both versions.
#[derive(Debug, Clone, Copy)]
struct Pair {
    before: Option<u16>,
    after: Option<u16>,
}

fn pairs(before: &Pack, after: &Pack) -> Vec<Pair> {
    let position = |pack: &Pack, id: &str| {
        (0..)
            .zip(&pack.programmes)
            .find(|(_, p)| p.id == id)
            .map(|(i, _)| i)
    };
    let old = (0..).zip(&before.programmes).map(|(i, programme)| Pair {
        before: Some(i),
        after: position(after, &programme.id),
    });
    let new = (0..).zip(&after.programmes);
    let new = new.filter(|(_, programme)| position(before, &programme.id).is_none());
    let new = new.map(|(i, _)| Pair {
        before: None,
        after: Some(i),
    });
    old.chain(new).collect()
}

impl Pair {
    fn impact(self, before: &Pack, after: &Pack, change: Change) -> ProgrammeImpact {
        let of = |pack: &Pack, position: Option<u16>| {
            let programme = pack.programmes.get(usize::from(position?))?;
            let unit = programme.amount.as_ref().map(|amount| amount.unit.clone());
            Some((programme.id.clone(), programme.short.clone(), unit))
        };
        let (old, new) = (of(before, self.before), of(after, self.after));
        let unit = [&new, &old]
            .into_iter()
            .flatten()
            .find_map(|(_, _, unit)| unit.clone());
        let (id, name, _) = new.or(old).unwrap_or_default();
        ProgrammeImpact {
            id,
            name,
            unit: unit.unwrap_or_default(),
            change,
        }
    }
}

/// Screens a part of the households by both versions.
fn screen(
    before: &Compiled,
    after: &Compiled,
    population: &Population,
    pairs: &[Pair],
    on: Date,
    part: Range<u64>,
) -> Tally {
    let (old, new) = (population.cast(&before.pack), population.cast(&after.pack));
    let (mut old_screening, mut new_screening) =
        (Screening::new(&before.pack, on), Screening::new(&after.pack, on));
    let mut tally = Tally::new(pairs.len());
    for household in part {
        old_screening.screen(&old.household(household));
        new_screening.screen(&new.household(household));
        let states = pairs.iter().map(|pair| {
            (
                State::of(&old_screening, pair.before),
                State::of(&new_screening, pair.after),
            )
        });
        tally.add(household, states);
    }
    tally
}
