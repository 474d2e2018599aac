//! Where a programme stands among the results: its verdict, or that it is received already, or that its occasion
//! did not arise.

use jiuzhu_engine::{
    Verdict,
    pack::{ProgrammeId, Scope},
};

use super::{
    View,
    tag::{Tag, tag, words},
};
use crate::text::Word;

/// Where a programme stands, in the order in which the results show them: what is there, then good news first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    Received,
    Likely,
    Ask,
    Possible,
    Unlikely,
    /// The occasion that it is for did not arise, which is no "no".
    Apart,
}

impl Standing {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 6] = [
        Self::Received,
        Self::Likely,
        Self::Ask,
        Self::Possible,
        Self::Unlikely,
        Self::Apart,
    ];

    /// Where a programme stands.
    pub(crate) fn of(view: &View<'_>, id: ProgrammeId) -> Self {
        // What one member receives another may still apply for.
        let household = |id| view.programme(id).is_some_and(|p| p.scope == Scope::Household);
        if household(id) && view.screening.receives(id) == Some(true) {
            return Self::Received;
        }
        match view.screening.verdict(id) {
            Verdict::Likely => Self::Likely,
            Verdict::Ask => Self::Ask,
            Verdict::Possible => Self::Possible,
            Verdict::Unlikely if view.screening.applies(id) => Self::Unlikely,
            Verdict::Unlikely => Self::Apart,
        }
    }

    /// In one letter, for whoever counts results: `r`eceived, `l`ikely, `a`sk, `p`ossible, `u`nlikely, or `-` without an
    /// occasion.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Received => 'r',
            Self::Likely => 'l',
            Self::Ask => 'a',
            Self::Possible => 'p',
            Self::Unlikely => 'u',
            Self::Apart => '-',
        }
    }

    /// Whether it is worth going for, or there already.
    pub(crate) fn is_had(self) -> bool {
        self <= Self::Ask
    }

    /// In words; `short` where there is little room.
    pub(crate) fn word(self, short: bool) -> Word {
        match self {
            Self::Likely => Word::Likely,
            Self::Ask if short => Word::AskShort,
            Self::Ask => Word::Ask,
            Self::Received => Word::Received,
            Self::Possible if short => Word::PossibleShort,
            Self::Possible => Word::Possible,
            Self::Unlikely => Word::Unlikely,
            Self::Apart if short => Word::ApartShort,
            Self::Apart => Word::Apart,
        }
    }

    /// In words, with its own colour and sign.
    pub(crate) fn mark(self, short: bool) -> Tag {
        words("span", self.word(short)).class(match self {
            Self::Likely | Self::Received => "mark pass",
            Self::Ask => "mark ask",
            Self::Possible => "mark open",
            Self::Unlikely | Self::Apart => "mark fail",
        })
    }

    /// The same as a paragraph.
    pub(crate) fn line(self) -> Tag {
        tag("p").child(self.mark(self == Self::Apart))
    }

    /// The class of its card.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Likely | Self::Received => "card pass",
            Self::Ask => "card ask",
            Self::Possible => "card open",
            Self::Unlikely | Self::Apart => "card",
        }
    }
}
