//! What to bring: the papers of several programmes as one list.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{Fact, Kind, ProgrammeId, Scope},
};

use super::{
    View, hint,
    tag::{Tag, each, tag, words},
};
use crate::text::{Phrase, short_name};

/// How many remarks about one paper are shown.
const HINTS: usize = 2;

/// A paper to bring.
#[derive(Debug)]
pub(crate) struct Paper {
    /// Its everyday name.
    pub(crate) name: &'static str,
    /// Who needs it, where to get it; no remark twice.
    pub(crate) hints: Vec<String>,
    /// The programmes that need it.
    pub(crate) by: Vec<ProgrammeId>,
}

/// The papers of these programmes, each once, those that most of them need first. A paper that the answers say
/// nobody has is left out.
pub(crate) fn papers(view: &View<'_>, programmes: &[ProgrammeId]) -> Vec<Paper> {
    let mut all: Vec<Paper> = Vec::new();
    for (id, programme) in programmes
        .iter()
        .filter_map(|id| Some((*id, view.programme(*id)?)))
    {
        for paper in &programme.how.papers {
            let place = all.iter().position(|known| known.name == paper.name);
            if place.is_none() && nobody_has(view, &paper.name) {
                continue;
            }
            let place = place.unwrap_or(all.len());
            if place == all.len() {
                all.push(Paper {
                    name: &paper.name,
                    hints: Vec::new(),
                    by: Vec::new(),
                });
            }
            let Some(known) = all.get_mut(place) else { continue };
            let hint = view.fill(&paper.hint);
            if !hint.is_empty() && !known.hints.contains(&hint) && known.hints.len() < HINTS {
                known.hints.push(hint);
            }
            known.by.push(id);
        }
    }
    all.sort_by_key(|paper| std::cmp::Reverse(paper.by.len()));
    all
}

/// The papers of these programmes as a list; nothing if they need none. With several programmes, whose it is stands
/// beside a paper that not all of them need.
pub(crate) fn list(view: &View<'_>, programmes: &[ProgrammeId]) -> Option<Tag> {
    let papers = papers(view, programmes);
    if papers.is_empty() {
        return None;
    }
    let most = papers.first().map_or(0, |paper| paper.by.len());
    let mut lines = papers.into_iter().map(|paper| {
        let names: Vec<String> = paper
            .by
            .iter()
            .filter_map(|id| Some(view.programme(*id)?.short.clone()))
            .collect();
        let whose = (paper.by.len() < most).then(|| hint(Phrase::NeededFor(&names)));
        tag("li")
            .child(words("strong", paper.name))
            .child(each(&mut paper.hints.into_iter().map(hint)))
            .maybe(whose)
            .into()
    });
    Some(tag("ul").class("papers").child(each(&mut lines)))
}

/// Whether there is a question for this very thing, and the answer is that nobody has it.
fn nobody_has(view: &View<'_>, name: &str) -> bool {
    let asks = |fact: &&Fact| fact.label == short_name(name) && matches!(fact.kind, Kind::Truth);
    let mut facts = (0..).zip(&view.pack().facts);
    let Some((fact, known)) = facts.find(|(_, fact)| asks(fact)) else {
        return false;
    };
    let no = |member| view.state.household.answer(FactKey { fact, member }) == Answer::Options(0b01);
    match known.scope {
        Scope::Household => no(None),
        Scope::Member => view.state.household.is_listed() && view.members().all(|member| no(Some(member))),
    }
}
