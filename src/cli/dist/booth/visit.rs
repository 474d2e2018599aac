//! `visit.html`: the page that a visitor sees at a booth. It is the resident's page, and around it what clears away
//! everything for the next one.

use jiuzhu_app::text::booth::visit as say;

use super::Booth;
use crate::{
    dist::{
        asset::Asset,
        edition::Around,
        html::{Tag, tag, words},
    },
    failure::Failure,
};

/// Name of the page.
pub(super) const NAME: &str = "visit.html";

impl Booth<'_> {
    pub(super) fn visit(
        &self,
        fill: impl Fn(&Around<'_>) -> Result<String, Failure>,
    ) -> Result<Asset, Failure> {
        let files = vec![self.file("booth.css")?, self.file("visit.js")?];
        let style = tag("link")
            .set("rel", "stylesheet")
            .set("href", "booth/booth.css");
        // In the order in which `data-outcome` gives their letters.
        let programmes: Vec<&str> = self.pack.programmes.iter().map(|p| p.name.as_str()).collect();
        let script = tag("script")
            .set("defer", "")
            .set("src", "booth/visit.js")
            .set("data-programmes", programmes.join("|"));
        let robots = tag("meta").set("name", "robots").set("content", "noindex");
        let address = self.site.address("index.html");
        let around = Around {
            root: self.dates().to_vec(),
            files,
            head: format!("{robots}{style}{script}"),
            above: bar().to_string(),
            address: address.map_or_else(String::new, |address| format!(" data-address=\"{address}\"")),
        };
        let html = fill(&around)?;
        Ok(Asset::page(NAME, html.into_bytes()))
    }
}

/// What stands above the page on every screen.
fn bar() -> Tag {
    let next = words("button", say::NEXT_VISITOR)
        .class("button")
        .set("type", "button")
        .set("data-booth", "next");
    tag("div").class("bar").child(next)
}
