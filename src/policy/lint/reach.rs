//! Conditions, parts of conditions, rows, waivers and gates that always or never hold.
//!
//! Each is looked at where it could matter: a part of 全部满足 where the other parts hold, a part of 任一满足
//! where they do not, a row where the rows above do not, a condition where those that nothing waives hold, a
//! waiver where its condition does not. Of two that settle each other the later one is named.

use std::collections::{BTreeMap, BTreeSet};

use jiuzhu_engine::{
    pack::{NodeId, Outcome},
    value::Outcomes,
};

use super::worlds::{Given, Worlds};
use crate::{
    body::{Block, Body},
    compile::Compilation,
    diagnostic::{Code, Diagnostic, Report},
    model::Model,
    rules::{ConditionRules, Rules},
    sentence::{ExprKind, Part, Sentence},
    source::Span,
};

/// Something taken for granted, and how it is named.
#[derive(Debug, Clone)]
struct Known {
    given: Given,
    name: String,
}

/// Why something is settled: nothing else, one thing, or all things taken for granted together.
enum Why {
    Itself,
    One(Known),
    Together,
}

/// What is looked at, for messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Condition,
    /// A condition whose failure may be waived.
    Waived,
    /// Of 全部满足.
    AllPart,
    /// Of 任一满足.
    AnyPart,
    Row,
    Waiver,
    Gate,
    /// 当 of a step of 依次扣减.
    Step,
    Derived,
    /// In 若（…）.
    Choice,
}

/// Warns of everything that always or never holds.
pub(super) fn warnings(model: &Model, rules: &Rules, compilation: &Compilation, report: &mut Report) {
    let mut reach = Reach {
        worlds: Worlds::new(&compilation.pack),
        places: &compilation.places,
        settled: BTreeSet::new(),
        report,
    };
    for (derived, body) in model.derived.iter().zip(&rules.bodies) {
        if let Some(body) = body {
            reach.body(body, derived.name.span);
        }
    }
    for gate in rules.gates.iter().flatten() {
        reach.whole(gate, &[], Thing::Gate);
    }
    for (programme, rules) in model.programmes.iter().zip(&rules.programmes) {
        let compiled = compilation
            .pack
            .programmes
            .iter()
            .find(|p| p.id == programme.id.text);
        let conditions = programme.conditions.iter().zip(&rules.conditions);
        let conditions = conditions.filter_map(|(condition, rules)| {
            let compiled = compiled?.conditions.iter().find(|c| c.id == condition.id.text)?;
            Some(Condition {
                name: format!("条件“{}”", condition.id.text),
                node: compiled.rule,
                is_waived: condition.waiver.is_some(),
                rules,
            })
        });
        reach.programme(&conditions.collect::<Vec<_>>());
        if let Some(amount) = &rules.amount {
            amount.walk(&mut |part| reach.choice(part));
        }
    }
}

/// A condition of a programme.
struct Condition<'a> {
    name: String,
    /// The bare rule, with its 施行.
    node: NodeId,
    is_waived: bool,
    rules: &'a ConditionRules,
}

impl Condition<'_> {
    fn known(&self, holds: bool) -> Known {
        let node = self.node;
        let given = Given { node, holds };
        Known {
            given,
            name: self.name.clone(),
        }
    }
}

struct Reach<'a, 'p> {
    worlds: Worlds<'p>,
    places: &'a BTreeMap<Span, Option<NodeId>>,
    /// Nodes that were named already.
    settled: BTreeSet<NodeId>,
    report: &'a mut Report,
}

fn passes(outcomes: Outcomes) -> bool {
    outcomes.single() == Some(Outcome::Pass)
}

fn fails(outcomes: Outcomes) -> bool {
    outcomes.single() == Some(Outcome::Fail)
}

fn never_passes(outcomes: Outcomes) -> bool {
    !outcomes.can(Outcome::Pass)
}

fn never_fails(outcomes: Outcomes) -> bool {
    !outcomes.can(Outcome::Fail)
}

