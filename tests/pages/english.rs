//! The page in English: its own words, and a whole screen.

use jiuzhu_app::text::{Language, Phrase, Word, sentences};
use jiuzhu_engine::{Date, Number, Range, Season, pack::Unit};

fn english(phrase: Phrase<'_>) -> String {
    Language::English.speak(|| phrase.text())
}

fn range(low: i64, high: i64) -> Range {
    Range::new(Some(Number::from(low)), Some(Number::from(high))).unwrap()
}

#[test]
fn the_language_is_that_of_the_work() {
    assert_eq!(Language::English.speak(|| Word::Yes.text()), "Yes");
    assert_eq!(Word::Yes.text(), "是");
}

#[test]
fn an_amount_promises_nothing() {
    let pays = |low, high, unit, reckoned, together| {
        let range = range(low, high);
        english(Phrase::Pays {
            range,
            unit,
            reckoned,
            together,
        })
    };
    let month = "yuan/month";
    assert_eq!(pays(620, 620, month, true, None), "about 620 yuan a month");
    assert_eq!(pays(620, 1590, month, true, None), "620 to 1,590 yuan a month");
    assert_eq!(pays(0, 1590, month, true, None), "up to 1,590 yuan a month");
    assert_eq!(
        pays(4180, 4180, "yuan/household·month", false, None),
        "4,180 yuan a month per household"
    );
    assert_eq!(
        pays(200, 200, "yuan/person·month", false, None),
        "200 yuan a month per person"
    );
    assert_eq!(
        pays(200, 200, "yuan/person·month", false, Some(1)),
        "200 yuan a month"
    );
    assert_eq!(
        pays(600, 600, "yuan/person·month", false, Some(3)),
        "600 yuan a month for the family"
    );
    assert_eq!(pays(200, 200, "yuan (once)", false, None), "200 yuan once");
}

#[test]
fn numbers_agree_with_what_they_count() {
    for (phrase, words) in [
        (Phrase::QuestionsLeft(1), "At most 1 question left"),
        (Phrase::QuestionsLeft(4), "At most 4 questions left"),
        (Phrase::MembersNow(1), "1 person now"),
        (Phrase::MembersAll(3), "Just these 3 people, continue"),
        (Phrase::Problems(1), "1 thing to correct"),
        (
            Phrase::ResultsTitle {
                likely: 1,
                ask: 2,
                possible: 0,
            },
            "1 very likely fits, 2 to ask about at the counter",
        ),
        (
            Phrase::ResultsTitle {
                likely: 2,
                ask: 0,
                possible: 1,
            },
            "2 very likely fit, 1 needs more answers",
        ),
        (Phrase::Quantity(range(1, 1), Unit::Months), "1 month"),
        (
            Phrase::Echo(range(3200, 3200), Unit::YuanPerMonth),
            "3,200 yuan a month, 38,400 yuan a year",
        ),
        (
            Phrase::Quantity(range(20_781, 20_781), Unit::Date),
            "November 2026",
        ),
    ] {
        assert_eq!(english(phrase), words);
    }
    let until = Date::parse("2026-11-24").unwrap();
    assert_eq!(
        english(Phrase::Season(Season::Open { until })),
        "Applications are taken now, until 24 November 2026."
    );
}

#[test]
fn a_question_names_the_member() {
    for (name, words) in [
        ("Applicant", "How old is the applicant?"),
        ("Child 2", "How old is child 2?"),
    ] {
        assert_eq!(english(Phrase::About("How old is {谁}?", name)), words);
    }
    assert_eq!(
        english(Phrase::About("{谁}’s income", "Spouse")),
        "The spouse’s income"
    );
}

#[test]
fn sentences_end_where_the_next_begins() {
    let cut = |text| Language::English.speak(|| sentences(text).map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(
        cut("Add 1.5 yuan. Is it so? Yes."),
        ["Add 1.5 yuan. ", "Is it so? ", "Yes."]
    );
}

/// What is left in Chinese would be read by somebody who cannot.
#[test]
fn the_page_s_own_words_hold_no_chinese() {
    for path in [
        "src/text/en.rs",
        "src/text/en/amounts.rs",
        "src/engine/text/en.rs",
    ] {
        let text =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let han = |line: &&str| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert_eq!(text.lines().find(han), None, "{path}");
    }
}
