//! Links to programmes and guides, each with a line about it.

use jiuzhu_engine::pack::{ProgrammeId, Text};
use yew::Html;

use super::{
    View, action, hint,
    tag::{Tag, each, row, tag, words},
};
use crate::{
    state::{Action, Page},
    text::{Phrase, Word},
};

/// The guide that says how to object, by its name in the pack.
const DOUBTS: &str = "shensu";

/// Links below each other.
pub(crate) fn doors(links: &mut dyn Iterator<Item = Html>) -> Tag {
    tag("ul").class("doors").child(each(links))
}

/// A link to a page, with a line about it if there is one.
pub(crate) fn door(view: &View<'_>, name: &'static str, about: Option<&Text>, page: Page) -> Html {
    let about = about.map_or_else(String::new, |text| view.fill(text));
    tag("li")
        .child(action(view, "button door", name, Action::Open(page)))
        .child(hint(about))
        .into()
}

/// A link to all about a programme.
pub(crate) fn programme(view: &View<'_>, id: ProgrammeId) -> Html {
    let link = |programme: &'static jiuzhu_engine::pack::Programme| {
        door(
            view,
            &programme.name,
            Some(&programme.summary),
            Page::Programme(id),
        )
    };
    view.programme(id).map_or_else(Html::default, link)
}

/// A link to a guide.
pub(crate) fn guide(view: &View<'_>, n: u16) -> Html {
    let link = |guide: &'static jiuzhu_engine::pack::Guide| {
        door(view, &guide.name, Some(&guide.summary), Page::Guide(n))
    };
    view.guide(n).map_or_else(Html::default, link)
}

/// Guides under a heading of their own; nothing if there are none.
pub(crate) fn guides(view: &View<'_>, all: &mut dyn Iterator<Item = u16>) -> Html {
    let mut links = all.map(|n| guide(view, n)).peekable();
    if links.peek().is_none() {
        return Html::default();
    }
    row()
        .child(words("h2", Word::Guides))
        .child(doors(&mut links))
        .into()
}

/// What to do about a result that seems wrong: the guide that says so, and the help line.
pub(crate) fn doubts(view: &View<'_>) -> Html {
    let mut guides = (0..).zip(&view.pack().guides);
    let guide = guides.find(|(_, guide)| guide.id == DOUBTS);
    let line = view.pack().contacts.first();
    let call = line.map(|contact| {
        words("a", Phrase::Call(&contact.phone))
            .class("phone")
            .set("href", contact.address())
    });
    let door =
        guide.map(|(n, guide)| action(view, "link", guide.name.as_str(), Action::Open(Page::Guide(n))));
    tag("section")
        .child(words("h2", Word::DoubtsTitle))
        .maybe(guide.map(|(_, guide)| words("p", view.fill(&guide.summary))))
        .child(words("p", Word::DoubtsLead).maybe(call))
        .maybe(door)
        .into()
}
