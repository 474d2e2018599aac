//! The page's own words, one module per language. What programmes say of themselves stands in the pack.
//!
//! Components name a [`Word`] or a [`Phrase`] and hold no text; a language that lacks one does not compile.

mod before;
mod en;
pub mod zh;

use jiuzhu_engine::{CitationText, Date, Number, Range, Season, pack::Unit};
use yew::AttrValue;

use crate::state::{Mistake, Size};
pub use before::Before;
pub use jiuzhu_engine::text::Language;
pub use zh::{PERSON, booth, leaflet};

/// A fixed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the words themselves stand in `zh`, under the same names"
)]
pub enum Word {
    Service,
    Back,
    Home,
    TextSize,
    OtherLanguage,
    OtherLanguageCode,
    ReadAloud,
    StopReading,
    Help,
    HelpLead,
    NotACommitment,
    OfficeKnows,
    Or,
    Yes,
    No,
    Unsure,
    Continue,
    // Start
    WindowTitle,
    Lead,
    Minutes,
    AtHand,
    NothingSent,
    Begin,
    GoOn,
    ShowResults,
    UrgentTitle,
    UrgentCall,
    UrgentDoor,
    Doors,
    TroublesDoor,
    WhatDoor,
    HowDoor,
    WhoDoor,
    OtherChannel,
    // Urgent
    UrgentHeading,
    UrgentLead,
    UrgentAfter,
    UrgentSteps,
    // Questions
    WhyAsked,
    EachPeriod,
    EveryMonth,
    EveryYear,
    Yuan,
    From,
    To,
    Roughly,
    ResultsSoFar,
    Exactly,
    FromAtLeast,
    Year,
    Month,
    MonthOptional,
    TickHint,
    TickAll,
    TickNone,
    TickUnsure,
    You,
    YouListed,
    Applicant,
    AddTitle,
    AddMore,
    Remove,
    MembersHint,
    MembersAlone,
    // Check
    CheckTitle,
    CheckLead,
    Household,
    MembersRow,
    Edit,
    Unfilled,
    // Troubles, search and guides
    TroublesHeading,
    TroublesLead,
    SearchLabel,
    NothingFound,
    TroubleLead,
    Guides,
    // Results
    NoneLooksRight,
    AtOnce,
    PossibleShort,
    AskShort,
    Received,
    ReceivedLead,
    SomebodyReceives,
    Apart,
    ApartShort,
    Unlocks,
    Likely,
    Possible,
    Ask,
    Unlikely,
    LikelyLead,
    PossibleLead,
    AskLead,
    UnlikelyLead,
    ReasonsTitle,
    ConditionsTitle,
    OpenTitle,
    InsteadTitle,
    Details,
    Pass,
    Fail,
    OfficeDecides,
    NotSettled,
    EditAnswers,
    EraseDoor,
    ChoosePlace,
    ChangePlace,
    PlaceHint,
    WindowOfOffice,
    // Take along and say
    TakeAlong,
    NextTitle,
    NextAnswer,
    NextAsk,
    PrepareDoor,
    PrepareTitle,
    PapersMissing,
    DoubtsTitle,
    DoubtsLead,
    BarValue,
    Me,
    SayTitle,
    SayMore,
    // Programme and doors
    MyResult,
    WhatTitle,
    HowTitle,
    WhoTitle,
    WhatHeading,
    WhatPageLead,
    HowHeading,
    HowPageLead,
    HowCheck,
    HowPrepare,
    HowGo,
    HowWait,
    HowEach,
    WhoHeading,
    WhoPageLead,
    Phones,
    MoneyTitle,
    Papers,
    Reviewed,
    Time,
    Online,
    Fee,
    Opens,
    Excludes,
    Sources,
    Terms,
    CheckMine,
    BackToResults,
    DistrictTitle,
    OtherDistricts,
    OfficeTitle,
    // Take along
    TakeDoor,
    TakeTitle,
    Print,
    CodeDoor,
    CodeTitle,
    CodeLead,
    CodeAlt,
    CarryTitle,
    CarryLead,
    CarryWarning,
    CarryTooLong,
    PlainCode,
    SheetTitle,
    SheetGoals,
    Arrived,
    ArrivedDamaged,
    ArrivedOther,
    // Erase
    EraseTitle,
    EraseLead,
    EraseYes,
    EraseNo,
}

impl Word {
    /// The text.
    pub fn text(self) -> &'static str {
        match Language::current() {
            Language::Chinese => zh::word(self),
            Language::English => en::word(self),
        }
    }
}

impl From<Word> for AttrValue {
    fn from(word: Word) -> Self {
        Self::Static(word.text())
    }
}

