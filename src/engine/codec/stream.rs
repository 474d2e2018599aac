//! The two streams of a pack: numbers, and words in codes of its own.
//!
//! Apart from each other, both pack better on their way to the resident: together with the codes by a sixth.
//!
//! | part | content |
//! |---|---|
//! | length of the numbers | a number |
//! | numbers | seven bits a byte, lowest first, the top bit set on all but the last |
//! | characters | how many, then each as its distance from the one before: the most frequent in order, then the others in order |
//! | words | codes; each text ends with 0 |
//!
//! | code | character |
//! |---|---|
//! | 1 to 191 | one of the most frequent |
//! | 192 to 254 and a byte | one of the others |
//! | 255 and three bytes | one that the list of characters had no room for |

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use core::cmp::Reverse;

/// How many characters have a code of one byte.
const SHORT: usize = 191;
/// How many have a code at all.
const LISTED: usize = SHORT + 63 * 256;

/// Reads the parts of a pack. What cannot be read is noticed and read as nothing, so that whoever reads asks once, at
/// the end: every check in between would be downloaded many times over.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    numbers: &'a [u8],
    characters: Vec<char>,
    words: &'a [u8],
    sound: bool,
}

impl<'a> Reader<'a> {
    /// Reads this body of a pack.
    pub(crate) fn new(body: &'a [u8]) -> Self {
        let mut reader = Self {
            numbers: body,
            characters: Vec::new(),
            words: &[],
            sound: true,
        };
        let length = usize::try_from(reader.number()).unwrap_or(usize::MAX);
        let Some((numbers, rest)) = reader.numbers.split_at_checked(length) else {
            reader.refuse();
            return reader;
        };
        reader.numbers = rest;
        let mut last: u64 = 0;
        for place in 0..reader.number() {
            if place == SHORT as u64 {
                last = 0;
            }
            last = last.saturating_add(reader.number());
            let character = u32::try_from(last).ok().and_then(char::from_u32);
            let Some(character) = character.filter(|_| reader.sound) else {
                reader.refuse();
                break;
            };
            reader.characters.push(character);
        }
        reader.words = reader.numbers;
        reader.numbers = numbers;
        reader
    }

    /// Notices that the bytes are not what they should be.
    pub(crate) fn refuse(&mut self) {
        self.sound = false;
    }

    /// Whether all that was read so far was there.
    pub(crate) fn is_sound(&self) -> bool {
        self.sound
    }

    /// Whether everything was there and nothing is left.
    pub(crate) fn is_complete(&self) -> bool {
        self.sound && self.numbers.is_empty() && self.words.is_empty()
    }

    /// The next number.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let Some((byte, rest)) = self.numbers.split_first() else {
                break;
            };
            self.numbers = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return number;
            }
        }
        self.refuse();
        0
    }

    /// The next character of the text, or its end.
    pub(crate) fn character(&mut self) -> Option<char> {
        let code = self.byte();
        let character = match code {
            0 => return None,
            255 => {
                let [a, b, c] = [self.byte(), self.byte(), self.byte()];
                char::from_u32((a << 16) | (b << 8) | c)
            }
            _ => {
                let short = SHORT as u32 + 1;
                let place = if code < short {
                    code - 1
                } else {
                    SHORT as u32 + ((code - short) << 8) + self.byte()
                };
                self.characters.get(place as usize).copied()
            }
        };
        if character.is_none() {
            self.refuse();
        }
        character
    }

    fn byte(&mut self) -> u32 {
        let Some((byte, rest)) = self.words.split_first() else {
            self.refuse();
            return 0;
        };
        self.words = rest;
        u32::from(*byte)
    }
}

/// Writes the parts of a pack.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    numbers: Vec<u8>,
    texts: Vec<String>,
}

impl Writer {
    /// Adds a number.
    pub(crate) fn number(&mut self, number: u64) {
        write_number(&mut self.numbers, number);
    }

    /// Adds a text.
    pub(crate) fn text(&mut self, text: &str) {
        self.texts.push(text.into());
    }

    /// The body of the pack.
    pub(crate) fn finish(self) -> Vec<u8> {
        let characters = self.characters();
        let mut body = Vec::new();
        write_number(&mut body, self.numbers.len() as u64);
        body.extend(self.numbers);
        write_number(&mut body, characters.len() as u64);
        let (short, long) = characters.split_at(characters.len().min(SHORT));
        for part in [short, long] {
            let mut last = 0;
            for character in part {
                write_number(&mut body, u64::from(u32::from(*character) - last));
                last = u32::from(*character);
            }
        }
        for text in &self.texts {
            for character in text.chars() {
                write_code(&mut body, character, short, long);
            }
            body.push(0);
        }
        body
    }

