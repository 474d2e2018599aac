//! A household's answers as somebody types and chooses them.

use jiuzhu_app::state::{Draft, State, reading};
use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Number, Pack,
    pack::{Kind, Scope, Unit},
};

/// Every place for an answer.
pub(crate) fn keys(pack: &Pack, members: usize) -> Vec<FactKey> {
    let rows = std::iter::once(None).chain((0..u8::try_from(members).unwrap()).map(Some));
    let of = |member: Option<u8>| {
        let scope = if member.is_some() {
            Scope::Member
        } else {
            Scope::Household
        };
        let facts = (0..)
            .zip(&pack.facts)
            .filter(move |(_, fact)| fact.scope == scope);
        facts.map(move |(fact, _)| FactKey { fact, member })
    };
    rows.flat_map(of).collect()
}

/// The page after all that was answered to it.
pub(crate) fn told(pack: &Pack, household: &Household, on: Date) -> State {
    let mut state = State::new(pack);
    state
        .household
        .set_members(household.members(), household.is_listed())
        .unwrap();
    for key in keys(pack, household.members()) {
        let fact = &pack.facts[usize::from(key.fact)];
        let mut draft = Draft {
            answered: true,
            ..Draft::default()
        };
        match (household.answer(key), &fact.kind) {
            (Answer::Unanswered, _) => continue,
            (Answer::Options(set), _) if set.count_ones() == 1 => {
                draft.option = u8::try_from(set.trailing_zeros()).ok();
            }
            (Answer::Number(range), Kind::Number(Unit::Date)) => {
                let day = range
                    .low()
                    .and_then(Number::whole)
                    .and_then(Date::from_day_number);
                let (year, month, _) = day.unwrap().parts();
                (draft.text, draft.to) = (year.to_string(), month.to_string());
            }
            (Answer::Number(range), _) => {
                let end = |end: Option<Number>| end.map_or_else(String::new, |end| end.to_string());
                draft.rough = range.single().is_none();
                draft.text = end(range.low());
                draft.to = end(range.high().filter(|_| draft.rough));
            }
            _ => draft.unsure = true,
        }
        let answer = reading::read(fact, &draft, on).unwrap();
        state.household.set(pack, key, answer).unwrap();
        state.drafts.put(key, draft);
    }
    state
}
