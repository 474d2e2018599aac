//! Where to go, whom to call, what to do at once, and what words mean.

use alloc::{string::String, vec::Vec};

use super::{Confidence, FactId, Text};

/// A district and its offices.
#[derive(Debug, Clone, PartialEq)]
pub struct District {
    /// Six-digit division code.
    pub code: u32,
    /// Name.
    pub name: String,
    /// Its street, town and township offices.
    pub offices: Vec<Office>,
}

/// A street, town or township office.
#[derive(Debug, Clone, PartialEq)]
pub struct Office {
    /// Last three digits of the division code.
    pub code: u16,
    /// Name.
    pub name: String,
}

/// A telephone line.
#[derive(Debug, Clone, PartialEq)]
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

impl Contact {
    /// The address of a link that dials it.
    pub fn address(&self) -> String {
        let mut address = String::from("tel:");
        address.extend(self.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+'));
        address
    }
}

/// What to do at once in one kind of emergency.
#[derive(Debug, Clone, PartialEq)]
pub struct Urgent {
    /// The fact and option this entry answers.
    pub fact: FactId,
    /// Set of options, bit n = option n.
    pub options: u64,
    /// Heading in the resident's words.
    pub title: String,
    /// What to do, in order.
    pub steps: Vec<Text>,
    /// Positions in [`Pack::contacts`](super::Pack::contacts), best first.
    pub contacts: Vec<u16>,
}

/// An official term.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term.
    pub name: String,
    /// At most 25 characters that explain it.
    pub meaning: String,
}
