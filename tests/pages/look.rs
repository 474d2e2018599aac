//! What visitors see. Renew the snapshots in `tests/golden` with `BLESS=1`.

use std::{env, fs, path::Path};

use jiuzhu_app::state::{Action, Page, Part};

use super::visit::{Visit, sample, tianjin};

/// Where the page is.
const ADDRESS: &str = "https://example.gov.cn/jiuzhu/";

fn compare(name: &str, html: &str) {
    compare_file(&format!("{name}.html"), html);
}

/// Compares with a file of `tests/golden`, or renews it.
pub(crate) fn compare_file(name: &str, html: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, html).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    let different = golden.lines().zip(html.lines()).find(|(a, b)| a != b);
    let same = golden == html;
    assert!(
        same,
        "{name} looks different: {different:?}\nBLESS=1 renews {}",
        path.display()
    );
}

/// A visitor with a wife and two sons, on the screen that lists them.
fn family() -> Visit {
    let mut visit = Visit::new(sample());
    visit.act(Action::Begin).choose("急难情形", None, 1).go_on();
    for relation in [1, 2, 2] {
        visit.act(Action::AddMember(relation));
    }
    visit
}

fn residents() -> Visit {
    let mut visit = family();
    visit.go_on();
    visit
}

/// The same family, at the question for everybody's age.
fn ages() -> Visit {
    let mut visit = residents();
    let fact = visit.key("里乡户口", Some(0)).fact;
    let wife = visit.key("里乡户口", Some(1));
    visit
        .act(Action::TickAll(fact))
        .act(Action::Tick(wife, false))
        .act(Action::TickUnsure(fact, true))
        .go_on();
    visit
}

/// At what the household has, after the members' own boxes.
fn situations() -> Visit {
    let mut visit = ages();
    for (member, age) in [(0, "81"), (1, "1950"), (2, "40"), (3, "12")] {
        visit.type_in("年龄", Some(member), age);
    }
    visit.go_on();
    while visit.asked() == "情况" {
        let Page::Ask(screen) = visit.state.page else {
            break;
        };
        let keys = screen.keys(visit.pack());
        visit.act(match keys.as_slice() {
            [only] => Action::Choose(*only, 0),
            [first, ..] => Action::TickNone(first.fact, true),
            [] => break,
        });
        visit.go_on();
    }
    visit
}

fn answered() -> Visit {
    let mut visit = situations();
    let drawn = visit.key("领着补助", None).fact;
    let jobless = visit.key("有人失业", None);
    visit
        .act(Action::TickUnsure(drawn, true))
        .act(Action::Tick(jobless, true))
        .go_on();
    for member in [0, 1] {
        visit.type_in("月收入", Some(member), "300").go_on();
    }
    visit
}

#[test]
fn pages() {
    compare("start", &Visit::new(sample()).html());
    let open = |page| {
        let mut visit = Visit::new(sample());
        visit.act(Action::Open(page));
        visit.html()
    };
    compare("urgent", &open(Page::Urgent));
    compare("what", &open(Page::What));
    compare("how", &open(Page::How));
    compare("who", &open(Page::Who));
    compare("districts", &open(Page::Districts));
    compare("offices", &open(Page::Offices(0)));
    compare("programme", &open(Page::Programme(1)));
    compare("troubles", &open(Page::Troubles));
    compare("trouble", &open(Page::Trouble(0)));
    compare("guide", &open(Page::Guide(0)));
}

#[test]
fn questions() {
    let mut visit = Visit::new(sample());
    compare("ask-choice", &visit.act(Action::Begin).html());
    compare("ask-choice-mistake", &visit.go_on().html());
    compare("ask-members", &family().html());
    compare("ask-ticks", &residents().html());
    compare("ask-ticks-mistake", &residents().go_on().html());

    let mut visit = ages();
    compare("ask-together", &visit.html());
    let wife = visit.key("年龄", Some(1));
    visit.act(Action::Type(wife, Part::First, "1950".into())).go_on();
    compare("ask-together-mistake", &visit.html());
    let mut visit = situations();
    let jobless = visit.key("有人失业", None);
    compare("ask-situations", &visit.act(Action::Tick(jobless, true)).html());

    let mut visit = answered();
    assert_eq!(visit.asked(), "收入");
    let key = visit.key("月收入", Some(2));
    visit.act(Action::Type(key, Part::First, "3万".into()));
    compare("ask-amount", &visit.html());
    visit
        .act(Action::Rough(key, true))
        .act(Action::Type(key, Part::Second, "x".into()))
        .go_on();
    compare("ask-amount-rough-mistake", &visit.html());
    visit.act(Action::Unsure(key, true)).go_on();
    compare("ask-several", &visit.html());
}

