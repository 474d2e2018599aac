//! Numbers in words: a nought too many must be seen.

use std::{fs, path::Path};

use jiuzhu_app::text::{Phrase, grouped};
use jiuzhu_engine::{Number, Range, pack::Unit};

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn range(low: Option<&str>, high: Option<&str>) -> Range {
    Range::new(low.map(number), high.map(number)).unwrap()
}

#[test]
fn thousands_are_marked_off() {
    for (plain, shown) in [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("1234567.5", "1,234,567.5"),
        ("-12000", "-12,000"),
    ] {
        assert_eq!(grouped(number(plain)), shown);
    }
}

#[test]
fn what_was_typed_is_echoed() {
    let echo = |low, high, unit| Phrase::Echo(range(low, high), unit).text();
    assert_eq!(
        echo(Some("3200"), Some("3200"), Unit::YuanPerMonth),
        "每月 3,200 元，一年 38,400 元（3.84 万）"
    );
    assert_eq!(
        echo(Some("1000"), Some("2000"), Unit::Yuan),
        "一共 1,000 到 2,000 元"
    );
    assert_eq!(
        echo(Some("30000"), None, Unit::YuanPerYear),
        "一年 30,000 元以上（3 万以上）"
    );
}

#[test]
fn an_amount_promises_nothing() {
    let pays = |low, high, unit, reckoned, together| {
        let range = range(low, high);
        Phrase::Pays {
            range,
            unit,
            reckoned,
            together,
        }
        .text()
    };
    let family = |low, high| pays(low, high, "元/月", true, None);
    assert_eq!(family(Some("620"), Some("620")), "每月约 620 元");
    assert_eq!(family(Some("620"), Some("1590")), "每月 620 到 1,590 元");
    assert_eq!(family(Some("0"), Some("1590")), "每月最多 1,590 元");
    assert_eq!(family(Some("620"), None), "每月至少 620 元");
    let plain = |unit, together| pays(Some("200"), Some("200"), unit, false, together);
    assert_eq!(plain("元/户·月", None), "每户每月 200 元");
    assert_eq!(plain("元/人·月", None), "每人每月 200 元");
    assert_eq!(plain("元", None), "200 元");
    assert_eq!(plain("元（一次）", None), "一次性 200 元");
    assert_eq!(plain("元/人（一次）", Some(2)), "全家一次性 200 元");
    // What several members get is added up.
    assert_eq!(plain("元/人·月", Some(1)), "每月 200 元");
    assert_eq!(plain("元/人·月", Some(3)), "全家每月 200 元");
}

#[test]
fn a_day_is_echoed_by_its_month() {
    for (day, shown) in [
        ("0", "1970 年 1 月"),
        ("20781", "2026 年 11 月"),
        ("-1", "1969 年 12 月"),
    ] {
        let on = range(Some(day), Some(day));
        assert_eq!(Phrase::Quantity(on, Unit::Date).text(), shown);
    }
}

/// The Chinese in the string literals of a file.
fn said(path: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let parts = text.split('"').skip(1).step_by(2);
    let parts = parts.map(|part| part.split_whitespace().collect());
    parts.filter(|part: &String| !part.is_ascii()).collect()
}

/// The page's own words are held to what the policy's words are held to.
#[test]
fn the_page_speaks_as_plainly_as_the_policy() {
    for path in [
        "src/text/zh.rs",
        "src/text/zh/booth/card.rs",
        "src/text/zh/booth/preflight.rs",
        "src/text/zh/booth/visit.rs",
        "src/text/zh/leaflet.rs",
        "src/engine/text/zh.rs",
        "src/engine/text/zh_input.rs",
    ] {
        let said = said(path);
        assert!(!said.is_empty(), "{path}: {said:?}");
        let texts: Vec<&str> = said.iter().map(String::as_str).collect();
        assert_eq!(jiuzhu_policy::wordings(&texts), [], "{path}");
    }
}
