//! English. Short sentences, everyday words; what is said at the window keeps its Chinese name, which the pack brings.

mod amounts;

use jiuzhu_engine::{Season, pack::Unit};

use super::{Before, Phrase, Word};
use crate::state::{Mistake, Part, Size};
use amounts::{day, echo, pays, plain, quantity};

/// How many figures that have to be checked again are named.
const OVERDUE_NAMED: usize = 3;

/// Units that people type after a number.
pub(super) const UNITS: [&str; 11] = [
    "years old",
    "years",
    "year",
    "yrs",
    "months",
    "month",
    "people",
    "persons",
    "days",
    "day",
    "%",
];

/// The page before the program is there, and where it does not come.
pub(super) const BEFORE: Before = Before {
    language: "en",
    locale: "en_GB",
    about: "About 3 minutes: see which social assistance may fit your family, how to apply and where to go. Your answers stay on this device.",
    loading: "Opening, please wait. Done: ",
    no_program: "The check did not open. You can do this instead",
    why: [
        "The browser may be too old, or the network is down. You can still apply.",
        "Update WeChat, or tap “···” at the top right and open the page in a browser.",
    ],
    again: "Try again",
    list: "What help there is (in Chinese)",
    on_this_page: "On this page",
    at_once: "In an emergency, call first",
    by_trouble: "What is wrong, and what to ask for",
    not_sure: "Something does not fit, or you cannot say",
    ask: "Ask all the same. With somebody ill or disabled at home, some conditions may be relaxed. Staff check this.",
    how: [
        "Take your ID card to the subdistrict (township) office where you are registered or live.",
        "If you cannot walk, ask your residents’ (villagers’) committee to help.",
        "Bring medical records, receipts and disability certificates if you have them. You may ask without them.",
    ],
};

/// Whether a sentence ends here, with the blank behind it.
pub(super) fn ends_sentence(before: char, c: char) -> bool {
    c == ' ' && matches!(before, '.' | '?' | '!')
}

