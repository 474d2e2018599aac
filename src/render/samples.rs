//! Every component in its states, drawn from a real policy: what `/components` shows.

use std::{cell::RefCell, io};

use jiuzhu_engine::{
    Date, FactKey, Pack, Screening,
    pack::{Fact, Kind, Scope, Unit},
};
use yew::{AttrValue, Component, Context, Html, Properties};

use super::html;
use crate::{
    components::{
        View, action,
        card::card,
        door, emergency, field,
        found::{found, wanted},
        frame::{problems, sizes},
        hint,
        next::{Next, next},
        papers,
        phone::{Call, phone},
        rows::{self, Row, mistake, part_id},
        say,
        standing::Standing,
        tag::{Tag, each, row, tag, words},
        takeaway,
    },
    pages,
    state::{Action, Mistake, Page, Part, Problem, State},
    text::Word,
};

/// A component, or one of its states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the page says what each is for, under the same names")]
pub enum Sample {
    Pictograms,
    Primary,
    Secondary,
    Danger,
    Link,
    Doors,
    Phone,
    Line,
    Choice,
    Chosen,
    Wrong,
    Ticks,
    Amount,
    Typed,
    Unreadable,
    Each,
    People,
    Summary,
    Problems,
    Notice,
    Alarm,
    Emergency,
    Marks,
    Next,
    Card,
    Papers,
    Say,
    Takeaway,
    Sizes,
}

impl Sample {
    /// All of them, in the order in which the page shows them.
    pub const ALL: [Self; 29] = [
        Self::Pictograms,
        Self::Primary,
        Self::Secondary,
        Self::Danger,
        Self::Link,
        Self::Doors,
        Self::Phone,
        Self::Line,
        Self::Choice,
        Self::Chosen,
        Self::Wrong,
        Self::Ticks,
        Self::Amount,
        Self::Typed,
        Self::Unreadable,
        Self::Each,
        Self::People,
        Self::Summary,
        Self::Problems,
        Self::Notice,
        Self::Alarm,
        Self::Emergency,
        Self::Marks,
        Self::Next,
        Self::Card,
        Self::Papers,
        Self::Say,
        Self::Takeaway,
        Self::Sizes,
    ];

    fn draw(self, view: &View<'_>) -> Tag {
        let keys = Keys::of(view.pack());
        match self {
            Self::Pictograms => pictograms(),
            Self::Primary => button(view, "button primary", Word::Begin),
            Self::Secondary => button(view, "button", Word::ShowResults),
            Self::Danger => button(view, "button danger", Word::EraseYes),
            Self::Link => button(view, "link", Word::ResultsSoFar),
            Self::Doors => door::doors(&mut (0..2).map(|id| door::programme(view, id))),
            Self::Phone => call(view, Call::Short),
            Self::Line => call(view, Call::Full),
            Self::Choice => keys.choice(0, view),
            Self::Chosen => keys.choice(1, view),
            Self::Wrong => keys.choice(2, view),
            Self::Ticks => ticks(view),
            Self::Amount => keys.amount(0, view),
            Self::Typed => keys.amount(1, view),
            Self::Unreadable => keys.amount(2, view),
            Self::Each => keys.age(view),
            Self::People => pages::members::people(view),
            Self::Summary => pages::check::household(view),
            Self::Problems => row().child(problems(view)),
            Self::Notice => notice("notice", Word::OfficeKnows),
            Self::Alarm => notice("notice alarm", Word::UrgentCall),
            Self::Emergency => {
                row().maybe(view.pack().urgent.first().map(|kind| emergency::card(view, kind)))
            }
            Self::Marks => row().child(each(
                &mut Standing::ALL.into_iter().map(|standing| standing.line().into()),
            )),
            Self::Next => {
                let found = found(view);
                next(view, Next::of(view, &found), &found)
            }
            Self::Card => row().maybe(
                found(view)
                    .iter()
                    .find(|found| found.is_wanted())
                    .map(|f| card(view, f)),
            ),
            Self::Papers => row().maybe(papers::list(view, &wanted(&found(view)))),
            Self::Say => say::say(view, &wanted(&found(view))),
            Self::Takeaway => takeaway::summary(view),
            Self::Sizes => sizes(view),
        }
    }
}

/// Every sample as HTML, in order.
///
/// # Errors
///
/// The system refuses to run what draws it.
pub fn samples(pack: &'static Pack, on: Date) -> io::Result<Vec<(Sample, String)>> {
    let state = visitor(pack, on);
    let draw = |sample| {
        let state = state.clone();
        let props = SampleProps {
            pack,
            on,
            state,
            sample,
        };
        html::<Drawn>(props).map(|html| (sample, html))
    };
    Sample::ALL.into_iter().map(draw).collect()
}

/// Somebody with a small household who has answered a little, and made two mistakes.
fn visitor(pack: &'static Pack, on: Date) -> State {
    let keys = Keys::of(pack);
    let mut screening = Screening::new(pack, on);
    let mut state = State::new(pack);
    let mut act = |action| state.reduce(action, &mut screening);
    act(Action::AddMember(1));
    act(Action::AddMember(2));
    if let Some(key) = keys.choices.get(1) {
        act(Action::Choose(*key, 0));
    }
    for (key, typed) in keys.amounts.iter().skip(1).zip(["2800", "?"]) {
        act(Action::Type(*key, Part::First, typed.into()));
    }
    let wrong = keys.choices.get(2).map(|key| (*key, Mistake::NothingChosen));
    let unreadable = keys
        .amounts
        .get(2)
        .map(|key| (*key, Mistake::NotANumber(Part::First)));
    state.problems = wrong
        .into_iter()
        .chain(unreadable)
        .map(|(key, mistake)| Problem { key, mistake })
        .collect();
    state
}

