//! What is taken along: the results on one screen, for a picture of it, and on one sheet of paper.

use jiuzhu_engine::pack::ProgrammeId;

use super::{
    View,
    found::{Found, found, wanted},
    papers::papers,
    standing::Standing,
    tag::{Tag, row, tag, words},
};
use crate::text::{Phrase, Word};

/// How many programmes and papers one screen has room for.
const ON_SCREEN: usize = 3;
const PAPERS_ON_SCREEN: usize = 5;

/// What is worth asking for: what may be had, else what is not settled.
#[derive(Debug)]
pub(crate) struct Goals {
    found: Vec<Found>,
    ids: Vec<ProgrammeId>,
}

impl Goals {
    /// By what the answers come to.
    pub(crate) fn of(view: &View<'_>) -> Self {
        let found = found(view);
        let mut ids = wanted(&found);
        if ids.is_empty() {
            for found in &found {
                if found.standing == Standing::Possible {
                    ids.push(found.id);
                }
            }
        }
        Self { found, ids }
    }

    /// Their positions in the pack, best first.
    pub(crate) fn ids(&self) -> &[ProgrammeId] {
        &self.ids
    }

    /// The programmes, best first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(|found| self.ids.contains(&found.id))
    }
}

/// A programme in a line: what it is called, where it stands, what it pays.
pub(crate) fn goal(found: &Found) -> Tag {
    let pays = found.pays.as_deref().unwrap_or_default();
    tag("li")
        .child(words("strong", found.programme.name.as_str()))
        .text(" ")
        .child(found.standing.mark(true))
        .text(" ")
        .child(words("span", pays.to_owned()))
}

/// Where to go and whom to call, a line each.
pub(crate) fn whom(view: &View<'_>) -> Tag {
    let place = match view.office() {
        Some((district, office)) => Phrase::Place(&district.name, &office.name).text(),
        None => Word::WhoPageLead.text().into(),
    };
    let line = view.pack().contacts.first();
    row()
        .child(words("p", place).class("place"))
        .maybe(line.map(|line| words("p", Phrase::Line(&line.phone, &line.name))))
}

/// The results on one screen.
pub(crate) fn summary(view: &View<'_>) -> Tag {
    let goals = Goals::of(view);
    let mut list = tag("ul");
    for found in goals.iter().take(ON_SCREEN) {
        list = list.child(goal(found));
    }
    if goals.ids.is_empty() {
        list = words("p", Word::NoneLooksRight);
    }
    let mut names = Vec::new();
    for paper in papers(view, goals.ids()).iter().take(PAPERS_ON_SCREEN) {
        names.push(paper.name.into());
    }
    let papers = (!names.is_empty()).then(|| {
        let names = Phrase::List(&names).text();
        words("p", Phrase::OfMember(Word::Papers.text(), &names))
    });
    tag("div")
        .class("card summary")
        .child(words("p", Phrase::Dated(view.screening.on())))
        .child(list)
        .child(whom(view))
        .maybe(papers)
        .child(words("p", Word::NotACommitment))
}
