//! Where one lands: back, after a reload, after erasing, from any history entry.

use jiuzhu_app::state::{Action, Focus, Page, Part, Size, State, reduce::PLACE};

use super::{
    journey::finished,
    visit::{Visit, sample, tianjin, today},
};

#[test]
fn the_office_leads_back_to_where_it_was_chosen() {
    let mut visit = finished();
    for page in [Page::Results, Page::Programme(0), Page::Who] {
        visit.act(Action::Open(page)).act(Action::Open(Page::Districts));
        visit.act(Action::District(0)).act(Action::Office(0, 0));
        assert_eq!(visit.state.page, page);
        assert_eq!(visit.state.focus, Focus::Element(PLACE.into()));
        assert!(visit.html().contains(&format!("id=\"{PLACE}\"")));
        // Any other way back leads to the heading.
        visit.act(Action::Open(Page::What)).back();
        assert_eq!((visit.state.page, &visit.state.focus), (page, &Focus::Heading));
    }
}

#[test]
fn the_page_of_a_district_says_so_and_offers_its_streets_first() {
    let mut visit = finished();
    visit.state.home = Some(1);
    let name = &sample().districts[1].name;
    let own = &sample().districts[1].offices[0].name;
    for page in [Page::Results, Page::Who] {
        let html = visit
            .act(Action::Open(page))
            .act(Action::Open(Page::Districts))
            .html();
        assert!(
            html.contains(&format!("<p class=\"home\">里乡{name}</p>")),
            "{html}"
        );
        let (street, other) = (html.find(own.as_str()).unwrap(), html.find("别的区").unwrap());
        assert!(street < other, "{html}");
        // One step back: the streets are on the same screen.
        visit.act(Action::Office(1, 0));
        assert_eq!(visit.state.page, page);
        assert!(visit.html().contains(own.as_str()));
        // People of another district find theirs as ever.
        visit.act(Action::Open(Page::Districts));
        visit.act(Action::District(0)).act(Action::Office(0, 0));
        assert_eq!(visit.state.page, page);
    }
    visit.act(Action::Erase);
    assert!(visit.state.is_blank());
    assert!(visit.html().contains(&format!("里乡{name}</p>")));
}

#[test]
fn an_emergency_stays_in_view_and_does_not_wait_for_the_list() {
    let mut visit = Visit::new(sample());
    visit.act(Action::Begin).choose("急难情形", None, 1).go_on();
    assert_eq!(visit.asked(), "家人");
    let html = visit.html();
    let (call, heading) = (html.find("tel:12345").unwrap(), html.find("<h1").unwrap());
    assert!(call < heading, "{html}");
    assert!(html.contains("先看看结果"));
    visit.act(Action::Open(Page::Results));
    let html = visit.html();
    let (urgent, other) = (
        html.find("急救</h3>").unwrap(),
        html.find("里乡生活补助").unwrap(),
    );
    assert!(urgent < other, "{html}");
}

#[test]
fn a_reload_loses_nothing() {
    let mut visit = finished();
    visit.act(Action::Open(Page::Districts));
    visit.act(Action::District(0)).act(Action::Office(0, 1));
    assert_eq!(visit.state.page, Page::Check);
    visit.type_in("看病花费", None, "还没\t想好");
    let text = visit.state.to_text(visit.pack()).unwrap();
    let back = State::from_text(&text, visit.pack(), today()).unwrap();
    assert_eq!(back.household, visit.state.household);
    assert_eq!(back.place, visit.state.place);
    assert_eq!(back.drafts.iter().count(), visit.state.drafts.iter().count());
    assert_eq!(back.to_text(visit.pack()).unwrap(), text);
}

#[test]
fn what_was_kept_by_another_pack_or_broken_is_not_used() {
    let text = finished().state.to_text(sample()).unwrap();
    assert!(State::from_text(&text, tianjin(), today()).is_none());
    for broken in [
        "",
        "x",
        &text[..20],
        &text.replace('\t', " "),
        &text.replacen("2 1", "0 1", 1),
    ] {
        assert!(State::from_text(broken, sample(), today()).is_none(), "{broken}");
    }
}

