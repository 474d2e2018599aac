//! The policies of this repository.
#![allow(dead_code, reason = "each target uses its own part")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use jiuzhu_engine::Pack;
use jiuzhu_policy::{Compiled, Sources, compile, compile_dir, run_cases};

/// A folder of the repository.
pub fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The files of a policy folder: path within it, and text.
pub fn files(folder: &Path) -> Vec<(String, String)> {
    let sources = Sources::read(folder).unwrap();
    let text = |path: &str| Some((path.to_owned(), fs::read_to_string(folder.join(path)).ok()?));
    sources.paths().filter_map(text).collect()
}

/// The files of a small policy that compiles.
pub static SMALL: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| files(&folder("tests/policies/good/base")));

/// The policy that is published.
pub static TIANJIN: LazyLock<Pack> = LazyLock::new(|| compile_dir(&folder("policies/tianjin")).unwrap().pack);

/// The small policy with other files beside or in place of its own, compiled, tried and reported.
pub fn tried(files: impl IntoIterator<Item = (String, String)>) -> Option<Compiled> {
    match compile(SMALL.iter().cloned().chain(files).collect()) {
        Ok(compiled) => {
            let _ = (compiled.warnings.to_string(), run_cases(&compiled).to_string());
            Some(compiled)
        }
        Err(report) => {
            let printed = report.to_string();
            assert!(report.has_errors() && !printed.is_empty());
            None
        }
    }
}
