//! Writing packs in a few lines.

use jiuzhu_engine::{
    Date, FactKey, Number, Pack, Range,
    pack::{
        Amount, Choice, Condition, Confidence, Fact, FactId, Group, GroupStyle, How, Kind, Node, NodeId,
        Note, Op, Outcome, Parameter, Period, Programme, ProgrammeId, Relation, Scope, Text, Unit, Urgent,
        Whom,
    },
};

/// A pack in the making. Fact 0 is every member's relation to the applicant.
#[derive(Debug, Clone)]
pub struct Sketch {
    pub pack: Pack,
}

/// Numbers from `low` to `high`.
pub fn between(low: i64, high: i64) -> Range {
    Range::new(Some(low.into()), Some(high.into())).unwrap()
}

/// Numbers from `low` on.
pub fn from(low: i64) -> Range {
    Range::new(Some(low.into()), None).unwrap()
}

/// A household fact, or a fact of the member at this position.
pub fn key(fact: FactId, member: impl Into<Option<u8>>) -> FactKey {
    FactKey {
        fact,
        member: member.into(),
    }
}

impl Sketch {
    pub fn new() -> Self {
        let day = super::today();
        let mut sketch = Self {
            pack: Pack {
                id: "sketch".into(),
                name: String::new(),
                version: "1".into(),
                checked_on: day,
                review_by: day,
                hash: String::new(),
                documents: Vec::new(),
                facts: Vec::new(),
                parameters: Vec::new(),
                nodes: Vec::new(),
                programmes: Vec::new(),
                groups: Vec::new(),
                districts: Vec::new(),
                contacts: Vec::new(),
                urgent: Vec::new(),
                glossary: Vec::new(),
                guides: Vec::new(),
                troubles: Vec::new(),
                synonyms: Vec::new(),
            },
        };
        sketch.fact(Scope::Member, choice(3), Range::ALL, false, None);
        sketch
    }

    /// Adds a node; returns its position.
    pub fn node(&mut self, scope: Scope, op: Op) -> NodeId {
        self.pack.nodes.push(Node {
            scope,
            op,
            name: String::new(),
            unit: Unit::Plain,
        });
        NodeId::try_from(self.pack.nodes.len() - 1).unwrap()
    }

    /// Gives a node a name and a unit; returns it.
    pub fn named(&mut self, node: NodeId, name: &str, unit: Unit) -> NodeId {
        let named = &mut self.pack.nodes[usize::from(node)];
        named.name = name.into();
        named.unit = unit;
        node
    }

    /// Adds a household node.
    pub fn of_household(&mut self, op: Op) -> NodeId {
        self.node(Scope::Household, op)
    }

    /// Adds a member node.
    pub fn of_member(&mut self, op: Op) -> NodeId {
        self.node(Scope::Member, op)
    }

    /// Adds a fixed number.
    pub fn constant(&mut self, number: i64) -> NodeId {
        self.of_household(Op::Constant(number.into()))
    }

    /// Adds a comparison of household numbers.
    pub fn compare(&mut self, left: NodeId, relation: Relation, right: NodeId) -> NodeId {
        self.of_household(Op::Compare {
            left,
            relation,
            right,
        })
    }

    /// Adds a fact; returns it and the node that reads it.
    pub fn fact(
        &mut self,
        scope: Scope,
        kind: Kind,
        domain: Range,
        whole: bool,
        gate: Option<NodeId>,
    ) -> (FactId, NodeId) {
        let id = FactId::try_from(self.pack.facts.len()).unwrap();
        let mut node = self.node(scope, Op::Fact(id));
        if let Some(gate) = gate {
            node = self.node(scope, Op::When { gate, fact: node });
        }
        self.pack.facts.push(Fact {
            name: format!("f{id}"),
            scope,
            kind,
            domain,
            whole,
            node,
            gate,
            question: String::new(),
            label: String::new(),
            hint: String::new(),
            example: String::new(),
            why: String::new(),
            yes: String::new(),
            no: String::new(),
        });
        (id, node)
    }

