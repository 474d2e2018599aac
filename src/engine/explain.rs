//! Why a verdict is what it is: a second, lazy pass over one programme.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    Date, Distance, Range, Screening, Verdict,
    formula::formula,
    pack::{
        Citation, Condition, Node, NodeId, Op, Outcome, Piece, Programme, ProgrammeId, Scope, Text, Unit,
    },
    text,
    value::Outcomes,
};

/// In how many steps of a condition comparisons are looked for, each step once.
const STEPS: usize = 256;

/// Why a programme got its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// For a member programme the member it comes closest to fitting.
    pub member: Option<u8>,
    /// Its conditions in the order of the policy text.
    pub reasons: Vec<Reason>,
    /// The amount with the numbers it is made of, for example `1045 × 2 − 500 = 1590 元/月`.
    pub amount: Option<String>,
    /// Where the amount stands.
    pub amount_citations: Vec<CitationText>,
}

/// One condition and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Stable name within the programme.
    pub condition: String,
    /// How it ended; `None` while it is not settled.
    pub outcome: Option<Outcome>,
    /// Whether it is one of those that make the verdict.
    pub deciding: bool,
    /// What it asks for.
    pub text: String,
    /// The numbers compared, each comparison followed by what the numbers of its formula are.
    pub numbers: Vec<String>,
    /// The two sides, where the condition is one comparison and both can be shown.
    pub compared: Option<Compared>,
    /// How far the condition is from ending the other way, where it is one comparison and that can be said honestly.
    pub distance: Option<Distance>,
    /// What to do where it fails or a person decides.
    pub advice: Option<String>,
    /// Where it stands.
    pub citations: Vec<CitationText>,
}

/// A number of the household beside the line it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the number is called.
    pub name: String,
    /// The number.
    pub value: Range,
    /// What the line is called.
    pub line_name: String,
    /// The line.
    pub line: Range,
    /// Unit of both.
    pub unit: Unit,
    /// The comparison in words, without the formulas: `人均月收入 1433.33 元/月，高于低保标准 1045 元/月，差 388.34 元/月`.
    pub words: String,
}

/// A citation ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationText {
    /// Key of the document: the 文号 where one was seen.
    pub key: String,
    /// Title of the document.
    pub title: String,
    /// Article or item; may be empty.
    pub article: String,
    /// Day from which the document applies, if known.
    pub effective: Option<Date>,
}

/// A comparison of numbers within a condition.
#[derive(Debug, Clone, Copy)]
struct Comparison {
    node: NodeId,
    left: NodeId,
    right: NodeId,
    /// Whether the condition asks for it to hold, rather than not to.
    wanted: bool,
}

