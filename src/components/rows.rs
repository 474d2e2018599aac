//! Answers that are chosen: rows with a radio button or a box to tick.

use jiuzhu_engine::{
    FactKey,
    pack::{Fact, Kind},
};
use yew::{Callback, Html, classes, html};

use super::{View, button};
use crate::{
    state::{Action, Mistake, page::bit, reduce::applies},
    text::{Phrase, Word},
};

/// Identity of the first control of a question.
pub(crate) fn id(key: FactKey) -> String {
    match key.member {
        Some(member) => format!("q{}-{member}", key.fact),
        None => format!("q{}", key.fact),
    }
}

/// Identity of the words that say what is wrong with an answer.
pub(crate) fn mistake_id(key: FactKey) -> String {
    let mut name = id(key);
    name.push_str("-mistake");
    name
}

/// A row that can be chosen as a whole.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// `radio` or `checkbox`.
    pub(crate) kind: &'static str,
    /// Identity of the control.
    pub(crate) id: String,
    /// Rows with the same name exclude each other.
    pub(crate) name: String,
    /// Whether it is chosen.
    pub(crate) chosen: bool,
    /// The answer.
    pub(crate) words: &'a str,
    /// Explanation under the answer; may be empty.
    pub(crate) hint: &'a str,
}

/// Draws a row.
pub(crate) fn row(row: &Row<'_>, onchange: Callback<yew::Event>) -> Html {
    html! {
        <label class={classes!("row", row.chosen.then_some("on"))} for={row.id.clone()}>
            <input type={row.kind} id={row.id.clone()} name={row.name.clone()} checked={row.chosen} {onchange} />
            <span>
                <span class="answer">{row.words}</span>
                if !row.hint.is_empty() {
                    <span class="hint">{row.hint}</span>
                }
            </span>
        </label>
    }
}

/// The divider before 不清楚.
pub(crate) fn or() -> Html {
    html! { <p class="or">{Word::Or}</p> }
}

/// The words that say what is wrong with an answer, beside the question.
pub(crate) fn mistake(view: &View<'_>, key: FactKey, fact: &Fact) -> Html {
    let unit = match fact.kind {
        Kind::Number(unit) => unit,
        _ => jiuzhu_engine::pack::Unit::Plain,
    };
    let line = |mistake: &Mistake| {
        html! {
            <p class="mistake" id={mistake_id(key)}>{Phrase::Mistake(*mistake, unit)}</p>
        }
    };
    view.state.mistake(key).map_or_else(Html::default, line)
}

/// The options of a fact, and 不清楚.
pub(crate) fn options(view: &View<'_>, key: FactKey, fact: &'static Fact) -> Html {
    let name = id(key);
    let draft = view.state.draft(key);
    let chosen = draft.and_then(|draft| draft.option);
    let words: Vec<(u8, &str, &str)> = match &fact.kind {
        Kind::Choice(choices) => {
            let option = |(n, choice)| (n, button(choice), choice.hint.as_str());
            (0..=u8::MAX).zip(choices).map(option).collect()
        }
        _ => vec![
            (1, or_word(&fact.yes, Word::Yes), ""),
            (0, or_word(&fact.no, Word::No), ""),
        ],
    };
    let first = words.first().map(|(option, ..)| *option);
    let draw = |(option, words, hint): (u8, &str, &str)| {
        let id = if Some(option) == first {
            name.clone()
        } else {
            format!("{name}-{option}")
        };
        let drawn = Row {
            kind: "radio",
            id,
            name: name.clone(),
            chosen: chosen == Some(option),
            words,
            hint,
        };
        row(&drawn, view.dispatch.reform(move |_| Action::Choose(key, option)))
    };
    html! {
        <div class="rows">
            { for words.into_iter().map(draw) }
            { or() }
            { unsure(view, key, "radio") }
        </div>
    }
}

/// 不清楚, as one more radio button or as a box beside a field.
pub(crate) fn unsure(view: &View<'_>, key: FactKey, kind: &'static str) -> Html {
    let chosen = view.state.draft(key).is_some_and(|draft| draft.unsure);
    let name = id(key);
    let drawn = Row {
        kind,
        id: format!("{name}-unsure"),
        name,
        chosen,
        words: Word::Unsure.text(),
        hint: "",
    };
    let to = kind == "radio" || !chosen;
    row(&drawn, view.dispatch.reform(move |_| Action::Unsure(key, to)))
}

/// The members who are asked about a fact on one screen of ticks: those to whom it may apply.
pub(crate) fn asked_together(view: &View<'_>, fact: u16) -> u64 {
    let members = u8::try_from(view.state.household.members()).unwrap_or(u8::MAX);
    let asked = (0..members).filter(|member| {
        let key = FactKey {
            fact,
            member: Some(*member),
        };
        view.fact(key)
            .is_some_and(|fact| applies(fact, key, view.screening))
    });
    asked.map(|member| bit(usize::from(member))).sum()
}

fn or_word(text: &'static str, word: Word) -> &'static str {
    if text.is_empty() { word.text() } else { text }
}