/// Questions of each kind, of the household and of its first three members; no two with the same identity.
struct Keys {
    choices: Vec<FactKey>,
    amounts: Vec<FactKey>,
    ages: Vec<FactKey>,
}

impl Keys {
    fn of(pack: &Pack) -> Self {
        let of_kind = |wanted: fn(&Kind) -> bool| {
            let mut found = Vec::new();
            for (fact, known) in (0..).zip(&pack.facts) {
                if !wanted(&known.kind) {
                    continue;
                }
                match known.scope {
                    Scope::Household => found.push(FactKey { fact, member: None }),
                    Scope::Member => found.extend((0..3).map(|member| FactKey {
                        fact,
                        member: Some(member),
                    })),
                }
            }
            found
        };
        // A question about a few options rather than one about twenty.
        Self {
            choices: of_kind(|kind| matches!(kind, Kind::Choice(choices) if choices.len() < 6)),
            amounts: of_kind(|kind| matches!(kind, Kind::Number(Unit::YuanPerMonth | Unit::Yuan))),
            ages: of_kind(|kind| matches!(kind, Kind::Number(Unit::Age))),
        }
    }

    fn choice(&self, n: usize, view: &View<'_>) -> Tag {
        question(view, self.choices.get(n).copied(), "fieldset", &|key, fact| {
            rows::options(view, key, fact)
        })
    }

    fn amount(&self, n: usize, view: &View<'_>) -> Tag {
        let unit = |key| view.unit(key);
        question(view, self.amounts.get(n).copied(), "div", &|key, fact| {
            field::number(view, key, fact, unit(key), false)
        })
    }

    fn age(&self, view: &View<'_>) -> Tag {
        question(view, self.ages.first().copied(), "div", &|key, fact| {
            field::number(view, key, fact, view.unit(key), true)
        })
    }
}

/// A question above its answers.
fn question(
    view: &View<'_>,
    key: Option<FactKey>,
    element: &'static str,
    answers: &dyn Fn(FactKey, &'static Fact) -> Tag,
) -> Tag {
    let Some((key, fact)) = key.and_then(|key| Some((key, view.fact(key)?))) else {
        return row();
    };
    let asked = words("span", view.question(key)).id(part_id(key, "label"));
    let heading = tag("h3").child(asked);
    let heading = if element == "fieldset" {
        tag("legend").child(heading)
    } else {
        heading
    };
    tag(element)
        .class("question")
        .child(heading)
        .maybe(mistake(view, key))
        .child(answers(key, fact))
}

fn button(view: &View<'_>, class: &'static str, word: Word) -> Tag {
    action(view, class, word, Action::Open(Page::Start))
}

fn call(view: &View<'_>, call: Call) -> Tag {
    row().maybe(view.pack().contacts.first().map(|contact| phone(contact, call)))
}

fn notice(class: &'static str, word: Word) -> Tag {
    tag("div").class(class).child(words("p", word))
}

/// Each with its name.
fn pictograms() -> Tag {
    let names = [
        "service", "alarm", "people", "person", "money", "list", "steps", "pin",
    ];
    let mut all = names.into_iter().map(|name| {
        let picture = words("span", name).class(format!("icon {name}"));
        tag("li").child(picture).into()
    });
    tag("ul").class("people").child(each(&mut all))
}

/// Two boxes, one of them ticked.
fn ticks(view: &View<'_>) -> Tag {
    let truths = (0..)
        .zip(&view.pack().facts)
        .filter(|(_, fact)| matches!(fact.kind, Kind::Truth) && !fact.hint.is_empty());
    let mut boxes = truths.take(2).map(|(fact, known)| {
        let key = FactKey { fact, member: None };
        let id = part_id(key, "tick");
        Row {
            kind: "checkbox",
            name: id.clone(),
            id,
            chosen: fact % 2 == 0,
            words: AttrValue::from(known.label.as_str()),
            hint: view.about(&known.hint, Some(0)).into(),
            action: Action::Tick(key, true),
        }
        .draw(view)
    });
    row().child(hint(Word::TickHint)).child(rows::rows(&mut boxes))
}

#[derive(Debug, Clone, Properties)]
struct SampleProps {
    pack: &'static Pack,
    on: Date,
    state: State,
    sample: Sample,
}

impl PartialEq for SampleProps {
    fn eq(&self, other: &Self) -> bool {
        self.sample == other.sample
    }
}

struct Drawn;

impl Component for Drawn {
    type Message = ();
    type Properties = SampleProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let SampleProps {
            pack,
            on,
            state,
            sample,
        } = ctx.props();
        let mut screening = Screening::new(pack, *on);
        screening.screen(&state.household);
        sample
            .draw(&View::new(state, &screening, &RefCell::default()))
            .into()
    }
}
