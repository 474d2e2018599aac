//! Elements, built up call by call.
//!
//! `html!` unfolds every element where it stands, which would be a third of the download; here all elements
//! and all events share one path.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Html,
    virtual_dom::{Listener, ListenerKind, VList, VNode, VTag, VText},
};

use super::View;
use crate::state::Action;

/// An element with its children, or just some children in a row. Boxed, because every call hands it on.
#[derive(Debug, Default)]
pub(crate) struct Tag(Box<Parts>);

#[derive(Debug, Default)]
struct Parts {
    element: Option<VTag>,
    children: Vec<VNode>,
}

/// An element of this name.
#[inline(never)]
pub(crate) fn tag(name: &'static str) -> Tag {
    let mut tag = Tag::default();
    tag.0.element = Some(VTag::new(AttrValue::Static(name)));
    tag
}

/// An element of this name with words in it.
pub(crate) fn words(name: &'static str, words: impl Into<AttrValue>) -> Tag {
    tag(name).text(words)
}

/// Children without an element around them.
pub(crate) fn row() -> Tag {
    Tag::default()
}

/// Draws each item. Not generic over the iterator, so that it is there once.
pub(crate) fn each(items: &mut dyn Iterator<Item = Html>) -> Html {
    let mut all = row();
    for item in items {
        all.0.children.push(item);
    }
    all.into()
}

impl Tag {
    /// Sets an attribute.
    pub(crate) fn set(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: AttrValue) -> Self {
        if let Some(element) = &mut self.0.element {
            element.add_attribute(name, value);
        }
        self
    }

    /// Sets the class.
    pub(crate) fn class(self, class: impl Into<AttrValue>) -> Self {
        self.set("class", class)
    }

    /// Keeps this element apart from what stood in its place: nothing of that is used again.
    pub(crate) fn key(mut self, key: String) -> Self {
        if let Some(element) = &mut self.0.element {
            element.key = Some(key.into());
        }
        self
    }

    /// Sets the identity.
    pub(crate) fn id(self, id: impl Into<AttrValue>) -> Self {
        self.set("id", id)
    }

    /// Lets the program put the focus here.
    pub(crate) fn focusable(self) -> Self {
        self.set("tabindex", AttrValue::Static("-1"))
    }

    /// Whether a box or a radio button is chosen.
    pub(crate) fn checked(mut self, checked: bool) -> Self {
        if let Some(element) = &mut self.0.element {
            element.set_checked(checked);
        }
        self
    }

    /// What stands in a field.
    pub(crate) fn value(mut self, value: &str) -> Self {
        if let Some(element) = &mut self.0.element {
            element.set_value(Some(AttrValue::from(value.to_owned())));
        }
        self
    }

    /// Adds words.
    pub(crate) fn text(self, words: impl Into<AttrValue>) -> Self {
        self.add_text(words.into())
    }

    #[inline(never)]
    fn add_text(self, words: AttrValue) -> Self {
        self.add(VText::new(words).into())
    }

    /// Adds a child.
    pub(crate) fn child(self, child: impl Into<Html>) -> Self {
        self.add(child.into())
    }

    /// Adds a child if there is one.
    pub(crate) fn maybe(self, child: Option<impl Into<Html>>) -> Self {
        match child {
            Some(child) => self.add(child.into()),
            None => self,
        }
    }

    #[inline(never)]
    fn add(mut self, child: VNode) -> Self {
        self.0.children.push(child);
        self
    }

    /// Does this when clicked.
    pub(crate) fn click(self, view: &View<'_>, action: Action) -> Self {
        self.listen(On::Click, view, action)
    }

    /// Does this when chosen.
    pub(crate) fn change(self, view: &View<'_>, action: Action) -> Self {
        self.listen(On::Change, view, action)
    }

    /// Does this when typed into; the text of the action is filled in.
    pub(crate) fn input(self, view: &View<'_>, action: Action) -> Self {
        self.listen(On::Input, view, action)
    }

    /// Does this when a form is sent off, which it never is.
    pub(crate) fn submit(self, view: &View<'_>, action: Action) -> Self {
        self.listen(On::Submit, view, action)
    }

    #[inline(never)]
    fn listen(mut self, on: On, view: &View<'_>, action: Action) -> Self {
        if let Some(element) = &mut self.0.element {
            element.add_listener(Rc::new(Act {
                on,
                action,
                dispatch: view.dispatch.clone(),
            }));
        }
        self
    }
}

impl From<Tag> for VNode {
    fn from(tag: Tag) -> Self {
        let Parts {
            element,
            mut children,
        } = *tag.0;
        let inside = match (children.len(), children.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                children.extend(last);
                Self::VList(Rc::new(VList::with_children(children, None)))
            }
        };
        let Some(mut element) = element else {
            return inside;
        };
        if let Some(place) = element.children_mut() {
            *place = inside;
        }
        element.into()
    }
}

/// An event.
#[derive(Debug, Clone, Copy)]
enum On {
    Click,
    Change,
    Input,
    Submit,
}

/// What happens on an event.
struct Act {
    on: On,
    action: Action,
    dispatch: Callback<Action>,
}

impl Listener for Act {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        let mut action = self.action.clone();
        match &mut action {
            Action::Type(_, _, text) | Action::Search(text) => {
                let field = event
                    .target()
                    .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
                *text = field.map(|field| field.value()).unwrap_or_default();
            }
            _ => {}
        }
        if matches!(self.on, On::Submit) {
            event.prevent_default();
        }
        self.dispatch.emit(action);
    }

    fn passive(&self) -> bool {
        false
    }
}
