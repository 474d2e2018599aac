//! Finds the `wordings` in what residents read.

use std::ops::Range;

use super::{
    texts::Said,
    wordings::{Then, WORDINGS, Wording},
};
use crate::diagnostic::{Code, Diagnostic, Report};

/// Characters between a word and the one that has to come after it.
const BETWEEN: usize = 12;

/// Warns of every wording in every text; where several of a kind overlap, of one.
pub(super) fn warnings(texts: &[Said<'_>], report: &mut Report) {
    for said in texts {
        let text = quoted_blanked(&said.written.text);
        let found =
            |wording: &'static Wording| found(&text, wording).into_iter().map(move |at| (wording, at));
        // Few texts have any of the words.
        let may = |wording: &&Wording| wording.words.iter().any(|word| said.written.text.contains(word));
        let mut all: Vec<_> = WORDINGS.iter().filter(may).flat_map(found).collect();
        all.sort_by_key(|(wording, at)| (wording.code, at.start, at.end));
        all.dedup_by(|(later, at), (earlier, before)| later.code == earlier.code && overlap(at, before));
        for (wording, at) in all {
            let words: String = text.get(at.clone()).unwrap_or_default().iter().collect();
            let message = match wording.code {
                Code::Promise => format!("“{words}”像是许诺，结果由街道决定"),
                Code::DoubleNegative => format!("“{words}”否定了两次，要想一想才懂"),
                _ => format!("“{words}”会让该来的人不来"),
            };
            let problem = Diagnostic::new(wording.code, said.written.part(at), message);
            report.push(problem.help(wording.better));
        }
    }
}

/// Whether two places have a character in common.
pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where a wording stands, in characters.
fn found(text: &[char], wording: &Wording) -> Vec<Range<usize>> {
    let all = |words: &[&str]| -> Vec<Range<usize>> {
        words.iter().flat_map(|word| occurrences(text, word)).collect()
    };
    let harmless = all(wording.unless);
    let asked = |at: &Range<usize>| is_question(text, at.start);
    let mut ranges = all(wording.words);
    ranges.retain(|at| !asked(at));
    if let Then::Near(after) | Then::Next(after) = wording.then {
        let mut after = all(after);
        after.retain(|at| !asked(at));
        after.sort_by_key(|at| at.start);
        let clauses = if matches!(wording.then, Then::Near(_)) {
            1
        } else {
            2
        };
        let together = |first: Range<usize>| {
            let mut after = after.iter();
            let second = after.find(|second| belong(text.get(first.end..second.start), clauses))?;
            Some(first.start..second.end)
        };
        ranges = ranges.into_iter().filter_map(together).collect();
    }
    ranges.retain(|at| !harmless.iter().any(|unless| overlap(unless, at)));
    ranges
}

/// Whether a 不 or 没 asks, as in 能不能 and 有没有, and denies nothing.
fn is_question(text: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    matches!(text.get(at), Some('不' | '没')) && before.is_some() && before == text.get(at + 1)
}

/// Whether two words with this between them belong together.
fn belong(between: Option<&[char]>, clauses: usize) -> bool {
    let Some(between) = between.filter(|between| between.len() <= BETWEEN) else {
        return false;
    };
    let parts: Vec<&[char]> = between.split(|c| *c == '，').collect();
    let is_whole = |(i, part): (usize, &&[char])| {
        let is_last = i + 1 == parts.len();
        let part = if is_last {
            part
        } else {
            part.strip_suffix(&['的']).unwrap_or(part)
        };
        part.iter().all(|c| c.is_alphanumeric() && *c != '的')
    };
    parts.len() <= clauses && parts.iter().enumerate().all(is_whole)
}

/// The text with what stands in quotation marks, such as the words of a law, left out, as long as before.
fn quoted_blanked(text: &str) -> Vec<char> {
    let mut depth = 0_usize;
    let blanked = text.chars().map(|c| {
        match c {
            '“' | '《' | '「' => depth += 1,
            '”' | '》' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 { ' ' } else { c }
    });
    blanked.collect()
}

/// Where a word stands.
pub(super) fn occurrences(text: &[char], word: &str) -> Vec<Range<usize>> {
    let word: Vec<char> = word.chars().collect();
    let places = text.windows(word.len()).zip(0..);
    let places = places.filter(|(at, _)| *at == word);
    places.map(|(_, start)| start..start + word.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::texts::tests::codes, *};

    fn found(text: &str) -> Vec<Code> {
        codes(warnings, &[text], false)
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
            "不标准行不行，请问街道。",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn finds_promises_and_discouragement() {
        for (text, code) in [
            ("来申请一定能批。", Code::Promise),
            ("百分之百能办下来。", Code::Promise),
            ("确保当月发钱。", Code::Promise),
            ("您家肯定有补贴。", Code::Promise),
            ("收入高的没有资格。", Code::Discouraging),
            ("不符合的不用来。", Code::Discouraging),
            ("名额有限，请早点来。", Code::Discouraging),
            ("瞒报的要追究责任。", Code::Discouraging),
            ("残废的人可以申请。", Code::Discouraging),
        ] {
            assert_eq!(found(text), [code], "{text}");
        }
    }

    /// A no in each of two thoughts is not a no to a no.
    #[test]
    fn one_no_a_thought_is_none_too_many() {
        for text in [
            "没有批准的，会书面告诉您原因。",
            "不清楚的，就不能算没有。",
            "不清楚",
            "没有收入的老人不用交费。",
            "没有工作的人，不看收入。",
            "不住在一起的亲人，没有能力给赡养费。",
            "没有父母，也没有别人养。",
            "不能走路，不能自己吃饭。",
            "本人没有残疾证，能不能办，请问街道。",
            "是不是没有收入，由街道认定。",
            "有没有不动产，由街道联网核对。",
            "非居住用房不可以住人。",
            "没有急事，就不用选。",
            "办不办低保都不要紧。",
            "没有不良记录。",
            "不动产不可抵押的，请问街道。",
            "不同的病，就不能只看一张单子。",
            "不会上网不要紧。",
            "不住在一起可以不算。",
            "不是本地户口，也没有居住证的，请问街道。",
            "满16岁不满18岁，自己有工作的不算。",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn finds_double_negatives() {
        for text in [
            "不得不借钱看病的人，可以申请。",
            "这不是不能办。",
            "没有人不可以申请。",
            "身份证和户口本缺一不可。",
            "没有残疾证，就不能领这项补贴。",
            "没有残疾证的，就不能领这项补贴。",
            "不签字，街道就不给办。",
            "未经同意不得查存款。",
            "不是天津户口不能申请。",
            "非本人去不可。",
            "不来街道不行。",
            "除非有急事，否则要等。",
        ] {
            assert_eq!(found(text), [Code::DoubleNegative], "{text}");
        }
    }

    #[test]
    fn marks_the_words_and_nothing_more() {
        let text: Vec<char> = "一家人没有残疾证，就不能领。".chars().collect();
        let ranges = WORDINGS.iter().flat_map(|wording| super::found(&text, wording));
        let ranges: Vec<_> = ranges.map(|at| (at.start, at.end)).collect();
        assert_eq!(ranges, [(3, 12)]);
    }
}
