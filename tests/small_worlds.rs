//! Small packs and small households, all of them: every pair of conditions, every partial answer, every completion,
//! and every way to go through the interview.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

mod support;

use jiuzhu_engine::{
    Answer, FactKey, Household, Open, Pack, Range, Screening, Verdict,
    pack::{Kind, NodeId, Op, Outcome, Relation},
};

use support::{
    hand::{EACH, HOME, NO, YES, is},
    households::keys,
    laws::questions::waits_for_its_gate,
    screened,
    sketch::{Sketch, between},
    today,
};

/// The facts: a truth and a number of the household, a truth of each member; fact 0 is the relation.
const SUM: u16 = 2;
const ILL: u16 = 3;

/// What a programme comes to.
type Found = (Verdict, Option<Range>);

/// Every condition made of two simple ones, each with one of the amounts, with and without a gate before the number; and
/// whether each fact is read in one place only and every figure is in force. Of the others `make soak` takes all,
/// the tests every third.
fn packs() -> Vec<(Pack, bool)> {
    let is_soak = std::env::var_os("SOAK").is_some();
    let (mut packs, mut number) = (Vec::new(), 0);
    for gated in [false, true] {
        for first in 0..SIMPLE * 2 {
            for second in 0..SIMPLE * 2 {
                // 且 and 或 are the same both ways round.
                for join in if second < first { 2..3 } else { 0..3 } {
                    let amount = (first + second + join) % 5;
                    let (a, b) = (first % SIMPLE, second % SIMPLE);
                    let once =
                        !gated && amount == 0 && READS[a] & READS[b] == 0 && a != MISSING && b != MISSING;
                    number += 1;
                    if once || is_soak || number % 3 == 0 {
                        packs.push((pack(gated, first, second, join, amount), once));
                    }
                }
            }
        }
    }
    packs
}

/// The simple condition on a figure that is not published: with a waiver around it a question may decide between two
/// ways of leaving it to a person, which are one verdict.
const MISSING: usize = 5;

/// Which facts each simple condition reads, one bit for each.
const READS: [u8; SIMPLE] = [1, 2, 4, 4, 4, 2, 0];

/// How many simple conditions there are, not counting their opposites.
const SIMPLE: usize = 7;

fn pack(gated: bool, first: usize, second: usize, join: usize, amount: usize) -> Pack {
    let mut s = Sketch::new();
    let (_, has) = s.truth(HOME, None);
    let (_, sum) = s.number(HOME, between(0, 1), gated.then_some(has));
    let (_, ill) = s.truth(EACH, None);
    let (nought, one, missing) = (s.constant(0), s.constant(1), s.missing());
    let count = s.of_household(Op::Count(ill));
    let simple = [
        has,
        s.compare(sum, Relation::AtMost, nought),
        s.of_household(Op::Exists(ill)),
        s.of_household(Op::Forall(ill)),
        s.compare(count, Relation::Equal, one),
        s.compare(sum, Relation::Below, missing),
        s.of_household(Op::Outcome(Outcome::Ask)),
    ];
    let mut condition = |which: usize| match which.checked_sub(SIMPLE) {
        None => simple[which],
        Some(which) => s.of_household(Op::Not(simple[which])),
    };
    let (a, b) = (condition(first), condition(second));
    let rule = s.of_household(match join {
        0 => Op::All(vec![a, b]),
        1 => Op::Any(vec![a, b]),
        _ => Op::Waive { rule: a, waiver: b },
    });
    let formula = match amount {
        0 => None,
        1 => Some(s.of_household(Op::Add(sum, one))),
        2 => Some(count),
        3 => Some(s.of_household(Op::Multiply(count, sum))),
        _ => Some(choose(&mut s, has, sum, count)),
    };
    s.programme(HOME, rule, formula);
    s.finish()
}

fn choose(s: &mut Sketch, condition: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
    s.of_household(Op::If {
        condition,
        then,
        otherwise,
    })
}

/// The values of a fact; the relation, which nobody reads, has one here.
fn values(fact: u16) -> Vec<Answer> {
    match fact {
        0 => vec![Answer::Options(1)],
        SUM => vec![is(0), is(1)],
        _ => vec![NO, YES],
    }
}

