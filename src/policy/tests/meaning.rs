//! What every word of the language means, on one household about which everything is known.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Date, Range, Screening,
    input::{self, Raw},
    pack::Outcome,
    value::Value,
};
use jiuzhu_policy::compile;
use support::minimal;

/// Facts whose names begin with each other or with words of the language.
const FACTS: &str = "家庭:
  存款: { 类型: 金额, 问: 多少？ }
  存款上限: { 类型: 金额, 问: 多少？ }
  满分: { 类型: 数量, 问: 多少？ }
  房租: { 类型: 金额/年, 问: 多少？ }
  汽车: { 类型: 选项, 选项: [没有, 有, 有两辆], 问: 有没有？ }
  车价: { 类型: 金额, 问: 多少？, 适用: 汽车 不为 没有 }
  迁入日: { 类型: 日期, 问: 哪天？ }
成员:
  关系: { 类型: 选项, 选项: [本人, 配偶, 子女], 问: 是谁？ }
  年龄: { 类型: 年龄, 问: 多大？ }
  户籍: { 类型: 是非, 问: 是吗？ }
  月收入: { 类型: 金额/月, 问: 多少？ }
  成员数量: { 类型: 数量, 问: 多少？ }
  学费: { 类型: 金额/年, 问: 多少？, 适用: 年龄 未满 18 岁 }
";

const QUESTIONS: &str = "提问:
  - { 编号: 家人, 方式: 名单, 事实: [关系] }
  - { 编号: 情况, 方式: 逐人, 事实: [年龄, 户籍, 月收入, 成员数量, 学费] }
  - { 编号: 财产, 事实: [存款, 存款上限, 满分, 房租, 汽车, 车价, 迁入日] }
";

fn map(fields: &[(&str, &str)]) -> Raw {
    Raw::Map(
        fields
            .iter()
            .map(|(k, v)| ((*k).to_owned(), Raw::Text((*v).to_owned())))
            .collect(),
    )
}

/// A household of three: 52, 50 and 9 years old.
fn household() -> Raw {
    let member = |relation, age, local, income, fee| {
        let mut fields = vec![
            ("关系", relation),
            ("年龄", age),
            ("户籍", local),
            ("月收入", income),
            ("成员数量", "2"),
        ];
        fields.extend(Option::map(fee, |fee| ("学费", fee)));
        map(&fields)
    };
    let home = map(&[
        ("存款", "10000"),
        ("存款上限", "25000"),
        ("满分", "100"),
        ("房租", "1000"),
        ("汽车", "没有"),
        ("迁入日", "2026-01-31"),
    ]);
    let members = vec![
        member("本人", "52", "是", "1800", None),
        member("配偶", "50", "否", "2400.55", None),
        member("子女", "9", "是", "0", Some("1200")),
    ];
    Raw::Map(vec![
        ("家庭".to_owned(), home),
        ("成员".to_owned(), Raw::List(members)),
    ])
}

/// The value of `家庭` derived as `kind` from `rule`.
fn value(kind: &str, rule: &str) -> Value {
    let derived =
        format!("推算:\n  家庭:\n    某值: {{ 类型: {kind}, 算式: \"{rule}\", 依据: 社会救助法 }}\n");
    let files = [
        ("facts.yaml", FACTS),
        ("questions.yaml", QUESTIONS),
        ("derived.yaml", &derived),
    ];
    let compiled = compile(minimal(files.map(|(path, text)| (path, text.to_owned()))));
    let pack = compiled.unwrap_or_else(|report| panic!("{rule}\n{report}")).pack;
    let on = Date::parse("2026-11-24").unwrap();
    let household = input::household(&pack, &household(), on).unwrap();
    let mut screening = Screening::new(&pack, on);
    screening.screen(&household);
    let node = pack.nodes.iter().position(|n| n.name == "某值").unwrap();
    screening.value(u16::try_from(node).unwrap(), None)
}

fn number(kind: &str, formula: &str) -> String {
    let set = *value(kind, formula).number();
    match (set.range, set.absent) {
        (None, true) => "不适用".to_owned(),
        (Some(range), false) => show(range),
        other => format!("{other:?}"),
    }
}

fn show(range: Range) -> String {
    let end = |n: Option<jiuzhu_engine::Number>| n.map_or(String::new(), |n| n.to_string());
    range.single().map_or_else(
        || format!("{}~{}", end(range.low()), end(range.high())),
        |n| n.to_string(),
    )
}

fn holds(sentence: &str) -> bool {
    let outcomes = value("是非", sentence).outcomes();
    outcomes
        .single()
        .unwrap_or_else(|| panic!("{sentence}: {outcomes:?}"))
        == Outcome::Pass
}

