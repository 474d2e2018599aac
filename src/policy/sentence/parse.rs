//! Recursive descent over the words of a sentence.

use jiuzhu_engine::pack::{Relation, Unit};

use super::{
    Claim, Expr, ExprKind, Operator, Sentence,
    cursor::Cursor,
    words::{
        ABSENT, AVAILABLE, FUNCTIONS, Function, NOT_OURS, PRODUCTS, PROGRAMME, QUANTIFIERS, ROUNDINGS, STEPS,
        SUMS, VERBS, Verb, step,
    },
};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    names::{Named, Names, Shape},
    source::{Span, Written},
    suggest,
};

/// The rest of the sentence cannot be read, which was reported.
struct Stop;

type Parsed<T> = Result<T, Stop>;

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

struct Parser<'a> {
    cursor: Cursor<'a>,
    names: &'a Names,
    report: &'a mut Report,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn new(written: &'a Written, names: &'a Names, report: &'a mut Report) -> Self {
        Self {
            cursor: Cursor::new(written),
            names,
            report,
            depth: 0,
        }
    }

    fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Option<T> {
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

    fn fail<T>(&mut self, problem: Diagnostic) -> Parsed<T> {
        self.report.push(problem);
        Err(Stop)
    }

    /// Reports that something else was expected here.
    fn expected<T>(&mut self, what: &str, help: &str) -> Parsed<T> {
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

    fn need(&mut self, mark: &str, shown: &str, help: &str) -> Parsed<()> {
        if self.cursor.eat(mark) {
            Ok(())
        } else {
            self.expected(shown, help)
        }
    }

    fn sentence(&mut self) -> Parsed<Sentence> {
        let start = self.cursor.position();
        let quantifier = self.cursor.keyword(&QUANTIFIERS, self.names);
        let claim = match self.cursor.keyword(&[(PROGRAMME, ())], self.names) {
            Some(()) => self.programme()?,
            None => self.comparison()?,
        };
        Ok(Sentence {
            span: self.cursor.since(start),
            quantifier,
            claim,
        })
    }

    fn programme(&mut self) -> Parsed<Claim> {
        let start = self.cursor.position();
        let Some((programme, len)) = self.names.programme_prefix(self.cursor.rest()) else {
            let (word, range) = self.cursor.word();
            let name = word.trim_end_matches("可得").trim_end_matches('不');
            let span = self
                .cursor
                .span(start..(start + name.chars().count()).max(range.start + 1));
            let problem = self.names.unknown_programme(&Written::new(name, span));
            return self.fail(problem);
        };
        self.cursor.skip(len);
        match self.cursor.one_of(&AVAILABLE) {
            Some(available) => Ok(Claim::Programme { programme, available }),
            None => self.expected("“可得”或“不可得”", "写成 待遇 低保 可得"),
        }
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

    fn age(&mut self, left: Expr, relation: Relation) -> Parsed<Claim> {
        let start = self.cursor.position();
        match self.cursor.number() {
            Some(Ok((years, Unit::Age))) => {
                let span = self.cursor.since(start);
                Ok(Claim::Compare(
                    left,
                    relation,
                    Expr {
                        span,
                        kind: ExprKind::Number(years, Unit::Age),
                    },
                ))
            }
            _ => {
                let span = self.cursor.span(start..start + 1);
                let problem = Diagnostic::new(Code::Syntax, span, "“满”后面应当是岁数");
                self.fail(problem.help("写成 年龄 满 60 岁"))
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
    fn option(&mut self, entry: &Named) -> Parsed<u64> {
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
        let near = suggest::nearest(&word, own.iter().map(String::as_str));
        let other = self.names.with_option(&word).filter(|_| near.is_empty());
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
        let help = suggest::hint(&near).unwrap_or_else(|| format!("选项有：{}", own.join("、")));
        self.fail(Diagnostic::new(code, span, message).help(help))
    }

    fn expr(&mut self) -> Parsed<Expr> {
        self.depth += 1;
        if self.depth > limits::SENTENCE_DEPTH {
            let at = self.cursor.position();
            let message = format!("括号套得太深，最多 {} 层", limits::SENTENCE_DEPTH);
            let problem = Diagnostic::new(Code::Limit, self.cursor.span(at..at + 1), message);
            return self.fail(problem.help("先推算出中间的数，再用它的名称"));
        }
        let expr = self.chain(&SUMS, |p| p.chain(&PRODUCTS, Self::factor))?;
        self.depth -= 1;
        Ok(expr)
    }

    fn chain(
        &mut self,
        operators: &[(&str, Operator)],
        mut part: impl FnMut(&mut Self) -> Parsed<Expr>,
    ) -> Parsed<Expr> {
        let start = self.cursor.position();
        let mut left = part(self)?;
        while let Some(operator) = self.cursor.one_of(operators) {
            let right = part(self)?;
            let kind = ExprKind::Binary(operator, Box::new(left), Box::new(right));
            left = Expr {
                span: self.cursor.since(start),
                kind,
            };
        }
        Ok(left)
    }

    fn factor(&mut self) -> Parsed<Expr> {
        let start = self.cursor.position();
        let kind = if self.cursor.eat("(") {
            let inner = self.expr()?;
            self.close()?;
            inner.kind
        } else if let Some(function) = self.cursor.call(&FUNCTIONS) {
            let kind = self.function(function)?;
            self.close()?;
            kind
        } else if let Some(entry) = self.cursor.name(self.names) {
            ExprKind::Name(entry.symbol)
        } else if self.cursor.eat(ABSENT) {
            ExprKind::Absent
        } else if let Some(number) = self.cursor.number() {
            let Ok((value, unit)) = number else {
                let problem = Diagnostic::new(Code::Limit, self.cursor.since(start), "这个数太长");
                return self.fail(problem);
            };
            ExprKind::Number(value, unit)
        } else {
            self.unknown()?
        };
        Ok(Expr {
            span: self.cursor.since(start),
            kind,
        })
    }

    fn close(&mut self) -> Parsed<()> {
        self.need(")", "右括号“）”", "检查括号是否成对，各项之间是否用逗号隔开")
    }

    fn comma(&mut self) -> Parsed<()> {
        self.need(",", "逗号“，”", "括号里的各项用逗号隔开")
    }

    fn unknown(&mut self) -> Parsed<ExprKind> {
        let (word, range) = self.cursor.word();
        let span = self.cursor.span(range.clone());
        if word.is_empty() {
            return self.expected("名称或数", "写一个事实、标准或推算的名称，或一个带单位的数");
        }
        if self.cursor.eat("(") {
            let near = suggest::nearest(&word, FUNCTIONS.iter().map(|(name, _)| *name));
            let known: Vec<_> = FUNCTIONS.iter().map(|(name, _)| *name).collect();
            let help = suggest::hint(&near).unwrap_or_else(|| format!("可以用：{}", known.join("、")));
            let problem = Diagnostic::new(Code::Syntax, span, format!("没有“{word}（…）”这种算法"));
            return self.fail(problem.help(help));
        }
        let (message, hint) = self.names.unknown(&word);
        let problem = Diagnostic::new(Code::UnknownName, span, message);
        let usual = "在 facts.yaml、parameters 或 derived.yaml 里写上这个名称";
        self.report
            .push(problem.help(hint.unwrap_or_else(|| usual.to_owned())));
        Ok(ExprKind::Unknown)
    }

    fn function(&mut self, function: Function) -> Parsed<ExprKind> {
        Ok(match function {
            Function::Pick(pick) => {
                let mut parts = vec![self.expr()?];
                self.comma()?;
                parts.push(self.expr()?);
                while self.cursor.eat(",") {
                    parts.push(self.expr()?);
                }
                ExprKind::Pick(pick, parts)
            }
            Function::If => {
                let condition = self.inner_sentence()?;
                self.comma()?;
                let then = Box::new(self.expr()?);
                self.comma()?;
                ExprKind::If(condition, then, Box::new(self.expr()?))
            }
            Function::Over(over) => {
                let value = Box::new(self.expr()?);
                let condition = if self.cursor.eat(",") {
                    Some(self.inner_sentence()?)
                } else {
                    None
                };
                ExprKind::Over(over, value, condition)
            }
            Function::Count => ExprKind::Count(self.inner_sentence()?),
            Function::ToMonth => ExprKind::Convert(Unit::YuanPerMonth, Box::new(self.expr()?)),
            Function::ToYear => ExprKind::Convert(Unit::YuanPerYear, Box::new(self.expr()?)),
            Function::Round => self.round()?,
        })
    }

    fn inner_sentence(&mut self) -> Parsed<Box<Sentence>> {
        self.sentence().map(Box::new)
    }

    fn round(&mut self) -> Parsed<ExprKind> {
        let value = Box::new(self.expr()?);
        self.comma()?;
        let Some(mode) = self.cursor.one_of(&ROUNDINGS) else {
            return self.expected("取整的方法", "方法有：舍去、进位、四舍五入、四舍六入五成双");
        };
        self.comma()?;
        match self.cursor.one_of(&STEPS).and_then(step) {
            Some(step) => Ok(ExprKind::Round(value, mode, step)),
            None => self.expected("取整到哪一位", "写 元、角 或 分"),
        }
    }
}
