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

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use crate::{Date, Number, Range};

/// Position of a [`Node`] in [`Pack::nodes`].
pub type NodeId = u16;
/// Position of a [`Fact`] in [`Pack::facts`].
pub type FactId = u16;
/// Position of a [`Parameter`] in [`Pack::parameters`].
pub type ParameterId = u16;
/// Position of a [`Programme`] in [`Pack::programmes`].
pub type ProgrammeId = u16;

/// One region's policy, checked and compiled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    #[serde(skip)]
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
}

/// A law, rule, notice or page that a figure or condition rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// Old, undated or conflicting: never shown as a figure.
    Low,
    /// One decent secondary source.
    Medium,
    /// Official text seen, or several agreeing sources.
    High,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Position in [`Pack::documents`].
    pub document: u16,
    /// Article or item as written, for example `第十三条`; empty if not known.
    pub article: String,
}

/// Whether something belongs to the household or to each member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// One value for the household.
    Household,
    /// One value for each member.
    Member,
}

/// What kind of value a fact holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// 是非: stored as two options, `否` = option 0 and `是` = option 1.
    Truth,
    /// 选项: exactly one of these (at most 64).
    Choice(Vec<Choice>),
    /// A number in this unit; ages in completed years, dates in days since 1970-01-01.
    Number(Unit),
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Name used in rules and in `household.json`.
    pub name: String,
    /// Words on the button; the name if empty.
    pub label: String,
    /// Explanation under the button; may be empty.
    pub hint: String,
}

/// The unit of a number; only the compiler reasons about units, the engine shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Name used in rules.
    pub name: String,
    /// Unit of every value.
    pub unit: Unit,
    /// Values by start date, oldest first, without overlap.
    pub periods: Vec<Period>,
}

/// The value of a parameter from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// One step of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Node {
    /// Household value or one value per member. A member node may read household nodes, never the reverse
    /// except through the quantifiers.
    pub scope: Scope,
    /// What it computes.
    pub op: Op,
    /// Name in the policy text, for facts, parameters and derived values; empty for inner steps.
    pub name: String,
    /// Unit of a number; `Plain` for outcomes and choices.
    pub unit: Unit,
}

/// What a node computes. All number operations work on sets of values; all logic on sets of outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Op {
    /// The answer to a fact of this node's scope.
    Fact(FactId),
    /// A fact that is not applicable where `gate` fails. `fact` is a [`Op::Fact`] node.
    When {
        /// Condition under which the fact applies.
        gate: NodeId,
        /// The fact's own node.
        fact: NodeId,
    },
    /// A parameter on the screening date.
    Parameter(ParameterId),
    /// A fixed number.
    Constant(Range),
    /// 不适用: no value.
    Absent,
    /// Sum of two numbers.
    Add(NodeId, NodeId),
    /// Difference of two numbers.
    Subtract(NodeId, NodeId),
    /// Product of two numbers.
    Multiply(NodeId, NodeId),
    /// Quotient of two numbers.
    Divide(NodeId, NodeId),
    /// 高者: the greater of two numbers.
    Greater(NodeId, NodeId),
    /// 低者: the lesser of two numbers.
    Lesser(NodeId, NodeId),
    /// 介于: anything between two numbers, where the rule that would choose is not published.
    Between(NodeId, NodeId),
    /// Rounds to a multiple of `step`.
    Round {
        /// What is rounded.
        value: NodeId,
        /// Size of one step, for example 1 (元) or 0.1 (角).
        step: Number,
        /// Which way.
        mode: Rounding,
    },
    /// `then` where `condition` passes, `otherwise` elsewhere.
    If {
        /// An outcome.
        condition: NodeId,
        /// Number where it passes.
        then: NodeId,
        /// Number elsewhere.
        otherwise: NodeId,
    },
    /// A fixed outcome.
    Outcome(Outcome),
    /// Compares two numbers; fails where one is not applicable.
    Compare {
        /// Left side.
        left: NodeId,
        /// Relation.
        relation: Relation,
        /// Right side.
        right: NodeId,
    },
    /// Passes where the choice is one of these options; fails where it is not applicable.
    Is {
        /// A choice or truth fact.
        choice: NodeId,
        /// Set of options, bit n = option n.
        options: u64,
    },
    /// Exchanges pass and fail.
    Not(NodeId),
    /// The worst of these outcomes; pass if empty.
    All(Vec<NodeId>),
    /// The best of these outcomes; fail if empty.
    Any(Vec<NodeId>),
    /// Turns ask into pass.
    Lenient(NodeId),
    /// A failing `rule` becomes ask where `waiver` does not fail (豁免).
    Waive {
        /// The condition.
        rule: NodeId,
        /// Condition of the exemption.
        waiver: NodeId,
    },
    /// 任一成员: the best outcome over the members.
    Exists(NodeId),
    /// 全部成员: the worst outcome over the members.
    Forall(NodeId),
    /// 成员数: how many members pass.
    Count(NodeId),
    /// 合计: sum over the members, not applicable counted as nothing.
    Sum(NodeId),
    /// 成员最小: smallest value over the members to whom it applies.
    Least(NodeId),
    /// 成员最大: greatest value over the members to whom it applies.
    Greatest(NodeId),
    /// 申请人: the outcome of the first member.
    Applicant(NodeId),
}

