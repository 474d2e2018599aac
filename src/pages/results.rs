//! What the answers come to: the urgent first, then the programmes by verdict, good news first.

use jiuzhu_engine::{
    Verdict,
    pack::{Programme, ProgrammeId},
};
use yew::Html;

use super::{urgent, who};
use crate::{
    components::{
        View, action,
        card::{brief, card, pays, rank},
        frame::heading,
        hint,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, reduce::PLACE},
    text::{Phrase, Word},
};

/// The verdicts in the order in which they are shown, with their headings.
const GROUPS: [(Verdict, Word, Word); 4] = [
    (Verdict::Likely, Word::Likely, Word::LikelyLead),
    (Verdict::Ask, Word::Ask, Word::AskLead),
    (Verdict::Possible, Word::Possible, Word::PossibleLead),
    (Verdict::Unlikely, Word::Unlikely, Word::UnlikelyLead),
];

/// A programme among the results.
#[derive(Debug)]
struct Found {
    id: ProgrammeId,
    programme: &'static Programme,
    verdict: Verdict,
    /// Its place among them, less is better.
    place: u8,
    /// What it pays, in words.
    pays: Option<String>,
    /// Whether it helps in the emergency that was reported.
    at_once: bool,
}

/// How many fit, and how many may.
pub(super) fn title(view: &View<'_>) -> String {
    let mut counts = [0_usize; 4];
    for (id, _) in (0..).zip(&view.pack().programmes) {
        let place = usize::from(rank(view.screening.verdict(id)));
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let [likely, ask, possible, _] = counts;
    Phrase::ResultsTitle {
        likely,
        ask,
        possible,
    }
    .text()
}

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let found = found(view);
    let mut emergencies = urgent::reported(view)
        .into_iter()
        .map(|kind| urgent::card(view, kind).into());
    let mut groups = GROUPS
        .into_iter()
        .map(|(verdict, title, lead)| group(view, &found, verdict, title, lead));
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
        .child(place)
        .child(action(
            view,
            "button",
            Word::EditAnswers,
            Action::Open(Page::Check),
        ))
        .child(action(view, "button", Word::EraseDoor, Action::Open(Page::Clear)))
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

/// All that may be had, a line each, with a way to its card.
fn list(view: &View<'_>, found: &[Found]) -> Html {
    let listed = |found: &&Found| found.verdict != Verdict::Unlikely && !found.at_once;
    // While all is open, the cards say so.
    if found
        .iter()
        .filter(listed)
        .all(|found| found.verdict == Verdict::Possible)
    {
        return Html::default();
    }
    let mut lines = found
        .iter()
        .filter(listed)
        .map(|found| brief(view, found.id, found.programme, found.pays.as_deref()).into());
    let no = found
        .iter()
        .filter(|found| found.verdict == Verdict::Unlikely)
        .count();
    let rest = (no > 0).then(|| hint(Phrase::NotFitting(no)));
    tag("div")
        .class("brief")
        .child(each(&mut lines))
        .maybe(rest)
        .into()
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

fn group(view: &View<'_>, found: &[Found], verdict: Verdict, title: Word, lead: Word) -> Html {
    let programmes = found
        .iter()
        .filter(|found| found.verdict == verdict && !found.at_once);
    let count = programmes.clone().count();
    if count == 0 {
        return Html::default();
    }
    tag("section")
        .child(words("h2", Phrase::Counted(title, count)))
        .child(words("p", lead))
        .child(each(
            &mut programmes.map(|found| card(view, found.id, found.programme).into()),
        ))
        .into()
}

/// The programmes, good news first: by verdict, those with an amount before the others, and what is for
/// emergencies last unless there is one.
fn found(view: &View<'_>) -> Vec<Found> {
    let emergency = !urgent::reported(view).is_empty();
    let mut found: Vec<Found> = Vec::new();
    for (id, programme) in (0..).zip(&view.pack().programmes) {
        let verdict = view.screening.verdict(id);
        let pays = pays(view, id, programme, &view.screening.explain(id));
        let late = if programme.urgent && !emergency {
            2
        } else {
            u8::from(pays.is_none())
        };
        let place = rank(verdict) * 4 + late;
        let at = found.iter().take_while(|before| before.place <= place).count();
        found.insert(
            at,
            Found {
                id,
                programme,
                verdict,
                place,
                pays,
                at_once: emergency && programme.urgent,
            },
        );
    }
    found
}
