//! Every named limit is an E404, one step beyond it and not at it.

mod support;

use jiuzhu_policy::{Report, Sources, compile, limits, run_cases};
use support::minimal;

const FACTS: &str = include_str!("../../../tests/policies/good/minimal/facts.yaml");
const OFFICES: &str = include_str!("../../../tests/policies/good/minimal/offices.yaml");
const PROGRAMME: &str = include_str!("../../../tests/policies/good/minimal/programmes/dibao.yaml");

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
    let derived = format!("推算:\n  家庭:\n    某数: {{ 类型: 金额, 算式: {formula}, 依据: 社会救助法 }}\n");
    codes(minimal([("derived.yaml", derived)]))
}

/// The one E404 that is printed, and what it says.
fn beyond(sources: Sources) -> Option<String> {
    let report = compile(sources).err()?.to_string();
    let mut lines = report.lines().filter(|line| line.contains(" E404 "));
    let first = lines.next()?;
    assert_eq!(lines.next(), None, "one limit, one message");
    assert!(report.contains("帮助: "), "{report}");
    Some(first.to_owned())
}

#[track_caller]
fn assert_beyond(sources: Sources, expected: &str) {
    let found = beyond(sources).unwrap_or_default();
    assert!(found.contains(expected), "{found}");
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
    let own = minimal([("pack.yaml", String::new())]).paths().count();
    let file = |n: usize| (format!("parameters/{n}.yaml"), "标准: {}\n".to_owned());
    let files = |count: usize| minimal((0..count - own).map(file));
    assert_eq!(beyond(files(limits::FILES)), None);
    assert_eq!(
        beyond(files(limits::FILES + 1)).unwrap(),
        "pack.yaml:1:1 E404 文件太多，最多 1024 个"
    );
}

#[test]
fn bytes_of_all_files() {
    let file = |n: usize| {
        (
            format!("cases/{n}.yaml"),
            format!("#{}\n", "x".repeat(limits::FILE_BYTES - 2)),
        )
    };
    let files = |count: usize| minimal((0..count).map(file));
    let most = limits::POLICY_BYTES / limits::FILE_BYTES;
    assert_eq!(beyond(files(most - 1)), None);
    assert_beyond(files(most), "pack.yaml:1:1 E404 文字太多，最多 16777216 字节");
}

#[test]
fn characters_of_a_text() {
    let text = |chars: usize| {
        [(
            "facts.yaml",
            FACTS.replace("问: ", &format!("说明: {}, 问: ", "长".repeat(chars))),
        )]
    };
    assert_eq!(beyond(minimal(text(limits::TEXT_CHARS))), None);
    assert_beyond(
        minimal(text(limits::TEXT_CHARS + 1)),
        "facts.yaml:2:21 E404 这段文字太长",
    );
}

#[test]
fn characters_of_a_name() {
    let named = |chars: usize| {
        let name = "名".repeat(chars);
        [(
            "derived.yaml",
            format!("推算:\n  家庭:\n    {name}: {{ 类型: 金额, 算式: 存款 }}\n"),
        )]
    };
    assert_eq!(beyond(minimal(named(limits::NAME_CHARS))), None);
    assert_beyond(
        minimal(named(limits::NAME_CHARS + 1)),
        "derived.yaml:3:5 E404 名称太长",
    );
    let programme = |chars: usize| {
        [(
            "programmes/dibao.yaml",
            PROGRAMME.replace("名称: ", &format!("简称: {}\n名称: ", "名".repeat(chars))),
        )]
    };
    assert_eq!(beyond(minimal(programme(limits::NAME_CHARS))), None);
    assert_beyond(minimal(programme(limits::NAME_CHARS + 1)), "E404 名称太长");
}

#[test]
fn cases() {
    let case = |n: usize| format!("  - {{ 名称: 例{n}, 日期: 2026-11-24, 期望: {{ dibao: {{}} }} }}\n");
    let file = |n: usize, count: usize| {
        (
            format!("cases/{n}.yaml"),
            format!("样例:\n{}", (0..count).map(case).collect::<String>()),
        )
    };
    let own = compile(minimal([("cases/1.yaml", file(1, 1).1)]))
        .unwrap()
        .cases
        .len()
        - 1;
    let files = |count: usize| minimal([file(1, 2000), file(2, count - 2000 - own)]);
    assert_eq!(beyond(files(limits::CASES)), None);
    assert_beyond(
        files(limits::CASES + 1),
        "pack.yaml:1:1 E404 样例太多，最多 4096 个",
    );
}

