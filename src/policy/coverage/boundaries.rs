//! Which boundaries a policy draws, and from which sides its cases come close to them.

use std::{cmp::Ordering, collections::BTreeSet};

use jiuzhu_engine::{
    Date, Number, Pack, Range, Screening,
    pack::{NodeId, Op, Relation, Scope, Unit},
};

use super::{DAYS, Found, Screened, THRESHOLDS, Way};
use crate::{Case, Compiled, compile::Compilation, model::Model, reach, source::Span};

/// Something that is otherwise on its other side.
#[derive(Debug, Clone)]
pub(crate) struct Boundary {
    span: Span,
    line: Line,
    /// The programmes that rest on it, by 编号.
    programmes: Vec<String>,
}

#[derive(Debug, Clone)]
enum Line {
    /// Two numbers are compared.
    Threshold {
        left: Side,
        right: Side,
        step: Step,
        relation: Relation,
    },
    /// From this day on it is otherwise; what begins or ends, in words.
    Turn { day: Date, what: String },
}

/// How near to a threshold a case has to come.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// 一分, on either side and on it.
    Cent,
    /// One year of age, one person, one month: whole numbers, so that there are only two sides.
    One,
}

impl Step {
    fn of(unit: Unit) -> Option<Self> {
        match unit {
            Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear => Some(Self::Cent),
            Unit::Age | Unit::Plain | Unit::Months | Unit::Days => Some(Self::One),
            Unit::Date | Unit::Percent => None,
        }
    }

    fn number(self) -> Option<Number> {
        match self {
            Self::Cent => Number::new(1, 100),
            Self::One => Some(Number::ONE),
        }
    }

    /// The sides that have to be tried; `turn` are those between which it turns.
    fn ways(self, turn: BTreeSet<Way>) -> BTreeSet<Way> {
        match self {
            Self::Cent => [Way::Below, Way::At, Way::Above].into(),
            Self::One => turn,
        }
    }
}

