//! What is said about a verdict: small packs written by hand, and every word that comes out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, Date, Explanation, FactKey, Household, Pack, Range, Screening,
    pack::{
        Citation, Confidence, Document, NodeId, Note, Op, Outcome, Piece, ProgrammeId, Relation, Rounding,
        Scope, Text, Unit,
    },
};

use support::{
    hand::{EACH, HOME, NO, YES, household, is},
    screened,
    sketch::{Sketch, between, fraction, from, key},
    today,
};

/// Why the first programme got its verdict, for a listed household that has answered this.
fn explained(pack: &Pack, members: usize, answers: &[(FactKey, Answer)]) -> Explanation {
    screened(pack, &household(pack, members, true, answers)).explain(0)
}

/// A constant of 元/月 under a name.
fn named(s: &mut Sketch, name: &str, number: i64) -> NodeId {
    let node = s.constant(number);
    s.named(node, name, Unit::YuanPerMonth)
}

/// How a number compared with 1045 is written out.
fn written(build: impl FnOnce(&mut Sketch) -> NodeId) -> Vec<String> {
    let mut s = Sketch::new();
    let number = build(&mut s);
    let line = named(&mut s, "低保标准", 1045);
    let rule = s.compare(number, Relation::Below, line);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let mut reasons = explained(&pack, 1, &[]).reasons;
    reasons.remove(0).numbers
}

#[test]
fn a_formula_shows_the_numbers_it_is_made_of() {
    type Build = fn(&mut Sketch) -> NodeId;
    fn three(s: &mut Sketch) -> [NodeId; 3] {
        [("甲", 2000), ("乙", 500), ("丙", 3)].map(|(name, number)| named(s, name, number))
    }
    let formulas: [(&str, Build); 14] = [
        ("2000 元/月，高于低保标准 1045 元/月", |s| three(s)[0]),
        ("2000 + 500 = 2500 元/月，", |s| {
            let [a, b, _] = three(s);
            s.of_household(Op::Add(a, b))
        }),
        ("2000 − 500 = 1500 元/月，", |s| {
            let [a, b, _] = three(s);
            s.of_household(Op::Subtract(a, b))
        }),
        ("(2000 − 500) ÷ 3 = 500 元/月，", |s| {
            let [a, b, c] = three(s);
            let rest = s.of_household(Op::Subtract(a, b));
            s.of_household(Op::Divide(rest, c))
        }),
        ("2000 − (500 + 3) = 1497 元/月，", |s| {
            let [a, b, c] = three(s);
            let sum = s.of_household(Op::Add(b, c));
            s.of_household(Op::Subtract(a, sum))
        }),
        ("2000 − 500 × 3 = 500 元/月，", |s| {
            let [a, b, c] = three(s);
            let product = s.of_household(Op::Multiply(b, c));
            s.of_household(Op::Subtract(a, product))
        }),
        ("2000 − 500 + 3 = 1503 元/月，", |s| {
            let [a, b, c] = three(s);
            let rest = s.of_household(Op::Subtract(a, b));
            s.of_household(Op::Add(rest, c))
        }),
        ("2000 ÷ (500 × 3) = 1.33 元/月，", |s| {
            let [a, b, c] = three(s);
            let product = s.of_household(Op::Multiply(b, c));
            s.of_household(Op::Divide(a, product))
        }),
        ("2000 ÷ 500 ÷ 3 = 1.33 元/月，", |s| {
            let [a, b, c] = three(s);
            let quotient = s.of_household(Op::Divide(a, b));
            s.of_household(Op::Divide(quotient, c))
        }),
        ("2000 − 500 = 1500 元/月，", |s| {
            let [a, b, c] = three(s);
            let rest = s.of_household(Op::Subtract(a, b));
            s.of_household(Op::Greater(c, rest))
        }),
        ("500 × 3 = 1500 元/月，", |s| {
            let [a, b, c] = three(s);
            let product = s.of_household(Op::Multiply(b, c));
            s.of_household(Op::Lesser(product, a))
        }),
        ("500 + 500 = 1000 元/月，", |s| {
            let b = three(s)[1];
            let (sum, same) = (s.of_household(Op::Add(b, b)), s.constant(1000));
            s.of_household(Op::Lesser(sum, same))
        }),
        ("2000 ÷ 3 = 667 元/月，", |s| {
            let [a, _, c] = three(s);
            let value = s.of_household(Op::Divide(a, c));
            let (step, mode) = (fraction(1, 1), Rounding::HalfUp);
            s.of_household(Op::Round { value, step, mode })
        }),
        ("2000 + 500 = 2500 元/月，", |s| {
            let [a, b, c] = three(s);
            let (pass, sum) = (
                s.of_household(Op::Outcome(Outcome::Pass)),
                s.of_household(Op::Add(a, b)),
            );
            let fail = s.of_household(Op::Not(pass));
            let inner = s.of_household(Op::If {
                condition: pass,
                then: sum,
                otherwise: c,
            });
            s.of_household(Op::If {
                condition: fail,
                then: c,
                otherwise: inner,
            })
        }),
    ];
    for (expected, build) in formulas {
        let shown = &written(build)[0];
        assert!(
            shown.strip_prefix("甲 ").unwrap_or(shown).starts_with(expected),
            "{shown}"
        );
    }
}

