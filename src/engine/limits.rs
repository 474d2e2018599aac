//! Named limits on what is taken in, so that no pack and no household takes memory or time without bound.

use crate::{DecodeError, Pack};

/// Members of a household.
pub const MEMBERS: usize = 40;
/// Options of one choice: they are kept in 64 bits.
pub const OPTIONS: usize = 64;
/// Characters of what was written that an error message repeats.
pub const SHOWN_CHARS: usize = 40;

/// What a pack may hold only so much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the encoded pack.
    Bytes,
    /// Facts.
    Facts,
    /// Steps of the expression graph: they are numbered in 16 bits.
    Nodes,
    /// Operands of all conjunctions and disjunctions together.
    Operands,
    /// Programmes.
    Programmes,
    /// Conditions of all programmes together.
    Conditions,
    /// Conditions of 适用 that wait for one another.
    Gates,
}

impl Limit {
    /// Every limit.
    pub const ALL: [Self; 7] = [
        Self::Bytes,
        Self::Facts,
        Self::Nodes,
        Self::Operands,
        Self::Programmes,
        Self::Conditions,
        Self::Gates,
    ];

    /// How much of it there may be.
    pub const fn most(self) -> usize {
        match self {
            Self::Bytes => 4 << 20,
            Self::Facts | Self::Conditions => 4096,
            Self::Nodes => u16::MAX as usize,
            Self::Operands => 1 << 18,
            Self::Programmes => 1024,
            Self::Gates => 64,
        }
    }

    /// Refuses what is beyond the limit.
    pub(crate) fn allow(self, count: usize) -> Result<(), DecodeError> {
        if count > self.most() {
            return Err(DecodeError::TooLarge { limit: self, count });
        }
        Ok(())
    }
}

impl Pack {
    /// Refuses a pack with too much of anything that every screening walks through.
    pub(crate) fn check_size(&self) -> Result<(), DecodeError> {
        let operands = self.nodes.iter().map(|node| node.op.operands()).sum();
        let conditions = self.programmes.iter().map(|p| p.conditions.len()).sum();
        Limit::Facts.allow(self.facts.len())?;
        Limit::Nodes.allow(self.nodes.len())?;
        Limit::Operands.allow(operands)?;
        Limit::Programmes.allow(self.programmes.len())?;
        Limit::Conditions.allow(conditions)
    }
}
