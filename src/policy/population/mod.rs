//! Made-up households to compare two versions of a policy with: plausible, complete, and the same for ever.
//!
//! They say nothing about how many families there are of any kind. population.yaml in a policy says which kinds of
//! households to make up; without one, options are even. Numbers often lie just below, on and just above the figures
//! that rules compare them with, because that is where versions differ.

mod draw;
mod figures;
mod plan;

use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Number, Pack, Range, Screening,
    pack::{Fact, FactId, GroupStyle, Kind, Outcome, Rounding, Scope, Unit},
};

use crate::Compiled;
use draw::Draw;
use plan::{HouseholdKind, Spread, Spreads};
pub(crate) use plan::{Plan, check};

/// How many in a hundred numbers lie close to a figure, unless population.yaml says otherwise.
const NEAR: u64 = 40;

/// How many members a household has: weights of one, two, three …, unless population.yaml says otherwise.
const SIZES: [u64; 5] = [25, 30, 25, 12, 8];

/// Parts of a segment between two quantiles.
const PARTS: u64 = 1000;

/// Days in the hundred years before the screening date, in which days lie unless population.yaml says otherwise.
const CENTURY: i64 = 36_525;

/// Households for one policy or for several versions of it, by number.
#[derive(Debug, Clone)]
pub struct Population {
    seed: u64,
    plan: Plan,
    facts: Vec<Question>,
}

/// A fact of at least one of the versions.
#[derive(Debug, Clone)]
struct Question {
    fact: Fact,
    /// Figures it is compared with.
    figures: Vec<Number>,
    /// It says who a member is; the first option is the applicant.
    lists: bool,
    /// Between which numbers it lies, if nothing more is known.
    usual: (Number, Number),
}

impl Population {
    /// The households that suit these policies on a day.
    ///
    /// Facts and figures of all of them count; the first that has a population.yaml says how they are spread.
    pub fn new(policies: &[&Compiled], seed: u64, on: Date) -> Self {
        let mut facts: Vec<Question> = Vec::new();
        for pack in policies.iter().map(|policy| &policy.pack) {
            let mut figures = figures::figures(pack, on);
            for (id, fact) in (0..).zip(&pack.facts) {
                let figures = figures.remove(&id).unwrap_or_default();
                let known = facts
                    .iter_mut()
                    .find(|q| q.fact.scope == fact.scope && q.fact.name == fact.name);
                match known {
                    Some(question) => question.figures.extend(figures),
                    None => facts.push(Question {
                        fact: fact.clone(),
                        figures,
                        lists: lists_members(pack, id),
                        usual: (Number::ZERO, Number::ZERO),
                    }),
                }
            }
        }
        for question in &mut facts {
            question.figures.sort();
            question.figures.dedup();
            question.usual = usual(question, on);
        }
        let plan = policies.iter().find_map(|policy| policy.population.clone());
        let mut plan = plan.unwrap_or_default();
        if plan.kinds.is_empty() {
            plan.kinds = (1..)
                .zip(SIZES)
                .map(|(size, weight)| (weight, even(size)))
                .collect();
        }
        Self { seed, plan, facts }
    }

    /// The same households in the facts of one policy.
    pub fn cast<'a>(&'a self, pack: &'a Pack) -> Cast<'a> {
        let part = |fact: &Fact| {
            let question = self.question(fact)?;
            Some(Part {
                question,
                options: options(&question.fact, fact),
            })
        };
        Cast {
            population: self,
            pack,
            parts: pack.facts.iter().map(part).collect(),
        }
    }

    fn question(&self, fact: &Fact) -> Option<&Question> {
        let mut questions = self.facts.iter();
        questions.find(|q| q.fact.scope == fact.scope && q.fact.name == fact.name)
    }

    fn draw(&self, household: u64, name: &str, member: Option<u8>) -> Draw {
        Draw::new(self.seed, household, name, member)
    }

    fn kind(&self, household: u64) -> Option<&HouseholdKind> {
        let mut draw = self.draw(household, "家庭类型", None);
        let kind = draw.weighted(&self.plan.kinds, |(weight, _)| *weight);
        kind.map(|(_, kind)| kind)
    }
}

