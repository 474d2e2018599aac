//! The pages, drawn natively, and what visitors do on them. The pack is a small one of its own
//! (`tests/pages/pack`), so that a changed standard changes no picture.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test"
)]

#[path = "pages/english.rs"]
mod english;
#[path = "pages/history.rs"]
mod history;
#[path = "pages/journey.rs"]
mod journey;
#[path = "pages/look.rs"]
mod look;
#[path = "pages/results.rs"]
mod results;
#[path = "pages/sheet.rs"]
mod sheet;
#[path = "pages/sources.rs"]
mod sources;
#[path = "pages/standing.rs"]
mod standing;
#[path = "pages/stories.rs"]
mod stories;
#[path = "pages/told.rs"]
mod told;
#[path = "pages/troubles.rs"]
mod troubles;
#[path = "pages/unsure.rs"]
mod unsure;
#[path = "pages/visit.rs"]
mod visit;
#[path = "pages/window.rs"]
mod window;
#[path = "pages/words.rs"]
mod words;