/// Households of so many members with every combination of these answers.
fn all_households(
    pack: &Pack,
    members: usize,
    listed: bool,
    answers: impl Fn(u16) -> Vec<Answer>,
) -> Vec<Household> {
    let mut blank = Household::new(pack);
    blank.set_members(members, listed).unwrap();
    keys(pack, members)
        .into_iter()
        .fold(vec![blank], |households, key| {
            let ways = answers(key.fact);
            let each = |household: &Household| -> Vec<Household> {
                let with = |way: &Answer| {
                    let mut household = household.clone();
                    household.set(pack, key, *way).unwrap();
                    household
                };
                ways.iter().map(with).collect()
            };
            households.iter().flat_map(each).collect()
        })
}

fn found(screening: &Screening) -> Found {
    (screening.verdict(0), screening.amount(0))
}

/// A complete household as a number: a bit for each answer under a leading one.
fn code(pack: &Pack, household: &Household) -> usize {
    let second = |key: &FactKey| values(key.fact).get(1) == Some(&household.answer(*key));
    let bits = keys(pack, household.members()).into_iter();
    bits.fold(1, |code, key| code << 1 | usize::from(second(&key)))
}

/// What the completions of all partial households of all packs say of the engine.
#[derive(Debug, Default)]
struct Sum {
    households: u64,
    completions: u64,
    /// Facts that are said to matter, and those of them that change nothing.
    open: u64,
    useless: u64,
    /// Verdicts that are said to be possible, and those of them that every completion agrees on.
    possible: u64,
    loose: u64,
    /// Amounts, and those wider than what the completions get.
    amounts: u64,
    wide: u64,
}

/// Soundness, relevance both ways, tightness and forgetfulness, over everything there is.
#[test]
fn every_completion_of_every_answer_agrees() {
    let (mut exact, mut sum) = (Sum::default(), Sum::default());
    let partial = |fact| {
        let mut answers = values(fact);
        answers.extend(match fact {
            0 => Vec::new(),
            ILL => vec![Answer::Unanswered],
            _ => vec![Answer::Unanswered, Answer::Unsure],
        });
        answers
    };
    for (pack, once) in &packs() {
        let worlds: Vec<(Household, Found)> = (1..=3)
            .flat_map(|members| all_households(pack, members, true, values))
            .map(|household| {
                let found = found(&screened(pack, &household));
                (household, found)
            })
            .collect();
        let mut ends = vec![None; 1 << 9];
        for (household, found) in &worlds {
            ends[code(pack, household)] = Some(*found);
        }
        let sum = if *once { &mut exact } else { &mut sum };
        let mut again = Screening::new(pack, today());
        for (members, listed) in [(1, false), (1, true), (2, false), (2, true)] {
            for household in all_households(pack, members, listed, partial) {
                let screening = screened(pack, &household);
                again.screen(&household);
                assert_eq!(
                    (found(&again), again.open(0), again.next()),
                    (found(&screening), screening.open(0), screening.next())
                );
                one_household(pack, &screening, &worlds, &ends, sum);
            }
        }
    }
    println!("each fact read once: {exact:?}\nread in several places: {sum:?}");
    assert!(exact.households > 15_000 && sum.completions > 700_000);
    assert_eq!((exact.useless, exact.loose), (0, 0), "{exact:?}");
    // Where a fact is read in several places, one of them may not know of the other; no more often than this.
    assert!(sum.useless * 100 < sum.open * 8, "{sum:?}");
    assert!(sum.loose * 100 < sum.possible * 12, "{sum:?}");
    assert!(sum.wide * 100 < sum.amounts * 6, "{sum:?}");
}

