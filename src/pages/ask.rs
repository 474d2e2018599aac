//! A question, or several that belong together.

use jiuzhu_engine::{
    FactKey,
    pack::{Fact, Group, GroupStyle, Kind},
};
use yew::{AttrValue, Html};

use super::urgent;
use crate::{
    components::{
        View, action, field,
        frame::{HEADING, heading},
        glossary, hint,
        rows::{self, Row, mistake, or, rows},
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, Screen, Then, page::bit},
    text::{self, Phrase, Word},
};

/// From this many questions on, saying how many are left would only discourage.
const COUNTDOWN: usize = 9;

/// The heading: the group's own, else the question.
pub(super) fn title(view: &View<'_>, screen: Screen) -> String {
    let Some(group) = screen.group(view.pack()) else {
        return String::new();
    };
    let first = screen.keys(view.pack()).first().copied();
    match first {
        Some(key) if group.title.is_empty() || is_alone(screen, group) => view.question(key),
        _ => view.about(&group.title, first.and_then(|key| key.member)),
    }
}

/// Whether those who would be ticked are only one person, who is asked plainly instead.
fn is_alone(screen: Screen, group: &Group) -> bool {
    group.style == GroupStyle::Who && screen.members().count() == 1
}

pub(super) fn draw(view: &View<'_>, title: &str, screen: Screen, group: &'static Group) -> Tag {
    let keys = screen.keys(view.pack());
    let together = group.style == GroupStyle::Who && !is_alone(screen, group);
    let facts: Vec<u16> = screen.facts(view.pack()).collect();
    // With a single question the question is the heading; with several each has its own below the heading.
    let single = if together {
        facts.len() == 1
    } else {
        keys.len() == 1
    };
    let heading_of = single.then_some(Heading { title, group });
    let mut body = row();
    if !single {
        body = body.child(heading(title)).child(hint(group.hint.as_str()));
    }
    if together {
        for fact in facts {
            body = body.child(ticks(view, screen, fact, heading_of));
        }
    } else {
        for key in keys {
            body = body.child(question(view, key, heading_of));
        }
    }
    form(view, body, screen, Word::Continue.into())
}

/// A form with 继续.
pub(super) fn form(view: &View<'_>, body: Tag, screen: Screen, go: AttrValue) -> Tag {
    let begun = view.state.household.is_listed() || !urgent::reported(view).is_empty();
    let going_on = screen.then == Then::Next && begun;
    let left = view.screening.questions_left();
    let countdown = going_on && view.state.household.is_listed() && (2..=COUNTDOWN).contains(&left);
    let form = tag("form")
        .set("novalidate", "novalidate")
        .set("autocomplete", "off")
        .submit(view, Action::Continue)
        .child(body)
        .child(words("button", go).set("type", "submit").class("button primary"));
    row()
        .child(urgent::reminder(view, screen))
        .child(form)
        .maybe(countdown.then(|| hint(Phrase::QuestionsLeft(left))))
        .maybe(going_on.then(|| action(view, "link", Word::ResultsSoFar, Action::Open(Page::Results))))
}

/// What the only question of a screen takes over from it.
#[derive(Debug, Clone, Copy)]
struct Heading<'a> {
    title: &'a str,
    group: &'static Group,
}

/// One fact of the household or of one member.
fn question(view: &View<'_>, key: FactKey, alone: Option<Heading<'_>>) -> Html {
    let Some(fact) = view.fact(key) else {
        return Html::default();
    };
    let asked = view.question(key);
    let label = rows::part_id(key, "label");
    let mut help = row();
    let heading = match alone {
        Some(Heading { title, group }) => {
            if title != asked {
                help = help.child(words("p", asked));
            }
            if group.hint != fact.hint {
                help = help.child(hint(group.hint.as_str()));
            }
            let title = words("span", title.to_owned()).id(label);
            tag("h1").id(HEADING).focusable().child(title)
        }
        None => tag("h2").child(words("span", asked).id(label)),
    };
    let about = view.about(&fact.hint, key.member);
    let mut sentences = text::sentences(&about);
    // Of a long help only the first sentence stands above a field, so that the field is in view with the keyboard.
    let shown = match fact.kind {
        Kind::Number(_) => sentences.next().unwrap_or_default().to_owned(),
        _ => sentences.by_ref().collect(),
    };
    help = help
        .child(hint(shown))
        .maybe((!fact.example.is_empty()).then(|| hint(Phrase::Example(&fact.example))))
        .maybe(mistake(view, key));
    let question = match fact.kind {
        Kind::Number(unit) => tag("div")
            .class("question")
            .child(heading)
            .child(help)
            .child(field::number(view, key, fact, unit)),
        _ => fieldset(heading)
            .child(help)
            .child(rows::options(view, key, fact))
            .child(at_once(view, key)),
    };
    let terms = [fact.question.as_str(), &fact.hint, &fact.why].concat();
    question
        .child(each(&mut sentences.map(|sentence| hint(sentence.to_owned()))))
        .child(background(view, key.member, fact, &terms))
        .into()
}

