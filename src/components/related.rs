//! A programme beside others: what it opens up, what to look at instead, what cannot be drawn beside it.

use jiuzhu_engine::{
    Verdict,
    pack::{Programme, ProgrammeId},
};
use yew::Html;

use super::{
    View, action,
    standing::Standing,
    tag::{each, row, tag, words},
};
use crate::{
    state::{Action, Page},
    text::{Phrase, Word},
};

/// How many programmes are offered instead.
const INSTEAD_SHOWN: usize = 2;

/// Links to programmes below each other, under a heading of this level; nothing if there are none.
pub(crate) fn links(
    view: &View<'_>,
    heading: &'static str,
    title: Word,
    ids: &[ProgrammeId],
    words_of: &dyn Fn(ProgrammeId, &'static str) -> String,
) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let mut links = ids.iter().filter_map(|id| {
        let words = words_of(*id, &view.programme(*id)?.name);
        Some(action(view, "link", words, Action::Open(Page::Programme(*id))).into())
    });
    row()
        .child(words(heading, title))
        .child(tag("div").class("links").child(each(&mut links)))
        .into()
}

/// What else can be done once this is done, good news first, with where that stands.
pub(crate) fn unlocks(view: &View<'_>, programme: &'static Programme, heading: &'static str) -> Html {
    let answered = view.state.has_answers();
    let mut ids = programme.unlocks.clone();
    if answered {
        ids.clear();
        for standing in Standing::ALL {
            let alike = |id: &&ProgrammeId| Standing::of(view, **id) == standing;
            ids.extend(programme.unlocks.iter().filter(alike));
        }
    }
    links(view, heading, Word::Unlocks, &ids, &|id, name| {
        // Of what only opens up by this, a "no" of today says nothing.
        match Standing::of(view, id) {
            standing if answered && standing.is_had() => {
                Phrase::OfMember(name, standing.word(true).text()).text()
            }
            _ => name.into(),
        }
    })
}

/// The best programmes to look at instead: none that does not fit either.
pub(crate) fn instead(view: &View<'_>, programme: &'static Programme, heading: &'static str) -> Html {
    let mut others: Vec<ProgrammeId> = Vec::new();
    for verdict in [Verdict::Likely, Verdict::Ask, Verdict::Possible] {
        let found = |id: &&ProgrammeId| view.screening.verdict(**id) == verdict;
        others.extend(programme.instead.iter().filter(found));
    }
    others.truncate(INSTEAD_SHOWN);
    links(view, heading, Word::InsteadTitle, &others, &|_, name| {
        Phrase::LookAt(name).text()
    })
}

/// What cannot be drawn beside this programme where the household may get either, and which of the two pays more.
pub(crate) fn either_or(view: &View<'_>, id: ProgrammeId, programme: &'static Programme) -> Html {
    let fits = |id| Standing::of(view, id).is_had();
    let mut notes = programme
        .excludes
        .iter()
        .filter(|other| fits(id) && fits(other.programme))
        .map(|other| {
            let better = |a, b| view.screening.better(a, b);
            let (one, two) = (better(id, other.programme), better(other.programme, id));
            let more = one.filter(|_| one == two).and_then(|id| view.programme(id));
            row()
                .child(words("p", view.fill(&other.text)))
                .maybe(more.map(|more| words("p", Phrase::PaysMore(&more.name))))
                .into()
        });
    each(&mut notes)
}
