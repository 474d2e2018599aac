//! The policy on paper: a page for each programme and each guide, and a list of them, for whoever cannot run the
//! program, finds one by a link, or prints it; and the advice on the start page, for whoever cannot run it.
//!
//! Made of the compiled pack alone, with the figures of the day on which it was checked. The pages keep their names,
//! so that they can be linked.

mod advice;
mod page;
mod parts;
mod policy;
#[cfg(test)]
mod tests;

use jiuzhu_app::text::{Phrase, Word, leaflet as say};
use jiuzhu_engine::{
    Pack,
    pack::{Citation, Guide, Programme, ProgrammeId},
};

use super::{
    asset::Asset,
    html::{Tag, tag, words},
    site::Site,
};
use crate::failure::Failure;

use page::Leaflet;
use parts::{doors, link, list, part, phone, under, wrapped};
use policy::Policy;

pub(super) use advice::advice;

/// The folder of the pages.
const FOLDER: &str = "p";
/// The list.
const LIST: &str = "index";
/// The start page, and the questions behind it.
const START: &str = "../index.html";
const QUESTIONS: &str = "../index.html#check";

/// The way from the folder to the start page.
const UP: &str = "../";

/// All pages. What they look like is among the `assets`.
pub(super) fn write(pack: &Pack, site: &Site, assets: &[Asset]) -> Result<Vec<Asset>, Failure> {
    let beside = |name| Ok(format!("{UP}{}", published(assets, name)?));
    let writer = Writer {
        policy: Policy::new(pack, ""),
        site,
        style: beside("style.css")?,
        size: beside("size.js")?,
        icon: beside("icons/icon.svg")?,
        picture: picture(assets)?,
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

/// The picture that is shown where a page is shared.
pub(super) fn picture(assets: &[Asset]) -> Result<&str, Failure> {
    published(assets, "icons/icon-180.png")
}

/// What a page beside the start page calls a file.
pub(super) fn published<'a>(assets: &'a [Asset], name: &str) -> Result<&'a str, Failure> {
    let asset = assets.iter().find(|asset| asset.name() == name);
    let missing = || Failure::new(format!("www/{name}"), "没有这个文件", "恢复它：单页要用");
    asset.map(Asset::published).ok_or_else(missing)
}

/// Writes pages: what the policy says, and the files that every page names.
struct Writer<'a> {
    policy: Policy<'a>,
    site: &'a Site,
    style: String,
    size: String,
    icon: String,
    picture: &'a str,
}

impl Writer<'_> {
    fn list(&self) -> Asset {
        let policy = &self.policy;
        let pack = policy.pack;
        let leaflet = Leaflet {
            id: LIST,
            title: say::list_title(&pack.name),
            about: say::list_about(&pack.name, pack.programmes.len()),
            name: say::LIST,
        };
        let names = pack
            .programmes
            .iter()
            .map(|p| policy.door(&p.id, &p.name, &p.summary));
        let guides = pack
            .guides
            .iter()
            .map(|g| policy.door(&g.id, &g.name, &g.summary));
        let parts = [
            (
                say::AT_ONCE,
                pack.urgent.iter().map(|kind| policy.urgent(kind)).collect(),
            ),
            (
                say::BY_TROUBLE,
                pack.troubles.iter().map(|t| policy.trouble(t)).collect(),
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
        let policy = &self.policy;
        let leaflet = Leaflet {
            id: &programme.id,
            title: say::programme_title(&programme.name, &policy.pack.name),
            about: policy.fill(&programme.summary),
            name: &programme.name,
        };
        let how = &programme.how;
        let papers = how.papers.iter().map(|paper| {
            let hint = policy.hint(&paper.hint);
            words("li", &paper.name).children(hint)
        });
        let how = list("ol", how.steps.iter().map(|step| policy.words("li", step)))
            .into_iter()
            .chain(under(Word::Papers, list("ul", papers)))
            .chain(under(Word::Time, policy.maybe(&how.time)))
            .chain(under(Word::Online, policy.maybe(&how.online)))
            .chain(under(Word::Fee, policy.maybe(&how.fee)));
        let whom = [policy.words("p", &programme.whom.office)]
            .into_iter()
            .chain(policy.phones(&programme.whom.contacts));
        let reviewed = programme
            .reviewed
            .iter()
            .map(|note| policy.words("li", &note.text));
        let opens = programme.opens.iter().map(|text| policy.words("li", text));
        let excludes = programme
            .excludes
            .iter()
            .map(|other| policy.words("p", &other.text));
        let season = programme
            .application
            .iter()
            .map(|a| policy.words("p", &a.note.text));
        let conditions = policy.conditions(id, programme);
        let terms = [policy.fill(&programme.what), policy.fill(&programme.amount_note)].concat();
        let parts = [
            part(Word::WhatTitle.text(), policy.maybe(&programme.what)),
            part(Word::ConditionsTitle.text(), conditions),
            part(Word::Reviewed.text(), list("ul", reviewed)),
            part(Word::MoneyTitle.text(), policy.maybe(&programme.amount_note)),
            part(say::SEASON, season),
            part(Word::HowTitle.text(), how),
            part(Word::WhoTitle.text(), whom),
            part(Word::Unlocks.text(), policy.links(&programme.unlocks)),
            part(Word::Opens.text(), list("ul", opens)),
            part(Word::Excludes.text(), excludes),
            part(Word::InsteadTitle.text(), policy.links(&programme.instead)),
            part(Word::Terms.text(), policy.terms(&terms)),
            part(Word::Sources.text(), policy.sources(&cited(programme))),
        ];
        let lead = policy.words("p", &programme.summary).class("lead");
        self.page(&leaflet, [lead].into_iter().chain(parts.into_iter().flatten()))
    }

    fn guide(&self, guide: &Guide) -> Asset {
        let policy = &self.policy;
        let leaflet = Leaflet {
            id: &guide.id,
            title: Phrase::WindowTitle(&guide.name).text(),
            about: policy.fill(&guide.summary),
            name: &guide.name,
        };
        let said: String = guide.body.iter().map(|text| policy.fill(text)).collect();
        let body = [policy.words("p", &guide.summary).class("lead")]
            .into_iter()
            .chain(guide.body.iter().map(|text| policy.words("p", text)))
            .chain(part(Word::Phones.text(), policy.phones(&guide.contacts)))
            .chain(part(Word::Terms.text(), policy.terms(&said)))
            .chain(part(Word::Sources.text(), policy.sources(&guide.citations)));
        self.page(&leaflet, body)
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
