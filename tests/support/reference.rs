//! What a rule means, for a household about which everything is known.
//!
//! Written from the words beside [`Op`] and nothing else: one number, option or outcome at a time, in exact
//! fractions of 128 bits, without any sets. Where a rule leaves something open even so (a figure that is not
//! in force or published as bounds, 介于, a division by nought), one value that it may turn out to have is
//! picked; another [`World`] picks another.

use std::{cell::RefCell, collections::HashMap};

use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Number, Pack, Range,
    pack::{Elapsed, NodeId, Op, Outcome, Relation, Rounding, Scope},
    value,
};
use num_rational::Ratio;

type Fraction = Ratio<i128>;

/// What a node is in one world; `None` for 不适用.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    Number(Option<Fraction>),
    Choice(Option<u32>),
    Outcome(Outcome),
}

/// A value, and whether another world might have another.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    pub value: Value,
    pub picked: bool,
}

/// Everything about one household on one day.
#[derive(Debug)]
pub struct World<'a> {
    pack: &'a Pack,
    household: &'a Household,
    on: Date,
    picks: &'a [u8],
    memory: RefCell<HashMap<(NodeId, Option<u8>), Known>>,
}

impl<'a> World<'a> {
    /// A world for a complete household; `picks` decides what the rules leave open.
    pub fn new(pack: &'a Pack, household: &'a Household, on: Date, picks: &'a [u8]) -> Self {
        assert!(household.is_listed(), "everybody is listed in a world");
        Self {
            pack,
            household,
            on,
            picks,
            memory: RefCell::default(),
        }
    }

    /// What a node is, for this member if it is a member node.
    pub fn value(&self, id: NodeId, member: Option<u8>) -> Known {
        let node = &self.pack.nodes[usize::from(id)];
        let member = member.filter(|_| node.scope == Scope::Member);
        if let Some(known) = self.memory.borrow().get(&(id, member)) {
            return *known;
        }
        let mut reader = Reader {
            world: self,
            id,
            member,
            picked: false,
        };
        let value = reader.evaluate(&node.op);
        let known = Known {
            value,
            picked: reader.picked,
        };
        self.memory.borrow_mut().insert((id, member), known);
        known
    }
}

/// Reads what one node reads, and remembers whether any of it was picked.
struct Reader<'w, 'a> {
    world: &'w World<'a>,
    id: NodeId,
    member: Option<u8>,
    picked: bool,
}

impl Reader<'_, '_> {
    fn evaluate(&mut self, op: &Op) -> Value {
        match op {
            Op::Fact(fact) => self.answer(*fact),
            Op::When { gate, fact } => match (self.outcome(*gate), self.value(*fact, self.member)) {
                (Outcome::Pass, value) => value,
                (_, Value::Number(_)) => Value::Number(None),
                (_, Value::Choice(_)) => Value::Choice(None),
                (_, Value::Outcome(_)) => panic!("a fact is no outcome"),
            },
            Op::Parameter(id) => {
                let range = self.in_force(*id);
                Value::Number(Some(self.pick(range)))
            }
            Op::Today => Value::Number(Some(Fraction::from_integer(self.world.on.day_number().into()))),
            Op::Since { date, count } => Value::Number(self.number(*date).map(|day| {
                let day = calendar(day.floor().to_integer());
                Fraction::from_integer(completed(day, *count, self.world.on).into())
            })),
            Op::During { from, until } => {
                let on = self.world.on;
                truth(from.is_none_or(|day| on >= day) && until.is_none_or(|day| on <= day))
            }
            Op::Constant(range) => Value::Number(Some(self.pick(*range))),
            Op::Absent => Value::Number(None),
            Op::Add(a, b) => self.both(*a, *b, |a, b| a + b),
            Op::Subtract(a, b) => self.both(*a, *b, |a, b| a - b),
            Op::Multiply(a, b) => self.both(*a, *b, |a, b| a * b),
            Op::Divide(a, b) => match (self.number(*a), self.number(*b)) {
                (Some(_), Some(b)) if b == nought() => Value::Number(Some(self.pick(Range::ALL))),
                (a, b) => Value::Number(a.zip(b).map(|(a, b)| a / b)),
            },
            Op::Greater(a, b) => self.both(*a, *b, Ord::max),
            Op::Lesser(a, b) => self.both(*a, *b, Ord::min),
            Op::Between(a, b) => {
                let share = Fraction::new(self.throw().into(), 255);
                self.picked = true;
                self.both(*a, *b, |a, b| a + (b - a) * share)
            }
            Op::Round { value, step, mode } => {
                let step = exact(*step);
                Value::Number(
                    self.number(*value)
                        .map(|value| rounded(value / step, *mode) * step),
                )
            }
            Op::If {
                condition,
                then,
                otherwise,
            } => {
                let branch = if self.outcome(*condition) == Outcome::Pass {
                    then
                } else {
                    otherwise
                };
                Value::Number(self.number(*branch))
            }
            Op::Outcome(outcome) => Value::Outcome(*outcome),
            Op::Compare {
                left,
                relation,
                right,
            } => {
                let sides = self.number(*left).zip(self.number(*right));
                truth(sides.is_some_and(|(left, right)| holds(left, *relation, right)))
            }
            Op::Is { choice, options } => {
                let Value::Choice(choice) = self.value(*choice, self.member) else {
                    panic!("no choice")
                };
                truth(choice.is_some_and(|option| options >> option & 1 == 1))
            }
            Op::Not(a) => Value::Outcome(match self.outcome(*a) {
                Outcome::Pass => Outcome::Fail,
                Outcome::Ask => Outcome::Ask,
                Outcome::Fail => Outcome::Pass,
            }),
            Op::All(ids) => Value::Outcome(worst(ids.iter().map(|id| self.outcome(*id)))),
            Op::Any(ids) => Value::Outcome(best(ids.iter().map(|id| self.outcome(*id)))),
            Op::Lenient(a) => truth(self.outcome(*a) != Outcome::Fail),
            Op::Waive { rule, waiver } => {
                Value::Outcome(match (self.outcome(*rule), self.outcome(*waiver)) {
                    (Outcome::Fail, Outcome::Ask | Outcome::Pass) => Outcome::Ask,
                    (outcome, _) => outcome,
                })
            }
            Op::Exists(id) => Value::Outcome(best(self.outcomes(*id).into_iter())),
            Op::Forall(id) => Value::Outcome(worst(self.outcomes(*id).into_iter())),
            Op::Applicant(id) => Value::Outcome(self.outcomes(*id)[0]),
            Op::Count(id) => {
                let passing = self.outcomes(*id).iter().filter(|o| **o == Outcome::Pass).count();
                Value::Number(Some(Fraction::from_integer(passing.try_into().unwrap())))
            }
            Op::Sum(id) => Value::Number(Some(self.numbers(*id).into_iter().sum())),
            Op::Least(id) => Value::Number(self.numbers(*id).into_iter().min()),
            Op::Greatest(id) => Value::Number(self.numbers(*id).into_iter().max()),
        }
    }

