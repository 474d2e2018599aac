//! Puts definitions after what they rest on, and finds those that rest on each other.

use std::collections::{BTreeSet, VecDeque};

/// At most so many cycles are reported at once.
const CYCLES: usize = 16;

/// In a long cycle a shorter one is looked for from so many of its definitions.
const STARTS: usize = 16;

/// An order in which every definition stands after those it rests on, and the cycles that prevent one.
///
/// `rests_on` lists for each definition the numbers of those it needs. Definitions in a cycle, or after one,
/// are left out of the order. No two cycles share a definition; shorter ones are preferred and come first, and
/// each starts with its smallest number.
pub(crate) fn sort(rests_on: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut left: BTreeSet<usize> = (0..rests_on.len()).collect();
    let order = peel(rests_on, &mut left);
    let mut cycles: Vec<Vec<usize>> = Vec::new();
    while let Some(cycle) = cycle(rests_on, &left).filter(|_| cycles.len() < CYCLES) {
        left.retain(|i| !cycle.contains(i));
        peel(rests_on, &mut left);
        cycles.push(cycle);
    }
    cycles.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    (order, cycles)
}

/// Takes definitions off as long as one rests on nothing that is left, and returns them in that order.
fn peel(rests_on: &[Vec<usize>], left: &mut BTreeSet<usize>) -> Vec<usize> {
    let needs = |i: usize| rests_on.get(i).into_iter().flatten().copied();
    let mut needed_by = vec![Vec::new(); rests_on.len()];
    let mut missing = vec![0_usize; rests_on.len()];
    for &i in left.iter() {
        for need in needs(i).filter(|need| left.contains(need)) {
            if let (Some(users), Some(count)) = (needed_by.get_mut(need), missing.get_mut(i)) {
                users.push(i);
                *count += 1;
            }
        }
    }
    let mut ready: VecDeque<usize> = left
        .iter()
        .copied()
        .filter(|i| missing.get(*i) == Some(&0))
        .collect();
    let mut order = Vec::new();
    while let Some(i) = ready.pop_front() {
        left.remove(&i);
        order.push(i);
        for user in needed_by.get(i).into_iter().flatten() {
            let Some(count) = missing.get_mut(*user) else {
                continue;
            };
            *count = count.saturating_sub(1);
            if *count == 0 {
                ready.push_back(*user);
            }
        }
    }
    order
}

/// A cycle among what is left, starting with its smallest number; `None` if nothing is left.
fn cycle(rests_on: &[Vec<usize>], left: &BTreeSet<usize>) -> Option<Vec<usize>> {
    // Whatever is left rests on something that is left, so the way back ends in a cycle.
    let mut at = *left.first()?;
    let mut passed = BTreeSet::new();
    while passed.insert(at) {
        at = *rests_on.get(at)?.iter().find(|need| left.contains(need))?;
    }
    let around = path_back(rests_on, left, at)?;
    let starts = around.iter().take(STARTS);
    let mut shortest = starts
        .filter_map(|i| path_back(rests_on, left, *i))
        .min_by_key(Vec::len)?;
    let smallest = (0..shortest.len()).min_by_key(|at| shortest.get(*at))?;
    shortest.rotate_left(smallest);
    Some(shortest)
}

/// The shortest way from `start` along what it rests on back to `start`.
fn path_back(rests_on: &[Vec<usize>], left: &BTreeSet<usize>, start: usize) -> Option<Vec<usize>> {
    let mut came_from: Vec<Option<usize>> = vec![None; rests_on.len()];
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for &next in rests_on.get(at)? {
            if next == start {
                let mut path = vec![at];
                while let Some(before) = path.last().and_then(|i| came_from.get(*i).copied().flatten()) {
                    path.push(before);
                }
                path.reverse();
                return Some(path);
            }
            let seen = came_from.get_mut(next).filter(|from| from.is_none());
            if let (true, Some(from)) = (left.contains(&next), seen) {
                *from = Some(at);
                queue.push_back(next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn puts_what_is_needed_first() {
        let (order, cycles) = sort(&[vec![2], vec![0], vec![]]);
        assert_eq!(order, [2, 0, 1]);
        assert!(cycles.is_empty());
    }

    #[test]
    fn finds_the_shortest_of_entangled_cycles_and_every_separate_one() {
        let (order, cycles) = sort(&[vec![1], vec![2], vec![0, 1], vec![3], vec![0], vec![]]);
        assert_eq!(order, [5]);
        assert_eq!(cycles, [vec![3], vec![1, 2]]);
    }
}
