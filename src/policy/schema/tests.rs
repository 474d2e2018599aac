//! The schemas say what the readers read, no more and no less, and take the files that the compiler takes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use jsonschema::Validator;
use serde_json::Value;

use super::*;
use crate::source::{Data, Node, READ, Span};
use shape::Shape;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Every folder with a pack.yaml that ships or is an example of what is right.
fn packs() -> Vec<PathBuf> {
    let mut packs = Vec::new();
    let mut folders = vec![root("policies"), root("tests/policies/good")];
    while let Some(folder) = folders.pop() {
        if folder.join("pack.yaml").exists() {
            packs.push(folder.clone());
        }
        let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        folders.extend(entries.filter(|path| path.is_dir()));
    }
    packs
}

/// The YAML files of a folder that belong to a policy, each with the position of its kind.
fn files(sources: &Sources) -> Vec<(String, usize, Node)> {
    let own = &sources.layers()[0];
    let kind = |path: &str| {
        KINDS
            .iter()
            .position(|(_, files, ..)| match files.strip_suffix("*.yaml") {
                Some(folder) => path.starts_with(folder) && path.ends_with(".yaml"),
                None => path == *files,
            })
    };
    let read = own.paths().filter_map(|path| {
        let node = own.yaml(path, &mut Report::new(sources.clone()))?;
        Some((path.to_owned(), kind(path)?, node))
    });
    read.collect()
}

/// Finds the definition of every mapping in a file.
fn walk(shape: Shape, node: &Node, found: &mut BTreeMap<Span, &'static Definition>) {
    match (shape, &node.data) {
        (Shape::Record(name), Data::Map(fields)) => {
            let definition = definition(name).unwrap_or_else(|| panic!("no definition {name}"));
            found.insert(node.span, definition);
            for (key, node) in fields {
                if let Some(key) = definition.keys.iter().find(|k| k.name == key.text) {
                    walk(key.shape, node, found);
                }
            }
        }
        (Shape::Entries(entry), Data::Map(fields)) => {
            fields.iter().for_each(|(_, node)| walk(*entry, node, found));
        }
        (Shape::List(item) | Shape::OneOrMore(item), Data::List(items)) => {
            items.iter().for_each(|node| walk(*item, node, found));
        }
        (Shape::OneOrMore(item), _) => walk(*item, node, found),
        (Shape::Either(shapes), _) => shapes.iter().for_each(|shape| walk(*shape, node, found)),
        _ => {}
    }
}

#[test]
fn the_keys_are_those_that_are_read() {
    let mut read: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    // Its windows for applications have days of one year.
    let one_off = root("tests/policies/bad/E105-periods");
    for dir in packs().into_iter().chain([one_off]) {
        READ.take();
        let report = Report::new(Sources::read(&dir).unwrap());
        let sources = report.sources();
        assert!(
            read::read(&sources, &mut report.fresh()).is_some(),
            "{}",
            dir.display()
        );
        let mut found = BTreeMap::new();
        for (_, kind, node) in files(&sources) {
            walk(Shape::Record(KINDS[kind].3), &node, &mut found);
        }
        for (span, asked) in READ.take().into_iter().filter(|(span, _)| report.is_own(*span)) {
            let place = || report.place(span);
            let definition = found
                .get(&span)
                .unwrap_or_else(|| panic!("{} is in no schema", place()));
            let keys = read.entry(definition.name).or_default();
            for key in asked {
                let known = definition.keys.iter().any(|k| k.name == key);
                assert!(known, "{}: {} lacks {key}", place(), definition.name);
                keys.insert(key);
            }
        }
    }
    // What says how layers lie over one another is taken out before a file is read.
    let layered = |definition: &str, key: &str| key == "替换" || (definition == "待遇" && key == "沿用");
    for definition in definitions() {
        let read = read
            .get(definition.name)
            .unwrap_or_else(|| panic!("nothing reads {}", definition.name));
        for key in definition.keys {
            assert!(
                read.contains(key.name) || layered(definition.name, key.name),
                "nothing reads {} of {}",
                key.name,
                definition.name
            );
            assert!(!key.says.is_empty() && !key.says.ends_with('。'), "{}", key.name);
        }
    }
}

#[test]
fn every_kind_of_file_that_is_read_has_a_schema() {
    let mut kinds: Vec<&str> = KINDS.iter().map(|(_, files, ..)| *files).collect();
    let mut readers = read::kinds();
    kinds.sort_unstable();
    readers.sort_unstable();
    assert_eq!(kinds, readers);
}

