//! The laws of the engine over packs as the compiler makes them: those that ship, and one for each word of the language.
//!
//! Random graphs hold what the engine can be given; these hold what it is given.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

#[path = "../../../tests/support/mod.rs"]
mod support;

#[path = "support/examples.rs"]
mod examples;

use std::{fs, sync::LazyLock};

use jiuzhu_engine::Pack;
use jiuzhu_policy::{Sources, compile};
use proptest::{collection::vec, prelude::*, sample::Index};

use examples::{folders, overlaid};
use support::{
    cases,
    laws::{Answers, LAWS, Pair},
};

/// Every pack under policies/ and every good example, with its folder.
static PACKS: LazyLock<Vec<(String, Pack)>> = LazyLock::new(|| {
    let shipped = fs::read_dir("../../policies").unwrap();
    let shipped = shipped.map(|entry| entry.unwrap().path());
    let shipped = shipped
        .filter(|path| path.join("pack.yaml").exists())
        .map(|path| (path.clone(), Sources::read(&path).unwrap()));
    let examples = folders("good")
        .into_iter()
        .map(|path| (path.clone(), overlaid(&path)));
    let packs = shipped.chain(examples).map(|(path, sources)| {
        let compiled = compile(sources).unwrap_or_else(|report| panic!("{report}"));
        (path.display().to_string(), compiled.pack)
    });
    let packs: Vec<_> = packs.collect();
    assert!(packs.len() > 10, "{} packs", packs.len());
    packs
});

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn compiled_packs_keep_every_law(
        which in any::<Index>(), day in any::<u8>(), given in vec(any::<u8>(), 0..400), decisions in vec(any::<u8>(), 0..900)
    ) {
        let (folder, pack) = which.get(&PACKS);
        let answers = Answers::new(day, given, decisions);
        let pair = Pair::new(pack, &answers);
        for law in LAWS {
            if let Err(broken) = (law.check)(&pair) {
                let (household, on) = (&pair.household, pair.on);
                return Err(TestCaseError::fail(format!("{}: {broken}\n{folder} on {on}: {household:?}", law.name)));
            }
        }
    }
}
