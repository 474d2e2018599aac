//! What `questions` prints, and how it ends.
//!
//! `BLESS=1` renews the text in tests/golden.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn questions(more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiuzhu"));
    let dir = root().join("tests/policies/good/base");
    command.arg("questions").arg(dir).args(["--on", "2026-11-24"]);
    command.args(more).output().unwrap()
}

#[test]
fn it_counts_screens_and_questions() {
    let output = questions(&["--households", "40", "--seed", "1", "--case", "有车"]);
    let got = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{got}");
    let path = root().join("tests/golden/questions.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &got).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(got, expected, "questions.txt differs; BLESS=1 renews it");
}

#[test]
fn an_unknown_case_is_told() {
    let output = questions(&["--households", "1", "--case", "没有这样的"]);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("没有名称以“没有这样的”开头的样例"), "{text}");
}
