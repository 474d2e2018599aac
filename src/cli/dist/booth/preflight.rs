//! `booth.html`: what a volunteer checks the day before, and the way to the first visitor.

use jiuzhu_app::text::booth::preflight as say;

use super::{Booth, visit};
use crate::{
    dist::{asset::Asset, html::words},
    failure::Failure,
};

/// Name of the page.
pub(super) const NAME: &str = "booth.html";

impl Booth<'_> {
    pub(super) fn preflight(&self) -> Result<Asset, Failure> {
        let begin = words("a", say::BEGIN)
            .class("button primary")
            .set("href", visit::NAME);
        self.page(NAME, say::TITLE, "preflight.js", [begin])
    }
}
