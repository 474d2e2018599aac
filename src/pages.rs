//! The pages: each draws one screen and decides nothing.

mod ask;
pub(crate) mod check;
mod code;
mod erase;
mod guide;
mod how;
pub(crate) mod members;
mod prepare;
mod programme;
mod results;
mod start;
mod take;
mod troubles;
mod urgent;
mod what;
mod who;

use jiuzhu_engine::pack::GroupStyle;
use yew::Html;

use crate::{
    components::{View, frame::frame},
    state::Page,
    text::{Phrase, Word},
};

/// The page in view, inside its frame.
pub(crate) fn draw(view: &View<'_>) -> Html {
    let title = title(view);
    let body = match view.state.page {
        Page::Start => start::draw(view),
        Page::Urgent => urgent::draw(view, &title),
        Page::Ask(screen) => match screen.group(view.pack()) {
            Some(group) if group.style == GroupStyle::Members => members::draw(view, &title, screen, group),
            Some(group) => ask::draw(view, &title, screen, group),
            None => start::draw(view),
        },
        Page::Check => check::draw(view, &title),
        Page::Results => results::draw(view, &title),
        Page::Prepare => prepare::draw(view, &title),
        Page::Programme(id) => match view.programme(id) {
            Some(programme) => programme::draw(view, &title, id, programme),
            None => start::draw(view),
        },
        Page::What => what::draw(view, &title),
        Page::Troubles => troubles::draw(view, &title),
        Page::Trouble(n) => match view.trouble(n) {
            Some(trouble) => troubles::trouble(view, &title, n, trouble),
            None => start::draw(view),
        },
        Page::Guide(n) => match view.guide(n) {
            Some(guide) => guide::draw(view, &title, guide),
            None => start::draw(view),
        },
        Page::How => how::draw(view, &title),
        Page::Who => who::draw(view, &title),
        Page::Districts => who::districts(view, &title),
        Page::Offices(district) => who::offices(view, &title, district),
        Page::Take => take::draw(view, &title),
        Page::Code { answers } => code::draw(view, &title, answers),
        Page::Clear => erase::draw(view, &title),
    };
    frame(view, body)
}

/// The heading of the page in view.
pub(crate) fn title(view: &View<'_>) -> String {
    let word = match view.state.page {
        Page::Ask(screen) => return ask::title(view, screen),
        Page::Results => return results::title(view),
        Page::Programme(id) => return view.programme(id).map_or_else(String::new, |p| p.name.clone()),
        Page::Trouble(n) => return view.trouble(n).map_or_else(String::new, |t| t.name.clone()),
        Page::Guide(n) => return view.guide(n).map_or_else(String::new, |g| g.name.clone()),
        Page::Troubles => Word::TroublesHeading,
        Page::Start => Word::Service,
        Page::Urgent => Word::UrgentHeading,
        Page::Check => Word::CheckTitle,
        Page::Prepare => Word::PrepareTitle,
        Page::What => Word::WhatHeading,
        Page::How => Word::HowHeading,
        Page::Who => Word::WhoHeading,
        Page::Districts => Word::DistrictTitle,
        Page::Offices(_) => Word::OfficeTitle,
        Page::Take => Word::TakeTitle,
        Page::Code { answers: false } => Word::CodeTitle,
        Page::Code { answers: true } => Word::CarryTitle,
        Page::Clear => Word::EraseTitle,
    };
    word.text().into()
}

/// The title of the browser's window: on WeChat also the title of a shared card.
pub(crate) fn window_title(view: &View<'_>) -> String {
    if view.state.page == Page::Start {
        return Word::WindowTitle.text().into();
    }
    let title = title(view);
    if view.state.problems.is_empty() {
        Phrase::WindowTitle(&title).text()
    } else {
        Phrase::WindowTitleWithProblems(&title).text()
    }
}
