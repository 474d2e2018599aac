//! Telephone lines as big buttons that dial.

use jiuzhu_engine::pack::Contact;
use yew::{Html, html};

use super::View;
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
pub(crate) fn phone(contact: &Contact, call: Call) -> Html {
    let digits: String = contact
        .phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let hint = |text: &str| super::hint(text);
    html! {
        <div class="call">
            <a class="button phone" href={format!("tel:{digits}")}>
                <strong>{Phrase::Call(&contact.phone)}</strong>{" "}<span>{&contact.name}</span>
            </a>
            if call == Call::Full {
                { hint(&contact.purpose) }
                if !contact.hours.is_empty() {
                    <p class="hint">{Phrase::Hours(&contact.hours)}</p>
                }
                { hint(&contact.fallback) }
            }
        </div>
    }
}

/// Several lines of the pack, best first.
pub(crate) fn phones(view: &View<'_>, contacts: &[u16], call: Call) -> Html {
    let known = contacts
        .iter()
        .filter_map(|id| view.pack().contacts.get(usize::from(*id)));
    known.map(|contact| phone(contact, call)).collect()
}
