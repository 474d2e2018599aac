//! What to do at once: never refused, whatever else was answered.

use jiuzhu_engine::{Answer, FactKey, pack::Urgent};

use super::{
    View, list,
    phone::{Call, phones},
    tag::{Tag, tag, words},
};

/// One kind of emergency: whom to call, then what to do.
pub(crate) fn card(view: &View<'_>, kind: &'static Urgent) -> Tag {
    tag("section")
        .class("card urgent")
        .child(words("h2", kind.title.as_str()))
        .child(phones(view, &kind.contacts, Call::Short))
        .child(tag("ol").child(list(view, &kind.steps)))
}

/// The kinds of emergency that the household has reported.
pub(crate) fn reported(view: &View<'_>) -> Vec<&'static Urgent> {
    let answer = |fact| view.state.household.answer(FactKey { fact, member: None });
    let named = |kind: &&Urgent| match answer(kind.fact) {
        Answer::Options(options) => options & kind.options != 0,
        _ => false,
    };
    view.pack().urgent.iter().filter(named).collect()
}
