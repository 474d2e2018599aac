//! What the number holds, in the order in which it is read.
//!
//! | value | of how many |
//! |---|---|
//! | what the questions are | 2^32 |
//! | members, the applicant not counted | as many as a household may have |
//! | whether everybody is listed | 2 |
//! | 0, or 1 + district; then the same for the office | those of the pack |
//! | for each fact of the household, then of each member: whether it is answered | 2 |
//! | then of an option: which, or 不清楚 | the options and 1 |
//! | then of a number: 不清楚, one, from … to …, at least, at most | 5 |
//! | then its numbers: whole or a fraction, and two digits at a time | 2; 200 |

use jiuzhu_engine::{
    Answer, Date, FactKey, Household, MAX_MEMBERS, Number, Pack, Range,
    pack::{Fact, Kind, Scope},
};

use super::{Fault, check::Check, digits::Digits};
use crate::state::{Draft, Place, State, page::bit};

/// How many values the sum over the questions has.
const SUMS: u64 = 1 << 32;
/// Two digits, and whether more follow.
const PAIRS: u64 = 200;

/// The answers as a number.
pub(super) fn write(state: &State, pack: &Pack) -> Digits {
    let mut writer = Writer::default();
    let household = &state.household;
    writer.push(questions(pack), SUMS);
    writer.push(household.members() as u64 - 1, MAX_MEMBERS as u64);
    writer.push(household.is_listed().into(), 2);
    let place = state.place;
    writer.position(place.map(|place| place.district), pack.districts.len());
    let district = place.and_then(|place| pack.districts.get(usize::from(place.district)));
    if let Some((place, district)) = place.zip(district) {
        writer.position(place.office, district.offices.len());
    }
    for (key, fact) in keys(pack, household) {
        writer.answer(fact, household.answer(key));
    }
    let mut digits = Digits::default();
    for (value, values) in writer.0.into_iter().rev() {
        digits.lay(value, values);
    }
    digits
}

/// Reads what [`write`] wrote.
pub(super) fn read(digits: &mut Digits, pack: &Pack, on: Date) -> Result<State, Fault> {
    if digits.take(SUMS) != questions(pack) {
        return Err(Fault::OtherPolicy);
    }
    let mut state = State::new(pack);
    let members = digits.take(MAX_MEMBERS as u64) as usize + 1;
    let listed = digits.take(2) == 1;
    let set = state.household.set_members(members, listed);
    set.map_err(|_| Fault::Damaged)?;
    if let Some(district) = position(digits, pack.districts.len()) {
        let offices = pack.districts.get(usize::from(district));
        let office = position(digits, offices.map_or(0, |district| district.offices.len()));
        state.place = Some(Place { district, office });
    }
    for (key, fact) in keys(pack, &state.household.clone()) {
        let answer = answer(digits, fact)?;
        if answer == Answer::Unanswered {
            continue;
        }
        state.restore(key, Draft::showing(fact, answer, on), pack, on);
        if !state.is_answered(key) {
            // The questions are the same, but what they take is not.
            return Err(Fault::OtherPolicy);
        }
    }
    if digits.is_empty() {
        Ok(state)
    } else {
        Err(Fault::Damaged)
    }
}

/// A sum over all that gives the answers their meaning: not over figures and words, which may change meanwhile.
fn questions(pack: &Pack) -> u64 {
    let mut check = Check::new();
    let mut name = |name: &str, kind: u8| {
        check.add(name.as_bytes());
        check.add(&[0xff, kind]);
    };
    name(&pack.id, 0);
    for fact in &pack.facts {
        name(&fact.name, fact.scope as u8);
        match &fact.kind {
            Kind::Truth => name("", 1),
            Kind::Number(unit) => name("", 2 + *unit as u8),
            Kind::Choice(choices) => choices.iter().for_each(|choice| name(&choice.name, 0)),
        }
    }
    for district in &pack.districts {
        check.add(&district.code.to_le_bytes());
        for office in &district.offices {
            check.add(&office.code.to_le_bytes());
        }
    }
    check.sum()
}

