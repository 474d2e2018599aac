//! What `schema` writes and prints.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use std::{fs, path::Path, process::Command};

use serde_json::Value;

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/policies/good/base");

fn schema(arguments: &[&str], dir: &Path) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .arg("schema")
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn writes_a_file_for_every_kind_with_the_setting_for_them() {
    let dir = tempfile::tempdir().unwrap();
    let (code, stdout, stderr) = schema(&[BASE, "--out", "a/b"], dir.path());
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(stdout.starts_with("写好 16 个文件到 a/b\n"), "{stdout}");
    let settings: Value = serde_json::from_str(stdout.split_once("\"yaml.schemas\": ").unwrap().1).unwrap();
    for (path, files) in settings.as_object().unwrap() {
        let text = fs::read_to_string(dir.path().join(path)).unwrap();
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(files.as_str().unwrap().starts_with("policies/*/"));
    }
    let programme = fs::read_to_string(dir.path().join("a/b/programme.json")).unwrap();
    assert!(programme.contains("\"社会救助法\""));
    // What help shows is what is printed.
    let help = include_str!("../help/schema.txt")
        .replace("\n  ", "\n")
        .replace("\n  ", "\n");
    for line in stdout.lines().skip(3) {
        assert!(
            help.contains(line.trim().replace("a/b", ".schema").as_str()),
            "{line}"
        );
    }
}

#[test]
fn prints_everything_where_there_is_no_folder() {
    let (code, stdout, _) = schema(&[], Path::new("."));
    assert_eq!(code, Some(0));
    let all: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(all.as_object().unwrap().len(), 16);
    assert!(!stdout.contains("社会救助法"));
}

#[test]
fn works_for_a_policy_with_mistakes_and_not_for_none() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("facts.yaml"), "家庭：").unwrap();
    assert_eq!(schema(&["."], dir.path()).0, Some(0));
    let (code, stdout, stderr) = schema(&["nowhere"], dir.path());
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.starts_with("nowhere：找不到"), "{stderr}");
}
