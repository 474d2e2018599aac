//! A code that opens this page on another device: one on a screen, or WeChat cannot tell which is meant.

use crate::{
    components::{
        View, action,
        frame::heading,
        sheet::code,
        tag::{Tag, row, words},
    },
    handoff,
    state::{Action, Page},
    text::Word,
};

pub(super) fn draw(view: &View<'_>, title: &str, answers: bool) -> Tag {
    let address = &view.state.address;
    let other = |word| {
        action(
            view,
            "button",
            word,
            Action::Open(Page::Code { answers: !answers }),
        )
    };
    let page = row().child(heading(title));
    if !answers {
        return page
            .child(code(address.clone()))
            .child(words("p", Word::CodeLead))
            .child(words("p", address.clone()).class("address"))
            .maybe(view.state.has_answers().then(|| other(Word::CarryTitle)));
    }
    let digits = handoff::write(view.state, view.pack());
    let page = if handoff::fits(address, &digits) {
        page.child(words("p", Word::CarryWarning).class("notice"))
            .child(code([address, "#", &digits].concat()))
            .child(words("p", Word::CarryLead))
    } else {
        page.child(words("p", Word::CarryTooLong))
    };
    page.child(other(Word::PlainCode))
}
