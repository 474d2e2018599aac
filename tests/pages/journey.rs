//! What visitors do: go on, go back, correct, change their minds, erase.

use jiuzhu_app::state::{Action, Focus, Mistake, Page, Part};
use jiuzhu_engine::{Answer, Range, Verdict};

use super::visit::{Visit, sample};

/// A visitor who has said that there is no emergency and that the household is the applicant and a mother.
fn with_mother() -> Visit {
    let mut visit = Visit::new(sample());
    visit.act(Action::Begin);
    assert_eq!(visit.asked(), "急事");
    visit.choose("急难情形", None, 0).go_on();
    assert_eq!(visit.asked(), "家人");
    visit.act(Action::AddMember(3)).go_on();
    assert_eq!((visit.asked(), visit.state.household.members()), ("户口", 2));
    visit
}

/// The same, with every question answered.
pub(crate) fn finished() -> Visit {
    let mut visit = with_mother();
    let residence = visit.key("里乡户口", Some(0)).fact;
    visit.act(Action::TickAll(residence)).go_on();
    assert_eq!(visit.asked(), "年龄");
    visit
        .type_in("年龄", Some(0), "50")
        .type_in("年龄", Some(1), "82")
        .go_on();
    assert_eq!(visit.asked(), "情况");
    let school = visit.key("在读", Some(0)).fact;
    visit.act(Action::TickNone(school, true)).go_on();
    // At her age a certificate changes nothing, so that only the other box is left: a plain question.
    assert_eq!(visit.asked(), "情况");
    visit.choose("在读", Some(1), 0).go_on();
    assert_eq!(visit.asked(), "家里");
    let drawn = visit.key("领着补助", None).fact;
    visit.act(Action::TickNone(drawn, true)).go_on();
    for member in [0, 1] {
        assert_eq!(visit.asked(), "收入");
        visit.type_in("月收入", Some(member), "600").go_on();
    }
    assert_eq!(visit.asked(), "钱");
    visit
        .type_in("存款", None, "2万")
        .type_in("住了几年", None, "25")
        .go_on();
    assert_eq!(visit.state.page, Page::Check);
    visit
}

fn verdict(visit: &Visit, name: &str) -> Verdict {
    let programme = visit.pack().programmes.iter().position(|p| p.id == name).unwrap();
    visit.screening.verdict(programme.try_into().unwrap())
}

#[test]
fn asks_only_what_matters_and_comes_to_a_result() {
    let visit = finished();
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Likely);
    assert_eq!(verdict(&visit, "huli"), Verdict::Likely);
    assert_eq!(verdict(&visit, "jijiu"), Verdict::Unlikely);
    // The cost of illness could not change anything.
    assert!(!visit.state.is_answered(visit.key("看病花费", None)));
}

#[test]
fn going_back_keeps_the_answer() {
    let mut visit = finished();
    visit.back();
    assert_eq!(visit.asked(), "钱");
    assert_eq!(visit.state.draft(visit.key("存款", None)).unwrap().text, "2万");
    visit.back();
    assert_eq!(visit.asked(), "收入");
    assert_eq!(
        visit.state.draft(visit.key("月收入", Some(1))).unwrap().text,
        "600"
    );
    let before = visit.state.household.clone();
    visit.go_on();
    assert_eq!(visit.state.household, before);
    assert_eq!(visit.state.page, Page::Check);
}

#[test]
fn going_back_keeps_what_was_typed_but_does_not_answer_it() {
    let mut visit = with_mother();
    visit
        .act(Action::TickAll(visit.key("里乡户口", Some(0)).fact))
        .go_on();
    visit.type_in("年龄", Some(0), "不知道").back().go_on();
    assert_eq!(visit.asked(), "年龄");
    assert_eq!(
        visit.state.draft(visit.key("年龄", Some(0))).unwrap().text,
        "不知道"
    );
    assert!(!visit.state.is_answered(visit.key("年龄", Some(0))));
}