#[test]
fn formulas() {
    let rows = [
        ("金额", "存款 ＋ 2 × 存款上限 － 1 元", "59999"),
        ("金额", "存款上限－存款－1元", "14999"),
        ("金额", "（存款 ＋ 存款上限） ÷ 2", "17500"),
        ("金额", "存款 ÷ 4 ÷ 5", "500"),
        ("金额", "存款 * 60% - 0.5 元", "5999.5"),
        ("数量", "存款上限 / 存款 + 1", "3.5"),
        ("数量", "满分 × 50%", "50"),
        ("金额", "高者（存款，存款上限，1 元）", "25000"),
        ("金额", "低者(存款,存款上限,1 元)", "1"),
        ("金额", "介于（存款，存款上限）", "10000~25000"),
        (
            "金额",
            "若（汽车 为 有，1 元，若（满分 等于 100，2 元，3 元））",
            "2",
        ),
        ("金额", "不适用", "不适用"),
        ("金额", "车价 ＋ 1 元", "不适用"),
        ("金额/月", "合计（月收入）", "4200.55"),
        ("金额/月", "合计（月收入，户籍 为 是）", "1800"),
        ("金额/年", "合计（学费）", "1200"),
        ("金额/月", "成员最大（月收入）", "2400.55"),
        ("金额/月", "成员最小（月收入，年龄 满 18 岁）", "1800"),
        ("年龄", "成员最大（年龄）", "52"),
        ("数量", "成员数（户籍 为 是）", "2"),
        ("数量", "成员数（成员数量 等于 2）", "3"),
        ("金额/月", "按年折月（房租）", "83.33"),
        ("金额/年", "按月折年（按年折月（房租））", "1000"),
        ("金额/月", "取整（按年折月（房租），舍去，角）", "83.3"),
        ("金额/月", "取整（按年折月（房租），进位，元）", "84"),
        ("金额/月", "取整（合计（月收入），四舍五入，角）", "4200.6"),
        ("金额/月", "取整（合计（月收入），四舍六入五成双，角）", "4200.6"),
        ("金额/月", "取整（按年折月（房租），见分进角）", "83.4"),
        ("金额/月", "取整（按年折月（房租），见角进元）", "84"),
        ("金额/月", "取整（按年折月（房租），舍去角分）", "83"),
        ("天数", "距今天数（迁入日）", "297"),
        ("天数", "筛查日 － 迁入日", "297"),
        ("月数", "满月数（迁入日）", "9"),
        ("年龄", "满年数（迁入日）", "0"),
        ("金额", "低保标准 × 12 月", "12540"),
        ("金额/月", "存款 ÷ 5 个月", "2000"),
    ];
    for (kind, formula, expected) in rows {
        assert_eq!(number(kind, formula), expected, "{formula}");
    }
}

#[test]
fn sentences() {
    let rows = [
        ("存款 高于 10000 元", false),
        ("存款 不高于 10000 元", true),
        ("存款 不低于 10000 元", true),
        ("存款 低于 10000 元", false),
        ("存款 等于 10000 元", true),
        ("存款 不等于 10000 元", false),
        ("存款低于存款上限", true),
        ("满分 高于 99", true),
        ("汽车 为 没有", true),
        ("汽车 为 有两辆", false),
        ("汽车 不为 有", true),
        ("汽车 属于 有、有两辆", false),
        ("汽车 不属于 有、有两辆", true),
        ("车价 低于 1 元", false),
        ("车价 不低于 1 元", false),
        ("任一成员 年龄 满 52 岁", true),
        ("任一成员 年龄 满 53 岁", false),
        ("全部成员 年龄 未满 53 岁", true),
        ("全部成员 户籍 为 是", false),
        ("没有成员 年龄 满 60 岁", true),
        ("没有成员 户籍 为 否", false),
        ("申请人 户籍 为 是", true),
        ("申请人 关系 为 配偶", false),
        ("任一成员 月收入 高于 低保标准", true),
        ("任一成员 学费 不高于 1200 元/年", true),
        ("全部成员 学费 不高于 1200 元/年", false),
        ("迁入日 满 9 个月", true),
        ("迁入日 满 10 个月", false),
        ("迁入日未满1岁", true),
        ("迁入日 低于 筛查日", true),
        ("迁入日 等于 迁入日", true),
        ("迁入日 － 迁入日 低于 1 天", true),
        ("待遇 低保 可得", false),
        ("待遇最低生活保障不可得", true),
        ("待遇 dibao 不可得", true),
    ];
    for (sentence, expected) in rows {
        assert_eq!(holds(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_figure_may_be_in_force_for_one_day() {
    let figures = "标准:
  低保标准:
    单位: 元/月
    历次:
      - { 起: 2026-11-23, 止: 2026-11-23, 值: 1045, 依据: 社会救助法, 可信度: 高 }
      - { 起: 2026-11-24, 止: 2026-11-24, 值: 1046, 依据: 社会救助法, 可信度: 高 }
";
    let compiled = compile(minimal([("parameters/standards.yaml", figures.to_owned())]));
    let pack = compiled.unwrap_or_else(|report| panic!("{report}")).pack;
    for (day, value) in [
        ("2026-11-22", None),
        ("2026-11-23", Some(1045)),
        ("2026-11-24", Some(1046)),
        ("2026-11-25", None),
    ] {
        let screening = Screening::new(&pack, Date::parse(day).unwrap());
        assert_eq!(screening.parameter(0), value.map(Range::from), "{day}");
    }
}
