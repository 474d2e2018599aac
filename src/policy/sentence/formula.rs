//! Formulas: sums of products of numbers, names and functions.

use jiuzhu_engine::pack::Unit;

use super::{
    Expr, ExprKind, Operator, Sentence,
    parse::{Parsed, Parser},
    words::{
        ABSENT, FUNCTIONS, Function, NOT_TODAY, PRODUCTS, QUANTIFIERS, REST, ROUNDINGS, ROUNDINGS_TO, STEPS,
        SUMS, TODAY, step,
    },
};
use crate::{
    diagnostic::{Code, Diagnostic},
    limits,
    names::Named,
};

impl Parser<'_> {
    pub(super) fn expr(&mut self) -> Parsed<Expr> {
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
            self.named(entry, start)?
        } else if self.cursor.eat(TODAY) {
            ExprKind::Today
        } else if self.cursor.eat(REST) {
            ExprKind::Rest
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

    /// A name; of a figure by the size of the household, the row in brackets behind it.
    fn named(&mut self, entry: &Named, start: usize) -> Parsed<ExprKind> {
        let span = self.cursor.since(start);
        match (entry.by_size, self.cursor.eat("(")) {
            (false, false) => Ok(ExprKind::Name(entry.symbol)),
            (true, true) => {
                let size = Box::new(self.expr()?);
                self.close()?;
                Ok(ExprKind::Row(entry.symbol, size))
            }
            (true, false) => {
                let name = &entry.name;
                let message = format!("“{name}”是按人数定的，这里没有写几个人");
                let problem = Diagnostic::new(Code::Kind, span, message);
                self.fail(problem.help(format!("写成 {name}（家庭人口）")))
            }
            (false, true) => {
                let message = format!("“{}”不是按人数定的，后面不能有括号", entry.name);
                let problem = Diagnostic::new(Code::Kind, span, message);
                self.fail(problem.help("去掉括号；要乘的，写上 ×"))
            }
        }
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
            let problem = Diagnostic::new(Code::Syntax, span, format!("没有“{word}（…）”这种算法"));
            let known = FUNCTIONS.iter().map(|(name, _)| *name);
            return self.fail(problem.suggest_or_list(&word, known, "可以用"));
        }
        if QUANTIFIERS.iter().any(|(name, _)| *name == word) {
            let message = format!("“{word}”只能写在一句话的最前面，只写一次");
            let problem = Diagnostic::new(Code::Syntax, span, message);
            return self.fail(problem.help("几个人各自要满足的，先在 推算 的 成员 下面写成一个名称"));
        }
        if FUNCTIONS.iter().any(|(name, _)| *name == word) {
            let problem = Diagnostic::new(Code::Syntax, span, format!("“{word}”后面要有括号"));
            return self.fail(problem.help(format!("写成 {word}（…）")));
        }
        if NOT_TODAY.contains(&word.as_str()) {
            let problem = Diagnostic::new(Code::Syntax, span, format!("“{word}”不是规则里的词"));
            return self.fail(problem.help(format!("改用“{TODAY}”")));
        }
        self.has_unknown = true;
        let quantifiers = QUANTIFIERS.iter().map(|(name, _)| *name);
        let otherwise = "在 facts.yaml、parameters 或 derived.yaml 里写上这个名称";
        self.report
            .push(self.names.unknown(&word, span, quantifiers, otherwise));
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
            Function::Since(count) => ExprKind::Since(count, Box::new(self.expr()?)),
            Function::Round => self.round()?,
        })
    }

    fn inner_sentence(&mut self) -> Parsed<Box<Sentence>> {
        self.sentence().map(Box::new)
    }

    fn round(&mut self) -> Parsed<ExprKind> {
        let value = Box::new(self.expr()?);
        self.comma()?;
        if let Some((mode, coin)) = self.cursor.one_of(&ROUNDINGS_TO)
            && let Some(step) = step(coin)
        {
            return Ok(ExprKind::Round(value, mode, step));
        }
        let Some(mode) = self.cursor.one_of(&ROUNDINGS) else {
            let help = "方法有：舍去、进位、四舍五入、四舍六入五成双，或 见分进角、见角进元、舍去角分";
            return self.expected("取整的方法", help);
        };
        self.comma()?;
        match self.cursor.one_of(&STEPS).and_then(step) {
            Some(step) => Ok(ExprKind::Round(value, mode, step)),
            None => self.expected("取整到哪一位", "写 元、角 或 分"),
        }
    }
}
