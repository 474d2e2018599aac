//! 找谁办: the office where one lives, and the phones.

use jiuzhu_engine::pack::District;

use crate::{
    components::{
        View, action,
        frame::heading,
        hint,
        phone::{Call, phone},
        place::place,
        tag::{Tag, each, row, tag, words},
    },
    state::{Action, Page, reduce::PLACE},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Tag {
    let mut lines = view
        .pack()
        .contacts
        .iter()
        .map(|contact| phone(contact, Call::Full).into());
    let results = view.state.has_answers();
    row()
        .child(heading(title))
        .child(words("p", Word::WhoPageLead).class("lead"))
        .child(tag("div").id(PLACE).focusable().child(place(view)))
        .child(words("h2", Word::Phones))
        .child(each(&mut lines))
        .maybe(results.then(|| action(view, "button", Word::BackToResults, Action::Open(Page::Results))))
}

/// Choice of the district. The page of a district offers its streets first.
pub(super) fn districts(view: &View<'_>, title: &str) -> Tag {
    let home = view.state.home.zip(view.home()).map(|(index, home)| {
        row()
            .child(words("h2", home.name.as_str()))
            .child(streets(view, index, home))
            .child(words("h2", Word::OtherDistricts))
    });
    let mut entries = (0..).zip(&view.pack().districts).map(|(index, district)| {
        action(view, "button", district.name.as_str(), Action::District(index)).into()
    });
    row()
        .child(heading(title))
        .child(hint(Word::PlaceHint))
        .maybe(home)
        .child(tag("div").class("grid").child(each(&mut entries)))
}

/// Choice of the street or town.
pub(super) fn offices(view: &View<'_>, title: &str, index: u16) -> Tag {
    let Some(district) = view.pack().districts.get(usize::from(index)) else {
        return row();
    };
    row()
        .child(heading(title))
        .child(hint(district.name.as_str()))
        .child(streets(view, index, district))
}

/// The streets and towns of the district at this position.
fn streets(view: &View<'_>, index: u16, district: &'static District) -> Tag {
    let mut entries = (0..)
        .zip(&district.offices)
        .map(|(n, office)| action(view, "button", office.name.as_str(), Action::Office(index, n)).into());
    tag("div").class("grid").child(each(&mut entries))
}
