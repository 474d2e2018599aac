//! A household as JSON, as `household.json` is written.

use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Number, Pack, Range,
    pack::{Fact, Kind, Scope, Unit},
    text::zh,
};
use serde_json::{Map, Value, json};

/// `{"家庭": {…}, "成员": [{…}]}`, with what is answered.
pub(crate) fn to_json(pack: &Pack, household: &Household) -> Value {
    let answers = |scope: Scope, member: Option<u8>| {
        let facts = (0..).zip(&pack.facts).filter(|(_, text)| text.scope == scope);
        let answers = facts.filter_map(|(fact, text)| {
            let answer = household.answer(FactKey { fact, member });
            Some((text.name.clone(), value(text, answer)?))
        });
        answers.collect::<Map<_, _>>()
    };
    let mut json = Map::new();
    json.insert(zh::HOUSEHOLD.to_owned(), answers(Scope::Household, None).into());
    if household.is_listed() {
        let members = 0..u8::try_from(household.members()).unwrap_or(u8::MAX);
        let members: Vec<_> = members
            .map(|member| answers(Scope::Member, Some(member)))
            .collect();
        json.insert(zh::MEMBERS.to_owned(), json!(members));
    }
    json.into()
}

fn value(fact: &Fact, answer: Answer) -> Option<Value> {
    let range = |range: Range, number: &dyn Fn(Number) -> Value| match range.single() {
        Some(single) => number(single),
        None => {
            let ends = [("从", range.low()), ("到", range.high())].into_iter();
            let ends = ends.filter_map(|(key, end)| Some((key.to_owned(), number(end?))));
            ends.collect::<Map<_, _>>().into()
        }
    };
    Some(match (answer, &fact.kind) {
        (Answer::Unanswered, _) => return None,
        (Answer::Unsure, _) => zh::UNSURE.into(),
        (Answer::Number(days), Kind::Number(Unit::Date)) => range(days, &|n| {
            let day = n.whole().and_then(Date::from_day_number);
            day.map_or(Value::Null, |day| day.to_string().into())
        }),
        (Answer::Number(numbers), Kind::Number(unit)) => range(numbers, &|n| number(n, *unit)),
        (Answer::Number(_), _) => return None,
        (Answer::Options(options), Kind::Truth) => match options {
            1 => false.into(),
            2 => true.into(),
            _ => zh::UNSURE.into(),
        },
        (Answer::Options(options), Kind::Choice(choices)) => {
            let chosen = choices
                .iter()
                .enumerate()
                .filter(|(i, _)| options & (1 << i) != 0);
            let mut chosen: Vec<&str> = chosen.map(|(_, choice)| choice.name.as_str()).collect();
            match (chosen.pop(), chosen.is_empty()) {
                (Some(only), true) => only.into(),
                (last, _) => {
                    chosen.extend(last);
                    json!({ "之一": chosen })
                }
            }
        }
        (Answer::Options(_), Kind::Number(_)) => return None,
    })
}

/// A number with every digit; a monthly amount that is none in 分 by the year.
fn number(number: Number, unit: Unit) -> Value {
    let is_exact = |number: Number| number.checked_mul(100.into()).is_some_and(Number::is_whole);
    let yearly = number
        .checked_mul(12.into())
        .filter(|_| unit == Unit::YuanPerMonth);
    match (number.whole(), yearly) {
        (Some(whole), _) => whole.into(),
        (None, Some(yearly)) if !is_exact(number) => format!("{yearly}元/年").into(),
        (None, _) => number.to_string().into(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use std::path::Path;

    use jiuzhu_policy::{Population, compile_dir};

    use super::*;
    use crate::input;

    #[test]
    fn what_is_written_is_read_back() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/tianjin");
        let compiled = compile_dir(&dir).unwrap();
        let on = Date::parse("2026-11-24").unwrap();
        let population = Population::new(&[&compiled], 1, on);
        let cast = population.cast(&compiled.pack);
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("household.json");
        for household in (0..200).map(|index| cast.household(index)) {
            std::fs::write(&path, to_json(&compiled.pack, &household).to_string()).unwrap();
            assert_eq!(input::household(&path, &compiled.pack, on), Ok(household));
        }
        for household in compiled
            .cases
            .iter()
            .map(|case| case.household(&compiled.pack).unwrap())
        {
            std::fs::write(&path, to_json(&compiled.pack, &household).to_string()).unwrap();
            assert_eq!(input::household(&path, &compiled.pack, on), Ok(household));
        }
    }
}
