//! Intervals of exact numbers.

use crate::{
    Date, Number,
    codec::record,
    number::End,
    pack::{Elapsed, Relation, Rounding},
};

/// All numbers from `low` to `high`, ends included; a missing end is unbounded.
///
/// Operations are *inclusion-monotone*: narrower operands never give a wider result. An end beyond 64 bits moves
/// outwards, at most to unbounded, which is wider and therefore still sound.
///
/// INVARIANT: `low ≤ high` where both are present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Range {
    low: Option<Number>,
    high: Option<Number>,
}

record! { Range { low, high } }

impl Range {
    /// Every number.
    pub const ALL: Self = Self {
        low: None,
        high: None,
    };

    /// The numbers from `low` to `high`; `None` if the ends are the wrong way round.
    pub fn new(low: Option<Number>, high: Option<Number>) -> Option<Self> {
        match (low, high) {
            (Some(l), Some(h)) if l > h => None,
            _ => Some(Self { low, high }),
        }
    }

    /// Just this number.
    pub const fn point(value: Number) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
        }
    }

    /// Lower end; `None` if unbounded.
    pub const fn low(self) -> Option<Number> {
        self.low
    }

    /// Upper end; `None` if unbounded.
    pub const fn high(self) -> Option<Number> {
        self.high
    }

    /// The only number in it, if there is only one.
    pub fn single(self) -> Option<Number> {
        self.low.filter(|_| self.low == self.high)
    }

    /// Whether nothing at all is known.
    pub fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// Whether every number of `other` is in `self`.
    pub fn contains(self, other: Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a <= b,
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a >= b,
        };
        low && high
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// What both have in common; `None` if nothing.
    pub fn meet(self, other: Self) -> Option<Self> {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(low, high)
    }

    /// Whether a stored range keeps the invariant.
    pub(crate) fn is_sound(self) -> bool {
        self.low.is_none_or(Number::is_sound)
            && self.high.is_none_or(Number::is_sound)
            && Self::new(self.low, self.high).is_some()
    }

    /// Sums.
    pub fn sum(self, other: Self) -> Self {
        Self {
            low: self
                .low
                .zip(other.low)
                .and_then(|(a, b)| a.sum_towards(b, End::Low)),
            high: self
                .high
                .zip(other.high)
                .and_then(|(a, b)| a.sum_towards(b, End::High)),
        }
    }

    /// Differences.
    pub fn difference(self, other: Self) -> Self {
        self.sum(other.negate())
    }

    /// Products.
    pub fn product(self, other: Self) -> Self {
        let zero = Self::point(Number::ZERO);
        if self == zero || other == zero {
            return zero;
        }
        if self.is_nonnegative() && other.is_nonnegative() {
            return Self {
                low: self
                    .low
                    .zip(other.low)
                    .and_then(|(a, b)| a.product_towards(b, End::Low)),
                high: self
                    .high
                    .zip(other.high)
                    .and_then(|(a, b)| a.product_towards(b, End::High)),
            };
        }
        let corners = [
            self.low.zip(other.low),
            self.low.zip(other.high),
            self.high.zip(other.low),
            self.high.zip(other.high),
        ];
        let mut result: Option<Self> = None;
        for corner in corners {
            let Some((a, b)) = corner else { return Self::ALL };
            let corner = Self {
                low: a.product_towards(b, End::Low),
                high: a.product_towards(b, End::High),
            };
            result = Some(result.map_or(corner, |r| r.hull(corner)));
        }
        result.unwrap_or(Self::ALL)
    }

    /// Quotients; everything if `other` may be nought.
    pub fn quotient(self, other: Self) -> Self {
        let (positive, negative) = (
            other.low.is_some_and(|l| l > Number::ZERO),
            other.high.is_some_and(|h| h < Number::ZERO),
        );
        if negative {
            return self.negate().quotient(other.negate());
        }
        if !positive {
            return Self::ALL;
        }
        // For a positive divisor each end of the quotient uses the divisor's end that pushes it outwards; an
        // unbounded divisor pushes towards nought.
        let quotient = |value: Option<Number>, end: End| -> Option<Number> {
            let value = value?;
            let outwards = (value >= Number::ZERO) == (end == End::High);
            match if outwards { other.low } else { other.high } {
                Some(divisor) => value.quotient_towards(divisor, end),
                None => Some(Number::ZERO),
            }
        };
        Self {
            low: quotient(self.low, End::Low),
            high: quotient(self.high, End::High),
        }
    }

    /// The greater of two numbers.
    pub fn greater(self, other: Self) -> Self {
        Self {
            low: match (self.low, other.low) {
                (Some(a), Some(b)) => Some(a.max(b)),
                (a, b) => a.or(b),
            },
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// The lesser of two numbers.
    pub fn lesser(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: match (self.high, other.high) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    /// Each number rounded to a multiple of `step`.
    pub fn rounded(self, step: Number, mode: Rounding) -> Self {
        // Where the rounded number does not fit, the number itself lies within a step of it.
        let end = |value: Option<Number>, end: End, margin: Number| {
            value.and_then(|n| n.rounded(step, mode).or_else(|| n.sum_towards(margin, end)))
        };
        Self {
            low: end(self.low, End::Low, -step),
            high: end(self.high, End::High, step),
        }
    }

    /// What has been completed on a day since each of these days, given as days since 1970-01-01.
    pub fn elapsed(self, count: Elapsed, on: Date) -> Self {
        let end = |day: Option<Number>| day.map(|day| Date::on_day(day).elapsed(count, on).into());
        // The later the day, the less has passed since.
        Self {
            low: end(self.high),
            high: end(self.low),
        }
    }

    /// Whether the relation can hold, and whether it can fail, over all pairs of numbers.
    #[inline(always)]
    pub fn compare(&self, relation: Relation, other: &Self) -> (bool, bool) {
        // `below`: some a < b; `at_most`: some a ≤ b; and the same seen from the other side.
        let some_below = |a: &Self, b: &Self| a.low.zip(b.high).is_none_or(|(l, h)| l < h);
        let some_at_most = |a: &Self, b: &Self| a.low.zip(b.high).is_none_or(|(l, h)| l <= h);
        match relation {
            Relation::Below => (some_below(self, other), some_at_most(other, self)),
            Relation::AtMost => (some_at_most(self, other), some_below(other, self)),
            Relation::Above => (some_below(other, self), some_at_most(self, other)),
            Relation::AtLeast => (some_at_most(other, self), some_below(self, other)),
            Relation::Equal => self.equal(*other),
            Relation::Unequal => {
                let (can, cannot) = self.equal(*other);
                (cannot, can)
            }
        }
    }

    fn equal(self, other: Self) -> (bool, bool) {
        let same = self.single().is_some() && self.single() == other.single();
        (self.meet(other).is_some(), !same)
    }

    fn negate(self) -> Self {
        Self {
            low: self.high.map(|n| -n),
            high: self.low.map(|n| -n),
        }
    }

    fn is_nonnegative(self) -> bool {
        self.low.is_some_and(|l| l >= Number::ZERO)
    }
}

impl From<i64> for Range {
    fn from(whole: i64) -> Self {
        Self::point(whole.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn small() -> impl Strategy<Value = Option<Number>> {
        prop_oneof![1 => Just(None), 6 => (-6i64..=6, 1i64..=3).prop_map(|(n, d)| Number::new(n, d))]
    }

    fn ranges() -> impl Strategy<Value = Range> {
        (small(), small()).prop_map(|(a, b)| Range::new(a, b).or(Range::new(b, a)).unwrap_or(Range::ALL))
    }

    /// A range, a range inside it, and a number inside that.
    fn nested() -> impl Strategy<Value = (Range, Range, Number)> {
        (ranges(), ranges(), -6i64..=6).prop_filter_map("inside", |(outer, other, n)| {
            let inner = outer.meet(other)?;
            let n = inner.meet(Range::from(n))?.single()?;
            Some((outer, inner, n))
        })
    }

    type Binary = fn(Range, Range) -> Range;
    const OPERATIONS: [(&str, Binary); 6] = [
        ("sum", Range::sum),
        ("difference", Range::difference),
        ("product", Range::product),
        ("quotient", Range::quotient),
        ("greater", Range::greater),
        ("lesser", Range::lesser),
    ];

    proptest! {
        #[test]
        fn operations_hold_every_result_and_never_widen((a, a2, x) in nested(), (b, b2, y) in nested()) {
            for (name, operation) in OPERATIONS {
                let (wide, narrow) = (operation(a, b), operation(a2, b2));
                prop_assert!(wide.contains(narrow), "{name}: {a:?} {b:?} -> {wide:?}, {a2:?} {b2:?} -> {narrow:?}");
                let point = operation(Range::point(x), Range::point(y));
                prop_assert!(narrow.contains(point), "{name}: {a2:?} {b2:?} at {x} {y}: {narrow:?} lacks {point:?}");
            }
        }

        #[test]
        fn comparisons_are_settled_only_when_all_pairs_agree((a, _, x) in nested(), (b, _, y) in nested()) {
            let relations = [
                (Relation::Below, x < y), (Relation::AtMost, x <= y), (Relation::Above, x > y),
                (Relation::AtLeast, x >= y), (Relation::Equal, x == y), (Relation::Unequal, x != y),
            ];
            for (relation, holds) in relations {
                let (can_hold, can_fail) = a.compare(relation, &b);
                prop_assert!(if holds { can_hold } else { can_fail }, "{relation:?} {a:?} {b:?} at {x} {y}");
                let at = Range::point(x).compare(relation, &Range::point(y));
                prop_assert_eq!(at, (holds, !holds));
            }
        }
    }

    #[test]
    fn rounding_keeps_a_point_a_point() {
        for mode in [Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven] {
            assert_eq!(Range::from(745).rounded(1.into(), mode), Range::from(745));
        }
    }

    #[test]
    fn division_by_what_may_be_nought_says_nothing() {
        assert_eq!(Range::from(1).quotient(Range::from(0)), Range::ALL);
        let positive = Range::new(Some(2.into()), None).unwrap();
        assert_eq!(
            Range::from(4).quotient(positive),
            Range::new(Some(0.into()), Some(2.into())).unwrap()
        );
    }

    #[test]
    fn nought_divided_is_nought() {
        for divisor in [
            Range::new(Some(2.into()), None),
            Range::new(None, Some((-2).into())),
        ] {
            assert_eq!(Range::from(0).quotient(divisor.unwrap()), Range::from(0));
        }
    }

    /// Near the ends of all numbers the result is still held, and by as little as fits.
    #[test]
    fn results_beyond_64_bits_are_held_closely() {
        let most = Number::from(i64::MAX);
        let thing = |n: i64, d: i64| Range::point(Number::new(n, d).unwrap());
        let ends = |range: Range| (range.low(), range.high());
        assert_eq!(ends(thing(i64::MAX, 1).sum(Range::from(1))), (Some(most), None));
        assert_eq!(
            ends(thing(-i64::MAX, 1).difference(Range::from(1))),
            (None, Some(-most))
        );
        // 2/3 of the greatest number and 1/7: the fraction has no exact form, the whole number beside it does.
        let held = thing(i64::MAX - 1, 3).sum(thing(1, 7));
        let (low, high) = (held.low().unwrap(), held.high().unwrap());
        assert!(low < high && high.checked_sub(low).unwrap() <= Number::new(1, 2).unwrap());
        assert!(low >= Number::new(i64::MAX - 1, 3).unwrap());
        let step = |low: i64, high: i64| Range::new(Some(low.into()), Some(high.into())).unwrap();
        for mode in [Rounding::Down, Rounding::Up, Rounding::HalfUp, Rounding::HalfEven] {
            let ten = Number::from(1000);
            assert_eq!(step(1, 1).rounded(ten, Rounding::Up), step(1000, 1000));
            let huge = step(i64::MAX - 8, i64::MAX - 8).rounded(ten, mode);
            assert!(huge.low().unwrap() >= Number::from(i64::MAX - 1999), "{mode:?}");
            assert!(huge.contains(step(i64::MAX - 807, i64::MAX - 807)), "{mode:?}");
            let small = step(8 - i64::MAX, 8 - i64::MAX).rounded(ten, mode);
            assert!(small.high().unwrap() <= Number::from(1999 - i64::MAX), "{mode:?}");
        }
    }

    #[test]
    fn all_is_all_and_nothing_else() {
        assert!(Range::ALL.is_all());
        for (low, high) in [(Some(0), None), (None, Some(0)), (Some(0), Some(0))] {
            assert!(
                !Range::new(low.map(Number::from), high.map(Number::from))
                    .unwrap()
                    .is_all()
            );
        }
    }

    /// What a forged pack may hold is found out.
    #[test]
    fn ranges_that_cannot_be_are_unsound() {
        let [one, two] = [1, 2].map(|n| Some(Number::from(n)));
        let halves = Some(Number::unsound());
        for (low, high, sound) in [
            (one, two, true),
            (None, None, true),
            (two, one, false),
            (halves, None, false),
            (None, halves, false),
        ] {
            assert_eq!(Range { low, high }.is_sound(), sound, "{low:?} {high:?}");
        }
    }
}
