//! The results on one screen, made for a picture of it, and the other ways to take them along.

use crate::{
    components::{
        View, action,
        frame::heading,
        hint,
        tag::{Tag, row, words},
        takeaway::summary,
    },
    state::{Action, Page},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let shared = !view.state.address.is_empty();
    row()
        .child(heading(title))
        .child(summary(view))
        .child(hint(Word::TakeAlong))
        .child(
            words("button", Word::Print)
                .set("type", "button")
                .class("button")
                .set("data-do", "print"),
        )
        .maybe(shared.then(|| {
            let open = Action::Open(Page::Code { answers: false });
            action(view, "button", Word::CodeDoor, open).set("data-do", "code")
        }))
        .child(action(
            view,
            "button",
            Word::BackToResults,
            Action::Open(Page::Results),
        ))
}
