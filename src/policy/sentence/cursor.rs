//! A place in a sentence, and what can be taken from there.

use std::ops::Range;

use jiuzhu_engine::{Number, pack::Unit};

use super::words::{NOT_OURS, VERBS};
use crate::{
    names::{Named, Names},
    source::{Span, Written},
    suggest::fold_width,
    units,
};

/// Characters that end a name.
const STOPS: &str = "()+-*/,、%:<>=。；;";

/// Reads a text from front to back; full-width forms are folded, positions count characters.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    written: &'a Written,
    chars: Vec<char>,
    at: usize,
    taken: Vec<Token>,
}

/// A piece of a sentence that was taken as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Which characters.
    pub(super) chars: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a [`Token`] was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word or a mark of the language.
    Word,
    /// A fact, figure, derived value or programme.
    Name,
    Option,
    Digits,
    Unit,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(written: &'a Written) -> Self {
        Self {
            written,
            chars: written.text.chars().map(fold_width).collect(),
            at: 0,
            taken: Vec::new(),
        }
    }

    /// The pieces taken so far, without those that were given back.
    pub(super) fn taken(&self) -> &[Token] {
        &self.taken
    }

    /// Moves on by `count` characters, at most to the end.
    fn take(&mut self, count: usize, kind: TokenKind) {
        let chars = self.at..(self.at + count).min(self.chars.len());
        // What starts here or later was taken on a way that led nowhere.
        while self
            .taken
            .last()
            .is_some_and(|token| token.chars.start >= chars.start)
        {
            self.taken.pop();
        }
        self.at = chars.end;
        self.taken.push(Token { chars, kind });
    }

    /// Where the next word starts.
    pub(super) fn position(&mut self) -> usize {
        while self.chars.get(self.at) == Some(&' ') {
            self.at += 1;
        }
        self.at
    }

    pub(super) fn rest(&self) -> &[char] {
        self.chars.get(self.at..).unwrap_or(&[])
    }

    /// The next character as written.
    pub(super) fn mark(&mut self) -> Option<char> {
        let at = self.position();
        self.written.text.chars().nth(at)
    }

    pub(super) fn at_end(&mut self) -> bool {
        self.position() >= self.chars.len()
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The place in the file of some characters.
    pub(super) fn span(&self, chars: Range<usize>) -> Span {
        self.written.part(chars)
    }

    /// The place in the file from `start` to the end of the last word.
    pub(super) fn since(&self, start: usize) -> Span {
        let taken = self.chars.get(start..self.at).unwrap_or(&[]);
        let blanks = taken.iter().rev().take_while(|c| **c == ' ').count();
        self.span(start..self.at - blanks)
    }

    fn starts_with(&self, at: usize, word: &str) -> bool {
        let rest = self.chars.get(at..).unwrap_or(&[]);
        word.chars().count() <= rest.len() && word.chars().zip(rest).all(|(a, b)| a == *b)
    }

    /// Takes `word` if it stands here.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let at = self.position();
        let found = self.starts_with(at, word);
        if found {
            self.take(word.chars().count(), TokenKind::Word);
        }
        found
    }

    /// Takes the first of `words` that stands here.
    pub(super) fn one_of<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        words
            .iter()
            .find(|(word, _)| self.eat(word))
            .map(|(_, meaning)| *meaning)
    }

    /// Takes the first of `words` that stands here, unless a longer known name does.
    pub(super) fn keyword<T: Copy>(&mut self, words: &[(&str, T)], names: &Names) -> Option<T> {
        let start = self.position();
        let meaning = self.one_of(words)?;
        let len = self.at - start;
        self.at = start;
        if self.peek_name(names).is_some_and(|(_, name)| name > len) {
            return None;
        }
        self.at = start + len;
        Some(meaning)
    }

    /// Takes the first of `words` that stands here before an opening bracket, and the bracket.
    pub(super) fn call<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let start = self.position();
        for (word, meaning) in words {
            if self.eat(word) && self.eat("(") {
                return Some(*meaning);
            }
            self.at = start;
        }
        None
    }

    fn peek_name<'n>(&mut self, names: &'n Names) -> Option<(&'n Named, usize)> {
        let at = self.position();
        names
            .prefixes(self.rest())
            .find(|(_, len)| self.is_boundary(at + len))
    }

    /// Takes the longest known name that stands here as a word of its own.
    pub(super) fn name<'n>(&mut self, names: &'n Names) -> Option<&'n Named> {
        let (entry, len) = self.peek_name(names)?;
        self.skip(len);
        Some(entry)
    }

    /// Whether a name may end here: before a blank, a mark, a verb or the end.
    fn is_boundary(&self, at: usize) -> bool {
        match self.chars.get(at) {
            None => true,
            Some(&c) if c == ' ' || STOPS.contains(c) => true,
            Some(_) => {
                let verbs = VERBS.iter().map(|(word, _)| *word).chain(["可得", "不可得"]);
                verbs
                    .chain(NOT_OURS.iter().map(|(word, _)| *word))
                    .any(|word| self.starts_with(at, word))
            }
        }
    }

    /// Takes the longest of `words` that stands here.
    pub(super) fn longest<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        let at = self.position();
        let folded = words
            .map(|w| w.chars().map(fold_width).collect::<String>())
            .enumerate();
        let found = folded.filter(|(_, word)| self.starts_with(at, word) && self.ends_option(at, word));
        let (number, word) = found.max_by_key(|(_, word)| word.chars().count())?;
        self.take(word.chars().count(), TokenKind::Option);
        Some(number)
    }

    fn ends_option(&self, at: usize, word: &str) -> bool {
        self.chars
            .get(at + word.chars().count())
            .is_none_or(|c| *c == ' ' || STOPS.contains(*c))
    }

    /// Takes the `count` characters of a name.
    pub(super) fn skip(&mut self, count: usize) {
        self.take(count, TokenKind::Name);
    }

    /// Takes a number and its unit; `Some(Err)` if the digits are too many.
    pub(super) fn number(&mut self) -> Option<Result<(Number, Unit), ()>> {
        self.position();
        let digits: String = self
            .rest()
            .iter()
            .take_while(|c| c.is_ascii_digit() || **c == '.')
            .collect();
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        self.take(digits.len(), TokenKind::Digits);
        let unit = self.unit();
        Some(
            Number::parse(&digits)
                .and_then(|n| units::scale(n, unit))
                .map(|n| (n, unit))
                .ok_or(()),
        )
    }

    fn unit(&mut self) -> Unit {
        let start = self.at;
        self.position();
        for end in (0..=3).rev() {
            let Some(text) = self.rest().get(..end) else {
                continue;
            };
            if let Some((unit, len)) = units::prefix(text)
                && len == end
                && self.is_boundary(self.at + len)
            {
                self.take(len, TokenKind::Unit);
                return unit;
            }
        }
        self.at = start;
        Unit::Plain
    }

    /// Takes what looks like a name that nobody knows: up to a blank, a mark or a comparing word.
    pub(super) fn word(&mut self) -> (String, Range<usize>) {
        let start = self.position();
        // Shorter verbs such as 为 also stand inside words.
        let comparing = || {
            VERBS
                .iter()
                .map(|(word, _)| *word)
                .filter(|word| word.ends_with('于'))
        };
        let mut end = start;
        while let Some(&c) = self.chars.get(end) {
            let stops = c == ' ' || STOPS.contains(c);
            if stops || (end > start && comparing().any(|word| self.starts_with(end, word))) {
                break;
            }
            end += 1;
        }
        self.at = end;
        (
            self.written.text.chars().skip(start).take(end - start).collect(),
            start..end,
        )
    }
}
