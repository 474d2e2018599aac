//! What must hold of the results whoever asks: families of the stories, and made-up ones.

use std::path::Path;

use jiuzhu_app::state::{Action, Page};
use jiuzhu_engine::{Verdict, pack::Programme};
use jiuzhu_policy::Population;

use super::{
    visit::{Visit, tianjin, today},
    window::{between, stories},
};

/// How many made-up families look at their results.
const MADE_UP: u64 = 60;

/// The results of many households, each with a name.
fn many() -> Vec<(String, Visit)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/tianjin");
    let compiled = jiuzhu_policy::compile_dir(&folder).unwrap();
    let population = Population::new(&[&compiled], 5, today());
    let mut all = stories();
    for n in 0..MADE_UP {
        let mut visit = Visit::new(tianjin());
        visit.state.household = population.cast(tianjin()).household(n);
        visit.screening.screen(&visit.state.household);
        visit.act(Action::Open(Page::Results));
        assert_eq!(visit.state.page, Page::Results);
        all.push((format!("household {n}"), visit));
    }
    // Only the first question, and a family in need at once.
    for option in [0, 1] {
        let mut visit = Visit::new(tianjin());
        visit.act(Action::Begin).choose("急难情形", None, option).go_on();
        visit.act(Action::Open(Page::Results));
        all.push((format!("emergency {option}"), visit));
    }
    all
}

/// The programmes of this verdict.
fn of(visit: &Visit, verdicts: &[Verdict]) -> Vec<(u16, &'static Programme)> {
    let all = (0..).zip(&visit.pack().programmes);
    all.filter(|(id, _)| verdicts.contains(&visit.screening.verdict(*id)))
        .collect()
}

#[test]
fn what_may_be_had_is_one_tap_away() {
    for (name, visit) in many() {
        let html = visit.html();
        for (_, programme) in of(&visit, &[Verdict::Likely, Verdict::Ask]) {
            let details = format!("aria-label=\"{}：为什么、怎么办\"", programme.name);
            let link = format!("class=\"link\">{}</button>", programme.short);
            assert!(
                html.contains(&details) || html.contains(&link),
                "{name}: {}",
                programme.id
            );
        }
    }
}

#[test]
fn a_refusal_says_what_decides_and_offers_a_way() {
    for (name, visit) in many() {
        let html = visit.html();
        for (id, programme) in of(&visit, &[Verdict::Unlikely]) {
            if !visit.screening.applies(id) {
                continue;
            }
            let heading = format!("<h3>{}</h3>", programme.name);
            let card = between(&html, &heading, "</article>");
            let explanation = visit.screening.explain(id);
            let decides = explanation
                .reasons
                .iter()
                .filter(|reason| reason.deciding)
                .any(|reason| {
                    let numbers = reason.compared.as_ref().map(|compared| compared.words.clone());
                    card.contains(&numbers.unwrap_or_else(|| reason.text.clone()))
                });
            assert!(decides, "{name}: {}: {card}", programme.id);
            assert!(card.contains("为什么、怎么办"), "{name}: {card}");
        }
    }
}

#[test]
fn there_is_one_thing_to_do_and_somebody_to_call() {
    for (name, visit) in many() {
        let html = visit.html();
        assert_eq!(html.matches("card next").count(), 1, "{name}");
        let next = between(&html, "card next", "</section>");
        assert!(next.contains("href=\"tel:"), "{name}: {next}");
        assert!(next.contains("选我住的街道"), "{name}: {next}");
        let first = html.find("card next").unwrap();
        assert!(
            html.find("<article class=\"card").is_none_or(|card| first < card),
            "{name}"
        );
        // What to do about it if it seems wrong, last.
        let doubts = html.rfind("<h2>如果对结果有疑问</h2>").unwrap();
        assert!(html[doubts..].contains("没批准、停了、少了怎么办"), "{name}");
        assert!(!html[doubts..].contains("<article"), "{name}");
    }
}

#[test]
fn the_best_news_come_first() {
    for (name, visit) in many() {
        let html = visit.html();
        let likely = of(&visit, &[Verdict::Likely]);
        let received = |id| visit.screening.receives(id) == Some(true);
        let emergency = html.contains("card urgent");
        if emergency || !likely.iter().any(|(id, _)| !received(*id)) {
            continue;
        }
        let next = between(&html, "card next", "</section>");
        assert!(next.contains("很可能符合"), "{name}: {next}");
    }
}

#[test]
fn no_paper_is_named_twice() {
    for (name, mut visit) in many() {
        let html = visit.act(Action::Open(Page::Prepare)).html();
        let list = between(&html, "<ul class=\"papers\">", "</ul>");
        let mut papers: Vec<&str> = list
            .split("<strong>")
            .skip(1)
            .map(|part| part.split('<').next().unwrap())
            .collect();
        let count = papers.len();
        papers.sort_unstable();
        papers.dedup();
        assert_eq!(papers.len(), count, "{name}: {papers:?}");
        assert!(html.contains("到窗口这样说"), "{name}");
    }
}

/// A picture stands beside a sum of money that is compared, never beside anything else, and its words say the same.
#[test]
fn a_bar_shows_money_against_its_line() {
    let mut bars = 0;
    for (_, mut visit) in stories() {
        for (id, _) in (0..).zip(&visit.pack().programmes) {
            let explanation = visit.screening.explain(id);
            let html = visit.act(Action::Open(Page::Programme(id))).html();
            for part in html.split("<svg").skip(1) {
                let words = between(part, "aria-label=\"", "\"");
                let reason = explanation
                    .reasons
                    .iter()
                    .find(|reason| reason.compared.as_ref().is_some_and(|c| c.words == words));
                assert!(reason.is_some(), "{words}");
                assert!(words.contains('元'), "{words}");
                let place = |class: &str, attribute: &str| -> i64 {
                    let rect = between(part, &format!("class=\"{class}\""), ">");
                    between(rect, &format!("{attribute}=\""), "\"").parse().unwrap()
                };
                let (own, limit) = (place("own", "width"), place("limit", "x"));
                assert!((0..100).contains(&own) && (0..100).contains(&limit), "{part}");
                assert_eq!(own > limit, words.contains("高于"), "{words}: {own} {limit}");
                bars += 1;
            }
        }
    }
    assert!(bars > 10, "{bars}");
}
