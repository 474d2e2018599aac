//! How households are made up, as population.yaml says, checked against the facts.

use std::collections::BTreeMap;

use jiuzhu_engine::{
    Number, Range,
    pack::{Kind, Scope, Unit},
};

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits, model,
    read::value,
    source::{Data, Node, Record, Written, date, fields, one_or_more, text},
};

/// Kinds of households and how the values of facts are spread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// How many in a hundred numbers lie close to a figure.
    pub(super) near: Option<u64>,
    /// Each with its weight; not empty.
    pub(super) kinds: Vec<(u64, HouseholdKind)>,
    /// Of all kinds.
    pub(super) household: Spreads,
    /// Of all members.
    pub(super) member: Spreads,
}

/// A kind of household.
#[derive(Debug, Clone, Default)]
pub(super) struct HouseholdKind {
    pub(super) household: Spreads,
    pub(super) members: Vec<Spreads>,
}

/// By fact.
pub(super) type Spreads = BTreeMap<String, Spread>;

/// How the values of a fact are spread.
#[derive(Debug, Clone)]
pub(super) enum Spread {
    /// Options by name, each with its weight.
    Options(Vec<(String, u64)>),
    /// Numbers with as many households between each and the next.
    Quantiles(Vec<Number>),
}

/// Checks what population.yaml says of the facts.
pub(crate) fn check(model: &model::Model, report: &mut Report) -> Option<Plan> {
    let text = model.population.as_ref()?;
    let mut reader = Reader {
        facts: &model.facts,
        report,
    };
    let near = text
        .near
        .as_ref()
        .and_then(|(at, number)| reader.percent(at, *number));
    let kinds = text.kinds.iter().map(|kind| {
        let weight = kind
            .weight
            .as_ref()
            .and_then(|(at, number)| reader.weight(at, *number));
        if kind.members.len() > limits::MEMBERS {
            let message = format!("成员太多，最多 {} 人", limits::MEMBERS);
            reader
                .report
                .push(Diagnostic::new(Code::Limit, kind.span, message));
        }
        let household = reader.spreads(&kind.household, Scope::Household);
        let members = kind
            .members
            .iter()
            .map(|member| reader.spreads(member, Scope::Member));
        let members = members.collect();
        (weight.unwrap_or(0), HouseholdKind { household, members })
    });
    let kinds = kinds.collect();
    Some(Plan {
        near,
        kinds,
        household: reader.spreads(&text.household, Scope::Household),
        member: reader.spreads(&text.member, Scope::Member),
    })
}

struct Reader<'a, 'r> {
    facts: &'a [model::Fact],
    report: &'r mut Report,
}

