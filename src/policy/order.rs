//! Puts definitions after what they rest on, and finds those that rest on each other.

use std::collections::{BTreeSet, VecDeque};

/// An order in which every definition stands after those it rests on, and the cycles that prevent one.
///
/// `rests_on` lists for each definition the numbers of those it needs. Definitions in a cycle, or after one,
/// are left out of the order. Each cycle is as short as it can be and starts with its smallest number.
pub(crate) fn sort(rests_on: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut broken = BTreeSet::new();
    let mut cycles = Vec::new();
    let (order, mut left) = peel(rests_on, &broken);
    while let Some(cycle) = shortest_cycle(rests_on, &left) {
        broken.extend(cycle.iter().copied());
        cycles.push(cycle);
        left = peel(rests_on, &broken).1;
    }
    (order, cycles)
}

/// Takes definitions off as long as one rests on nothing that is left; `broken` ones count as taken.
fn peel(rests_on: &[Vec<usize>], broken: &BTreeSet<usize>) -> (Vec<usize>, BTreeSet<usize>) {
    let mut needed_by = vec![Vec::new(); rests_on.len()];
    let mut missing = vec![0_usize; rests_on.len()];
    for (i, needs) in rests_on.iter().enumerate() {
        for need in needs.iter().filter(|n| !broken.contains(n)) {
            if let (Some(users), Some(count)) = (needed_by.get_mut(*need), missing.get_mut(i)) {
                users.push(i);
                *count += 1;
            }
        }
    }
    let open = |i: &usize| missing.get(*i) == Some(&0) && !broken.contains(i);
    let mut ready: VecDeque<usize> = (0..rests_on.len()).filter(open).collect();
    let mut left: BTreeSet<usize> = (0..rests_on.len()).filter(|i| !broken.contains(i)).collect();
    let mut order = Vec::new();
    while let Some(i) = ready.pop_front() {
        left.remove(&i);
        order.push(i);
        for user in needed_by.get(i).into_iter().flatten() {
            let Some(count) = missing.get_mut(*user) else {
                continue;
            };
            *count -= 1;
            if *count == 0 && !broken.contains(user) {
                ready.push_back(*user);
            }
        }
    }
    (order, left)
}

fn shortest_cycle(rests_on: &[Vec<usize>], left: &BTreeSet<usize>) -> Option<Vec<usize>> {
    let mut best: Option<Vec<usize>> = None;
    for &start in left {
        let shorter = |path: &Vec<usize>| best.as_ref().is_none_or(|b| path.len() < b.len());
        if let Some(path) = path_back(rests_on, left, start).filter(shorter) {
            best = Some(path);
        }
        if best.as_ref().is_some_and(|b| b.len() == 1) {
            break;
        }
    }
    best
}

/// The shortest way from `start` along what it rests on back to `start`.
fn path_back(rests_on: &[Vec<usize>], left: &BTreeSet<usize>, start: usize) -> Option<Vec<usize>> {
    let mut came_from = vec![None; rests_on.len()];
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
            if left.contains(&next)
                && let Some(slot @ None) = came_from.get_mut(next)
            {
                *slot = Some(at);
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
