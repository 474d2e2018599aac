//! Reads a mapping key by key.

use jiuzhu_engine::{Date, DateError};

use super::{Data, Node, Span, Written};
use crate::diagnostic::{Code, Diagnostic, Report};

/// A mapping that is being read: every key must be asked for by the time it is closed.
#[derive(Debug)]
pub(crate) struct Record<'a, 'r> {
    /// Where problems go.
    pub(crate) report: &'r mut Report,
    /// The place of the first key.
    pub(crate) span: Span,
    fields: &'a [(Written, Node)],
    asked: Vec<&'static str>,
}

impl<'a, 'r> Record<'a, 'r> {
    /// Starts reading `node`, which should be a mapping about `what`.
    pub(crate) fn open(node: &'a Node, what: &str, report: &'r mut Report) -> Option<Self> {
        let fields = fields(node, what, report)?;
        Some(Self {
            report,
            span: node.span,
            fields,
            asked: Vec::new(),
        })
    }

    /// What stands under `key`, if anything does.
    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let (_, node) = self.fields.iter().find(|(k, _)| k.text == key)?;
        (!matches!(node.data, Data::Empty)).then_some(node)
    }

    /// The text under `key`.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Written> {
        text(self.node(key)?, self.report)
    }

    /// The words under `key`; empty if there are none.
    pub(crate) fn words(&mut self, key: &'static str) -> String {
        self.text(key).map_or_else(String::new, |t| t.text)
    }

    /// The text under `key`, which must be there.
    pub(crate) fn need(&mut self, key: &'static str) -> Written {
        match self.need_node(key) {
            Some(node) => text(node, self.report).unwrap_or_else(|| Written::missing(node.span)),
            None => Written::missing(self.span),
        }
    }

    /// What stands under `key`, which must be there.
    pub(crate) fn need_node(&mut self, key: &'static str) -> Option<&'a Node> {
        let node = self.node(key);
        if node.is_none() {
            self.lacks(key);
        }
        node
    }

    /// The items under `key`, which must be there.
    pub(crate) fn need_items(&mut self, key: &'static str) -> &'a [Node] {
        self.need_node(key)
            .map_or(&[], |node| items(node, key, self.report))
    }

    /// The day under `key`.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<Date> {
        let written = self.text(key)?;
        date(&written, self.report)
    }

    /// The day under `key`, which must be there; a stand-in after it was reported.
    pub(crate) fn need_date(&mut self, key: &'static str) -> Option<Date> {
        let written = self.need(key);
        if written.text.is_empty() {
            None
        } else {
            date(&written, self.report)
        }
    }

    /// 是 or 否 under `key`; 否 if nothing is there.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(written) = self.text(key) else {
            return false;
        };
        if !matches!(written.text.as_str(), "是" | "否") {
            let message = format!("“{key}”只能写 是 或 否，这里是“{}”", written.text);
            self.report
                .push(Diagnostic::new(Code::Kind, written.span, message));
        }
        written.text == "是"
    }

    /// The items under `key`; none if nothing is there.
    pub(crate) fn items(&mut self, key: &'static str) -> &'a [Node] {
        self.node(key).map_or(&[], |node| items(node, key, self.report))
    }

    /// The texts in the list under `key`.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Written> {
        self.items(key)
            .iter()
            .filter_map(|n| text(n, self.report))
            .collect()
    }

    /// The texts in the list under `key`, which must be there.
    pub(crate) fn need_texts(&mut self, key: &'static str) -> Vec<Written> {
        self.need_items(key)
            .iter()
            .filter_map(|n| text(n, self.report))
            .collect()
    }

    /// The one text or the list of texts under `key`.
    pub(crate) fn one_or_more(&mut self, key: &'static str) -> Vec<Written> {
        let nodes = self.node(key).map_or(&[][..], one_or_more);
        nodes.iter().filter_map(|n| text(n, self.report)).collect()
    }

    /// The named entries of the mapping under `key`.
    pub(crate) fn entries(&mut self, key: &'static str) -> &'a [(Written, Node)] {
        self.node(key)
            .and_then(|node| fields(node, key, self.report))
            .unwrap_or(&[])
    }

    /// Reports that `key` is missing.
    pub(crate) fn lacks(&mut self, key: &str) {
        let message = format!("这里缺少“{key}”");
        self.report
            .push(Diagnostic::new(Code::MissingKey, self.span, message).help(format!("加上 {key}: …")));
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn close(self) {
        #[cfg(test)]
        READ.with_borrow_mut(|read| read.push((self.span, self.asked.clone())));
        for (key, _) in self.fields {
            if !self.asked.contains(&key.text.as_str()) {
                let message = format!("这里没有“{}”这个键", key.text);
                let problem = Diagnostic::new(Code::UnknownKey, key.span, message);
                let known = self.asked.iter().copied();
                self.report
                    .push(problem.suggest_or_list(&key.text, known, "这里可以写"));
            }
        }
    }
}

#[cfg(test)]
thread_local! {
    /// Every mapping that was read on this thread, with the keys that were asked for.
    pub(crate) static READ: std::cell::RefCell<Vec<(Span, Vec<&'static str>)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The text that a node is.
pub(crate) fn text(node: &Node, report: &mut Report) -> Option<Written> {
    if let Data::Text(written) = &node.data {
        return Some(written.clone());
    }
    shape(node, "这里应当是一段文字", "写成 键: 文字", report);
    None
}

/// The items of a list, which must not be empty.
pub(crate) fn items<'a>(node: &'a Node, what: &str, report: &mut Report) -> &'a [Node] {
    match &node.data {
        Data::List(items) if items.is_empty() => {
            let message = format!("“{what}”的列表是空的");
            report.push(Diagnostic::new(Code::Empty, node.span, message).help("写上至少一项，或去掉这个键"));
            &[]
        }
        Data::List(items) => items,
        _ => {
            shape(
                node,
                &format!("“{what}”应当是一个列表"),
                "每项一行，用短横加空格开头",
                report,
            );
            &[]
        }
    }
}

/// A node as a list: its items, or itself alone.
pub(crate) fn one_or_more(node: &Node) -> &[Node] {
    match &node.data {
        Data::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

/// The keys of a mapping and what stands under them.
pub(crate) fn fields<'a>(node: &'a Node, what: &str, report: &mut Report) -> Option<&'a [(Written, Node)]> {
    if let Data::Map(fields) = &node.data {
        return Some(fields);
    }
    shape(
        node,
        &format!("“{what}”应当由 键: 内容 组成"),
        "检查冒号（半角，后面加空格）和缩进",
        report,
    );
    None
}

fn shape(node: &Node, message: &str, help: &str, report: &mut Report) {
    report.push(Diagnostic::new(Code::Yaml, node.span, message).help(help));
}

/// The day that a text names.
pub(crate) fn date(written: &Written, report: &mut Report) -> Option<Date> {
    match Date::parse(&written.text) {
        Ok(date) => Some(date),
        Err(error) => {
            let message = match error {
                DateError::Form => format!("“{}”不是日期", written.text),
                DateError::NoSuchDay => format!("日历上没有 {} 这一天", written.text),
            };
            let problem = Diagnostic::new(Code::NotADate, written.span, message);
            report.push(problem.help("写成 年-月-日，例如 2026-07-01"));
            None
        }
    }
}
