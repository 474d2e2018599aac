//! Which decisions of a policy its worked cases try, and which ways.
//!
//! A condition is tried once a case lets it hold and another lets it fail. One that can never fail, because a
//! person then decides, is tried once that has happened: its other way is *ask*. Which ways there are is what
//! the engine says of a household that has answered nothing.

use std::{collections::BTreeSet, fmt};

use jiuzhu_engine::{
    Date, Pack, Screening,
    pack::{Node, NodeId, Outcome, Scope},
    value::Outcomes,
};

use crate::{
    Case, Compiled,
    compile::{Decision, Owner, Role},
    diagnostic::{Code, Diagnostic, Report},
};

/// How far the cases of a policy try its decisions.
#[derive(Debug, Clone)]
pub struct Coverage {
    groups: Vec<CoverageGroup>,
    /// Reports what is missing.
    report: Report,
}

/// The decisions of one programme, of all derived values, or of all gates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverageGroup {
    /// The programme's short name, 推算 or 适用.
    pub name: String,
    /// Its decisions in the order of the policy text.
    pub decisions: Vec<TriedDecision>,
}

/// A decision and the ways in which cases let it end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedDecision {
    /// `path:line`.
    pub place: String,
    /// What it is, for example `条件“收入”的豁免`.
    pub what: String,
    /// The ways in which it has to end in some case.
    pub ways: BTreeSet<Outcome>,
    /// The ways in which it ended in some case.
    pub tried: BTreeSet<Outcome>,
}

impl TriedDecision {
    /// The ways that no case tries.
    pub fn missing(&self) -> impl Iterator<Item = Outcome> {
        self.ways.difference(&self.tried).copied()
    }

    /// Whether every way is tried.
    pub fn is_complete(&self) -> bool {
        self.missing().next().is_none()
    }

    /// Whether it never fails, so that *ask* is its other way.
    pub fn never_fails(&self) -> bool {
        self.ways.contains(&Outcome::Ask)
    }
}

/// `path:line what：缺“成立”的样例`.
impl fmt::Display for TriedDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.missing().map(way).collect();
        write!(f, "{} {}：缺{}的样例", self.place, self.what, words.join("和"))
    }
}

impl Coverage {
    /// Screens every case and notes how each decision ends.
    ///
    /// A case whose answers cannot be read tries nothing; [`run_cases`](crate::run_cases) reports it.
    pub fn of(compiled: &Compiled) -> Self {
        let mut seen = vec![Seen::default(); compiled.decisions.len()];
        let mut days: BTreeSet<Date> = compiled.cases.iter().map(Case::on).collect();
        days.insert(compiled.pack.checked_on);
        for day in days {
            let blank = Screening::new(&compiled.pack, day);
            note_possible(&compiled.decisions, &blank, &mut seen);
        }
        for case in &compiled.cases {
            let mut screening = Screening::new(&compiled.pack, case.on());
            if let Ok(household) = case.household(&compiled.pack) {
                screening.screen(&household);
                note_tried(&compiled.decisions, &screening, &mut seen);
            }
        }
        let mut coverage = Self {
            groups: groups(&compiled.pack),
            report: compiled.warnings.fresh(),
        };
        for (decision, seen) in compiled.decisions.iter().zip(seen) {
            coverage.add(decision, seen, &compiled.pack);
        }
        coverage.groups.retain(|group| !group.decisions.is_empty());
        coverage.report.sort();
        coverage
    }

    /// By programme in display order, then 推算 and 适用.
    pub fn groups(&self) -> &[CoverageGroup] {
        &self.groups
    }

    /// How many decisions are tried in every way, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let decisions = || self.groups.iter().flat_map(|group| &group.decisions);
        (
            decisions().filter(|d| d.is_complete()).count(),
            decisions().count(),
        )
    }

    /// How many in a hundred decisions are tried in every way, rounded down.
    pub fn percent(&self) -> usize {
        let (complete, all) = self.count();
        (complete * 100).checked_div(all).unwrap_or(100)
    }

    /// An E602 for every decision that is not tried in every way.
    pub fn report(&self) -> &Report {
        &self.report
    }

    fn add(&mut self, decision: &Decision, seen: Seen, pack: &Pack) {
        let text = self.report.text(decision.span);
        let what = match (decision.role, &decision.owner) {
            (Role::Condition, _) => format!("条件“{}”", decision.condition),
            (Role::Waiver, _) => format!("条件“{}”的豁免", decision.condition),
            (Role::Gate, Owner::Fact(fact)) => format!("“{fact}”的适用"),
            (_, Owner::Derived(name)) => format!("“{name}”里的“{text}”"),
            _ => format!("“{text}”"),
        };
        let tried = TriedDecision {
            place: self.report.place(decision.span),
            what,
            ways: ways(seen.possible),
            tried: seen.tried,
        };
        if !tried.is_complete() {
            let words: Vec<_> = tried.missing().map(way).collect();
            let message = format!("{}：没有{}的样例", tried.what, words.join("和"));
            let problem = Diagnostic::new(Code::Untried, decision.span, message);
            self.report
                .push(problem.help("在 样例 或 cases 里加一个这样的家庭，结果按文件算"));
        }
        let name = group_name(&decision.owner, pack);
        if let Some(group) = self.groups.iter_mut().find(|group| group.name == name) {
            group.decisions.push(tried);
        }
    }
}