/// Made-up households in the facts of one policy.
#[derive(Debug, Clone)]
pub struct Cast<'a> {
    population: &'a Population,
    pack: &'a Pack,
    /// By fact; `None` for one that the population does not know.
    parts: Vec<Option<Part<'a>>>,
}

/// A fact of a policy.
#[derive(Debug, Clone)]
struct Part<'a> {
    question: &'a Question,
    /// By option of the question: the answer here, if this policy knows the option.
    options: Vec<Option<Answer>>,
}

impl Cast<'_> {
    /// Household number `index`, with an answer to every fact that the population knows.
    ///
    /// A fact that does not apply is answered too; the engine takes no notice of that, and [`trim`] takes such
    /// answers back. An option that this policy does not have is not answered.
    pub fn household(&self, index: u64) -> Household {
        let mut household = Household::new(self.pack);
        let Some(kind) = self.population.kind(index) else {
            return household;
        };
        let size = kind.members.len();
        if household.set_members(size, true).is_err() {
            return household;
        }
        for ((id, fact), part) in (0..).zip(&self.pack.facts).zip(&self.parts) {
            let Some(part) = part else { continue };
            for member in members(fact.scope, size) {
                self.answer(&mut household, id, part, member, kind, index);
            }
        }
        household
    }

    fn answer(
        &self,
        household: &mut Household,
        fact: FactId,
        part: &Part<'_>,
        member: Option<u8>,
        kind: &HouseholdKind,
        index: u64,
    ) {
        let own = match member {
            None => Some(&kind.household),
            Some(member) => kind.members.get(usize::from(member)),
        };
        let general = match member {
            None => &self.population.plan.household,
            Some(_) => &self.population.plan.member,
        };
        let name = &part.question.fact.name;
        let spread = own.and_then(|own| own.get(name)).or_else(|| general.get(name));
        let draw = self.population.draw(index, name, member);
        let answer = match &part.question.fact.kind {
            Kind::Truth | Kind::Choice(_) => {
                let option = part.question.option(draw, spread, member);
                option.and_then(|option| part.options.get(option).copied().flatten())
            }
            Kind::Number(_) => {
                let near = self.population.plan.near.unwrap_or(NEAR);
                let number = part.question.number(draw, spread, near, kind.members.len());
                number.map(|number| Answer::Number(Range::point(number)))
            }
        };
        let key = FactKey { fact, member };
        // A number that this policy does not take stays unanswered.
        let _ = household.set(self.pack, key, answer.unwrap_or_default());
    }
}

impl Question {
    /// The position of an option.
    fn option(&self, mut draw: Draw, spread: Option<&Spread>, member: Option<u8>) -> Option<usize> {
        let position = |name: &str| names(&self.fact).iter().position(|option| *option == name);
        match spread {
            Some(Spread::Options(options)) => draw
                .weighted(options, |(_, weight)| *weight)
                .and_then(|(name, _)| position(name)),
            _ if self.lists && member == Some(0) => Some(0),
            _ => {
                let skipped = u64::from(self.lists && names(&self.fact).len() > 1);
                let count = u64::try_from(names(&self.fact).len()).ok()?;
                usize::try_from(skipped + draw.below(count.checked_sub(skipped)?)).ok()
            }
        }
    }

    fn number(&self, mut draw: Draw, spread: Option<&Spread>, near: u64, members: usize) -> Option<Number> {
        let is_spread = matches!(spread, Some(Spread::Quantiles(numbers)) if numbers.len() == 1);
        let number = match self.figures.as_slice() {
            [_, ..] if !is_spread && draw.below(100) < near => self.near(&mut draw, members)?,
            _ => match spread {
                Some(Spread::Quantiles(numbers)) => between(&mut draw, numbers)?,
                _ => between(&mut draw, &[self.usual.0, self.usual.1])?,
            },
        };
        let whole = |number: Number| number.rounded(Number::ONE, Rounding::Down);
        let number = if self.fact.whole { whole(number)? } else { number };
        let domain = self.fact.domain;
        let low = domain.low().map_or(number, |low| number.max(low));
        Some(domain.high().map_or(low, |high| low.min(high)))
    }

