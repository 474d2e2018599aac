//! One programme: 是什么, 怎么办, 找谁办; with the household's own result where there are answers.

use jiuzhu_engine::{
    Explanation,
    pack::{Note, Programme, ProgrammeId, Text},
};
use yew::Html;

use crate::{
    components::{
        View, action,
        frame::heading,
        glossary, hint, list,
        outcome::{outcome, season},
        phone::{Call, phones},
        place::place,
        reason::{condition, sources},
        related::{instead, unlocks},
        standing::Standing,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, reduce::PLACE},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str, id: ProgrammeId, programme: &'static Programme) -> Tag {
    let explanation = view.screening.explain(id);
    let answered = view.state.has_answers();
    // That its occasion did not arise is no reason to call anything unfit.
    let judged = answered && Standing::of(view, id) != Standing::Apart;
    let whom = tag("section")
        .child(words("h2", Word::WhoTitle).id(PLACE).focusable())
        .child(words("p", view.fill(&programme.whom.office)))
        .child(place(view))
        .child(phones(view, &programme.whom.contacts, Call::Full));
    let what = what(view, id, programme, &explanation, answered, judged);
    let page = row()
        .child(heading(title))
        .child(words("p", view.fill(&programme.summary)).class("lead"));
    // Whoever comes from the results wants to know what to do; whoever looks around, what it is.
    let page = if answered {
        page.child(mine(view, id, programme, &explanation))
            .child(how(view, programme))
            .child(whom)
            .child(what)
    } else {
        page.child(what)
            .child(how(view, programme))
            .child(whom)
            .child(unlocks(view, programme, "h2"))
            .child(action(view, "button primary", Word::CheckMine, Action::Begin))
    };
    page.child(instead(view, programme, "h2"))
}

/// The household's own result.
fn mine(view: &View<'_>, id: ProgrammeId, programme: &'static Programme, explanation: &Explanation) -> Tag {
    let standing = Standing::of(view, id);
    tag("section")
        .class(standing.class())
        .child(words("h2", Word::MyResult))
        .child(standing.line())
        .child(outcome(view, id, programme, explanation, "h3"))
        .maybe(standing.is_had().then(|| unlocks(view, programme, "h3")))
        .child(action(
            view,
            "button",
            Word::BackToResults,
            Action::Open(Page::Results),
        ))
}

/// 是什么, the conditions and what else to know.
fn what(
    view: &View<'_>,
    id: ProgrammeId,
    programme: &'static Programme,
    explanation: &Explanation,
    answered: bool,
    judged: bool,
) -> Tag {
    let text = view.fill(&programme.what);
    let mut cited = Vec::new();
    for condition in &programme.conditions {
        cited.extend_from_slice(&condition.citations);
    }
    for note in programme.discretion.iter().chain(&programme.reviewed) {
        cited.extend_from_slice(&note.citations);
    }
    for other in &programme.excludes {
        cited.extend_from_slice(&other.citations);
    }
    let note = |note: &Note| words("p", view.fill(&note.text));
    let mut part = tag("section")
        .child(words("h2", Word::WhatTitle))
        .child(words("p", text.clone()))
        .child(glossary(view, &text))
        .child(words("h3", Word::ConditionsTitle))
        .child(
            tag("ul").class("reasons").child(each(
                &mut explanation
                    .reasons
                    .iter()
                    .map(|reason| condition(reason, judged).into()),
            )),
        )
        .maybe(programme.discretion.as_ref().map(note));
    if !answered {
        part = part
            .child(paragraph(view, Word::MoneyTitle, &programme.amount_note))
            .child(season(view, id, programme));
    }
    if !programme.reviewed.is_empty() {
        let mut notes = programme.reviewed.iter().map(|reviewed| note(reviewed).into());
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
            .map(|other| words("p", view.fill(&other.text)).into());
        part = part.child(words("h3", Word::Excludes)).child(each(&mut notes));
    }
    part.child(sources(&view.screening.cite(&cited)))
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
        .child(sources(&view.screening.cite(&how.citations)))
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
