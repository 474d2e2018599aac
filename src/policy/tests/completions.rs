//! What the words of the language mean on sets: exactly what comes out over every completion, tried one by one.
//!
//! Each word is read here a second time, in the plainest way, for one number at a time.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod support;

use std::fmt::Write;

use jiuzhu_engine::{Answer, Date, FactKey, Household, Number, Pack, Range, Screening, value::NumberSet};
use jiuzhu_policy::compile;
use proptest::prelude::*;
use support::minimal;

const FACTS: &str = "家庭:
  存款: { 类型: 金额, 问: 多少？ }
  汽车: { 类型: 选项, 选项: [没有, 有], 问: 有没有？ }
  某日: { 类型: 日期, 问: 哪天？ }
  人数: { 类型: 数量, 范围: 1 到 30, 问: 几个？ }
  甲: { 类型: 是非, 问: 是吗？ }
  乙: { 类型: 是非, 问: 是吗？ }
  丙: { 类型: 是非, 问: 是吗？ }
成员:
  关系: { 类型: 选项, 选项: [本人, 配偶], 问: 是谁？ }
  年龄: { 类型: 年龄, 问: 多大？ }
  户籍: { 类型: 是非, 问: 是吗？ }
  月收入: { 类型: 金额/月, 问: 多少？ }
";

const QUESTIONS: &str = "提问:
  - { 编号: 家人, 方式: 名单, 事实: [关系] }
  - { 编号: 情况, 方式: 逐人, 事实: [年龄, 户籍, 月收入] }
  - { 编号: 其他, 事实: [存款, 汽车, 某日, 人数, 甲, 乙, 丙] }
";

/// A policy in which `某值` is derived like this.
fn policy(kind: &str, body: &str, figures: &str) -> Pack {
    let derived = format!("推算:\n  家庭:\n    某值:\n      类型: {kind}\n      依据: 社会救助法\n{body}");
    let files = [
        ("facts.yaml", FACTS.to_owned()),
        ("questions.yaml", QUESTIONS.to_owned()),
        ("derived.yaml", derived.clone()),
        ("parameters/more.yaml", format!("标准:\n{figures}")),
    ];
    compile(minimal(files))
        .unwrap_or_else(|report| panic!("{derived}\n{figures}\n{report}"))
        .pack
}

/// `某值` of a household with these answers, on a day.
fn value(pack: &Pack, answers: &[(&str, Answer)], on: Date) -> NumberSet {
    let mut household = Household::new(pack);
    for (name, answer) in answers {
        let fact = pack.facts.iter().position(|f| f.name == *name).unwrap();
        let key = FactKey {
            fact: u16::try_from(fact).unwrap(),
            member: None,
        };
        household.set(pack, key, *answer).unwrap();
    }
    let mut screening = Screening::new(pack, on);
    screening.screen(&household);
    let node = pack.nodes.iter().position(|n| n.name == "某值").unwrap();
    *screening.value(u16::try_from(node).unwrap(), None).number()
}

fn between(low: i64, high: i64) -> Answer {
    Answer::Number(Range::new(Some(low.into()), Some(high.into())).unwrap())
}

/// The smallest set that holds all of these; everything if one of them is not known.
fn hull(values: impl IntoIterator<Item = Option<Number>>) -> NumberSet {
    let ranges = values.into_iter().map(|v| v.map_or(Range::ALL, Range::point));
    NumberSet::of(ranges.reduce(|a, b| a.hull(b)).unwrap())
}

fn today() -> Date {
    Date::parse("2026-11-24").unwrap()
}

fn day(number: i64) -> Date {
    Date::from_day_number(number).unwrap()
}

/// The day so many months later; where that month has no such day, its last one (民法典 第二百零二条).
fn later(date: Date, months: i64) -> Date {
    let (year, month, day) = date.parts();
    let months = i64::from(year) * 12 + i64::from(month) - 1 + months;
    let year = i16::try_from(months.div_euclid(12)).unwrap();
    let month = u8::try_from(months.rem_euclid(12) + 1).unwrap();
    (1..=day)
        .rev()
        .find_map(|day| Date::new(year, month, day).ok())
        .unwrap()
}

/// The most periods of so many months from a day that are over on another.
fn completed(date: Date, months: i64, on: Date) -> i64 {
    let rough = (on.day_number() - date.day_number()) / (31 * months) - 2;
    (rough..)
        .take_while(|n| later(date, n * months) <= on)
        .last()
        .unwrap()
}

/// A number in millionths.
fn millionths(number: i128) -> Number {
    let (mut number, mut parts) = (number, 1_000_000);
    while number % 10 == 0 && parts > 1 {
        (number, parts) = (number / 10, parts / 10);
    }
    Number::new(i64::try_from(number).unwrap(), parts).unwrap()
}

/// One step of 依次扣减: who it is for, a fixed sum or a share of what is left, and a cap, in 元 and percent.
type Step = (bool, bool, i64, Option<i64>);

fn steps_text(steps: &[Step], floor: Option<i64>) -> String {
    let mut text = "      依次扣减:\n        从: 存款\n        各项:\n".to_owned();
    for ((conditional, share, much, cap), name) in steps.iter().zip(["甲", "乙", "丙"]) {
        let when = if *conditional {
            format!("当: {name} 为 是, ")
        } else {
            String::new()
        };
        let much = if *share {
            format!("余额 × {much}%")
        } else {
            format!("{much} 元")
        };
        let cap = cap.map_or(String::new(), |cap| format!(", 最多: {cap} 元"));
        writeln!(text, "          - {{ {when}扣: {much}{cap} }}").unwrap();
    }
    if let Some(floor) = floor {
        writeln!(text, "        不低于: {floor} 元").unwrap();
    }
    text
}

