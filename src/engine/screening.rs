//! Evaluating a pack over a household on a day.

use alloc::vec::Vec;

use crate::{
    Date, Household, MAX_MEMBERS, Number, Pack, Range,
    household::FactKey,
    pack::{Node, NodeId, Op, Outcome, ProgrammeId, Scope},
    value::{NumberSet, Outcomes, Value},
};

/// What the answers say about one programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every checked condition holds, whatever the open answers turn out to be.
    Likely,
    /// Not settled yet.
    Possible,
    /// Nothing fails, but a person decides.
    Ask,
    /// A condition fails, whatever the open answers turn out to be.
    Unlikely,
}

impl Verdict {
    /// Whether no further answer can change it.
    pub const fn is_firm(self) -> bool {
        !matches!(self, Self::Possible)
    }
}

/// A pack on a day, applied to one household after another.
///
/// The buffers are kept, so screening the next household of the same size allocates nothing.
#[derive(Debug, Clone)]
pub struct Screening<'p> {
    pack: &'p Pack,
    on: Date,
    /// Value of each parameter on the day; `None` where none is in force.
    parameters: Vec<Option<Range>>,
    household: Household,
    /// Where the values of each node stand.
    places: Vec<Place>,
    values: Vec<Value>,
    columns: usize,
}

/// One slot for a household node, one per column for a member node.
#[derive(Debug, Clone, Copy)]
struct Place {
    first: usize,
    per_member: bool,
}

impl<'p> Screening<'p> {
    /// A screening of a household that has answered nothing.
    pub fn new(pack: &'p Pack, on: Date) -> Self {
        let in_force = |parameter: &crate::pack::Parameter| {
            let period = parameter.periods.iter().rev().find(|p| p.from <= on)?;
            period
                .until
                .is_none_or(|until| on <= until)
                .then_some(period.value)
        };
        let mut screening = Self {
            pack,
            on,
            parameters: pack.parameters.iter().map(in_force).collect(),
            household: Household::new(pack),
            places: Vec::new(),
            values: Vec::new(),
            columns: 0,
        };
        let blank = screening.household.clone();
        screening.screen(&blank);
        screening
    }

    /// Evaluates the pack for this household.
    pub fn screen(&mut self, household: &Household) {
        self.household.clone_from(household);
        // While the list of members is open, one column more stands for anybody not listed yet.
        let columns = household.members() + usize::from(!household.is_listed());
        self.lay_out(columns);
        self.values.clear();
        for node in &self.pack.nodes {
            match node.scope {
                Scope::Household => {
                    let value = self.evaluate(node, 0);
                    self.values.push(value);
                }
                Scope::Member => {
                    for column in 0..columns {
                        let value = self.evaluate(node, column);
                        self.values.push(value);
                    }
                }
            }
        }
    }

    /// The pack.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// The screening date.
    pub fn on(&self) -> Date {
        self.on
    }

    /// The household last screened.
    pub fn household(&self) -> &Household {
        &self.household
    }

    /// What a node may be, for a member node of this member; anything at all if there is no such place.
    pub fn value(&self, node: NodeId, member: Option<u8>) -> Value {
        *self.at(node, member.map_or(0, usize::from))
    }

    /// The value of a parameter on the screening date.
    pub fn parameter(&self, id: u16) -> Option<Range> {
        self.parameters.get(usize::from(id)).copied().flatten()
    }

    /// The verdict on a programme.
    pub fn verdict(&self, programme: ProgrammeId) -> Verdict {
        let Some(programme) = self.pack.programmes.get(usize::from(programme)) else {
            return Verdict::Ask;
        };
        match self.at(programme.outcome, 0).outcomes().single() {
            Some(Outcome::Pass) => Verdict::Likely,
            Some(Outcome::Ask) => Verdict::Ask,
            Some(Outcome::Fail) => Verdict::Unlikely,
            // What no answer can settle, a person has to.
            None if self.is_open(programme.outcome, None) => Verdict::Possible,
            None => Verdict::Ask,
        }
    }

    /// What a programme would pay if it is granted; `None` where it pays nothing, publishes no figure, or
    /// cannot be granted.
    pub fn amount(&self, programme: ProgrammeId) -> Option<Range> {
        let programme = self.pack.programmes.get(usize::from(programme))?;
        let amount = programme.amount.as_ref()?;
        if !self.at(programme.outcome, 0).outcomes().can_succeed() {
            return None;
        }
        self.at(amount.node, 0)
            .number()
            .range
            .filter(|r| *r != Range::from(0))
    }

    /// Columns of a member node: the listed members, then perhaps one for anybody not listed.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// The column that stands for anybody not listed yet, if there may be such members.
    #[inline(always)]
    pub(crate) fn unlisted(&self) -> Option<usize> {
        (self.columns > self.household.members()).then(|| self.household.members())
    }

