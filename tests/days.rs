//! What is said about days, rows of a table and what applies only for a time: small packs written by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, Date, FactKey, Pack, Range, Reason,
    pack::{Condition, Elapsed, NodeId, Op, Relation, Unit},
};

use support::{
    hand::{HOME, YES, household, is},
    screened,
    sketch::{Sketch, between, key},
};

/// The numbers of a programme that asks for `left` below `right`.
fn below(mut s: Sketch, left: NodeId, right: NodeId, answers: &[(FactKey, Answer)]) -> Vec<String> {
    let rule = s.compare(left, Relation::Below, right);
    s.programme(HOME, rule, None);
    reasons(&s.finish(), answers).remove(0).numbers
}

/// Why a household of one got its verdict on the first programme.
fn reasons(pack: &Pack, answers: &[(FactKey, Answer)]) -> Vec<Reason> {
    screened(pack, &household(pack, 1, true, answers))
        .explain(0)
        .reasons
}

/// A constant of 元/月 under a name.
fn constant(s: &mut Sketch, name: &str, number: i64) -> NodeId {
    let node = s.constant(number);
    s.named(node, name, Unit::YuanPerMonth)
}

#[test]
fn time_since_a_day_is_called_by_that_day() {
    let numbers = |day: Answer| {
        let mut s = Sketch::new();
        let (born, node) = s.number(HOME, Range::ALL, None);
        s.named(node, "出生日期", Unit::Date);
        let (date, count) = (node, Elapsed::Months);
        let months = s.of_household(Op::Since { date, count });
        s.named(months, "", Unit::Months);
        let six = s.constant(6);
        s.named(six, "", Unit::Months);
        below(s, months, six, &[(key(born, None), day)])
    };
    let number = |text: &str| Date::parse(text).unwrap().day_number();
    assert_eq!(
        numbers(is(number("2026-06-24"))),
        ["出生日期（2026-06-24）至今 5 个月，低于 6 个月，少 1 个月"]
    );
    assert_eq!(
        numbers(is(number("2026-05-24"))),
        ["出生日期（2026-05-24）至今 6 个月，等于 6 个月，差 1 个月"]
    );
    let may = between(number("2026-05-01"), number("2026-05-31"));
    assert_eq!(
        numbers(Answer::Number(may)),
        ["出生日期（2026-05-01～2026-05-31）至今 5～6 个月，要比的是 6 个月"]
    );
    assert!(numbers(Answer::Unanswered).is_empty(), "a day that nobody said");
}

#[test]
fn days_are_earlier_or_later() {
    for (day, expected) in [
        ("2026-11-23", "到期日 2026-11-23，早于筛查日 2026-11-24"),
        ("2026-11-24", "到期日 2026-11-24，等于筛查日 2026-11-24"),
        ("2026-11-25", "到期日 2026-11-25，晚于筛查日 2026-11-24"),
    ] {
        let mut s = Sketch::new();
        let (ends, node) = s.number(HOME, Range::ALL, None);
        s.named(node, "到期日", Unit::Date);
        let today = s.of_household(Op::Today);
        s.named(today, "筛查日", Unit::Date);
        let said = [(key(ends, None), is(Date::parse(day).unwrap().day_number()))];
        assert_eq!(below(s, node, today, &said), [expected]);
    }
}

#[test]
fn a_row_of_a_table_is_shown_by_its_own_name() {
    let numbers = |people: Answer| {
        let mut s = Sketch::new();
        let (count, node) = s.number(HOME, between(1, 9), None);
        let income = constant(&mut s, "月收入", 1000);
        let one = s.constant(1);
        let alone = s.compare(node, Relation::AtMost, one);
        let row = constant(&mut s, "户标准（1人）", 900);
        let more = s.missing();
        s.named(more, "户标准（2人以上）", Unit::YuanPerMonth);
        let table = s.of_household(Op::If {
            condition: alone,
            then: row,
            otherwise: more,
        });
        s.named(table, "", Unit::YuanPerMonth);
        below(s, income, table, &[(key(count, None), people)])
    };
    assert_eq!(numbers(is(1)), ["月收入 1000 元/月，高于户标准（1人） 900 元/月"]);
    assert_eq!(
        numbers(is(2)),
        ["这一天还没有公布户标准（2人以上），请问街道或拨打 12345"]
    );
    assert!(numbers(Answer::Unanswered).is_empty(), "which row is not known");
}

#[test]
fn what_does_not_count_on_the_day_is_no_reason() {
    let conditions = |until: &str, alone: bool| {
        let mut s = Sketch::new();
        let (poor, is_poor) = s.truth(HOME, None);
        let during = s.of_household(Op::During {
            from: None,
            until: Some(Date::parse(until).unwrap()),
        });
        let out = s.of_household(Op::Not(during));
        let node = s.of_household(Op::Any(vec![out, is_poor]));
        s.programme(HOME, node, None);
        let mut pack = s.finish();
        let conditions = &mut pack.programmes[0].conditions;
        conditions[0].during = Some(during);
        if !alone {
            let other = conditions[0].clone();
            conditions.push(Condition {
                id: "always".into(),
                during: None,
                ..other
            });
        }
        pack.validate().unwrap();
        let reasons = reasons(&pack, &[(key(poor, None), YES)]).into_iter();
        reasons.map(|reason| reason.condition).collect::<Vec<_>>()
    };
    assert_eq!(conditions("2026-11-24", false), ["c0", "always"]);
    assert_eq!(conditions("2026-11-23", false), ["always"]);
    assert_eq!(conditions("2026-11-23", true), ["c0"], "something has to be said");
}
