//! Counting what happened to households.

use std::cmp::Ordering;

use jiuzhu_engine::{
    Number, Range, Screening, Verdict,
    pack::{ProgrammeId, Rounding, Unit},
};

/// So many examples are kept of those who gain and of those who lose.
const EXAMPLES: usize = 3;

/// What a version says to one household about one programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// The verdict; `None` if the version has no such programme.
    pub verdict: Option<Verdict>,
    /// What it would pay; `None` if no figure is published or there is nothing to be paid.
    pub amount: Option<Range>,
    /// What money it is; `None` if no figure is published.
    unit: Option<Unit>,
}

impl State {
    /// What a screening says about a programme.
    pub(super) fn of(screening: &Screening<'_>, programme: Option<ProgrammeId>) -> Self {
        let Some(id) = programme else {
            return Self {
                verdict: None,
                amount: None,
                unit: None,
            };
        };
        let programme = screening.pack().programmes.get(usize::from(id));
        let amount = programme.and_then(|programme| programme.amount.as_ref());
        let unit = amount.and_then(|amount| screening.pack().node(amount.node));
        Self {
            verdict: Some(screening.verdict(id)),
            amount: screening.amount(id),
            unit: unit.map(|node| node.unit),
        }
    }

    /// Position in [`Change::moves`].
    pub fn row(&self) -> usize {
        match self.verdict {
            None => 0,
            Some(Verdict::Unlikely) => 1,
            Some(Verdict::Ask) => 2,
            Some(Verdict::Possible) => 3,
            Some(Verdict::Likely) => 4,
        }
    }

    /// How near it is to being granted.
    fn rank(&self) -> u8 {
        match self.verdict {
            None | Some(Verdict::Unlikely) => 0,
            Some(Verdict::Ask | Verdict::Possible) => 1,
            Some(Verdict::Likely) => 2,
        }
    }

    /// Whether the money of both is of one kind: monthly, yearly and one-off amounts are different things.
    fn is_comparable(&self, other: &Self) -> bool {
        self.unit.zip(other.unit).is_none_or(|(a, b)| a == b)
    }

    /// What is paid, in 分.
    fn pay(&self) -> Pay {
        let whole = |range: Range| range.single().and_then(cents);
        match (self.verdict, self.unit, self.amount) {
            (None | Some(Verdict::Unlikely), ..) => Pay::Certain(0),
            (_, None, _) => Pay::NoFigure,
            (Some(Verdict::Likely), _, None) => Pay::Certain(0),
            (Some(_), _, None) => Pay::IfGranted(0),
            (Some(verdict), _, Some(range)) => match whole(range) {
                Some(cents) if verdict == Verdict::Likely => Pay::Certain(cents),
                Some(cents) => Pay::IfGranted(cents),
                None => Pay::Unsettled,
            },
        }
    }
}

/// What is paid, in 分.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pay {
    /// This much, nothing included.
    Certain(i64),
    /// This much if a person grants it.
    IfGranted(i64),
    /// The amount is not settled.
    Unsettled,
    /// The programme publishes no figure.
    NoFigure,
}

/// An amount in 分, halves to even.
fn cents(amount: Number) -> Option<i64> {
    amount
        .checked_mul(100.into())?
        .rounded(Number::ONE, Rounding::HalfEven)?
        .whole()
}

/// What happened to the households in one programme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// How many households moved from one verdict (row) to another (column): no such programme, 目前看不符合,
    /// 请到窗口, 可能符合, 很可能符合.
    pub moves: [[u64; 5]; 5],
    /// Where both versions are certain.
    pub certain: Money,
    /// Where a person decides in at least one of them: if it is granted.
    pub if_granted: Money,
    /// Households for whom the verdict or the amount changed and an amount is not settled.
    pub unsettled: u64,
    /// Some households that are better off.
    pub better: Vec<Example>,
    /// Some households that are worse off.
    pub worse: Vec<Example>,
}

impl Change {
    /// Whether nothing changed for anybody.
    pub fn is_empty(&self) -> bool {
        let stayed = |(row, moves): (usize, &[u64; 5])| {
            moves
                .iter()
                .enumerate()
                .all(|(column, count)| column == row || *count == 0)
        };
        self.moves.iter().enumerate().all(stayed)
            && self.certain.is_empty()
            && self.if_granted.is_empty()
            && self.unsettled == 0
    }
}

/// More and less money, of one unit, in 分.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Money {
    /// Every gain above nought, smallest first once counting is over.
    pub gains: Vec<i64>,
    /// Every loss as a number above nought, smallest first once counting is over.
    pub losses: Vec<i64>,
}

impl Money {
    /// Whether nobody gets more or less.
    pub fn is_empty(&self) -> bool {
        self.gains.is_empty() && self.losses.is_empty()
    }

