//! How easy residents' texts are to read: the length of their sentences.

use std::collections::BTreeMap;

use super::texts::Said;
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    source::Span,
};

/// Characters in one sentence, punctuation left out.
const SENTENCE: usize = 30;

/// Characters in a sentence on average, in a text of several sentences and in a whole file.
const AVERAGE: usize = 20;

/// Fewer sentences of a file say nothing about it.
const FEW: usize = 5;

/// What ends a sentence.
const ENDS: [char; 6] = ['。', '！', '？', '；', ';', '!'];

/// Characters of a figure, such as 1045, that takes the place of its name.
const FIGURE: usize = 4;

/// Within a sentence, and not read aloud.
const PUNCTUATION: [char; 16] = [
    '，', ',', '、', '：', ':', '（', '）', '(', ')', '“', '”', '《', '》', '—', ' ', '　',
];

/// Warns of sentences that are too long by themselves, or too long on average, and counts them all.
pub(super) fn warnings(texts: &[Said<'_>], report: &mut Report) -> Reading {
    let mut files: BTreeMap<String, (Reading, Span)> = BTreeMap::new();
    for said in texts {
        let reading = sentences(said, report);
        if reading.sentences > 1 && reading.is_long() {
            let message = format!(
                "这段话 {} 句，平均一句 {} 个字，最多 {AVERAGE} 个字",
                reading.sentences,
                reading.average()
            );
            let problem = Diagnostic::new(Code::LongWinded, said.written.span, message);
            report.push(problem.help("去掉不必要的字，或多分几句，一句只说一件事"));
        }
        let file = files.entry(report.path(said.written.span));
        let (all, _) = file.or_insert_with(|| (Reading::default(), said.written.span));
        all.add(reading);
    }
    let mut whole = Reading::default();
    for (all, first) in files.into_values() {
        whole.add(all);
        if all.sentences >= FEW && all.is_long() {
            let message = format!(
                "这个文件里给居民看的话，平均一句 {} 个字，最多 {AVERAGE} 个字",
                all.average()
            );
            let problem = Diagnostic::new(Code::LongWinded, first, message);
            report.push(problem.help("从最长的几句改起：去掉不必要的字，一句只说一件事"));
        }
    }
    whole
}

/// Sentences that residents read, and the characters in them without punctuation; a figure counts as four.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// How many sentences.
    pub sentences: usize,
    /// How many characters in all of them.
    pub characters: usize,
    /// How many in the longest one.
    pub longest: usize,
}

impl Reading {
    fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.characters += other.characters;
        self.longest = self.longest.max(other.longest);
    }

    fn is_long(self) -> bool {
        self.characters > self.sentences * AVERAGE
    }

    /// Characters a sentence, rounded up, so that what is too long is seen to be.
    pub fn average(self) -> usize {
        self.characters.div_ceil(self.sentences.max(1))
    }
}

/// Warns of every sentence that is too long, and counts those that end; a name or the words on a button are none.
fn sentences(said: &Said<'_>, report: &mut Report) -> Reading {
    let mut reading = Reading::default();
    let (mut start, mut count) = (0, 0);
    let mut is_figure = false;
    let chars: Vec<char> = said.written.text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let is_end = ENDS.contains(c);
        match c {
            '{' => (is_figure, count) = (true, count + FIGURE),
            '}' => is_figure = false,
            c => count += usize::from(!is_figure && !is_end && !PUNCTUATION.contains(c)),
        }
        if !is_end && at + 1 != chars.len() {
            continue;
        }
        if count > SENTENCE {
            let message = format!("这一句有 {count} 个字，居民读的句子最多 {SENTENCE} 个字");
            let problem = Diagnostic::new(Code::LongSentence, said.written.part(start..at + 1), message);
            report.push(problem.help("分成几句，一句只说一件事，先说什么情况，再说怎么办"));
        }
        if is_end && count > 0 {
            reading.add(Reading {
                sentences: 1,
                characters: count,
                longest: count,
            });
        }
        (start, count) = (at + 1, 0);
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::{super::texts::tests, *};

    fn codes(texts: &[&str]) -> Vec<Code> {
        tests::codes(|texts, report| _ = warnings(texts, report), texts, false)
    }

    fn sentence(chars: usize) -> String {
        format!("{}。", "一".repeat(chars))
    }

    #[test]
    fn counts_what_is_read_and_a_figure_as_a_number() {
        let short = sentence(5);
        let figure = |before: &str| format!("{}，（{before}{{刚性支出人均财产线}}）元。", "一".repeat(25));
        assert_eq!(codes(&[&figure(""), &short]), []);
        assert_eq!(codes(&[&figure("一"), &short]), [Code::LongSentence]);
    }

    #[test]
    fn one_long_sentence_may_stand_among_short_ones() {
        let (long, short) = (sentence(30), sentence(10));
        assert_eq!(codes(&[&format!("{long}{short}")]), []);
        assert_eq!(codes(&[&long, &short]), []);
        let text = format!("{long}{}", sentence(11));
        assert_eq!(codes(&[&text]), [Code::LongWinded]);
        // The file.
        assert_eq!(codes(&[&*sentence(21); FEW]), [Code::LongWinded]);
        assert_eq!(codes(&[&*sentence(21); FEW - 1]), []);
    }

    #[test]
    fn counts_everything_in_the_end() {
        let (a, b) = (sentence(7), sentence(12));
        let texts = [format!("{a}{b}"), a, "低保".to_owned()];
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut whole = Reading::default();
        tests::codes(|texts, report| whole = warnings(texts, report), &texts, false);
        assert_eq!((whole.sentences, whole.characters, whole.longest), (3, 26, 12));
        assert_eq!(whole.average(), 9);
    }

    /// Names and the words on buttons would bring the average down.
    #[test]
    fn only_what_ends_counts_for_the_average() {
        let long = sentence(21);
        let texts = [&*long, &*long, &*long, &*long, &*long, "低保", "有汽车"];
        assert_eq!(codes(&texts), [Code::LongWinded]);
        assert_eq!(codes(&[&"一".repeat(31)]), [Code::LongSentence]);
    }
}
