//! Who counts as a member, and what their answers add up to: small packs written by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, AnswerError, Household, MAX_MEMBERS, Open, Pack, Range, Screening, Verdict,
    pack::{NodeId, Op, Relation},
    value::NumberSet,
};

use support::{
    hand::{EACH, HOME, NO, YES, household, is, verdicts_of},
    screened,
    sketch::{Sketch, between, fraction, from, key},
};

use Verdict::{Ask, Likely, Possible, Unlikely};

fn number(screening: &Screening, node: NodeId) -> NumberSet {
    *screening.value(node, None).number()
}

/// What each quantifier says while others may live in the household.
#[test]
fn members_who_are_not_listed_may_be_anybody() {
    let mut s = Sketch::new();
    let (ill, is_ill) = s.truth(EACH, None);
    let (income, each) = s.number(EACH, between(0, 100), None);
    let rules = [Op::Exists(is_ill), Op::Forall(is_ill), Op::Applicant(is_ill)].map(|op| s.of_household(op));
    let sums = [
        Op::Count(is_ill),
        Op::Sum(each),
        Op::Least(each),
        Op::Greatest(each),
    ];
    let [count, sum, least, greatest] = sums.map(|op| s.of_household(op));
    for rule in rules {
        s.programme(HOME, rule, None);
    }
    let pack = s.finish();
    let said = |sick| [(key(ill, 0), sick), (key(income, 0), is(10))];
    let known = |h: &Household| [count, sum, least, greatest].map(|n| number(&screened(&pack, h), n));
    let sets = |ends: [(i64, i64); 4]| ends.map(|(low, high)| NumberSet::of(between(low, high)));

    let open = household(&pack, 1, false, &said(YES));
    assert_eq!(verdicts_of(&pack, &open), [Likely, Possible, Likely]);
    assert_eq!(known(&open), sets([(1, 40), (10, 3910), (0, 10), (10, 100)]));
    let open = household(&pack, 1, false, &said(NO));
    assert_eq!(verdicts_of(&pack, &open), [Possible, Unlikely, Unlikely]);
    let closed = household(&pack, 1, true, &said(YES));
    assert_eq!(verdicts_of(&pack, &closed), [Likely, Likely, Likely]);
    assert_eq!(known(&closed), sets([(1, 1), (10, 10), (10, 10), (10, 10)]));
    let unsure = household(&pack, 2, true, &said(NO));
    assert_eq!(verdicts_of(&pack, &unsure), [Possible, Unlikely, Unlikely]);
    assert_eq!(known(&unsure), sets([(0, 1), (10, 110), (0, 10), (10, 100)]));
}

/// Forty members are taken and a forty-first is not; a full list that is still open adds nobody.
#[test]
fn forty_members_and_no_more() {
    let mut s = Sketch::new();
    let (income, each) = s.number(EACH, between(0, 1_000_000_000_000_000), None);
    let sum = s.of_household(Op::Sum(each));
    let pack = s.finish();
    let answers: Vec<_> = (0..40)
        .map(|m| (key(income, m), is(1_000_000_000_000_000)))
        .collect();
    for listed in [true, false] {
        let mut full = household(&pack, MAX_MEMBERS, listed, &answers);
        let before = full.clone();
        assert_eq!(full.set_members(41, listed), Err(AnswerError::MemberCount));
        assert_eq!(full.set_members(0, listed), Err(AnswerError::MemberCount));
        let place = full.set(&pack, key(income, 40), is(1));
        assert_eq!(place, Err(AnswerError::NoSuchPlace));
        assert_eq!(full, before);
        assert_eq!(
            number(&screened(&pack, &full), sum),
            NumberSet::of(40_000_000_000_000_000.into())
        );
    }
    // With nobody listed but the applicant, the rest may earn as much each.
    let open = household(&pack, 1, false, &answers[..1]);
    let range = number(&screened(&pack, &open), sum).range.unwrap();
    assert_eq!(range, between(1_000_000_000_000_000, 40_000_000_000_000_000));
}