    /// A node's value in a column; household nodes are the same in every column.
    #[inline(always)]
    pub(crate) fn at(&self, node: NodeId, column: usize) -> &Value {
        self.slot(node, column)
            .and_then(|slot| self.values.get(slot))
            .unwrap_or(&UNKNOWN)
    }

    /// Where a node's value in a column is stored.
    #[inline(always)]
    pub(crate) fn slot(&self, node: NodeId, column: usize) -> Option<usize> {
        let place = *self.places.get(usize::from(node))?;
        match place.per_member {
            false => Some(place.first),
            true if column < self.columns => Some(place.first + column),
            true => None,
        }
    }

    /// How many slots there are.
    pub(crate) fn slots(&self) -> usize {
        self.values.len()
    }

    fn lay_out(&mut self, columns: usize) {
        if columns == self.columns {
            return;
        }
        self.columns = columns;
        self.places.clear();
        let mut first = 0;
        for node in &self.pack.nodes {
            let per_member = node.scope == Scope::Member;
            self.places.push(Place { first, per_member });
            first += if per_member { columns } else { 1 };
        }
    }

    #[inline(always)]
    fn evaluate(&self, node: &Node, column: usize) -> Value {
        let number = |id: NodeId| self.at(id, column).number();
        let outcome = |id: NodeId| self.at(id, column).outcomes();
        match &node.op {
            Op::Fact(id) => self.fact(*id, node.scope, column),
            Op::When { gate, fact } => gated(outcome(*gate), *self.at(*fact, column)),
            Op::Parameter(id) => Value::Number(NumberSet::of(self.parameter(*id).unwrap_or(Range::ALL))),
            Op::Today => Value::Number(NumberSet::of(self.on.day_number().into())),
            Op::Since { date, count } => {
                let set = number(*date);
                let range = set.range.map(|days| days.elapsed(*count, self.on));
                Value::Number(NumberSet {
                    range,
                    absent: set.absent,
                })
            }
            Op::During { from, until } => {
                let begun = from.is_none_or(|from| from <= self.on);
                let ended = until.is_some_and(|until| until < self.on);
                Value::Outcome(if begun && !ended { PASS } else { FAIL })
            }
            Op::Constant(range) => Value::Number(NumberSet::of(*range)),
            Op::Absent => Value::Number(NumberSet::ABSENT),
            Op::Add(a, b) => Value::Number(number(*a).map2(number(*b), Range::sum)),
            Op::Subtract(a, b) => Value::Number(number(*a).map2(number(*b), Range::difference)),
            Op::Multiply(a, b) => Value::Number(number(*a).map2(number(*b), Range::product)),
            Op::Divide(a, b) => Value::Number(number(*a).map2(number(*b), Range::quotient)),
            Op::Greater(a, b) => Value::Number(number(*a).map2(number(*b), Range::greater)),
            Op::Lesser(a, b) => Value::Number(number(*a).map2(number(*b), Range::lesser)),
            Op::Between(a, b) => Value::Number(number(*a).map2(number(*b), Range::hull)),
            Op::Round { value, step, mode } => {
                let set = number(*value);
                let range = set.range.map(|r| r.rounded(*step, *mode));
                Value::Number(NumberSet {
                    range,
                    absent: set.absent,
                })
            }
            Op::If {
                condition,
                then,
                otherwise,
            } => {
                let condition = outcome(*condition);
                let passes = condition.can(Outcome::Pass).then(|| *number(*then));
                let fails = (condition != Outcomes::only(Outcome::Pass)).then(|| *number(*otherwise));
                Value::Number(match (passes, fails) {
                    (Some(a), Some(b)) => a.union(b),
                    (a, b) => a.or(b).unwrap_or(NumberSet::ABSENT),
                })
            }
            Op::Outcome(outcome) => Value::Outcome(Outcomes::only(*outcome)),
            Op::Compare {
                left,
                relation,
                right,
            } => {
                let (left, right) = (number(*left), number(*right));
                let absent = left.absent || right.absent;
                Value::Outcome(match (&left.range, &right.range) {
                    (Some(a), Some(b)) => {
                        let (can_hold, can_fail) = a.compare(*relation, b);
                        Outcomes::truth(can_hold, can_fail || absent)
                    }
                    _ => Outcomes::only(Outcome::Fail),
                })
            }
            Op::Is { choice, options } => Value::Outcome(self.at(*choice, column).choice().is(*options)),
            Op::Not(a) => Value::Outcome(outcome(*a).not()),
            Op::All(ids) => Value::Outcome(ids.iter().fold(PASS, |all, id| all.and(outcome(*id)))),
            Op::Any(ids) => Value::Outcome(ids.iter().fold(FAIL, |any, id| any.or(outcome(*id)))),
            Op::Lenient(a) => Value::Outcome(outcome(*a).lenient()),
            Op::Waive { rule, waiver } => Value::Outcome(outcome(*rule).waived(outcome(*waiver))),
            Op::Exists(id) => Value::Outcome(self.over_members(*id, FAIL, Outcomes::or)),
            Op::Forall(id) => Value::Outcome(self.over_members(*id, PASS, Outcomes::and)),
            Op::Applicant(id) => Value::Outcome(self.at(*id, 0).outcomes()),
            Op::Count(id) => Value::Number(NumberSet::of(self.count(*id))),
            Op::Sum(id) => Value::Number(NumberSet::of(self.sum(*id))),
            Op::Least(id) => Value::Number(self.extreme(*id, Range::lesser)),
            Op::Greatest(id) => Value::Number(self.extreme(*id, Range::greater)),
        }
    }

