//! What a policy says, as parts of a page.

use jiuzhu_app::text::{Phrase, documents};
use jiuzhu_engine::{
    Pack, Screening,
    pack::{Citation, Contact, Programme, ProgrammeId, Text, Trouble, Urgent},
};

use super::parts::{dial, link, list, phone, wrapped};
use crate::dist::html::{Tag, tag, words};

/// A policy on the day of its check, and from where its pages are linked.
pub(super) struct Policy<'a> {
    pub(super) pack: &'a Pack,
    /// A household that has answered nothing.
    blank: Screening<'a>,
    /// What stands before the name of a page in a link: nothing or a folder.
    folder: &'static str,
}

impl<'a> Policy<'a> {
    pub(super) fn new(pack: &'a Pack, folder: &'static str) -> Self {
        Self {
            pack,
            blank: Screening::new(pack, pack.checked_on),
            folder,
        }
    }
}

impl Policy<'_> {
    /// Where the page of a programme or guide is.
    pub(super) fn file(&self, id: &str) -> String {
        format!("{}{id}.html", self.folder)
    }

    /// The conditions that count on the day, each with what to do where it fails and a person decides.
    pub(super) fn conditions(&self, id: ProgrammeId, programme: &Programme) -> Vec<Tag> {
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

    pub(super) fn urgent(&self, kind: &Urgent) -> Tag {
        tag("div")
            .child(words("h3", &kind.title))
            .children(dial(self.contacts(&kind.contacts)))
            .children(list("ol", kind.steps.iter().map(|step| self.words("li", step))))
    }

    pub(super) fn trouble(&self, trouble: &Trouble) -> Tag {
        tag("div")
            .child(words("h3", &trouble.name))
            .children(self.leads_to(trouble))
    }

    /// Links to what helps with a trouble, best first.
    pub(super) fn leads_to(&self, trouble: &Trouble) -> Option<Tag> {
        let guides = trouble
            .guides
            .iter()
            .filter_map(|n| self.pack.guides.get(usize::from(*n)));
        let guides = guides.map(|guide| link("link", &self.file(&guide.id), &guide.name));
        wrapped(self.names(&trouble.programmes, |p| &p.short).chain(guides))
    }

    /// A link to a page, with the line about it.
    pub(super) fn door(&self, id: &str, name: &str, about: &Text) -> Tag {
        tag("li")
            .child(link("button door", &self.file(id), name))
            .children(self.hint(about))
    }

    /// Links to other programmes in a row.
    pub(super) fn links(&self, ids: &[ProgrammeId]) -> Option<Tag> {
        wrapped(self.names(ids, |p| &p.name))
    }

    fn names(&self, ids: &[ProgrammeId], name: fn(&Programme) -> &String) -> impl Iterator<Item = Tag> {
        let all = ids
            .iter()
            .filter_map(|id| self.pack.programmes.get(usize::from(*id)));
        all.map(move |programme| link("link", &self.file(&programme.id), name(programme)))
    }

    fn contacts(&self, ids: &[u16]) -> impl Iterator<Item = &Contact> {
        ids.iter()
            .filter_map(|id| self.pack.contacts.get(usize::from(*id)))
    }

    pub(super) fn phones(&self, ids: &[u16]) -> impl Iterator<Item = Tag> {
        self.contacts(ids).map(phone)
    }

    /// The official terms in a text, explained.
    pub(super) fn terms(&self, text: &str) -> Vec<Tag> {
        let terms = self.pack.glossary.iter().filter(|term| text.contains(&term.name));
        terms
            .map(|term| words("p", Phrase::Term(&term.name, &term.meaning).text()))
            .collect()
    }

    pub(super) fn sources(&self, citations: &[Citation]) -> Option<Tag> {
        let lines = documents(&self.blank.cite(citations));
        list("ul", lines.into_iter().map(|line| words("li", line)))
    }

    pub(super) fn fill(&self, text: &Text) -> String {
        self.blank.text(text)
    }

    pub(super) fn words(&self, name: &'static str, text: &Text) -> Tag {
        words(name, self.fill(text))
    }

    /// A paragraph; nothing if there is no text.
    pub(super) fn maybe(&self, text: &Text) -> Option<Tag> {
        let text = self.fill(text);
        (!text.is_empty()).then(|| words("p", text))
    }

    pub(super) fn hint(&self, text: &Text) -> Option<Tag> {
        self.maybe(text).map(|paragraph| paragraph.class("hint"))
    }
}