#[test]
fn a_formula_says_once_what_each_number_is() {
    let numbers = written(|s| {
        let (a, b) = (named(s, "养老金", 500), named(s, "工资", 200));
        let sum = s.of_household(Op::Add(a, b));
        let twice = s.of_household(Op::Add(sum, a));
        s.named(twice, "月收入", Unit::YuanPerMonth)
    });
    assert_eq!(
        numbers,
        [
            "月收入 500 + 200 + 500 = 1200 元/月，高于低保标准 1045 元/月",
            "500 是养老金，200 是工资"
        ]
    );
    // What has no name of its own is not explained, and a name is not taken apart.
    let numbers = written(|s| {
        let (a, b) = (s.constant(500), named(s, "工资", 200));
        let sum = s.of_household(Op::Add(b, b));
        let inner = s.named(sum, "两份工资", Unit::YuanPerMonth);
        s.of_household(Op::Subtract(a, inner))
    });
    assert_eq!(
        numbers,
        ["500 − 400 = 100 元/月，低于低保标准 1045 元/月", "400 是两份工资"]
    );
    let numbers = written(|s| {
        let (a, b) = (s.constant(1), s.constant(2));
        s.of_household(Op::Add(a, b))
    });
    assert_eq!(numbers.len(), 1);
}

/// A formula that goes very deep is shown as the value it comes to.
#[test]
fn a_formula_is_six_steps_deep() {
    let shown = |steps: usize| {
        let numbers = written(|s| {
            let one = s.constant(1);
            (0..steps).fold(one, |sum, _| s.of_household(Op::Add(sum, one)))
        });
        numbers[0].split(" = ").next().unwrap().to_owned()
    };
    assert_eq!(shown(5), "1 + 1 + 1 + 1 + 1 + 1");
    assert_eq!(shown(6), "1 + 1 + 1 + 1 + 1 + 1 + 1");
    assert_eq!(shown(7), "2 + 1 + 1 + 1 + 1 + 1 + 1");
}

