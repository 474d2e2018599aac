//! Telephone lines as big buttons that dial.

use jiuzhu_engine::pack::Contact;
use yew::Html;

use super::{
    View, hint,
    tag::{Tag, each, tag, words},
};
use crate::text::Phrase;

/// How much of a line is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    /// Number and name.
    Short,
    /// Also what it is for, when it answers, and what to do if it does not.
    Full,
}

/// One telephone line.
pub(crate) fn phone(contact: &'static Contact, call: Call) -> Tag {
    let link = tag("a")
        .class("button phone")
        .set("href", contact.address())
        .child(words("strong", Phrase::Call(&contact.phone)))
        .text(" ")
        .child(words("span", contact.name.as_str()));
    let line = tag("div").class("call").child(link);
    if call == Call::Short {
        return line;
    }
    let hours = (!contact.hours.is_empty()).then(|| hint(Phrase::Hours(&contact.hours)));
    line.child(hint(contact.purpose.as_str()))
        .maybe(hours)
        .child(hint(contact.fallback.as_str()))
}

/// Several lines of the pack, best first.
pub(crate) fn phones(view: &View<'_>, contacts: &[u16], call: Call) -> Html {
    let known = contacts
        .iter()
        .filter_map(|id| view.pack().contacts.get(usize::from(*id)));
    each(&mut known.map(|contact| phone(contact, call).into()))
}
