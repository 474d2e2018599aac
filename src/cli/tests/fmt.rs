//! What `fmt` writes, what `fmt --check` says, and that neither touches what it cannot read.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/policies/good/minimal");

fn fmt(arguments: &[&str], dir: &Path) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .arg("fmt")
        .args(arguments)
        .arg(dir)
        .output();
    let Output {
        status,
        stdout,
        stderr,
    } = run.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

/// A copy of the smallest policy in house style, with one file of its own.
fn policy(path: &str, text: &str) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for folder in ["", "parameters", "programmes"] {
        let from = Path::new(BASE).join(folder);
        fs::create_dir_all(dir.path().join(folder)).unwrap();
        for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
            if entry.path().extension().is_some_and(|end| end == "yaml") {
                fs::copy(entry.path(), dir.path().join(folder).join(entry.file_name())).unwrap();
            }
        }
    }
    assert_eq!(fmt(&[], dir.path()).0, Some(0));
    fs::write(dir.path().join(path), text).unwrap();
    dir
}

#[test]
fn rewrites_what_is_not_in_house_style_and_only_that() {
    let text = "用语:\n    低保:   按月发的  \n";
    let dir = policy("glossary.yaml", text);
    let (path, shown) = (dir.path().join("glossary.yaml"), dir.path().display());
    let modified = |path: &str| fs::metadata(dir.path().join(path)).unwrap().modified().unwrap();
    let before = modified("pack.yaml");

    let (code, stdout, stderr) = fmt(&["--check"], dir.path());
    assert_eq!((code, stderr.as_str()), (Some(1), ""));
    assert!(
        stdout.contains("glossary.yaml:2 应当写成：  低保: 按月发的\n"),
        "{stdout}"
    );
    assert!(
        stdout.contains(&format!("{shown}：8 个文件里有 1 个没有整理")),
        "{stdout}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);

    let (code, stdout, _) = fmt(&[], dir.path());
    assert_eq!(code, Some(0));
    assert!(stdout.ends_with("8 个文件里改了 1 个\n"), "{stdout}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "用语:\n  低保: 按月发的\n");
    assert_eq!(modified("pack.yaml"), before);

    let (code, stdout, _) = fmt(&["--check"], dir.path());
    assert_eq!(code, Some(0));
    assert!(stdout.ends_with("8 个文件都是整理好的\n"), "{stdout}");
}

#[test]
fn blank_lines_at_the_end_are_found_too() {
    let dir = policy("glossary.yaml", "用语:\n  低保: 按月发的\n\n\n");
    let (code, stdout, _) = fmt(&["--check"], dir.path());
    assert_eq!(code, Some(1));
    assert!(
        stdout.contains("glossary.yaml:3 应当写成：文件到此结束"),
        "{stdout}"
    );
}

#[test]
fn leaves_alone_what_cannot_be_read() {
    let text = "用语：\n     低保:   按月发的";
    let dir = policy("glossary.yaml", text);
    let (code, stdout, stderr) = fmt(&[], dir.path());
    assert_eq!(code, Some(1));
    assert!(stderr.contains("glossary.yaml:1:3 E107"), "{stderr}");
    assert!(stdout.ends_with("7 个文件都是整理好的\n"), "{stdout}");
    assert_eq!(
        fs::read_to_string(dir.path().join("glossary.yaml")).unwrap(),
        text
    );

    let (code, _, stderr) = fmt(&["--check"], &dir.path().join("nowhere"));
    assert_eq!(code, Some(1));
    assert!(stderr.contains("找不到这个文件夹"), "{stderr}");
}
