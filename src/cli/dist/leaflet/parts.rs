//! What pages are put together from: parts under a heading, lists, links, telephone lines.

use jiuzhu_app::{
    state::Size,
    text::{Phrase, Word},
};
use jiuzhu_engine::pack::Contact;

use crate::dist::html::{Tag, tag, words};

/// A part of a page under its heading; nothing if it is empty.
pub(super) fn part(title: &str, content: impl IntoIterator<Item = Tag>) -> Option<Tag> {
    let mut content = content.into_iter().peekable();
    content.peek()?;
    Some(tag("section").child(words("h2", title)).children(content))
}

/// The same, a step further down.
pub(super) fn under(title: Word, content: Option<Tag>) -> impl Iterator<Item = Tag> {
    content
        .into_iter()
        .flat_map(move |content| [words("h3", title.text()), content])
}

/// A list; nothing if it is empty.
pub(super) fn list(name: &'static str, items: impl IntoIterator<Item = Tag>) -> Option<Tag> {
    let mut items = items.into_iter().peekable();
    items.peek()?;
    Some(tag(name).children(items))
}

/// Links below each other, each with a line about it.
pub(super) fn doors(links: impl Iterator<Item = Tag>) -> Vec<Tag> {
    list("ul", links)
        .map(|list| list.class("doors"))
        .into_iter()
        .collect()
}

/// Links one after another, in as many lines as they need.
pub(super) fn wrapped(links: impl Iterator<Item = Tag>) -> Option<Tag> {
    list("ul", links.map(|link| tag("li").child(link))).map(|list| list.class("wrap"))
}

pub(super) fn link(class: &str, href: &str, text: &str) -> Tag {
    words("a", text).class(class).set("href", href)
}

/// A telephone line to dial.
pub(super) fn call(contact: &Contact) -> Tag {
    let link = tag("a")
        .class("button phone")
        .set("href", contact.address())
        .child(words("strong", Phrase::Call(&contact.phone).text()))
        .text(" ")
        .child(words("span", &contact.name));
    tag("div").class("call").child(link)
}

/// A telephone line with what it is for, when it answers, and what to do if it does not.
pub(super) fn phone(contact: &Contact) -> Tag {
    let hours = Phrase::Hours(&contact.hours).text();
    let hours = if contact.hours.is_empty() { "" } else { &hours };
    let lines = [&contact.purpose, hours, &contact.fallback];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    call(contact).children(lines.map(|line| words("p", line).class("hint")))
}

/// Telephone lines in a row, each only with its name.
pub(super) fn dial<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<Tag> {
    let lines = contacts.map(|contact| {
        let number = words("a", Phrase::Call(&contact.phone).text());
        let number = number.class("phone").set("href", contact.address());
        tag("li").child(number).text(" ").text(&contact.name)
    });
    list("ul", lines).map(|list| list.class("wrap"))
}

/// The switch for the size of the text, as the program draws it; `size.js` hears it.
pub(super) fn sizes() -> Tag {
    let buttons = Size::ALL.map(|size| {
        let (class, pressed) = if size == Size::default() {
            ("size on", "true")
        } else {
            ("size", "false")
        };
        words("button", Phrase::Size(size).text())
            .set("type", "button")
            .class(class)
            .set("aria-pressed", pressed)
            .set("data-size", size.pixels())
    });
    tag("div")
        .class("sizes")
        .set("role", "group")
        .set("aria-label", Word::TextSize.text())
        .child(words("span", Word::TextSize.text()).set("aria-hidden", "true"))
        .child(tag("div").children(buttons))
}
