//! The answers, to be checked before the results; 修改 comes straight back here.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{FactId, GroupStyle, Scope},
};
use yew::Html;

use crate::{
    components::{
        View, action,
        answer::answer_words,
        frame::heading,
        rows::asked_together,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, Screen, Then, page::bit, reduce::applies},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let open = view.screening.questions_left();
    let more = (open > 0).then(|| {
        let notice = words("p", Phrase::CheckMore(open)).class("notice");
        row()
            .child(notice)
            .child(action(view, "button", Word::GoOn, Action::Begin))
    });
    row()
        .child(heading(title))
        .child(words("p", Word::CheckLead))
        .maybe(more)
        .child(words("h2", Word::Household))
        .child(household(view))
        .child(each(&mut view.members().map(|m| member(view, m))))
        .child(action(
            view,
            "button primary",
            Word::ShowResults,
            Action::Open(Page::Results),
        ))
        .child(action(view, "button", Word::EraseDoor, Action::Open(Page::Clear)))
}

/// The household's facts, its members, and the facts for which members were ticked.
fn household(view: &View<'_>) -> Tag {
    let mut lines = tag("dl").class("summary");
    for (index, group) in (0..).zip(&view.pack().groups) {
        if group.style == GroupStyle::Members {
            lines = lines.child(people(view, index));
            continue;
        }
        for fact in &group.facts {
            lines = match group.style {
                GroupStyle::Household | GroupStyle::Ticks if is_of_household(view, *fact) => {
                    lines.maybe(single(
                        view,
                        FactKey {
                            fact: *fact,
                            member: None,
                        },
                    ))
                }
                GroupStyle::Who => lines.maybe(ticked(view, *fact)),
                _ => lines,
            };
        }
    }
    lines
}

fn is_of_household(view: &View<'_>, fact: FactId) -> bool {
    let fact = view.pack().facts.get(usize::from(fact));
    fact.is_some_and(|fact| fact.scope == Scope::Household)
}

/// The facts that are asked of one member alone.
fn member(view: &View<'_>, member: u8) -> Html {
    let mut lines = Vec::new();
    for group in view.pack().groups.iter().filter(|group| {
        matches!(
            group.style,
            GroupStyle::Each | GroupStyle::Together | GroupStyle::Ticks
        )
    }) {
        for fact in group.facts.iter().filter(|fact| !is_of_household(view, **fact)) {
            lines.extend(single(
                view,
                FactKey {
                    fact: *fact,
                    member: Some(member),
                },
            ));
        }
    }
    if lines.is_empty() {
        return Html::default();
    }
    let lines = tag("dl")
        .class("summary")
        .child(each(&mut lines.into_iter().map(Html::from)));
    row()
        .child(words("h2", view.listed_name(member)))
        .child(lines)
        .into()
}

/// The row of one answer; nothing where it was not asked or no longer applies.
fn single(view: &View<'_>, key: FactKey) -> Option<Tag> {
    let fact = view.fact(key)?;
    let answer = view.state.household.answer(key);
    if answer == Answer::Unanswered || !applies(fact, key, view.screening) {
        return None;
    }
    let members = key.member.map_or(0, |member| bit(usize::from(member)));
    let screen = Screen::for_fact(view.pack(), key.fact, members, Then::Check)?;
    Some(line(
        view,
        &fact.label,
        &view.label(key),
        answer_words(fact, answer),
        screen,
    ))
}

/// The row of a fact for which members were ticked.
fn ticked(view: &View<'_>, fact: u16) -> Option<Tag> {
    let label = &view.pack().facts.get(usize::from(fact))?.label;
    let screen = Screen::for_fact(view.pack(), fact, asked_together(view, fact), Then::Check)?;
    let (mut yes, mut unsure, mut answered) = (Vec::new(), Vec::new(), false);
    for key in screen.keys(view.pack()) {
        let answer = view.state.household.answer(key);
        let name = key
            .member
            .map_or_else(String::new, |member| view.listed_name(member));
        answered |= answer != Answer::Unanswered;
        if answer == Answer::Unsure {
            unsure.push(name);
        } else if answer == Answer::truth(true) {
            yes.push(name);
        }
    }
    answered.then(|| line(view, label, label, Phrase::Ticked(&yes, &unsure).text(), screen))
}

/// The row of the list of members.
fn people(view: &View<'_>, group: u16) -> Tag {
    let names: Vec<String> = view.members().map(|member| view.listed_name(member)).collect();
    let listed = view.state.household.is_listed();
    let value = if listed {
        Phrase::List(&names).text()
    } else {
        Word::Unfilled.text().into()
    };
    let label = Word::MembersRow.text();
    line(
        view,
        label,
        label,
        value,
        Screen {
            group,
            members: 0,
            facts: 0,
            then: Then::Check,
        },
    )
}

fn line(view: &View<'_>, label: &'static str, spoken: &str, value: String, screen: Screen) -> Tag {
    let edit = action(view, "link", Word::Edit, Action::Open(Page::Ask(screen)))
        .set("aria-label", Phrase::EditNamed(spoken));
    tag("div")
        .class("line")
        .child(words("dt", label))
        .child(words("dd", value).class("answer"))
        .child(tag("dd").child(edit))
}
