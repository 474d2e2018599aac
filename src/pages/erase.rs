//! Whether everything should really be erased.

use crate::{
    components::{
        View, action,
        frame::heading,
        tag::{Tag, row, words},
    },
    state::Action,
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    row()
        .child(heading(title))
        .child(words("p", Word::EraseLead))
        .child(action(view, "button danger", Word::EraseYes, Action::Erase))
        .child(action(view, "button", Word::EraseNo, Action::Back))
}
