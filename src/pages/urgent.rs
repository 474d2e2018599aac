//! What to do at once: never refused, whatever else was answered.

use yew::Html;

use crate::{
    components::{
        View, action,
        emergency::{card, reported},
        frame::heading,
        phone::{Call, phones},
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, Screen},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    row()
        .child(heading(title))
        .child(words("p", Word::UrgentLead).class("lead"))
        .child(each(
            &mut view.pack().urgent.iter().map(|kind| card(view, kind).into()),
        ))
        .child(words("p", Word::UrgentAfter))
        .child(action(view, "button primary", Word::CheckMine, Action::Begin))
}

/// Whom to call in the emergency that was reported, above the questions that follow it.
pub(super) fn reminder(view: &View<'_>, screen: Screen) -> Html {
    let asked: Vec<u16> = screen.facts(view.pack()).collect();
    let kinds = reported(view);
    let mut lines = kinds
        .into_iter()
        .filter(|kind| !asked.contains(&kind.fact))
        .map(|kind| {
            let first = kind.contacts.get(..1).unwrap_or_default();
            tag("div")
                .class("card urgent")
                .child(words("p", kind.title.as_str()).class("answer"))
                .child(phones(view, first, Call::Short))
                .child(action(
                    view,
                    "link",
                    Word::UrgentSteps,
                    Action::Open(Page::Urgent),
                ))
                .into()
        });
    each(&mut lines)
}
