//! Evaluating a pack over a household on a day.

use alloc::vec::Vec;

use crate::{
    Date, Household, MAX_MEMBERS, Number, Pack, Range,
    household::FactKey,
    pack::{Node, NodeId, Op, Outcome, ProgrammeId, Relation, Scope},
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
        let mut slot = 0;
        for node in &self.pack.nodes {
            let width = match node.scope {
                Scope::Household => 1,
                Scope::Member => columns,
            };
            for column in 0..width {
                self.evaluate(node, column, slot);
                slot += 1;
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

    #[inline(always)]
    fn outcomes(&self, node: NodeId, column: usize) -> Outcomes {
        self.at(node, column).outcomes()
    }

    #[inline(always)]
    fn number(&self, node: NodeId, column: usize) -> &NumberSet {
        self.at(node, column).number()
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
        self.values.resize(first, UNKNOWN);
    }

    /// Puts into a slot what a node may be in a column. Most nodes are conditions, and an outcome is a single byte:
    /// only the others are worth a whole value that is carried around.
    #[inline(always)]
    fn evaluate(&mut self, node: &Node, column: usize, slot: usize) {
        let outcomes = match &node.op {
            Op::During { from, until } => {
                let begun = from.is_none_or(|from| from <= self.on);
                let ended = until.is_some_and(|until| until < self.on);
                if begun && !ended { PASS } else { FAIL }
            }
            Op::Outcome(outcome) => Outcomes::only(*outcome),
            Op::Compare {
                left,
                relation,
                right,
            } => self.compare(*left, *relation, *right, column),
            Op::Is { choice, options } => self.at(*choice, column).choice().is(*options),
            Op::Not(a) => self.outcomes(*a, column).not(),
            Op::All(ids) => {
                let mut all = PASS;
                for id in ids {
                    all = all.and(self.outcomes(*id, column));
                }
                all
            }
            Op::Any(ids) => {
                let mut any = FAIL;
                for id in ids {
                    any = any.or(self.outcomes(*id, column));
                }
                any
            }
            Op::Lenient(a) => self.outcomes(*a, column).lenient(),
            Op::Waive { rule, waiver } => self
                .outcomes(*rule, column)
                .waived(self.outcomes(*waiver, column)),
            Op::Exists(id) => self.over_members(*id, FAIL, Outcomes::or),
            Op::Forall(id) => self.over_members(*id, PASS, Outcomes::and),
            Op::Applicant(id) => self.outcomes(*id, 0),
            Op::Fact(id) => return self.fact(*id, node.scope, column, slot),
            Op::When { gate, fact } => return self.gated(*gate, *fact, column, slot),
            _ => {
                let number = self.reckoned(node, column);
                if let Some(place) = self.values.get_mut(slot) {
                    *place = Value::Number(number);
                }
                return;
            }
        };
        if let Some(place) = self.values.get_mut(slot) {
            *place = Value::Outcome(outcomes);
        }
    }

    /// Whether two numbers compare so.
    #[inline(always)]
    fn compare(&self, left: NodeId, relation: Relation, right: NodeId, column: usize) -> Outcomes {
        let (left, right) = (self.number(left, column), self.number(right, column));
        let absent = left.absent || right.absent;
        match (&left.range, &right.range) {
            (Some(a), Some(b)) => {
                let (can_hold, can_fail) = a.compare(relation, b);
                Outcomes::truth(can_hold, can_fail || absent)
            }
            _ => FAIL,
        }
    }

    /// A node that computes a number.
    fn reckoned(&self, node: &Node, column: usize) -> NumberSet {
        let both = |a: NodeId, b: NodeId, operation: fn(Range, Range) -> Range| {
            self.number(a, column).map2(self.number(b, column), operation)
        };
        match &node.op {
            Op::Parameter(id) => NumberSet::of(self.parameter(*id).unwrap_or(Range::ALL)),
            Op::Today => NumberSet::of(self.on.day_number().into()),
            Op::Since { date, count } => {
                let set = self.number(*date, column);
                let range = set.range.map(|days| days.elapsed(*count, self.on));
                NumberSet {
                    range,
                    absent: set.absent,
                }
            }
            Op::Constant(range) => NumberSet::of(*range),
            Op::Absent => NumberSet::ABSENT,
            Op::Add(a, b) => both(*a, *b, Range::sum),
            Op::Subtract(a, b) => both(*a, *b, Range::difference),
            Op::Multiply(a, b) => both(*a, *b, Range::product),
            Op::Divide(a, b) => both(*a, *b, Range::quotient),
            Op::Greater(a, b) => both(*a, *b, Range::greater),
            Op::Lesser(a, b) => both(*a, *b, Range::lesser),
            Op::Between(a, b) => both(*a, *b, Range::hull),
            Op::Round { value, step, mode } => {
                let set = self.number(*value, column);
                let range = set.range.map(|r| r.rounded(*step, *mode));
                NumberSet {
                    range,
                    absent: set.absent,
                }
            }
            Op::If {
                condition,
                then,
                otherwise,
            } => {
                let condition = self.outcomes(*condition, column);
                let passes = condition.can(Outcome::Pass).then(|| *self.number(*then, column));
                let fails =
                    (condition != Outcomes::only(Outcome::Pass)).then(|| *self.number(*otherwise, column));
                match (passes, fails) {
                    (Some(a), Some(b)) => a.union(b),
                    (a, b) => a.or(b).unwrap_or(NumberSet::ABSENT),
                }
            }
            Op::Count(id) => NumberSet::of(self.count(*id)),
            Op::Sum(id) => NumberSet::of(self.sum(*id)),
            Op::Least(id) => self.extreme(*id, Range::lesser),
            Op::Greatest(id) => self.extreme(*id, Range::greater),
            _ => ANYTHING,
        }
    }

    /// Puts into a slot what a fact may be.
    #[inline(always)]
    fn fact(&mut self, id: u16, scope: Scope, column: usize, slot: usize) {
        let member = match scope {
            Scope::Household => None,
            Scope::Member => Some(u8::try_from(column).unwrap_or(u8::MAX)),
        };
        let fact = self.pack.facts.get(usize::from(id));
        if let (Some(fact), Some(place)) = (fact, self.values.get_mut(slot)) {
            *place = fact.value(self.household.said(FactKey { fact: id, member }));
        }
    }

    /// Puts into a slot what a fact may be where its gate may fail: there it is not applicable.
    #[inline(always)]
    fn gated(&mut self, gate: NodeId, fact: NodeId, column: usize, slot: usize) {
        let gate = self.outcomes(gate, column);
        let (applies, absent) = (gate.can(Outcome::Pass), gate != PASS);
        let from = self.slot(fact, column);
        let Some((before, after)) = self.values.split_at_mut_checked(slot) else {
            return;
        };
        let from = from.and_then(|from| before.get(from));
        let (Some(from), Some(place)) = (from, after.first_mut()) else {
            return;
        };
        *place = *from;
        match place {
            Value::Number(set) => {
                if !applies {
                    set.range = None;
                }
                set.absent |= absent;
            }
            Value::Choice(set) => {
                if !applies {
                    set.options = 0;
                }
                set.absent |= absent;
            }
            Value::Outcome(_) => {}
        }
    }

    /// Joins the outcomes of the members; members not listed may be there or not.
    #[inline(always)]
    fn over_members(
        &self,
        id: NodeId,
        start: Outcomes,
        join: impl Fn(Outcomes, Outcomes) -> Outcomes,
    ) -> Outcomes {
        let mut all = start;
        for column in 0..self.household.members() {
            all = join(all, self.outcomes(id, column));
        }
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
const ANYTHING: NumberSet = NumberSet {
    range: Some(Range::ALL),
    absent: true,
};
static UNKNOWN: Value = Value::Number(ANYTHING);
