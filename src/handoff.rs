//! The answers as a string of decimal digits that a QR code carries to another device, behind the `#` of the page's
//! address, which no browser sends to a server.
//!
//! | digits | content |
//! |---|---|
//! | 1 | version of this layout |
//! | most | one number, see `digits`: what the questions were, members, place, answers |
//! | 10 | CRC-32 of all digits before, see `check` |
//!
//! Digits, because a QR code packs three of them into ten bits, and because no app on the way changes them. What
//! apps append is left off; anything else that happened to them is noticed, and then nothing is taken over.

mod answers;
mod check;
mod digits;

use jiuzhu_engine::{Date, Pack};

use crate::state::State;
pub(crate) use answers::questions;
use check::Check;
use digits::Digits;

/// The layout that this program writes and reads.
const VERSION: u8 = 1;
/// Digits of the check sum: the greatest has ten.
const CHECK: usize = 10;
/// More digits than these, no household has; reading takes time that grows with their square.
const MOST: usize = 4000;
/// What a QR code of version 13 and error correction M holds beside the heads of its two parts, in bits. Denser codes
/// are hard to read for the camera of an old phone.
const ROOM: usize = 2672 - (4 + 16) - (4 + 12);

/// Why digits gave no answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Something was lost or changed on the way.
    Damaged,
    /// A newer or older program wrote them.
    OtherVersion,
    /// They answer other questions: another region's, or those of another time.
    OtherPolicy,
}

/// The answers of a household as digits.
pub fn write(state: &State, pack: &Pack) -> String {
    let mut text = vec![VERSION];
    text.extend(answers::write(state, pack).most_significant_first());
    let mut sum = Check::of(&text);
    let mut tail = [0; CHECK];
    for digit in tail.iter_mut().rev() {
        *digit = (sum % 10) as u8;
        sum /= 10;
    }
    text.extend(tail);
    text.into_iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// Whether a QR code with this address and these digits can be read by an old phone.
pub fn fits(address: &str, digits: &str) -> bool {
    8 * (address.len() + 1) + (10 * digits.len()).div_ceil(3) <= ROOM
}

/// The answers in what stood behind the `#` of the address; nothing if that is no hand-off at all. The state shows
/// the answers in its controls, on the screen with which every visit starts.
///
/// # Errors
/// [`Fault`] if they cannot be read completely.
pub fn read(fragment: &str, pack: &Pack, on: Date) -> Option<Result<State, Fault>> {
    let text = digits_of(fragment);
    if text.is_empty() {
        return None;
    }
    Some(restore(&text, pack, on))
}

fn restore(text: &[u8], pack: &Pack, on: Date) -> Result<State, Fault> {
    let end = text.len().checked_sub(CHECK).ok_or(Fault::Damaged)?;
    let (text, tail) = text.split_at_checked(end).ok_or(Fault::Damaged)?;
    let sum = tail.iter().fold(0, |sum, digit| sum * 10 + u64::from(*digit));
    let (version, body) = text.split_first().ok_or(Fault::Damaged)?;
    if text.len() > MOST || sum != Check::of(text) {
        Err(Fault::Damaged)
    } else if *version != VERSION {
        Err(Fault::OtherVersion)
    } else {
        answers::read(&mut Digits::new(body), pack, on)
    }
}

/// The digits with which a fragment begins, unescaped and without white space. What follows them was appended.
fn digits_of(fragment: &str) -> Vec<u8> {
    let mut digits = Vec::new();
    let mut rest = fragment.trim_start_matches('#').as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'%', [high, low, after @ ..]) => (hexadecimal(*high) << 4 | hexadecimal(*low), after),
            _ => (*first, after),
        };
        match byte {
            b'0'..=b'9' => digits.push(byte - b'0'),
            b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => break,
        }
        rest = after;
    }
    digits
}

/// The value of a hexadecimal digit; 15 for anything else, which makes no digit of it.
fn hexadecimal(byte: u8) -> u8 {
    let value = char::from(byte).to_digit(16);
    value.and_then(|value| u8::try_from(value).ok()).unwrap_or(15)
}
