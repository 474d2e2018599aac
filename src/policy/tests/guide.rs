//! policies/README.md, the guide for those who write policies: what it shows is what stands in the packs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use jiuzhu_policy::{Code, Sources, compile, run_cases};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn guide() -> String {
    fs::read_to_string(root().join("policies/README.md")).unwrap()
}

/// How a block of the guide is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// All of a file.
    Whole,
    /// Some lines of a file.
    Excerpt,
    /// A file of a policy over policies/shili.
    Example,
}

/// Every block of YAML or CSV with the line before it that says which file it shows.
fn blocks() -> Vec<(Kind, String, String)> {
    let guide = guide();
    let (mut blocks, mut before) = (Vec::new(), "");
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        if matches!(line, "```yaml" | "```csv") {
            let shown: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            let kind = [
                ("文件 ", Kind::Whole),
                ("摘自 ", Kind::Excerpt),
                ("例子 ", Kind::Example),
            ]
            .into_iter()
            .find(|(word, _)| before.contains(&format!("{word}`")))
            .unwrap_or_else(|| panic!("before a block: {before}"));
            let path = before.rsplit('`').nth(1).unwrap().to_owned();
            blocks.push((kind.1, path, shown.join("\n") + "\n"));
        } else if !line.trim().is_empty() {
            before = line;
        }
    }
    blocks
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
            } else {
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

/// Who follows the guide word for word gets policies/shili, and nothing but it.
#[test]
fn a_new_region_is_what_the_guide_says() {
    let whole = blocks().into_iter().filter(|(kind, ..)| *kind == Kind::Whole);
    let written: BTreeMap<String, String> = whole
        .map(|(_, path, text)| (path.strip_prefix("policies/shili/").unwrap().to_owned(), text))
        .collect();
    assert_eq!(written, files(&root().join("policies/shili")));
}

#[test]
fn what_is_quoted_stands_in_the_files() {
    for (_, path, text) in blocks().into_iter().filter(|(kind, ..)| *kind == Kind::Excerpt) {
        let file = fs::read_to_string(root().join(&path)).unwrap();
        assert!(file.contains(&text), "{path} does not hold\n{text}");
    }
}

/// All examples are one policy over policies/shili, without errors, and its cases come out.
#[test]
fn the_examples_compile() {
    let folder = |name: &str| -> Sources { files(&root().join("policies").join(name)).into_iter().collect() };
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    let mut listed = ["linshi", "dibao", "shuifei"].join(", ");
    for (_, path, text) in blocks().into_iter().filter(|(kind, ..)| *kind == Kind::Example) {
        if let Some(id) = path.strip_prefix("programmes/") {
            listed += &format!(", {}", id.trim_end_matches(".yaml"));
        }
        assert_eq!(own.insert(path.clone(), text), None, "{path} twice");
    }
    let pack = format!(
        "编号: liti\n名称: 例子\n版本: \"1\"\n核对日期: 2026-11-24\n复核日期: 2027-03-01\n沿用: ../shili\n待遇: [{listed}]\n"
    );
    own.insert("pack.yaml".to_owned(), pack);
    let own: Sources = own.into_iter().collect();
    let region = folder("shili").over("../national", folder("national"));
    let compiled = compile(own.over("../shili", region)).unwrap_or_else(|report| panic!("{report}"));
    let report = run_cases(&compiled);
    assert!(!report.has_errors(), "{report}");
    assert!(compiled.cases.len() > 1);
}

/// What stands after the key of a line: an example may be called after the word it shows.
fn value(line: &str) -> String {
    line.split_once(": ").map_or(line, |(_, value)| value).to_owned()
}

/// Every word of the language stands in an example.
#[test]
fn every_word_is_shown() {
    // What people write instead is no word of the language.
    let tables = include_str!("../sentence/words.rs").split("const ");
    let quoted: String = tables.filter(|table| !table.starts_with("NOT_")).collect();
    let examples: String = blocks()
        .into_iter()
        .filter(|(kind, ..)| *kind == Kind::Example)
        .flat_map(|(.., text)| text.lines().map(value).collect::<Vec<_>>())
        .collect();
    let chinese = |word: &&str| word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let words: Vec<&str> = quoted.split('"').skip(1).step_by(2).filter(chinese).collect();
    assert!(words.len() > 40, "{words:?}");
    for word in words {
        assert!(examples.contains(word), "the guide shows no example of {word}");
    }
}

/// The list of codes is the list of codes.
#[test]
fn every_code_is_explained_once() {
    let guide = guide();
    let rows = guide.lines().filter_map(|line| {
        let code = line.strip_prefix("| ")?.split(' ').next()?;
        let is_code = code.len() == 4 && code[1..].chars().all(|c| c.is_ascii_digit());
        is_code.then(|| code.to_owned())
    });
    let rows: Vec<String> = rows.collect();
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.to_string()).collect();
    assert_eq!(rows.iter().cloned().collect::<BTreeSet<_>>(), known);
    assert_eq!(rows.len(), known.len(), "a code stands twice");
}
