//! A look at the lines before YAML sees them.
//!
//! Tabs, full-width colons, odd indents and curly quotes make a YAML parser complain somewhere else about
//! something else; here each is named where it stands.

use super::Span;
use crate::diagnostic::{Code, Diagnostic, Report};

/// Reports what a Chinese keyboard does to YAML; whether the file is fit to be parsed.
pub(crate) fn check(text: &str, file: Span, report: &mut Report) -> bool {
    let mut depth = 0;
    let mut start = 0;
    let mut fit = true;
    for line in text.split_inclusive('\n') {
        if let Some((at, len, message, help)) = find(line.trim_end(), depth == 0) {
            let span = file.at(start + at..start + at + len);
            report.push(Diagnostic::new(Code::Precheck, span, message).help(help));
            fit = false;
        }
        depth = brackets(line, depth);
        start += line.len();
    }
    fit
}

type Problem = (usize, usize, &'static str, &'static str);

fn find(line: &str, block: bool) -> Option<Problem> {
    if let Some(at) = line.find('\t') {
        return Some((at, 1, "这里有制表符（Tab）", "缩进和空白都用空格"));
    }
    let content = line.trim_start_matches(' ');
    let indent = line.len() - content.len();
    if content.starts_with('#') || content.is_empty() || !block {
        return None;
    }
    if indent % 2 == 1 {
        return Some((0, indent, "缩进是奇数个空格", "每一层缩进用两个空格"));
    }
    let body = content.trim_start_matches("- ");
    let at = line.len() - body.len();
    let (key, value) = match body.split_once(": ") {
        Some((key, value)) => (key, value.trim_start()),
        None => (body, ""),
    };
    let value_at = line.len() - value.len();
    for (part, at) in [(key.trim_end_matches(':'), at), (value, value_at)] {
        if part.starts_with('“') && part.ends_with('”') {
            return Some((
                at,
                part.len(),
                "引号“”不能用来括住整段文字",
                "去掉引号，或换成半角引号 \" \"",
            ));
        }
    }
    let key_only = value.is_empty() && !body.ends_with(':') && !content.starts_with('-');
    let colon = key.find('：').filter(|_| key_only && !starts_collection(body));
    colon.map(|c| {
        (
            at + c,
            '：'.len_utf8(),
            "冒号是全角的",
            "键后面用半角冒号加一个空格，例如 名称: 低保",
        )
    })
}

fn starts_collection(body: &str) -> bool {
    body.starts_with(['{', '[', '}', ']', '"', '\''])
}

/// How many brackets are open after this line; quotes and comments are skipped.
fn brackets(line: &str, mut depth: usize) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for c in line.chars() {
        match (quote, c) {
            (Some(q), _) if q == c => quote = None,
            (Some(_), _) => {}
            // A quote opens only where a value can start; a bracket opens only there or inside brackets.
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(c),
            (None, '#') if before == ' ' => break,
            (None, '[' | '{') if depth > 0 || before == ' ' => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = c;
    }
    depth
}
