//! What the number holds, in the order in which it is read. As in the storage of the tab, it is what was typed and
//! chosen, and the answers are read from it again: so the controls show on the other device what they showed on this.
//!
//! | value | of how many |
//! |---|---|
//! | what the questions are | 2^32 |
//! | members, the applicant not counted | as many as a household may have |
//! | whether everybody is listed | 2 |
//! | 0, or 1 + district; then the same for the office | those of the pack |
//! | for each fact of the household, then of each member: whether it is answered | 2 |
//! | then of an option: which, or 不清楚 | the options and 1 |
//! | then of a number: plainly, roughly, either for the other period, or 不清楚 | 5 |
//! | then what was typed into its two fields: digits, point, end, or another character and which | 13; 2^32 |

use std::iter;

use jiuzhu_engine::{
    Date, FactKey, Household, MAX_MEMBERS, Pack,
    pack::{Fact, Kind, Scope},
};

use super::{Fault, check::Check, digits::Digits};
use crate::state::{Draft, Place, State};

/// How many values the sum over the questions has, and any character.
const ANY: u64 = 1 << 32;
/// The forms of a typed answer: bit 0 for 说个大概, bit 1 for the other period.
const FORMS: u64 = 5;
const UNSURE: u64 = FORMS - 1;
/// What a text is made of: ten digits and these.
const SYMBOLS: u64 = 13;
const POINT: u64 = 10;
const END: u64 = 11;
const OTHER: u64 = 12;

/// The answers as a number.
pub(super) fn write(state: &State, pack: &Pack) -> Digits {
    let mut writer = Writer::default();
    let household = &state.household;
    writer.push(questions(pack), ANY);
    writer.push(household.members() as u64 - 1, MAX_MEMBERS as u64);
    writer.push(household.is_listed().into(), 2);
    let place = state.place;
    writer.position(place.map(|place| place.district), pack.districts.len());
    let district = place.and_then(|place| pack.districts.get(usize::from(place.district)));
    if let Some((place, district)) = place.zip(district) {
        writer.position(place.office, district.offices.len());
    }
    visit(pack, household, &mut |key, fact| {
        let draft = state.draft(key).filter(|draft| draft.answered);
        writer.push(draft.is_some().into(), 2);
        if let Some(draft) = draft {
            writer.draft(fact, draft);
        }
    });
    let mut digits = Digits::default();
    for (value, values) in writer.0.into_iter().rev() {
        digits.lay(value, values);
    }
    digits
}

/// Reads what [`write()`] wrote.
pub(super) fn read(digits: &mut Digits, pack: &Pack, on: Date) -> Result<State, Fault> {
    if digits.take(ANY) != questions(pack) {
        return Err(Fault::OtherPolicy);
    }
    let mut state = State::new(pack);
    let members = digits.take(MAX_MEMBERS as u64) as usize + 1;
    let listed = digits.take(2) == 1;
    let mut sound = state.household.set_members(members, listed).is_ok();
    if let Some(district) = position(digits, pack.districts.len()) {
        let offices = pack.districts.get(usize::from(district));
        let office = position(digits, offices.map_or(0, |district| district.offices.len()));
        state.place = Some(Place { district, office });
    }
    let household = state.household.clone();
    visit(pack, &household, &mut |key, fact| {
        if digits.take(2) == 1 {
            state.restore(key, draft(digits, fact), pack, on);
            // The questions are the same; if the answer is not taken, what they take is not.
            sound &= state.is_answered(key);
        }
    });
    if sound && digits.is_empty() {
        Ok(state)
    } else {
        Err(Fault::OtherPolicy)
    }
}

/// A sum over all that gives the answers their meaning: not over figures and words, which may change meanwhile.
pub(crate) fn questions(pack: &Pack) -> u64 {
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

/// Goes to every place for an answer: the household's, then each member's.
fn visit(pack: &Pack, household: &Household, each: &mut dyn FnMut(FactKey, &Fact)) {
    let members = u8::try_from(household.members()).unwrap_or(u8::MAX);
    for member in iter::once(None).chain((0..members).map(Some)) {
        for (id, fact) in (0..).zip(&pack.facts) {
            if (fact.scope == Scope::Member) == member.is_some() {
                each(FactKey { fact: id, member }, fact);
            }
        }
    }
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

    fn draft(&mut self, fact: &Fact, draft: &Draft) {
        let all = options(fact);
        if all > 0 {
            let option = draft.option.filter(|_| !draft.unsure);
            return self.push(option.map_or(all, u64::from), all + 1);
        }
        if draft.unsure {
            return self.push(UNSURE, FORMS);
        }
        self.push(u64::from(draft.rough) | u64::from(draft.other_period) << 1, FORMS);
        self.text(&draft.text);
        self.text(&draft.to);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '0'..='9' => self.push(u64::from(c) - u64::from('0'), SYMBOLS),
                '.' => self.push(POINT, SYMBOLS),
                _ => {
                    self.push(OTHER, SYMBOLS);
                    self.push(c.into(), ANY);
                }
            }
        }
        self.push(END, SYMBOLS);
    }
}

fn position(digits: &mut Digits, length: usize) -> Option<u16> {
    let value = digits.take(length as u64 + 1).checked_sub(1)?;
    u16::try_from(value).ok()
}

fn draft(digits: &mut Digits, fact: &Fact) -> Draft {
    let mut draft = Draft {
        answered: true,
        ..Draft::default()
    };
    let all = options(fact);
    if all > 0 {
        let option = digits.take(all + 1);
        draft.unsure = option == all;
        draft.option = u8::try_from(option).ok().filter(|_| !draft.unsure);
        return draft;
    }
    let form = digits.take(FORMS);
    draft.unsure = form == UNSURE;
    if !draft.unsure {
        (draft.rough, draft.other_period) = (form & 1 != 0, form & 2 != 0);
        draft.text = text(digits);
        draft.to = text(digits);
    }
    draft
}

/// A text. Forged digits may hold one without an end, whose noughts go on for ever: there are no more characters than
/// digits to hold them.
fn text(digits: &mut Digits) -> String {
    let mut text = String::new();
    while !digits.is_empty() {
        let symbol = digits.take(SYMBOLS);
        let c = match symbol {
            END => break,
            POINT => Some('.'),
            OTHER => u32::try_from(digits.take(ANY)).ok().and_then(char::from_u32),
            digit => char::from_digit(digit as u32, 10),
        };
        text.extend(c);
    }
    text
}
