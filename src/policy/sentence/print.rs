//! Sentences and formulas in house style: full-width marks, one blank around words, `0 元/月`.

use super::{
    cursor::{Token, TokenKind},
    parse::Parser,
    words::FUNCTIONS,
};
use crate::{
    diagnostic::Report,
    names::Names,
    source::{Span, Written},
    suggest::fold_width,
};

/// Marks as they are read, and as they are printed.
const MARKS: [(&str, &str); 7] = [
    ("(", "（"),
    (")", "）"),
    (",", "，"),
    ("+", "＋"),
    ("-", "－"),
    ("*", "×"),
    ("/", "÷"),
];

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Sentence,
    Formula,
}

/// The same sentence in house style; `None` if it cannot be read.
///
/// Words, names and numbers stay the same, and so does what they are taken for.
pub(crate) fn house_style(written: &Written, form: Form, names: &Names) -> Option<String> {
    let pieces = pieces(&written.text, form, names)?;
    let mut text = String::new();
    let mut before: Option<&Piece> = None;
    for piece in &pieces {
        if before.is_some_and(|before| before.parts_from(piece)) {
            text.push(' ');
        }
        text.push_str(&piece.text);
        before = Some(piece);
    }
    // With other blanks the longest name could be another one.
    (self::pieces(&text, form, names)? == pieces).then_some(text)
}

#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    kind: TokenKind,
}

fn pieces(text: &str, form: Form, names: &Names) -> Option<Vec<Piece>> {
    let written = Written::new(text, Span::NOWHERE);
    let mut report = Report::default();
    let parser = Parser::new(&written, names, &mut report);
    let taken = match form {
        Form::Sentence => parser.tokens(Parser::sentence),
        Form::Formula => parser.tokens(Parser::expr),
    }?;
    let chars: Vec<char> = text.chars().collect();
    (!report.has_errors()).then(|| {
        taken
            .iter()
            .filter_map(|token| Piece::new(token, &chars))
            .collect()
    })
}

impl Piece {
    fn new(token: &Token, chars: &[char]) -> Option<Self> {
        let written = chars.get(token.chars.clone())?;
        let folded: String = written.iter().copied().map(fold_width).collect();
        let text = match token.kind {
            TokenKind::Name | TokenKind::Option => written.iter().collect(),
            TokenKind::Digits | TokenKind::Unit => folded,
            TokenKind::Word => MARKS
                .iter()
                .find(|(mark, _)| *mark == folded)
                .map_or(folded, |(_, printed)| (*printed).to_owned()),
        };
        Some(Self {
            text,
            kind: token.kind,
        })
    }

    fn is(&self, words: &[&str]) -> bool {
        self.kind == TokenKind::Word && words.contains(&self.text.as_str())
    }

    /// Whether a blank stands between this piece and the next.
    fn parts_from(&self, next: &Self) -> bool {
        if self.is(&["（", "，", "、"]) || next.is(&["）", "，", "、"]) {
            return false;
        }
        if next.is(&["（"]) {
            let is_function = FUNCTIONS.iter().any(|(word, _)| self.is(&[word]));
            return self.kind != TokenKind::Name && !is_function;
        }
        next.kind != TokenKind::Unit || next.text != "%"
    }
}
