//! facts.yaml and questions.yaml.

use jiuzhu_engine::{
    Number, Range,
    pack::{Choice, GroupStyle, Kind, Scope, Unit},
};

use super::{block, value};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Fact, Group, Model, OptionText},
    source::{Data, Node, Record, Written, text, words},
};

/// The types of a number: unit, greatest value if any, whole numbers only.
const NUMBERS: [(&str, Unit, Option<i64>, bool); 8] = [
    ("金额", Unit::Yuan, None, false),
    ("金额/月", Unit::YuanPerMonth, None, false),
    ("金额/年", Unit::YuanPerYear, None, false),
    ("数量", Unit::Plain, None, true),
    ("年龄", Unit::Age, Some(120), true),
    ("日期", Unit::Date, None, true),
    ("月数", Unit::Months, None, true),
    ("天数", Unit::Days, None, true),
];

/// The unit of a number type such as 金额/月.
pub(super) fn number_type(name: &str) -> Option<Unit> {
    NUMBERS.iter().find(|n| n.0 == name).map(|n| n.1)
}

/// Reports a 类型 that does not exist.
pub(super) fn unknown_type(written: &Written, also: &[&'static str], report: &mut Report) {
    if written.text.is_empty() {
        return;
    }
    let known = also.iter().copied().chain(NUMBERS.iter().map(|n| n.0));
    let message = format!("没有“{}”这种类型", written.text);
    let problem = Diagnostic::new(Code::UnknownOption, written.span, message);
    report.push(problem.suggest_or_list(&written.text, known, "类型可以是"));
}

pub(super) fn facts(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "facts.yaml", report) else {
        return;
    };
    for (key, scope) in [("家庭", Scope::Household), ("成员", Scope::Member)] {
        for (name, node) in file.entries(key) {
            model.facts.extend(fact(name, scope, node, file.report));
        }
    }
    file.close();
}

fn fact(name: &Written, scope: Scope, node: &Node, report: &mut Report) -> Option<Fact> {
    let mut record = Record::open(node, &name.text, report)?;
    let written = record.need("类型");
    let number = NUMBERS.iter().find(|n| n.0 == written.text);
    let (mut domain, mut whole) = (Range::ALL, false);
    let mut options = Vec::new();
    let kind = match (written.text.as_str(), number) {
        ("是非", _) => Some(Kind::Truth),
        ("选项", _) => {
            options = choices(&mut record);
            Some(Kind::Choice(options.iter().map(choice).collect()))
        }
        (_, Some(&(_, unit, most, is_whole))) => {
            let usual = if unit == Unit::Date {
                None
            } else {
                Some(Number::ZERO)
            };
            domain = Range::new(usual, most.map(Number::from)).unwrap_or(Range::ALL);
            if let Some(node) = record.node("范围") {
                domain = value::domain(node, record.report).unwrap_or(domain);
            }
            whole = is_whole;
            Some(Kind::Number(unit))
        }
        _ => {
            unknown_type(&written, &["是非", "选项"], record.report);
            None
        }
    };
    let (yes, no) = if kind == Some(Kind::Truth) {
        (record.text("是"), record.text("否"))
    } else {
        (None, None)
    };
    let fact = Fact {
        name: name.clone(),
        scope,
        kind,
        domain,
        whole,
        gate: record.node("适用").and_then(|n| block::when(n, record.report)),
        question: record.need("问"),
        label: record.text("名"),
        hint: record.text("说明"),
        example: record.text("例"),
        why: record.text("为何问"),
        yes,
        no,
        options,
        citations: record.one_or_more("依据"),
    };
    record.close();
    Some(fact)
}

fn choices(record: &mut Record<'_, '_>) -> Vec<OptionText> {
    let Some(list) = record.need_node("选项") else {
        return Vec::new();
    };
    let nodes = record.items("选项");
    if nodes.len() > limits::OPTIONS {
        let message = format!("选项太多，最多 {} 个", limits::OPTIONS);
        record
            .report
            .push(Diagnostic::new(Code::Limit, list.span, message).help("分成两个事实来问"));
    }
    let mut choices: Vec<OptionText> = Vec::new();
    for node in nodes {
        let Some(option) = option(node, record.report) else {
            continue;
        };
        let name = &option.name;
        if choices.iter().any(|c| c.name.text == name.text) {
            let message = format!("选项“{}”写了两次", name.text);
            record
                .report
                .push(Diagnostic::new(Code::Duplicate, name.span, message).help("留下一个"));
        }
        choices.push(option);
    }
    choices
}

fn option(node: &Node, report: &mut Report) -> Option<OptionText> {
    if !matches!(node.data, Data::Map(_)) {
        let name = text(node, report)?;
        return Some(OptionText {
            name,
            label: None,
            hint: None,
        });
    }
    let mut record = Record::open(node, "选项", report)?;
    let option = OptionText {
        name: record.need("名称"),
        label: record.text("按钮"),
        hint: record.text("说明"),
    };
    record.close();
    Some(option)
}

fn choice(option: &OptionText) -> Choice {
    Choice {
        name: option.name.text.clone(),
        label: words(option.label.as_ref()),
        hint: words(option.hint.as_ref()),
    }
}

pub(super) fn questions(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "questions.yaml", report) else {
        return;
    };
    for node in file.items("提问") {
        let Some(mut record) = Record::open(node, "提问", file.report) else {
            continue;
        };
        let id = record.need("编号");
        let style = style(record.text("方式"), record.report);
        let facts = record.need_texts("事实");
        let (title, hint) = (record.text("题目"), record.text("说明"));
        record.close();
        model.groups.push(Group {
            id,
            title,
            hint,
            style,
            facts,
        });
    }
    file.close();
}

fn style(written: Option<Written>, report: &mut Report) -> GroupStyle {
    let Some(written) = written else {
        return GroupStyle::Household;
    };
    match written.text.as_str() {
        "名单" => GroupStyle::Members,
        "谁" => GroupStyle::Who,
        "逐人" => GroupStyle::Each,
        "合填" => GroupStyle::Together,
        "勾选" => GroupStyle::Ticks,
        other => {
            let problem = Diagnostic::new(
                Code::UnknownOption,
                written.span,
                format!("没有“{other}”这种方式"),
            );
            report.push(problem.help("方式可以是：名单、谁、逐人、合填、勾选；问整个家庭时不写"));
            GroupStyle::Household
        }
    }
}