/// A fixed text.
pub(super) fn word(word: Word) -> &'static str {
    match word {
        Word::Service => "Assistance Check",
        Word::Back => "Back",
        Word::Home => "Start page",
        // In Chinese characters, for who reads them.
        Word::OtherLanguage => "\u{4e2d}\u{6587}",
        Word::OtherLanguageCode => "zh-CN",
        Word::TextSize => "Text size",
        Word::ReadAloud => "Read to me",
        Word::StopReading => "Stop",
        Word::Help => "Get help",
        Word::HelpLead => "Call and ask:",
        Word::NotACommitment => "The result is a first guide. Your subdistrict (township) office decides.",
        Word::OfficeKnows => "Not sure? Ask your subdistrict (township) office. What they say counts.",
        Word::Or => "or",
        Word::Yes => "Yes",
        Word::No => "No",
        Word::Unsure => "Not sure",
        Word::Continue => "Continue",

        Word::WindowTitle => "Assistance Check: what help can my family apply for?",
        Word::Lead => {
            "Is your family in difficulty? Answer a few questions. See which social assistance may fit, why, what to bring and where to go."
        }
        Word::Minutes => "About 3 minutes. You may always choose “Not sure”.",
        Word::AtHand => {
            "Good to have at hand: income, savings, home and car, medical records, disability certificate. You can answer without them."
        }
        Word::NothingSent => {
            "We do not ask for names, ID numbers or phone numbers. Your answers stay on this device. Nothing is sent."
        }
        Word::Begin => "Start the check",
        Word::GoOn => "Go on",
        Word::ShowResults => "See the results",
        Word::UrgentTitle => "In an emergency, call first",
        Word::UrgentCall => "In danger, no food, no shelter, or a sudden accident? Look here first.",
        Word::UrgentDoor => "I have an emergency now",
        Word::Doors => "Find out first",
        Word::TroublesDoor => "Say what is hard, find what helps",
        Word::WhatDoor => "What help there is",
        Word::HowDoor => "How to apply",
        Word::WhoDoor => "Where to go",
        Word::OtherChannel => {
            "If you prefer not to use a phone for this, call, or ask at the social assistance counter of your subdistrict (township)."
        }

        Word::UrgentHeading => "I have an emergency now",
        Word::UrgentLead => "Call first. Get help first.",
        Word::UrgentAfter => "Once somebody is helping, see what else you can apply for.",

        Word::UrgentSteps => "See what to do now",

        Word::WhyAsked => "Why we ask this",
        Word::EachPeriod => "How often you get this money",
        Word::EveryMonth => "a month",
        Word::EveryYear => "a year",
        Word::Yuan => "yuan",
        Word::From => "from",
        Word::To => "to",
        Word::Roughly => "I only know roughly",
        Word::ResultsSoFar => "See the results so far",
        Word::Exactly => "Enter one number instead",
        Word::FromAtLeast => "You may fill in only one end.",
        Word::Year => "year",
        Word::Month => "month",
        Word::MonthOptional => "If you only remember the year, leave the month empty.",
        Word::TickHint => "Tick all that fit.",
        Word::TickAll => "Tick all",
        Word::TickNone => "None of these",
        Word::TickUnsure => "I am not sure about those not ticked",
        Word::You => "Applicant",
        Word::YouListed => "Applicant (you)",
        Word::Applicant => "applies",
        Word::AddTitle => "Who else? Tap to add",
        Word::AddMore => "Tap once for each person. You can remove a wrong one.",
        Word::Remove => "Remove",
        Word::MembersHint => "“The applicant” is you, or the person you fill this in for.",
        Word::MembersAlone => "Only me, continue",

        Word::CheckTitle => "Please check your answers",
        Word::CheckLead => "You can change what is wrong.",
        Word::Household => "Household",
        Word::MembersRow => "People living together",
        Word::Edit => "Change",
        Word::Unfilled => "Not answered",

        Word::TroublesHeading => "What is hard",
        Word::TroublesLead => "Tap what is most like your situation, and see what helps.",
        Word::SearchLabel => "Or type a few words to search",
        Word::NothingFound => "Nothing found. Try other words, or call and ask:",
        Word::TroubleLead => "If this happens to you, look at these:",
        Word::Guides => "Also good to know",

        Word::NoneLooksRight => "None of these seems to fit now, but you may ask",
        Word::AtOnce => "Apply for this first",
        Word::PossibleShort => "May fit",
        Word::AskShort => "Ask at the counter",
        Word::TakeAlong => "You can take a screenshot and show it at the counter.",
        Word::Received => "You receive this now",
        Word::ReceivedLead => "If things change at home, tell your subdistrict (township) office.",
        Word::SomebodyReceives => "Somebody in your home receives this now.",
        Word::Apart => "If one of these happens, there is also",
        Word::ApartShort => "For when it happens",
        Word::Unlocks => "With this, you may also get",
        Word::Likely => "Very likely fits",
        Word::Possible => "May fit, some answers are missing",
        Word::Ask => "Ask at the counter",
        Word::Unlikely => "Does not seem to fit now",
        Word::LikelyLead => "By your answers, you may apply.",
        Word::PossibleLead => "A few more answers will make it clear.",
        Word::AskLead => "For these, staff look at your situation. Please go and ask.",
        Word::UnlikelyLead => "If things change, check again. Not sure? You may also ask.",
        Word::ReasonsTitle => "Why",
        Word::ConditionsTitle => "The conditions",
        Word::OpenTitle => "What is still missing",
        Word::InsteadTitle => "What you can try instead",
        Word::Details => "Why, and how to apply",
        Word::Pass => "Fits",
        Word::Fail => "Does not fit",
        Word::OfficeDecides => "Staff decide",
        Word::NotSettled => "Not clear yet",
        Word::EditAnswers => "Check or change my answers",
        Word::EraseDoor => "Erase my answers",
        Word::ChoosePlace => "Choose my subdistrict (township)",
        Word::ChangePlace => "Choose another subdistrict (township)",
        Word::PlaceHint => "You need not choose. It only tells you where to go.",
        Word::WindowOfOffice => "Ask at its social assistance counter. You may call for the address first.",

        Word::NextTitle => "Do this first",
        Word::NextAnswer => "A few more answers, and we can say more.",
        Word::NextAsk => "Not sure? Call and ask, or explain your situation at the counter.",
        Word::PrepareDoor => "What to bring and to say",
        Word::PrepareTitle => "What to bring and to say",
        Word::PapersMissing => "Something is missing? You may still go and ask.",
        Word::DoubtsTitle => "If the result seems wrong",
        Word::DoubtsLead => "You may also call and ask.",
        Word::BarValue => "Your family",
        Word::Me => "me",
        Word::SayTitle => "What to say at the counter",
        Word::SayMore => {
            "What do I fill in and bring, and when is the result? If it cannot be done, please tell me why."
        }

        Word::MyResult => "Your family’s result",
        Word::WhatTitle => "What it is",
        Word::HowTitle => "How to apply",
        Word::WhoTitle => "Where to go",
        Word::WhatHeading => "What help there is",
        Word::WhatPageLead => "Tap one to see what it is, how to apply and where to go.",
        Word::HowHeading => "How to apply",
        Word::HowPageLead => "The steps are much the same for each.",
        Word::HowCheck => "First check here which ones may fit.",
        Word::HowPrepare => {
            "Open the one you want and prepare the papers on its list. If some are missing, you may ask first."
        }
        Word::HowGo => {
            "Take the papers to the social assistance counter of your subdistrict (township). If you cannot walk, ask your residents’ (villagers’) committee to help."
        }
        Word::HowWait => "Staff check your situation, then tell you the result.",
        Word::HowEach => "See what help there is",
        Word::WhoHeading => "Where to go",
        Word::WhoPageLead => {
            "Go to the subdistrict office or township government where you live. Look for the social assistance counter."
        }
        Word::Phones => "Phone numbers",
        Word::MoneyTitle => "How much",
        Word::Papers => "What to bring",
        Word::Reviewed => "Staff check these",
        Word::Time => "How long it takes",
        Word::Online => "Apply online",
        Word::Fee => "Cost",
        Word::Opens => "What else it brings",
        Word::Excludes => "Cannot be had together with",
        Word::Sources => "Sources",
        Word::Terms => "Words explained",
        Word::CheckMine => "Check for my family",
        Word::BackToResults => "See my results",
        Word::DistrictTitle => "Which district do you live in?",
        Word::OtherDistricts => "Other districts",
        Word::OfficeTitle => "Which subdistrict (township) do you live in?",

        Word::TakeDoor => "Take the results along: screenshot, print",
        Word::TakeTitle => "Take my results along",
        Word::Print => "Print one sheet",
        Word::CodeDoor => "Open it on another phone with a QR code",
        Word::CodeTitle => "Check again at home",
        Word::CodeLead => {
            "Scan it with a phone, or hold your finger on the picture, to open this page. It holds none of your answers."
        }
        Word::CodeAlt => "QR code",
        Word::CarryTitle => "Take my answers along",
        Word::CarryLead => "Scan it with your own phone to go on there.",
        Word::CarryWarning => {
            "This code holds your family’s answers. Whoever scans it can see them. Show it only to people you trust."
        }
        Word::CarryTooLong => {
            "Your answers are too many for one code. You may take a screenshot or print them."
        }
        Word::PlainCode => "Show the code without answers",
        Word::SheetTitle => "Help my family may ask about",
        Word::SheetGoals => "You may ask about",
        Word::Arrived => "A QR code brought these answers. If they are not your family’s, erase them.",
        Word::ArrivedDamaged => {
            "The answers in the code are incomplete and were not opened. Scan it again, or answer again."
        }
        Word::ArrivedOther => {
            "This code is old or from another place. Its answers do not fit. Please answer again."
        }

        Word::EraseTitle => "Erase all answers?",
        Word::EraseLead => "Everything you filled in will be gone and cannot be brought back.",
        Word::EraseYes => "Erase and start again",
        Word::EraseNo => "Keep them and go back",
    }
}

