//! The pack in English: english.yaml puts a translation beside each Chinese text that residents read.
//!
//! A text is looked up by its words as they stand in the policy, so a text that changes is missing until somebody
//! translates it again, and an English page can never say what no longer holds. Figures stay in their places.

mod texts;

use std::collections::{BTreeMap, BTreeSet};

use jiuzhu_engine::{
    Pack,
    pack::{NodeId, Piece, Text},
};

use crate::{
    Compiled,
    diagnostic::{Code, Diagnostic, Report},
    source::Written,
    suggest,
};
use texts::{Places, Slot};

/// The translations of a policy.
#[derive(Debug, Clone, Default)]
pub(crate) struct English {
    /// Chinese texts and what they are in English, the policy's own after those it takes over.
    pub(crate) texts: Vec<(Written, Written)>,
    /// What people type about a trouble, by its name.
    pub(crate) words: Vec<(Written, Vec<Written>)>,
    /// Words that mean the same to whoever searches.
    pub(crate) synonyms: Vec<Vec<Written>>,
}

/// A text that nobody has translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untranslated {
    /// The part of the policy in which it stands first.
    pub part: String,
    /// The text as it stands in the policy, with `{名称}` for figures.
    pub chinese: String,
    /// Whether it is a trouble of which the words are missing that people type.
    pub is_search: bool,
}

impl Compiled {
    /// Whether the policy has an english.yaml.
    pub fn has_english(&self) -> bool {
        !(self.english.texts.is_empty() && self.english.words.is_empty())
    }

    /// How many different texts residents read.
    pub fn texts(&self) -> usize {
        wanted(&self.pack).len()
    }

    /// The pack in English.
    ///
    /// # Errors
    /// The texts that are not translated, in the order of the pack.
    pub fn english(&self) -> Result<Pack, Vec<Untranslated>> {
        let missing = self.untranslated();
        if missing.is_empty() {
            Ok(self.english.pack(&self.pack))
        } else {
            Err(missing)
        }
    }

    /// The texts that are not translated, or whose translation has not the same figures, in the order of the pack.
    pub fn untranslated(&self) -> Vec<Untranslated> {
        let known = self.english.by_chinese();
        let mut missing = wanted(&self.pack);
        missing.retain(|text| {
            !known
                .get(text.chinese.as_str())
                .is_some_and(|e| fits(&text.chinese, e))
        });
        let words: BTreeSet<&str> = self.english.words.iter().map(|(n, _)| n.text.as_str()).collect();
        for trouble in &self.pack.troubles {
            if !words.contains(trouble.name.as_str()) {
                missing.push(Untranslated {
                    part: "难处".to_owned(),
                    chinese: trouble.name.clone(),
                    is_search: true,
                });
            }
        }
        missing
    }
}

/// Every text that residents read, once.
fn wanted(pack: &Pack) -> Vec<Untranslated> {
    let (places, mut found, mut seen) = (Places::of(pack), Vec::new(), BTreeSet::new());
    texts::each(&mut pack.clone(), &mut |part, slot| {
        let chinese = match slot {
            Slot::Words(words) | Slot::Official(words) => words.clone(),
            Slot::Sentence(text) => places.written(text),
        };
        if seen.insert(chinese.clone()) {
            found.push(Untranslated {
                part: part.to_owned(),
                chinese,
                is_search: false,
            });
        }
    });
    found
}

/// The names in braces.
fn places(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .map(|part| part.split_once('}').map_or(part, |(name, _)| name))
        .collect()
}

