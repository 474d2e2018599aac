//! The recursive descent over a sentence: what is read, and what is said where it cannot be.
//!
//! The grammar is in `claim` and `formula`.

use super::{
    Expr, Sentence,
    cursor::{Cursor, Token},
};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    names::{Named, Names},
    source::Written,
};

/// The rest of the sentence cannot be read, which was reported.
pub(super) struct Stop;

pub(super) type Parsed<T> = Result<T, Stop>;

/// Reads a whole sentence; reports what cannot be read.
pub(crate) fn sentence(written: &Written, names: &Names, report: &mut Report) -> Option<Sentence> {
    Parser::new(written, names, report).whole(Parser::sentence)
}

/// Reads a whole formula; reports what cannot be read.
pub(crate) fn formula(written: &Written, names: &Names, report: &mut Report) -> Option<Expr> {
    Parser::new(written, names, report).whole(Parser::expr)
}

/// The set of options that are named one by one, bit n = option n.
pub(crate) fn options(written: &[Written], entry: &Named, names: &Names, report: &mut Report) -> Option<u64> {
    let sets = written
        .iter()
        .map(|w| Parser::new(w, names, report).whole(|p| p.option(entry)));
    sets.collect::<Vec<_>>()
        .into_iter()
        .try_fold(0, |all, set| Some(all | set?))
}

/// Reads a text from front to back; the grammar is in the modules beside this one.
pub(super) struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) names: &'a Names,
    pub(super) report: &'a mut Report,
    /// Brackets that are open.
    pub(super) depth: usize,
    /// A name that nobody bears was reported; what does not fit after it may be its own fault.
    pub(super) has_unknown: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(written: &'a Written, names: &'a Names, report: &'a mut Report) -> Self {
        Self {
            cursor: Cursor::new(written),
            names,
            report,
            depth: 0,
            has_unknown: false,
        }
    }

    /// The pieces of which a text consists, if all of it can be read.
    pub(super) fn tokens<T>(self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Option<Vec<Token>> {
        self.whole(|parser| {
            read(parser)?;
            Ok(parser.cursor.taken().to_vec())
        })
    }

    fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Option<T> {
        if self.report.is_full() {
            return None;
        }
        if self.cursor.len() > limits::SENTENCE_CHARS {
            let span = self.cursor.span(0..self.cursor.len());
            let message = format!("这一句太长，最多 {} 个字", limits::SENTENCE_CHARS);
            self.report
                .push(Diagnostic::new(Code::Limit, span, message).help("分成几句，或先推算出中间的数"));
            return None;
        }
        let parsed = read(&mut self).ok()?;
        if self.cursor.at_end() {
            Some(parsed)
        } else {
            self.rest().ok()
        }
    }

    /// Reports what stands where the sentence should have ended.
    fn rest<T>(&mut self) -> Parsed<T> {
        let (word, range) = self.cursor.word();
        let span = self.cursor.span(range.start..range.end.max(range.start + 1));
        let (message, help) = match word.as_str() {
            "" => {
                let mark = self.cursor.mark().unwrap_or(' ');
                let help = match mark {
                    '。' => "条件句末尾不写句号",
                    ',' | '，' | '、' => "一句只写一个条件，几个条件分行写在 全部满足 或 任一满足 下面",
                    _ => "检查括号是否成对，符号前后是否少了名称或数",
                };
                (format!("这里多了“{mark}”"), help)
            }
            w if w.starts_with(['且', '或', '和', '并', '及']) => (
                format!("一句话里不能用“{word}”连接"),
                "每个条件单独一行：都要满足写在 全部满足 下面，满足一个就行写在 任一满足 下面",
            ),
            _ => (
                format!("“{word}”放在这里读不懂"),
                "检查名称是否写全，前面是否少了比较词",
            ),
        };
        self.fail(Diagnostic::new(Code::Syntax, span, message).help(help))
    }

    /// Reports a problem and gives up the rest of the sentence.
    pub(super) fn fail<T>(&mut self, problem: Diagnostic) -> Parsed<T> {
        if !(self.has_unknown && problem.code() == Code::Syntax) {
            self.report.push(problem);
        }
        Err(Stop)
    }

    /// Reports that something else was expected here.
    pub(super) fn expected<T>(&mut self, what: &str, help: &str) -> Parsed<T> {
        let at = self.cursor.position();
        let (word, range) = self.cursor.word();
        let found = if word.is_empty() {
            self.cursor.mark().map(|mark| mark.to_string())
        } else {
            Some(word)
        };
        let message = match found {
            Some(found) => format!("这里应当是{what}，却是“{found}”"),
            None => format!("句子没有写完，这里应当是{what}"),
        };
        let span = self.cursor.span(at..range.end.max(at + 1));
        self.fail(Diagnostic::new(Code::Syntax, span, message).help(help))
    }

    /// Takes a mark that must stand here.
    pub(super) fn need(&mut self, mark: &str, shown: &str, help: &str) -> Parsed<()> {
        if self.cursor.eat(mark) {
            Ok(())
        } else {
            self.expected(shown, help)
        }
    }
}
