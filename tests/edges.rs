//! Small packs written by hand, at the edges of what rules can say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, AnswerError, Date, FactKey, Number, Open, Pack, Range, Verdict,
    pack::{Kind, NodeId, Op, Outcome, Relation, Rounding, Unit},
};

use support::{
    hand::{HOME, NO, YES, household, is, verdicts_of},
    screened,
    sketch::{Sketch, between, fraction, from, key},
    today,
};

use Verdict::{Ask, Likely, Possible, Unlikely};

/// The verdicts on a listed household of one that has answered this.
fn verdicts(pack: &Pack, answers: &[(FactKey, Answer)]) -> Vec<Verdict> {
    verdicts_of(pack, &household(pack, 1, true, answers))
}

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

/// Nothing times a missing figure is nothing, so the other factor is asked.
#[test]
fn nothing_of_a_missing_figure_is_nothing() {
    let mut s = Sketch::new();
    let (heads, node) = s.number(HOME, between(0, 9), None);
    let (missing, line) = (s.missing(), s.constant(5));
    let product = s.of_household(Op::Multiply(missing, node));
    let rule = s.compare(product, Relation::AtMost, line);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    assert_eq!(verdicts(&pack, &[]), [Possible]);
    assert_eq!(verdicts(&pack, &[(key(heads, None), is(0))]), [Likely]);
    assert_eq!(verdicts(&pack, &[(key(heads, None), is(1))]), [Ask]);
}

/// Answers finer than anybody reckons with are refused; the finest that are taken flip nothing.
#[test]
fn very_fine_answers_flip_nothing() {
    let mut s = Sketch::new();
    let (income, node) = s.fact(HOME, Kind::Number(Unit::YuanPerYear), from(0), false, None);
    let twelve = s.constant(12);
    let half = s.of_household(Op::Constant(Range::point(fraction(1, 2))));
    let monthly = s.of_household(Op::Divide(node, twelve));
    let rule = s.compare(monthly, Relation::AtMost, half);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let income = key(income, None);
    let mut household = household(&pack, 1, true, &[(income, Answer::Number(between(1, 2)))]);
    assert_eq!(verdicts_of(&pack, &household), [Likely]);
    let fine = |text| Answer::Number(Range::point(Number::parse(text).unwrap()));
    let too_fine = household.set(&pack, income, fine("1.000000000000000001"));
    assert_eq!(too_fine, Err(AnswerError::TooFine));
    assert_eq!(household.set(&pack, income, fine("1.0001")), Ok(()));
    assert_eq!(verdicts_of(&pack, &household), [Likely]);
}

/// A fraction too fine for 64 bits lies between two whole numbers, neither of which it is.
#[test]
fn fractions_too_fine_are_kept_between_two_numbers() {
    let mut s = Sketch::new();
    let [a, b] =
        [4_000_000_007, 4_000_000_009].map(|n| s.of_household(Op::Constant(Range::point(fraction(1, n)))));
    let (nought, most) = (s.constant(0), s.constant(i64::MAX));
    let tiny = s.of_household(Op::Multiply(a, b));
    let huge = s.of_household(Op::Subtract(most, a));
    for (left, relation, right) in [
        (tiny, Relation::AtMost, nought),
        (tiny, Relation::Above, nought),
        (huge, Relation::AtLeast, most),
        (huge, Relation::Below, most),
    ] {
        let rule = s.compare(left, relation, right);
        s.programme(HOME, rule, None);
    }
    assert_eq!(verdicts(&s.finish(), &[]), [Ask; 4]);
}

/// Halves on both sides of nought, rounded in each of the four ways.
#[test]
fn halves_are_rounded_as_the_rule_says() {
    let halves = [-3, -1, 1, 3, 5];
    for (mode, expected) in [
        (Rounding::Down, [-2, -1, 0, 1, 2]),
        (Rounding::Up, [-1, 0, 1, 2, 3]),
        (Rounding::HalfUp, [-1, 0, 1, 2, 3]),
        (Rounding::HalfEven, [-2, 0, 0, 2, 2]),
    ] {
        for (half, whole) in halves.into_iter().zip(expected) {
            let mut s = Sketch::new();
            let value = s.of_household(Op::Constant(Range::point(fraction(half, 2))));
            let step = fraction(1, 1);
            let (rounded, whole) = (s.of_household(Op::Round { value, step, mode }), s.constant(whole));
            let rule = s.compare(rounded, Relation::Equal, whole);
            s.programme(HOME, rule, None);
            assert_eq!(verdicts(&s.finish(), &[]), [Likely], "{half} / 2, {mode:?}");
        }
    }
}

