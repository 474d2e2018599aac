//! Puts definitions after what they rest on, and finds those that rest on each other.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An order in which every definition stands after those it rests on, and the cycles that prevent one.
///
/// `rests_on` lists for each definition the numbers of those it needs. Definitions in a cycle, or after one,
/// are left out of the order. No two cycles share a definition; shorter ones are preferred, and each starts
/// with its smallest number.
pub(crate) fn sort(rests_on: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let (order, left) = peel(rests_on);
    let mut found: Vec<Vec<usize>> = left
        .iter()
        .filter_map(|i| path_back(rests_on, &left, *i))
        .collect();
    found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let mut taken = BTreeSet::new();
    let mut cycles: Vec<Vec<usize>> = Vec::new();
    for cycle in found {
        if cycle.iter().all(|i| !taken.contains(i)) {
            taken.extend(cycle.iter().copied());
            cycles.push(cycle);
        }
    }
    (order, cycles)
}

/// Takes definitions off as long as one rests on nothing that is left.
fn peel(rests_on: &[Vec<usize>]) -> (Vec<usize>, BTreeSet<usize>) {
    let mut needed_by = vec![Vec::new(); rests_on.len()];
    for (i, needs) in rests_on.iter().enumerate() {
        for need in needs {
            if let Some(users) = needed_by.get_mut(*need) {
                users.push(i);
            }
        }
    }
    let mut missing: Vec<usize> = rests_on.iter().map(Vec::len).collect();
    let is_ready = |(_, missing): &(usize, &usize)| **missing == 0;
    let mut ready: VecDeque<usize> = missing
        .iter()
        .enumerate()
        .filter(is_ready)
        .map(|(i, _)| i)
        .collect();
    let mut left: BTreeSet<usize> = (0..rests_on.len()).collect();
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
    (order, left)
}

/// The shortest way from `start` along what it rests on back to `start`.
fn path_back(rests_on: &[Vec<usize>], left: &BTreeSet<usize>, start: usize) -> Option<Vec<usize>> {
    let mut came_from = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for &next in rests_on.get(at)? {
            if next == start {
                let mut path = vec![at];
                while let Some(before) = path.last().and_then(|i| came_from.get(i)) {
                    path.push(*before);
                }
                path.reverse();
                return Some(path);
            }
            if left.contains(&next) && !came_from.contains_key(&next) {
                came_from.insert(next, at);
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
