//! What to do at once: never refused, whatever else was answered.

use jiuzhu_engine::{Answer, FactKey, pack::Urgent};
use yew::Html;

use crate::{
    components::{
        View, action,
        frame::heading,
        list,
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

/// One kind of emergency: whom to call, then what to do.
pub(super) fn card(view: &View<'_>, kind: &'static Urgent) -> Tag {
    tag("section")
        .class("card urgent")
        .child(words("h2", kind.title.as_str()))
        .child(phones(view, &kind.contacts, Call::Short))
        .child(tag("ol").child(list(view, &kind.steps)))
}

/// The kinds of emergency that the household has reported.
pub(super) fn reported(view: &View<'_>) -> Vec<&'static Urgent> {
    let answer = |fact| view.state.household.answer(FactKey { fact, member: None });
    let named = |kind: &&Urgent| match answer(kind.fact) {
        Answer::Options(options) => options & kind.options != 0,
        _ => false,
    };
    view.pack().urgent.iter().filter(named).collect()
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
