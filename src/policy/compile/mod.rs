//! From parsed rules to the numbered pack.

mod decisions;
mod figure;
mod guide;
mod interview;
mod number;
mod period;
mod programme;
mod rule;
mod steps;
mod text;

pub(crate) use period::IN_FORCE;

use std::collections::{BTreeMap, BTreeSet};

use jiuzhu_engine::{
    Pack,
    pack::{Citation, Fact, Kind, NodeId, Op, Scope, Term, Unit},
};

use crate::{
    body::Body,
    diagnostic::{Code, Diagnostic, Report},
    graph::Graph,
    limits,
    model::Model,
    names::{Names, Symbol},
    rules::{Definition, Rules},
    sentence::{Expr, Sentence},
    source::{Span, words},
};

pub(crate) use decisions::{Decision, Owner, Role};

/// What comes out.
#[derive(Debug)]
pub(crate) struct Compilation {
    /// The numbered pack.
    pub(crate) pack: Pack,
    /// The names that programmes, texts and emergencies come to, if only through others.
    pub(crate) needed: BTreeSet<Symbol>,
    /// Everything that the policy decides, in the order in which it was compiled.
    pub(crate) decisions: Vec<Decision>,
    /// The derived values, each after those it rests on.
    pub(crate) derivations: Vec<Derivation>,
    /// The node of each sentence and block, by its place; `None` where two share one place.
    pub(crate) places: BTreeMap<Span, Option<NodeId>>,
}

/// A derived value, and where it is said how it comes about.
#[derive(Debug, Clone)]
pub struct Derivation {
    /// Its node in the pack, which bears its name.
    pub node: NodeId,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// Compiles a policy all of whose files could be read; the pack is of use only if nothing was reported.
pub(crate) fn compile(
    model: &Model,
    names: &Names,
    rules: &Rules,
    report: &mut Report,
) -> Option<Compilation> {
    let order = rules.order(model, report);
    let mut compiler = Compiler::new(model, names, report);
    compiler.parameters();
    compiler.unseen_citations();
    for definition in order {
        match definition {
            Definition::Fact(i) => compiler.fact(i, rules),
            Definition::Derived(i) => compiler.derived(i, rules),
            Definition::Programme(i) => compiler.programme_rules(i, rules),
        }
    }
    compiler.finish(rules)
}

struct Compiler<'a> {
    model: &'a Model,
    names: &'a Names,
    report: &'a mut Report,
    graph: Graph,
    /// The node of each name that could be compiled.
    values: BTreeMap<Symbol, NodeId>,
    /// The rows of figures by the size of the household, by number in the files.
    rows: BTreeMap<u16, figure::Rows>,
    /// 余额, while a deduction is compiled.
    rest: Option<number::Number>,
    /// By number of the fact.
    gates: BTreeMap<u16, NodeId>,
    /// By number of the programme in the files.
    programmes: BTreeMap<u16, programme::Nodes>,
    /// Position in display order, by number of the programme in the files.
    positions: BTreeMap<u16, u16>,
    /// Figures that stand in texts, and facts that report an emergency.
    shown: BTreeSet<Symbol>,
    /// What is being compiled.
    owner: Owner,
    decisions: Vec<Decision>,
    derivations: Vec<Derivation>,
    places: BTreeMap<Span, Option<NodeId>>,
}

impl<'a> Compiler<'a> {
    fn new(model: &'a Model, names: &'a Names, report: &'a mut Report) -> Self {
        Self {
            model,
            names,
            report,
            graph: Graph::default(),
            values: BTreeMap::new(),
            rows: BTreeMap::new(),
            rest: None,
            gates: BTreeMap::new(),
            programmes: BTreeMap::new(),
            positions: BTreeMap::new(),
            shown: BTreeSet::new(),
            owner: Owner::Fact(String::new()),
            decisions: Vec::new(),
            derivations: Vec::new(),
            places: BTreeMap::new(),
        }
    }

    /// Citations that only their editors see are checked too.
    fn unseen_citations(&mut self) {
        let model = self.model;
        let terms = model.glossary.iter().flat_map(|term| &term.citations);
        let replies = model.pending.iter().filter_map(|point| point.reply.as_ref());
        for cited in terms.chain(replies.flat_map(|reply| &reply.citations)) {
            self.citation(cited);
        }
    }

