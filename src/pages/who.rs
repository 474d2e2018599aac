//! 找谁办: the office where one lives, and the phones.

use jiuzhu_engine::pack::{District, Office};
use yew::{Html, html};

use crate::{
    components::{
        View, action,
        frame::heading,
        phone::{Call, phone},
    },
    state::{Action, Page},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str) -> Html {
    html! {
        <>
            { heading(title) }
            <p class="lead">{Word::WhoPageLead}</p>
            { place(view) }
            <h2>{Word::Phones}</h2>
            { for view.pack().contacts.iter().map(|contact| phone(contact, Call::Full)) }
            if view.state.has_answers() {
                { action(view, "button", Word::BackToResults, Action::Open(Page::Results)) }
            }
        </>
    }
}

/// The chosen office, or the offer to choose one. No office's own phone is known, so the help line stands
/// beside it.
pub(super) fn place(view: &View<'_>) -> Html {
    let chosen = chosen(view);
    let change = if chosen.is_some() {
        Word::ChangePlace
    } else {
        Word::ChoosePlace
    };
    html! {
        <>
            if let Some((district, office)) = chosen {
                <p class="place">{Phrase::Place(&district.name, &office.name)}</p>
                <p>{Word::WindowOfOffice}</p>
            }
            if !view.pack().districts.is_empty() {
                { action(view, "button", change, Action::Open(Page::Districts)) }
                if chosen.is_none() {
                    <p class="hint">{Word::PlaceHint}</p>
                }
            }
            <p>{Word::NoOfficePhone}</p>
            { for view.pack().contacts.first().map(|contact| phone(contact, Call::Short)) }
        </>
    }
}

fn chosen(view: &View<'_>) -> Option<(&'static District, &'static Office)> {
    let place = view.state.place?;
    let district = view.pack().districts.get(usize::from(place.district))?;
    Some((district, district.offices.get(usize::from(place.office?))?))
}

/// Choice of the district.
pub(super) fn districts(view: &View<'_>, title: &str) -> Html {
    let entry = |(index, district): (u16, &District)| {
        action(view, "button", district.name.clone(), Action::District(index))
    };
    html! {
        <>
            { heading(title) }
            <p class="hint">{Word::PlaceHint}</p>
            <div class="grid">{ for (0..).zip(&view.pack().districts).map(entry) }</div>
        </>
    }
}

/// Choice of the street or town.
pub(super) fn offices(view: &View<'_>, title: &str, index: u16) -> Html {
    let Some(district) = view.pack().districts.get(usize::from(index)) else {
        return Html::default();
    };
    let entry =
        |(n, office): (u16, &Office)| action(view, "button", office.name.clone(), Action::Office(index, n));
    html! {
        <>
            { heading(title) }
            <p class="hint">{&district.name}</p>
            <div class="grid">{ for (0..).zip(&district.offices).map(entry) }</div>
        </>
    }
}
