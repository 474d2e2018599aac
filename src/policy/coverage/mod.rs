//! What the worked cases of a policy try, and what they leave out.
//!
//! | module | what has to be tried |
//! |---|---|
//! | `decisions` | every condition, waiver, row, branch and gate, both ways |
//! | `boundaries` | every threshold: an amount a cent below it, on it and a cent above, an age or count where it turns; every day on which a figure or rule begins or ends, and the day before |
//!
//! A boundary counts as tried only by a case that says what comes out for a programme that rests on it.

mod boundaries;
mod decisions;

use std::{collections::BTreeSet, fmt};

use jiuzhu_engine::{Date, Household, Pack, Screening, pack::Outcome};

use crate::{
    Case, Compiled,
    diagnostic::{Code, Diagnostic, Report},
    source::Span,
};

pub(crate) use boundaries::{Boundary, boundaries};

/// How far the cases of a policy try it.
#[derive(Debug, Clone)]
pub struct Coverage {
    groups: Vec<CoverageGroup>,
    /// Reports what is missing.
    report: Report,
}

/// What has to be tried of one programme, of all derived values, all gates, all thresholds, or all dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageGroup {
    /// The programme's short name, 推算, 适用, 界线 or 日期.
    pub name: String,
    /// In the order of the policy text.
    pub trials: Vec<Trial>,
}

/// Something that cases have to try in several ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// `path:line`.
    pub place: String,
    /// What it is, for example `条件“收入”的豁免`.
    pub what: String,
    /// The ways in which some case has to try it.
    pub ways: BTreeSet<Way>,
    /// The ways in which some case tries it.
    pub tried: BTreeSet<Way>,
}

/// A way in which something can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A decision does not hold.
    Fails,
    /// A person decides.
    Asks,
    /// A decision holds.
    Holds,
    /// A number is at most a cent, or one year, person or month, below its threshold.
    Below,
    /// A number is exactly its threshold.
    At,
    /// A number is as near above its threshold.
    Above,
    /// The day before something begins, or the last day of something that ends.
    Before,
    /// The first day on which it is otherwise.
    On,
}

impl From<Outcome> for Way {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fail => Self::Fails,
            Outcome::Ask => Self::Asks,
            Outcome::Pass => Self::Holds,
        }
    }
}

/// In the words of an editor.
impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fails => "“不成立”",
            Self::Asks => "“由人决定”",
            Self::Holds => "“成立”",
            Self::Below => "“差一点”",
            Self::At => "“正好”",
            Self::Above => "“多一点”",
            Self::Before => "“前一天”",
            Self::On => "“当天”",
        })
    }
}

impl Trial {
    /// The ways that no case tries.
    pub fn missing(&self) -> impl Iterator<Item = Way> {
        self.ways.difference(&self.tried).copied()
    }

    /// Whether every way is tried.
    pub fn is_complete(&self) -> bool {
        self.missing().next().is_none()
    }

    /// Whether it is a decision that never fails, so that *ask* is its other way.
    pub fn never_fails(&self) -> bool {
        self.ways.contains(&Way::Asks)
    }

    fn missing_words(&self) -> String {
        let words: Vec<_> = self.missing().map(|way| way.to_string()).collect();
        match words.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{}和{last}", others.join("、")),
            None => String::new(),
        }
    }
}

/// `path:line what：缺“成立”的样例`.
impl fmt::Display for Trial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}：缺{}的样例",
            self.place,
            self.what,
            self.missing_words()
        )
    }
}

/// The groups after the programmes.
const DERIVED: &str = "推算";
const GATES: &str = "适用";
const THRESHOLDS: &str = "界线";
const DAYS: &str = "日期";

impl Coverage {
    /// Screens every case and notes what it tries.
    ///
    /// A case whose answers cannot be read tries nothing; [`run_cases`](crate::run_cases) reports it.
    pub fn of(compiled: &Compiled) -> Self {
        let pack = &compiled.pack;
        let screened = Screened::all(compiled);
        let short = pack.programmes.iter().map(|programme| programme.short.as_str());
        let names = short.chain([DERIVED, GATES, THRESHOLDS, DAYS]);
        let mut coverage = Self {
            groups: names.map(CoverageGroup::new).collect(),
            report: compiled.warnings.fresh(),
        };
        for found in decisions::tried(compiled, &screened) {
            coverage.add(found, "在 样例 或 cases 里加一个这样的家庭，结果按文件算");
        }
        for found in boundaries::tried(compiled, &screened) {
            coverage.add(
                found,
                "用 各种 在最近的样例上改一个数或日期，结果按文件算；差一点、多一点，金额是一分，别的是一",
            );
        }
        coverage.groups.retain(|group| !group.trials.is_empty());
        coverage.report.sort();
        coverage
    }

    /// By programme in display order, then 推算, 适用, 界线 and 日期.
    pub fn groups(&self) -> &[CoverageGroup] {
        &self.groups
    }

    /// How many trials are complete, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let trials = || self.groups.iter().flat_map(|group| &group.trials);
        (trials().filter(|d| d.is_complete()).count(), trials().count())
    }

    /// How many in a hundred trials are complete, rounded down.
    pub fn percent(&self) -> usize {
        let (complete, all) = self.count();
        (complete * 100).checked_div(all).unwrap_or(100)
    }

    /// An E602 for every trial that is not complete.
    pub fn report(&self) -> &Report {
        &self.report
    }

    fn add(&mut self, found: Found, help: &str) {
        let Found {
            group,
            span,
            what,
            ways,
            tried,
        } = found;
        let trial = Trial {
            place: self.report.place(span),
            what,
            ways,
            tried,
        };
        if !trial.is_complete() {
            let message = format!("{}：没有{}的样例", trial.what, trial.missing_words());
            self.report
                .push(Diagnostic::new(Code::Untried, span, message).help(help));
        }
        if let Some(group) = self.groups.iter_mut().find(|known| known.name == group) {
            group.trials.push(trial);
        }
    }
}

impl CoverageGroup {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            trials: Vec::new(),
        }
    }
}

/// A trial with its place in the policy.
struct Found {
    /// The name of its group.
    group: String,
    span: Span,
    what: String,
    ways: BTreeSet<Way>,
    tried: BTreeSet<Way>,
}

/// Every case, and households of which nothing is known, all screened.
struct Screened<'c> {
    /// A household that has answered nothing, on every day of a case and of the last check.
    blank: Vec<Screening<'c>>,
    cases: Vec<(&'c Case, Screening<'c>)>,
}

impl<'c> Screened<'c> {
    fn all(compiled: &'c Compiled) -> Self {
        let pack = &compiled.pack;
        let mut days: BTreeSet<Date> = compiled.cases.iter().map(Case::on).collect();
        days.insert(pack.checked_on);
        let screen = |case: &'c Case| {
            let household = case.household(pack).ok()?;
            Some((case, screening(pack, case.on(), &household)))
        };
        Self {
            blank: days.into_iter().map(|day| Screening::new(pack, day)).collect(),
            cases: compiled.cases.iter().filter_map(screen).collect(),
        }
    }
}

fn screening<'p>(pack: &'p Pack, on: Date, household: &Household) -> Screening<'p> {
    let mut screening = Screening::new(pack, on);
    screening.screen(household);
    screening
}
