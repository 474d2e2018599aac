//! What the worked cases of a policy try, and what they leave out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod support;

use jiuzhu_policy::{Compiled, Coverage, CoverageGroup, compile, run_cases};

const DIBAO: &str = "\
编号: dibao
名称: 最低生活保障
简称: 低保
对象: 家庭
一句话: 收入低的家庭按月领补贴。
是什么: 按月发的生活补贴。
条件:
  - 编号: 收入
    条件: 合计（月收入） 低于 低保标准
    说明: 月收入低于标准。
    依据: 社会救助法 第十八条
  - 编号: 汽车
    条件: 汽车 为 没有
    说明: 没有汽车。
    依据: 社会救助法 第十八条
    豁免: { 说明: 有汽车的请问街道。, 依据: 社会救助法 第十八条 }
  - 编号: 存款
    任一满足: [存款 不高于 20000 元, 任一成员 年龄 满 60 岁]
    说明: 存款不多，或者有老人。
    依据: 社会救助法 第十八条
    豁免: { 当: 任一成员 户籍 为 是, 说明: 存款多的请问街道。, 依据: 社会救助法 第十八条 }
怎么办: { 步骤: [到街道提出申请。] }
找谁办: { 窗口: 户籍地的街道。, 电话: [\"12345\"] }
";

/// What is missing once the policy has these cases: car, savings, age, registration, income.
fn missing(cases: &[(&str, &str, u8, &str, u32)]) -> Vec<String> {
    let mut text = "样例:\n".to_owned();
    for (i, (car, savings, age, registered, income)) in cases.iter().enumerate() {
        text += &format!(
            "  - 名称: 第{i}家\n    日期: 2026-11-24\n    家庭: {{ 汽车: {car}, 存款: {savings} }}\n    成员: \
             [{{ 关系: 本人, 年龄: {age}, 户籍: {registered}, 月收入: {income} }}]\n    期望:\n      dibao: {{}}\n"
        );
    }
    let files = [
        ("programmes/dibao.yaml", DIBAO.to_owned()),
        ("cases/cases.yaml", text),
    ];
    let compiled = compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"));
    assert!(run_cases(&compiled).is_empty());
    let coverage = Coverage::of(&compiled);
    let (complete, count) = coverage.count();
    let trials = || coverage.groups().iter().flat_map(|group| &group.trials);
    assert_eq!(
        (complete, count),
        (
            trials().filter(|trial| trial.is_complete()).count(),
            trials().count()
        )
    );
    assert_eq!(coverage.percent(), complete * 100 / count);
    let is_decision = |group: &&CoverageGroup| !["界线", "日期"].contains(&group.name.as_str());
    let decisions = || {
        coverage
            .groups()
            .iter()
            .filter(is_decision)
            .flat_map(|group| &group.trials)
    };
    // Only a car asks for an exemption without a condition, so that it never means no.
    let lenient: Vec<_> = decisions()
        .filter(|d| d.never_fails())
        .map(|d| d.what.as_str())
        .collect();
    assert_eq!(lenient, ["条件“汽车”"]);
    let lines = decisions().filter(|d| !d.is_complete()).map(ToString::to_string);
    lines.collect()
}

#[test]
fn every_way_of_every_decision_has_to_be_tried() {
    let all = [
        ("没有", "0", 40, "否", 0),
        ("有", "30000", 70, "否", 5000),
        ("没有", "30000", 40, "否", 0),
        ("没有", "30000", 40, "是", 0),
        ("没有", "30000", 70, "否", 0),
    ];
    assert_eq!(missing(&all), [""; 0]);
    let without = |i: usize| {
        let mut fewer = all.to_vec();
        fewer.remove(i);
        missing(&fewer)
    };
    let file = "programmes/dibao.yaml";
    assert_eq!(
        without(0),
        [format!("{file}:18 “存款 不高于 20000 元”：缺“成立”的样例")]
    );
    assert_eq!(
        without(1),
        [
            format!("{file}:9 条件“收入”：缺“不成立”的样例"),
            // A car never means no.
            format!("{file}:13 条件“汽车”：缺“由人决定”的样例"),
        ]
    );
    assert_eq!(
        without(2),
        [
            format!("{file}:18 条件“存款”：缺“不成立”的样例"),
            format!("{file}:21 条件“存款”的豁免：缺“不成立”的样例"),
        ]
    );
}

#[test]
fn a_branch_counts_only_where_it_makes_the_difference() {
    // The savings are low as well, so that the age changes nothing.
    let cases = [("没有", "0", 70, "否", 0), ("没有", "30000", 40, "否", 0)];
    let found = missing(&cases);
    assert!(
        found
            .iter()
            .any(|line| line.contains("任一成员 年龄 满 60 岁”：缺“成立”")),
        "{found:?}"
    );
}

#[test]
fn an_answer_not_given_tries_nothing() {
    let all = missing(&[]);
    assert_eq!(all.len(), 6, "{all:?}");
    // Only the income is known, and low.
    let found = missing(&[("不清楚", "不清楚", 40, "不清楚", 0)]);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(
        found
            .iter()
            .any(|line| line.ends_with("条件“收入”：缺“不成立”的样例")),
        "{found:?}"
    );
}

/// What is missing of the boundaries of a policy with one threshold, two figures and days in force.
fn boundaries_missing(cases: &str) -> Vec<String> {
    let policy = [
        (
            "parameters/standards.yaml",
            "标准:
  低保标准:
    单位: 元/月
    历次:
      - { 起: 2025-01-01, 止: 2025-06-30, 值: 1000, 依据: 社会救助法, 可信度: 高 }
      - { 起: 2025-07-01, 止: 2026-12-31, 值: 1045, 依据: 社会救助法, 可信度: 高 }
",
        ),
        (
            "programmes/dibao.yaml",
            "编号: dibao
名称: 最低生活保障
简称: 低保
对象: 家庭
一句话: 收入低的家庭按月领补贴。
是什么: 按月发的生活补贴。
条件:
  - { 编号: 收入, 条件: 合计（月收入） 低于 低保标准, 说明: 月收入低于标准。, 依据: 社会救助法 }
怎么办: { 步骤: [到街道提出申请。] }
找谁办: { 窗口: 户籍地的街道。, 电话: [\"12345\"] }
",
        ),
        (
            "programmes/qunuan.yaml",
            "编号: qunuan
名称: 取暖补贴
简称: 取暖
对象: 家庭
施行: { 起: 2026-01-01, 依据: 社会救助法 }
一句话: 冬天有补贴。
是什么: 冬天发的补贴。
条件:
  - { 编号: 存款, 条件: 存款 高于 0 元, 说明: 有一点存款。, 依据: 社会救助法 }
怎么办: { 步骤: [到街道提出申请。] }
找谁办: { 窗口: 户籍地的街道。, 电话: [\"12345\"] }
",
        ),
        (
            "pack.yaml",
            "编号: demo\n名称: 示例\n版本: \"1\"\n核对日期: 2026-11-24\n复核日期: 2027-03-01\n待遇: [dibao, qunuan]\n",
        ),
        ("cases/cases.yaml", cases),
    ];
    let policy = policy.map(|(path, text)| (path, text.to_owned()));
    let compiled: Compiled = compile(support::minimal(policy)).unwrap_or_else(|report| panic!("{report}"));
    let coverage = Coverage::of(&compiled);
    let groups = coverage
        .groups()
        .iter()
        .filter(|group| ["界线", "日期"].contains(&&*group.name));
    let trials = groups.flat_map(|group| &group.trials);
    trials
        .filter(|trial| !trial.is_complete())
        .map(ToString::to_string)
        .collect()
}

/// A case of somebody with this income on a day.
fn case(on: &str, income: &str, programme: &str) -> String {
    format!(
        "  - 名称: {on}，{income}，{programme}
    日期: {on}
    家庭: {{ 存款: 0 }}
    成员: [{{ 关系: 本人, 月收入: {income} }}]
    期望: {{ {programme}: {{}} }}
"
    )
}

#[test]
fn every_threshold_and_every_day_has_to_be_tried_from_both_sides() {
    let all = [
        case("2026-11-24", "1044.99", "dibao"),
        case("2026-11-24", "1045", "dibao"),
        case("2026-11-24", "1045.01", "dibao"),
        case("2024-12-31", "0", "dibao"),
        case("2025-01-01", "0", "dibao"),
        // The first figure ends as the second begins: one boundary.
        case("2025-06-30", "0", "dibao"),
        case("2025-07-01", "0", "dibao"),
        case("2026-12-31", "0", "dibao"),
        case("2027-01-01", "0", "dibao"),
        case("2025-12-31", "0", "qunuan"),
        case("2026-01-01", "0", "qunuan"),
    ];
    // Savings are never below nothing.
    let savings = [
        case("2026-11-24", "0", "qunuan"),
        case("2026-11-24", "0", "qunuan")
            .replace("2026-11-24，0", "一分")
            .replace("存款: 0", "存款: 0.01"),
    ];
    let with =
        |cases: Vec<String>| boundaries_missing(&format!("样例:\n{}{}", cases.concat(), savings.concat()));
    assert_eq!(with(all.to_vec()), [""; 0]);
    let (income, figure) = ("programmes/dibao.yaml:8", "parameters/standards.yaml");
    for (i, missing) in [
        format!("{income} “合计（月收入） 低于 低保标准”：缺“差一点”的样例"),
        format!("{income} “合计（月收入） 低于 低保标准”：缺“正好”的样例"),
        format!("{income} “合计（月收入） 低于 低保标准”：缺“多一点”的样例"),
        format!("{figure}:5 “低保标准”从 2025-01-01 起：缺“前一天”的样例"),
        format!("{figure}:5 “低保标准”从 2025-01-01 起：缺“当天”的样例"),
        format!("{figure}:6 “低保标准”从 2025-07-01 起：缺“前一天”的样例"),
        format!("{figure}:6 “低保标准”从 2025-07-01 起：缺“当天”的样例"),
        format!("{figure}:6 “低保标准”到 2027-01-01 已止：缺“前一天”的样例"),
        format!("{figure}:6 “低保标准”到 2027-01-01 已止：缺“当天”的样例"),
        "programmes/qunuan.yaml:1 “取暖”从 2026-01-01 起：缺“前一天”的样例".to_owned(),
        "programmes/qunuan.yaml:1 “取暖”从 2026-01-01 起：缺“当天”的样例".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        let mut fewer = all.to_vec();
        fewer.remove(i);
        assert_eq!(with(fewer), std::slice::from_ref(&missing), "{i}");
    }
    // Two cents away is not close, and what comes out for another programme says nothing of this one.
    let mut far = all.to_vec();
    far.splice(0..1, [case("2026-11-24", "1044.98", "dibao")]);
    assert_eq!(with(far).len(), 1);
    let mut elsewhere = all.to_vec();
    elsewhere.splice(0..1, [case("2026-11-24", "1044.99", "qunuan")]);
    assert_eq!(with(elsewhere).len(), 1);
}

/// Of a figure that is not known exactly the bounds are tried.
#[test]
fn a_figure_known_by_its_bounds_is_tried_at_these() {
    let missing = |savings: &[&str]| {
        let case = |savings: &&str| {
            format!(
                "  - {{ 名称: \"{savings}\", 日期: 2026-11-24,
    家庭: {{ 存款: {savings} }}, 成员: [{{ 关系: 本人 }}], 期望: {{ dibao: {{}} }} }}\n"
            )
        };
        let cases: String = savings.iter().map(case).collect();
        let bound = "标准:
  低保标准: { 单位: 元/月, 历次: [{ 起: 2025-09-01, 值: 1045, 依据: 社会救助法, 可信度: 高 }] }
  存款线: { 单位: 元, 历次: [{ 起: 2020-01-01, 值: { 从: 50000 }, 依据: 社会救助法, 可信度: 高 }] }
";
        let programme = DIBAO.replace("存款 不高于 20000 元", "存款 低于 存款线");
        let files = [
            ("programmes/dibao.yaml", programme),
            ("parameters/standards.yaml", bound.to_owned()),
            ("cases/cases.yaml", format!("样例:\n{cases}")),
        ];
        let compiled = compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"));
        let coverage = Coverage::of(&compiled);
        let groups = coverage.groups().iter().filter(|group| group.name == "界线");
        let trials = groups.flat_map(|group| &group.trials);
        let trials = trials.filter(|trial| trial.what.contains("存款线"));
        trials
            .flat_map(|trial| trial.missing().map(|way| way.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(missing(&["49999.99", "50000", "50000.01"]), [""; 0]);
    assert_eq!(missing(&["49999.99", "50000.01"]), ["“正好”"]);
    // What somebody does not know exactly is on no side.
    assert_eq!(
        missing(&["49999.99", "50000", "{ 从: 50000, 到: 60000 }"]),
        ["“多一点”"]
    );
}

/// An age turns between two years: there is nothing above it to try.
#[test]
fn a_whole_number_is_tried_where_it_turns() {
    let missing = |rule: &str, ages: &[u8]| {
        let case = |age: &u8| {
            format!(
                "  - {{ 名称: \"{age}\", 日期: 2026-11-24, 成员: [{{ 关系: 本人, 年龄: {age} }}], 期望: {{ dibao: {{}} }} }}\n"
            )
        };
        let cases: String = ages.iter().map(case).collect();
        let files = [
            ("programmes/dibao.yaml", DIBAO.replace("年龄 满 60 岁", rule)),
            ("cases/cases.yaml", format!("样例:\n{cases}")),
        ];
        let compiled = compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"));
        let coverage = Coverage::of(&compiled);
        let trials = coverage
            .groups()
            .iter()
            .filter(|group| group.name == "界线")
            .flat_map(|group| &group.trials);
        let trials = trials.filter(|trial| trial.what.contains("年龄"));
        trials
            .flat_map(|trial| trial.missing().map(|way| way.to_string()))
            .collect::<Vec<_>>()
    };
    for rule in ["年龄 满 60 岁", "年龄 未满 60 岁"] {
        assert_eq!(missing(rule, &[59, 60]), [""; 0]);
        assert_eq!(missing(rule, &[58, 60]), ["“差一点”"]);
        assert_eq!(missing(rule, &[59, 61]), ["“正好”"]);
    }
    for rule in ["年龄 高于 60 岁", "年龄 不高于 60 岁"] {
        assert_eq!(missing(rule, &[60, 61]), [""; 0]);
        assert_eq!(missing(rule, &[59, 60]), ["“多一点”"]);
    }
    assert_eq!(missing("年龄 等于 60 岁", &[60]), ["“差一点”", "“多一点”"]);
    // Nobody is younger than that.
    assert_eq!(missing("年龄 不低于 0 岁", &[60]), [""; 0]);
    assert_eq!(missing("年龄 不等于 0 岁", &[0]), ["“多一点”"]);
}
