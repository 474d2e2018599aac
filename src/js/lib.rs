//! The engine for other people's pages: JSON-shaped values in, JSON-shaped values out.
//!
//! A thin layer: it turns JavaScript values into [`Raw`](input::Raw) trees and reports into JavaScript
//! values, and decides nothing. Nothing but small values crosses the boundary; the pack stays on this side.

use jiuzhu_engine::{
    Date, Household, Pack, Screening, input,
    text::{self, zh},
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[cfg(feature = "bench")]
mod batch;
mod raw;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// A policy pack, ready to screen households.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Screener {
    pack: Pack,
}

/// Reads the bytes of a compiled pack.
///
/// # Errors
/// An `Error` for bytes that are foreign, newer, damaged or contradictory.
#[wasm_bindgen]
pub fn load(pack: &[u8]) -> Result<Screener, JsError> {
    Ok(Screener {
        pack: Pack::decode(pack)?,
    })
}

#[wasm_bindgen]
impl Screener {
    /// Screens a household on a day: the result of `jiuzhu screen`.
    ///
    /// # Errors
    /// An `Error` that names the place for a household that cannot be read.
    #[wasm_bindgen(unchecked_return_type = "Result")]
    pub fn screen(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Household")] household: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: &JsValue,
    ) -> Result<JsValue, JsError> {
        self.with(household, options, |screening| to_js(&screening.report()))
    }

    /// What to ask next; `null` once no answer can change anything.
    ///
    /// # Errors
    /// An `Error` that names the place for a household that cannot be read.
    #[wasm_bindgen(unchecked_return_type = "Next | null")]
    pub fn next(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Household")] household: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: &JsValue,
    ) -> Result<JsValue, JsError> {
        self.with(household, options, |screening| to_js(&screening.next_report()))
    }

    /// Why one programme got its verdict.
    ///
    /// # Errors
    /// An `Error` for a household that cannot be read or a programme that is not in the pack.
    #[wasm_bindgen(unchecked_return_type = "Programme")]
    pub fn explain(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Household")] household: &JsValue,
        programme: &str,
        #[wasm_bindgen(unchecked_param_type = "Options")] options: &JsValue,
    ) -> Result<JsValue, JsError> {
        self.with(household, options, |screening| {
            match screening.programme_report(programme) {
                Some(report) => to_js(&report),
                None => Err(JsError::new(&zh::unknown_programme(programme))),
            }
        })
    }

    /// The vocabulary of a household.
    ///
    /// # Errors
    /// None in practice; the boundary could refuse a value.
    #[wasm_bindgen(unchecked_return_type = "Fact[]")]
    pub fn facts(&self) -> Result<JsValue, JsError> {
        to_js(&self.pack.vocabulary())
    }

    fn with(
        &self,
        household: &JsValue,
        options: &JsValue,
        use_it: impl FnOnce(&Screening) -> Result<JsValue, JsError>,
    ) -> Result<JsValue, JsError> {
        let on = day(options)?;
        let household = self.read(household, on)?;
        let mut screening = Screening::new(&self.pack, on);
        screening.screen(&household);
        use_it(&screening)
    }

    fn read(&self, household: &JsValue, on: Date) -> Result<Household, JsError> {
        input::household(&self.pack, &raw::read(household), on)
            .map_err(|error| JsError::new(&text::input_error(&error, &[])))
    }
}

fn day(options: &JsValue) -> Result<Date, JsError> {
    js_sys::Reflect::get(options, &"on".into())
        .ok()
        .and_then(|on| on.as_string())
        .and_then(|on| Date::parse(&on).ok())
        .ok_or_else(|| JsError::new(zh::DATE_NEEDED))
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&serializer)?)
}
