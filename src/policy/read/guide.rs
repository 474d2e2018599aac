//! guides.yaml, troubles.yaml and pending.yaml.

use super::value;
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{Guide, Model, Pending, Reply, Trouble},
    source::{Node, Record, Written, items, text},
};

pub(super) fn guides(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "guides.yaml", report) else {
        return;
    };
    for node in file.items("须知") {
        let Some(mut record) = Record::open(node, "须知", file.report) else {
            continue;
        };
        model.guides.push(Guide {
            id: record.need("编号"),
            name: record.need("名称"),
            summary: record.need("一句话"),
            body: record.need_texts("内容"),
            // Whatever it is about, there is somebody to ask.
            phones: needed(&mut record, "电话"),
            citations: record.one_or_more("依据"),
        });
        record.close();
    }
    file.close();
}

pub(super) fn troubles(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "troubles.yaml", report) else {
        return;
    };
    for node in file.items("难处") {
        model.troubles.extend(trouble(node, file.report));
    }
    for node in file.items("同义词") {
        let words = items(node, "同义词", file.report);
        let words: Vec<Written> = words.iter().filter_map(|n| text(n, file.report)).collect();
        if words.len() == 1 {
            let problem = Diagnostic::new(Code::MissingKey, node.span, "只有一个词，没有同义的词");
            file.report.push(problem.help("写成 [五保, 特困]，至少两个"));
        }
        model.synonyms.push(words);
    }
    file.close();
}

fn trouble(node: &Node, report: &mut Report) -> Option<Trouble> {
    let mut record = Record::open(node, "难处", report)?;
    let trouble = Trouble {
        name: record.need("名称"),
        words: record.one_or_more("词"),
        programmes: record.one_or_more("待遇"),
        guides: record.one_or_more("须知"),
        answers: record.entries("回答").to_vec(),
    };
    if trouble.programmes.is_empty() && trouble.guides.is_empty() {
        record.lacks("待遇");
    }
    if trouble.name.text.chars().count() > limits::TROUBLE_CHARS {
        let message = format!("难处的名称太长，最多 {} 个字", limits::TROUBLE_CHARS);
        let problem = Diagnostic::new(Code::Limit, trouble.name.span, message);
        record
            .report
            .push(problem.help("用居民自己的话，说得更短；别的说法写进 词"));
    }
    record.close();
    Some(trouble)
}

pub(super) fn pending(node: &Node, model: &mut Model, report: &mut Report) {
    let Some(mut file) = Record::open(node, "pending.yaml", report) else {
        return;
    };
    for node in file.items("待核实") {
        let Some(mut record) = Record::open(node, "待核实", file.report) else {
            continue;
        };
        model.pending.push(Pending {
            id: record.need("编号"),
            matter: record.need("事项"),
            why: record.need("为何"),
            who: record.need("谁核实"),
            places: needed(&mut record, "填到"),
            programmes: record.one_or_more("影响"),
            reply: record.node("答复").and_then(|n| reply(n, record.report)),
        });
        record.close();
    }
    file.close();
}

fn needed(record: &mut Record<'_, '_>, key: &'static str) -> Vec<Written> {
    record.need_node(key);
    record.one_or_more(key)
}

fn reply(node: &Node, report: &mut Report) -> Option<Reply> {
    let mut record = Record::open(node, "答复", report)?;
    let reply = Reply {
        on: record.need_date("日期"),
        text: record.need("内容"),
        citations: value::citations(&mut record),
    };
    record.close();
    Some(reply)
}
