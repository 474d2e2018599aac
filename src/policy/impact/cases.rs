//! The worked cases of both versions, by both versions.

use jiuzhu_engine::Screening;

use super::{Pair, tally::State};
use crate::{Case, Compiled};

/// A case that ends otherwise in one programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseChange {
    /// What the case is called.
    pub case: String,
    /// Position of the programme in [`Impact::programmes`](super::Impact::programmes).
    pub programme: usize,
    /// What the old version says.
    pub before: State,
    /// What the new version says.
    pub after: State,
}

/// What changes, the cases that only one version can read, and how many both can; a case of both counts once.
pub(super) fn compare(
    before: &Compiled,
    after: &Compiled,
    pairs: &[Pair],
) -> (Vec<CaseChange>, Vec<String>, usize) {
    let new = after
        .cases
        .iter()
        .filter(|case| !before.cases.iter().any(|old| old.is_same(case)));
    let (mut changes, mut unreadable, mut compared) = (Vec::new(), Vec::new(), 0);
    for case in before.cases.iter().chain(new) {
        let Some((old, new)) = screened(case, before).zip(screened(case, after)) else {
            unreadable.push(case.name().to_owned());
            continue;
        };
        compared += 1;
        for (programme, pair) in pairs.iter().enumerate() {
            let (before, after) = (State::of(&old, pair.before), State::of(&new, pair.after));
            if before != after {
                changes.push(CaseChange {
                    case: case.name().to_owned(),
                    programme,
                    before,
                    after,
                });
            }
        }
    }
    (changes, unreadable, compared)
}

fn screened<'p>(case: &Case, compiled: &'p Compiled) -> Option<Screening<'p>> {
    let household = case.household(&compiled.pack).ok()?;
    let mut screening = Screening::new(&compiled.pack, case.on());
    screening.screen(&household);
    Some(screening)
}
