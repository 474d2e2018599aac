//! The laws of the engine, over random packs and random answers.
//!
//! `PROPTEST_CASES=5000` runs so many cases of each, `SOAK=20` twenty times as many as usual.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test"
)]

mod support;

use jiuzhu_engine::{
    Answer, FactKey, Household, Open, Pack, Range, Screening, Step, Verdict,
    pack::{self, GroupStyle, Kind, Scope},
    value::Value,
};
use proptest::{collection::vec, prelude::*};

use support::{
    cases,
    generate::{Recipe, large_recipes, recipes},
    households::{Tape, any_answer, complete, keys, narrow, partial, values_within, ways},
    screened,
    sketch::key,
    tape, today,
};

/// What a programme comes to.
fn result(screening: &Screening, programme: u16) -> (Verdict, Option<Range>) {
    (screening.verdict(programme), screening.amount(programme))
}

fn programmes(pack: &Pack) -> std::ops::Range<u16> {
    0..u16::try_from(pack.programmes.len()).unwrap()
}

/// Everything that can be seen of a screening.
#[derive(Debug, PartialEq)]
struct Seen {
    values: Vec<Value>,
    results: Vec<(Verdict, Option<Range>, Vec<Open>)>,
    next: Option<Step>,
    left: usize,
}

fn seen(screening: &Screening) -> Seen {
    let household = screening.household();
    let columns = u8::try_from(household.members() + usize::from(!household.is_listed())).unwrap();
    let nodes = (0..).zip(&screening.pack().nodes);
    let values = nodes.flat_map(|(id, node)| match node.scope {
        Scope::Household => vec![screening.value(id, None)],
        Scope::Member => (0..columns).map(|m| screening.value(id, Some(m))).collect(),
    });
    let of = |id| (screening.verdict(id), screening.amount(id), screening.open(id));
    Seen {
        values: values.collect(),
        results: programmes(screening.pack()).map(of).collect(),
        next: screening.next(),
        left: screening.questions_left(),
    }
}

/// Whether every value of `narrow` is one of `wide`.
fn contains(wide: Value, narrow: Value) -> bool {
    match (wide, narrow) {
        (Value::Number(wide), Value::Number(narrow)) => {
            (wide.absent || !narrow.absent)
                && narrow
                    .range
                    .is_none_or(|n| wide.range.is_some_and(|w| w.contains(n)))
        }
        (Value::Choice(wide), Value::Choice(narrow)) => {
            (wide.absent || !narrow.absent) && narrow.options & !wide.options == 0
        }
        (Value::Outcome(wide), Value::Outcome(narrow)) => wide.contains(narrow),
        _ => false,
    }
}

/// Whether what is known after an answer only sharpens what was known before it.
fn sharpens(before: &Screening, after: &Screening) -> Result<(), TestCaseError> {
    let (pack, household) = (before.pack(), after.household());
    for id in programmes(pack) {
        let ((verdict, amount), (later, paid)) = (result(before, id), result(after, id));
        prop_assert!(
            !verdict.is_firm() || verdict == later,
            "programme {id}: {verdict:?} of {:?} became {later:?} of {household:?}",
            before.household()
        );
        prop_assert!(
            paid.is_none_or(|paid| amount.is_some_and(|amount| amount.contains(paid))),
            "programme {id}: {amount:?} of {:?} became {paid:?} of {household:?}",
            before.household()
        );
    }
    let columns = household.members() + usize::from(!household.is_listed());
    for (id, node) in (0..).zip(&pack.nodes) {
        for column in 0..if node.scope == Scope::Member { columns } else { 1 } {
            // Whoever was not listed before was one of the anybodies.
            let earlier = column.min(before.household().members());
            let at = |s: &Screening, column: usize| s.value(id, u8::try_from(column).ok());
            let (wide, narrow) = (at(before, earlier), at(after, column));
            prop_assert!(
                contains(wide, narrow),
                "node {id} of {column}: {wide:?} of {:?} became {narrow:?} of {household:?}",
                before.household()
            );
        }
    }
    Ok(())
}

/// Answers step by step until everything is known.
fn sharpens_to_the_end(recipe: &Recipe, answers: &[u8], steps: &[Vec<u8>]) -> Result<(), TestCaseError> {
    let pack = recipe.pack();
    let mut before = screened(&pack, &partial(&pack, &mut Tape::new(answers)));
    for (step, decisions) in steps.iter().enumerate() {
        let decisions = &mut Tape::new(decisions);
        let next = match step + 1 == steps.len() {
            true => complete(&pack, before.household(), decisions),
            false => narrow(&pack, before.household(), decisions),
        };
        let after = screened(&pack, &next);
        sharpens(&before, &after)?;
        before = after;
    }
    Ok(())
}