fn one_household(
    pack: &Pack,
    screening: &Screening,
    worlds: &[(Household, Found)],
    ends: &[Option<Found>],
    sum: &mut Sum,
) {
    let household = screening.household();
    let fits = |world: &Household| {
        let is_so = |key: &FactKey| match household.answer(*key) {
            Answer::Unanswered | Answer::Unsure => true,
            answer => answer == world.answer(*key),
        };
        let members = household.members();
        let there = world.members() == members || (!household.is_listed() && world.members() == members + 1);
        there && keys(pack, members).iter().all(is_so)
    };
    let completions: Vec<&(Household, Found)> = worlds.iter().filter(|(world, _)| fits(world)).collect();
    sum.households += 1;
    sum.completions += u64::try_from(completions.len()).unwrap();
    let ((verdict, amount), open) = (found(screening), screening.open(0));
    let same = completions
        .iter()
        .all(|(_, (ends, _))| *ends == completions[0].1.0);
    assert!(
        !verdict.is_firm() || completions.iter().all(|(_, (ends, _))| *ends == verdict),
        "{household:?}"
    );
    sum.possible += u64::from(verdict == Verdict::Possible);
    sum.loose += u64::from(verdict == Verdict::Possible && same);
    let paid: Vec<Range> = completions.iter().filter_map(|(_, (_, paid))| *paid).collect();
    assert!(
        paid.iter()
            .all(|paid| amount.is_some_and(|amount| amount.contains(*paid))),
        "{household:?}"
    );
    if let Some(amount) = amount {
        let hull = paid.into_iter().reduce(|a, b| a.hull(b));
        sum.amounts += 1;
        // A complete household that gets nothing has no amount.
        sum.wide +=
            u64::from(hull.is_none_or(|hull| !hull.hull(0.into()).contains(amount)) && household.is_listed());
    }
    for key in keys(pack, household.members()) {
        let (named, is_known) = (
            open.contains(&Open::Fact(key)),
            values(key.fact).contains(&household.answer(key)),
        );
        if is_known {
            assert!(!named, "{key:?} is answered in {household:?}");
            continue;
        }
        let place = keys(pack, 3).iter().position(|other| *other == key).unwrap();
        let changes = completions.iter().any(|(world, found)| {
            let last = keys(pack, world.members()).len() - 1;
            let other = code(pack, world) ^ 1 << (last - place);
            values(key.fact).len() > 1 && ends[other] != Some(*found)
        });
        assert!(
            named || !changes || waits_for_its_gate(screening, key, &open),
            "{key:?} matters in {household:?} of {:?}",
            pack.nodes
        );
        sum.open += u64::from(named);
        sum.useless += u64::from(named && !changes);
    }
    if !household.is_listed() && !open.contains(&Open::Members) {
        for (world, found) in &completions {
            let mut fewer = world.clone();
            fewer.set_members(household.members(), true).unwrap();
            assert_eq!(
                ends[code(pack, &fewer)],
                Some(*found),
                "a member more matters in {household:?}"
            );
        }
    }
}

/// Whatever is answered, 不清楚 to everything included, the interview ends within one screen for each fact of each
/// member and one for the list; then the verdict is firm or what is open was answered 不清楚; and whoever answers the
/// same without an interview gets the same.
#[test]
fn every_interview_ends() {
    let (mut interviews, mut longest) = (0, 0);
    for (pack, _) in &packs() {
        let mut ways = vec![(Household::new(pack), 0)];
        while let Some((household, asked)) = ways.pop() {
            let screening = screened(pack, &household);
            let Some(step) = screening.next() else {
                interviews += 1;
                longest = longest.max(asked);
                assert_eq!(screening.questions_left(), 0);
                let told = |open: &Open| match open {
                    Open::Members => household.is_listed(),
                    Open::Fact(key) => household.answer(*key) == Answer::Unsure,
                };
                let open = screening.open(0);
                assert!(open.iter().all(told), "{open:?} was not asked: {household:?}");
                assert!(screening.verdict(0).is_firm() || !open.is_empty());
                let mut at_once = Household::new(pack);
                at_once
                    .set_members(household.members(), household.is_listed())
                    .unwrap();
                for key in keys(pack, household.members()).into_iter().rev() {
                    at_once.set(pack, key, household.answer(key)).unwrap();
                }
                assert_eq!(at_once, household);
                continue;
            };
            assert!(
                asked <= keys(pack, household.members()).len(),
                "for ever: {household:?}"
            );
            let mut next = vec![household.clone()];
            if step.keys.is_empty() {
                next = [1, 2]
                    .map(|members| {
                        let mut household = household.clone();
                        household.set_members(members, true).unwrap();
                        household
                    })
                    .into();
            }
            for key in step.keys {
                assert_eq!(household.answer(key), Answer::Unanswered);
                assert!(matches!(
                    pack.facts[usize::from(key.fact)].kind,
                    Kind::Truth | Kind::Number(_)
                ));
                let mut said = values(key.fact);
                said.push(Answer::Unsure);
                next = next
                    .into_iter()
                    .flat_map(|household| {
                        said.iter()
                            .map(move |answer| (household.clone(), *answer))
                            .collect::<Vec<_>>()
                    })
                    .map(|(mut household, answer)| {
                        household.set(pack, key, answer).unwrap();
                        household
                    })
                    .collect();
            }
            ways.extend(next.into_iter().map(|household| (household, asked + 1)));
        }
    }
    assert!(
        interviews > 5_000 && longest >= 4,
        "{interviews} interviews of up to {longest} screens"
    );
}
