//! Sentences and blocks of them to nodes, with their scopes checked.

use jiuzhu_engine::pack::{Elapsed, NodeId, Op, Scope, Unit};

use super::{Compiler, Role, number::Number};
use crate::{
    body::Block,
    diagnostic::{Code, Diagnostic},
    names::Symbol,
    sentence::{Claim, Expr, ExprKind, Quantifier, Sentence},
    source::Span,
    units,
};

/// An outcome: its node and whose it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) node: NodeId,
    pub(super) scope: Scope,
}

/// Of a member as soon as one part is.
pub(super) fn widest(a: Scope, b: Scope) -> Scope {
    if a == Scope::Member { a } else { b }
}

impl Compiler<'_> {
    /// Reports a problem; `None`, so that a caller can return it.
    pub(super) fn refuse<T>(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: &str,
    ) -> Option<T> {
        self.report.push(Diagnostic::new(code, span, message).help(help));
        None
    }

    /// Sentences that must all hold, or of which one must; every one is compiled even if another fails.
    pub(super) fn block(&mut self, block: &Block<Sentence>, around: Scope) -> Option<Rule> {
        let (parts, is_all) = match block {
            Block::One(sentence) => return self.sentence(sentence, around),
            Block::All(parts) => (parts, true),
            Block::Any(parts) => (parts, false),
        };
        let rules: Vec<_> = parts.iter().map(|part| self.block(part, around)).collect();
        let rules: Vec<Rule> = rules.into_iter().collect::<Option<_>>()?;
        if let [only] = rules.as_slice() {
            return Some(*only);
        }
        if !is_all {
            for (i, (part, rule)) in parts.iter().zip(&rules).enumerate() {
                let others = rules.iter().enumerate().filter(|(other, _)| *other != i);
                let others = others.map(|(_, rule)| rule.node).collect();
                self.decided(Role::Branch, "", part.span(), rule.node, others);
            }
        }
        let scope = rules
            .iter()
            .fold(Scope::Household, |scope, rule| widest(scope, rule.scope));
        let nodes = rules.iter().map(|rule| rule.node).collect();
        let op = if is_all { Op::All(nodes) } else { Op::Any(nodes) };
        let rule = self.rule(scope, op);
        self.note_place(block.extent(), rule.node);
        Some(rule)
    }

    /// Remembers which node a sentence or block became.
    fn note_place(&mut self, span: Option<Span>, node: NodeId) {
        let Some(span) = span else { return };
        let place = self.places.entry(span).or_insert(Some(node));
        if *place != Some(node) {
            *place = None;
        }
    }

    pub(super) fn rule(&mut self, scope: Scope, op: Op) -> Rule {
        Rule {
            node: self.graph.push(scope, Unit::Plain, op),
            scope,
        }
    }

    pub(super) fn sentence(&mut self, sentence: &Sentence, around: Scope) -> Option<Rule> {
        let rule = self.quantified(sentence, around)?;
        self.note_place(Some(sentence.span), rule.node);
        Some(rule)
    }

    fn quantified(&mut self, sentence: &Sentence, around: Scope) -> Option<Rule> {
        let Some(quantifier) = sentence.quantifier else {
            return self.claim(&sentence.claim, around);
        };
        let claim = self.claim(&sentence.claim, Scope::Member)?;
        if claim.scope == Scope::Household {
            let message = "这句话说的是成员，却没有用到成员的任何事实";
            return self.refuse(
                Code::Scope,
                sentence.span,
                message,
                "去掉前面的“任一成员”等词，或换成成员的事实",
            );
        }
        let op = match quantifier {
            Quantifier::Some => Op::Exists(claim.node),
            Quantifier::Every => Op::Forall(claim.node),
            Quantifier::None => Op::Not(self.rule(Scope::Household, Op::Exists(claim.node)).node),
            Quantifier::Applicant => Op::Applicant(claim.node),
        };
        Some(self.rule(Scope::Household, op))
    }

    fn claim(&mut self, claim: &Claim, around: Scope) -> Option<Rule> {
        match claim {
            Claim::Compare(left, relation, right) => {
                let (a, b) = (self.number(left, around), self.number(right, around));
                let (a, b) = (a?, b?);
                self.same_unit(a, b, left.span.to(right.span), "比较")?;
                let op = Op::Compare {
                    left: a.node,
                    relation: *relation,
                    right: b.node,
                };
                Some(self.rule(widest(a.scope, b.scope), op))
            }
            Claim::Age(of, relation, count) => {
                let (of, count) = (self.age(of, count, around), self.number(count, around));
                let (of, count) = (of?, count?);
                let op = Op::Compare {
                    left: of.node,
                    relation: *relation,
                    right: count.node,
                };
                Some(self.rule(of.scope, op))
            }
            Claim::Is {
                symbol,
                span,
                options,
            } => self.is(*symbol, *span, *options, around),
            Claim::Programme { programme, available } => {
                let nodes = self.programmes.get(programme)?;
                let rule = match (around, nodes.scope) {
                    (Scope::Member, Scope::Member) => Rule {
                        node: nodes.rule,
                        scope: Scope::Member,
                    },
                    _ => Rule {
                        node: nodes.outcome,
                        scope: Scope::Household,
                    },
                };
                Some(if *available {
                    rule
                } else {
                    self.rule(rule.scope, Op::Not(rule.node))
                })
            }
        }
    }

    /// An age in the unit of `count`, or the time since a day.
    fn age(&mut self, of: &Expr, count: &Expr, around: Scope) -> Option<Number> {
        let number = self.number(of, around)?;
        let ExprKind::Number(_, wanted) = count.kind else {
            return None;
        };
        match (number.unit, wanted) {
            (Some(Unit::Date), Unit::Months) => Some(self.since(number, Elapsed::Months)),
            (Some(Unit::Date), _) => Some(self.since(number, Elapsed::Years)),
            (Some(Unit::Age), Unit::Months) => {
                let help = "改用日期的事实，例如 出生日期 满 6 个月";
                self.refuse(Code::Unit, count.span, "年龄只记周岁，不能和月数比", help)
            }
            (Some(unit), wanted) if unit != wanted => {
                let message = format!("“满”前面应当是年龄或日期，却是 {}", units::name(unit));
                self.refuse(
                    Code::Unit,
                    of.span,
                    message,
                    "换成年龄或日期的事实；别的数用 不低于",
                )
            }
            _ => Some(number),
        }
    }

    fn is(&mut self, symbol: Symbol, span: Span, options: u64, around: Scope) -> Option<Rule> {
        let (choice, scope) = self.value(symbol, span, around)?;
        // A derived truth value is an outcome already; a fact is a choice.
        if !matches!(symbol, Symbol::Derived(_)) {
            return Some(self.rule(scope, Op::Is { choice, options }));
        }
        match options {
            0b10 => Some(Rule { node: choice, scope }),
            0b01 => Some(self.rule(scope, Op::Not(choice))),
            _ => self.refuse(
                Code::Empty,
                span,
                "这句话总是成立或总不成立",
                "只写 为 是 或 为 否",
            ),
        }
    }

    /// The node of a name that may be used here.
    pub(super) fn value(&mut self, symbol: Symbol, span: Span, around: Scope) -> Option<(NodeId, Scope)> {
        let entry = self.names.entry(symbol)?;
        if entry.scope == Scope::Member && around == Scope::Household {
            let message = format!("“{}”是每个成员各有一个，这里说的是整个家庭", entry.name);
            let help = "前面加 任一成员、全部成员、没有成员 或 申请人，或用 合计（…）、成员数（…）";
            return self.refuse(Code::Scope, span, message, help);
        }
        Some((self.values.get(&symbol).copied()?, entry.scope))
    }
}