/// What is left of so many 元, in millionths; bit n of `holds` says whether step n is for this household.
fn left_after(from: i64, steps: &[Step], holds: u8, floor: Option<i64>) -> Number {
    let million = 1_000_000_i128;
    let mut left = i128::from(from) * million;
    for (n, (conditional, share, much, cap)) in steps.iter().enumerate() {
        if *conditional && holds >> n & 1 == 0 {
            continue;
        }
        let taken = if *share {
            left * i128::from(*much) / 100
        } else {
            i128::from(*much) * million
        };
        left -= cap.map_or(taken, |cap| taken.min(i128::from(cap) * million));
    }
    millionths(floor.map_or(left, |floor| left.max(i128::from(floor) * million)))
}

/// Something completed from the first day to the second.
type Count = fn(Date, Date) -> i64;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// 距今天数, 满月数 and 满年数 of a day known only within a range, past or to come.
    #[test]
    fn time_since_a_day(on in 19_000_i64..22_000, back in -200_i64..1200, span in 0_i64..80) {
        let words: [(&str, &str, Count); 3] = [
            ("天数", "距今天数", |date, on| on.day_number() - date.day_number()),
            ("月数", "满月数", |date, on| completed(date, 1, on)),
            ("年龄", "满年数", |date, on| completed(date, 12, on)),
        ];
        let on = day(on);
        let first = on.day_number() - back;
        for (kind, word, count) in words {
            let pack = policy(kind, &format!("      算式: {word}（某日）\n"), "  {}\n");
            let all = (first..=first + span).map(|d| Some(count(day(d), on).into()));
            prop_assert_eq!(value(&pack, &[("某日", between(first, first + span))], on), hull(all), "{}", word);
        }
    }

    /// A figure by the size of the household, whose size is known only within a range.
    #[test]
    fn rows_by_size(
        rows in prop::collection::vec(0_i64..9000, 1..7), further in prop::option::of(-50_i64..900),
        low in 1_i64..10, span in 0_i64..6,
    ) {
        let mut text = String::new();
        for (size, row) in (1..).zip(&rows) {
            write!(text, "{size}: {row}, ").unwrap();
        }
        if let Some(further) = further {
            write!(text, "每增一人: {further}").unwrap();
        }
        let figures = format!(
            "  户标准: {{ 单位: 元, 历次: [{{ 起: 2025-01-01, 按人数: {{ {text} }}, 依据: 社会救助法, 可信度: 高 }}] }}\n"
        );
        let pack = policy("金额", "      算式: 户标准（人数）\n", &figures);
        let read = |size: i64| -> Option<Number> {
            let beyond = size - i64::try_from(rows.len()).unwrap();
            match further {
                _ if beyond <= 0 => Some(rows[usize::try_from(size - 1).unwrap()].into()),
                Some(further) => Some((rows.last().unwrap() + further * beyond).into()),
                None => None,
            }
        };
        let expected = hull((low..=low + span).map(read));
        prop_assert_eq!(value(&pack, &[("人数", between(low, low + span))], today()), expected, "{}", figures);
    }

    /// 累进 of a number known only within a range.
    #[test]
    fn bands(
        widths in prop::collection::vec(1_i64..40, 0..4), rates in prop::collection::vec(0_i64..=100, 4),
        low in 0_i64..100, span in 0_i64..60,
    ) {
        let mut text = "      累进:\n        基数: 存款\n        各段:\n".to_owned();
        let mut end = 0;
        for (width, rate) in widths.iter().zip(&rates) {
            end += width;
            writeln!(text, "          - {{ 到: {end} 元, 比例: {rate}% }}").unwrap();
        }
        writeln!(text, "          - {{ 其余: {}% }}", rates[widths.len()]).unwrap();
        let pack = policy("金额", &text, "  {}\n");
        // 元 by 元, each at the rate of the band in which it lies.
        let rate = |yuan: i64| {
            let mut end = 0;
            let band = widths.iter().position(|width| {
                end += width;
                yuan < end
            });
            i128::from(rates[band.unwrap_or(widths.len())])
        };
        let paid = |base: i64| millionths((0..base).map(rate).sum::<i128>() * 10_000);
        let expected = hull((low..=low + span).map(|base| Some(paid(base))));
        prop_assert_eq!(value(&pack, &[("存款", between(low, low + span))], today()), expected, "{}", text);
    }

    /// 依次扣减 of a number known only within a range, for a household of which not everything is known.
    #[test]
    fn deductions(
        steps in prop::collection::vec((any::<bool>(), any::<bool>(), 0_i64..=100, prop::option::of(0_i64..60)), 1..4),
        floor in prop::option::of(0_i64..20), low in 0_i64..300, span in 0_i64..100, said in prop::array::uniform3(0_u8..3),
    ) {
        let text = steps_text(&steps, floor);
        let pack = policy("金额", &text, "  {}\n");
        let mut answers = vec![("存款", between(low, low + span))];
        for (name, said) in ["甲", "乙", "丙"].into_iter().zip(said) {
            answers.push((name, [Answer::truth(false), Answer::truth(true), Answer::Unsure][usize::from(said)]));
        }
        let fits = |holds: &u8| (0..3).all(|n| said[n] == 2 || u8::from(said[n] == 1) == holds >> n & 1);
        let all = (low..=low + span).flat_map(|from| (0..8).filter(fits).map(move |holds| (from, holds)));
        let expected = hull(all.map(|(from, holds)| Some(left_after(from, &steps, holds, floor))));
        prop_assert_eq!(value(&pack, &answers, today()), expected, "{}", text);
    }
}
