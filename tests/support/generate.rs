//! Random packs: typed, valid, and small enough to read when one of them breaks a law.

use std::fmt;

use jiuzhu_engine::{
    Pack, Range,
    pack::{self, Kind, NodeId, Op, Scope, Unit},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    figures::{constant, during, elapsed, outcome, periods, relation, rounding},
    sizes::{Size, smaller},
    sketch::{Sketch, between, choice, from},
};

/// What one line of a recipe adds to a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Outcome,
    Constant,
    Fact,
    GatedFact,
    Parameter,
    Absent,
    Today,
    Since,
    During,
    Add,
    Subtract,
    Multiply,
    Divide,
    Greater,
    Lesser,
    Between,
    Round,
    If,
    Compare,
    Is,
    Not,
    All,
    Any,
    Lenient,
    Waive,
    Exists,
    Forall,
    Applicant,
    Count,
    Sum,
    Least,
    Greatest,
    Programme,
    /// 待遇 X 可得, or 不可得.
    Refer,
    /// An answer held against a figure.
    Limit,
    /// A number by the size of the household.
    Table,
}

use Word::*;

/// Each word as often as it should come up.
const WORDS: [Word; 65] = [
    Limit, Limit, Limit, Limit, GatedFact, GatedFact, Programme, Programme, Programme, Refer, Refer, Refer,
    Table, Today, Since, Since, During, Outcome, Constant, Fact, Fact, Fact, Fact, GatedFact, GatedFact,
    GatedFact, Parameter, Parameter, Absent, Add, Add, Subtract, Multiply, Divide, Divide, Greater, Lesser,
    Between, Round, If, If, Compare, Compare, Compare, Compare, Is, Is, Is, Not, All, All, Any, Any, Lenient,
    Waive, Exists, Forall, Applicant, Count, Sum, Least, Greatest, Programme, Programme, Programme,
];

/// How the 编号 begins of a programme that is there only to see one node.
pub const ASKED: &str = "node-";

/// One line: a word, whether it is about each member, and what it is applied to.
type Line = (Word, bool, u8, u8, u8);

/// How to make a pack.
#[derive(Clone)]
pub struct Recipe {
    lines: Vec<Line>,
    large: bool,
    /// Facts and figures first and programmes last, so that the programmes rest on something.
    in_order: bool,
}

/// Recipes for packs whose numbers keep well within 64 bits.
pub fn recipes() -> impl Strategy<Value = Recipe> {
    lines(false)
}

/// Recipes for packs whose numbers may go beyond 64 bits, never beyond 128.
pub fn large_recipes() -> impl Strategy<Value = Recipe> {
    lines(true)
}

fn lines(large: bool) -> impl Strategy<Value = Recipe> {
    let line = (
        select(&WORDS[..]),
        any::<bool>(),
        any::<u8>(),
        any::<u8>(),
        any::<u8>(),
    );
    (vec(line, 1..40), 0..8u8).prop_map(move |(lines, order)| Recipe {
        lines,
        large,
        in_order: order > 0,
    })
}

impl Recipe {
    /// Whether numbers may go beyond 64 bits.
    pub fn is_large(&self) -> bool {
        self.large
    }

    pub fn pack(&self) -> Pack {
        let mut cook = Cook {
            sketch: Sketch::new(),
            sizes: Vec::new(),
            large: self.large,
        };
        let mut lines = self.lines.clone();
        if self.in_order {
            lines.sort_by_key(|(word, ..)| match word {
                Fact | Parameter | Today => 0,
                Programme | Refer => 2,
                _ => 1,
            });
        }
        for line in lines {
            cook.add(line);
        }
        cook.ask_for_everything();
        cook.sketch.finish()
    }
}

/// Shows the pack, not the recipe.
impl fmt::Debug for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pack = self.pack();
        for (id, fact) in pack.facts.iter().enumerate() {
            write!(
                f,
                "\n  fact {id} {:?} {:?} whole: {} = ",
                fact.scope, fact.domain, fact.whole
            )?;
            match &fact.kind {
                Kind::Choice(options) => write!(f, "choice of {}", options.len())?,
                kind => write!(f, "{kind:?}")?,
            }
        }
        for (id, parameter) in pack.parameters.iter().enumerate() {
            let periods = parameter
                .periods
                .iter()
                .map(|p| (p.from.to_string(), p.until, p.value));
            write!(f, "\n  parameter {id} = {:?}", periods.collect::<Vec<_>>())?;
        }
        for (id, node) in pack.nodes.iter().enumerate() {
            write!(f, "\n  node {id} {:?} {:?}", node.scope, node.op)?;
        }
        for (id, programme) in pack.programmes.iter().enumerate() {
            let amount = programme.amount.as_ref().map(|a| a.node);
            write!(
                f,
                "\n  programme {id} outcome: {}, amount: {amount:?}",
                programme.outcome
            )?;
        }
        writeln!(f)
    }
}

