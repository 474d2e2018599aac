//! Writes the first inputs of every target, taken from the policies of this repository, and the dictionary.

mod layout;
mod policies;
#[path = "../support/signed.rs"]
mod signed;

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiuzhu_policy::compile_dir;

/// One word of the policy language or of the answers a line.
const WORDS: &str = include_str!("words.txt");

fn main() {
    let to = PathBuf::from(std::env::args_os().nth(1).expect("the folder to write to"));
    let bad = fs::read_dir(policies::folder("tests/policies/bad")).expect("bad policies");
    let mut folders: Vec<PathBuf> = bad.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.extend(
        ["good/base", "good/minimal", "good/sentences", "good/variants", "good/ways"].map(|p| policies::folder("tests/policies").join(p)),
    );
    folders.extend(["tianjin", "national"].map(|p| policies::folder("policies").join(p)));
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        policy(folder, &to);
    }
    let households = fs::read_to_string(policies::folder("tests/bench/household.json")).expect("a household");
    write(&to, "household_json", "bench", households.as_bytes());
    for words in WORDS.lines().collect::<Vec<_>>().chunks(6) {
        let answers: Vec<_> = words
            .iter()
            .map(|word| format!("{{ \"{word}\": \"{word}\" }}"))
            .collect();
        let json = format!("{{\"家庭\": {}, \"成员\": [{}]}}", answers[0], answers.join(", "));
        write(&to, "household_json", words[0], json.as_bytes());
    }
    let entry = |word: &str| {
        let bytes: String = word.bytes().map(|byte| format!("\\x{byte:02X}")).collect();
        format!("\"{bytes}\"\n")
    };
    fs::write(
        to.join("words.dict"),
        WORDS.lines().map(entry).collect::<String>(),
    )
    .expect("a dictionary");
}

/// Each file of a policy, its sentences, and its pack if it has one.
fn policy(folder: &Path, to: &Path) {
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let files = policies::files(folder);
    for (number, (path, text)) in files.iter().enumerate() {
        let input = layout::joined([(path.as_str(), text.as_str())]);
        write(to, "policy_text", &format!("{name}-{number}"), input.as_bytes());
        // The same file as the region's own and as what the region takes over.
        let above = format!("{}{path}", policies::ABOVE);
        let input = layout::joined([(above.as_str(), text.as_str()), (path.as_str(), text.as_str())]);
        write(
            to,
            "policy_text",
            &format!("{name}-{number}-over"),
            input.as_bytes(),
        );
        let sentences: Vec<&str> = text.lines().filter_map(sentence).collect();
        for (part, sentences) in sentences.chunks(5).enumerate() {
            write(
                to,
                "sentence",
                &format!("{name}-{number}-{part}"),
                sentences.join("\n").as_bytes(),
            );
        }
    }
    if let Ok(compiled) = compile_dir(folder) {
        let mut input = vec![0x5a; layout::RANDOM];
        input.extend(&compiled.bytes()[signed::HEADER..]);
        write(to, "pack_bytes", &name, &input);
    }
}

/// What follows the key of a sentence or formula.
fn sentence(line: &str) -> Option<&str> {
    let keys = ["条件: ", "算式: ", "适用: ", "当: ", "值: "];
    let found = keys.iter().find_map(|key| line.split_once(key));
    let (_, sentence) = found.or_else(|| line.trim_start().split_once("- "))?;
    let end = sentence.find([',', '}', ']']).unwrap_or(sentence.len());
    Some(sentence[..end].trim().trim_matches('"')).filter(|s| !s.is_empty() && !s.contains(": "))
}

fn write(to: &Path, target: &str, name: &str, input: &[u8]) {
    let folder = to.join("seeds").join(target);
    fs::create_dir_all(&folder).expect("a folder for inputs");
    fs::write(folder.join(name.replace('/', "-")), input).expect("an input");
}
