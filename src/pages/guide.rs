//! Something to know that is no benefit: how to object, what a hotline is for.

use jiuzhu_engine::pack::Guide;

use crate::{
    components::{
        View, action,
        frame::heading,
        glossary,
        phone::{Call, phones},
        reason::sources,
        tag::{Tag, each, row, words},
    },
    state::Action,
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str, guide: &'static Guide) -> Tag {
    let sentences: Vec<String> = guide.body.iter().map(|text| view.fill(text)).collect();
    let mut lines = sentences.iter().map(|text| words("p", text.clone()).into());
    row()
        .child(heading(title))
        .child(words("p", view.fill(&guide.summary)).class("lead"))
        .child(each(&mut lines))
        .child(glossary(view, &sentences.concat()))
        .child(phones(view, &guide.contacts, Call::Full))
        .child(sources(&view.screening.cite(&guide.citations)))
        .child(action(view, "button primary", Word::CheckMine, Action::Begin))
}
