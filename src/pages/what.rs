//! 是什么: the programmes.

use jiuzhu_engine::pack::{Programme, ProgrammeId};
use yew::{Html, html};

use crate::{
    components::{View, action, frame::heading},
    state::{Action, Page},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Html {
    html! {
        <>
            { heading(title) }
            <p class="lead">{Word::WhatPageLead}</p>
            { programmes(view) }
            { action(view, "button primary", Word::CheckMine, Action::Begin) }
        </>
    }
}

/// Every programme with its sentence, as a link to all about it.
pub(super) fn programmes(view: &View<'_>) -> Html {
    let entry = |(id, programme): (ProgrammeId, &Programme)| {
        html! {
            <li>
                { action(view, "button door", programme.name.clone(), Action::Open(Page::Programme(id))) }
                <p class="hint">{view.fill(&programme.summary)}</p>
            </li>
        }
    };
    html! { <ul class="doors">{ for (0..).zip(&view.pack().programmes).map(entry) }</ul> }
}
