//! Who lives in the household: one big button for each relation.

use jiuzhu_engine::{MAX_MEMBERS, pack::Group};
use yew::{Html, html};

use super::ask::form;
use crate::{
    components::{View, button, frame::heading, glossary, hint},
    state::{Action, Page},
    text::{Phrase, Word},
};

pub(super) fn draw(view: &View<'_>, title: &str, group: &'static Group) -> Html {
    let Page::Ask(screen) = view.state.page else {
        return Html::default();
    };
    let count = view.state.household.members();
    let members = u8::try_from(count).unwrap_or(u8::MAX);
    let others = (1_u8..=u8::MAX).zip(view.relations().iter().skip(1));
    let add = |(relation, choice)| {
        html! {
            <button type="button" class="button add" onclick={view.on_click(Action::AddMember(relation))}>
                {Phrase::Add(button(choice))}
            </button>
        }
    };
    let body = html! {
        <>
            { heading(title) }
            { hint(&group.hint) }
            { glossary(view, &group.hint) }
            { hint(Word::MembersHint.text()) }
            <h2 id="members" tabindex="-1">{Phrase::MembersNow(count)}</h2>
            <ul class="people">
                <li><span class="answer">{Word::YouListed}</span></li>
                { for (1..members).map(|member| line(view, member)) }
            </ul>
            if count < MAX_MEMBERS {
                <h2>{Word::AddTitle}</h2>
                { hint(Word::AddMore.text()) }
                <div class="grid">{ for others.map(add) }</div>
            }
        </>
    };
    let go = if count == 1 {
        Word::MembersAlone.into()
    } else {
        Phrase::MembersAll(count).into()
    };
    form(view, body, screen, go)
}

fn line(view: &View<'_>, member: u8) -> Html {
    let name = view.name(member);
    html! {
        <li>
            <span class="answer">{&name}</span>
            <button type="button" class="link" aria-label={Phrase::RemoveNamed(&name)}
                onclick={view.on_click(Action::RemoveMember(member))}>{Word::Remove}</button>
        </li>
    }
}