#[test]
fn a_correction_comes_straight_back() {
    let mut visit = finished();
    visit.correct("存款", 0).type_in("存款", None, "1万").go_on();
    assert_eq!(visit.state.page, Page::Check);
    assert_eq!(
        visit.state.household.answer(visit.key("存款", None)),
        Answer::Number(Range::from(10_000))
    );
}

#[test]
fn a_correction_asks_what_it_newly_needs() {
    let mut visit = finished();
    visit.correct("存款", 0).type_in("存款", None, "5万").go_on();
    // With so much money, the cost of illness decides whether an exemption is possible.
    assert_eq!(visit.asked(), "看病");
    visit.type_in("看病花费", None, "3万").go_on();
    assert_eq!(visit.state.page, Page::Check);
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Ask);
}

#[test]
fn a_correction_leaves_no_trace_of_the_old_answer() {
    let mut visit = finished();
    visit.correct("存款", 0).type_in("存款", None, "5万").go_on();
    visit.type_in("看病花费", None, "1万").go_on();
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Unlikely);
    visit.correct("存款", 0).type_in("存款", None, "1万").go_on();
    assert_eq!(visit.state.page, Page::Check);
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Likely);
}

#[test]
fn an_answer_that_no_longer_applies_is_not_used_and_not_shown() {
    let mut visit = finished();
    visit
        .correct("月收入", 2)
        .type_in("月收入", Some(1), "9000")
        .go_on();
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Unlikely);
    // A child has no income that counts, whatever was answered before.
    visit.correct("年龄", 2).type_in("年龄", Some(1), "9").go_on();
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Likely);
    assert!(!visit.html().contains("9,000"));
}

#[test]
fn a_mistake_is_named_and_what_was_typed_stays() {
    let mut visit = with_mother();
    visit
        .act(Action::TickAll(visit.key("里乡户口", Some(0)).fact))
        .go_on();
    let key = visit.key("年龄", Some(0));
    for (typed, mistake) in [
        ("", Mistake::NothingTyped),
        ("很大", Mistake::NotANumber(Part::First)),
        (
            "150",
            Mistake::Outside(visit.pack().facts[usize::from(key.fact)].domain),
        ),
    ] {
        visit
            .type_in("年龄", Some(0), typed)
            .type_in("年龄", Some(1), "82")
            .go_on();
        assert_eq!(visit.state.mistake(key), Some(&mistake), "{typed}");
        assert_eq!(visit.state.focus, Focus::Problems);
        assert_eq!(visit.state.draft(key).map_or("", |draft| &draft.text), typed);
        assert!(!visit.state.is_answered(key));
    }
    visit.type_in("年龄", Some(0), "５０岁").go_on();
    assert_eq!(visit.state.household.answer(key), Answer::Number(Range::from(50)));
    assert!(visit.state.problems.is_empty());
}

#[test]
fn a_year_of_birth_counts_as_an_age() {
    let mut visit = with_mother();
    visit
        .act(Action::TickAll(visit.key("里乡户口", Some(0)).fact))
        .go_on();
    let key = visit.key("年龄", Some(0));
    let ages = |low: i64, high: i64| Answer::Number(Range::new(Some(low.into()), Some(high.into())).unwrap());
    for (typed, answer) in [
        ("1956", ages(69, 70)),
        ("1956年", ages(69, 70)),
        ("1956年3月", ages(70, 70)),
        ("1956.11", ages(69, 70)),
        ("1956-11-24", ages(70, 70)),
        ("1956年11月25日", ages(69, 69)),
        ("2026", ages(0, 0)),
    ] {
        visit
            .type_in("年龄", Some(0), typed)
            .type_in("年龄", Some(1), "82")
            .go_on();
        assert_eq!(visit.state.household.answer(key), answer, "{typed}");
        visit.back();
    }
}

