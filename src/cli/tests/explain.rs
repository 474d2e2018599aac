//! What `explain` prints, word for word for two stories, and how it ends.
//!
//! `BLESS=1` renews the goldens.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use unicode_width::UnicodeWidthStr;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn explain(arguments: &[&str], stdin: &str) -> Output {
    explain_by("policies/tianjin", arguments, stdin)
}

fn explain_by(policy: &str, arguments: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .current_dir(root())
        .args(["explain", policy])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that ends before it reads closes the pipe, which is no failure.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

fn printed(arguments: &[&str], stdin: &str) -> String {
    let output = explain(arguments, stdin);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn stories_read_as_written_down() {
    for (case, golden) in [
        ("S1 父亲白血病", "explain-s1.txt"),
        ("S3 老人一个人住", "explain-s3.txt"),
    ] {
        let text = printed(&["--case", case], "");
        assert!(text.lines().all(|line| line.width() <= 78), "{text}");
        assert!(text.ends_with("\n初步参考，以街道（乡镇）审核为准。\n"), "{text}");
        let path = root().join("tests/golden").join(golden);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let before = fs::read_to_string(&path).unwrap_or_default();
        assert!(before == text, "BLESS=1 renews {golden}:\n{text}");
    }
}

/// The text without its line breaks.
fn flat(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

#[test]
fn what_two_members_get_is_called_a_sum() {
    let disabled = r#""天津户籍": true, "残疾证": true, "残疾类别": "肢体", "残疾等级": "二级""#;
    let household = |others: &str| format!(r#"{{"成员": [{{"关系": "本人", {disabled}}}{others}]}}"#);
    let printed = |others: &str| {
        let arguments = ["-", "--programme", "canji-huli", "--on", "2026-11-24"];
        flat(&printed(&arguments, &household(others)))
    };
    let (one, two) = (
        printed(""),
        printed(&format!(r#", {{"关系": "配偶", {disabled}}}"#)),
    );
    assert!(one.contains("200 元/人·月"), "{one}");
    assert!(
        two.contains("金额：全家一共 400 元/月") && !two.contains("元/人"),
        "{two}"
    );
}

#[test]
fn a_household_on_one_programme_says_what_is_still_open() {
    let household = r#"{"家庭": {"存款": 9000}, "成员": [{"关系": "本人", "年龄": 70, "天津户籍": true}]}"#;
    let printed = |programme| printed(&["-", "--programme", programme, "--on", "2026-11-24"], household);
    let text = flat(&printed("dibao"));
    assert!(
        text.contains("最低生活保障（低保）：可能符合，还差几个回答"),
        "{text}"
    );
    assert!(
        text.contains("还要问：") && text.contains("第1人（本人）的收入"),
        "{text}"
    );
    assert!(text.contains("人均存款 9000 ÷ 1 = 9000 元"), "{text}");
    assert!(text.contains("家庭月收入：还算不出来"), "{text}");
    // Nothing of the other programmes, and no figure that only they use.
    assert!(
        !text.contains("特困城市标准") && !text.contains("临时救助：请到窗口"),
        "{text}"
    );
    assert_eq!(printed("dibao"), printed("低保"));
}

#[test]
fn an_amount_that_is_not_settled_stays_a_range() {
    let text = printed(
        &["--case", "S7 三口人，收入只知道大概", "--programme", "dibao"],
        "",
    );
    let text = flat(&text);
    assert!(text.contains("月收入：3000～3100 元/月"), "{text}");
    assert!(text.contains("金额：35～135 元/月"), "{text}");
}

#[test]
fn names_that_do_not_exist_are_refused_with_a_suggestion() {
    for (arguments, message) in [
        (
            &["--case", "S1 父亲白血症"][..],
            "没有名称是“S1 父亲白血症”的样例",
        ),
        (&["--case", "S9"], "不止一个样例的名称是“S9”"),
        (
            &["-", "--programme", "dibo", "--on", "2026-11-24"],
            "没有编号是“dibo”的待遇\n  是否指：dibao",
        ),
        (&["--case", "S1", "household.json"], "只能写一个"),
    ] {
        let output = explain(arguments, "{}");
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{errors}");
        assert!(errors.contains(message), "{errors}");
        assert!(output.stdout.is_empty(), "{errors}");
    }
}

/// The examples hold only the files in which they differ from the smallest policy.
fn overlaid(example: &str) -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target);
            } else if path.extension().is_some_and(|e| e == "yaml") {
                fs::copy(&path, &target).unwrap();
            }
        }
    }
    let folder = tempfile::TempDir::new().unwrap();
    for from in ["minimal", example] {
        copy(&root().join("tests/policies/good").join(from), folder.path());
    }
    folder
}

#[test]
fn seasons_and_choices_are_said() {
    let folder = overlaid("periods");
    let said = |case: &str| {
        let arguments = ["--case", case, "--programme", "quannuan"];
        let output = explain_by(folder.path().to_str().unwrap(), &arguments, "");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8(output.stderr).unwrap()
        );
        flat(&String::from_utf8(output.stdout).unwrap())
    };
    let summer = said("不在申请期");
    assert!(
        summer.contains("申请期：从2026年11月1日到2027年2月28日可以申请。每年冬天和六月受理。"),
        "{summer}"
    );
    let winter = said("在申请期");
    assert!(
        winter.contains("申请期：现在可以申请，到2027年2月28日为止。"),
        "{winter}"
    );
    assert!(winter.contains("不能同时享受：只领多的一样。"), "{winter}");
}
