//! The compiled policy pack: numbered facts, parameters, one expression graph, programmes and texts.
//!
//! The policy crate writes it, this crate reads it, and nothing else crosses between them. Every name is
//! already resolved to an index and every node stands after the nodes it reads, so evaluation is one pass
//! from front to back.
//!
//! | field | purpose | notes |
//! |---|---|---|
//! | `documents` | what the citations point at | cited by index |
//! | `facts` | the vocabulary of a household | household and member facts in one list |
//! | `parameters` | dated figures | resolved once per screening date |
//! | `nodes` | the expression graph in topological order | household and member scope side by side |
//! | `programmes` | rules by node, amounts by node, texts | in the order in which they are shown |
//! | `groups` | the interview: one group, one screen | in the order in which they are asked |
//! | `offices`, `contacts`, `urgent`, `glossary` | where to go, what to do at once, what words mean | |
//! | `guides`, `troubles`, `synonyms` | what to know, and the ways in by trouble and by search | |

use alloc::{string::String, vec::Vec};

use crate::{Date, Range};

mod guide;
mod office;
mod programme;
mod rule;
mod stored;

pub use guide::{Given, Guide, Trouble};
pub use office::{Contact, District, Office, Term, Urgent};
pub use programme::{
    Amount, Application, Choose, Condition, Exclusion, How, Note, Paper, Piece, Programme, Text, Whom, Window,
};
pub use rule::{Elapsed, Node, Op, Outcome, Relation, Rounding};

/// Position of a [`Node`] in [`Pack::nodes`].
pub type NodeId = u16;
/// Position of a [`Fact`] in [`Pack::facts`].
pub type FactId = u16;
/// Position of a [`Parameter`] in [`Pack::parameters`].
pub type ParameterId = u16;
/// Position of a [`Programme`] in [`Pack::programmes`].
pub type ProgrammeId = u16;

/// One region's policy, checked and compiled.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Short stable name, for example `tianjin`.
    pub id: String,
    /// Region as shown to residents.
    pub name: String,
    /// Version of the data, as the editors number it.
    pub version: String,
    /// Day on which a person last compared the pack with its sources.
    pub checked_on: Date,
    /// Day after which the figures must be checked again.
    pub review_by: Date,
    /// Content hash of the encoded pack; filled in by [`Pack::decode`](crate::Pack::decode), not stored.
    pub hash: String,
    /// Registry of the documents that citations name.
    pub documents: Vec<Document>,
    /// All facts; a [`FactId`] points here.
    pub facts: Vec<Fact>,
    /// All dated figures; a [`ParameterId`] points here.
    pub parameters: Vec<Parameter>,
    /// The expression graph; each node reads only earlier nodes.
    pub nodes: Vec<Node>,
    /// Programmes in display order.
    pub programmes: Vec<Programme>,
    /// Interview groups in the order in which they are asked.
    pub groups: Vec<Group>,
    /// Districts with their street and town offices.
    pub districts: Vec<District>,
    /// Telephone lines that may be shown.
    pub contacts: Vec<Contact>,
    /// What to do at once, by kind of emergency.
    pub urgent: Vec<Urgent>,
    /// Official terms explained in a few words.
    pub glossary: Vec<Term>,
    /// Things to know that are no benefit.
    pub guides: Vec<Guide>,
    /// What people come with, in their own words.
    pub troubles: Vec<Trouble>,
    /// Words that mean the same to whoever searches.
    pub synonyms: Vec<Vec<String>>,
}

impl Pack {
    /// The figures that should have been checked again before a day, by name; for the pack itself see `review_by`.
    pub fn overdue(&self, on: Date) -> impl Iterator<Item = &str> {
        let is_late = move |p: &&Parameter| p.review_by.is_some_and(|day| day < on);
        self.parameters.iter().filter(is_late).map(|p| p.name.as_str())
    }
}

