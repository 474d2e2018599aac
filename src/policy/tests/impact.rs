//! What changes between two versions of a small policy: exact, and the same for any number of threads.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test"
)]

mod support;

use jiuzhu_engine::{Date, Verdict};
use jiuzhu_policy::{
    Compiled, Population, compile,
    impact::{Change, Impact, Money, Sample, State},
};

/// Households of three kinds; the invented standard is 1000.
const POPULATION: &str = "\
说明: 合成，只用来比较。
临界: 0
家庭类型:
  - { 名称: 没有收入, 权重: 2, 成员: [{ 关系: 本人, 月收入: 0 }] }
  - { 名称: 刚过线, 权重: 1, 成员: [{ 关系: 本人, 月收入: 1050 }, { 关系: 配偶, 月收入: 1000 }] }
  - { 名称: 收入高, 权重: 1, 成员: [{ 关系: 本人, 月收入: 9000 }] }
家庭: { 存款: 0, 汽车: 没有 }
成员: { 户籍: 是, 年龄: 40 }
";

const CASES: &str = "\
样例:
  - { 名称: 没有收入, 日期: 2026-11-24, 家庭: { 存款: 0, 汽车: 没有 }, 成员: [{ 户籍: 是, 月收入: 0, 年龄: 40 }], 期望: { dibao: {} } }
  - { 名称: 刚过线, 日期: 2026-11-24, 家庭: { 存款: 0, 汽车: 没有 }, 成员: [{ 户籍: 是, 月收入: 1050, 年龄: 40 }, { 户籍: 是, 月收入: 1000, 年龄: 40 }], 期望: { dibao: {} } }
  - { 名称: 收入高, 日期: 2026-11-24, 家庭: { 存款: 0, 汽车: 没有 }, 成员: [{ 户籍: 是, 月收入: 9000, 年龄: 40 }], 期望: { dibao: {} } }
";

const FORMULA: &str =
    "（低保标准 － 合计（月收入） ÷ 成员数（年龄 不低于 0 岁）） × 成员数（年龄 不低于 0 岁）";

/// The smallest policy with this standard and this formula for what it pays.
fn policy(standard: u32, formula: &str, unit: &str, more: &str) -> Compiled {
    let text = |path: &str| {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/policies/good/minimal");
        std::fs::read_to_string(dir.join(path)).unwrap()
    };
    let amount =
        format!("金额: {{ 算式: '{formula}', 单位: {unit}, 说明: 按差额发。, 依据: 社会救助法 }}\n怎么办:");
    let programme = text("programmes/dibao.yaml").replace("怎么办:", &amount) + more;
    let standards = text("parameters/standards.yaml").replace("值: 1045", &format!("值: {standard}"));
    let files = [
        ("programmes/dibao.yaml", programme),
        ("parameters/standards.yaml", standards),
        ("population.yaml", POPULATION.to_owned()),
        ("cases/three.yaml", CASES.to_owned()),
    ];
    compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"))
}

fn sample(households: u64, threads: usize) -> Sample {
    Sample {
        on: Date::new(2026, 11, 24).unwrap(),
        households,
        seed: 1,
        threads,
    }
}

fn monthly(standard: u32) -> Compiled {
    policy(standard, FORMULA, "元/月", "")
}

fn discretionary(standard: u32) -> Compiled {
    policy(
        standard,
        FORMULA,
        "元/月",
        "裁量: { 说明: 由街道决定。, 依据: 社会救助法 }\n",
    )
}

/// How many of the first households are of each kind.
fn kinds(compiled: &Compiled, households: u64) -> [u64; 3] {
    let population = Population::new(&[compiled], 1, sample(0, 1).on);
    let cast = population.cast(&compiled.pack);
    let mut screening = jiuzhu_engine::Screening::new(&compiled.pack, sample(0, 1).on);
    let mut kinds = [0; 3];
    for index in 0..households {
        let household = cast.household(index);
        screening.screen(&household);
        let kind = match (household.members(), screening.verdict(0)) {
            (2, _) => 1,
            (_, Verdict::Likely) => 0,
            _ => 2,
        };
        kinds[kind] += 1;
    }
    kinds
}

#[test]
fn no_change_is_an_empty_report() {
    let impact = Impact::of(&monthly(1000), &monthly(1000), sample(2000, 2));
    assert!(impact.is_empty(), "{impact:?}");
    assert_eq!(
        (impact.cases_compared, impact.better, impact.worse, impact.both),
        (3, 0, 0, 0)
    );
}

