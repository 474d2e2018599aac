//! A programme beside others: what it opens up, what to look at instead, what cannot be drawn beside it.

use jiuzhu_engine::{
    Verdict,
    pack::{Programme, ProgrammeId},
};
use yew::Html;

use super::{
    View, action, hint,
    standing::Standing,
    tag::{Tag, each, row, tag, words},
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

/// What else can be done once this is done: what the household may have as rows of their own, good news first, with
/// where they stand. With `all`, the names of the others too, since a "no" of today rests on not having this yet.
pub(crate) fn unlocks(
    view: &View<'_>,
    programme: &'static Programme,
    heading: &'static str,
    all: bool,
) -> Html {
    let answered = view.state.has_answers();
    let (mut had, mut rest) = (Vec::new(), Vec::new());
    for standing in Standing::ALL {
        let alike = |id: &&ProgrammeId| Standing::of(view, **id) == standing;
        for id in programme.unlocks.iter().filter(alike) {
            let Some(other) = view.programme(*id) else {
                continue;
            };
            let open = Action::Open(Page::Programme(*id));
            if answered && standing.is_had() {
                had.push(brief(view, other, standing, None, open).into());
                had.push(hint(view.fill(&other.summary)));
            } else if all {
                rest.push(action(view, "link", other.name.as_str(), open).into());
            }
        }
    }
    if had.is_empty() && rest.is_empty() {
        return Html::default();
    }
    let mut part = row().child(words(heading, Word::Unlocks));
    for (class, lines) in [("brief", had), ("links", rest)] {
        if !lines.is_empty() {
            part = part.child(tag("div").class(class).child(each(&mut lines.into_iter())));
        }
    }
    part.into()
}

/// A programme in one line that leads somewhere: name, where it stands, and amount.
pub(crate) fn brief(
    view: &View<'_>,
    programme: &'static Programme,
    standing: Standing,
    pays: Option<&str>,
    action: Action,
) -> Tag {
    tag("button")
        .set("type", "button")
        .class("button door")
        .click(view, action)
        .child(words("strong", programme.name.as_str()))
        .text(" ")
        .child(standing.mark(true))
        .text(" ")
        .maybe(pays.map(|pays| words("span", pays.to_owned())))
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