impl Screening<'_> {
    /// Why a programme got its verdict.
    pub fn explain(&self, id: ProgrammeId) -> Explanation {
        let Some(programme) = self.pack().programmes.get(usize::from(id)) else {
            return Explanation {
                member: None,
                reasons: Vec::new(),
                amount: None,
                amount_citations: Vec::new(),
            };
        };
        let verdict = self.verdict(id);
        let column = self.focus(programme);
        let is_settled = self.at(programme.rule, column).outcomes().single().is_some();
        // What does not count on the day is no reason, unless nothing else is.
        let counts = |c: &&Condition| {
            let during = c.during.map(|node| self.at(node, 0).outcomes());
            during.is_none_or(|outcomes| outcomes == Outcomes::only(Outcome::Pass))
        };
        let is_idle = !programme.conditions.iter().any(|c| counts(&c));
        let reasons = programme.conditions.iter().filter(|c| is_idle || counts(c));
        Explanation {
            member: (programme.scope == Scope::Member).then(|| u8::try_from(column).unwrap_or(u8::MAX)),
            reasons: reasons
                .map(|c| self.reason(c, column, verdict, is_settled))
                .collect(),
            amount: self.amount_formula(id, programme, column),
            amount_citations: programme
                .amount
                .as_ref()
                .map_or(Vec::new(), |a| self.cite(&a.citations)),
        }
    }

    /// A text with its figures filled in; a figure that is not known reads 以公布为准.
    pub fn text(&self, text: &Text) -> String {
        let mut words = String::new();
        for piece in &text.0 {
            match piece {
                Piece::Words(part) => words.push_str(part),
                Piece::Value(node) => {
                    let range = self.at(*node, 0).number().range.filter(|r| r.single().is_some());
                    let unit = self.pack().node(*node).map(|n| n.unit).unwrap_or_default();
                    words
                        .push_str(&range.map_or(text::not_published().to_string(), |r| text::range(r, unit)));
                }
            }
        }
        words
    }

    /// Citations with their documents, each once.
    pub fn cite(&self, citations: &[Citation]) -> Vec<CitationText> {
        let mut shown: Vec<CitationText> = Vec::new();
        for citation in citations {
            let Some(document) = self.pack().documents.get(usize::from(citation.document)) else {
                continue;
            };
            let text = CitationText {
                key: document.key.clone(),
                title: document.title.clone(),
                article: citation.article.clone(),
                effective: document.effective,
            };
            if !shown.contains(&text) {
                shown.push(text);
            }
        }
        shown
    }

    /// The member that a member programme fits best; column 0 for a household programme.
    fn focus(&self, programme: &Programme) -> usize {
        if programme.scope == Scope::Household {
            return 0;
        }
        let rank = |column: usize| {
            let outcomes = self.at(programme.rule, column).outcomes();
            let best = [Outcome::Pass, Outcome::Ask, Outcome::Fail]
                .into_iter()
                .find(|o| outcomes.can(*o));
            let held = programme
                .conditions
                .iter()
                .filter(|c| self.at(c.node, column).outcomes() == Outcomes::only(Outcome::Pass));
            (best, outcomes.single().is_some(), held.count())
        };
        let members = 0..self.household().members();
        // The first of the best, so that the applicant wins a tie.
        members.rev().max_by_key(|column| rank(*column)).unwrap_or(0)
    }

    fn reason(&self, condition: &Condition, column: usize, verdict: Verdict, is_settled: bool) -> Reason {
        let outcomes = self.at(condition.node, column).outcomes();
        let outcome = outcomes.single();
        let deciding = match verdict {
            Verdict::Likely => true,
            Verdict::Unlikely => outcome == Some(Outcome::Fail),
            // What no answer can settle, a person has to.
            Verdict::Ask => outcome == Some(Outcome::Ask) || outcome.is_none() && !is_settled,
            Verdict::Possible => outcome.is_none(),
        };
        let advice = match outcome {
            Some(Outcome::Fail) => self.text(&condition.otherwise),
            Some(Outcome::Ask) => self.text(&condition.waiver),
            _ => String::new(),
        };
        let mut comparisons = Vec::new();
        let alone = self.comparisons(condition.rule, true, &mut Vec::new(), &mut comparisons);
        let mut numbers = Vec::new();
        let mut compared = None;
        for comparison in &comparisons {
            compared = self.numbers(comparison, column, &mut numbers);
        }
        let comparison = comparisons.first().filter(|_| alone);
        Reason {
            condition: condition.id.clone(),
            outcome,
            deciding,
            text: self.text(&condition.text),
            numbers,
            compared: compared.filter(|_| alone),
            distance: comparison.and_then(|c| self.distance(c.node, self.unit_of(c), column)),
            advice: Some(advice).filter(|words| !words.is_empty()),
            citations: self.cite(&condition.citations),
        }
    }

    /// The comparisons of numbers that a condition consists of; whether it is one comparison and nothing else.
    fn comparisons(
        &self,
        id: NodeId,
        wanted: bool,
        seen: &mut Vec<NodeId>,
        found: &mut Vec<Comparison>,
    ) -> bool {
        let Some(node) = self.pack().node(id) else {
            return false;
        };
        if seen.len() >= STEPS || seen.contains(&id) {
            return false;
        }
        seen.push(id);
        // Another programme explains its own numbers.
        if self
            .pack()
            .programmes
            .iter()
            .any(|p| p.outcome == id || p.rule == id)
        {
            return false;
        }
        match &node.op {
            Op::Compare { left, right, .. } => {
                let (node, left, right) = (id, *left, *right);
                found.push(Comparison {
                    node,
                    left,
                    right,
                    wanted,
                });
                true
            }
            Op::Not(a) => self.comparisons(*a, !wanted, seen, found),
            Op::Lenient(a) => self.comparisons(*a, wanted, seen, found),
            Op::Waive { rule, .. } => {
                self.comparisons(*rule, wanted, seen, found);
                false
            }
            Op::All(ids) | Op::Any(ids) => ids.iter().fold(ids.len() == 1, |alone, id| {
                self.comparisons(*id, wanted, seen, found) && alone
            }),
            _ => false,
        }
    }

    /// The unit in which a comparison is shown.
    fn unit_of(&self, comparison: &Comparison) -> Unit {
        let named = self.pack().node(comparison.left).filter(|l| !l.name.is_empty());
        let node = named.or_else(|| self.pack().node(comparison.right));
        node.map(|node| node.unit).unwrap_or_default()
    }

    /// The number itself behind choices that are settled, such as the row of a table; what has a name is shown by it.
    fn chosen(&self, mut id: NodeId, column: usize) -> NodeId {
        while let Some(node) = self.pack().node(id).filter(|node| node.name.is_empty())
            && let Op::If {
                condition,
                then,
                otherwise,
            } = node.op
            && let Some(outcome) = self.at(condition, column).outcomes().single()
        {
            id = if outcome == Outcome::Pass { then } else { otherwise };
        }
        id
    }

    /// What a number is called; time since a day is called by that day.
    fn title(&self, node: &Node, column: usize) -> String {
        if let (Op::Since { date, .. }, "") = (&node.op, node.name.as_str())
            && let Some(range) = self.at(*date, column).number().range
            && let Some(day) = self.pack().node(*date)
        {
            return text::since(&day.name, range);
        }
        node.name.clone()
    }

    /// A comparison in words, and what the numbers of its formula are; and its two sides, where they can be shown.
    fn numbers(&self, comparison: &Comparison, column: usize, found: &mut Vec<String>) -> Option<Compared> {
        let (left, right) = (
            self.chosen(comparison.left, column),
            self.chosen(comparison.right, column),
        );
        let range = |id: NodeId| self.at(id, column).number().range;
        let (l, r) = (self.pack().node(left)?, self.pack().node(right)?);
        let (left_range, right_range) = (range(left)?, range(right)?);
        for (node, range) in [(l, left_range), (r, right_range)] {
            let is_figure = matches!(node.op, Op::Parameter(_));
            if is_figure && range.is_all() {
                found.push(text::no_standard(&node.name));
                return None;
            }
            // Neither an answer not given nor a figure of which only bounds are published is a number to show, and
            // that something is compared with nought goes without saying.
            let bounded = range.low().is_some() && range.high().is_some();
            let is_nought = matches!(node.op, Op::Constant(nought) if nought == Range::from(0));
            if !bounded || is_nought || (is_figure && range.single().is_none()) {
                return None;
            }
        }
        let (left_formula, right_formula) = (formula(self, left, column), formula(self, right, column));
        let unit = self.unit_of(comparison);
        let holds = self.at(comparison.node, column).outcomes().single() == Some(Outcome::Pass);
        let sentence = text::Comparison {
            name: &self.title(l, column),
            formula: left_formula.as_ref().map(|f| f.words.as_str()),
            left: left_range,
            unit,
            right_name: &r.name,
            right_formula: right_formula.as_ref().map(|f| f.words.as_str()),
            right: right_range,
            distance: self.distance(comparison.node, unit, column),
            is_met: holds == comparison.wanted,
        };
        found.push(text::comparison(&sentence));
        let plain = text::Comparison {
            formula: None,
            right_formula: None,
            ..sentence
        };
        let compared = Compared {
            name: plain.name.into(),
            value: left_range,
            line_name: r.name.clone(),
            line: right_range,
            unit,
            words: text::comparison(&plain),
        };
        found.extend(
            left_formula
                .filter(|f| !f.legend.is_empty())
                .map(|f| text::legend(&f.legend)),
        );
        Some(compared)
    }

    fn amount_formula(&self, id: ProgrammeId, programme: &Programme, column: usize) -> Option<String> {
        let amount = programme.amount.as_ref()?;
        let total = self.amount(id)?;
        let shown = |range: Range| {
            let unit = self.pack().node(amount.node).map(|n| n.unit).unwrap_or_default();
            alloc::format!("{} {}", text::range(range, unit), amount.unit)
        };
        let single = programme.scope == Scope::Household
            || self.at(amount.formula, column).number().range == Some(total);
        match formula(self, amount.formula, column).filter(|_| single && total.single().is_some()) {
            Some(formula) => Some(alloc::format!("{} = {}", formula.words, shown(total))),
            None => Some(shown(total)),
        }
    }
}