/// Where it is open which number counts, both are shown.
#[test]
fn a_choice_that_is_open_shows_both_sides() {
    let mut s = Sketch::new();
    let (wage, node) = s.number(HOME, between(0, 9), None);
    let five = s.constant(5);
    let more = s.of_household(Op::Greater(node, five));
    let less = s.of_household(Op::Lesser(node, five));
    let (open, is_open) = s.truth(HOME, None);
    let either = s.of_household(Op::If {
        condition: is_open,
        then: more,
        otherwise: five,
    });
    let line = s.constant(7);
    let rules = [more, less, either].map(|n| {
        let sum = s.of_household(Op::Add(n, five));
        s.compare(sum, Relation::Below, line)
    });
    let all = s.of_household(Op::All(rules.into()));
    s.programme(HOME, all, None);
    let pack = s.finish();
    let numbers = |answers: &[(FactKey, Answer)]| explained(&pack, 1, answers).reasons[0].numbers.clone();
    assert_eq!(
        numbers(&[]),
        [
            "较高的（0～9，5） + 5 = 10～14，高于 7",
            "较低的（0～9，5） + 5 = 5～10，要比的是 7",
            "5～9 + 5 = 10～14，高于 7"
        ]
    );
    let (wage, open) = (key(wage, None), key(open, None));
    assert_eq!(
        numbers(&[(wage, is(8)), (open, YES)]),
        ["8 + 5 = 13，高于 7", "5 + 5 = 10，高于 7", "8 + 5 = 13，高于 7"]
    );
    assert_eq!(
        numbers(&[(wage, is(1)), (open, NO)]),
        ["5 + 5 = 10，高于 7", "1 + 5 = 6，低于 7", "5 + 5 = 10，高于 7"]
    );
}

#[test]
fn a_sum_over_members_leaves_out_those_who_have_none() {
    let mut s = Sketch::new();
    let (wage, each) = s.number(EACH, between(0, 5000), None);
    s.named(each, "月收入", Unit::YuanPerMonth);
    let sum = s.of_household(Op::Sum(each));
    let line = named(&mut s, "低保标准", 1045);
    let rule = s.compare(sum, Relation::Below, line);
    s.programme(HOME, rule, Some(sum));
    let pack = s.finish();
    let said = |wages: &[i64]| -> Vec<_> { (0..).zip(wages).map(|(m, w)| (key(wage, m), is(*w))).collect() };
    let shown = |wages: &[i64], listed: bool| {
        let household = household(&pack, wages.len(), listed, &said(wages));
        screened(&pack, &household).explain(0).reasons[0].numbers.clone()
    };
    assert_eq!(
        shown(&[900, 0, 200], true),
        ["900 + 200 = 1100 元/月，高于低保标准 1045 元/月，差 55.01 元/月"]
    );
    assert_eq!(
        shown(&[900, 0], true),
        ["900 元/月，低于低保标准 1045 元/月，少 145 元/月"]
    );
    assert_eq!(
        shown(&[0, 0], true),
        ["0 元/月，低于低保标准 1045 元/月，少 1045 元/月"]
    );
    assert_eq!(
        shown(&[900, 200], false),
        ["1100～191100 元/月，高于低保标准 1045 元/月"]
    );
}

/// What is not a number to show is left out, and a figure that nobody has published is said to be missing.
#[test]
fn only_what_is_known_is_compared() {
    let mut s = Sketch::new();
    let (savings, node) = s.number(HOME, from(0), None);
    let line = named(&mut s, "低保标准", 1045);
    let nought = s.constant(0);
    let bounds = s.parameter(&[(today(), None, between(1, 9))]);
    let missing = s.missing();
    s.named(missing, "边缘标准", Unit::Yuan);
    let (_, gate) = s.truth(HOME, None);
    let (_, gated) = s.number(HOME, between(1, 2), Some(gate));
    let absent = s.of_household(Op::Absent);
    let pairs = [
        (node, line),
        (line, nought),
        (nought, line),
        (line, bounds),
        (bounds, line),
        (line, absent),
        (line, missing),
        (missing, line),
        (gated, line),
    ];
    let rules = pairs.map(|(a, b)| s.compare(a, Relation::Below, b));
    let all = s.of_household(Op::All(rules.into()));
    s.programme(HOME, all, None);
    let pack = s.finish();
    let missing = "这一天还没有公布边缘标准，请问街道或拨打 12345";
    let open = "1～2 元/月，低于低保标准 1045 元/月";
    assert_eq!(
        explained(&pack, 1, &[]).reasons[0].numbers,
        [missing, missing, open]
    );
    let answered = explained(&pack, 1, &[(key(savings, None), is(2000))]);
    assert_eq!(
        answered.reasons[0].numbers,
        [
            "2000 元/月，高于低保标准 1045 元/月，差 955.01 元/月",
            missing,
            missing,
            open
        ]
    );
}

