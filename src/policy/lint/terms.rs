//! Official words that residents do not know: 难词 without an explanation, and explanations that need one.

use std::collections::BTreeMap;

use super::{
    phrases::{occurrences, overlap},
    texts::{Kind, Said},
};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::Model,
    source::{Span, Written},
};

/// Warns of hard words that the glossary does not explain, each where it is used first, and of hard words in it.
pub(super) fn warnings(model: &Model, texts: &[Said<'_>], report: &mut Report) {
    let mut hard: Vec<&Written> = model.hard_words.iter().collect();
    // A longer word is meant where both fit.
    hard.sort_by_key(|word| std::cmp::Reverse(word.text.chars().count()));
    let mut undefined: BTreeMap<&str, (Span, usize)> = BTreeMap::new();
    let plain = texts.iter().filter(|said| said.kind == Kind::Plain);
    for said in plain.filter(|said| report.is_own(said.written.span)) {
        for (word, span) in hard_words(said.written, &hard, |text| {
            let terms = model.glossary.iter().map(|term| &*term.name.text);
            terms.flat_map(|term| occurrences(text, term)).collect()
        }) {
            undefined.entry(word).or_insert((span, 0)).1 += 1;
        }
    }
    for (word, (span, count)) in undefined {
        let more = if count > 1 {
            format!("，共 {count} 处")
        } else {
            String::new()
        };
        let message = format!("“{word}”居民不一定懂，用语里没有解释{more}");
        let problem = Diagnostic::new(Code::UndefinedTerm, span, message);
        report.push(problem.help("换成大家都懂的话；换不了的，在 glossary.yaml 的 用语 里解释"));
    }
    for term in &model.glossary {
        for (word, span) in hard_words(&term.meaning, &hard, |_| Vec::new()) {
            let message = format!("“{}”的解释里有难词“{word}”", term.name.text);
            let problem = Diagnostic::new(Code::HardMeaning, span, message);
            report.push(problem.help("解释里只用大家都懂的话"));
        }
    }
}

/// The hard words in a text, each once, where nothing covers them; the name of a figure is not read.
fn hard_words<'h>(
    written: &Written,
    hard: &[&'h Written],
    covered: impl Fn(&[char]) -> Vec<std::ops::Range<usize>>,
) -> Vec<(&'h str, Span)> {
    let stands = |word: &&&Written| written.text.contains(&word.text);
    let hard: Vec<_> = hard.iter().filter(stands).collect();
    if hard.is_empty() {
        return Vec::new();
    }
    let text = figures_blanked(&written.text);
    let mut taken = covered(&text);
    let mut found = Vec::new();
    for word in hard {
        let at = occurrences(&text, &word.text);
        let free = at.iter().find(|at| !taken.iter().any(|taken| overlap(taken, at)));
        found.extend(free.map(|at| (&*word.text, written.part(at.clone()))));
        taken.extend(at);
    }
    found
}

/// The text with the names of figures left out, as long as before.
fn figures_blanked(text: &str) -> Vec<char> {
    let mut is_figure = false;
    let blanked = text.chars().map(|c| {
        is_figure = (is_figure && c != '}') || c == '{';
        if is_figure { ' ' } else { c }
    });
    blanked.collect()
}
