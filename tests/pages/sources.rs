//! What must not stand in the source of the pages.

use std::{fs, path::Path};

fn files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Words belong in `src/text`, so that a language can be added and a text can be found.
#[test]
fn components_and_pages_hold_no_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for folder in ["components", "pages", "state"] {
        files(&root.join(folder), &mut found);
    }
    for name in [
        "app.rs",
        "browser.rs",
        "components.rs",
        "lib.rs",
        "pages.rs",
        "state.rs",
        "text.rs",
    ] {
        found.push((name.into(), fs::read_to_string(root.join(name)).unwrap()));
    }
    for (name, source) in found {
        for (number, line) in source.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            let han = code.chars().find(|c| ('\u{3000}'..='\u{9fff}').contains(c));
            assert_eq!(han, None, "{name}:{}: {line}", number + 1);
        }
    }
}

/// All that the page itself says.
fn chinese() -> String {
    let mut found = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text"),
        &mut found,
    );
    found.into_iter().map(|(_, source)| source).collect()
}

/// Engine and page know no programme, number or phone: those stand in the pack.
#[test]
fn texts_name_no_phone_and_no_programme() {
    let text = chinese();
    for word in ["12345", "110", "低保", "特困", "临时救助", "1045"] {
        assert!(!text.contains(word), "{word}");
    }
}

/// One idea a sentence: about twenty characters, never more than thirty-five.
#[test]
fn sentences_are_short() {
    let source = chinese();
    let mut lengths = Vec::new();
    for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for text in line.split('"').skip(1).step_by(2) {
            for sentence in text.split(['。', '？', '；']) {
                let length = sentence
                    .chars()
                    .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
                    .count();
                assert!(length <= 35, "{length} characters: {sentence}");
                if length > 0 {
                    lengths.push(length);
                }
            }
        }
    }
    let average = lengths.iter().sum::<usize>() / lengths.len();
    assert!(
        lengths.len() > 150 && average <= 20,
        "{average} characters a sentence"
    );
}
