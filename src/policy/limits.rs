//! Named limits on what one policy may hold; beyond each of them stands an E404.

/// Bytes in one file.
pub const FILE_BYTES: usize = 1 << 20;
/// Items in one list, or keys in one mapping.
pub const ITEMS: usize = 4096;
/// Files in one policy.
pub const FILES: usize = 1024;
/// Facts, figures, derived values and programmes together.
pub const NAMES: usize = 16_384;
/// Lists and mappings inside one another.
pub const YAML_DEPTH: usize = 24;
/// Characters in one sentence or formula.
pub const SENTENCE_CHARS: usize = 400;
/// Brackets inside one another in a formula.
pub const SENTENCE_DEPTH: usize = 24;
/// Options of one fact.
pub const OPTIONS: usize = 64;
/// Characters that explain a term.
pub const TERM_CHARS: usize = 25;
/// Steps of the expression graph, all rules together.
pub const NODES: usize = u16::MAX as usize;
/// Members of the household in a case.
pub const MEMBERS: usize = jiuzhu_engine::MAX_MEMBERS;
