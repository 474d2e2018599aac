//! What to bring to the window, what to say there, and where it is: all to be had at one visit, on one page.

use crate::{
    components::{
        View, action,
        found::{found, wanted},
        frame::heading,
        hint, papers,
        phone::{Call, phone},
        place::place,
        say::say,
        tag::{Tag, row, tag, words},
    },
    state::{Action, Page, reduce::PLACE},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let wanted = wanted(&found(view));
    let line = view.pack().contacts.first();
    let place = tag("section")
        .child(words("h2", Word::WhoTitle).id(PLACE).focusable())
        .child(place(view))
        .maybe(line.map(|contact| phone(contact, Call::Short)));
    row()
        .child(heading(title))
        .child(words("h2", Word::Papers))
        .maybe(papers::list(view, &wanted))
        .child(hint(Word::PapersMissing))
        .child(words("h2", Word::SayTitle))
        .child(say(view, &wanted))
        .child(place)
        .child(action(
            view,
            "button",
            Word::BackToResults,
            Action::Open(Page::Results),
        ))
}