/// The first Chinese character outside brackets: in them may stand what an office or an app is called.
fn first_chinese(text: &str) -> Option<usize> {
    let mut depth = 0_u8;
    text.chars().position(|c| {
        match c {
            '(' | '{' => depth = depth.saturating_add(1),
            ')' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    })
}

/// Whether a translation says something, with the same figures.
fn fits(chinese: &str, english: &str) -> bool {
    !english.is_empty() && places(chinese) == places(english)
}

impl English {
    /// The translations by what they translate, the policy's own where there are two; empty ones too.
    fn by_chinese(&self) -> BTreeMap<&str, &str> {
        let mut known = BTreeMap::new();
        for (chinese, english) in &self.texts {
            known.insert(chinese.text.as_str(), english.text.as_str());
        }
        known
    }

    /// A pack in which everything is translated.
    fn pack(&self, pack: &Pack) -> Pack {
        let (known, places) = (self.by_chinese(), Places::of(pack));
        let mut translated = pack.clone();
        texts::each(&mut translated, &mut |_, slot| match slot {
            Slot::Words(words) => {
                if let Some(english) = known.get(words.as_str()) {
                    (*english).clone_into(words);
                }
            }
            Slot::Official(name) => {
                if let Some(english) = known.get(name.as_str()) {
                    *name = format!("{english} ({name})");
                }
            }
            Slot::Sentence(text) => {
                if let Some(english) = known.get(places.written(text).as_str()) {
                    *text = sentence(english, text, &places);
                }
            }
        });
        for trouble in pack.troubles.iter().zip(&mut translated.troubles) {
            let words = self.words.iter().rfind(|(name, _)| name.text == trouble.0.name);
            trouble.1.words = words.map_or_else(Vec::new, |(_, words)| plain(words));
        }
        translated.synonyms = self.synonyms.iter().map(|words| plain(words)).collect();
        translated
    }

    /// Warns of translations of nothing, of those whose figures are not those of the text, and of those not in English.
    pub(crate) fn warnings(&self, pack: &Pack, report: &mut Report) {
        let texts: Vec<String> = wanted(pack).into_iter().map(|text| text.chinese).collect();
        let known: BTreeSet<&str> = texts.iter().map(String::as_str).collect();
        let troubles: BTreeSet<&str> = pack
            .troubles
            .iter()
            .map(|trouble| trouble.name.as_str())
            .collect();
        let mut own = report.fresh();
        for (chinese, english) in &self.texts {
            if !known.contains(chinese.text.as_str()) {
                own.push(stale(chinese, &known));
            } else if !english.text.is_empty() && !fits(&chinese.text, &english.text) {
                own.push(other_figures(chinese, english));
            } else if let Some(at) = first_chinese(&english.text) {
                let message = "译文里有中文，读的人可能不认识";
                let problem = Diagnostic::new(Code::ChineseTranslation, english.part(at..at + 1), message);
                own.push(problem.help("写英文；中文的名字放进括号里，例如 (民政通)"));
            }
        }
        for (name, _) in self
            .words
            .iter()
            .filter(|(name, _)| !troubles.contains(name.text.as_str()))
        {
            own.push(stale(name, &troubles));
        }
        report.append_own(own);
    }
}

fn plain(words: &[Written]) -> Vec<String> {
    words.iter().map(|word| word.text.clone()).collect()
}

/// An English sentence with the figures of the Chinese one.
fn sentence(english: &str, chinese: &Text, places: &Places) -> Text {
    let figure = |name: &str| {
        chinese.0.iter().find_map(|piece| match piece {
            Piece::Value(node) => (places.name(*node) == name).then_some(*node),
            Piece::Words(_) => None,
        })
    };
    let mut pieces = Vec::new();
    let words = |words: &str, pieces: &mut Vec<Piece>| {
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned()));
        }
    };
    let mut rest = english;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        words(before, &mut pieces);
        let node: Option<NodeId> = figure(name);
        pieces.extend(node.map(Piece::Value));
        rest = tail;
    }
    words(rest, &mut pieces);
    Text(pieces)
}

fn stale(chinese: &Written, known: &BTreeSet<&str>) -> Diagnostic {
    let message = format!("政策里没有“{}”这段文字", chinese.text);
    let problem = Diagnostic::new(Code::StaleTranslation, chinese.span, message);
    let nearest = suggest::nearest(&chinese.text, known.iter().copied());
    let hint = suggest::hint(&nearest);
    problem.help(hint.unwrap_or_else(|| "原文改了的，照新的原文改；不用了的，删去".to_owned()))
}

fn other_figures(chinese: &Written, english: &Written) -> Diagnostic {
    let (wanted, given) = (places(&chinese.text), places(&english.text));
    let list = |names: Vec<&&str>| {
        let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
        names.join("、")
    };
    let (lost, foreign): (Vec<_>, Vec<_>) = (
        wanted.difference(&given).collect(),
        given.difference(&wanted).collect(),
    );
    let message = match (lost.is_empty(), foreign.is_empty()) {
        (false, true) => format!("译文里少了{}", list(lost)),
        (true, _) => format!("译文里多了{}", list(foreign)),
        (false, false) => format!("译文里少了{}，多了{}", list(lost), list(foreign)),
    };
    Diagnostic::new(Code::OtherFigures, english.span, message).help("花括号里的名称照抄中文，不要翻译")
}
