//! One programme among the results.

use jiuzhu_engine::{
    Explanation, FactKey, Open, Range, Reason, Verdict,
    pack::{GroupStyle, Programme, ProgrammeId},
};
use yew::Html;

use super::{
    View, action, hint,
    reason::{citations, reason},
    rows::asked_together,
    tag::{Tag, each, row, tag, words},
};
use crate::{
    state::{Action, Page, Screen, Then, page::bit},
    text::{self, Phrase, Word},
};

/// With more open questions than these, a card only offers to go on with the interview.
const OPEN_SHOWN: usize = 3;

/// The verdict in words, with its own colour and sign.
pub(crate) fn verdict(verdict: Verdict) -> Tag {
    let (word, class) = match verdict {
        Verdict::Likely => (Word::Likely, "mark pass"),
        Verdict::Possible => (Word::Possible, "mark open"),
        Verdict::Ask => (Word::Ask, "mark ask"),
        Verdict::Unlikely => (Word::Unlikely, "mark fail"),
    };
    tag("p").child(words("span", word).class(class))
}

/// The class of a card with this verdict.
pub(crate) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Likely => "card pass",
        Verdict::Possible => "card open",
        Verdict::Ask => "card ask",
        Verdict::Unlikely => "card",
    }
}

/// A programme: verdict, amount, why, what is still open, what else to look at.
pub(crate) fn card(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Tag {
    let found = view.screening.verdict(id);
    let explanation = view.screening.explain(id);
    let details = action(view, "button", Word::Details, Action::Open(Page::Programme(id)))
        .set("aria-label", Phrase::DetailsOf(&programme.name));
    tag("article")
        .class(class(found))
        .child(words("h3", programme.name.as_str()))
        .child(verdict(found))
        .child(words("p", view.fill(&programme.summary)))
        .maybe((found != Verdict::Unlikely).then(|| money(view, id, programme, &explanation)))
        .child(why(view, found, &explanation))
        .maybe((found == Verdict::Possible).then(|| open(view, id)))
        .maybe((found == Verdict::Unlikely).then(|| instead(view, programme, "h4")))
        .child(details)
}

/// What it pays, how that was reckoned, and from when the figures apply.
pub(crate) fn money(
    view: &View<'_>,
    id: ProgrammeId,
    programme: &'static Programme,
    explanation: &Explanation,
) -> Tag {
    let unit = programme.amount.as_ref().map_or("", |amount| &amount.unit);
    let mut lines = row();
    if let Some(range) = view.screening.amount(id).filter(|range| *range != Range::ALL) {
        let since = explanation
            .amount_citations
            .iter()
            .filter_map(|citation| citation.effective)
            .max();
        // A plain figure is no sum that could be checked.
        let formula = explanation
            .amount
            .as_ref()
            .filter(|formula| text::is_sum(formula));
        lines = lines
            .child(words("p", Phrase::Pays(range, unit)).class("amount"))
            .maybe(formula.map(|formula| words("p", Phrase::Reckoned(formula)).class("figures")))
            .maybe(since.map(|on| words("p", Phrase::FiguresSince(on)).class("source")));
    }
    lines.child(hint(view.fill(&programme.amount_note)))
}

/// The conditions that decide, with their numbers.
fn why(view: &View<'_>, found: Verdict, explanation: &Explanation) -> Html {
    // What is not settled stands among the open questions.
    let shown = |r: &&Reason| r.deciding && (found != Verdict::Possible || r.outcome.is_some());
    let mut reasons = explanation.reasons.iter().filter(shown).peekable();
    if reasons.peek().is_none() {
        return Html::default();
    }
    row()
        .child(words("h4", Word::ReasonsTitle))
        .child(member(view, explanation))
        .child(
            tag("ul")
                .class("reasons")
                .child(each(&mut reasons.map(|r| reason(r).into()))),
        )
        .child(citations(&mut explanation.reasons.iter().filter(shown)))
        .into()
}

/// Whom a programme for single members was reckoned for.
pub(crate) fn member(view: &View<'_>, explanation: &Explanation) -> Html {
    explanation.member.map_or_else(Html::default, |member| {
        hint(Phrase::ForMember(&view.name(member)))
    })
}

/// One button for each question that could settle it.
fn open(view: &View<'_>, id: ProgrammeId) -> Tag {
    let open = view.screening.open(id);
    let part = row().child(words("h4", Word::OpenTitle));
    if open.contains(&Open::Members) {
        return part.child(action(
            view,
            "button",
            Phrase::AnswerOpen(Word::MembersRow.text()),
            Action::Begin,
        ));
    }
    let mut screens: Vec<(Screen, String)> = Vec::new();
    for item in open {
        let Open::Fact(key) = item else { continue };
        let Some(screen) = screen(view, key) else { continue };
        if !screens.iter().any(|(known, _)| *known == screen.0) {
            screens.push(screen);
        }
    }
    if screens.len() > OPEN_SHOWN && view.screening.next().is_some() {
        let go_on = Phrase::OpenQuestions(screens.len());
        return part.child(action(view, "button", go_on, Action::Begin));
    }
    screens.sort_by_key(|(screen, _)| screen.group);
    part.child(each(&mut screens.iter().map(|(screen, label)| {
        let open = Action::Open(Page::Ask(*screen));
        action(view, "button", Phrase::AnswerOpen(label), open).into()
    })))
}

/// The screen that asks for one open fact, and what to call it. Those who are ticked together are asked
/// together.
fn screen(view: &View<'_>, key: FactKey) -> Option<(Screen, String)> {
    let single = key.member.map_or(0, |member| bit(usize::from(member)));
    let alone = Screen::for_fact(view.pack(), key.fact, single, Then::Results)?;
    if alone.group(view.pack())?.style != GroupStyle::Who {
        return Some((alone, view.label(key)));
    }
    let members = single | asked_together(view, key.fact);
    Some((Screen { members, ..alone }, view.fact(key)?.label.clone()))
}

/// Links to the programmes to look at instead, under a heading of this level.
pub(crate) fn instead(view: &View<'_>, programme: &'static Programme, heading: &'static str) -> Html {
    if programme.instead.is_empty() {
        return Html::default();
    }
    let mut links = programme.instead.iter().filter_map(|id| {
        let words = Phrase::LookAt(&view.programme(*id)?.name);
        Some(action(view, "button", words, Action::Open(Page::Programme(*id))).into())
    });
    row()
        .child(words(heading, Word::InsteadTitle))
        .child(each(&mut links))
        .into()
}
