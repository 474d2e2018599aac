//! The examples in tests/policies.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiuzhu_policy::Sources;

/// The name of the result beside each example.
pub(crate) const EXPECTED: &str = "expected.txt";

fn root() -> PathBuf {
    // Seen from the crate, where tests run, so that the paths in the results are the same everywhere.
    PathBuf::from("../../tests/policies")
}

/// The folders of one kind of example.
pub(crate) fn folders(kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(kind)).unwrap();
    let mut folders: Vec<_> = entries
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    folders
}

fn files(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            files(&path, &format!("{name}/"), found);
        } else if name != EXPECTED {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The base policy with the files of some folders in place of its own; a folder with layers as it is.
pub(crate) fn overlaid(folder: &Path) -> Sources {
    let region = Some(folder.join("region")).filter(|path| path.is_dir());
    let region = region.unwrap_or_else(|| folder.to_owned());
    let pack = fs::read_to_string(region.join("pack.yaml")).unwrap_or_default();
    if pack.contains("沿用:") {
        return Sources::read(&region).unwrap();
    }
    let mut found = Vec::new();
    files(&root().join("good/minimal"), "", &mut found);
    files(folder, "", &mut found);
    found.into_iter().collect()
}
