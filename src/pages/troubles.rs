//! For whoever does not know what a programme is called: troubles in everyday words, and the search.

use jiuzhu_engine::{
    Answer, FactKey, Hit,
    pack::{Given, Trouble, Urgent},
    search,
};
use yew::Html;

use crate::{
    components::{
        View, action,
        answer::answer_words,
        door::{door, doors, guide, guides, programme},
        emergency,
        frame::heading,
        hint,
        tag::{Tag, row, tag, words},
    },
    state::{Action, Page, page::bit},
    text::{Phrase, Word},
};

/// Identity of the field of the search.
const SEARCH: &str = "search";
/// Identity of the line that says how much was found.
const FOUND: &str = "found";
/// How much of what was found is shown.
const SHOWN: usize = 12;

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let query = view.state.query.trim();
    let mut hits = search(view.pack(), query);
    hits.truncate(SHOWN);
    let said = match (query.is_empty(), hits.len()) {
        (true, _) => String::new(),
        (_, 0) => Word::NothingFound.text().into(),
        (_, count) => Phrase::Found(count).text(),
    };
    let field = tag("input")
        .set("type", "text")
        .set("enterkeyhint", "search")
        .set("autocomplete", "off")
        .id(SEARCH)
        .value(&view.state.query)
        .input(view, Action::Search(String::new()));
    // The phone's keyboard goes away when it is sent off, and what was found comes into view.
    let form = tag("form")
        .set("role", "search")
        .submit(view, Action::GoTo(FOUND.into()))
        .child(
            words("label", Word::SearchLabel)
                .class("answer")
                .set("for", SEARCH),
        )
        .child(tag("div").class("field").child(field));
    let mut found = hits.iter().map(|hit| match *hit {
        Hit::Trouble(n) => trouble_door(view, n),
        Hit::Programme(id) => programme(view, id),
        Hit::Guide(n) => guide(view, n),
        Hit::Term(n) => {
            let term = view.pack().glossary.get(usize::from(n));
            let line = term.map(|term| words("p", Phrase::Term(&term.name, &term.meaning)));
            tag("li").maybe(line).into()
        }
    });
    let mut all = (0..)
        .take(view.pack().troubles.len())
        .map(|n| trouble_door(view, n));
    let list: &mut dyn Iterator<Item = Html> = if hits.is_empty() { &mut all } else { &mut found };
    let said = words("p", said)
        .id(FOUND)
        .class("echo")
        .set("aria-live", "polite")
        .focusable();
    row()
        .child(heading(title))
        .child(words("p", Word::TroublesLead).class("lead"))
        .child(form)
        .child(said)
        .child(doors(list))
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
        .maybe(emergencies.next().map(|kind| emergency::card(view, kind)))
        .child(words("p", Word::TroubleLead).class("lead"))
        .child(doors(&mut programmes))
        .child(guides(view, &mut trouble.guides.iter().copied()))
        .maybe((!answers.is_empty()).then(|| hint(Phrase::WillAnswer(&answers))))
        .child(action(view, "button primary", Word::CheckMine, Action::Tell(n)))
}
