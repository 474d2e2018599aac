//! Parts that several pages draw. They are plain functions: they read a [`View`] and hold nothing.

pub(crate) mod answer;
pub(crate) mod bar;
pub(crate) mod card;
pub(crate) mod door;
pub(crate) mod emergency;
pub(crate) mod field;
pub(crate) mod found;
pub(crate) mod frame;
pub(crate) mod next;
pub(crate) mod outcome;
pub(crate) mod papers;
pub(crate) mod phone;
pub(crate) mod place;
pub(crate) mod reason;
pub(crate) mod related;
pub(crate) mod rows;
pub(crate) mod say;
pub(crate) mod sheet;
pub(crate) mod standing;
pub(crate) mod tag;
pub(crate) mod takeaway;

use std::{cell::RefCell, ops::Range};

use jiuzhu_engine::{
    FactKey, Pack, Screening,
    pack::{Choice, District, Fact, Guide, Kind, Office, Programme, ProgrammeId, Text, Trouble, Unit},
};
use yew::{AttrValue, Html};

use tag::{Act, Tag, each, words};

use crate::{
    state::{Action, State, reduce::relation_fact},
    text::{self, PERSON, Phrase, Word},
};

/// What a page is drawn from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    /// What the visitor has done so far.
    pub(crate) state: &'a State,
    /// What the answers come to.
    pub(crate) screening: &'a Screening<'static>,
    /// What the visitor can do next, in the order in which it is drawn.
    pub(crate) acts: &'a RefCell<Vec<Act>>,
    /// Whether the program has yet to arrive, so that nobody would hear the buttons.
    #[cfg(feature = "ssr")]
    waiting: bool,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        state: &'a State,
        screening: &'a Screening<'static>,
        acts: &'a RefCell<Vec<Act>>,
    ) -> Self {
        Self {
            state,
            screening,
            acts,
            #[cfg(feature = "ssr")]
            waiting: false,
        }
    }

    /// The same, for a page that stands there before the program does.
    #[cfg(feature = "ssr")]
    pub(crate) fn without_program(self) -> Self {
        Self {
            waiting: true,
            ..self
        }
    }

    /// What stands on such a page for a button: a link that the program is told of when it comes, or a button that
    /// `size.js` hears. `None` where the program itself hears it.
    #[cfg(feature = "ssr")]
    fn stand_in(&self, action: &Action) -> Option<Tag> {
        let link = |entry: String| {
            Some(
                tag::tag("a")
                    .set("href", format!("#{entry}"))
                    .set("data-entry", entry),
            )
        };
        match action {
            _ if !self.waiting => None,
            Action::Begin => link(crate::BEGIN.into()),
            Action::Open(page) => link(page.code()),
            Action::Resize(size) => Some(
                tag::tag("button")
                    .set("type", "button")
                    .set("data-size", size.pixels()),
            ),
            _ => None,
        }
    }
}

impl View<'_> {
    /// The policy.
    pub(crate) fn pack(&self) -> &'static Pack {
        self.screening.pack()
    }

    /// A text of the pack with its figures.
    pub(crate) fn fill(&self, text: &Text) -> String {
        self.screening.text(text)
    }

    /// A fact of the pack.
    pub(crate) fn fact(&self, key: FactKey) -> Option<&'static Fact> {
        self.pack().facts.get(usize::from(key.fact))
    }

    /// The unit of a number; plain for anything else.
    pub(crate) fn unit(&self, key: FactKey) -> Unit {
        match self.fact(key).map(|fact| &fact.kind) {
            Some(Kind::Number(unit)) => *unit,
            _ => Unit::Plain,
        }
    }

    /// The members listed so far, the applicant first.
    pub(crate) fn members(&self) -> Range<u8> {
        0..u8::try_from(self.state.household.members()).unwrap_or(u8::MAX)
    }

    /// The district whose page this is.
    pub(crate) fn home(&self) -> Option<&'static District> {
        self.pack().districts.get(usize::from(self.state.home?))
    }

    /// A programme of the pack.
    pub(crate) fn programme(&self, id: ProgrammeId) -> Option<&'static Programme> {
        self.pack().programmes.get(usize::from(id))
    }

    /// The street or town office that was chosen, with its district.
    pub(crate) fn office(&self) -> Option<(&'static District, &'static Office)> {
        let place = self.state.place?;
        let district = self.pack().districts.get(usize::from(place.district))?;
        Some((district, district.offices.get(usize::from(place.office?))?))
    }

    /// A trouble of the pack.
    pub(crate) fn trouble(&self, n: u16) -> Option<&'static Trouble> {
        self.pack().troubles.get(usize::from(n))
    }

    /// A guide of the pack.
    pub(crate) fn guide(&self, n: u16) -> Option<&'static Guide> {
        self.pack().guides.get(usize::from(n))
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

    /// How a member is called in a list: 您自己, 母亲.
    pub(crate) fn listed_name(&self, member: u8) -> String {
        if member == 0 {
            Word::YouListed.text().into()
        } else {
            self.name(member)
        }
    }

    /// The question of a fact, about the right member.
    pub(crate) fn question(&self, key: FactKey) -> String {
        self.fact(key)
            .map_or_else(String::new, |fact| self.about(&fact.question, key.member))
    }

    /// A text of the pack with the member's name in it.
    pub(crate) fn about(&self, text: &str, member: Option<u8>) -> String {
        match member {
            Some(member) if text.contains(PERSON) => Phrase::About(text, &self.name(member)).text(),
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
}

/// The words on the button of an option.
pub(crate) fn button(choice: &'static Choice) -> &'static str {
    if choice.label.is_empty() {
        &choice.name
    } else {
        &choice.label
    }
}

/// A paragraph of small print; nothing if there is no text.
pub(crate) fn hint(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    if text.is_empty() {
        Html::default()
    } else {
        words("p", text).class("hint").into()
    }
}

/// The official terms in a text, explained.
pub(crate) fn glossary(view: &View<'_>, text: &str) -> Html {
    let terms = view
        .pack()
        .glossary
        .iter()
        .filter(|term| text::mentions(text, &term.name));
    each(&mut terms.map(|term| hint(Phrase::Term(&term.name, &term.meaning))))
}

/// A button that does something.
pub(crate) fn action(
    view: &View<'_>,
    class: &'static str,
    text: impl Into<AttrValue>,
    action: Action,
) -> Tag {
    #[cfg(feature = "ssr")]
    if let Some(tag) = view.stand_in(&action) {
        return tag.class(class).text(text);
    }
    words("button", text)
        .set("type", "button")
        .class(class)
        .click(view, action)
}

/// Texts as the items of a list.
pub(crate) fn list(view: &View<'_>, texts: &[Text]) -> Html {
    each(&mut texts.iter().map(|text| words("li", view.fill(text)).into()))
}
