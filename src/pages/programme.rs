//! One programme: 是什么, 怎么办, 找谁办; with the household's own result where there are answers.

use jiuzhu_engine::pack::{Citation, Exclusion, Note, Paper, Programme, ProgrammeId, Text};
use yew::{Html, classes, html};

use super::who;
use crate::{
    components::{
        View, action,
        card::{instead, money, verdict},
        frame::heading,
        glossary, hint, list,
        phone::{Call, phones},
        reason::{condition, reason},
    },
    state::{Action, Page},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str, id: ProgrammeId, programme: &'static Programme) -> Html {
    html! {
        <>
            { heading(title) }
            <p class="lead">{view.fill(&programme.summary)}</p>
            if view.state.has_answers() {
                { mine(view, id, programme) }
            }
            { what(view, id, programme) }
            { how(view, programme) }
            <section>
                <h2>{Word::WhoTitle}</h2>
                <p>{view.fill(&programme.whom.office)}</p>
                { who::place(view) }
                { phones(view, &programme.whom.contacts, Call::Full) }
            </section>
            if !view.state.has_answers() {
                { action(view, "button primary", Word::CheckMine, Action::Begin) }
            }
            { instead(view, programme) }
        </>
    }
}

/// The household's own result.
fn mine(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Html {
    let (word, class) = verdict(view.screening.verdict(id));
    let explanation = view.screening.explain(id);
    html! {
        <section class={classes!("card", class)}>
            <h2>{Word::ReasonsTitle}</h2>
            <p><span class={classes!("mark", class)}>{word}</span></p>
            { money(view, id, programme) }
            { for explanation.member.map(|m| html! { <p class="hint">{Phrase::ForMember(&view.name(m))}</p> }) }
            <ul class="reasons">{ for explanation.reasons.iter().map(reason) }</ul>
            { for programme.discretion.iter().map(|note| self::note(view, note)) }
            { action(view, "button", Word::BackToResults, Action::Open(Page::Results)) }
        </section>
    }
}

/// 是什么.
fn what(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Html {
    let text = view.fill(&programme.what);
    let explanation = view.screening.explain(id);
    let answered = view.state.has_answers();
    html! {
        <section>
            <h2>{Word::WhatTitle}</h2>
            <p>{&text}</p>
            { glossary(view, &text) }
            if !answered {
                <h3>{Word::ConditionsTitle}</h3>
                <ul class="reasons">{ for explanation.reasons.iter().map(condition) }</ul>
                { for programme.discretion.iter().map(|note| self::note(view, note)) }
                <h3>{Word::MoneyTitle}</h3>
                { hint(&view.fill(&programme.amount_note)) }
            }
            if !programme.reviewed.is_empty() {
                <h3>{Word::Reviewed}</h3>
                { for programme.reviewed.iter().map(|note| self::note(view, note)) }
            }
            if !programme.opens.is_empty() {
                <h3>{Word::Opens}</h3>
                <ul>{ list(view, &programme.opens) }</ul>
            }
            if !programme.excludes.is_empty() {
                <h3>{Word::Excludes}</h3>
                { for programme.excludes.iter().map(|other| exclusion(view, other)) }
            }
        </section>
    }
}

/// 怎么办.
fn how(view: &View<'_>, programme: &'static Programme) -> Html {
    let how = &programme.how;
    let part = |word: Word, text: &Text| {
        let text = view.fill(text);
        if text.is_empty() {
            Html::default()
        } else {
            html! { <><h3>{word}</h3><p>{text}</p></> }
        }
    };
    html! {
        <section>
            <h2>{Word::HowTitle}</h2>
            <ol>{ list(view, &how.steps) }</ol>
            if !how.papers.is_empty() {
                <h3>{Word::Papers}</h3>
                <ul>{ for how.papers.iter().map(|paper| self::paper(view, paper)) }</ul>
            }
            { part(Word::Time, &how.time) }
            { part(Word::Online, &how.online) }
            { part(Word::Fee, &how.fee) }
            { sources(view, &how.citations) }
        </section>
    }
}

fn paper(view: &View<'_>, paper: &Paper) -> Html {
    html! { <li>{&paper.name}{ hint(&view.fill(&paper.hint)) }</li> }
}

fn note(view: &View<'_>, note: &Note) -> Html {
    html! { <><p>{view.fill(&note.text)}</p>{ sources(view, &note.citations) }</> }
}

fn exclusion(view: &View<'_>, other: &Exclusion) -> Html {
    html! { <><p>{view.fill(&other.text)}</p>{ sources(view, &other.citations) }</> }
}

fn sources(view: &View<'_>, citations: &[Citation]) -> Html {
    let line = |citation: &Citation| {
        let document = view.pack().documents.get(usize::from(citation.document))?;
        let text = Phrase::Citation(&document.title, &citation.article, document.effective);
        Some(html! { <p class="source">{Word::Sources}{" "}{text}</p> })
    };
    citations.iter().filter_map(line).collect()
}
