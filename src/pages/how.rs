//! 怎么办: how to apply for anything.

use crate::{
    components::{
        View, action,
        door::guides,
        frame::heading,
        tag::{Tag, row, tag, words},
    },
    state::{Action, Page},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let steps = tag("ol")
        .child(words("li", Word::HowCheck))
        .child(words("li", Word::HowPrepare))
        .child(words("li", Word::HowGo))
        .child(words("li", Word::HowWait));
    row()
        .child(heading(title))
        .child(words("p", Word::HowPageLead).class("lead"))
        .child(steps)
        .child(action(view, "button primary", Word::CheckMine, Action::Begin))
        .child(action(view, "button", Word::HowEach, Action::Open(Page::What)))
        .child(guides(view, &mut (0..).take(view.pack().guides.len())))
}
