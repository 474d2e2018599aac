//! What a worked case may say, and what is reported where it comes out otherwise.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod support;

use std::path::Path;

use jiuzhu_engine::{Answer, FactKey, Pack};
use jiuzhu_policy::{Compiled, compile, compile_dir, run_cases};

const FACTS: &str = include_str!("../../../tests/policies/good/minimal/facts.yaml");

/// The smallest policy with a choice of numbers, 档次, and this case.
fn with_case(case: &str) -> Result<Compiled, String> {
    let fact = "家庭:\n  档次: { 类型: 选项, 选项: [\"1\", \"2\"], 问: 哪一档？ }\n";
    let files = [
        ("facts.yaml", FACTS.replace("家庭:\n", fact)),
        ("cases/one.yaml", format!("样例:\n{case}")),
    ];
    compile(support::minimal(files)).map_err(|report| report.to_string())
}

fn with_answers(household: &str, member: &str) -> Compiled {
    let case = format!(
        "  - 名称: 一\n    日期: 2026-11-24\n    家庭: {{ {household} }}\n    成员: [{{ {member} }}]\n    期望: {{ dibao: {{}} }}\n"
    );
    with_case(&case).unwrap_or_else(|report| panic!("{report}"))
}

/// Quotes make a text; without them `true` and digits are what they look like.
#[test]
fn answers_are_read_as_they_are_written() {
    let answer = |compiled: &Compiled, name: &str, member| {
        let fact = compiled.pack.facts.iter().position(|f| f.name == name).unwrap();
        let household = compiled.cases.last().unwrap().household(&compiled.pack).unwrap();
        household.answer(FactKey {
            fact: u16::try_from(fact).unwrap(),
            member,
        })
    };
    let compiled = with_answers("档次: \"2\", 存款: 1.50", "户籍: true, 年龄: ~");
    assert!(run_cases(&compiled).is_empty());
    assert_eq!(answer(&compiled, "档次", None), Answer::Options(2));
    assert_eq!(answer(&compiled, "户籍", Some(0)), Answer::truth(true));
    assert_eq!(answer(&compiled, "年龄", Some(0)), Answer::Unanswered);
    let compiled = with_answers(
        "档次: \"1\", 存款: \"1.5万\"",
        "户籍: false, 年龄: { 从: 3, 到: \"7\" }",
    );
    assert!(run_cases(&compiled).is_empty());
    assert_eq!(answer(&compiled, "户籍", Some(0)), Answer::truth(false));
    for (household, member, place, problem) in [
        (
            "档次: 2",
            "",
            "cases/one.yaml:4:11 E601",
            "要填一个选项，现在是 2",
        ),
        (
            "",
            "户籍: \"true\"",
            "cases/one.yaml:5:12 E601",
            "要填“是”或“否”，现在是 “true”",
        ),
        (
            "存款: { 从: 5, 到: 3 }",
            "",
            "cases/one.yaml:4:11 E601",
            "“从”比“到”大",
        ),
        (
            "",
            "年龄: 200",
            "cases/one.yaml:5:12 E601",
            "要填 0～120 岁 之内的数",
        ),
        (
            "档次: [\"1\"]",
            "",
            "cases/one.yaml:4:11 E601",
            "要填一个选项，现在是 […]",
        ),
        ("档次: \"3\"", "", "cases/one.yaml:4:11 E601", "可以填：1、2。"),
    ] {
        let report = run_cases(&with_answers(household, member));
        assert!(!report.is_empty());
        let printed = report.to_string();
        assert!(
            printed.starts_with(place) && printed.contains(problem),
            "{printed}"
        );
    }
}

/// Only a name is given twice, and only within one file.
#[test]
fn cases_have_names_of_their_own() {
    let case = |name: &str| format!("  - 名称: {name}\n    日期: 2026-11-24\n    期望: {{ dibao: {{}} }}\n");
    let twice = with_case(&[case("一"), case("二"), case("一")].concat()).unwrap_err();
    assert_eq!(twice.matches("E102 样例“一”写了两次").count(), 1, "{twice}");
    assert!(twice.starts_with("cases/one.yaml:8:9 E102"), "{twice}");
    let nameless = "  - { 日期: 2026-11-24, 期望: { dibao: {} } }\n".repeat(2);
    let nameless = with_case(&nameless).unwrap_err();
    assert!(
        nameless.contains("E105") && !nameless.contains("E102"),
        "{nameless}"
    );
    let files = ["one", "two"].map(|file| (format!("cases/{file}.yaml"), format!("样例:\n{}", case("一"))));
    assert!(compile(support::minimal(files)).is_ok());
}

/// Each difference is told with what was expected, what came out, and why.
#[test]
fn a_case_that_comes_out_otherwise_says_how() {
    let case = "  - 名称: 一\n    日期: 2026-11-24\n    家庭: { 存款: 9000000 }\n    成员: [{ 年龄: 40, 月收入: 0, 户籍: 是 }]\n    期望:\n      dibao: { 结论: 可能符合, 金额: { 到: 1 }, 还需: [家庭.汽车], 决定: [收入] }\n";
    let printed = run_cases(&with_case(case).unwrap()).to_string();
    for words in [
        "E601",
        "结论应当是 可能符合，算出来是 目前看不符合",
        "金额应当是 不限 到 1，算出来是 无",
        "决定的条件应当是 [收入]，算出来是 [财产]",
    ] {
        assert!(printed.contains(words), "{words}\n{printed}");
    }
}

/// The bytes of a policy are a pack, and a case says what it is called and when it happens.
#[test]
fn a_compiled_policy_can_be_passed_on() {
    let compiled = with_answers("存款: 0", "");
    assert_eq!(Pack::decode(&compiled.bytes()).unwrap(), compiled.pack);
    let case = compiled.cases.last().unwrap();
    assert_eq!(
        (case.name(), case.on().to_string().as_str()),
        ("一", "2026-11-24")
    );
}

#[test]
fn a_folder_that_cannot_be_read_is_said_to_be_so() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (folder, problem) in [("nowhere", "找不到这个文件夹"), ("lib.rs", "这不是文件夹")] {
        let report = compile_dir(&here.join(folder)).unwrap_err().to_string();
        assert!(
            report.contains(problem) && report.contains("写政策文件夹的路径"),
            "{report}"
        );
    }
}
