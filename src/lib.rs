//! The page of 救助一问: draws, decides nothing.
//!
//! | module | purpose |
//! |---|---|
//! | [`state`] | what the page knows and how it changes; no browser |
//! | `pages`, `components` | HTML from the state; no text |
//! | [`handoff`] | the answers as digits in a QR code |
//! | [`text`] | the page's own words, by language |
//! | `browser` | history, focus, storage |
//! | `render` | pages as HTML, on the host; feature `ssr` |

mod app;
mod browser;
mod components;
pub mod handoff;
mod pages;
#[cfg(feature = "ssr")]
pub mod render;
pub mod state;
pub mod text;

use jiuzhu_engine::{Date, Pack};
use wasm_bindgen::prelude::*;

pub use app::{App, Props};
use state::{Action, Page, State};

/// Draws the page: `pack` is the compiled policy, `on` the local date (`2026-11-24`), `entry` the link the
/// visitor tapped before the program had arrived, or what stood behind the `#` of the address, or nothing; `address` that
/// under which others can open this page, or nothing.
#[wasm_bindgen]
pub fn start(pack: &[u8], on: &str, entry: &str, address: &str) {
    let (Ok(pack), Ok(on)) = (Pack::decode_validated(pack), Date::parse(on)) else {
        return browser::give_up();
    };
    // The policy lives as long as the page.
    let pack: &'static Pack = Box::leak(Box::new(pack));
    let mut state = browser::kept()
        .and_then(|text| State::from_text(&text, pack, on))
        .unwrap_or_else(|| State::new(pack));
    let carried = handoff::read(entry, pack, on);
    let arrival = carried.map(|read| read.map(|carried| state = carried));
    state.size = browser::size();
    state.home = browser::home(pack);
    state.other = browser::other();
    state.address = address.into();
    state.arrival = arrival;
    let Some(root) = browser::root() else {
        return browser::give_up();
    };
    let first = browser::current();
    if first.is_none() {
        browser::replace(Page::Start);
    }
    if arrival == Some(Ok(())) && state.has_answers() {
        // The answers of somebody else's device are looked at first. Back leads to the start page as ever.
        state.page = Page::Results;
        browser::push(state.page);
        browser::keep(state.to_text(pack));
    }
    let app = yew::Renderer::<App>::with_root_and_props(root, Props { pack, on, state }).render();
    match (first, enter(entry)) {
        // Going on after a reload, where the visitor was.
        (Some(page), _) => app.send_message(Action::Return(page)),
        (None, Some(entry)) => app.send_message(entry),
        (None, None) => {}
    }
}

/// The link of the start page without a program that begins the questions; the others are called after their screen.
const BEGIN: &str = "check";

/// What a link of the start page without a program stands for.
fn enter(entry: &str) -> Option<Action> {
    if entry == BEGIN {
        return Some(Action::Begin);
    }
    Page::from_code(entry).map(Action::Open)
}
