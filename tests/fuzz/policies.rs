//! The policies of this repository.
#![allow(dead_code, reason = "each target uses its own part")]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use jiuzhu_engine::Pack;
use jiuzhu_policy::{Compiled, Coverage, Sources, compile, compile_dir, run_cases};

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

/// Where the files stand of the policy that another one takes over.
pub const ABOVE: &str = "../national/";

/// A region that says nothing of its own.
const REGION: &str = "编号: region\n名称: 某市\n版本: \"1\"\n核对日期: 2026-11-24\n复核日期: 2027-03-01\n沿用: ../national\n待遇: [dibao]\n";

/// The small policy with other files beside or in place of its own, or taken over by a region if some are the
/// region's; compiled, tried and reported.
pub fn tried(files: impl IntoIterator<Item = (String, String)>) -> Option<Compiled> {
    let (above, own): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| path.starts_with(ABOVE));
    let sources: Sources = if above.is_empty() {
        SMALL.iter().cloned().chain(own).collect()
    } else {
        let above = above
            .into_iter()
            .map(|(path, text)| (path.replacen(ABOVE, "", 1), text));
        let national = SMALL.iter().cloned().chain(above).collect();
        let region: Sources = [("pack.yaml".to_owned(), REGION.to_owned())]
            .into_iter()
            .chain(own)
            .collect();
        region.over("../national", national)
    };
    match compile(sources) {
        Ok(compiled) => {
            let _ = (compiled.warnings.to_string(), run_cases(&compiled).to_string());
            let _ = (
                compiled.overdue(compiled.pack.review_by).to_string(),
                Coverage::of(&compiled).percent(),
            );
            Some(compiled)
        }
        Err(report) => {
            let printed = report.to_string();
            assert!(report.has_errors() && !printed.is_empty());
            None
        }
    }
}
