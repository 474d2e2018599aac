//! Exact numbers.

use core::{cmp::Ordering, fmt, num::NonZeroI64, ops::Neg};

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul};

use crate::{
    codec::{Reader, Stored, Writer},
    pack::Rounding,
};

/// An exact fraction.
///
/// Money divided by three people or twelve months stays exact, so a household that sits on a threshold is
/// never pushed over it by a rounding error. Rounding happens only where a rule says so.
///
/// ```
/// use jiuzhu_engine::Number;
/// let third = Number::new(4300, 3).unwrap();
/// assert_eq!(third.to_string(), "1433.33");
/// assert_eq!(third.checked_mul(3.into()), Some(Number::from(4300)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    numerator: i64,
    /// Never nought, which makes room for “no number”: values are copied all the time.
    denominator: NonZeroI64,
}

impl Stored for Number {
    fn read(from: &mut Reader<'_>) -> Self {
        let numerator = i64::read(from);
        let denominator = NonZeroI64::new(i64::read(from)).unwrap_or_else(|| {
            from.refuse();
            WHOLE
        });
        Self {
            numerator,
            denominator,
        }
    }

    fn write(&self, to: &mut Writer) {
        self.numerator.write(to);
        self.denominator.get().write(to);
    }
}

impl Number {
    /// Nought.
    pub const ZERO: Self = Self::of(0);
    /// One.
    pub const ONE: Self = Self::of(1);

    const fn of(whole: i64) -> Self {
        Self {
            numerator: whole,
            denominator: WHOLE,
        }
    }

    fn ratio(self) -> Ratio<i64> {
        Ratio::new_raw(self.numerator, self.denominator.get())
    }