/// A condition shows its comparisons through every kind of joint, but not those of another programme.
#[test]
fn comparisons_are_found_inside_a_condition() {
    let mut s = Sketch::new();
    let line = s.constant(9);
    let mut rule = |n: i64| {
        let number = s.constant(n);
        s.compare(number, Relation::Below, line)
    };
    let [a, b, c, d, other, waiver] = [1, 2, 3, 4, 5, 6].map(&mut rule);
    let not = s.of_household(Op::Not(a));
    let lenient = s.of_household(Op::Lenient(b));
    let waived = s.of_household(Op::Waive { rule: c, waiver });
    let any = s.of_household(Op::Any(vec![d, d]));
    let first = s.programme(HOME, not, None);
    let second = s.programme(HOME, other, None);
    let outcome = |s: &Sketch, id: ProgrammeId| s.pack.programmes[usize::from(id)].outcome;
    let all = s.of_household(Op::All(vec![lenient, waived, any, outcome(&s, second)]));
    let whole = s.programme(HOME, all, None);
    let pack = s.finish();
    let household = household(&pack, 1, true, &[]);
    let screening = screened(&pack, &household);
    let numbers = |id: ProgrammeId| screening.explain(id).reasons[0].numbers.clone();
    assert_eq!(numbers(first), ["1，低于 9"]);
    assert_eq!(numbers(whole), ["2，低于 9", "3，低于 9", "4，低于 9"]);
}

/// A member programme whose rule is its own is not shown inside another one either.
#[test]
fn the_rule_of_another_programme_explains_itself() {
    let mut s = Sketch::new();
    let (_, each) = s.number(EACH, between(1, 2), None);
    let nine = s.constant(9);
    let rule = s.node(
        EACH,
        Op::Compare {
            left: each,
            relation: Relation::Below,
            right: nine,
        },
    );
    let id = s.programme(EACH, rule, None);
    let inner = s.pack.programmes[usize::from(id)].rule;
    s.programme(EACH, inner, None);
    let pack = s.finish();
    let household = household(&pack, 1, true, &[]);
    let screening = screened(&pack, &household);
    assert_eq!(screening.explain(0).reasons[0].numbers, ["1～2，低于 9"]);
    assert_eq!(screening.explain(1).reasons[0].numbers, [""; 0]);
}

fn words(text: &str) -> Text {
    Text(vec![Piece::Words(text.into())])
}

/// A programme of several conditions, each answered by a truth of its own: failing, waived, plain.
fn three_conditions() -> (Pack, [FactKey; 3]) {
    let mut s = Sketch::new();
    let facts = [0; 3].map(|_| s.truth(HOME, None));
    let pass = s.of_household(Op::Outcome(Outcome::Pass));
    let waived = s.of_household(Op::Waive {
        rule: facts[1].1,
        waiver: pass,
    });
    let nodes = [facts[0].1, waived, facts[2].1];
    let all = s.of_household(Op::All(nodes.into()));
    s.programme(HOME, all, None);
    let programme = &mut s.pack.programmes[0];
    let model = programme.conditions.remove(0);
    for (n, node) in nodes.into_iter().enumerate() {
        let mut condition = model.clone();
        condition.id = format!("第{n}条");
        (condition.node, condition.rule) = (node, facts[n].1);
        condition.text = words("要满足。");
        condition.otherwise = words("可以看别的。");
        condition.waiver = words("可以申请豁免。");
        programme.conditions.push(condition);
    }
    (s.finish(), facts.map(|(fact, _)| key(fact, None)))
}