#[test]
fn a_raised_standard_is_counted_to_the_cent() {
    // 1000 to 1100: one person without income gains 100; two people with 2050 together gain 2200 − 2050 = 150.
    let (old, new) = (monthly(1000), monthly(1100));
    let [poor, near, rich] = kinds(&old, 1000);
    assert_eq!(poor + near + rich, 1000);
    let impact = Impact::of(&old, &new, sample(1000, 2));
    let change = &impact.programmes[0].change;
    assert_eq!(impact.programmes[0].unit, "元/月");
    let Money { gains, losses } = &change.certain;
    assert!(
        losses.is_empty() && change.if_granted.is_empty() && change.unsettled == 0,
        "{change:?}"
    );
    assert_eq!(gains.len() as u64, poor + near);
    assert_eq!(Money::sum(gains), i128::from(poor * 10_000 + near * 15_000));
    assert_eq!(
        (Money::median(gains), gains.last()),
        (Some(10_000), Some(&15_000))
    );
    let mut moves = Change::default().moves;
    (moves[4][4], moves[1][4], moves[1][1]) = (poor, near, rich);
    assert_eq!(change.moves, moves);
    assert_eq!((impact.better, impact.worse, impact.both), (poor + near, 0, 0));
    assert_eq!((change.better.len(), change.worse.len()), (3, 0));
    assert!(change.better.is_sorted_by_key(|example| example.household));
    let figure = &impact.figures[0];
    assert_eq!(
        (figure.name.as_str(), figure.before, figure.after),
        ("低保标准", Some(1000.into()), Some(1100.into()))
    );
}

#[test]
fn a_lowered_standard_is_the_same_the_other_way_round() {
    let up = Impact::of(&monthly(1000), &monthly(1100), sample(1000, 2));
    let down = Impact::of(&monthly(1100), &monthly(1000), sample(1000, 2));
    let (up_change, down_change) = (&up.programmes[0].change, &down.programmes[0].change);
    assert_eq!(up_change.certain.gains, down_change.certain.losses);
    assert_eq!(up_change.certain.losses, down_change.certain.gains);
    assert_eq!((up.better, up.worse), (down.worse, down.better));
}

#[test]
fn cases_are_compared_one_by_one() {
    let impact = Impact::of(&monthly(1000), &monthly(1100), sample(0, 1));
    let amount = |state: &State| {
        state
            .amount
            .and_then(|range| range.single())
            .map(|n| n.to_string())
    };
    let changes = impact.cases.iter().map(|change| {
        let verdicts = (change.before.verdict.unwrap(), change.after.verdict.unwrap());
        (
            change.case.as_str(),
            verdicts,
            amount(&change.before),
            amount(&change.after),
        )
    });
    let (some, likely) = (|text: &str| Some(text.to_owned()), Verdict::Likely);
    assert_eq!(
        changes.collect::<Vec<_>>(),
        [
            ("没有收入", (likely, likely), some("1000"), some("1100")),
            ("刚过线", (Verdict::Unlikely, likely), None, some("150")),
        ]
    );
}

#[test]
fn the_result_is_the_same_for_any_number_of_threads() {
    let (old, new) = (monthly(1000), monthly(1100));
    let one = Impact::of(&old, &new, sample(1001, 1));
    for threads in [2, 3, 8, 2000] {
        assert_eq!(
            Impact::of(&old, &new, sample(1001, threads)),
            one,
            "{threads} threads"
        );
    }
}

#[test]
fn monthly_and_yearly_money_is_never_mixed() {
    let yearly = policy(1000, &format!("按月折年（{FORMULA}）"), "元/年", "");
    let impact = Impact::of(&monthly(1000), &yearly, sample(400, 2));
    let change = &impact.programmes[0].change;
    let [poor, _, _] = kinds(&yearly, 400);
    assert!(
        change.certain.is_empty() && change.if_granted.is_empty(),
        "{change:?}"
    );
    assert_eq!(change.unsettled, poor);
    assert_eq!((impact.better, impact.worse), (0, 0));
}

#[test]
fn an_amount_that_is_not_settled_is_counted_apart() {
    let open = policy(1000, &format!("介于（0 元/月，{FORMULA}）"), "元/月", "");
    let impact = Impact::of(&monthly(1000), &open, sample(400, 2));
    let change = &impact.programmes[0].change;
    let [poor, _, _] = kinds(&open, 400);
    assert!(
        change.certain.is_empty() && change.if_granted.is_empty(),
        "{change:?}"
    );
    assert_eq!(change.unsettled, poor);
}

#[test]
fn what_a_person_decides_is_counted_apart() {
    // The office always decides.
    let (old, new) = (discretionary(1000), discretionary(1100));
    let impact = Impact::of(&old, &new, sample(1000, 2));
    let change = &impact.programmes[0].change;
    let [poor, near, _] = kinds(&monthly(1000), 1000);
    assert!(change.certain.is_empty() && change.unsettled == 0, "{change:?}");
    assert_eq!(
        Money::sum(&change.if_granted.gains),
        i128::from(poor * 10_000 + near * 15_000)
    );
    assert_eq!((change.moves[2][2], change.moves[1][2]), (poor, near));
}