    /// `numerator / denominator`; `None` if the denominator is not positive.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        Self::fit(Ratio::new(numerator, denominator)).filter(|_| numerator != i64::MIN)
    }

    /// Whether a stored fraction is in lowest terms with a positive denominator.
    pub(crate) fn is_sound(self) -> bool {
        let (numerator, denominator) = self.parts();
        Self::new(numerator, denominator).is_some_and(|n| n.parts() == self.parts())
    }

    /// A stored fraction that no computation gives.
    #[cfg(test)]
    pub(crate) const fn unsound() -> Self {
        Self {
            numerator: 2,
            denominator: NonZeroI64::new(4).unwrap(),
        }
    }

    /// The fraction as its lowest terms.
    pub fn parts(self) -> (i64, i64) {
        (self.numerator, self.denominator.get())
    }

    /// Whether it is whole.
    #[inline(always)]
    pub fn is_whole(self) -> bool {
        self.denominator == WHOLE
    }

    /// The whole value, if it is whole.
    pub fn whole(self) -> Option<i64> {
        self.is_whole().then_some(self.numerator)
    }

    /// `self + other`, `None` if it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return Self::whole_of(self.numerator.checked_add(other.numerator)?);
        }
        Self::fit(self.ratio().checked_add(&other.ratio())?)
    }

    /// `self − other`, `None` if it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(-other)
    }

    /// `self × other`, `None` if it does not fit.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return Self::whole_of(self.numerator.checked_mul(other.numerator)?);
        }
        Self::fit(self.ratio().checked_mul(&other.ratio())?)
    }

    /// `self ÷ other`, `None` for a division by nought or if it does not fit.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other == Self::ZERO {
            return None;
        }
        Self::fit(self.ratio().checked_div(&other.ratio())?)
    }

    /// `self + other`, rounded towards `end` if it does not fit; `None` if it lies beyond that end of all numbers.
    pub(crate) fn sum_towards(self, other: Self, end: End) -> Option<Self> {
        self.checked_add(other).or_else(|| {
            let ((a, b), (c, d)) = (self.wide(), other.wide());
            end.narrow(a * d + c * b, b * d)
        })
    }

    /// `self × other`, rounded towards `end` if it does not fit; `None` if it lies beyond that end of all numbers.
    pub(crate) fn product_towards(self, other: Self, end: End) -> Option<Self> {
        self.checked_mul(other).or_else(|| {
            let ((a, b), (c, d)) = (self.wide(), other.wide());
            end.narrow(a * c, b * d)
        })
    }

    /// `self ÷ other` for a positive `other`, rounded towards `end` if it does not fit; `None` if it lies beyond
    /// that end of all numbers.
    pub(crate) fn quotient_towards(self, other: Self, end: End) -> Option<Self> {
        self.checked_div(other).or_else(|| {
            let ((a, b), (c, d)) = (self.wide(), other.wide());
            end.narrow(a * d, b * c)
        })
    }

    /// Rounds to a multiple of `step`; `None` if it does not fit or for a step that is not positive.
    pub fn rounded(self, step: Self, mode: Rounding) -> Option<Self> {
        if step <= Self::ZERO {
            return None;
        }
        let steps = self.checked_div(step)?;
        let (numerator, denominator) = steps.parts();
        let floor = numerator.div_euclid(denominator);
        let rest = numerator.rem_euclid(denominator);
        let doubled = i128::from(rest) * 2;
        let up = match mode {
            Rounding::Down => false,
            Rounding::Up => rest > 0,
            Rounding::HalfUp => doubled >= i128::from(denominator),
            Rounding::HalfEven => {
                doubled > i128::from(denominator) || (doubled == i128::from(denominator) && floor % 2 != 0)
            }
        };
        Self::from(floor.checked_add(i64::from(up))?).checked_mul(step)
    }

    fn wide(self) -> (i128, i128) {
        let (numerator, denominator) = self.parts();
        (numerator.into(), denominator.into())
    }

    /// INVARIANT: no numerator is `i64::MIN`, so that every number has its negative.
    fn fit(ratio: Ratio<i64>) -> Option<Self> {
        let (numerator, denominator) = ratio.into_raw();
        let denominator = NonZeroI64::new(denominator)?;
        (numerator != i64::MIN).then_some(Self {
            numerator,
            denominator,
        })
    }

    fn whole_of(numerator: i64) -> Option<Self> {
        (numerator != i64::MIN).then_some(Self::of(numerator))
    }

    /// Reads a plain decimal such as `-12.50`; `None` for anything else or beyond the range of 64 bits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || (digits.contains('.') && fraction.is_empty()) {
            return None;
        }
        let mut numerator: i64 = 0;
        let mut denominator: i64 = 1;
        for digit in whole.chars() {
            let digit = digit.to_digit(10)?;
            numerator = numerator.checked_mul(10)?.checked_add(i64::from(digit))?;
        }
        for digit in fraction.trim_end_matches('0').chars() {
            let digit = digit.to_digit(10)?;
            numerator = numerator.checked_mul(10)?.checked_add(i64::from(digit))?;
            denominator = denominator.checked_mul(10)?;
        }
        if !fraction.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        Self::new(if negative { -numerator } else { numerator }, denominator)
    }
}

const WHOLE: NonZeroI64 = match NonZeroI64::new(1) {
    Some(one) => one,
    None => NonZeroI64::MAX,
};

/// The least `i64` becomes the one above it, so that every number has its negative.
impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self::of(whole.max(-i64::MAX))
    }
}

/// Which way an end of an interval may move when it does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// A lower end: down.
    Low,
    /// An upper end: up.
    High,
}

impl End {
    /// The nearest number on this side of `numerator / denominator` that fits; `None` if there is none.
    ///
    /// The nearest and not just a near one, so that ends that fit and ends that do not stay in order.
    fn narrow(self, numerator: i128, denominator: i128) -> Option<Number> {
        if numerator < 0 {
            return self.opposite().narrow(-numerator, denominator).map(|n| -n);
        }
        // The continued fraction closes in from below and above in turn: no other fraction as small as these
        // two lies between them.
        let most = i128::from(i64::MAX);
        let room = |from: i128, by: i128| (most - from).checked_div(by).unwrap_or(most);
        let (mut far, mut near, mut is_near_below) = ((0, 1), (1, 0), false);
        let (mut dividend, mut divisor) = (numerator, denominator);
        let (whole, denominator) = loop {
            let (steps, rest) = (dividend.checked_div(divisor)?, dividend.checked_rem(divisor)?);
            let taken = steps.min(room(far.0, near.0)).min(room(far.1, near.1));
            let next = (far.0 + taken * near.0, far.1 + taken * near.1);
            match (taken < steps, rest) {
                (false, 0) => break next,
                (true, _) if is_near_below == (self == Self::Low) => break near,
                (true, _) => break next,
                _ => (far, near, is_near_below) = (near, next, !is_near_below),
            }
            (dividend, divisor) = (divisor, rest);
        };
        Number::new(i64::try_from(whole).ok()?, i64::try_from(denominator).ok()?)
    }

