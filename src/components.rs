//! Parts that several pages draw. They are plain functions: they read a [`View`] and hold nothing.

pub(crate) mod card;
pub(crate) mod field;
pub(crate) mod frame;
pub(crate) mod phone;
pub(crate) mod reason;
pub(crate) mod rows;

use jiuzhu_engine::{
    FactKey, Pack, Screening,
    pack::{Choice, Fact, Kind, Programme, ProgrammeId, Term, Text},
};
use yew::{Callback, Html, MouseEvent, html};

use crate::{
    state::{Action, State, reduce::relation_fact},
    text::{PERSON, Phrase, Word},
};

/// What a page is drawn from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    /// What the visitor has done so far.
    pub(crate) state: &'a State,
    /// What the answers come to.
    pub(crate) screening: &'a Screening<'static>,
    /// Takes what the visitor does next.
    pub(crate) dispatch: &'a Callback<Action>,
}

impl View<'_> {
    /// The policy.
    pub(crate) fn pack(&self) -> &'static Pack {
        self.screening.pack()
    }

    /// Does this when clicked.
    pub(crate) fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        self.dispatch.reform(move |_| action.clone())
    }

    /// A text of the pack with its figures.
    pub(crate) fn fill(&self, text: &Text) -> String {
        self.screening.text(text)
    }

    /// A fact of the pack.
    pub(crate) fn fact(&self, key: FactKey) -> Option<&'static Fact> {
        self.pack().facts.get(usize::from(key.fact))
    }

    /// A programme of the pack.
    pub(crate) fn programme(&self, id: ProgrammeId) -> Option<&'static Programme> {
        self.pack().programmes.get(usize::from(id))
    }

    /// How a member is called: 您, 母亲, 第 2 个儿子.
    pub(crate) fn name(&self, member: u8) -> String {
        if member == 0 {
            return Word::You.text().into();
        }
        let position = usize::from(member) + 1;
        let unnamed = || Phrase::NthMember(position).text();
        let Some(relation) = self.relation(member) else {
            return unnamed();
        };
        let Some(name) = self.relations().get(usize::from(relation)).map(button) else {
            return unnamed();
        };
        let members = u8::try_from(self.state.household.members()).unwrap_or(u8::MAX);
        let alike: Vec<u8> = (1..members)
            .filter(|m| self.relation(*m) == Some(relation))
            .collect();
        match alike.iter().position(|m| *m == member) {
            Some(n) if alike.len() > 1 => Phrase::Nth(n + 1, name).text(),
            _ => name.into(),
        }
    }

    /// The words for the ways in which a member can stand to the applicant; the first is the applicant.
    pub(crate) fn relations(&self) -> &'static [Choice] {
        let fact = relation_fact(self.pack()).and_then(|fact| self.pack().facts.get(usize::from(fact)));
        match fact.map(|fact| &fact.kind) {
            Some(Kind::Choice(choices)) => choices,
            _ => &[],
        }
    }

    fn relation(&self, member: u8) -> Option<u8> {
        let fact = relation_fact(self.pack())?;
        self.state
            .draft(FactKey {
                fact,
                member: Some(member),
            })?
            .option
    }

    /// The question of a fact, about the right member.
    pub(crate) fn question(&self, key: FactKey) -> String {
        self.fact(key)
            .map_or_else(String::new, |fact| self.about(&fact.question, key.member))
    }

    /// A text of the pack with the member's name in it.
    pub(crate) fn about(&self, text: &str, member: Option<u8>) -> String {
        match member {
            Some(member) if text.contains(PERSON) => text.replace(PERSON, &self.name(member)),
            _ => text.into(),
        }
    }

    /// The short name of a fact, with the member's name before it.
    pub(crate) fn label(&self, key: FactKey) -> String {
        let label = self.fact(key).map_or("", |fact| &fact.label);
        match key.member {
            Some(member) => Phrase::OfMember(&self.name(member), label).text(),
            None => label.into(),
        }
    }

    /// The official terms that occur in a text.
    pub(crate) fn terms(&self, text: &str) -> Vec<&'static Term> {
        self.pack()
            .glossary
            .iter()
            .filter(|term| text.contains(&term.name))
            .collect()
    }
}

/// The words on the button of an option.
pub(crate) fn button(choice: &Choice) -> &str {
    if choice.label.is_empty() {
        &choice.name
    } else {
        &choice.label
    }
}

/// A paragraph of small print; nothing if there is no text.
pub(crate) fn hint(text: &str) -> Html {
    if text.is_empty() {
        Html::default()
    } else {
        html! { <p class="hint">{text}</p> }
    }
}

/// The official terms in a text, explained.
pub(crate) fn glossary(view: &View<'_>, text: &str) -> Html {
    let terms = view.terms(text);
    let line = |term: &Term| html! { <p class="hint">{Phrase::Term(&term.name, &term.meaning)}</p> };
    terms.into_iter().map(line).collect()
}

/// A wide button that does something.
pub(crate) fn action(
    view: &View<'_>,
    class: &'static str,
    words: impl Into<yew::AttrValue>,
    action: Action,
) -> Html {
    html! { <button type="button" {class} onclick={view.on_click(action)}>{words.into()}</button> }
}

/// Texts as a list.
pub(crate) fn list(view: &View<'_>, texts: &[Text]) -> Html {
    texts
        .iter()
        .map(|text| html! { <li>{view.fill(text)}</li> })
        .collect()
}
