//! The edge: history, focus, storage. Every step may fail on some phone, and none of them may stop the page.

use std::{cell::RefCell, rc::Rc};

use jiuzhu_engine::{Pack, pack::District};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, PopStateEvent, Storage};
use yew::Callback;

use crate::{
    components::{
        frame::{HEADING, PROBLEMS},
        tag::{ACT, Act, On},
    },
    state::{Action, Focus, Page, Size, reduce::MEMBERS},
};

/// The element that the page is drawn into.
const ROOT: &str = "app";
/// Where the answers are kept for this tab.
const ANSWERS: &str = "jiuzhu.answers";
/// Where the size of the text is kept; `size.js` reads it before the first paint.
const SIZE: &str = "jiuzhu.size";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Storage of the tab; refused in some frames and private windows.
fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// The screen of the history entry in view, after a reload.
pub(crate) fn current() -> Option<Page> {
    let state = web_sys::window()?.history().ok()?.state().ok()?;
    Page::from_code(&state.as_string()?)
}

/// The answers that this tab kept.
pub(crate) fn kept() -> Option<String> {
    tab()?.get_item(ANSWERS).ok().flatten()
}

/// Keeps the answers for this tab, or erases them.
pub(crate) fn keep(answers: Option<String>) {
    let Some(tab) = tab() else { return };
    // A full or refused storage only costs the answers on a reload.
    let _ = match answers {
        Some(answers) => tab.set_item(ANSWERS, &answers),
        None => tab.remove_item(ANSWERS),
    };
}

/// What the page itself says on `<html>`.
fn said(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// The size that `size.js` has applied.
pub(crate) fn size() -> Size {
    said("data-size").map_or_else(Size::default, |px| Size::from_pixels(&px))
}

/// The district for which the page was built, by its code.
pub(crate) fn home(pack: &Pack) -> Option<u16> {
    let code: u32 = said("data-district")?.parse().ok()?;
    let here = |district: &District| district.code == code;
    u16::try_from(pack.districts.iter().position(here)?).ok()
}

/// The address of this page in the other language.
pub(crate) fn other() -> String {
    said("data-other").unwrap_or_default()
}

/// Applies and keeps the size of the text.
pub(crate) fn resize(size: Size) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-size", size.pixels());
    }
    if let Some(local) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) {
        let _ = local.set_item(SIZE, size.pixels());
    }
}

/// Adds a history entry for a screen, under the same address.
pub(crate) fn push(page: Page) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::from_str(&page.code()), "", None);
    }
}

/// Makes the history entry in view that of a screen.
pub(crate) fn replace(page: Page) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from_str(&page.code()), "", None);
    }
}

/// So many screens back.
pub(crate) fn go_back(screens: i32) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.go_with_delta(-screens);
    }
}

/// Follows the phone's Back and Forward, and what the visitor does on the page: one listener for each kind of event,
/// at the root of the page.
pub(crate) fn listen(dispatch: &Callback<Action>, acts: &Rc<RefCell<Vec<Act>>>) {
    let Some(window) = web_sys::window() else { return };
    let back = dispatch.clone();
    listen_to(&window, "popstate", move |event| {
        let state = event.unchecked_into::<PopStateEvent>().state();
        let page = state.as_string().and_then(|code| Page::from_code(&code));
        back.emit(Action::Return(page.unwrap_or(Page::Start)));
    });
    let Some(root) = document().and_then(|document| document.get_element_by_id(ROOT)) else {
        return;
    };
    for (name, on) in [
        ("click", On::Click),
        ("change", On::Change),
        ("input", On::Input),
        ("submit", On::Submit),
    ] {
        let (dispatch, acts) = (dispatch.clone(), acts.clone());
        listen_to(&root, name, move |event| {
            if on == On::Submit {
                event.prevent_default();
            }
            let action = action(&event, on, &acts.borrow());
            if let Some(action) = action {
                dispatch.emit(action);
            }
        });
    }
}

/// Listens as long as the page is open.
fn listen_to(target: &EventTarget, name: &str, act: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// What an event means: the act of the element that it came from, or of the nearest one around it.
fn action(event: &Event, on: On, acts: &[Act]) -> Option<Action> {
    let target = event.target()?;
    let mut element = target.dyn_ref::<Element>().cloned();
    while let Some(inner) = element {
        let number = inner
            .get_attribute(ACT)
            .and_then(|number| number.parse::<usize>().ok());
        if let Some(act) = number
            .and_then(|number| acts.get(number))
            .filter(|act| act.on == on)
        {
            let mut action = act.action.clone();
            if let Action::Type(_, _, text) | Action::Search(text) = &mut action {
                *text = target.dyn_into::<HtmlInputElement>().ok()?.value();
            }
            return Some(action);
        }
        element = inner.parent_element();
    }
    None
}

/// Sets the title of the window.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus, and for a new screen the page to its top.
pub(crate) fn focus(focus: &Focus) {
    let id = match focus {
        Focus::Stay => return,
        Focus::Heading => HEADING,
        Focus::Problems => PROBLEMS,
        Focus::Element(id) => id,
    };
    if *focus == Focus::Heading
        && let Some(window) = web_sys::window()
    {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        // A heading comes to the top. A field stays below its question, and the list of members where the buttons
        // that lengthen it are under the finger.
        if matches!(focus, Focus::Element(id) if id != MEMBERS)
            && !element.is_instance_of::<web_sys::HtmlInputElement>()
        {
            element.scroll_into_view();
        }
    }
}

/// Shows the static help instead of this program.
pub(crate) fn give_up() {
    let Some(window) = web_sys::window() else { return };
    let failed = web_sys::js_sys::Reflect::get(&window, &JsValue::from_str("jiuzhuFailed"));
    if let Ok(Ok(failed)) = failed.map(|failed| failed.dyn_into::<web_sys::js_sys::Function>()) {
        let _ = failed.call0(&JsValue::UNDEFINED);
    }
}

/// The element that the page is drawn into, emptied of what stood there before.
pub(crate) fn root() -> Option<web_sys::Element> {
    let root = document()?.get_element_by_id(ROOT)?;
    root.set_text_content(None);
    Some(root)
}