/// A law, rule, notice or page that a figure or condition rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Key used in citations: the 文号 where one was seen, else a short name.
    pub key: String,
    /// Full title.
    pub title: String,
    /// Issuing body.
    pub issuer: String,
    /// Day from which it applies, if known.
    pub effective: Option<Date>,
    /// Last day on which it applies, if it ends.
    pub until: Option<Date>,
    /// How well the content is confirmed.
    pub confidence: Confidence,
    /// Where it was seen.
    pub url: String,
}

/// How well a fact of policy is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Old, undated or conflicting: never shown as a figure.
    Low,
    /// One decent secondary source.
    Medium,
    /// Official text seen, or several agreeing sources.
    High,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Position in [`Pack::documents`].
    pub document: u16,
    /// Article or item as written, for example `第十三条`; empty if not known.
    pub article: String,
}

/// Whether something belongs to the household or to each member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One value for the household.
    Household,
    /// One value for each member.
    Member,
}

/// What kind of value a fact holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// 是非: stored as two options, `否` = option 0 and `是` = option 1.
    Truth,
    /// 选项: exactly one of these (at most 64).
    Choice(Vec<Choice>),
    /// A number in this unit; ages in completed years, dates in days since 1970-01-01.
    Number(Unit),
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Name used in rules and in `household.json`.
    pub name: String,
    /// Words on the button; the name if empty.
    pub label: String,
    /// Explanation under the button; may be empty.
    pub hint: String,
}

/// The unit of a number; only the compiler reasons about units, the engine shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Unit {
    /// A count or a plain factor.
    #[default]
    Plain,
    /// 元.
    Yuan,
    /// 元/月.
    YuanPerMonth,
    /// 元/年.
    YuanPerYear,
    /// Completed years of age.
    Age,
    /// A number of months.
    Months,
    /// A number of days.
    Days,
    /// A calendar day.
    Date,
    /// A share, stored as a factor (0.6) and shown in percent.
    Percent,
}

/// A question about the household or about each member.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Name used in rules and in `household.json`; unique within its scope.
    pub name: String,
    /// Household or member.
    pub scope: Scope,
    /// Type of the value.
    pub kind: Kind,
    /// Every value the fact can take; only used for numbers.
    pub domain: Range,
    /// Whole numbers only.
    pub whole: bool,
    /// The node that reads this fact (through its gate, if it has one).
    pub node: NodeId,
    /// Condition under which the fact applies at all; elsewhere it is not applicable.
    pub gate: Option<NodeId>,
    /// The question, in plain words; `{谁}` stands for the member.
    pub question: String,
    /// Short name for lists of answers.
    pub label: String,
    /// Help under the question.
    pub hint: String,
    /// An example of an answer.
    pub example: String,
    /// Why we ask; for sensitive facts.
    pub why: String,
    /// Words for 是 and 否 of a truth fact, spelled out; empty for the plain words.
    pub yes: String,
    /// See `yes`.
    pub no: String,
}

/// A figure with its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Name used in rules.
    pub name: String,
    /// Unit of every value.
    pub unit: Unit,
    /// Values by start date, oldest first, without overlap.
    pub periods: Vec<Period>,
    /// Day after which it must be checked again, where that is not the pack's own.
    pub review_by: Option<Date>,
}

/// The value of a parameter from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day, if it ends before the next period starts.
    pub until: Option<Date>,
    /// The figure; a true range where only bounds are published.
    pub value: Range,
    /// How well it is confirmed.
    pub confidence: Confidence,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// One screen of the interview.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Stable name.
    pub id: String,
    /// Heading; the fact's own question if empty. `{谁}` stands for the member.
    pub title: String,
    /// Help under the heading.
    pub hint: String,
    /// How it is asked.
    pub style: GroupStyle,
    /// The facts it asks, all of one scope.
    pub facts: Vec<FactId>,
}

/// How a group is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupStyle {
    /// One screen about the household.
    Household,
    /// Lists the members; its one fact is the relation to the applicant.
    Members,
    /// One screen on which the members to whom a truth fact applies are ticked.
    Who,
    /// One screen for each member.
    Each,
    /// One screen with a field for each member; its one fact is a number.
    Together,
    /// Truth facts to tick: the household's on one screen, the members' on one screen for each.
    Ticks,
}
