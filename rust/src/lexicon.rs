//! A set of words with flags, walked letter by letter.
//!
//! Words are sequences of codes (see `segment::codes`). Nothing here knows what a flag means.

use crate::trie::Trie;
use std::fmt;

/// Words over bytes; the number of a word is its rank in sorted order.
///
/// ```
/// use laodocs::lexicon::Lexicon;
/// let words = Lexicon::new([(b"ab".to_vec(), 1), (b"abc".to_vec(), 2)]);
/// let found: Vec<_> = words.prefixes(b"abcd").map(|m| (m.length, m.flags)).collect();
/// assert_eq!(found, [(2, 1), (3, 2)]);
/// ```
#[derive(Default, Clone)]
pub struct Lexicon {
    trie: Trie<8>,
    flags: Vec<u8>,
}

/// A word found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many letters it takes.
    pub length: usize,
    /// Its number.
    pub word: u32,
    /// Its flags.
    pub flags: u8,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon({} words)", self.len())
    }
}

impl Lexicon {
    /// Builds the trie; the flags of a word given twice are joined. Empty words and words with a zero byte are left out.
    ///
    /// There is room for some eight million letters that no two words share; if there are more, no word is kept.
    pub fn new(words: impl IntoIterator<Item = (Vec<u8>, u8)>) -> Self {
        let mut sorted: Vec<(Vec<u8>, u8)> = words
            .into_iter()
            .filter(|(w, _)| !w.is_empty() && !w.contains(&0))
            .collect();
        sorted.sort();
        sorted.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            kept.1 |= if same { later.1 } else { 0 };
            same
        });
        let labels: Vec<(Vec<u16>, u32)> = (0..)
            .zip(&sorted)
            .map(|(number, word)| (word.0.iter().copied().map(u16::from).collect(), number))
            .collect();
        let flags = sorted.iter().map(|word| word.1).collect();
        Trie::new(&labels).map_or_else(Lexicon::default, |trie| Lexicon { trie, flags })
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.flags.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.flags.is_empty()
    }

    /// The flags of word number `word`.
    #[inline]
    pub fn flags(&self, word: u32) -> u8 {
        self.flags[word as usize]
    }

    /// The number of a word, if it is in the set.
    pub fn find(&self, word: &[u8]) -> Option<u32> {
        self.prefixes(word)
            .find(|m| m.length == word.len())
            .map(|m| m.word)
    }

    /// The words that `text` begins with, shortest first.
    #[inline]
    pub fn prefixes<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = Match> + 'a {
        let steps = text.iter().scan(self.trie.root(), |base, &label| {
            let step = self.trie.step(*base, u16::from(label))?;
            *base = step.base;
            Some(step.word)
        });
        steps.enumerate().filter_map(|(before, word)| {
            word.map(|word| Match {
                length: before + 1,
                word,
                flags: self.flags(word),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn finds_what_a_sorted_map_finds(
            words in prop::collection::vec((prop::collection::vec(1u8..=5, 0..6), 0u8..=255), 0..60),
            text in prop::collection::vec(1u8..=6, 0..12),
        ) {
            let lexicon = Lexicon::new(words.clone());
            let mut map: BTreeMap<Vec<u8>, u8> = BTreeMap::new();
            for (word, flags) in words.into_iter().filter(|w| !w.0.is_empty()) {
                *map.entry(word).or_insert(0) |= flags;
            }
            prop_assert_eq!(lexicon.len(), map.len());
            let wanted: Vec<(usize, u8)> =
                (1..=text.len()).filter_map(|n| map.get(&text[..n]).map(|&flags| (n, flags))).collect();
            let found: Vec<(usize, u8)> = lexicon.prefixes(&text).map(|m| (m.length, m.flags)).collect();
            prop_assert_eq!(found, wanted);
            for (rank, word) in map.keys().enumerate() {
                prop_assert_eq!(lexicon.find(word), Some(rank as u32));
            }
        }
    }
}
