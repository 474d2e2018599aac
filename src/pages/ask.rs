//! A question, or several that belong together.

use jiuzhu_engine::{
    FactKey,
    pack::{Fact, Group, GroupStyle, Kind, Unit},
};
use yew::{AttrValue, Html};

use super::urgent;
use crate::{
    components::{
        View, action, emergency, field,
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
    let keys = screen.keys(view.pack());
    let first = keys.first().copied();
    match first {
        Some(key) if group.title.is_empty() || is_alone(screen, group, &keys) => view.question(key),
        _ => view.about(&group.title, first.and_then(|key| key.member)),
    }
}

/// Whether of those who are asked together only one is left, or of what is ticked: that is asked plainly instead.
fn is_alone(screen: Screen, group: &Group, keys: &[FactKey]) -> bool {
    match group.style {
        GroupStyle::Who => screen.members().count() == 1,
        GroupStyle::Together | GroupStyle::Ticks => keys.len() == 1,
        GroupStyle::Household | GroupStyle::Members | GroupStyle::Each => false,
    }
}

pub(super) fn draw(view: &View<'_>, title: &str, screen: Screen, group: &'static Group) -> Tag {
    let keys = screen.keys(view.pack());
    let lists = screen.lists(view.pack());
    // With a single question the question is the heading; with several each has its own below the heading.
    let single = lists.len().max(1) == 1 && (keys.len() == 1 || !lists.is_empty());
    let mut below = Below::default();
    let body = if group.style == GroupStyle::Together && keys.len() > 1 {
        together(view, title, group, &keys, &mut below)
    } else {
        let alone = single.then_some(Heading { title, group });
        let mut body = row();
        if !single {
            body = body.child(heading(title)).child(hint(group.hint.as_str()));
        }
        if lists.is_empty() {
            body.child(each(
                &mut keys.iter().map(|key| question(view, *key, alone, &mut below)),
            ))
        } else {
            body.child(each(
                &mut lists.iter().map(|list| ticks(view, list, alone, &mut below)),
            ))
        }
    };
    form(view, body, screen, Word::Continue.into()).child(below.draw(view))
}

/// A form with 继续, and what can be done instead.
pub(super) fn form(view: &View<'_>, body: Tag, screen: Screen, go: AttrValue) -> Tag {
    let begun = view.state.household.is_listed() || !emergency::reported(view).is_empty();
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
fn question(view: &View<'_>, key: FactKey, alone: Option<Heading<'_>>, below: &mut Below) -> Html {
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
            let heading = tag("h1").id(HEADING).focusable().child(title);
            match picture(view, key, fact) {
                "" => heading,
                class => heading.class(class),
            }
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
            .child(field::number(view, key, fact, unit, false)),
        _ => fieldset(heading)
            .child(help)
            .child(rows::options(view, key, fact))
            .child(at_once(view, key)),
    };
    below.why(view, fact, key.member);
    below.mention(&fact.question);
    below.mention(&fact.hint);
    question
        .child(each(&mut sentences.map(|sentence| hint(sentence.to_owned()))))
        .into()
}

/// The picture beside a question that can be told by its kind: money and emergencies.
fn picture(view: &View<'_>, key: FactKey, fact: &Fact) -> &'static str {
    match fact.kind {
        Kind::Number(Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear) => "icon money",
        _ if view.pack().urgent.iter().any(|kind| kind.fact == key.fact) => "icon alarm",
        _ => "",
    }
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
        .child(each(&mut meant.map(|kind| emergency::card(view, kind).into())))
        .into()
}

/// What explains the questions: below 继续, so that the answers and that are in view at once.
#[derive(Debug, Default)]
struct Below {
    notes: Vec<Html>,
    /// Texts whose official terms are explained.
    terms: String,
}

impl Below {
    /// Why a fact is asked.
    fn why(&mut self, view: &View<'_>, fact: &'static Fact, member: Option<u8>) {
        let why = view.about(&fact.why, member);
        if !why.is_empty() {
            self.notes.push(hint(Phrase::Why(&why)));
            self.mention(&fact.why);
        }
    }

    fn mention(&mut self, text: &str) {
        self.terms.push_str(text);
        self.terms.push('\n');
    }

    fn draw(self, view: &View<'_>) -> Tag {
        tag("div")
            .class("aside")
            .child(each(&mut self.notes.into_iter()))
            .child(glossary(view, &self.terms))
    }
}

fn fieldset(heading: Tag) -> Tag {
    tag("fieldset")
        .class("question")
        .child(tag("legend").child(heading))
}

/// One number of several members: a field for each.
fn together(view: &View<'_>, title: &str, group: &'static Group, keys: &[FactKey], below: &mut Below) -> Tag {
    let fact = keys.first().and_then(|key| view.fact(*key));
    let Some((fact, Kind::Number(unit))) = fact.map(|fact| (fact, &fact.kind)) else {
        return row();
    };
    let help = if group.hint.is_empty() {
        &fact.hint
    } else {
        &group.hint
    };
    let mut fields = keys.iter().map(|key| {
        let name = key
            .member
            .map_or_else(String::new, |member| view.listed_name(member));
        let name = words("span", name).id(rows::part_id(*key, "label"));
        tag("div")
            .class("question")
            .child(tag("h2").child(name))
            .maybe(mistake(view, *key))
            .child(field::number(view, *key, fact, *unit, true))
            .into()
    });
    below.why(view, fact, None);
    below.mention(help);
    fieldset(heading(title))
        .child(hint(help.as_str()))
        .maybe((!fact.example.is_empty()).then(|| hint(Phrase::Example(&fact.example))))
        .child(each(&mut fields))
}

/// A list of boxes to tick: members for one fact, or facts of the household or of one member.
fn ticks(view: &View<'_>, keys: &[FactKey], alone: Option<Heading<'_>>, below: &mut Below) -> Html {
    let Some((first, fact)) = keys.first().and_then(|key| Some((*key, view.fact(*key)?))) else {
        return Html::default();
    };
    let draft = |key: &FactKey| view.state.draft(*key);
    let ticked = |key: &FactKey| draft(key).is_some_and(|draft| draft.option == Some(1));
    let nothing = keys
        .iter()
        .all(|key| draft(key).is_some_and(|draft| draft.option == Some(0)));
    let unsure = keys
        .iter()
        .any(|key| draft(key).is_some_and(|draft| draft.unsure));
    let anything = keys.iter().any(ticked);
    let tick = |id: String, words: AttrValue, hint: AttrValue, chosen: bool, action: Action| {
        Row {
            kind: "checkbox",
            name: id.clone(),
            id,
            chosen,
            words,
            hint,
            action,
        }
        .draw(view)
    };
    // People are ticked for one fact; otherwise facts, all of the household or of the same member.
    let people = keys.iter().all(|key| key.fact == first.fact);
    let mut boxes = keys.iter().map(|key| {
        let chosen = ticked(key);
        let (words, hint) = match view.fact(*key) {
            Some(fact) if !people => {
                let words = if fact.yes.is_empty() {
                    &fact.label
                } else {
                    &fact.yes
                };
                (view.about(words, key.member), view.about(&fact.hint, key.member))
            }
            _ => {
                let name = key.member.map(|member| view.listed_name(member));
                (name.unwrap_or_default(), String::new())
            }
        };
        tick(
            rows::id(*key),
            words.into(),
            hint.into(),
            chosen,
            Action::Tick(*key, !chosen),
        )
    });
    let unsure_word = if anything { Word::TickUnsure } else { Word::Unsure };
    let mut rest = [
        (
            "none",
            Word::TickNone,
            nothing,
            Action::TickNone(first.fact, !nothing),
        ),
        (
            "unsure",
            unsure_word,
            unsure,
            Action::TickUnsure(first.fact, !unsure),
        ),
    ]
    .into_iter()
    .map(|(part, word, chosen, action)| {
        tick(
            rows::part_id(first, part),
            word.into(),
            AttrValue::default(),
            chosen,
            action,
        )
    });
    let own = alone.map_or("", |heading| &heading.group.hint);
    // The group's own help stands for that of its only fact.
    let help = if people && own.is_empty() { &fact.hint } else { own };
    let heading = match alone {
        Some(Heading { title, .. }) => heading(title),
        None => words("h2", fact.label.as_str()),
    };
    let list = fieldset(heading)
        .child(hint(view.about(help, first.member)))
        .child(hint(Word::TickHint))
        .maybe(mistake(view, first))
        .maybe(people.then(|| action(view, "button", Word::TickAll, Action::TickAll(first.fact))))
        .child(rows(&mut boxes))
        .child(or())
        .child(rows(&mut rest));
    if people {
        below.why(view, fact, None);
        below.mention(help);
        return list.into();
    }
    // Why each of so many things is asked unfolds.
    below.mention(help);
    let mut whys = tag("details")
        .class("sources")
        .child(words("summary", Word::WhyAsked));
    for key in keys {
        let Some(fact) = view.fact(*key) else { continue };
        below.mention(&fact.yes);
        below.mention(&fact.hint);
        if !fact.why.is_empty() {
            let why = view.about(&fact.why, key.member);
            whys = whys.child(words("p", Phrase::Term(&fact.label, &why)));
        }
    }
    below.notes.push(whys.into());
    list.into()
}
