//! The laws of the engine, each a function of one pack and one household.
//!
//! `tests/laws.rs` holds each over some thousand random pairs, `make soak` over a million.

mod meaning;
pub mod questions;
mod reasons;
mod refinement;
mod state;

use std::{fmt, ops::Range as Span};

use jiuzhu_engine::pack::Scope;
use jiuzhu_engine::{Date, Household, Open, Pack, Range, Screening, Step, Verdict, pack::Op, value::Value};
use proptest::{collection::vec, prelude::*};

use super::{
    generate::{Recipe, large_recipes, recipes},
    households::{Tape, partial},
    tape, today,
};

/// How many things were compared; a failure says which differ.
pub type Checked = Result<u64, TestCaseError>;

/// A law.
#[derive(Clone, Copy)]
pub struct Law {
    /// What it says.
    pub name: &'static str,
    /// Whether it also holds where numbers go beyond 64 bits.
    pub beyond: bool,
    pub check: fn(&Pair) -> Checked,
}

/// Every law.
pub const LAWS: [Law; 11] = [
    law(
        "1 unsure says as little as no answer",
        true,
        state::unsure_is_unknown,
    ),
    law(
        "2 a firm verdict holds for every completion",
        true,
        refinement::completions_stay_within,
    ),
    law(
        "2 narrowing never flips and never widens",
        true,
        refinement::narrowing_sharpens,
    ),
    law(
        "6 order, edits and taking back do not matter",
        true,
        state::order_does_not_matter,
    ),
    // Beyond 64 bits an end of a sum is rounded outwards after each member, so it may depend on their order.
    law(
        "6 nor does the order of the other members",
        false,
        state::members_are_alike,
    ),
    law(
        "7 what is not open changes nothing",
        false,
        questions::closed_facts_change_nothing,
    ),
    law(
        "7, 8 the interview asks what matters and ends",
        true,
        questions::the_interview_ends,
    ),
    law(
        "10 the deciding conditions decide",
        true,
        reasons::deciding_conditions_decide,
    ),
    law(
        "10 the distance, applied, flips",
        true,
        reasons::the_distance_flips,
    ),
    law(
        "= the reference, complete",
        false,
        meaning::complete_households_are_known,
    ),
    law(
        "= the reference, partial",
        true,
        meaning::partial_households_include_what_is_so,
    ),
];

const fn law(name: &'static str, beyond: bool, check: fn(&Pair) -> Checked) -> Law {
    Law { name, beyond, check }
}

/// One pack, one household, one day, and random decisions.
#[derive(Debug)]
pub struct Pair<'a> {
    pub pack: &'a Pack,
    pub on: Date,
    pub household: Household,
    decisions: &'a [u8],
}

impl<'a> Pair<'a> {
    pub fn new(pack: &'a Pack, answers: &'a Answers) -> Self {
        let days = days(pack);
        Self {
            pack,
            on: days[usize::from(answers.day) % days.len()],
            household: partial(pack, &mut Tape::new(&answers.given)),
            decisions: &answers.decisions,
        }
    }

    /// A household screened on the day.
    pub fn screen(&self, household: &Household) -> Screening<'a> {
        let mut screening = Screening::new(self.pack, self.on);
        screening.screen(household);
        screening
    }

    /// Random decisions, others for each place in which they are taken.
    pub fn tape(&self, place: usize) -> Tape<'_> {
        Tape::new(self.decisions.get(place * 11..).unwrap_or_default())
    }

    pub fn programmes(&self) -> Span<u16> {
        0..u16::try_from(self.pack.programmes.len()).unwrap()
    }
}

/// Answers to a pack.
#[derive(Debug, Clone)]
pub struct Answers {
    day: u8,
    given: Vec<u8>,
    decisions: Vec<u8>,
}

impl Answers {
    pub fn new(day: u8, given: Vec<u8>, decisions: Vec<u8>) -> Self {
        Self {
            day,
            given,
            decisions,
        }
    }
}

/// A pack and some households.
#[derive(Clone)]
pub struct Case {
    pub recipe: Recipe,
    pub households: Vec<Answers>,
}

/// Cases with so many households; one pack in eight has numbers beyond 64 bits.
pub fn cases_of(households: Span<usize>) -> impl Strategy<Value = Case> {
    let recipes = prop_oneof![7 => recipes().boxed(), 1 => large_recipes().boxed()];
    let answers = (any::<u8>(), tape(60), tape(200));
    let answers = answers.prop_map(|(day, given, decisions)| Answers {
        day,
        given,
        decisions,
    });
    (recipes, vec(answers, households)).prop_map(|(recipe, households)| Case { recipe, households })
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pack = self.recipe.pack();
        write!(f, "{:?}", self.recipe)?;
        for answers in &self.households {
            let pair = Pair::new(&pack, answers);
            writeln!(
                f,
                "  on {} {:?}\n  decisions {:?}",
                pair.on, pair.household, answers.decisions
            )?;
        }
        Ok(())
    }
}

/// Days on which a figure or a rule begins or ends, the day before and the day after.
fn days(pack: &Pack) -> Vec<Date> {
    let mut days = vec![today()];
    for period in pack.parameters.iter().flat_map(|p| &p.periods) {
        days.extend([Some(period.from), period.from.previous()].into_iter().flatten());
        days.extend(
            period
                .until
                .iter()
                .flat_map(|until| [Some(*until), until.next()])
                .flatten(),
        );
    }
    for node in &pack.nodes {
        if let Op::During { from, until } = node.op {
            days.extend(
                from.into_iter()
                    .flat_map(|from| [Some(from), from.previous()])
                    .flatten(),
            );
            days.extend(
                until
                    .into_iter()
                    .flat_map(|until| [Some(until), until.next()])
                    .flatten(),
            );
        }
    }
    days
}

/// What a programme comes to.
fn result(screening: &Screening, programme: u16) -> (Verdict, Option<Range>) {
    (screening.verdict(programme), screening.amount(programme))
}

/// Every place of the graph: a node, with each member and perhaps anybody else for a member node.
fn places(screening: &Screening) -> Vec<(u16, Option<u8>)> {
    let household = screening.household();
    let columns = u8::try_from(household.members() + usize::from(!household.is_listed())).unwrap();
    let nodes = (0..).zip(&screening.pack().nodes);
    let places = nodes.flat_map(|(id, node)| match node.scope {
        Scope::Household => vec![(id, None)],
        Scope::Member => (0..columns).map(|m| (id, Some(m))).collect(),
    });
    places.collect()
}

/// Everything that can be seen of a screening.
#[derive(Debug, PartialEq)]
struct Seen {
    values: Vec<Value>,
    results: Vec<(Verdict, Option<Range>, Vec<Open>)>,
    next: Option<Step>,
    left: usize,
}

fn seen(screening: &Screening) -> Seen {
    let programmes = 0..u16::try_from(screening.pack().programmes.len()).unwrap();
    let of = |id| (screening.verdict(id), screening.amount(id), screening.open(id));
    Seen {
        values: places(screening)
            .into_iter()
            .map(|(id, m)| screening.value(id, m))
            .collect(),
        results: programmes.map(of).collect(),
        next: screening.next(),
        left: screening.questions_left(),
    }
}

/// A number of things as a count.
fn count(things: usize) -> u64 {
    u64::try_from(things).unwrap()
}
