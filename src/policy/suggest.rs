//! 是否指…: names that were probably meant.

/// At most this many names are suggested.
const SUGGESTIONS: usize = 3;

/// Characters that are easily taken for each other; the first of each pair stands for both.
const LOOK_ALIKES: [(char, char); 12] = [
    ('人', '入'),
    ('己', '已'),
    ('未', '末'),
    ('土', '士'),
    ('日', '曰'),
    ('千', '干'),
    ('大', '太'),
    ('天', '夭'),
    ('侯', '候'),
    ('账', '帐'),
    ('度', '渡'),
    ('份', '分'),
];

/// A full-width or typographic form as the plain character that means the same.
pub(crate) fn fold_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '×' => '*',
        '÷' => '/',
        '−' | '–' => '-',
        '､' => '、',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn fold(c: char) -> char {
    let c = fold_width(c).to_ascii_lowercase();
    LOOK_ALIKES
        .iter()
        .find(|(_, other)| *other == c)
        .map_or(c, |(one, _)| *one)
}

/// The known names nearest to what was written, nearest first; none that differs in more than a third.
///
/// Look-alike characters and full-width forms count as equal.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded: Vec<char> = written.chars().map(fold).collect();
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| *name != written)
        .map(|name| {
            (
                distance(&folded, &name.chars().map(fold).collect::<Vec<_>>()),
                name,
            )
        })
        .filter(|(distance, _)| distance * 3 <= folded.len())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
        .into_iter()
        .take(SUGGESTIONS)
        .map(|(_, name)| name)
        .collect()
}

/// 是否指“甲”或“乙”？; `None` without a name.
pub(crate) fn hint(near: &[&str]) -> Option<String> {
    let quoted: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
    (!quoted.is_empty()).then(|| format!("是否指{}？", quoted.join("或")))
}

/// How many characters must be changed, added or removed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        let mut left = i + 1;
        for ((y, &above_left), &above) in b.iter().zip(&row).zip(row.iter().skip(1)) {
            left = (above_left + usize::from(x != y)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_changed_characters() {
        let distance =
            |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(distance("", "低保"), 2);
        assert_eq!(distance("低保", ""), 2);
        assert_eq!(distance("家庭人均月收入", "家庭人均收入"), 1);
        assert_eq!(distance("月收入", "年收入"), 1);
    }

    #[test]
    fn takes_look_alikes_and_full_width_forms_as_equal() {
        assert_eq!(nearest("收人", ["收入", "支出"]), ["收入"]);
        assert_eq!(nearest("己婚", ["已婚"]), ["已婚"]);
        assert_eq!(nearest("６０岁", ["60岁"]), ["60岁"]);
    }

    #[test]
    fn suggests_at_most_three_and_nothing_far_off() {
        assert_eq!(
            nearest("月收入", ["年收入", "日收入", "周收入", "季收入"]).len(),
            3
        );
        assert!(nearest("存款", ["汽车", "户籍"]).is_empty());
        assert_eq!(hint(&["甲", "乙"]).unwrap(), "是否指“甲”或“乙”？");
        assert_eq!(hint(&[]), None);
    }
}
