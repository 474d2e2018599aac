//! No text makes the compiler panic, and the order of files and runs never shows.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test"
)]

mod support;

use jiuzhu_policy::{Code, Compiled, Diagnostic, Report, compile, format, run_cases};
use proptest::prelude::*;
use support::minimal;

const PROGRAMME: &str = include_str!("../../../tests/policies/good/base/programmes/dibao.yaml");
const DERIVED: &str = include_str!("../../../tests/policies/good/base/derived.yaml");

/// Files of which each fits beside the smallest policy.
const FILES: [(&str, &str); 6] = [
    ("derived.yaml", DERIVED),
    ("programmes/dibao.yaml", PROGRAMME),
    (
        "cases/收入.yaml",
        include_str!("../../../tests/policies/good/variants/cases/收入.yaml"),
    ),
    (
        "guides.yaml",
        include_str!("../../../tests/policies/good/ways/guides.yaml"),
    ),
    (
        "troubles.yaml",
        include_str!("../../../tests/policies/good/ways/troubles.yaml"),
    ),
    (
        "pending.yaml",
        include_str!("../../../tests/policies/good/ways/pending.yaml"),
    ),
];

/// What may be put anywhere: marks of YAML and of sentences, wide and combined characters, names.
const BITS: [&str; 36] = [
    ":",
    "：",
    " ",
    "  ",
    "\n",
    "\t",
    "-",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "“",
    "”",
    "#",
    "&a",
    "*a",
    "!!x",
    "|",
    "（",
    "）",
    "，",
    "、",
    "＋",
    "÷",
    "满",
    "为",
    "低保标准",
    "0",
    "99999999999999999999",
    "\u{0}",
    "\u{FEFF}",
    "e\u{301}",
    "👨‍👩‍👧",
];

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> u32 {
    let setting = std::env::var("PROPTEST_CASES").ok();
    setting.and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// Whatever can be said of a policy; in house style the same is said of it, but for the places.
fn everything<const N: usize>(files: [(&str, String); N]) -> String {
    let sources = minimal(files.clone());
    let (formatted, _) = format(sources.clone());
    let own = files.into_iter().map(|(path, text)| (path.to_owned(), text));
    let styled = minimal(own.chain(formatted.into_iter().map(|file| (file.path, file.after))));
    for file in format(styled.clone()).0 {
        assert_eq!(file.before, file.after);
    }
    let (compiled, styled) = (compile(sources), compile(styled));
    assert_eq!(outcome(&compiled), outcome(&styled));
    match compiled {
        Ok(compiled) => format!("{}{}", compiled.warnings, run_cases(&compiled)),
        Err(report) => report.to_string(),
    }
}

/// The pack, and the codes of what was found.
fn outcome(compiled: &Result<Compiled, Report>) -> (Option<Vec<u8>>, Vec<Code>) {
    match compiled {
        Ok(compiled) => (Some(compiled.bytes()), codes(&compiled.warnings)),
        Err(report) => (None, codes(report)),
    }
}

fn codes(report: &Report) -> Vec<Code> {
    let mut codes: Vec<Code> = report.diagnostics().iter().map(Diagnostic::code).collect();
    codes.sort();
    codes
}

/// `text` with some characters replaced.
fn edited(text: &str, edits: &[(prop::sample::Index, usize, usize)]) -> String {
    let mut chars: Vec<String> = text.chars().map(String::from).collect();
    for (at, removed, bit) in edits {
        let at = at.index(chars.len());
        let end = (at + removed).min(chars.len() - 1);
        chars.splice(at.min(end)..end, [BITS[bit % BITS.len()].to_owned()]);
    }
    chars.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(400)) })]

    #[test]
    fn survives_any_edit(
        which in 0..FILES.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, 0..BITS.len()), 1..6),
    ) {
        let (path, text) = FILES[which];
        everything([(path, edited(text, &edits))]);
    }

    #[test]
    fn survives_any_text(text in "[\\PC\n]{0,200}", which in 0..11_usize) {
        let paths = ["pack.yaml", "documents.yaml", "facts.yaml", "questions.yaml", "derived.yaml", "offices.yaml",
            "streets.csv", "cases/x.yaml", "guides.yaml", "troubles.yaml", "pending.yaml"];
        everything([(paths[which], text)]);
    }

    #[test]
    fn survives_any_sentence(parts in prop::collection::vec(0..BITS.len(), 0..30)) {
        let sentence: String = parts.iter().map(|n| BITS[*n]).filter(|b| !b.contains(['\n', '"', '\t', '\u{0}'])).collect();
        let text = format!("推算:\n  家庭:\n    某事: {{ 类型: 是非, 条件: \"{sentence}\" }}\n");
        everything([("derived.yaml", text)]);
    }
}

#[test]
fn survives_every_cut() {
    for (end, _) in PROGRAMME.char_indices() {
        everything([("programmes/dibao.yaml", PROGRAMME[..end].to_owned())]);
    }
}

#[test]
fn reports_the_same_every_time() {
    let broken = || {
        [
            ("derived.yaml", DERIVED.to_owned()),
            ("programmes/dibao.yaml", PROGRAMME.to_owned()),
        ]
    };
    let first = everything(broken());
    assert!(first.contains("E101"));
    assert_eq!(first, everything(broken()));
}

#[test]
fn windows_line_ends_and_byte_order_marks_change_nothing() {
    let windows =
        |path: &str, text: &str| (path.to_owned(), format!("\u{FEFF}{}", text.replace('\n', "\r\n")));
    let facts = include_str!("../../../tests/policies/good/minimal/facts.yaml");
    let programme = include_str!("../../../tests/policies/good/minimal/programmes/dibao.yaml");
    let files = [
        windows("facts.yaml", facts),
        windows("programmes/dibao.yaml", programme),
    ];
    let none: [(&str, String); 0] = [];
    assert_eq!(
        compile(minimal(files)).unwrap().pack,
        compile(minimal(none)).unwrap().pack
    );
}

#[test]
fn compiles_to_the_same_bytes_every_time() {
    let none: [(&str, String); 0] = [];
    let bytes = || compile(minimal(none.clone())).unwrap().bytes();
    assert_eq!(bytes(), bytes());
}
