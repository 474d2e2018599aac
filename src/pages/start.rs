//! What this is, and where to go from here. The same as the prerendered start page, so that nothing jumps.

use crate::{
    components::{
        View, action,
        frame::heading,
        tag::{Tag, row, tag, words},
    },
    state::{Action, Page},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>) -> Tag {
    let open = |class, word: Word, page| action(view, class, word, Action::Open(page));
    let begun = view.state.has_answers();
    let troubles = !view.pack().troubles.is_empty();
    let facts = tag("ul")
        .child(words("li", Word::Minutes))
        .child(words("li", Word::AtHand))
        .child(words("li", Word::NothingSent));
    let urgent = tag("section")
        .class("notice alarm")
        .child(words("h2", Word::UrgentTitle))
        .child(words("p", Word::UrgentCall))
        .child(open("button icon alarm", Word::UrgentDoor, Page::Urgent));
    let door = |class, word, page| tag("li").child(open(class, word, page));
    let doors = tag("nav")
        .set("aria-labelledby", "doors")
        .child(words("h2", Word::Doors).id("doors"))
        .child(
            tag("ul")
                .class("doors")
                .child(door("button icon list", Word::WhatDoor, Page::What))
                .child(door("button icon steps", Word::HowDoor, Page::How))
                .child(door("button icon pin", Word::WhoDoor, Page::Who)),
        );
    row()
        .child(heading(Word::Service.text()).class("icon service"))
        .child(words("p", Word::Lead).class("lead"))
        .child(words("p", Phrase::ForResidents(&view.pack().name)))
        .child(action(
            view,
            "button primary",
            if begun { Word::GoOn } else { Word::Begin },
            Action::Begin,
        ))
        .maybe(troubles.then(|| open("button", Word::TroublesDoor, Page::Troubles)))
        .maybe(begun.then(|| open("button", Word::ShowResults, Page::Results)))
        .maybe(begun.then(|| open("button", Word::EraseDoor, Page::Clear)))
        .child(urgent)
        .child(facts)
        .child(doors)
        .child(words("p", Word::OtherChannel))
}
