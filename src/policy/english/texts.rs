//! Every text of a pack that residents read, in one walk: what is listed for translation is what is translated.
//!
//! Names of facts, options and rules stay as they are, so `household.json` is the same in every language. Documents are
//! cited as they are called.

use jiuzhu_engine::{
    Pack,
    pack::{Contact, Fact, Guide, How, Kind, Node, NodeId, Note, Op, Piece, Programme, Text},
};

/// A text where it stands in the pack.
pub(super) enum Slot<'p> {
    /// Words without figures.
    Words(&'p mut String),
    /// What people need at the window under its Chinese name, which stays beside the translation.
    Official(&'p mut String),
    /// A sentence with places for figures.
    Sentence(&'p mut Text),
}

/// What the nodes of a pack are called, for the places in its sentences.
#[derive(Debug)]
pub(super) struct Places(Vec<String>);

impl Places {
    pub(super) fn of(pack: &Pack) -> Self {
        Self(pack.nodes.iter().map(|node| node.name.clone()).collect())
    }

    /// What a node is called.
    pub(super) fn name(&self, node: NodeId) -> &str {
        self.0.get(usize::from(node)).map_or("", String::as_str)
    }

    /// A sentence as it was written: `每月{低保标准}元。`.
    pub(super) fn written(&self, text: &Text) -> String {
        let pieces = text.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Value(node) => format!("{{{}}}", self.name(*node)),
        });
        pieces.collect()
    }
}

/// Visits every text that is not empty, with the part of the policy in which it stands.
pub(super) fn each(pack: &mut Pack, visit: &mut dyn FnMut(&str, Slot<'_>)) {
    let is_number: Vec<bool> = pack
        .nodes
        .iter()
        .map(|node| is_number(node, &pack.nodes, &pack.facts))
        .collect();
    let mut walk = Walk {
        visit,
        part: String::new(),
    };
    walk.part("地区");
    walk.words(&mut pack.name);
    walk.part("待遇的名称");
    for programme in &mut pack.programmes {
        walk.official(&mut programme.name);
        walk.words(&mut programme.short);
    }
    walk.part("问题");
    for group in &mut pack.groups {
        walk.words(&mut group.title);
        walk.words(&mut group.hint);
    }
    pack.facts.iter_mut().for_each(|fact| walk.fact(fact));
    walk.part("算式里的名称");
    for (node, is_number) in pack.nodes.iter_mut().zip(is_number) {
        if is_number {
            walk.words(&mut node.name);
        }
    }
    for parameter in &mut pack.parameters {
        walk.words(&mut parameter.name);
    }
    for programme in &mut pack.programmes {
        walk.programme(programme);
    }
    walk.part("急事");
    for urgent in &mut pack.urgent {
        walk.words(&mut urgent.title);
        walk.sentences(&mut urgent.steps);
    }
    walk.part("须知");
    pack.guides.iter_mut().for_each(|guide| walk.guide(guide));
    walk.part("难处");
    for trouble in &mut pack.troubles {
        walk.words(&mut trouble.name);
    }
    walk.part("用语");
    for term in &mut pack.glossary {
        walk.words(&mut term.name);
        walk.words(&mut term.meaning);
    }
    walk.part("电话");
    pack.contacts.iter_mut().for_each(|contact| walk.contact(contact));
    walk.part("区和街道");
    for district in &mut pack.districts {
        walk.official(&mut district.name);
        for office in &mut district.offices {
            walk.official(&mut office.name);
        }
    }
}

/// Whether a node is a number, so that its name may stand beside it in a formula.
fn is_number(node: &Node, nodes: &[Node], facts: &[Fact]) -> bool {
    match &node.op {
        Op::When { fact, .. } => nodes
            .get(usize::from(*fact))
            .is_some_and(|fact| is_number(fact, nodes, facts)),
        Op::Fact(fact) => facts
            .get(usize::from(*fact))
            .is_some_and(|fact| matches!(fact.kind, Kind::Number(_))),
        Op::Outcome(_)
        | Op::Compare { .. }
        | Op::Is { .. }
        | Op::Not(_)
        | Op::All(_)
        | Op::Any(_)
        | Op::Lenient(_)
        | Op::Waive { .. }
        | Op::During { .. }
        | Op::Exists(_)
        | Op::Forall(_)
        | Op::Applicant(_) => false,
        _ => true,
    }
}

struct Walk<'v> {
    visit: &'v mut dyn FnMut(&str, Slot<'_>),
    part: String,
}

impl Walk<'_> {
    fn part(&mut self, name: &str) {
        name.clone_into(&mut self.part);
    }

    fn words(&mut self, words: &mut String) {
        if !words.is_empty() {
            (self.visit)(&self.part, Slot::Words(words));
        }
    }

    fn official(&mut self, name: &mut String) {
        if !name.is_empty() {
            (self.visit)(&self.part, Slot::Official(name));
        }
    }

    fn sentence(&mut self, text: &mut Text) {
        if !text.0.is_empty() {
            (self.visit)(&self.part, Slot::Sentence(text));
        }
    }

    fn sentences(&mut self, texts: &mut [Text]) {
        texts.iter_mut().for_each(|text| self.sentence(text));
    }

    fn note(&mut self, note: &mut Note) {
        self.sentence(&mut note.text);
    }

    fn fact(&mut self, fact: &mut Fact) {
        for words in [
            &mut fact.question,
            &mut fact.label,
            &mut fact.hint,
            &mut fact.example,
            &mut fact.why,
            &mut fact.yes,
            &mut fact.no,
        ] {
            self.words(words);
        }
        if let Kind::Choice(options) = &mut fact.kind {
            for option in options {
                // The name is what household.json calls it; what stands on the button is translated.
                if option.label.is_empty() {
                    option.label.clone_from(&option.name);
                }
                self.words(&mut option.label);
                self.words(&mut option.hint);
            }
        }
    }

    fn programme(&mut self, programme: &mut Programme) {
        self.part(&format!("待遇 {}", programme.id));
        self.sentence(&mut programme.summary);
        self.sentence(&mut programme.what);
        for condition in &mut programme.conditions {
            self.sentence(&mut condition.text);
            self.sentence(&mut condition.otherwise);
            self.sentence(&mut condition.waiver);
        }
        programme.discretion.iter_mut().for_each(|note| self.note(note));
        programme.reviewed.iter_mut().for_each(|note| self.note(note));
        if let Some(amount) = &mut programme.amount {
            self.words(&mut amount.unit);
        }
        self.sentence(&mut programme.amount_note);
        self.how(&mut programme.how);
        self.sentence(&mut programme.whom.office);
        self.sentences(&mut programme.opens);
        for exclusion in &mut programme.excludes {
            self.sentence(&mut exclusion.text);
        }
        if let Some(application) = &mut programme.application {
            self.note(&mut application.note);
        }
    }

    fn how(&mut self, how: &mut How) {
        self.sentences(&mut how.steps);
        for paper in &mut how.papers {
            self.official(&mut paper.name);
            self.sentence(&mut paper.hint);
        }
        for text in [&mut how.time, &mut how.online, &mut how.fee] {
            self.sentence(text);
        }
    }

    fn guide(&mut self, guide: &mut Guide) {
        self.words(&mut guide.name);
        self.sentence(&mut guide.summary);
        self.sentences(&mut guide.body);
    }

    fn contact(&mut self, contact: &mut Contact) {
        self.words(&mut contact.name);
        self.words(&mut contact.purpose);
        self.words(&mut contact.hours);
        self.words(&mut contact.fallback);
    }
}