    #[inline(always)]
    fn fact(&self, id: u16, scope: Scope, column: usize) -> Value {
        let Some(fact) = self.pack.facts.get(usize::from(id)) else {
            return UNKNOWN;
        };
        let member = match scope {
            Scope::Household => None,
            Scope::Member => Some(u8::try_from(column).unwrap_or(u8::MAX)),
        };
        fact.value(self.household.answer(FactKey { fact: id, member }))
    }

    /// Joins the outcomes of the members; members not listed may be there or not.
    fn over_members(
        &self,
        id: NodeId,
        start: Outcomes,
        join: fn(Outcomes, Outcomes) -> Outcomes,
    ) -> Outcomes {
        let listed = 0..self.household.members();
        let all = listed.fold(start, |all, column| join(all, self.at(id, column).outcomes()));
        match self.unlisted() {
            Some(column) => all.union(join(all, self.at(id, column).outcomes())),
            None => all,
        }
    }

    fn count(&self, id: NodeId) -> Range {
        let (mut certain, mut possible) = (0, 0);
        for column in 0..self.household.members() {
            let outcomes = self.at(id, column).outcomes();
            certain += i64::from(outcomes == PASS);
            possible += i64::from(outcomes.can(Outcome::Pass));
        }
        if let Some(column) = self.unlisted()
            && self.at(id, column).outcomes().can(Outcome::Pass)
        {
            possible += self.room();
        }
        Range::new(Some(certain.into()), Some(possible.into())).unwrap_or(Range::ALL)
    }

    fn sum(&self, id: NodeId) -> Range {
        let each = |column| self.at(id, column).number().or_nought();
        let listed =
            (0..self.household.members()).fold(Range::from(0), |total, column| total.sum(each(column)));
        match self.unlisted() {
            Some(column) => {
                let room = Range::new(Some(Number::ZERO), Some(self.room().into())).unwrap_or(Range::ALL);
                listed.sum(each(column).product(room))
            }
            None => listed,
        }
    }

    /// How many members could still be listed.
    fn room(&self) -> i64 {
        i64::try_from(MAX_MEMBERS.saturating_sub(self.household.members())).unwrap_or(0)
    }

    /// The least or greatest number over the members to whom it applies.
    fn extreme(&self, id: NodeId, join: fn(Range, Range) -> Range) -> NumberSet {
        // Over those to whom it certainly applies, then with each of the others there or not.
        let mut sure: Option<Range> = None;
        let mut perhaps: Option<Range> = None;
        for column in 0..self.columns {
            let set = self.at(id, column).number();
            let Some(range) = set.range else { continue };
            if set.absent || Some(column) == self.unlisted() {
                perhaps = Some(perhaps.map_or(range, |p| p.hull(range)));
            } else {
                sure = Some(sure.map_or(range, |s| join(s, range)));
            }
        }
        match (sure, perhaps) {
            (Some(sure), Some(perhaps)) => NumberSet::of(sure.hull(join(sure, perhaps))),
            (Some(sure), None) => NumberSet::of(sure),
            (None, range) => NumberSet { range, absent: true },
        }
    }
}

const PASS: Outcomes = Outcomes::only(Outcome::Pass);
const FAIL: Outcomes = Outcomes::only(Outcome::Fail);
static UNKNOWN: Value = Value::Number(NumberSet {
    range: Some(Range::ALL),
    absent: true,
});

/// A fact's value where its gate may fail: there it is not applicable.
#[inline(always)]
fn gated(gate: Outcomes, value: Value) -> Value {
    let (applies, absent) = (gate.can(Outcome::Pass), gate != PASS);
    match value {
        Value::Number(set) => Value::Number(NumberSet {
            range: set.range.filter(|_| applies),
            absent: set.absent || absent,
        }),
        Value::Choice(mut set) => {
            if !applies {
                set.options = 0;
            }
            set.absent |= absent;
            Value::Choice(set)
        }
        Value::Outcome(_) => value,
    }
}
