//! What `coverage` prints, and how it ends.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

fn coverage(policy: &str, more: &[&str]) -> Output {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(policy);
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiuzhu"));
    command.arg("coverage").arg(dir).args(more).output().unwrap()
}

#[test]
fn tianjin_is_tried_from_every_side() {
    let output = coverage("policies/tianjin", &["--require", "100"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.ends_with("达到要求的 100%\n"), "{text}");
    // A car never means no: the office decides.
    assert!(
        text.contains("dibao.yaml:") && text.contains("条件“汽车”\n"),
        "{text}"
    );
}

/// `BLESS=1` renews the pages.
#[test]
fn the_pages_tell_what_is_reckoned_and_what_is_not() {
    for (policy, page) in [
        ("tests/policies/good/base", "tests/golden/coverage.md"),
        ("policies/tianjin", "policies/tianjin/覆盖.md"),
    ] {
        let output = coverage(policy, &["--page"]);
        let got = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{got}");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(page);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &got).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            got == expected,
            "{page} tells of an older policy; read the difference and renew it with BLESS=1"
        );
    }
}

#[test]
fn too_little_is_an_error_with_its_place() {
    let output = coverage("tests/policies/good/base", &["--require", "100"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains("programmes/dibao.yaml:21:9 E602 “车价 低于 车价上限”：没有“成立”的样例"),
        "{text}"
    );
    assert!(text.ends_with("没有达到要求的 100%\n"), "{text}");
}

#[test]
fn without_a_requirement_it_only_lists() {
    let output = coverage("tests/policies/good/base", &[]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(
        text.contains("programmes/dibao.yaml:21 “车价 低于 车价上限”：缺“成立”的样例\n"),
        "{text}"
    );
    assert!(!text.contains("E602"), "{text}");
}