/// What a node yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Choice,
    Outcome,
}

pub(super) struct Cook {
    pub(super) sketch: Sketch,
    /// Size of each node; noughts for what is no number.
    pub(super) sizes: Vec<Size>,
    pub(super) large: bool,
}

impl Cook {
    fn add(&mut self, (word, member, a, b, c): Line) {
        let scope = if member { Scope::Member } else { Scope::Household };
        let op = match word {
            Fact | GatedFact => {
                let gate = (word == GatedFact).then(|| self.outcome(scope, c));
                self.fact(scope, a, gate);
                return;
            }
            Parameter => {
                self.sketch.parameter(&periods(a, b));
                return;
            }
            Programme => {
                self.programme(scope, [a, b, c]);
                return;
            }
            Table => {
                self.table([a, b, c]);
                return;
            }
            Refer => self.reference([a, b]),
            Limit => self.limit(scope, [a, b, c]),
            Outcome => Op::Outcome(outcome(a)),
            Constant => Op::Constant(constant(a, b)),
            Absent => Op::Absent,
            Today => Op::Today,
            Since => Op::Since {
                date: self.number(scope, a),
                count: elapsed(b),
            },
            During => during(a, b),
            Add => Op::Add(self.number(scope, a), self.number(scope, b)),
            Subtract => Op::Subtract(self.number(scope, a), self.number(scope, b)),
            Multiply => Op::Multiply(self.number(scope, a), self.number(scope, b)),
            Divide => Op::Divide(self.number(scope, a), self.number(scope, b)),
            Greater => Op::Greater(self.number(scope, a), self.number(scope, b)),
            Lesser => Op::Lesser(self.number(scope, a), self.number(scope, b)),
            Between => Op::Between(self.number(scope, a), self.number(scope, b)),
            Round => {
                let (step, mode) = rounding(b, c);
                Op::Round {
                    value: self.number(scope, a),
                    step,
                    mode,
                }
            }
            If => Op::If {
                condition: self.outcome(scope, a),
                then: self.number(scope, b),
                otherwise: self.number(scope, c),
            },
            Compare => {
                let (left, right) = (self.number(scope, a), self.number(scope, b));
                Op::Compare {
                    left,
                    relation: relation(c),
                    right,
                }
            }
            Is => Op::Is {
                choice: self.choice(scope, a),
                options: u64::from(b),
            },
            Not => Op::Not(self.outcome(scope, a)),
            All => Op::All(self.outcomes(scope, a, b, c)),
            Any => Op::Any(self.outcomes(scope, a, b, c)),
            Lenient => Op::Lenient(self.outcome(scope, a)),
            Waive => Op::Waive {
                rule: self.outcome(scope, a),
                waiver: self.outcome(scope, b),
            },
            Exists => Op::Exists(self.outcome(Scope::Member, a)),
            Forall => Op::Forall(self.outcome(Scope::Member, a)),
            Applicant => Op::Applicant(self.outcome(Scope::Member, a)),
            Count => Op::Count(self.outcome(Scope::Member, a)),
            Sum => Op::Sum(self.number(Scope::Member, a)),
            Least => Op::Least(self.number(Scope::Member, a)),
            Greatest => Op::Greatest(self.number(Scope::Member, a)),
        };
        let over_members = matches!(word, Exists | Forall | Applicant | Count | Sum | Least | Greatest);
        let scope = if over_members { Scope::Household } else { scope };
        let op = if self.fits(&op) { op } else { smaller(op) };
        let is_money = matches!(word, Add | Subtract | Multiply | Divide | Sum | Round) && c % 2 == 0;
        let node = self.sketch.node(scope, op);
        if is_money {
            self.sketch.named(node, "m", Unit::YuanPerMonth);
        }
    }

