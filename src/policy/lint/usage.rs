//! Names that nothing uses, not even through something else that is used, and figures that nobody filled in.

use std::collections::BTreeSet;

use jiuzhu_engine::pack::GroupStyle;

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::Model,
    names::{Names, Symbol},
};

/// Warns of every name that no programme, text or list comes to; `needed` are the others.
pub(super) fn unused(model: &Model, names: &Names, needed: &BTreeSet<Symbol>, report: &mut Report) {
    for entry in names.entries().iter().filter(|e| !needed.contains(&e.symbol)) {
        if lists_members(model, &entry.name) {
            continue;
        }
        if let Some(name) = model.place(entry.symbol) {
            let message = format!("没有待遇或文字用到“{}”", entry.name);
            let help = match entry.symbol {
                Symbol::Fact(_) => "用上它，或删去，别让居民白答一题",
                Symbol::Parameter(_) | Symbol::Derived(_) => "用上它，或删去",
            };
            report.push(Diagnostic::new(Code::Unused, name.span, message).help(help));
        }
    }
}

/// Whether the fact is the one that lists the members.
fn lists_members(model: &Model, name: &str) -> bool {
    let lists = model.groups.iter().filter(|g| g.style == GroupStyle::Members);
    lists.flat_map(|g| &g.facts).any(|fact| fact.text == name)
}

/// Warns of every figure that was left to the region, that its programmes need and that nobody filled in.
pub(super) fn not_filled(model: &Model, needed: &BTreeSet<Symbol>, report: &mut Report) {
    if !model.is_layered {
        return;
    }
    for (parameter, id) in model.parameters.iter().zip(0..) {
        if parameter.periods.is_empty() && needed.contains(&Symbol::Parameter(id)) {
            let name = &parameter.name;
            let message = format!("“{}”由地方规定，这里还没有填", name.text);
            let problem = Diagnostic::new(Code::NotFilled, name.span, message);
            let help = format!(
                "在本地区的 parameters 文件夹里写 {}: {{ 历次: [..] }}；不填就一直是请到窗口",
                name.text
            );
            report.push(problem.help(help));
        }
    }
}