/// What hangs on what hangs on … is found without going round in circles.
#[test]
fn a_long_chain_of_gates_is_quick() {
    let mut s = Sketch::new();
    let mut gate = s.truth(HOME, None).1;
    for _ in 0..60 {
        gate = s.truth(HOME, Some(gate)).1;
    }
    s.programme(HOME, gate, None);
    let pack = s.finish();
    assert_eq!(
        screened(&pack, &household(&pack, 1, true, &[])).open(0),
        [Open::Fact(key(1, None))]
    );
}

/// A number that doubles sixty times is explained in a few words.
#[test]
fn a_deep_formula_is_cut_short() {
    let mut s = Sketch::new();
    let mut sum = s.constant(0);
    for _ in 0..60 {
        sum = s.of_household(Op::Add(sum, sum));
    }
    let nought = s.constant(0);
    let rule = s.compare(sum, Relation::AtMost, nought);
    s.programme(HOME, rule, Some(sum));
    let pack = s.finish();
    let explanation = screened(&pack, &household(&pack, 1, true, &[])).explain(0);
    assert!(format!("{explanation:?}").len() < 2000);
}

/// A condition that holds itself many times over is explained once.
#[test]
fn a_condition_of_conditions_of_conditions_is_explained_once() {
    let mut s = Sketch::new();
    let (_, savings) = s.number(HOME, between(0, 9), None);
    let line = s.constant(5);
    let mut rule = s.compare(savings, Relation::Below, line);
    for _ in 0..60 {
        rule = s.of_household(Op::All(vec![rule; 60]));
        rule = s.of_household(Op::Any(vec![rule; 60]));
    }
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let explanation = screened(&pack, &household(&pack, 1, true, &[])).explain(0);
    assert_eq!(explanation.reasons[0].numbers.len(), 1);
}

/// A number that nothing bounds and that doubles sixty times is looked through once.
#[test]
fn what_is_open_in_a_deep_formula_is_found_quickly() {
    let mut s = Sketch::new();
    let (debts, node) = s.number(HOME, Range::ALL, None);
    let unpublished = s.missing();
    let (mut asked, mut void) = (node, unpublished);
    for _ in 0..60 {
        asked = s.of_household(Op::Add(asked, asked));
        void = s.of_household(Op::Subtract(void, node));
    }
    let nought = s.constant(0);
    for number in [asked, void] {
        let rule = s.compare(number, Relation::Below, nought);
        s.programme(HOME, rule, None);
    }
    let pack = s.finish();
    let household = household(&pack, 1, true, &[]);
    let screening = screened(&pack, &household);
    assert_eq!(screening.open(0), [Open::Fact(key(debts, None))]);
    assert_eq!(screening.open(1), []);
    assert_eq!((screening.verdict(0), screening.verdict(1)), (Possible, Ask));
}

/// What an answer cannot settle because a figure is missing is not asked for; what it may settle is.
#[test]
fn a_missing_figure_asks_only_for_what_may_settle_it() {
    type Build = fn(NodeId, NodeId) -> Op;
    let round = |value, _| Op::Round {
        value,
        step: fraction(1, 1),
        mode: Rounding::Down,
    };
    let operations: [(Build, &str); 9] = [
        (|m, x| Op::Add(m, x), "sum"),
        (|m, x| Op::Add(x, m), "sum"),
        (|m, x| Op::Subtract(m, x), "difference"),
        (|m, x| Op::Subtract(x, m), "difference"),
        (|m, x| Op::Multiply(m, x), "product"),
        (|m, x| Op::Multiply(x, m), "product"),
        (|m, x| Op::Divide(m, x), "quotient"),
        (|m, x| Op::Greater(m, x), "greater"),
        (round, "rounding"),
    ];
    for (build, name) in operations {
        // A number above nought, one that may be nought, one below it, and one that may not apply.
        for (number, domain, gated) in [
            ("positive", between(1, 9), false),
            ("nought", between(0, 9), false),
            ("negative", between(-9, -1), false),
            ("gated", between(1, 9), true),
        ] {
            let mut s = Sketch::new();
            let gate = gated.then(|| s.truth(HOME, None).1);
            let (fact, node) = s.number(HOME, domain, gate);
            let missing = s.missing();
            let whole = s.of_household(build(missing, node));
            let five = s.constant(5);
            let rule = s.compare(whole, Relation::Below, five);
            s.programme(HOME, rule, None);
            let pack = s.finish();
            let household = household(&pack, 1, true, &[]);
            let screening = screened(&pack, &household);
            let is_void = match name {
                "sum" | "difference" => !gated,
                "product" | "quotient" => number == "positive",
                "rounding" => true,
                _ => false,
            };
            let asked = key(if gated { fact - 1 } else { fact }, None);
            let expected = if is_void { vec![] } else { vec![Open::Fact(asked)] };
            assert_eq!(screening.open(0), expected, "{name} with {number}");
        }
    }
}

