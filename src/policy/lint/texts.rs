//! Everything that residents read.

use crate::{
    model::{Fact, Model, Note, Programme},
    source::Written,
};

/// A text on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'m> {
    pub(super) written: &'m Written,
    /// Whether the record in which it stands cites a document.
    pub(super) is_cited: bool,
    pub(super) kind: Kind,
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// The official names of a programme, which nobody may change.
    Title,
    /// An example of an answer, which is no figure of the policy.
    Example,
    /// An official term or what it means.
    Glossary,
}

/// Every text of a policy that is shown to residents, in the order of the model.
pub(super) fn texts(model: &Model) -> Vec<Said<'_>> {
    let mut texts = Texts { found: Vec::new() };
    model.facts.iter().for_each(|fact| texts.fact(fact));
    for group in &model.groups {
        texts.add(false, group.title.iter().chain(&group.hint));
    }
    model
        .programmes
        .iter()
        .for_each(|programme| texts.programme(programme));
    for urgent in &model.urgent {
        let is_cited = !urgent.citations.is_empty();
        texts.add(is_cited, [&urgent.title].into_iter().chain(&urgent.steps));
    }
    for guide in &model.guides {
        let words = [&guide.name, &guide.summary].into_iter().chain(&guide.body);
        texts.add(!guide.citations.is_empty(), words);
    }
    // What people type, the 词 of a trouble, is in their own words.
    texts.add(false, model.troubles.iter().map(|trouble| &trouble.name));
    for term in &model.glossary {
        texts.add_kind(
            Kind::Glossary,
            !term.citations.is_empty(),
            [&term.name, &term.meaning],
        );
    }
    texts.found
}

struct Texts<'m> {
    found: Vec<Said<'m>>,
}

impl<'m> Texts<'m> {
    fn add(&mut self, is_cited: bool, written: impl IntoIterator<Item = &'m Written>) {
        self.add_kind(Kind::Plain, is_cited, written);
    }

    fn add_kind(&mut self, kind: Kind, is_cited: bool, written: impl IntoIterator<Item = &'m Written>) {
        self.found.extend(written.into_iter().map(|written| Said {
            written,
            is_cited,
            kind,
        }));
    }

    fn note(&mut self, note: &'m Note) {
        self.add(!note.citations.is_empty(), [&note.text]);
    }

    fn fact(&mut self, fact: &'m Fact) {
        let is_cited = !fact.citations.is_empty();
        let words = [&fact.label, &fact.hint, &fact.why, &fact.yes, &fact.no];
        self.add(is_cited, [&fact.question]);
        self.add(is_cited, words.into_iter().flatten());
        for option in &fact.options {
            let words = [&option.label, &option.hint];
            self.add(
                is_cited,
                [&option.name].into_iter().chain(words.into_iter().flatten()),
            );
        }
        self.add_kind(Kind::Example, is_cited, &fact.example);
    }

    fn programme(&mut self, programme: &'m Programme) {
        let (amount, how) = (&programme.amount, &programme.how);
        self.add_kind(
            Kind::Title,
            false,
            [&programme.name].into_iter().chain(&programme.short),
        );
        self.add(false, [&programme.summary, &programme.what]);
        self.add(false, programme.office.iter().chain(&programme.opens));
        for condition in &programme.conditions {
            let is_cited = !condition.citations.is_empty();
            self.add(
                is_cited,
                [&condition.text].into_iter().chain(&condition.otherwise),
            );
            if let Some(waiver) = &condition.waiver {
                self.note(&waiver.note);
            }
        }
        let excludes = programme.excludes.iter().map(|other| &other.note);
        let notes = programme
            .discretion
            .iter()
            .chain(&programme.reviewed)
            .chain(programme.application.iter().map(|(_, note)| note))
            .chain(excludes);
        notes.for_each(|note| self.note(note));
        self.add(!amount.citations.is_empty(), &amount.text);
        let is_cited = !how.citations.is_empty();
        self.add(
            is_cited,
            how.steps
                .iter()
                .chain(&how.time)
                .chain(&how.online)
                .chain(&how.fee),
        );
        for (name, hint) in &how.papers {
            self.add(is_cited, [name].into_iter().chain(hint));
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Kind, Said};
    use crate::{
        diagnostic::{Code, Report},
        source::{Sources, Written},
    };

    /// What a check of texts finds in these.
    pub(in super::super) fn codes(
        check: impl FnMut(&[Said<'_>], &mut Report),
        texts: &[&str],
        is_cited: bool,
    ) -> Vec<Code> {
        let sources: Sources = [("pack.yaml", "")].into_iter().collect();
        let place = sources.place("pack.yaml");
        let written: Vec<_> = texts.iter().map(|text| Written::new(text, place)).collect();
        let said = |written| Said {
            written,
            is_cited,
            kind: Kind::Plain,
        };
        let said: Vec<_> = written.iter().map(said).collect();
        let (mut report, mut check) = (Report::new(sources), check);
        check(&said, &mut report);
        report.diagnostics().iter().map(|d| d.code()).collect()
    }
}
