//! Texts with quotes only where they are needed.

use jiuzhu_engine::{Date, Number};

use crate::source::Written;

/// Where a text stands, as far as its quotes depend on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// Inside brackets.
    pub(super) in_flow: bool,
    /// On a line of its own, neither item nor key.
    pub(super) alone: bool,
    /// The key of an entry.
    pub(super) is_key: bool,
}

/// A text as it is printed: `source` is how it was written, `styled` its new words if they change.
pub(super) fn print(written: &Written, source: &str, styled: Option<&str>, context: Context) -> String {
    let words = styled.unwrap_or(&written.text);
    let plain = if written.quoted {
        may_lose_quotes(words, context)
    } else {
        words == written.text || can_be_plain(words, context.in_flow)
    };
    if plain {
        words.to_owned()
    } else if words.contains(['"', '\\']) || words.contains(char::is_control) {
        source.to_owned()
    } else {
        format!("\"{words}\"")
    }
}

/// Whether a quoted text means the same without quotes, to us and to other readers of YAML.
fn may_lose_quotes(words: &str, context: Context) -> bool {
    // What would be taken for a number or a truth value, and what our own check of quotes would not understand.
    let is_typed = matches!(
        words.to_ascii_lowercase().as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
    ) || looks_like_a_number(words);
    let confuses = words.contains(['"', '\'', '[', ']', '{', '}']) || words.starts_with('“');
    // Without quotes a full-width colon in a key is taken for a slip of the keyboard.
    let is_slip = context.is_key && words.contains('：');
    can_be_plain(words, context.in_flow) && !is_typed && !confuses && !context.alone && !is_slip
}

fn looks_like_a_number(words: &str) -> bool {
    let digits = words
        .chars()
        .all(|c| c.is_ascii_hexdigit() || "+-._:,xXoO".contains(c));
    (digits && words.contains(|c: char| c.is_ascii_digit()) && Date::parse(words).is_err())
        || Number::parse(words).is_some()
        || matches!(words.trim_start_matches(['+', '-']), ".inf" | ".nan")
}

/// Whether YAML reads these words without quotes as they are.
fn can_be_plain(words: &str, in_flow: bool) -> bool {
    let Some(first) = words.chars().next() else {
        return false;
    };
    let ends_words = |c: char| c == ' ' || (in_flow && ",[]{}".contains(c));
    let splits = words.ends_with(':')
        || words.contains(" #")
        || words.match_indices(':').any(|(at, _)| {
            words
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(ends_words))
        });
    !(splits
        || "-?:,[]{}#&*!|>'\"%@`~".contains(first)
        || words.starts_with("...")
        || words.trim() != words
        || words.contains(|c: char| c.is_control() || "\u{2028}\u{2029}\u{FEFF}".contains(c))
        || (in_flow && words.contains([',', '[', ']', '{', '}'])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    const BLOCK: Context = Context {
        in_flow: false,
        alone: false,
        is_key: false,
    };
    const FLOW: Context = Context {
        in_flow: true,
        alone: false,
        is_key: false,
    };

    fn quoted(words: &str, context: Context) -> String {
        let mut written = Written::new(words, Span::NOWHERE);
        written.quoted = true;
        print(&written, &format!("'{words}'"), None, context)
    }

    #[test]
    fn quotes_go_where_nothing_needs_them() {
        for words in [
            "低保",
            "问：多少？",
            "a b",
            "2026-11-24",
            "60 元/月",
            "网址 http://x.cn/a",
        ] {
            assert_eq!(quoted(words, BLOCK), words);
            assert_eq!(quoted(words, FLOW), words);
        }
        assert_eq!(quoted("甲, 乙", BLOCK), "甲, 乙");
    }

    #[test]
    fn quotes_stay_where_something_else_would_be_read() {
        let typed = [
            "12345",
            "022-12345",
            "1.5",
            "2026.11.1",
            "1e5",
            "0x1F",
            "true",
            "No",
            "null",
            ".inf",
        ];
        let marked = [
            "",
            " 甲",
            "甲: 乙",
            "甲 #乙",
            "甲:",
            "- 甲",
            "%",
            "*甲",
            "“甲”",
            "...",
            "[甲]",
        ];
        for words in typed.into_iter().chain(marked) {
            assert_eq!(quoted(words, BLOCK), format!("\"{words}\""));
        }
        for words in ["甲, 乙", "甲{乙"] {
            assert_eq!(quoted(words, FLOW), format!("\"{words}\""));
        }
        let alone = Context { alone: true, ..BLOCK };
        assert_eq!(quoted("甲：乙", alone), "\"甲：乙\"");
        let key = Context {
            is_key: true,
            ..BLOCK
        };
        assert_eq!(quoted("甲：乙", key), "\"甲：乙\"");
        assert_eq!(quoted("说\"甲\"", BLOCK), "'说\"甲\"'");
    }

    #[test]
    fn new_words_get_quotes_if_they_need_them() {
        let written = Written::new("甲", Span::NOWHERE);
        assert_eq!(print(&written, "甲", Some("乙"), FLOW), "乙");
        assert_eq!(print(&written, "甲", Some("乙, 丙"), FLOW), "\"乙, 丙\"");
        assert_eq!(print(&written, "甲", Some("乙, 丙"), BLOCK), "乙, 丙");
    }
}