/// A text made of parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Phrase<'a> {
    /// Title of the browser's window.
    WindowTitle(&'a str),
    /// The same while something has to be corrected.
    WindowTitleWithProblems(&'a str),
    /// For whom the page is.
    ForResidents(&'a str),
    /// A size of the text.
    Size(Size),
    /// Region and version of the policy data, and the day on which it was checked.
    DataVersion(&'a str, &'a str, Date),
    /// The figures may have changed since the day on which they were checked.
    DataOld(Date),
    /// Figures that should have been checked again by now.
    Overdue(&'a [&'a str]),
    /// Heading of the list of what has to be corrected.
    Problems(usize),
    /// What to do about a mistake in a fact of this unit.
    Mistake(Mistake, Unit),
    /// At most so many questions are left.
    QuestionsLeft(usize),
    /// An example of an answer.
    Example(&'a str),
    /// Why a question is asked.
    Why(&'a str),
    /// An amount of money echoed, with what it comes to in the other period.
    Echo(Range, Unit),
    /// Years of age that a year of birth comes to.
    EchoAge(Range),
    /// One of several members who stand in the same relation to the applicant.
    Nth(usize, &'a str),
    /// A member whose relation is not known, by position.
    NthMember(usize),
    /// A text of the pack that asks about a member, with the member's name in it.
    About(&'a str, &'a str),
    /// How many people are listed.
    MembersNow(usize),
    /// Continues with so many people.
    MembersAll(usize),
    /// Adds a member.
    Add(&'a str),
    /// Takes a member off the list, for somebody who hears the button alone.
    RemoveNamed(&'a str),
    /// Changes an answer, for somebody who hears the button alone.
    EditNamed(&'a str),
    /// A fact of a member.
    OfMember(&'a str, &'a str),
    /// So many questions are not answered yet.
    CheckMore(usize),
    /// Headline of the results.
    ResultsTitle {
        /// How many programmes fit.
        likely: usize,
        /// About how many the office decides.
        ask: usize,
        /// How many are not settled.
        possible: usize,
    },
    /// Where a programme is asked for.
    Where(&'a str),
    /// The programmes that a paper is for.
    NeededFor(&'a [String]),
    /// Something that is true of somebody.
    Is(&'a str, &'a str),
    /// Something that is true of everybody in the household.
    Everybody(&'a str),
    /// Something that is true, with what else is known about it.
    Aside(&'a str, &'a [String]),
    /// What is true of several people, as one sentence.
    Clauses(&'a [String]),
    /// Who the household is, in the applicant's own words.
    SayFamily(&'a [String]),
    /// What is true of the household, in the applicant's own words.
    SayHome(&'a [String]),
    /// Which programmes the applicant asks for.
    SayAsk(&'a [String]),
    /// So many programmes are for occasions that did not arise.
    Apart(usize),
    /// What else can be done once this programme is granted.
    Opens(&'a str),
    /// What a programme pays.
    Pays {
        /// The amount.
        range: Range,
        /// Its unit, for example `元/户·月`.
        unit: &'a str,
        /// Whether it was reckoned from the answers.
        reckoned: bool,
        /// For a programme that pays single members: the size of the family that gets this together.
        together: Option<usize>,
    },
    /// How an amount was reckoned.
    Reckoned(&'a str),
    /// The figures used apply from this day.
    FiguresSince(Date),
    /// A button that answers one open question.
    AnswerOpen(&'a str),
    /// Questions that are open, and how many there are.
    StillOpen(&'a [String], usize),
    /// The member whom a member programme fits best.
    ForMember(&'a str),
    /// Of two programmes, the one that pays more.
    PaysMore(&'a str),
    /// When applications are taken.
    Season(Season),
    /// A link to a programme.
    LookAt(&'a str),
    /// A link to all about a programme, for somebody who hears it alone.
    DetailsOf(&'a str),
    /// So many more than are listed.
    AndMore(usize),
    /// The name of this service and the day of its results.
    Dated(Date),
    /// A telephone line: its number and name.
    Line(&'a str, &'a str),
    /// Region and district whose page this is.
    Home(&'a str, &'a str),
    /// District and office.
    Place(&'a str, &'a str),
    /// A document, its articles and its first day.
    Citation(&'a str, &'a [&'a str], Option<Date>),
    /// What a condition asks for.
    Demands(&'a str),
    /// What was answered to it.
    Given(&'a str),
    /// Conditions that hold too.
    AlsoHold(&'a [String]),
    /// Conditions that the office looks at, which nobody has asked about here.
    AlsoLookedAt(&'a [String]),
    /// How much a search found.
    Found(usize),
    /// Answers that a trouble gives, each in words.
    WillAnswer(&'a [String]),
    /// A term and its meaning.
    Term(&'a str, &'a str),
    /// Dials a number.
    Call(&'a str),
    /// Hours of a telephone line.
    Hours(&'a str),
    /// Several names in a row.
    List(&'a [String]),
    /// Members who were ticked, and members about whom the answer is not known.
    Ticked(&'a [String], &'a [String]),
    /// A number or range in its unit, as an answer.
    Quantity(Range, Unit),
}

impl Phrase<'_> {
    /// The text.
    pub fn text(self) -> String {
        match Language::current() {
            Language::Chinese => zh::phrase(self),
            Language::English => en::phrase(self),
        }
    }
}

impl From<Phrase<'_>> for AttrValue {
    fn from(phrase: Phrase<'_>) -> Self {
        phrase.text().into()
    }
}

/// The documents that are cited, a line for each, with its articles and its first day.
pub fn documents(citations: &[CitationText]) -> Vec<String> {
    let mut lines = Vec::new();
    for (n, first) in citations.iter().enumerate() {
        let same = |other: &&CitationText| other.title == first.title && other.effective == first.effective;
        if citations.iter().take(n).any(|before| same(&before)) {
            continue;
        }
        let mut articles: Vec<&str> = Vec::new();
        for CitationText { article, .. } in citations.iter().filter(same) {
            if !article.is_empty() && !articles.contains(&article.as_str()) {
                articles.push(article);
            }
        }
        lines.push(Phrase::Citation(&first.title, &articles, first.effective).text());
    }
    lines
}

/// A number with its thousands marked off: `12,000.5`.
pub fn grouped(value: Number) -> String {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut text = String::from(sign);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// What was typed, without a unit after it.
pub fn without_unit(typed: &str) -> &str {
    let units: &[&str] = match Language::current() {
        Language::Chinese => &zh::UNITS,
        Language::English => &en::UNITS,
    };
    units
        .iter()
        .find_map(|unit| typed.strip_suffix(unit))
        .unwrap_or(typed)
        .trim()
}

/// The parts of a date as people type one: `1964年2月29日`, `1964-2-29`, `1964.2`.
pub fn date_parts(typed: &str) -> impl Iterator<Item = &str> {
    typed
        .split(zh::BETWEEN_DATE_PARTS)
        .filter(|part| !part.is_empty())
}

/// The sentences of a text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    text.split_inclusive(move |c| {
        let before = std::mem::replace(&mut before, c);
        match Language::current() {
            Language::Chinese => zh::ends_sentence(c),
            Language::English => en::ends_sentence(before, c),
        }
    })
}

/// Whether a formula has anything to reckon.
pub fn is_sum(formula: &str) -> bool {
    formula.contains(['+', '−', '×', '÷'])
}

/// Whether a text uses a term.
pub fn mentions(text: &str, term: &str) -> bool {
    match Language::current() {
        Language::Chinese => text.contains(term),
        // A sentence may begin with it.
        Language::English => text.to_ascii_lowercase().contains(&term.to_ascii_lowercase()),
    }
}

/// What a condition is called in a list: in Chinese by its name, which is also its identity and stays as it is, else in words.
pub fn condition<'t>(name: &'t str, words: &'t str) -> &'t str {
    match Language::current() {
        Language::Chinese => name,
        Language::English => words,
    }
}

/// An official name without the Chinese one that stands behind it on an English page.
pub fn short_name(name: &str) -> &str {
    match Language::current() {
        Language::Chinese => name,
        Language::English => name.rsplit_once(" (").map_or(name, |(name, _)| name),
    }
}

/// A range this many times.
fn scaled(range: Range, factor: i64) -> Option<Range> {
    let scale = |end: Option<Number>| end.and_then(|n| n.checked_mul(factor.into()));
    Range::new(scale(range.low()), scale(range.high()))
}

/// Year and month in which a day lies, by its number since 1970-01-01.
fn month_of(day: i64) -> (i16, u8) {
    // A month has between 28 and 31 days, so counting months from the day is at most a few steps off.
    let mut year = i16::try_from(1970 + day.div_euclid(366)).unwrap_or(1970);
    let starts = |year: i16, month: u8| Date::new(year, month, 1).map_or(i64::MAX, Date::day_number);
    while starts(year + 1, 1) <= day {
        year += 1;
    }
    let month = (1..=12)
        .rev()
        .find(|month| starts(year, *month) <= day)
        .unwrap_or(1);
    (year, month)
}