/// Every variant counts as a case, and so does what they vary.
#[test]
fn variants_of_cases() {
    let variant = |n: usize| format!("      - {{ 名称: 种{n}, 期望: {{ dibao: {{}} }} }}\n");
    let file = |count: usize| {
        let variants: String = (0..count).map(variant).collect();
        [(
            "cases/1.yaml",
            format!(
                "样例:\n  - 名称: 例\n    日期: 2026-11-24\n    期望: {{ dibao: {{}} }}\n    各种:\n{variants}"
            ),
        )]
    };
    let own = compile(minimal(file(1))).unwrap().cases.len() - 1;
    assert_eq!(own, 1);
    assert_eq!(beyond(minimal(file(limits::CASES - own))), None);
    assert_beyond(
        minimal(file(limits::CASES - own + 1)),
        "pack.yaml:1:1 E404 样例太多，最多 4096 个",
    );
}

#[test]
fn rows_of_the_table_of_streets() {
    let rows = |count: usize| {
        let row = |n: usize| format!("120101,和平区,120101{:03},第{n}街,街道\n", n % 1000);
        let rows: String = (0..count).map(row).collect();
        let offices = format!("{OFFICES}街道表: streets.csv\n");
        let streets = format!("district_code,district,street_code,street,kind\n{rows}");
        [("offices.yaml", offices), ("streets.csv", streets)]
    };
    assert_eq!(beyond(minimal(rows(limits::ITEMS))), None);
    assert_beyond(
        minimal(rows(limits::ITEMS + 1)),
        "streets.csv:4098:1 E404 街道表太长",
    );
}

#[test]
fn rows_of_a_table_and_periods_of_a_figure() {
    let table = |rows: usize| {
        let row = |n: usize| format!("        - {{ 当: 存款 低于 {n} 元, 值: 1 元 }}\n");
        let rows: String = (1..rows).map(row).collect();
        [(
            "derived.yaml",
            format!(
                "推算:\n  家庭:\n    某数:\n      类型: 金额\n      分档:\n{rows}        - {{ 其余: 0 元 }}\n"
            ),
        )]
    };
    assert_eq!(beyond(minimal(table(limits::ITEMS))), None);
    assert_beyond(minimal(table(limits::ITEMS + 1)), "derived.yaml:4102:13 E404");
    let periods = |count: usize| {
        let period = |n: usize| {
            let (year, month, day) = (1000 + n / 300, n / 25 % 12 + 1, n % 25 + 1);
            format!("      - {{ 起: {year}-{month:02}-{day:02}, 值: 1, 依据: 社会救助法, 可信度: 高 }}\n")
        };
        let periods: String = (0..count).map(period).collect();
        [(
            "parameters/many.yaml",
            format!("标准:\n  某线:\n    单位: 元\n    历次:\n{periods}"),
        )]
    };
    assert_eq!(beyond(minimal(periods(limits::ITEMS))), None);
    assert_beyond(
        minimal(periods(limits::ITEMS + 1)),
        "parameters/many.yaml:4101:11 E404",
    );
}

#[test]
fn facts_that_wait_for_one_another() {
    let facts = |gates: usize| {
        let fact = |n: usize| {
            let gate = n
                .checked_sub(1)
                .map_or(String::new(), |n| format!("适用: 问{n} 为 是, "));
            format!("  问{n}: {{ 类型: 是非, {gate}问: 是吗？ }}\n")
        };
        let facts: String = (0..=gates).map(fact).collect();
        [("facts.yaml", FACTS.replace("家庭:\n", &format!("家庭:\n{facts}")))]
    };
    assert_eq!(beyond(minimal(facts(limits::GATES))), None);
    assert_eq!(
        beyond(minimal(facts(limits::GATES + 9))).unwrap(),
        "facts.yaml:67:3 E404 “适用”一环套一环，最多 64 环"
    );
}

#[test]
fn what_the_engine_takes() {
    let fact = |n: usize| format!("  问{n}: {{ 类型: 是非, 问: 是吗？ }}\n");
    let facts = |household: usize| {
        let household: String = (0..household).map(fact).collect();
        let members: String = (0..100).map(|n| fact(n + 9000)).collect();
        let facts = FACTS.replace("家庭:\n", &format!("家庭:\n{household}"));
        [(
            "facts.yaml",
            facts.replace("成员:\n", &format!("成员:\n{members}")),
        )]
    };
    let most = jiuzhu_engine::limits::Limit::Facts.most();
    let own = compile(minimal(facts(0))).unwrap().pack.facts.len();
    assert_eq!(beyond(minimal(facts(most - own))), None);
    assert_eq!(
        beyond(minimal(facts(most - own + 1))).unwrap(),
        "pack.yaml:1:1 E404 事实太多，有 4097，最多 4096"
    );
}

