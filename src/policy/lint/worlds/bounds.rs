//! What a comparison says about one of its sides.

use jiuzhu_engine::{Number, Range, pack::Relation};

/// The numbers that may stand in this relation to one of `other`; `None` if all may.
///
/// Of an amount the ends stay in, although 低于 leaves them out: wider is sound.
pub(super) fn bounds(relation: Relation, other: Range, whole: bool) -> Option<Range> {
    let low = |strict: bool| match other.low() {
        Some(low) if whole => above(low, strict),
        low => low,
    };
    let high = |strict: bool| match other.high() {
        Some(high) if whole => below(high, strict),
        high => high,
    };
    let (low, high) = match relation {
        Relation::Below => (None, high(true)),
        Relation::AtMost => (None, high(false)),
        Relation::Above => (low(true), None),
        Relation::AtLeast => (low(false), None),
        Relation::Equal => (low(false), high(false)),
        Relation::Unequal => return None,
    };
    Range::new(low, high)
}

/// The least whole number from `n` on, or after it.
fn above(n: Number, strict: bool) -> Option<Number> {
    let (numerator, denominator) = n.parts();
    let floor = numerator.div_euclid(denominator);
    let up = i64::from(strict || numerator.rem_euclid(denominator) != 0);
    floor.checked_add(up).map(Number::from)
}

/// The greatest whole number up to `n`, or before it.
fn below(n: Number, strict: bool) -> Option<Number> {
    let (numerator, denominator) = n.parts();
    let floor = numerator.div_euclid(denominator);
    let down = i64::from(strict && numerator.rem_euclid(denominator) == 0);
    floor.checked_sub(down).map(Number::from)
}

/// What holds of two numbers where the relation does not.
pub(super) fn inverse(relation: Relation) -> Relation {
    match relation {
        Relation::Below => Relation::AtLeast,
        Relation::AtMost => Relation::Above,
        Relation::Above => Relation::AtMost,
        Relation::AtLeast => Relation::Below,
        Relation::Equal => Relation::Unequal,
        Relation::Unequal => Relation::Equal,
    }
}

/// The same relation seen from the other side.
pub(super) fn flipped(relation: Relation) -> Relation {
    match relation {
        Relation::Below => Relation::Above,
        Relation::AtMost => Relation::AtLeast,
        Relation::Above => Relation::Below,
        Relation::AtLeast => Relation::AtMost,
        Relation::Equal | Relation::Unequal => relation,
    }
}
