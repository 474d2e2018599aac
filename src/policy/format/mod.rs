//! Policy files in house style, with the same meaning.
//!
//! [`lines`] sets indents, blanks and blank lines, [`scalar`] decides where quotes are needed, and
//! [`house_style`] prints sentences and formulas. Comments, the order of keys and the division into lines are the
//! author's and stay.

mod lines;
mod scalar;

use std::{collections::BTreeMap, path::Path};

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    names::Names,
    read,
    rules::each_written,
    sentence::house_style,
    source::{Layer, Sources, Span},
};

/// A policy file, and the same in house style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// Its path in the folder of the policy.
    pub path: String,
    /// As it was.
    pub before: String,
    /// In house style.
    pub after: String,
}

/// Puts the YAML files of the policy in a folder into house style; the folder itself is not changed.
pub fn format_dir(dir: &Path) -> (Vec<Formatted>, Report) {
    match Sources::read(dir) {
        Ok(sources) => format(sources),
        Err(error) => (Vec::new(), Report::unreadable(dir, &error)),
    }
}

/// Puts the YAML files in a policy's own folder into house style.
///
/// A file that cannot be read is not among them but in the report. Where a sentence ends one name and begins another
/// depends on the names of the whole policy, so sentences are formatted only once all its files can be read, and
/// one that is not in the language stays as it is.
///
/// ```
/// use jiuzhu_policy::{Sources, format};
/// let sources: Sources = [("pack.yaml", "编号:   demo\n待遇: [ dibao,linshi ]  \n\n")].into_iter().collect();
/// let (files, problems) = format(sources);
/// assert!(problems.is_empty());
/// assert_eq!(files[0].after, "编号: demo\n待遇: [dibao, linshi]\n");
/// ```
pub fn format(sources: Sources) -> (Vec<Formatted>, Report) {
    let mut report = Report::new(sources);
    let sources = report.sources();
    let sentences = sentences(&sources, &mut report);
    let mut files = Vec::new();
    for own in sources.layers().iter().take(1) {
        let paths = own.paths().filter(|path| is_yaml(path));
        files.extend(paths.filter_map(|path| file(path, own, &sentences, &mut report)));
    }
    report.sort();
    (files, report)
}

/// Every sentence and formula in house style, by its place; none if the policy cannot be read, which is reported.
fn sentences(sources: &Sources, report: &mut Report) -> BTreeMap<Span, String> {
    let mut found = report.fresh();
    let mut sentences = BTreeMap::new();
    if let Some(model) = read::read(sources, &mut found) {
        let names = Names::collect(&model, &mut found);
        each_written(&model, &mut |form, written| {
            sentences.extend(house_style(written, form, &names).map(|text| (written.span, text)));
        });
    } else {
        let unreadable = |d: &&Diagnostic| matches!(d.code(), Code::Yaml | Code::Precheck | Code::Limit);
        for problem in found.diagnostics().iter().filter(unreadable) {
            report.push(problem.clone());
        }
    }
    sentences
}

fn is_yaml(path: &str) -> bool {
    [".yaml", ".yml"].iter().any(|end| path.ends_with(end))
}

fn file(
    path: &str,
    own: &Layer,
    sentences: &BTreeMap<Span, String>,
    report: &mut Report,
) -> Option<Formatted> {
    let mut found = report.fresh();
    let Some(node) = own.yaml(path, &mut found) else {
        report.append_own(found);
        return None;
    };
    let (span, text) = own.text(path, &mut found)?;
    match lines::format(text, &node, sentences) {
        Ok(after) => Some(Formatted {
            path: path.to_owned(),
            before: text.to_owned(),
            after,
        }),
        Err(lines::Foreign(at)) => {
            let problem = Diagnostic::new(Code::Yaml, span.at(at..at + 1), "这种 YAML 写法不能整理");
            report.push(problem.help("写成 键: 内容"));
            None
        }
    }
}
