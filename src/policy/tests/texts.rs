//! What is written arrives in the pack as it was written.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod support;

use jiuzhu_engine::pack::Kind;
use jiuzhu_policy::{Compiled, compile};

const FACTS: &str = include_str!("../../../tests/policies/good/minimal/facts.yaml");
const PROGRAMME: &str = include_str!("../../../tests/policies/good/minimal/programmes/dibao.yaml");
const DOCUMENTS: &str = include_str!("../../../tests/policies/good/minimal/documents.yaml");

fn compiled<const N: usize>(files: [(&str, String); N]) -> Compiled {
    compile(support::minimal(files)).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn a_fact_keeps_all_its_words() {
    let facts = "家庭:
  房屋: { 类型: 选项, 选项: [没有, { 名称: 有, 按钮: 有房子, 说明: 租的不算。 }], 名: 住房, 问: 有没有房？, 说明: 看房产证。, 例: 有一套, 为何问: 有的待遇看房产。 }
  低温: { 类型: 是非, 问: 冷吗？, 是: 很冷, 否: 不冷 }
";
    let compiled = compiled([("facts.yaml", FACTS.replace("家庭:\n", facts))]);
    let [house, cold, savings] = &compiled.pack.facts[..3] else {
        panic!()
    };
    let shown = [
        &house.name,
        &house.label,
        &house.question,
        &house.hint,
        &house.example,
        &house.why,
    ];
    assert_eq!(
        shown,
        [
            "房屋",
            "住房",
            "有没有房？",
            "看房产证。",
            "有一套",
            "有的待遇看房产。"
        ]
    );
    let Kind::Choice(options) = &house.kind else {
        panic!()
    };
    let options: Vec<_> = options
        .iter()
        .map(|o| [o.name.as_str(), &o.label, &o.hint])
        .collect();
    assert_eq!(options, [["没有", "", ""], ["有", "有房子", "租的不算。"]]);
    assert_eq!(
        [&cold.yes, &cold.no, &cold.label, &cold.hint],
        ["很冷", "不冷", "低温", ""]
    );
    assert_eq!([&savings.yes, &savings.why], ["", ""]);
}

/// The key of a document ends at a blank; of two that fit the longer one is meant.
#[test]
fn a_citation_names_a_document_and_an_article() {
    let cited = |citation: &str| {
        let documents = format!(
            "{DOCUMENTS}  - {{ 编号: 社会救助法 修订, 名称: 修订的法, 机关: 示例, 可信度: 高, 网址: https://example.com }}\n"
        );
        let programme = PROGRAMME.replacen("依据: 社会救助法 第十八条", &format!("依据: {citation}"), 1);
        let files = [
            ("documents.yaml", documents),
            ("programmes/dibao.yaml", programme),
        ];
        compile(support::minimal(files))
            .map_err(|report| report.to_string())
            .map(|compiled| {
                let citation = &compiled.pack.programmes[0].conditions[0].citations[0];
                (
                    compiled.pack.documents[usize::from(citation.document)]
                        .key
                        .clone(),
                    citation.article.clone(),
                )
            })
    };
    let known = |key: &str, article: &str| Ok((key.to_owned(), article.to_owned()));
    assert_eq!(cited("社会救助法 第一条"), known("社会救助法", "第一条"));
    assert_eq!(cited("社会救助法　第一条"), known("社会救助法", "第一条"));
    assert_eq!(cited("社会救助法"), known("社会救助法", ""));
    assert_eq!(
        cited("社会救助法 修订 第二条"),
        known("社会救助法 修订", "第二条")
    );
    assert_eq!(cited("社会救助法 修订后"), known("社会救助法", "修订后"));
    for unknown in ["社会救助法第一条", "社会救助", "救助法 第一条"] {
        let report = cited(unknown).unwrap_err();
        assert!(report.contains("E502 没有登记编号为“"), "{report}");
    }
}

/// Whether somebody has a programme already is told by a yes-or-no fact of whom it is granted to.
#[test]
fn what_somebody_has_already_is_a_fact_of_the_same_scope() {
    let facts = FACTS.replace("家庭:\n", "家庭:\n  已领: { 类型: 是非, 问: 已经在领吗？ }\n");
    let with = |fact: &str| {
        let programme = PROGRAMME.replacen("对象: 家庭\n", &format!("对象: 家庭\n已享受事实: {fact}\n"), 1);
        let files = [
            ("facts.yaml", facts.clone()),
            ("programmes/dibao.yaml", programme),
        ];
        compile(support::minimal(files)).map_err(|report| report.to_string())
    };
    let pack = with("已领").unwrap().pack;
    let received = pack.programmes[0]
        .received
        .map(|fact| pack.facts[usize::from(fact)].name.clone());
    assert_eq!(received.as_deref(), Some("已领"));
    for (fact, problem) in [
        ("户籍", "E204 “户籍”和这项待遇说的不是同一个对象"),
        ("汽车", "“汽车”不是是非的事实"),
        ("已令", "E101 没有名为“已令”"),
    ] {
        let report = with(fact).unwrap_err();
        assert!(report.contains(problem), "{report}");
    }
}
