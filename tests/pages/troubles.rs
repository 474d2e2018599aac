//! For whoever does not know what a programme is called: from a trouble to programmes, guides and questions.

use jiuzhu_app::state::{Action, Page, State};
use jiuzhu_engine::Answer;

use super::visit::{Visit, sample, today};

#[test]
fn a_trouble_leads_to_programmes_guides_and_questions() {
    let mut visit = Visit::new(sample());
    assert!(visit.html().contains("说说难处"));
    let list = visit.act(Action::Open(Page::Troubles)).html();
    let [first, second] = ["家里有人没活干</button>", "老人没人照顾</button>"].map(|name| list.find(name));
    assert!(first.is_some() && first < second, "{list}");
    let html = visit.act(Action::Open(Page::Trouble(0))).html().replace('\n', "");
    for words in [
        "帮找工作</button>",
        "急救</button>",
        "对结果有疑问</button>",
        "会先替您答上：有人失业",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    // Without answers to give, none are announced.
    assert!(
        !visit
            .act(Action::Open(Page::Trouble(1)))
            .html()
            .contains("会先替您答上")
    );
    let guide = visit.act(Action::Open(Page::Guide(0))).html();
    assert!(
        guide.contains("可以要一份书面的理由") && guide.contains("低收入家庭：收入不高的家庭"),
        "{guide}"
    );
    visit.back().back();
    assert_eq!(visit.state.page, Page::Trouble(0));
}

/// Whom to call in an emergency does not wait for the questions.
#[test]
fn a_trouble_that_is_an_emergency_says_what_to_do_first() {
    let mut visit = Visit::new(sample());
    let html = visit.act(Action::Open(Page::Trouble(2))).html();
    let (call, programme) = (html.find("tel:120").unwrap(), html.find("急救</button>").unwrap());
    assert!(call < programme, "{html}");
}

#[test]
fn a_trouble_answers_what_it_says_and_that_can_be_changed() {
    let mut visit = Visit::new(sample());
    visit.act(Action::Open(Page::Trouble(0))).act(Action::Tell(0));
    assert_eq!(visit.asked(), "急事");
    let jobless = visit.key("有人失业", None);
    assert_eq!(visit.state.household.answer(jobless), Answer::truth(true));
    // It is kept over a reload like any other answer, and is not asked again.
    let text = visit.state.to_text(visit.pack()).unwrap();
    let back = State::from_text(&text, visit.pack(), today()).unwrap();
    assert_eq!(back.household.answer(jobless), Answer::truth(true));
    let html = visit.act(Action::Open(Page::Check)).html();
    assert!(html.contains("aria-label=\"修改有人失业\""), "{html}");
    visit.correct("有人失业", 0).choose("有人失业", None, 0).go_on();
    assert_eq!(visit.state.household.answer(jobless), Answer::truth(false));
    visit.act(Action::Erase);
    assert!(visit.state.is_blank());
}

/// What is typed finds troubles, programmes and guides, by other words for them too; nothing is said to be found
/// where nothing is.
#[test]
fn what_is_typed_leads_there_too() {
    let mut visit = Visit::new(sample());
    visit.act(Action::Open(Page::Troubles));
    let mut found = |typed: &str| {
        let html = visit.act(Action::Search(typed.into())).html();
        let doors: Vec<String> = html
            .lines()
            .filter_map(|line| line.strip_prefix("<button type=\"button\" class=\"button door\">"))
            .map(|rest| rest.split('<').next().unwrap().to_owned())
            .collect();
        let said = html.split("id=\"found\"").nth(1).unwrap();
        (doors, said.split(['>', '<']).nth(1).unwrap().to_owned())
    };
    let (all, nothing) = found("");
    assert_eq!((all.len(), nothing.as_str()), (3, ""));
    let (doors, said) = found(" 老太太没工作了怎么办");
    assert_eq!(doors.first().unwrap(), "家里有人没活干", "{doors:?}");
    assert_eq!(said, format!("找到 {} 项", doors.len()));
    assert!(found("助学金").0.contains(&"助学金".to_owned()));
    assert!(
        found("对结果不放心，有疑问")
            .0
            .contains(&"对结果有疑问".to_owned())
    );
    let (doors, said) = found("xyz");
    assert_eq!(doors, all, "the whole list is better than nothing");
    assert!(said.starts_with("没有找到"), "{said}");

    // It is there again after a look at something, and gone for whoever comes anew.
    visit
        .act(Action::Search("护理".into()))
        .act(Action::Open(Page::Trouble(1)));
    visit.back();
    assert_eq!(visit.state.query, "护理");
    visit
        .act(Action::Open(Page::Start))
        .act(Action::Open(Page::Troubles));
    assert_eq!(visit.state.query, "");
    visit.act(Action::Search("护理".into())).act(Action::Erase);
    assert_eq!(visit.state.query, "");
}
