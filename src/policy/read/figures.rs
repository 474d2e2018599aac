//! parameters/*.yaml and derived.yaml.

use jiuzhu_engine::{
    Range,
    pack::{Confidence, Scope, Unit},
};

use super::{block, facts, steps, value};
use crate::{
    body::Body,
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Derived, Figure, Model, Parameter, Period},
    source::{Node, Record, Span, Written, text},
    units,
};

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
        let review_span = record.text("复核日期").map(|written| written.span);
        let review_by = record.date("复核日期").zip(review_span);
        // For editors only.
        record.text("说明");
        record.close();
        model.parameters.push(Parameter {
            name: name.clone(),
            unit,
            periods,
            review_by,
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
    let periods: Vec<Period> = periods
        .iter()
        .filter_map(|n| period(n, unit, record.report))
        .collect();
    alike(&periods, record.report);
    periods
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
    let figure = match block::only(
        &mut record,
        &["值", "按人数"],
        "只有一个数的写 值，各种人数各有一个数的写 按人数",
    ) {
        Some(("按人数", node)) => {
            let sizes = record.entries("按人数");
            by_size(sizes, node.span, unit, record.report)
        }
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
    })
}

/// 按人数: `{ 1: …, 2: …, 每增一人: … }`.
fn by_size(sizes: &[(Written, Node)], span: Span, unit: Unit, report: &mut Report) -> Option<Figure> {
    let mut further = None;
    let mut rows: Vec<Option<Range>> = Vec::new();
    for (size, node) in sizes {
        let value = value::range(node, unit, report);
        if size.text == "每增一人" {
            further = Some(value);
            continue;
        }
        let expected = rows.len() + 1;
        let problem = match size.text.parse::<usize>() {
            Ok(number) if number == expected && number <= limits::SIZES => {
                rows.push(value);
                continue;
            }
            Ok(number) if number > limits::SIZES => {
                let message = format!("按人数最多写到 {} 人", limits::SIZES);
                Diagnostic::new(Code::Limit, size.span, message).help("再多的人写 每增一人")
            }
            Ok(number) if number > 0 => {
                let message = format!("这里应当是 {expected} 人的数，却是 {number} 人");
                Diagnostic::new(Code::MissingKey, size.span, message).help("从 1 人起一行一行写，中间不跳过")
            }
            _ => {
                let message = format!("“{}”不是人数", size.text);
                let help = "写成 1: …、2: …、3: …，再多的写 每增一人: …";
                Diagnostic::new(Code::Kind, size.span, message).help(help)
            }
        };
        report.push(problem);
        return None;
    }
    if rows.is_empty() {
        let place = sizes.first().map_or(span, |(size, _)| size.span);
        let problem = Diagnostic::new(Code::MissingKey, place, "按人数没有写 1 人的数");
        report.push(problem.help("从 1 人起一行一行写，再多的写 每增一人"));
        return None;
    }
    let rows: Vec<Range> = rows.into_iter().collect::<Option<_>>()?;
    let further = match further {
        Some(further) => Some(further?),
        None => None,
    };
    Some(Figure::BySize { rows, further })
}

/// Either all periods of a figure go by the size of the household or none does.
fn alike(periods: &[Period], report: &mut Report) {
    let by_size = |period: &Period| matches!(period.figure, Figure::BySize { .. });
    let Some(first) = periods.first() else { return };
    if let Some(other) = periods.iter().find(|p| by_size(p) != by_size(first)) {
        let message = "一个标准里，有的时候按人数，有的时候不按";
        let problem = Diagnostic::new(Code::Either, other.span, message);
        report.push(problem.help("都写 值，或都写 按人数；规则变了的，换一个名称另写一个标准"));
    }
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
    match block::only(
        record,
        &["算式", "分档", "累进", "依次扣减"],
        "一个数只用一种算法；要用两种的，先推算出中间的数",
    ) {
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
