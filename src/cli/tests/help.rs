//! What the command line says of itself, word for word: every help text, and what a wrong command line gets.
//!
//! `BLESS=1` renews the texts in tests/golden.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{
    fmt::Write,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

/// What a run printed, and its exit code.
fn jiuzhu(arguments: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .args(arguments)
        .env_remove("WASM_TOOLCHAIN")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code())
}

fn golden(name: &str, got: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/golden")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, got).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(got, expected, "{name} differs; BLESS=1 renews it");
}

/// The commands that are there whatever the program was built with.
const COMMANDS: [&str; 12] = [
    "check",
    "screen",
    "facts",
    "coverage",
    "questions",
    "explain",
    "impact",
    "fmt",
    "translate",
    "schema",
    "serve",
    "completions",
];

#[test]
fn every_command_teaches_what_it_is_for() {
    let mut text = String::new();
    for command in COMMANDS {
        let (help, code) = jiuzhu(&[command, "--help"]);
        assert_eq!(code, Some(0));
        assert!(
            help.contains("\n用来：") && help.contains("\n例子：\n"),
            "{command}"
        );
        writeln!(text, "$ jiuzhu {command} --help\n{help}").unwrap();
    }
    golden("help.txt", &text);
}

#[test]
fn the_program_lists_its_commands() {
    let (help, code) = jiuzhu(&["--help"]);
    assert_eq!(code, Some(0));
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command}:\n{help}");
    }
    assert!(!help.contains("Usage") && !help.contains("Options") && !help.contains("Print"));
}

#[test]
fn a_wrong_command_line_is_told_what_to_do() {
    let wrong: [&[&str]; 14] = [
        &["chek"],
        &["explian"],
        &["zzz"],
        &["check"],
        &["check", "x", "--foo"],
        &["check", "x", "--watsh"],
        &["check", "--on"],
        &["check", "x", "--on", "明天"],
        &["check", "x", "--on", "2026-02-30"],
        &["check", "x", "--on", "2026-11-24", "--on", "2026-11-25"],
        &["screen", "x"],
        &["coverage", "x", "--require", "101"],
        &["facts", "a", "b"],
        &["completions", "tcsh"],
    ];
    let mut text = String::new();
    for arguments in wrong {
        let (said, code) = jiuzhu(arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        writeln!(text, "$ jiuzhu {}\n{said}", arguments.join(" ")).unwrap();
    }
    golden("usage.txt", &text);
}

#[test]
fn shells_complete_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (script, code) = jiuzhu(&["completions", shell]);
        assert_eq!(code, Some(0));
        assert!(script.contains("coverage") && script.contains("check"), "{shell}");
    }
}
