//! Answers that are typed: amounts, counts, ages, months.

use jiuzhu_engine::{
    Answer, FactKey, Range,
    pack::{Fact, Unit},
};
use yew::{Html, InputEvent, TargetCast, html};

use super::{
    View,
    rows::{Row, id, mistake_id, or, row, unsure},
};
use crate::{
    state::{Action, Draft, Part, reading},
    text::{Phrase, Word},
};

/// The field or fields of a number, what they come to in words, and 不清楚. `label` names the only field.
pub(crate) fn number(view: &View<'_>, key: FactKey, fact: &'static Fact, unit: Unit) -> Html {
    let blank = Draft::default();
    let draft = view.state.draft(key).unwrap_or(&blank);
    let money = matches!(unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear);
    let rough = money && draft.rough;
    html! {
        <>
            if unit == Unit::Date {
                { line(view, key, draft, Part::First, "", Word::Year.text()) }
                { line(view, key, draft, Part::Second, "", Word::Month.text()) }
                { super::hint(Word::MonthOptional.text()) }
            } else if rough {
                { line(view, key, draft, Part::First, Word::From.text(), words(unit)) }
                { line(view, key, draft, Part::Second, Word::To.text(), words(unit)) }
                { super::hint(Word::FromAtLeast.text()) }
            } else {
                { line(view, key, draft, Part::First, "", words(unit)) }
            }
            { echo(view, draft, fact, unit) }
            if matches!(unit, Unit::YuanPerMonth | Unit::YuanPerYear) {
                { period(view, key, draft, unit) }
            }
            if money {
                <button type="button" class="link" onclick={view.on_click(Action::Rough(key, !rough))}>
                    { if rough { Word::Exactly } else { Word::Roughly } }
                </button>
            }
            { or() }
            <div class="rows">{ unsure(view, key, "checkbox") }</div>
        </>
    }
}

/// One field with words before and after it.
fn line(
    view: &View<'_>,
    key: FactKey,
    draft: &Draft,
    part: Part,
    before: &'static str,
    after: &'static str,
) -> Html {
    let first = part == Part::First;
    let name = id(key);
    let id = if first { name.clone() } else { format!("{name}-to") };
    let value = if first {
        draft.text.clone()
    } else {
        draft.to.clone()
    };
    let wrong = view.state.mistake(key).is_some();
    let oninput = view.dispatch.reform(move |event: InputEvent| {
        let typed = event
            .target_dyn_into::<web_sys::HtmlInputElement>()
            .map(|input| input.value());
        Action::Type(key, part, typed.unwrap_or_default())
    });
    html! {
        <div class="field">
            if !before.is_empty() {
                <label class="unit" for={id.clone()}>{before}</label>
            }
            <input type="text" id={id.clone()} inputmode="decimal" autocomplete="off" {value} {oninput}
                aria-labelledby={if before.is_empty() { format!("{name}-label {id}-unit") } else { format!("{name}-label {id}") }}
                aria-describedby={wrong.then(|| mistake_id(key))} aria-invalid={wrong.then_some("true")} />
            if !after.is_empty() {
                <span class="unit" id={format!("{id}-unit")}>{after}</span>
            }
        </div>
    }
}

/// What was typed, in words, so that a nought too many is seen.
fn echo(view: &View<'_>, draft: &Draft, fact: &Fact, unit: Unit) -> Html {
    let read = reading::read(fact, draft, view.screening.on());
    let text = match read {
        Ok(Answer::Number(range)) if fact.domain.meet(range).is_some() => match unit {
            Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Phrase::Echo(range, unit).text(),
            Unit::Age if draft.text.trim().chars().count() > 3 => Phrase::EchoAge(range).text(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    html! { <p class="echo" aria-live="polite">{text}</p> }
}

/// 每月 or 每年: what a bare number is for.
fn period(view: &View<'_>, key: FactKey, draft: &Draft, unit: Unit) -> Html {
    let own_is_month = unit == Unit::YuanPerMonth;
    let name = format!("{}-period", id(key));
    let choice = |month: bool| {
        let other = month != own_is_month;
        let drawn = Row {
            kind: "radio",
            id: format!("{name}-{}", if month { "month" } else { "year" }),
            name: name.clone(),
            chosen: draft.other_period == other,
            words: if month { Word::EveryMonth } else { Word::EveryYear }.text(),
            hint: "",
        };
        row(
            &drawn,
            view.dispatch.reform(move |_| Action::OtherPeriod(key, other)),
        )
    };
    html! {
        <div class="rows pair" role="group" aria-label={Word::EachPeriod}>{ choice(true) }{ choice(false) }</div>
    }
}

/// The unit beside the field.
fn words(unit: Unit) -> &'static str {
    match unit {
        Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Word::Yuan.text(),
        other => jiuzhu_engine::text::zh::unit(other),
    }
}

/// An answer in words, for the list of answers.
pub(crate) fn spoken(range: Range, unit: Unit) -> String {
    Phrase::Quantity(range, unit).text()
}
