//! Made-up households: complete, in their domains, the same for ever, and right on the figures.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod support;

use std::path::Path;

use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Pack, Range, Screening,
    pack::{Outcome, Scope},
};
use jiuzhu_policy::{Compiled, Population, compile, compile_dir, trim};

fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

fn minimal(population: Option<&str>) -> Compiled {
    let files = population.map(|text| ("population.yaml", text.to_owned()));
    compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"))
}

fn tianjin() -> Compiled {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/tianjin");
    compile_dir(&dir).unwrap_or_else(|report| panic!("{report}"))
}

/// The answers to a fact, of the household or of every member.
fn answers(pack: &Pack, household: &Household, name: &str) -> Vec<Answer> {
    let (fact, text) = (0..)
        .zip(&pack.facts)
        .find(|(_, fact)| fact.name == name)
        .unwrap();
    let answer = |member| household.answer(FactKey { fact, member });
    match text.scope {
        Scope::Household => vec![answer(None)],
        Scope::Member => (0..u8::try_from(household.members()).unwrap())
            .map(|m| answer(Some(m)))
            .collect(),
    }
}

#[test]
fn every_fact_that_applies_is_answered_and_no_other() {
    for compiled in [tianjin(), minimal(None)] {
        let pack = &compiled.pack;
        let population = Population::new(&[&compiled], 1, today());
        let cast = population.cast(pack);
        let mut screening = Screening::new(pack, today());
        for index in 0..2000 {
            let all = cast.household(index);
            let household = trim(&mut screening, &all);
            let before: Vec<_> = (0..)
                .zip(&pack.programmes)
                .map(|(id, _)| screening.verdict(id))
                .collect();
            screening.screen(&household);
            // What does not apply makes no difference.
            let after: Vec<_> = (0..)
                .zip(&pack.programmes)
                .map(|(id, _)| screening.verdict(id))
                .collect();
            assert_eq!(before, after, "household {index}");
            for (fact, text) in (0..).zip(&pack.facts) {
                for (member, answer) in (0..).zip(answers(pack, &household, &text.name)) {
                    let member = (text.scope == Scope::Member).then_some(member);
                    let applies = text.gate.is_none_or(|gate| {
                        let scope = pack.node(gate).unwrap().scope;
                        let member = member.filter(|_| scope == Scope::Member);
                        screening.value(gate, member).outcomes().single() == Some(Outcome::Pass)
                    });
                    let place = pack.place(FactKey { fact, member });
                    assert_eq!(
                        answer != Answer::Unanswered,
                        applies,
                        "household {index}, {place}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_household_depends_on_its_number_and_the_seed_alone() {
    let compiled = tianjin();
    let population = Population::new(&[&compiled], 1, today());
    let cast = population.cast(&compiled.pack);
    let forwards: Vec<_> = (0..50).map(|index| cast.household(index)).collect();
    let mut backwards: Vec<_> = (0..50).rev().map(|index| cast.household(index)).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
    let other = Population::new(&[&compiled], 2, today());
    assert_ne!(forwards.first(), Some(&other.cast(&compiled.pack).household(0)));
}

#[test]
fn a_new_fact_changes_nothing_else() {
    let old = minimal(None);
    let facts = include_str!("../../../tests/policies/good/minimal/facts.yaml");
    let more = facts.replace(
        "成员:",
        "  住房: { 类型: 选项, 选项: [有, 没有], 问: 有没有住房？ }\n成员:",
    );
    let programme = include_str!("../../../tests/policies/good/minimal/programmes/dibao.yaml");
    let programme = programme.replace("汽车 为 没有", "汽车 为 没有, 住房 为 没有");
    let questions = include_str!("../../../tests/policies/good/minimal/questions.yaml");
    let questions = questions.replace("汽车]", "汽车, 住房]");
    let files = [
        ("facts.yaml", more),
        ("programmes/dibao.yaml", programme),
        ("questions.yaml", questions),
    ];
    let new = compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"));
    let population = Population::new(&[&old, &new], 1, today());
    let (before, after) = (population.cast(&old.pack), population.cast(&new.pack));
    for index in 0..100 {
        let (before, after) = (before.household(index), after.household(index));
        assert_eq!(before.members(), after.members());
        for fact in &old.pack.facts {
            let name = &fact.name;
            assert_eq!(
                answers(&old.pack, &before, name),
                answers(&new.pack, &after, name),
                "{name}"
            );
        }
        assert_ne!(answers(&new.pack, &after, "住房"), [Answer::Unanswered]);
    }
}

#[test]
fn numbers_lie_on_the_figures_and_a_cent_to_either_side() {
    // The smallest policy compares 存款 with 20000, and the income of each person with 1045.
    let compiled = minimal(None);
    let population = Population::new(&[&compiled], 1, today());
    let cast = population.cast(&compiled.pack);
    let households: Vec<_> = (0..3000).map(|index| cast.household(index)).collect();
    let count = |name: &str, value: &str| {
        let value = Answer::Number(Range::point(jiuzhu_engine::Number::parse(value).unwrap()));
        let all = households.iter().flat_map(|h| answers(&compiled.pack, h, name));
        all.filter(|answer| *answer == value).count()
    };
    for (name, values) in [
        ("存款", ["19999.99", "20000", "20000.01"]),
        ("月收入", ["1044.99", "1045", "1045.01"]),
    ] {
        for value in values {
            assert!(count(name, value) > 30, "{name} {value}: {}", count(name, value));
        }
    }
    assert!(count("月收入", "2090.01") > 5, "twice the figure, for two");
}

#[test]
fn numbers_lie_between_the_figures_too() {
    let compiled = minimal(None);
    let population = Population::new(&[&compiled], 1, today());
    let cast = population.cast(&compiled.pack);
    let mut between: Vec<_> = (0..300)
        .flat_map(|index| answers(&compiled.pack, &cast.household(index), "存款"))
        .filter_map(|answer| match answer {
            Answer::Number(range) => range.single(),
            _ => None,
        })
        .filter(|number| *number > 100.into() && *number < 19_999.into())
        .collect();
    between.sort_unstable();
    between.dedup();
    assert!(between.len() > 30, "{between:?}");
}

#[test]
fn population_yaml_is_kept_to() {
    let text = "\
说明: 合成，只用来比较。
临界: 0
家庭类型:
  - { 名称: 一个人, 权重: 1, 成员: [{ 关系: 本人, 月收入: { 分位: [100, 200, 400] } }] }
  - { 名称: 两个人, 权重: 3, 家庭: { 汽车: 有 }, 成员: [{ 关系: 本人 }, { 关系: 配偶, 年龄: 30 }] }
家庭: { 汽车: { 没有: 1, 有: 0 }, 存款: 7 }
成员: { 户籍: { 是: 1 }, 月收入: 50 }
";
    let compiled = minimal(Some(text));
    let pack = &compiled.pack;
    let population = Population::new(&[&compiled], 1, today());
    let cast = population.cast(pack);
    let households: Vec<_> = (0..2000).map(|index| cast.household(index)).collect();
    let number = |n: i64| Answer::Number(Range::from(n));
    let (single, couples): (Vec<_>, Vec<_>) = households.iter().partition(|h| h.members() == 1);
    assert!((400..600).contains(&single.len()), "{}", single.len());
    let mut low = 0;
    for household in &single {
        assert_eq!(answers(pack, household, "汽车"), [Answer::Options(1)]);
        let [Answer::Number(income)] = *answers(pack, household, "月收入").as_slice() else {
            panic!("{household:?}");
        };
        let income = income.single().unwrap();
        assert!((100.into()..400.into()).contains(&income), "{income}");
        low += usize::from(income < 200.into());
    }
    // Half of them lie below the middle one of the quantiles.
    assert!(
        (2 * low).abs_diff(single.len()) < single.len() / 5,
        "{low} of {}",
        single.len()
    );
    for household in &couples {
        assert_eq!(answers(pack, household, "汽车"), [Answer::Options(2)]);
        assert_eq!(
            answers(pack, household, "关系"),
            [Answer::Options(1), Answer::Options(2)]
        );
        assert_eq!(answers(pack, household, "年龄").last(), Some(&number(30)));
        assert_eq!(answers(pack, household, "月收入"), [number(50), number(50)]);
    }
    for household in &households {
        assert_eq!(answers(pack, household, "存款"), [number(7)]);
        assert!(
            answers(pack, household, "户籍")
                .iter()
                .all(|answer| *answer == Answer::truth(true))
        );
    }
}
