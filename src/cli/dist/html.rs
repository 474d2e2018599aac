//! HTML as it is written into a file. Whatever is put between tags or into an attribute is escaped.

use std::fmt::{self, Display};

/// An element with its attributes and all it holds.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    name: &'static str,
    attributes: String,
    content: String,
}

/// An empty element.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag {
        name,
        attributes: String::new(),
        content: String::new(),
    }
}

/// An element around a text.
pub(super) fn words(name: &'static str, text: impl AsRef<str>) -> Tag {
    tag(name).text(text)
}

impl Tag {
    pub(super) fn set(mut self, attribute: &str, value: impl AsRef<str>) -> Self {
        self.attributes += " ";
        self.attributes += attribute;
        self.attributes += "=\"";
        escape(&mut self.attributes, value.as_ref());
        self.attributes += "\"";
        self
    }

    pub(super) fn sets(self, attributes: impl Iterator<Item = (&'static str, String)>) -> Self {
        attributes.fold(self, |tag, (name, value)| tag.set(name, value))
    }

    pub(super) fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    pub(super) fn text(mut self, text: impl AsRef<str>) -> Self {
        escape(&mut self.content, text.as_ref());
        self
    }

    pub(super) fn child(mut self, child: Tag) -> Self {
        self.content += &child.to_string();
        self
    }

    pub(super) fn children(self, children: impl IntoIterator<Item = Tag>) -> Self {
        children.into_iter().fold(self, Self::child)
    }
}

impl Display for Tag {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            attributes,
            content,
        } = self;
        match *name {
            "link" | "meta" => write!(out, "<{name}{attributes}>"),
            _ => write!(out, "<{name}{attributes}>{content}</{name}>"),
        }
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_put_in_can_get_out() {
        let evil = "</p><script>\"&'";
        let html = words("p", evil).set("title", evil).child(words("b", evil));
        let safe = "&lt;/p&gt;&lt;script&gt;&quot;&amp;'";
        assert_eq!(
            html.to_string(),
            format!("<p title=\"{safe}\">{safe}<b>{safe}</b></p>")
        );
    }

    #[test]
    fn elements_nest_in_order() {
        let list = tag("ul").children(["一", "二"].map(|item| words("li", item)));
        assert_eq!(list.to_string(), "<ul><li>一</li><li>二</li></ul>");
        assert_eq!(
            tag("meta").set("charset", "utf-8").to_string(),
            "<meta charset=\"utf-8\">"
        );
    }
}
