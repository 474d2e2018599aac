//! 是否指…: names that were probably meant.

/// At most this many names are suggested.
const SUGGESTIONS: usize = 3;

/// Names longer than this are not compared.
const LONGEST: usize = 64;

/// What one changed, added or removed character counts.
const DIFFERENT: usize = 2;

/// What a character counts that was taken for one that looks like it.
const LOOK_ALIKE: usize = 1;

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
    fold_width(c).to_ascii_lowercase()
}

/// The known names nearest to what was written, nearest first.
///
/// A name may differ in one character, and in a third of them if it is long. Characters that look alike
/// differ by half; full-width and half-width forms are equal.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let signs: Vec<Sign> = written.chars().map(Sign::of).collect();
    if signs.len() > LONGEST {
        return Vec::new();
    }
    let most = match signs.len() {
        0 | 1 => LOOK_ALIKE,
        len => DIFFERENT * (len / 3).max(1),
    };
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| *name != written)
        .filter(|name| name.chars().count().abs_diff(signs.len()) * DIFFERENT <= most)
        .map(|name| {
            (
                distance(&signs, &name.chars().map(Sign::of).collect::<Vec<_>>()),
                name,
            )
        })
        .filter(|(distance, _)| *distance <= most)
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

/// A character, and what it looks like: one of those that are easily taken for each other.
#[derive(Debug, Clone, Copy)]
struct Sign {
    folded: char,
    look: char,
}

impl Sign {
    fn of(c: char) -> Self {
        let folded = fold(c);
        let look = match folded {
            '入' => '人',
            '已' | '巳' => '己',
            '末' => '未',
            '士' => '土',
            '曰' => '日',
            '干' | '于' => '千',
            '太' => '大',
            '夭' => '天',
            '候' => '侯',
            '帐' => '账',
            '渡' => '度',
            '分' => '份',
            '藉' => '籍',
            '淮' => '准',
            other => other,
        };
        Self { folded, look }
    }

    fn difference(self, other: Self) -> usize {
        if self.folded == other.folded {
            0
        } else if self.look == other.look {
            LOOK_ALIKE
        } else {
            DIFFERENT
        }
    }
}

/// What a name looks like: equal for names that differ only in width, letter case and look-alikes.
pub(crate) fn look(name: &str) -> String {
    name.chars().map(|c| Sign::of(c).look).collect()
}

/// The least difference over all ways to change, add and remove characters.
fn distance(a: &[Sign], b: &[Sign]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).map(|n| n * DIFFERENT).collect();
    for (i, x) in a.iter().enumerate() {
        let mut left = (i + 1) * DIFFERENT;
        let mut next = vec![left];
        for ((y, &above_left), &above) in b.iter().zip(&row).zip(row.iter().skip(1)) {
            left = (above_left + x.difference(*y)).min(above.min(left) + DIFFERENT);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(a.len() * DIFFERENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_least_difference() {
        let signs = |text: &str| text.chars().map(Sign::of).collect::<Vec<_>>();
        let distance = |a: &str, b: &str| distance(&signs(a), &signs(b));
        for (a, b, expected) in [
            ("", "低保", 2 * DIFFERENT),
            ("低保", "", 2 * DIFFERENT),
            ("家庭人均月收入", "家庭人均收入", DIFFERENT),
            ("月收人", "月收入", LOOK_ALIKE),
            ("月收入", "收入", DIFFERENT),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn prefers_look_alikes_and_takes_both_widths_as_equal() {
        assert_eq!(nearest("月收人", ["月收款", "月收入"]), ["月收入", "月收款"]);
        assert_eq!(nearest("己婚", ["已婚"]), ["已婚"]);
        assert_eq!(nearest("６０岁", ["60岁"]), ["60岁"]);
        assert_eq!(nearest("人", ["入", "大"]), ["入"]);
    }

    #[test]
    fn tells_what_looks_the_same() {
        assert_eq!(look("月收入"), look("月收人"));
        assert_eq!(look("60岁巳婚"), look("６０岁已婚"));
        assert_ne!(look("月收入"), look("年收入"));
    }

    #[test]
    fn suggests_at_most_three_and_nothing_far_off() {
        assert_eq!(nearest("存歀", ["存款"]), ["存款"]);
        assert_eq!(
            nearest("月收入", ["年收入", "日收入", "周收入", "季收入"]).len(),
            3
        );
        assert!(nearest("存款", ["汽车", "户籍", "存款"]).is_empty());
        assert!(nearest("家庭人均收入", ["家庭收入支出"]).is_empty());
        assert_eq!(hint(&["甲", "乙"]).unwrap(), "是否指“甲”或“乙”？");
        assert_eq!(hint(&[]), None);
    }

    #[test]
    fn takes_every_form_of_a_mark_for_the_plain_one() {
        for (forms, plain) in [
            ("－−–", '-'),
            ("（", '('),
            ("×＊", '*'),
            ("÷／", '/'),
            ("\u{3000}", ' '),
            ("､", '、'),
        ] {
            for form in forms.chars() {
                assert_eq!(fold_width(form), plain, "{form}");
            }
        }
        assert_eq!(
            "存款〔、。".chars().map(fold_width).collect::<String>(),
            "存款〔、。"
        );
    }

    #[test]
    fn every_look_alike_is_taken_for_its_twin() {
        for twins in [
            "人入",
            "己已巳",
            "未末",
            "土士",
            "日曰",
            "千干于",
            "大太",
            "天夭",
            "侯候",
            "账帐",
            "度渡",
            "份分",
            "籍藉",
            "准淮",
        ] {
            let looks: Vec<_> = twins.chars().map(|c| look(&c.to_string())).collect();
            assert!(looks.iter().all(|l| *l == looks[0]), "{twins}");
        }
        assert_ne!(look("人"), look("大"));
    }
}