/// Between which sides a comparison turns.
fn turn(relation: Relation) -> BTreeSet<Way> {
    match relation {
        Relation::Below | Relation::AtLeast => [Way::Below, Way::At].into(),
        Relation::AtMost | Relation::Above => [Way::At, Way::Above].into(),
        Relation::Equal | Relation::Unequal => [Way::Below, Way::At, Way::Above].into(),
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
struct Side {
    node: NodeId,
    /// It rests on answers. If not, it is a figure, and one of which only bounds are known is tried at these.
    is_answered: bool,
}

/// Every boundary of a policy on which a programme rests, in the order of the text.
pub(crate) fn boundaries(model: &Model, compilation: &Compilation) -> Vec<Boundary> {
    let pack = &compilation.pack;
    let rests = Rests::of(pack);
    let mut found = thresholds(compilation, &rests);
    for parameter in &model.parameters {
        let name = &parameter.name.text;
        let rows = format!("{name}（");
        let is_its_own = |op: &Op| match op {
            Op::Parameter(id) => {
                let known = pack.parameters.get(usize::from(*id));
                known.is_some_and(|p| p.name == *name || p.name.starts_with(&rows))
            }
            _ => false,
        };
        let nodes = (0..).zip(&pack.nodes).filter(|(_, node)| is_its_own(&node.op));
        let programmes = rests.on(nodes.map(|(id, _)| id));
        let days = parameter
            .periods
            .iter()
            .map(|period| (Some(period.from), period.until, period.span));
        found.extend(turns(&format!("“{name}”"), days, &programmes));
    }
    for programme in &model.programmes {
        let own = programme
            .in_force
            .iter()
            .map(|days| (days, programme.id.span, String::new()));
        let conditions = programme.conditions.iter().filter_map(|condition| {
            let days = condition.in_force.as_ref()?;
            Some((days, condition.id.span, format!("的条件“{}”", condition.id.text)))
        });
        let short = programme.short.as_ref().unwrap_or(&programme.name);
        for (days, span, condition) in own.chain(conditions) {
            let what = format!("“{}”{condition}", short.text);
            let days = [(days.from, days.until, span)].into_iter();
            found.extend(turns(&what, days, std::slice::from_ref(&programme.id.text)));
        }
    }
    found.retain(|boundary| !boundary.programmes.is_empty());
    found
}

/// What every programme rests on.
struct Rests<'p> {
    /// By programme: its 编号, and for each node whether it rests on it.
    programmes: Vec<(&'p str, Vec<bool>)>,
}

impl<'p> Rests<'p> {
    fn of(pack: &'p Pack) -> Self {
        let programmes = pack.programmes.iter().map(|programme| {
            let amount = programme.amount.as_ref().map(|amount| amount.node);
            let conditions = programme.conditions.iter().map(|condition| condition.node);
            let reached = reach(pack, conditions.chain(amount).chain([programme.rule]));
            (programme.id.as_str(), reached)
        });
        Self {
            programmes: programmes.collect(),
        }
    }

    /// The programmes that rest on one of these nodes.
    fn on(&self, nodes: impl Iterator<Item = NodeId>) -> Vec<String> {
        let nodes: Vec<_> = nodes.map(usize::from).collect();
        let rests = |reached: &[bool]| nodes.iter().any(|node| reached.get(*node) == Some(&true));
        let programmes = self.programmes.iter().filter(|(_, reached)| rests(reached));
        programmes.map(|(id, _)| (*id).to_owned()).collect()
    }
}

/// Every sentence that compares amounts, ages or counts, unless both sides are figures.
fn thresholds(compilation: &Compilation, rests: &Rests<'_>) -> Vec<Boundary> {
    let pack = &compilation.pack;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (span, node) in &compilation.places {
        let Some((node, left, relation, right)) = node.and_then(|node| comparison(pack, node)) else {
            continue;
        };
        let Some(step) = pack.node(left).and_then(|node| Step::of(node.unit)) else {
            continue;
        };
        let [left, right] = [left, right].map(|node| Side {
            node,
            is_answered: is_answered(pack, node),
        });
        if (left.is_answered || right.is_answered) && seen.insert(node) {
            found.push(Boundary {
                span: *span,
                line: Line::Threshold {
                    left,
                    right,
                    step,
                    relation,
                },
                programmes: rests.on([node].into_iter()),
            });
        }
    }
    found
}

/// The comparison that a sentence makes of its household or of its members, and its two sides.
fn comparison(pack: &Pack, node: NodeId) -> Option<(NodeId, NodeId, Relation, NodeId)> {
    match pack.node(node)?.op {
        Op::Compare {
            left,
            relation,
            right,
        } => Some((node, left, relation, right)),
        Op::Not(of) | Op::Exists(of) | Op::Forall(of) | Op::Applicant(of) => comparison(pack, of),
        _ => None,
    }
}

/// Whether an answer matters for a node.
fn is_answered(pack: &Pack, node: NodeId) -> bool {
    let reached = reach(pack, [node]);
    let mut nodes = reached.into_iter().zip(&pack.nodes);
    nodes.any(|(reached, node)| reached && matches!(node.op, Op::Fact(_)))
}

/// The days on which periods begin or end; what ends as the next begins is one boundary.
fn turns(
    what: &str,
    periods: impl Iterator<Item = (Option<Date>, Option<Date>, Span)>,
    programmes: &[String],
) -> Vec<Boundary> {
    let mut days = BTreeSet::new();
    let mut found = Vec::new();
    let mut add = |day: Option<Date>, span: Span, words: &dyn Fn(Date) -> String| {
        if let Some(day) = day
            && days.insert(day)
        {
            found.push(Boundary {
                span,
                line: Line::Turn {
                    day,
                    what: words(day),
                },
                programmes: programmes.to_owned(),
            });
        }
    };
    let periods: Vec<_> = periods.collect();
    for (from, _, span) in &periods {
        add(*from, *span, &|day| format!("{what}从 {day} 起"));
    }
    for (_, until, span) in &periods {
        add(until.and_then(Date::next), *span, &|day| {
            format!("{what}到 {day} 已止")
        });
    }
    found
}

/// Every boundary with the sides from which cases have to come close to it, and from which they do.
pub(super) fn tried(compiled: &Compiled, screened: &Screened<'_>) -> Vec<Found> {
    let found = compiled.boundaries.iter().filter_map(|boundary| {
        let cases = screened
            .cases
            .iter()
            .filter(|(case, _)| boundary.matters_to(case));
        let (group, what, ways, tried) = match &boundary.line {
            Line::Threshold {
                left,
                right,
                step,
                relation,
            } => {
                let sides_there = screened
                    .blank
                    .iter()
                    .flat_map(|blank| possible(blank, *left, *right));
                let possible: BTreeSet<Way> = sides_there.collect();
                let turn = turn(*relation);
                // Where no household can come to the other side, as to an age below nothing, there is no boundary.
                if (&turn & &possible).len() < 2 {
                    return None;
                }
                let ways = &step.ways(turn) & &possible;
                let tried = cases.flat_map(|(_, screening)| sides(screening, *left, *right, *step));
                let what = format!("“{}”", compiled.warnings.text(boundary.span));
                (THRESHOLDS, what, ways, tried.collect())
            }
            Line::Turn { day, what } => {
                let side = |on: Date| match on {
                    on if on == *day => Some(Way::On),
                    on if on.next() == Some(*day) => Some(Way::Before),
                    _ => None,
                };
                let tried = cases.filter_map(|(case, _)| side(case.on()));
                (DAYS, what.clone(), [Way::Before, Way::On].into(), tried.collect())
            }
        };
        Some(Found {
            group: group.to_owned(),
            span: boundary.span,
            what,
            ways,
            tried,
        })
    });
    found.collect()
}

impl Boundary {
    fn matters_to(&self, case: &Case) -> bool {
        self.programmes.iter().any(|programme| case.expects(programme))
    }
}

/// The sides on which a number can be, for a household that has answered nothing.
fn possible(blank: &Screening<'_>, left: Side, right: Side) -> Vec<Way> {
    let number = |side: Side| range(blank, side.node, 0);
    let (Some(left), Some(right)) = (number(left), number(right)) else {
        return Vec::new();
    };
    let is_below = |a: Range, b: Range| match (a.low(), b.high()) {
        (Some(low), Some(high)) => low < high,
        _ => true,
    };
    let ways = [
        (Way::Below, is_below(left, right)),
        (Way::At, left.meet(right).is_some()),
        (Way::Above, is_below(right, left)),
    ];
    ways.into_iter()
        .filter(|(_, can)| *can)
        .map(|(way, _)| way)
        .collect()
}

/// From which sides a case comes close to a threshold, for any of its members.
fn sides(screening: &Screening<'_>, left: Side, right: Side, step: Step) -> Vec<Way> {
    let members = u8::try_from(screening.household().members()).unwrap_or(u8::MAX);
    let mut found = Vec::new();
    for member in 0..members {
        let left = numbers(screening, left, member);
        let right = numbers(screening, right, member);
        let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
        found.extend(pairs.filter_map(|(left, right)| side(left, right, step)));
    }
    found
}

/// The number that a side is; of a figure that is not known exactly, its bounds.
fn numbers(screening: &Screening<'_>, side: Side, member: u8) -> Vec<Number> {
    let Some(range) = range(screening, side.node, member) else {
        return Vec::new();
    };
    match range.single() {
        Some(number) => vec![number],
        None if side.is_answered => Vec::new(),
        None => [range.low(), range.high()].into_iter().flatten().collect(),
    }
}

/// On which side of the other a number is, if it is close.
fn side(number: Number, of: Number, step: Step) -> Option<Way> {
    let above = number.checked_sub(of)?;
    let below = Number::ZERO.checked_sub(above)?;
    let near = step.number()?;
    match above.cmp(&Number::ZERO) {
        Ordering::Equal => Some(Way::At),
        Ordering::Greater => (above <= near).then_some(Way::Above),
        Ordering::Less => (below <= near).then_some(Way::Below),
    }
}

/// What a number may be, of the household or of one member.
fn range(screening: &Screening<'_>, node: NodeId, member: u8) -> Option<Range> {
    let is_member = screening.pack().node(node)?.scope == Scope::Member;
    let number = *screening.value(node, is_member.then_some(member)).number();
    number.range
}
