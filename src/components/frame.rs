//! What surrounds every page: 返回, the list of corrections, help, the size of the text, the data's version.

use jiuzhu_engine::pack::{Kind, Unit};
use yew::{Html, classes, html};

use super::{View, phone, phone::Call};
use crate::{
    state::{Action, Page, Problem, Size},
    text::{Phrase, Word},
};

/// Identity of the heading, which takes the focus on a new screen.
pub(crate) const HEADING: &str = "heading";
/// Identity of the list of corrections, which takes the focus when there is something to correct.
pub(crate) const PROBLEMS: &str = "problems";

/// A page's heading.
pub(crate) fn heading(title: &str) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{title}</h1> }
}

/// Surrounds a page.
pub(crate) fn frame(view: &View<'_>, body: Html) -> Html {
    html! {
        <>
            { back(view) }
            { problems(view) }
            { body }
            { footer(view) }
        </>
    }
}

fn back(view: &View<'_>) -> Html {
    if view.state.page == Page::Start {
        return html! { <div class="top">{ sizes(view) }</div> };
    }
    html! {
        <div class="top">
            <button type="button" class="link back" onclick={view.on_click(Action::Back)}>{Word::Back}</button>
            <button type="button" class="link" onclick={view.on_click(Action::Open(Page::Start))}>{Word::Home}</button>
        </div>
    }
}

/// What has to be corrected, with a link to each field. Stays empty until 继续 is pressed.
fn problems(view: &View<'_>) -> Html {
    let problems = &view.state.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let line = |problem: &Problem| {
        let unit = match view.fact(problem.key).map(|fact| &fact.kind) {
            Some(Kind::Number(unit)) => *unit,
            _ => Unit::Plain,
        };
        let id = super::rows::id(problem.key);
        let go = view
            .dispatch
            .reform(move |_: yew::MouseEvent| Action::GoTo(id.clone()));
        html! { <li><button type="button" class="link" onclick={go}>{Phrase::Mistake(problem.mistake, unit)}</button></li> }
    };
    html! {
        <div id={PROBLEMS} class="problems" role="alert" tabindex="-1">
            <h2>{Phrase::Problems(problems.len())}</h2>
            <ul>{ for problems.iter().map(line) }</ul>
        </div>
    }
}

fn footer(view: &View<'_>) -> Html {
    let pack = view.pack();
    let old = view.screening.on() > pack.review_by;
    html! {
        <footer class="foot">
            <h2>{Word::Help}</h2>
            <p>{Word::HelpLead}</p>
            { for pack.contacts.first().map(|contact| phone::phone(contact, Call::Short)) }
            if view.state.page != Page::Start {
                { sizes(view) }
            }
            <p class="hint">{Word::NotACommitment}</p>
            if old {
                <p class="hint">{Phrase::DataOld(pack.checked_on)}</p>
            }
            <p class="hint">{&pack.name}{" "}{Phrase::DataVersion(&pack.version, pack.checked_on)}</p>
        </footer>
    }
}

/// The switch for the size of the text.
fn sizes(view: &View<'_>) -> Html {
    let choice = |size: Size| {
        let on = view.state.size == size;
        html! {
            <button type="button" class={classes!("size", on.then_some("on"))} aria-pressed={on.to_string()}
                onclick={view.on_click(Action::Resize(size))}>{Phrase::Size(size)}</button>
        }
    };
    html! {
        <div class="sizes" role="group" aria-label={Word::TextSize}>
            <span aria-hidden="true">{Word::TextSize}</span>
            { for Size::ALL.into_iter().map(choice) }
        </div>
    }
}
