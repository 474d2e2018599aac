//! Words around the page that a visitor sees.

/// Ends a visit.
pub const NEXT_VISITOR: &str = "换下一位";
