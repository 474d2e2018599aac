//! What to do at once: never refused, whatever else was answered.

use jiuzhu_engine::pack::Urgent;
use yew::{Html, html};

use crate::{
    components::{
        View, action,
        frame::heading,
        list,
        phone::{Call, phones},
    },
    state::Action,
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Html {
    html! {
        <>
            { heading(title) }
            <p class="lead">{Word::UrgentLead}</p>
            { for view.pack().urgent.iter().map(|kind| card(view, kind)) }
            <p>{Word::UrgentAfter}</p>
            { action(view, "button primary", Word::CheckMine, Action::Begin) }
        </>
    }
}

/// One kind of emergency: whom to call, then what to do.
pub(super) fn card(view: &View<'_>, kind: &Urgent) -> Html {
    html! {
        <section class="card urgent">
            <h2>{&kind.title}</h2>
            { phones(view, &kind.contacts, Call::Short) }
            <ol>{ list(view, &kind.steps) }</ol>
        </section>
    }
}
