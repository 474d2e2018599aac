//! Indents, blanks and blank lines; every line stays a line.

use std::collections::BTreeMap;

use super::scalar::{self, Context};
use crate::source::{Data, Node, Span, Written};

/// Blanks a level.
const STEP: usize = 2;

/// Something between the texts, at this byte, that policies have no use for, such as `? `.
#[derive(Debug)]
pub(super) struct Foreign(pub(super) usize);

/// The file in house style, with `sentences` in place of what stands where they belong.
pub(super) fn format(text: &str, root: &Node, sentences: &BTreeMap<Span, String>) -> Result<String, Foreign> {
    let mut texts = Vec::new();
    collect(root, &mut texts);
    let mut printer = Printer::default();
    for line in split(text, &texts)? {
        printer.line(&line, text, sentences);
    }
    Ok(printer.finish())
}

/// A text of the file, or the word for nothing.
struct Text<'a> {
    span: Span,
    written: Option<&'a Written>,
}

/// All texts in the order of the file.
fn collect<'a>(node: &'a Node, texts: &mut Vec<Text<'a>>) {
    let written = |w: &'a Written| Text {
        span: w.span,
        written: Some(w),
    };
    match &node.data {
        Data::Empty => texts.push(Text {
            span: node.span,
            written: None,
        }),
        Data::Text(text) => texts.push(written(text)),
        Data::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Data::Map(fields) => {
            for (key, node) in fields {
                texts.push(written(key));
                collect(node, texts);
            }
        }
    }
}

struct Token<'a> {
    /// Bytes before it on its line.
    column: usize,
    kind: Kind<'a>,
}

#[derive(Clone, Copy)]
enum Kind<'a> {
    /// One of `- : , [ ] { }`.
    Mark(char),
    Text(&'a Text<'a>),
    /// From `#` on.
    Comment(&'a str),
}

impl Token<'_> {
    fn is(&self, marks: &str) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(mark))
    }

    fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Text(_))
    }
}

/// The lines of a file as tokens.
fn split<'a>(text: &'a str, texts: &'a [Text<'a>]) -> Result<Vec<Vec<Token<'a>>>, Foreign> {
    let mut texts = texts.iter().filter(|t| !t.span.range().is_empty()).peekable();
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let (mut at, mut start) = (0, 0);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let column = at - start;
        if let Some(text) = texts.next_if(|t| t.span.range().start <= at) {
            let kind = Kind::Text(text);
            line.push(Token { column, kind });
            at = text.span.range().end;
            continue;
        }
        at += c.len_utf8();
        match c {
            '\n' => {
                lines.push(std::mem::take(&mut line));
                start = at;
            }
            ' ' | '\r' | '\u{FEFF}' => {}
            '#' => {
                let rest = text.get(at - 1..).and_then(|rest| rest.lines().next());
                let comment = rest.unwrap_or_default();
                at += comment.len() - 1;
                let kind = Kind::Comment(comment.trim_end());
                line.push(Token { column, kind });
            }
            '-' | ':' | ',' | '[' | ']' | '{' | '}' => {
                let kind = Kind::Mark(c);
                line.push(Token { column, kind });
            }
            _ => return Err(Foreign(at - c.len_utf8())),
        }
    }
    lines.push(line);
    Ok(lines)
}

/// A list or mapping outside all brackets that is open on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Level {
    /// Where its items or keys start in the file.
    column: usize,
    is_list: bool,
    /// Where they start in house style.
    indent: usize,
}

#[derive(Default)]
struct Printer<'a> {
    out: String,
    levels: Vec<Level>,
    /// Brackets that are open.
    depth: usize,
    /// The lines since the last one with content: comments with their columns, and `None` for blank ones.
    between: Vec<Option<(usize, &'a str)>>,
}

