//! Why: a condition, what was answered, the numbers, how it ended; and the documents.

use jiuzhu_engine::{
    CitationText, Explanation, Reason, Verdict,
    pack::{Outcome, Programme},
};
use yew::Html;

use super::{
    View,
    answer::given,
    bar::bar,
    hint,
    tag::{Tag, each, row, tag, words},
};
use crate::text::{self, Phrase, Word, documents};

/// The conditions that decide, with their numbers; the others in one line. Nothing if none decides.
pub(crate) fn why(
    view: &View<'_>,
    programme: &'static Programme,
    found: Verdict,
    explanation: &Explanation,
    heading: &'static str,
) -> Html {
    let (mut open, mut folded) = (Vec::new(), Vec::new());
    for reason in &explanation.reasons {
        if is_shown(reason, found) {
            open.push(reason);
        } else if found == Verdict::Ask && reason.outcome.is_none()
            || found == Verdict::Likely && reason.outcome == Some(Outcome::Pass)
        {
            folded.push(text::condition(&reason.condition, &reason.text).to_owned());
        }
    }
    if open.is_empty() && folded.is_empty() {
        return Html::default();
    }
    let member = explanation.member;
    let list = (!open.is_empty()).then(|| {
        tag("ul").class("reasons").child(each(
            &mut open
                .into_iter()
                .map(|reason| self::reason(view, programme, reason, member).into()),
        ))
    });
    let others = (!folded.is_empty()).then(|| {
        words(
            "p",
            match found {
                Verdict::Ask => Phrase::AlsoLookedAt(&folded),
                _ => Phrase::AlsoHold(&folded),
            },
        )
    });
    row()
        .child(words(heading, Word::ReasonsTitle))
        .maybe(member.map(|member| hint(Phrase::ForMember(&view.name(member)))))
        .maybe(list)
        .maybe(others)
        .into()
}

/// Whether a condition is drawn with all about it: if it decides, for a programme that fits only with numbers; and if
/// it holds by its numbers where a person decides about the rest. What is not settled stands among the open questions.
pub(crate) fn is_shown(reason: &Reason, found: Verdict) -> bool {
    let holds = reason.outcome == Some(Outcome::Pass) && !reason.numbers.is_empty();
    match found {
        Verdict::Likely => holds,
        Verdict::Ask if holds => true,
        _ => reason.deciding && reason.outcome.is_some(),
    }
}

/// A condition, what was answered, its numbers and its outcome, each on a line of its own.
pub(crate) fn reason(view: &View<'_>, programme: &Programme, reason: &Reason, member: Option<u8>) -> Tag {
    let mut conditions = programme.conditions.iter();
    let answer = conditions
        .find(|condition| reason.numbers.is_empty() && condition.id == reason.condition)
        .and_then(|condition| given(view, condition.rule, member));
    let numbers = &mut reason
        .numbers
        .iter()
        .map(|line| words("p", line.clone()).class("figures").into());
    tag("li")
        .class("reason")
        .child(words("p", Phrase::Demands(&reason.text)))
        .maybe(answer.map(|answer| words("p", Phrase::Given(&answer)).class("figures")))
        .child(each(numbers))
        .maybe(reason.compared.as_ref().and_then(bar))
        .child(mark(reason.outcome))
        .maybe(reason.advice.as_ref().map(|advice| words("p", advice.clone())))
}

/// How a condition ended, as a line.
fn mark(outcome: Option<Outcome>) -> Tag {
    let (class, word) = match outcome {
        Some(Outcome::Pass) => ("mark pass", Word::Pass),
        Some(Outcome::Ask) => ("mark ask", Word::OfficeDecides),
        Some(Outcome::Fail) => ("mark fail", Word::Fail),
        None => ("mark open", Word::NotSettled),
    };
    tag("p").child(words("span", word).class(class))
}

/// A condition without its numbers; with its outcome if it is settled and there are answers.
pub(crate) fn condition(reason: &Reason, answered: bool) -> Tag {
    let settled = answered && reason.outcome.is_some();
    tag("li")
        .class("reason")
        .child(words("p", reason.text.clone()))
        .maybe(settled.then(|| mark(reason.outcome)))
}

/// Documents under one line that unfolds, for those who want to look them up. Nothing if there are none.
pub(crate) fn sources(citations: &[CitationText]) -> Html {
    if citations.is_empty() {
        return Html::default();
    }
    let mut lines = tag("details")
        .class("sources")
        .child(words("summary", Word::Sources));
    for document in documents(citations) {
        lines = lines.child(words("p", document));
    }
    lines.into()
}