    fn fact(&mut self, id: u16, rules: &Rules) {
        let Some(fact) = self.model.facts.get(usize::from(id)) else {
            return;
        };
        self.citations(&fact.citations);
        let unit = match fact.kind {
            Some(Kind::Number(unit)) => unit,
            _ => Unit::Plain,
        };
        let name = &fact.name.text;
        let mut node = self.graph.push_named(fact.scope, unit, Op::Fact(id), name);
        if let Some(Some(gate)) = rules.gates.get(usize::from(id)) {
            self.owner = Owner::Fact(name.clone());
            let span = gate.span();
            let Some(gate) = self.block(gate, fact.scope) else {
                return;
            };
            self.decided(Role::Gate, "", span, gate.node, Vec::new());
            self.gates.insert(id, gate.node);
            let op = Op::When {
                gate: gate.node,
                fact: node,
            };
            node = self.graph.push_named(fact.scope, unit, op, name);
        }
        self.values.insert(Symbol::Fact(id), node);
    }

    fn derived(&mut self, id: u16, rules: &Rules) {
        let Some(derived) = self.model.derived.get(usize::from(id)) else {
            return;
        };
        let citations = self.citations(&derived.citations);
        let Some(Some(body)) = rules.bodies.get(usize::from(id)) else {
            return;
        };
        self.owner = Owner::Derived(derived.name.text.clone());
        let Some((node, scope)) = self.body(body, derived.scope, derived.unit) else {
            return;
        };
        if scope != derived.scope {
            let message = format!("“{}”没有用到成员的任何事实", derived.name.text);
            let problem = Diagnostic::new(Code::Scope, derived.name.span, message);
            self.report.push(problem.help("移到 推算 的 家庭 下面"));
            return;
        }
        let node = self.graph.named(node, &derived.name.text);
        self.derivations.push(Derivation { node, citations });
        self.values.insert(Symbol::Derived(id), node);
    }

    fn body(
        &mut self,
        body: &Body<Sentence, Expr>,
        scope: Scope,
        unit: Option<Unit>,
    ) -> Option<(NodeId, Scope)> {
        match body {
            Body::Rule(rule) => self.block(rule, scope).map(|r| (r.node, r.scope)),
            Body::Formula(formula) => {
                let number = self.number_of(formula, scope, unit?)?;
                Some((number.node, number.scope))
            }
            Body::Table(rows, otherwise) => self.table(rows, otherwise, scope, unit?),
            Body::Bands { base, bands, rest } => self.bands(base, bands, rest, scope, unit?),
            Body::Deductions { from, steps, floor } => {
                self.deductions(from, steps, floor.as_ref(), scope, unit?)
            }
        }
    }

    fn finish(mut self, rules: &Rules) -> Option<Compilation> {
        self.display_order();
        let programmes = self.programmes(rules);
        let urgent = self.urgent();
        let (guides, troubles, synonyms) = (self.guides(), self.troubles(), self.synonyms());
        let needed = rules.needed(&self.shown);
        let groups = self.groups(&needed);
        let facts = self.facts();
        let parameters = self.parameter_table();
        let head = &self.model.head;
        if self.graph.is_full() {
            let span = head
                .span
                .unwrap_or_else(|| self.report.sources().place("pack.yaml"));
            let message = format!("规则合起来太多，最多 {} 步", limits::NODES);
            self.report
                .push(Diagnostic::new(Code::Limit, span, message).help("分成几个地区，或删去不用的规则"));
        }
        let glossary = self.model.glossary.iter();
        let pack = Pack {
            id: head.id.clone(),
            name: head.name.clone(),
            version: head.version.clone(),
            checked_on: head.checked_on?,
            review_by: head.review_by?,
            hash: String::new(),
            documents: self.model.documents.iter().map(|(_, d)| d.clone()).collect(),
            facts,
            parameters,
            nodes: self.graph.into_nodes(),
            programmes,
            groups,
            districts: self.model.districts.clone(),
            contacts: self.model.contacts.iter().map(|(_, c)| c.clone()).collect(),
            urgent,
            glossary: glossary
                .map(|term| Term {
                    name: term.name.text.clone(),
                    meaning: term.meaning.text.clone(),
                })
                .collect(),
            guides,
            troubles,
            synonyms,
        };
        Some(Compilation {
            pack,
            needed,
            decisions: self.decisions,
            derivations: self.derivations,
            places: self.places,
        })
    }

    fn facts(&self) -> Vec<Fact> {
        let facts = (0..).zip(&self.model.facts).map(|(id, fact)| Fact {
            name: fact.name.text.clone(),
            scope: fact.scope,
            kind: fact.kind.clone().unwrap_or(Kind::Truth),
            domain: fact.domain,
            whole: fact.whole,
            node: self.values.get(&Symbol::Fact(id)).copied().unwrap_or(0),
            gate: self.gates.get(&id).copied(),
            question: fact.question.text.clone(),
            label: fact.label.as_ref().unwrap_or(&fact.name).text.clone(),
            hint: words(fact.hint.as_ref()),
            example: words(fact.example.as_ref()),
            why: words(fact.why.as_ref()),
            yes: words(fact.yes.as_ref()),
            no: words(fact.no.as_ref()),
        });
        facts.collect()
    }
}
