//! What `impact` prints for a copy of Tianjin's policy with an invented standard, and that it can be looked at again.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

fn policies() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../policies")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// A copy of all policies in which 低保标准 is not 1045 but an invented 1100.
fn raised() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&policies(), folder.path());
    let file = folder.path().join("tianjin/parameters/低保.yaml");
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("值: 1045,").count(), 1, "{text}");
    fs::write(&file, text.replace("值: 1045,", "值: 1100,")).unwrap();
    folder
}

fn jiuzhu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jiuzhu"))
        .args(arguments)
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = jiuzhu(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const DAY: [&str; 2] = ["--on", "2026-11-24"];

#[test]
fn the_same_policy_changes_nothing() {
    let tianjin = policies().join("tianjin");
    let found = printed(&[
        "impact",
        text(&tianjin),
        text(&tianjin),
        "--households",
        "500",
        DAY[0],
        DAY[1],
    ]);
    assert!(found.contains("没有变化：500 户和 "), "{found}");
}

#[test]
fn a_raised_standard_makes_nobody_only_worse_off() {
    let (old, new) = (policies().join("tianjin"), raised());
    let new = new.path().join("tianjin");
    let options = ["--households", "4000", DAY[0], DAY[1], "--json"];
    let found = printed(&[&["impact", text(&old), text(&new)][..], &options].concat());
    let json: Value = serde_json::from_str(&found).unwrap();
    let of = |id: &str| {
        let programmes = json["programmes"].as_array().unwrap();
        programmes.iter().find(|p| p["id"] == id).unwrap().clone()
    };
    let dibao = of("dibao");
    for money in ["certain", "if_granted"] {
        assert_eq!(dibao[money]["losses"]["households"], 0, "{dibao}");
        assert!(
            dibao[money]["gains"]["households"].as_u64().unwrap() > 100,
            "{dibao}"
        );
    }
    let rank = |verdict: &Value| match verdict.as_str().unwrap() {
        "unlikely" => 0,
        "ask" => 1,
        _ => 2,
    };
    for moved in dibao["moves"].as_array().unwrap() {
        assert!(rank(&moved["from"]) <= rank(&moved["to"]), "{moved}");
    }
    assert!(dibao["examples"]["worse"].as_array().unwrap().is_empty());
    // Who gets 低保 now no longer needs 低保边缘: worse there, but nobody is only worse off.
    assert!(
        !of("dibao-bianyuan")["examples"]["worse"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert_eq!(json["households"]["worse"], 0);
    assert!(
        json["households"]["both"].as_u64().unwrap() > 0
            && json["households"]["better"].as_u64().unwrap() > 0
    );
    // What does not rest on the standard does not move.
    assert_eq!(of("canji-huli")["examples"]["better"], Value::Array(Vec::new()));
    assert_eq!(json["figures"][0]["name"], "低保标准");
    assert_eq!(json["figures"].as_array().unwrap().len(), 1);
    // The case a cent below the old line now lies 55.01 below the new one.
    let cases = json["cases"]["changed"].as_array().unwrap();
    let case = cases
        .iter()
        .find(|c| c["case"] == "退休老人的收入在低保线上下，差一分" && c["programme"] == "dibao")
        .unwrap();
    assert_eq!(
        (&case["before"]["amount"]["min"], &case["after"]["amount"]["max"]),
        (&"0.01".into(), &"55.01".into())
    );
}

#[test]
fn the_report_names_what_an_officer_asks() {
    let (old, new) = (policies().join("tianjin"), raised());
    let new = new.path().join("tianjin");
    let options = ["--households", "400", DAY[0], DAY[1]];
    let found = printed(&[&["impact", text(&old), text(&new)][..], &options].concat());
    for words in [
        "合成家庭是编出来的，只用来比较，不是统计。",
        "  低保标准：1045 元/月 → 1100 元/月\n",
        "变差 0 户，",
        "\n低保（dibao）\n  旧＼新 ",
        "  两版都算得准的：",
        " 户多了，一共多 ",
        "  要由街道决定的，如果批准：",
        "没有变化的待遇：临时救助、残疾人护理补贴、",
        "  夫妻都有残疾证，二级和三级：低保 很可能符合 2090 元/月 → 很可能符合 2200 元/月",
        "  jiuzhu explain ",
    ] {
        assert!(found.contains(words), "{words}\n{found}");
    }
    // Long before the figures of both begin to differ, nothing changes, and the report says when it will.
    let earlier = ["--households", "50", "--on", "2025-08-31"];
    let found = printed(&[&["impact", text(&old), text(&new)][..], &earlier].concat());
    assert!(
        found.contains("1100 元/月，从 2025-09-01 起；要看那天的结果，加上 --on 2025-09-01"),
        "{found}"
    );
    assert!(found.contains("变好 0 户，变差 0 户"), "{found}");
}

#[test]
fn an_example_can_be_looked_at_again() {
    let (old, new) = (policies().join("tianjin"), raised());
    let examples = new.path().join("examples");
    let new = new.path().join("tianjin");
    let options = [
        "--households",
        "300",
        "--examples",
        text(&examples),
        DAY[0],
        DAY[1],
        "--json",
    ];
    let found = printed(&[&["impact", text(&old), text(&new)][..], &options].concat());
    let json: Value = serde_json::from_str(&found).unwrap();
    let programmes = json["programmes"].as_array().unwrap();
    let dibao = programmes.iter().find(|p| p["id"] == "dibao").unwrap();
    let better = dibao["examples"]["better"].as_array().unwrap();
    for example in better.iter().take(1) {
        let number = example["household"].to_string();
        for (policy, name, when) in [(&old, "旧", "before"), (&new, "新", "after")] {
            let file = examples.join(format!("{number}-{name}.json"));
            let screened = printed(&["screen", text(policy), text(&file), DAY[0], DAY[1]]);
            let screened: Value = serde_json::from_str(&screened).unwrap();
            let programmes = screened["programmes"].as_array().unwrap();
            let dibao = programmes.iter().find(|p| p["id"] == "dibao").unwrap();
            assert_eq!(dibao["verdict"], example[when]["verdict"], "{number} {name}");
            assert_eq!(
                dibao["amount"]["min"], example[when]["amount"]["min"],
                "{number} {name}"
            );
            // The same household without a file.
            let number = [
                "--household",
                &number,
                "--population",
                text(&old),
                "--population",
                text(&new),
            ];
            let explain = ["explain", text(policy), "--programme", "dibao", DAY[0], DAY[1]];
            let by_number = printed(&[&explain[..], &number].concat());
            let by_file = printed(&[&explain[..], &[text(&file)]].concat());
            let body = |text: &str| text.split_once('\n').unwrap().1.to_owned();
            assert_eq!(body(&by_number), body(&by_file));
        }
    }
}

#[test]
fn a_policy_with_errors_is_reported_and_nothing_compared() {
    let bad = policies().join("../tests/policies/bad/E107-keyboard");
    let output = jiuzhu(&["impact", text(&policies().join("tianjin")), text(&bad)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("E107"));
}
