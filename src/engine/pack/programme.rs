//! Programmes: their conditions and amounts by node, and what to say about them.

use alloc::{string::String, vec::Vec};

use super::{Citation, FactId, NodeId, ProgrammeId, Scope};
use crate::Date;

/// A sentence with places for figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Piece>);

/// A part of a [`Text`].
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Words as written.
    Words(String),
    /// The value of a household node on the screening date, without its unit.
    Value(NodeId),
}

/// A benefit or service that a household or member may get.
#[derive(Debug, Clone, PartialEq)]
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
    /// 还能办: programmes of the pack that it opens up, best first.
    pub unlocks: Vec<ProgrammeId>,
    /// Programmes that cannot be drawn beside this one, and why.
    pub excludes: Vec<Exclusion>,
    /// Programmes to look at instead, best first.
    pub instead: Vec<ProgrammeId>,
    /// Shown first when something urgent was reported.
    pub urgent: bool,
    /// 已享受: the truth fact of the programme's scope that says whether it is received already.
    pub received: Option<FactId>,
    /// 申请期: when applications are taken; `None` for all year round.
    pub application: Option<Application>,
}

/// One numbered condition of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Stable name within the programme.
    pub id: String,
    /// 情形: it says whether the programme concerns this household at all.
    pub situation: bool,
    /// The condition with its waiver applied.
    pub node: NodeId,
    /// The bare condition.
    pub rule: NodeId,
    /// Outcome that passes on the days on which it counts at all; every day if none. On others the condition passes.
    pub during: Option<NodeId>,
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
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The sentence.
    pub text: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// What a programme pays.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq, Default)]
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
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Its everyday name.
    pub name: String,
    /// Who needs it, or where to get it; may be empty.
    pub hint: Text,
}

/// 找谁办.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whom {
    /// The office, in words.
    pub office: Text,
    /// Positions in [`Pack::contacts`](super::Pack::contacts), best first.
    pub contacts: Vec<u16>,
}

/// A programme that excludes another.
#[derive(Debug, Clone, PartialEq)]
pub struct Exclusion {
    /// The other programme.
    pub programme: ProgrammeId,
    /// How to choose between the two.
    pub choose: Choose,
    /// Why, in a sentence.
    pub text: Text,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// How to choose between two programmes of which only one can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// 择一: the household does, or the office.
    Either,
    /// 择高: the one that pays more.
    Higher,
}

/// When applications are taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// The periods, at least one.
    pub windows: Vec<Window>,
    /// What to say about them, and where they stand.
    pub note: Note,
}

/// A period in which applications are taken, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// Every year from a month and day to a month and day, over the turn of the year if the end is the earlier one.
    Yearly {
        /// Month and day, each from 1.
        from: (u8, u8),
        /// Month and day.
        until: (u8, u8),
    },
    /// Once.
    Once {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
}
