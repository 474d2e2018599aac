//! Formulas to nodes, with their units and scopes checked.

use jiuzhu_engine::{
    Range,
    pack::{Elapsed, NodeId, Op, Scope, Unit},
};

use super::{
    Compiler, Role,
    rule::{Rule, widest},
};
use crate::{
    body::Block,
    diagnostic::Code,
    names::{Shape, Symbol},
    sentence::{Expr, ExprKind, Operator, Over, Pick, Sentence, TODAY},
    source::Span,
    units,
};

/// Months in a year, for 按年折月.
const MONTHS: i64 = 12;

/// A number: its node, whose it is, and its unit (`None` for 不适用, which fits any).
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) node: NodeId,
    pub(super) scope: Scope,
    pub(super) unit: Option<Unit>,
}

impl Number {
    /// Whether it is an amount of money, or nothing.
    pub(super) fn is_money(self) -> bool {
        self.unit.is_none_or(units::is_money)
    }
}

impl Compiler<'_> {
    /// A formula that should come out in `unit`.
    pub(super) fn number_of(&mut self, expr: &Expr, around: Scope, unit: Unit) -> Option<Number> {
        let number = self.number(expr, around)?;
        match number.unit.filter(|own| units::same(*own, unit).is_none()) {
            Some(own) => {
                let message = format!("算出来是 {}，应当是 {}", units::name(own), units::name(unit));
                let help = "检查算式里各个名称的单位，或改“类型”；0 也要写单位，例如 0 元/月";
                self.refuse(Code::Unit, expr.span, message, help)
            }
            None => Some(Number {
                unit: Some(unit),
                ..number
            }),
        }
    }

    pub(super) fn number(&mut self, expr: &Expr, around: Scope) -> Option<Number> {
        match &expr.kind {
            ExprKind::Unknown => None,
            ExprKind::Absent => {
                let node = self.graph.push(Scope::Household, Unit::Plain, Op::Absent);
                Some(Number {
                    node,
                    scope: Scope::Household,
                    unit: None,
                })
            }
            ExprKind::Number(value, unit) => {
                let node = self.graph.constant(Range::point(*value), *unit);
                Some(Number {
                    node,
                    scope: Scope::Household,
                    unit: Some(*unit),
                })
            }
            ExprKind::Name(symbol) => self.named_number(*symbol, expr.span, around),
            ExprKind::Binary(operator, left, right) => {
                let (a, b) = (self.number(left, around), self.number(right, around));
                self.binary(*operator, a?, b?, expr.span)
            }
            ExprKind::Pick(pick, parts) => self.pick(*pick, parts, expr.span, around),
            ExprKind::If(condition, then, otherwise) => {
                let condition = self.sentence(condition, around);
                let (then, otherwise) = (self.number(then, around), self.number(otherwise, around));
                self.choose(condition?, then?, otherwise?, expr.span)
            }
            ExprKind::Over(over, value, condition) => {
                self.over(*over, value, condition.as_deref(), expr.span)
            }
            ExprKind::Count(condition) => {
                let rule = self.sentence(condition, Scope::Member)?;
                if rule.scope == Scope::Household {
                    return self.no_member(expr.span);
                }
                Some(self.whole(Unit::Plain, Op::Count(rule.node)))
            }
            ExprKind::Convert(unit, value) => self.convert(*unit, value, around),
            ExprKind::Today => {
                let node = self
                    .graph
                    .push_named(Scope::Household, Unit::Date, Op::Today, TODAY);
                Some(Number {
                    node,
                    scope: Scope::Household,
                    unit: Some(Unit::Date),
                })
            }
            ExprKind::Rest => match self.rest {
                Some(rest) => Some(rest),
                None => self.refuse(
                    Code::UnknownName,
                    expr.span,
                    "这里没有余额",
                    "余额只用在 依次扣减 的 扣、最多 和 当 里，是扣到这一步还剩的数",
                ),
            },
            ExprKind::Row(symbol, size) => self.row(*symbol, size, expr.span, around),
            ExprKind::Since(count, date) => {
                let day = self.number(date, around)?;
                if let Some(unit) = day.unit.filter(|unit| *unit != Unit::Date) {
                    let message = format!("括号里应当是日期，却是 {}", units::name(unit));
                    return self.refuse(Code::Unit, date.span, message, "写一个类型为 日期 的事实");
                }
                Some(self.since(day, *count))
            }
            ExprKind::Round(value, mode, step) => {
                let number = self.number(value, around)?;
                if !number.is_money() {
                    return self.refuse(
                        Code::Unit,
                        value.span,
                        "这里不是金额，不能取整到元角分",
                        "取整只用于金额",
                    );
                }
                let op = Op::Round {
                    value: number.node,
                    step: *step,
                    mode: *mode,
                };
                Some(self.step(number.scope, number.unit, op))
            }
        }
    }

    /// What has been completed since a day.
    pub(super) fn since(&mut self, day: Number, count: Elapsed) -> Number {
        let unit = match count {
            Elapsed::Days => Unit::Days,
            Elapsed::Months => Unit::Months,
            Elapsed::Years => Unit::Age,
        };
        let date = day.node;
        self.step(day.scope, Some(unit), Op::Since { date, count })
    }

    fn named_number(&mut self, symbol: Symbol, span: Span, around: Scope) -> Option<Number> {
        let entry = self.names.entry(symbol)?;
        let Shape::Number(unit) = entry.shape else {
            if entry.shape == Shape::Unknown {
                return None;
            }
            let help = match (&entry.shape, entry.scope) {
                (Shape::Truth, Scope::Member) => {
                    format!("数有几个人，写 成员数（{} 为 是）；判断写 {0} 为 是", entry.name)
                }
                _ => format!("写成 {} 为 …", entry.name),
            };
            let message = format!("“{}”不是数字，不能计算或比较大小", entry.name);
            return self.refuse(Code::Kind, span, message, &help);
        };
        let (node, scope) = self.value(symbol, span, around)?;
        Some(Number {
            node,
            scope,
            unit: Some(unit),
        })
    }

    pub(super) fn step(&mut self, scope: Scope, unit: Option<Unit>, op: Op) -> Number {
        Number {
            node: self.graph.push(scope, unit.unwrap_or_default(), op),
            scope,
            unit,
        }
    }

    fn whole(&mut self, unit: Unit, op: Op) -> Number {
        self.step(Scope::Household, Some(unit), op)
    }

    fn binary(&mut self, operator: Operator, a: Number, b: Number, span: Span) -> Option<Number> {
        let (op, verb) = match operator {
            Operator::Add => (Op::Add(a.node, b.node), "相加"),
            Operator::Subtract => (Op::Subtract(a.node, b.node), "相减"),
            Operator::Multiply => (Op::Multiply(a.node, b.node), "相乘"),
            Operator::Divide => (Op::Divide(a.node, b.node), "相除"),
        };
        let unit = match (a.unit, b.unit) {
            (Some(x), Some(y)) => match units::combine(operator, x, y) {
                Some(unit) => Some(unit),
                None => return self.clash(x, y, span, verb),
            },
            (x, y) => x.or(y),
        };
        Some(self.step(widest(a.scope, b.scope), unit, op))
    }

    fn clash<T>(&mut self, a: Unit, b: Unit, span: Span, verb: &str) -> Option<T> {
        let message = format!("{} 和 {} 不能{verb}", units::name(a), units::name(b));
        let help = match (a, b) {
            (Unit::YuanPerMonth, Unit::YuanPerYear) | (Unit::YuanPerYear, Unit::YuanPerMonth) => {
                "用 按年折月（…）或 按月折年（…）换成一样的单位"
            }
            (Unit::Yuan, Unit::YuanPerMonth) | (Unit::YuanPerMonth, Unit::Yuan) => {
                "每月的钱乘以几个月，例如 × 12 月；一次的钱除以几个月，例如 ÷ 12 月"
            }
            (Unit::Date, _) | (_, Unit::Date) => {
                "日期只和日期比；隔了多少天写 距今天数（…），或把两个日期相减"
            }
            (Unit::Days, Unit::Months) | (Unit::Months, Unit::Days) => {
                "天数用 距今天数（…），月数用 满月数（…）"
            }
            (Unit::Percent, _) | (_, Unit::Percent) => "百分比要乘在数上，例如 低保标准 × 60%",
            (Unit::Plain, _) | (_, Unit::Plain) => "数后面要写单位，0 也一样，例如 0 元/月",
            _ => "换成一样的单位",
        };
        self.refuse(Code::Unit, span, message, help)
    }

    /// The unit that both have.
    pub(super) fn same_unit(&mut self, a: Number, b: Number, span: Span, verb: &str) -> Option<Option<Unit>> {
        match (a.unit, b.unit) {
            (Some(x), Some(y)) => match units::same(x, y) {
                Some(unit) => Some(Some(unit)),
                None => self.clash(x, y, span, verb),
            },
            (x, y) => Some(x.or(y)),
        }
    }

    fn pick(&mut self, pick: Pick, parts: &[Expr], span: Span, around: Scope) -> Option<Number> {
        let numbers: Vec<_> = parts.iter().map(|part| self.number(part, around)).collect();
        let mut numbers = numbers.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
        let mut result = numbers.next()?;
        for number in numbers {
            let unit = self.same_unit(result, number, span, "比较")?;
            let op = match pick {
                Pick::Greater => Op::Greater(result.node, number.node),
                Pick::Lesser => Op::Lesser(result.node, number.node),
                Pick::Between => Op::Between(result.node, number.node),
            };
            result = self.step(widest(result.scope, number.scope), unit, op);
        }
        Some(result)
    }

    pub(super) fn choose(
        &mut self,
        condition: Rule,
        then: Number,
        otherwise: Number,
        span: Span,
    ) -> Option<Number> {
        let unit = self.same_unit(then, otherwise, span, "作为同一个数的两种情况")?;
        let scope = widest(condition.scope, widest(then.scope, otherwise.scope));
        let op = Op::If {
            condition: condition.node,
            then: then.node,
            otherwise: otherwise.node,
        };
        Some(self.step(scope, unit, op))
    }

    /// 分档 as a chain of choices, the first row outermost.
    pub(super) fn table(
        &mut self,
        rows: &[(Block<Sentence>, Expr)],
        otherwise: &Expr,
        around: Scope,
        unit: Unit,
    ) -> Option<(NodeId, Scope)> {
        let compiled: Vec<_> = rows
            .iter()
            .map(|(when, value)| {
                (
                    self.block(when, around),
                    self.number_of(value, around, unit),
                    value.span,
                )
            })
            .collect();
        let mut result = self.number_of(otherwise, around, unit);
        let mut before = Vec::new();
        for ((when, _), (node, _, _)) in rows.iter().zip(&compiled) {
            let Some(rule) = node else { continue };
            self.decided(Role::Row, "", when.span(), rule.node, before.clone());
            before.push(rule.node);
        }
        for (when, value, span) in compiled.into_iter().rev() {
            result = match (when, value, result) {
                (Some(when), Some(value), Some(rest)) => self.choose(when, value, rest, span),
                _ => None,
            };
        }
        result.map(|number| (number.node, number.scope))
    }

    fn over(&mut self, over: Over, value: &Expr, condition: Option<&Sentence>, span: Span) -> Option<Number> {
        let inner = self.number(value, Scope::Member);
        let condition = match condition {
            Some(sentence) => Some(self.sentence(sentence, Scope::Member)?),
            None => None,
        };
        let mut inner = inner?;
        if let Some(condition) = condition {
            let absent = self.graph.push(Scope::Household, Unit::Plain, Op::Absent);
            let absent = Number {
                node: absent,
                scope: Scope::Household,
                unit: None,
            };
            inner = self.choose(condition, inner, absent, span)?;
        }
        if inner.scope == Scope::Household {
            return self.no_member(span);
        }
        let op = match over {
            Over::Sum => Op::Sum(inner.node),
            Over::Greatest => Op::Greatest(inner.node),
            Over::Least => Op::Least(inner.node),
        };
        Some(self.whole(inner.unit.unwrap_or_default(), op))
    }

    fn no_member<T>(&mut self, span: Span) -> Option<T> {
        let message = "括号里没有用到成员的任何事实";
        self.refuse(
            Code::Scope,
            span,
            message,
            "写一个成员的事实，例如 合计（月收入）、成员数（年龄 满 60 岁）",
        )
    }

    fn convert(&mut self, to: Unit, value: &Expr, around: Scope) -> Option<Number> {
        let number = self.number(value, around)?;
        let (from, name) = match to {
            Unit::YuanPerMonth => (Unit::YuanPerYear, "按年折月"),
            _ => (Unit::YuanPerMonth, "按月折年"),
        };
        if number.unit.is_some_and(|unit| unit != from) {
            let unit = number.unit.map_or("", units::name);
            let message = format!("{name}（…）里应当是 {}，却是 {unit}", units::name(from));
            return self.refuse(Code::Unit, value.span, message, "换一个名称，或去掉折算");
        }
        let months = self.graph.constant(Range::from(MONTHS), Unit::Plain);
        let op = match to {
            Unit::YuanPerMonth => Op::Divide(number.node, months),
            _ => Op::Multiply(number.node, months),
        };
        Some(self.step(number.scope, Some(to), op))
    }
}
