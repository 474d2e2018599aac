//! How far a condition is said to be from ending the other way, and when nothing is said: small packs by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, Direction, Distance, FactKey, Pack, Range,
    pack::{FactId, Kind, NodeId, Op, Relation, Scope, Unit},
};

use support::{
    hand::{EACH, HOME, household, is},
    screened,
    sketch::{Sketch, between, fraction, from, key},
};

use Direction::{Down, Up};

/// A fact of the household in this unit; whole if it is counted.
fn fact(s: &mut Sketch, unit: Unit) -> (FactId, NodeId) {
    s.fact(HOME, Kind::Number(unit), from(0), unit == Unit::Plain, None)
}

/// The distance of the pack's first condition.
fn distance(pack: &Pack, answers: &[(FactKey, Answer)]) -> Option<Distance> {
    let screening = screened(pack, &household(pack, 1, true, answers));
    screening.explain(0).reasons[0].distance
}

/// 低于 asks for 0.01 元 less than 不高于, and what is counted moves by whole ones.
#[test]
fn the_distance_is_the_least_that_is_enough() {
    use Relation::{Above, AtLeast, AtMost, Below, Equal, Unequal};
    let cent = fraction(1, 100);
    let third = Range::point(fraction(3100, 3));
    let cases = [
        (Unit::YuanPerMonth, AtMost, 1120.into(), Some((120.into(), Down))),
        (
            Unit::YuanPerMonth,
            Below,
            1120.into(),
            Some((fraction(12_001, 100), Down)),
        ),
        (Unit::YuanPerMonth, Below, 1000.into(), Some((cent, Down))),
        (Unit::YuanPerMonth, AtMost, 1000.into(), Some((cent, Up))),
        (Unit::YuanPerMonth, AtLeast, 1000.into(), Some((cent, Down))),
        (Unit::YuanPerMonth, Above, 1000.into(), Some((cent, Up))),
        (Unit::YuanPerMonth, Below, 955.into(), Some((45.into(), Up))),
        (Unit::Yuan, AtMost, third, Some((fraction(3334, 100), Down))),
        (Unit::Yuan, Below, third, Some((fraction(3334, 100), Down))),
        (
            Unit::YuanPerYear,
            AtLeast,
            Range::point(fraction(2900, 3)),
            Some((fraction(3334, 100), Up)),
        ),
        (Unit::Plain, AtMost, 1002.into(), Some((2.into(), Down))),
        (Unit::Plain, Below, 1000.into(), Some((1.into(), Down))),
        (Unit::Yuan, Equal, 1002.into(), None),
        (Unit::Yuan, Unequal, 1002.into(), None),
        (Unit::Age, AtLeast, 59.into(), None),
        (Unit::Date, AtLeast, 59.into(), None),
        (Unit::Percent, AtLeast, 59.into(), None),
        (Unit::Yuan, AtMost, between(1120, 1121), None),
    ];
    for (unit, relation, answer, expected) in cases {
        let mut s = Sketch::new();
        let (income, node) = fact(&mut s, unit);
        s.pack.nodes[usize::from(node)].name = "收入".into();
        s.pack.nodes[usize::from(node)].unit = unit;
        let line = s.constant(1000);
        let rule = s.compare(node, relation, line);
        s.programme(HOME, rule, None);
        let found = distance(&s.finish(), &[(key(income, None), Answer::Number(answer))]);
        let found = found.map(|d| {
            assert_eq!(d.unit, unit);
            (d.amount, d.direction)
        });
        assert_eq!(found, expected, "{answer:?} {relation:?} 1000 {unit:?}");
    }
}

/// A pack with one comparison that 800 does not meet, made by `sides` from the income's node.
fn one_comparison(sides: impl Fn(&mut Sketch, NodeId) -> (NodeId, Relation, NodeId)) -> Option<Distance> {
    let mut s = Sketch::new();
    let (income, node) = fact(&mut s, Unit::Plain);
    let (left, relation, right) = sides(&mut s, node);
    let rule = s.compare(left, relation, right);
    s.programme(HOME, rule, None);
    distance(&s.finish(), &[(key(income, None), is(800))])
}

