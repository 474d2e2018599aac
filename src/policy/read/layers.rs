//! Puts what a region writes over what it takes over with 沿用.
//!
//! A policy may lie in several folders: what holds everywhere, and over it what a region fills in or says
//! otherwise. They are merged here, as trees with places, before any file is read; so a key that the language
//! learns later needs nothing here, and every message names the file in which the words stand.
//!
//! - A name is given once. Who says it again writes 替换: 是 (E102), and only where there is something to
//!   replace (E111). What is replaced keeps its scope, type and unit, so that the sentences above still mean
//!   something (E202, E203, E204).
//! - A figure with 由地方规定: 是 waits to be filled: no 替换 is needed, and the unit is taken over.
//! - A programme with 沿用: 是 changes the one above: each of its keys takes the place of the whole key, but
//!   under 条件 only the conditions named are replaced, and new ones are added.
//! - New entries stand beside those that stand next to them in their file, or at the end.
//! - questions.yaml and population.yaml are replaced as a whole. pack.yaml and the cases are each folder's own.
//! - What pack.yaml does not list under 待遇 is not offered: no advice leads there, and where a derived value that
//!   is taken over says 任一满足, it is one alternative fewer.

use super::{
    facts::number_type,
    table::{Entry, File, Spot, TABLES, Table},
};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits, names,
    source::{Data, Gap, Layer, Node, Sources, Span, Written},
    units,
};

/// All layers, put over one another.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Files of the highest layer first.
    pub(super) files: Vec<File>,
    /// What the programmes are called that were left out.
    pub(super) not_offered: Vec<String>,
}

/// Puts the files of all layers over one another.
///
/// `known` says whether a file belongs to a policy; others are reported. `None` if a folder is missing.
pub(super) fn merged(
    sources: &Sources,
    known: impl Fn(&Layer, &str, &mut Report) -> bool,
    report: &mut Report,
) -> Option<Merged> {
    let mut files = Vec::new();
    let mut is_whole = true;
    for (number, layer) in sources.layers().iter().enumerate().rev() {
        let mut own = Vec::new();
        for path in layer.paths().filter(|path| !path.ends_with(".csv")) {
            if known(layer, path, report)
                && let Some(node) = layer.yaml(path, report)
            {
                let path = path.to_owned();
                own.push(File { path, node });
            }
        }
        if number + 1 == sources.layers().len() {
            is_whole = !gap(&own, sources, report);
        }
        files = Merge {
            number,
            sources,
            report,
        }
        .lay(own, files);
    }
    let mut merged = Merged {
        files,
        ..Merged::default()
    };
    if sources.layers().len() > 1 {
        merged.leave_out_unlisted(sources);
    }
    is_whole.then_some(merged)
}

/// Reports the folder that the highest layer names and that is not here.
fn gap(highest: &[File], sources: &Sources, report: &mut Report) -> bool {
    let pack = highest.iter().find(|file| file.path == "pack.yaml");
    let named = pack.and_then(|file| file.node.field("沿用")?.as_text());
    let Some(named) = named else { return false };
    let folder = &named.text;
    let (code, message, help) = match sources.gap().unwrap_or(&Gap::NoFolder) {
        Gap::NoFolder => (
            Code::MissingKey,
            format!("找不到文件夹“{folder}”"),
            "写从这个文件夹出发的路径，例如 ../national",
        ),
        Gap::NoPack => (
            Code::MissingKey,
            format!("文件夹“{folder}”里没有 pack.yaml"),
            "写一个政策文件夹，例如 ../national",
        ),
        Gap::Absolute => (
            Code::Kind,
            format!("“{folder}”不是从这个文件夹出发的路径"),
            "写成 ../national 这样，换一台电脑也能找到",
        ),
        Gap::Circle => (
            Code::Cycle,
            format!("沿用绕成了一圈：“{folder}”又沿用到这里"),
            "去掉其中一个 沿用",
        ),
        Gap::TooMany => (
            Code::Limit,
            format!("沿用的层数太多，最多 {} 层", limits::LAYERS),
            "把几层并成一层",
        ),
    };
    report.push(Diagnostic::new(code, named.span, message).help(help));
    true
}

/// One layer that is put over those above it.
struct Merge<'a, 'r> {
    /// Of this layer.
    number: usize,
    sources: &'a Sources,
    report: &'r mut Report,
}