/// Beyond 64 bits a sum is still known to be large.
#[test]
fn sums_beyond_64_bits_stay_large() {
    let mut s = Sketch::new();
    let (income, each) = s.number(EACH, between(0, i64::MAX), None);
    let sum = s.of_household(Op::Sum(each));
    let twelve = s.constant(12);
    let yearly = s.of_household(Op::Multiply(sum, twelve));
    let line = s.constant(1000);
    for rule in [
        s.compare(sum, Relation::Above, line),
        s.compare(yearly, Relation::AtMost, line),
    ] {
        s.programme(HOME, rule, None);
    }
    let pack = s.finish();
    let answers: Vec<_> = (0..3)
        .map(|m| (key(income, m), is(i64::MAX - i64::from(m))))
        .collect();
    assert_eq!(
        verdicts_of(&pack, &household(&pack, 3, false, &answers)),
        [Likely, Unlikely]
    );
    assert_eq!(
        verdicts_of(&pack, &household(&pack, 3, true, &answers)),
        [Likely, Unlikely]
    );
    let least = (key(income, 0), Answer::Number(from(2000)));
    assert_eq!(
        verdicts_of(&pack, &household(&pack, 3, false, &[least])),
        [Likely, Unlikely]
    );
}

/// Dividing by nobody says nothing, so it refuses nobody; the least and greatest of nobody are not applicable.
#[test]
fn nobody_to_divide_by_and_nobody_to_compare() {
    let mut s = Sketch::new();
    let (counts, counted) = s.truth(EACH, None);
    let (income, each) = s.number(EACH, between(0, 3000), Some(counted));
    let (sum, heads) = (s.of_household(Op::Sum(each)), s.of_household(Op::Count(counted)));
    let share = s.of_household(Op::Divide(sum, heads));
    let ends = [
        s.of_household(Op::Least(each)),
        s.of_household(Op::Greatest(each)),
    ];
    let line = s.constant(1000);
    let below = s.compare(share, Relation::AtMost, line);
    s.programme(HOME, below, Some(share));
    for end in ends {
        let rule = s.compare(end, Relation::AtLeast, line);
        s.programme(HOME, rule, Some(end));
    }
    let pack = s.finish();
    let nobody = household(&pack, 2, true, &[(key(counts, 0), NO), (key(counts, 1), NO)]);
    assert_eq!(verdicts_of(&pack, &nobody), [Ask, Unlikely, Unlikely]);
    assert_eq!(screened(&pack, &nobody).next(), None);
    assert!(
        ends.iter()
            .all(|end| number(&screened(&pack, &nobody), *end) == NumberSet::ABSENT)
    );
    let perhaps = household(
        &pack,
        2,
        true,
        &[(key(counts, 0), NO), (key(income, 1), is(2000))],
    );
    assert_eq!(verdicts_of(&pack, &perhaps), [Possible; 3]);
    let thirds = [
        (key(counts, 0), YES),
        (key(counts, 1), YES),
        (key(counts, 2), YES),
        (key(income, 0), is(2998)),
    ];
    let mut thirds = household(&pack, 3, true, &thirds);
    for (last, verdict) in [(1, Likely), (2, Likely), (3, Unlikely)] {
        thirds.set(&pack, key(income, 1), is(0)).unwrap();
        thirds.set(&pack, key(income, 2), is(last)).unwrap();
        assert_eq!(verdicts_of(&pack, &thirds)[0], verdict, "(2998 + {last}) / 3");
    }
}