/// A file as editors see it: numbers and truth values where there are no quotes.
fn json(node: &Node) -> Value {
    match &node.data {
        Data::Empty => Value::Null,
        Data::Text(written) if written.quoted => written.text.clone().into(),
        Data::Text(written) => match serde_json::from_str(&written.text) {
            Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
            _ => written.text.clone().into(),
        },
        Data::List(items) => items.iter().map(json).collect(),
        Data::Map(fields) => fields
            .iter()
            .map(|(key, node)| (key.text.clone(), json(node)))
            .collect(),
    }
}

fn validators(policy: Option<&Sources>) -> Vec<Validator> {
    let compile = |schema: Schema| {
        let schema: Value = serde_json::from_str(&schema.json).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    };
    schemas(policy).into_iter().map(compile).collect()
}

/// What an editor would mark in the files of a folder.
fn marked(sources: &Sources, validators: &[Validator]) -> Vec<String> {
    let mut marked = Vec::new();
    for (path, kind, node) in files(sources) {
        let file = json(&node);
        let errors = validators[kind].iter_errors(&file);
        marked.extend(errors.map(|error| format!("{path}{}: {error}", error.instance_path())));
    }
    marked
}

#[test]
fn what_is_right_is_not_marked() {
    let plain = validators(None);
    for dir in packs() {
        let sources = Sources::read(&dir).unwrap();
        let none: [String; 0] = [];
        assert_eq!(marked(&sources, &plain), none, "{}", dir.display());
        assert_eq!(
            marked(&sources, &validators(Some(&sources))),
            none,
            "{}",
            dir.display()
        );
    }
}

/// Problems of another kind: a file or folder that is not there, or a row that no other row can do without.
const NOT_OF_A_KEY: [&str; 7] = [
    "E104-unknown-file",
    "E105-no-folder",
    "E105-no-policy",
    "E105-not-listed",
    "E105-received",
    "E105-streets",
    "E105-table-without-rest",
];

#[test]
fn every_wrong_key_is_marked() {
    let plain = validators(None);
    let mut tried = 0;
    for entry in fs::read_dir(root("tests/policies/bad")).unwrap() {
        let dir = entry.unwrap().path();
        let name = dir.file_name().unwrap().to_str().unwrap().to_owned();
        let is_of_a_key = name.starts_with("E104") || name.starts_with("E105");
        if is_of_a_key && !NOT_OF_A_KEY.contains(&name.as_str()) {
            tried += 1;
            let sources = Sources::read(&dir).unwrap();
            assert!(!marked(&sources, &plain).is_empty(), "{name}");
        }
    }
    assert!(tried > 2);
}

#[test]
fn a_missing_and_a_wrong_key_are_marked_where_they_are() {
    let plain = validators(None);
    let text = "编号: a\n名称: b\n对象: 家\n一句话: c\n是什么: d\n条件:\n  - { 编号: e, 说明: f, 依据: g, 条建: h }\n怎么办: { 步骤: [] }\n";
    let sources: Sources = [("programmes/a.yaml", text)].into_iter().collect();
    let marked = marked(&sources, &plain).join("\n");
    for expected in [
        "\"找谁办\" is a required",
        "programmes/a.yaml/对象",
        "programmes/a.yaml/条件/0",
        "programmes/a.yaml/怎么办/步骤",
    ] {
        assert!(marked.contains(expected), "{expected}: {marked}");
    }
}

#[test]
fn the_names_of_a_policy_are_offered() {
    let offers = |policy: &str| {
        schemas(Some(
            &Sources::read(&root("tests/policies/good").join(policy)).unwrap(),
        ))
    };
    let (base, ways) = (offers("base"), offers("ways"));
    for (schemas, name, offered) in [
        (&base, "questions", "残疾等级"),
        (&base, "pack", "dibao"),
        (&base, "programme", "社会救助法"),
        (&base, "programme", "12345"),
        (&base, "cases", "没有"),
        (&base, "cases", "不清楚"),
        (&ways, "troubles", "shensu"),
        (&ways, "troubles", "家人去世"),
        (&ways, "pending", "sangzang"),
    ] {
        let text = |name: &str| &schemas.iter().find(|schema| schema.name == name).unwrap().json;
        assert!(
            text(name).contains(&format!("\"{offered}\"")),
            "{name}: {offered}"
        );
        let plain = self::schemas(None);
        let plain = &plain.iter().find(|schema| schema.name == name).unwrap().json;
        assert!(!plain.contains(&format!("\"{offered}\"")), "{name}: {offered}");
    }
}
