//! Words that belong to no policy: units, relations, numerals, messages about answers.
//!
//! One module per language; what programmes say of themselves stands in the pack. What a family is told comes in the
//! [`Language`] of the page; `household.json` and what is printed for officers and developers is Chinese.

mod en;
mod language;
pub mod zh;
mod zh_input;

use alloc::string::String;

pub use language::Language;
pub use zh_input::input_error;

use crate::{Distance, Range, pack::Unit};

/// Functions of these names in every language.
macro_rules! in_every_language {
    ($($(#[doc = $doc:literal])* $seen:vis fn $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {$(
        $(#[doc = $doc])*
        $seen fn $name($($argument: $type),*) -> $result {
            match Language::current() {
                Language::Chinese => zh::$name($($argument),*),
                Language::English => en::$name($($argument),*),
            }
        }
    )*};
}

in_every_language! {
    /// A unit as it stands after a number.
    pub fn unit(unit: Unit) -> &'static str;
    /// A range without its unit.
    pub(crate) fn range(range: Range, unit: Unit) -> String;
    /// What the time since a day is called.
    pub(crate) fn since(name: &str, day: Range) -> String;
    /// What the numbers of a formula are.
    pub(crate) fn legend(entries: &[(String, String)]) -> String;
    /// The greater of two where it is not settled which.
    pub(crate) fn greater(a: &str, b: &str) -> String;
    /// The lesser of two where it is not settled which.
    pub(crate) fn lesser(a: &str, b: &str) -> String;
    /// What to say where no figure is in force on the day.
    pub(crate) fn no_standard(name: &str) -> String;
    /// What stands for a figure that is not known on the day.
    pub(crate) fn not_published() -> &'static str;
    /// How two numbers stand to each other.
    pub(crate) fn comparison(this: &Comparison<'_>) -> String;
}

/// Two numbers that a condition compares.
pub(crate) struct Comparison<'a> {
    pub(crate) name: &'a str,
    pub(crate) formula: Option<&'a str>,
    pub(crate) left: Range,
    pub(crate) unit: Unit,
    pub(crate) right_name: &'a str,
    pub(crate) right_formula: Option<&'a str>,
    pub(crate) right: Range,
    /// How far it is from ending the other way.
    pub(crate) distance: Option<Distance>,
    /// Whether it ended as the condition asks.
    pub(crate) is_met: bool,
}
