//! Lists of things that have names: where they stand in the files, and how to find one.

use crate::{
    names::key,
    source::{Data, Node, Written},
};

/// A file, and what stands in it.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: String,
    pub(super) node: Node,
}

/// A list of things that have names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// The file, or the folder of files.
    pub(super) file: &'static str,
    /// The keys that lead to the entries.
    pub(super) keys: &'static [&'static str],
    /// The key of an entry that names it; `None` if the entries are keys themselves.
    pub(super) name: Option<&'static str>,
    /// What an entry is called in a message.
    pub(super) what: &'static str,
    /// The key of an entry that must stay as it is.
    pub(super) fixed: Option<&'static str>,
}

const fn table(
    file: &'static str,
    keys: &'static [&'static str],
    name: Option<&'static str>,
    what: &'static str,
    fixed: Option<&'static str>,
) -> Table {
    Table {
        file,
        keys,
        name,
        what,
        fixed,
    }
}

pub(super) const TABLES: [Table; 9] = [
    table("documents.yaml", &["文件"], Some("编号"), "文件", None),
    table("facts.yaml", &["家庭"], None, "事实", Some("类型")),
    table("facts.yaml", &["成员"], None, "事实", Some("类型")),
    table("parameters/", &["标准"], None, "标准", Some("单位")),
    table("derived.yaml", &["推算", "家庭"], None, "推算", Some("类型")),
    table("derived.yaml", &["推算", "成员"], None, "推算", Some("类型")),
    table("offices.yaml", &["电话"], Some("号码"), "电话", None),
    table("urgent.yaml", &["急难", "条目"], Some("选项"), "急难情形", None),
    table("glossary.yaml", &["用语"], None, "用语", None),
];

/// An entry, and the key that names it.
pub(super) struct Slot<'n> {
    pub(super) name: Option<&'n mut Written>,
    pub(super) entry: &'n mut Node,
}

impl Table {
    pub(super) fn holds(&self, path: &str) -> bool {
        path == self.file || (self.file.ends_with('/') && path.starts_with(self.file))
    }

    /// The mapping or list of the entries.
    pub(super) fn list<'n>(&self, file: &'n mut Node) -> Option<&'n mut Node> {
        self.keys.iter().try_fold(file, |node, key| node.field_mut(key))
    }

    /// The name of an item of a list; several options are one name.
    pub(super) fn name_of(&self, entry: &Node) -> Option<Written> {
        let node = entry.field(self.name?)?;
        match &node.data {
            Data::List(options) => {
                let options: Vec<&str> = options
                    .iter()
                    .filter_map(|n| Some(n.as_text()?.text.as_str()))
                    .collect();
                Some(Written::new(&options.join("、"), node.span))
            }
            _ => node.as_text().cloned(),
        }
    }
}

/// The entry of this name in the layers above, and its table: a fact may stand under the other scope.
pub(super) fn seek<'n>(
    table: &Table,
    name: &str,
    above: &'n mut [File],
) -> Option<(&'static Table, Slot<'n>)> {
    let is_it = |other: &str| key(other) == key(name);
    for file in above {
        let Some(home) = TABLES
            .iter()
            .filter(|t| t.file == table.file && t.holds(&file.path))
            .find(|home| {
                home.list(&mut file.node)
                    .is_some_and(|list| names_in(home, list).iter().any(|n| is_it(n)))
            })
        else {
            continue;
        };
        let slot = match &mut home.list(&mut file.node)?.data {
            Data::Map(entries) => entries
                .iter_mut()
                .find(|(n, _)| is_it(&n.text))
                .map(|(name, entry)| Slot {
                    name: Some(name),
                    entry,
                }),
            Data::List(entries) => entries
                .iter_mut()
                .find(|entry| home.name_of(entry).is_some_and(|n| is_it(&n.text)))
                .map(|entry| Slot { name: None, entry }),
            Data::Text(_) | Data::Empty => None,
        };
        return Some((home, slot?));
    }
    None
}

fn names_in(table: &Table, list: &Node) -> Vec<String> {
    match &list.data {
        Data::Map(entries) => entries.iter().map(|(name, _)| name.text.clone()).collect(),
        Data::List(entries) => entries
            .iter()
            .filter_map(|e| Some(table.name_of(e)?.text))
            .collect(),
        Data::Text(_) | Data::Empty => Vec::new(),
    }
}

/// All names of such entries in the layers above.
pub(super) fn names_above(table: &Table, above: &mut [File]) -> Vec<String> {
    let mut names = Vec::new();
    for file in above {
        for home in TABLES
            .iter()
            .filter(|t| t.file == table.file && t.holds(&file.path))
        {
            names.extend(
                home.list(&mut file.node)
                    .map(|list| names_in(home, list))
                    .unwrap_or_default(),
            );
        }
    }
    names
}
