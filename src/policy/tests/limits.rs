//! Every named limit is an E404, one step beyond it and not at it.

mod support;

use jiuzhu_policy::{Report, Sources, compile, limits, run_cases};
use support::minimal;

/// The codes of everything that is wrong with a policy.
fn codes(sources: Sources) -> Vec<String> {
    let list = |report: &Report| {
        report
            .diagnostics()
            .iter()
            .map(|d| d.code().to_string())
            .collect::<Vec<_>>()
    };
    match compile(sources) {
        Ok(compiled) => [list(&compiled.warnings), list(&run_cases(&compiled))].concat(),
        Err(report) => list(&report),
    }
}

fn with_derived(formula: &str) -> Vec<String> {
    let derived = format!("推算:\n  家庭:\n    某数: {{ 类型: 金额, 算式: {formula} }}\n");
    codes(minimal([("derived.yaml", derived)]))
}

fn is_beyond(codes: &[String]) -> bool {
    codes.iter().any(|code| code == "E404")
}

#[test]
fn file_size() {
    let start = "用语:\n  低保: 补贴\n#";
    let file = |bytes: usize| format!("{start}{}", "x".repeat(bytes - start.len()));
    assert!(!is_beyond(&codes(minimal([(
        "glossary.yaml",
        file(limits::FILE_BYTES)
    )]))));
    assert!(is_beyond(&codes(minimal([(
        "glossary.yaml",
        file(limits::FILE_BYTES + 1)
    )]))));
}

#[test]
fn items_of_a_list() {
    let terms = |count: usize| (0..count).map(|n| format!("  词{n}: 补贴\n")).collect::<String>();
    let file = |count| [("glossary.yaml", format!("用语:\n{}", terms(count)))];
    assert!(!is_beyond(&codes(minimal(file(limits::ITEMS)))));
    assert!(is_beyond(&codes(minimal(file(limits::ITEMS + 1)))));
}

#[test]
fn files() {
    let file = |n: usize| (format!("parameters/{n}.yaml"), "标准: {}\n".to_owned());
    let more: Vec<_> = (0..limits::FILES).map(file).collect();
    assert!(is_beyond(&codes(minimal(more))));
}

#[test]
fn names() {
    let figure = |n: usize| {
        format!(
            "  数{n}: {{ 单位: 元, 历次: [{{ 起: 2025-09-01, 值: 1, 依据: 社会救助法, 可信度: 高 }}] }}\n"
        )
    };
    let file = |n: usize| {
        let figures: String = (0..limits::ITEMS)
            .map(|m| figure(n * limits::ITEMS + m))
            .collect();
        (format!("parameters/{n}.yaml"), format!("标准:\n{figures}"))
    };
    let files = |count: usize| (0..count).map(file).collect::<Vec<_>>();
    let count = limits::NAMES / limits::ITEMS;
    assert!(!is_beyond(&codes(minimal(files(count - 1)))));
    assert!(is_beyond(&codes(minimal(files(count)))));
}

#[test]
fn depth_of_yaml() {
    let block = |depth: usize| {
        let (open, close) = ("{ 全部满足: [".repeat(depth), "] }".repeat(depth));
        format!("推算:\n  家庭:\n    某事: {{ 类型: 是非, 全部满足: [{open}汽车 为 有{close}] }}\n")
    };
    assert!(!is_beyond(&codes(minimal([(
        "derived.yaml",
        block(limits::YAML_DEPTH / 2 - 2)
    )]))));
    assert!(is_beyond(&codes(minimal([(
        "derived.yaml",
        block(limits::YAML_DEPTH / 2)
    )]))));
    assert!(is_beyond(&codes(minimal([("derived.yaml", block(100_000))]))));
}

#[test]
fn length_and_depth_of_a_sentence() {
    let long = |chars: usize| format!("存款{}", "＋存款".repeat((chars - 2) / 3));
    assert!(!is_beyond(&with_derived(&long(limits::SENTENCE_CHARS))));
    assert!(is_beyond(&with_derived(&long(limits::SENTENCE_CHARS + 3))));
    let deep = |depth: usize| format!("{}存款{}", "（".repeat(depth), "）".repeat(depth));
    assert!(!is_beyond(&with_derived(&deep(limits::SENTENCE_DEPTH - 1))));
    assert!(is_beyond(&with_derived(&deep(limits::SENTENCE_DEPTH))));
}

#[test]
fn digits_of_a_number() {
    assert!(!is_beyond(&with_derived("9223372036854775807 元")));
    assert!(is_beyond(&with_derived("9223372036854775808 元")));
}

#[test]
fn options_of_a_fact() {
    let fact = |count: usize| {
        let options: Vec<_> = (0..count).map(|n| format!("第{n}项")).collect();
        let facts = include_str!("../../../tests/policies/good/minimal/facts.yaml");
        let fact = format!(
            "家庭:\n  多项: {{ 类型: 选项, 选项: [{}], 问: 哪一项？ }}\n",
            options.join(", ")
        );
        [("facts.yaml", facts.replace("家庭:\n", &fact))]
    };
    assert!(!is_beyond(&codes(minimal(fact(limits::OPTIONS)))));
    assert!(is_beyond(&codes(minimal(fact(limits::OPTIONS + 1)))));
}

#[test]
fn members_of_a_case() {
    let case = |count: usize| {
        let members = "{ 年龄: 1 }, ".repeat(count);
        let case = format!(
            "样例:\n  - 名称: 多人\n    日期: 2026-11-24\n    成员: [{members}]\n    期望: {{ dibao: {{}} }}\n"
        );
        [("cases/many.yaml", case)]
    };
    assert!(!is_beyond(&codes(minimal(case(limits::MEMBERS)))));
    assert!(is_beyond(&codes(minimal(case(limits::MEMBERS + 1)))));
}

#[test]
fn steps_of_all_rules() {
    // Each row takes two constants, a comparison, a sum and a choice.
    let rows = |n: usize| {
        let rows: String = (0..130)
            .map(|row| {
                let k = n * 130 + row;
                format!("        - {{ 当: 存款 低于 {k} 元, 值: 存款 ＋ {k}.5 元 }}\n")
            })
            .collect();
        format!("    数{n}:\n      类型: 金额\n      分档:\n{rows}        - {{ 其余: 0 元 }}\n")
    };
    let text = |count: usize| {
        [(
            "derived.yaml",
            format!("推算:\n  家庭:\n{}", (0..count).map(rows).collect::<String>()),
        )]
    };
    assert!(!is_beyond(&codes(minimal(text(90)))));
    assert!(is_beyond(&codes(minimal(text(110)))));
}