    /// Makes a programme of its own of every condition, and of every number what a programme pays.
    fn ask_for_everything(&mut self) {
        let granted = self.sketch.of_household(Op::Outcome(pack::Outcome::Pass));
        let written = self.sketch.pack.programmes.len();
        for id in 0..granted {
            let pack = &self.sketch.pack;
            match (pack.nodes[usize::from(id)].scope, sort_of(pack, id)) {
                (Scope::Household, Sort::Outcome) => _ = self.sketch.programme(Scope::Household, id, None),
                (Scope::Household, Sort::Number) => {
                    _ = self.sketch.programme(Scope::Household, granted, Some(id))
                }
                _ => {}
            }
        }
        for programme in &mut self.sketch.pack.programmes[written..] {
            programme.id.insert_str(0, ASKED);
        }
    }

    pub(super) fn fact(&mut self, scope: Scope, kind: u8, gate: Option<NodeId>) -> NodeId {
        let number = Kind::Number(Unit::Plain);
        let (kind, domain, whole) = match kind % 9 {
            0 | 1 => (Kind::Truth, Range::ALL, false),
            2 => (choice(3), Range::ALL, false),
            3 => (number, between(0, 3), true),
            4 => (number, from(0), true),
            5 => (number, from(0), false),
            6 => (number, between(-2, 2), false),
            // Days around the screening date.
            7 => (number, between(20_000, 21_100), true),
            _ if self.large => (number, between(0, i64::MAX), true),
            _ => (number, Range::ALL, false),
        };
        let emergency = kind == choice(3) && scope == Scope::Household;
        let unit = if whole { Unit::Plain } else { Unit::YuanPerMonth };
        let (id, node) = self.sketch.fact(scope, kind, domain, whole, gate);
        self.sketch.named(node, "f", unit);
        if emergency {
            self.sketch.urgent(id);
        }
        node
    }

    /// A node of this sort that the scope may read: the latest for 0; a fixed one if there is none.
    fn find(&mut self, sort: Sort, scope: Scope, which: u8) -> NodeId {
        self.measure();
        let pack = &self.sketch.pack;
        let readable = |id: &NodeId| {
            let node = &pack.nodes[usize::from(*id)];
            // Nobody reads a fact around its gate.
            let bare = matches!(node.op, Op::Fact(fact) if pack.facts[usize::from(fact)].node != *id);
            !bare && sort_of(pack, *id) == sort && (scope == Scope::Member || node.scope == Scope::Household)
        };
        let last = NodeId::try_from(pack.nodes.len()).unwrap();
        let found: Vec<NodeId> = (0..last).rev().filter(readable).collect();
        match (found.get(usize::from(which) % found.len().max(1)), sort) {
            (Some(id), _) => *id,
            (None, Sort::Number) if which.is_multiple_of(4) => self.sketch.constant(1),
            (None, Sort::Number) => self.sketch.number(scope, from(0), None).1,
            (None, Sort::Outcome) if which.is_multiple_of(4) => {
                self.sketch.of_household(Op::Outcome(outcome(which)))
            }
            (None, Sort::Outcome) => self.sketch.truth(scope, None).1,
            (None, Sort::Choice) => self.sketch.fact(scope, Kind::Truth, Range::ALL, false, None).1,
        }
    }

    pub(super) fn number(&mut self, scope: Scope, which: u8) -> NodeId {
        self.find(Sort::Number, scope, which)
    }

    fn choice(&mut self, scope: Scope, which: u8) -> NodeId {
        self.find(Sort::Choice, scope, which)
    }

    pub(super) fn outcome(&mut self, scope: Scope, which: u8) -> NodeId {
        self.find(Sort::Outcome, scope, which)
    }

    /// None, one, two or three.
    fn outcomes(&mut self, scope: Scope, a: u8, b: u8, c: u8) -> Vec<NodeId> {
        let count = usize::from(c >> 5).div_ceil(2).min(3);
        [a, b, c][..count]
            .iter()
            .map(|which| self.outcome(scope, *which))
            .collect()
    }
}

fn sort_of(pack: &Pack, id: NodeId) -> Sort {
    match &pack.nodes[usize::from(id)].op {
        Op::Fact(fact) => match pack.facts[usize::from(*fact)].kind {
            Kind::Number(_) => Sort::Number,
            Kind::Truth | Kind::Choice(_) => Sort::Choice,
        },
        Op::When { fact, .. } => sort_of(pack, *fact),
        Op::Outcome(_)
        | Op::Compare { .. }
        | Op::Is { .. }
        | Op::Not(_)
        | Op::All(_)
        | Op::Any(_)
        | Op::Lenient(_)
        | Op::Waive { .. }
        | Op::Exists(_)
        | Op::Forall(_)
        | Op::Applicant(_)
        | Op::During { .. } => Sort::Outcome,
        _ => Sort::Number,
    }
}
