//! Static checks: what is written in the language and still wrong, or probably so.
//!
//! | module | what it looks at |
//! |---|---|
//! | `dates` | order, overlaps and gaps of figures, and by when they must be checked again |
//! | `law` | numbers without a source, sources that are weak, expired or not cited |
//! | `reach` | conditions that always or never hold, found over all `worlds` |
//! | `twins` | conditions and programmes with the same rule |
//! | `usage` | names that nothing uses, figures that nobody filled in |
//! | `names` | options that mean 不清楚, names that look alike |
//! | `reading` | what residents read (`texts`): the length of sentences |
//! | `figures` | what residents read: figures that are typed into it |
//! | `terms` | what residents read: official words that nobody explains |
//! | `phrases` | what residents read: the `wordings` that promise, discourage or say no twice |
//!
//! A check that is not certain says nothing: who is warned in vain stops reading.

mod dates;
mod figures;
mod law;
mod names;
mod phrases;
mod reach;
mod reading;
mod terms;
mod texts;
mod twins;
mod usage;
mod wordings;
mod worlds;

pub(crate) use dates::{Deadline, deadlines};
pub(crate) use law::cited;
pub use reading::Reading;

use texts::{Kind, Said};

use crate::{
    compile::Compilation,
    diagnostic::{Code, Report},
    model::Model,
    names::Names,
    rules::Rules,
    source::{Sources, Written},
};

/// What should be different in words for residents that stand outside a policy, such as those of a page: sentences
/// that are too long, promises, discouragement and double negatives.
pub fn wordings(texts: &[&str]) -> Vec<(Code, String)> {
    let sources: Sources = [("", "")].into_iter().collect();
    let place = sources.place("");
    let written: Vec<_> = texts.iter().map(|text| Written::new(text, place)).collect();
    let said = |written| Said {
        written,
        is_cited: true,
        kind: Kind::Plain,
    };
    let said: Vec<_> = written.iter().map(said).collect();
    let mut report = Report::new(sources);
    reading::warnings(&said, &mut report);
    phrases::warnings(&said, &mut report);
    let found = report.diagnostics().iter();
    found
        .map(|found| (found.code(), found.message().to_owned()))
        .collect()
}

/// The texts of a policy that may use a term: all that residents read but the glossary.
pub(crate) fn said(model: &Model) -> impl Iterator<Item = &str> {
    let texts = texts::texts(model).into_iter();
    let plain = texts.filter(|text| text.kind != texts::Kind::Glossary);
    plain.map(|text| text.written.text.as_str())
}

/// What must be changed.
pub(crate) fn errors(model: &Model, rules: &Rules, report: &mut Report) {
    dates::errors(model, report);
    law::errors(model, rules, report);
    names::errors(model, report);
}

/// What should be looked at, and what there is to read; after an error nobody knows, so only a policy without
/// errors is asked.
pub(crate) fn warnings(
    model: &Model,
    names: &Names,
    rules: &Rules,
    compilation: &Compilation,
    report: &mut Report,
) -> Reading {
    let needed = &compilation.needed;
    usage::not_filled(model, needed, report);
    twins::warnings(model, rules, compilation, report);
    reach::warnings(model, rules, compilation, report);
    // What stands in a folder that is taken over is looked at when that folder is checked.
    let mut own = report.fresh();
    let texts = texts::texts(model);
    dates::warnings(model, &mut own);
    law::warnings(model, &mut own);
    usage::unused(model, names, needed, &mut own);
    names::warnings(model, names, &texts, &mut own);
    let reading = reading::warnings(&texts, &mut own);
    figures::warnings(&texts, &mut own);
    phrases::warnings(&texts, &mut own);
    terms::warnings(model, &texts, &mut own);
    report.append_own(own);
    reading
}
