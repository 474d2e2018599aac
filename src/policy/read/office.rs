//! offices.yaml, its table of streets, and urgent.yaml.

use jiuzhu_engine::pack::{Contact, District, Office};

use super::value;
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Model, Urgent},
    source::{Node, Record, Sources, Span},
};

/// The first line of the table of streets.
const COLUMNS: &str = "district_code,district,street_code,street,kind";
/// Kinds that have an office of their own; the table also lists development zones, which have none.
const KINDS: [&str; 3] = ["街道", "镇", "乡"];

pub(super) fn contacts(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "offices.yaml", report) else {
        return;
    };
    for node in file.items("电话") {
        let Some(mut record) = Record::open(node, "电话", file.report) else {
            continue;
        };
        let phone = record.need("号码");
        let contact = Contact {
            phone: phone.text.clone(),
            name: record.need("名称").text,
            purpose: record.need("用途").text,
            hours: record.words("时间"),
            fallback: record.words("打不通"),
            source_date: record.need("来源日期").text,
            confidence: value::confidence(&mut record),
        };
        record.text("说明");
        record.close();
        model.contacts.push((phone, contact));
    }
    if let Some(table) = file.text("街道表") {
        model.streets = Some(table);
    }
    file.close();
}

/// Reads the table of streets and towns that offices.yaml names.
pub(super) fn districts(sources: &Sources, model: &mut Model, report: &mut Report) {
    let Some(table) = &model.streets else { return };
    let layer = sources
        .layer_of(table.span)
        .and_then(|number| sources.layers().get(number));
    let Some(layer) = layer else { return };
    if !layer.paths().any(|path| path == table.text) {
        let tables = layer.paths().filter(|path| path.ends_with(".csv"));
        let problem = Diagnostic::new(Code::MissingKey, table.span, format!("没有文件 {}", table.text));
        report.push(problem.suggest(&table.text, tables, "把它放进政策文件夹"));
    }
    let Some((file, text)) = layer.text(&table.text, report) else {
        return;
    };
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let row = line.trim_end();
        let span = file.at(start..start + row.len());
        start += line.len();
        if number > limits::ITEMS {
            let message = format!("街道表太长，第一行下面最多 {} 行", limits::ITEMS);
            report.push(Diagnostic::new(Code::Limit, span, message).help("删去没有窗口的行"));
            return;
        }
        let done = match number {
            0 if row.trim_start_matches('\u{FEFF}') == COLUMNS => Some(()),
            0 => None,
            _ if row.is_empty() => Some(()),
            _ => street(row, &mut model.districts),
        };
        if done.is_none() {
            row_problem(span, report);
        }
    }
}

fn row_problem(span: Span, report: &mut Report) {
    let problem = Diagnostic::new(Code::Yaml, span, "街道表的这一行读不懂");
    report.push(problem.help(format!(
        "第一行是 {COLUMNS}，下面每行五格，代码是 6 位和 9 位数字"
    )));
}

fn street(row: &str, districts: &mut Vec<District>) -> Option<()> {
    let cells: Vec<&str> = row.split(',').collect();
    let &[district, district_name, street, name, kind] = cells.as_slice() else {
        return None;
    };
    let code = six_digits(district)?;
    let office = street
        .strip_prefix(district)
        .filter(|s| s.len() == 3)?
        .parse()
        .ok()?;
    if !KINDS.contains(&kind) {
        return Some(());
    }
    let office = Office {
        code: office,
        name: name.to_owned(),
    };
    match districts.iter_mut().find(|d| d.code == code) {
        Some(district) => district.offices.push(office),
        None => districts.push(District {
            code,
            name: district_name.to_owned(),
            offices: vec![office],
        }),
    }
    Some(())
}

fn six_digits(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.len() == 6)
}

pub(super) fn urgent(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "urgent.yaml", report) else {
        return;
    };
    let list = file.need_node("急难");
    if let Some(mut list) = list.and_then(|node| Record::open(node, "急难", file.report)) {
        // A layer below may add an item without naming the fact again.
        let above = model.urgent.first().map(|urgent| urgent.fact.clone());
        let fact = match (list.text("事实"), above) {
            (Some(fact), _) | (None, Some(fact)) => fact,
            (None, None) => list.need("事实"),
        };
        for node in list.items("条目") {
            let Some(mut record) = Record::open(node, "条目", list.report) else {
                continue;
            };
            model.urgent.push(Urgent {
                fact: fact.clone(),
                options: record.one_or_more("选项"),
                title: record.need("题目"),
                steps: record.need_texts("步骤"),
                phones: record.one_or_more("电话"),
                citations: record.one_or_more("依据"),
            });
            record.close();
        }
        list.close();
    }
    file.close();
}
