//! All rules of a policy in parsed form, and what rests on what.

use std::collections::BTreeSet;

use crate::{
    body::{Block, Body},
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Model, Programme},
    names::{Names, Symbol},
    order,
    sentence::{self, Expr, Form, Part, Reference, Sentence},
    source::Written,
};

/// The rules by the numbers of facts, derived values and programmes in the files.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(crate) gates: Vec<Option<Block<Sentence>>>,
    pub(crate) bodies: Vec<Option<Body<Sentence, Expr>>>,
    pub(crate) programmes: Vec<ProgrammeRules>,
}

/// The rules of one programme.
#[derive(Debug)]
pub(crate) struct ProgrammeRules {
    pub(crate) conditions: Vec<ConditionRules>,
    pub(crate) amount: Option<Expr>,
}

/// A condition and its waiver; `None` where there is none or it was reported.
#[derive(Debug)]
pub(crate) struct ConditionRules {
    pub(crate) rule: Option<Block<Sentence>>,
    pub(crate) waiver: Option<Block<Sentence>>,
}

/// Something that rests on other things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Definition {
    Fact(u16),
    Derived(u16),
    Programme(u16),
}

impl Rules {
    /// Parses every sentence and formula of the policy.
    pub(crate) fn parse(model: &Model, names: &Names, report: &mut Report) -> Self {
        let mut block = |b: &Block<Written>| b.try_map(&mut |w| sentence::sentence(w, names, report));
        let gates = model
            .facts
            .iter()
            .map(|f| f.gate.as_ref().and_then(&mut block))
            .collect();
        let bodies = model
            .derived
            .iter()
            .map(|d| {
                let sentence = |w: &Written, report: &mut Report| sentence::sentence(w, names, report);
                let formula = |w: &Written, report: &mut Report| sentence::formula(w, names, report);
                d.body.as_ref()?.try_map(report, sentence, formula)
            })
            .collect();
        let programmes = model
            .programmes
            .iter()
            .map(|p| programme(p, names, report))
            .collect();
        Self {
            gates,
            bodies,
            programmes,
        }
    }

    /// The definitions in an order in which each stands after those it rests on; cycles are reported.
    pub(crate) fn order(&self, model: &Model, report: &mut Report) -> Vec<Definition> {
        let (facts, derived) = (self.gates.len(), self.bodies.len());
        let number = |reference| match reference {
            Reference::Value(Symbol::Fact(i)) => Some(usize::from(i)),
            Reference::Value(Symbol::Derived(i)) => Some(facts + usize::from(i)),
            Reference::Value(Symbol::Parameter(_)) => None,
            Reference::Programme(i) => Some(facts + derived + usize::from(i)),
        };
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let definition = |n: usize| {
            if n < facts {
                Definition::Fact(small(n))
            } else if n < facts + derived {
                Definition::Derived(small(n - facts))
            } else {
                Definition::Programme(small(n - facts - derived))
            }
        };
        let count = facts + derived + self.programmes.len();
        let rests_on: Vec<Vec<usize>> = (0..count)
            .map(|n| {
                let mut needs = Vec::new();
                self.references(definition(n), &mut |reference| needs.extend(number(reference)));
                needs
            })
            .collect();
        let (order, cycles) = order::sort(&rests_on);
        for cycle in cycles {
            let path: Vec<&Written> = cycle.iter().filter_map(|n| name(definition(*n), model)).collect();
            report_cycle(&path, report);
        }
        self.limit_gates(&order, &rests_on, model, report);
        order.into_iter().map(definition).collect()
    }

    /// Reports the first fact in every chain of facts that wait for one another for too long.
    fn limit_gates(&self, order: &[usize], rests_on: &[Vec<usize>], model: &Model, report: &mut Report) {
        let mut waits = vec![0; rests_on.len()];
        for &n in order {
            let needs = rests_on.get(n).into_iter().flatten();
            let before = needs
                .filter_map(|need| waits.get(*need))
                .max()
                .copied()
                .unwrap_or(0);
            let own = usize::from(matches!(self.gates.get(n), Some(Some(_))));
            if let Some(wait) = waits.get_mut(n) {
                *wait = before + own;
            }
            if let (true, Some(fact)) = (before + own == limits::GATES + 1 && own > 0, model.facts.get(n)) {
                let message = format!("“适用”一环套一环，最多 {} 环", limits::GATES);
                let problem = Diagnostic::new(Code::Limit, fact.name.span, message);
                report.push(problem.help("让“适用”直接看最前面的事实"));
            }
        }
    }

