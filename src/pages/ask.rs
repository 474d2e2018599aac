//! A question, or several that belong together.

use jiuzhu_engine::{
    FactKey,
    pack::{Fact, Group, GroupStyle, Kind},
};
use yew::{AttrValue, Html, SubmitEvent, html};

use crate::{
    components::{
        View, field,
        frame::{HEADING, heading},
        glossary, hint,
        rows::{self, Row, mistake, or, row},
    },
    state::{Action, Page, Screen, Then},
    text::{Phrase, Word},
};

/// From this many questions on, saying how many are left would only discourage.
const COUNTDOWN: usize = 9;

/// The heading: the group's own, else the question.
pub(super) fn title(view: &View<'_>, screen: Screen) -> String {
    let Some(group) = screen.group(view.pack()) else {
        return String::new();
    };
    let keys = screen.keys(view.pack());
    let together = group.style != GroupStyle::Who || screen.members().count() > 1;
    match keys.first() {
        _ if !group.title.is_empty() && together => {
            view.about(&group.title, keys.first().and_then(|key| key.member))
        }
        Some(key) => view.question(*key),
        None => group.title.clone(),
    }
}

pub(super) fn draw(view: &View<'_>, title: &str, screen: Screen, group: &'static Group) -> Html {
    let keys = screen.keys(view.pack());
    let facts: Vec<u16> = screen.facts(view.pack()).collect();
    let together = group.style == GroupStyle::Who && screen.members().count() > 1;
    // With a single question the question is the heading; with several each has its own legend below it.
    let single = if together {
        facts.len() == 1
    } else {
        keys.len() == 1
    };
    let body = html! {
        <>
            if !single {
                { heading(title) }
                { hint(&group.hint) }
            }
            if together {
                { for facts.iter().map(|fact| ticks(view, screen, *fact, single.then_some((title, group)))) }
            } else {
                { for keys.iter().map(|key| question(view, *key, single.then_some((title, group)))) }
            }
        </>
    };
    form(view, body, screen, Word::Continue.into())
}

/// A form with 继续. `then` says whether there is more of the interview to come.
pub(super) fn form(view: &View<'_>, body: Html, screen: Screen, go: AttrValue) -> Html {
    let onsubmit = view.dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continue
    });
    let left = view.screening.questions_left();
    html! {
        <form novalidate=true autocomplete="off" {onsubmit}>
            { body }
            <button type="submit" class="button primary">{go}</button>
            if screen.then == Then::Next && (2..=COUNTDOWN).contains(&left) {
                <p class="hint">{Phrase::QuestionsLeft(left)}</p>
            }
            if screen.then == Then::Next && view.state.household.is_listed() {
                <button type="button" class="link" onclick={view.on_click(Action::Open(Page::Results))}>
                    {Word::ResultsSoFar}
                </button>
            }
        </form>
    }
}

/// One fact of the household or of one member. `alone` is the heading if it is the only question.
fn question(view: &View<'_>, key: FactKey, alone: Option<(&str, &Group)>) -> Html {
    let Some(fact) = view.fact(key) else {
        return Html::default();
    };
    let asked = view.question(key);
    let label_id = format!("{}-label", rows::id(key));
    let heading = match alone {
        Some((title, _)) => html! { <h1 id={HEADING} tabindex="-1"><span id={label_id}>{title}</span></h1> },
        None => html! { <h2><span id={label_id}>{&asked}</span></h2> },
    };
    let help = html! {
        <>
            if let Some((title, group)) = alone {
                if title != asked {
                    <p>{&asked}</p>
                }
                { hint(&group.hint) }
            }
            { help(view, key, fact) }
            { mistake(view, key, fact) }
        </>
    };
    match fact.kind {
        Kind::Number(unit) => html! {
            <div class="question">
                { heading }
                { help }
                { field::number(view, key, fact, unit) }
            </div>
        },
        _ => html! {
            <fieldset class="question">
                <legend>{ heading }</legend>
                { help }
                { rows::options(view, key, fact) }
            </fieldset>
        },
    }
}

