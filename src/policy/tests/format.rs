//! House style changes how a policy looks and nothing else, and undoes whatever blanks and widths do to it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test"
)]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use jiuzhu_policy::{Severity, Sources, compile, format, format_dir};
use proptest::prelude::*;
use support::minimal;

/// The files of one folder by path.
type Files = BTreeMap<String, String>;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Every folder with a pack.yaml that ships or is an example of what is right.
fn packs() -> Vec<PathBuf> {
    let mut packs = Vec::new();
    let mut folders = vec![root("policies"), root("tests/policies/good")];
    while let Some(folder) = folders.pop() {
        if folder.join("pack.yaml").exists() {
            packs.push(folder.clone());
        }
        let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        folders.extend(entries.filter(|path| path.is_dir()));
    }
    packs.sort();
    packs
}

fn files(dir: &Path) -> Files {
    let mut files = Files::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(".yaml") || name.ends_with(".csv") {
            files.insert(name, fs::read_to_string(&path).unwrap());
        } else if path.is_dir() && !path.join("pack.yaml").exists() {
            let inner = self::files(&path).into_iter();
            files.extend(inner.map(|(inner, text)| (format!("{name}/{inner}"), text)));
        }
    }
    files
}

/// These files in the place of those in `dir`, over whatever that policy takes over.
fn sources(files: Files, dir: &Path) -> Sources {
    let above = files["pack.yaml"]
        .lines()
        .find_map(|line| line.trim().strip_prefix("沿用:"));
    let above = above.map(|folder| folder.trim().to_owned());
    let own: Sources = files.into_iter().collect();
    match above {
        Some(folder) => own.over(&folder, Sources::read(&dir.join(&folder)).unwrap()),
        None => own,
    }
}

fn formatted(files: &Files, dir: &Path) -> Files {
    let (changed, problems) = format(sources(files.clone(), dir));
    assert!(problems.is_empty(), "{problems}");
    let mut files = files.clone();
    files.extend(changed.into_iter().map(|file| (file.path, file.after)));
    files
}

/// The compiled pack, or how many errors there are.
fn meaning(files: Files, dir: &Path) -> Result<Vec<u8>, usize> {
    let compiled = compile(sources(files, dir)).map_err(|report| report.count(Severity::Error));
    compiled.map(|compiled| compiled.bytes())
}

#[test]
fn keeps_the_meaning_and_is_done_at_once() {
    let packs = packs();
    assert!(packs.len() > 5);
    for dir in packs {
        let before = files(&dir);
        let once = formatted(&before, &dir);
        assert_eq!(formatted(&once, &dir), once, "{}", dir.display());
        assert_eq!(meaning(before, &dir), meaning(once, &dir), "{}", dir.display());
    }
}

/// `jiuzhu fmt` puts them in order.
#[test]
fn the_policies_that_ship_are_in_house_style() {
    for dir in packs().iter().filter(|dir| dir.starts_with(root("policies"))) {
        for file in format_dir(dir).0 {
            let (before, after) = (file.before.lines(), file.after.lines());
            let differs = before.zip(after).find(|(before, after)| before != after);
            assert_eq!(differs, None, "{}/{}", dir.display(), file.path);
            assert_eq!(
                file.before.len(),
                file.after.len(),
                "{}/{}",
                dir.display(),
                file.path
            );
        }
    }
}

/// pack.yaml with other lines and nothing of consequence around it.
fn lines(text: &str) -> String {
    let sources: Sources = [("glossary.yaml", text)].into_iter().collect();
    let (files, problems) = format(sources);
    assert!(problems.is_empty(), "{problems}");
    files[0].after.clone()
}

#[test]
fn indents_by_two_and_keeps_comments_where_they_belong() {
    let before = "\u{FEFF}\r\n\n# 头\n甲:   1   # 一\r\n乙:\n# 丙的话\n- 丙:  2\n  # 丁的话\n  丁:\n      -   戊\n      #  完\n\n\n\n己:\n        庚: 3\n   # 尾\n\n";
    let after = "# 头\n甲: 1  # 一\n乙:\n  # 丙的话\n  - 丙: 2\n    # 丁的话\n    丁:\n      - 戊\n      #  完\n\n己:\n  庚: 3\n# 尾\n";
    assert_eq!(lines(before), after);
    assert_eq!(lines(after), after);
}

