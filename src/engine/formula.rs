//! Formulas with the household's own numbers in them: `(5800 − 1500) ÷ 3`.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::cell::RefCell;

use crate::{
    Range, Screening,
    pack::{NodeId, Op, Outcome},
    text,
};

/// How deep a formula is written out; what lies deeper is shown as its value.
const DEEPEST: u8 = 6;

/// How tightly an expression binds; an operand that binds less is put in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Atom,
}

/// A number as it is made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Formula {
    /// `(5800 − 1500) ÷ 3`.
    pub(crate) words: String,
    /// What each number in it is: its value and its name in the policy, each name once.
    pub(crate) legend: Vec<(String, String)>,
}

/// The formula behind a number, one name deep; `None` where it is a plain figure or answer.
pub(crate) fn formula(screening: &Screening, node: NodeId, column: usize) -> Option<Formula> {
    let member = u8::try_from(column).unwrap_or(u8::MAX);
    let (words, legend) = screening.made_up(node, Some(member));
    words.map(|words| Formula { words, legend })
}

impl Screening<'_> {
    /// A number as it is made up, one name deep, for a member's number that of this member: `(5800 − 1500) ÷ 3`, and
    /// what each number in it is. Nothing to show for a plain figure or answer but what it is called.
    pub fn made_up(&self, node: NodeId, member: Option<u8>) -> (Option<String>, Vec<(String, String)>) {
        let legend = RefCell::default();
        let writer = Writer {
            screening: self,
            column: member.map_or(0, usize::from),
            depth: DEEPEST,
            legend: &legend,
        };
        let (words, binding) = writer.definition(node);
        ((binding != Binding::Atom).then_some(words), legend.take())
    }
}

struct Writer<'s, 'p> {
    screening: &'s Screening<'p>,
    column: usize,
    /// How many steps deeper a formula may be written out.
    depth: u8,
    legend: &'s RefCell<Vec<(String, String)>>,
}

impl Writer<'_, '_> {
    /// A named node is shown as its value, an inner step as its formula.
    fn operand(&self, id: NodeId) -> (String, Binding) {
        match self.screening.pack().node(id) {
            Some(node) if node.name.is_empty() => self.definition(id),
            _ => self.value(id),
        }
    }

    fn definition(&self, id: NodeId) -> (String, Binding) {
        let Some(depth) = self.depth.checked_sub(1) else {
            return self.value(id);
        };
        Self { depth, ..*self }.expanded(id)
    }

    fn expanded(&self, id: NodeId) -> (String, Binding) {
        let Some(node) = self.screening.pack().node(id) else {
            return self.value(id);
        };
        match &node.op {
            Op::Add(a, b) => self.binary(*a, "+", *b, Binding::Sum, Binding::Sum),
            Op::Subtract(a, b) => self.binary(*a, "−", *b, Binding::Sum, Binding::Product),
            Op::Multiply(a, b) => self.binary(*a, "×", *b, Binding::Product, Binding::Product),
            Op::Divide(a, b) => self.binary(*a, "÷", *b, Binding::Product, Binding::Atom),
            Op::Greater(a, b) => self.chosen(id, *a, *b, text::greater),
            Op::Lesser(a, b) => self.chosen(id, *a, *b, text::lesser),
            Op::Round { value, .. } => self.operand(*value),
            Op::If {
                condition,
                then,
                otherwise,
            } => match self.screening.at(*condition, self.column).outcomes().single() {
                Some(Outcome::Pass) => self.operand(*then),
                Some(_) => self.operand(*otherwise),
                None => self.value(id),
            },
            Op::Sum(each) => self.addends(id, *each),
            _ => self.value(id),
        }
    }

    fn binary(&self, a: NodeId, sign: &str, b: NodeId, left: Binding, right: Binding) -> (String, Binding) {
        let a = bracket(self.operand(a), left);
        let b = bracket(self.operand(b), right);
        (format!("{a} {sign} {b}"), left)
    }

    /// The side that wins, where that is settled.
    fn chosen(&self, id: NodeId, a: NodeId, b: NodeId, words: fn(&str, &str) -> String) -> (String, Binding) {
        let range = |id| self.screening.at(id, self.column).number().range;
        let result = range(id);
        // A tie is written as its formula rather than as a bare figure.
        match (result == range(a), result == range(b)) {
            (true, _) => self.operand(a),
            (false, true) => self.operand(b),
            _ => (words(&self.operand(a).0, &self.operand(b).0), Binding::Atom),
        }
    }

    /// The members' shares, without those who have none.
    fn addends(&self, id: NodeId, each: NodeId) -> (String, Binding) {
        if self.screening.unlisted().is_some() {
            return self.value(id);
        }
        let columns = 0..self.screening.columns();
        let shares = columns.map(|column| self.screening.at(each, column).number().or_nought());
        let shares: Vec<Range> = shares.filter(|share| *share != Range::from(0)).collect();
        let [_, _, ..] = shares.as_slice() else {
            return self.value(id);
        };
        let unit = self
            .screening
            .pack()
            .node(each)
            .map(|n| n.unit)
            .unwrap_or_default();
        let words: Vec<String> = shares.iter().map(|share| text::range(*share, unit)).collect();
        (words.join(" + "), Binding::Sum)
    }

    fn value(&self, id: NodeId) -> (String, Binding) {
        let node = self.screening.pack().node(id);
        let unit = node.map(|n| n.unit).unwrap_or_default();
        let words = match self.screening.at(id, self.column).number().range {
            Some(range) => text::range(range, unit),
            None => "0".to_string(),
        };
        if let Some(node) = node.filter(|node| !node.name.is_empty()) {
            let entry = (words.clone(), node.name.clone());
            let mut legend = self.legend.borrow_mut();
            if !legend.contains(&entry) {
                legend.push(entry);
            }
        }
        (words, Binding::Atom)
    }
}

fn bracket((words, binding): (String, Binding), needed: Binding) -> String {
    if binding < needed {
        format!("({words})")
    } else {
        words
    }
}
