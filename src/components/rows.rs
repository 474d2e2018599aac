//! Answers that are chosen: rows with a radio button or a box to tick.

use jiuzhu_engine::{
    FactKey,
    pack::{Fact, Kind},
};
use yew::{AttrValue, Html};

use super::{
    View, button,
    tag::{Tag, each, tag, words},
};
use crate::{
    state::{Action, page::bit, reduce::applies},
    text::{Phrase, Word},
};

/// Identity of the first control of a question.
pub(crate) fn id(key: FactKey) -> String {
    match key.member {
        Some(member) => format!("q{}-{member}", key.fact),
        None => format!("q{}", key.fact),
    }
}

/// Identity of a part of a question.
pub(crate) fn part_id(key: FactKey, part: &str) -> String {
    format!("{}-{part}", id(key))
}

/// A row that can be chosen as a whole.
#[derive(Debug)]
pub(crate) struct Row {
    /// `radio` or `checkbox`.
    pub(crate) kind: &'static str,
    /// Identity of the control.
    pub(crate) id: String,
    /// Rows with the same name exclude each other.
    pub(crate) name: String,
    /// Whether it is chosen.
    pub(crate) chosen: bool,
    /// The answer.
    pub(crate) words: AttrValue,
    /// Explanation under the answer; may be empty.
    pub(crate) hint: AttrValue,
    /// What choosing it does.
    pub(crate) action: Action,
}

impl Row {
    /// Draws it.
    pub(crate) fn draw(self, view: &View<'_>) -> Html {
        let control = tag("input")
            .set("type", self.kind)
            .id(self.id.clone())
            .set("name", self.name)
            .checked(self.chosen)
            .change(view, self.action);
        let hint = (!self.hint.is_empty()).then(|| words("span", self.hint.clone()).class("hint"));
        let text = tag("span")
            .child(words("span", self.words).class("answer"))
            .maybe(hint);
        let class = if self.chosen { "row on" } else { "row" };
        tag("label")
            .class(class)
            .set("for", self.id)
            .child(control)
            .child(text)
            .into()
    }
}

/// The divider before 不清楚.
pub(crate) fn or() -> Tag {
    words("p", Word::Or).class("or")
}

/// The words that say what is wrong with an answer, beside the question.
pub(crate) fn mistake(view: &View<'_>, key: FactKey) -> Option<Tag> {
    let text = Phrase::Mistake(*view.state.mistake(key)?, view.unit(key));
    Some(words("p", text).class("mistake").id(part_id(key, "mistake")))
}

/// The options of a fact, and 不清楚.
pub(crate) fn options(view: &View<'_>, key: FactKey, fact: &'static Fact) -> Tag {
    let name = id(key);
    let chosen = view.state.draft(key).and_then(|draft| draft.option);
    let mut rows = tag("div").class("rows");
    let mut first = true;
    let mut draw = |option: u8, words: &'static str, hint: &'static str| {
        let id = if first {
            name.clone()
        } else {
            part_id(key, &option.to_string())
        };
        first = false;
        let action = Action::Choose(key, option);
        let chosen = chosen == Some(option);
        Row {
            kind: "radio",
            id,
            name: name.clone(),
            chosen,
            words: words.into(),
            hint: hint.into(),
            action,
        }
        .draw(view)
    };
    match &fact.kind {
        Kind::Choice(choices) => {
            for (option, choice) in (0..).zip(choices) {
                rows = rows.child(draw(option, button(choice), &choice.hint));
            }
        }
        _ => {
            for (option, own, plain) in [(1, &fact.yes, Word::Yes), (0, &fact.no, Word::No)] {
                rows = rows.child(draw(option, own_or(own, plain), ""));
            }
        }
    }
    rows.child(or()).child(unsure(view, key, "radio"))
}

/// 不清楚, as one more radio button or as a box beside a field.
pub(crate) fn unsure(view: &View<'_>, key: FactKey, kind: &'static str) -> Html {
    let chosen = view.state.draft(key).is_some_and(|draft| draft.unsure);
    let action = Action::Unsure(key, kind == "radio" || !chosen);
    let id = part_id(key, "unsure");
    Row {
        kind,
        id,
        name: self::id(key),
        chosen,
        words: Word::Unsure.into(),
        hint: AttrValue::default(),
        action,
    }
    .draw(view)
}

/// The members who are asked about a fact on one screen of ticks: those to whom it may apply.
pub(crate) fn asked_together(view: &View<'_>, fact: u16) -> u64 {
    let mut asked = 0;
    for member in view.members() {
        let key = FactKey {
            fact,
            member: Some(member),
        };
        if view
            .fact(key)
            .is_some_and(|fact| applies(fact, key, view.screening))
        {
            asked |= bit(usize::from(member));
        }
    }
    asked
}

/// Several rows below each other.
pub(crate) fn rows(items: &mut dyn Iterator<Item = Html>) -> Tag {
    tag("div").class("rows").child(each(items))
}

/// The pack's own words for 是 or 否, or the plain ones.
pub(crate) fn own_or(text: &'static str, word: Word) -> &'static str {
    if text.is_empty() { word.text() } else { text }
}
