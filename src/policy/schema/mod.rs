//! JSON Schema for editors: which keys the files of a policy may have, and what each says.
//!
//! The readers in `read` decide what a policy may say; a test compares every key that they ask for with the
//! [`Definition`]s here, so that neither can change alone.

mod files;
mod guides;
mod json;
mod programme;
mod shape;
#[cfg(test)]
mod tests;

use crate::{diagnostic::Report, read, source::Sources};
use shape::Definition;

/// The JSON Schema (draft 2020-12) of one kind of file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// What the kind is called, for example `programme`.
    pub name: &'static str,
    /// Which files in the folder of a policy are of this kind, as a pattern such as `programmes/*.yaml`.
    pub files: &'static str,
    /// The schema as indented JSON.
    pub json: String,
}

/// Name, files, title and [`Definition`] of every kind of file.
const KINDS: [(&str, &str, &str, &str); 16] = [
    ("pack", "pack.yaml", "政策的名称、版本和待遇的顺序", "政策"),
    ("documents", "documents.yaml", "引用的文件", "文件表"),
    ("facts", "facts.yaml", "要问的事实", "事实表"),
    ("questions", "questions.yaml", "问题的顺序", "提问表"),
    ("parameters", "parameters/*.yaml", "公布的标准", "标准表"),
    ("derived", "derived.yaml", "推算出来的名称", "推算表"),
    ("programme", "programmes/*.yaml", "一项待遇", "待遇"),
    ("cases", "cases/*.yaml", "算好的样例", "样例文件"),
    ("offices", "offices.yaml", "电话和街道表", "电话表"),
    ("urgent", "urgent.yaml", "有急事时怎么办", "急难文件"),
    ("glossary", "glossary.yaml", "难懂的词", "用语表"),
    ("guides", "guides.yaml", "要知道的事", "须知表"),
    ("troubles", "troubles.yaml", "居民说的难处和同义词", "难处表"),
    ("pending", "pending.yaml", "还要人核实的事", "待核实表"),
    (
        "population",
        "population.yaml",
        "比较两版政策用的合成家庭",
        "合成家庭",
    ),
    ("english", "english.yaml", "给居民看的话的英文", "译文表"),
];

/// The schemas of all kinds of files; with the names of a policy, as far as it can be read, editors can offer them.
///
/// ```
/// let schemas = jiuzhu_policy::schemas(None);
/// let pack = schemas.iter().find(|schema| schema.files == "pack.yaml").unwrap();
/// assert!(pack.json.contains("https://json-schema.org/draft/2020-12/schema"));
/// ```
pub fn schemas(policy: Option<&Sources>) -> Vec<Schema> {
    let model = policy.and_then(|sources| read::read(sources, &mut Report::new(sources.clone())));
    let kinds = KINDS.into_iter();
    kinds
        .map(|(name, files, title, root)| Schema {
            name,
            files,
            json: format!("{:#}\n", json::schema(root, title, model.as_ref())),
        })
        .collect()
}

fn definitions() -> impl Iterator<Item = &'static Definition> {
    let own = programme::DEFINITIONS.iter().chain(&files::DEFINITIONS);
    own.chain(&guides::DEFINITIONS)
}

fn definition(name: &str) -> Option<&'static Definition> {
    definitions().find(|definition| definition.name == name)
}

fn position(name: &str) -> Option<usize> {
    definitions().position(|definition| definition.name == name)
}
