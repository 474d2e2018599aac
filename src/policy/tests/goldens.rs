//! Every policy in tests/policies: good ones compile to the graph beside them, bad ones report the text beside them.
//!
//! A bad example holds only the files in which it differs from good/minimal. `BLESS=1` renews every expected.txt.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test"
)]

#[path = "support/examples.rs"]
mod examples;

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use jiuzhu_engine::{
    Date,
    pack::{Op, Scope},
};
use jiuzhu_policy::{Code, Compiled, Coverage, Report, Sources, compile, run_cases};

use examples::{EXPECTED, folders, overlaid};

/// The day on which the examples are checked.
const TODAY: &str = "2026-11-24";

fn compare(folder: &Path, got: &str, differing: &mut Vec<String>) {
    let path = folder.join(EXPECTED);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, got).unwrap();
    } else if fs::read_to_string(&path).unwrap_or_default() != got {
        differing.push(format!("{}:\n{got}", folder.display()));
    }
}

fn checked(sources: Sources, is_about_coverage: bool) -> (Result<Compiled, Report>, String) {
    match compile(sources) {
        Ok(compiled) => {
            let overdue = compiled.overdue(Date::parse(TODAY).unwrap());
            let mut text = format!("{}{overdue}{}", compiled.warnings, run_cases(&compiled));
            // Only where an example is about it: few examples have cases for everything.
            if is_about_coverage {
                text.push_str(&Coverage::of(&compiled).report().to_string());
            }
            (Ok(compiled), text)
        }
        Err(report) => {
            let text = report.to_string();
            (Err(report), text)
        }
    }
}

fn operation(op: &Op) -> String {
    match op {
        Op::Constant(range) => format!("Constant({})", range.single().unwrap()),
        Op::Round { value, step, mode } => format!("Round({value}, {step}, {mode:?})"),
        op => format!("{op:?}"),
    }
}

/// The ways in, and what is not known yet.
fn ways(compiled: &Compiled) -> String {
    let (pack, mut text) = (&compiled.pack, String::new());
    let programme = |id: &u16| pack.programmes[usize::from(*id)].id.as_str();
    for guide in &pack.guides {
        writeln!(text, "须知 {} {} 句", guide.id, guide.body.len()).unwrap();
    }
    for trouble in &pack.troubles {
        let programmes: Vec<_> = trouble.programmes.iter().map(programme).collect();
        let guides = trouble.guides.iter().map(|n| &pack.guides[usize::from(*n)].id);
        let guides: Vec<_> = guides.collect();
        let answers = trouble.answers.iter();
        let answers = answers.map(|given| (&pack.facts[usize::from(given.fact)].name, given.option));
        let answers: Vec<_> = answers.collect();
        let (name, words) = (&trouble.name, &trouble.words);
        writeln!(
            text,
            "难处 {name} {words:?} {programmes:?} {guides:?} {answers:?}"
        )
        .unwrap();
    }
    let terms: Vec<_> = pack.glossary.iter().map(|term| &term.name).collect();
    if !terms.is_empty() {
        writeln!(text, "用语 {terms:?}").unwrap();
    }
    for words in &pack.synonyms {
        writeln!(text, "同义词 {words:?}").unwrap();
    }
    for point in &compiled.pending {
        let reply = point.reply.as_ref().map(|reply| reply.on.to_string());
        writeln!(text, "待核实 {} {:?} {reply:?}", point.id, point.programmes).unwrap();
    }
    text
}

#[test]
fn good_policies_compile_to_their_graphs() {
    let mut differing = Vec::new();
    for folder in folders("good") {
        let (compiled, mut text) = checked(overlaid(&folder), false);
        let compiled = compiled.unwrap_or_else(|report| panic!("{}\n{report}", folder.display()));
        assert!(!run_cases(&compiled).has_errors(), "{}\n{text}", folder.display());
        for (i, node) in compiled.pack.nodes.iter().enumerate() {
            let scope = if node.scope == Scope::Member {
                "成员"
            } else {
                "家庭"
            };
            writeln!(
                text,
                "{i} {scope} {:?} {} {}",
                node.unit,
                operation(&node.op),
                node.name
            )
            .unwrap();
        }
        text.push_str(&ways(&compiled));
        compare(&folder, &text, &mut differing);
    }
    assert!(
        differing.is_empty(),
        "BLESS=1 renews them:\n{}",
        differing.join("\n")
    );
}

#[test]
fn bad_policies_report_what_is_written_beside_them() {
    let mut differing = Vec::new();
    for folder in folders("bad") {
        let code = folder
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .get(..4)
            .unwrap()
            .to_owned();
        let (_, text) = checked(overlaid(&folder), code == "E602");
        assert!(
            text.contains(&code),
            "{} reports no {code}:\n{text}",
            folder.display()
        );
        compare(&folder, &text, &mut differing);
    }
    assert!(
        differing.is_empty(),
        "BLESS=1 renews them:\n{}",
        differing.join("\n")
    );
}

#[test]
fn every_code_has_a_bad_example() {
    let names = folders("bad")
        .into_iter()
        .map(|f| f.file_name().unwrap().to_str().unwrap()[..4].to_owned());
    let shown: BTreeSet<String> = names.collect();
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.to_string()).collect();
    assert_eq!(shown, known);
}
