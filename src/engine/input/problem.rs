//! What can be wrong with a household as written.

use alloc::{string::String, vec::Vec};

use crate::{Range, pack::Unit};

/// Why a household cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// Where, for example `成员[1].月收入`; empty for the whole.
    pub place: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A key that names nothing.
    UnknownKey {
        /// The key.
        written: String,
        /// The keys that could stand there.
        known: Vec<String>,
    },
    /// A household fact written for a member, or the reverse.
    OtherScope {
        /// The key.
        written: String,
        /// Where it belongs.
        place: String,
    },
    /// An option that the fact does not have.
    UnknownOption {
        /// The option.
        written: String,
        /// The fact's options.
        known: Vec<String>,
    },
    /// Something of another shape.
    Expected {
        /// What belongs there.
        what: Expected,
        /// What was written, shortened.
        written: String,
    },
    /// A number outside the fact's domain.
    OutOfDomain {
        /// The domain.
        domain: Range,
        /// Its unit.
        unit: Unit,
    },
    /// A fraction of something counted whole.
    NotWhole,
    /// A fraction finer than anybody reckons with.
    TooFine,
    /// A range with its ends the wrong way round.
    Reversed,
    /// An empty list of members.
    NoMembers,
    /// More members than can be reckoned with.
    TooManyMembers {
        /// How many were written.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A day that is not in the calendar.
    NoSuchDay {
        /// What was written.
        written: String,
    },
    /// A period where the fact has none.
    Period {
        /// What was written.
        written: String,
    },
    /// A number beyond 64 bits.
    TooLarge,
}

/// What belongs in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The whole household.
    Household,
    /// A map of answers.
    Facts,
    /// A list of members.
    Members,
    /// Yes or no.
    Truth,
    /// One option.
    Option,
    /// A list of options.
    Options,
    /// A number.
    Number,
    /// A map with 从 or 到.
    Bounds,
}

impl InputError {
    /// The names that could have been meant, for suggestions.
    pub fn known(&self) -> &[String] {
        match &self.problem {
            Problem::UnknownKey { known, .. } | Problem::UnknownOption { known, .. } => known,
            _ => &[],
        }
    }

    /// The name that was written, if it is a name that is wrong.
    pub fn written(&self) -> Option<&str> {
        match &self.problem {
            Problem::UnknownKey { written, .. } | Problem::UnknownOption { written, .. } => Some(written),
            _ => None,
        }
    }
}
