//! What to do at once: never refused, whatever else was answered.

use jiuzhu_engine::pack::Urgent;

use crate::{
    components::{
        View, action,
        frame::heading,
        list,
        phone::{Call, phones},
        tag::{Tag, each, row, tag, words},
    },
    state::Action,
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
