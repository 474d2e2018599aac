//! Text in lines of one width, broken as Chinese is.

use textwrap::{Options, WordSeparator, WrapAlgorithm};

/// Columns of a line; a full-width character takes two.
const WIDTH: usize = 78;

/// What is written so far.
#[derive(Debug, Default)]
pub(super) struct Paper {
    text: String,
}

impl Paper {
    /// A blank line and a heading.
    pub(super) fn heading(&mut self, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(0, words);
    }

    /// A paragraph, so many columns from the left; lines after the first stand further in.
    pub(super) fn line(&mut self, indent: usize, words: &str) {
        let (first, other) = (" ".repeat(indent), " ".repeat(indent + 4));
        let options = Options::new(WIDTH)
            .initial_indent(&first)
            .subsequent_indent(&other)
            .word_separator(WordSeparator::UnicodeBreakProperties)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        for line in textwrap::wrap(words, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn breaks_chinese_by_its_width_and_never_before_a_mark() {
        let mut paper = Paper::default();
        paper.line(2, &"减去大病、残疾的扣减后，每人每月收入低于1045元。".repeat(9));
        let text = paper.finish();
        assert!(text.lines().count() > 5, "{text}");
        for line in text.lines() {
            assert!(line.width() <= WIDTH, "{line}");
            assert!(
                line.width() > WIDTH / 2 || line == text.lines().last().unwrap(),
                "{line}"
            );
            let first = line.trim_start().chars().next();
            assert!(!first.is_some_and(|c| "，。、；：）》”".contains(c)), "{line}");
        }
    }
}
