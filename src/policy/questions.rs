//! How much families are asked until no answer could change anything.

use std::collections::BTreeSet;

use jiuzhu_engine::{
    Answer, AnswerError, Date, FactKey, Household, Number, Pack, Range, Screening,
    pack::{Fact, GroupStyle, Kind, Scope, Unit},
};

use crate::{Compiled, Population, trim};

/// What one family was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// How many members it has.
    pub members: usize,
    /// Screens, with the one on which it looks over its answers at the end.
    pub screens: usize,
    /// Facts that it was asked, those of each member one by one; the list of members is none.
    pub questions: usize,
    /// Those of them that stand on a list on which only what is true is ticked.
    pub ticked: usize,
    /// Facts that apply to it; the others nobody would ask.
    pub applicable: usize,
    /// Facts that the pack could ask a family of this size.
    pub all: usize,
}

/// Asks so many made-up families.
pub fn population(compiled: &Compiled, on: Date, households: u64, seed: u64) -> Vec<Asked> {
    let population = Population::new(&[compiled], seed, on);
    let cast = population.cast(&compiled.pack);
    let mut screening = Screening::new(&compiled.pack, on);
    let ask = |number| asked(&mut screening, &cast.household(number));
    (0..households).map(ask).collect()
}

/// Asks a family, screen by screen, what it would be asked on the page.
///
/// What the household does not tell is answered in the plainest way: no, the first option, nothing.
pub fn asked(screening: &mut Screening<'_>, household: &Household) -> Asked {
    let pack = screening.pack();
    let told = plainly(pack, household);
    let applicable = {
        let applies = trim(screening, &told);
        let keys = questions(pack, &told);
        keys.into_iter()
            .filter(|key| applies.answer(*key) != Answer::Unanswered)
            .count()
    };
    let mut so_far = Household::new(pack);
    let mut asked = BTreeSet::new();
    let (mut screens, mut ticked) = (1, 0);
    screening.screen(&so_far);
    while let Some(step) = screening.next() {
        let told_now = if step.keys.is_empty() {
            list(pack, &told, &mut so_far)
        } else {
            let style = pack.groups.get(step.group).map(|group| group.style);
            if matches!(style, Some(GroupStyle::Ticks | GroupStyle::Who)) {
                ticked += step.keys.len();
            }
            asked.extend(step.keys.iter().copied());
            answer(pack, &told, step.keys, &mut so_far)
        };
        // An answer that is not taken would be asked for again and again; those of a household are taken.
        if told_now.is_err() {
            break;
        }
        screens += 1;
        screening.screen(&so_far);
    }
    Asked {
        members: told.members(),
        screens,
        questions: asked.len(),
        ticked,
        applicable,
        all: questions(pack, &told).len(),
    }
}

/// Says who the members are.
fn list(pack: &Pack, told: &Household, so_far: &mut Household) -> Result<(), AnswerError> {
    so_far.set_members(told.members(), true)?;
    let lists = pack
        .groups
        .iter()
        .filter(|group| group.style == GroupStyle::Members);
    let relations = lists.flat_map(|group| &group.facts);
    let keys = relations.flat_map(|fact| members(told).map(|member| FactKey { fact: *fact, member }));
    answer(pack, told, keys, so_far)
}

fn answer(
    pack: &Pack,
    told: &Household,
    keys: impl IntoIterator<Item = FactKey>,
    so_far: &mut Household,
) -> Result<(), AnswerError> {
    keys.into_iter().try_for_each(|key| {
        let answer = Some(told.answer(key)).filter(|answer| *answer != Answer::Unanswered);
        so_far.set(pack, key, answer.unwrap_or(Answer::Unsure))
    })
}

/// Everything that the pack could ask a family, the list of members left out.
fn questions(pack: &Pack, household: &Household) -> Vec<FactKey> {
    let groups = pack
        .groups
        .iter()
        .filter(|group| group.style != GroupStyle::Members);
    let facts = groups.flat_map(|group| &group.facts).filter_map(|fact| {
        let scope = pack.facts.get(usize::from(*fact))?.scope;
        Some((*fact, scope))
    });
    let keys = facts.map(|(fact, scope)| match scope {
        Scope::Household => vec![FactKey { fact, member: None }],
        Scope::Member => members(household)
            .map(|member| FactKey { fact, member })
            .collect(),
    });
    keys.flatten().collect()
}

fn members(household: &Household) -> impl Iterator<Item = Option<u8>> + use<> {
    let count = u8::try_from(household.members()).unwrap_or(u8::MAX);
    (0..count).map(Some)
}

/// The household with an answer to everything.
fn plainly(pack: &Pack, household: &Household) -> Household {
    let mut told = household.clone();
    for key in questions(pack, household) {
        let fact = pack.facts.get(usize::from(key.fact));
        if let (Answer::Unanswered, Some(fact)) = (told.answer(key), fact) {
            // A plain answer that the fact does not take stays 不清楚.
            let plain = told.set(pack, key, plain(fact));
            let _ = plain.or_else(|_| told.set(pack, key, Answer::Unsure));
        }
    }
    told
}

fn plain(fact: &Fact) -> Answer {
    match fact.kind {
        Kind::Truth | Kind::Choice(_) => Answer::Options(1),
        Kind::Number(Unit::Age | Unit::Date) => Answer::Unsure,
        Kind::Number(_) => Answer::Number(Range::point(Number::ZERO)),
    }
}