/// However much is wrong, what is printed can be read; a line without end is cut around the place.
#[test]
fn problems_that_are_printed() {
    let tabs = |lines: usize| format!("用语:\n{}", "\t词: 补贴\n".repeat(lines));
    let printed = |lines: usize| {
        compile(minimal([("glossary.yaml", tabs(lines))]))
            .unwrap_err()
            .to_string()
    };
    assert!(!printed(limits::PROBLEMS).contains("没有列出"));
    let more = printed(limits::PROBLEMS + 7);
    assert!(more.contains("还有 7 处没有列出"));
    assert_eq!(more.matches(" E107 ").count(), limits::PROBLEMS);
    // After so many errors nothing more is looked for in sentences.
    let row = |n: usize| format!("        - {{ 当: 存款 低于 1 元, 值: 量{n} }}\n");
    let unknown = |count: usize| {
        let rows: String = (0..count).map(row).collect();
        let table = "    某数:\n      类型: 金额\n      分档:\n";
        format!("推算:\n  家庭:\n{table}{rows}        - {{ 其余: 0 元 }}\n")
    };
    let found = |count: usize| {
        let report = compile(minimal([("derived.yaml", unknown(count))])).unwrap_err();
        let of = |code: &str| {
            report
                .diagnostics()
                .iter()
                .filter(|d| d.code().to_string() == code)
                .count()
        };
        of("E101")
    };
    assert_eq!(found(limits::PROBLEMS - 1), limits::PROBLEMS - 1);
    assert_eq!(found(limits::PROBLEMS + 9), limits::PROBLEMS);
    // The one error is not lost among the warnings.
    let unused = (0..limits::PROBLEMS).map(|n| format!("  问{n}: {{ 类型: 是非, 问: 是吗？ }}\n"));
    let facts = FACTS.replace("家庭:\n", &format!("家庭:\n{}", unused.collect::<String>()));
    let facts = facts.replace("类型: 金额/月,", "类型: 金额/月, 范围: 很多,");
    let printed = compile(minimal([("facts.yaml", facts)])).unwrap_err().to_string();
    assert!(printed.contains(" E203 ") && printed.contains("没有列出"));
    assert_eq!(
        printed.matches(" W70").count() + printed.matches(" E").count(),
        limits::PROBLEMS
    );
    let many: String = (0..4000).map(|n| format!("词{n}: 补贴, ")).collect();
    let wide = format!("用语: {{ {many}a: b, a: c }}\n");
    let printed = compile(minimal([("glossary.yaml", wide)]))
        .unwrap_err()
        .to_string();
    assert!(printed.contains("补贴, a: b, a: c }"), "{printed}");
    assert!(printed.len() < 3 * limits::LINE_BYTES, "{printed}");
}

#[test]
fn layers() {
    let pack = include_str!("../../../tests/policies/good/minimal/pack.yaml").to_owned() + "沿用: ../up\n";
    let stacked = |count: usize| {
        let one: Sources = [("pack.yaml", pack.clone())].into_iter().collect();
        (2..count).fold(one.clone().over("../up", minimal::<&str>([])), |up, _| {
            one.clone().over("../up", up)
        })
    };
    assert!(!is_beyond(&codes(stacked(limits::LAYERS))));
    assert!(is_beyond(&codes(stacked(limits::LAYERS + 1))));
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
        let fact = format!(
            "家庭:\n  多项: {{ 类型: 选项, 选项: [{}], 问: 哪一项？ }}\n",
            options.join(", ")
        );
        [("facts.yaml", FACTS.replace("家庭:\n", &fact))]
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
        format!(
            "    数{n}:\n      类型: 金额\n      分档:\n{rows}        - {{ 其余: 0 元 }}\n      依据: 社会救助法\n"
        )
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

#[test]
fn rows_of_a_table_by_size() {
    let table = |count: usize| {
        let rows: Vec<_> = (1..=count).map(|size| format!("{size}: 1")).collect();
        let text = format!(
            "标准:\n  户标准: {{ 单位: 元, 历次: [{{ 起: 2025-09-01, 按人数: {{ {} }}, 依据: 社会救助法, 可信度: 高 }}] }}\n",
            rows.join(", ")
        );
        [("parameters/sizes.yaml", text)]
    };
    assert!(!is_beyond(&codes(minimal(table(limits::SIZES)))));
    assert!(is_beyond(&codes(minimal(table(limits::SIZES + 1)))));
}
