//! What a programme comes to for this household: what it pays, why, and what is still missing.

use jiuzhu_engine::{
    CitationText, Explanation, FactKey, Number, Open, Range, Verdict,
    pack::{GroupStyle, Programme, ProgrammeId, Scope},
};
use yew::Html;

use super::{
    View, action, hint,
    reason::{is_shown, sources, why},
    related::either_or,
    rows::asked_together,
    standing::Standing,
    tag::{Tag, row, words},
};
use crate::{
    state::{Action, Page, Screen, Then, page::bit},
    text::{self, Phrase, Word},
};

/// How many missing answers a card has a button for.
const OPEN_SHOWN: usize = 3;
/// How many of the others it names.
const OPEN_NAMED: usize = 4;

/// What a programme pays and when, why, and what is still open; headings of this level.
pub(crate) fn outcome(
    view: &View<'_>,
    id: ProgrammeId,
    programme: &'static Programme,
    explanation: &Explanation,
    heading: &'static str,
) -> Tag {
    let found = view.screening.verdict(id);
    let standing = Standing::of(view, id);
    let unfit = found == Verdict::Unlikely;
    let somebody = view.screening.receives(id) == Some(true) && standing != Standing::Received;
    let part = row().maybe(somebody.then(|| hint(Word::SomebodyReceives)));
    match standing {
        Standing::Apart => part,
        // What is received is no offer; that it may end is worth knowing.
        Standing::Received if !unfit => part,
        _ => part
            .maybe((standing == Standing::Received).then(|| Standing::Unlikely.line()))
            .maybe((!unfit).then(|| money(view, id, programme, explanation)))
            .maybe((!unfit).then(|| season(view, id, programme)))
            .child(either_or(view, id, programme, usize::MAX))
            .child(why(view, programme, found, explanation, heading))
            .maybe((found == Verdict::Possible).then(|| open(view, id, heading)))
            .child(sources(&cited(found, explanation))),
    }
}

/// When applications are taken.
pub(crate) fn season(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Html {
    let (Some(season), Some(application)) = (view.screening.season(id), &programme.application) else {
        return Html::default();
    };
    row()
        .child(words("p", Phrase::Season(season)))
        .child(hint(view.fill(&application.note.text)))
        .into()
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

/// What is still missing.
fn open(view: &View<'_>, id: ProgrammeId, heading: &'static str) -> Tag {
    let (buttons, rest, count) = missing(view, &[id], true);
    row()
        .child(words(heading, Word::OpenTitle))
        .child(buttons)
        .maybe((count > 0).then(|| words("p", Phrase::StillOpen(&rest, count))))
}

/// The answers that these programmes still need: buttons that ask for just that, the names of some of the others,
/// and how many others there are. While the interview goes on, the page has one button for all of it; so then, and
/// without `asks`, all are others.
pub(crate) fn missing(view: &View<'_>, programmes: &[ProgrammeId], asks: bool) -> (Tag, Vec<String>, usize) {
    let asks = asks && view.screening.next().is_none();
    let mut screens: Vec<Screen> = Vec::new();
    let mut buttons = row();
    let mut names: Vec<String> = Vec::new();
    for item in programmes.iter().flat_map(|id| view.screening.open(*id)) {
        let (name, button) = match item {
            Open::Members => (Word::MembersRow.text(), None),
            Open::Fact(key) => (view.fact(key).map_or("", |fact| &fact.label), screen(view, key)),
        };
        match button.filter(|(screen, _)| asks && (screens.len() < OPEN_SHOWN || screens.contains(screen))) {
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
    (buttons, names, count)
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
