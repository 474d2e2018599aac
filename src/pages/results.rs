//! What the answers come to: the urgent first, then the programmes by verdict.

use jiuzhu_engine::{
    Answer, FactKey, Verdict,
    pack::{Programme, ProgrammeId, Urgent},
};
use yew::Html;

use super::{urgent, who};
use crate::{
    components::{
        View, action,
        card::card,
        frame::heading,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page},
    text::{Phrase, Word},
};

/// The verdicts in the order in which they are shown, with their headings.
const GROUPS: [(Verdict, Word, Word); 4] = [
    (Verdict::Likely, Word::Likely, Word::LikelyLead),
    (Verdict::Possible, Word::Possible, Word::PossibleLead),
    (Verdict::Ask, Word::Ask, Word::AskLead),
    (Verdict::Unlikely, Word::Unlikely, Word::UnlikelyLead),
];

/// How many fit and how many may.
pub(super) fn title(view: &View<'_>) -> String {
    let count = |wanted: Verdict| found(view, wanted).len();
    Phrase::ResultsTitle(
        count(Verdict::Likely),
        count(Verdict::Possible) + count(Verdict::Ask),
    )
    .text()
}

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let mut urgent = reported(view)
        .into_iter()
        .map(|kind| urgent::card(view, kind).into());
    let mut groups = GROUPS
        .into_iter()
        .map(|(verdict, title, lead)| group(view, verdict, title, lead));
    let place = tag("section")
        .class("card")
        .child(words("h2", Word::WhereToGo))
        .child(who::place(view))
        .child(who::help_line(view));
    let left = view.screening.questions_left();
    let more = (left > 0).then(|| {
        let go_on = action(view, "button", Word::GoOn, Action::Begin);
        row()
            .child(words("p", Phrase::QuestionsLeft(left)).class("notice"))
            .child(go_on)
    });
    row()
        .child(heading(title))
        .child(words("p", Word::NotACommitment).class("lead"))
        .child(each(&mut urgent))
        .maybe(more)
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

fn group(view: &View<'_>, verdict: Verdict, title: Word, lead: Word) -> Html {
    let programmes = found(view, verdict);
    if programmes.is_empty() {
        return Html::default();
    }
    tag("section")
        .child(words("h2", Phrase::Counted(title, programmes.len())))
        .child(words("p", lead))
        .child(each(
            &mut programmes
                .into_iter()
                .map(|(id, programme)| card(view, id, programme).into()),
        ))
        .into()
}

/// The programmes with a verdict; those for emergencies first if one was reported.
fn found(view: &View<'_>, verdict: Verdict) -> Vec<(ProgrammeId, &'static Programme)> {
    let all = (0..).zip(&view.pack().programmes);
    let mut found: Vec<_> = all
        .filter(|(id, _)| view.screening.verdict(*id) == verdict)
        .collect();
    if !reported(view).is_empty() {
        found.sort_by_key(|(_, programme)| !programme.urgent);
    }
    found
}

/// The kinds of emergency that the household has reported.
fn reported(view: &View<'_>) -> Vec<&'static Urgent> {
    let answer = |fact| view.state.household.answer(FactKey { fact, member: None });
    let named = |kind: &&Urgent| match answer(kind.fact) {
        Answer::Options(options) => options & kind.options != 0,
        _ => false,
    };
    view.pack().urgent.iter().filter(named).collect()
}