/// Help, example, terms and why it is asked.
fn help(view: &View<'_>, key: FactKey, fact: &Fact) -> Html {
    let about = |text: &str| view.about(text, key.member);
    html! {
        <>
            { hint(&about(&fact.hint)) }
            if !fact.example.is_empty() {
                <p class="hint">{Phrase::Example(&fact.example)}</p>
            }
            { glossary(view, &[&fact.question, &fact.hint].map(|text| text.as_str()).concat()) }
            if !fact.why.is_empty() {
                <p class="hint why">{Phrase::Why(&about(&fact.why))}</p>
            }
        </>
    }
}

/// One fact about several members: a box for each.
fn ticks(view: &View<'_>, screen: Screen, fact_id: u16, alone: Option<(&str, &Group)>) -> Html {
    let mut keys = screen.keys(view.pack());
    keys.retain(|key| key.fact == fact_id);
    let Some(first) = keys.first().copied() else {
        return Html::default();
    };
    let Some(fact) = view.fact(first) else {
        return Html::default();
    };
    let draft = |key: &FactKey| view.state.draft(*key);
    let ticked = |key: &FactKey| draft(key).is_some_and(|draft| draft.option == Some(1));
    let nobody = keys
        .iter()
        .all(|key| draft(key).is_some_and(|draft| draft.option == Some(0)));
    let unsure = keys
        .iter()
        .any(|key| draft(key).is_some_and(|draft| draft.unsure));
    let anybody = keys.iter().any(ticked);
    let draw = |key: &FactKey| {
        let (key, chosen) = (*key, ticked(key));
        let id = rows::id(key);
        let words = match key.member {
            Some(0) => Word::YouListed.text().into(),
            Some(member) => view.name(member),
            None => String::new(),
        };
        let drawn = Row {
            kind: "checkbox",
            id: id.clone(),
            name: id,
            chosen,
            words: &words,
            hint: "",
        };
        row(&drawn, view.dispatch.reform(move |_| Action::Tick(key, !chosen)))
    };
    let rest = |id: &str, word: Word, chosen: bool, action: Action| {
        let id = format!("{}-{id}", rows::id(first));
        let drawn = Row {
            kind: "checkbox",
            id: id.clone(),
            name: id,
            chosen,
            words: word.text(),
            hint: "",
        };
        row(&drawn, view.dispatch.reform(move |_| action.clone()))
    };
    let heading = match alone {
        Some((title, _)) => html! { <h1 id={HEADING} tabindex="-1">{title}</h1> },
        None => html! { <h2>{&fact.label}</h2> },
    };
    // With a single question on the screen the group's help stands for that of its fact.
    let own = if alone.is_some_and(|(_, group)| !group.hint.is_empty()) {
        ""
    } else {
        &fact.hint
    };
    let unsure_word = if anybody { Word::TickUnsure } else { Word::Unsure };
    html! {
        <fieldset class="question">
            <legend>{ heading }</legend>
            { hint(alone.map_or("", |(_, group)| &group.hint)) }
            { hint(own) }
            { hint(Word::TickHint.text()) }
            if !fact.why.is_empty() {
                <p class="hint why">{Phrase::Why(&fact.why)}</p>
            }
            { mistake(view, first, fact) }
            <div class="rows">
                { for keys.iter().map(draw) }
            </div>
            <button type="button" class="link" onclick={view.on_click(Action::TickAll(fact_id))}>{Word::TickAll}</button>
            { or() }
            <div class="rows">
                { rest("none", Word::TickNone, nobody, Action::TickNone(fact_id, !nobody)) }
                { rest("unsure", unsure_word, unsure, Action::TickUnsure(fact_id, !unsure)) }
            </div>
        </fieldset>
    }
}
