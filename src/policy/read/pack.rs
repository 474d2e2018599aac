//! pack.yaml, documents.yaml and glossary.yaml.

use jiuzhu_engine::pack::Document;

use super::value;
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Head, Model, Term},
    source::{Data, Node, Record, Written, text},
};

pub(super) fn head(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut record) = Record::open(node, "pack.yaml", report) else {
        return;
    };
    model.head = Head {
        id: record.need("编号").text,
        name: record.need("名称").text,
        version: record.need("版本").text,
        checked_on: record.need_date("核对日期"),
        review_by: record.need_date("复核日期"),
        review_span: record.text("复核日期").map(|written| written.span),
        programmes: record.texts("待遇"),
        span: Some(record.span),
    };
    // The folder was looked up before anything was read.
    record.text("沿用");
    record.close();
}

pub(super) fn documents(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "documents.yaml", report) else {
        return;
    };
    for node in file.items("文件") {
        let Some(mut record) = Record::open(node, "文件", file.report) else {
            continue;
        };
        let key = record.need("编号");
        let document = Document {
            key: key.text.clone(),
            title: record.need("名称").text,
            issuer: record.need("机关").text,
            effective: record.date("施行"),
            until: record.date("失效"),
            confidence: value::confidence(&mut record),
            url: record.need("网址").text,
        };
        // For editors only.
        record.text("说明");
        record.close();
        model.documents.push((key, document));
    }
    file.close();
}

pub(super) fn glossary(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "glossary.yaml", report) else {
        return;
    };
    for (term, node) in file.entries("用语") {
        let Some((meaning, citations)) = meaning(node, file.report) else {
            continue;
        };
        if meaning.text.chars().count() > limits::TERM_CHARS {
            let message = format!("解释太长，最多 {} 个字", limits::TERM_CHARS);
            file.report
                .push(Diagnostic::new(Code::Limit, meaning.span, message).help("说得更短一些"));
        }
        model.glossary.push(Term {
            name: term.clone(),
            meaning,
            citations,
        });
    }
    model.hard_words.extend(file.texts("难词"));
    file.close();
}

/// A text, or `{ 解释, 依据 }`.
fn meaning(node: &Node, report: &mut Report) -> Option<(Written, Vec<Written>)> {
    if !matches!(node.data, Data::Map(_)) {
        return text(node, report).map(|meaning| (meaning, Vec::new()));
    }
    let mut record = Record::open(node, "用语", report)?;
    let meaning = (record.need("解释"), record.one_or_more("依据"));
    record.close();
    Some(meaning)
}
