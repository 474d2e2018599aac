//! The answers, to be checked before the results; 修改 comes straight back here.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{Choice, Fact, Group, GroupStyle, Kind},
};
use yew::{Html, html};

use crate::{
    components::{View, action, button, field::spoken, frame::heading, rows::asked_together},
    state::{Action, Page, Screen, Then, page::bit, reduce::applies},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Html {
    let open = view.screening.questions_left();
    let members = u8::try_from(view.state.household.members()).unwrap_or(u8::MAX);
    html! {
        <>
            { heading(title) }
            <p>{Word::CheckLead}</p>
            if open > 0 {
                <p class="notice">{Phrase::CheckMore(open)}</p>
                { action(view, "button", Word::GoOn, Action::Begin) }
            }
            <h2>{Word::Household}</h2>
            <dl class="summary">{ for household(view) }</dl>
            { for (0..members).map(|m| member(view, m)) }
            { action(view, "button primary", Word::ShowResults, Action::Open(Page::Results)) }
            { action(view, "button", Word::EraseDoor, Action::Open(Page::Clear)) }
        </>
    }
}

/// The household's facts, its members, and the facts for which members were ticked.
fn household(view: &View<'_>) -> Vec<Html> {
    let mut lines = Vec::new();
    for (index, group) in (0..).zip(&view.pack().groups) {
        match group.style {
            GroupStyle::Members => lines.push(people(view, index)),
            GroupStyle::Household => {
                let keys = group.facts.iter().map(|fact| FactKey {
                    fact: *fact,
                    member: None,
                });
                lines.extend(keys.filter_map(|key| single(view, key)));
            }
            GroupStyle::Who => lines.extend(group.facts.iter().filter_map(|fact| ticked(view, *fact))),
            GroupStyle::Each => {}
        }
    }
    lines
}

fn member(view: &View<'_>, member: u8) -> Html {
    let each = view
        .pack()
        .groups
        .iter()
        .filter(|group| group.style == GroupStyle::Each);
    let facts = each.flat_map(|group: &Group| &group.facts);
    let lines: Vec<Html> = facts
        .filter_map(|fact| {
            single(
                view,
                FactKey {
                    fact: *fact,
                    member: Some(member),
                },
            )
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let name = if member == 0 {
        Word::YouListed.text().into()
    } else {
        view.name(member)
    };
    html! {
        <>
            <h2>{name}</h2>
            <dl class="summary">{ for lines }</dl>
        </>
    }
}

/// The row of one answer; nothing where it was not asked or no longer applies.
fn single(view: &View<'_>, key: FactKey) -> Option<Html> {
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
        &words(fact, answer),
        screen,
    ))
}

/// The row of a fact for which members were ticked.
fn ticked(view: &View<'_>, id: u16) -> Option<Html> {
    let fact = view.pack().facts.get(usize::from(id))?;
    let members = asked_together(view, id);
    let screen = Screen::for_fact(view.pack(), id, members, Then::Check)?;
    let answered: Vec<FactKey> = screen
        .keys(view.pack())
        .into_iter()
        .filter(|key| view.state.is_answered(*key))
        .collect();
    if answered.is_empty() {
        return None;
    }
    let named = |answer: Answer| -> Vec<String> {
        let keys = answered
            .iter()
            .filter(|key| view.state.household.answer(**key) == answer);
        keys.filter_map(|key| key.member)
            .map(|member| view.name(member))
            .collect()
    };
    let (yes, unsure) = (named(Answer::truth(true)), named(Answer::Unsure));
    let mut value = match (yes.is_empty(), unsure.is_empty()) {
        (true, true) => Word::Nobody.text().into(),
        (true, false) => String::new(),
        _ => Phrase::List(&yes).text(),
    };
    if !unsure.is_empty() {
        value = [value, Phrase::UnsureAbout(&unsure).text()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join("；");
    }
    Some(line(view, &fact.label, &fact.label, &value, screen))
}

/// The row of the list of members.
fn people(view: &View<'_>, group: u16) -> Html {
    let members = u8::try_from(view.state.household.members()).unwrap_or(u8::MAX);
    let names = (0..members).map(|m| {
        if m == 0 {
            Word::YouListed.text().into()
        } else {
            view.name(m)
        }
    });
    let value = if view.state.household.is_listed() {
        Phrase::List(&names.collect::<Vec<_>>()).text()
    } else {
        Word::Unfilled.text().into()
    };
    let label = Word::MembersRow.text();
    line(
        view,
        label,
        label,
        &value,
        Screen {
            group,
            members: 0,
            facts: 0,
            then: Then::Check,
        },
    )
}

fn line(view: &View<'_>, label: &str, spoken: &str, value: &str, screen: Screen) -> Html {
    html! {
        <div class="line">
            <dt>{label}</dt>
            <dd class="answer">{value}</dd>
            <dd>
                <button type="button" class="link" aria-label={Phrase::EditNamed(spoken)}
                    onclick={view.on_click(Action::Open(Page::Ask(screen)))}>{Word::Edit}</button>
            </dd>
        </div>
    }
}

/// An answer in words.
fn words(fact: &Fact, answer: Answer) -> String {
    match (answer, &fact.kind) {
        (Answer::Number(range), Kind::Number(unit)) => spoken(range, *unit),
        (Answer::Options(options), Kind::Choice(choices)) => {
            let chosen = choices.iter().enumerate().filter(|(n, _)| options & bit(*n) != 0);
            let names: Vec<String> = chosen
                .map(|(_, choice): (usize, &Choice)| button(choice).into())
                .collect();
            Phrase::List(&names).text()
        }
        (Answer::Options(options), Kind::Truth) => {
            let (own, plain) = if options & 2 != 0 {
                (&fact.yes, Word::Yes)
            } else {
                (&fact.no, Word::No)
            };
            if own.is_empty() {
                plain.text().into()
            } else {
                own.clone()
            }
        }
        _ => Word::Unsure.text().into(),
    }
}
