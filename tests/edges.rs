//! Small packs written by hand, at the edges of what rules can say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, AnswerError, Date, FactKey, Household, MAX_MEMBERS, Open, Pack, Screening, Verdict,
    pack::{NodeId, Op, Outcome, Relation, Scope},
    value::NumberSet,
};

use support::{
    screened,
    sketch::{Sketch, between, from, key},
    today,
};

use Verdict::{Ask, Likely, Possible, Unlikely};

const HOME: Scope = Scope::Household;
const EACH: Scope = Scope::Member;

/// A household of so many members that has answered this.
fn household(pack: &Pack, members: usize, listed: bool, answers: &[(FactKey, Answer)]) -> Household {
    let mut household = Household::new(pack);
    household.set_members(members, listed).unwrap();
    for (key, answer) in answers {
        household.set(pack, *key, *answer).unwrap();
    }
    household
}

/// The verdicts on a listed household of one that has answered this.
fn verdicts(pack: &Pack, answers: &[(FactKey, Answer)]) -> Vec<Verdict> {
    verdicts_of(pack, &household(pack, 1, true, answers))
}

fn verdicts_of(pack: &Pack, household: &Household) -> Vec<Verdict> {
    let screening = screened(pack, household);
    (0..)
        .zip(&pack.programmes)
        .map(|(id, _)| screening.verdict(id))
        .collect()
}

fn number(screening: &Screening, node: NodeId) -> NumberSet {
    screening.value(node, None).number()
}

fn is(number: i64) -> Answer {
    Answer::Number(number.into())
}

const YES: Answer = Answer::truth(true);
const NO: Answer = Answer::truth(false);

/// A fact behind a gate is not applicable only once the gate has failed, whatever was answered to it before.
#[test]
fn a_gate_in_doubt_rules_nothing_out() {
    let mut s = Sketch::new();
    let (has, gate) = s.truth(HOME, None);
    let (value, node) = s.number(HOME, between(0, 9), Some(gate));
    let five = s.constant(5);
    let few = s.compare(node, Relation::AtMost, five);
    let other = s.of_household(Op::Not(few));
    s.programme(HOME, few, None);
    s.programme(HOME, other, None);
    let pack = s.finish();
    let (has, value) = (key(has, None), key(value, None));
    for doubt in [Answer::Unanswered, Answer::Unsure] {
        assert_eq!(verdicts(&pack, &[(has, doubt)]), [Possible, Possible]);
        assert_eq!(
            verdicts(&pack, &[(has, doubt), (value, is(3))]),
            [Possible, Possible]
        );
        assert_eq!(
            verdicts(&pack, &[(has, doubt), (value, is(7))]),
            [Unlikely, Likely]
        );
        let screening = screened(&pack, &household(&pack, 1, true, &[(has, doubt)]));
        assert_eq!(screening.open(0)[0], Open::Fact(has));
    }
    assert_eq!(verdicts(&pack, &[(has, YES)]), [Possible, Possible]);
    assert_eq!(verdicts(&pack, &[(has, YES), (value, is(3))]), [Likely, Unlikely]);
    assert_eq!(verdicts(&pack, &[(has, NO), (value, is(3))]), [Unlikely, Likely]);
}

