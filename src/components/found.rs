//! The programmes as the results show them: good news first, and what comes along with another one apart.

use jiuzhu_engine::pack::{Programme, ProgrammeId};

use super::{View, emergency::reported, outcome::pays, standing::Standing};

/// A programme among the results.
#[derive(Debug)]
pub(crate) struct Found {
    /// Its position in the pack.
    pub(crate) id: ProgrammeId,
    /// The programme.
    pub(crate) programme: &'static Programme,
    /// Where it stands.
    pub(crate) standing: Standing,
    /// What it pays, in words.
    pub(crate) pays: Option<String>,
    /// Whether it helps in the emergency that was reported.
    pub(crate) at_once: bool,
    /// The programme above it that opens it up, if it comes along with that one.
    pub(crate) with: Option<ProgrammeId>,
}

impl Found {
    /// Whether it is worth going for now: not what is drawn already.
    pub(crate) fn is_wanted(&self) -> bool {
        self.standing.is_had() && self.standing != Standing::Received
    }
}

/// The programmes, good news first: what helps in the emergency that was reported, then by where they stand, those
/// with an amount before the others, and so in the order of the policy, which has help for all before charity.
pub(crate) fn found(view: &View<'_>) -> Vec<Found> {
    let emergency = !reported(view).is_empty();
    let mut found: Vec<Found> = Vec::new();
    for (id, programme) in (0..).zip(&view.pack().programmes) {
        let standing = Standing::of(view, id);
        // What is received is no offer.
        let pays = pays(view, id, programme, &view.screening.explain(id));
        let pays = pays.filter(|_| standing != Standing::Received);
        let at_once = emergency && programme.urgent;
        let last = (!at_once, standing, pays.is_none());
        let before = |other: &&Found| (!other.at_once, other.standing, other.pays.is_none()) <= last;
        let at = found.iter().take_while(before).count();
        found.insert(
            at,
            Found {
                id,
                programme,
                standing,
                pays,
                at_once,
                with: None,
            },
        );
    }
    pack(&mut found);
    found
}

/// Leaves to the package of another one what opens up by that, unless it is received or has an amount of its own.
fn pack(found: &mut [Found]) {
    let mut opened: Vec<(ProgrammeId, ProgrammeId)> = Vec::new();
    for found in found.iter_mut().filter(|found| found.standing.is_had()) {
        let own = match found.standing {
            Standing::Ask => found.at_once,
            _ => found.standing == Standing::Received || found.at_once || found.pays.is_some(),
        };
        if !own {
            found.with = opened.iter().find(|(id, _)| *id == found.id).map(|(_, by)| *by);
        }
        if found.with.is_none() {
            for id in &found.programme.unlocks {
                opened.push((*id, found.id));
            }
        }
    }
}

/// What to go for, best first, without what comes along with another one.
pub(crate) fn wanted(found: &[Found]) -> Vec<ProgrammeId> {
    let mut wanted = Vec::new();
    for found in found {
        if found.is_wanted() && found.with.is_none() {
            wanted.push(found.id);
        }
    }
    wanted
}