/// One of the three ways in which a condition can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// It does not hold.
    Fail,
    /// A person decides.
    Ask,
    /// It holds.
    Pass,
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// 低于.
    Below,
    /// 不高于.
    AtMost,
    /// 高于.
    Above,
    /// 不低于.
    AtLeast,
    /// 等于.
    Equal,
    /// 不等于.
    Unequal,
}

/// How a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rounding {
    /// 舍去.
    Down,
    /// 见分进角 and the like: any rest counts as a whole step.
    Up,
    /// 四舍五入.
    HalfUp,
    /// 四舍六入五成双.
    HalfEven,
}

/// A sentence with places for figures.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Text(pub Vec<Piece>);

/// A part of a [`Text`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Piece {
    /// Words as written.
    Words(String),
    /// The value of a household node on the screening date, without its unit.
    Value(NodeId),
}

/// A benefit or service that a household or member may get.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Stable short name = file name.
    pub id: String,
    /// Official name.
    pub name: String,
    /// Everyday short name; the official name if there is none.
    pub short: String,
    /// Whether it is granted to the household or to single members.
    pub scope: Scope,
    /// The conditions in the order of the policy text.
    pub conditions: Vec<Condition>,
    /// All conditions together, in the programme's own scope.
    pub rule: NodeId,
    /// The household's outcome; for a member programme the best over the members.
    pub outcome: NodeId,
    /// A person always decides: the outcome is never better than ask.
    pub discretion: Option<Note>,
    /// What it pays, if a figure is published.
    pub amount: Option<Amount>,
    /// What to say about money: how it is reckoned, or why there is no figure.
    pub amount_note: Text,
    /// Conditions that only the office can check: shown, never failed.
    pub reviewed: Vec<Note>,
    /// One sentence for cards.
    pub summary: Text,
    /// 是什么.
    pub what: Text,
    /// 怎么办.
    pub how: How,
    /// 找谁办.
    pub whom: Whom,
    /// What it opens up.
    pub opens: Vec<Text>,
    /// Programmes that cannot be drawn beside this one, and why.
    pub excludes: Vec<Exclusion>,
    /// Programmes to look at instead, best first.
    pub instead: Vec<ProgrammeId>,
    /// Shown first when something urgent was reported.
    pub urgent: bool,
}

/// One numbered condition of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Stable name within the programme.
    pub id: String,
    /// The condition with its waiver applied.
    pub node: NodeId,
    /// The bare condition.
    pub rule: NodeId,
    /// What it asks for, as a sentence.
    pub text: Text,
    /// What to do where it fails; may be empty.
    pub otherwise: Text,
    /// What to say where the failure only means ask; may be empty.
    pub waiver: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// A sentence with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The sentence.
    pub text: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// What a programme pays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// Household node of the whole amount (summed over members for a member programme).
    pub node: NodeId,
    /// Node with the formula to show, in the programme's own scope.
    pub formula: NodeId,
    /// Unit as shown, for example `元/月` or `元/户·月`.
    pub unit: String,
    /// Where the formula stands.
    pub citations: Vec<Citation>,
}

/// 怎么办.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct How {
    /// What to do, in order.
    pub steps: Vec<Text>,
    /// What to bring.
    pub papers: Vec<Paper>,
    /// How long it takes; may be empty.
    pub time: Text,
    /// How to apply online; may be empty.
    pub online: Text,
    /// Whether it costs anything; may be empty.
    pub fee: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// A paper to bring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Its everyday name.
    pub name: String,
    /// Who needs it, or where to get it; may be empty.
    pub hint: Text,
}

/// 找谁办.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Whom {
    /// The office, in words.
    pub office: Text,
    /// Positions in [`Pack::contacts`], best first.
    pub contacts: Vec<u16>,
}

/// A programme that excludes another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exclusion {
    /// The other programme.
    pub programme: ProgrammeId,
    /// Why, in a sentence.
    pub text: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// One screen of the interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupStyle {
    /// One screen about the household.
    Household,
    /// Lists the members; its one fact is the relation to the applicant.
    Members,
    /// One screen on which the members to whom a truth fact applies are ticked.
    Who,
    /// One screen for each member.
    Each,
}

/// A district and its offices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct District {
    /// Six-digit division code.
    pub code: u32,
    /// Name.
    pub name: String,
    /// Its street, town and township offices.
    pub offices: Vec<Office>,
}

/// A street, town or township office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Last three digits of the division code.
    pub code: u16,
    /// Name.
    pub name: String,
}

/// A telephone line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Number as dialled.
    pub phone: String,
    /// Name of the line.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// When it answers, if confirmed.
    pub hours: String,
    /// What to do if it does not connect; may be empty.
    pub fallback: String,
    /// Day of the source.
    pub source_date: String,
    /// How well it is confirmed.
    pub confidence: Confidence,
}

/// What to do at once in one kind of emergency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Urgent {
    /// The fact and option this entry answers.
    pub fact: FactId,
    /// Set of options, bit n = option n.
    pub options: u64,
    /// Heading in the resident's words.
    pub title: String,
    /// What to do, in order.
    pub steps: Vec<Text>,
    /// Positions in [`Pack::contacts`], best first.
    pub contacts: Vec<u16>,
}

/// An official term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The term.
    pub name: String,
    /// At most 25 characters that explain it.
    pub meaning: String,
}
