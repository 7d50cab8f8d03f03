//! Where known words stand in a text, all in one pass.
//!
//! Texts and words are codes (see `segment::codes`), so a place counts code points. Characters that share a code are
//! not told apart: a place may be named too often, never too seldom. Nothing here knows what a word means.

use crate::lexicon::Lexicon;
use crate::segment::codes::{DIGIT, OTHER};
use std::collections::BTreeMap;

/// How many sets a [`Triggers`] can hold.
pub const MAX_SETS: usize = 32;

/// Sets of words, looked for all at once.
///
/// ```
/// use laodocs::places::Triggers;
/// let triggers = Triggers::new(vec![vec![b"ab".to_vec(), b"b".to_vec()], vec![b"bc".to_vec()]]);
/// let places = triggers.scan(b"abc 12");
/// assert_eq!(places.of_set, [vec![0, 1], vec![1]]);
/// assert_eq!(places.figures, [(4, 6)]);
/// ```
pub struct Triggers {
    words: Lexicon,
    /// A bit for each pair of letters that a word can begin with: most places of a text are settled by it.
    heads: Vec<u64>,
    /// By word: a bit for each set that holds it.
    sets: Vec<u32>,
    count: usize,
}

/// What [`Triggers::scan`] finds, each list in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// By set: where its words begin.
    pub of_set: Vec<Vec<u32>>,
    /// Runs of ASCII and Lao digits: start and end.
    pub figures: Vec<(u32, u32)>,
    /// Whether Lao digits occur.
    pub lao_digits: bool,
    /// Whether digits of other scripts may occur.
    pub other_digits: bool,
}

impl Triggers {
    /// Sets beyond [`MAX_SETS`] are left out.
    pub fn new(sets: Vec<Vec<Vec<u8>>>) -> Self {
        let count = sets.len().min(MAX_SETS);
        let mut words: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
        for (set, members) in sets.into_iter().take(MAX_SETS).enumerate() {
            for word in members.into_iter().filter(|word| !word.is_empty()) {
                *words.entry(word).or_default() |= 1 << set;
            }
        }
        let mut heads = vec![0; 1 << 10];
        for word in words.keys() {
            let seconds = word.get(1).map_or(0..=255, |&second| second..=second);
            for second in seconds {
                let pair = usize::from(word[0]) << 8 | usize::from(second);
                heads[pair / 64] |= 1 << (pair % 64);
            }
        }
        // The lexicon numbers its words in the order of the map.
        Triggers {
            sets: words.values().copied().collect(),
            heads,
            words: Lexicon::new(words.into_keys().map(|word| (word, 0))),
            count,
        }
    }

    /// Where the words of each set begin, and where digits stand. Time is the length of `text` times that of the longest
    /// word at worst.
    pub fn scan(&self, text: &[u8]) -> Places {
        let mut places = Places {
            of_set: vec![Vec::new(); self.count],
            ..Places::default()
        };
        let mut in_figure = false;
        for (at, &code) in text.iter().enumerate() {
            let pair = usize::from(code) << 8 | usize::from(text.get(at + 1).copied().unwrap_or(0));
            if self.heads[pair / 64] >> (pair % 64) & 1 != 0 {
                self.note(&text[at..], at as u32, &mut places.of_set);
            }
            let digit = is_digit(code);
            match places.figures.last_mut() {
                Some(figure) if digit && in_figure => figure.1 = at as u32 + 1,
                _ if digit => places.figures.push((at as u32, at as u32 + 1)),
                _ => {}
            }
            in_figure = digit;
            places.lao_digits |= digit && code >= 0x80;
            places.other_digits |= code == DIGIT || code == OTHER;
        }
        places
    }

    /// Notes the place in each set that has a word which `text` begins with.
    fn note(&self, text: &[u8], at: u32, of_set: &mut [Vec<u32>]) {
        for found in self.words.prefixes(text) {
            let mut sets = self.sets[found.word as usize];
            while sets != 0 {
                let places = &mut of_set[sets.trailing_zeros() as usize];
                if places.last() != Some(&at) {
                    places.push(at);
                }
                sets &= sets - 1;
            }
        }
    }
}

/// Whether a code is an ASCII or a Lao digit.
#[inline]
fn is_digit(code: u8) -> bool {
    code.is_ascii_digit() || (0xD0..=0xD9).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(b'a'..=b'c', 0..4), 0..12)
    }

    proptest! {
        #[test]
        fn every_word_of_every_set_is_found(
            sets in prop::collection::vec(words(), 0..4),
            text in prop::collection::vec(prop::sample::select(b"abc12\xD0\xD9 ".to_vec()), 0..40),
        ) {
            let places = Triggers::new(sets.clone()).scan(&text);
            for (set, found) in sets.iter().zip(&places.of_set) {
                let wanted: Vec<u32> = (0..text.len())
                    .filter(|&at| set.iter().any(|word| !word.is_empty() && text[at..].starts_with(word)))
                    .map(|at| at as u32)
                    .collect();
                prop_assert_eq!(found, &wanted);
            }
            let digits: Vec<u32> = (0..text.len() as u32).filter(|&at| is_digit(text[at as usize])).collect();
            let figures: Vec<u32> = places.figures.iter().flat_map(|&(start, end)| start..end).collect();
            prop_assert_eq!(digits, figures);
            prop_assert!(places.figures.windows(2).all(|two| two[0].1 < two[1].0));
            prop_assert_eq!(places.lao_digits, text.iter().any(|&code| code >= 0x80));
        }
    }
}