/// An answer that does not fit is refused, and nothing changes.
#[test]
fn answers_that_do_not_fit_are_refused() {
    let mut s = Sketch::new();
    let (count, _) = s.number(HOME, between(0, 9), None);
    let (ill, _) = s.truth(EACH, None);
    let pack = s.finish();
    let (count, ill) = (key(count, None), key(ill, 0));
    let half = Answer::Number(Range::point(fraction(1, 2)));
    let mut household = household(&pack, 1, true, &[(count, is(3)), (ill, YES)]);
    let before = household.clone();
    for (key, answer, error) in [
        (count, is(10), AnswerError::OutOfDomain(between(0, 9))),
        (
            count,
            Answer::Number(between(-1, 3)),
            AnswerError::OutOfDomain(between(0, 9)),
        ),
        (count, half, AnswerError::NotWhole),
        (count, YES, AnswerError::WrongKind),
        (ill, is(1), AnswerError::WrongKind),
        (ill, Answer::Options(0), AnswerError::NoSuchPlace),
        (ill, Answer::Options(4), AnswerError::NoSuchPlace),
        (key(count.fact, 0), is(3), AnswerError::NoSuchPlace),
        (key(ill.fact, None), YES, AnswerError::NoSuchPlace),
        (key(99, None), YES, AnswerError::NoSuchPlace),
    ] {
        assert_eq!(
            household.set(&pack, key, answer),
            Err(error),
            "{key:?} {answer:?}"
        );
        assert_eq!(household, before);
    }
}

/// Nothing is known of a member who is not there, and nothing of somebody else is taken for it.
#[test]
fn nothing_is_known_of_a_member_who_is_not_there() {
    let mut s = Sketch::new();
    let (income, each) = s.number(EACH, between(0, 9), None);
    s.constant(7);
    let pack = s.finish();
    let screening = screened(&pack, &household(&pack, 1, true, &[(key(income, 0), is(3))]));
    assert_eq!(*screening.value(each, Some(0)).number(), NumberSet::of(3.into()));
    let anything = NumberSet {
        range: Some(Range::ALL),
        absent: true,
    };
    assert_eq!(*screening.value(each, Some(1)).number(), anything);
}

/// A programme for single members is explained for the one whom it fits best, the applicant in a tie.
#[test]
fn the_member_whom_it_fits_best_is_explained() {
    let mut s = Sketch::new();
    let (old, is_old) = s.truth(EACH, None);
    s.programme(EACH, is_old, None);
    let pack = s.finish();
    for (answers, best) in [
        ([NO, YES, NO], 1),
        ([NO, NO, YES], 2),
        ([YES, YES, NO], 0),
        ([NO, NO, NO], 0),
    ] {
        let answers: Vec<_> = (0..).map(|m| key(old, m)).zip(answers).collect();
        let screening = screened(&pack, &household(&pack, 3, true, &answers));
        assert_eq!(screening.explain(0).member, Some(best), "{answers:?}");
    }
}

/// Whoever is listed without a relation is asked for it, by name and not by listing everybody again.
#[test]
fn a_relation_left_out_is_asked() {
    let mut s = Sketch::new();
    let is_first = s.of_member(Op::Is {
        choice: 0,
        options: 1,
    });
    let rule = s.of_household(Op::Exists(is_first));
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let asked = |listed| {
        screened(
            &pack,
            &household(&pack, 2, listed, &[(key(0, 0), Answer::Options(2))]),
        )
        .next_report()
    };
    assert_eq!(asked(false).unwrap().facts, ["成员"]);
    assert_eq!(asked(true).unwrap().facts, [pack.place(key(0, 1))]);
}

/// Whoever moves out takes along only their own answers, and the applicant stays.
#[test]
fn a_member_who_moves_out_takes_along_only_their_own_answers() {
    let mut s = Sketch::new();
    let (income, _) = s.number(EACH, between(0, 9), None);
    let (savings, _) = s.number(HOME, between(0, 9), None);
    let pack = s.finish();
    let said: Vec<_> = (0..3).map(|m| (key(income, m), is(i64::from(m) + 1))).collect();
    let full = household(
        &pack,
        3,
        true,
        &[&said[..], &[(key(savings, None), is(7))]].concat(),
    );
    let left = |index: usize| {
        let mut household = full.clone();
        household.remove_member(index);
        assert_eq!(household.answer(key(savings, None)), is(7));
        let members = u8::try_from(household.members()).unwrap();
        (0..members)
            .map(|m| household.answer(key(income, m)))
            .collect::<Vec<_>>()
    };
    assert_eq!(left(1), [is(1), is(3)]);
    assert_eq!(left(2), [is(1), is(2)]);
    for index in [0, 3, 99] {
        assert_eq!(left(index), [is(1), is(2), is(3)], "{index}");
    }
}

