//! Whether everything should really be erased.

use yew::{Html, html};

use crate::{
    components::{View, action, frame::heading},
    state::Action,
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Html {
    html! {
        <>
            { heading(title) }
            <p>{Word::EraseLead}</p>
            { action(view, "button primary", Word::EraseYes, Action::Erase) }
            { action(view, "button", Word::EraseNo, Action::Back) }
        </>
    }
}