    fn opposite(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }
}

impl Ord for Number {
    #[inline(always)]
    fn cmp(&self, other: &Self) -> Ordering {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        if b == d {
            a.cmp(&c)
        } else {
            compare((a, b), (c, d))
        }
    }
}

/// Compares fractions of different denominators; rare, and kept out of the way of the others.
#[cold]
fn compare((a, b): (i64, i64), (c, d): (i64, i64)) -> Ordering {
    // Both products fit: |numerator| and denominator are below 2^63.
    (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)))
}

impl PartialOrd for Number {
    #[inline(always)]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            numerator: -self.numerator,
            ..self
        }
    }
}

/// Two decimals at most, rounded half up, without trailing noughts.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = self.parts();
        let scaled = i128::from(numerator) * 100;
        let denominator = i128::from(denominator);
        let cents = (scaled * 2 + denominator).div_euclid(denominator * 2);
        let sign = if cents < 0 { "-" } else { "" };
        let cents = cents.unsigned_abs();
        // No number is beyond 64 bits, and the shorter ones are printed by less code.
        let whole = u64::try_from(cents / 100).unwrap_or(u64::MAX);
        let cents = u64::try_from(cents % 100).unwrap_or_default();
        match cents {
            0 => write!(f, "{sign}{whole}"),
            c if c % 10 == 0 => write!(f, "{sign}{whole}.{}", c / 10),
            c => write!(f, "{sign}{whole}.{c:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn parses_and_prints_plain_decimals() {
        for (text, shown) in [
            ("0", "0"),
            ("1567.5", "1567.5"),
            ("-0.05", "-0.05"),
            ("007", "7"),
            ("3.10", "3.1"),
        ] {
            assert_eq!(number(text).to_string(), shown);
        }
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1.2.3",
            "1,000",
            "１",
            "+1",
            "--1",
            "9223372036854775808",
            "1.0x",
        ] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn keeps_thirds_and_twelfths_exact() {
        let month = number("10000").checked_div(12.into()).unwrap();
        assert_eq!(month.checked_mul(12.into()), Some(number("10000")));
        assert_eq!(month.to_string(), "833.33");
        assert_eq!(number("2").checked_div(3.into()).unwrap().to_string(), "0.67");
    }

    #[test]
    fn rounds_only_as_told() {
        let cases = [
            ("1.25", "0.1", Rounding::Down, "1.2"),
            ("1.21", "0.1", Rounding::Up, "1.3"),
            ("1.2", "0.1", Rounding::Up, "1.2"),
            ("1.25", "0.1", Rounding::HalfUp, "1.3"),
            ("1.25", "0.1", Rounding::HalfEven, "1.2"),
            ("1.35", "0.1", Rounding::HalfEven, "1.4"),
            ("-1.5", "1", Rounding::HalfUp, "-1"),
            ("-1.5", "1", Rounding::Down, "-2"),
        ];
        for (value, step, mode, expected) in cases {
            assert_eq!(
                number(value).rounded(number(step), mode),
                Some(number(expected)),
                "{value} {mode:?}"
            );
        }
        assert_eq!(number("1").rounded(Number::ZERO, Rounding::Up), None);
    }

    #[test]
    fn narrows_to_the_nearest_number_that_fits() {
        let most = i128::from(i64::MAX);
        let cases = [
            (1, most * 9, Some((0, 1)), Some((1, i64::MAX))),
            (-1, most * 9, Some((-1, i64::MAX)), Some((0, 1))),
            (most * 9, 1, Some((i64::MAX, 1)), None),
            (-most * 9, 1, None, Some((-i64::MAX, 1))),
            (most * 6, most * 4, Some((3, 2)), Some((3, 2))),
            (most * 4 + 3, 4, Some((i64::MAX, 1)), None),
        ];
        for (numerator, denominator, low, high) in cases {
            let end = |end: End| end.narrow(numerator, denominator).map(Number::parts);
            assert_eq!(
                (end(End::Low), end(End::High)),
                (low, high),
                "{numerator} / {denominator}"
            );
        }
        // Between two neighbours nothing fits, so whatever fits below is not above the lower one.
        for (p, q) in [
            (most * 4 + 1, 5),
            ((1 << 70) + 1, (1 << 68) + 7),
            (1, most * most - 2),
        ] {
            let (low, high) = (End::Low.narrow(p, q).unwrap(), End::High.narrow(p, q).unwrap());
            let ((a, b), (c, d)) = (low.wide(), high.wide());
            assert_eq!(c * b - a * d, 1, "{p} / {q}");
            assert!(a + c > most || b + d > most, "{p} / {q}");
        }
    }

    #[test]
    fn overflows_to_none() {
        let big = Number::from(i64::MAX);
        assert_eq!(big.checked_add(Number::ONE), None);
        assert_eq!(big.checked_mul(2.into()), None);
        assert_eq!(Number::from(i64::MIN), -big);
        assert_eq!((-big).checked_sub(Number::ONE), None);
        assert_eq!(Number::ONE.checked_div(Number::ZERO), None);
    }

    #[test]
    fn whole_numbers_and_differences() {
        assert_eq!((number("7").whole(), number("7.5").whole()), (Some(7), None));
        assert_eq!(number("-7.00").whole(), Some(-7));
        assert_eq!(number("7").checked_sub(number("7.5")), Some(number("-0.5")));
        assert_eq!(Number::ZERO.checked_div(number("7")), Some(Number::ZERO));
    }

    #[test]
    fn fractions_that_cannot_be_are_unsound() {
        for (numerator, denominator, sound) in [
            (1, 2, true),
            (-1, 2, true),
            (0, 1, true),
            (2, 4, false),
            (1, -2, false),
            (0, 2, false),
            (i64::MIN, 1, false),
        ] {
            let number = Number {
                numerator,
                denominator: NonZeroI64::new(denominator).unwrap(),
            };
            assert_eq!(number.is_sound(), sound, "{numerator}/{denominator}");
        }
        assert!(!Number::unsound().is_sound());
    }

    /// What does not fit is held between the two nearest numbers that do, from the exact value's own terms.
    #[test]
    fn operations_that_do_not_fit_are_narrowed() {
        let big = |n: i64, d: i64| Number::new(n, d).unwrap();
        let (most, prime) = (i64::MAX, 4_000_037);
        let pairs = [
            (big(most, 2), big(most, 3)),
            (big(most - 1, 5), big(-most, 7)),
            (big(7, most), big(11, most - 1)),
            (big(most - 2, prime), big(prime, most - 4)),
        ];
        type Operation = fn(Number, Number, End) -> Option<Number>;
        for (a, b) in pairs {
            let ((p, q), (r, s)) = (a.wide(), b.wide());
            let operations: [(Operation, i128, i128); 2] = [
                (Number::sum_towards, p * s + r * q, q * s),
                (Number::product_towards, p * r, q * s),
            ];
            for (operation, numerator, denominator) in operations {
                for end in [End::Low, End::High] {
                    let expected = end.narrow(numerator, denominator);
                    assert_eq!(operation(a, b, end), expected, "{a:?} {b:?} {end:?}");
                }
            }
            if b > Number::ZERO {
                for end in [End::Low, End::High] {
                    let expected = end.narrow(p * s, q * r);
                    assert_eq!(a.quotient_towards(b, end), expected, "{a:?} {b:?} {end:?}");
                }
            }
        }
        assert_eq!(End::Low.narrow(0, 5), Some(Number::ZERO));
    }
}
