//! One programme among the results.

use jiuzhu_engine::{
    FactKey, Open, Range, Verdict,
    pack::{GroupStyle, Outcome, Programme, ProgrammeId},
};
use yew::{Html, classes, html};

use super::{View, action, reason::reason};
use crate::{
    state::{Action, Page, Screen, Then},
    text::{Phrase, Word},
};

/// How many open questions a card offers before it offers the rest together.
const OPEN_SHOWN: usize = 3;

/// The word and the class for a verdict.
pub(crate) fn verdict(verdict: Verdict) -> (Word, &'static str) {
    match verdict {
        Verdict::Likely => (Word::Likely, "pass"),
        Verdict::Possible => (Word::Possible, "open"),
        Verdict::Ask => (Word::Ask, "ask"),
        Verdict::Unlikely => (Word::Unlikely, "fail"),
    }
}

/// A programme: verdict, amount, why, what is still open, what else to look at.
pub(crate) fn card(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Html {
    let found = view.screening.verdict(id);
    let (word, class) = verdict(found);
    html! {
        <article class={classes!("card", class)}>
            <h3>{&programme.name}</h3>
            <p><span class={classes!("mark", class)}>{word}</span></p>
            if found != Verdict::Unlikely {
                { money(view, id, programme) }
            }
            <p>{view.fill(&programme.summary)}</p>
            { why(view, id, found) }
            if found == Verdict::Possible {
                { open(view, id) }
            }
            if found == Verdict::Unlikely {
                { instead(view, programme) }
            }
            <button type="button" class="button" aria-label={Phrase::DetailsOf(&programme.name)}
                onclick={view.on_click(Action::Open(Page::Programme(id)))}>{Word::Details}</button>
        </article>
    }
}

/// What it pays, how that was reckoned, and from when the figures apply.
pub(crate) fn money(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Html {
    let explanation = view.screening.explain(id);
    let since = explanation
        .amount_citations
        .iter()
        .filter_map(|citation| citation.effective)
        .max();
    let unit = programme.amount.as_ref().map_or("", |amount| &amount.unit);
    let shown = view.screening.amount(id).filter(|range| *range != Range::ALL);
    html! {
        <>
            { for shown.map(|range| html! { <p class="amount">{Phrase::Pays(range, unit)}</p> }) }
            if shown.is_some() {
                { for explanation.amount.iter().map(|f| html! { <p class="figures">{Phrase::Reckoned(f)}</p> }) }
                { for since.map(|on| html! { <p class="source">{Phrase::FiguresSince(on)}</p> }) }
            }
            { super::hint(&view.fill(&programme.amount_note)) }
        </>
    }
}

/// The conditions that decide, with their numbers; all of them where everything fits.
fn why(view: &View<'_>, id: ProgrammeId, found: Verdict) -> Html {
    let explanation = view.screening.explain(id);
    let settled = |outcome: Option<Outcome>| found == Verdict::Likely || outcome.is_some();
    let reasons = explanation
        .reasons
        .iter()
        .filter(|r| r.deciding && settled(r.outcome));
    let lines: Vec<Html> = reasons.map(reason).collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{Word::ReasonsTitle}</h4>
            { for explanation.member.map(|m| html! { <p class="hint">{Phrase::ForMember(&view.name(m))}</p> }) }
            <ul class="reasons">{ for lines }</ul>
        </>
    }
}

/// One button for each question that could settle it.
fn open(view: &View<'_>, id: ProgrammeId) -> Html {
    let open = view.screening.open(id);
    if open.contains(&Open::Members) && !view.state.household.is_listed() {
        return html! {
            <>
                <h4>{Word::OpenTitle}</h4>
                { action(view, "button", Phrase::AnswerOpen(Word::MembersRow.text()), Action::Begin) }
            </>
        };
    }
    let mut screens: Vec<(Screen, String)> = Vec::new();
    for item in open {
        let Open::Fact(key) = item else { continue };
        let Some((screen, label)) = screen(view, key) else {
            continue;
        };
        if !screens.iter().any(|(known, _)| *known == screen) {
            screens.push((screen, label));
        }
    }
    screens.sort_by_key(|(screen, _)| screen.group);
    let rest = screens.len().saturating_sub(OPEN_SHOWN);
    let line = |(screen, label): &(Screen, String)| {
        action(
            view,
            "button",
            Phrase::AnswerOpen(label),
            Action::Open(Page::Ask(*screen)),
        )
    };
    html! {
        <>
            <h4>{Word::OpenTitle}</h4>
            { for screens.iter().take(OPEN_SHOWN).map(line) }
            if rest > 0 && view.screening.next().is_some() {
                { action(view, "button", Phrase::MoreOpen(rest), Action::Begin) }
            }
        </>
    }
}

/// The screen that asks for one open fact, and what to call it. Those who are ticked together are asked
/// together.
fn screen(view: &View<'_>, key: FactKey) -> Option<(Screen, String)> {
    let pack = view.pack();
    let single = key
        .member
        .map_or(0, |member| crate::state::page::bit(usize::from(member)));
    let alone = Screen::for_fact(pack, key.fact, single, Then::Results)?;
    let together = alone
        .group(pack)
        .is_some_and(|group| group.style == GroupStyle::Who);
    if !together {
        return Some((alone, view.label(key)));
    }
    let members = super::rows::asked_together(view, key.fact);
    let label = view.fact(key).map_or("", |fact| &fact.label);
    Some((
        Screen {
            members: members | single,
            ..alone
        },
        label.into(),
    ))
}

/// Links to the programmes to look at instead.
pub(crate) fn instead(view: &View<'_>, programme: &'static Programme) -> Html {
    if programme.instead.is_empty() {
        return Html::default();
    }
    let link = |id: &ProgrammeId| {
        let other = view.programme(*id)?;
        let words = Phrase::LookAt(&other.name);
        Some(action(view, "button", words, Action::Open(Page::Programme(*id))))
    };
    html! {
        <>
            <h4>{Word::InsteadTitle}</h4>
            { for programme.instead.iter().filter_map(link) }
        </>
    }
}
