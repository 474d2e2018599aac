//! A look at the lines before YAML sees them.
//!
//! Tabs, full-width colons, odd indents, curly and open quotes make a YAML parser complain somewhere else
//! about something else; here each is named where it stands.

use std::ops::Range;

use super::Span;
use crate::diagnostic::{Code, Diagnostic, Report};

/// Reports what a Chinese keyboard does to YAML; whether the file is fit to be parsed.
pub(super) fn check(text: &str, file: Span, report: &mut Report) -> bool {
    let mut depth = 0;
    let mut start = 0;
    let mut fit = true;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let (after, quote) = scan(content, depth);
        let found = tab(content)
            .or_else(|| quote.map(|at| Problem::new(at..at + 1, "引号没有配对", "在文字后面补上同样的引号")))
            .or_else(|| if depth == 0 { block_line(content) } else { None });
        if let Some(Problem { bytes, message, help }) = found {
            let span = file.at(start + bytes.start..start + bytes.end);
            report.push(Diagnostic::new(Code::Precheck, span, message).help(help));
            fit = false;
        }
        depth = after;
        start += line.len();
    }
    fit
}

struct Problem {
    /// Within the line.
    bytes: Range<usize>,
    message: &'static str,
    help: &'static str,
}

impl Problem {
    fn new(bytes: Range<usize>, message: &'static str, help: &'static str) -> Self {
        Self { bytes, message, help }
    }
}

fn tab(line: &str) -> Option<Problem> {
    let at = line.find('\t')?;
    Some(Problem::new(
        at..at + 1,
        "这里有制表符（Tab）",
        "缩进和空白都用空格",
    ))
}

/// What is wrong with a line outside all brackets.
fn block_line(line: &str) -> Option<Problem> {
    let content = line.trim_start_matches(' ');
    let indent = line.len() - content.len();
    if content.starts_with('#') || content.is_empty() {
        return None;
    }
    if indent % 2 == 1 {
        return Some(Problem::new(
            0..indent,
            "缩进是奇数个空格",
            "每一层缩进用两个空格",
        ));
    }
    let body = content.trim_start_matches("- ");
    let at = line.len() - body.len();
    let (key, value) = body
        .split_once(": ")
        .map_or((body, ""), |(key, value)| (key, value.trim_start()));
    for part in [key.trim_end_matches(':'), value] {
        if part.starts_with('“') && part.ends_with('”') {
            let at = line.len() - if part == value { value.len() } else { body.len() };
            let help = "去掉引号，或换成半角引号 \" \"";
            return Some(Problem::new(
                at..at + part.len(),
                "引号“”不能用来括住整段文字",
                help,
            ));
        }
    }
    // An item of a list may be a text with any colon; any other line must have a key.
    let has_key = !value.is_empty() || body.ends_with(':') || content.starts_with('-');
    if has_key || body.starts_with(['{', '[', '}', ']', '"', '\'']) {
        return None;
    }
    let (colon, message) = match body.find([':', '：']).map(|n| (n, body.get(n..))) {
        Some((n, Some(rest))) if rest.starts_with(':') => (n..n + 1, "冒号后面少了空格"),
        Some((n, _)) => (n..n + '：'.len_utf8(), "冒号是全角的"),
        None => return None,
    };
    let help = "键后面用半角冒号加一个空格，例如 名称: 低保";
    Some(Problem::new(at + colon.start..at + colon.end, message, help))
}

/// How many brackets are open after this line, and where a quote stands that is not closed on it.
fn scan(line: &str, mut depth: usize) -> (usize, Option<usize>) {
    let mut quote: Option<(char, usize)> = None;
    let (mut before, mut mark) = (' ', '-');
    for (at, c) in line.char_indices() {
        // Quotes and brackets mean something only where a value starts, brackets also inside brackets.
        let starts_value = matches!(mark, '-' | ':' | ',' | '[' | '{');
        match (quote, c) {
            (Some((open, _)), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if starts_value => quote = Some((c, at)),
            (None, '#') if before == ' ' => break,
            (None, '[' | '{') if depth > 0 || starts_value => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = c;
        if c != ' ' {
            mark = c;
        }
    }
    (depth, quote.map(|(_, at)| at))
}
