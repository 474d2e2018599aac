//! From an answer to a draft that shows it: the way back of [`reading`].

use jiuzhu_engine::{
    Answer, Date, Number, Range,
    pack::{Fact, Kind, Unit},
};

use super::{Draft, reading};

/// Numbers are typed to five places at most, or the engine would not take them.
const PLACES: i64 = 100_000;

impl Draft {
    /// What stands in the controls when this is the answer. Where no control can show it, 不清楚: to know less is sound.
    pub fn showing(fact: &Fact, answer: Answer, on: Date) -> Self {
        let shows = |draft: &Self| reading::read(fact, draft, on) == Ok(answer);
        let drafts = match (&fact.kind, answer) {
            (Kind::Number(unit), Answer::Number(range)) => numbers(*unit, range, on),
            (_, Answer::Options(set)) => [
                Some(Self {
                    option: u8::try_from(set.trailing_zeros()).ok(),
                    ..Self::default()
                }),
                None,
            ],
            _ => [None, None],
        };
        let mut draft = drafts.into_iter().flatten().find(shows).unwrap_or(Self {
            unsure: true,
            ..Self::default()
        });
        draft.answered = true;
        draft
    }
}

/// The ways in which somebody may have typed it, the likelier first.
fn numbers(unit: Unit, range: Range, on: Date) -> [Option<Draft>; 2] {
    let typed = |text: String, to: String| Draft {
        text,
        to,
        ..Draft::default()
    };
    let amount = |factor: Number, other_period: bool| {
        let text = |end: Option<Number>| end.map_or(Some(String::new()), |end| decimal(end, factor));
        Some(Draft {
            rough: range.single().is_none(),
            other_period,
            ..typed(text(range.low())?, text(range.high())?)
        })
    };
    let year = |day: Number| Date::from_day_number(day.whole()?).map(Date::parts);
    match unit {
        Unit::Date => {
            let Some((year, month, _)) = range.low().and_then(year) else {
                return [None, None];
            };
            let year = year.to_string();
            [
                Some(typed(year.clone(), month.to_string())),
                Some(typed(year, String::new())),
            ]
        }
        // Who is 60 or 61 gave the year of birth.
        Unit::Age => {
            let (this_year, ..) = on.parts();
            let born = range.high().and_then(Number::whole);
            let born = born.map(|age| (i64::from(this_year) - age).to_string());
            let age = range.single().map(|age| age.to_string());
            [age, born].map(|text| Some(typed(text?, String::new())))
        }
        Unit::YuanPerMonth => [amount(Number::ONE, false), amount(Number::from(12), true)],
        Unit::YuanPerYear => [
            amount(Number::ONE, false),
            Number::new(1, 12).and_then(|twelfth| amount(twelfth, true)),
        ],
        Unit::Percent => [amount(Number::from(100), false), None],
        _ => [amount(Number::ONE, false), None],
    }
}

/// So many times a number as a decimal, if it is one.
fn decimal(number: Number, factor: Number) -> Option<String> {
    let scaled = number.checked_mul(factor)?.checked_mul(PLACES.into())?.whole()?;
    let (whole, rest) = (scaled / PLACES, (scaled % PLACES).abs());
    let sign = if scaled < 0 && whole == 0 { "-" } else { "" };
    let text = format!("{sign}{whole}.{rest:05}");
    Some(text.trim_end_matches('0').trim_end_matches('.').into())
}
