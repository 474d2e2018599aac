//! Random answers, and every way in which they may turn out.

use jiuzhu_engine::{
    Answer, FactKey, Household, MAX_MEMBERS, Number, Pack, Range,
    pack::{Fact, FactId, Kind, Scope},
};

use super::sketch::fraction;

/// Random bytes to decide by; noughts, the plainest decisions, once they are used up.
#[derive(Debug)]
pub struct Tape<'a>(std::slice::Iter<'a, u8>);

impl<'a> Tape<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % end.max(1)
    }

    /// One of these.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Every fact of the household and of each of so many members.
pub fn keys(pack: &Pack, members: usize) -> Vec<FactKey> {
    let facts = |scope| {
        let all = pack
            .facts
            .iter()
            .enumerate()
            .filter(move |(_, f)| f.scope == scope);
        all.map(|(i, _)| FactId::try_from(i).unwrap())
    };
    let household = facts(Scope::Household).map(|fact| FactKey { fact, member: None });
    let members = (0..u8::try_from(members).unwrap()).flat_map(|m| {
        facts(Scope::Member).map(move |fact| FactKey {
            fact,
            member: Some(m),
        })
    });
    household.chain(members).collect()
}

/// The single values of a fact: all of them, or some of an endless domain.
pub fn values(fact: &Fact) -> Vec<Answer> {
    match &fact.kind {
        Kind::Truth | Kind::Choice(_) => {
            let options = fact.all_options();
            (0..64)
                .map(|n| 1 << n)
                .filter(|bit| options & bit != 0)
                .map(Answer::Options)
                .collect()
        }
        Kind::Number(_) => {
            let mut numbers: Vec<Number> = [0, 1, 2, 3, 4, 7, 500, 1045, 2000].map(Number::from).into();
            // Days: the screening date and its neighbours, a month and two years earlier, the end of a month.
            numbers
                .extend([20_780, 20_781, 20_782, 20_750, 20_751, 20_050, 20_051, 20_604].map(Number::from));
            // Ages at which rules begin and end.
            numbers.extend([16, 17, 18, 59, 60, 79, 80].map(Number::from));
            numbers.extend([-2, -1, 1_000_000_000_000_000, i64::MAX / 3].map(Number::from));
            numbers.extend([fraction(1, 2), fraction(13, 4), fraction(-1, 2), fraction(-3, 2)]);
            let fits = |n: &Number| {
                fact.domain.contains(Range::point(*n))
                    && (!fact.whole || n.is_whole())
                    && (fact.domain.high().is_some() || *n < Number::from(10_000))
            };
            numbers
                .into_iter()
                .filter(fits)
                .map(|n| Answer::Number(Range::point(n)))
                .collect()
        }
    }
}

/// The single values that an answer leaves possible.
pub fn values_within(fact: &Fact, answer: Answer) -> Vec<Answer> {
    let within = |value: &Answer| match (answer, value) {
        (Answer::Number(range), Answer::Number(value)) => range.contains(*value),
        (Answer::Options(options), Answer::Options(value)) => options & value != 0,
        _ => true,
    };
    values(fact).into_iter().filter(within).collect()
}

/// The values to which an answer can still be narrowed; none if it is one already.
pub fn ways(pack: &Pack, household: &Household, key: FactKey) -> Vec<Answer> {
    let before = household.answer(key);
    let ways = values_within(&pack.facts[usize::from(key.fact)], before);
    if ways == [before] { Vec::new() } else { ways }
}

/// An answer that leaves two values, and for numbers all between them, possible; for numbers perhaps all above.
fn wide(a: Answer, b: Answer, open: bool) -> Answer {
    match (a, b) {
        (Answer::Number(a), Answer::Number(_)) if open => Answer::Number(Range::new(a.low(), None).unwrap()),
        (Answer::Number(a), Answer::Number(b)) => Answer::Number(a.hull(b)),
        (Answer::Options(a), Answer::Options(b)) => Answer::Options(a | b),
        _ => a,
    }
}

/// Some answers: absent, 不清楚, a value, a range, some of the options; the members listed or not.
pub fn partial(pack: &Pack, tape: &mut Tape) -> Household {
    let mut household = Household::new(pack);
    let listed = tape.below(2) == 0;
    household.set_members(1 + tape.below(3), listed).unwrap();
    for key in keys(pack, household.members()) {
        let answer = any_answer(&pack.facts[usize::from(key.fact)], tape);
        household.set(pack, key, answer).unwrap();
    }
    household
}

/// Any answer at all to a fact.
pub fn any_answer(fact: &Fact, tape: &mut Tape) -> Answer {
    let all = values(fact);
    match tape.below(8) {
        0 | 1 => Answer::Unanswered,
        2 => Answer::Unsure,
        3 => wide(tape.one(&all), tape.one(&all), false),
        4 => wide(tape.one(&all), tape.one(&all), true),
        _ => tape.one(&all),
    }
}

/// The household once everything is known: one value for each fact, everybody listed.
pub fn complete(pack: &Pack, household: &Household, tape: &mut Tape) -> Household {
    let mut complete = household.clone();
    add_members(&mut complete, tape, true);
    for key in keys(pack, complete.members()) {
        let left = values_within(&pack.facts[usize::from(key.fact)], complete.answer(key));
        complete.set(pack, key, tape.one(&left)).unwrap();
    }
    complete
}

/// The household once a little more is known.
pub fn narrow(pack: &Pack, household: &Household, tape: &mut Tape) -> Household {
    let mut narrower = household.clone();
    if tape.below(3) == 1 {
        let listed = tape.below(2) == 0;
        add_members(&mut narrower, tape, listed);
    }
    for key in keys(pack, narrower.members()) {
        let before = narrower.answer(key);
        let left = values_within(&pack.facts[usize::from(key.fact)], before);
        let after = match tape.below(4) {
            1 => tape.one(&left),
            2 => wide(tape.one(&left), tape.one(&left), false),
            3 if before == Answer::Unanswered => Answer::Unsure,
            _ => before,
        };
        narrower.set(pack, key, after).unwrap();
    }
    narrower
}

/// Lists perhaps some more members, if the list is still open.
fn add_members(household: &mut Household, tape: &mut Tape, listed: bool) {
    if !household.is_listed() {
        let members = (household.members() + tape.below(3)).min(MAX_MEMBERS);
        household.set_members(members, listed).unwrap();
    }
}
