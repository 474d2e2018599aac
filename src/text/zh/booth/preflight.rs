//! Words of the check before the booth opens.

/// Heading.
pub const TITLE: &str = "开场检查";
/// Begins with the first visitor.
pub const BEGIN: &str = "开始接待";
