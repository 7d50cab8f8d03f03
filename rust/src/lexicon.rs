//! A set of words with flags, walked letter by letter: the dictionary of the segmenter.
//!
//! Words are sequences of codes (see `segment::codes`). Nothing here knows what a flag means.

use std::fmt;

/// A trie over byte sequences; the number of a word is its rank in sorted order.
///
/// It is a double array: the child of a node under a label stands at the node's base XOR the label, and holds the label
/// to prove it. No two nodes share a base, so the label is proof enough.
///
/// ```
/// use laodocs::lexicon::Lexicon;
/// let words = Lexicon::new([(b"ab".to_vec(), 1), (b"abc".to_vec(), 2)]);
/// let found: Vec<_> = words.prefixes(b"abcd").map(|m| (m.length, m.flags)).collect();
/// assert_eq!(found, [(2, 1), (3, 2)]);
/// ```
#[derive(Default, Clone)]
pub struct Lexicon {
    units: Vec<Unit>,
    root: u32,
    /// By place: the number of the word that ends there, and its flags in the high byte.
    words: Vec<u32>,
    flags: Vec<u8>,
}

/// One place of the double array, packed to keep a large lexicon in the cache: base, end-of-word bit, label.
///
/// The label 0 marks a free place.
#[derive(Clone, Copy, Default)]
struct Unit(u32);

impl Unit {
    const ENDS_WORD: u32 = 1 << 8;

    #[inline]
    fn new(base: u32, label: u8, ends_word: bool) -> Self {
        Unit(base << 9 | u32::from(ends_word) << 8 | u32::from(label))
    }

    #[inline]
    fn label(self) -> u8 {
        self.0 as u8
    }

    #[inline]
    fn base(self) -> u32 {
        self.0 >> 9
    }

    #[inline]
    fn ends_word(self) -> bool {
        self.0 & Self::ENDS_WORD != 0
    }
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
    /// There is room for some eight million letters that no two words share.
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
        Builder::build(&sorted)
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
    pub fn prefixes<'a>(&'a self, text: &'a [u8]) -> Prefixes<'a> {
        Prefixes {
            lexicon: self,
            text,
            base: self.root,
            at: 0,
        }
    }
}

/// Iterator of [`Lexicon::prefixes`].
pub struct Prefixes<'a> {
    lexicon: &'a Lexicon,
    text: &'a [u8],
    base: u32,
    at: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = Match;

    #[inline]
    fn next(&mut self) -> Option<Match> {
        while let Some(&label) = self.text.get(self.at) {
            let place = (self.base ^ u32::from(label)) as usize;
            match self.lexicon.units.get(place) {
                Some(unit) if unit.label() == label => {
                    self.at += 1;
                    self.base = unit.base();
                    if unit.ends_word() {
                        let word = self.lexicon.words[place];
                        return Some(Match {
                            length: self.at,
                            word: word & NUMBER,
                            flags: (word >> 24) as u8,
                        });
                    }
                }
                _ => {
                    self.at = self.text.len();
                    return None;
                }
            }
        }
        None
    }
}

/// How many free places are tried for the children of one node before it moves to a fresh block.
const TRIES: usize = 16;
const BLOCK: usize = 256;
/// The base of nodes without children: outside of every array, and so is every place near it.
const NOWHERE: u32 = (1 << 23) - 256;
/// The number of a word in `Lexicon::words`.
const NUMBER: u32 = (1 << 24) - 1;

/// Lays out the double array.
struct Builder<'a> {
    sorted: &'a [(Vec<u8>, u8)],
    units: Vec<Unit>,
    words: Vec<u32>,
    is_base: Vec<bool>,
    free: usize,
}

impl<'a> Builder<'a> {
    fn build(sorted: &'a [(Vec<u8>, u8)]) -> Lexicon {
        let mut builder = Builder {
            sorted,
            units: Vec::new(),
            words: Vec::new(),
            is_base: Vec::new(),
            free: 0,
        };
        let mut open = vec![(0, sorted.len(), 0, None)];
        let mut root = NOWHERE;
        while let Some((low, high, depth, parent)) = open.pop() {
            let base = builder.place_children(low, high, depth, &mut open);
            match parent {
                None => root = base,
                Some(place) => {
                    let unit: Unit = builder.units[place];
                    builder.units[place] = Unit::new(base, unit.label(), unit.ends_word());
                }
            }
        }
        Lexicon {
            units: builder.units,
            root,
            words: builder.words,
            flags: sorted.iter().map(|w| w.1).collect(),
        }
    }

    /// Places what follows the first `depth` letters of the words `low..high`, and notes what is open below; returns
    /// the base.
    fn place_children(
        &mut self,
        low: usize,
        high: usize,
        depth: usize,
        open: &mut Vec<Open>,
    ) -> u32 {
        let mut ranges: Vec<(u8, usize, usize)> = Vec::new();
        let mut from = low;
        while from < high {
            let label = self.sorted[from].0[depth];
            let size = self.sorted[from..high].partition_point(|w| w.0[depth] == label);
            ranges.push((label, from, from + size));
            from += size;
        }
        if ranges.is_empty() {
            return NOWHERE;
        }
        let base = self.find_base(&ranges);
        self.is_base[base] = true;
        for &(label, from, to) in ranges.iter().rev() {
            let place = base ^ usize::from(label);
            let ends_word = self.sorted[from].0.len() == depth + 1;
            self.units[place] = Unit::new(NOWHERE, label, ends_word);
            self.words[place] = from as u32 | u32::from(self.sorted[from].1) << 24;
            open.push((from + usize::from(ends_word), to, depth + 1, Some(place)));
        }
        base as u32
    }

    /// A base under which all labels fall on free places.
    fn find_base(&mut self, ranges: &[(u8, usize, usize)]) -> usize {
        while self
            .units
            .get(self.free)
            .is_some_and(|unit| unit.label() != 0)
        {
            self.free += 1;
        }
        let mut tries = 0;
        for place in self.free..self.units.len() {
            if self.units[place].label() != 0 {
                continue;
            }
            let base = place ^ usize::from(ranges[0].0);
            if !self.is_base[base]
                && ranges
                    .iter()
                    .all(|r| self.units[base ^ usize::from(r.0)].label() == 0)
            {
                return base;
            }
            tries += 1;
            if tries == TRIES {
                // Places that are hard to fill are given up, so that the search stays short.
                self.free = place.saturating_sub(BLOCK).max(self.free + 1);
                break;
            }
        }
        let base = self.units.len();
        self.units.resize(base + BLOCK, Unit::default());
        self.words.resize(base + BLOCK, 0);
        self.is_base.resize(base + BLOCK, false);
        base
    }
}

/// Words `low..high` that share `depth` letters, and the place of the node that leads to them.
type Open = (usize, usize, usize, Option<usize>);

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

    #[test]
    fn long_words_need_no_deep_stack() {
        let word = vec![7u8; 200_000];
        let lexicon = Lexicon::new([(word.clone(), 1)]);
        assert_eq!(lexicon.find(&word), Some(0));
    }
}
