//! 明白纸 and the households that the browser prints it for: `tests/golden/carried.txt` holds their answers as digits.

use std::{env, fs, path::Path};

use jiuzhu_app::{
    handoff,
    state::{Action, Page},
};
use jiuzhu_engine::Household;
use jiuzhu_policy::{Compiled, Population};

use super::{
    told::told,
    visit::{Visit, tianjin, today},
};

/// Made-up households among which the longest sheet is looked for.
const MADE_UP: u64 = 1000;

fn policy() -> Compiled {
    jiuzhu_policy::compile_dir(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/tianjin")).unwrap()
}

fn digits(household: &Household) -> String {
    handoff::write(&told(tianjin(), household, today()), tianjin())
}

/// What is printed for answers that a code brought.
fn printed(digits: &str) -> String {
    let mut visit = Visit::new(tianjin());
    visit.state = handoff::read(digits, tianjin(), today()).unwrap().unwrap();
    visit.screening.screen(&visit.state.household.clone());
    let html = visit.act(Action::Open(Page::Take)).html();
    let sheet = html.split("\n<div class=\"top\"").next().unwrap();
    assert!(sheet.starts_with("<section class=\"sheet"), "{html}");
    sheet.to_owned()
}

/// The characters of a page.
fn length(html: &str) -> usize {
    let texts = html.split('<').filter_map(|part| part.split('>').nth(1));
    texts.map(|text| text.trim().chars().count()).sum()
}

fn stories() -> Vec<(String, String)> {
    let compiled = policy();
    let mut stories = Vec::new();
    for story in ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"] {
        let case = compiled.cases.iter().find(|case| case.name().starts_with(story));
        stories.push((story.into(), digits(&case.unwrap().household(tianjin()).unwrap())));
    }
    // More people than a sheet has room for.
    let crowd = compiled
        .cases
        .iter()
        .find(|case| case.name().contains("四十口人"));
    stories.push((
        "crowd".into(),
        digits(&crowd.unwrap().household(tianjin()).unwrap()),
    ));
    stories
}

fn longest() -> String {
    let compiled = policy();
    let population = Population::new(&[&compiled], 1, today());
    let cast = population.cast(tianjin());
    let households = (0..MADE_UP).map(|n| digits(&cast.household(n)));
    households.max_by_key(|digits| length(&printed(digits))).unwrap()
}

#[test]
fn the_browser_prints_what_the_stories_come_to() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/carried.txt");
    if env::var_os("BLESS").is_some() {
        let all = stories().into_iter().chain([("longest".to_owned(), longest())]);
        let lines: String = all.map(|(name, digits)| format!("{name}\t{digits}\n")).collect();
        fs::write(&path, lines).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    for (name, digits) in stories() {
        let line = format!("{name}\t{digits}\n");
        assert!(golden.contains(&line), "{line}BLESS=1 renews {}", path.display());
    }
    for line in golden.lines() {
        let sheet = printed(line.split('\t').nth(1).unwrap());
        for words in [
            "明白纸",
            "可以去问",
            "带什么",
            "到窗口这样说",
            "找谁办",
            "12345",
            "初步参考",
            "政策数据",
        ] {
            assert!(sheet.contains(words), "{line}: {words}");
        }
    }
}
