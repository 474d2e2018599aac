//! parameters/*.yaml and derived.yaml.

use jiuzhu_engine::pack::{Confidence, Scope, Unit};

use super::{block, facts, steps, value};
use crate::{
    body::Body,
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Derived, Figure, Model, Parameter, Period},
    source::{Node, Record, Written, text},
    units,
};

/// The sizes of a household for which 按人数 can have a row.
const SIZES: [&str; limits::SIZES] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
    "20",
];

pub(super) fn parameters(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "标准", report) else {
        return;
    };
    for (name, node) in file.entries("标准") {
        let Some(mut record) = Record::open(node, &name.text, file.report) else {
            continue;
        };
        let unit = unit(&mut record);
        let periods = periods(unit, &mut record);
        // For editors only.
        record.text("说明");
        record.close();
        model.parameters.push(Parameter {
            name: name.clone(),
            unit,
            periods,
        });
    }
    file.close();
}

/// 历次, or nothing yet if a region fills it in.
fn periods(unit: Unit, record: &mut Record<'_, '_>) -> Vec<Period> {
    let is_left_open = record.flag("由地方规定");
    if is_left_open && let Some(node) = record.node("历次") {
        let problem = Diagnostic::new(Code::Either, node.span, "“由地方规定”和“历次”只能写一个");
        record.report.push(problem.help("国家定了数就去掉 由地方规定"));
    }
    let periods = if is_left_open {
        &[]
    } else {
        record.need_items("历次")
    };
    periods
        .iter()
        .filter_map(|n| period(n, unit, record.report))
        .collect()
}

fn unit(record: &mut Record<'_, '_>) -> Unit {
    let written = record.need("单位");
    units::parse(&written.text).unwrap_or_else(|| {
        if !written.text.is_empty() {
            let problem = Diagnostic::new(
                Code::Unit,
                written.span,
                format!("没有“{}”这种单位", written.text),
            );
            record
                .report
                .push(problem.help(format!("单位可以是：{}", units::NAMES)));
        }
        Unit::Plain
    })
}

fn period(node: &Node, unit: Unit, report: &mut Report) -> Option<Period> {
    let mut record = Record::open(node, "历次", report)?;
    let from = record.need_date("起");
    let until = record.date("止");
    let review_by = record.date("复核");
    let figure = match block::only(&mut record, &["值", "按人数"]) {
        Some(("按人数", node)) => by_size(node, unit, record.report),
        Some((_, node)) => value::range(node, unit, record.report).map(Figure::One),
        None => {
            record.lacks("值");
            None
        }
    };
    let confidence = value::confidence(&mut record);
    if confidence == Confidence::Low && record.text("可信度").is_some_and(|t| t.text == "低") {
        let problem = Diagnostic::new(Code::LowConfidence, record.span, "可信度低的数不能用来判断");
        record
            .report
            .push(problem.help("去掉这个数，在说明里请居民问街道；核实以后再写上"));
    }
    let citations = value::citations(&mut record);
    record.text("说明");
    let span = record.span;
    record.close();
    Some(Period {
        span,
        from: from?,
        until,
        figure: figure?,
        confidence,
        citations,
        review_by,
    })
}

/// 按人数: `{ 1: …, 2: …, 每增一人: … }`.
fn by_size(node: &Node, unit: Unit, report: &mut Report) -> Option<Figure> {
    let mut record = Record::open(node, "按人数", report)?;
    let further = record.node("每增一人");
    let further = further.and_then(|node| value::range(node, unit, record.report));
    let mut rows = Vec::new();
    for size in &SIZES {
        let Some(node) = record.node(size) else { break };
        rows.push(value::range(node, unit, record.report));
    }
    if rows.is_empty() {
        record.lacks("1");
    }
    // A size after a gap was not asked for, and is reported with those that were.
    record.close();
    let rows: Vec<_> = rows.into_iter().collect::<Option<_>>()?;
    (!rows.is_empty()).then_some(Figure::BySize { rows, further })
}

pub(super) fn derived(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "derived.yaml", report) else {
        return;
    };
    let scopes = file.need_node("推算");
    if let Some(mut scopes) = scopes.and_then(|node| Record::open(node, "推算", file.report)) {
        for (key, scope) in [("家庭", Scope::Household), ("成员", Scope::Member)] {
            for (name, node) in scopes.entries(key) {
                model.derived.extend(one(name, scope, node, scopes.report));
            }
        }
        scopes.close();
    }
    file.close();
}

fn one(name: &Written, scope: Scope, node: &Node, report: &mut Report) -> Option<Derived> {
    let mut record = Record::open(node, &name.text, report)?;
    let written = record.need("类型");
    let unit = facts::number_type(&written.text);
    if unit.is_none() && written.text != "是非" {
        facts::unknown_type(&written, &["是非"], record.report);
    }
    let body = body(unit.is_some(), &mut record);
    let citations = record.one_or_more("依据");
    record.text("说明");
    record.close();
    Some(Derived {
        name: name.clone(),
        scope,
        unit,
        body,
        citations,
    })
}

fn body(is_number: bool, record: &mut Record<'_, '_>) -> Option<Body<Written, Written>> {
    if !is_number {
        let rule = block::rule(record, &["条件", "算式"]).map(Body::Rule);
        if rule.is_none() {
            record.lacks("条件");
        }
        return rule;
    }
    match block::only(record, &["算式", "分档", "累进", "依次扣减"]) {
        Some(("分档", node)) => block::table(node, record.report),
        Some(("累进", node)) => steps::bands(node, record.report),
        Some(("依次扣减", node)) => steps::deductions(node, record.report),
        Some((_, node)) => text(node, record.report).map(Body::Formula),
        None => {
            record.lacks("算式");
            None
        }
    }
}
