//! english.yaml.

use crate::{
    diagnostic::Report,
    model::Model,
    source::{Node, Record, Written, items, text},
};

pub(super) fn english(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "english.yaml", report) else {
        return;
    };
    for (chinese, node) in file.entries("译文") {
        let english = text(node, file.report);
        model
            .english
            .texts
            .extend(english.map(|english| (chinese.clone(), english)));
    }
    for (trouble, node) in file.entries("难处的词") {
        let words = words(node, file.report);
        model.english.words.push((trouble.clone(), words));
    }
    for node in file.items("同义词") {
        let words = words(node, file.report);
        model.english.synonyms.push(words);
    }
    file.close();
}

fn words(node: &Node, report: &mut Report) -> Vec<Written> {
    let words = items(node, "词", report);
    words.iter().filter_map(|node| text(node, report)).collect()
}
