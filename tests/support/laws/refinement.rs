//! Law 2: what is said holds, whatever the open answers turn out to be.

use jiuzhu_engine::{Screening, Verdict, value::Value};
use proptest::prelude::*;

use super::{Checked, Pair, count, places, result};
use crate::support::households::{complete, narrow};

/// A firm verdict holds for every completion, and every completion's amount is within the amount shown.
pub(super) fn completions_stay_within(pair: &Pair) -> Checked {
    let before = pair.screen(&pair.household);
    let mut after = before.clone();
    let mut checked = 0;
    for ending in 0..4 {
        after.screen(&complete(pair.pack, &pair.household, &mut pair.tape(ending * 3)));
        checked += sharpens(&before, &after)?;
    }
    Ok(checked)
}

/// Answers step by step until everything is known.
pub(super) fn narrowing_sharpens(pair: &Pair) -> Checked {
    let mut before = pair.screen(&pair.household);
    let mut checked = 0;
    for step in 0..5 {
        let decisions = &mut pair.tape(step * 3);
        let next = match step {
            4 => complete(pair.pack, before.household(), decisions),
            _ => narrow(pair.pack, before.household(), decisions),
        };
        let after = pair.screen(&next);
        checked += sharpens(&before, &after)?;
        before = after;
    }
    Ok(checked)
}

/// Whether what is known after an answer only sharpens what was known before it: verdicts, amounts, and the value of
/// every condition and number of every member.
fn sharpens(before: &Screening, after: &Screening) -> Checked {
    let (pack, household) = (before.pack(), after.household());
    for (id, programme) in (0..).zip(&pack.programmes) {
        let ((verdict, amount), (later, paid)) = (result(before, id), result(after, id));
        prop_assert!(
            !verdict.is_firm() || verdict == later,
            "programme {}: {verdict:?} of {:?} became {later:?} of {household:?}",
            programme.id,
            before.household()
        );
        prop_assert!(
            paid.is_none_or(|paid| amount.is_some_and(|amount| amount.contains(paid))),
            "programme {}: {amount:?} of {:?} became {paid:?} of {household:?}",
            programme.id,
            before.household()
        );
        // What does not concern a household is a no that nobody hears, so it must be sure.
        prop_assert!(
            before.applies(id) || (verdict == Verdict::Unlikely && !after.applies(id)),
            "programme {}: {:?} became {household:?}",
            programme.id,
            before.household()
        );
        let receives = before.receives(id);
        prop_assert!(receives.is_none() || receives == after.receives(id));
    }
    let places = places(after);
    for &(id, member) in &places {
        // Whoever was not listed before was one of the anybodies.
        let anybody = u8::try_from(before.household().members()).unwrap();
        let (wide, narrow) = (
            before.value(id, member.map(|m| m.min(anybody))),
            after.value(id, member),
        );
        prop_assert!(
            contains(wide, narrow),
            "node {id} of {member:?}: {wide:?} of {:?} became {narrow:?} of {household:?}",
            before.household()
        );
    }
    Ok(count(places.len() + 4 * pack.programmes.len()))
}

/// Whether every value of `narrow` is one of `wide`.
fn contains(wide: Value, narrow: Value) -> bool {
    match (wide, narrow) {
        (Value::Number(wide), Value::Number(narrow)) => {
            (wide.absent || !narrow.absent)
                && narrow
                    .range
                    .is_none_or(|n| wide.range.is_some_and(|w| w.contains(n)))
        }
        (Value::Choice(wide), Value::Choice(narrow)) => {
            (wide.absent || !narrow.absent) && narrow.options & !wide.options == 0
        }
        (Value::Outcome(wide), Value::Outcome(narrow)) => wide.contains(narrow),
        _ => false,
    }
}
