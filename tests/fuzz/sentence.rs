//! Any sentence and any formula in a policy that is otherwise in order.
#![no_main]

#[path = "../support/exercise.rs"]
mod exercise;
mod layout;
mod policies;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let mut lines = input.lines();
    let mut line = || quoted(lines.next().unwrap_or(""));
    let derived = format!(
        "推算:\n  成员:\n    甲: {{ 类型: 金额/月, 算式: \"{}\" }}\n    乙: {{ 类型: 是非, 条件: \"{}\" }}\n  \
         家庭:\n    丙: {{ 类型: 金额/月, 算式: \"{}\" }}\n    丁: {{ 类型: 是非, 任一满足: [\"{}\", \"{}\"] }}\n",
        line(),
        line(),
        line(),
        line(),
        line(),
    );
    let own = policies::SMALL.iter().find(|(path, _)| path == "derived.yaml");
    let derived = own.map_or(derived.clone(), |(_, text)| merged(text, &derived));
    if let Some(compiled) = policies::tried([("derived.yaml".to_owned(), derived)]) {
        exercise::exercise(&compiled.pack, input.as_bytes());
    }
});

/// The definitions of both files.
fn merged(own: &str, more: &str) -> String {
    let (members, household) = more.split_once("  家庭:\n").unwrap_or((more, ""));
    let members = members.trim_start_matches("推算:\n  成员:\n");
    own.replacen("  成员:\n", &format!("  成员:\n{members}"), 1)
        .replacen("  家庭:\n", &format!("  家庭:\n{household}"), 1)
}
