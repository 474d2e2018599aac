//! The households of the stories, from the first question to the results.

use std::path::Path;

use jiuzhu_app::state::{Action, Page, Part, Screen};
use jiuzhu_engine::{
    Answer, FactKey, Household, Pack, Screening, Verdict,
    pack::{Fact, GroupStyle, Kind, Unit},
};
use jiuzhu_policy::Case;

use super::visit::{Visit, tianjin, today};

/// A family gets to its results in so many screens at most, the list of its answers included.
const SCREENS: usize = 18;

/// The cases of the pack that tell of families.
pub(crate) fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/tianjin");
    jiuzhu_policy::compile_dir(&folder).unwrap().cases
}

/// What a family types, that has this number to say.
fn typed(fact: &Fact, answer: Answer) -> String {
    match answer {
        Answer::Number(range) => range.single().unwrap().to_string(),
        // What the story does not tell: no money, nobody who cannot do anything.
        _ => {
            assert!(!matches!(fact.kind, Kind::Number(Unit::Age)), "{}", fact.name);
            "0".into()
        }
    }
}

/// Answers the question in view as the family would, and goes on.
fn tell(visit: &mut Visit, screen: Screen, household: &Household) {
    let pack = visit.pack();
    if screen.group(pack).unwrap().style == GroupStyle::Members {
        let relation = |member| match household.answer(visit.key("关系", Some(member))) {
            Answer::Options(set) => u8::try_from(set.trailing_zeros()).unwrap(),
            other => panic!("{other:?}"),
        };
        let others = 1..u8::try_from(household.members()).unwrap();
        for relation in others.map(relation).collect::<Vec<_>>() {
            visit.act(Action::AddMember(relation));
        }
        visit.go_on();
        return;
    }
    let is = |key: FactKey| household.answer(key) == Answer::Options(0b10);
    let lists = screen.lists(pack);
    for list in &lists {
        for key in list.iter().filter(|key| is(**key)) {
            visit.act(Action::Tick(*key, true));
        }
        if !list.iter().any(|key| is(*key)) {
            visit.act(Action::TickNone(list[0].fact, true));
        }
    }
    let listed: Vec<FactKey> = lists.into_iter().flatten().collect();
    for key in screen.keys(pack).into_iter().filter(|key| !listed.contains(key)) {
        let fact = &pack.facts[usize::from(key.fact)];
        let answer = household.answer(key);
        visit.act(match (&fact.kind, answer) {
            (Kind::Number(_), answer) => Action::Type(key, Part::First, typed(fact, answer)),
            (_, Answer::Options(set)) => Action::Choose(key, u8::try_from(set.trailing_zeros()).unwrap()),
            // 否, or the first option: 没有.
            _ => Action::Choose(key, 0),
        });
    }
    visit.go_on();
}

/// The groups a family is asked, in order, up to the results, and what it comes to.
pub(crate) fn visited(pack: &'static Pack, household: &Household) -> (Vec<&'static str>, Visit) {
    let mut visit = Visit::new(pack);
    visit.act(Action::Begin);
    let mut asked = Vec::new();
    while let Page::Ask(screen) = visit.state.page {
        asked.push(visit.asked());
        assert!(asked.len() < 100, "{asked:?}");
        tell(&mut visit, screen, household);
        assert_ne!(
            visit.state.page,
            Page::Ask(screen),
            "{asked:?} {:?}",
            visit.state.problems
        );
    }
    assert_eq!(visit.state.page, Page::Check);
    (asked, visit)
}

#[test]
fn a_story_comes_to_its_results_in_few_screens() {
    let cases = cases();
    for story in ["S1", "S2", "S3", "S4", "S5", "S6"] {
        let told = |case: &&Case| case.name().starts_with(story) && !case.name().contains("一部分");
        let cases: Vec<_> = cases.iter().filter(told).collect();
        assert!(!cases.is_empty(), "{story}");
        for case in cases {
            let household = case.household(tianjin()).unwrap();
            let (asked, visit) = visited(tianjin(), &household);
            let mut screening = Screening::new(tianjin(), case.on());
            let counted = jiuzhu_policy::questions::asked(&mut screening, &household);
            assert_eq!(counted.screens, asked.len() + 1, "{}: {asked:?}", case.name());
            println!("{} {}: {}", asked.len() + 1, case.name(), asked.join(" "));
            assert!(asked.len() < SCREENS, "{}: {asked:?}", case.name());
            // What was not asked changes nothing.
            let mut told = Screening::new(tianjin(), today());
            told.screen(&household);
            for (programme, id) in tianjin().programmes.iter().zip(0..) {
                let verdict = told.verdict(id);
                if verdict != Verdict::Possible {
                    assert_eq!(
                        visit.screening.verdict(id),
                        verdict,
                        "{} {}",
                        case.name(),
                        programme.id
                    );
                }
            }
        }
    }
}
