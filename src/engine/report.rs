//! The results as data for other programs: the JSON of the command line and of the JavaScript package.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use serde::Serialize;

use crate::{
    FactKey, Open, Pack, Range, Screening, Season, Verdict,
    explain::Reason,
    pack::{Choose, Exclusion, Fact, GroupStyle, Kind, Outcome, ProgrammeId, Scope, Unit},
    text::zh,
};

/// Everything a screening found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Which policy was applied.
    pub pack: PackName,
    /// The screening date.
    pub on: String,
    /// One entry per programme, in the pack's order.
    pub programmes: Vec<ProgrammeReport>,
    /// What to ask next; `null` once no answer can change anything.
    pub next: Option<NextReport>,
}

/// Names a pack and its exact content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackName {
    /// Short name.
    pub id: String,
    /// Version of the data.
    pub version: String,
    /// Content hash, 16 hexadecimal digits.
    pub hash: String,
}

/// What a screening found about one programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeReport {
    /// Stable short name.
    pub id: String,
    /// Official name.
    pub name: String,
    /// `likely`, `possible`, `ask` or `unlikely`.
    pub verdict: &'static str,
    /// What it would pay; `null` where no figure is published or nothing is paid.
    pub amount: Option<AmountReport>,
    /// Its conditions.
    pub conditions: Vec<ConditionReport>,
    /// What could still change it, for example `成员[1].月收入`.
    pub open: Vec<String>,
    /// Programmes to look at instead.
    pub instead: Vec<String>,
    /// Whether it concerns the household at all: `false` only once its occasion has certainly not arisen.
    pub applies: bool,
    /// Programmes that it opens up.
    pub unlocks: Vec<String>,
    /// Whether it is received already, as answered; left out where the pack does not ask, `null` where it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receives: Option<Option<bool>>,
    /// When applications are taken; left out where they are all year round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowReport>,
    /// Programmes that cannot be drawn beside it; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<ExclusionReport>,
}

/// When applications are taken, as seen from the screening date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WindowReport {
    /// Whether they are on the screening date.
    pub open: bool,
    /// First day of the next period; `null` while one runs or if none follows.
    pub from: Option<String>,
    /// Last day of the period that runs, of the next, or else of the last.
    pub until: String,
}

/// A programme that cannot be drawn beside another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExclusionReport {
    /// The other programme.
    pub id: String,
    /// `either` or `higher`.
    pub choose: &'static str,
    /// The one of the two that pays at least as much; `null` while that is not settled.
    pub better: Option<String>,
}

/// An amount or a range of amounts, of the whole household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmountReport {
    /// Least; `null` if unbounded.
    pub min: Option<String>,
    /// Most; `null` if unbounded.
    pub max: Option<String>,
    /// Unit as written in the policy, for example `元/月`. What several members may get is added up, though the
    /// unit may say `元/人·月`.
    pub unit: String,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConditionReport {
    /// Stable name within the programme.
    pub id: String,
    /// `true`, `false`, or `null` while it is not settled or a person decides.
    pub holds: Option<bool>,
    /// Whether a person decides.
    pub ask: bool,
    /// Whether it is one of those that make the verdict.
    pub deciding: bool,
    /// What it asks for, with the numbers.
    pub text: String,
    /// How far it is from ending the other way, where that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<DistanceReport>,
    /// Where it stands.
    pub citations: Vec<String>,
}

/// How far the number that a condition limits has to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DistanceReport {
    /// The least move that is enough.
    pub amount: String,
    /// Unit, for example `元/月`; empty for things that are counted.
    pub unit: &'static str,
    /// `up` or `down`.
    pub direction: &'static str,
}

/// What to ask next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextReport {
    /// The group, one screen.
    pub group: String,
    /// The facts on it.
    pub facts: Vec<String>,
}

/// One word of the vocabulary of `household.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactReport {
    /// Key in the JSON.
    pub name: String,
    /// `家庭` or `成员`.
    pub scope: &'static str,
    /// `truth`, `choice` or `number`.
    pub kind: &'static str,
    /// Unit of a number.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub unit: &'static str,
    /// Names of the options.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
    /// Greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// Whether it only applies under a condition.
    pub conditional: bool,
    /// The question that asks it.
    pub question: String,
}

impl Verdict {
    /// The verdict's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Possible => "possible",
            Self::Ask => "ask",
            Self::Unlikely => "unlikely",
        }
    }
}

