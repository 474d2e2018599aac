//! Figures by date, and names that nothing uses.

use std::collections::BTreeSet;

use jiuzhu_engine::{Date, pack::GroupStyle};

use super::Compiler;
use crate::{
    diagnostic::{Code, Diagnostic},
    model::{Parameter, Period},
    names::{Named, Symbol},
    rules::{Definition, Rules},
    source::Written,
};

impl Compiler<'_> {
    /// Checks that each figure has one value on each day, and one on the day of the last check.
    pub(super) fn figures(&mut self) {
        let model = self.model;
        for parameter in &model.parameters {
            for (before, period) in parameter.periods.iter().zip(parameter.periods.iter().skip(1)) {
                self.in_order(before, period);
            }
            for period in parameter
                .periods
                .iter()
                .filter(|p| p.until.is_some_and(|until| until < p.from))
            {
                let problem = Diagnostic::new(Code::Unsorted, period.span, "“止”在“起”的前面");
                self.report.push(problem.help("检查这两个日期"));
            }
            if let Some(day) = model.head.checked_on {
                self.value_on(parameter, day);
            }
        }
    }

    fn in_order(&mut self, before: &Period, period: &Period) {
        if period.from < before.from {
            let problem = Diagnostic::new(Code::Unsorted, period.span, "日期比上一行早");
            self.report.push(problem.help("从早到晚排列"));
        } else if period.from == before.from || before.until.is_some_and(|until| until >= period.from) {
            let message = format!("{} 这一天有两个数", period.from);
            let problem = Diagnostic::new(Code::Overlap, period.span, message);
            self.report.push(problem.help("改上一行的“止”，或去掉一行"));
        }
    }

    fn value_on(&mut self, parameter: &Parameter, day: Date) {
        let covers = |p: &Period| p.from <= day && p.until.is_none_or(|until| day <= until);
        if !parameter.periods.is_empty() && !parameter.periods.iter().any(covers) {
            let message = format!("“{}”在核对日期 {day} 这一天没有数", parameter.name.text);
            let problem = Diagnostic::new(Code::NoValue, parameter.name.span, message);
            self.report.push(problem.help("补上那时的数，或改“起”和“止”"));
        }
    }

    /// Whether a name stands in the policy's own folder, not in one that it takes over.
    pub(super) fn is_own(&self, name: &Written) -> bool {
        self.report.sources().layer_of(name.span) == Some(0)
    }

    /// Everything that the programmes rest on, and the figures in the texts.
    pub(super) fn needed(&self, rules: &Rules) -> BTreeSet<Symbol> {
        let mut needed = BTreeSet::new();
        let mut open: Vec<Symbol> = self.shown.iter().copied().collect();
        for (programme, id) in rules.programmes.iter().zip(0..) {
            rules.references(Definition::Programme(id), &mut |reference| {
                open.extend(reference.value())
            });
            if let Some(amount) = &programme.amount {
                amount.references(&mut |reference| open.extend(reference.value()));
            }
        }
        while let Some(symbol) = open.pop() {
            let definition = match symbol {
                Symbol::Fact(id) => Definition::Fact(id),
                Symbol::Derived(id) => Definition::Derived(id),
                Symbol::Parameter(_) => {
                    needed.insert(symbol);
                    continue;
                }
            };
            if needed.insert(symbol) {
                rules.references(definition, &mut |reference| open.extend(reference.value()));
            }
        }
        needed
    }

    /// Warns of every figure that was left to the region, that its programmes need and that nobody filled in.
    pub(super) fn left_open(&mut self, needed: &BTreeSet<Symbol>) {
        let model = self.model;
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
                self.report.push(problem.help(help));
            }
        }
    }

    /// Warns of every name of this policy's own that no rule, text or list uses.
    pub(super) fn lint(&mut self) {
        let names = self.names;
        for entry in names.entries().iter().filter(|e| !self.used.contains(&e.symbol)) {
            if self.lists_members(entry) {
                continue;
            }
            let model = self.model;
            let place = match entry.symbol {
                Symbol::Fact(i) => model.facts.get(usize::from(i)).map(|f| &f.name),
                Symbol::Parameter(i) => model.parameters.get(usize::from(i)).map(|p| &p.name),
                Symbol::Derived(i) => model.derived.get(usize::from(i)).map(|d| &d.name),
            };
            if let Some(name) = place.filter(|name| self.is_own(name)) {
                let problem = Diagnostic::new(
                    Code::Unused,
                    name.span,
                    format!("没有规则或文字用到“{}”", entry.name),
                );
                self.report.push(problem.help("用上它，或删去"));
            }
        }
    }

    fn lists_members(&self, entry: &Named) -> bool {
        let lists = self
            .model
            .groups
            .iter()
            .filter(|g| g.style == GroupStyle::Members);
        lists.flat_map(|g| &g.facts).any(|fact| fact.text == entry.name)
    }
}
