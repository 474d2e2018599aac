//! 怎么办: how to apply for anything.

use yew::{Html, html};

use super::what::programmes;
use crate::{
    components::{View, action, frame::heading},
    state::Action,
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Html {
    html! {
        <>
            { heading(title) }
            <p class="lead">{Word::HowPageLead}</p>
            <ol>
                <li>{Word::HowCheck}</li>
                <li>{Word::HowPrepare}</li>
                <li>{Word::HowGo}</li>
                <li>{Word::HowWait}</li>
            </ol>
            { action(view, "button primary", Word::CheckMine, Action::Begin) }
            <h2>{Word::HowEach}</h2>
            { programmes(view) }
        </>
    }
}
