//! What surrounds every page: 返回, the list of corrections, help, the size of the text, the data's version.

use yew::Html;

use super::{
    View, action, hint,
    phone::{Call, phone},
    rows,
    sheet::sheet,
    tag::{Tag, each, row, tag, words},
};
use crate::{
    handoff::Fault,
    state::{Action, Page, Size},
    text::{Phrase, Word},
};

/// Identity of the heading, which takes the focus on a new screen.
pub(crate) const HEADING: &str = "heading";
/// Identity of the list of corrections, which takes the focus when there is something to correct.
pub(crate) const PROBLEMS: &str = "problems";

/// A page's heading.
pub(crate) fn heading(title: &str) -> Tag {
    words("h1", title.to_owned()).id(HEADING).focusable()
}

/// Surrounds a page.
pub(crate) fn frame(view: &View<'_>, body: Tag) -> Html {
    // Another screen is another element, so that no field and nothing unfolded is carried over.
    let screen = tag("div")
        .key(view.state.page.code())
        .child(problems(view))
        .child(body);
    row()
        .child(printed(view))
        .maybe(home(view))
        .child(top(view))
        .child(arrival(view))
        .child(overdue(view))
        .child(screen)
        .child(footer(view))
        .into()
}

/// Whose page this is.
fn home(view: &View<'_>) -> Option<Tag> {
    let name = Phrase::Home(&view.pack().name, &view.home()?.name);
    Some(words("p", name).class("home"))
}

/// What is printed instead of the page, where there are results.
fn printed(view: &View<'_>) -> Html {
    match view.state.page {
        Page::Results | Page::Take => sheet(view).into(),
        _ => Html::default(),
    }
}

/// What came of the answers that a code brought.
fn arrival(view: &View<'_>) -> Html {
    let Some(arrival) = view.state.arrival else {
        return Html::default();
    };
    let word = match arrival {
        Ok(()) => Word::Arrived,
        Err(Fault::Damaged) => Word::ArrivedDamaged,
        Err(Fault::OtherVersion | Fault::OtherPolicy) => Word::ArrivedOther,
    };
    let erase = action(view, "button", Word::EraseDoor, Action::Open(Page::Clear));
    tag("div")
        .class("notice")
        .set("role", "status")
        .child(words("p", word))
        .maybe(arrival.is_ok().then_some(erase))
        .into()
}

/// 返回, always in the same place; the start page has the size of the text there.
fn top(view: &View<'_>) -> Tag {
    let top = tag("div").class("top");
    let top = if view.state.page == Page::Start {
        top.child(sizes(view)).maybe(other(view))
    } else {
        top.child(action(view, "link back", Word::Back, Action::Back))
            .child(action(view, "link", Word::Home, Action::Open(Page::Start)))
    };
    top.child(aloud())
}

/// The way to the same page in the other language. The answers of the tab come along.
fn other(view: &View<'_>) -> Option<Tag> {
    let other = &view.state.other;
    let link = || {
        words("a", Word::OtherLanguage)
            .class("link")
            .set("href", other.clone())
            .set("lang", Word::OtherLanguageCode)
            .set("hreflang", Word::OtherLanguageCode)
    };
    (!other.is_empty()).then(link)
}

/// Reads the screen aloud, and stops. `device.js` does it and hides the button where there is no voice.
fn aloud() -> Tag {
    tag("button")
        .class("link aloud")
        .set("type", "button")
        .set("data-do", "aloud")
        .child(words("span", Word::ReadAloud))
        .child(words("span", Word::StopReading))
}

/// What has to be corrected, with a link to each field. Stays empty until 继续 is pressed.
pub(crate) fn problems(view: &View<'_>) -> Html {
    let problems = &view.state.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let mut lines = problems.iter().map(|problem| {
        let mut text = Phrase::Mistake(problem.mistake, view.unit(problem.key)).text();
        if problems.len() > 1 {
            text = Phrase::OfMember(&view.label(problem.key), &text).text();
        }
        tag("li")
            .child(action(view, "link", text, Action::GoTo(rows::id(problem.key))))
            .into()
    });
    tag("div")
        .id(PROBLEMS)
        .class("problems")
        .set("role", "alert")
        .focusable()
        .child(words("h2", Phrase::Problems(problems.len())))
        .child(tag("ul").child(each(&mut lines)))
        .into()
}

/// Which figures should have been checked again by now, where figures are shown.
fn overdue(view: &View<'_>) -> Html {
    let (pack, on) = (view.pack(), view.screening.on());
    let names: Vec<&str> = pack.overdue(on).collect();
    let old = on > pack.review_by;
    let figures = matches!(
        view.state.page,
        Page::Start | Page::What | Page::Results | Page::Programme(_)
    );
    if !figures || !old && names.is_empty() {
        return Html::default();
    }
    tag("div")
        .class("notice")
        .maybe(old.then(|| words("p", Phrase::DataOld(pack.checked_on))))
        .maybe((!names.is_empty()).then(|| words("p", Phrase::Overdue(&names))))
        .child(words("p", Word::OfficeKnows))
        .into()
}

fn footer(view: &View<'_>) -> Tag {
    let pack = view.pack();
    let start = view.state.page == Page::Start;
    let urgent = !start && view.state.page != Page::Urgent;
    let version = Phrase::DataVersion(&pack.name, &pack.version, pack.checked_on);
    tag("footer")
        .class("foot")
        .child(words("h2", Word::Help))
        .child(words("p", Word::HelpLead))
        .maybe(pack.contacts.first().map(|contact| phone(contact, Call::Short)))
        .maybe(urgent.then(|| {
            action(
                view,
                "button icon alarm",
                Word::UrgentDoor,
                Action::Open(Page::Urgent),
            )
        }))
        .maybe((!start).then(|| sizes(view)))
        .child(hint(Word::NotACommitment))
        .child(hint(version))
}

/// The switch for the size of the text.
pub(crate) fn sizes(view: &View<'_>) -> Tag {
    let mut choices = Size::ALL.into_iter().map(|size| {
        let (class, pressed) = if view.state.size == size {
            ("size on", "true")
        } else {
            ("size", "false")
        };
        action(view, class, Phrase::Size(size), Action::Resize(size))
            .set("aria-pressed", pressed)
            .into()
    });
    tag("div")
        .class("sizes")
        .set("role", "group")
        .set("aria-label", Word::TextSize)
        .child(words("span", Word::TextSize).set("aria-hidden", "true"))
        .child(tag("div").child(each(&mut choices)))
}