/// Of two numbers only the one that may be chosen is asked for.
#[test]
fn the_side_that_is_not_chosen_is_not_asked() {
    let mut s = Sketch::new();
    let (which, condition) = s.truth(HOME, None);
    let [(a, then), (b, otherwise)] = [0; 2].map(|_| s.number(HOME, between(0, 9), None));
    let chosen = s.of_household(Op::If {
        condition,
        then,
        otherwise,
    });
    let five = s.constant(5);
    let rule = s.compare(chosen, Relation::Below, five);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let [which, a, b] = [which, a, b].map(|fact| key(fact, None));
    let open = |answers: &[(FactKey, Answer)]| screened(&pack, &household(&pack, 1, true, answers)).open(0);
    assert_eq!(open(&[]), [which, a, b].map(Open::Fact));
    assert_eq!(open(&[(which, YES)]), [Open::Fact(a)]);
    assert_eq!(open(&[(which, NO)]), [Open::Fact(b)]);
}

/// 不清楚 to a yes-or-no question covers what hangs on it; 不清楚 to a number does not.
#[test]
fn what_hangs_on_an_unclear_answer_is_asked_only_after_a_number() {
    for by_age in [false, true] {
        let mut s = Sketch::new();
        let (has, gate) = if by_age {
            let (age, node) = s.number(HOME, between(0, 120), None);
            let line = s.constant(60);
            (age, s.compare(node, Relation::AtLeast, line))
        } else {
            s.truth(HOME, None)
        };
        let (value, node) = s.number(HOME, between(0, 9), Some(gate));
        let five = s.constant(5);
        let few = s.compare(node, Relation::AtMost, five);
        s.programme(HOME, few, None);
        let pack = s.finish();
        let (has, value) = (key(has, None), key(value, None));
        let open =
            |answers: &[(FactKey, Answer)]| screened(&pack, &household(&pack, 1, true, answers)).open(0);
        let both = vec![Open::Fact(has), Open::Fact(value)];
        let first = vec![Open::Fact(has)];
        assert_eq!(open(&[]), first);
        assert_eq!(
            open(&[(has, Answer::Unsure)]),
            if by_age { both.clone() } else { first }
        );
        if by_age {
            assert_eq!(open(&[(has, Answer::Number(between(50, 70)))]), both);
        }
        let yes = if by_age { is(70) } else { YES };
        assert_eq!(open(&[(has, yes)]), [Open::Fact(value)]);
    }
}

/// Near the greatest numbers a fraction that fits and one that does not are still in order.
#[test]
fn fractions_of_huge_numbers_stay_in_order() {
    let mut s = Sketch::new();
    let (share, node) = s.fact(HOME, Kind::Number(Unit::Plain), between(0, 9), false, None);
    let huge = s.constant(i64::MAX / 3);
    let line = s.of_household(Op::Constant(Range::point(fraction(1, 2))));
    let sum = s.of_household(Op::Add(huge, node));
    let least = s.of_household(Op::Add(huge, line));
    let rule = s.compare(sum, Relation::AtLeast, least);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    for (low, high) in [
        (fraction(1, 2), fraction(9, 1)),
        (fraction(3, 4), fraction(9, 1)),
        (fraction(3, 4), fraction(4, 5)),
    ] {
        let answer = Answer::Number(Range::new(Some(low), Some(high)).unwrap());
        assert_eq!(verdicts(&pack, &[(key(share, None), answer)]), [Likely]);
    }
}
