//! What a policy needs of what it takes over.
//!
//! A region offers some programmes of the layers above, and says otherwise how some values come about. What
//! then serves nothing is neither asked nor carried to the browser.

use std::collections::BTreeSet;

use jiuzhu_engine::pack::GroupStyle;

use crate::{
    diagnostic::Report,
    lint,
    model::{Model, Term},
    names::{Names, Symbol},
    rules::Rules,
    source::Written,
};

/// Leaves out of a policy what it takes over and does not need; `needed` is what its programmes come to.
pub(crate) fn leave_out_the_rest(
    model: &mut Model,
    names: &Names,
    rules: &Rules,
    needed: &BTreeSet<Symbol>,
    report: &Report,
) {
    let is_own = |written: &Written| report.is_own(written.span);
    let own = names.entries().iter().map(|entry| entry.symbol);
    let own = own.filter(|symbol| model.place(*symbol).is_some_and(is_own));
    let needed = rules.needed(&own.chain(needed.iter().copied()).collect());
    let asked: Vec<String> = model
        .groups
        .iter()
        .filter(|group| group.style == GroupStyle::Members || is_own(&group.id))
        .flat_map(|group| &group.facts)
        .map(|fact| fact.text.clone())
        .collect();
    let stays = |name: &Written| {
        let symbol = names.get(&name.text).map(|named| named.symbol);
        symbol.is_some_and(|symbol| needed.contains(&symbol)) || asked.contains(&name.text)
    };
    model.facts.retain(|fact| stays(&fact.name));
    model.parameters.retain(|parameter| stays(&parameter.name));
    model.derived.retain(|derived| stays(&derived.name));
    for group in &mut model.groups {
        group.facts.retain(stays);
    }
    for trouble in &mut model.troubles {
        trouble.answers.retain(|(fact, _)| stays(fact));
    }
    model.groups.retain(|group| !group.facts.is_empty());
    let cited = lint::cited(model);
    let mut numbers = 0..;
    model.documents.retain(|(key, _)| {
        let is_cited = numbers.next().is_some_and(|number| cited.contains(&number));
        is_cited || is_own(key)
    });
    let mut used = used_terms(model, is_own).into_iter();
    model.glossary.retain(|_| used.next().unwrap_or(true));
}

/// Which terms are the policy's own, stand in a text, or in the meaning of another one that is used.
fn used_terms(model: &Model, is_own: impl Fn(&Written) -> bool) -> Vec<bool> {
    let said: Vec<&str> = lint::said(model).collect();
    let is_said = |term: &Term| said.iter().any(|text| text.contains(term.name.text.as_str()));
    let terms = &model.glossary;
    let mut used: Vec<bool> = terms
        .iter()
        .map(|term| is_own(&term.name) || is_said(term))
        .collect();
    loop {
        let meanings = terms.iter().zip(&used).filter(|(_, used)| **used);
        let meanings: Vec<&str> = meanings.map(|(term, _)| term.meaning.text.as_str()).collect();
        let explains = |term: &Term| meanings.iter().any(|text| text.contains(term.name.text.as_str()));
        let more: Vec<bool> = terms
            .iter()
            .zip(&used)
            .map(|(term, used)| *used || explains(term))
            .collect();
        if more == used {
            return used;
        }
        used = more;
    }
}
