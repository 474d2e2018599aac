//! The answers, to be checked before the results; 修改 comes straight back here.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{FactId, Group, GroupStyle, Scope},
};
use yew::{AttrValue, Html};

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
pub(crate) fn household(view: &View<'_>) -> Tag {
    let mut lines = tag("dl").class("summary");
    for (index, group) in (0..).zip(&view.pack().groups) {
        let key = |fact: &FactId| FactKey {
            fact: *fact,
            member: None,
        };
        let found: Vec<Tag> = match group.style {
            GroupStyle::Members => vec![people(view, index)],
            GroupStyle::Household => group.facts.iter().filter_map(|f| single(view, key(f))).collect(),
            GroupStyle::Who => group.facts.iter().filter_map(|f| ticked(view, *f)).collect(),
            GroupStyle::Ticks => list(view, index, group, None).into_iter().collect(),
            GroupStyle::Each | GroupStyle::Together => Vec::new(),
        };
        lines = lines.child(each(&mut found.into_iter().map(Html::from)));
    }
    lines
}

/// The facts that are asked of one member alone.
fn member(view: &View<'_>, member: u8) -> Html {
    let mut lines = Vec::new();
    for (index, group) in (0..).zip(&view.pack().groups) {
        let key = |fact: &FactId| FactKey {
            fact: *fact,
            member: Some(member),
        };
        match group.style {
            GroupStyle::Each | GroupStyle::Together => {
                lines.extend(group.facts.iter().filter_map(|f| single(view, key(f))));
            }
            GroupStyle::Ticks => lines.extend(list(view, index, group, Some(member))),
            GroupStyle::Household | GroupStyle::Members | GroupStyle::Who => {}
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
        fact.label.as_str(),
        &view.label(key),
        answer_words(fact, answer),
        screen,
    ))
}

/// The row of the facts that are ticked together, for the household or for one member.
fn list(view: &View<'_>, index: u16, group: &'static Group, member: Option<u8>) -> Option<Tag> {
    let (mut facts, mut yes, mut unsure) = (0, Vec::new(), Vec::new());
    let mut first = None;
    for (n, id) in group.facts.iter().enumerate() {
        let key = FactKey { fact: *id, member };
        let fact = view.fact(key)?;
        let mine = (fact.scope == Scope::Household) == member.is_none();
        let answer = view.state.household.answer(key);
        if !mine || answer == Answer::Unanswered || !applies(fact, key, view.screening) {
            continue;
        }
        facts |= bit(n);
        first = first.or(Some(key));
        if answer == Answer::Unsure {
            unsure.push(fact.label.clone());
        } else if answer == Answer::truth(true) {
            yes.push(fact.label.clone());
        }
    }
    if facts.count_ones() == 1 {
        return single(view, first?);
    }
    let title = view.about(&group.title, member);
    let screen = Screen {
        group: index,
        members: member.map_or(0, |member| bit(usize::from(member))),
        facts,
        then: Then::Check,
    };
    let value = Phrase::Ticked(&yes, &unsure).text();
    (facts != 0).then(|| line(view, title.clone(), &title, value, screen))
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
    answered.then(|| {
        line(
            view,
            label.as_str(),
            label,
            Phrase::Ticked(&yes, &unsure).text(),
            screen,
        )
    })
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

fn line(view: &View<'_>, label: impl Into<AttrValue>, spoken: &str, value: String, screen: Screen) -> Tag {
    let edit = action(view, "link", Word::Edit, Action::Open(Page::Ask(screen)))
        .set("aria-label", Phrase::EditNamed(spoken));
    tag("div")
        .class("line")
        .child(words("dt", label))
        .child(words("dd", value).class("answer"))
        .child(tag("dd").child(edit))
}
