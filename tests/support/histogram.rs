//! What random packs and households are like: a law that holds over trivial packs says nothing.

use std::{collections::BTreeSet, fmt};

use jiuzhu_engine::{
    Answer, Pack, Verdict,
    pack::{GroupStyle, Op, Programme, Scope},
};

use super::{
    generate::{ASKED, Recipe},
    households::keys,
    laws::Pair,
};

/// What is counted: its name, of how many, and the least share of them in a thousand.
#[derive(Debug, Clone, Copy)]
struct Share {
    name: &'static str,
    of: Of,
    least: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Packs,
    Pairs,
    Programmes,
}

const fn share(name: &'static str, of: Of, least: u64) -> Share {
    Share { name, of, least }
}

/// Everything that is counted, with the shares below which the laws would be held over too little.
const SHARES: [Share; 35] = [
    share("a programme with conditions", Of::Packs, 500),
    share("a programme of several conditions", Of::Packs, 300),
    share("a programme for members", Of::Packs, 200),
    share("facts of members", Of::Packs, 300),
    share("something over all members", Of::Packs, 250),
    share("a reference to another programme", Of::Packs, 100),
    share("a waiver", Of::Packs, 150),
    share("a fact behind a gate", Of::Packs, 150),
    share("a choice between numbers", Of::Packs, 100),
    share("a table by household size", Of::Packs, 40),
    share("a dated figure", Of::Packs, 150),
    share("a day counted from", Of::Packs, 40),
    share("a period of validity", Of::Packs, 60),
    share("discretion", Of::Packs, 40),
    share("an amount", Of::Packs, 300),
    share("numbers beyond 64 bits allowed", Of::Packs, 80),
    share("two members or more", Of::Pairs, 400),
    share("three members or more", Of::Pairs, 200),
    share("the list of members open", Of::Pairs, 300),
    share("a day other than today", Of::Pairs, 200),
    share("no answer missing", Of::Pairs, 3),
    share("some answers missing", Of::Pairs, 500),
    share("a verdict on which an answer could still tell", Of::Pairs, 150),
    share("a firm verdict although a fact behind it is open", Of::Pairs, 100),
    share("likely", Of::Programmes, 100),
    share("possible", Of::Programmes, 100),
    share("ask", Of::Programmes, 80),
    share("unlikely", Of::Programmes, 150),
    share("paid, known exactly", Of::Programmes, 50),
    share("paid, known as a range", Of::Programmes, 50),
    share("a condition with a distance", Of::Programmes, 10),
    share("asked in ticks", Of::Packs, 150),
    share("asked in a field for each member", Of::Packs, 50),
    share("received already", Of::Programmes, 5),
    share("no occasion for it", Of::Programmes, 50),
];

/// Counts of all that.
#[derive(Debug, Clone)]
pub struct Histogram {
    packs: u64,
    pairs: u64,
    programmes: u64,
    counts: [u64; SHARES.len()],
}

impl Default for Histogram {
    fn default() -> Self {
        Self {
            packs: 0,
            pairs: 0,
            programmes: 0,
            counts: [0; SHARES.len()],
        }
    }
}

impl Histogram {
    /// Counts a pack.
    pub fn pack(&mut self, recipe: &Recipe, pack: &Pack) {
        self.packs += 1;
        let programmes: Vec<&Programme> = written(pack).map(|(_, programme)| programme).collect();
        let ops = behind(pack, &programmes);
        let any = |wanted: fn(&Op) -> bool| ops.iter().any(|id| wanted(&pack.nodes[usize::from(*id)].op));
        let of_members = |id: &u16| {
            let node = &pack.nodes[usize::from(*id)];
            node.scope == Scope::Member && matches!(node.op, Op::Fact(_))
        };
        let table = |id: &u16| match &pack.nodes[usize::from(*id)].op {
            Op::If { condition, .. } => match &pack.nodes[usize::from(*condition)].op {
                Op::Compare { left, .. } => matches!(pack.nodes[usize::from(*left)].op, Op::Count(_)),
                _ => false,
            },
            _ => false,
        };
        let over_members: fn(&Op) -> bool = |op| {
            use Op::{Count, Exists, Forall, Greatest, Least, Sum};
            matches!(
                op,
                Exists(_) | Forall(_) | Count(_) | Sum(_) | Least(_) | Greatest(_)
            )
        };
        let asked = |style| pack.groups.iter().any(|group| group.style == style);
        let refers = programmes.iter().any(|programme| {
            let behind = behind(pack, &[programme]);
            let mut others = pack
                .programmes
                .iter()
                .filter(|other| other.outcome != programme.outcome);
            others.any(|other| other.conditions.len() > 1 && behind.contains(&other.outcome))
        });
        for (name, is_so) in [
            (
                "a programme with conditions",
                programmes.iter().any(|p| !p.conditions.is_empty()),
            ),
            (
                "a programme of several conditions",
                programmes.iter().any(|p| p.conditions.len() > 1),
            ),
            (
                "a programme for members",
                programmes.iter().any(|p| p.scope == Scope::Member),
            ),
            ("facts of members", ops.iter().any(of_members)),
            ("something over all members", any(over_members)),
            ("a reference to another programme", refers),
            ("a waiver", any(|op| matches!(op, Op::Waive { .. }))),
            ("a fact behind a gate", any(|op| matches!(op, Op::When { .. }))),
            ("a choice between numbers", any(|op| matches!(op, Op::If { .. }))),
            ("a table by household size", ops.iter().any(table)),
            ("a dated figure", any(|op| matches!(op, Op::Parameter(_)))),
            ("a day counted from", any(|op| matches!(op, Op::Since { .. }))),
            ("a period of validity", any(|op| matches!(op, Op::During { .. }))),
            ("discretion", programmes.iter().any(|p| p.discretion.is_some())),
            ("an amount", programmes.iter().any(|p| p.amount.is_some())),
            ("numbers beyond 64 bits allowed", recipe.is_large()),
            ("asked in ticks", asked(GroupStyle::Ticks)),
            ("asked in a field for each member", asked(GroupStyle::Together)),
        ] {
            self.add(name, is_so);
        }
    }

