//! What stands in the controls of the questions.

use jiuzhu_engine::FactKey;

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

/// What stands in the controls of all questions, in their order. A sorted list: a map of that kind costs a
/// resident more to download than it saves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafts(Vec<(FactKey, Draft)>);

impl Drafts {
    /// What stands in the controls of a question.
    pub fn get(&self, key: FactKey) -> Option<&Draft> {
        self.0
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, draft)| draft)
    }

    /// Changes what stands there; a question not touched yet is blank.
    pub fn edit(&mut self, key: FactKey, change: impl FnOnce(&mut Draft)) {
        let mut draft = self.get(key).cloned().unwrap_or_default();
        change(&mut draft);
        self.put(key, draft);
    }

    /// Replaces what stands there.
    pub fn put(&mut self, key: FactKey, draft: Draft) {
        let place = self.0.partition_point(|(known, _)| *known < key);
        match self.0.get_mut(place) {
            Some((known, old)) if *known == key => *old = draft,
            _ => self.0.insert(place, (key, draft)),
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &(FactKey, Draft)> {
        self.0.iter()
    }

    /// Whether nothing was typed or chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets a member; those after them move up.
    pub fn remove_member(&mut self, index: u8) {
        self.0.retain(|(key, _)| key.member != Some(index));
        for (key, _) in &mut self.0 {
            key.member = key
                .member
                .map(|member| if member > index { member - 1 } else { member });
        }
        self.0.sort_unstable_by_key(|(key, _)| *key);
    }
}
