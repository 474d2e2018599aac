//! What to say at the window: a few sentences in the first person, made of the answers and of what they come to.
//!
//! Only what was answered for sure is said; the pack's own words for an answer say it.

use jiuzhu_engine::{
    Answer, FactKey, Range,
    pack::{Fact, FactId, Kind, NodeId, Op, ProgrammeId, Scope, Unit},
};

use super::{
    View,
    answer::answer_words,
    tag::{Tag, each, tag, words},
};
use crate::{
    state::reduce::{applies, relation_fact},
    text::{Phrase, Word},
};

/// How many programmes are asked for by name.
const ASKED: usize = 3;
/// How deep the question that a question hangs on is looked for.
const DEEPEST: u8 = 8;
/// The answers of a yes-or-no question.
const NO: Answer = Answer::Options(0b01);
const YES: Answer = Answer::Options(0b10);

/// The sentences in a box.
pub(crate) fn say(view: &View<'_>, programmes: &[ProgrammeId]) -> Tag {
    let lines = sentences(view, programmes);
    let mut lines = lines.into_iter().map(|line| words("p", line).into());
    tag("blockquote").class("say").child(each(&mut lines))
}

/// Who we are, what happened, what we live on and have, what we ask for: a line each, none that would be empty.
pub(crate) fn sentences(view: &View<'_>, programmes: &[ProgrammeId]) -> Vec<String> {
    let (mut who, mut what, mut money, mut home) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for member in view.members().filter(|_| view.state.household.is_listed()) {
        who.push(name(view, member));
    }
    for (id, fact) in (0..).zip(&view.pack().facts) {
        if fact.scope == Scope::Household {
            home.extend(of_household(view, id, fact));
            continue;
        }
        let said: Vec<(u8, Said)> = view
            .members()
            .filter_map(|member| Some((member, of_member(view, id, fact, member)?)))
            .collect();
        // What is true of everybody is said once.
        let everybody = said.len() > 1 && said.len() == view.members().len();
        let all = said.first().filter(|(_, first)| {
            everybody
                && said
                    .iter()
                    .all(|(_, one)| matches!((one, first), (Said::What(a), Said::What(b)) if a == b))
        });
        if let Some((_, Said::What(words))) = all {
            what.push(Phrase::Everybody(words).text());
            continue;
        }
        for (member, said) in said {
            let name = name(view, member);
            match said {
                Said::Age(words) => {
                    if let Some(who) = who.get_mut(usize::from(member)) {
                        *who = Phrase::Is(&name, &words).text();
                    }
                }
                Said::What(words) => what.push(Phrase::Is(&name, &words).text()),
                Said::Money(label, words) => {
                    let words = Phrase::Is(&name, &words).text();
                    let first = money.is_empty();
                    money.push(if first {
                        Phrase::OfMember(label, &words).text()
                    } else {
                        words
                    });
                }
            }
        }
    }
    let names: Vec<String> = programmes
        .iter()
        .take(ASKED)
        .filter_map(|id| Some(view.programme(*id)?.name.clone()))
        .collect();
    let mut lines = Vec::new();
    if !who.is_empty() {
        lines.push(Phrase::SayFamily(&who).text());
    }
    for parts in [what, money] {
        if !parts.is_empty() {
            lines.push(Phrase::Clauses(&parts).text());
        }
    }
    if !home.is_empty() {
        lines.push(Phrase::SayHome(&home).text());
    }
    if !names.is_empty() {
        lines.push(Phrase::SayAsk(&names).text());
    }
    lines.push(Word::SayMore.text().into());
    lines
}

