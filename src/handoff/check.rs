//! CRC-32 (ISO 3309, as in zip files). It notices every change of a single digit, every exchange of two that stand
//! next to each other, and all but one in 4,000,000,000 of any other changes.

/// The sum so far, inverted as the standard has it.
#[derive(Debug)]
pub(super) struct Check(u32);

impl Check {
    /// Of nothing.
    pub(super) const fn new() -> Self {
        Self(!0)
    }

    /// The sum of these bytes.
    pub(super) fn of(bytes: &[u8]) -> u64 {
        let mut check = Self::new();
        check.add(bytes);
        check.sum()
    }

    /// Goes on with these bytes. Bit by bit: a table would be a kilobyte, and there are a few hundred digits.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 ^= u32::from(*byte);
            for _ in 0..8 {
                let odd = self.0 & 1 != 0;
                self.0 >>= 1;
                if odd {
                    self.0 ^= 0xedb8_8320;
                }
            }
        }
    }

    /// The sum, below 2^32.
    pub(super) fn sum(&self) -> u64 {
        u64::from(!self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check value that every description of this sum gives.
    #[test]
    fn is_the_sum_that_others_reckon() {
        assert_eq!(Check::of(b"123456789"), 0xcbf4_3926);
        assert_eq!(Check::of(b""), 0);
    }
}
