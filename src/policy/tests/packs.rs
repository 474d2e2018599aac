//! The policies that ship: every case of every pack under policies/ comes out, its warnings are known, and the laws
//! hold over the real rules.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::{collections::BTreeMap, fmt::Write, fs, path::Path, sync::LazyLock};

use jiuzhu_engine::{Answer, FactKey, Household, Pack, Screening, Verdict, pack::Scope};
use jiuzhu_policy::{Case, Compiled, Severity, compile_dir, run_cases};
use proptest::prelude::*;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

/// Every pack under policies/, by the name of its folder.
static PACKS: LazyLock<BTreeMap<String, Compiled>> = LazyLock::new(|| {
    let folders = fs::read_dir(folder("policies"))
        .unwrap()
        .map(|e| e.unwrap().path());
    let compiled = folders
        .filter(|path| path.join("pack.yaml").exists())
        .map(|path| {
            let compiled = compile_dir(&path).unwrap_or_else(|report| panic!("{report}"));
            (path.file_name().unwrap().to_str().unwrap().to_owned(), compiled)
        });
    compiled.collect()
});

/// How often each warning is given for each pack, so that a new one shows in review.
///
/// `BLESS=1` renews the golden.
#[test]
fn every_case_comes_out_and_the_warnings_are_known() {
    let mut counted = String::new();
    for (name, compiled) in &*PACKS {
        assert!(!compiled.cases.is_empty(), "{name} has no cases");
        let report = run_cases(compiled);
        assert_eq!(report.count(Severity::Error), 0, "{report}");
        let mut codes = BTreeMap::new();
        for warning in compiled.warnings.diagnostics() {
            *codes.entry(warning.code()).or_insert(0) += 1;
        }
        writeln!(counted, "{name} {}", compiled.warnings.count(Severity::Warning)).unwrap();
        for (code, count) in codes {
            writeln!(counted, "  {code} {count}").unwrap();
        }
    }
    golden("warnings.txt", &counted);
}

fn golden(name: &str, got: &str) {
    let path = folder("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, got).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == got,
        "tests/golden/{name} differs; read the new text and renew it with BLESS=1:\n{got}"
    );
}

#[test]
fn tianjin_has_every_district_and_every_street() {
    let pack = &PACKS["tianjin"].pack;
    assert_eq!(pack.districts.len(), 16);
    assert_eq!(pack.districts.iter().map(|d| d.offices.len()).sum::<usize>(), 252);
}

/// The stories of `cases/stories.yaml` with everything a resident is told of the numbers.
///
/// `BLESS=1` renews the golden.
#[test]
fn the_stories_are_explained() {
    let compiled = &PACKS["tianjin"];
    let mut words = String::new();
    for case in compiled.cases.iter().filter(|case| case.name().starts_with('S')) {
        explain(case, &compiled.pack, &mut words);
    }
    golden("stories.txt", &words);
}

fn explain(case: &Case, pack: &Pack, words: &mut String) {
    let mut screening = Screening::new(pack, case.on());
    screening.screen(&case.household(pack).unwrap());
    writeln!(words, "# {}（{}）", case.name(), case.on()).unwrap();
    for (programme, report) in pack.programmes.iter().zip(screening.report().programmes) {
        let id = pack.programmes.iter().position(|p| p.id == programme.id).unwrap();
        let explanation = screening.explain(u16::try_from(id).unwrap());
        let amount = explanation
            .amount
            .map_or(String::new(), |amount| format!("：{amount}"));
        writeln!(words, "{} {}{amount}", report.verdict, programme.short).unwrap();
        let deciding = |r: &&jiuzhu_engine::Reason| r.deciding && report.verdict != "likely";
        let told = explanation
            .reasons
            .iter()
            .filter(|r| deciding(r) || !r.numbers.is_empty());
        for reason in told {
            let mark = if reason.deciding { "!" } else { " " };
            let numbers = reason.numbers.join("；");
            let advice = reason.advice.as_deref().unwrap_or_default();
            writeln!(
                words,
                "  {mark} {}｜{}｜{numbers}｜{advice}",
                reason.condition, reason.text
            )
            .unwrap();
        }
        if !report.open.is_empty() {
            writeln!(words, "    还需：{}", report.open.join("、")).unwrap();
        }
    }
    words.push('\n');
}

/// All places of a household that hold an answer.
fn answered(pack: &Pack, household: &Household) -> Vec<FactKey> {
    let members = u8::try_from(household.members()).unwrap();
    let facts = pack.facts.iter().zip(0..);
    let keys = facts.flat_map(|(fact, id)| {
        let members: Vec<Option<u8>> = match fact.scope {
            Scope::Household => vec![None],
            Scope::Member => (0..members).map(Some).collect(),
        };
        members
            .into_iter()
            .map(move |member| FactKey { fact: id, member })
    });
    keys.filter(|key| household.answer(*key) != Answer::Unanswered)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Laws 1 and 2 over the real rules: whatever is left out of a case or answered 不清楚, a firm verdict is the
    /// case's own verdict, and the amount of the full answers lies within the amount of the partial ones.
    #[test]
    fn what_is_left_out_of_a_case_never_turns_into_a_no(
        pack in prop::sample::select(PACKS.keys().cloned().collect::<Vec<_>>()),
        case in any::<prop::sample::Index>(),
        gone in prop::collection::vec(0u8..4, 120),
        listed: bool,
    ) {
        let Compiled { pack, cases, .. } = &PACKS[&pack];
        let case = &cases[case.index(cases.len())];
        let full = case.household(pack).unwrap();
        let mut partial = full.clone();
        for (key, gone) in answered(pack, &full).into_iter().zip(gone) {
            match gone {
                0 => partial.set(pack, key, Answer::Unanswered).unwrap(),
                1 => partial.set(pack, key, Answer::Unsure).unwrap(),
                _ => {}
            }
        }
        partial.set_members(partial.members(), listed && full.is_listed()).unwrap();
        let screened = |household: &Household| {
            let mut screening = Screening::new(pack, case.on());
            screening.screen(household);
            screening
        };
        let (full, partial) = (screened(&full), screened(&partial));
        for (programme, id) in pack.programmes.iter().zip(0..) {
            let (firm, verdict) = (partial.verdict(id), full.verdict(id));
            prop_assert!(!firm.is_firm() || firm == verdict, "{} {}: {firm:?}, in full {verdict:?}", case.name(), programme.id);
            // Law 8: whatever was answered, an emergency is never refused.
            prop_assert!(!programme.urgent || firm != Verdict::Unlikely, "{} {}", case.name(), programme.id);
            if let (Some(wide), Some(amount)) = (partial.amount(id), full.amount(id)) {
                prop_assert!(wide.contains(amount), "{} {}: {wide:?} lacks {amount:?}", case.name(), programme.id);
            }
        }
    }
}
