//! Finding troubles, programmes, guides and terms by what somebody types.

use alloc::{string::String, vec::Vec};

use crate::{
    Pack,
    pack::{Piece, ProgrammeId, Text},
};

/// Something that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hit {
    /// Position in [`Pack::troubles`].
    Trouble(u16),
    /// Position in [`Pack::programmes`].
    Programme(ProgrammeId),
    /// Position in [`Pack::guides`].
    Guide(u16),
    /// Position in [`Pack::glossary`].
    Term(u16),
}

/// How much of what is typed is looked at.
const CHARS: usize = 64;

/// What fits what was typed, best first; nothing for nothing.
///
/// Width, case, blanks and punctuation do not matter. A name, or a part of it between pauses, fits where it is what was typed, begins it or is begun
/// by it, contains it, or is contained in it, in this order; where all its characters stand close together in it in
/// the same order, it fits last. What means the same as something typed counts as typed, a little less. Of what fits
/// equally well, troubles come before programmes, guides and terms, and longer words before shorter ones.
pub fn search(pack: &Pack, query: &str) -> Vec<Hit> {
    let mut typed = fold(query);
    typed.truncate(CHARS);
    let mut found = Found {
        queries: Vec::from([(typed, 0)]),
        hits: Vec::new(),
    };
    found.add_synonyms(pack);
    for (n, trouble) in (0..).zip(&pack.troubles) {
        found.look(
            Hit::Trouble(n),
            [&trouble.name].into_iter().chain(&trouble.words),
            &[],
        );
    }
    for (n, programme) in (0..).zip(&pack.programmes) {
        let names = [&programme.short, &programme.name];
        found.look(
            Hit::Programme(n),
            names,
            core::slice::from_ref(&programme.summary),
        );
    }
    for (n, guide) in (0..).zip(&pack.guides) {
        found.look(Hit::Guide(n), [&guide.name], &guide.body);
    }
    for (n, term) in (0..).zip(&pack.glossary) {
        found.look(Hit::Term(n), [&term.name], &[]);
    }
    found.hits.into_iter().map(|(_, hit)| hit).collect()
}

/// How badly something fits: the distance, what it is, and how short a word it was found by.
type Rank = (u8, u8, usize);

struct Found {
    /// What was typed and what means the same, each with how much less it counts.
    queries: Vec<(Vec<char>, u8)>,
    /// Best first.
    hits: Vec<(Rank, Hit)>,
}

impl Found {
    fn add_synonyms(&mut self, pack: &Pack) {
        let Some((typed, _)) = self.queries.first() else {
            return;
        };
        let mut also = Vec::new();
        for words in &pack.synonyms {
            let words: Vec<Vec<char>> = words.iter().map(|word| fold(word)).collect();
            let near = if typed.len() > 1 { SCATTERED } else { 1 };
            if words
                .iter()
                .any(|word| distance(word, typed).is_some_and(|d| d < near))
            {
                also.extend(words.into_iter().map(|word| (word, 1)));
            }
        }
        self.queries.append(&mut also);
    }

    /// Ranks something by the best of its names, and by sentences that say what was typed.
    fn look<'w>(&mut self, hit: Hit, names: impl IntoIterator<Item = &'w String>, said: &[Text]) {
        let mut best: Option<Rank> = None;
        let mut note = |distance: u8, length: usize| {
            let rank = (distance, kind(hit), CHARS.saturating_sub(length));
            best = Some(best.map_or(rank, |best| best.min(rank)));
        };
        // “房子塌了、漏了” is said as a whole or in part.
        let parts = |name: &'w String| [name.as_str()].into_iter().chain(name.split(['，', '、']));
        for name in names.into_iter().flat_map(parts).map(fold) {
            for (query, less) in &self.queries {
                if let Some(distance) = distance(&name, query) {
                    note(distance + less, name.len().min(query.len()));
                }
            }
        }
        let words = said
            .iter()
            .flat_map(|text| &text.0)
            .filter_map(|piece| match piece {
                Piece::Words(words) => Some(fold(words)),
                Piece::Value(_) => None,
            });
        for words in words {
            for (query, less) in &self.queries {
                if query.len() > 1 && is_in(query, &words) {
                    note(SAID + less, query.len());
                }
            }
        }
        if let Some(rank) = best {
            let at = self.hits.partition_point(|(other, _)| *other <= rank);
            self.hits.insert(at, (rank, hit));
        }
    }
}

/// Of what fits equally well, this comes first.
fn kind(hit: Hit) -> u8 {
    match hit {
        Hit::Trouble(_) => 0,
        Hit::Programme(_) => 1,
        Hit::Guide(_) => 2,
        Hit::Term(_) => 3,
    }
}

/// A name whose characters only stand close together in what was typed, or the reverse.
const SCATTERED: u8 = 6;
/// What was typed stands in a sentence.
const SAID: u8 = 4;

/// How far a name is from what was typed, from 0; `None` where they have nothing to do with each other.
fn distance(name: &[char], query: &[char]) -> Option<u8> {
    if name.is_empty() || query.is_empty() {
        return None;
    }
    let (short, long) = if name.len() < query.len() {
        (name, query)
    } else {
        (query, name)
    };
    // One character typed finds what contains it; one character of a name is found in too much.
    if short.len() < 2 && name.len() < query.len() {
        return None;
    }
    if name == query {
        Some(0)
    } else if long.starts_with(short) {
        Some(1)
    } else if is_in(short, long) {
        Some(2)
    } else if short.len() > 2 && is_scattered_in(short, long) {
        Some(SCATTERED)
    } else {
        None
    }
}

fn is_in(short: &[char], long: &[char]) -> bool {
    long.windows(short.len().max(1)).any(|part| part == short)
}

/// Whether all of it stands in the other in the same order, at most half as many characters between.
fn is_scattered_in(short: &[char], long: &[char]) -> bool {
    let room = short.len() + short.len() / 2;
    (0..long.len()).any(|start| {
        let mut rest = short;
        for c in long.iter().skip(start).take(room) {
            match rest.split_first() {
                Some((first, after)) if first == c => rest = after,
                _ => {}
            }
        }
        rest.is_empty()
    })
}

/// A text as texts are compared: letters and digits of one width and case, nothing between.
fn fold(text: &str) -> Vec<char> {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let counts = |c: &char| match *c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' => false,
        _ => true,
    };
    let folded = text.chars().map(narrow).filter(counts);
    folded.map(|c| c.to_ascii_lowercase()).collect()
}
