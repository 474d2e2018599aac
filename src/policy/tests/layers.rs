//! A region over what it takes over, in memory: what is merged, and what stays unknown.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

mod support;

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use jiuzhu_engine::{Date, Pack, Range, Screening, Verdict, input, input::Raw};
use jiuzhu_policy::{Compiled, Sources, compile, run_cases};
use proptest::prelude::*;
use support::minimal;

/// The files of an example.
fn folder(name: &str) -> BTreeMap<String, String> {
    files(&format!("tests/policies/good/{name}"))
}

/// The national policy by itself: no figure of any region.
static NATIONAL: LazyLock<Compiled> =
    LazyLock::new(|| compile(shipped("national").into_iter().collect()).unwrap());

/// The files of a policy that ships.
fn shipped(name: &str) -> BTreeMap<String, String> {
    files(&format!("policies/{name}"))
}

fn files(folder: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut files = BTreeMap::new();
    let mut folders = vec![(folder, String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                folders.push((path, format!("{name}/")));
            } else if name != "expected.txt" {
                files.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

/// An example of layers, with other files in place of its own or beside them.
fn example(name: &str, other: &[(&str, &str)]) -> Sources {
    let mut files = folder(&format!("layers/{name}"));
    let other = other
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    files.extend(other);
    files.into_iter().collect()
}

fn region(other: &[(&str, &str)]) -> Sources {
    example("region", other).over("../national", example("national", &[]))
}

fn pack(sources: Sources) -> Pack {
    let compiled = compile(sources).unwrap_or_else(|report| panic!("{report}"));
    let report = run_cases(&compiled);
    assert!(report.is_empty(), "{report}");
    compiled.pack
}

#[test]
fn a_region_fills_replaces_and_adds() {
    let pack = pack(region(&[]));
    assert_eq!((pack.id.as_str(), pack.name.as_str()), ("shili", "示例县"));
    let parameter = |name: &str| pack.parameters.iter().find(|p| p.name == name).unwrap();
    assert_eq!(parameter("低保标准").periods[0].value, Range::point(100.into()));
    assert_eq!(parameter("存款限额").periods.len(), 1);
    let facts: Vec<_> = pack.facts.iter().map(|f| f.name.as_str()).collect();
    // Nothing here needs 户籍, so it is not carried along.
    assert_eq!(facts, ["存款", "宠物", "汽车", "关系", "年龄", "月收入"]);
    assert_eq!(pack.facts[0].question, "存款和理财一共多少？");
    let groups: Vec<_> = pack.groups.iter().map(|g| g.id.as_str()).collect();
    assert_eq!(groups, ["家人", "情况", "财产"]);
    let urgent: Vec<_> = pack
        .urgent
        .iter()
        .map(|u| pack.contacts[usize::from(u.contacts[0])].phone.as_str())
        .collect();
    assert_eq!(urgent, ["110", "12345"]);
    assert_eq!(pack.contacts[0].name, "示例县热线");
    let meanings: Vec<_> = pack.glossary.iter().map(|term| term.meaning.as_str()).collect();
    assert_eq!(meanings, ["示例县按月补钱", "家里养的小动物", "猫和狗"]);
}

#[test]
fn a_changed_programme_keeps_what_the_region_does_not_say() {
    let pack = pack(region(&[]));
    // The other one is not listed, and no advice leads there.
    let [dibao] = pack.programmes.as_slice() else {
        panic!()
    };
    assert_eq!((dibao.name.as_str(), dibao.instead.len()), ("最低生活保障", 0));
    let conditions: Vec<_> = dibao.conditions.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(conditions, ["收入", "存款", "宠物"]);
    let documents = |n: usize| &pack.documents[usize::from(dibao.conditions[n].citations[0].document)].key;
    assert_eq!(
        [documents(0), documents(1), documents(2)],
        ["社会救助法", "示例1号", "示例1号"]
    );
}

#[test]
fn what_is_not_offered_is_one_alternative_fewer() {
    let derived = |alternatives: &str| {
        let above = folder("layers/national").remove("derived.yaml").unwrap();
        let text = format!("{above}    有救助: {{ 类型: 是非, 任一满足: [{alternatives}] }}\n");
        let own = folder("layers/region").remove("derived.yaml").unwrap();
        let own = format!("{own}    例: {{ 类型: 是非, 条件: 有救助 为 是 }}\n");
        let national = example("national", &[("derived.yaml", &text)]);
        compile(example("region", &[("derived.yaml", &own)]).over("../national", national))
    };
    let node = |compiled: Compiled| {
        let named = compiled.pack.nodes.iter().find(|node| node.name == "有救助");
        named.unwrap().op.clone()
    };
    let alone = node(derived("汽车 为 有").unwrap());
    assert_eq!(node(derived("汽车 为 有, 待遇 jijiu 可得").unwrap()), alone);
    assert_ne!(node(derived("汽车 为 有, 待遇 dibao 可得").unwrap()), alone);
    // That it is not available is no alternative to leave out.
    assert!(derived("汽车 为 有, 待遇 jijiu 不可得").is_err());
}

#[test]
fn what_nobody_fills_in_stays_unknown() {
    let unfilled =
        "标准:\n  存款限额: { 替换: 是, 历次: [{ 起: 2026-01-01, 值: 5000, 依据: 示例1号, 可信度: 高 }] }\n";
    let sources = region(&[
        ("parameters/本地.yaml", unfilled),
        ("programmes/dibao.yaml", "编号: dibao\n沿用: 是\n"),
    ]);
    let compiled = compile(sources).unwrap();
    let warnings = compiled.warnings.to_string();
    assert!(
        warnings.contains(
            "
../national/parameters/标准.yaml:2:3 W704 “低保标准”"
        ),
        "{warnings}"
    );
    let on = Date::parse("2026-11-24").unwrap();
    let mut screening = Screening::new(&compiled.pack, on);
    let text = |text: &str| Raw::Text(text.to_owned());
    let member = Raw::Map(vec![
        ("关系".into(), text("本人")),
        ("年龄".into(), text("40")),
        ("月收入".into(), text("0")),
    ]);
    let raw = Raw::Map(vec![
        ("家庭".into(), Raw::Map(vec![("存款".into(), text("0"))])),
        ("成员".into(), Raw::List(vec![member])),
    ]);
    screening.screen(&input::household(&compiled.pack, &raw, on).unwrap());
    assert_eq!(screening.verdict(0), Verdict::Ask);
}

#[test]
fn a_region_may_rest_on_a_region() {
    let pack_text = "编号: xiang\n名称: 示例乡\n版本: \"1\"\n核对日期: 2026-11-24\n复核日期: 2027-03-01\n待遇: [jijiu, dibao]\n";
    let town =
        "标准:\n  低保标准: { 替换: 是, 历次: [{ 起: 2026-01-01, 值: 120, 依据: 示例1号, 可信度: 高 }] }\n";
    let files = [("pack.yaml", pack_text), ("parameters/乡.yaml", town)];
    let sources: Sources = files.into_iter().collect();
    let pack = pack(sources.over("../region", region(&[])));
    let programmes: Vec<_> = pack.programmes.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(programmes, ["jijiu", "dibao"]);
    assert_eq!(pack.parameters[0].periods[0].value, Range::point(120.into()));
    assert_eq!(pack.programmes[1].conditions.len(), 3);

    let twice = files.map(|(path, text)| (path, text.replace("替换: 是, ", "")));
    let sources: Sources = twice.into_iter().collect();
    let report = compile(sources.over("../region", region(&[])))
        .unwrap_err()
        .to_string();
    assert!(
        report
            .starts_with("parameters/乡.yaml:2:3 E102 ../region/parameters/本地.yaml 里已经有标准“低保标准”"),
        "{report}"
    );
}

#[test]
fn a_name_is_replaced_once() {
    let more =
        "标准:\n  低保标准: { 替换: 是, 历次: [{ 起: 2026-01-01, 值: 120, 依据: 示例1号, 可信度: 高 }] }\n";
    let report = compile(region(&[("parameters/更多.yaml", more)]))
        .unwrap_err()
        .to_string();
    let expected = "parameters/本地.yaml:2:3 E102 parameters/更多.yaml 里已经有标准“低保标准”";
    assert!(report.starts_with(expected), "{report}");
}

/// Which of the two folders a file lies in makes no difference.
#[test]
fn a_policy_may_be_parted_anywhere() {
    let files = folder("base");
    let whole = compile(files.clone().into_iter().collect()).unwrap().pack;
    let kinds = [
        "documents",
        "facts",
        "questions",
        "derived",
        "offices",
        "urgent",
        "glossary",
        "parameters",
    ];
    let all = (1_u32 << kinds.len()) - 1;
    let one = (0..kinds.len()).map(|kind| 1 << kind);
    for parting in one.flat_map(|one| [one, all ^ one]).chain([0, all]) {
        let lies_above = |path: &str| {
            // The table of streets lies beside the file that names it.
            let path = if path == "streets.csv" {
                "offices.yaml"
            } else {
                path
            };
            let kind = kinds.iter().position(|kind| path.starts_with(kind));
            kind.is_some_and(|kind| parting & (1 << kind) != 0)
        };
        let (mut above, own): (BTreeMap<_, _>, BTreeMap<_, _>) =
            files.clone().into_iter().partition(|(path, _)| lies_above(path));
        above.insert("pack.yaml".to_owned(), files["pack.yaml"].clone());
        let above: Sources = above.into_iter().collect();
        let own: Sources = own.into_iter().collect();
        let parted =
            compile(own.over("../above", above)).unwrap_or_else(|report| panic!("{parting:b}\n{report}"));
        assert_eq!(parted.pack, whole, "{parting:b}");
        assert!(run_cases(&parted).is_empty());
    }
}

#[test]
fn a_folder_that_is_not_there_is_reported_where_it_is_named() {
    let pack =
        include_str!("../../../tests/policies/good/minimal/pack.yaml").to_owned() + "沿用: ../national\n";
    let report = compile(minimal([("pack.yaml", pack)])).unwrap_err().to_string();
    assert!(
        report.starts_with("pack.yaml:7:5 E105 找不到文件夹“../national”"),
        "{report}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a region fills in, a firm verdict over the national layer alone is the region's own: what is left
    /// open counts as unknown, never as nothing.
    #[test]
    fn what_is_firm_without_local_figures_is_firm_with_them(
        figures in prop::collection::vec(0..4000_u16, 64),
        answers in any::<prop::sample::Index>(),
    ) {
        let national = shipped("national");
        let alone = &*NATIONAL;
        // What the state itself fixes is no local figure.
        let open: Vec<_> = alone.pack.parameters.iter().filter(|p| p.periods.is_empty()).collect();
        prop_assert!(!open.is_empty() && open.len() <= figures.len());
        let mut filled = "标准:\n".to_owned();
        for (parameter, figure) in open.into_iter().zip(&figures) {
            filled += &format!(
                "  {}: {{ 历次: [{{ 起: 2020-01-01, 值: {figure}, 依据: 社会救助法, 可信度: 高 }}] }}\n",
                parameter.name
            );
        }
        let listed: Vec<_> = alone.pack.programmes.iter().map(|p| p.id.as_str()).collect();
        let pack = national["pack.yaml"].replace("编号: national", "编号: region");
        prop_assert!(pack.contains(listed[0]));
        let own: Sources = [("pack.yaml", pack), ("parameters/figures.yaml", filled)].into_iter().collect();
        let region = compile(own.over("../national", national.into_iter().collect())).unwrap();
        let case = &alone.cases[answers.index(alone.cases.len())];
        let screened = |pack| {
            let mut screening = Screening::new(pack, case.on());
            screening.screen(&case.household(pack).unwrap());
            screening
        };
        let (without, with) = (screened(&alone.pack), screened(&region.pack));
        for (programme, id) in alone.pack.programmes.iter().zip(0..) {
            let (firm, verdict) = (without.verdict(id), with.verdict(id));
            // 请到窗口 may become firm once the figures are known.
            prop_assert!(
                !matches!(firm, Verdict::Likely | Verdict::Unlikely) || firm == verdict,
                "{} {}: {firm:?}, with figures {verdict:?}", case.name(), programme.id
            );
            if let (Some(wide), Some(amount)) = (without.amount(id), with.amount(id)) {
                prop_assert!(wide.contains(amount), "{} {}", case.name(), programme.id);
            }
        }
    }

}

proptest! {
    /// Whatever a region writes, the compiler answers.
    #[test]
    fn survives_any_region(text in "[\\PC\n]{0,120}", which in 0..6_usize, cut in 0..200_usize) {
        let paths = ["facts.yaml", "documents.yaml", "urgent.yaml", "derived.yaml", "programmes/dibao.yaml", "parameters/本地.yaml"];
        let path = paths[which];
        let own = fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/policies/good/layers/region").join(path),
        )
        .unwrap();
        let head: String = own.chars().take(cut).collect();
        for file in [text.clone(), format!("{head}{text}"), head] {
            let _ = compile(region(&[(path, &file)]));
        }
    }
}