    /// Adds a truth fact; returns it and the condition that it is so.
    pub fn truth(&mut self, scope: Scope, gate: Option<NodeId>) -> (FactId, NodeId) {
        let (id, choice) = self.fact(scope, Kind::Truth, Range::ALL, false, gate);
        (id, self.node(scope, Op::Is { choice, options: 2 }))
    }

    /// Adds a number fact; returns it and its node.
    pub fn number(&mut self, scope: Scope, domain: Range, gate: Option<NodeId>) -> (FactId, NodeId) {
        self.fact(scope, Kind::Number(Unit::Plain), domain, true, gate)
    }

    /// Adds a figure with these values by first and last day; returns its household node.
    pub fn parameter(&mut self, periods: &[(Date, Option<Date>, Range)]) -> NodeId {
        let id = u16::try_from(self.pack.parameters.len()).unwrap();
        let periods = periods.iter().map(|(from, until, value)| Period {
            from: *from,
            until: *until,
            value: *value,
            confidence: Confidence::High,
            citations: Vec::new(),
        });
        self.pack.parameters.push(Parameter {
            name: format!("p{id}"),
            unit: Unit::Plain,
            periods: periods.collect(),
            review_by: None,
        });
        self.of_household(Op::Parameter(id))
    }

    /// Adds a figure that nobody has published.
    pub fn missing(&mut self) -> NodeId {
        self.parameter(&[])
    }

    /// Adds a programme with this one condition, and what it pays.
    pub fn programme(&mut self, scope: Scope, condition: NodeId, formula: Option<NodeId>) -> ProgrammeId {
        self.programme_of(scope, &[(condition, condition)], false, formula)
    }

    /// Adds a programme with these conditions, each bare and with its waiver; whether a person decides in the end;
    /// and what it pays.
    pub fn programme_of(
        &mut self,
        scope: Scope,
        conditions: &[(NodeId, NodeId)],
        discretion: bool,
        formula: Option<NodeId>,
    ) -> ProgrammeId {
        let id = ProgrammeId::try_from(self.pack.programmes.len()).unwrap();
        let mut all: Vec<NodeId> = conditions.iter().map(|(_, node)| *node).collect();
        if discretion {
            all.push(self.of_household(fixed(Outcome::Ask)));
        }
        let rule = self.node(scope, Op::All(all));
        let outcome = match scope {
            Scope::Household => rule,
            Scope::Member => self.of_household(Op::Exists(rule)),
        };
        let amount = formula.map(|formula| {
            let node = match scope {
                Scope::Household => formula,
                Scope::Member => self.sum_over(rule, formula),
            };
            Amount {
                node,
                formula,
                unit: String::new(),
                citations: Vec::new(),
            }
        });
        let conditions = conditions.iter().enumerate().map(|(n, (rule, node))| Condition {
            id: format!("c{n}"),
            situation: false,
            node: *node,
            rule: *rule,
            during: None,
            text: Text::default(),
            otherwise: Text::default(),
            waiver: Text::default(),
            citations: Vec::new(),
        });
        let conditions = conditions.collect();
        let mut programme = programme(format!("g{id}"), scope, conditions, rule, outcome, amount);
        programme.discretion = discretion.then(|| Note {
            text: Text::default(),
            citations: Vec::new(),
        });
        self.pack.programmes.push(programme);
        id
    }

    /// Adds a number read from a table by another number: its first row whose number is not less; the last row beyond.
    pub fn table(&mut self, by: NodeId, rows: &[NodeId]) -> NodeId {
        let (last, before) = rows.split_last().unwrap();
        let numbered = before.iter().enumerate().rev();
        numbered.fold(*last, |otherwise, (row, then)| {
            let row = self.constant(i64::try_from(row + 1).unwrap());
            let condition = self.compare(by, Relation::AtMost, row);
            self.of_household(Op::If {
                condition,
                then: *then,
                otherwise,
            })
        })
    }

