//! What this is, and where to go from here. The same as the prerendered start page, so that nothing jumps.

use yew::{Html, html};

use crate::{
    components::{View, action, frame::heading},
    state::{Action, Page},
    text::Word,
};

pub(super) fn draw(view: &View<'_>) -> Html {
    let open = |page| Action::Open(page);
    html! {
        <>
            { heading(Word::Service.text()) }
            <p class="lead">{Word::Lead}</p>
            <ul>
                <li>{Word::Minutes}</li>
                <li>{Word::AtHand}</li>
                <li>{Word::NothingSent}</li>
            </ul>
            if view.state.has_answers() {
                { action(view, "button primary", Word::GoOn, Action::Begin) }
                { action(view, "button", Word::ShowResults, open(Page::Results)) }
                { action(view, "button", Word::EraseDoor, open(Page::Clear)) }
            } else {
                { action(view, "button primary", Word::Begin, Action::Begin) }
            }
            <section class="notice">
                <h2>{Word::UrgentTitle}</h2>
                <p>{Word::UrgentCall}</p>
                { action(view, "button", Word::UrgentDoor, open(Page::Urgent)) }
            </section>
            <nav aria-labelledby="doors">
                <h2 id="doors">{Word::Doors}</h2>
                { action(view, "button", Word::WhatDoor, open(Page::What)) }
                { action(view, "button", Word::HowDoor, open(Page::How)) }
                { action(view, "button", Word::WhoDoor, open(Page::Who)) }
            </nav>
            <p>{Word::OtherChannel}</p>
        </>
    }
}
