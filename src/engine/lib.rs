//! The engine of 救助一问: what a household's answers settle, and what they leave open.
//!
//! Pure: no clock, no files, no network, no policy. Everything it knows of programmes, figures and words
//! comes from a compiled [`pack::Pack`]; the screening date is an input.
//!
//! Every fact stands for the *set* of values it may still have: an interval of exact numbers, a subset of
//! options, and apart from both, *not applicable*. Rules are evaluated on such sets, so an unanswered
//! question never counts as no, zero or false, and a firm verdict holds for every completion of the answers.
#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod amount;
mod codec;
mod date;
mod distance;
mod explain;
mod formula;
mod household;
mod interview;
mod number;
mod range;
mod report;
mod screening;
mod search;
mod season;
mod standing;
mod validate;
mod void;

pub mod input;
pub mod limits;
pub mod pack;
pub mod text;
pub mod value;

pub use amount::{Amount, AmountError, Every};
pub use codec::{DecodeError, FORMAT};
pub use date::{Date, DateError};
pub use distance::{Direction, Distance};
pub use explain::{CitationText, Compared, Explanation, Reason};
pub use household::{Answer, AnswerError, FactKey, Household, MAX_MEMBERS};
pub use interview::{Open, Step};
pub use number::Number;
pub use pack::Pack;
pub use range::Range;
pub use report::{
    AmountReport, ConditionReport, DistanceReport, FactReport, NextReport, PackName, ProgrammeReport, Report,
};
pub use screening::{Screening, Verdict};
pub use search::{Hit, search};
pub use season::Season;
