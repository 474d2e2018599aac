//! Words of the booth: for the volunteers, and for what is drawn around the page that a visitor sees there.
//!
//! Like those of the single pages, they are written when the site is built and cost a resident no byte.

pub mod card;
pub mod preflight;
pub mod visit;

/// Name of the volunteers' pages.
pub const SERVICE: &str = "救助一问 摊位版";
/// Leads from each page of the volunteers to the first.
pub const HOME: &str = "回开场检查";
