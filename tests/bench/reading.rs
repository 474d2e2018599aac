//! Households from JSON.

use jiuzhu_engine::{Date, Household, Pack, input, input::Raw};
use serde_json::Value;

pub(crate) fn household(pack: &Pack, json: &Value, on: Date) -> Household {
    input::household(pack, &raw(json), on).unwrap()
}

fn raw(json: &Value) -> Raw {
    match json {
        Value::Null => Raw::Null,
        Value::Bool(truth) => Raw::Truth(*truth),
        Value::Number(number) => Raw::Number(number.to_string()),
        Value::String(text) => Raw::Text(text.clone()),
        Value::Array(items) => Raw::List(items.iter().map(raw).collect()),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| (key.clone(), raw(value));
            Raw::Map(entries.iter().map(entry).collect())
        }
    }
}
