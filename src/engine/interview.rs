//! What is still worth asking.
//!
//! Relevance is computed, order is edited: a fact is asked only while its answer could change a verdict or
//! an amount, and the pack's editors say in which order the screens come.

use alloc::{vec, vec::Vec};

use crate::{
    FactKey, Screening,
    household::Answer,
    pack::{FactId, Group, GroupStyle, Kind, NodeId, Op, Outcome, ProgrammeId, Scope},
    value::Outcomes,
};

/// Something that could still change a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open {
    /// Who else lives in the household.
    Members,
    /// A fact that is unanswered, unclear, or answered too widely.
    Fact(FactKey),
}

impl Open {
    fn household(fact: FactId) -> Self {
        Self::Fact(FactKey { fact, member: None })
    }
}

/// The next screen of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Position of its group in the pack.
    pub group: usize,
    /// The facts to ask, all unanswered; empty for the list of members.
    pub keys: Vec<FactKey>,
}

impl Screening<'_> {
    /// What could still change a programme's verdict or amount, in the order of the pack's facts.
    pub fn open(&self, programme: ProgrammeId) -> Vec<Open> {
        let mut search = Search::new(self);
        search.programme(programme);
        search.finish()
    }

    /// The next screen; `None` once no answer can change anything.
    pub fn next(&self) -> Option<Step> {
        self.steps().into_iter().next()
    }

    /// How many screens are relevant as the answers stand.
    pub fn questions_left(&self) -> usize {
        self.steps().len()
    }

    /// Whether any answer could still settle this outcome, for a member's outcome that of this member.
    pub fn is_open(&self, outcome: NodeId, member: Option<u8>) -> bool {
        let mut search = Search::new(self);
        search.visit(outcome, member.map_or(0, usize::from));
        !search.finish().is_empty()
    }

    fn is_of_household(&self, group: &Group) -> bool {
        let first = group.facts.first();
        let first = first.and_then(|fact| self.pack().facts.get(usize::from(*fact)));
        first.is_some_and(|fact| fact.scope == Scope::Household)
    }

    fn steps(&self) -> Vec<Step> {
        let mut search = Search::new(self);
        for programme in 0..self.pack().programmes.len() {
            search.not_received(u16::try_from(programme).unwrap_or(u16::MAX));
        }
        // The advice in an emergency is a result too.
        search.found.extend(
            self.pack()
                .urgent
                .iter()
                .map(|urgent| urgent.fact)
                .map(Open::household),
        );
        let open = search.finish();
        let asks = |key: FactKey| {
            open.binary_search(&Open::Fact(key)).is_ok() && self.household().answer(key) == Answer::Unanswered
        };
        let mut steps = Vec::new();
        for (index, group) in self.pack().groups.iter().enumerate() {
            let members = 0..u8::try_from(self.household().members()).unwrap_or(u8::MAX);
            let of = |member: Option<u8>| -> Vec<FactKey> {
                let keys = group.facts.iter().map(|fact| FactKey { fact: *fact, member });
                keys.filter(|key| asks(*key)).collect()
            };
            let screens: Vec<Vec<FactKey>> = match group.style {
                GroupStyle::Members => {
                    if !self.household().is_listed() && open.contains(&Open::Members) {
                        steps.push(Step {
                            group: index,
                            keys: Vec::new(),
                        });
                    }
                    members.map(|m| of(Some(m))).collect()
                }
                GroupStyle::Household => vec![of(None)],
                GroupStyle::Who | GroupStyle::Together => vec![members.flat_map(|m| of(Some(m))).collect()],
                GroupStyle::Ticks if self.is_of_household(group) => vec![of(None)],
                GroupStyle::Each | GroupStyle::Ticks => members.map(|m| of(Some(m))).collect(),
            };
            let screens = screens.into_iter().filter(|keys| !keys.is_empty());
            steps.extend(screens.map(|keys| Step { group: index, keys }));
        }
        steps
    }
}

/// Walks back from unsettled results to the facts that keep them open.
struct Search<'s, 'p> {
    screening: &'s Screening<'p>,
    seen: Vec<bool>,
    stack: Vec<(NodeId, usize)>,
    found: Vec<Open>,
    /// Slots of gates, in order, and whether each is asked before what it gates.
    gates: Vec<(usize, bool)>,
    /// By slot: whether a number is void; worked out when first needed.
    voids: Option<Vec<bool>>,
}

impl<'s, 'p> Search<'s, 'p> {
    fn new(screening: &'s Screening<'p>) -> Self {
        Self {
            screening,
            seen: vec![false; screening.slots()],
            stack: Vec::new(),
            found: Vec::new(),
            gates: Vec::new(),
            voids: None,
        }
    }

