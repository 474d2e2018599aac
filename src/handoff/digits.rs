//! One number of any length that holds many small ones: each is laid on the others by multiplying with how many
//! values it could have. No bit is lost where that is no power of two, and the number is its own digits.

/// A stack of numbers, as decimal digits, the least significant first.
#[derive(Debug, Default)]
pub(super) struct Digits(Vec<u8>);

impl Digits {
    /// The number with these digits, as they are written.
    pub(super) fn new(written: &[u8]) -> Self {
        Self(written.iter().rev().copied().collect())
    }

    /// The digits as they are written; none for nought.
    pub(super) fn most_significant_first(&self) -> impl Iterator<Item = u8> {
        self.0.iter().rev().copied()
    }

    /// Lays on a value below `values`, which is at most 2^32.
    pub(super) fn lay(&mut self, value: u64, values: u64) {
        let mut carry = value;
        for digit in &mut self.0 {
            let product = u64::from(*digit) * values + carry;
            *digit = (product % 10) as u8;
            carry = product / 10;
        }
        while carry > 0 {
            self.0.push((carry % 10) as u8);
            carry /= 10;
        }
    }

    /// Takes off the value laid on last.
    pub(super) fn take(&mut self, values: u64) -> u64 {
        let mut rest = 0;
        for digit in self.0.iter_mut().rev() {
            let part = rest * 10 + u64::from(*digit);
            // A digit: the rest was below `values`.
            *digit = part.checked_div(values).unwrap_or_default() as u8;
            rest = part.checked_rem(values).unwrap_or_default();
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        rest
    }

    /// Whether nothing is left but values of nought.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn what_is_laid_on_last_comes_off_first(
            laid in vec((1..=1_u64 << 32).prop_flat_map(|values| (0..values, Just(values))), 0..40)
        ) {
            let mut digits = Digits::default();
            for (value, values) in &laid {
                digits.lay(*value, *values);
            }
            let written: Vec<u8> = digits.most_significant_first().collect();
            let mut read = Digits::new(&written);
            for (value, values) in laid.iter().rev() {
                prop_assert_eq!(read.take(*values), *value);
            }
            prop_assert!(read.is_empty());
        }
    }

    #[test]
    fn the_number_is_its_own_digits() {
        let mut digits = Digits::default();
        digits.lay(7, 10);
        digits.lay(0, 10);
        digits.lay(42, 100);
        assert_eq!(digits.most_significant_first().collect::<Vec<_>>(), [7, 0, 4, 2]);
    }
}
