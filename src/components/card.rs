//! One programme among the results, in a few lines: where it stands, what it pays, what decides, and the way to all
//! about it.

use jiuzhu_engine::{Reason, Verdict};

use super::{
    View, action,
    found::Found,
    hint,
    outcome::missing,
    reason::is_shown,
    related::{either_or, one_instead},
    standing::Standing,
    tag::{Tag, row, tag, words},
};
use crate::{
    state::{Action, Page},
    text::{Phrase, Word, sentences},
};

/// A programme in a few lines.
pub(crate) fn card(view: &View<'_>, found: &Found) -> Tag {
    let unfit = view.screening.verdict(found.id) == Verdict::Unlikely;
    let ways = tag("div")
        .class("links")
        .child(details(view, found))
        .maybe(one_instead(view, found.programme).filter(|_| unfit));
    tag("article")
        .class(found.standing.class())
        .child(gist(view, found))
        .child(ways)
}

/// Its name, where it stands, what it pays, what decides, and when applications are taken.
pub(crate) fn gist(view: &View<'_>, found: &Found) -> Tag {
    let standing = found.standing;
    let decides = decides(view, found);
    // What is received is no offer; that it may end is worth knowing.
    let ends = standing == Standing::Received && !decides.is_empty();
    let season = view.screening.season(found.id).filter(|_| found.is_wanted());
    let somebody = standing != Standing::Received && view.screening.receives(found.id) == Some(true);
    row()
        .child(words("h3", found.programme.name.as_str()))
        .text(" ")
        .child(standing.mark(true))
        .maybe(somebody.then(|| hint(Word::SomebodyReceives)))
        .maybe(found.pays.clone().map(|pays| words("p", pays).class("amount")))
        .maybe(ends.then(|| Standing::Unlikely.line()))
        .maybe((!decides.is_empty()).then(|| words("p", decides)))
        .maybe(season.map(|season| words("p", Phrase::Season(season))))
        .child(either_or(view, found.id, found.programme, 1))
}

/// The way to all about it.
pub(crate) fn details(view: &View<'_>, found: &Found) -> Tag {
    action(
        view,
        "link",
        Word::Details,
        Action::Open(Page::Programme(found.id)),
    )
    .set("aria-label", Phrase::DetailsOf(&found.programme.name))
}

/// The one sentence that decides, with its number where there is one; empty where there is nothing to say.
fn decides(view: &View<'_>, found: &Found) -> String {
    let explanation = view.screening.explain(found.id);
    let verdict = view.screening.verdict(found.id);
    let counted = |reason: &Reason| Some(reason.compared.as_ref()?.words.clone());
    let mut shown = explanation
        .reasons
        .iter()
        .filter(|reason| is_shown(reason, verdict));
    match (verdict, found.standing) {
        (_, Standing::Apart) => String::new(),
        (Verdict::Unlikely, _) => shown.next().map_or_else(String::new, |reason| {
            counted(reason).unwrap_or_else(|| Phrase::Demands(&reason.text).text())
        }),
        (_, Standing::Received) => String::new(),
        (Verdict::Possible, _) => {
            let (_, names, count) = missing(view, &[found.id], false);
            Phrase::StillOpen(&names, count).text()
        }
        (Verdict::Likely, _) => shown.find_map(counted).unwrap_or_else(|| summary(view, found)),
        // What a person decides is what to talk about.
        (Verdict::Ask, _) => {
            let advice = shown.find_map(|reason| reason.advice.as_deref());
            let first = advice.and_then(|advice| sentences(advice).next());
            first.map_or_else(|| summary(view, found), Into::into)
        }
    }
}

fn summary(view: &View<'_>, found: &Found) -> String {
    view.fill(&found.programme.summary)
}