    /// The characters that have a code: the most frequent in order, then the others in order.
    fn characters(&self) -> Vec<char> {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for character in self.texts.iter().flat_map(|text| text.chars()) {
            *counts.entry(character).or_default() += 1;
        }
        let mut characters: Vec<char> = counts.keys().copied().collect();
        characters.sort_by_key(|character| Reverse(counts.get(character)));
        characters.truncate(LISTED);
        let frequent = characters.len().min(SHORT);
        let (short, long) = characters.split_at_mut(frequent);
        short.sort_unstable();
        long.sort_unstable();
        characters
    }
}

fn write_number(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push(low_byte(number) | 0x80);
        number >>= 7;
    }
    to.push(low_byte(number));
}

fn write_code(to: &mut Vec<u8>, character: char, short: &[char], long: &[char]) {
    if let Ok(place) = short.binary_search(&character) {
        to.push(low_byte(place as u64 + 1));
    } else if let Ok(place) = long.binary_search(&character) {
        to.extend([
            low_byte((SHORT as u64) + 1 + (place as u64 >> 8)),
            low_byte(place as u64),
        ]);
    } else {
        to.push(0xff);
        to.extend(u32::from(character).to_be_bytes().get(1..).unwrap_or_default());
    }
}

fn low_byte(number: u64) -> u8 {
    number.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    fn written(numbers: &[u64], texts: &[String]) -> Vec<u8> {
        let mut writer = Writer::default();
        numbers.iter().for_each(|number| writer.number(*number));
        texts.iter().for_each(|text| writer.text(text));
        writer.finish()
    }

    fn text(reader: &mut Reader<'_>) -> String {
        core::iter::from_fn(|| reader.character()).collect()
    }

    #[test]
    fn numbers_and_texts_come_back() {
        let numbers = [0, 1, 127, 128, 300, u64::MAX];
        let texts = ["", "低保", "\0\n", "一二三", ""].map(ToString::to_string);
        let body = written(&numbers, &texts);
        let mut reader = Reader::new(&body);
        assert!(!reader.is_complete());
        assert_eq!(numbers.map(|_| reader.number()), numbers);
        assert_eq!([(); 5].map(|()| text(&mut reader)), texts);
        assert!(reader.is_complete());
        assert_eq!((reader.number(), text(&mut reader)), (0, String::new()));
        assert!(!reader.is_sound());
    }

    /// More characters than there are codes: short ones, long ones, and those that stand for themselves.
    #[test]
    fn every_character_comes_back() {
        let every: String = ('\0'..=char::MAX).step_by(61).collect();
        assert!(every.chars().count() > LISTED);
        let frequent = "的".repeat(9) + &"了".repeat(8);
        let body = written(&[], &[every.clone(), frequent.clone()]);
        let mut reader = Reader::new(&body);
        assert_eq!(reader.characters.len(), LISTED);
        assert_eq!((text(&mut reader), text(&mut reader)), (every, frequent));
        assert!(reader.is_complete());
        // A frequent character takes one byte.
        assert_eq!(
            body[body.len() - 18..].iter().filter(|byte| **byte > 191).count(),
            0
        );
    }

    #[test]
    fn what_is_not_there_is_noticed() {
        let body = written(&[5], &["低保".into()]);
        for length in 0..body.len() {
            let mut reader = Reader::new(&body[..length]);
            let _ = (reader.number(), text(&mut reader));
            assert!(!reader.is_complete(), "{length}");
        }
        // No such character in the list; a surrogate; a number beyond 64 bits; more characters than bytes.
        for body in [
            &[0, 0, 1, 0][..],
            &[0, 0, 255, 0, 0xd8, 0, 0],
            &[0, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x61],
        ] {
            let mut reader = Reader::new(body);
            text(&mut reader);
            assert!(!reader.is_sound(), "{body:?}");
        }
        let mut long = [0xff; 12];
        (long[0], long[11]) = (11, 0);
        let mut reader = Reader::new(&long);
        reader.number();
        assert!(!reader.is_sound());
    }
}
