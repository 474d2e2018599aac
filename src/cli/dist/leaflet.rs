//! The policy on paper: a page for each programme and each guide, and a list of them, for whoever cannot run the
//! program, finds one by a link, or prints it.
//!
//! Made of the compiled pack alone, with the figures of the day on which it was checked. The pages keep their names,
//! so that they can be linked.

mod html;
mod parts;
#[cfg(test)]
mod tests;

use jiuzhu_app::text::{Phrase, Word, documents, leaflet as say};
use jiuzhu_engine::{
    Pack, Screening,
    pack::{Citation, Contact, Guide, Programme, ProgrammeId, Text, Trouble, Urgent},
};

use super::asset::Asset;
use crate::{failure::Failure, serve::PAGE_POLICY};
use html::{Tag, tag, words};
use parts::{call, doors, link, list, part, phone, under, wrapped};

/// The folder of the pages.
const FOLDER: &str = "p";
/// The list.
const LIST: &str = "index";
/// The start page, and the questions behind it.
const START: &str = "../index.html";
const QUESTIONS: &str = "../index.html#check";

/// All pages. What they look like is among the `assets`.
pub(super) fn write(pack: &Pack, assets: &[Asset]) -> Result<Vec<Asset>, Failure> {
    let writer = Writer {
        pack,
        blank: Screening::new(pack, pack.checked_on),
        style: reference(assets, "style.css")?,
        size: reference(assets, "size.js")?,
        icon: reference(assets, "icons/icon.svg")?,
        picture: reference(assets, "icons/icon-180.png")?,
    };
    let mut leaflets = vec![writer.list()];
    leaflets.extend(
        (0..)
            .zip(&pack.programmes)
            .map(|(id, programme)| writer.programme(id, programme)),
    );
    leaflets.extend(pack.guides.iter().map(|guide| writer.guide(guide)));
    let mut names: Vec<&str> = leaflets.iter().map(Asset::name).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(pair) => Err(Failure::new(
            pair.first().copied().unwrap_or_default(),
            "两张单页的文件名一样",
            "给待遇或须知换一个编号，index 留给一览",
        )),
        None => Ok(leaflets),
    }
}

/// A file as a page in the folder names it.
fn reference(assets: &[Asset], name: &str) -> Result<String, Failure> {
    let asset = assets.iter().find(|asset| asset.name() == name);
    let asset =
        asset.ok_or_else(|| Failure::new(format!("www/{name}"), "没有这个文件", "恢复它：单页要用"))?;
    Ok(format!("../{}", asset.published()))
}

/// Name of the page of a programme or guide, beside the others.
fn file(id: &str) -> String {
    format!("{id}.html")
}

/// What a page is.
struct Leaflet<'a> {
    id: &'a str,
    /// Title of the window; also what is shown where the page is shared.
    title: String,
    /// One sentence about it, for whoever finds or shares it.
    about: String,
    /// Heading.
    name: &'a str,
}

struct Writer<'a> {
    pack: &'a Pack,
    /// A household that has answered nothing, on the day of the check.
    blank: Screening<'a>,
    style: String,
    size: String,
    icon: String,
    picture: String,
}

