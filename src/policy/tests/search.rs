//! What the search finds: every name that the packs offer, by every word for it, however it is typed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

#[path = "support/examples.rs"]
mod examples;

use std::path::Path;

use jiuzhu_engine::{
    Hit, Pack,
    pack::{Guide, Term, Text, Trouble},
    search,
};
use jiuzhu_policy::{compile, compile_dir};
use proptest::prelude::*;

fn shipped() -> Vec<Pack> {
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let compiled = |name| compile_dir(&policies.join(name)).unwrap_or_else(|report| panic!("{report}"));
    ["national", "tianjin"].map(|name| compiled(name).pack).into()
}

/// A small pack with troubles, programmes (低保, 丧葬补贴), guides, terms and synonyms.
fn ways() -> Pack {
    let folder = examples::folders("good")
        .into_iter()
        .find(|folder| folder.ends_with("ways"));
    let compiled = compile(examples::overlaid(&folder.unwrap()));
    compiled.unwrap_or_else(|report| panic!("{report}")).pack
}

/// The hits by the names of what they point at.
fn names<'p>(pack: &'p Pack, query: &str) -> Vec<&'p str> {
    let name = |hit| match hit {
        Hit::Trouble(n) => pack.troubles[usize::from(n)].name.as_str(),
        Hit::Programme(n) => &pack.programmes[usize::from(n)].short,
        Hit::Guide(n) => &pack.guides[usize::from(n)].name,
        Hit::Term(n) => &pack.glossary[usize::from(n)].name,
    };
    search(pack, query).into_iter().map(name).collect()
}

#[test]
fn what_fits_best_comes_first() {
    let mut pack = ways();
    pack.troubles[2].name = "房子塌了、漏了、太小".to_owned();
    for (query, expected) in [
        // The name itself, then what it explains.
        ("低保", &["低保", "低保", "对结果有疑问"][..]),
        // A word of a trouble, within what people type around it.
        ("没钱", &["家里没有收入"]),
        ("我家没钱了，揭不开锅怎么办？", &["家里没有收入"]),
        // A part of a name between pauses.
        ("我家漏了", &["房子塌了、漏了、太小"]),
        // The start of a name.
        ("丧葬", &["丧葬补贴"]),
        // Words that mean the same.
        ("爸爸过世了", &["家里有人去世", "丧葬补贴"]),
        ("五保户", &["低保", "低保", "对结果有疑问"]),
        // What is only said in the sentences of a guide.
        ("复议", &["对结果有疑问"]),
        // The same characters in the same order, close together.
        ("家没收入", &["家里没有收入"]),
        ("", &[]),
        (" ，。", &[]),
        ("无人机", &[]),
    ] {
        assert_eq!(names(&pack, query), expected, "{query}");
    }
}

#[test]
fn width_case_blanks_and_punctuation_do_not_matter() {
    let mut pack = ways();
    pack.troubles[0].words.push("WiFi 费、话费".to_owned());
    for query in ["wifi费", "ＷＩＦＩ　费", "WiFi 费、", "“wifi” 费话费"] {
        assert_eq!(names(&pack, query).first(), Some(&"家里没有收入"), "{query}");
    }
}

/// One character finds what contains it, but is no word in what is typed.
#[test]
fn one_character_is_enough_to_look_for_but_says_nothing() {
    let mut pack = ways();
    pack.glossary.push(Term {
        name: "户".to_owned(),
        meaning: String::new(),
    });
    pack.synonyms.push(vec!["殁".to_owned(), "去世".to_owned()]);
    assert_eq!(names(&pack, "殁").first(), Some(&"家里有人去世"));
    assert_eq!(names(&pack, "丧"), ["家里有人去世", "丧葬补贴"]);
    assert_eq!(names(&pack, "户"), ["户"]);
    assert_eq!(names(&pack, "开户银行"), [""; 0]);
}

#[test]
fn everything_that_ships_is_found_by_its_own_words() {
    for pack in shipped() {
        let finds = |words: &str, hit| {
            let hits = search(&pack, words);
            assert!(
                hits.contains(&hit),
                "{}: “{words}” finds {hits:?}, not {hit:?}",
                pack.id
            );
        };
        for (n, trouble) in (0..).zip(&pack.troubles) {
            [&trouble.name]
                .into_iter()
                .chain(&trouble.words)
                .for_each(|words| finds(words, Hit::Trouble(n)));
        }
        for (n, programme) in (0..).zip(&pack.programmes) {
            [&programme.name, &programme.short]
                .into_iter()
                .for_each(|words| finds(words, Hit::Programme(n)));
        }
        for (n, guide) in (0..).zip(&pack.guides) {
            finds(&guide.name, Hit::Guide(n));
        }
        for (n, term) in (0..).zip(&pack.glossary) {
            finds(&term.name, Hit::Term(n));
        }
        for word in pack.synonyms.iter().flatten() {
            assert!(
                !search(&pack, word).is_empty(),
                "{}: “{word}” finds nothing",
                pack.id
            );
        }
    }
}

/// A name, or some words around one.
fn typed() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        Just("低保".to_owned()),
        Just("去世".to_owned()),
        "[低保去世收入没有钱a1，　Ａ]{0,9}",
        any::<String>(),
    ];
    proptest::collection::vec(words, 0..4).prop_map(|words| words.concat())
}

proptest! {
    /// Whatever is typed and whatever the pack holds: no panic, nothing twice, and everything points somewhere.
    #[test]
    fn what_is_found_is_there_once(query in typed(), name in typed(), word in typed(), synonym in typed()) {
        let mut pack = ways();
        let (programmes, guides, answers) = (Vec::new(), Vec::new(), Vec::new());
        pack.troubles.push(Trouble { name: name.clone(), words: vec![word], programmes, guides, answers });
        pack.synonyms.push(vec![synonym, name.clone()]);
        pack.guides.push(Guide {
            id: String::new(),
            name,
            summary: Text::default(),
            body: Vec::new(),
            contacts: Vec::new(),
            citations: Vec::new(),
        });
        let mut hits = search(&pack, &query);
        let count = hits.len();
        for hit in &hits {
            let (position, of) = match *hit {
                Hit::Trouble(n) => (n, pack.troubles.len()),
                Hit::Programme(n) => (n, pack.programmes.len()),
                Hit::Guide(n) => (n, pack.guides.len()),
                Hit::Term(n) => (n, pack.glossary.len()),
            };
            prop_assert!(usize::from(position) < of);
        }
        hits.sort_unstable();
        hits.dedup();
        prop_assert_eq!(hits.len(), count);
    }

    /// Noise before and after does not hide a name.
    #[test]
    fn noise_does_not_hide_a_name(before in "[甲乙丙丁a1 ，]{0,20}", after in "[甲乙丙丁a1 ？]{0,20}") {
        let pack = ways();
        let hits = search(&pack, &format!("{before}火化{after}"));
        prop_assert!(hits.contains(&Hit::Trouble(1)));
    }
}
