//! Texts with figures, citations and telephone numbers.

use jiuzhu_engine::{
    Range,
    pack::{Citation, Note, Period, Piece, Scope, Text},
};

use super::Compiler;
use crate::{
    diagnostic::{Code, Diagnostic},
    model,
    names::Shape,
    source::Written,
};

/// What braces are for.
const BRACES: &str = "花括号里写标准或家庭推算的名称，例如 {低保标准}";

impl Compiler<'_> {
    /// A text in which `{名称}` stands for a figure.
    pub(super) fn text(&mut self, written: &Written) -> Text {
        let mut pieces = Vec::new();
        let mut rest = written.text.as_str();
        let mut at = 0;
        while let Some((words, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            let start = at + words.chars().count();
            let end = start + name.chars().count() + 2;
            if !words.is_empty() {
                pieces.push(Piece::Words(words.to_owned()));
            }
            pieces.extend(self.figure(name, written, start..end));
            (rest, at) = (tail, end);
        }
        if rest.contains(['{', '}']) {
            let problem = Diagnostic::new(Code::Syntax, written.span, "花括号没有成对");
            self.report.push(problem.help(BRACES));
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Text(pieces)
    }

    fn figure(&mut self, name: &str, written: &Written, chars: std::ops::Range<usize>) -> Option<Piece> {
        let span = written.part(chars);
        let Some(entry) = self.names.get(name) else {
            self.report.push(self.names.unknown(name, span, [], BRACES));
            return None;
        };
        let problem = match (entry.scope, &entry.shape) {
            (Scope::Member, _) => Some((
                Code::Scope,
                format!("“{name}”是每个成员各有一个，不能写进这段文字"),
            )),
            (_, Shape::Number(_)) if entry.by_size => {
                Some((Code::Kind, format!("“{name}”按人数各有一个数，不能写进这段文字")))
            }
            (_, Shape::Truth | Shape::Choice(_)) => Some((Code::Kind, format!("“{name}”不是数字"))),
            (Scope::Household, Shape::Number(_) | Shape::Unknown) => None,
        };
        if let Some((code, message)) = problem {
            self.report
                .push(Diagnostic::new(code, span, message).help(BRACES));
            return None;
        }
        self.shown.insert(entry.symbol);
        self.values.get(&entry.symbol).copied().map(Piece::Value)
    }

    /// A text that should be a whole sentence.
    pub(super) fn full_sentence(&mut self, written: &Written) -> Text {
        if !written.text.is_empty()
            && !written
                .text
                .trim_end_matches(['”', '）'])
                .ends_with(['。', '！', '？'])
        {
            let count = written.text.chars().count();
            let span = written.part(count.saturating_sub(1)..count);
            self.report
                .push(Diagnostic::new(Code::FullStop, span, "这句话没有用句号结尾").help("在末尾加上“。”"));
        }
        self.text(written)
    }

    pub(super) fn text_or_none(&mut self, written: Option<&Written>) -> Text {
        written.map(|w| self.text(w)).unwrap_or_default()
    }

    pub(super) fn sentence_or_none(&mut self, written: Option<&Written>) -> Text {
        written.map(|w| self.full_sentence(w)).unwrap_or_default()
    }

    pub(super) fn sentences(&mut self, written: &[Written]) -> Vec<Text> {
        written.iter().map(|w| self.full_sentence(w)).collect()
    }

    pub(super) fn note(&mut self, note: &model::Note) -> Note {
        Note {
            text: self.full_sentence(&note.text),
            citations: self.citations(&note.citations),
        }
    }

    pub(super) fn period(&mut self, period: &model::Period, value: Range) -> Period {
        Period {
            from: period.from,
            until: period.until,
            value,
            confidence: period.confidence,
            citations: self.citations(&period.citations),
        }
    }

    pub(super) fn citations(&mut self, written: &[Written]) -> Vec<Citation> {
        written.iter().filter_map(|w| self.citation(w)).collect()
    }

    /// `KEY` or `KEY 第三条`: the longest registered key, a blank, the article.
    pub(super) fn citation(&mut self, written: &Written) -> Option<Citation> {
        if let Some((number, len)) = self.model.cited(&written.text) {
            let article: String = written.text.chars().skip(len).collect();
            return Some(Citation {
                document: u16::try_from(number).ok()?,
                article: article.trim().to_owned(),
            });
        }
        let name = written.text.split(' ').next().unwrap_or_default();
        let span = written.part(0..name.chars().count());
        let message = format!("没有登记编号为“{name}”的文件");
        let problem = Diagnostic::new(Code::UnknownDocument, span, message);
        let known = self.model.documents.iter().map(|(k, _)| k.text.as_str());
        let otherwise = "在 documents.yaml 里登记这个文件；写成 文件编号 空格 第几条";
        self.report.push(problem.suggest(name, known, otherwise));
        None
    }

    /// Positions of registered telephone numbers.
    pub(super) fn phones(&mut self, written: &[Written]) -> Vec<u16> {
        let mut phones = Vec::new();
        for phone in written {
            let known = self.model.contacts.iter().map(|(known, _)| known.text.as_str());
            match known
                .clone()
                .position(|known| known == phone.text)
                .map(u16::try_from)
            {
                Some(Ok(position)) => phones.push(position),
                _ => {
                    let message = format!("电话“{}”没有登记", phone.text);
                    let problem = Diagnostic::new(Code::UnknownPhone, phone.span, message);
                    let otherwise = "在 offices.yaml 的“电话”里登记，写明来源日期";
                    self.report.push(problem.suggest(&phone.text, known, otherwise));
                }
            }
        }
        phones
    }
}