    fn finish(mut self) -> Vec<Open> {
        self.found.sort_unstable();
        self.found.dedup();
        self.found
    }

    fn programme(&mut self, programme: ProgrammeId) {
        let Some(programme) = self.screening.pack().programmes.get(usize::from(programme)) else {
            return;
        };
        self.visit(programme.outcome, 0);
        let granted = self.screening.at(programme.outcome, 0).outcomes().can_succeed();
        if let Some(amount) = programme.amount.as_ref().filter(|_| granted) {
            self.visit(amount.node, 0);
        }
    }

    /// The same for those who do not receive the programme already: nobody is asked again about what they have.
    fn not_received(&mut self, id: ProgrammeId) {
        let Some(programme) = self.screening.pack().programmes.get(usize::from(id)) else {
            return;
        };
        let receivers: Vec<usize> = match programme.received {
            Some(fact) => self.screening.receivers(fact, programme.scope).collect(),
            None => Vec::new(),
        };
        if receivers.is_empty() {
            self.programme(id);
        } else if programme.scope == Scope::Member {
            // Where another programme rests on this one, it is looked at whole; so this search is its own.
            let mut search = Self::new(self.screening);
            search.gates = core::mem::take(&mut self.gates);
            for column in receivers {
                search.pass_over(programme.rule, column);
                if let Some(Op::Sum(each)) = programme.amount.as_ref().and_then(|a| self.op(a.node)) {
                    search.pass_over(*each, column);
                }
            }
            search.programme(id);
            self.gates = core::mem::take(&mut search.gates);
            self.found.append(&mut search.found);
        }
    }

    /// Leaves out what a member's node rests on.
    fn pass_over(&mut self, node: NodeId, column: usize) {
        let is_of_member = |id| {
            self.screening
                .pack()
                .node(id)
                .is_some_and(|n| n.scope == Scope::Member)
        };
        if let (true, Some(slot)) = (is_of_member(node), self.screening.slot(node, column))
            && let Some(seen) = self.seen.get_mut(slot)
        {
            *seen = true;
        }
    }