impl<'a> Printer<'a> {
    fn line(&mut self, line: &[Token<'a>], text: &str, sentences: &BTreeMap<Span, String>) {
        let Some(first) = line.first() else {
            return self.between.push(None);
        };
        if let Kind::Comment(comment) = first.kind {
            return self.between.push(Some((first.column, comment)));
        }
        let (levels, is_inside) = (self.levels.clone(), self.depth > 0);
        let indent = if is_inside {
            self.flow_indent(line)
        } else {
            self.block_indent(line, first)
        };
        self.comments(|column| {
            let at = |level: &&Level| !is_inside && column != first.column && level.column == column;
            levels.iter().rev().find(at).map_or(indent, |level| level.indent)
        });
        self.blanks(indent);
        self.tokens(line, text, sentences);
        self.out.push('\n');
    }

    fn finish(mut self) -> String {
        while self.between.last() == Some(&None) {
            self.between.pop();
        }
        let levels = std::mem::take(&mut self.levels);
        self.comments(|column| {
            let around = levels.iter().rev().find(|level| level.column <= column);
            around.map_or(0, |level| level.indent)
        });
        self.out
    }

    /// Prints what stood between two lines with content: comments, and at most one blank line in a row.
    fn comments(&mut self, indent: impl Fn(usize) -> usize) {
        for line in std::mem::take(&mut self.between) {
            match line {
                Some((column, comment)) => {
                    self.blanks(indent(column));
                    self.out.push_str(comment);
                    self.out.push('\n');
                }
                None if self.out.is_empty() || self.out.ends_with("\n\n") => {}
                None => self.out.push('\n'),
            }
        }
    }

    fn blanks(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    /// The indent of a line that starts inside brackets; one that starts by closing some stands further out.
    fn flow_indent(&self, line: &[Token<'_>]) -> usize {
        let closed = line.iter().take_while(|token| token.is("]}")).count();
        let around = self.levels.last().map_or(0, |level| level.indent);
        around + STEP * self.depth.saturating_sub(closed)
    }

    fn block_indent(&mut self, line: &[Token<'_>], first: &Token<'_>) -> usize {
        let mut indent = None;
        let mut rest = line;
        while let [token, after @ ..] = rest {
            let is_key = token.is_text() && after.first().is_some_and(|next| next.is(":"));
            if !token.is("-") && !is_key {
                break;
            }
            let own = self.level(token.column, token.is("-"));
            indent = indent.or(Some(own));
            rest = if is_key { &[] } else { after };
        }
        indent.unwrap_or_else(|| {
            self.levels.retain(|level| level.column < first.column);
            self.levels.last().map_or(0, |level| level.indent + STEP)
        })
    }

    /// The indent of the list or mapping with an item or key at this column.
    fn level(&mut self, column: usize, is_list: bool) -> usize {
        // A list may start right below its key; then the next key ends it.
        let ended = |l: &Level| l.column > column || (l.column == column && l.is_list && !is_list);
        while self.levels.pop_if(|level| ended(level)).is_some() {}
        match self.levels.last() {
            Some(level) if (level.column, level.is_list) == (column, is_list) => level.indent,
            around => {
                let indent = around.map_or(0, |level| level.indent + STEP);
                self.levels.push(Level {
                    column,
                    is_list,
                    indent,
                });
                indent
            }
        }
    }

    fn tokens(&mut self, line: &[Token<'a>], text: &str, sentences: &BTreeMap<Span, String>) {
        let alone =
            self.depth == 0 && line.first().is_some_and(Token::is_text) && !line.iter().any(|t| t.is(":"));
        let mut before: Option<&Token<'_>> = None;
        for (token, next) in line.iter().zip(line.iter().skip(1).map(Some).chain([None])) {
            if token.is(",") && next.is_some_and(|next| next.is("]}")) {
                continue;
            }
            if before.is_some_and(|before| is_apart(before, token)) {
                self.out.push(' ');
            }
            match token.kind {
                Kind::Mark(mark) => {
                    match mark {
                        '[' | '{' => self.depth += 1,
                        ']' | '}' => self.depth = self.depth.saturating_sub(1),
                        _ => {}
                    }
                    self.out.push(mark);
                }
                Kind::Comment(comment) => {
                    self.out.push(' ');
                    self.out.push_str(comment);
                }
                Kind::Text(Text { span, written }) => {
                    let source = text.get(span.range()).unwrap_or_default().trim_end();
                    let context = Context {
                        in_flow: self.depth > 0,
                        alone,
                        is_key: next.is_some_and(|next| next.is(":")),
                    };
                    let styled = sentences.get(span).map(String::as_str);
                    match written {
                        Some(written) => {
                            self.out
                                .push_str(&scalar::print(written, source, styled, context));
                        }
                        None => self.out.push_str(source),
                    }
                }
            }
            before = Some(token);
        }
    }
}

/// Whether a blank stands between two tokens of a line.
fn is_apart(before: &Token<'_>, token: &Token<'_>) -> bool {
    if before.is("-:,") || matches!(token.kind, Kind::Comment(_)) {
        return true;
    }
    let braces = (before.is("{") && !token.is("}")) || (token.is("}") && !before.is("{"));
    braces && !token.is(",")
}
