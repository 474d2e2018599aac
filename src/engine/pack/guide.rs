//! Ways in for whoever does not know the name of a programme, and what to know besides.

use alloc::{string::String, vec::Vec};

use super::{Citation, FactId, ProgrammeId, Text};

/// Something to know that is no benefit, for example how to object to a decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    /// Stable short name.
    pub id: String,
    /// Title.
    pub name: String,
    /// One sentence for lists.
    pub summary: Text,
    /// The sentences, one idea each.
    pub body: Vec<Text>,
    /// Positions in [`Pack::contacts`](super::Pack::contacts), best first.
    pub contacts: Vec<u16>,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// What people come with, in their own words, and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    /// What they say.
    pub name: String,
    /// Other words for it, for the search.
    pub words: Vec<String>,
    /// Programmes to look at, best first.
    pub programmes: Vec<ProgrammeId>,
    /// Positions in [`Pack::guides`](super::Pack::guides), best first.
    pub guides: Vec<u16>,
    /// Answers that it gives.
    pub answers: Vec<Given>,
}

/// An answer that a trouble gives: an option of a household fact that is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The fact.
    pub fact: FactId,
    /// The option, 是 = 1 for a truth fact.
    pub option: u8,
}
