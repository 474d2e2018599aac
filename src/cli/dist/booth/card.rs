//! `card.html`: what a volunteer must know, on one sheet of paper. [`content`] is also a panel of the visitor's page.

use jiuzhu_app::text::{Phrase, booth::card as say};
use jiuzhu_engine::{
    Pack,
    pack::{Contact, Urgent},
};

use super::Booth;
use crate::{
    dist::{
        asset::Asset,
        html::{Tag, tag, words},
    },
    failure::Failure,
};

/// Name of the page.
pub(super) const NAME: &str = "card.html";

impl Booth<'_> {
    pub(super) fn card(&self) -> Result<Asset, Failure> {
        let print = words("button", say::PRINT)
            .class("button")
            .set("type", "button")
            .set("data-card", "print");
        let parts = tag("div").class("card-parts").children(content(self.pack));
        self.page(NAME, say::TITLE, "card.js", [print, parts])
    }
}

/// All that the card says, each part a `section` under its `h2`. The emergencies and telephones are the policy's.
pub(super) fn content(pack: &Pack) -> Vec<Tag> {
    let hotline = pack.contacts.first().map_or("", |contact| &contact.phone);
    let urgent = part("card-urgent", say::AT_ONCE)
        .child(words("p", say::AT_ONCE_LEAD))
        .child(tag("ul").children(pack.urgent.iter().map(|kind| emergency(pack, kind))));
    let others = say::parts(hotline).into_iter().map(|told| {
        let lines = told.lines.iter().map(|line| words("li", line));
        part(told.id, told.title).child(tag("ul").children(lines))
    });
    [urgent].into_iter().chain(others).collect()
}

fn part(id: &str, title: &str) -> Tag {
    tag("section").set("id", id).child(words("h2", title))
}

/// An emergency, and whom to call.
fn emergency(pack: &Pack, kind: &Urgent) -> Tag {
    let contacts = kind
        .contacts
        .iter()
        .filter_map(|id| pack.contacts.get(usize::from(*id)));
    let numbers = contacts.map(|contact: &Contact| {
        words("a", Phrase::Call(&contact.phone).text())
            .class("phone")
            .set("href", contact.address())
    });
    let line = words("li", &kind.title);
    numbers.fold(line, |line, number| line.text(" ").child(number))
}
