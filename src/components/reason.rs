//! Why: a condition, how it ended, the numbers and the document.

use jiuzhu_engine::{CitationText, Reason, pack::Outcome};
use yew::{Html, classes, html};

use crate::text::{Phrase, Word};

/// A condition with its outcome, its numbers and its source.
pub(crate) fn reason(reason: &Reason) -> Html {
    let (class, word) = match reason.outcome {
        Some(Outcome::Pass) => ("pass", Word::Pass),
        Some(Outcome::Ask) => ("ask", Word::OfficeDecides),
        Some(Outcome::Fail) => ("fail", Word::Fail),
        None => ("open", Word::NotSettled),
    };
    html! {
        <li class={classes!("reason", class)}>
            <p><span class={classes!("mark", class)}>{word}</span>{" "}{&reason.text}</p>
            { for reason.numbers.iter().map(|line| html! { <p class="figures">{line}</p> }) }
            { for reason.advice.iter().map(|advice| html! { <p>{advice}</p> }) }
            { citations(&reason.citations) }
        </li>
    }
}

/// A condition on its own, before anything is answered.
pub(crate) fn condition(reason: &Reason) -> Html {
    html! { <li class="reason"><p>{&reason.text}</p>{ citations(&reason.citations) }</li> }
}

/// Documents, articles and first days.
pub(crate) fn citations(citations: &[CitationText]) -> Html {
    let line = |citation: &CitationText| {
        let text = Phrase::Citation(&citation.title, &citation.article, citation.effective);
        html! { <p class="source">{Word::Sources}{" "}{text}</p> }
    };
    citations.iter().map(line).collect()
}