/// What to do at once where the option just chosen is an emergency: that must not wait for the results.
fn at_once(view: &View<'_>, key: FactKey) -> Html {
    let mut kinds = view
        .pack()
        .urgent
        .iter()
        .filter(|kind| kind.fact == key.fact)
        .peekable();
    if kinds.peek().is_none() {
        return Html::default();
    }
    let chosen = view.state.draft(key).and_then(|draft| draft.option);
    let chosen = chosen.map_or(0, |option| bit(usize::from(option)));
    let meant = kinds.filter(|kind| kind.options & chosen != 0);
    tag("div")
        .set("aria-live", "polite")
        .child(each(&mut meant.map(|kind| urgent::card(view, kind).into())))
        .into()
}

/// Why it is asked and what the terms mean: below the answers, so that those are in view at once.
fn background(view: &View<'_>, member: Option<u8>, fact: &'static Fact, terms: &str) -> Tag {
    let why = view.about(&fact.why, member);
    row()
        .maybe((!why.is_empty()).then(|| hint(Phrase::Why(&why))))
        .child(glossary(view, terms))
}

fn fieldset(heading: Tag) -> Tag {
    tag("fieldset")
        .class("question")
        .child(tag("legend").child(heading))
}

/// One fact about several members: a box for each.
fn ticks(view: &View<'_>, screen: Screen, id: u16, alone: Option<Heading<'_>>) -> Html {
    let mut keys = screen.keys(view.pack());
    keys.retain(|key| key.fact == id);
    let Some(first) = keys.first().copied() else {
        return Html::default();
    };
    let Some(fact) = view.fact(first) else {
        return Html::default();
    };
    let draft = |key: &FactKey| view.state.draft(*key);
    let ticked = |key: &FactKey| draft(key).is_some_and(|draft| draft.option == Some(1));
    let nobody = keys
        .iter()
        .all(|key| draft(key).is_some_and(|draft| draft.option == Some(0)));
    let unsure = keys
        .iter()
        .any(|key| draft(key).is_some_and(|draft| draft.unsure));
    let anybody = keys.iter().any(ticked);
    let tick = |id: String, words: AttrValue, chosen: bool, action: Action| {
        Row {
            kind: "checkbox",
            name: id.clone(),
            id,
            chosen,
            words,
            hint: "",
            action,
        }
        .draw(view)
    };
    let mut people = keys.iter().map(|key| {
        let chosen = ticked(key);
        let name = key
            .member
            .map_or_else(String::new, |member| view.listed_name(member));
        tick(rows::id(*key), name.into(), chosen, Action::Tick(*key, !chosen))
    });
    let unsure_word = if anybody { Word::TickUnsure } else { Word::Unsure };
    let none = Action::TickNone(id, !nobody);
    let rest = [
        tick(rows::part_id(first, "none"), Word::TickNone.into(), nobody, none),
        tick(
            rows::part_id(first, "unsure"),
            unsure_word.into(),
            unsure,
            Action::TickUnsure(id, !unsure),
        ),
    ];
    let heading = match alone {
        Some(Heading { title, .. }) => heading(title),
        None => words("h2", fact.label.as_str()),
    };
    // The group's own help stands for that of its only fact.
    let own = alone.map_or("", |heading| &heading.group.hint);
    let help = if own.is_empty() { &fact.hint } else { own };
    fieldset(heading)
        .child(hint(help))
        .child(hint(Word::TickHint))
        .maybe(mistake(view, first))
        .child(action(view, "button", Word::TickAll, Action::TickAll(id)))
        .child(rows(&mut people))
        .child(or())
        .child(rows(&mut rest.into_iter()))
        .child(background(view, None, fact, &[help, &fact.why].concat()))
        .into()
}
