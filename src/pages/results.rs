//! What the answers come to: the urgent first, then the programmes by verdict, good news first.

use jiuzhu_engine::pack::ProgrammeId;
use yew::Html;

use super::who;
use crate::{
    components::{
        View, action,
        card::{card, heading_id, slim},
        emergency,
        found::{Found, found, wanted},
        frame::heading,
        hint, papers,
        related::{brief, links},
        say::say,
        standing::Standing,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, reduce::PLACE},
    text::{Phrase, Word},
};

/// From this many programmes on, those that are not settled are a line each.
const MANY: usize = 6;

/// How many fit, and how many may.
pub(super) fn title(view: &View<'_>) -> String {
    let all = 0..view.pack().programmes.len();
    let standings: Vec<Standing> = (0..).zip(all).map(|(id, _)| Standing::of(view, id)).collect();
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
    let mut emergencies = emergency::reported(view)
        .into_iter()
        .map(|kind| emergency::card(view, kind).into());
    let mut groups = Standing::ALL
        .into_iter()
        .map(|standing| group(view, &found, standing));
    let place = tag("section")
        .class("card")
        .child(words("h2", Word::WhereToGo).id(PLACE).focusable())
        .child(who::place(view))
        .child(who::help_line(view))
        .child(hint(Word::TakeAlong));
    row()
        .child(heading(title))
        .child(each(&mut emergencies))
        .child(at_once(view, &found))
        .child(words("p", Word::NotACommitment).class("lead"))
        .child(go_on(view))
        .child(list(view, &found))
        .child(each(&mut groups))
        .child(prepare(view, &wanted(&found)))
        .child(place)
        .child(action(view, "button", Word::TakeDoor, Action::Open(Page::Take)))
        .child(action(
            view,
            "button",
            Word::EditAnswers,
            Action::Open(Page::Check),
        ))
        .child(action(view, "button", Word::EraseDoor, Action::Open(Page::Clear)))
}

/// What to bring and what to say; nothing where there is nothing to go for.
fn prepare(view: &View<'_>, wanted: &[ProgrammeId]) -> Html {
    if wanted.is_empty() {
        return Html::default();
    }
    let list = papers::list(view, wanted);
    row()
        .maybe(list.is_some().then(|| words("h2", Word::Papers)))
        .maybe(list)
        .child(words("h2", Word::SayTitle))
        .child(say(view, wanted))
        .into()
}

/// The way on while there is anything left to ask.
fn go_on(view: &View<'_>) -> Html {
    let left = view.screening.questions_left();
    if left == 0 {
        return Html::default();
    }
    row()
        .child(action(view, "button primary", Word::GoOn, Action::Begin))
        .child(hint(Phrase::QuestionsLeft(left)))
        .into()
}

/// All that may be had and has a card, a line each that leads there, and how many more stand in their packages.
fn list(view: &View<'_>, found: &[Found]) -> Html {
    // While all is open, the cards say so.
    let had = |found: &&Found| found.standing.is_had() && !found.at_once;
    if !found.iter().any(|found| had(&found)) {
        return Html::default();
    }
    let few = is_few(found);
    let listed = |found: &&Found| had(found) || few && found.standing == Standing::Possible && !found.at_once;
    let mut lines = found
        .iter()
        .filter(|found| listed(found) && found.with.is_none())
        .map(|found| line(view, found, true));
    let packed = found.iter().filter(|found| found.with.is_some()).count();
    let packed = (packed > 0).then(|| hint(Phrase::OpenedUp(packed)));
    let no = found
        .iter()
        .filter(|found| found.standing == Standing::Unlikely)
        .count();
    let rest = (no > 0).then(|| hint(Phrase::NotFitting(no)));
    tag("div")
        .class("brief")
        .child(each(&mut lines))
        .maybe(packed)
        .maybe(rest)
        .into()
}

/// Whether those that are not settled are so few that each has a card.
fn is_few(found: &[Found]) -> bool {
    let open = |found: &&Found| found.standing == Standing::Possible && !found.at_once;
    found.iter().filter(open).count() < MANY
}

/// What helps in the emergency that was reported.
fn at_once(view: &View<'_>, found: &[Found]) -> Html {
    let mut cards = found
        .iter()
        .filter(|found| found.at_once)
        .map(|found| card(view, found.id, found.programme).into())
        .peekable();
    if cards.peek().is_none() {
        return Html::default();
    }
    tag("section")
        .child(words("h2", Word::AtOnce))
        .child(each(&mut cards))
        .into()
}

/// A line that leads to the card of a programme, or to its page.
fn line(view: &View<'_>, found: &Found, card: bool) -> Html {
    let action = if card {
        Action::GoTo(heading_id(found.id))
    } else {
        Action::Open(Page::Programme(found.id))
    };
    brief(
        view,
        found.programme,
        found.standing,
        found.pays.as_deref(),
        action,
    )
    .into()
}

fn group(view: &View<'_>, all: &[Found], standing: Standing) -> Html {
    let alike: Vec<&Found> = all
        .iter()
        .filter(|found| found.standing == standing && !found.at_once && found.with.is_none())
        .collect();
    let lead = match standing {
        Standing::Received => Word::ReceivedLead,
        Standing::Likely => Word::LikelyLead,
        Standing::Ask => Word::AskLead,
        Standing::Possible => Word::PossibleLead,
        Standing::Unlikely => Word::UnlikelyLead,
        Standing::Apart => {
            let ids: Vec<ProgrammeId> = alike.iter().map(|found| found.id).collect();
            return links(view, "h2", Word::Apart, &ids, &|_, name| name.into());
        }
    };
    if alike.is_empty() {
        return Html::default();
    }
    let short = standing == Standing::Possible && !is_few(all);
    let mut programmes = alike.iter().map(|found| match standing {
        Standing::Possible if short => line(view, found, false),
        Standing::Unlikely => slim(view, found.id, found.programme).into(),
        _ => card(view, found.id, found.programme).into(),
    });
    let section = tag("section");
    let section = if short { section.class("brief") } else { section };
    section
        .child(words("h2", standing.word(false)))
        .child(words("p", lead))
        .child(each(&mut programmes))
        .into()
}
