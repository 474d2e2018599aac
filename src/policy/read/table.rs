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
    /// The key of an entry that names it; `None` if the entries are keys themselves, or have no names.
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

pub(super) const TABLES: [Table; 14] = [
    table("documents.yaml", &["文件"], Some("编号"), "文件", None),
    table("facts.yaml", &["家庭"], None, "事实", Some("类型")),
    table("facts.yaml", &["成员"], None, "事实", Some("类型")),
    table("parameters/", &["标准"], None, "标准", Some("单位")),
    table("derived.yaml", &["推算", "家庭"], None, "推算", Some("类型")),
    table("derived.yaml", &["推算", "成员"], None, "推算", Some("类型")),
    table("offices.yaml", &["电话"], Some("号码"), "电话", None),
    table("urgent.yaml", &["急难", "条目"], Some("选项"), "急难情形", None),
    table("glossary.yaml", &["用语"], None, "用语", None),
    table("glossary.yaml", &["难词"], None, "难词", None),
    table("guides.yaml", &["须知"], Some("编号"), "须知", None),
    table("troubles.yaml", &["难处"], Some("名称"), "难处", None),
    table("troubles.yaml", &["同义词"], None, "同义词", None),
    table("pending.yaml", &["待核实"], Some("编号"), "待核实", None),
];

/// A thing and its name.
#[derive(Debug)]
pub(super) struct Entry {
    /// Empty if it has none.
    pub(super) name: Written,
    pub(super) node: Node,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// A fact may stand under the other scope.
    pub(super) home: &'static Table,
    file: usize,
    at: usize,
}

impl Table {
    pub(super) fn holds(&self, path: &str) -> bool {
        path == self.file || (self.file.ends_with('/') && path.starts_with(self.file))
    }

    /// The mapping or list of the entries.
    fn list<'n>(&self, file: &'n Node) -> Option<&'n Node> {
        self.keys.iter().try_fold(file, |node, key| node.field(key))
    }

    fn list_mut<'n>(&self, file: &'n mut Node) -> Option<&'n mut Node> {
        self.keys.iter().try_fold(file, |node, key| node.field_mut(key))
    }

    /// The name of an item of a list; several options are one name.
    fn name_of(&self, item: &Node) -> Written {
        let node = self.name.and_then(|name| item.field(name));
        match node.map(|node| &node.data) {
            Some(Data::Text(name)) => name.clone(),
            Some(Data::List(options)) => {
                let options: Vec<&str> = options
                    .iter()
                    .filter_map(|n| Some(n.as_text()?.text.as_str()))
                    .collect();
                Written::new(&options.join("、"), node.map_or(item.span, |node| node.span))
            }
            _ => Written::missing(item.span),
        }
    }

    fn names(&self, file: &Node) -> Vec<Written> {
        match self.list(file).map(|list| &list.data) {
            Some(Data::Map(entries)) => entries.iter().map(|(name, _)| name.clone()).collect(),
            Some(Data::List(items)) => items.iter().map(|item| self.name_of(item)).collect(),
            _ => Vec::new(),
        }
    }

    /// Takes all entries out of a file.
    pub(super) fn take(&self, file: &mut Node) -> Vec<Entry> {
        let Some(list) = self.list_mut(file) else {
            return Vec::new();
        };
        match &mut list.data {
            Data::Map(entries) => {
                let entries = entries.drain(..);
                entries.map(|(name, node)| Entry { name, node }).collect()
            }
            Data::List(items) if !items.is_empty() => {
                let items = std::mem::take(items).into_iter();
                // An empty list would be reported; that it became empty here is nobody's mistake.
                list.data = Data::Empty;
                items
                    .map(|node| Entry {
                        name: self.name_of(&node),
                        node,
                    })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Puts entries into a file, the first of them at a position.
    fn put(&self, file: &mut Node, at: usize, entries: Vec<Entry>) {
        let Some(list) = self.list_mut(file) else { return };
        if matches!(list.data, Data::Empty) && !entries.is_empty() {
            list.data = Data::List(Vec::new());
        }
        match &mut list.data {
            Data::Map(fields) => {
                let at = at.min(fields.len());
                fields.splice(at..at, entries.into_iter().map(|entry| (entry.name, entry.node)));
            }
            Data::List(items) => {
                let at = at.min(items.len());
                items.splice(at..at, entries.into_iter().map(|entry| entry.node));
            }
            Data::Text(_) | Data::Empty => {}
        }
    }

    /// Puts entries at the end of a file.
    pub(super) fn put_back(&self, file: &mut Node, entries: Vec<Entry>) {
        self.put(file, usize::MAX, entries);
    }

    /// Where the entry of this name stands in the layers above.
    pub(super) fn seek(&self, name: &str, above: &[File]) -> Option<Spot> {
        let name = key(name);
        let is_it = |other: &Written| key(&other.text) == name && !name.is_empty();
        above.iter().enumerate().find_map(|(number, file)| {
            self.homes(file).find_map(|home| {
                let at = home.names(&file.node).iter().position(is_it)?;
                let file = number;
                Some(Spot { home, file, at })
            })
        })
    }

    /// The file of the layers above at the end of which new entries stand, if all are in one file.
    pub(super) fn last<'n>(&self, above: &'n mut [File]) -> Option<&'n mut Node> {
        let file = above.iter_mut().rev().find(|file| file.path == self.file)?;
        self.list(&file.node)?;
        Some(&mut file.node)
    }

    /// All names of such entries in the layers above.
    pub(super) fn names_above(&self, above: &[File]) -> Vec<String> {
        let names = above
            .iter()
            .flat_map(|file| self.homes(file).flat_map(|home| home.names(&file.node)));
        names.map(|name| name.text).collect()
    }

    /// The tables of the same kind that a file has.
    fn homes(&self, file: &File) -> impl Iterator<Item = &'static Table> {
        let kind = self.file;
        let is_here = TABLES
            .iter()
            .any(|table| table.file == kind && table.holds(&file.path));
        TABLES.iter().filter(move |table| is_here && table.file == kind)
    }
}

impl Spot {
    /// The entry, and the key that names it if it is a key.
    pub(super) fn entry<'n>(&self, above: &'n mut [File]) -> Option<(Option<&'n mut Written>, &'n mut Node)> {
        let list = self.home.list_mut(&mut above.get_mut(self.file)?.node)?;
        match &mut list.data {
            Data::Map(entries) => entries.get_mut(self.at).map(|(name, node)| (Some(name), node)),
            Data::List(items) => items.get_mut(self.at).map(|node| (None, node)),
            Data::Text(_) | Data::Empty => None,
        }
    }

    /// Puts entries before this one, or after it; this is then where it stands.
    pub(super) fn put(&mut self, above: &mut [File], entries: Vec<Entry>, after: bool) {
        let count = entries.len();
        let at = self.at + usize::from(after);
        if let Some(file) = above.get_mut(self.file) {
            self.home.put(&mut file.node, at, entries);
        }
        if !after {
            self.at += count;
        }
    }
}