/// How a decision can end, and how it ended in some case.
#[derive(Debug, Clone, Default)]
struct Seen {
    possible: BTreeSet<Outcome>,
    tried: BTreeSet<Outcome>,
}

/// The ways in which a decision has to end: to hold and to fail, and where one of them cannot be, ask.
fn ways(possible: BTreeSet<Outcome>) -> BTreeSet<Outcome> {
    let firm = BTreeSet::from([Outcome::Fail, Outcome::Pass]);
    if firm.is_subset(&possible) { firm } else { possible }
}

fn groups(pack: &Pack) -> Vec<CoverageGroup> {
    let programmes = pack.programmes.iter().map(|programme| programme.short.clone());
    let names = programmes.chain(["推算", "适用"].map(str::to_owned));
    names
        .map(|name| CoverageGroup {
            name,
            decisions: Vec::new(),
        })
        .collect()
}

fn group_name<'p>(owner: &'p Owner, pack: &'p Pack) -> &'p str {
    match owner {
        Owner::Programme(id) => {
            let programme = pack.programmes.iter().find(|p| p.id == *id);
            programme.map_or(id, |p| &p.short)
        }
        Owner::Derived(_) => "推算",
        Owner::Fact(_) => "适用",
    }
}

/// A way to end, in the words of an editor.
fn way(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "“不成立”",
        Outcome::Ask => "“由人决定”",
        Outcome::Pass => "“成立”",
    }
}

/// Notes how each decision can end, screened for a household that has answered nothing.
fn note_possible(decisions: &[Decision], screening: &Screening<'_>, seen: &mut [Seen]) {
    let all = [Outcome::Fail, Outcome::Ask, Outcome::Pass];
    for (decision, seen) in decisions.iter().zip(seen) {
        let ends = outcomes(screening, decision.node, 0);
        let ends = all.into_iter().filter(|outcome| ends.can(*outcome));
        seen.possible.extend(ends.map(|end| counted(decision.role, end)));
    }
}

/// Notes how each decision ended where it mattered; for a member's decision, for every member.
fn note_tried(decisions: &[Decision], screening: &Screening<'_>, seen: &mut [Seen]) {
    let members = u8::try_from(screening.household().members()).unwrap_or(u8::MAX);
    for (decision, seen) in decisions.iter().zip(seen) {
        for member in 0..members {
            let fails = |node: &NodeId| end(screening, *node, member) == Some(Outcome::Fail);
            if decision.after.iter().all(fails) {
                let end = end(screening, decision.node, member);
                seen.tried.extend(end.map(|end| counted(decision.role, end)));
            }
        }
    }
}

/// A branch or waiver that a person decides makes the same difference as one that holds.
fn counted(role: Role, end: Outcome) -> Outcome {
    match (role, end) {
        (Role::Branch | Role::Waiver, Outcome::Ask) => Outcome::Pass,
        _ => end,
    }
}

/// How a node ended; what no answer can settle, a person has to.
fn end(screening: &Screening<'_>, node: NodeId, member: u8) -> Option<Outcome> {
    let ends = outcomes(screening, node, member).single();
    let is_open = || screening.is_open(node, of_member(screening, node, member));
    ends.or_else(|| (!is_open()).then_some(Outcome::Ask))
}

fn outcomes(screening: &Screening<'_>, node: NodeId, member: u8) -> Outcomes {
    screening
        .value(node, of_member(screening, node, member))
        .outcomes()
}

/// The member, for a member's node.
fn of_member(screening: &Screening<'_>, node: NodeId, member: u8) -> Option<u8> {
    let is_member = |node: &Node| node.scope == Scope::Member;
    screening
        .pack()
        .node(node)
        .is_some_and(is_member)
        .then_some(member)
}
