//! What `check`, `screen` and `facts` print, and how they end.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn policy(path: &str) -> PathBuf {
    // Without `..`, as paths are printed.
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize();
    root.unwrap().join("tests/policies").join(path)
}

fn jiuzhu(arguments: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
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

fn screen(household: &str) -> Output {
    let dir = policy("good/base");
    jiuzhu(
        &["screen", dir.to_str().unwrap(), "-", "--on", "2026-11-24"],
        household,
    )
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn check_sums_up_a_good_policy() {
    let dir = policy("good/base");
    let output = jiuzhu(&["check", dir.to_str().unwrap(), "--on", "2026-11-24"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed = text(&output.stdout);
    assert!(
        printed.contains("：示例市，2 项待遇，4 个数（高 2、中 2），4 个样例，待核实 0 项（已答复 0 项），3 个标准，8 个事实，"),
        "{printed}"
    );
    assert!(printed.ends_with("0 处错误，0 处提醒\n"));
}

/// What a person still has to find out is counted apart from what has been answered.
#[test]
fn check_counts_what_is_open() {
    let dir = policy("good/ways");
    let output = jiuzhu(&["check", dir.to_str().unwrap(), "--on", "2026-11-24"], "");
    let printed = text(&output.stdout);
    assert!(printed.contains("，待核实 1 项（已答复 1 项），"), "{printed}");
    let late = jiuzhu(&["check", dir.to_str().unwrap(), "--on", "2026-12-02"], "");
    assert!(
        text(&late.stdout)
            .contains("parameters/standards.yaml:6:11 W706 “低保标准”应当在 2026-12-01 以前复核")
    );
}

#[test]
fn check_fails_with_the_place_of_every_error() {
    for (dir, path) in [
        ("bad/E107-keyboard", "glossary.yaml:2:1 E107"),
        ("bad/E106-streets", "streets.csv:3:1 E106"),
    ] {
        let dir = policy(dir);
        let output = jiuzhu(&["check", dir.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(1));
        let place = dir.join(path);
        assert!(
            text(&output.stdout).contains(place.to_str().unwrap()),
            "{}",
            text(&output.stdout)
        );
    }
}

#[test]
fn check_fails_without_a_policy() {
    let output = jiuzhu(&["check", policy("nowhere").to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("找不到这个文件夹"));
}

#[test]
fn check_reminds_of_what_is_due_on_a_day() {
    let dir = policy("good/base");
    let dir = dir.to_str().unwrap();
    for (day, reminders) in [("2027-03-01", "0 处提醒"), ("2027-03-02", "1 处提醒")] {
        let output = jiuzhu(&["check", dir, "--on", day], "");
        assert_eq!(output.status.code(), Some(0));
        let printed = text(&output.stdout);
        assert!(printed.contains(reminders), "{day}: {printed}");
        assert_eq!(
            printed.contains("pack.yaml:5:7 W706"),
            reminders == "1 处提醒",
            "{printed}"
        );
    }
    let today = jiuzhu(&["check", dir], "");
    assert_eq!(today.status.code(), Some(0), "{}", text(&today.stdout));
}

#[test]
fn check_ends_quietly_when_nobody_reads_on() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .args(["check", policy("good/base").to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(0), String::new())
    );
}

/// What a household receives is not asked about, an occasion that has not arisen is told apart from a no, and what a
/// programme opens up is named.
#[test]
fn screen_tells_what_is_received_and_what_does_not_apply() {
    let dir = policy("good/ways");
    let result = |said: Value| -> Value {
        let household = json!({ "家庭": said }).to_string();
        let arguments = ["screen", dir.to_str().unwrap(), "-", "--on", "2026-11-24"];
        let output = jiuzhu(&arguments, &household);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let told = |result: &Value, programme: usize| {
        let programme = &result["programmes"][programme];
        ["verdict", "applies", "receives", "unlocks"].map(|key| programme[key].clone())
    };
    let (no, yes) = (
        json!({ "家人去世": "否", "吃低保": "是" }),
        json!({ "家人去世": "是", "吃低保": "是" }),
    );
    let (no, yes) = (result(no), result(yes));
    let dibao = [json!("possible"), json!(true), json!(true), json!(["sangzang"])];
    assert_eq!(told(&no, 0), dibao);
    assert_eq!(told(&yes, 0), dibao);
    assert_eq!(
        told(&no, 1),
        [json!("unlikely"), json!(false), json!(null), json!([])]
    );
    assert_eq!(
        told(&yes, 1),
        [json!("likely"), json!(true), json!(null), json!([])]
    );
    assert_eq!((&no["next"], &yes["next"]), (&json!(null), &json!(null)));
    let open = result(json!({ "家人去世": "是" }));
    assert_eq!(
        told(&open, 1),
        [json!("possible"), json!(true), json!(null), json!([])]
    );
    assert_eq!(open["next"]["group"], "家人");
}

#[test]
fn screen_prints_json() {
    let household = json!({
        "家庭": { "汽车": "没有" },
        "成员": [{ "关系": "本人", "年龄": 70, "户籍": true, "月收入": "３００元", "残疾等级": "没有" }],
    });
    let output = screen(&household.to_string());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["pack"]["id"], "demo");
    assert_eq!(result["pack"]["hash"].as_str().unwrap().len(), 16);
    assert_eq!(result["on"], "2026-11-24");
    let dibao = &result["programmes"][0];
    assert_eq!(
        (&dibao["id"], &dibao["verdict"]),
        (&json!("dibao"), &json!("likely"))
    );
    assert_eq!(
        dibao["amount"],
        json!({ "min": "745", "max": "745", "unit": "元/月" })
    );
    assert_eq!(dibao["conditions"][0]["holds"], true);
}

#[test]
fn screen_takes_nothing_for_unknown() {
    let output = screen("{}");
    let result: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(result["programmes"][0]["verdict"], "possible");
    assert!(!result["next"].is_null());
}

#[test]
fn screen_names_the_place_of_what_it_cannot_read_and_prints_nothing() {
    let wrong = [
        (
            r#"{"家庭": {"气车": "有"}}"#,
            "家庭.气车：没有名为“气车”的事实。是否指“汽车”？",
        ),
        (r#"{"家庭": {"汽车": "没"}}"#, "家庭.汽车：没有“没”这个选项"),
        (
            r#"{"成员": [{"关系": "本入"}]}"#,
            "成员[0].关系：没有“本入”这个选项，可以填：本人、配偶、子女。是否指“本人”？",
        ),
        (r#"{"成员": [{}, {"月收入": "很多"}]}"#, "成员[1].月收入："),
        (r#"{"成员": [{"年龄": 130}]}"#, "成员[0].年龄："),
        (r#"{"成员": []}"#, "成员：至少要有一人"),
        (r#"{"家庭": {"汽车": "有", "汽车": "没有"}}"#, "“汽车”写了两次"),
        (r#"{"家庭": {"汽车": "有",}}"#, "不是 JSON"),
        (r#"{"家庭": {"#, "JSON 没有写完"),
        ("", "JSON 没有写完"),
        (r#"[]"#, "要填"),
    ];
    for (household, message) in wrong {
        let output = screen(household);
        assert_eq!(output.status.code(), Some(2), "{household}");
        assert_eq!(text(&output.stdout), "", "{household}");
        assert!(
            text(&output.stderr).contains(message),
            "{household}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn screen_refuses_what_no_household_needs() {
    const MOST: usize = 1 << 20;
    let blank = |bytes: usize| format!("{}{{}}", " ".repeat(bytes - 2));
    assert_eq!(screen(&blank(MOST)).status.code(), Some(0));
    let nested = |depth: usize| format!("{{\"家庭\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
    for (household, message) in [
        (blank(MOST + 1), "文件太大，最多 1048576 字节"),
        (nested(100), "要填{事实: 答案}"),
        (nested(100_000), "括号一层套一层太深"),
        (
            format!("{{\"家庭\": {{\"{}\": 1}}}}", "长".repeat(100_000)),
            "长…",
        ),
        (
            format!("{{\"家庭\": {{\"汽车\": {}}}}}", "9".repeat(100_000)),
            "不是 JSON",
        ),
        (
            format!("{{\"成员\": [{{}}{}]}}", ", {}".repeat(40)),
            "写了 41 人，最多能算 40 人",
        ),
    ] {
        let output = screen(&household);
        assert_eq!(output.status.code(), Some(2), "{message}");
        let said = text(&output.stderr);
        assert!(
            said.contains(message) && said.chars().count() < 200,
            "{message}: {said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn screen_does_not_read_on_without_end() {
    let dir = policy("good/base");
    let output = jiuzhu(
        &["screen", dir.to_str().unwrap(), "/dev/zero", "--on", "2026-11-24"],
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("文件太大"));
}

#[test]
fn check_does_not_read_what_is_no_policy_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str| dir.path().join(name);
    std::fs::File::create(file("facts.yaml"))
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    std::fs::create_dir(file("pack.yaml")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/dev/zero", file("derived.yaml")).unwrap();
    let output = jiuzhu(&["check", dir.path().to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.contains("facts.yaml:1:1 E404 文件太大"), "{said}");
    #[cfg(unix)]
    assert!(said.contains("derived.yaml:1:1 E106 这不是普通文件"), "{said}");
}

#[test]
fn screen_needs_a_day() {
    let dir = policy("good/base");
    let dir = dir.to_str().unwrap();
    for arguments in [
        &["screen", dir, "-"][..],
        &["screen", dir, "-", "--on", "2026-02-29"],
        &["screen", dir, "x.json", "--on", "2026-01-01"],
    ] {
        let output = jiuzhu(arguments, "{}");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
    }
}

#[test]
fn screen_fails_on_a_bad_policy() {
    let output = jiuzhu(
        &[
            "screen",
            policy("bad/E107-keyboard").to_str().unwrap(),
            "-",
            "--on",
            "2026-11-24",
        ],
        "{}",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "");
}

#[test]
fn facts_lists_the_vocabulary() {
    let output = jiuzhu(&["facts", policy("good/base").to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(0));
    let facts: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<_> = facts
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "汽车",
            "车价",
            "急难情形",
            "关系",
            "年龄",
            "户籍",
            "月收入",
            "残疾等级"
        ]
    );
    assert_eq!(facts[0]["options"], json!(["没有", "有"]));
    assert_eq!(facts[1]["conditional"], true);
}

#[test]
fn check_takes_several_policies_and_fails_if_one_does() {
    let (good, bad) = (policy("good/base"), policy("bad/E401-cycle"));
    let (good, bad) = (good.to_str().unwrap(), bad.to_str().unwrap());
    let output = jiuzhu(&["check", good, good, "--on", "2026-11-24"], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout).matches("0 处错误").count(), 2);
    let output = jiuzhu(&["check", good, bad], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains(&format!("{bad}：")));
}

#[test]
fn check_looks_again_when_a_file_changes() {
    use std::io::{BufRead, BufReader};
    let home = tempfile::tempdir().unwrap();
    let pack = home.path().join("demo/pack.yaml");
    std::fs::create_dir(pack.parent().unwrap()).unwrap();
    std::fs::write(&pack, "编号：demo\n").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .args(["check", "--watch"])
        .arg(pack.parent().unwrap())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let mut until = |words: &str| lines.by_ref().find(|line| line.contains(words)).unwrap();
    until("E107");
    until("改好保存后");
    std::fs::write(&pack, "编号: demo\n\t名称: 甲\n").unwrap();
    assert!(until("E107").contains("Tab"));
    until("改好保存后");
    std::fs::remove_dir_all(pack.parent().unwrap()).unwrap();
    until("1 处错误");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn facts_come_as_a_table_too() {
    let dir = policy("good/base");
    let output = jiuzhu(&["facts", dir.to_str().unwrap(), "--table"], "");
    assert_eq!(output.status.code(), Some(0));
    let table = text(&output.stdout);
    assert!(table.starts_with("  事实"), "{table}");
    let row = table.lines().find(|line| line.contains("月收入")).unwrap();
    assert!(row.contains("成员") && row.contains("元/月"), "{row}");
}