#[test]
fn brackets_have_one_way_to_be_written() {
    for (before, after) in [
        (
            "甲: {a:   1,b: [ x ,y,],c: { } , d: [ ]}",
            "甲: { a: 1, b: [x, y], c: {}, d: [] }\n",
        ),
        ("甲: {a: , b: }", "甲: { a: , b: }\n"),
        ("甲: [ [a] ,{b: c} ]", "甲: [[a], { b: c }]\n"),
        (
            "甲:\n-   - 甲\n    - 乙\n- [  丙]",
            "甲:\n  - - 甲\n    - 乙\n  - [丙]\n",
        ),
        (
            "甲: [\n a,\n   {b: 1,\nc: 2},\n]",
            "甲: [\n  a,\n  { b: 1,\n    c: 2 },\n]\n",
        ),
        (
            "丙:\n- 甲: {\n     a: 1\n     }\n  乙: 2",
            "丙:\n  - 甲: {\n      a: 1\n    }\n    乙: 2\n",
        ),
        (
            "\"甲\" : '乙'\n丙: \"1\"\n丁: ''",
            "甲: 乙\n丙: \"1\"\n丁: \"\"\n",
        ),
        ("甲: ~\n乙:   null  # 没有\n丙:", "甲: ~\n乙: null  # 没有\n丙:\n"),
    ] {
        assert_eq!(lines(before), after);
        assert_eq!(lines(after), after);
    }
}

/// A policy with one derived value; what its formula becomes.
fn formula(written: &str) -> String {
    let text = format!("推算:\n  家庭:\n    某数: {{ 类型: 金额/月, 算式: \"{written}\" }}\n");
    let (files, problems) = format(minimal([("derived.yaml", text)]));
    assert!(problems.is_empty(), "{problems}");
    let derived = files
        .into_iter()
        .find(|file| file.path == "derived.yaml")
        .unwrap()
        .after;
    derived
        .split("算式: ")
        .nth(1)
        .unwrap()
        .trim_end()
        .trim_end_matches(" }")
        .to_owned()
}

#[test]
fn sentences_have_one_way_to_be_written() {
    for (before, after) in [
        (
            "高者(低保标准*2-1000元/月 , 0元／月)",
            "高者（低保标准 × 2 － 1000 元/月，0 元/月）",
        ),
        (
            "(低保标准+１０ 元/月) /2×60 ％",
            "（低保标准 ＋ 10 元/月） ÷ 2 × 60%",
        ),
        (
            "若(任一成员　(月收入)高于 低保标准,0元/月,低保标准)",
            "若（任一成员 （月收入） 高于 低保标准，0 元/月，低保标准）",
        ),
        ("取整( 低保标准, 四舍五入 ,元 )", "取整（低保标准，四舍五入，元）"),
        (
            "合计(月收入,月收入不高于低保标准)",
            "合计（月收入，月收入 不高于 低保标准）",
        ),
    ] {
        assert_eq!(formula(before), after);
        assert_eq!(formula(after), after);
    }
    // What is not in the language is left to `check`.
    assert_eq!(formula("无名+ 1"), "无名+ 1");
    assert_eq!(formula("低保标准+ , 1"), "\"低保标准+ , 1\"");
}

/// `收入  高于` with two blanks is a name and a verb, with one it would be the longer name.
#[test]
fn blanks_that_matter_stay() {
    let text = "推算:\n  家庭:\n    收入: { 类型: 金额/月, 算式: 低保标准 }\n    收入 高于: { 类型: 金额/月, 算式: 低保标准 }\n    某事: { 类型: 是非, 条件: 收入  高于 低保标准 }\n";
    let (files, _) = format(minimal([("derived.yaml", text.to_owned())]));
    let derived = files.iter().find(|file| file.path == "derived.yaml").unwrap();
    assert_eq!(derived.after, text);
}

#[test]
fn what_cannot_be_read_is_left_alone_with_its_place() {
    let broken = [
        ("glossary.yaml", "用语：\n".to_owned()),
        ("facts.yaml", "? 甲\n:   乙\n".to_owned()),
    ];
    let (files, problems) = format(minimal(broken));
    let text = problems.to_string();
    assert!(
        text.contains("facts.yaml:1:1 E106 这种 YAML 写法不能整理"),
        "{text}"
    );
    assert!(text.contains("glossary.yaml:1:3 E107 冒号是全角的"), "{text}");
    assert!(
        files
            .iter()
            .all(|file| file.path != "glossary.yaml" && file.path != "facts.yaml")
    );
    assert!(files.iter().any(|file| file.path == "pack.yaml"));
    assert!(
        format_dir(Path::new("nowhere"))
            .1
            .to_string()
            .contains("找不到这个文件夹")
    );
}

/// All packs in house style, and what they mean.
static STYLED: LazyLock<Vec<(PathBuf, Files, Vec<u8>)>> = LazyLock::new(|| {
    let packs = packs().into_iter().filter_map(|dir| {
        let files = formatted(&files(&dir), &dir);
        let meaning = meaning(files.clone(), &dir).ok()?;
        Some((dir, files, meaning))
    });
    packs.collect()
});

/// Keys under which sentences and formulas stand.
const SENTENCE_KEYS: [&str; 12] = [
    "条件",
    "当",
    "适用",
    "算式",
    "值",
    "其余",
    "扣",
    "最多",
    "不低于",
    "基数",
    "比例",
    "到",
];

