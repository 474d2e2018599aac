//! Figures that are typed into what residents read.

use super::texts::{Kind, Said};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    suggest::fold_width,
};

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

/// Warns of every figure that is typed into a text.
pub(super) fn warnings(texts: &[Said<'_>], report: &mut Report) {
    for said in texts.iter().filter(|said| said.kind != Kind::Example) {
        figures(said, report);
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

#[cfg(test)]
mod tests {
    use super::{super::texts::tests::codes, *};

    #[test]
    fn leaves_numbers_alone_that_are_no_figures() {
        for text in [
            "一、二级残疾每人每月有{护理补贴标准}元。",
            "着火打119，受伤打120，车祸打122。",
        ] {
            assert_eq!(codes(warnings, &[text], false), [], "{text}");
        }
        assert_eq!(codes(warnings, &["一般30个工作日办好，满60岁的优先。"], true), []);
    }

    #[test]
    fn finds_figures() {
        for text in [
            "每月1,045 元。",
            "最多补８０％。",
            "存款3万以下。",
            "60岁以上的老人。",
        ] {
            assert_eq!(codes(warnings, &[text], false), [Code::TypedFigure], "{text}");
        }
        // A document does not make up for a figure that stands in the words.
        assert_eq!(codes(warnings, &["每月1045元。"], true), [Code::TypedFigure]);
    }
}
