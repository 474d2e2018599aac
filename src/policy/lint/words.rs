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
                let touches = |around: Range<usize>| around.start < chars.end && chars.start < around.end;
                if harmless.into_iter().any(touches) {
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

#[cfg(test)]
mod tests {
    use crate::source::{Sources, Written};

    use super::*;

    fn codes(text: &str, is_cited: bool) -> Vec<Code> {
        let sources: Sources = [("pack.yaml", "")].into_iter().collect();
        let written = Written::new(text, sources.place("pack.yaml"));
        let said = Said {
            written: &written,
            is_cited,
            is_example: false,
        };
        let mut report = Report::new(sources);
        warnings(&[said], &mut report);
        report.diagnostics().iter().map(|d| d.code()).collect()
    }

    #[test]
    fn leaves_plain_and_kind_words_alone() {
        for text in [
            "能不能办不一定能说准，请问街道。",
            "先打12345问一问，免得白跑一趟。",
            "只问不是用来住人的房子。",
            "租房交的保证金不算存款。",
            "办好以前不用来回跑。",
            "目前看不符合低保，可以看临时救助。",
            "文件写的是“不予救助”，请街道说明。",
            "一、二级残疾每人每月有{护理补贴标准}元。",
            "着火打119，受伤打120，车祸打122。",
        ] {
            assert_eq!(codes(text, false), [], "{text}");
        }
        assert_eq!(codes("一般30个工作日办好，满60岁的优先。", true), []);
    }

    #[test]
    fn finds_promises_discouragement_and_figures() {
        for (text, code) in [
            ("来申请一定能批。", Code::Promise),
            ("百分之百能办下来。", Code::Promise),
            ("收入高的没有资格。", Code::Discouraging),
            ("不符合的不用来。", Code::Discouraging),
            ("每月1,045 元。", Code::TypedFigure),
            ("最多补８０％。", Code::TypedFigure),
            ("存款3万以下。", Code::TypedFigure),
            ("60岁以上的老人。", Code::TypedFigure),
        ] {
            assert_eq!(codes(text, false), [code], "{text}");
        }
        // A document does not make up for a figure that stands in the words.
        assert_eq!(codes("每月1045元。", true), [Code::TypedFigure]);
    }

    #[test]
    fn counts_a_figure_as_its_name() {
        let long = "一".repeat(31);
        assert_eq!(codes(&format!("{long}{{低保标准}}。"), true), []);
        assert_eq!(
            codes(&format!("{long}{{低保标准}}元。"), true),
            [Code::LongSentence]
        );
        assert_eq!(codes(&format!("{long}。{long}"), true), []);
    }
}
