//! When applications are taken, what is received already, and which of two programmes pays more.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, Date, Pack, Screening, Season,
    pack::{Application, Choose, Exclusion, Note, Op, Outcome, ProgrammeId, Text, Unit, Window},
};
use proptest::{collection::vec, prelude::*};

use support::{
    cases,
    generate::recipes,
    hand::{EACH, HOME, NO, YES, household, is},
    households::{Tape, complete, partial},
    screened,
    sketch::{Sketch, between, key},
    tape, today,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A pack with one programme for everybody, applied for in these windows.
fn applied_for(windows: &[Window]) -> Pack {
    let mut s = Sketch::new();
    let rule = s.of_household(Op::Outcome(Outcome::Pass));
    s.programme(HOME, rule, None);
    let mut pack = s.finish();
    pack.programmes[0].application = Some(Application {
        windows: windows.to_vec(),
        note: Note {
            text: Text::default(),
            citations: Vec::new(),
        },
    });
    pack.validate().unwrap();
    pack
}

fn season(pack: &Pack, on: Date) -> Season {
    Screening::new(pack, on).season(0).unwrap()
}

fn yearly(from: (u8, u8), until: (u8, u8)) -> Window {
    Window::Yearly { from, until }
}

/// Over three years with a 29 February, day by day: open exactly on the days named, and the ends said are the
/// ends.
#[test]
fn a_window_of_every_year_opens_and_closes_on_its_days() {
    for (from, until) in [
        ((3, 1), (5, 31)),
        ((11, 1), (2, 28)),
        ((11, 15), (2, 29)),
        ((2, 29), (3, 1)),
        ((1, 1), (12, 31)),
        ((12, 31), (1, 1)),
        ((6, 15), (6, 15)),
    ] {
        let pack = applied_for(&[yearly(from, until)]);
        // 29 February stands for the last day of February.
        let is_open = |day: Date| {
            let (year, month, of_month) = day.parts();
            let in_year = |(m, d): (u8, u8)| match (m, d) {
                (2, 29) if Date::new(year, 2, 29).is_err() => (2, 28),
                other => other,
            };
            let (day, from, until) = ((month, of_month), in_year(from), in_year(until));
            if from <= until {
                from <= day && day <= until
            } else {
                from <= day || day <= until
            }
        };
        let all_year = (from, until) == ((1, 1), (12, 31));
        let mut on = date("2023-06-01");
        while on < date("2026-06-01") {
            let case = format!("{from:?} to {until:?} on {on}");
            let open_at = |day: Date| is_open(day);
            match season(&pack, on) {
                Season::Open { until } => {
                    assert!(open_at(on) && on <= until && open_at(until), "{case}");
                    assert!(all_year || !open_at(until.next().unwrap()), "{case}");
                }
                Season::Opens { from, until } => {
                    assert!(!open_at(on) && on < from && from <= until, "{case}");
                    assert!(open_at(from) && !open_at(from.previous().unwrap()), "{case}");
                    assert!(open_at(until) && !open_at(until.next().unwrap()), "{case}");
                    let mut day = on;
                    while day < from {
                        assert!(!open_at(day), "{case}: it opens earlier");
                        day = day.next().unwrap();
                    }
                }
                Season::Closed { .. } => panic!("{case}: it comes every year"),
            }
            on = on.next().unwrap();
        }
    }
}

#[test]
fn a_window_that_comes_once_closes_for_good() {
    let once = Window::Once {
        from: date("2026-03-01"),
        until: date("2026-03-31"),
    };
    let pack = applied_for(&[once]);
    let (from, until) = (date("2026-03-01"), date("2026-03-31"));
    for (on, expected) in [
        ("2026-02-28", Season::Opens { from, until }),
        ("2026-03-01", Season::Open { until }),
        ("2026-03-31", Season::Open { until }),
        ("2026-04-01", Season::Closed { since: until }),
    ] {
        assert_eq!(season(&pack, date(on)), expected, "{on}");
        let report = Screening::new(&pack, date(on)).report().programmes.remove(0);
        let window = report.window.unwrap();
        assert_eq!(window.open, matches!(expected, Season::Open { .. }), "{on}");
        let opens = matches!(expected, Season::Opens { .. });
        assert_eq!(window.from, opens.then(|| from.to_string()), "{on}");
        assert_eq!(window.until, until.to_string(), "{on}");
        assert_eq!(report.verdict, "likely", "{on}");
    }
    let later = Window::Once {
        from: date("2026-09-01"),
        until: date("2026-09-30"),
    };
    let pack = applied_for(&[later, once]);
    let next = season(&pack, date("2026-04-01"));
    assert_eq!(
        next,
        Season::Opens {
            from: date("2026-09-01"),
            until: date("2026-09-30")
        }
    );
    assert_eq!(
        season(&pack, date("2026-10-01")),
        Season::Closed {
            since: date("2026-09-30")
        }
    );
}

#[test]
fn windows_outside_the_calendar_are_refused() {
    let backwards = Window::Once {
        from: date("2026-03-31"),
        until: date("2026-03-01"),
    };
    for window in [
        backwards,
        yearly((2, 30), (3, 1)),
        yearly((0, 1), (3, 1)),
        yearly((1, 1), (13, 1)),
    ] {
        let mut pack = applied_for(&[]);
        pack.programmes[0]
            .application
            .as_mut()
            .unwrap()
            .windows
            .push(window);
        assert!(pack.validate().is_err(), "{window:?}");
    }
    assert_eq!(Screening::new(&applied_for(&[]), today()).season(0), None);
}

/// What is received is what was answered; of a programme for members it is enough that somebody does.
#[test]
fn what_is_received_is_what_was_answered() {
    let mut s = Sketch::new();
    let (home, at_home) = s.truth(HOME, None);
    let (each, of_each) = s.truth(EACH, None);
    s.programme(HOME, at_home, None);
    s.programme(EACH, of_each, None);
    s.programme(HOME, at_home, None);
    let mut pack = s.finish();
    pack.programmes[0].received = Some(home);
    pack.programmes[1].received = Some(each);
    pack.validate().unwrap();
    let receives = |listed, home_says, [first, second]: [Answer; 2]| {
        let said = [
            (key(home, None), home_says),
            (key(each, 0), first),
            (key(each, 1), second),
        ];
        let report = screened(&pack, &household(&pack, 2, listed, &said)).report();
        let receives: Vec<_> = report.programmes.iter().map(|p| p.receives).collect();
        assert_eq!(receives[2], None, "not asked");
        (receives[0].unwrap(), receives[1].unwrap())
    };
    assert_eq!(receives(true, YES, [NO, YES]), (Some(true), Some(true)));
    assert_eq!(receives(true, NO, [NO, NO]), (Some(false), Some(false)));
    assert_eq!(receives(true, Answer::Unsure, [NO, Answer::Unsure]), (None, None));
    assert_eq!(receives(false, Answer::Unanswered, [NO, NO]), (None, None));
    assert_eq!(receives(false, YES, [NO, YES]), (Some(true), Some(true)));
    let mut wrong = pack.clone();
    wrong.programmes[0].received = Some(each);
    assert!(wrong.validate().is_err(), "a member's fact for the household");
}

/// Two programmes that pay two facts from 0 to 9, the second only where a third says so.
fn rivals() -> (Pack, [u16; 3]) {
    let mut s = Sketch::new();
    let (first, pays_first) = s.number(HOME, between(0, 9), None);
    let (applies, gate) = s.truth(HOME, None);
    let (second, pays_second) = s.number(HOME, between(0, 9), Some(gate));
    let rule = s.of_household(Op::Outcome(Outcome::Pass));
    s.programme(HOME, rule, Some(pays_first));
    s.programme(HOME, rule, Some(pays_second));
    let mut pack = s.finish();
    pack.programmes[0].excludes.push(Exclusion {
        programme: 1,
        choose: Choose::Higher,
        text: Text::default(),
        citations: Vec::new(),
    });
    (pack, [first, second, applies])
}

#[test]
fn the_better_of_two_is_named_once_it_is_settled() {
    let (pack, [first, second, applies]) = rivals();
    let better = |one: Answer, two: Answer, says| {
        let said = [
            (key(first, None), one),
            (key(second, None), two),
            (key(applies, None), says),
        ];
        let screening = screened(&pack, &household(&pack, 1, true, &said));
        let report = &screening.report().programmes[0].excludes[0];
        assert_eq!((report.id.as_str(), report.choose), ("g1", "higher"));
        let named = screening.better(0, 1);
        assert_eq!(report.better, named.map(|id| format!("g{id}")));
        named
    };
    let range = |low, high| Answer::Number(between(low, high));
    assert_eq!(better(is(5), is(4), YES), Some(0));
    assert_eq!(better(is(5), is(6), YES), Some(1));
    assert_eq!(better(range(5, 9), range(0, 5), YES), Some(0), "never less");
    assert_eq!(better(range(5, 9), range(0, 6), YES), None);
    assert_eq!(better(range(0, 5), range(5, 9), YES), Some(1));
    assert_eq!(
        better(is(5), is(6), Answer::Unanswered),
        None,
        "the second may not apply"
    );
    assert_eq!(better(is(5), is(4), Answer::Unanswered), Some(0));
    assert_eq!(better(is(5), is(6), NO), Some(0), "the second pays nothing");
    assert_eq!(better(Answer::Unsure, is(6), YES), None);
    let named = |change: fn(&mut Pack)| {
        let (mut pack, [first, second, applies]) = rivals();
        change(&mut pack);
        let said = [
            (key(first, None), is(5)),
            (key(second, None), is(4)),
            (key(applies, None), YES),
        ];
        screened(&pack, &household(&pack, 1, true, &said)).better(0, 1)
    };
    assert_eq!(named(|_| ()), Some(0));
    assert_eq!(
        named(|pack| pack.programmes[0].amount.as_mut().unwrap().unit = "元/年".into()),
        None
    );
    assert_eq!(named(|pack| pack.nodes[1].unit = Unit::YuanPerYear), None);
    assert_eq!(named(|pack| pack.programmes[1].amount = None), None);
    let refused = named(|pack| {
        let rule = usize::from(pack.programmes[1].outcome);
        pack.nodes[rule].op = Op::Not(pack.programmes[1].conditions[0].node);
    });
    assert_eq!(refused, None, "the second cannot be had");
}

/// A child's own choice: what one programme pays to two members says nothing about what the other pays to one.
#[test]
fn the_better_of_two_is_the_better_for_each_member() {
    let mut s = Sketch::new();
    let (first, pays_first) = s.number(EACH, between(0, 9), None);
    let (second, pays_second) = s.number(EACH, between(0, 9), None);
    let (gate, fits) = s.truth(EACH, None);
    let all = s.of_member(Op::Outcome(Outcome::Pass));
    s.programme(EACH, all, Some(pays_first));
    s.programme(EACH, fits, Some(pays_second));
    let pack = s.finish();
    pack.validate().unwrap();
    let better = |amounts: [[i64; 2]; 2], fits: [Answer; 2]| {
        let said: Vec<_> = (0..2)
            .flat_map(|member| {
                let [one, two] = amounts[usize::from(member)];
                [
                    (key(first, member), is(one)),
                    (key(second, member), is(two)),
                    (key(gate, member), fits[usize::from(member)]),
                ]
            })
            .collect();
        screened(&pack, &household(&pack, 2, true, &said)).better(0, 1)
    };
    assert_eq!(
        better([[5, 6], [5, 6]], [YES, NO]),
        Some(1),
        "5 and 5 are not set against 6"
    );
    assert_eq!(better([[5, 4], [5, 9]], [YES, NO]), Some(0));
    assert_eq!(better([[5, 4], [5, 9]], [YES, YES]), None, "one of them each");
    assert_eq!(better([[5, 4], [5, 9]], [YES, Answer::Unsure]), None);
    assert_eq!(better([[5, 4], [5, 9]], [NO, NO]), None, "nobody has both");
}

proptest! {
    #![proptest_config(cases(600))]

    /// Whatever the open answers turn out to be, what is called better never pays anybody less who is granted both.
    #[test]
    fn what_is_better_stays_better(recipe in recipes(), answers in tape(60), endings in vec(tape(60), 1..5)) {
        let pack = recipe.pack();
        let household = partial(&pack, &mut Tape::new(&answers));
        let before = screened(&pack, &household);
        let programmes = 0..ProgrammeId::try_from(pack.programmes.len().min(8)).unwrap();
        for ending in endings {
            let after = screened(&pack, &complete(&pack, &household, &mut Tape::new(&ending)));
            // The household, or each of its members; a member programme pays each for himself.
            let paid = |id: ProgrammeId, member| {
                let programme = &pack.programmes[usize::from(id)];
                let formula = programme.amount.as_ref().unwrap().formula;
                let granted = after.value(programme.rule, member).outcomes().can_succeed();
                granted.then(|| after.value(formula, member).number().or_nought())
            };
            let members = 0..u8::try_from(after.household().members()).unwrap();
            for (a, b) in programmes.clone().flat_map(|a| programmes.clone().map(move |b| (a, b))) {
                let Some(better) = before.better(a, b).filter(|_| a != b) else { continue };
                let other = if better == a { b } else { a };
                let whom: Vec<Option<u8>> = match pack.programmes[usize::from(a)].scope {
                    HOME => vec![None],
                    EACH => members.clone().map(Some).collect(),
                };
                for who in whom {
                    let Some((more, less)) = paid(better, who).zip(paid(other, who)) else { continue };
                    let holds = more.low().zip(less.high()).is_some_and(|(low, high)| low >= high);
                    prop_assert!(holds, "{better} over {other}: {more:?} and {less:?}");
                }
            }
        }
    }
}
