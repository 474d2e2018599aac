//! Random decisions that depend on nothing but their names.
//!
//! Each household, member and fact has a stream of its own, begun from the seed and those three. So a household
//! is the same on every machine, in any order, on any number of threads; and a fact that a new version of a policy
//! adds changes nothing else about it.

use std::hash::Hasher;

use fnv::FnvHasher;
use rand_xoshiro::{
    SplitMix64,
    rand_core::{Rng, SeedableRng},
};

/// A stream of random decisions.
pub(super) struct Draw(SplitMix64);

impl Draw {
    /// The stream of what is called `name`, for this household and member.
    pub(super) fn new(seed: u64, household: u64, name: &str, member: Option<u8>) -> Self {
        let mut hasher = FnvHasher::default();
        hasher.write(&seed.to_le_bytes());
        hasher.write(&household.to_le_bytes());
        hasher.write(name.as_bytes());
        hasher.write(&member.map_or([0, 0], |member| [1, member]));
        Self(SplitMix64::seed_from_u64(hasher.finish()))
    }

    /// A number below `end`; 0 for 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // The high half of a 128-bit product: even to one in 2⁶⁴, and the same everywhere.
        let product = u128::from(self.0.next_u64()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// One of these.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let index = self.below(u64::try_from(of.len()).ok()?);
        of.get(usize::try_from(index).ok()?)
    }

    /// One of these, by its weight; any if all weigh nothing.
    pub(super) fn weighted<'a, T>(&mut self, of: &'a [T], weight: impl Fn(&T) -> u64) -> Option<&'a T> {
        let total: u64 = of.iter().map(&weight).sum();
        if total == 0 {
            return self.one(of);
        }
        let mut left = self.below(total);
        of.iter().find(|item| match left.checked_sub(weight(item)) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn streams_are_the_same_for_ever() {
        let mut draw = Draw::new(1, 17, "月收入", Some(2));
        let drawn = [(); 4].map(|()| draw.below(1000));
        // Reckoned apart: FNV-1a of the bytes above, then SplitMix64.
        assert_eq!(drawn, [99, 521, 846, 638]);
    }

    #[test]
    fn weights_are_kept() {
        let options = [("a", 1), ("b", 0), ("c", 3)];
        let mut counts = [0; 3];
        for household in 0..4000 {
            let chosen = Draw::new(1, household, "x", None);
            let chosen = { chosen }.weighted(&options, |o| o.1).unwrap().0;
            let index = options.iter().position(|o| o.0 == chosen).unwrap();
            if let Some(count) = counts.get_mut(index) {
                *count += 1;
            }
        }
        let [a, b, c] = counts;
        assert_eq!(b, 0);
        assert!((900..1100).contains(&a) && a + c == 4000, "{counts:?}");
    }
}