/// No distance where a move would not do what it says.
#[test]
fn no_distance_where_it_would_not_be_true() {
    let below = Relation::Below;
    let plain = one_comparison(|s, income| (income, below, s.constant(500)));
    let (amount, unit, direction) = (301.into(), Unit::Plain, Down);
    assert_eq!(
        plain,
        Some(Distance {
            amount,
            unit,
            direction
        })
    );
    // The answer would move both sides.
    let shared = one_comparison(|s, income| {
        let two = s.constant(2);
        (income, below, s.of_household(Op::Divide(income, two)))
    });
    assert_eq!(shared, None);
    // Nobody moves a published figure.
    assert_eq!(one_comparison(|s, income| (s.constant(900), below, income)), None);
    // Nobody has less than nothing.
    assert_eq!(one_comparison(|s, income| (income, below, s.constant(0))), None);
    // The line is read from a table by the number of people, who share the income.
    let table = one_comparison(|s, income| {
        let everybody = s.of_member(Op::Outcome(jiuzhu_engine::pack::Outcome::Pass));
        let heads = s.of_household(Op::Count(everybody));
        let (one, first, other) = (s.constant(1), s.constant(100), s.constant(200));
        let condition = s.compare(heads, Relation::AtMost, one);
        let line = s.of_household(Op::If {
            condition,
            then: first,
            otherwise: other,
        });
        (income, below, line)
    });
    assert_eq!(table, None);
    // What is counted by halves does not move by whole ones.
    let halves = one_comparison(|s, income| {
        let half = s.of_household(Op::Constant(Range::point(fraction(1, 2))));
        let left = s.of_household(Op::Multiply(income, half));
        (left, below, s.constant(100))
    });
    assert_eq!(halves, None);
    let half_more = one_comparison(|s, income| {
        let half = s.of_household(Op::Constant(Range::point(fraction(1, 2))));
        let left = s.of_household(Op::Add(income, half));
        (left, below, s.constant(100))
    });
    assert_eq!(half_more, None);
}

/// A condition of several comparisons has no one distance; one behind 非 has; with its waiver it has none.
#[test]
fn only_a_single_comparison_has_a_distance() {
    let mut s = Sketch::new();
    let (income, node) = fact(&mut s, Unit::Plain);
    let (_, member) = s.number(Scope::Member, between(0, 9), None);
    let line = s.constant(500);
    let rich = s.compare(node, Relation::Above, line);
    let not = s.of_household(Op::Not(rich));
    let young = s.node(
        EACH,
        Op::Compare {
            left: member,
            relation: Relation::AtMost,
            right: line,
        },
    );
    let all_young = s.of_household(Op::Forall(young));
    let one = s.of_household(Op::All(vec![not]));
    let two = s.of_household(Op::All(vec![not, all_young]));
    let waived = s.of_household(Op::Waive {
        rule: not,
        waiver: rich,
    });
    for rule in [rich, not, one, two, waived, all_young] {
        s.programme(HOME, rule, None);
    }
    let pack = s.finish();
    let screening = screened(&pack, &household(&pack, 1, true, &[(key(income, None), is(800))]));
    let amounts = (0..6).map(|id| screening.explain(id).reasons[0].distance.map(|d| d.amount));
    let three_hundred = Some(300.into());
    assert_eq!(
        amounts.collect::<Vec<_>>(),
        [three_hundred, three_hundred, three_hundred, None, None, None]
    );
}

/// A distance has a code for other programs, and may lie among debts.
#[test]
fn a_distance_may_lie_below_nought() {
    assert_eq!(
        [Direction::Up, Direction::Down].map(Direction::code),
        ["up", "down"]
    );
    let mut s = Sketch::new();
    let (balance, node) = s.number(HOME, between(-100, 100), None);
    let line = s.constant(-50);
    let rule = s.compare(node, Relation::AtLeast, line);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let at = |balance_is: i64| {
        distance(&pack, &[(key(balance, None), is(balance_is))]).map(|d| (d.amount, d.direction))
    };
    assert_eq!(at(-80), Some((30.into(), Direction::Up)));
    assert_eq!(at(-20), Some((31.into(), Direction::Down)));
    // From what one has, nobody can be asked to arrive at less than nothing.
    assert_eq!(at(20), None);
}