#[test]
fn an_unclear_answer_is_unknown_and_not_asked_again() {
    let mut visit = finished();
    let key = visit.key("存款", None);
    visit.correct("存款", 0).act(Action::Unsure(key, true)).go_on();
    assert_eq!(visit.state.household.answer(key), Answer::Unsure);
    assert_eq!(verdict(&visit, "buzhu"), Verdict::Possible);
    // What was typed is still there, should it turn out right.
    assert_eq!(visit.state.draft(key).unwrap().text, "2万");
    let next = visit.screening.next();
    assert!(next.is_none_or(|step| !step.keys.contains(&key)));
}

#[test]
fn amounts_can_be_rough_and_by_the_year() {
    let mut visit = finished();
    let income = visit.key("月收入", Some(0));
    let range = |low: Option<i64>, high: Option<i64>| {
        Answer::Number(Range::new(low.map(Into::into), high.map(Into::into)).unwrap())
    };
    let mut answer = |actions: &[Action], expected: Answer| {
        visit.correct("月收入", 1);
        for action in actions {
            visit.act(action.clone());
        }
        visit.go_on();
        assert_eq!(visit.state.household.answer(income), expected, "{actions:?}");
        visit.act(Action::Open(Page::Check));
    };
    let text = |part, text: &str| Action::Type(income, part, text.into());
    answer(
        &[Action::OtherPeriod(income, true), text(Part::First, "1.2万")],
        range(Some(1000), Some(1000)),
    );
    answer(&[text(Part::First, "500元/月")], range(Some(500), Some(500)));
    answer(&[Action::OtherPeriod(income, false)], range(Some(500), Some(500)));
    answer(
        &[
            Action::Rough(income, true),
            text(Part::First, "２０００"),
            text(Part::Second, "1500"),
        ],
        range(Some(1500), Some(2000)),
    );
    answer(&[text(Part::First, "")], range(None, Some(1500)));
}

#[test]
fn ticks_say_yes_and_the_rest_is_said_by_going_on() {
    let mut visit = with_mother();
    let [me, mother] = [0, 1].map(|m| visit.key("里乡户口", Some(m)));
    let answers = |visit: &Visit| [me, mother].map(|key| visit.state.household.answer(key));

    visit.go_on();
    assert_eq!(visit.state.mistake(me), Some(&Mistake::NothingTicked));
    assert_eq!(visit.state.problems.len(), 1);

    visit.act(Action::Tick(mother, true)).go_on();
    assert_eq!(answers(&visit), [Answer::truth(false), Answer::truth(true)]);

    visit.back().act(Action::TickUnsure(me.fact, true)).go_on();
    assert_eq!(answers(&visit), [Answer::Unsure, Answer::truth(true)]);

    visit.back().act(Action::TickNone(me.fact, true)).go_on();
    assert_eq!(answers(&visit), [Answer::truth(false), Answer::truth(false)]);

    visit.back().act(Action::TickUnsure(me.fact, true)).go_on();
    assert_eq!(answers(&visit), [Answer::Unsure, Answer::Unsure]);

    visit
        .back()
        .act(Action::TickAll(me.fact))
        .act(Action::Tick(me, false))
        .go_on();
    assert_eq!(answers(&visit), [Answer::truth(false), Answer::truth(true)]);
}