    fn value(&mut self, id: NodeId, member: Option<u8>) -> Value {
        let known = self.world.value(id, member);
        self.picked |= known.picked;
        known.value
    }

    fn number(&mut self, id: NodeId) -> Option<Fraction> {
        number(self.value(id, self.member))
    }

    fn outcome(&mut self, id: NodeId) -> Outcome {
        outcome(self.value(id, self.member))
    }

    fn both(&mut self, a: NodeId, b: NodeId, then: impl Fn(Fraction, Fraction) -> Fraction) -> Value {
        let (a, b) = (self.number(a), self.number(b));
        Value::Number(a.zip(b).map(|(a, b)| then(a, b)))
    }

    fn of_members(&mut self, id: NodeId) -> Vec<Value> {
        let members = u8::try_from(self.world.household.members()).unwrap();
        (0..members).map(|member| self.value(id, Some(member))).collect()
    }

    fn outcomes(&mut self, id: NodeId) -> Vec<Outcome> {
        self.of_members(id).into_iter().map(outcome).collect()
    }

    /// The numbers of those to whom it applies.
    fn numbers(&mut self, id: NodeId) -> Vec<Fraction> {
        self.of_members(id).into_iter().filter_map(number).collect()
    }

    fn answer(&self, fact: u16) -> Value {
        match self.world.household.answer(FactKey {
            fact,
            member: self.member,
        }) {
            Answer::Number(range) => Value::Number(Some(exact(range.single().expect("one number")))),
            Answer::Options(options) => {
                assert_eq!(options.count_ones(), 1, "one option");
                Value::Choice(Some(options.trailing_zeros()))
            }
            answer => panic!("{answer:?} in a complete household"),
        }
    }

    /// The latest value that has begun, unless it has ended; anything at all if there is none.
    fn in_force(&self, parameter: u16) -> Range {
        let on = self.world.on;
        let begun = self.world.pack.parameters[usize::from(parameter)]
            .periods
            .iter()
            .filter(|p| p.from <= on);
        let latest = begun
            .max_by_key(|p| p.from)
            .filter(|p| p.until.is_none_or(|until| until >= on));
        latest.map_or(Range::ALL, |p| p.value)
    }

    /// One number of a range.
    fn pick(&mut self, range: Range) -> Fraction {
        if let Some(single) = range.single() {
            return exact(single);
        }
        self.picked = true;
        let share = Fraction::new(self.throw().into(), 255);
        match (range.low().map(exact), range.high().map(exact)) {
            (Some(low), Some(high)) => low + (high - low) * share,
            (Some(low), None) => low + share * 2000,
            (None, Some(high)) => high - share * 2000,
            (None, None) => {
                Fraction::from_integer([0, 1, -1, 2, 500, 1045, -700, 3][self.throw() as usize % 8])
            }
        }
    }

