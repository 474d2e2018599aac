//! Why: a condition, how it ended, the numbers and the document.

use jiuzhu_engine::{CitationText, Reason, pack::Outcome};
use yew::Html;

use super::tag::{Tag, each, tag, words};
use crate::text::{Phrase, Word};

/// A condition with its outcome and its numbers.
pub(crate) fn reason(reason: &Reason) -> Tag {
    let (class, word) = match reason.outcome {
        Some(Outcome::Pass) => ("mark pass", Word::Pass),
        Some(Outcome::Ask) => ("mark ask", Word::OfficeDecides),
        Some(Outcome::Fail) => ("mark fail", Word::Fail),
        None => ("mark open", Word::NotSettled),
    };
    let mark = words("span", word).class(class);
    let numbers = &mut reason
        .numbers
        .iter()
        .map(|line| words("p", line.clone()).class("figures").into());
    tag("li")
        .class("reason")
        .child(tag("p").child(mark).text(" ").text(reason.text.clone()))
        .child(each(numbers))
        .maybe(reason.advice.as_ref().map(|advice| words("p", advice.clone())))
}

/// A condition on its own, before anything is answered.
pub(crate) fn condition(reason: &Reason) -> Tag {
    tag("li").class("reason").child(words("p", reason.text.clone()))
}

/// What several conditions rest on, each document once.
pub(crate) fn citations(reasons: &mut dyn Iterator<Item = &Reason>) -> Html {
    let mut all: Vec<&CitationText> = Vec::new();
    for reason in reasons {
        for citation in &reason.citations {
            if !all.contains(&citation) {
                all.push(citation);
            }
        }
    }
    sources(&mut all.into_iter().map(cite))
}

/// A document, its article and its first day.
pub(crate) fn cite(citation: &CitationText) -> Phrase<'_> {
    Phrase::Citation(&citation.title, &citation.article, citation.effective)
}

/// Documents under one line that unfolds, for those who want to look them up; nothing if there are none.
pub(crate) fn sources<'a>(citations: &mut dyn Iterator<Item = Phrase<'a>>) -> Html {
    let mut lines = tag("ul");
    let mut any = false;
    for citation in citations {
        any = true;
        lines = lines.child(words("li", citation));
    }
    if !any {
        return Html::default();
    }
    tag("details")
        .class("sources")
        .child(words("summary", Word::Sources))
        .child(lines)
        .into()
}
