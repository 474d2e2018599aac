//! Elements, built up call by call.
//!
//! `html!` unfolds every element where it stands, which would be a third of the download; here all elements
//! and all events share one path. What of Yew is not used here is left out of the download (`src/cli/dist/snip.rs`).

use std::rc::Rc;

use yew::{
    AttrValue, Html,
    virtual_dom::{AttributeOrProperty, Attributes, FullyKeyedState, VList, VNode, VTag, VText},
};

use super::View;
use crate::state::Action;

/// All attributes that elements have here, in the order in which they are written. One list for all elements lets Yew
/// compare them one by one, without a map.
static NAMES: [&str; 35] = [
    "type",
    "class",
    "novalidate",
    "href",
    "hreflang",
    "lang",
    "for",
    "inputmode",
    "enterkeyhint",
    "autocomplete",
    "id",
    "name",
    "role",
    "aria-label",
    "aria-labelledby",
    "aria-invalid",
    "aria-describedby",
    "aria-live",
    "aria-pressed",
    "aria-hidden",
    "tabindex",
    "viewBox",
    "preserveAspectRatio",
    "x",
    "y",
    "width",
    "height",
    "alt",
    "data-entry",
    "data-size",
    "data-px",
    "data-do",
    "data-code",
    "data-outcome",
    ACT,
];

/// Says which of the [`Act`]s of the page an element stands for.
pub(crate) const ACT: &str = "data-act";

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
    let mut element = VTag::new(AttrValue::Static(name));
    element.attributes = Attributes::Dynamic {
        keys: &NAMES,
        values: NAMES.map(|_| None).into(),
    };
    tag.0.element = Some(element);
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
        let place = NAMES.iter().position(|known| *known == name);
        debug_assert!(
            place.is_some(),
            "{name} is missing in the list of attributes in tag.rs"
        );
        if let Some(VTag {
            attributes: Attributes::Dynamic { values, .. },
            ..
        }) = &mut self.0.element
            && let Some(place) = place.and_then(|place| values.get_mut(place))
        {
            *place = Some(AttributeOrProperty::Attribute(value));
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
    fn listen(self, on: On, view: &View<'_>, action: Action) -> Self {
        let mut acts = view.acts.borrow_mut();
        let number = acts.len();
        acts.push(Act { on, action });
        // What is drawn on the host is only looked at.
        if cfg!(target_arch = "wasm32") {
            self.set(ACT, number.to_string())
        } else {
            self
        }
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
                // Never compared by keys: that takes another map.
                let keys = FullyKeyedState::KnownMissingKeys;
                Self::VList(Rc::new(VList::__macro_new(children, None, keys)))
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    /// A tap, a click, or the key for it.
    Click,
    /// Another choice.
    Change,
    /// Another text.
    Input,
    /// A form that would be sent off.
    Submit,
}

/// What happens on an event of one element.
#[derive(Debug)]
pub(crate) struct Act {
    /// The event.
    pub(crate) on: On,
    /// What the visitor does by it.
    pub(crate) action: Action,
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::NAMES;

    /// Adds the attributes that are set by name in a source file or a folder of them.
    fn collect(path: &Path, attributes: &mut Vec<String>) {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap();
            return entries.for_each(|entry| collect(&entry.unwrap().path(), attributes));
        }
        let source = fs::read_to_string(path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        for call in code.split(".set(").skip(1) {
            if let Some(name) = call.trim_start().strip_prefix('"') {
                attributes.push(name.split('"').next().unwrap().to_owned());
            }
        }
    }

    #[test]
    fn every_attribute_has_its_place() {
        let mut attributes = Vec::new();
        for folder in ["src/components", "src/pages"] {
            collect(
                &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
                &mut attributes,
            );
        }
        assert!(attributes.len() > 20);
        for name in attributes {
            assert!(
                NAMES.contains(&&*name),
                "add {name} to the list of attributes in tag.rs"
            );
        }
    }
}
