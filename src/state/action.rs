//! Everything a visitor can do.

use jiuzhu_engine::FactKey;

use super::{Page, Size};

/// Something a visitor did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Followed a link to a screen.
    Open(Page),
    /// Went back or forward to a screen.
    Return(Page),
    /// Went one screen back by the link on the page.
    Back,
    /// Went to what has to be corrected, by its identity.
    GoTo(String),
    /// Began the questions, or went on with them.
    Begin,
    /// Chose an option.
    Choose(FactKey, u8),
    /// Chose 不清楚, or took it back.
    Unsure(FactKey, bool),
    /// Typed.
    Type(FactKey, Part, String),
    /// Typed into the search.
    Search(String),
    /// Began the questions with the answers that a trouble gives.
    Tell(u16),
    /// Switched between a number and 说个大概.
    Rough(FactKey, bool),
    /// Switched between 每月 and 每年; true for the one the rules do not use.
    OtherPeriod(FactKey, bool),
    /// Ticked a member, or took the tick back.
    Tick(FactKey, bool),
    /// Ticked every member on the screen for this fact.
    TickAll(u16),
    /// Chose 都没有 for this fact, or took it back.
    TickNone(u16, bool),
    /// Chose 没打勾的说不清 for this fact, or took it back.
    TickUnsure(u16, bool),
    /// Added a member who stands in this relation to the applicant.
    AddMember(u8),
    /// Took a member off the list.
    RemoveMember(u8),
    /// Pressed 继续.
    Continue,
    /// Chose a district.
    District(u16),
    /// Chose a street or town of the district at the first position.
    Office(u16, u16),
    /// Chose the size of the text.
    Resize(Size),
    /// Erased everything.
    Erase,
}

/// One of the two fields of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The only number, the lower number, the year.
    First,
    /// The upper number, the month.
    Second,
}
