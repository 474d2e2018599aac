//! Sentences: a quantifier and what is claimed.

use jiuzhu_engine::pack::{Relation, Unit};

use super::{
    Claim, Expr, ExprKind, Sentence,
    parse::{Parsed, Parser, Stop},
    words::{AVAILABLE, NOT_OURS, PROGRAMME, QUANTIFIERS, RECEIVED, VERBS, Verb},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    names::{Named, Shape},
    source::{Span, Written},
    suggest,
};

impl Parser<'_> {
    pub(super) fn sentence(&mut self) -> Parsed<Sentence> {
        let start = self.cursor.position();
        let quantifier = self.cursor.keyword(&QUANTIFIERS, self.names);
        let claim = if self.cursor.keyword(&[(PROGRAMME, ())], self.names).is_some() {
            self.programme()?
        } else if let Some(received) = self.cursor.keyword(&RECEIVED, self.names) {
            self.received(received)?
        } else {
            self.comparison()?
        };
        Ok(Sentence {
            span: self.cursor.since(start),
            quantifier,
            claim,
        })
    }

    fn programme(&mut self) -> Parsed<Claim> {
        let (programme, _) = self.programme_name()?;
        match self.cursor.one_of(&AVAILABLE) {
            Some(available) => Ok(Claim::Programme { programme, available }),
            None => self.expected("“可得”或“不可得”", "写成 待遇 低保 可得"),
        }
    }

    /// 已享受 or 未享受: what the programme's own fact says.
    fn received(&mut self, received: bool) -> Parsed<Claim> {
        let (programme, span) = self.programme_name()?;
        let Some(fact) = self.names.received(programme) else {
            let message = "这项待遇没有写明问哪个事实，不知道是不是已经享受";
            let problem = Diagnostic::new(Code::MissingKey, span, message);
            return self.fail(problem.help("在那项待遇的文件里加上 已享受事实: 一个是非的事实"));
        };
        let symbol = fact.ok_or(Stop)?;
        Ok(Claim::Is {
            symbol,
            span,
            options: if received { 0b10 } else { 0b01 },
        })
    }

    /// The number of the programme that is named here, and where it is.
    fn programme_name(&mut self) -> Parsed<(u16, Span)> {
        let start = self.cursor.position();
        if let Some((programme, len)) = self.names.programme_prefix(self.cursor.rest()) {
            self.cursor.skip(len);
            return Ok((programme, self.cursor.since(start)));
        }
        let (word, range) = self.cursor.word();
        let name = word.trim_end_matches("可得").trim_end_matches('不');
        let span = self
            .cursor
            .span(start..(start + name.chars().count()).max(range.start + 1));
        if name.is_empty() {
            let problem = Diagnostic::new(Code::Syntax, span, "这里没有写是哪一项待遇");
            return self.fail(problem.help("写待遇的编号、名称或简称，例如 待遇 低保 可得"));
        }
        let problem = self.names.unknown_programme(&Written::new(name, span));
        self.fail(problem)
    }

    fn comparison(&mut self) -> Parsed<Claim> {
        let start = self.cursor.position();
        let left = self.expr()?;
        let verb_at = self.cursor.position();
        let Some(verb) = self.cursor.one_of(&VERBS) else {
            return self.no_verb(verb_at);
        };
        match verb {
            Verb::Compare(relation) => {
                let right = self.expr()?;
                Ok(Claim::Compare(left, relation, right))
            }
            Verb::Age(relation) => self.age(left, relation),
            Verb::Is(denied) => self.is(left, self.cursor.since(start), denied),
        }
    }

    fn no_verb<T>(&mut self, at: usize) -> Parsed<T> {
        if let Some(ours) = self.cursor.one_of(&NOT_OURS) {
            let span = self.cursor.since(at);
            let problem = Diagnostic::new(Code::Syntax, span, "这个词不是比较词");
            return self.fail(problem.help(format!("改用“{ours}”")));
        }
        self.expected(
            "比较词",
            "比较词有：高于、低于、不高于、不低于、等于、不等于、为、不为、属于、不属于、满、未满",
        )
    }

    fn age(&mut self, of: Expr, relation: Relation) -> Parsed<Claim> {
        let start = self.cursor.position();
        match self.cursor.number() {
            Some(Ok((count, unit @ (Unit::Age | Unit::Months)))) => {
                let span = self.cursor.since(start);
                let kind = ExprKind::Number(count, unit);
                Ok(Claim::Age(of, relation, Expr { span, kind }))
            }
            Some(Ok((_, Unit::Days))) => {
                let problem = Diagnostic::new(Code::Syntax, self.cursor.since(start), "“满”只用于岁数和月数");
                self.fail(problem.help("天数写成 距今天数（日期） 不低于 30 天"))
            }
            _ => {
                let span = self.cursor.span(start..start + 1);
                let problem = Diagnostic::new(Code::Syntax, span, "“满”后面应当是岁数或月数");
                self.fail(problem.help("写成 年龄 满 60 岁，或 出生日期 满 6 个月"))
            }
        }
    }

    fn is(&mut self, left: Expr, span: Span, denied: bool) -> Parsed<Claim> {
        let symbol = match left.kind {
            ExprKind::Name(symbol) => symbol,
            ExprKind::Unknown => return Err(Stop),
            _ => {
                let problem = Diagnostic::new(Code::Kind, span, "“为”和“属于”前面只能是一个名称");
                return self.fail(problem.help("数字之间用 高于、低于、等于 比较"));
            }
        };
        let Some(entry) = self.names.entry(symbol) else {
            return Err(Stop);
        };
        if entry.shape == Shape::Unknown {
            return Err(Stop);
        }
        if matches!(entry.shape, Shape::Number(_)) {
            let message = format!("“{}”是数字，不能用“为”或“属于”", entry.name);
            let problem = Diagnostic::new(Code::Kind, span, message);
            return self.fail(problem.help("数字用 高于、低于、等于 比较"));
        }
        let mut options = self.option(entry)?;
        while self.cursor.eat("、") {
            options |= self.option(entry)?;
        }
        let options = if denied {
            entry.shape.all_options() & !options
        } else {
            options
        };
        Ok(Claim::Is {
            symbol,
            span,
            options,
        })
    }

    /// One option of a choice or truth value, as a set.
    pub(super) fn option(&mut self, entry: &Named) -> Parsed<u64> {
        let found = match &entry.shape {
            Shape::Choice(names) => self.cursor.longest(names.iter().map(String::as_str)),
            Shape::Truth | Shape::Number(_) | Shape::Unknown => self.cursor.longest(["否", "是"].into_iter()),
        };
        if let Some(number) = found {
            return Ok(u32::try_from(number)
                .ok()
                .and_then(|n| 1_u64.checked_shl(n))
                .unwrap_or(0));
        }
        let (word, range) = self.cursor.word();
        let span = self.cursor.span(range.start..range.end.max(range.start + 1));
        if word.is_empty() {
            let problem = Diagnostic::new(Code::Empty, span, format!("“{}”后面没有写选项", entry.name));
            return self.fail(problem.help("写上至少一个选项，几个选项用顿号隔开"));
        }
        let own: &[String] = if let Shape::Choice(names) = &entry.shape {
            names
        } else {
            &[]
        };
        if own.is_empty() {
            let message = format!("“{}”只能为 是 或 否，这里是“{word}”", entry.name);
            return self
                .fail(Diagnostic::new(Code::UnknownOption, span, message).help("写成 为 是 或 为 否"));
        }
        let own = own.iter().map(String::as_str);
        let is_near = !suggest::nearest(&word, own.clone()).is_empty();
        let other = self.names.with_option(&word).filter(|_| !is_near);
        let (code, message) = match other {
            Some(other) => (
                Code::ForeignOption,
                format!("“{word}”是“{other}”的选项，不是“{}”的选项", entry.name),
            ),
            None => (
                Code::UnknownOption,
                format!("“{}”没有“{word}”这个选项", entry.name),
            ),
        };
        self.fail(Diagnostic::new(code, span, message).suggest_or_list(&word, own, "选项有"))
    }
}