/// Whether a fact is not asked because of what makes it applicable: that is asked first, and 不清楚 to a
/// yes-or-no question or a choice covers what hangs on it.
fn waits_for_its_gate(screening: &Screening, key: FactKey, open: &[Open]) -> bool {
    let (facts, household) = (&screening.pack().facts, screening.household());
    let covers = |open: &Open| match open {
        Open::Members => true,
        Open::Fact(key) => {
            let number = matches!(facts[usize::from(key.fact)].kind, Kind::Number(_));
            !number || household.answer(*key) == Answer::Unanswered
        }
    };
    let gate = facts[usize::from(key.fact)].gate;
    gate.is_some_and(|gate| !screening.value(gate, key.member).is_settled()) && open.iter().any(covers)
}

proptest! {
    #![proptest_config(cases(1500))]

    /// Law 2, soundness: a firm verdict holds for every completion, and every completion's amount is within
    /// the amount shown.
    #[test]
    fn a_firm_verdict_holds_for_every_completion(
        recipe in recipes(), answers in tape(60), endings in vec(tape(60), 1..8)
    ) {
        let pack = recipe.pack();
        let household = partial(&pack, &mut Tape::new(&answers));
        let before = screened(&pack, &household);
        for ending in endings {
            let complete = complete(&pack, &household, &mut Tape::new(&ending));
            sharpens(&before, &screened(&pack, &complete))?;
        }
    }

    /// Law 2, narrowing: whatever is answered, in small steps, no firm verdict flips and nothing widens.
    #[test]
    fn an_answer_never_flips_a_verdict_and_never_widens(
        recipe in recipes(), answers in tape(60), steps in vec(tape(60), 1..6)
    ) {
        sharpens_to_the_end(&recipe, &answers, &steps)?;
    }

    /// Law 2 where numbers go beyond 64 bits.
    #[test]
    fn large_numbers_never_flip_a_verdict_and_never_widen(
        recipe in large_recipes(), answers in tape(60), steps in vec(tape(60), 1..6)
    ) {
        sharpens_to_the_end(&recipe, &answers, &steps)?;
    }

    /// Law 1: 不清楚 says nothing. It comes to exactly what no answer comes to, so it never counts as no,
    /// zero or false.
    #[test]
    fn unsure_says_as_little_as_no_answer(recipe in recipes(), answers in tape(60), which in tape(40)) {
        let pack = recipe.pack();
        let household = partial(&pack, &mut Tape::new(&answers));
        let (mut unsure, mut unanswered) = (household.clone(), household);
        let which = &mut Tape::new(&which);
        for key in keys(&pack, unsure.members()) {
            if which.below(2) == 0 || unsure.answer(key) == Answer::Unsure {
                unsure.set(&pack, key, Answer::Unsure).unwrap();
                unanswered.set(&pack, key, Answer::Unanswered).unwrap();
            }
        }
        let (unsure, unanswered) = (screened(&pack, &unsure), screened(&pack, &unanswered));
        prop_assert_eq!(seen(&unsure).values, seen(&unanswered).values);
        for id in programmes(&pack) {
            prop_assert_eq!(result(&unsure, id), result(&unanswered, id));
        }
    }

    /// Law 6: answers given in any order, changed, taken back and given again, with members listed and
    /// removed, end in the same household and the same results; and a screening forgets the households
    /// before.
    #[test]
    fn order_does_not_matter(recipe in recipes(), answers in tape(60), detours in tape(200)) {
        let pack = recipe.pack();
        let wanted = partial(&pack, &mut Tape::new(&answers));
        let members = wanted.members();
        let detours = &mut Tape::new(&detours);
        let mut household = Household::new(&pack);
        let mut screening = Screening::new(&pack, today());
        household.set_members(members, detours.below(2) == 0).unwrap();
        let mut left = keys(&pack, members);
        while !left.is_empty() {
            let mut stray = household.clone();
            stray.set_members(members + detours.below(4), detours.below(2) == 0).unwrap();
            while stray.members() > members {
                let last = u8::try_from(stray.members() - 1).unwrap();
                let any = any_answer(&pack.facts[0], detours);
                stray.set(&pack, FactKey { fact: 0, member: Some(last) }, any).unwrap();
                screening.screen(&stray);
                stray.remove_member(usize::from(last));
            }
            let key = left[detours.below(left.len())];
            stray.set(&pack, key, any_answer(&pack.facts[usize::from(key.fact)], detours)).unwrap();
            stray.set(&pack, key, Answer::Unanswered).unwrap();
            let key = left.swap_remove(detours.below(left.len()));
            stray.set(&pack, key, wanted.answer(key)).unwrap();
            household = stray;
            screening.screen(&household);
        }
        household.set_members(members, wanted.is_listed()).unwrap();
        prop_assert_eq!(&household, &wanted);
        screening.screen(&household);
        prop_assert_eq!(seen(&screening), seen(&screened(&pack, &wanted)));
    }

    /// Law 7 by brute force: a fact that is not open for a programme changes neither its verdict nor its
    /// amount under any value; nor do several of them together; nor does a member more, unless the list of
    /// members is open.
    #[test]
    fn what_is_not_open_changes_nothing(recipe in recipes(), answers in tape(60), more in tape(60)) {
        let pack = recipe.pack();
        let household = partial(&pack, &mut Tape::new(&answers));
        let before = screened(&pack, &household);
        let open: Vec<Vec<Open>> = programmes(&pack).map(|id| before.open(id)).collect();
        let matters = |id: u16, key| {
            let open = &open[usize::from(id)];
            open.contains(&Open::Fact(key)) || waits_for_its_gate(&before, key, open)
        };
        let mut after = before.clone();
        for key in keys(&pack, household.members()) {
            for way in ways(&pack, &household, key) {
                let mut changed = household.clone();
                changed.set(&pack, key, way).unwrap();
                after.screen(&changed);
                for id in programmes(&pack).filter(|id| !matters(*id, key)) {
                    prop_assert_eq!(
                        result(&before, id), result(&after, id),
                        "programme {} of {:?}: {:?} = {:?}", id, &household, key, way
                    );
                }
            }
        }
        for id in programmes(&pack) {
            let mut changed = household.clone();
            if !open[usize::from(id)].contains(&Open::Members) {
                changed = complete(&pack, &household, &mut Tape::new(&more));
            }
            let more = &mut Tape::new(&more);
            for key in keys(&pack, household.members()) {
                let ways = values_within(&pack.facts[usize::from(key.fact)], household.answer(key));
                let answer = if matters(id, key) { household.answer(key) } else { more.one(&ways) };
                changed.set(&pack, key, answer).unwrap();
            }
            after.screen(&changed);
            prop_assert_eq!(
                result(&before, id), result(&after, id), "programme {} of {:?}: {:?}", id, &household, &changed
            );
        }
    }

    /// Laws 7 and 8, the interview: only what is unanswered and open, or about an emergency, is asked, each once; it ends whatever is said;
    /// and then every verdict is firm, or what is still open has been answered with 不清楚 or too widely.
    #[test]
    fn the_interview_asks_only_what_matters_and_ends(
        recipe in recipes(), answers in tape(60), said in tape(200), blank in any::<bool>()
    ) {
        let pack = recipe.pack();
        let said = &mut Tape::new(&said);
        let mut household = match blank {
            true => Household::new(&pack),
            false => partial(&pack, &mut Tape::new(&answers)),
        };
        let mut screening = screened(&pack, &household);
        let mut most = keys(&pack, household.members() + 3).len() + 1;
        while let Some(step) = screening.next() {
            prop_assert!(screening.questions_left() > 0);
            most = most.checked_sub(1).expect("the interview goes on for ever");
            let open: Vec<Open> = programmes(&pack).flat_map(|id| screening.open(id)).collect();
            let list = pack.groups[step.group].style == GroupStyle::Members && open.contains(&Open::Members);
            prop_assert!(list || !step.keys.is_empty(), "a screen without questions");
            if list {
                household.set_members(household.members() + said.below(3), true).unwrap();
            }
            for key in step.keys {
                prop_assert!(pack.groups[step.group].facts.contains(&key.fact));
                prop_assert_eq!(household.answer(key), Answer::Unanswered);
                let urgent = pack.urgent.iter().any(|u| u.fact == key.fact);
                prop_assert!(urgent || open.contains(&Open::Fact(key)), "{:?} is not open", key);
                let answer = any_answer(&pack.facts[usize::from(key.fact)], said);
                let answer = if answer == Answer::Unanswered { Answer::Unsure } else { answer };
                household.set(&pack, key, answer).unwrap();
            }
            screening.screen(&household);
        }
        prop_assert_eq!(screening.questions_left(), 0);
        let missed = |u: &pack::Urgent| household.answer(key(u.fact, None)) == Answer::Unanswered;
        prop_assert!(!pack.urgent.iter().any(missed), "nobody asked what has happened");
        for id in programmes(&pack) {
            let open = screening.open(id);
            prop_assert!(screening.verdict(id).is_firm() || !open.is_empty());
            for open in open {
                let Open::Fact(key) = open else { panic!("the members were not asked for: {household:?}") };
                prop_assert!(household.answer(key) != Answer::Unanswered, "{:?} was not asked", key);
            }
        }
    }
    /// Law 10: a firm verdict names a condition that decides it, and the report tells what was found.
    #[test]
    fn a_firm_verdict_has_a_reason(recipe in recipes(), answers in tape(60)) {
        let pack = recipe.pack();
        let screening = screened(&pack, &partial(&pack, &mut Tape::new(&answers)));
        let report = screening.report();
        prop_assert_eq!(report.programmes.len(), pack.programmes.len());
        for (id, programme) in programmes(&pack).zip(&report.programmes) {
            let verdict = screening.verdict(id);
            prop_assert_eq!(programme.verdict, verdict.code());
            prop_assert_eq!(programme.amount.is_some(), screening.amount(id).is_some());
            prop_assert_eq!(programme.open.len(), screening.open(id).len());
            prop_assert!(!verdict.is_firm() || programme.conditions.iter().any(|c| c.deciding), "{:?}", verdict);
        }
        prop_assert_eq!(report.next.is_some(), screening.next().is_some());
    }
}
