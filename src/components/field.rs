//! Answers that are typed: amounts, counts, ages, months.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{Fact, Unit},
};
use yew::AttrValue;

use super::{
    View, action, hint,
    rows::{Row, id, or, part_id, unsure},
    tag::{Tag, row, tag, words},
};
use crate::{
    state::{Action, Draft, Part, reading},
    text::{Phrase, Word},
};

/// The field or fields of a number, what they come to in words, and 不清楚: `beside` the field, where there is one
/// for each member.
pub(crate) fn number(view: &View<'_>, key: FactKey, fact: &'static Fact, unit: Unit, beside: bool) -> Tag {
    let blank = Draft::default();
    let draft = view.state.draft(key).unwrap_or(&blank);
    let money = matches!(unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear);
    let rough = money && draft.rough;
    let (first, second) = (
        Field::new(key, draft, Part::First),
        Field::new(key, draft, Part::Second),
    );
    let fields = if unit == Unit::Date {
        let month = second.draw(view, "", Word::Month.text());
        row()
            .child(first.draw(view, "", Word::Year.text()))
            .child(month)
            .child(hint(Word::MonthOptional))
    } else if rough {
        let upper = second.draw(view, Word::To.text(), after(unit));
        row()
            .child(first.draw(view, Word::From.text(), after(unit)))
            .child(upper)
            .child(hint(Word::FromAtLeast))
    } else {
        first.draw(view, "", after(unit))
    };
    let periods =
        matches!(unit, Unit::YuanPerMonth | Unit::YuanPerYear).then(|| period(view, key, draft, unit));
    let switch = if rough { Word::Exactly } else { Word::Roughly };
    let unsure = unsure(view, key, "checkbox");
    let (fields, unsure) = if beside {
        (tag("div").class("pair").child(fields).child(unsure), row())
    } else {
        let unsure = tag("div").class("rows").child(unsure);
        (fields, row().child(or()).child(unsure))
    };
    row()
        .child(fields)
        .child(echo(view, draft, fact, unit))
        .maybe(periods)
        .maybe(money.then(|| action(view, "link", switch, Action::Rough(key, !rough))))
        .child(unsure)
}

/// One field.
struct Field<'a> {
    key: FactKey,
    part: Part,
    id: String,
    value: &'a str,
}

impl<'a> Field<'a> {
    fn new(key: FactKey, draft: &'a Draft, part: Part) -> Self {
        match part {
            Part::First => Self {
                key,
                part,
                id: id(key),
                value: &draft.text,
            },
            Part::Second => Self {
                key,
                part,
                id: part_id(key, "to"),
                value: &draft.to,
            },
        }
    }

    /// With words before and after it. The question names it, together with these.
    fn draw(self, view: &View<'_>, before: &'static str, after: &'static str) -> Tag {
        let Self { key, part, id, value } = self;
        let (before_id, after_id) = (format!("{id}-before"), format!("{id}-after"));
        let mut names = part_id(key, "label");
        let mut line = tag("div").class("field");
        if !before.is_empty() {
            names = format!("{names} {before_id}");
            line = line.child(
                words("label", before)
                    .class("unit")
                    .set("for", id.clone())
                    .id(before_id),
            );
        }
        if !after.is_empty() {
            names = format!("{names} {after_id}");
        }
        let mut input = tag("input")
            .set("type", "text")
            .set("inputmode", "decimal")
            .set("autocomplete", "off")
            .id(id)
            .set("aria-labelledby", names)
            .value(value)
            .input(view, Action::Type(key, part, String::new()));
        if view.state.mistake(key).is_some() {
            input = input
                .set("aria-invalid", "true")
                .set("aria-describedby", part_id(key, "mistake"));
        }
        let unit = (!after.is_empty()).then(|| words("span", after).class("unit").id(after_id));
        line.child(input).maybe(unit)
    }
}

/// What was typed, in words, so that a nought too many is seen.
fn echo(view: &View<'_>, draft: &Draft, fact: &Fact, unit: Unit) -> Tag {
    let text = match reading::read(fact, draft, view.screening.on()) {
        Ok(Answer::Number(range)) if fact.domain.meet(range).is_some() => match unit {
            Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Phrase::Echo(range, unit).text(),
            // A year of birth is echoed as the age it comes to.
            Unit::Age if range.single().is_none() || draft.text.trim().len() > 3 => {
                Phrase::EchoAge(range).text()
            }
            _ => String::new(),
        },
        _ => String::new(),
    };
    words("p", text).class("echo").set("aria-live", "polite")
}

/// 每月 or 每年: what a bare number is for.
fn period(view: &View<'_>, key: FactKey, draft: &Draft, unit: Unit) -> Tag {
    let own_is_month = unit == Unit::YuanPerMonth;
    let name = part_id(key, "period");
    let choice = |month: bool| {
        let other = month != own_is_month;
        let word = if month { Word::EveryMonth } else { Word::EveryYear };
        let id = part_id(key, if month { "month" } else { "year" });
        let (chosen, action) = (draft.other_period == other, Action::OtherPeriod(key, other));
        Row {
            kind: "radio",
            id,
            name: name.clone(),
            chosen,
            words: word.into(),
            hint: AttrValue::default(),
            action,
        }
        .draw(view)
    };
    tag("div")
        .class("rows pair")
        .set("role", "group")
        .set("aria-label", Word::EachPeriod)
        .child(choice(true))
        .child(choice(false))
}

/// The unit beside the field.
fn after(unit: Unit) -> &'static str {
    match unit {
        Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Word::Yuan.text(),
        other => jiuzhu_engine::text::unit(other),
    }
}
