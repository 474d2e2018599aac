//! What to say at the window: a few sentences in the first person, made of the answers and of what they come to.
//!
//! Only what was answered for sure is said; the pack's own words for an answer say it.

use jiuzhu_engine::{
    Answer, FactKey, Pack, Range,
    pack::{Fact, FactId, Kind, NodeId, Op, ProgrammeId, Scope, Unit},
};

use super::{
    View,
    answer::answer_words,
    tag::{Tag, tag, words},
};
use crate::{
    state::reduce::applies,
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
    let mut part = tag("blockquote").class("say");
    for line in sentences(view, programmes) {
        part = part.child(words("p", line));
    }
    part
}

/// Who we are, what happened, what we live on, what we have, what we ask for: a line each, none that would be empty.
pub(crate) fn sentences(view: &View<'_>, programmes: &[ProgrammeId]) -> Vec<String> {
    let mut said = Said::default();
    if view.state.household.is_listed() {
        for member in view.members() {
            said.who.push(name(view, member));
        }
    }
    for (id, fact) in (0..).zip(&view.pack().facts) {
        match fact.scope {
            Scope::Household => said.of_household(view, id, fact),
            Scope::Member => said.of_members(view, id, fact),
        }
    }
    let mut names = Vec::new();
    for id in programmes.iter().take(ASKED) {
        names.extend(view.programme(*id).map(|programme| programme.name.clone()));
    }
    let Said {
        who,
        what,
        money,
        home,
    } = said;
    let mut lines = Vec::new();
    for (parts, phrase) in [
        (&who, Phrase::SayFamily(&who)),
        (&what, Phrase::Clauses(&what)),
        (&money, Phrase::Clauses(&money)),
        (&home, Phrase::SayHome(&home)),
        (&names, Phrase::SayAsk(&names)),
    ] {
        if !parts.is_empty() {
            lines.push(phrase.text());
        }
    }
    lines.push(Word::SayMore.text().into());
    lines
}

/// What there is to say.
#[derive(Debug, Default)]
struct Said {
    /// The members, with their ages.
    who: Vec<String>,
    /// What is true of them.
    what: Vec<String>,
    /// What they have to live on.
    money: Vec<String>,
    /// What is true of the household.
    home: Vec<String>,
}

impl Said {
    fn of_household(&mut self, view: &View<'_>, id: FactId, fact: &'static Fact) {
        let given = answer(view, id, fact, None);
        let mut is_emergency = false;
        for kind in view.pack().urgent.iter().filter(|kind| kind.fact == id) {
            is_emergency = true;
            if matches!(given, Answer::Options(options) if options & kind.options != 0) {
                self.home.push(kind.title.clone());
            }
        }
        self.home.push(match (&fact.kind, given) {
            _ if is_emergency || is_nothing(given) => return,
            (Kind::Truth, YES) => said_yes(fact).into(),
            (Kind::Choice(_), Answer::Options(_)) | (Kind::Number(_), Answer::Number(_)) => {
                Phrase::OfMember(&fact.label, &answer_words(fact, given)).text()
            }
            _ => return,
        });
    }

    fn of_members(&mut self, view: &View<'_>, id: FactId, fact: &'static Fact) {
        let (before, mut plain) = (self.what.len(), true);
        for member in view.members() {
            let given = answer(view, id, fact, Some(member));
            let name = name(view, member);
            let is = |words: &str| Phrase::Is(&name, words).text();
            match (&fact.kind, given) {
                (Kind::Number(Unit::Age), Answer::Number(_)) => {
                    if let Some(who) = self.who.get_mut(usize::from(member)) {
                        *who = is(&answer_words(fact, given));
                    }
                }
                (Kind::Number(unit), Answer::Number(_)) if is_money(*unit) && !is_nothing(given) => {
                    self.live_on(&fact.label, is(&answer_words(fact, given)));
                }
                (Kind::Truth, YES) => {
                    let hanging = Hanging::on(view, id, member);
                    if !hanging.paid {
                        plain &= hanging.about.is_empty();
                        self.what
                            .push(is(&Phrase::Aside(said_yes(fact), &hanging.about).text()));
                    }
                }
                // Nothing to live on is worth saying, other things that are not so are not.
                (Kind::Truth, NO) => {
                    if let Some(label) = Hanging::on(view, id, member).pay {
                        self.live_on(label, is(&fact.no));
                    }
                }
                _ => {}
            }
        }
        // What is true of everybody is said once.
        let count = self.what.len() - before;
        if plain && count > 1 && count == view.members().len() {
            self.what.truncate(before);
            self.what.push(Phrase::Everybody(said_yes(fact)).text());
        }
    }

    /// The first of the clauses says what it is about.
    fn live_on(&mut self, label: &str, clause: String) {
        self.money.push(if self.money.is_empty() {
            Phrase::OfMember(label, &clause).text()
        } else {
            clause
        });
    }
}

/// How a member is called in the first person.
fn name(view: &View<'_>, member: u8) -> String {
    if member == 0 {
        Word::Me.text().into()
    } else {
        view.name(member)
    }
}

/// An answer, unless the question does not apply.
fn answer(view: &View<'_>, fact: FactId, known: &Fact, member: Option<u8>) -> Answer {
    let key = FactKey { fact, member };
    if applies(known, key, view.screening) {
        view.state.household.answer(key)
    } else {
        Answer::Unanswered
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
fn is_nothing(answer: Answer) -> bool {
    answer == Answer::Number(Range::from(0))
}

/// What was answered to the questions about a member that are asked only after a yes to another one.
#[derive(Debug, Default)]
struct Hanging {
    /// What was chosen.
    about: Vec<String>,
    /// What the amount is called that is asked for.
    pay: Option<&'static str>,
    /// Whether it was told, which says it all.
    paid: bool,
}

impl Hanging {
    fn on(view: &View<'_>, id: FactId, member: u8) -> Self {
        let mut hanging = Self::default();
        for (n, fact) in (0..).zip(&view.pack().facts) {
            let hangs = |gate| rests_on(view.pack(), gate, id, DEEPEST);
            if fact.scope == Scope::Household || !fact.gate.is_some_and(hangs) {
                continue;
            }
            let given = answer(view, n, fact, Some(member));
            match (&fact.kind, given) {
                (Kind::Choice(_), Answer::Options(_)) => hanging.about.push(answer_words(fact, given)),
                (Kind::Number(unit), _) if is_money(*unit) => {
                    hanging.pay = Some(&fact.label);
                    hanging.paid = matches!(given, Answer::Number(_));
                }
                _ => {}
            }
        }
        hanging
    }
}

/// Whether a condition asks for a yes to this question.
fn rests_on(pack: &Pack, id: NodeId, fact: FactId, depth: u8) -> bool {
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
