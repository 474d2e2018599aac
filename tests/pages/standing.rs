//! Where the programmes stand among the results: what is received, what is only for an occasion, what else opens up.

use jiuzhu_app::state::{Action, Page};

use jiuzhu_engine::Date;

use super::{
    journey::finished,
    visit::{Visit, sample},
};

/// A visit whose answers about the household are these, on the results.
fn results(ticked: &[&str]) -> Visit {
    let mut visit = finished();
    for name in ["领着补助", "有人失业", "家人去世"] {
        let option = u8::from(ticked.contains(&name));
        visit.correct(name, 0).choose(name, None, option).go_on();
    }
    visit.act(Action::Open(Page::Results));
    visit
}

/// What stands between a heading and the next one of its level.
fn part(html: &str, heading: &str) -> String {
    let rest = html.split(heading).nth(1).unwrap_or_default();
    rest.split("<h2").next().unwrap().replace('\n', "")
}

#[test]
fn an_occasion_that_did_not_arise_is_no_refusal() {
    let mut visit = results(&[]);
    let html = visit.html();
    assert!(html.contains("遇到别的事，还有 1 项可以看"), "{html}");
    let refused = part(&html, "目前看不符合</h2>");
    assert!(
        refused.contains("助学金") && !refused.contains("安葬补助"),
        "{refused}"
    );
    // Its own page calls nothing unfit either.
    visit.act(Action::Open(Page::Programme(5)));
    let html = visit.html();
    assert!(
        html.contains("遇到事时再办") && !html.contains("不符合"),
        "{html}"
    );

    let html = results(&["家人去世"]).html();
    assert!(
        html.contains(">安葬补助</button>") && !html.contains("遇到别的事"),
        "{html}"
    );
}

#[test]
fn what_is_received_is_no_offer_and_still_opens_up_the_rest() {
    let mut visit = results(&["领着补助", "家人去世"]);
    let html = visit.html();
    let received = part(&html, "正在领</h2>");
    assert!(received.contains("里乡生活补助</h3>"), "{received}");
    let opened = part(&html, "有了补助，还能办这些</h2>");
    assert!(opened.contains(">安葬补助</button>"), "{html}");
    // Nothing is asked about it, and what it opens up has no card of its own.
    assert!(!received.contains("不清楚"), "{received}");
    assert!(!html.contains("安葬补助</h3>"), "{html}");
    assert!(html.contains("有 3 项很可能符合"), "{html}");
    // What is of no use to this household now stands on the programme's own page alone.
    assert!(!opened.contains("助学金"), "{opened}");
    let own = visit
        .pack()
        .programmes
        .iter()
        .position(|p| p.id == "buzhu")
        .unwrap();
    visit.act(Action::Open(Page::Programme(own.try_into().unwrap())));
    assert!(visit.html().contains(">助学金</button>"));
}

#[test]
fn applications_that_are_taken_later_say_when() {
    let html = results(&["有人失业"]).html();
    assert!(html.contains("2027 年 3 月 1 日开始收申请"), "{html}");
}

/// Figures that nobody has looked at for too long say so, by name, wherever figures are shown.
#[test]
fn figures_past_their_review_say_so() {
    let shown = |year, month, day, page| {
        let mut visit = Visit::on(sample(), Date::new(year, month, day).unwrap());
        visit.act(Action::Open(page)).html()
    };
    let (figure, pack) = ("补助标准该重新核对了", "标准是 2026 年 11 月 24 日核对的");
    for page in [Page::Start, Page::Programme(1)] {
        let html = shown(2026, 12, 31, page);
        assert!(!html.contains(figure) && !html.contains(pack), "{html}");
        let html = shown(2027, 1, 1, page);
        assert!(html.contains(figure) && !html.contains(pack), "{html}");
        let html = shown(2027, 3, 2, page);
        assert!(html.contains(figure) && html.contains(pack), "{html}");
    }
    // Nothing is shown there that could be out of date.
    assert!(!shown(2027, 3, 2, Page::Urgent).contains(figure));
}
