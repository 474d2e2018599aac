//! A whole page around what it holds: the head for browsers and for whoever it is shared with, the ways on, the line to
//! call.

use jiuzhu_app::text::{Phrase, Word, leaflet as say};

use super::{
    FOLDER, LIST, QUESTIONS, START, UP, Writer,
    parts::{call, link, sizes},
};
use crate::{
    dist::{
        asset::Asset,
        html::{Tag, tag, words},
    },
    serve::PAGE_POLICY,
};

/// What a page is.
pub(super) struct Leaflet<'a> {
    pub(super) id: &'a str,
    /// Title of the window; also what is shown where the page is shared.
    pub(super) title: String,
    /// One sentence about it, for whoever finds or shares it.
    pub(super) about: String,
    /// Heading.
    pub(super) name: &'a str,
}

impl Writer<'_> {
    /// A whole page: what it holds, between the ways back and the line to call.
    pub(super) fn page(&self, leaflet: &Leaflet<'_>, body: impl IntoIterator<Item = Tag>) -> Asset {
        let up = (leaflet.id != LIST).then(|| link("link back", &self.policy.file(LIST), say::ALL));
        let back = tag("nav")
            .class("top")
            .set("aria-label", say::WAYS_BACK)
            .children(up)
            .child(link("link", START, Word::Home.text()));
        let on =
            tag("nav")
                .set("aria-label", say::WAY_ON)
                .child(link("button primary", QUESTIONS, say::CHECK));
        let home = self.site.name().map(|name| words("p", name).class("home"));
        let main = tag("main")
            .children(home)
            .child(back)
            .child(sizes())
            .child(words("h1", leaflet.name))
            .children(body)
            .child(on)
            .child(self.foot());
        let html = tag("html")
            .set("lang", "zh-CN")
            .sets(self.site.attributes())
            .child(self.head(leaflet))
            .child(tag("body").child(main));
        Asset::page(
            &self.name(leaflet),
            format!("<!doctype html>\n{html}\n").into_bytes(),
        )
    }

    /// Name of the page from the start page.
    fn name(&self, leaflet: &Leaflet<'_>) -> String {
        format!("{FOLDER}/{}", self.policy.file(leaflet.id))
    }

    fn head(&self, leaflet: &Leaflet<'_>) -> Tag {
        let meta = |name, content| tag("meta").set("name", name).set("content", content);
        let shared = |name, content| tag("meta").set("property", name).set("content", content);
        let file = |kind, file| tag("link").set("rel", kind).set("href", file);
        tag("head")
            .child(tag("meta").set("charset", "utf-8"))
            .child(
                tag("meta")
                    .set("http-equiv", "Content-Security-Policy")
                    .set("content", PAGE_POLICY),
            )
            .child(meta("viewport", "width=device-width, initial-scale=1"))
            .child(meta("format-detection", "telephone=no"))
            .child(meta("color-scheme", "light"))
            .child(meta("theme-color", self.site.colour()))
            .child(meta("referrer", "no-referrer"))
            .child(words("title", &leaflet.title))
            .child(meta("description", &leaflet.about))
            .child(shared("og:type", "article"))
            .child(shared("og:locale", "zh_CN"))
            .child(shared("og:site_name", Word::Service.text()))
            .child(shared("og:title", &leaflet.title))
            .child(shared("og:description", &leaflet.about))
            .children(self.site.shared(&self.name(leaflet), self.picture, UP))
            .child(file("icon", &self.icon).set("type", "image/svg+xml"))
            .child(file("apple-touch-icon", &format!("{UP}{}", self.picture)))
            .child(file("stylesheet", &self.style))
            // After the style: before it, the script keeps the first paint waiting.
            .child(tag("script").set("src", &self.size))
    }

    fn foot(&self) -> Tag {
        let pack = self.policy.pack;
        let version = Phrase::DataVersion(&pack.name, &pack.version, pack.checked_on).text();
        let small = [
            say::REFERENCE.to_owned(),
            version,
            say::good_until(pack.review_by),
        ];
        tag("footer")
            .class("foot")
            .child(words("h2", Word::Help.text()))
            .child(words("p", Word::HelpLead.text()))
            .children(pack.contacts.first().map(call))
            .children(small.map(|line| words("p", line).class("hint")))
    }
}
