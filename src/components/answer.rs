//! What was answered, in words.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{Fact, Kind, NodeId, Op, Scope},
};

use super::{View, button, rows::own_or};
use crate::{
    state::page::bit,
    text::{Phrase, Word},
};

/// How deep the fact that a condition asks for is looked for.
const DEEPEST: u8 = 16;

/// An answer in words.
pub(crate) fn answer_words(fact: &'static Fact, answer: Answer) -> String {
    match (answer, &fact.kind) {
        (Answer::Number(range), Kind::Number(unit)) => Phrase::Quantity(range, *unit).text(),
        (Answer::Options(options), Kind::Choice(choices)) => {
            let chosen = choices.iter().enumerate().filter(|(n, _)| options & bit(*n) != 0);
            let names: Vec<String> = chosen.map(|(_, choice)| button(choice).to_owned()).collect();
            Phrase::List(&names).text()
        }
        (Answer::Options(2), Kind::Truth) => own_or(&fact.yes, Word::Yes).into(),
        (Answer::Options(1), Kind::Truth) => own_or(&fact.no, Word::No).into(),
        _ => Word::Unsure.text().into(),
    }
}

/// What was answered to a condition, where it asks for a single fact: of the household, or of the member whom
/// the programme is about.
pub(crate) fn given(view: &View<'_>, condition: NodeId, member: Option<u8>) -> Option<String> {
    let mut facts = Vec::new();
    if !facts_of(view, condition, DEEPEST, &mut facts) {
        return None;
    }
    let [fact] = *facts.as_slice() else { return None };
    let known = view.pack().facts.get(usize::from(fact))?;
    let member = match known.scope {
        Scope::Household => None,
        Scope::Member => Some(member?),
    };
    let answer = view.state.household.answer(FactKey { fact, member });
    (answer != Answer::Unanswered).then(|| answer_words(known, answer))
}

/// Collects the facts that a condition asks for, each once; false where it asks for more than facts.
fn facts_of(view: &View<'_>, id: NodeId, depth: u8, found: &mut Vec<u16>) -> bool {
    let (Some(node), Some(depth)) = (view.pack().node(id), depth.checked_sub(1)) else {
        return false;
    };
    match &node.op {
        Op::Fact(fact) => {
            if !found.contains(fact) {
                found.push(*fact);
            }
            true
        }
        Op::When { fact: inner, .. }
        | Op::Is { choice: inner, .. }
        | Op::Not(inner)
        | Op::Lenient(inner)
        | Op::Waive { rule: inner, .. } => facts_of(view, *inner, depth, found),
        Op::All(ids) | Op::Any(ids) => ids.iter().all(|id| facts_of(view, *id, depth, found)),
        _ => false,
    }
}
