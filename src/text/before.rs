//! Words of the start page that the program does not use: they stand there before it comes, and where it does not.

use super::{Language, en, zh};

/// What stands in `index.html` beside what the program draws.
#[derive(Debug)]
pub struct Before {
    /// For `<html lang>`.
    pub language: &'static str,
    /// For whoever shares the page.
    pub locale: &'static str,
    /// What the start page is for, for whoever finds or shares it.
    pub about: &'static str,
    /// How far the program has come, before the per cent.
    pub loading: &'static str,
    /// Heading of the advice where the program has not come.
    pub no_program: &'static str,
    /// Why it may not have come, and what to try.
    pub why: [&'static str; 2],
    /// Loads it once more.
    pub again: &'static str,
    /// The list of what there is.
    pub list: &'static str,
    /// What the links to the parts of the page are.
    pub on_this_page: &'static str,
    /// The emergencies.
    pub at_once: &'static str,
    /// From what is wrong to what to ask for.
    pub by_trouble: &'static str,
    /// For whoever finds nothing in the table, or misses a condition.
    pub not_sure: &'static str,
    /// What they should do.
    pub ask: &'static str,
    /// How to apply without the program.
    pub how: [&'static str; 3],
}

impl Before {
    /// In the language that is spoken.
    pub fn current() -> &'static Self {
        match Language::current() {
            Language::Chinese => &zh::leaflet::BEFORE,
            Language::English => &en::BEFORE,
        }
    }
}