/// Blanks and widths changed by chance, drawn from `bits`.
struct Mangler<'b> {
    bits: std::iter::Cycle<std::slice::Iter<'b, u8>>,
    count: u8,
}

impl Mangler<'_> {
    /// True once in `n` times, by chance.
    fn once_in(&mut self, n: u8) -> bool {
        self.count = self.count.wrapping_add(37);
        let bit = self.bits.next().copied().unwrap_or(0);
        bit.wrapping_mul(29).wrapping_add(self.count) % n == 0
    }

    fn file(&mut self, text: &str) -> String {
        let widen = self.once_in(2);
        let mut out = String::new();
        for line in text.lines() {
            if self.once_in(6) {
                out.push_str(if line.is_empty() { "\n\n" } else { "" });
            }
            let content = line.trim_start();
            let indent = line.len() - content.len();
            out.push_str(&" ".repeat(if widen { indent * 2 } else { indent }));
            // What stands behind a dash moves with the lines below it.
            let dashes = if widen {
                content.len() - content.trim_start_matches("- ").len()
            } else {
                0
            };
            out.push_str(&"-   ".repeat(dashes / 2));
            let content = &content[dashes..];
            out.push_str(&if content.starts_with('#') {
                content.to_owned()
            } else {
                self.content(content)
            });
            out.push_str(if self.once_in(3) { "  \r\n" } else { "\n" });
        }
        out.push_str(if self.once_in(2) { "\n\n  \n" } else { "" });
        out
    }

    fn content(&mut self, line: &str) -> String {
        let mut line = line.to_owned();
        let in_flow = line.contains(['{', '[']);
        if let Some((key, value)) = line.split_once(": ")
            && SENTENCE_KEYS.contains(&key.trim_start_matches("- "))
            && !in_flow
        {
            line = format!(
                "{key}:{}{}",
                if self.once_in(2) { "   " } else { " " },
                self.sentence(value, true)
            );
        } else if in_flow && !line.contains('"') {
            // Every value of a flow map that stands under such a key.
            for key in SENTENCE_KEYS {
                let mark = format!("{key}: ");
                let Some((before, rest)) = line.split_once(&mark) else {
                    continue;
                };
                let end = rest.find([',', '}', '[', '{']).unwrap_or(rest.len());
                let (value, after) = rest.split_at(end);
                line = format!("{before}{mark}{} {after}", self.sentence(value.trim_end(), false));
            }
            for (styled, other) in [
                ("{ ", "{"),
                (" }", "}"),
                (", ", " ,   "),
                ("[", "[  "),
                ("]", ",]"),
            ] {
                if self.once_in(2) && !line.contains("[]") && !line.contains("{}") {
                    line = line.replace(styled, other);
                }
            }
        }
        line
    }

    fn sentence(&mut self, text: &str, is_free: bool) -> String {
        let digits = text.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.');
        if digits || text.contains(['"', '#', ':']) {
            return text.to_owned();
        }
        let mut out = String::new();
        for c in text.chars() {
            let other = match c {
                '（' => '(',
                '）' => ')',
                '＋' => '+',
                '－' => '-',
                '×' => '*',
                '÷' => '/',
                '，' if is_free => ',',
                '%' => '％',
                '、' => '､',
                _ => c,
            };
            // A mark that would begin a comment or a list stays.
            let c = if self.once_in(2) && !out.is_empty() {
                other
            } else {
                c
            };
            out.push(c);
            if c == ' ' && self.once_in(3) {
                out.push('　');
            } else if "（）＋×÷，、()".contains(c) && self.once_in(3) {
                out.push(' ');
            }
        }
        out
    }
}

fn cases(usual: u32) -> u32 {
    let setting = std::env::var("PROPTEST_CASES").ok();
    setting.and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(24)) })]

    #[test]
    fn undoes_blanks_and_widths(which in any::<prop::sample::Index>(), bits in prop::collection::vec(any::<u8>(), 1..40)) {
        let (dir, styled, bytes) = which.get(&STYLED);
        let mut mangler = Mangler { bits: bits.iter().cycle(), count: 0 };
        // Lists of streets and translations are no sentences, and none of their blanks is anybody's to change.
        let as_is = |path: &str| path.ends_with(".csv") || path.ends_with("english.yaml");
        let mangled: Files = styled
            .iter()
            .map(|(path, text)| (path.clone(), if as_is(path) { text.clone() } else { mangler.file(text) }))
            .collect();
        let restored = formatted(&mangled, dir);
        for (path, text) in styled {
            let mut lines = restored[path].lines().zip(text.lines());
            let differs = lines.find(|(restored, text)| restored != text);
            prop_assert_eq!(differs, None, "{} {}", dir.display(), path);
            prop_assert_eq!(restored[path].len(), text.len());
        }
        prop_assert_eq!(&meaning(mangled, dir).map_err(|count| count.to_string()), &Ok(bytes.clone()));
    }
}
