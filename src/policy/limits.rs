//! Named limits on what one policy may hold; beyond each of them stands an E404.
//!
//! Those on the compiled pack are the engine's: [`jiuzhu_engine::limits::Limit`].

use jiuzhu_engine::limits::{self, Limit};

/// Bytes in one file.
pub const FILE_BYTES: usize = 1 << 20;
/// Bytes in all files together.
pub const POLICY_BYTES: usize = 16 << 20;
/// Files in one policy.
pub const FILES: usize = 1024;
/// Items in one list, keys in one mapping, or lines in one table.
pub const ITEMS: usize = 4096;
/// Folders that rest on one another.
pub const LAYERS: usize = 4;
/// Lists and mappings inside one another.
pub const YAML_DEPTH: usize = 24;
/// Characters in one text.
pub const TEXT_CHARS: usize = 2000;
/// Characters in a name that sentences use.
pub const NAME_CHARS: usize = 60;
/// Characters in one sentence or formula.
pub const SENTENCE_CHARS: usize = 400;
/// Brackets inside one another in a formula.
pub const SENTENCE_DEPTH: usize = 24;
/// Sizes of the household for which a figure has a row of its own.
pub const SIZES: usize = 20;
/// Characters that explain a term.
pub const TERM_CHARS: usize = 25;
/// Characters in which a trouble is named.
pub const TROUBLE_CHARS: usize = 14;
/// Sentences of one thing to know.
pub const GUIDE_SENTENCES: usize = 8;
/// Facts, figures, derived values and programmes together.
pub const NAMES: usize = 16_384;
/// Cases, all files together.
pub const CASES: usize = 4096;
/// The greatest weight in population.yaml.
pub const WEIGHT: u64 = 1_000_000;
/// Options of one fact.
pub const OPTIONS: usize = limits::OPTIONS;
/// Facts that apply only where another fact, which applies only where another …, says so.
pub const GATES: usize = Limit::Gates.most();
/// Steps of the expression graph, all rules together.
pub const NODES: usize = Limit::Nodes.most();
/// Steps that are worked out to find conditions that always or never hold; the rest is not looked at.
pub const REACH_STEPS: usize = 30_000_000;
/// Members of the household in a case.
pub const MEMBERS: usize = limits::MEMBERS;
/// Problems that are printed, of all that were found.
pub const PROBLEMS: usize = 1000;
/// Bytes of a line that are printed before and after a problem.
pub const LINE_BYTES: usize = 300;
