//! Any answers to the questions of the published policy: it is said what cannot be read, or they are screened.
#![no_main]

mod policies;

use jiuzhu_engine::{
    Date, Screening,
    input::{Raw, household},
    text::input_error,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|input: &str| {
    let Ok(json) = serde_json::from_str::<Value>(input) else {
        return;
    };
    let pack = &policies::TIANJIN;
    let on = Date::new(2026, 11, 24).unwrap();
    match household(pack, &raw(json), on) {
        Ok(household) => {
            let mut screening = Screening::new(pack, on);
            screening.screen(&household);
            let report = serde_json::to_string(&screening.report()).unwrap();
            assert!(report.contains("\"programmes\""));
            for id in 0..u16::try_from(pack.programmes.len()).unwrap() {
                let _ = screening.explain(id);
            }
        }
        Err(error) => {
            let said = input_error(&error, &[]);
            assert!(said.chars().count() < 1000, "{said}");
        }
    }
});

fn raw(json: Value) -> Raw {
    match json {
        Value::Null => Raw::Null,
        Value::Bool(truth) => Raw::Truth(truth),
        Value::Number(number) => Raw::Number(number.to_string()),
        Value::String(text) => Raw::Text(text),
        Value::Array(items) => Raw::List(items.into_iter().map(raw).collect()),
        Value::Object(entries) => Raw::Map(entries.into_iter().map(|(k, v)| (k, raw(v))).collect()),
    }
}
