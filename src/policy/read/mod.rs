//! From trees of text to the [`Model`]: one function for each kind of file.

mod block;
mod cases;
mod english;
mod facts;
mod figures;
mod guide;
mod layers;
mod offered;
mod office;
mod pack;
mod period;
mod population;
mod programme;
mod steps;
mod table;
pub(crate) mod value;

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{CaseText, Model},
    source::{Layer, Node, Sources},
};

type Reader = fn(&Node, &mut Model, &mut Report);

/// Files that stand alone, and how each is read.
const FILES: [(&str, Reader); 13] = [
    ("pack.yaml", pack::head),
    ("documents.yaml", pack::documents),
    ("facts.yaml", facts::facts),
    ("questions.yaml", facts::questions),
    ("derived.yaml", figures::derived),
    ("offices.yaml", office::contacts),
    ("urgent.yaml", office::urgent),
    ("glossary.yaml", pack::glossary),
    ("guides.yaml", guide::guides),
    ("troubles.yaml", guide::troubles),
    ("pending.yaml", guide::pending),
    ("population.yaml", population::population),
    ("english.yaml", english::english),
];

/// Folders of files of one kind.
const FOLDERS: [(&str, Reader); 3] = [
    ("parameters/", figures::parameters),
    ("programmes/", programme::programme),
    ("cases/", cases::file),
];

/// Reads every file; `None` if so much cannot be read that looking up names would only confuse.
pub(crate) fn read(sources: &Sources, report: &mut Report) -> Option<Model> {
    let mut model = Model {
        is_layered: sources.layers().len() > 1,
        ..Model::default()
    };
    let beyond = |what: &str, most: usize, unit: &str| {
        let message = format!("{what}太多，最多 {most} {unit}");
        let problem = Diagnostic::new(Code::Limit, sources.place("pack.yaml"), message);
        problem.help("分成几个地区，或删去不用的内容")
    };
    let own = sources.layers().first()?;
    if sources.layers().iter().flat_map(Layer::paths).count() > limits::FILES {
        report.push(beyond("文件", limits::FILES, "个"));
        return None;
    }
    if sources.layers().iter().map(Layer::bytes).sum::<usize>() > limits::POLICY_BYTES {
        report.push(beyond("文字", limits::POLICY_BYTES, "字节"));
        return None;
    }
    if !own.paths().any(|p| p == "pack.yaml") {
        let problem = Diagnostic::new(Code::MissingKey, sources.place("pack.yaml"), "缺少文件 pack.yaml");
        report.push(problem.help("政策文件夹里要有 pack.yaml，写明编号、名称、版本和待遇的顺序"));
    }
    let known = |layer: &Layer, path: &str, report: &mut Report| {
        let is_known = reader(path).is_some();
        if !is_known {
            unknown_file(path, layer, report);
        }
        is_known
    };
    let merged = layers::merged(sources, known, report)?;
    model.not_offered = merged.not_offered;
    for file in merged.files {
        if let Some(read) = reader(&file.path) {
            read(&file.node, &mut model, report);
        }
    }
    office::districts(sources, &mut model, report);
    let names = [
        model.facts.len(),
        model.parameters.len(),
        model.derived.len(),
        model.programmes.len(),
    ];
    for (count, what, most) in [
        (names.iter().sum::<usize>(), "名称", limits::NAMES),
        (
            model.cases.iter().map(CaseText::count).sum(),
            "样例",
            limits::CASES,
        ),
    ] {
        if count > most {
            report.push(beyond(what, most, "个"));
            return None;
        }
    }
    // What a broken file defines is not known.
    let is_broken = |d: &Diagnostic| matches!(d.code(), Code::Yaml | Code::Precheck);
    (!report.diagnostics().iter().any(is_broken)).then_some(model)
}

/// Which files there are, as patterns.
#[cfg(test)]
pub(crate) fn kinds() -> Vec<String> {
    let alone = FILES.iter().map(|(name, _)| (*name).to_owned());
    let in_folders = FOLDERS.iter().map(|(folder, _)| format!("{folder}*.yaml"));
    alone.chain(in_folders).collect()
}

/// How a file is read, if it belongs to a policy.
fn reader(path: &str) -> Option<Reader> {
    let alone = FILES.iter().find(|(name, _)| *name == path);
    let in_folder = FOLDERS
        .iter()
        .find(|(folder, _)| path.starts_with(folder) && path.ends_with(".yaml"));
    alone.or(in_folder).map(|(_, reader)| *reader)
}

fn unknown_file(path: &str, layer: &Layer, report: &mut Report) {
    let known = "文件只能是 pack、documents、facts、questions、derived、offices、urgent、glossary、guides、troubles、pending、population、english.yaml，\
                 以及 parameters、programmes、cases 文件夹里的 .yaml";
    let problem = Diagnostic::new(Code::UnknownKey, layer.place(path), "政策里没有这个文件");
    report.push(problem.suggest(path, FILES.iter().map(|(name, _)| *name), known));
}
