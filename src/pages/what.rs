//! 是什么: the programmes.

use crate::{
    components::{
        View, action,
        door::{doors, programme},
        frame::heading,
        tag::{Tag, row, words},
    },
    state::Action,
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let mut programmes = (0..)
        .take(view.pack().programmes.len())
        .map(|id| programme(view, id));
    row()
        .child(heading(title))
        .child(words("p", Word::WhatPageLead).class("lead"))
        .child(doors(&mut programmes))
        .child(action(view, "button primary", Word::CheckMine, Action::Begin))
}