impl<'a> Reader<'a, '_> {
    fn refuse<T>(&mut self, code: Code, at: &Written, message: String, help: &str) -> Option<T> {
        self.report
            .push(Diagnostic::new(code, at.span, message).help(help));
        None
    }

    fn weight(&mut self, at: &Written, number: Number) -> Option<u64> {
        let whole = number.whole().and_then(|n| u64::try_from(n).ok());
        let weight = whole.filter(|n| *n <= limits::WEIGHT);
        weight.or_else(|| {
            let message = format!("“{}”不能作权重", at.text);
            let help = format!("写 0 到 {} 的整数，比如每一百户里有几户", limits::WEIGHT);
            self.refuse(Code::Kind, at, message, &help)
        })
    }

    fn percent(&mut self, at: &Written, number: Number) -> Option<u64> {
        let percent = self.weight(at, number)?;
        if percent > 100 {
            return self.refuse(
                Code::Kind,
                at,
                format!("“{}”超过 100", at.text),
                "写 0 到 100 的整数",
            );
        }
        Some(percent)
    }

    fn spreads(&mut self, written: &model::Spreads, scope: Scope) -> Spreads {
        let mut spreads = Spreads::new();
        for (name, node) in written {
            let Some(fact) = self.fact(name, scope) else {
                continue;
            };
            if let Some(spread) = self.spread(fact, node) {
                spreads.insert(name.text.clone(), spread);
            }
        }
        spreads
    }

    fn fact(&mut self, name: &Written, scope: Scope) -> Option<&'a model::Fact> {
        let facts = self.facts;
        let found = facts.iter().find(|fact| fact.name.text == name.text);
        match found {
            Some(fact) if fact.scope == scope => Some(fact),
            Some(_) => {
                let (here, there) = match scope {
                    Scope::Household => ("家庭", "成员"),
                    Scope::Member => ("成员", "家庭"),
                };
                let message = format!("“{}”是{there}的事实，不是{here}的", name.text);
                self.refuse(Code::Scope, name, message, "移到另一处")
            }
            None => {
                let known = facts.iter().filter(|fact| fact.scope == scope);
                let known = known.map(|fact| fact.name.text.as_str());
                let message = format!("没有名为“{}”的事实", name.text);
                let problem = Diagnostic::new(Code::UnknownName, name.span, message);
                self.report
                    .push(problem.suggest_or_list(&name.text, known, "事实有"));
                None
            }
        }
    }

    fn spread(&mut self, fact: &model::Fact, node: &Node) -> Option<Spread> {
        match fact.kind.as_ref()? {
            Kind::Number(_) => self.numbers(fact, node).map(Spread::Quantiles),
            Kind::Truth => self.options(&["否", "是"], node).map(Spread::Options),
            Kind::Choice(choices) => {
                let names: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
                self.options(&names, node).map(Spread::Options)
            }
        }
    }

    /// One option, or options with their weights.
    fn options(&mut self, known: &[&str], node: &Node) -> Option<Vec<(String, u64)>> {
        if let Data::Text(written) = &node.data {
            return self.option(known, written).map(|name| vec![(name, 1)]);
        }
        let mut options = Vec::new();
        for (name, node) in fields(node, "选项", self.report)? {
            let (name, weight) = (self.option(known, name), text(node, self.report));
            let weight = weight.and_then(|at| {
                let number = value::number(&at, self.report)?;
                self.weight(&at, number)
            });
            options.push((name?, weight?));
        }
        Some(options)
    }

    fn option(&mut self, known: &[&str], written: &Written) -> Option<String> {
        if known.contains(&written.text.as_str()) {
            return Some(written.text.clone());
        }
        let message = format!("没有“{}”这个选项", written.text);
        let problem = Diagnostic::new(Code::UnknownOption, written.span, message);
        self.report
            .push(problem.suggest_or_list(&written.text, known.iter().copied(), "选项有"));
        None
    }

    /// One number, or the numbers under 分位.
    fn numbers(&mut self, fact: &model::Fact, node: &Node) -> Option<Vec<Number>> {
        let list = match &node.data {
            Data::Map(_) => {
                let mut record = Record::open(node, &fact.name.text, self.report)?;
                let list = record.need_node("分位").map(one_or_more);
                record.close();
                list?
            }
            _ => one_or_more(node),
        };
        if list.is_empty() {
            let at = Written::missing(node.span);
            return self.refuse(
                Code::Empty,
                &at,
                "“分位”的列表是空的".to_owned(),
                "写上至少一个数",
            );
        }
        let mut numbers: Vec<Number> = Vec::new();
        for node in list {
            let at = text(node, self.report)?;
            let number = self.number(fact, &at)?;
            if numbers.last().is_some_and(|last| *last > number) {
                let message = format!("“{}”比前一个数小", at.text);
                return self.refuse(Code::NotAscending, &at, message, "从小到大排列");
            }
            numbers.push(number);
        }
        Some(numbers)
    }

    fn number(&mut self, fact: &model::Fact, at: &Written) -> Option<Number> {
        let number = match fact.kind {
            Some(Kind::Number(Unit::Date)) => {
                let day = date(at, self.report)?;
                Number::from(day.day_number())
            }
            _ => value::number(at, self.report)?,
        };
        if !fact.domain.contains(Range::point(number)) {
            let message = format!("“{}”不在“{}”的范围里", at.text, fact.name.text);
            return self.refuse(Code::Kind, at, message, "写范围里的数");
        }
        Some(number)
    }
}
