//! The words of the language.

use jiuzhu_engine::{
    Number,
    pack::{Elapsed, Relation, Rounding},
};

use super::{Operator, Over, Pick, Quantifier};

/// What stands between the two sides of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verb {
    Compare(Relation),
    /// 为 or 属于; `true` where denied.
    Is(bool),
    /// 满 or 未满 so many years or months.
    Age(Relation),
}

/// Longer words before those they begin with.
pub(super) const VERBS: [(&str, Verb); 12] = [
    ("不高于", Verb::Compare(Relation::AtMost)),
    ("不低于", Verb::Compare(Relation::AtLeast)),
    ("不等于", Verb::Compare(Relation::Unequal)),
    ("高于", Verb::Compare(Relation::Above)),
    ("低于", Verb::Compare(Relation::Below)),
    ("等于", Verb::Compare(Relation::Equal)),
    ("不属于", Verb::Is(true)),
    ("属于", Verb::Is(false)),
    ("不为", Verb::Is(true)),
    ("为", Verb::Is(false)),
    ("未满", Verb::Age(Relation::Below)),
    ("满", Verb::Age(Relation::AtLeast)),
];

/// Words that people write for one of ours.
pub(super) const NOT_OURS: [(&str, &str); 16] = [
    ("大于等于", "不低于"),
    ("小于等于", "不高于"),
    ("不大于", "不高于"),
    ("不小于", "不低于"),
    ("不超过", "不高于"),
    ("大于", "高于"),
    ("小于", "低于"),
    ("超过", "高于"),
    ("少于", "低于"),
    ("多于", "高于"),
    ("不是", "不为"),
    ("是", "为"),
    (">", "高于"),
    ("<", "低于"),
    ("=", "等于"),
    ("有", "为 有"),
];

pub(super) const QUANTIFIERS: [(&str, Quantifier); 4] = [
    ("任一成员", Quantifier::Some),
    ("全部成员", Quantifier::Every),
    ("没有成员", Quantifier::None),
    ("申请人", Quantifier::Applicant),
];

/// Begins a sentence about another programme.
pub(super) const PROGRAMME: &str = "待遇";
/// Ends one; `true` for 可得.
pub(super) const AVAILABLE: [(&str, bool); 2] = [("不可得", false), ("可得", true)];
/// Begins a sentence about whether a programme is received already; `true` for 已享受.
pub(super) const RECEIVED: [(&str, bool); 2] = [("已享受", true), ("未享受", false)];
/// The screening date.
pub(crate) const TODAY: &str = "筛查日";
/// What people write for it.
pub(super) const NOT_TODAY: [&str; 5] = ["今天", "今日", "当天", "当日", "现在"];
/// What is left so far in 依次扣减.
pub(super) const REST: &str = "余额";
/// The number that is none.
pub(super) const ABSENT: &str = "不适用";

pub(super) const SUMS: [(&str, Operator); 2] = [("+", Operator::Add), ("-", Operator::Subtract)];
pub(super) const PRODUCTS: [(&str, Operator); 2] = [("*", Operator::Multiply), ("/", Operator::Divide)];

/// What a word with brackets does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Function {
    Pick(Pick),
    If,
    Over(Over),
    Count,
    ToMonth,
    ToYear,
    Round,
    Since(Elapsed),
}

/// Longer words before those they begin with.
pub(super) const FUNCTIONS: [(&str, Function); 14] = [
    ("距今天数", Function::Since(Elapsed::Days)),
    ("满月数", Function::Since(Elapsed::Months)),
    ("满年数", Function::Since(Elapsed::Years)),
    ("成员最大", Function::Over(Over::Greatest)),
    ("成员最小", Function::Over(Over::Least)),
    ("成员数", Function::Count),
    ("按年折月", Function::ToMonth),
    ("按月折年", Function::ToYear),
    ("合计", Function::Over(Over::Sum)),
    ("高者", Function::Pick(Pick::Greater)),
    ("低者", Function::Pick(Pick::Lesser)),
    ("介于", Function::Pick(Pick::Between)),
    ("取整", Function::Round),
    ("若", Function::If),
];

/// Roundings that name their step themselves.
pub(super) const ROUNDINGS_TO: [(&str, (Rounding, &str)); 3] = [
    ("见分进角", (Rounding::Up, "角")),
    ("见角进元", (Rounding::Up, "元")),
    ("舍去角分", (Rounding::Down, "元")),
];

pub(super) const ROUNDINGS: [(&str, Rounding); 4] = [
    ("四舍六入五成双", Rounding::HalfEven),
    ("四舍五入", Rounding::HalfUp),
    ("舍去", Rounding::Down),
    ("进位", Rounding::Up),
];

/// The step of a rounding.
pub(super) fn step(coin: &str) -> Option<Number> {
    let parts = match coin {
        "元" => 1,
        "角" => 10,
        "分" => 100,
        _ => return None,
    };
    Number::new(1, parts)
}

/// The names of steps.
pub(super) const STEPS: [(&str, &str); 3] = [("元", "元"), ("角", "角"), ("分", "分")];

/// Whether a name would be read as a word of the language where it stands alone.
pub(crate) fn is_word(name: &str) -> bool {
    let functions = FUNCTIONS.iter().map(|(word, _)| *word);
    let quantifiers = QUANTIFIERS.iter().map(|(word, _)| *word);
    let received = RECEIVED.iter().map(|(word, _)| *word);
    let alone = [PROGRAMME, TODAY, REST, ABSENT].into_iter();
    functions
        .chain(quantifiers)
        .chain(received)
        .chain(alone)
        .any(|word| word == name)
}
