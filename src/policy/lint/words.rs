//! How residents are spoken to: short sentences, no figures out of nowhere, no promise, no discouragement.

use std::ops::Range;

use super::{texts::Said, wordings::WORDINGS};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    suggest::fold_width,
};

/// Characters in one sentence.
const SENTENCE: usize = 35;

/// What ends a sentence.
const ENDS: [char; 6] = ['。', '！', '？', '；', ';', '!'];

/// What follows a number that is a figure of the policy, longest first where one ends like another.
const FIGURES: [&str; 10] = ["万元", "千元", "百元", "元", "块", "%", "倍", "成", "万", "亿"];

/// What follows a number that some document must say.
const COUNTS: [&str; 19] = [
    "个工作日",
    "工作日",
    "个月",
    "个",
    "周岁",
    "岁",
    "小时",
    "分钟",
    "天",
    "日",
    "月",
    "年",
    "周",
    "次",
    "人",
    "套",
    "户",
    "项",
    "种",
];

/// Warns of every text that is hard, wrong or unkind to read.
pub(super) fn warnings(texts: &[Said<'_>], report: &mut Report) {
    for said in texts {
        long_sentences(said, report);
        if !said.is_example {
            figures(said, report);
        }
        wordings(said, report);
    }
}

fn long_sentences(said: &Said<'_>, report: &mut Report) {
    let mut start = 0;
    let mut count = 0;
    let chars: Vec<char> = said.written.text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let is_end = ENDS.contains(c);
        // A figure is read as its name.
        count += usize::from(!is_end && !matches!(c, '{' | '}' | ' '));
        if !is_end && at + 1 != chars.len() {
            continue;
        }
        if count > SENTENCE {
            let message = format!("这一句有 {count} 个字，居民读的句子最多 {SENTENCE} 个字");
            let problem = Diagnostic::new(Code::LongSentence, said.written.part(start..at + 1), message);
            report.push(problem.help("分成几句，一句只说一件事，先说什么情况，再说怎么办"));
        }
        (start, count) = (at + 1, 0);
    }
}

/// A number in digits and the word after it.
fn figures(said: &Said<'_>, report: &mut Report) {
    let chars: Vec<char> = said.written.text.chars().map(fold_width).collect();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if !c.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while chars
            .get(at)
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        {
            at += 1;
        }
        let blanks = chars
            .get(at..)
            .unwrap_or(&[])
            .iter()
            .take_while(|c| **c == ' ')
            .count();
        let rest: String = chars.get(at + blanks..).unwrap_or(&[]).iter().collect();
        let follows = |units: &'static [&'static str]| units.iter().find(|unit| rest.starts_with(**unit));
        let span = |unit: &str| said.written.part(start..at + blanks + unit.chars().count());
        if let Some(unit) = follows(&FIGURES) {
            let problem = Diagnostic::new(
                Code::TypedFigure,
                span(unit),
                "数直接写进了文字，标准变了不会跟着变",
            );
            report.push(problem.help("写进 parameters，写上起算日和依据，这里写 {标准的名称}"));
        } else if let (false, Some(unit)) = (said.is_cited, follows(&COUNTS)) {
            let problem = Diagnostic::new(Code::TypedFigure, span(unit), "这段文字里有数，却没有依据");
            report.push(problem.help("给这一项加上依据，或不写这个数"));
            return;
        }
    }
}

fn wordings(said: &Said<'_>, report: &mut Report) {
    let text = quoted_blanked(&said.written.text);
    for wording in &WORDINGS {
        for word in wording.words {
            for chars in occurrences(&text, word) {
                let harmless = wording
                    .unless
                    .iter()
                    .flat_map(|unless| occurrences(&text, unless));
                let inside = |around: Range<usize>| around.start <= chars.start && chars.end <= around.end;
                if harmless.into_iter().any(inside) {
                    continue;
                }
                let message = match wording.code {
                    Code::Promise => format!("“{word}”像是许诺，结果由街道决定"),
                    _ => format!("“{word}”会让该来的人不来"),
                };
                let problem = Diagnostic::new(wording.code, said.written.part(chars), message);
                report.push(problem.help(wording.better));
            }
        }
    }
}

/// The text with what stands in quotation marks, such as the words of a law, left out, as long as before.
fn quoted_blanked(text: &str) -> String {
    let mut depth = 0_usize;
    let mut blanked = String::new();
    for c in text.chars() {
        match c {
            '“' | '《' | '「' => depth += 1,
            '”' | '》' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        blanked.push(if depth > 0 { ' ' } else { c });
    }
    blanked
}

/// Where `word` stands, in characters.
fn occurrences(text: &str, word: &str) -> Vec<Range<usize>> {
    let len = word.chars().count();
    let starts = text
        .match_indices(word)
        .map(|(byte, _)| text.get(..byte).map_or(0, |before| before.chars().count()));
    starts.map(|start| start..start + len).collect()
}
