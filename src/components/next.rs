//! The one thing to do first: where to go and for what, or what to answer so that this can be said.

use jiuzhu_engine::pack::ProgrammeId;

use super::{
    View, action,
    bar::bar,
    card::{details, gist},
    found::Found,
    hint,
    outcome::missing,
    phone::{Call, phone},
    place::place,
    standing::Standing,
    tag::{Tag, row, tag, words},
};
use crate::{
    state::{Action, Page, reduce::PLACE},
    text::{Phrase, Word},
};

/// What to do first.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Next<'f> {
    /// Go and ask for this.
    Go(&'f Found),
    /// Go on with the questions.
    GoOn,
    /// Answer what these still need.
    Answer,
    /// Nothing fits: ask somebody.
    Ask,
}

impl<'f> Next<'f> {
    /// An emergency before all else, then what fits, then what is left to answer where that may lead to more, then what
    /// a person decides.
    pub(crate) fn of(view: &View<'_>, found: &'f [Found]) -> Self {
        let first = found.iter().find(|found| found.is_wanted());
        let open = found.iter().any(|found| found.standing == Standing::Possible);
        match first {
            Some(first) if first.at_once || first.standing == Standing::Likely => Self::Go(first),
            _ if view.screening.questions_left() > 0 => Self::GoOn,
            Some(first) => Self::Go(first),
            None if open => Self::Answer,
            None => Self::Ask,
        }
    }

    /// The programme that it is about.
    pub(crate) fn goal(self) -> Option<ProgrammeId> {
        match self {
            Self::Go(found) => Some(found.id),
            Self::GoOn | Self::Answer | Self::Ask => None,
        }
    }
}

/// The first step, where to go with it, and whom to call.
pub(crate) fn next(view: &View<'_>, next: Next<'_>, found: &[Found]) -> Tag {
    let title = match next {
        Next::Go(found) if found.at_once => Word::AtOnce,
        _ => Word::NextTitle,
    };
    let step = match next {
        Next::Go(found) => go(view, found),
        Next::GoOn => row()
            .child(words("p", Word::NextAnswer))
            .child(go_on(view, "button primary")),
        Next::Answer => {
            let open = found.iter().filter(|found| found.standing == Standing::Possible);
            let open: Vec<_> = open.map(|found| found.id).collect();
            row()
                .child(words("p", Word::NextAnswer))
                .child(missing(view, &open, true).0)
        }
        Next::Ask => words("p", Word::NextAsk),
    };
    let contact = match next {
        Next::Go(found) => found.programme.whom.contacts.first().copied(),
        _ => None,
    };
    let line = view.pack().contacts.get(usize::from(contact.unwrap_or(0)));
    tag("section")
        .class("card next")
        .child(words("h2", title).id(PLACE).focusable())
        .child(step)
        .child(place(view))
        .maybe(line.map(|contact| phone(contact, Call::Short)))
}

/// The way on while there is anything left to ask.
pub(crate) fn go_on(view: &View<'_>, class: &'static str) -> Tag {
    let left = view.screening.questions_left();
    row()
        .child(action(view, class, Word::GoOn, Action::Begin))
        .child(hint(Phrase::QuestionsLeft(left)))
}

/// The programme to go for, what it pays and why, and where to go.
fn go(view: &View<'_>, found: &Found) -> Tag {
    let explanation = view.screening.explain(found.id);
    let bar = explanation
        .reasons
        .iter()
        .find_map(|reason| bar(reason.compared.as_ref()?));
    let office = view.fill(&found.programme.whom.office);
    let prepare = Action::Open(Page::Prepare);
    tag("article")
        .child(gist(view, found))
        .maybe(bar)
        .child(words("p", Phrase::Where(&office)))
        .child(action(view, "button primary", Word::PrepareDoor, prepare))
        .child(details(view, found))
}