impl Merge<'_, '_> {
    /// Puts the files of this layer over the merged ones of the layers above.
    fn lay(&mut self, own: Vec<File>, mut above: Vec<File>) -> Vec<File> {
        above.retain(|file| file.path != "pack.yaml" && !file.path.starts_with("cases/"));
        for whole in ["questions.yaml", "population.yaml"] {
            if own.iter().any(|file| file.path == whole) {
                above.retain(|file| file.path != whole);
            }
        }
        for file in above.iter_mut().filter(|file| is_programme(file)) {
            file.node.take("样例");
        }
        let mut left = Vec::new();
        for mut file in own {
            if is_programme(&file) {
                left.extend(self.programme(file, &mut above));
                continue;
            }
            for table in TABLES.iter().filter(|table| table.holds(&file.path)) {
                self.entries(table, &mut file.node, &mut above);
            }
            left.push(file);
        }
        above.append(&mut left);
        above
    }

    /// Moves the entries of this layer to where they belong: in the place of what they replace, and new ones
    /// beside those that stand next to them in this file.
    fn entries(&mut self, table: &Table, own: &mut Node, above: &mut [File]) {
        let mut new = Vec::new();
        let mut last = None;
        for mut entry in table.take(own) {
            if let Some(mut spot) = self.entry(table, &mut entry, above) {
                spot.put(above, std::mem::take(&mut new), false);
                last = Some(spot);
            } else {
                new.push(entry);
            }
        }
        match (last, table.last(above)) {
            (Some(mut spot), _) => spot.put(above, new, true),
            (None, Some(file)) => table.put_back(file, new),
            (None, None) => table.put_back(own, new),
        }
    }

    /// Puts an entry in the place of the one above, and says where that is; `None` if it is a new one.
    fn entry(&mut self, table: &Table, entry: &mut Entry, above: &mut [File]) -> Option<Spot> {
        let replaces = self.flag(&mut entry.node, "替换");
        let name = &entry.name;
        let Some(spot) = table.seek(&name.text, above) else {
            if replaces {
                self.nothing_to_replace(name, table.what, "替换", &table.names_above(above));
            }
            return None;
        };
        let (key, there) = spot.entry(above)?;
        let place = key.as_deref().map_or(there.span, |name| name.span);
        let is_open = there.field("由地方规定").is_some();
        if !(replaces || is_open) || self.sources.layer_of(place) == Some(self.number) {
            // The one above stands, so that nothing else is said about this one.
            let help = "要换成自己的，加上 替换: 是；不是同一样的，换一个名字";
            self.known_above(name, table.what, place, help);
        } else if self.keeps(table, spot.home, name, there, &entry.node) {
            if let (Some("单位"), None, Some(unit)) =
                (table.fixed, entry.node.field("单位"), there.take("单位"))
                && let Data::Map(fields) = &mut entry.node.data
            {
                fields.push(unit);
            }
            if let Some(key) = key {
                *key = name.clone();
            }
            *there = entry.node.clone();
        }
        Some(spot)
    }

    /// Whether an entry has the scope, type or unit of the one it replaces; anything else is reported.
    fn keeps(&mut self, table: &Table, home: &Table, name: &Written, old: &Node, new: &Node) -> bool {
        if home != table {
            let scope = home.keys.last().copied().unwrap_or_default();
            let message = format!("“{}”在上层是{scope}的{}", name.text, home.what);
            let problem = Diagnostic::new(Code::Scope, name.span, message);
            self.report.push(problem.help(format!("放到 {scope} 下面")));
            return false;
        }
        let text = |node: &Node, key| node.field(key).and_then(Node::as_text).cloned();
        let (Some(key), Some(old), Some(new)) = (
            table.fixed,
            table.fixed.and_then(|key| text(old, key)),
            table.fixed.and_then(|key| text(new, key)),
        ) else {
            // What is missing is reported when the entry is read.
            return true;
        };
        if names::key(&old.text) == names::key(&new.text) {
            return true;
        }
        let is_unit = match key {
            "单位" => units::parse(&new.text).is_some(),
            _ => number_type(&old.text).is_some() && number_type(&new.text).is_some(),
        };
        let code = if is_unit { Code::Unit } else { Code::Kind };
        let message = format!(
            "“{}”在上层的{key}是“{}”，不能换成“{}”",
            name.text, old.text, new.text
        );
        let problem = Diagnostic::new(code, new.span, message);
        self.report
            .push(problem.help(format!("写成 {key}: {}，或换一个名字", old.text)));
        false
    }