/// Where the gate itself can never be settled, the fact behind it is asked after all.
#[test]
fn a_gate_that_rests_on_a_missing_figure_hides_nothing() {
    let mut s = Sketch::new();
    let (age, age_node) = s.number(HOME, between(0, 9), None);
    let missing = s.missing();
    let gate = s.compare(age_node, Relation::AtLeast, missing);
    let (value, node) = s.number(HOME, between(0, 9), Some(gate));
    let five = s.constant(5);
    let few = s.compare(node, Relation::AtMost, five);
    s.programme(HOME, few, None);
    let pack = s.finish();
    let (age, value) = (key(age, None), key(value, None));
    assert_eq!(verdicts(&pack, &[(age, is(7))]), [Possible]);
    assert_eq!(verdicts(&pack, &[(age, is(7)), (value, is(7))]), [Unlikely]);
    assert_eq!(verdicts(&pack, &[(age, is(7)), (value, is(3))]), [Ask]);
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

/// A figure not in force on the day settles nothing and costs no question, but what is settled without it is.
#[test]
fn a_figure_missing_on_the_day_is_left_to_a_person() {
    let (day, eve) = (today(), Date::new(2026, 11, 23).unwrap());
    let next = Date::new(2026, 11, 25).unwrap();
    let periods = [
        (vec![], Ask),
        (vec![(next, None, 5.into())], Ask),
        (vec![(eve, Some(eve), 5.into())], Ask),
        (vec![(eve, Some(day), 5.into())], Likely),
        (vec![(day, Some(day), 5.into())], Likely),
        (
            vec![
                (eve, None, 1.into()),
                (day, None, 5.into()),
                (next, None, 1.into()),
            ],
            Likely,
        ),
        (vec![(day, None, from(5))], Likely),
        (vec![(day, None, between(1, 5))], Ask),
        (vec![(day, None, between(1, 2))], Unlikely),
    ];
    for (periods, expected) in periods {
        let mut s = Sketch::new();
        let (income, node) = s.number(HOME, from(0), None);
        let (poor, is_poor) = s.truth(HOME, None);
        let figure = s.parameter(&periods);
        let rule = s.compare(node, Relation::AtMost, figure);
        for op in [
            Op::All(vec![rule]),
            Op::All(vec![rule, is_poor]),
            Op::Any(vec![rule, is_poor]),
        ] {
            let rule = s.of_household(op);
            s.programme(HOME, rule, Some(figure));
        }
        let pack = s.finish();
        let (income, poor) = (key(income, None), key(poor, None));
        assert_eq!(
            verdicts(&pack, &[(income, is(3)), (poor, YES)])[..2],
            [expected, expected]
        );
        assert_eq!(verdicts(&pack, &[(income, is(3)), (poor, YES)])[2], Likely);
        assert_eq!(
            verdicts(&pack, &[(income, is(3)), (poor, NO)])[1..],
            [Unlikely, expected]
        );
        let nothing = screened(&pack, &household(&pack, 1, true, &[]));
        let asked = nothing.open(0).contains(&Open::Fact(income));
        assert_eq!(
            asked,
            pack.parameters[0]
                .periods
                .iter()
                .any(|p| p.from <= day && p.until.is_none_or(|u| u >= day))
        );
    }
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

/// While it is not known whether an exemption applies, a failing condition refuses nobody.
#[test]
fn a_waiver_in_doubt_refuses_nobody() {
    let mut s = Sketch::new();
    let (car, has_car) = s.truth(HOME, None);
    let (ill, is_ill) = s.truth(HOME, None);
    let rule = s.of_household(Op::Not(has_car));
    let waived = s.of_household(Op::Waive { rule, waiver: is_ill });
    s.programme(HOME, waived, None);
    let pack = s.finish();
    let (car, ill) = (key(car, None), key(ill, None));
    for doubt in [Answer::Unanswered, Answer::Unsure, Answer::Options(3)] {
        assert_eq!(verdicts(&pack, &[(car, YES), (ill, doubt)]), [Possible]);
        assert_eq!(verdicts(&pack, &[(car, NO), (ill, doubt)]), [Likely]);
        assert_eq!(verdicts(&pack, &[(car, doubt), (ill, NO)]), [Possible]);
    }
    assert_eq!(verdicts(&pack, &[(car, YES), (ill, YES)]), [Ask]);
    assert_eq!(verdicts(&pack, &[(car, YES), (ill, NO)]), [Unlikely]);
}

/// A programme that refers to one on which a person decides.
#[test]
fn asking_carries_over_to_programmes_that_refer_to_it() {
    let mut s = Sketch::new();
    let (poor, is_poor) = s.truth(HOME, None);
    let ask = s.of_household(Op::Outcome(Outcome::Ask));
    let first = s.of_household(Op::All(vec![is_poor, ask]));
    let ops = [
        Op::All(vec![first]),
        Op::Lenient(first),
        Op::Not(first),
        Op::All(vec![first, is_poor]),
        Op::Any(vec![first, is_poor]),
        Op::Waive {
            rule: first,
            waiver: is_poor,
        },
    ];
    for op in ops {
        let rule = s.of_household(op);
        s.programme(HOME, rule, None);
    }
    let pack = s.finish();
    let poor = key(poor, None);
    assert_eq!(
        verdicts(&pack, &[(poor, YES)]),
        [Ask, Likely, Ask, Ask, Likely, Ask]
    );
    assert_eq!(
        verdicts(&pack, &[(poor, NO)]),
        [Unlikely, Unlikely, Likely, Unlikely, Unlikely, Unlikely]
    );
    assert_eq!(verdicts(&pack, &[]), [Possible; 6]);
}

/// A comparison with a missing figure still fails where the other side turns out not to apply.
#[test]
fn not_applicable_decides_even_against_a_missing_figure() {
    let mut s = Sketch::new();
    let (has, gate) = s.truth(HOME, None);
    let (_, node) = s.number(HOME, between(0, 9), Some(gate));
    let missing = s.missing();
    let rule = s.compare(node, Relation::AtMost, missing);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    assert_eq!(verdicts(&pack, &[]), [Possible]);
    assert_eq!(verdicts(&pack, &[(key(has, None), NO)]), [Unlikely]);
    assert_eq!(verdicts(&pack, &[(key(has, None), YES)]), [Ask]);
}
