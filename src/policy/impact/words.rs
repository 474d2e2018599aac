//! What stands in one version and not in the other, and figures that differ.

use jiuzhu_engine::{
    Date, Pack, Screening,
    pack::{Parameter, Unit},
};

/// Names that only one version has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// Facts.
    pub facts: Vec<String>,
    /// Figures.
    pub figures: Vec<String>,
    /// Programmes, by their short names.
    pub programmes: Vec<String>,
}

impl Vocabulary {
    pub(super) fn beyond(pack: &Pack, other: &Pack) -> Self {
        let facts = pack.facts.iter();
        let facts = facts.filter(|f| !other.facts.iter().any(|o| o.scope == f.scope && o.name == f.name));
        let figures = pack.parameters.iter();
        let figures = figures.filter(|p| !other.parameters.iter().any(|o| o.name == p.name));
        let programmes = pack.programmes.iter();
        let programmes = programmes.filter(|p| !other.programmes.iter().any(|o| o.id == p.id));
        Self {
            facts: facts.map(|fact| fact.name.clone()).collect(),
            figures: figures.map(|parameter| parameter.name.clone()).collect(),
            programmes: programmes.map(|programme| programme.short.clone()).collect(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.figures.is_empty() && self.programmes.is_empty()
    }
}

/// A figure that differs between the versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Its name.
    pub name: String,
    /// Its unit in the new version.
    pub unit: Unit,
    /// The first day from the screening date on for which they differ.
    pub from: Date,
    /// The old figure on that day, if one is in force.
    pub before: Option<jiuzhu_engine::Range>,
    /// The new figure on that day, if one is in force.
    pub after: Option<jiuzhu_engine::Range>,
}

/// The figures of both versions that differ on the day or later.
pub(super) fn figures(before: &Pack, after: &Pack, on: Date) -> Vec<FigureChange> {
    let mut changes = Vec::new();
    for (old, parameter) in (0..).zip(&before.parameters) {
        let found = (0..)
            .zip(&after.parameters)
            .find(|(_, p)| p.name == parameter.name);
        let Some((new, other)) = found else { continue };
        let mut days = starts(parameter, on);
        days.extend(starts(other, on));
        days.push(on);
        days.sort();
        let value = |pack, id, day| Screening::new(pack, day).parameter(id);
        let differs = |day: &Date| value(before, old, *day) != value(after, new, *day);
        if let Some(day) = days.into_iter().find(differs) {
            changes.push(FigureChange {
                name: parameter.name.clone(),
                unit: other.unit,
                from: day,
                before: value(before, old, day),
                after: value(after, new, day),
            });
        }
    }
    changes
}

/// The days after `on` on which a figure starts or has just ended.
fn starts(parameter: &Parameter, on: Date) -> Vec<Date> {
    let starts = parameter.periods.iter().map(|period| period.from);
    let ends = parameter.periods.iter().filter_map(|period| period.until?.next());
    starts.chain(ends).filter(|day| *day > on).collect()
}
