//! What stands on the start page for whoever cannot run the program: what to do in an emergency, a table from what is
//! wrong to what to ask for, how to apply, whom to call. Where a link of the start page leads without the program.

use jiuzhu_app::text::{Before, Word};
use jiuzhu_engine::{Pack, pack::Trouble};

use super::{
    LIST,
    parts::{link, phone, sizes, wrapped},
    policy::Policy,
};
use crate::dist::html::{Tag, tag, words};

/// The whole advice, as `boot.js` shows it when the program does not come.
pub(in crate::dist) fn advice(pack: &Pack) -> String {
    let policy = Policy::new(pack, "p/");
    let say = Before::current();
    let retry = tag("p")
        .set("id", "retry")
        .set("hidden", "")
        .child(words("a", say.again).class("button primary"));
    let table = tag("dl")
        .set("id", "what")
        .children(pack.troubles.iter().flat_map(|trouble| line(&policy, trouble)))
        .child(words("dt", say.not_sure))
        .child(words("dd", say.ask));
    let parts = [
        ("#urgent", say.at_once),
        ("#check", say.by_trouble),
        ("#how", Word::HowTitle.text()),
        ("#who", Word::WhoTitle.text()),
    ];
    let jumps = tag("nav").set("aria-label", say.on_this_page).children(wrapped(
        parts.into_iter().map(|(place, title)| link("link", place, title)),
    ));
    tag("section")
        .set("id", "fallback")
        .set("aria-labelledby", "fallback-title")
        .child(sizes())
        .child(
            words("h1", say.no_program)
                .set("id", "fallback-title")
                .set("tabindex", "-1"),
        )
        .children(say.why.map(|line| words("p", line)))
        .child(retry)
        .child(link("button", &policy.file(LIST), say.list))
        .child(jumps)
        .child(words("h2", say.at_once).set("id", "urgent"))
        .children(pack.urgent.iter().map(|kind| policy.urgent(kind)))
        .child(
            tag("h2")
                .set("id", "check")
                .child(words("span", say.by_trouble).set("id", "troubles")),
        )
        .child(table)
        .child(words("h2", Word::HowTitle.text()).set("id", "how"))
        .children(say.how.map(|line| words("p", line)))
        .child(words("h2", Word::WhoTitle.text()).set("id", "who"))
        .child(words("p", Word::WhoPageLead.text()))
        .children(pack.contacts.iter().map(phone))
        .to_string()
}

/// What is wrong, and what to ask for.
fn line(policy: &Policy<'_>, trouble: &Trouble) -> [Tag; 2] {
    let names = tag("dd").children(policy.leads_to(trouble));
    [words("dt", &trouble.name), names]
}