impl Reach<'_, '_> {
    fn body(&mut self, body: &Body<Sentence, crate::sentence::Expr>, name: Span) {
        body.walk(&mut |part| self.choice(part));
        match body {
            Body::Formula(_) | Body::Bands { .. } => {}
            Body::Deductions { steps, .. } => {
                for when in steps.iter().filter_map(|step| step.when.as_ref()) {
                    self.whole(when, &[], Thing::Step);
                }
            }
            Body::Rule(rule) => {
                let place = self
                    .node(rule)
                    .filter(|node| self.judge(*node, &[], name, Thing::Derived));
                if place.is_none() {
                    self.parts(rule, &[]);
                }
            }
            Body::Table(rows, _) => {
                let mut above = Vec::new();
                for (when, _) in rows {
                    self.whole(when, &above, Thing::Row);
                    above.extend(self.known(when, false));
                }
            }
        }
    }

    /// The condition of a 若.
    fn choice(&mut self, part: Part<'_>) {
        if let Part::Expr(expr) = part
            && let ExprKind::If(condition, ..) = &expr.kind
            && let Some(Some(node)) = self.places.get(&condition.span)
        {
            self.judge(*node, &[], condition.span, Thing::Choice);
        }
    }

    fn programme(&mut self, conditions: &[Condition<'_>]) {
        let mut dropped = BTreeSet::new();
        for (i, condition) in conditions.iter().enumerate().rev() {
            let Some(rule) = &condition.rules.rule else {
                continue;
            };
            let others = conditions.iter().enumerate();
            let others = others.filter(|(j, other)| *j != i && !other.is_waived && !dropped.contains(j));
            // The same rule twice has a warning of its own.
            let others = others.filter(|(_, other)| other.node != condition.node);
            let mut known: Vec<Known> = others.map(|(_, other)| other.known(true)).collect();
            let thing = if condition.is_waived {
                Thing::Waived
            } else {
                Thing::Condition
            };
            if self.whole(rule, &known, thing) {
                dropped.insert(i);
            }
            if let Some(waiver) = &condition.rules.waiver {
                known.push(condition.known(false));
                self.whole(waiver, &known, Thing::Waiver);
            }
        }
    }

    /// Looks at a block and its parts; whether the block itself is settled.
    fn whole(&mut self, block: &Block<Sentence>, known: &[Known], thing: Thing) -> bool {
        let place = self.node(block).zip(block.extent());
        let is_settled = place.is_some_and(|(node, span)| self.judge(node, known, span, thing));
        if !is_settled {
            self.parts(block, known);
        }
        is_settled
    }

    fn parts(&mut self, block: &Block<Sentence>, known: &[Known]) {
        let (parts, holds) = match block {
            Block::One(_) => return,
            Block::All(parts) => (parts, true),
            Block::Any(parts) => (parts, false),
        };
        if let [only] = parts.as_slice() {
            return self.parts(only, known);
        }
        let thing = if holds { Thing::AllPart } else { Thing::AnyPart };
        let mut dropped = BTreeSet::new();
        for (i, part) in parts.iter().enumerate().rev() {
            let mut known = known.to_vec();
            for (j, other) in parts.iter().enumerate() {
                if j != i && !dropped.contains(&j) {
                    known.extend(self.known(other, holds));
                }
            }
            if self.whole(part, &known, thing) {
                dropped.insert(i);
            }
        }
    }

    fn node(&self, block: &Block<Sentence>) -> Option<NodeId> {
        self.places.get(&block.extent()?).copied().flatten()
    }

    fn known(&self, block: &Block<Sentence>, holds: bool) -> Option<Known> {
        let given = Given {
            node: self.node(block)?,
            holds,
        };
        let sentences = block.sentences();
        let first = self.report.words(sentences.first()?.span);
        let name = match sentences.len() {
            1 => format!("“{first}”"),
            n => format!("“{first}”等 {n} 句"),
        };
        Some(Known { given, name })
    }

    /// Reports a node that always or never holds; whether it was reported, now or before.
    fn judge(&mut self, node: NodeId, known: &[Known], span: Span, thing: Thing) -> bool {
        if self.settled.contains(&node) {
            return true;
        }
        let (always, never): (fn(_) -> _, fn(_) -> _) = match thing {
            Thing::Row | Thing::Step | Thing::Choice => (passes, never_passes),
            Thing::Waiver => (never_fails, fails),
            _ => (passes, fails),
        };
        let (code, why) = if let Some(why) = self.why(node, known, always) {
            (Code::AlwaysHolds, why)
        } else if let Some(why) = self.why(node, known, never) {
            (Code::NeverHolds, why)
        } else {
            return false;
        };
        if matches!(why, Why::Itself) {
            self.settled.insert(node);
        }
        let problem = Diagnostic::new(code, span, message(code, thing, &why));
        self.report.push(problem.help(help(code, thing)));
        true
    }

    /// What settles a node, if anything does: as little as possible, because things that contradict one another
    /// settle nothing.
    fn why(&mut self, node: NodeId, known: &[Known], is: fn(Outcomes) -> bool) -> Option<Why> {
        if self.worlds.always(node, &[], is) {
            return Some(Why::Itself);
        }
        let alone = known.iter().find(|k| self.worlds.always(node, &[k.given], is));
        if let Some(known) = alone {
            return Some(Why::One(known.clone()));
        }
        let given: Vec<Given> = known.iter().map(|k| k.given).collect();
        (given.len() > 1 && self.worlds.always(node, &given, is)).then_some(Why::Together)
    }
}

fn message(code: Code, thing: Thing, why: &Why) -> String {
    let what = match thing {
        Thing::Condition | Thing::Waived => "这个条件",
        Thing::AllPart | Thing::AnyPart | Thing::Choice => "这一句",
        Thing::Row => "这一档",
        Thing::Waiver | Thing::Step => "这个“当”",
        Thing::Gate => "这个“适用”",
        Thing::Derived => "这个推算",
    };
    let so = if code == Code::AlwaysHolds {
        "总是成立"
    } else {
        "不可能成立"
    };
    match why {
        Why::Itself => format!("{what}{so}：不管怎么回答都一样"),
        Why::One(Known { given, name }) => {
            let holds = if given.holds { "成立" } else { "不成立" };
            format!("{name}{holds}的时候，{what}{so}")
        }
        Why::Together if matches!(thing, Thing::Condition | Thing::Waived) => {
            format!("别的条件都成立的时候，{what}{so}")
        }
        Why::Together => format!("和前后别的几句合起来看，{what}{so}"),
    }
}

fn help(code: Code, thing: Thing) -> &'static str {
    match (code, thing) {
        (Code::AlwaysHolds, Thing::Condition | Thing::Waived | Thing::AllPart) => {
            "它不起作用：数或选项写错了就改，没有错就去掉"
        }
        (Code::AlwaysHolds, Thing::AnyPart) => "整个“任一满足”因此总是成立：检查数和选项",
        (Code::AlwaysHolds, Thing::Row) => "下面的档都用不上：检查次序和数；没有错就把它写成“其余”",
        (Code::AlwaysHolds, Thing::Waiver) => "没有错就去掉“当”，只写说明",
        (Code::AlwaysHolds, Thing::Step) => "没有错就去掉“当”",
        (Code::AlwaysHolds, Thing::Gate) => "没有错就去掉“适用”",
        (_, Thing::Condition) => "这样谁都得不到这项待遇：检查数和选项",
        (_, Thing::Waived) => "谁都不满足，只剩下豁免：检查数和选项",
        (_, Thing::AllPart) => "这几句合在一起谁都不符合：检查数和选项",
        (_, Thing::AnyPart | Thing::Row) => "它不起作用：数、选项或次序写错了就改，没有错就去掉",
        (_, Thing::Waiver) => "这个豁免用不上：检查数和选项，没有错就去掉",
        (_, Thing::Step) => "这一步不起作用：检查数和选项，没有错就去掉",
        (_, Thing::Gate) => "这个问题永远不会问：检查数和选项",
        (_, Thing::Derived | Thing::Choice) => "检查数和选项；没有错就不用推算",
    }
}