#[test]
fn results() {
    let mut visit = answered();
    compare("check", &visit.act(Action::Open(Page::Check)).html());
    compare("results", &visit.act(Action::Open(Page::Results)).html());
    compare("prepare", &visit.act(Action::Open(Page::Prepare)).html());
    compare(
        "programme-answered",
        &visit.act(Action::Open(Page::Programme(1))).html(),
    );
    visit.state.address = ADDRESS.into();
    compare("take", &visit.act(Action::Open(Page::Take)).html());
    compare(
        "code",
        &visit.act(Action::Open(Page::Code { answers: false })).html(),
    );
    compare(
        "code-answers",
        &visit.act(Action::Open(Page::Code { answers: true })).html(),
    );
    compare("start-answered", &visit.act(Action::Open(Page::Start)).html());
    visit
        .act(Action::Open(Page::Who))
        .act(Action::Open(Page::Districts));
    visit.act(Action::District(0)).act(Action::Office(0, 1));
    compare("who-chosen", &visit.html());
    compare("clear", &visit.act(Action::Open(Page::Clear)).html());
}

/// What she answered stands between what is asked for and how it ended.
#[test]
fn a_reason_says_what_was_asked_and_what_was_answered() {
    let mut visit = Visit::new(sample());
    visit.act(Action::Begin).choose("急难情形", None, 0).go_on();
    let ask = visit
        .act(Action::Open(Page::Programme(0)))
        .html()
        .replace('\n', "");
    let places: Vec<_> = ["<p>要求：", "您答的是：没有", "不符合</span></p></li>"]
        .iter()
        .map(|words| ask.find(words))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?} {ask}"
    );
}

/// On every page of the real pack: one heading, the help line, no unfilled place, no empty element.
#[test]
fn every_page_of_tianjin_is_whole() {
    let mut visit = Visit::new(tianjin());
    visit.act(Action::Begin).choose("急难情形", None, 1);
    let mut pages = vec![
        Page::Start,
        Page::Urgent,
        Page::What,
        Page::Troubles,
        Page::How,
        Page::Who,
        Page::Districts,
        Page::Clear,
    ];
    let count = |of: usize| 0..u16::try_from(of).unwrap();
    pages.extend(count(tianjin().programmes.len()).map(Page::Programme));
    pages.extend(count(tianjin().troubles.len()).map(Page::Trouble));
    pages.extend(count(tianjin().guides.len()).map(Page::Guide));
    pages.extend((0..16).map(Page::Offices));
    visit.state.address = ADDRESS.into();
    pages.extend([
        Page::Take,
        Page::Code { answers: false },
        Page::Code { answers: true },
    ]);
    pages.push(visit.state.page);
    pages.extend([Page::Check, Page::Results, Page::Prepare]);
    for answered in [false, true] {
        if answered {
            visit.act(Action::Return(pages[pages.len() - 4])).go_on().go_on();
        }
        for page in &pages {
            let html = visit.act(Action::Open(*page)).html();
            assert_eq!(html.matches("<h1").count(), 1, "{page:?}");
            assert!(html.contains("href=\"tel:12345\""), "{page:?}");
            assert!(!html.contains(['{', '}']), "{page:?}: {html}");
            for empty in ["<p></p>", "<li></li>", "<ol></ol>", "<ul></ul>", "<h2></h2>"] {
                assert!(!html.replace('\n', "").contains(empty), "{page:?}: {empty}");
            }
        }
    }
}
