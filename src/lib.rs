//! The page.

use wasm_bindgen::prelude::*;

/// Draws the page: `pack` is the compiled policy, `on` the local date (`2026-11-24`), `entry` the link the
/// visitor tapped before the program had arrived, or nothing.
#[wasm_bindgen]
pub fn start(_pack: &[u8], _on: &str, _entry: &str) {}