/// Those conditions decide that make the verdict, and each says what to do.
#[test]
fn the_deciding_conditions_are_those_that_make_the_verdict() {
    let (pack, [a, b, c]) = three_conditions();
    let (none, pass, fail, ask) = (None, Some(Outcome::Pass), Some(Outcome::Fail), Some(Outcome::Ask));
    let (look, waive) = (Some("可以看别的。"), Some("可以申请豁免。"));
    let cases: [(&[(FactKey, Answer)], _); 5] = [
        (&[(a, YES), (b, YES), (c, YES)], [(pass, true, None); 3]),
        (
            &[(a, NO), (b, NO)],
            [(fail, true, look), (ask, false, waive), (none, false, None)],
        ),
        (
            &[(a, YES), (b, NO), (c, YES)],
            [(pass, false, None), (ask, true, waive), (pass, false, None)],
        ),
        (
            &[(a, YES), (b, NO)],
            [(pass, false, None), (ask, false, waive), (none, true, None)],
        ),
        (
            &[(a, YES)],
            [(pass, false, None), (none, true, None), (none, true, None)],
        ),
    ];
    for (answers, expected) in cases {
        let reasons = explained(&pack, 1, answers).reasons;
        for (n, (reason, (outcome, deciding, advice))) in reasons.iter().zip(expected).enumerate() {
            assert_eq!(reason.condition, format!("第{n}条"));
            assert_eq!(reason.text, "要满足。");
            assert_eq!(
                (reason.outcome, reason.deciding, reason.advice.as_deref()),
                (outcome, deciding, advice),
                "{answers:?} {n}"
            );
        }
    }
}

/// Where only a figure is missing, the condition that needs it decides that a person has to.
#[test]
fn what_no_answer_can_settle_is_what_decides() {
    let mut s = Sketch::new();
    let (missing, one) = (s.missing(), s.constant(1));
    let rule = s.compare(one, Relation::Below, missing);
    s.programme(HOME, rule, None);
    let pack = s.finish();
    let reasons = explained(&pack, 1, &[]).reasons;
    assert_eq!((reasons[0].outcome, reasons[0].deciding), (None, true));
}

/// Texts carry the figures of the day, and say so where there is none.
#[test]
fn texts_are_filled_with_figures() {
    let mut s = Sketch::new();
    let eve = Date::new(2026, 11, 23).unwrap();
    let line = s.parameter(&[(eve, None, Range::from(1045))]);
    s.named(line, "低保标准", Unit::YuanPerMonth);
    let share = s.of_household(Op::Constant(Range::point(fraction(3, 5))));
    s.named(share, "比例", Unit::Percent);
    let (bounds, missing) = (s.parameter(&[(eve, None, between(1, 2))]), s.missing());
    let pass = s.of_household(Op::Outcome(Outcome::Pass));
    s.programme(HOME, pass, None);
    let piece = |text: &str| Piece::Words(text.into());
    s.pack.programmes[0].what = Text(vec![
        piece("标准 "),
        Piece::Value(line),
        piece(" 元，按 "),
        Piece::Value(share),
        piece("，"),
        Piece::Value(bounds),
        Piece::Value(missing),
        piece("。"),
    ]);
    let pack = s.finish();
    let screening = Screening::new(&pack, today());
    let shown = screening.text(&pack.programmes[0].what);
    assert_eq!(shown, "标准 1045 元，按 60%，（以公布为准）（以公布为准）。");
}

/// Each source is cited once, with its document; one that is not in the pack is left out.
#[test]
fn sources_are_cited_once() {
    let mut s = Sketch::new();
    let pass = s.of_household(Op::Outcome(Outcome::Pass));
    s.programme(HOME, pass, None);
    s.pack.documents.push(Document {
        key: "示例〔2026〕1号".into(),
        title: "示例办法".into(),
        issuer: "示例局".into(),
        effective: Some(today()),
        until: None,
        confidence: Confidence::High,
        url: String::new(),
    });
    let pack = s.finish();
    let cite = |document, article: &str| Citation {
        document,
        article: article.into(),
    };
    let screening = Screening::new(&pack, today());
    let cited = screening.cite(&[
        cite(0, "第一条"),
        cite(7, "第一条"),
        cite(0, "第二条"),
        cite(0, "第一条"),
    ]);
    let shown: Vec<_> = cited
        .iter()
        .map(|c| (c.key.as_str(), c.title.as_str(), c.article.as_str(), c.effective))
        .collect();
    let of = |article| ("示例〔2026〕1号", "示例办法", article, Some(today()));
    assert_eq!(shown, [of("第一条"), of("第二条")]);
}