/// What is said of a member.
#[derive(Debug, PartialEq)]
enum Said {
    /// How old.
    Age(String),
    /// What happened.
    What(String),
    /// What there is to live on, with what that is called.
    Money(&'static str, String),
}

/// How a member is called in the first person.
fn name(view: &View<'_>, member: u8) -> String {
    if member == 0 {
        Word::Me.text().into()
    } else {
        view.name(member)
    }
}

/// An answer that applies.
fn answer(view: &View<'_>, id: FactId, fact: &Fact, member: Option<u8>) -> Option<Answer> {
    let key = FactKey { fact: id, member };
    let answer = view.state.household.answer(key);
    (answer != Answer::Unanswered && applies(fact, key, view.screening)).then_some(answer)
}

fn of_member(view: &View<'_>, id: FactId, fact: &'static Fact, member: u8) -> Option<Said> {
    let given = answer(view, id, fact, Some(member))?;
    match (&fact.kind, given) {
        (Kind::Number(Unit::Age), Answer::Number(_)) => Some(Said::Age(answer_words(fact, given))),
        (Kind::Number(unit), Answer::Number(range)) if is_money(*unit) && !is_nothing(range) => {
            Some(Said::Money(&fact.label, answer_words(fact, given)))
        }
        (Kind::Truth, YES) => {
            let (about, pays) = details(view, id, member);
            (!pays).then(|| Said::What(with_details(said_yes(fact), &about)))
        }
        // Nothing to live on is worth saying, other things that are not so are not.
        (Kind::Truth, NO) if !fact.no.is_empty() => {
            let pays = |fact: &Fact| matches!(fact.kind, Kind::Number(unit) if is_money(unit));
            let (_, amount) = hanging_on(view, id).find(|(_, fact)| pays(fact))?;
            Some(Said::Money(&amount.label, fact.no.clone()))
        }
        _ => None,
    }
}

/// What was answered to the questions that hang on a yes, and whether one of them is an amount, which says it all.
fn details(view: &View<'_>, id: FactId, member: u8) -> (Vec<String>, bool) {
    let (mut about, mut pays) = (Vec::new(), false);
    for (n, fact) in hanging_on(view, id) {
        match (&fact.kind, answer(view, n, fact, Some(member))) {
            (Kind::Choice(_), Some(given @ Answer::Options(_))) => about.push(answer_words(fact, given)),
            (Kind::Number(unit), Some(Answer::Number(_))) => pays |= is_money(*unit),
            _ => {}
        }
    }
    (about, pays)
}

fn with_details(said: &str, about: &[String]) -> String {
    if about.is_empty() {
        said.into()
    } else {
        Phrase::Aside(said, about).text()
    }
}

fn of_household(view: &View<'_>, id: FactId, fact: &'static Fact) -> Option<String> {
    let given = answer(view, id, fact, None)?;
    let mut emergencies = view
        .pack()
        .urgent
        .iter()
        .filter(|kind| kind.fact == id)
        .peekable();
    if emergencies.peek().is_some() {
        let Answer::Options(options) = given else {
            return None;
        };
        return emergencies
            .find(|kind| options & kind.options != 0)
            .map(|kind| kind.title.clone());
    }
    match (&fact.kind, given) {
        (Kind::Truth, YES) => Some(said_yes(fact).into()),
        (Kind::Number(_), Answer::Number(range)) if is_nothing(range) => None,
        (Kind::Choice(_), Answer::Options(_)) | (Kind::Number(_), Answer::Number(_)) => {
            Some(Phrase::OfMember(&fact.label, &answer_words(fact, given)).text())
        }
        _ => None,
    }
}

/// A yes in words.
fn said_yes(fact: &'static Fact) -> &'static str {
    if fact.yes.is_empty() {
        &fact.label
    } else {
        &fact.yes
    }
}

fn is_money(unit: Unit) -> bool {
    matches!(unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear)
}

/// Nought, which is not worth saying.
fn is_nothing(range: Range) -> bool {
    range == Range::from(0)
}

/// The questions of a member that are asked only after a yes to this one.
fn hanging_on(view: &View<'_>, id: FactId) -> impl Iterator<Item = (FactId, &'static Fact)> {
    let relation = relation_fact(view.pack());
    let pack = view.pack();
    (0..).zip(&pack.facts).filter(move |(n, fact)| {
        let gate = fact
            .gate
            .filter(|_| fact.scope == Scope::Member && Some(*n) != relation);
        gate.is_some_and(|gate| rests_on(pack, gate, id, DEEPEST))
    })
}

/// Whether a condition asks for a yes to this question.
fn rests_on(pack: &jiuzhu_engine::Pack, id: NodeId, fact: FactId, depth: u8) -> bool {
    let (Some(node), Some(depth)) = (pack.node(id), depth.checked_sub(1)) else {
        return false;
    };
    match &node.op {
        Op::Fact(read) => *read == fact,
        // Of a truth, 是 is the second option.
        Op::Is {
            choice: inner,
            options: 0b10,
        }
        | Op::When { fact: inner, .. } => rests_on(pack, *inner, fact, depth),
        Op::All(ids) => ids.iter().any(|id| rests_on(pack, *id, fact, depth)),
        _ => false,
    }
}