    fn op(&self, node: NodeId) -> Option<&'p Op> {
        self.screening.pack().node(node).map(|node| &node.op)
    }

    fn visit(&mut self, node: NodeId, column: usize) {
        self.push(node, column);
        while let Some((node, column)) = self.stack.pop() {
            self.expand(node, column);
        }
    }

    /// Queues a node unless it is settled, void or already seen.
    fn push(&mut self, node: NodeId, column: usize) {
        let Some(slot) = self.screening.slot(node, column) else {
            return;
        };
        let Some(seen) = self.seen.get_mut(slot) else {
            return;
        };
        if *seen || self.screening.at(node, column).is_settled() {
            return;
        }
        *seen = true;
        if !self.is_void(node, column) {
            self.stack.push((node, column));
        }
    }

    fn expand(&mut self, id: NodeId, column: usize) {
        let Some(node) = self.screening.pack().node(id) else {
            return;
        };
        match &node.op {
            Op::Fact(fact) => self.found(*fact, node.scope, column),
            Op::When { gate, fact } => match self.screening.at(*gate, column).outcomes().single() {
                Some(Outcome::Pass) => self.push(*fact, column),
                _ if self.gate_comes_first(*gate, column) => self.push(*gate, column),
                _ => self.push_both(*gate, *fact, column),
            },
            Op::Parameter(_)
            | Op::Today
            | Op::During { .. }
            | Op::Constant(_)
            | Op::Absent
            | Op::Outcome(_) => {}
            Op::Add(a, b)
            | Op::Subtract(a, b)
            | Op::Multiply(a, b)
            | Op::Divide(a, b)
            | Op::Greater(a, b)
            | Op::Lesser(a, b)
            | Op::Between(a, b) => self.push_both(*a, *b, column),
            Op::Round { value, .. } => self.push(*value, column),
            Op::Since { date, .. } => self.push(*date, column),
            Op::If {
                condition,
                then,
                otherwise,
            } => {
                let outcomes = self.screening.at(*condition, column).outcomes();
                self.push(*condition, column);
                if outcomes.can(Outcome::Pass) {
                    self.push(*then, column);
                }
                if outcomes != Outcomes::only(Outcome::Pass) {
                    self.push(*otherwise, column);
                }
            }
            Op::Compare { left, right, .. } => {
                // Against a figure that is not in force only "not applicable" can settle anything.
                let screening = self.screening;
                let absent = |id: NodeId| screening.at(id, column).number().absent;
                let mut settles = |a: NodeId, b: NodeId| absent(b) || !self.is_void(a, column);
                if settles(*left, *right) && settles(*right, *left) {
                    self.push_both(*left, *right, column);
                }
            }
            Op::Is { choice, .. } => self.push(*choice, column),
            Op::Not(a) | Op::Lenient(a) => self.push(*a, column),
            Op::All(ids) => self.push_joined(ids.iter().map(|id| (*id, column)), Outcomes::and),
            Op::Any(ids) => self.push_joined(ids.iter().map(|id| (*id, column)), Outcomes::or),
            Op::Waive { rule, waiver } => self.push_both(*rule, *waiver, column),
            Op::Exists(id) => self.push_members(*id, Some(Outcomes::or)),
            Op::Forall(id) => self.push_members(*id, Some(Outcomes::and)),
            Op::Count(id) | Op::Sum(id) | Op::Least(id) | Op::Greatest(id) => self.push_members(*id, None),
            Op::Applicant(id) => self.push(*id, 0),
        }
    }

    /// Whether what makes a fact applicable is asked before the fact itself.
    ///
    /// It is while it can be asked. Afterwards 不清楚 to a yes-or-no question or a choice covers what hangs on it;
    /// 不清楚 to a number, such as an age, does not.
    fn gate_comes_first(&mut self, gate: NodeId, column: usize) -> bool {
        let Some(slot) = self.screening.slot(gate, column) else {
            return false;
        };
        let known = self.gates.binary_search_by_key(&slot, |(slot, _)| *slot);
        if let Some((_, first)) = known.ok().and_then(|place| self.gates.get(place)) {
            return *first;
        }
        // The search behind the gate shares what is known of gates, so that a chain of gates takes one pass.
        let mut search = Search::new(self.screening);
        search.gates = core::mem::take(&mut self.gates);
        search.visit(gate, column);
        self.gates = core::mem::take(&mut search.gates);
        let first = search.finish().into_iter().any(|open| match open {
            Open::Members => true,
            Open::Fact(key) => {
                let fact = self.screening.pack().facts.get(usize::from(key.fact));
                self.screening.household().answer(key) == Answer::Unanswered
                    || fact.is_some_and(|fact| !matches!(fact.kind, Kind::Number(_)))
            }
        });
        let place = self.gates.partition_point(|(before, _)| *before < slot);
        self.gates.insert(place, (slot, first));
        first
    }

    fn found(&mut self, fact: u16, scope: Scope, column: usize) {
        self.found.push(match scope {
            Scope::Household => Open::household(fact),
            Scope::Member if Some(column) == self.screening.unlisted() => Open::Members,
            Scope::Member => Open::Fact(FactKey {
                fact,
                member: Some(u8::try_from(column).unwrap_or(u8::MAX)),
            }),
        });
    }

    fn push_both(&mut self, a: NodeId, b: NodeId, column: usize) {
        self.push(a, column);
        self.push(b, column);
    }

    fn push_members(&mut self, id: NodeId, join: Option<fn(Outcomes, Outcomes) -> Outcomes>) {
        if self.screening.unlisted().is_some() {
            self.found.push(Open::Members);
        }
        let columns = 0..self.screening.columns();
        match join {
            Some(join) => self.push_joined(columns.map(|column| (id, column)), join),
            None => columns.for_each(|column| self.push(id, column)),
        }
    }

    /// Queues the parts of a conjunction or disjunction that could change it: not those that the settled
    /// parts already outweigh.
    fn push_joined(
        &mut self,
        parts: impl Iterator<Item = (NodeId, usize)> + Clone,
        join: fn(Outcomes, Outcomes) -> Outcomes,
    ) {
        // Whoever is not listed yet may still be anybody, so what is settled for them is settled for everybody.
        let outcomes = |(node, column)| self.screening.at(node, column).outcomes();
        let settled = parts
            .clone()
            .map(outcomes)
            .filter(|o| o.single().is_some())
            .reduce(join);
        for (node, column) in parts {
            let outcomes = self.screening.at(node, column).outcomes();
            if settled.is_none_or(|s| join(s, outcomes).single().is_none()) {
                self.push(node, column);
            }
        }
    }

    /// Whether a number is everything whatever is answered, because a figure is not in force on the day.
    fn is_void(&mut self, id: NodeId, column: usize) -> bool {
        if !self.screening.is_everything(id, column) {
            return false;
        }
        let screening = self.screening;
        let voids = self.voids.get_or_insert_with(|| screening.voids());
        let slot = screening.slot(id, column);
        slot.and_then(|slot| voids.get(slot)).copied().unwrap_or(false)
    }
}
