//! Dated figures; one by the size of the household is one parameter for each row.

use jiuzhu_engine::{
    Number as Amount, Range,
    pack::{NodeId, Op, Parameter, Period, Relation, Scope, Unit},
};

use super::{Compiler, number::Number};
use crate::{
    diagnostic::Code,
    model::{self, Figure},
    names::Symbol,
    sentence::Expr,
    source::Span,
    units,
};

/// The nodes of a figure by the size of the household.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    unit: Unit,
    /// For one person, for two, ….
    each: Vec<NodeId>,
    beyond: Beyond,
}

/// What holds for a household with more people than there are rows.
#[derive(Debug, Clone, Copy)]
enum Beyond {
    /// 每增一人: the last row and this for each further person.
    Further(NodeId),
    /// Nothing is published.
    Nothing(NodeId),
}

impl Compiler<'_> {
    /// The nodes of all figures; parameters are numbered as [`Self::parameter_table`] lists them.
    pub(super) fn parameters(&mut self) {
        let mut next = 0;
        for (i, parameter) in (0..).zip(&self.model.parameters) {
            let mut push = |name: &str| {
                let op = Op::Parameter(next);
                next = next.saturating_add(1);
                self.graph.push_named(Scope::Household, parameter.unit, op, name)
            };
            if !parameter.is_by_size() {
                let node = push(&parameter.name.text);
                self.values.insert(Symbol::Parameter(i), node);
                continue;
            }
            let count = row_count(parameter);
            let each = (1..=count).map(|size| push(&row_name(parameter, size))).collect();
            let beyond = push(&beyond_name(parameter, count));
            let beyond = if has_further(parameter) {
                Beyond::Further(beyond)
            } else {
                Beyond::Nothing(beyond)
            };
            let unit = parameter.unit;
            self.rows.insert(i, Rows { unit, each, beyond });
        }
    }

    /// All figures with their values by date.
    pub(super) fn parameter_table(&mut self) -> Vec<Parameter> {
        let mut table = Vec::new();
        for parameter in &self.model.parameters {
            if !parameter.is_by_size() {
                table.push(self.dated(parameter, parameter.name.text.clone(), one));
                continue;
            }
            let count = row_count(parameter);
            for size in 1..=count {
                table.push(self.dated(parameter, row_name(parameter, size), |f| row(f, size)));
            }
            table.push(self.dated(parameter, beyond_name(parameter, count), further));
        }
        table
    }

    /// A parameter with what each period says of it.
    fn dated(
        &mut self,
        parameter: &model::Parameter,
        name: String,
        value: impl Fn(&Figure) -> Option<Range>,
    ) -> Parameter {
        let mut periods: Vec<Period> = Vec::new();
        for period in &parameter.periods {
            match value(&period.figure) {
                Some(value) => periods.push(self.period(period, value)),
                // A period that says nothing ends the one before it.
                None => {
                    if let Some(before) = periods.last_mut()
                        && before.until.is_none_or(|until| until >= period.from)
                    {
                        before.until = period.from.previous();
                    }
                }
            }
        }
        Parameter {
            name,
            unit: parameter.unit,
            periods,
            review_by: parameter.review_by.map(|(day, _)| day),
        }
    }

    /// The row for a household of this size; the first one for less than one person.
    pub(super) fn row(&mut self, symbol: Symbol, size: &Expr, span: Span, around: Scope) -> Option<Number> {
        let size_span = size.span;
        let size = self.number(size, around)?;
        if let Some(unit) = size.unit.filter(|unit| *unit != Unit::Plain) {
            let message = format!("括号里应当是人数，却是 {}", units::name(unit));
            return self.refuse(Code::Unit, size_span, message, "写 家庭人口 这样的数");
        }
        let Symbol::Parameter(number) = symbol else {
            return None;
        };
        let rows = self.rows.get(&number)?.clone();
        let (unit, count) = (Some(rows.unit), rows.each.len());
        let whole = |number: usize| Range::from(i64::try_from(number).unwrap_or(i64::MAX));
        let plain = |node| Number {
            node,
            scope: Scope::Household,
            unit,
        };
        let mut result = match rows.beyond {
            Beyond::Nothing(node) => plain(node),
            Beyond::Further(step) => {
                // Not counted below the last row, so that an open size gives no less than that row.
                let last = self.graph.constant(whole(count), Unit::Plain);
                let more = self.step(size.scope, Some(Unit::Plain), Op::Subtract(size.node, last));
                let nought = self.graph.constant(Range::from(0), Unit::Plain);
                let more = self.step(size.scope, Some(Unit::Plain), Op::Greater(more.node, nought));
                let more = self.step(size.scope, unit, Op::Multiply(step, more.node));
                let last = *rows.each.last()?;
                self.step(size.scope, unit, Op::Add(last, more.node))
            }
        };
        for (number, row) in rows.each.iter().enumerate().rev() {
            let limit = self.graph.constant(whole(number + 1), Unit::Plain);
            let op = Op::Compare {
                left: size.node,
                relation: Relation::AtMost,
                right: limit,
            };
            let fits = self.rule(size.scope, op);
            result = self.choose(fits, plain(*row), result, span)?;
        }
        Some(result)
    }
}

/// As many rows as the longest of its periods has.
fn row_count(parameter: &model::Parameter) -> usize {
    let rows = parameter.periods.iter().map(|period| match &period.figure {
        Figure::One(_) => 0,
        Figure::BySize { rows, .. } => rows.len(),
    });
    rows.max().unwrap_or(0)
}

fn has_further(parameter: &model::Parameter) -> bool {
    parameter
        .periods
        .iter()
        .any(|period| further(&period.figure).is_some())
}

fn one(figure: &Figure) -> Option<Range> {
    match figure {
        Figure::One(value) => Some(*value),
        Figure::BySize { .. } => None,
    }
}

fn further(figure: &Figure) -> Option<Range> {
    match figure {
        Figure::One(_) => None,
        Figure::BySize { further, .. } => *further,
    }
}

/// What a period says for a household of this size.
fn row(figure: &Figure, size: usize) -> Option<Range> {
    let Figure::BySize { rows, further } = figure else {
        return None;
    };
    if let Some(row) = rows.get(size - 1) {
        return Some(*row);
    }
    let more = Amount::from(i64::try_from(size - rows.len()).ok()?);
    Some(rows.last()?.sum((*further)?.product(Range::point(more))))
}

fn row_name(parameter: &model::Parameter, size: usize) -> String {
    format!("{}（{size}人）", parameter.name.text)
}

fn beyond_name(parameter: &model::Parameter, count: usize) -> String {
    if has_further(parameter) {
        format!("{}（每增一人）", parameter.name.text)
    } else {
        format!("{}（{}人以上）", parameter.name.text, count + 1)
    }
}
