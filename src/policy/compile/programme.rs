//! Programmes: their rules first, in the order of what rests on what; then everything else, in display order.

use std::collections::BTreeMap;

use jiuzhu_engine::pack::{
    Amount, Application, Condition, Exclusion, FactId, How, NodeId, Op, Outcome, Paper, Programme, Scope,
    Unit, Whom,
};

use super::{
    Compiler, IN_FORCE, Owner, Role,
    rule::{Rule, widest},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    model,
    names::Symbol,
    rules::{ConditionRules, Rules},
    sentence::Expr,
    source::Written,
};

/// The nodes of a programme.
#[derive(Debug, Clone)]
pub(super) struct Nodes {
    pub(super) scope: Scope,
    /// In the programme's own scope.
    pub(super) rule: NodeId,
    /// The household's.
    pub(super) outcome: NodeId,
    /// The bare condition, and the condition with its waiver.
    conditions: Vec<(NodeId, NodeId)>,
    /// The same of 施行.
    validity: Option<(NodeId, NodeId)>,
}

impl Compiler<'_> {
    pub(super) fn programme_rules(&mut self, number: u16, rules: &Rules) {
        let model = self.model;
        let (Some(programme), Some(parsed)) = (
            model.programmes.get(usize::from(number)),
            rules.programmes.get(usize::from(number)),
        ) else {
            return;
        };
        self.owner = Owner::Programme(programme.id.text.clone());
        let nodes: Vec<_> = parsed
            .conditions
            .iter()
            .zip(&programme.conditions)
            .map(|(rules, condition)| self.condition_nodes(rules, condition, programme.scope))
            .collect();
        let Some(conditions) = nodes.into_iter().collect::<Option<Vec<_>>>() else {
            return;
        };
        let validity = programme.in_force.as_ref().map(|days| self.validity(days));
        let parts = conditions.iter().chain(&validity);
        let mut all: Vec<NodeId> = parts.map(|(_, node)| *node).collect();
        if programme.discretion.is_some() {
            all.push(self.graph.outcome(Outcome::Ask));
        }
        let scope = programme.scope;
        let rule = self.graph.push(scope, Unit::Plain, Op::All(all));
        let outcome = match scope {
            Scope::Household => rule,
            Scope::Member => self.graph.push(Scope::Household, Unit::Plain, Op::Exists(rule)),
        };
        self.programmes.insert(
            number,
            Nodes {
                scope,
                rule,
                outcome,
                conditions,
                validity,
            },
        );
    }

    /// The bare condition, and the condition with its waiver.
    fn condition_nodes(
        &mut self,
        rules: &ConditionRules,
        condition: &model::Condition,
        scope: Scope,
    ) -> Option<(NodeId, NodeId)> {
        let (rule, when) = self.rule_and_waiver(rules, condition, scope)?;
        let node = match when {
            Some(when) => self.waive(rule, when),
            None => rule.node,
        };
        if let Some(block) = &rules.rule {
            let span = block.span();
            self.decided(Role::Condition, &condition.id.text, span, node, Vec::new());
        }
        // A waiver that says the same as its condition is there for its words and decides nothing.
        if let (Some(block), Some(when)) = (&rules.waiver, when.filter(|when| when.node != rule.node)) {
            let after = Vec::from([rule.node]);
            self.decided(Role::Waiver, &condition.id.text, block.span(), when.node, after);
        }
        Some((rule.node, node))
    }

    /// The bare condition, and when it is waived.
    fn rule_and_waiver(
        &mut self,
        rules: &ConditionRules,
        condition: &model::Condition,
        scope: Scope,
    ) -> Option<(Rule, Option<Rule>)> {
        let rule = rules.rule.as_ref().map(|block| {
            let rule = self.block(block, scope)?;
            let node = self.counted(rule.node, rule.scope, condition.in_force.as_ref());
            Some(Rule { node, ..rule })
        });
        let Some(waiver) = &condition.waiver else {
            return Some((rule??, None));
        };
        let when = match (&rules.waiver, &waiver.when) {
            (Some(block), _) => self.block(block, scope),
            (None, Some(_)) => None,
            (None, None) => Some(Rule {
                node: self.graph.outcome(Outcome::Pass),
                scope: Scope::Household,
            }),
        };
        Some((rule??, Some(when?)))
    }

    fn waive(&mut self, rule: Rule, waiver: Rule) -> NodeId {
        let op = Op::Waive {
            rule: rule.node,
            waiver: waiver.node,
        };
        self.graph.push(widest(rule.scope, waiver.scope), Unit::Plain, op)
    }

    /// Works out the position of each programme from the list in pack.yaml, and checks it against the files.
    pub(super) fn display_order(&mut self) {
        let mut listed = BTreeMap::new();
        for written in &self.model.head.programmes {
            let number = (0..)
                .zip(&self.model.programmes)
                .find(|(_, p)| p.id.text == written.text);
            match number {
                Some((number, _)) => {
                    if listed.insert(number, written).is_some() {
                        let message = format!("待遇“{}”写了两次", written.text);
                        let problem = Diagnostic::new(Code::Duplicate, written.span, message);
                        self.report.push(problem.help("留下一个"));
                    } else if let Ok(position) = u16::try_from(self.positions.len()) {
                        self.positions.insert(number, position);
                    }
                }
                None => {
                    let problem = self.names.unknown_programme(written);
                    let file = format!("programmes/{}.yaml", written.text);
                    self.report.push(problem.help(format!("没有文件 {file}")));
                }
            }
        }
        for (number, programme) in (0..).zip(&self.model.programmes) {
            let id = &programme.id;
            if !listed.contains_key(&number) && !id.text.is_empty() {
                let problem = Diagnostic::new(
                    Code::MissingKey,
                    id.span,
                    format!("pack.yaml 的“待遇”里缺少“{}”", id.text),
                );
                self.report
                    .push(problem.help("按显示的顺序加进 pack.yaml 的“待遇”"));
            }
            self.file_name(id);
        }
    }

    fn file_name(&mut self, id: &Written) {
        let sources = self.report.sources();
        let (path, _) = sources.file_of(id.span);
        let name = path
            .rsplit('/')
            .next()
            .and_then(|file| file.strip_suffix(".yaml"))
            .unwrap_or_default();
        if !id.text.is_empty() && name != id.text {
            let message = format!("编号“{}”和文件名“{name}.yaml”不一样", id.text);
            let problem = Diagnostic::new(Code::FileName, id.span, message);
            self.report
                .push(problem.help(format!("把文件改名为 {}.yaml，或改编号", id.text)));
        }
    }

    /// All programmes in display order.
    pub(super) fn programmes(&mut self, rules: &Rules) -> Vec<Programme> {
        let model = self.model;
        let mut programmes: Vec<_> = (0..)
            .zip(&model.programmes)
            .map(|(number, programme)| {
                let position = self.positions.get(&number).copied();
                (position, self.programme(number, programme, rules))
            })
            .collect();
        programmes.sort_by_key(|(position, _)| *position);
        programmes.into_iter().map(|(_, programme)| programme).collect()
    }

    fn programme(&mut self, number: u16, programme: &model::Programme, rules: &Rules) -> Programme {
        // A programme without nodes was reported; the pack will not be used.
        let stand_in = || Nodes {
            scope: programme.scope,
            rule: 0,
            outcome: 0,
            conditions: Vec::new(),
            validity: None,
        };
        let nodes = self.programmes.get(&number).cloned().unwrap_or_else(stand_in);
        let formula = rules
            .programmes
            .get(usize::from(number))
            .and_then(|p| p.amount.as_ref());
        Programme {
            id: programme.id.text.clone(),
            name: programme.name.text.clone(),
            short: programme.short.as_ref().unwrap_or(&programme.name).text.clone(),
            scope: programme.scope,
            conditions: self.conditions(programme, &nodes),
            rule: nodes.rule,
            outcome: nodes.outcome,
            discretion: programme.discretion.as_ref().map(|note| self.note(note)),
            amount: formula.and_then(|formula| self.amount(&programme.amount, formula, &nodes)),
            amount_note: self.sentence_or_none(programme.amount.text.as_ref()),
            reviewed: programme.reviewed.iter().map(|note| self.note(note)).collect(),
            summary: self.full_sentence(&programme.summary),
            what: self.full_sentence(&programme.what),
            how: self.how(&programme.how),
            whom: Whom {
                office: self.text_or_none(programme.office.as_ref()),
                contacts: self.phones(&programme.phones),
            },
            opens: programme.opens.iter().map(|text| self.text(text)).collect(),
            unlocks: programme
                .unlocks
                .iter()
                .filter_map(|other| self.position(other))
                .collect(),
            excludes: programme
                .excludes
                .iter()
                .filter_map(|exclusion| self.exclusion(exclusion))
                .collect(),
            instead: programme
                .instead
                .iter()
                .filter_map(|other| self.position(other))
                .collect(),
            urgent: programme.urgent,
            received: self.received(number),
            application: programme.application.as_ref().map(|(windows, note)| Application {
                windows: windows.clone(),
                note: self.note(note),
            }),
        }
    }

    fn conditions(&mut self, programme: &model::Programme, nodes: &Nodes) -> Vec<Condition> {
        let mut conditions: Vec<Condition> = Vec::new();
        for (i, condition) in programme.conditions.iter().enumerate() {
            let id = &condition.id;
            if programme.in_force.is_some() && id.text == IN_FORCE {
                let message = format!("“施行”自动带出条件“{IN_FORCE}”，这个编号已经用了");
                self.report
                    .push(Diagnostic::new(Code::Duplicate, id.span, message).help("换一个编号"));
            }
            if conditions.iter().any(|c| c.id == id.text) {
                let problem = Diagnostic::new(Code::Duplicate, id.span, format!("条件“{}”写了两次", id.text));
                self.report.push(problem.help("每个条件的编号只用一次"));
            }
            let (rule, node) = nodes.conditions.get(i).copied().unwrap_or((0, 0));
            let waiver = condition.waiver.as_ref().map(|w| self.note(&w.note));
            let (waiver, also) = waiver.map(|note| (note.text, note.citations)).unwrap_or_default();
            conditions.push(Condition {
                id: id.text.clone(),
                situation: condition.situation,
                node,
                rule,
                during: condition.in_force.as_ref().map(|days| self.during(days)),
                text: self.full_sentence(&condition.text),
                otherwise: self.sentence_or_none(condition.otherwise.as_ref()),
                waiver,
                citations: [self.citations(&condition.citations), also].concat(),
            });
        }
        let mut situations = programme.conditions.iter().filter(|c| c.situation).skip(1);
        if let Some(second) = situations.next() {
            let problem = Diagnostic::new(Code::Duplicate, second.id.span, "前面已经有一条写了“情形”");
            let help = "一项待遇只有一条情形；两件事都算的，合成一条 任一满足";
            self.report.push(problem.help(help));
        }
        if let (Some(days), Some(validity)) = (&programme.in_force, nodes.validity) {
            conditions.push(self.validity_condition(days, validity));
        }
        conditions
    }

    fn amount(&mut self, amount: &model::Amount, formula: &Expr, nodes: &Nodes) -> Option<Amount> {
        let number = self.number(formula, nodes.scope)?;
        if !number.is_money() {
            let problem = Diagnostic::new(Code::Unit, formula.span, "算式算出来的不是钱");
            self.report
                .push(problem.help("金额的结果应当是 元、元/月 或 元/年"));
            return None;
        }
        let node = match nodes.scope {
            Scope::Household => number.node,
            Scope::Member => self.sum_of_eligible(number.node, nodes.rule),
        };
        let citations = self.citations(&amount.citations);
        Some(Amount {
            node,
            formula: number.node,
            unit: amount.unit.clone(),
            citations,
        })
    }

    /// The sum over the members for whom the rule does not fail.
    fn sum_of_eligible(&mut self, formula: NodeId, rule: NodeId) -> NodeId {
        let condition = self.graph.push(Scope::Member, Unit::Plain, Op::Lenient(rule));
        let otherwise = self.graph.push(Scope::Household, Unit::Plain, Op::Absent);
        let unit = self.graph.unit(formula);
        let each = Op::If {
            condition,
            then: formula,
            otherwise,
        };
        let each = self.graph.push(Scope::Member, unit, each);
        self.graph.push(Scope::Household, unit, Op::Sum(each))
    }

    /// The fact that says whether a programme is received already.
    fn received(&mut self, number: u16) -> Option<FactId> {
        match self.names.received(number)?? {
            symbol @ Symbol::Fact(fact) => {
                self.shown.insert(symbol);
                Some(fact)
            }
            Symbol::Parameter(_) | Symbol::Derived(_) => None,
        }
    }

    fn how(&mut self, how: &model::How) -> How {
        let papers = how.papers.iter();
        How {
            steps: self.sentences(&how.steps),
            papers: papers
                .map(|(name, hint)| Paper {
                    name: name.text.clone(),
                    hint: self.text_or_none(hint.as_ref()),
                })
                .collect(),
            time: self.text_or_none(how.time.as_ref()),
            online: self.text_or_none(how.online.as_ref()),
            fee: self.text_or_none(how.fee.as_ref()),
            citations: self.citations(&how.citations),
        }
    }

    fn exclusion(&mut self, exclusion: &model::Exclusion) -> Option<Exclusion> {
        let programme = self.position(&exclusion.other);
        let note = self.note(&exclusion.note);
        Some(Exclusion {
            programme: programme?,
            choose: exclusion.choose,
            text: note.text,
            citations: note.citations,
        })
    }

    /// The display position of a programme named in another one's text.
    pub(super) fn position(&mut self, name: &Written) -> Option<u16> {
        let Some(number) = self.names.programme(&name.text) else {
            let problem = self.names.unknown_programme(name);
            self.report.push(problem);
            return None;
        };
        self.positions.get(&number).copied()
    }
}