    /// Puts a programme over the one of the same 编号; `None` if nothing is left to read.
    fn programme(&mut self, mut file: File, above: &mut [File]) -> Option<File> {
        let changes = self.flag(&mut file.node, "沿用");
        let Some(id) = id_of(&file.node).cloned() else {
            return Some(file);
        };
        let same =
            |other: &&mut File| is_programme(other) && id_of(&other.node).is_some_and(|i| i.text == id.text);
        match (above.iter_mut().find(same), changes) {
            (Some(there), true) => overlay(&mut there.node, file.node),
            (Some(there), false) => {
                let there = id_of(&there.node).map_or(there.node.span, |id| id.span);
                let help = "要改这一项，加上 沿用: 是；不是同一项的，换一个编号";
                self.known_above(&id, "待遇", there, help);
            }
            (None, true) => {
                let ids = above.iter().filter(|file| is_programme(file));
                let known: Vec<String> = ids
                    .filter_map(|file| Some(id_of(&file.node)?.text.clone()))
                    .collect();
                self.nothing_to_replace(&id, "待遇", "沿用", &known);
            }
            (None, false) => return Some(file),
        }
        None
    }

    /// Takes 是 or 否 out of an entry.
    fn flag(&mut self, entry: &mut Node, key: &str) -> bool {
        let Some((key, node)) = entry.take(key) else {
            return false;
        };
        let written = node.as_text().map_or("", |written| written.text.as_str());
        if !matches!(written, "是" | "否") {
            let message = format!("“{}”只能写 是 或 否", key.text);
            self.report.push(Diagnostic::new(Code::Kind, key.span, message));
        }
        written == "是"
    }

    fn known_above(&mut self, name: &Written, what: &str, there: Span, help: &str) {
        let (path, _) = self.sources.file_of(there);
        let message = format!("{path} 里已经有{what}“{}”", name.text);
        self.report
            .push(Diagnostic::new(Code::Duplicate, name.span, message).help(help));
    }

    fn nothing_to_replace(&mut self, name: &Written, what: &str, flag: &str, known: &[String]) {
        let message = if self.sources.layers().len() > 1 {
            format!("上层没有名为“{}”的{what}", name.text)
        } else {
            format!("“{}”写了 {flag}: 是，但这个政策没有沿用别的政策", name.text)
        };
        let problem = Diagnostic::new(Code::NothingToReplace, name.span, message);
        let otherwise = format!("如果是新的，去掉 {flag}: 是");
        self.report
            .push(problem.suggest(&name.text, known.iter().map(String::as_str), &otherwise));
    }
}

pub(super) fn is_programme(file: &File) -> bool {
    file.path.starts_with("programmes/")
}

pub(super) fn id_of(entry: &Node) -> Option<&Written> {
    entry.field("编号")?.as_text()
}

/// Puts each key in the place of the key above, and each condition in the place of the one of its 编号.
fn overlay(above: &mut Node, own: Node) {
    let Data::Map(own) = own.data else { return };
    for (key, node) in own {
        let is_list = matches!(node.data, Data::List(_));
        match (above.take(&key.text), &mut above.data) {
            (Some((name, mut conditions)), Data::Map(fields)) if key.text == "条件" && is_list => {
                put_conditions(&mut conditions, node);
                fields.push((name, conditions));
            }
            (_, Data::Map(fields)) => fields.push((key, node)),
            _ => {}
        }
    }
}

fn put_conditions(above: &mut Node, own: Node) {
    let (Data::List(conditions), Data::List(own)) = (&mut above.data, own.data) else {
        return;
    };
    for condition in own {
        let id = id_of(&condition).map(|id| id.text.clone());
        let same = |c: &&mut Node| id.is_some() && id_of(c).map(|i| &i.text) == id.as_ref();
        match conditions.iter_mut().find(same) {
            Some(there) => *there = condition,
            None => conditions.push(condition),
        }
    }
}
