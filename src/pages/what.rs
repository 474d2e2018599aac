//! 是什么: the programmes.

use crate::{
    components::{
        View, action,
        frame::heading,
        hint,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    row()
        .child(heading(title))
        .child(words("p", Word::WhatPageLead).class("lead"))
        .child(programmes(view))
        .child(action(view, "button primary", Word::CheckMine, Action::Begin))
}

/// Every programme with its sentence, as a link to all about it.
fn programmes(view: &View<'_>) -> Tag {
    let mut entries = (0..).zip(&view.pack().programmes).map(|(id, programme)| {
        let open = Action::Open(Page::Programme(id));
        let door = action(view, "button door", programme.name.as_str(), open);
        tag("li")
            .child(door)
            .child(hint(view.fill(&programme.summary)))
            .into()
    });
    tag("ul").class("doors").child(each(&mut entries))
}