/// A member programme is explained by the member who comes closest, the applicant where several do.
#[test]
fn a_member_programme_is_explained_by_who_fits_best() {
    let mut s = Sketch::new();
    let (facts, nodes): (Vec<_>, Vec<_>) = (0..2).map(|_| s.truth(EACH, None)).unzip();
    let all = s.of_member(Op::All(nodes.clone()));
    let formula = s.constant(100);
    s.programme(EACH, all, Some(formula));
    let programme = &mut s.pack.programmes[0];
    let model = programme.conditions.remove(0);
    for node in nodes {
        let mut condition = model.clone();
        (condition.node, condition.rule) = (node, node);
        programme.conditions.push(condition);
    }
    programme.amount.as_mut().unwrap().unit = "元/人·月".into();
    let pack = s.finish();
    let member = |said: [[Answer; 2]; 3]| {
        let said = (0..).zip(said).flat_map(|(m, row)| {
            facts
                .iter()
                .zip(row)
                .map(move |(fact, answer)| (key(*fact, m), answer))
                .collect::<Vec<_>>()
        });
        let explanation = explained(&pack, 3, &said.collect::<Vec<_>>());
        (explanation.member, explanation.amount)
    };
    let open = Answer::Unanswered;
    let amount = |text: &str| Some(text.to_owned());
    assert_eq!(member([[NO, NO], [NO, YES], [YES, NO]]), (Some(1), None));
    assert_eq!(member([[NO, NO], [NO, NO], [NO, NO]]), (Some(0), None));
    assert_eq!(
        member([[YES, open], [YES, YES], [open, open]]),
        (Some(1), amount("100～300 元/人·月"))
    );
    assert_eq!(
        member([[NO, YES], [open, open], [NO, NO]]),
        (Some(1), amount("0～100 元/人·月"))
    );
    assert_eq!(
        member([[NO, YES], [YES, YES], [YES, YES]]),
        (Some(1), amount("200 元/人·月"))
    );
    let unknown = screened(&pack, &household(&pack, 1, true, &[])).explain(9);
    assert_eq!(
        (unknown.member, unknown.reasons.len(), unknown.amount),
        (None, 0, None)
    );
}

/// The amount shows its formula where it comes to one number for the household or for the one who gets it.
#[test]
fn an_amount_shows_how_it_is_reckoned() {
    let build = |scope: Scope| {
        let mut s = Sketch::new();
        let (wage, node) = s.number(scope, between(0, 1000), None);
        s.named(node, "收入", Unit::YuanPerMonth);
        let line = named(&mut s, "标准", 1000);
        let rest = s.node(scope, Op::Subtract(line, node));
        let pass = s.of_household(Op::Outcome(Outcome::Pass));
        let (fact, may) = s.truth(scope, None);
        let rule = s.node(scope, Op::All(vec![pass, may]));
        s.programme(scope, rule, Some(rest));
        let programme = &mut s.pack.programmes[0];
        programme.amount.as_mut().unwrap().unit = "元/月".into();
        (s.finish(), wage, fact)
    };
    let (pack, wage, fact) = build(HOME);
    let (wage, may) = (key(wage, None), key(fact, None));
    let amount = |answers: &[(FactKey, Answer)]| explained(&pack, 1, answers).amount;
    assert_eq!(
        amount(&[(wage, is(300)), (may, YES)]).unwrap(),
        "1000 − 300 = 700 元/月"
    );
    assert_eq!(amount(&[(may, YES)]).unwrap(), "0～1000 元/月");
    assert_eq!(amount(&[(wage, is(300)), (may, NO)]), None);
    let (pack, wage, fact) = build(EACH);
    let said = |may: [Answer; 2]| {
        let wages = [(key(wage, 0), is(300)), (key(wage, 1), is(400))];
        let household = household(
            &pack,
            2,
            true,
            &[wages[0], wages[1], (key(fact, 0), may[0]), (key(fact, 1), may[1])],
        );
        screened(&pack, &household).explain(0).amount.unwrap()
    };
    assert_eq!(said([YES, NO]), "1000 − 300 = 700 元/月");
    assert_eq!(said([NO, YES]), "1000 − 400 = 600 元/月");
    assert_eq!(said([YES, YES]), "1300 元/月");
}

