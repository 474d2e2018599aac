//! population.yaml: which households are made up to compare two versions of a policy.

use super::value;
use crate::{
    diagnostic::Report,
    model::{HouseholdKind, Model, Population, Spreads},
    source::{Node, Record, fields},
};

pub(super) fn population(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "population.yaml", report) else {
        return;
    };
    // For readers: that nothing of this was counted anywhere.
    file.need("说明");
    let near = file.text("临界").and_then(|written| {
        let number = value::number(&written, file.report)?;
        Some((written, number))
    });
    let kinds = file.need_items("家庭类型").iter();
    let kinds: Vec<_> = kinds.filter_map(|node| kind(node, file.report)).collect();
    let (household, member) = (spreads(&mut file, "家庭"), spreads(&mut file, "成员"));
    file.close();
    model.population = Some(Population {
        near,
        kinds,
        household,
        member,
    });
}

fn kind(node: &Node, report: &mut Report) -> Option<HouseholdKind> {
    let mut record = Record::open(node, "家庭类型", report)?;
    record.need("名称");
    let weight = record.need("权重");
    let weight = value::number(&weight, record.report).map(|number| (weight, number));
    let household = spreads(&mut record, "家庭");
    let mut members = Vec::new();
    for node in record.need_items("成员") {
        if let Some(fields) = fields(node, "成员", record.report) {
            members.push(fields.to_vec());
        }
    }
    let span = record.span;
    record.close();
    Some(HouseholdKind {
        span,
        weight,
        household,
        members,
    })
}

fn spreads(record: &mut Record<'_, '_>, key: &'static str) -> Spreads {
    record.entries(key).to_vec()
}
