//! Words that belong to no policy: units, relations, numerals, messages about answers.
//!
//! One module per language; what programmes say of themselves stands in the pack.

pub mod zh;
mod zh_input;

pub use zh_input::input_error;