    /// What all those together get to whom it may be granted.
    fn sum_over(&mut self, rule: NodeId, formula: NodeId) -> NodeId {
        let otherwise = self.of_household(Op::Absent);
        let condition = self.of_member(Op::Lenient(rule));
        let each = self.of_member(Op::If {
            condition,
            then: formula,
            otherwise,
        });
        self.of_household(Op::Sum(each))
    }

    /// Makes a household fact one about an emergency.
    pub fn urgent(&mut self, fact: FactId) {
        let (title, steps, contacts) = (String::new(), Vec::new(), Vec::new());
        self.pack.urgent.push(Urgent {
            fact,
            options: 1,
            title,
            steps,
            contacts,
        });
    }

    /// The pack with every fact in some screen of the interview.
    pub fn finish(mut self) -> Pack {
        let facts = |wanted: &dyn Fn(usize, &Fact) -> bool| -> Vec<FactId> {
            let all = self.pack.facts.iter().enumerate().filter(|(i, f)| wanted(*i, f));
            all.map(|(i, _)| FactId::try_from(i).unwrap()).collect()
        };
        let of = |scope, sort: &dyn Fn(&Kind) -> bool| {
            facts(&|i, f| f.scope == scope && sort(&f.kind) && (f.scope == Scope::Household || i > 0))
        };
        let truth = |kind: &Kind| *kind == Kind::Truth;
        let number = |kind: &Kind| matches!(kind, Kind::Number(_));
        let choice = |kind: &Kind| matches!(kind, Kind::Choice(_));
        let any = |_: &Kind| true;
        let (household, member) = (Scope::Household, Scope::Member);
        let mut screens = Vec::new();
        // Every other pack is asked in ticks and in fields for all members.
        if self.pack.facts.len().is_multiple_of(2) {
            screens.push((GroupStyle::Household, of(household, &any)));
            screens.push((GroupStyle::Members, vec![0]));
            screens.push((GroupStyle::Who, of(member, &truth)));
            screens.push((GroupStyle::Each, of(member, &|kind| !truth(kind))));
        } else {
            screens.push((GroupStyle::Ticks, of(household, &truth)));
            screens.push((GroupStyle::Household, of(household, &|kind| !truth(kind))));
            screens.push((GroupStyle::Members, vec![0]));
            let fields = of(member, &number).into_iter();
            screens.extend(fields.map(|fact| (GroupStyle::Together, vec![fact])));
            screens.push((GroupStyle::Ticks, of(member, &truth)));
            screens.push((GroupStyle::Each, of(member, &choice)));
        }
        for (style, facts) in screens.into_iter().filter(|(_, facts)| !facts.is_empty()) {
            let (title, hint) = (String::new(), String::new());
            let id = format!("{style:?}{}", facts[0]);
            self.pack.groups.push(Group {
                id,
                title,
                hint,
                style,
                facts,
            });
        }
        self.pack.validate().unwrap();
        self.pack
    }
}

/// A choice of this many options.
pub fn choice(options: u8) -> Kind {
    let named = |n| Choice {
        name: format!("o{n}"),
        label: String::new(),
        hint: String::new(),
    };
    Kind::Choice((0..options).map(named).collect())
}

/// A fixed outcome.
pub fn fixed(outcome: Outcome) -> Op {
    Op::Outcome(outcome)
}

/// The fraction, which must be one.
pub fn fraction(numerator: i64, denominator: i64) -> Number {
    Number::new(numerator, denominator).unwrap()
}

fn programme(
    id: String,
    scope: Scope,
    conditions: Vec<Condition>,
    rule: NodeId,
    outcome: NodeId,
    amount: Option<Amount>,
) -> Programme {
    Programme {
        name: id.clone(),
        short: id.clone(),
        id,
        scope,
        conditions,
        rule,
        outcome,
        discretion: None,
        amount,
        amount_note: Text::default(),
        reviewed: Vec::new(),
        summary: Text::default(),
        what: Text::default(),
        how: How::default(),
        whom: Whom::default(),
        opens: Vec::new(),
        unlocks: Vec::new(),
        excludes: Vec::new(),
        instead: Vec::new(),
        urgent: false,
        received: None,
        application: None,
    }
}