    /// Just below, on or just above a figure, or a figure for each member.
    fn near(&self, draw: &mut Draw, members: usize) -> Option<Number> {
        let figure = *draw.one(&self.figures)?;
        let is_money = matches!(
            self.fact.kind,
            Kind::Number(Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear)
        );
        let times = match is_money && draw.below(2) == 1 {
            true => i64::try_from(members).ok()?,
            false => 1,
        };
        let step = if is_money {
            Number::new(1, 100)?
        } else {
            Number::ONE
        };
        let cents = |number: Number| number.rounded(Number::new(1, 100)?, Rounding::Down);
        let number = cents(figure.checked_mul(times.into())?)?;
        match draw.below(3) {
            0 => number.checked_sub(step),
            1 => Some(number),
            _ => number.checked_add(step),
        }
    }
}

/// A whole number between two neighbours of a list, each pair of neighbours equally often; the only one of one.
fn between(draw: &mut Draw, numbers: &[Number]) -> Option<Number> {
    let pairs: Vec<_> = numbers.windows(2).collect();
    let Some([low, high]) = draw.one(&pairs).copied() else {
        return numbers.first().copied();
    };
    let part = Number::new(i64::try_from(draw.below(PARTS)).ok()?, i64::try_from(PARTS).ok()?)?;
    let number = low.checked_add(high.checked_sub(*low)?.checked_mul(part)?)?;
    number
        .rounded(Number::ONE, Rounding::Down)
        .map(|number| number.max(*low))
}

/// The names of a fact's options.
fn names(fact: &Fact) -> Vec<&str> {
    match &fact.kind {
        Kind::Truth => vec!["否", "是"],
        Kind::Choice(choices) => choices.iter().map(|choice| choice.name.as_str()).collect(),
        Kind::Number(_) => Vec::new(),
    }
}

/// The answers in one version of a fact by the options of another.
fn options(from: &Fact, to: &Fact) -> Vec<Option<Answer>> {
    let known = names(to);
    let position = |name: &&str| known.iter().position(|option| option == name);
    let answer = |position: usize| Answer::Options(1 << position);
    names(from)
        .iter()
        .map(|name| position(name).map(answer))
        .collect()
}

/// Between which numbers a fact lies if nothing more is known: up to twice the figures it is compared with.
fn usual(question: &Question, on: Date) -> (Number, Number) {
    let domain = question.fact.domain;
    let greatest = question.figures.last().copied().unwrap_or(Number::from(2));
    let (low, high) = match question.fact.kind {
        Kind::Number(Unit::Date) => (
            Number::from(on.day_number() - CENTURY),
            Number::from(on.day_number()),
        ),
        _ => (
            Number::ZERO,
            greatest
                .checked_mul(2.into())
                .unwrap_or(greatest)
                .max(Number::from(10)),
        ),
    };
    (domain.low().unwrap_or(low), domain.high().unwrap_or(high))
}

/// Takes back the answers to what does not apply.
pub fn trim(screening: &mut Screening<'_>, household: &Household) -> Household {
    screening.screen(household);
    let pack = screening.pack();
    let mut trimmed = household.clone();
    for (fact, text) in (0..).zip(&pack.facts) {
        let Some(gate) = text.gate else { continue };
        let is_member = pack.node(gate).is_some_and(|node| node.scope == Scope::Member);
        for member in members(text.scope, household.members()) {
            let outcomes = screening.value(gate, member.filter(|_| is_member)).outcomes();
            if outcomes.single() != Some(Outcome::Pass) {
                // The place exists, so taking an answer back cannot fail.
                let _ = trimmed.set(pack, FactKey { fact, member }, Answer::Unanswered);
            }
        }
    }
    trimmed
}

/// The household, or each of so many members.
fn members(scope: Scope, count: usize) -> Vec<Option<u8>> {
    match scope {
        Scope::Household => vec![None],
        Scope::Member => (0..count).map(|member| u8::try_from(member).ok()).collect(),
    }
}

/// Whether a fact says who the members are.
fn lists_members(pack: &Pack, fact: FactId) -> bool {
    let groups = pack
        .groups
        .iter()
        .filter(|group| group.style == GroupStyle::Members);
    groups.flat_map(|group| &group.facts).any(|id| *id == fact)
}

/// A household of so many members of whom nothing is known.
fn even(size: usize) -> HouseholdKind {
    HouseholdKind {
        household: Spreads::new(),
        members: vec![Spreads::new(); size],
    }
}
