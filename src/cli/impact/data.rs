//! The comparison as JSON.

use jiuzhu_engine::{Number, Pack, Range, Verdict, text::zh};
use jiuzhu_policy::{
    Compiled,
    impact::{Example, Impact, Money, ProgrammeImpact, Sample, State, Vocabulary},
};
use serde_json::{Value, json};

use super::report::yuan;

/// Everything; amounts are texts in 元.
pub(super) fn json(before: &Compiled, after: &Compiled, sample: Sample, impact: &Impact) -> Value {
    let programmes: Vec<_> = impact.programmes.iter().map(programme).collect();
    let cases = impact.cases.iter().map(|change| {
        let programme = impact.programmes.get(change.programme).map(|p| p.id.as_str());
        json!({
            "case": change.case,
            "programme": programme,
            "before": state(&change.before),
            "after": state(&change.after),
        })
    });
    let figures = impact.figures.iter().map(|figure| {
        json!({
            "name": figure.name,
            "unit": zh::unit(figure.unit),
            "from": figure.from.to_string(),
            "before": figure.before.map(range),
            "after": figure.after.map(range),
        })
    });
    json!({
        "before": pack(&before.pack),
        "after": pack(&after.pack),
        "on": sample.on.to_string(),
        "seed": sample.seed,
        "households": {
            "count": sample.households,
            "better": impact.better,
            "worse": impact.worse,
            "both": impact.both,
        },
        "programmes": programmes,
        "figures": figures.collect::<Vec<_>>(),
        "cases": {
            "compared": impact.cases_compared,
            "changed": cases.collect::<Vec<_>>(),
            "unreadable": impact.cases_unreadable,
        },
        "only_before": vocabulary(&impact.only_before),
        "only_after": vocabulary(&impact.only_after),
    })
}

fn pack(pack: &Pack) -> Value {
    json!({ "id": pack.id, "version": pack.version, "hash": pack.hash })
}

fn programme(programme: &ProgrammeImpact) -> Value {
    let change = &programme.change;
    let examples = |examples: &[Example]| -> Vec<Value> {
        let example = |e: &Example| json!({ "household": e.household, "before": state(&e.before), "after": state(&e.after) });
        examples.iter().map(example).collect()
    };
    let mut moves = Vec::new();
    for (from, row) in change.moves.iter().enumerate() {
        for (to, count) in row.iter().enumerate().filter(|(_, count)| **count > 0) {
            moves.push(json!({ "from": STATES.get(from), "to": STATES.get(to), "households": count }));
        }
    }
    json!({
        "id": programme.id,
        "name": programme.name,
        "unit": programme.unit,
        "moves": moves,
        "certain": money(&change.certain),
        "if_granted": money(&change.if_granted),
        "unsettled": change.unsettled,
        "examples": { "better": examples(&change.better), "worse": examples(&change.worse) },
    })
}

/// The codes of verdicts in the order of [`State::row`].
const STATES: [&str; 5] = ["none", "unlikely", "ask", "possible", "likely"];

fn money(money: &Money) -> Value {
    let side = |list: &[i64]| {
        json!({
            "households": list.len(),
            "sum": yuan(Money::sum(list)),
            "median": Money::median(list).map(|cents| yuan(cents.into())),
            "largest": list.last().map(|cents| yuan((*cents).into())),
        })
    };
    json!({ "gains": side(&money.gains), "losses": side(&money.losses) })
}

fn state(state: &State) -> Value {
    json!({
        "verdict": state.verdict.map_or("none", Verdict::code),
        "amount": state.amount.map(range),
    })
}

fn range(range: Range) -> Value {
    let end = |end: Option<Number>| end.map(|n| n.to_string());
    json!({ "min": end(range.low()), "max": end(range.high()) })
}

fn vocabulary(only: &Vocabulary) -> Value {
    json!({ "facts": only.facts, "figures": only.figures, "programmes": only.programmes })
}
