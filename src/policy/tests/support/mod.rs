//! The smallest policy, in memory.

use jiuzhu_policy::Sources;

const MINIMAL: [(&str, &str); 7] = [
    (
        "pack.yaml",
        include_str!("../../../../tests/policies/good/minimal/pack.yaml"),
    ),
    (
        "documents.yaml",
        include_str!("../../../../tests/policies/good/minimal/documents.yaml"),
    ),
    (
        "facts.yaml",
        include_str!("../../../../tests/policies/good/minimal/facts.yaml"),
    ),
    (
        "offices.yaml",
        include_str!("../../../../tests/policies/good/minimal/offices.yaml"),
    ),
    (
        "questions.yaml",
        include_str!("../../../../tests/policies/good/minimal/questions.yaml"),
    ),
    (
        "parameters/standards.yaml",
        include_str!("../../../../tests/policies/good/minimal/parameters/standards.yaml"),
    ),
    (
        "programmes/dibao.yaml",
        include_str!("../../../../tests/policies/good/minimal/programmes/dibao.yaml"),
    ),
];

/// The smallest policy with other files beside or in place of its own.
pub(crate) fn minimal<P: Into<String>>(files: impl IntoIterator<Item = (P, String)>) -> Sources {
    let own = MINIMAL
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    own.chain(files.into_iter().map(|(path, text)| (path.into(), text)))
        .collect()
}
