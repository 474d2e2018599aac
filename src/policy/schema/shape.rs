//! What may stand in the files of a policy: keys, what each says, and what stands under it.

/// A mapping with known keys.
#[derive(Debug)]
pub(super) struct Definition {
    /// Under which shapes refer to it.
    pub(super) name: &'static str,
    pub(super) keys: &'static [Key],
    /// Sets of keys of which at least one must be there; none if there is no such choice.
    pub(super) any_of: &'static [&'static [&'static str]],
    /// The key under which 是 means that only what changes is written, so that nothing is needed.
    pub(super) partly_with: Option<&'static str>,
}

/// A key of a mapping.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) is_needed: bool,
    pub(super) shape: Shape,
    /// For the author, one line.
    pub(super) says: &'static str,
}

/// What stands under a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Text,
    Number,
    /// A day of the calendar.
    Date,
    /// A day of every year.
    Day,
    /// 是 or 否.
    Flag,
    Choice(&'static [&'static str]),
    Sentence,
    Formula,
    /// Something that the policy itself names.
    Named(Names),
    List(&'static Shape),
    OneOrMore(&'static Shape),
    /// A mapping with names of the author's own.
    Entries(&'static Shape),
    /// A mapping from facts to answers.
    Answers(Scope),
    /// The [`Definition`] of this name.
    Record(&'static str),
    /// The first that fits; each is of another kind: a text, a list or a mapping.
    Either(&'static [Shape]),
    Anything,
}

/// What the policy names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Names {
    Facts,
    Truths,
    Programmes,
    Guides,
    Documents,
    Phones,
}

/// Whose answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Household,
    Member,
}

/// A key that must be there.
pub(super) const fn need(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key {
        name,
        is_needed: true,
        shape,
        says,
    }
}

/// A key that may be there.
pub(super) const fn may(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key {
        name,
        is_needed: false,
        shape,
        says,
    }
}

/// A mapping with these keys.
pub(super) const fn record(name: &'static str, keys: &'static [Key]) -> Definition {
    Definition {
        name,
        keys,
        any_of: &[],
        partly_with: None,
    }
}

impl Definition {
    /// Of these sets of keys at least one must be there.
    pub(super) const fn any_of(mut self, sets: &'static [&'static [&'static str]]) -> Self {
        self.any_of = sets;
        self
    }

    /// Nothing is needed where `key` says 是.
    pub(super) const fn partly_with(mut self, key: &'static str) -> Self {
        self.partly_with = Some(key);
        self
    }
}