/// Who else lives there is asked once, and not as a question about somebody who is not listed.
#[test]
fn members_who_are_not_listed_are_asked_for_as_a_list() {
    let mut s = Sketch::new();
    let (ill, is_ill) = s.truth(EACH, None);
    let some = s.of_household(Op::Exists(is_ill));
    let count = s.of_household(Op::Count(is_ill));
    let two = s.constant(2);
    let several = s.compare(count, Relation::AtLeast, two);
    s.programme(HOME, some, None);
    s.programme(HOME, several, None);
    let pack = s.finish();
    let asked = [Open::Members, Open::Fact(key(ill, 0))];
    let household = household(&pack, 1, false, &[]);
    let screening = screened(&pack, &household);
    assert_eq!(
        (screening.open(0), screening.open(1)),
        (asked.to_vec(), asked.to_vec())
    );
}

/// Nobody is asked again about what they receive already, but the others are, and the verdict says no more than before.
#[test]
fn who_receives_a_programme_is_not_asked_about_it() {
    let mut s = Sketch::new();
    let (has, _) = s.truth(EACH, None);
    let (ill, is_ill) = s.truth(EACH, None);
    let (pay, paid) = s.number(EACH, between(0, 9), None);
    let programme = s.programme(EACH, is_ill, Some(paid));
    s.pack.programmes[usize::from(programme)].received = Some(has);
    let pack = s.finish();
    let asked = |receivers: &[u8], listed: bool| {
        let said: Vec<_> = receivers
            .iter()
            .map(|m| (key(has, *m), Answer::Options(2)))
            .collect();
        let screening = screened(&pack, &household(&pack, 2, listed, &said));
        assert_eq!(screening.verdict(programme), Verdict::Possible);
        let mut facts: Vec<_> = Vec::new();
        let mut answers = screening.household().clone();
        let mut after = screening.clone();
        while let Some(step) = after.next() {
            if step.keys.is_empty() {
                facts.push(Open::Members);
                answers.set_members(2, true).unwrap();
            }
            for key in step.keys {
                facts.push(Open::Fact(key));
                answers.set(&pack, key, Answer::Unsure).unwrap();
            }
            after.screen(&answers);
        }
        facts.sort_unstable();
        facts
    };
    let of = |member: u8| [ill, pay].map(|fact| Open::Fact(key(fact, member)));
    let sorted = |mut facts: Vec<Open>| {
        facts.sort_unstable();
        facts
    };
    assert_eq!(asked(&[], true), sorted([of(0), of(1)].concat()));
    assert_eq!(asked(&[0], true), of(1));
    assert_eq!(asked(&[0, 1], true), []);
    assert_eq!(asked(&[0], false), [&[Open::Members][..], &of(1)].concat());
}

/// A household that receives a programme is asked only about what other programmes rest on.
#[test]
fn a_household_that_receives_a_programme_is_asked_about_others() {
    let mut s = Sketch::new();
    let (has, _) = s.truth(HOME, None);
    let (_, poor) = s.truth(HOME, None);
    let first = s.programme(HOME, poor, None);
    s.pack.programmes[usize::from(first)].received = Some(has);
    let alone = s.clone().finish();
    let can_have = s.of_household(Op::Lenient(s.pack.programmes[usize::from(first)].outcome));
    s.programme(HOME, can_have, None);
    let both = s.finish();
    let asked = |pack: &Pack, answer: u64| {
        let said = [(key(has, None), Answer::Options(answer))];
        screened(pack, &household(pack, 1, true, &said)).next().is_some()
    };
    assert!(asked(&alone, 1) && asked(&both, 1));
    assert!(!asked(&alone, 2) && asked(&both, 2));
}
