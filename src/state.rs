//! All that the page knows, and how it changes: a pure reducer, without a browser.
//!
//! | module | purpose |
//! |---|---|
//! | [`page`] | which screen, written to and read from a history entry |
//! | [`draft`] | what stands in the controls of one question, kept while people go back and forth |
//! | [`reading`] | from a draft to an answer, or to what has to be corrected |
//! | [`action`] | everything a visitor can do |
//! | [`reduce`] | what each of these does |
//! | [`keep`] | the state as text, so that a reload or a phone call loses nothing |

pub mod action;
pub mod draft;
pub mod keep;
pub mod page;
pub mod reading;
pub mod reduce;

use jiuzhu_engine::{Answer, FactKey, Household, Pack};

pub use action::{Action, Part};
pub use draft::{Draft, Drafts};
pub use page::{Page, Screen, Then};
pub use reading::Mistake;

use crate::handoff::Fault;

/// What the page knows at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The answers, as the engine reads them.
    pub household: Household,
    /// What was typed or chosen, answered yet or not.
    pub drafts: Drafts,
    /// The screen in view.
    pub page: Page,
    /// The district whose page this is, as a position in the pack: its streets come first.
    pub home: Option<u16>,
    /// Address of this page in the other language; empty where there is none.
    pub other: String,
    /// Where the household lives, if chosen.
    pub place: Option<Place>,
    /// Whether it was chosen just now, so that the next screen shows it.
    pub placed: bool,
    /// What was typed into the search.
    pub query: String,
    /// Size of the text.
    pub size: Size,
    /// Address under which others can open this page; empty where there is none.
    pub address: String,
    /// What came of the answers that a code brought, until another screen is opened.
    pub arrival: Option<Arrival>,
    /// What has to be corrected on this screen, found when 继续 was pressed.
    pub problems: Vec<Problem>,
    /// Where the focus goes once this state is drawn.
    pub focus: Focus,
}

/// A district and, once chosen, a street or town office, as positions in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Position in the pack's districts.
    pub district: u16,
    /// Position in the district's offices.
    pub office: Option<u16>,
}

/// What a code brought from another device.
pub type Arrival = Result<(), Fault>;

/// Size of the text: all sizes of the page follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 18 px.
    #[default]
    Standard,
    /// 24 px.
    Large,
    /// 30 px.
    Huge,
}

impl Size {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Large, Self::Huge];

    /// The size in pixels: value of `data-size` and of the stored choice.
    pub const fn pixels(self) -> &'static str {
        match self {
            Self::Standard => "18",
            Self::Large => "24",
            Self::Huge => "30",
        }
    }

    /// The size of so many pixels; the standard size for anything unknown.
    pub fn from_pixels(pixels: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|size| size.pixels() == pixels)
            .unwrap_or_default()
    }
}

/// An answer that has to be corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The question.
    pub key: FactKey,
    /// What is wrong with it.
    pub mistake: Mistake,
}

/// Where the focus goes after drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Focus {
    /// Where it is.
    #[default]
    Stay,
    /// To the heading of a new screen, with the page scrolled to its top.
    Heading,
    /// To the list of what has to be corrected.
    Problems,
    /// To the element with this id.
    Element(String),
}

impl State {
    /// Nothing answered.
    pub fn new(pack: &Pack) -> Self {
        Self {
            household: Household::new(pack),
            drafts: Drafts::default(),
            page: Page::Start,
            home: None,
            other: String::new(),
            place: None,
            placed: false,
            query: String::new(),
            size: Size::default(),
            address: String::new(),
            arrival: None,
            problems: Vec::new(),
            focus: Focus::Stay,
        }
    }

    /// Whether there is any answer to work with.
    pub fn has_answers(&self) -> bool {
        self.household.is_listed() || self.drafts.iter().any(|(_, draft)| draft.answered)
    }

    /// Whether there is nothing to erase.
    pub fn is_blank(&self) -> bool {
        self.drafts.is_empty() && self.place.is_none() && !self.household.is_listed()
    }

    /// What stands in the controls of a question.
    pub fn draft(&self, key: FactKey) -> Option<&Draft> {
        self.drafts.get(key)
    }

    /// Whether a question has been answered, if only with 不清楚.
    pub fn is_answered(&self, key: FactKey) -> bool {
        self.household.answer(key) != Answer::Unanswered
    }

    /// What is wrong with a question's answer.
    pub fn mistake(&self, key: FactKey) -> Option<&Mistake> {
        self.problems
            .iter()
            .find(|problem| problem.key == key)
            .map(|problem| &problem.mistake)
    }
}
