//! Things to know, troubles, and the words of the search.

use std::collections::BTreeSet;

use jiuzhu_engine::pack::{Given, Guide, Scope, Trouble};

use super::Compiler;
use crate::{
    diagnostic::{Code, Diagnostic},
    limits, model,
    names::{Shape, key},
    sentence::options,
    source::{Node, Written, text},
};

impl Compiler<'_> {
    pub(super) fn guides(&mut self) -> Vec<Guide> {
        let model = self.model;
        self.each_once(model.guides.iter().map(|guide| &guide.id), "须知");
        let guides = model.guides.iter();
        guides.map(|guide| self.guide(guide)).collect()
    }

    fn guide(&mut self, guide: &model::Guide) -> Guide {
        if let Some(sentence) = guide.body.get(limits::GUIDE_SENTENCES) {
            let message = format!("内容太长，最多 {} 句", limits::GUIDE_SENTENCES);
            let problem = Diagnostic::new(Code::Limit, sentence.span, message);
            self.report.push(problem.help("只留要紧的，或分成两项"));
        }
        Guide {
            id: guide.id.text.clone(),
            name: guide.name.text.clone(),
            summary: self.full_sentence(&guide.summary),
            body: self.sentences(&guide.body),
            contacts: self.phones(&guide.phones),
            citations: self.citations(&guide.citations),
        }
    }

    pub(super) fn troubles(&mut self) -> Vec<Trouble> {
        let model = self.model;
        self.each_once(model.troubles.iter().map(|trouble| &trouble.name), "难处");
        let troubles = model.troubles.iter();
        troubles.map(|trouble| self.trouble(trouble)).collect()
    }

    fn trouble(&mut self, trouble: &model::Trouble) -> Trouble {
        let programmes = trouble.programmes.iter();
        let programmes = programmes.filter_map(|name| self.position(name)).collect();
        let guides = trouble.guides.iter();
        let guides = guides.filter_map(|name| self.guide_named(name)).collect();
        let answers = trouble.answers.iter();
        Trouble {
            name: trouble.name.text.clone(),
            words: trouble.words.iter().map(|word| word.text.clone()).collect(),
            programmes,
            guides,
            answers: answers
                .filter_map(|(fact, answer)| self.given(fact, answer))
                .collect(),
        }
    }

    fn guide_named(&mut self, name: &Written) -> Option<u16> {
        let guides = self.model.guides.iter();
        let position = guides.clone().position(|guide| guide.id.text == name.text);
        if position.is_none() {
            let message = format!("没有编号为“{}”的须知", name.text);
            let problem = Diagnostic::new(Code::UnknownName, name.span, message);
            let known = guides.map(|guide| guide.id.text.as_str());
            let help = "写 guides.yaml 里一项须知的编号";
            self.report.push(problem.suggest(&name.text, known, help));
        }
        position.and_then(|position| u16::try_from(position).ok())
    }

    /// An answer that a trouble gives: it must be one option of a household fact.
    fn given(&mut self, fact: &Written, answer: &Node) -> Option<Given> {
        let (id, entry) = self.fact_named(fact)?;
        let problem = match (entry.scope, &entry.shape) {
            (Scope::Member, _) => Some((Code::Scope, "是成员的事实，不知道是谁的")),
            (_, Shape::Number(_)) => Some((Code::Kind, "是一个数，难处里说不准")),
            _ => None,
        };
        if let Some((code, what)) = problem {
            let problem = Diagnostic::new(code, fact.span, format!("“{}”{what}", entry.name));
            let help = "难处只回答家庭的是非和选项；别的在提问里问";
            self.report.push(problem.help(help));
            return None;
        }
        let written = text(answer, self.report)?;
        let options = options(std::slice::from_ref(&written), entry, self.names, self.report)?;
        Some(Given {
            fact: id,
            option: u8::try_from(options.trailing_zeros()).ok()?,
        })
    }

    pub(super) fn synonyms(&mut self) -> Vec<Vec<String>> {
        let model = self.model;
        for words in &model.synonyms {
            self.each_once(words.iter(), "同义词");
        }
        let words = |words: &Vec<Written>| words.iter().map(|word| word.text.clone()).collect();
        model.synonyms.iter().map(words).collect()
    }

    /// Reports what is named twice.
    fn each_once<'w>(&mut self, names: impl Iterator<Item = &'w Written>, what: &str) {
        let mut seen = BTreeSet::new();
        for name in names.filter(|name| !name.text.is_empty()) {
            if !seen.insert(key(&name.text)) {
                let message = format!("{what}“{}”写了两次", name.text);
                let problem = Diagnostic::new(Code::Duplicate, name.span, message);
                self.report.push(problem.help("留下一个"));
            }
        }
    }
}
