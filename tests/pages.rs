//! The pages, drawn natively.
