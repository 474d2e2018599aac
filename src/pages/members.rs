//! Who lives in the household: one big button for each relation.

use jiuzhu_engine::{MAX_MEMBERS, pack::Group};

use super::ask::form;
use crate::{
    components::{
        View, action, button,
        frame::heading,
        glossary, hint,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Screen, reduce::MEMBERS},
    text::{self, Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str, screen: Screen, group: &'static Group) -> Tag {
    let count = view.state.household.members();
    let others = (1..).zip(view.relations().iter().skip(1));
    let mut buttons = others.map(|(relation, choice)| {
        action(
            view,
            "button",
            Phrase::Add(button(choice)),
            Action::AddMember(relation),
        )
        .into()
    });
    let mut rules = text::sentences(&group.hint).map(|rule| words("li", rule.to_owned()).into());
    let mut body = row()
        .child(heading(title).class("icon people"))
        .child(tag("ul").class("hint").child(each(&mut rules)))
        .child(hint(Word::MembersHint))
        .child(words("h2", Phrase::MembersNow(count)).id(MEMBERS).focusable())
        .child(people(view));
    if count < MAX_MEMBERS {
        body = body
            .child(words("h2", Word::AddTitle))
            .child(hint(Word::AddMore))
            .child(tag("div").class("grid").child(each(&mut buttons)));
    }
    let go = if count == 1 {
        Word::MembersAlone.into()
    } else {
        Phrase::MembersAll(count).into()
    };
    form(view, body, screen, go).child(tag("div").class("aside").child(glossary(view, &group.hint)))
}

/// A card for each of those who are listed.
pub(crate) fn people(view: &View<'_>) -> Tag {
    let mut people = view.members().map(|member| line(view, member).into());
    tag("ul").class("people").child(each(&mut people))
}

fn line(view: &View<'_>, member: u8) -> Tag {
    let name = view.listed_name(member);
    let remove = (member > 0).then(|| {
        action(view, "link", Word::Remove, Action::RemoveMember(member))
            .set("aria-label", Phrase::RemoveNamed(&name))
    });
    tag("li")
        .child(words("span", name.clone()).class("answer icon person"))
        .maybe((member == 0).then(|| words("span", Word::Applicant).class("tag")))
        .maybe(remove)
}