    /// Counts a household and what its programmes come to.
    pub fn pair(&mut self, pair: &Pair) {
        self.pairs += 1;
        let screening = pair.screen(&pair.household);
        let (members, pack) = (pair.household.members(), pair.pack);
        let missing = |key| matches!(pair.household.answer(key), Answer::Unanswered | Answer::Unsure);
        let missing = keys(pack, members).into_iter().any(missing);
        self.add("two members or more", members > 1);
        self.add("three members or more", members > 2);
        self.add("the list of members open", !pair.household.is_listed());
        self.add("a day other than today", pair.on != super::today());
        self.add("no answer missing", !missing && pair.household.is_listed());
        self.add("some answers missing", missing);
        let (mut could_tell, mut settled_early) = (false, false);
        for (id, programme) in written(pack) {
            self.programmes += 1;
            let (verdict, amount) = (screening.verdict(id), screening.amount(id));
            could_tell |= verdict == Verdict::Possible;
            let unsettled = behind(pack, &[programme]).into_iter().any(|id| {
                let node = &pack.nodes[usize::from(id)];
                matches!(node.op, Op::Fact(_)) && !screening.value(id, Some(0)).is_settled()
            });
            settled_early |= verdict.is_firm() && unsettled;
            self.add("likely", verdict == Verdict::Likely);
            self.add("possible", verdict == Verdict::Possible);
            self.add("ask", verdict == Verdict::Ask);
            self.add("unlikely", verdict == Verdict::Unlikely);
            self.add(
                "paid, known exactly",
                amount.is_some_and(|a| a.single().is_some()),
            );
            self.add(
                "paid, known as a range",
                amount.is_some_and(|a| a.single().is_none()),
            );
            self.add("received already", screening.receives(id) == Some(true));
            self.add("no occasion for it", !screening.applies(id));
            let reasons = screening.explain(id).reasons;
            self.add(
                "a condition with a distance",
                reasons.iter().any(|r| r.distance.is_some()),
            );
        }
        self.add("a verdict on which an answer could still tell", could_tell);
        self.add("a firm verdict although a fact behind it is open", settled_early);
    }

    /// Adds the counts of another.
    pub fn merge(&mut self, other: &Self) {
        self.packs += other.packs;
        self.pairs += other.pairs;
        self.programmes += other.programmes;
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
    }

    /// What there is too little of.
    pub fn too_rare(&self) -> Vec<&'static str> {
        let shares = SHARES.iter().zip(self.counts);
        let rare = shares.filter(|(share, count)| count * 1000 < share.least * self.all(share.of));
        rare.map(|(share, _)| share.name).collect()
    }

    fn add(&mut self, name: &str, is_so: bool) {
        let place = SHARES.iter().position(|share| share.name == name).unwrap();
        self.counts[place] += u64::from(is_so);
    }

    fn all(&self, of: Of) -> u64 {
        match of {
            Of::Packs => self.packs,
            Of::Pairs => self.pairs,
            Of::Programmes => self.programmes,
        }
    }
}

/// One line for each share.
impl fmt::Display for Histogram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (of, name) in [
            (Of::Packs, "packs"),
            (Of::Pairs, "pairs of pack and household"),
            (Of::Programmes, "programmes of these pairs"),
        ] {
            let all = self.all(of);
            writeln!(f, "  of {all} {name}")?;
            for (share, count) in SHARES.iter().zip(self.counts).filter(|(share, _)| share.of == of) {
                let permille = count * 1000 / all.max(1);
                let (percent, tenth, least) = (permille / 10, permille % 10, share.least / 10);
                writeln!(f, "  {percent:>6}.{tenth} %  {} (at least {least} %)", share.name)?;
            }
        }
        Ok(())
    }
}

/// The programmes that were written as such, not those that are there to see one node.
fn written(pack: &Pack) -> impl Iterator<Item = (u16, &Programme)> {
    (0..)
        .zip(&pack.programmes)
        .filter(|(_, programme)| !programme.id.starts_with(ASKED))
}

/// Every node that these programmes rest on.
fn behind(pack: &Pack, programmes: &[&Programme]) -> BTreeSet<u16> {
    let amounts = programmes
        .iter()
        .filter_map(|p| p.amount.as_ref().map(|a| a.node));
    let mut stack: Vec<u16> = programmes.iter().map(|p| p.outcome).chain(amounts).collect();
    let mut behind = BTreeSet::new();
    while let Some(id) = stack.pop() {
        if behind.insert(id) {
            pack.nodes[usize::from(id)].op.each_read(|read| stack.push(read));
        }
    }
    behind
}
