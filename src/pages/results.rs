//! What the answers come to: the urgent first, then one thing to do, then the programmes by verdict, good news first,
//! what to bring and to say, and what to do about a result that seems wrong.

use jiuzhu_engine::pack::ProgrammeId;
use yew::Html;

use crate::{
    components::{
        View, action,
        card::card,
        door::doubts,
        emergency,
        found::{Found, found},
        frame::heading,
        hint,
        next::{Next, go_on, next},
        related::links,
        standing::Standing,
        tag::{Tag, row, tag, words},
    },
    state::{Action, Page},
    text::{Phrase, Word},
};

/// From this many programmes on, those that are not settled are named only.
const MANY: usize = 6;

/// Where the programmes stand, in the order of the pack.
fn standings(view: &View<'_>) -> Vec<Standing> {
    let all = 0..view.pack().programmes.len();
    (0..).zip(all).map(|(id, _)| Standing::of(view, id)).collect()
}

/// How many fit, and how many may.
pub(super) fn title(view: &View<'_>) -> String {
    let standings = standings(view);
    let count = |of| standings.iter().filter(|standing| **standing == of).count();
    Phrase::ResultsTitle {
        likely: count(Standing::Likely),
        ask: count(Standing::Ask),
        possible: count(Standing::Possible),
    }
    .text()
}

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let found = found(view);
    let first = Next::of(view, &found);
    let outcome: String = standings(view).into_iter().map(Standing::letter).collect();
    // Whoever counts results reads them here, a letter for each programme.
    let heading = heading(title).set("data-outcome", outcome);
    let mut page = row().child(heading).child(hint(Word::NotACommitment));
    for kind in emergency::reported(view) {
        page = page.child(emergency::card(view, kind));
    }
    let left = !matches!(first, Next::GoOn) && view.screening.questions_left() > 0;
    page = page
        .child(next(view, first, &found))
        .maybe(left.then(|| go_on(view, "button")));
    for standing in Standing::ALL {
        page = page.child(group(view, &found, standing, first.goal()));
        if standing == Standing::Ask {
            page = opened(view, page, &found);
        }
    }
    page.child(doubts(view))
        .child(action(view, "button", Word::TakeDoor, Action::Open(Page::Take)))
        .child(action(
            view,
            "button",
            Word::EditAnswers,
            Action::Open(Page::Check),
        ))
        .child(action(view, "button", Word::EraseDoor, Action::Open(Page::Clear)))
}

/// The programmes that stand alike; `goal` has been said above.
fn group(view: &View<'_>, all: &[Found], standing: Standing, goal: Option<ProgrammeId>) -> Html {
    let (mut ids, mut cards) = (Vec::new(), row());
    let lead = match standing {
        Standing::Received => Word::ReceivedLead,
        Standing::Likely => Word::LikelyLead,
        Standing::Ask => Word::AskLead,
        Standing::Possible => Word::PossibleLead,
        Standing::Unlikely | Standing::Apart => Word::UnlikelyLead,
    };
    for found in all {
        if found.standing == standing && found.with.is_none() && Some(found.id) != goal {
            ids.push(found.id);
            if standing != Standing::Apart {
                cards = cards.child(card(view, found));
            }
        }
    }
    match standing {
        _ if ids.is_empty() => Html::default(),
        Standing::Apart => {
            let count = Phrase::Apart(ids.len());
            action(view, "button door", count, Action::Open(Page::Troubles)).into()
        }
        Standing::Possible if ids.len() >= MANY => links(view, "h2", Word::Possible.into(), &ids),
        _ => tag("section")
            .child(words("h2", standing.word(false)))
            .child(words("p", lead))
            .child(cards)
            .into(),
    }
}

/// What comes along with another one, under the name of that one.
fn opened(view: &View<'_>, mut page: Tag, all: &[Found]) -> Tag {
    for opener in all {
        let mut ids = Vec::new();
        for found in all {
            if found.with == Some(opener.id) {
                ids.push(found.id);
            }
        }
        let title = Phrase::Opens(&opener.programme.short);
        page = page.child(links(view, "h2", title.into(), &ids));
    }
    page
}