    /// What chance says about this place, always the same in one world.
    fn throw(&self) -> u8 {
        // A figure is the same wherever it is read; 介于 and a division by nought have a place of their own.
        let place = match self.world.pack.nodes[usize::from(self.id)].op {
            Op::Parameter(parameter) => usize::from(parameter),
            _ => usize::from(self.id) * 7 + self.member.map_or(0, |m| 1 + usize::from(m)),
        };
        let picks = self.world.picks;
        picks.get(place % picks.len().max(1)).copied().unwrap_or(0)
    }
}

/// Whether what the engine thinks possible includes what is so.
pub fn includes(possible: value::Value, so: Value) -> bool {
    match (possible, so) {
        (value::Value::Number(set), Value::Number(None)) => set.absent,
        (value::Value::Number(set), Value::Number(Some(number))) => set.range.is_some_and(|range| {
            range.low().is_none_or(|low| exact(low) <= number)
                && range.high().is_none_or(|high| exact(high) >= number)
        }),
        (value::Value::Choice(set), Value::Choice(None)) => set.absent,
        (value::Value::Choice(set), Value::Choice(Some(option))) => set.options >> option & 1 == 1,
        (value::Value::Outcome(set), Value::Outcome(outcome)) => set.can(outcome),
        _ => false,
    }
}

fn number(value: Value) -> Option<Fraction> {
    let Value::Number(number) = value else {
        panic!("{value:?} is no number")
    };
    number
}

fn outcome(value: Value) -> Outcome {
    let Value::Outcome(outcome) = value else {
        panic!("{value:?} is no outcome")
    };
    outcome
}

fn truth(holds: bool) -> Value {
    Value::Outcome(if holds { Outcome::Pass } else { Outcome::Fail })
}

fn worst(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.min().unwrap_or(Outcome::Pass)
}

fn best(outcomes: impl Iterator<Item = Outcome>) -> Outcome {
    outcomes.max().unwrap_or(Outcome::Fail)
}

fn holds(left: Fraction, relation: Relation, right: Fraction) -> bool {
    match relation {
        Relation::Below => left < right,
        Relation::AtMost => left <= right,
        Relation::Above => left > right,
        Relation::AtLeast => left >= right,
        Relation::Equal => left == right,
        Relation::Unequal => left != right,
    }
}

/// Rounds to a whole number.
fn rounded(value: Fraction, mode: Rounding) -> Fraction {
    let half = Fraction::new(1, 2);
    let up = (value + half).floor();
    match mode {
        Rounding::Down => value.floor(),
        Rounding::Up => value.ceil(),
        Rounding::HalfUp => up,
        Rounding::HalfEven if value - value.floor() == half && up.to_integer() % 2 != 0 => value.floor(),
        Rounding::HalfEven => up,
    }
}

fn nought() -> Fraction {
    Fraction::from_integer(0)
}

fn exact(number: Number) -> Fraction {
    let (numerator, denominator) = number.parts();
    Fraction::new(numerator.into(), denominator.into())
}

/// The day of this number, or the end of the calendar nearest to it.
fn calendar(number: i128) -> Date {
    let ends = ["0001-01-01", "9999-12-31"].map(|day| Date::parse(day).unwrap());
    let [first, last] = ends.map(|day| i128::from(day.day_number()));
    Date::from_day_number(number.clamp(first, last).try_into().unwrap()).unwrap()
}

/// How often the day comes round until `on`, found by trying one period after the other.
fn completed(day: Date, count: Elapsed, on: Date) -> i64 {
    let after = |periods: i64| match count {
        Elapsed::Days => day.day_number() + periods,
        Elapsed::Months => later(day, periods),
        Elapsed::Years => later(day, 12 * periods),
    };
    let days = on.day_number() - day.day_number();
    let mut periods = match count {
        Elapsed::Days => days,
        Elapsed::Months => days / 31 - 1,
        Elapsed::Years => days / 366 - 1,
    };
    while after(periods + 1) <= on.day_number() {
        periods += 1;
    }
    while after(periods) > on.day_number() {
        periods -= 1;
    }
    periods
}

/// The number of the day so many months later; the last of its month where that is shorter.
fn later(day: Date, months: i64) -> i64 {
    let (year, month, of_month) = day.parts();
    let months = i64::from(year) * 12 + i64::from(month) - 1 + months;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    if year < 1 {
        return i64::MIN;
    }
    let Ok(first) = Date::new(year.try_into().unwrap(), month.try_into().unwrap(), 1) else {
        return i64::MAX;
    };
    let start = first.day_number();
    let length = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    start + i64::from(of_month).min(length) - 1
}
