//! The figures that the numbers of a household are compared with, so that it can be put right beside them.

use std::collections::{BTreeMap, BTreeSet};

use jiuzhu_engine::{
    Date, Number, Pack, Screening,
    pack::{FactId, Kind, NodeId, Op, Unit},
};

/// At most so many figures of one fact are kept.
const MOST: usize = 64;

/// Months in a year.
const MONTHS: i64 = 12;

/// For each fact that is a number, the figures it is compared with, directly or as a part of a sum, in its own unit.
///
/// A fact in a sum is also put beside the sum of a figure from either side: the standard with a deduction on top.
pub(super) fn figures(pack: &Pack, on: Date) -> BTreeMap<FactId, Vec<Number>> {
    let blank = Screening::new(pack, on);
    let fixed = fixed(pack);
    let mut found: BTreeMap<FactId, BTreeSet<Number>> = BTreeMap::new();
    for node in &pack.nodes {
        let Op::Compare { left, right, .. } = &node.op else {
            continue;
        };
        let (left, right) = (Side::of(*left, &blank, &fixed), Side::of(*right, &blank, &fixed));
        let pairs = left
            .figures
            .iter()
            .flat_map(|a| right.figures.iter().map(move |b| (a, b)));
        let sums = pairs.filter(|(a, b)| a.unit == b.unit).filter_map(|(a, b)| {
            let value = a.value.checked_add(b.value)?;
            Some(Figure { value, unit: a.unit })
        });
        let figures: Vec<Figure> = left
            .figures
            .iter()
            .chain(&right.figures)
            .copied()
            .chain(sums)
            .collect();
        for fact in left.facts.iter().chain(&right.facts) {
            let unit = pack.facts.get(usize::from(*fact)).map(|fact| &fact.kind);
            let Some(Kind::Number(unit)) = unit else { continue };
            let values = figures.iter().filter_map(|figure| figure.in_unit(*unit, on));
            found.entry(*fact).or_default().extend(values);
        }
    }
    let list = |figures: BTreeSet<Number>| figures.into_iter().take(MOST).collect();
    found
        .into_iter()
        .map(|(fact, figures)| (fact, list(figures)))
        .collect()
}

/// By node: whether it is a figure, or made up of figures alone.
fn fixed(pack: &Pack) -> Vec<bool> {
    let mut fixed: Vec<bool> = Vec::with_capacity(pack.nodes.len());
    for node in &pack.nodes {
        let is_fixed = match &node.op {
            Op::Parameter(_) | Op::Constant(_) => true,
            Op::Add(..)
            | Op::Subtract(..)
            | Op::Multiply(..)
            | Op::Divide(..)
            | Op::Greater(..)
            | Op::Lesser(..)
            | Op::Round { .. } => {
                let mut all = true;
                node.op
                    .each_read(|id| all &= fixed.get(usize::from(id)).copied().unwrap_or_default());
                all
            }
            _ => false,
        };
        fixed.push(is_fixed);
    }
    fixed
}

/// A number of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Figure {
    value: Number,
    unit: Unit,
}

impl Figure {
    /// The same in a fact's unit; a length of time before the screening date for a day.
    fn in_unit(self, unit: Unit, on: Date) -> Option<Number> {
        let day = |day: Date| Number::from(day.day_number());
        match (self.unit, unit) {
            (Unit::YuanPerMonth, Unit::YuanPerYear) => self.value.checked_mul(MONTHS.into()),
            (Unit::YuanPerYear, Unit::YuanPerMonth) => self.value.checked_div(MONTHS.into()),
            (Unit::Days, Unit::Date) => day(on).checked_sub(self.value),
            (Unit::Months, Unit::Date) => earlier(on, self.value.whole()?).map(day),
            (Unit::Age, Unit::Date) => earlier(on, self.value.whole()?.checked_mul(MONTHS)?).map(day),
            (own, unit) => (own == unit).then_some(self.value),
        }
    }
}

/// The day so many months earlier, or the last day of that month.
fn earlier(on: Date, months: i64) -> Option<Date> {
    let (year, month, day) = on.parts();
    let months = i64::from(year) * MONTHS + i64::from(month) - 1 - months;
    let year = i16::try_from(months.div_euclid(MONTHS)).ok()?;
    let month = u8::try_from(months.rem_euclid(MONTHS) + 1).ok()?;
    (1..=day).rev().find_map(|day| Date::new(year, month, day).ok())
}

/// The facts and the figures on one side of a comparison.
#[derive(Debug)]
struct Side<'a, 'p> {
    blank: &'a Screening<'p>,
    fixed: &'a [bool],
    seen: BTreeSet<NodeId>,
    facts: Vec<FactId>,
    figures: Vec<Figure>,
}

impl<'a, 'p> Side<'a, 'p> {
    fn of(root: NodeId, blank: &'a Screening<'p>, fixed: &'a [bool]) -> Self {
        let mut side = Self {
            blank,
            fixed,
            seen: BTreeSet::new(),
            facts: Vec::new(),
            figures: Vec::new(),
        };
        side.visit(root);
        side
    }

    fn visit(&mut self, id: NodeId) {
        let Some(node) = self.blank.pack().node(id).filter(|_| self.seen.insert(id)) else {
            return;
        };
        if self.fixed.get(usize::from(id)).copied().unwrap_or_default() {
            let value = self
                .blank
                .value(id, None)
                .number()
                .range
                .and_then(|range| range.single());
            let figure = value.map(|value| Figure {
                value,
                unit: node.unit,
            });
            let new = figure.filter(|figure| figure.value != Number::ZERO && !self.figures.contains(figure));
            self.figures.extend(new);
            return;
        }
        match &node.op {
            Op::Fact(fact) => self.facts.push(*fact),
            Op::When { fact, .. } => self.visit(*fact),
            Op::If { then, otherwise, .. } => {
                self.visit(*then);
                self.visit(*otherwise);
            }
            // How many members there are is not a number that is answered.
            Op::Count(_) => {}
            op => op.each_read(|id| self.visit(id)),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;

    #[test]
    fn the_day_some_months_earlier_is_in_the_calendar() {
        let earlier = |from: &str, months| {
            super::earlier(Date::parse(from).unwrap(), months)
                .unwrap()
                .to_string()
        };
        assert_eq!(earlier("2026-11-24", 6), "2026-05-24");
        assert_eq!(earlier("2026-03-31", 1), "2026-02-28");
        assert_eq!(earlier("2024-02-29", 720), "1964-02-29");
        assert_eq!(earlier("2026-01-01", 1), "2025-12-01");
    }
}
