//! What stands in the controls of one question.

/// The controls of one question, filled in or not.
///
/// Typed text is kept as typed: a mistake is shown beside it, not instead of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The option chosen; 0 and 1 stand for 否 and 是.
    pub option: Option<u8>,
    /// Whether 不清楚 is chosen.
    pub unsure: bool,
    /// The number; the lower one of a rough answer; the year of a date.
    pub text: String,
    /// The upper number of a rough answer; the month of a date.
    pub to: String,
    /// Whether the answer is given as 从…到….
    pub rough: bool,
    /// Whether the amount is for the other period than the one the rules use: a year instead of a month.
    pub other_period: bool,
    /// Whether this is what the household's answer says; false once something is changed.
    pub answered: bool,
}

impl Draft {
    /// Chooses an option and nothing else.
    pub fn choose(&mut self, option: u8) {
        self.option = Some(option);
        self.unsure = false;
    }

    /// Chooses 不清楚; what was typed stays.
    pub fn set_unsure(&mut self, unsure: bool) {
        self.unsure = unsure;
        self.option = None;
    }
}