/// A person who always decides is part of what is said.
#[test]
fn the_report_tells_it_to_other_programs() {
    let (mut pack, [a, b, c]) = three_conditions();
    pack.documents.push(Document {
        key: "示例法".into(),
        title: String::new(),
        issuer: String::new(),
        effective: None,
        until: None,
        confidence: Confidence::High,
        url: String::new(),
    });
    let programme = &mut pack.programmes[0];
    programme.discretion = Some(Note {
        text: words("最后由街道决定。"),
        citations: Vec::new(),
    });
    programme.instead = vec![0];
    let cite = |article: &str| Citation {
        document: 0,
        article: article.into(),
    };
    programme.conditions[0].citations = vec![cite("第三条"), cite("")];
    let mut household = Household::new(&pack);
    household.set_members(2, true).unwrap();
    for (key, answer) in [(a, YES), (b, NO)] {
        household.set(&pack, key, answer).unwrap();
    }
    let report = screened(&pack, &household).report();
    assert_eq!(
        (
            report.pack.id.as_str(),
            report.pack.version.as_str(),
            report.on.as_str()
        ),
        ("sketch", "1", "2026-11-24")
    );
    let programme = &report.programmes[0];
    assert_eq!(
        (programme.id.as_str(), programme.verdict, &programme.amount),
        ("g0", "possible", &None)
    );
    assert_eq!(
        (&programme.open, &programme.instead),
        (&vec![pack.place(c)], &vec!["g0".to_owned()])
    );
    let shown: Vec<_> = programme
        .conditions
        .iter()
        .map(|c| (c.holds, c.ask, c.deciding, c.text.as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            (Some(true), false, false, "要满足。"),
            (None, true, false, "要满足。"),
            (None, false, true, "要满足。")
        ]
    );
    assert_eq!(programme.conditions[0].citations, ["示例法 第三条", "示例法"]);
    let next = report.next.unwrap();
    assert_eq!(
        (next.group.as_str(), next.facts),
        ("Household1", vec![pack.place(c)])
    );
}

/// Every verdict has a code, and a programme can be asked for by name.
#[test]
fn a_programme_can_be_reported_alone() {
    let mut s = Sketch::new();
    let missing = s.missing();
    let (_, open) = s.truth(HOME, None);
    let one = s.constant(1);
    let ask = s.compare(one, Relation::Below, missing);
    let rules = [Op::Outcome(Outcome::Pass), Op::Outcome(Outcome::Fail)].map(|op| s.of_household(op));
    for rule in [rules[0], open, ask, rules[1]] {
        s.programme(HOME, rule, None);
    }
    let pack = s.finish();
    let screening = Screening::new(&pack, today());
    let verdict = |id: &str| screening.programme_report(id).map(|p| (p.id, p.verdict));
    for (id, code) in [
        ("g0", "likely"),
        ("g1", "possible"),
        ("g2", "ask"),
        ("g3", "unlikely"),
    ] {
        assert_eq!(verdict(id), Some((id.to_owned(), code)));
    }
    assert_eq!(verdict("g4"), None);
}