/// Every place for an answer: the household's, then each member's.
fn keys<'p>(pack: &'p Pack, household: &Household) -> impl Iterator<Item = (FactKey, &'p Fact)> {
    let members = u8::try_from(household.members()).unwrap_or(u8::MAX);
    let rows = std::iter::once(None).chain((0..members).map(Some));
    rows.flat_map(|member| {
        let scope = if member.is_some() {
            Scope::Member
        } else {
            Scope::Household
        };
        let facts = (0..)
            .zip(&pack.facts)
            .filter(move |(_, fact)| fact.scope == scope);
        facts.map(move |(id, fact)| (FactKey { fact: id, member }, fact))
    })
}

/// How many options a fact has; a number has none.
fn options(fact: &Fact) -> u64 {
    fact.all_options().count_ones().into()
}

/// Values in the order in which they will be read, each with how many there are of its kind.
#[derive(Debug, Default)]
struct Writer(Vec<(u64, u64)>);

impl Writer {
    fn push(&mut self, value: u64, values: u64) {
        self.0.push((value, values));
    }

    /// A position in a list of so many, or none.
    fn position(&mut self, position: Option<u16>, length: usize) {
        let value = position.map_or(0, |position| u64::from(position) + 1);
        self.push(value, length as u64 + 1);
    }

    fn answer(&mut self, fact: &Fact, answer: Answer) {
        self.push((answer != Answer::Unanswered).into(), 2);
        if answer == Answer::Unanswered {
            return;
        }
        let all = options(fact);
        if all > 0 {
            let option = match answer {
                Answer::Options(set) if set.count_ones() == 1 => set.trailing_zeros().into(),
                // No control can show several options; to know less is sound.
                _ => all,
            };
            self.push(option, all + 1);
            return;
        }
        let (low, high) = match answer {
            Answer::Number(range) => (range.low(), range.high()),
            _ => (None, None),
        };
        let form = match (low, high) {
            (None, None) => 0,
            _ if low == high => 1,
            (Some(_), Some(_)) => 2,
            (Some(_), None) => 3,
            (None, Some(_)) => 4,
        };
        self.push(form, 5);
        let second = high.filter(|_| form != 1);
        for number in low.into_iter().chain(second) {
            self.number(number);
        }
    }

    fn number(&mut self, number: Number) {
        let (numerator, denominator) = number.parts();
        self.push((!number.is_whole()).into(), 2);
        // Signs alternate, so that numbers near nought are short.
        self.pairs(((numerator << 1) ^ (numerator >> 63)) as u64);
        if !number.is_whole() {
            self.pairs(denominator as u64);
        }
    }

    fn pairs(&mut self, mut value: u64) {
        while value >= 100 {
            self.push(100 + value % 100, PAIRS);
            value /= 100;
        }
        self.push(value, PAIRS);
    }
}

fn position(digits: &mut Digits, length: usize) -> Option<u16> {
    let value = digits.take(length as u64 + 1).checked_sub(1)?;
    u16::try_from(value).ok()
}

fn answer(digits: &mut Digits, fact: &Fact) -> Result<Answer, Fault> {
    if digits.take(2) == 0 {
        return Ok(Answer::Unanswered);
    }
    let all = options(fact);
    if all > 0 {
        let option = digits.take(all + 1);
        return Ok(if option == all {
            Answer::Unsure
        } else {
            Answer::Options(bit(option as usize))
        });
    }
    let form = digits.take(5);
    if form == 0 {
        return Ok(Answer::Unsure);
    }
    let first = number(digits).ok_or(Fault::Damaged)?;
    let (low, high) = match form {
        1 => (Some(first), Some(first)),
        2 => (Some(first), Some(number(digits).ok_or(Fault::Damaged)?)),
        3 => (Some(first), None),
        _ => (None, Some(first)),
    };
    Range::new(low, high).map(Answer::Number).ok_or(Fault::Damaged)
}

fn number(digits: &mut Digits) -> Option<Number> {
    let fraction = digits.take(2) == 1;
    let value = pairs(digits)?;
    let numerator = (value >> 1) as i64 ^ -((value & 1) as i64);
    let denominator = if fraction { pairs(digits)? } else { 1 };
    Number::new(numerator, i64::try_from(denominator).ok()?)
}

fn pairs(digits: &mut Digits) -> Option<u64> {
    let mut scale: u64 = 1;
    let mut value: u64 = 0;
    loop {
        let pair = digits.take(PAIRS);
        value = value.checked_add((pair % 100).checked_mul(scale)?)?;
        if pair < 100 {
            return Some(value);
        }
        scale = scale.checked_mul(100)?;
    }
}
