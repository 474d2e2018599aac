//! JavaScript values as trees that the engine reads.

use jiuzhu_engine::input::Raw;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// How deep a household is read; what lies deeper is nothing the engine knows.
const DEPTH: u8 = 8;

/// Reads plain data; anything else becomes [`Raw::Null`] and is then unanswered.
pub(crate) fn read(value: &JsValue) -> Raw {
    tree(value, DEPTH)
}

fn tree(value: &JsValue, depth: u8) -> Raw {
    if let Some(truth) = value.as_bool() {
        return Raw::Truth(truth);
    }
    if let Some(number) = value.as_f64() {
        return Raw::Number(number.to_string());
    }
    if let Some(text) = value.as_string() {
        return Raw::Text(text);
    }
    if depth == 0 {
        return Raw::Null;
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return Raw::List(list.iter().map(|item| tree(&item, depth - 1)).collect());
    }
    match value.dyn_ref::<Object>() {
        Some(object) => {
            let entry = |pair: JsValue| {
                let pair = Array::from(&pair);
                (
                    pair.get(0).as_string().unwrap_or_default(),
                    tree(&pair.get(1), depth - 1),
                )
            };
            Raw::Map(Object::entries(object).iter().map(entry).collect())
        }
        None => Raw::Null,
    }
}