/// A text made of parts.
pub(super) fn phrase(phrase: Phrase<'_>) -> String {
    match phrase {
        Phrase::WindowTitle(title) => format!("{title} - Assistance Check"),
        Phrase::WindowTitleWithProblems(title) => format!("To correct: {title} - Assistance Check"),
        Phrase::ForResidents(region) => format!("For people who live in {region}."),
        Phrase::Size(size) => match size {
            Size::Standard => "Normal",
            Size::Large => "Large",
            Size::Huge => "Largest",
        }
        .into(),
        Phrase::DataVersion(region, version, on) => {
            format!("Policy data for {region} {version}, checked on {}", day(on))
        }
        Phrase::DataOld(on) => format!(
            "The figures were checked on {}. They may have changed since.",
            day(on)
        ),
        Phrase::Overdue(names) => {
            let more = if names.len() > OVERDUE_NAMED {
                " and others"
            } else {
                ""
            };
            let named = names.get(..OVERDUE_NAMED).unwrap_or(names);
            format!(
                "Due to be checked again, and may have changed: {}{more}.",
                named.join(", ")
            )
        }
        Phrase::Problems(1) => "1 thing to correct".into(),
        Phrase::Problems(count) => format!("{count} things to correct"),
        Phrase::Mistake(mistake, unit) => self::mistake(mistake, unit),
        Phrase::QuestionsLeft(count) => format!("At most {} left", counted(count, "question")),
        Phrase::Example(example) => format!("Example: {example}"),
        Phrase::Why(why) => format!("Why we ask: {why}"),
        Phrase::Echo(range, unit) => echo(range, unit),
        Phrase::EchoAge(range) => format!("This year: {}", plain(range, " years old")),
        Phrase::Nth(n, name) => format!("{name} {n}"),
        Phrase::NthMember(n) => format!("Person {n}"),
        Phrase::About(text, name) => about(text, name),
        Phrase::MembersNow(count) => format!("{} now", counted_people(count)),
        Phrase::MembersAll(count) => format!("Just these {}, continue", counted_people(count)),
        Phrase::Add(name) => format!("+ {name}"),
        Phrase::RemoveNamed(name) => format!("Remove: {name}"),
        Phrase::EditNamed(name) => format!("Change: {name}"),
        Phrase::OfMember(name, label) => format!("{name}: {label}"),
        Phrase::CheckMore(count) => format!(
            "At most {} not answered yet. You may also see the results first.",
            counted(count, "question")
        ),
        Phrase::ResultsTitle {
            likely,
            ask,
            possible,
        } => results_title(likely, ask, possible),
        Phrase::NeededFor(names) => format!("Bring it for: {}.", names.join(", ")),
        Phrase::Is(name, words) => format!("{name}: {words}"),
        Phrase::Everybody(words) => format!("all of us: {words}"),
        Phrase::Aside(words, []) => words.into(),
        Phrase::Aside(words, details) => format!("{words} ({})", details.join(", ")),
        Phrase::Clauses(parts) => capital(&format!("{}.", parts.join("; "))),
        Phrase::SayFamily([only]) => capital(&format!("{only}. I live alone.")),
        Phrase::SayFamily(names) => format!("We are {} people at home: {}.", names.len(), names.join(", ")),
        Phrase::SayHome(parts) => format!("Our situation: {}.", parts.join("; ")),
        Phrase::SayAsk(names) => format!("May I apply for: {}?", names.join(", ")),
        Phrase::Apart(1) => "1 more is for other events. Have a look".into(),
        Phrase::Apart(count) => format!("{count} more are for other events. Have a look"),
        Phrase::Opens(name) => format!("With {name}, you may also get"),
        Phrase::Where(office) => format!("Where to go: {office}"),
        Phrase::Pays {
            range,
            unit,
            reckoned,
            together,
        } => pays(range, unit, reckoned, together),
        Phrase::Reckoned(formula) => format!("Worked out: {formula}"),
        Phrase::FiguresSince(on) => format!("By the figures in force since {}", day(on)),
        Phrase::AnswerOpen(label) => format!("Answer: {label}"),
        Phrase::StillOpen(names, count) if names.len() < count => {
            format!("Not clear yet: {}; {count} in all.", names.join(", "))
        }
        Phrase::StillOpen(names, _) => format!("Not clear yet: {}.", names.join(", ")),
        Phrase::ForMember(name) => format!("This is about: {name}"),
        Phrase::PaysMore(name) => format!("By your answers, this pays more: {name}."),
        Phrase::Season(season) => self::season(season),
        Phrase::LookAt(name) => format!("See {name}"),
        Phrase::DetailsOf(name) => format!("{name}: why, and how to apply"),
        Phrase::AndMore(count) => format!("And {count} more, on the page."),
        Phrase::Dated(on) => format!("Assistance Check, {}", day(on)),
        Phrase::Line(phone, name) => format!("Phone: {phone} ({name})"),
        Phrase::Home(region, district) => format!("{district}, {region}"),
        Phrase::Place(district, office) => format!("{district}, {office}"),
        Phrase::Citation(title, articles, since) => {
            let since = since.map_or_else(String::new, |on| format!(" (since {})", day(on)));
            let title = title.trim_matches(['《', '》']);
            format!("《{title}》{}{since}", articles.join("、"))
        }
        Phrase::Demands(text) => format!("Condition: {text}"),
        Phrase::Given(answer) => format!("Your answer: {answer}"),
        Phrase::AlsoHold(names) => format!("These fit too: {}", names.join(" ")),
        Phrase::AlsoLookedAt(names) => {
            format!("When you apply, the office also looks at: {}", names.join(" "))
        }
        Phrase::Found(count) => format!("{count} found"),
        Phrase::WillAnswer(answers) => {
            format!(
                "These answers are filled in for you: {}. You can change them.",
                answers.join(", ")
            )
        }
        Phrase::Term(name, meaning) => format!("{}: {meaning}", capital(name)),
        Phrase::Call(phone) => format!("Call {phone}"),
        Phrase::Hours(hours) => format!("Hours: {hours}"),
        Phrase::List(names) => names.join(", "),
        Phrase::Ticked(yes, unsure) => ticked(yes, unsure),
        Phrase::Quantity(range, unit) => quantity(range, unit),
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn counted_people(count: usize) -> String {
    format!("{count} {}", if count == 1 { "person" } else { "people" })
}

/// With a capital letter, as a sentence begins.
fn capital(words: &str) -> String {
    let mut rest = words.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}

/// A text of the pack about a member: `How old is the spouse?`, `The applicant’s monthly income`.
fn about(text: &str, name: &str) -> String {
    let mut rest = name.chars();
    let first = rest.next().map(|first| first.to_ascii_lowercase());
    // `Child 2` is a name of its own.
    let article = if name.ends_with(|last: char| last.is_ascii_digit()) {
        ""
    } else {
        "the "
    };
    let name: String = article.chars().chain(first).chain(rest).collect();
    capital(&text.replace(super::PERSON, &name))
}

fn season(season: Season) -> String {
    match season {
        Season::Open { until } => format!("Applications are taken now, until {}.", day(until)),
        Season::Opens { from, until } => format!(
            "Applications are taken from {} until {}. You can prepare the papers now.",
            day(from),
            day(until)
        ),
        Season::Closed { since } => format!(
            "Applications have closed ({}). You may call to ask when they open again.",
            day(since)
        ),
    }
}

fn results_title(likely: usize, ask: usize, possible: usize) -> String {
    let parts = [
        (likely, "very likely fit", "very likely fits"),
        (ask, "to ask about at the counter", "to ask about at the counter"),
        (possible, "need more answers", "needs more answers"),
    ];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, many, one)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if parts.is_empty() {
        return word(Word::NoneLooksRight).into();
    }
    parts.join(", ")
}

fn mistake(mistake: Mistake, unit: Unit) -> String {
    let money = matches!(unit, Unit::Yuan | Unit::YuanPerMonth | Unit::YuanPerYear);
    match mistake {
        Mistake::NothingChosen => "Choose one. If you cannot say, choose “Not sure”".into(),
        Mistake::NothingTicked => {
            "Tick what fits. If nothing fits, choose “None of these”; if you cannot say, “Not sure”".into()
        }
        Mistake::NothingTyped => "Enter a number. If you cannot say, choose “Not sure”".into(),
        Mistake::NotANumber(Part::First) if money => "Enter a number, for example 3200".into(),
        Mistake::NotANumber(Part::First) if unit == Unit::Age => {
            "Enter the age in years, for example 68".into()
        }
        Mistake::NotANumber(Part::First) => "Enter a number, for example 2".into(),
        Mistake::NotANumber(Part::Second) => "Enter a number after “to”, for example 3200".into(),
        Mistake::Outside(domain) => match (domain.low(), domain.high()) {
            (Some(low), Some(high)) => format!("Enter a number from {low} to {high}"),
            (Some(low), None) => format!("Enter {low} or a greater number"),
            (None, Some(high)) => format!("Enter {high} or a smaller number"),
            (None, None) => "Enter a number".into(),
        },
        Mistake::NotWhole => "Enter a whole number, for example 2".into(),
        Mistake::NotAYear => "Enter a year, for example 2025".into(),
        Mistake::NotAMonth => "Enter a month from 1 to 12, or leave it empty".into(),
        Mistake::Refused => "Write it another way, or choose “Not sure”".into(),
    }
}

fn ticked(yes: &[String], unsure: &[String]) -> String {
    match (yes.is_empty(), unsure.is_empty()) {
        (true, true) => word(Word::TickNone).into(),
        (false, true) => yes.join(", "),
        (true, false) => format!("not sure: {}", unsure.join(", ")),
        (false, false) => format!("{}; not sure: {}", yes.join(", "), unsure.join(", ")),
    }
}