    fn add(&mut self, before: i64, after: i64) {
        match after.cmp(&before) {
            Ordering::Greater => self.gains.push(after.saturating_sub(before)),
            Ordering::Less => self.losses.push(before.saturating_sub(after)),
            Ordering::Equal => {}
        }
    }

    fn join(&mut self, other: Self) {
        self.gains.extend(other.gains);
        self.losses.extend(other.losses);
    }

    fn sort(&mut self) {
        self.gains.sort_unstable();
        self.losses.sort_unstable();
    }

    /// All of them together.
    pub fn sum(list: &[i64]) -> i128 {
        list.iter().map(|cents| i128::from(*cents)).sum()
    }

    /// The middle one of a sorted list, the lower of two.
    pub fn median(list: &[i64]) -> Option<i64> {
        list.get(list.len().checked_sub(1)? / 2).copied()
    }
}

/// A household that can be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Its number in the population.
    pub household: u64,
    /// What the old version says.
    pub before: State,
    /// What the new version says.
    pub after: State,
}

/// What happened to the households so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    programmes: Vec<Change>,
    pub(super) better: u64,
    pub(super) worse: u64,
    pub(super) both: u64,
}

impl Tally {
    pub(super) fn new(programmes: usize) -> Self {
        Self {
            programmes: vec![Change::default(); programmes],
            ..Self::default()
        }
    }

    /// Counts one household; numbers must rise.
    pub(super) fn add(&mut self, household: u64, states: impl Iterator<Item = (State, State)>) {
        let (mut better, mut worse) = (false, false);
        for (change, (before, after)) in self.programmes.iter_mut().zip(states) {
            if let Some(count) = change
                .moves
                .get_mut(before.row())
                .and_then(|row| row.get_mut(after.row()))
            {
                *count += 1;
            }
            if before == after {
                continue;
            }
            let (gains, loses) = compared(&before, &after);
            change.money(&before, &after);
            let example = Example {
                household,
                before,
                after,
            };
            for (happened, list) in [(gains, &mut change.better), (loses, &mut change.worse)] {
                if happened && list.len() < EXAMPLES {
                    list.push(example.clone());
                }
            }
            better |= gains;
            worse |= loses;
        }
        match (better, worse) {
            (true, true) => self.both += 1,
            (true, false) => self.better += 1,
            (false, true) => self.worse += 1,
            (false, false) => {}
        }
    }

    /// Both tallies, of which the other one counted later households.
    pub(super) fn join(mut self, other: Self) -> Self {
        for (mine, other) in self.programmes.iter_mut().zip(other.programmes) {
            let counts = mine.moves.iter_mut().flatten();
            counts
                .zip(other.moves.into_iter().flatten())
                .for_each(|(a, b)| *a += b);
            mine.certain.join(other.certain);
            mine.if_granted.join(other.if_granted);
            mine.unsettled += other.unsettled;
            for (mine, other) in [(&mut mine.better, other.better), (&mut mine.worse, other.worse)] {
                mine.extend(other);
                mine.truncate(EXAMPLES);
            }
        }
        self.better += other.better;
        self.worse += other.worse;
        self.both += other.both;
        self
    }

    pub(super) fn finish(self) -> Vec<Change> {
        let sorted = |mut change: Change| {
            change.certain.sort();
            change.if_granted.sort();
            change
        };
        self.programmes.into_iter().map(sorted).collect()
    }
}

impl Change {
    fn money(&mut self, before: &State, after: &State) {
        let is_same_unit = before.is_comparable(after);
        match (before.pay(), after.pay()) {
            (Pay::NoFigure, _) | (_, Pay::NoFigure) => {}
            // Nothing is nothing in any unit.
            (Pay::Certain(0), Pay::Certain(b)) => self.certain.add(0, b),
            (Pay::Certain(a), Pay::Certain(b)) if is_same_unit => self.certain.add(a, b),
            (Pay::Certain(a) | Pay::IfGranted(a), Pay::Certain(b) | Pay::IfGranted(b)) if is_same_unit => {
                self.if_granted.add(a, b);
            }
            _ => self.unsettled += 1,
        }
    }
}

/// Whether a household is better off, and whether it is worse off; neither where that cannot be said.
fn compared(before: &State, after: &State) -> (bool, bool) {
    match before.rank().cmp(&after.rank()) {
        Ordering::Less => (true, false),
        Ordering::Greater => (false, true),
        Ordering::Equal if !before.is_comparable(after) => (false, false),
        Ordering::Equal => {
            let nought = Range::from(0);
            let (a, b) = (before.amount.unwrap_or(nought), after.amount.unwrap_or(nought));
            let bounds = [(a.low(), b.low()), (a.high(), b.high())];
            let rises = bounds.iter().any(|(a, b)| a.zip(*b).is_some_and(|(a, b)| a < b));
            let falls = bounds.iter().any(|(a, b)| a.zip(*b).is_some_and(|(a, b)| a > b));
            (rises && !falls, falls && !rises)
        }
    }
}