impl Writer<'_> {
    fn list(&self) -> Asset {
        let pack = self.pack;
        let leaflet = Leaflet {
            id: LIST,
            title: say::list_title(&pack.name),
            about: say::list_about(&pack.name, pack.programmes.len()),
            name: say::LIST,
        };
        let names = pack
            .programmes
            .iter()
            .map(|p| self.door(&p.id, &p.name, &p.summary));
        let guides = pack.guides.iter().map(|g| self.door(&g.id, &g.name, &g.summary));
        let parts = [
            (
                say::AT_ONCE,
                pack.urgent.iter().map(|kind| self.urgent(kind)).collect(),
            ),
            (
                say::BY_TROUBLE,
                pack.troubles.iter().map(|t| self.trouble(t)).collect(),
            ),
            (say::BY_NAME, doors(names)),
            (Word::Guides.text(), doors(guides)),
            (
                Word::Phones.text(),
                pack.contacts.iter().map(phone).collect::<Vec<Tag>>(),
            ),
        ];
        let marks = parts.iter().filter(|(_, content)| !content.is_empty());
        let jumps = marks.map(|(title, _)| link("link", &format!("#{title}"), title));
        let jumps = tag("nav")
            .set("aria-label", say::ON_THIS_PAGE)
            .children(wrapped(jumps));
        let lead = words("p", say::LIST_LEAD).class("lead");
        let parts = parts
            .into_iter()
            .filter_map(|(title, content)| part(title, content).map(|part| part.set("id", title)));
        self.page(&leaflet, [lead, jumps].into_iter().chain(parts))
    }

    fn programme(&self, id: ProgrammeId, programme: &Programme) -> Asset {
        let leaflet = Leaflet {
            id: &programme.id,
            title: say::programme_title(&programme.name, &self.pack.name),
            about: self.fill(&programme.summary),
            name: &programme.name,
        };
        let how = &programme.how;
        let papers = how.papers.iter().map(|paper| {
            let hint = self.hint(&paper.hint);
            words("li", &paper.name).children(hint)
        });
        let how = list("ol", how.steps.iter().map(|step| self.words("li", step)))
            .into_iter()
            .chain(under(Word::Papers, list("ul", papers)))
            .chain(under(Word::Time, self.maybe(&how.time)))
            .chain(under(Word::Online, self.maybe(&how.online)))
            .chain(under(Word::Fee, self.maybe(&how.fee)));
        let whom = [self.words("p", &programme.whom.office)]
            .into_iter()
            .chain(self.phones(&programme.whom.contacts));
        let reviewed = programme.reviewed.iter().map(|note| self.words("li", &note.text));
        let opens = programme.opens.iter().map(|text| self.words("li", text));
        let excludes = programme
            .excludes
            .iter()
            .map(|other| self.words("p", &other.text));
        let season = programme
            .application
            .iter()
            .map(|a| self.words("p", &a.note.text));
        let conditions = self.conditions(id, programme);
        let terms = [self.fill(&programme.what), self.fill(&programme.amount_note)].concat();
        let parts = [
            part(Word::WhatTitle.text(), self.maybe(&programme.what)),
            part(Word::ConditionsTitle.text(), conditions),
            part(Word::Reviewed.text(), list("ul", reviewed)),
            part(Word::MoneyTitle.text(), self.maybe(&programme.amount_note)),
            part(say::SEASON, season),
            part(Word::HowTitle.text(), how),
            part(Word::WhoTitle.text(), whom),
            part(Word::Unlocks.text(), self.links(&programme.unlocks)),
            part(Word::Opens.text(), list("ul", opens)),
            part(Word::Excludes.text(), excludes),
            part(Word::InsteadTitle.text(), self.links(&programme.instead)),
            part(Word::Terms.text(), self.terms(&terms)),
            part(Word::Sources.text(), self.sources(&cited(programme))),
        ];
        let lead = self.words("p", &programme.summary).class("lead");
        self.page(&leaflet, [lead].into_iter().chain(parts.into_iter().flatten()))
    }

    fn guide(&self, guide: &Guide) -> Asset {
        let leaflet = Leaflet {
            id: &guide.id,
            title: Phrase::WindowTitle(&guide.name).text(),
            about: self.fill(&guide.summary),
            name: &guide.name,
        };
        let said: String = guide.body.iter().map(|text| self.fill(text)).collect();
        let body = [self.words("p", &guide.summary).class("lead")]
            .into_iter()
            .chain(guide.body.iter().map(|text| self.words("p", text)))
            .chain(part(Word::Phones.text(), self.phones(&guide.contacts)))
            .chain(part(Word::Terms.text(), self.terms(&said)))
            .chain(part(Word::Sources.text(), self.sources(&guide.citations)));
        self.page(&leaflet, body)
    }

    /// A whole page: what it holds, between the ways back and the line to call.
    fn page(&self, leaflet: &Leaflet<'_>, body: impl IntoIterator<Item = Tag>) -> Asset {
        let up = (leaflet.id != LIST).then(|| link("link back", &file(LIST), say::ALL));
        let back = tag("nav")
            .class("top")
            .set("aria-label", say::WAYS_BACK)
            .children(up)
            .child(link("link", START, Word::Home.text()));
        let on =
            tag("nav")
                .set("aria-label", say::WAY_ON)
                .child(link("button primary", QUESTIONS, say::CHECK));
        let main = tag("main")
            .child(back)
            .child(words("h1", leaflet.name))
            .children(body)
            .child(on)
            .child(self.foot());
        let html = tag("html")
            .set("lang", "zh-CN")
            .child(self.head(leaflet))
            .child(tag("body").child(main));
        let name = format!("{FOLDER}/{}", file(leaflet.id));
        Asset::page(&name, format!("<!doctype html>\n{html}\n").into_bytes())
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
            .child(meta("referrer", "no-referrer"))
            .child(words("title", &leaflet.title))
            .child(meta("description", &leaflet.about))
            .child(shared("og:type", "article"))
            .child(shared("og:locale", "zh_CN"))
            .child(shared("og:site_name", Word::Service.text()))
            .child(shared("og:title", &leaflet.title))
            .child(shared("og:description", &leaflet.about))
            .child(shared("og:image", &self.picture))
            .child(file("icon", &self.icon).set("type", "image/svg+xml"))
            .child(file("apple-touch-icon", &self.picture))
            .child(tag("script").set("src", &self.size))
            .child(file("stylesheet", &self.style))
    }

    fn foot(&self) -> Tag {
        let pack = self.pack;
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

    /// The conditions that count on the day, each with what to do where it fails and a person decides.
    fn conditions(&self, id: ProgrammeId, programme: &Programme) -> Vec<Tag> {
        let reasons = self.blank.explain(id).reasons.into_iter().map(|reason| {
            let mut all = programme.conditions.iter();
            let waiver = all.find(|c| c.id == reason.condition).map(|c| &c.waiver);
            words("li", &reason.text).children(waiver.and_then(|text| self.hint(text)))
        });
        let decides = programme
            .discretion
            .iter()
            .map(|note| self.words("p", &note.text));
        list("ul", reasons).into_iter().chain(decides).collect()
    }

    fn urgent(&self, kind: &Urgent) -> Tag {
        tag("div")
            .child(words("h3", &kind.title))
            .children(list("ol", kind.steps.iter().map(|step| self.words("li", step))))
            .children(self.contacts(&kind.contacts).map(call))
    }

    fn trouble(&self, trouble: &Trouble) -> Tag {
        let guides = trouble
            .guides
            .iter()
            .filter_map(|n| self.pack.guides.get(usize::from(*n)));
        let guides = guides.map(|guide| link("link", &file(&guide.id), &guide.name));
        let links = self.names(&trouble.programmes, |p| &p.short).chain(guides);
        tag("div")
            .child(words("h3", &trouble.name))
            .children(wrapped(links))
    }

    /// A link to a page, with the line about it.
    fn door(&self, id: &str, name: &str, about: &Text) -> Tag {
        tag("li")
            .child(link("button door", &file(id), name))
            .children(self.hint(about))
    }

    /// Links to other programmes in a row.
    fn links(&self, ids: &[ProgrammeId]) -> Option<Tag> {
        wrapped(self.names(ids, |p| &p.name))
    }

    fn names(&self, ids: &[ProgrammeId], name: fn(&Programme) -> &String) -> impl Iterator<Item = Tag> {
        let all = ids
            .iter()
            .filter_map(|id| self.pack.programmes.get(usize::from(*id)));
        all.map(move |programme| link("link", &file(&programme.id), name(programme)))
    }

    fn contacts(&self, ids: &[u16]) -> impl Iterator<Item = &Contact> {
        ids.iter()
            .filter_map(|id| self.pack.contacts.get(usize::from(*id)))
    }

    fn phones(&self, ids: &[u16]) -> impl Iterator<Item = Tag> {
        self.contacts(ids).map(phone)
    }

    /// The official terms in a text, explained.
    fn terms(&self, text: &str) -> Vec<Tag> {
        let terms = self.pack.glossary.iter().filter(|term| text.contains(&term.name));
        terms
            .map(|term| words("p", Phrase::Term(&term.name, &term.meaning).text()))
            .collect()
    }

    fn sources(&self, citations: &[Citation]) -> Option<Tag> {
        let lines = documents(&self.blank.cite(citations));
        list("ul", lines.into_iter().map(|line| words("li", line)))
    }

    fn fill(&self, text: &Text) -> String {
        self.blank.text(text)
    }

    fn words(&self, name: &'static str, text: &Text) -> Tag {
        words(name, self.fill(text))
    }

    /// A paragraph; nothing if there is no text.
    fn maybe(&self, text: &Text) -> Option<Tag> {
        let text = self.fill(text);
        (!text.is_empty()).then(|| words("p", text))
    }

    fn hint(&self, text: &Text) -> Option<Tag> {
        self.maybe(text).map(|paragraph| paragraph.class("hint"))
    }
}

/// All that a programme rests on.
fn cited(programme: &Programme) -> Vec<Citation> {
    let conditions = programme.conditions.iter().flat_map(|c| &c.citations);
    let season = programme.application.as_ref().map(|a| &a.note);
    let notes = programme
        .discretion
        .iter()
        .chain(&programme.reviewed)
        .chain(season);
    conditions
        .chain(programme.amount.iter().flat_map(|amount| &amount.citations))
        .chain(notes.flat_map(|note| &note.citations))
        .chain(&programme.how.citations)
        .chain(programme.excludes.iter().flat_map(|other| &other.citations))
        .cloned()
        .collect()
}
