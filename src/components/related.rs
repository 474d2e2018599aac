//! A programme beside others: what it opens up, what to look at instead, what cannot be drawn beside it.

use jiuzhu_engine::{
    Verdict,
    pack::{Programme, ProgrammeId},
};
use yew::{AttrValue, Html};

use super::{
    View, action,
    standing::Standing,
    tag::{Tag, row, tag, words},
};
use crate::{
    state::{Action, Page},
    text::{Phrase, Word},
};

/// How many programmes are offered instead.
const INSTEAD_SHOWN: usize = 2;

/// Links to programmes by their short names, under a heading of this level; nothing if there are none.
pub(crate) fn links(view: &View<'_>, heading: &'static str, title: AttrValue, ids: &[ProgrammeId]) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    let mut links = tag("div").class("links");
    for id in ids {
        if let Some(programme) = view.programme(*id) {
            let open = Action::Open(Page::Programme(*id));
            links = links.child(action(view, "link", programme.short.as_str(), open));
        }
    }
    row().child(words(heading, title)).child(links).into()
}

/// What else can be done once this is done, what the household may have first. The others stand there too, since a
/// "no" of today rests on not having this yet.
pub(crate) fn unlocks(view: &View<'_>, programme: &'static Programme, heading: &'static str) -> Html {
    let mut ids = Vec::new();
    for standing in Standing::ALL {
        for id in &programme.unlocks {
            if Standing::of(view, *id) == standing {
                ids.push(*id);
            }
        }
    }
    links(view, heading, Word::Unlocks.into(), &ids)
}

/// The best programmes to look at instead: none that does not fit either.
pub(crate) fn instead(view: &View<'_>, programme: &'static Programme, heading: &'static str) -> Html {
    let others = better(view, programme);
    let others = others.get(..INSTEAD_SHOWN).unwrap_or(&others);
    links(view, heading, Word::InsteadTitle.into(), others)
}

/// A link to the best programme to look at instead; nothing if none of them fits either.
pub(crate) fn one_instead(view: &View<'_>, programme: &'static Programme) -> Option<Tag> {
    let id = *better(view, programme).first()?;
    let words = Phrase::LookAt(&view.programme(id)?.short);
    Some(action(view, "link", words, Action::Open(Page::Programme(id))))
}

/// What to look at instead of a programme, what fits best first.
fn better(view: &View<'_>, programme: &'static Programme) -> Vec<ProgrammeId> {
    let mut others: Vec<ProgrammeId> = Vec::new();
    for verdict in [Verdict::Likely, Verdict::Ask, Verdict::Possible] {
        for id in &programme.instead {
            if view.screening.verdict(*id) == verdict {
                others.push(*id);
            }
        }
    }
    others
}

/// What cannot be drawn beside this programme where the household may get either, and which of the two pays more; so
/// many at most.
pub(crate) fn either_or(view: &View<'_>, id: ProgrammeId, programme: &'static Programme, most: usize) -> Tag {
    let fits = |id| Standing::of(view, id).is_had();
    let mut notes = row();
    let mut left = most;
    for other in &programme.excludes {
        if left == 0 || !fits(id) || !fits(other.programme) {
            continue;
        }
        left -= 1;
        let better = |a, b| view.screening.better(a, b);
        let (one, two) = (better(id, other.programme), better(other.programme, id));
        let more = one.filter(|_| one == two).and_then(|id| view.programme(id));
        notes = notes
            .child(words("p", view.fill(&other.text)))
            .maybe(more.map(|more| words("p", Phrase::PaysMore(&more.name))));
    }
    notes
}
