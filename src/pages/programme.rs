//! One programme: 是什么, 怎么办, 找谁办; with the household's own result where there are answers.

use jiuzhu_engine::{
    Explanation,
    pack::{Citation, Programme, ProgrammeId, Text},
};
use yew::Html;

use super::who;
use crate::{
    components::{
        View, action,
        card::{class, instead, member, money, verdict},
        frame::heading,
        glossary, hint, list,
        phone::{Call, phones},
        reason::{self, condition},
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str, id: ProgrammeId, programme: &'static Programme) -> Tag {
    let explanation = view.screening.explain(id);
    let answered = view.state.has_answers();
    let whom = tag("section")
        .child(words("h2", Word::WhoTitle))
        .child(words("p", view.fill(&programme.whom.office)))
        .child(who::place(view))
        .child(phones(view, &programme.whom.contacts, Call::Full));
    row()
        .child(heading(title))
        .child(words("p", view.fill(&programme.summary)).class("lead"))
        .maybe(answered.then(|| mine(view, id, programme, &explanation)))
        .child(what(view, programme, (!answered).then_some(&explanation)))
        .child(how(view, programme))
        .child(whom)
        .maybe((!answered).then(|| action(view, "button primary", Word::CheckMine, Action::Begin)))
        .child(instead(view, programme, "h2"))
}

/// The household's own result.
fn mine(view: &View<'_>, id: ProgrammeId, programme: &'static Programme, explanation: &Explanation) -> Tag {
    let found = view.screening.verdict(id);
    tag("section")
        .class(class(found))
        .child(words("h2", Word::MyResult))
        .child(verdict(found))
        .child(money(view, id, programme, explanation))
        .child(reason::sources(
            &mut explanation.amount_citations.iter().map(reason::cite),
        ))
        .child(words("h3", Word::ReasonsTitle))
        .child(member(view, explanation))
        .child(reasons(&mut explanation.reasons.iter().map(|r| {
            let sources = reason::sources(&mut r.citations.iter().map(reason::cite));
            reason::reason(r).child(sources).into()
        })))
        .child(discretion(view, programme))
        .child(action(
            view,
            "button",
            Word::BackToResults,
            Action::Open(Page::Results),
        ))
}

/// 是什么; with the conditions where there is no result of one's own that shows them.
fn what(view: &View<'_>, programme: &'static Programme, conditions: Option<&Explanation>) -> Tag {
    let text = view.fill(&programme.what);
    let mut part = tag("section")
        .child(words("h2", Word::WhatTitle))
        .child(words("p", text.clone()));
    part = part.child(glossary(view, &text));
    if let Some(explanation) = conditions {
        part = part
            .child(words("h3", Word::ConditionsTitle))
            .child(reasons(
                &mut explanation.reasons.iter().map(|r| condition(r).into()),
            ))
            .child(reason::citations(&mut explanation.reasons.iter()))
            .child(discretion(view, programme))
            .child(paragraph(view, Word::MoneyTitle, &programme.amount_note));
    }
    if !programme.reviewed.is_empty() {
        let mut notes = programme
            .reviewed
            .iter()
            .map(|note| self::note(view, &note.text, &note.citations));
        part = part.child(words("h3", Word::Reviewed)).child(each(&mut notes));
    }
    if !programme.opens.is_empty() {
        part = part
            .child(words("h3", Word::Opens))
            .child(tag("ul").child(list(view, &programme.opens)));
    }
    if !programme.excludes.is_empty() {
        let mut notes = programme
            .excludes
            .iter()
            .map(|other| note(view, &other.text, &other.citations));
        part = part.child(words("h3", Word::Excludes)).child(each(&mut notes));
    }
    part
}

/// 怎么办.
fn how(view: &View<'_>, programme: &'static Programme) -> Tag {
    let how = &programme.how;
    let mut papers = how.papers.iter().map(|paper| {
        words("li", paper.name.as_str())
            .child(hint(view.fill(&paper.hint)))
            .into()
    });
    let mut part = tag("section")
        .child(words("h2", Word::HowTitle))
        .child(tag("ol").child(list(view, &how.steps)));
    if !how.papers.is_empty() {
        part = part
            .child(words("h3", Word::Papers))
            .child(tag("ul").child(each(&mut papers)));
    }
    part.child(paragraph(view, Word::Time, &how.time))
        .child(paragraph(view, Word::Online, &how.online))
        .child(paragraph(view, Word::Fee, &how.fee))
        .child(sources(view, &how.citations))
}

fn reasons(items: &mut dyn Iterator<Item = Html>) -> Tag {
    tag("ul").class("reasons").child(each(items))
}

/// That a person decides in the end.
fn discretion(view: &View<'_>, programme: &'static Programme) -> Html {
    programme
        .discretion
        .as_ref()
        .map_or_else(Html::default, |n| note(view, &n.text, &n.citations))
}

/// A text under a heading; nothing if there is no text.
fn paragraph(view: &View<'_>, word: Word, text: &Text) -> Html {
    let text = view.fill(text);
    if text.is_empty() {
        Html::default()
    } else {
        row().child(words("h3", word)).child(words("p", text)).into()
    }
}

/// A text with its sources.
fn note(view: &View<'_>, text: &Text, citations: &[Citation]) -> Html {
    row()
        .child(words("p", view.fill(text)))
        .child(sources(view, citations))
        .into()
}

fn sources(view: &View<'_>, citations: &[Citation]) -> Html {
    reason::sources(&mut citations.iter().filter_map(|citation| {
        let document = view.pack().documents.get(usize::from(citation.document))?;
        Some(Phrase::Citation(
            &document.title,
            &citation.article,
            document.effective,
        ))
    }))
}