    /// Everything that the programmes rest on, and what texts show.
    pub(crate) fn needed(&self, shown: &BTreeSet<Symbol>) -> BTreeSet<Symbol> {
        let mut needed = BTreeSet::new();
        let mut open: Vec<Symbol> = shown.iter().copied().collect();
        for (programme, id) in self.programmes.iter().zip(0..) {
            self.references(Definition::Programme(id), &mut |reference| {
                open.extend(reference.value())
            });
            if let Some(amount) = &programme.amount {
                amount.walk(&mut |part| open.extend(part.reference().and_then(Reference::value)));
            }
        }
        while let Some(symbol) = open.pop() {
            let definition = match symbol {
                Symbol::Fact(id) => Definition::Fact(id),
                Symbol::Derived(id) => Definition::Derived(id),
                Symbol::Parameter(_) => {
                    needed.insert(symbol);
                    continue;
                }
            };
            if needed.insert(symbol) {
                self.references(definition, &mut |reference| open.extend(reference.value()));
            }
        }
        needed
    }

    /// Calls `see` with everything that a definition rests on; the amount of a programme is left out.
    pub(crate) fn references(&self, definition: Definition, see: &mut impl FnMut(Reference)) {
        let see = &mut |part: Part<'_>| part.reference().into_iter().for_each(&mut *see);
        match definition {
            Definition::Fact(i) => {
                if let Some(Some(gate)) = self.gates.get(usize::from(i)) {
                    gate.walk(see);
                }
            }
            Definition::Derived(i) => {
                if let Some(Some(body)) = self.bodies.get(usize::from(i)) {
                    body.walk(see);
                }
            }
            Definition::Programme(i) => {
                let programme = self.programmes.get(usize::from(i));
                for condition in programme.into_iter().flat_map(|p| &p.conditions) {
                    for block in condition.rule.iter().chain(&condition.waiver) {
                        block.walk(see);
                    }
                }
            }
        }
    }
}

fn programme(programme: &Programme, names: &Names, report: &mut Report) -> ProgrammeRules {
    let mut block = |b: &Option<Block<Written>>| {
        b.as_ref()
            .and_then(|b| b.try_map(&mut |w| sentence::sentence(w, names, report)))
    };
    let conditions = programme.conditions.iter().map(|condition| ConditionRules {
        rule: block(&condition.rule),
        waiver: condition.waiver.as_ref().and_then(|w| block(&w.when)),
    });
    let conditions = conditions.collect();
    let amount = programme
        .amount
        .formula
        .as_ref()
        .and_then(|f| sentence::formula(f, names, report));
    ProgrammeRules { conditions, amount }
}

/// Calls `see` with every sentence and formula as it is written.
pub(crate) fn each_written<'m>(model: &'m Model, see: &mut impl FnMut(Form, &'m Written)) {
    let conditions = model.programmes.iter().flat_map(|p| &p.conditions);
    let waivers = conditions
        .clone()
        .filter_map(|c| c.waiver.as_ref()?.when.as_ref());
    let gates = model.facts.iter().filter_map(|fact| fact.gate.as_ref());
    for block in conditions
        .filter_map(|c| c.rule.as_ref())
        .chain(waivers)
        .chain(gates)
    {
        block.each(&mut |written| see(Form::Sentence, written));
    }
    for body in model.derived.iter().filter_map(|derived| derived.body.as_ref()) {
        body.each(see);
    }
    for formula in model.programmes.iter().filter_map(|p| p.amount.formula.as_ref()) {
        see(Form::Formula, formula);
    }
}

fn name(definition: Definition, model: &Model) -> Option<&Written> {
    match definition {
        Definition::Fact(i) => model.facts.get(usize::from(i)).map(|f| &f.name),
        Definition::Derived(i) => model.derived.get(usize::from(i)).map(|d| &d.name),
        Definition::Programme(i) => model.programmes.get(usize::from(i)).map(|p| &p.id),
    }
}

/// So many names of a cycle are printed.
const CYCLE: usize = 8;

fn report_cycle(path: &[&Written], report: &mut Report) {
    let Some(first) = path.first() else { return };
    let mut names: Vec<&str> = path.iter().take(CYCLE).map(|w| w.text.as_str()).collect();
    if path.len() > CYCLE {
        names.push("…");
    }
    names.push(&first.text);
    let message = format!("这里绕成了一圈：{}", names.join(" → "));
    let problem = Diagnostic::new(Code::Cycle, first.span, message);
    report.push(problem.help("箭头左边的要用右边的才能算出来；去掉其中一处"));
}
