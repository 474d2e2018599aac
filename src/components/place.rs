//! Where to go: the office where one lives, and the help line.

use super::{
    View, action,
    tag::{Tag, row, words},
};
use crate::{
    state::{Action, Page},
    text::{Phrase, Word},
};

/// The chosen office, or the offer to choose one.
pub(crate) fn place(view: &View<'_>) -> Tag {
    let mut part = row();
    let mut offer = Word::ChoosePlace;
    if let Some((district, office)) = view.office() {
        let name = words("p", Phrase::Place(&district.name, &office.name)).class("place");
        part = part.child(name).child(words("p", Word::WindowOfOffice));
        offer = Word::ChangePlace;
    }
    if view.pack().districts.is_empty() {
        return part;
    }
    part.child(action(view, "button", offer, Action::Open(Page::Districts)))
}
