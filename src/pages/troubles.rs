//! For whoever does not know what a programme is called: troubles in everyday words, and the search.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{Given, Trouble, Urgent},
};
use yew::Html;

use super::urgent;
use crate::{
    components::{
        View, action,
        answer::answer_words,
        door::{door, doors, guides, programme},
        frame::heading,
        hint,
        tag::{Tag, row, words},
    },
    state::{Action, Page, page::bit},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let mut all = (0..)
        .take(view.pack().troubles.len())
        .map(|n| trouble_door(view, n));
    row()
        .child(heading(title))
        .child(words("p", Word::TroublesLead).class("lead"))
        .child(doors(&mut all))
}

fn trouble_door(view: &View<'_>, n: u16) -> Html {
    let link = |trouble: &'static Trouble| door(view, &trouble.name, None, Page::Trouble(n));
    view.trouble(n).map_or_else(Html::default, link)
}

/// What helps with one trouble, and the questions with what it already answers.
pub(super) fn trouble(view: &View<'_>, title: &str, n: u16, trouble: &'static Trouble) -> Tag {
    let mut programmes = trouble.programmes.iter().map(|id| programme(view, *id));
    let answers: Vec<String> = trouble
        .answers
        .iter()
        .filter_map(|given| {
            let fact = view.fact(FactKey {
                fact: given.fact,
                member: None,
            })?;
            let answer = answer_words(fact, Answer::Options(bit(usize::from(given.option))));
            Some(Phrase::OfMember(&fact.label, &answer).text())
        })
        .collect();
    let meant = |kind: &&Urgent| {
        let same = |given: &&Given| given.fact == kind.fact;
        let given = trouble.answers.iter().find(same);
        given.is_some_and(|given| kind.options & bit(usize::from(given.option)) != 0)
    };
    let mut emergencies = view.pack().urgent.iter().filter(meant);
    row()
        .child(heading(title))
        .maybe(emergencies.next().map(|kind| urgent::card(view, kind)))
        .child(words("p", Word::TroubleLead).class("lead"))
        .child(doors(&mut programmes))
        .child(guides(view, &mut trouble.guides.iter().copied()))
        .maybe((!answers.is_empty()).then(|| hint(Phrase::WillAnswer(&answers))))
        .child(action(view, "button primary", Word::CheckMine, Action::Tell(n)))
}
