//! What to bring: the papers of several programmes as one list.

use jiuzhu_engine::{
    Answer, FactKey,
    pack::{Fact, Kind, ProgrammeId, Scope},
};

use super::{
    View, hint,
    tag::{Tag, tag, words},
};
use crate::text::{Phrase, short_name};

/// How many remarks about one paper are shown.
const HINTS: usize = 2;

/// A paper to bring.
#[derive(Debug, Default)]
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
    for id in programmes {
        for paper in view
            .programme(*id)
            .iter()
            .flat_map(|programme| &programme.how.papers)
        {
            if !nobody_has(view, &paper.name) {
                add(&mut all, *id, &paper.name, view.fill(&paper.hint));
            }
        }
    }
    let mut sorted = Vec::new();
    for count in (1..=programmes.len()).rev() {
        for paper in &mut all {
            if paper.by.len() == count {
                sorted.push(std::mem::take(paper));
            }
        }
    }
    sorted
}

fn add(all: &mut Vec<Paper>, id: ProgrammeId, name: &'static str, hint: String) {
    let known = all.iter().position(|known| known.name == name);
    let place = known.unwrap_or(all.len());
    if place == all.len() {
        all.push(Paper {
            name,
            ..Paper::default()
        });
    }
    let Some(paper) = all.get_mut(place) else { return };
    paper.by.push(id);
    if !hint.is_empty() && !paper.hints.contains(&hint) && paper.hints.len() < HINTS {
        paper.hints.push(hint);
    }
}

/// The papers of these programmes as a list; nothing if they need none. With several programmes, whose it is stands
/// beside a paper that not all of them need.
pub(crate) fn list(view: &View<'_>, programmes: &[ProgrammeId]) -> Option<Tag> {
    let papers = papers(view, programmes);
    if papers.is_empty() {
        return None;
    }
    let most = papers.first().map_or(0, |paper| paper.by.len());
    let mut list = tag("ul").class("papers");
    for paper in papers {
        let mut line = tag("li").child(words("strong", paper.name));
        for remark in paper.hints {
            line = line.child(hint(remark));
        }
        if paper.by.len() < most {
            let mut names = Vec::new();
            for id in &paper.by {
                names.extend(view.programme(*id).map(|programme| programme.short.clone()));
            }
            line = line.child(hint(Phrase::NeededFor(&names)));
        }
        list = list.child(line);
    }
    Some(list)
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
