//! Whatever is asked, 不清楚 can be answered (laws 1 and 10).

use jiuzhu_app::state::{Action, Page, Screen, Then};
use jiuzhu_engine::{
    Answer, FactKey,
    pack::{GroupStyle, Scope},
};

use super::visit::{Visit, sample, tianjin};

/// Somebody who lives with one other person.
fn two(pack: &'static jiuzhu_engine::Pack) -> Visit {
    let mut visit = Visit::new(pack);
    visit.act(Action::Begin).act(Action::AddMember(1));
    visit
}

/// Every fact of a pack as it is asked: alone, and, where members are ticked, together. The list of members is
/// not among them: everybody knows with whom they live, and who counts is a matter of the rules.
fn screens(pack: &'static jiuzhu_engine::Pack) -> Vec<(GroupStyle, u16, Scope, u64)> {
    let groups = pack.groups.iter().filter(|g| g.style != GroupStyle::Members);
    let asked = groups.flat_map(|g| g.facts.iter().map(|fact| (g.style, *fact)));
    let screens = asked.flat_map(|(style, fact)| {
        let scope = pack.facts[usize::from(fact)].scope;
        let members: &[u64] = match (scope, style) {
            (Scope::Household, _) => &[0],
            (Scope::Member, GroupStyle::Who) => &[0b1, 0b11],
            (Scope::Member, _) => &[0b1, 0b10],
        };
        members.iter().map(move |members| (style, fact, scope, *members))
    });
    screens.collect()
}

#[test]
fn every_question_offers_unsure_and_takes_it_for_unknown() {
    for pack in [sample(), tianjin()] {
        let screens = screens(pack);
        assert!(screens.len() >= pack.facts.len() - 1);
        for (style, fact, scope, members) in screens {
            let mut visit = two(pack);
            let screen = Screen::for_fact(pack, fact, members, Then::Next).unwrap();
            visit.act(Action::Open(Page::Ask(screen)));
            let name = &pack.facts[usize::from(fact)].name;
            let html = visit.html();
            // As an element of its own that can be chosen, not as a word in a sentence.
            let offered = html
                .lines()
                .filter(|l| l.starts_with("<input") && l.contains("-unsure\""))
                .count();
            assert_eq!(offered, 1, "{name} for members {members:b}:\n{html}");
            assert!(html.contains(">不清楚<"), "{name}:\n{html}");
            let keys: Vec<FactKey> = match scope {
                Scope::Household => vec![FactKey { fact, member: None }],
                Scope::Member => screen
                    .members()
                    .map(|m| FactKey {
                        fact,
                        member: Some(m),
                    })
                    .collect(),
            };
            visit.act(match (style, keys.as_slice()) {
                (GroupStyle::Who, [_, _, ..]) => Action::TickUnsure(fact, true),
                _ => Action::Unsure(keys[0], true),
            });
            visit.go_on();
            assert_ne!(visit.state.page, Page::Ask(screen), "{name} goes no further");
            for key in keys {
                assert_eq!(visit.state.household.answer(key), Answer::Unsure, "{name}");
            }
        }
    }
}