impl Screening<'_> {
    /// Everything this screening found.
    pub fn report(&self) -> Report {
        let pack = self.pack();
        Report {
            pack: PackName {
                id: pack.id.clone(),
                version: pack.version.clone(),
                hash: pack.hash.clone(),
            },
            on: self.on().to_string(),
            programmes: (0..pack.programmes.len())
                .filter_map(|index| self.report_on(index))
                .collect(),
            next: self.next_report(),
        }
    }

    /// What to ask next.
    pub fn next_report(&self) -> Option<NextReport> {
        let step = self.next()?;
        let group = self.pack().groups.get(step.group)?;
        let facts = match group.style {
            GroupStyle::Members if step.keys.is_empty() => Vec::from([zh::MEMBERS.to_string()]),
            _ => step.keys.iter().map(|key| self.pack().place(*key)).collect(),
        };
        Some(NextReport {
            group: group.id.clone(),
            facts,
        })
    }

    /// What this screening found about the programme of this name; `None` if there is none.
    pub fn programme_report(&self, id: &str) -> Option<ProgrammeReport> {
        self.pack()
            .programmes
            .iter()
            .position(|p| p.id == id)
            .and_then(|index| self.report_on(index))
    }

    fn report_on(&self, index: usize) -> Option<ProgrammeReport> {
        let programme = self.pack().programmes.get(index)?;
        let id = u16::try_from(index).ok()?;
        let end = |end: Option<crate::Number>| end.map(|n| n.to_string());
        let amount = self
            .amount(id)
            .zip(programme.amount.as_ref())
            .map(|(range, amount)| AmountReport {
                min: end(range.low()),
                max: end(range.high()),
                unit: amount.unit.clone(),
            });
        let name = |open: &Open| match open {
            Open::Members => zh::MEMBERS.to_string(),
            Open::Fact(key) => self.pack().place(*key),
        };
        let names = |ids: &[ProgrammeId]| {
            let programmes = ids
                .iter()
                .filter_map(|id| self.pack().programmes.get(usize::from(*id)));
            programmes.map(|p| p.id.clone()).collect()
        };
        Some(ProgrammeReport {
            id: programme.id.clone(),
            name: programme.name.clone(),
            verdict: self.verdict(id).code(),
            amount,
            conditions: self
                .explain(id)
                .reasons
                .into_iter()
                .map(ConditionReport::from)
                .collect(),
            open: self.open(id).iter().map(name).collect(),
            instead: names(&programme.instead),
            applies: self.applies(id),
            unlocks: names(&programme.unlocks),
            receives: programme.received.map(|_| self.receives(id)),
            window: self.season(id).map(WindowReport::from),
            excludes: programme
                .excludes
                .iter()
                .filter_map(|other| self.exclusion_report(id, other))
                .collect(),
        })
    }
}

impl Screening<'_> {
    fn exclusion_report(&self, id: ProgrammeId, other: &Exclusion) -> Option<ExclusionReport> {
        let name = |id: ProgrammeId| Some(self.pack().programmes.get(usize::from(id))?.id.clone());
        Some(ExclusionReport {
            id: name(other.programme)?,
            choose: match other.choose {
                Choose::Either => "either",
                Choose::Higher => "higher",
            },
            better: self.better(id, other.programme).and_then(name),
        })
    }
}

impl From<Season> for WindowReport {
    fn from(season: Season) -> Self {
        let (from, until) = match season {
            Season::Open { until } => (None, until),
            Season::Opens { from, until } => (Some(from), until),
            Season::Closed { since } => (None, since),
        };
        Self {
            open: matches!(season, Season::Open { .. }),
            from: from.map(|day| day.to_string()),
            until: until.to_string(),
        }
    }
}

impl From<Reason> for ConditionReport {
    fn from(reason: Reason) -> Self {
        let holds = match reason.outcome {
            Some(Outcome::Pass) => Some(true),
            Some(Outcome::Fail) => Some(false),
            Some(Outcome::Ask) | None => None,
        };
        let mut text = reason.text;
        for numbers in &reason.numbers {
            text.push_str(numbers);
            text.push('。');
        }
        let citation = |c: &crate::explain::CitationText| {
            if c.article.is_empty() {
                c.key.clone()
            } else {
                alloc::format!("{} {}", c.key, c.article)
            }
        };
        Self {
            id: reason.condition,
            holds,
            ask: reason.outcome == Some(Outcome::Ask),
            deciding: reason.deciding,
            text,
            distance: reason.distance.map(|distance| DistanceReport {
                amount: distance.amount.to_string(),
                unit: zh::unit(distance.unit),
                direction: distance.direction.code(),
            }),
            citations: reason.citations.iter().map(citation).collect(),
        }
    }
}

impl Pack {
    /// The place of a fact in `household.json`, for example `成员[1].月收入`.
    pub fn place(&self, key: FactKey) -> String {
        let name = self
            .facts
            .get(usize::from(key.fact))
            .map_or("", |fact| fact.name.as_str());
        match key.member {
            None => zh::household_place(name),
            Some(member) => zh::member_place(usize::from(member), name),
        }
    }

    /// The vocabulary of `household.json`.
    pub fn vocabulary(&self) -> Vec<FactReport> {
        self.facts.iter().map(FactReport::from).collect()
    }
}

impl From<&Fact> for FactReport {
    fn from(fact: &Fact) -> Self {
        let (kind, unit, options) = match &fact.kind {
            Kind::Truth => ("truth", Unit::Plain, Vec::new()),
            Kind::Choice(choices) => (
                "choice",
                Unit::Plain,
                choices.iter().map(|c| c.name.clone()).collect(),
            ),
            Kind::Number(unit) => ("number", *unit, Vec::new()),
        };
        let domain = if kind == "number" { fact.domain } else { Range::ALL };
        Self {
            name: fact.name.clone(),
            scope: match fact.scope {
                Scope::Household => zh::HOUSEHOLD,
                Scope::Member => zh::MEMBERS,
            },
            kind,
            unit: zh::unit(unit),
            options,
            min: domain.low().map(|n| n.to_string()),
            max: domain.high().map(|n| n.to_string()),
            conditional: fact.gate.is_some(),
            question: fact.question.clone(),
        }
    }
}
