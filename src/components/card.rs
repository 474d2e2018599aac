//! One programme among the results.

use jiuzhu_engine::{
    CitationText, Explanation, FactKey, Number, Open, Range, Verdict,
    pack::{GroupStyle, Programme, ProgrammeId, Scope},
};
use yew::Html;

use super::{
    View, action, hint,
    reason::{is_shown, sources, why},
    rows::asked_together,
    tag::{Tag, each, row, tag, words},
};
use crate::{
    state::{Action, Page, Screen, Then, page::bit},
    text::{self, Phrase, Word},
};

/// How many missing answers a card has a button for.
const OPEN_SHOWN: usize = 3;
/// How many of the others it names.
const OPEN_NAMED: usize = 4;
/// How many programmes it offers to look at instead.
const INSTEAD_SHOWN: usize = 2;

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

/// The place of a verdict among the results, good news first.
pub(crate) fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Likely => 0,
        Verdict::Ask => 1,
        Verdict::Possible => 2,
        Verdict::Unlikely => 3,
    }
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

/// Identity of a card's heading.
fn heading_id(id: ProgrammeId) -> String {
    format!("p{id}")
}

/// A programme in one line that leads to its card: name, verdict and amount.
pub(crate) fn brief(
    view: &View<'_>,
    id: ProgrammeId,
    programme: &'static Programme,
    pays: Option<&str>,
) -> Tag {
    let (word, class) = match view.screening.verdict(id) {
        Verdict::Likely => (Word::Likely, "mark pass"),
        Verdict::Possible => (Word::PossibleShort, "mark open"),
        Verdict::Ask => (Word::AskShort, "mark ask"),
        Verdict::Unlikely => (Word::Unlikely, "mark fail"),
    };
    tag("button")
        .set("type", "button")
        .class("button door")
        .click(view, Action::GoTo(heading_id(id)))
        .child(words("strong", programme.name.as_str()))
        .text(" ")
        .child(words("span", word).class(class))
        .text(" ")
        .maybe(pays.map(|pays| words("span", pays.to_owned())))
}