#[test]
fn erasing_leaves_nothing() {
    let mut visit = finished();
    visit
        .act(Action::Resize(Size::Huge))
        .act(Action::Open(Page::Districts))
        .act(Action::District(0))
        .act(Action::Office(0, 0));
    visit.act(Action::Open(Page::Clear)).act(Action::Erase);
    let blank = State {
        size: Size::Huge,
        focus: Focus::Heading,
        ..State::new(visit.pack())
    };
    assert_eq!(visit.state, blank);
    assert_eq!(visit.state.to_text(visit.pack()), None);
    // Back does not bring anything back.
    for _ in 0..5 {
        visit.back();
        assert!(!visit.state.has_answers());
        assert!(!visit.html().contains("2万"));
    }
    visit.act(Action::Return(Page::Results));
    assert_eq!(visit.state.page, Page::Start);
}

#[test]
fn every_page_survives_its_history_entry() {
    let mut visit = Visit::new(sample());
    visit.act(Action::Begin);
    let pages = [
        Page::Start,
        Page::Urgent,
        visit.state.page,
        Page::Check,
        Page::Results,
        Page::Programme(2),
        Page::What,
        Page::Troubles,
        Page::Trouble(0),
        Page::Guide(3),
        Page::How,
        Page::Who,
        Page::Districts,
        Page::Offices(1),
        Page::Take,
        Page::Code { answers: false },
        Page::Code { answers: true },
        Page::Clear,
    ];
    for page in pages {
        assert_eq!(Page::from_code(&page.code()), Some(page));
    }
    for code in [
        "",
        "ask",
        "ask.1.2.3",
        "ask.x.1.1.0",
        "offices.70000",
        "programme.-1",
        "trouble.",
        "guide.x",
        "home",
    ] {
        assert_eq!(Page::from_code(code), None, "{code}");
    }
}

#[test]
fn a_history_entry_that_makes_no_sense_leads_to_the_start() {
    let mut visit = finished();
    for code in [
        "programme.99",
        "trouble.99",
        "guide.99",
        "offices.9",
        "ask.99.0.1.0",
        "ask.3.18446744073709551615.1.0",
        "ask.3.0.0.0",
    ] {
        visit.act(Action::Return(Page::from_code(code).unwrap()));
        assert_eq!(visit.state.page, Page::Start, "{code}");
    }
}

/// Whatever is answered, the interview of the real pack ends and every screen can be drawn.
#[test]
fn every_interview_ends() {
    for seed in 0..12_u64 {
        let mut visit = Visit::new(tianjin());
        visit.act(Action::Begin);
        let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random
        };
        for step in 0.. {
            assert!(step < 200, "no end in sight after {step} screens");
            let Page::Ask(screen) = visit.state.page else {
                break;
            };
            let keys = screen.keys(visit.pack());
            if keys.is_empty() {
                for _ in 0..next() % 5 {
                    let relation = u8::try_from(next() % 8 + 1).unwrap();
                    visit.act(Action::AddMember(relation));
                }
            }
            for key in keys {
                let fact = &visit.pack().facts[usize::from(key.fact)];
                let options = fact.all_options().count_ones();
                let action = match (next() % 5, options) {
                    (0, _) => Action::Unsure(key, true),
                    (_, 0) => Action::Type(key, Part::First, (next() % 120).to_string()),
                    _ => Action::Choose(key, u8::try_from(next() % u64::from(options)).unwrap()),
                };
                visit.act(action);
            }
            visit.html();
            visit.go_on();
            // A count that goes only up to six, for example.
            for problem in visit.state.problems.clone() {
                visit.act(Action::Unsure(problem.key, true));
            }
            if !visit.state.problems.is_empty() {
                visit.go_on();
            }
        }
        assert_eq!(visit.state.page, Page::Check);
        visit.html();
        visit.go_on();
        assert_eq!(visit.state.page, Page::Results);
        visit.html();
    }
}
