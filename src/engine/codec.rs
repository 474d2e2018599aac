//! The pack as bytes: magic, format version, content hash, body.
//!
//! | module | purpose |
//! |---|---|
//! | [`stored`] | how values become numbers and words |
//! | [`stream`] | how these become bytes |

mod stored;
mod stream;

use alloc::{format, string::String, vec::Vec};
use core::{fmt, hash::Hasher};

use fnv::FnvHasher;

use crate::{Pack, limits::Limit};

pub(crate) use stored::{Stored, choice, record};
pub(crate) use stream::{Reader, Writer};

const MAGIC: [u8; 6] = *b"JZPACK";
/// Format of the packs that this program writes and reads.
pub const FORMAT: u16 = 4;

/// Why bytes are not a usable pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes do not start as a pack does.
    NotAPack,
    /// The pack was written by a newer or an older program.
    OtherFormat {
        /// Format of the bytes.
        found: u16,
        /// The format that this program reads.
        known: u16,
    },
    /// The content does not match its hash: cut short or changed on the way.
    Damaged,
    /// The content is whole but contradicts itself at this place.
    Invalid(String),
    /// The pack holds more of something than can be screened.
    TooLarge {
        /// What there is too much of.
        limit: Limit,
        /// How much there is.
        count: usize,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack => f.write_str("not a policy pack: expected a file that starts with JZPACK"),
            Self::OtherFormat { found, known } => {
                let help = if found > known {
                    "update the program"
                } else {
                    "build it again"
                };
                write!(
                    f,
                    "policy pack of format {found}: this program reads format {known}; {help}"
                )
            }
            Self::Damaged => f.write_str("policy pack is incomplete or changed: load or build it again"),
            Self::Invalid(place) => write!(f, "policy pack contradicts itself at {place}: build it again"),
            Self::TooLarge { limit, count } => {
                let (most, what) = (limit.most(), alloc::format!("{limit:?}").to_lowercase());
                write!(
                    f,
                    "policy pack with {count} {what}: at most {most} can be screened; split the policy"
                )
            }
        }
    }
}

impl core::error::Error for DecodeError {}

impl Pack {
    /// The pack as bytes; the same pack always gives the same bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.write(&mut writer);
        let body = writer.finish();
        let mut bytes = Vec::new();
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(hash(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// Reads a pack and checks that its parts fit together, so that evaluating it cannot go wrong.
    ///
    /// # Errors
    /// [`DecodeError`] for bytes that are foreign, newer, damaged or contradictory, or for too many of them.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let pack = Self::decode_validated(bytes)?;
        pack.validate()?;
        Ok(pack)
    }

    /// Reads a pack that was validated before it was written, as the compiler does: only whether it has arrived whole.
    /// A browser need not download the checks that the same bytes have passed.
    ///
    /// # Errors
    /// [`DecodeError`] for bytes that are foreign, newer or damaged, or for too many of them.
    pub fn decode_validated(bytes: &[u8]) -> Result<Self, DecodeError> {
        Limit::Bytes.allow(bytes.len())?;
        let rest = bytes.strip_prefix(&MAGIC).ok_or(DecodeError::NotAPack)?;
        let (format, rest) = rest.split_first_chunk::<2>().ok_or(DecodeError::Damaged)?;
        let found = u16::from_le_bytes(*format);
        if found != FORMAT {
            return Err(DecodeError::OtherFormat { found, known: FORMAT });
        }
        let (stored, body) = rest.split_first_chunk::<8>().ok_or(DecodeError::Damaged)?;
        let stored = u64::from_le_bytes(*stored);
        if stored != hash(body) {
            return Err(DecodeError::Damaged);
        }
        let mut reader = Reader::new(body);
        let mut pack = Self::read(&mut reader);
        if !reader.is_complete() {
            return Err(DecodeError::Damaged);
        }
        pack.hash = format!("{stored:016x}");
        Ok(pack)
    }
}

fn hash(body: &[u8]) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(body);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    #[test]
    fn says_what_to_do_with_a_pack_that_cannot_be_used() {
        let newer = DecodeError::OtherFormat { found: 3, known: 2 };
        let older = DecodeError::OtherFormat { found: 1, known: 2 };
        let large = DecodeError::TooLarge {
            limit: Limit::Facts,
            count: 5000,
        };
        for (error, words) in [
            (DecodeError::NotAPack, "expected a file that starts with JZPACK"),
            (newer, "format 3: this program reads format 2; update the program"),
            (older, "format 1: this program reads format 2; build it again"),
            (DecodeError::Damaged, "load or build it again"),
            (
                DecodeError::Invalid("node 7".into()),
                "contradicts itself at node 7: build it again",
            ),
            (
                large,
                "with 5000 facts: at most 4096 can be screened; split the policy",
            ),
        ] {
            assert!(error.to_string().contains(words), "{error}");
        }
    }
}
