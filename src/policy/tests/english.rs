//! The pack in English: every text translated, every figure in its place, every name of a fact as it was.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

#[path = "support/examples.rs"]
mod examples;

use std::{collections::BTreeSet, path::Path};

use jiuzhu_engine::{
    Pack,
    pack::{Kind, Piece, Text},
};
use jiuzhu_policy::{Compiled, Sources, compile};

use examples::{folders, overlaid};

fn ways() -> Compiled {
    let folder = folders("good").into_iter().find(|f| f.ends_with("ways")).unwrap();
    compile(overlaid(&folder)).unwrap()
}

/// A sentence with `#` for figures.
fn words(text: &Text) -> String {
    let pieces = text.0.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::Value(_) => "#",
    });
    pieces.collect()
}

#[test]
fn says_everything_in_english_and_keeps_what_households_are_written_in() {
    let chinese = ways();
    let english = chinese.english().unwrap();
    let (old, new) = (&chinese.pack, &english);
    let (dibao, guide) = (&new.programmes[0], &new.guides[0]);
    assert_eq!(dibao.name, "Minimum living allowance (最低生活保障)");
    assert_eq!(dibao.short, "Living allowance");
    assert_eq!(
        words(&dibao.summary),
        "Monthly support for households with very little income."
    );
    assert_eq!(words(&guide.body[1]), "At # yuan, the standard stands for now.");
    // The figure is the same one, and may stand elsewhere in the sentence.
    let figure = |pack: &Pack| {
        let pieces = &pack.guides[0].body[1].0;
        pieces
            .iter()
            .find(|piece| matches!(piece, Piece::Value(_)))
            .cloned()
    };
    assert_eq!(figure(new), figure(old));
    assert_eq!(new.troubles[0].name, "We have no income");
    assert_eq!(new.troubles[0].words, ["no money", "poor"]);
    assert_eq!(new.synonyms, [["allowance", "benefit", "welfare"]]);
    for (old, new) in old.facts.iter().zip(&new.facts) {
        assert_eq!((&old.name, old.node, old.gate), (&new.name, new.node, new.gate));
        if let (Kind::Choice(old), Kind::Choice(new)) = (&old.kind, &new.kind) {
            assert!(
                old.iter()
                    .zip(new)
                    .all(|(old, new)| old.name == new.name && !new.label.is_empty())
            );
        }
    }
    assert_eq!(
        Pack::decode(&english.encode()).unwrap().programmes,
        english.programmes
    );
}

#[test]
fn a_text_that_is_not_translated_is_named() {
    let folder = folders("good")
        .into_iter()
        .find(|f| f.ends_with("minimal"))
        .unwrap();
    let none = compile(overlaid(&folder)).unwrap();
    assert!(!none.has_english() && ways().has_english());
    let missing = none.english().unwrap_err();
    assert_eq!(missing.len(), none.texts());
    let first = &missing[1];
    assert_eq!(
        (first.part.as_str(), first.chinese.as_str()),
        ("待遇的名称", "最低生活保障")
    );

    let folder = folders("bad")
        .into_iter()
        .find(|f| f.ends_with("W721-other-figures"))
        .unwrap();
    let lost = compile(overlaid(&folder)).unwrap().untranslated();
    assert_eq!(
        lost.len(),
        none.texts(),
        "a translation without its figures says something else"
    );
}

/// What a region writes goes before what it takes over.
#[test]
fn a_region_may_say_it_otherwise() {
    let own = |path: &str, more: &'static str| {
        let folder = Path::new("../../tests/policies/good/layers").join(path);
        let mut files = Vec::new();
        for entry in ["", "programmes", "parameters"] {
            let Ok(entries) = std::fs::read_dir(folder.join(entry)) else {
                continue;
            };
            for path in entries
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.is_file())
            {
                let name = path.file_name().unwrap().to_str().unwrap();
                let name = if entry.is_empty() {
                    name.to_owned()
                } else {
                    format!("{entry}/{name}")
                };
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
        files.push(("english.yaml".to_owned(), more.to_owned()));
        files.into_iter().collect::<Sources>()
    };
    let missing = |national, region| {
        let (national, region) = (own("national", national), own("region", region));
        let compiled = compile(region.over("../national", national)).unwrap();
        let missing = compiled.untranslated();
        missing.iter().any(|text| text.chinese == "最低生活保障")
    };
    let (whole, none) = (
        "译文:\n  最低生活保障: Minimum living allowance\n",
        "译文:\n  最低生活保障: \"\"\n",
    );
    assert!(missing("", "") && !missing(whole, ""));
    assert!(!missing(none, whole));
    assert!(missing(whole, none));
}

/// The numbers of three digits and more: telephone numbers, years, amounts that stand in the words.
fn numbers(words: &str) -> BTreeSet<String> {
    let plain = words.replace(',', "");
    let digits = plain.split(|c: char| !c.is_ascii_digit());
    digits.filter(|n| n.len() > 2).map(str::to_owned).collect()
}

/// A wrong digit in a telephone number is no translation.
#[test]
fn a_translation_of_tianjin_has_the_numbers_of_its_text() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/tianjin/english.yaml");
    let file = std::fs::read_to_string(path).unwrap();
    let mut compared = 0;
    for line in file.lines().filter(|line| line.starts_with("  ")) {
        let end = if line.starts_with("  \"") { "\": " } else { ": " };
        // 万 are ten thousands, which English has no word for.
        let Some((chinese, english)) = line
            .split_once(end)
            .filter(|(chinese, _)| !chinese.contains('万'))
        else {
            continue;
        };
        assert_eq!(numbers(chinese), numbers(english), "{line}");
        compared += usize::from(!numbers(chinese).is_empty());
    }
    assert!(compared > 50, "{compared}");
}