/// A programme: verdict, amount, why, what is still open, what else to look at.
pub(crate) fn card(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Tag {
    let found = view.screening.verdict(id);
    let explanation = view.screening.explain(id);
    let details = action(view, "button", Word::Details, Action::Open(Page::Programme(id)))
        .set("aria-label", Phrase::DetailsOf(&programme.name));
    tag("article")
        .class(class(found))
        .child(
            words("h3", programme.name.as_str())
                .id(heading_id(id))
                .focusable(),
        )
        .child(verdict(found))
        .child(words("p", view.fill(&programme.summary)))
        .maybe((found != Verdict::Unlikely).then(|| money(view, id, programme, &explanation)))
        .child(either_or(view, programme, found))
        .child(why(view, programme, found, &explanation, "h4"))
        .maybe((found == Verdict::Possible).then(|| open(view, id, "h4")))
        .maybe((found == Verdict::Unlikely).then(|| instead(view, programme, "h4")))
        .child(sources(&cited(found, &explanation)))
        .child(details)
}

/// What cannot be drawn beside this programme, where the household may get either.
fn either_or(view: &View<'_>, programme: &'static Programme, found: Verdict) -> Html {
    let fits = |verdict: Verdict| matches!(verdict, Verdict::Likely | Verdict::Ask);
    let mut notes = programme
        .excludes
        .iter()
        .filter(|other| fits(found) && fits(view.screening.verdict(other.programme)))
        .map(|other| words("p", view.fill(&other.text)).into());
    each(&mut notes)
}

/// What the amount and the conditions shown rest on.
pub(crate) fn cited(found: Verdict, explanation: &Explanation) -> Vec<CitationText> {
    let mut all = Vec::new();
    if found != Verdict::Unlikely {
        all.extend_from_slice(&explanation.amount_citations);
    }
    for reason in &explanation.reasons {
        if is_shown(reason, found) {
            all.extend_from_slice(&reason.citations);
        }
    }
    all
}

/// What it pays, in words; nothing where that may be nothing as far as the answers go.
pub(crate) fn pays(
    view: &View<'_>,
    id: ProgrammeId,
    programme: &Programme,
    explanation: &Explanation,
) -> Option<String> {
    let range = view.screening.amount(id).filter(|range| *range != Range::ALL)?;
    let some = range.low().is_some_and(|low| low > Number::ZERO);
    if view.screening.verdict(id) == Verdict::Possible && !some {
        return None;
    }
    let pays = Phrase::Pays {
        range,
        unit: &programme.amount.as_ref()?.unit,
        reckoned: sum(explanation).is_some(),
        together: (programme.scope == Scope::Member).then(|| view.state.household.members()),
    };
    Some(pays.text())
}

/// How the amount was reckoned; a plain figure is no sum that could be checked.
fn sum(explanation: &Explanation) -> Option<&String> {
    explanation
        .amount
        .as_ref()
        .filter(|formula| text::is_sum(formula))
}

/// What it pays, how that was reckoned, and from when the figures apply.
pub(crate) fn money(
    view: &View<'_>,
    id: ProgrammeId,
    programme: &'static Programme,
    explanation: &Explanation,
) -> Tag {
    let mut lines = row();
    if let Some(pays) = pays(view, id, programme, explanation) {
        let since = explanation
            .amount_citations
            .iter()
            .filter_map(|citation| citation.effective)
            .max();
        lines = lines
            .child(words("p", pays).class("amount"))
            .maybe(sum(explanation).map(|formula| words("p", Phrase::Reckoned(formula)).class("figures")))
            .maybe(since.map(|on| words("p", Phrase::FiguresSince(on)).class("source")));
    }
    lines.child(hint(view.fill(&programme.amount_note)))
}

/// What is still missing. While the interview goes on, the page has one button for all of it; afterwards each
/// of the few answers that are missing has its own.
pub(crate) fn open(view: &View<'_>, id: ProgrammeId, heading: &'static str) -> Tag {
    let finished = view.screening.next().is_none();
    let mut screens: Vec<Screen> = Vec::new();
    let mut buttons = row();
    let mut names: Vec<String> = Vec::new();
    for item in view.screening.open(id) {
        let (name, button) = match item {
            Open::Members => (Word::MembersRow.text(), None),
            Open::Fact(key) => (view.fact(key).map_or("", |fact| &fact.label), screen(view, key)),
        };
        match button.filter(|_| finished && screens.len() < OPEN_SHOWN) {
            Some((screen, _)) if screens.contains(&screen) => {}
            Some((screen, label)) => {
                let open = Action::Open(Page::Ask(screen));
                buttons = buttons.child(action(view, "button", Phrase::AnswerOpen(&label), open));
                screens.push(screen);
            }
            None if names.iter().any(|known| known == name) => {}
            None => names.push(name.into()),
        }
    }
    let count = names.len();
    names.truncate(OPEN_NAMED);
    row()
        .child(words(heading, Word::OpenTitle))
        .child(buttons)
        .maybe((count > 0).then(|| words("p", Phrase::StillOpen(&names, count))))
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

/// Links to the best programmes to look at instead, under a heading of this level: none that does not fit either.
pub(crate) fn instead(view: &View<'_>, programme: &'static Programme, heading: &'static str) -> Html {
    let mut others: Vec<ProgrammeId> = Vec::new();
    for verdict in [Verdict::Likely, Verdict::Ask, Verdict::Possible] {
        let found = |id: &&ProgrammeId| view.screening.verdict(**id) == verdict;
        others.extend(programme.instead.iter().filter(found));
    }
    if others.is_empty() {
        return Html::default();
    }
    let mut links = others.iter().take(INSTEAD_SHOWN).filter_map(|id| {
        let words = Phrase::LookAt(&view.programme(*id)?.name);
        Some(action(view, "link", words, Action::Open(Page::Programme(*id))).into())
    });
    row()
        .child(words(heading, Word::InsteadTitle))
        .child(tag("div").class("links").child(each(&mut links)))
        .into()
}
