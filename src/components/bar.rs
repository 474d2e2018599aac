//! A picture of a sum of money beside the line it is compared with.

use jiuzhu_engine::{
    Compared, Number,
    pack::{Rounding, Unit},
};

use super::tag::{Tag, tag, words};
use crate::text::{Phrase, Word};

/// Where the greater of the two ends, of 100: room is left to see that it ends.
const LONGEST: i64 = 88;

/// The picture, with what it says for those who do not see it; nothing for what is no money.
pub(crate) fn bar(compared: &Compared) -> Option<Tag> {
    let money = matches!(compared.unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear);
    let (value, line) = (compared.value.high()?, compared.line.high()?);
    let most = value.max(line);
    if !money || most <= Number::ZERO {
        return None;
    }
    let place = |sum: Number| {
        let part = sum.max(Number::ZERO).checked_mul(LONGEST.into())?;
        part.checked_div(most)?.rounded(Number::ONE, Rounding::Up)
    };
    let part = |class: &'static str, x: Number, width: Number| {
        tag("rect")
            .class(class)
            .set("x", x.to_string())
            .set("width", width.to_string())
            .set("height", "100%")
    };
    let picture = tag("svg")
        .set("viewBox", "0 0 100 10")
        .set("preserveAspectRatio", "none")
        .set("role", "img")
        .set("aria-label", compared.words.clone())
        .child(part("own", Number::ZERO, place(value)?))
        .child(part("limit", place(line)?, Number::ONE));
    let legend = |class, name: &str, sum| {
        let sum = Phrase::Quantity(sum, compared.unit).text();
        words("span", Phrase::OfMember(name, &sum)).class(class)
    };
    let bar = tag("p")
        .class("bar")
        .child(picture)
        .child(legend("own", Word::BarValue.text(), compared.value))
        .text(" ")
        .child(legend("limit", &compared.line_name, compared.line));
    Some(bar)
}