#[test]
fn what_the_household_has_is_ticked_on_one_screen() {
    let mut visit = with_mother();
    visit
        .act(Action::TickAll(visit.key("里乡户口", Some(0)).fact))
        .go_on();
    visit
        .type_in("年龄", Some(0), "50")
        .type_in("年龄", Some(1), "60")
        .go_on();
    // Of each member in turn.
    let answers = |visit: &Visit, member| {
        ["在读", "残疾证"].map(|name| visit.state.household.answer(visit.key(name, Some(member))))
    };
    let paper = visit.key("残疾证", Some(0));
    visit.act(Action::Tick(paper, true)).go_on();
    assert_eq!(answers(&visit, 0), [Answer::truth(false), Answer::truth(true)]);
    assert_eq!(answers(&visit, 1), [Answer::Unanswered; 2]);
    let school = visit.key("在读", Some(1)).fact;
    visit.act(Action::TickUnsure(school, true)).go_on();
    assert_eq!(answers(&visit, 1), [Answer::Unsure; 2]);

    let facts = ["领着补助", "有人失业", "家人去世"].map(|name| visit.key(name, None));
    let answers = |visit: &Visit| facts.map(|key| visit.state.household.answer(key));
    assert_eq!(visit.asked(), "家里");
    visit.go_on();
    assert_eq!(visit.state.mistake(facts[0]), Some(&Mistake::NothingTicked));
    assert_eq!(
        (visit.state.problems.len(), answers(&visit)),
        (1, [Answer::Unanswered; 3])
    );
    visit
        .act(Action::Tick(facts[1], true))
        .act(Action::TickUnsure(facts[0].fact, true))
        .go_on();
    assert_eq!(
        answers(&visit),
        [Answer::Unsure, Answer::truth(true), Answer::Unsure]
    );

    // In the list of answers they are one line, which leads back to all of them.
    let html = visit.act(Action::Open(Page::Check)).html().replace('\n', "");
    assert!(html.contains("有人失业；领着生活补助、家人去世不清楚"), "{html}");
    let title = "aria-label=\"修改家里有这些情况吗？\"";
    assert_eq!(html.matches(title).count(), 1, "{html}");
}

#[test]
fn what_the_members_are_asked_together_has_a_mistake_for_each() {
    let mut visit = with_mother();
    visit
        .act(Action::TickAll(visit.key("里乡户口", Some(0)).fact))
        .go_on();
    visit.type_in("年龄", Some(1), "很大").go_on();
    let [me, mother] = [0, 1].map(|m| visit.key("年龄", Some(m)));
    assert_eq!(visit.state.mistake(me), Some(&Mistake::NothingTyped));
    assert_eq!(
        visit.state.mistake(mother),
        Some(&Mistake::NotANumber(Part::First))
    );
    let html = visit.html();
    assert!(html.contains("母亲：年龄：填周岁"), "{html}");
    // One answer is not lost because another is missing, and 不清楚 is one of the answers.
    visit
        .act(Action::Unsure(me, true))
        .type_in("年龄", Some(1), "82")
        .go_on();
    let answers = [me, mother].map(|key| visit.state.household.answer(key));
    assert_eq!(answers, [Answer::Unsure, Answer::Number(Range::from(82))]);
}

#[test]
fn taking_a_tick_back_is_not_an_answer() {
    let mut visit = with_mother();
    let [me, mother] = [0, 1].map(|m| visit.key("里乡户口", Some(m)));
    visit
        .act(Action::Tick(mother, true))
        .act(Action::Tick(mother, false))
        .go_on();
    assert_eq!(visit.state.mistake(me), Some(&Mistake::NothingTicked));
}

#[test]
fn members_come_and_go_with_their_answers() {
    let mut visit = finished();
    visit.act(Action::AddMember(2));
    assert_eq!(visit.state.household.members(), 3);
    visit.act(Action::RemoveMember(1));
    assert_eq!(visit.state.household.members(), 2);
    // The son has moved up and is not taken for the mother.
    assert_eq!(
        visit.state.household.answer(visit.key("年龄", Some(1))),
        Answer::Unanswered
    );
    assert!(visit.state.draft(visit.key("年龄", Some(1))).is_none());
    assert_eq!(
        visit.state.household.answer(visit.key("年龄", Some(0))),
        Answer::Number(Range::from(50))
    );
    // The applicant stays.
    visit.act(Action::RemoveMember(0));
    assert_eq!(visit.state.household.members(), 2);
}

#[test]
fn no_more_members_than_can_be_reckoned_with() {
    let mut visit = with_mother();
    for _ in 0..50 {
        visit.act(Action::AddMember(2));
    }
    assert_eq!(visit.state.household.members(), jiuzhu_engine::MAX_MEMBERS);
}
