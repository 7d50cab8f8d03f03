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
/// let found: Vec<_> = words.prefixes(b"abcd").map(|m| (m.length, words.flags(m.word))).collect();
/// assert_eq!(found, [(2, 1), (3, 2)]);
/// ```
#[derive(Default, Clone)]
pub struct Lexicon {
    units: Vec<Unit>,
    root: u32,
    word: Vec<u32>,
    flags: Vec<u8>,
}

/// One place of the double array.
#[derive(Clone, Copy, Default)]
struct Unit {
    base: u32,
    label: u8,
    ends_word: bool,
    taken: bool,
}

/// A word found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many letters it takes.
    pub length: usize,
    /// Its number.
    pub word: u32,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon({} words)", self.len())
    }
}

impl Lexicon {
    /// Builds the trie; the flags of a word given twice are joined. Empty words are left out.
    pub fn new(words: impl IntoIterator<Item = (Vec<u8>, u8)>) -> Self {
        let mut sorted: Vec<(Vec<u8>, u8)> =
            words.into_iter().filter(|(w, _)| !w.is_empty()).collect();
        sorted.sort();
        sorted.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            kept.1 |= if same { later.1 } else { 0 };
            same
        });
        Builder::default().build(&sorted)
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
            let unit = self.lexicon.units.get(place).copied().unwrap_or_default();
            if unit.label != label || !unit.taken {
                self.at = self.text.len();
                return None;
            }
            self.at += 1;
            self.base = unit.base;
            if unit.ends_word {
                return Some(Match {
                    length: self.at,
                    word: self.lexicon.word[place],
                });
            }
        }
        None
    }
}

/// How many free places are tried for the children of one node before it moves to a fresh block.
const TRIES: usize = 16;
const BLOCK: usize = 256;
/// The base of nodes without children: outside of every array.
const NOWHERE: u32 = u32::MAX << 8;

/// Lays out the double array.
#[derive(Default)]
struct Builder {
    units: Vec<Unit>,
    word: Vec<u32>,
    is_base: Vec<bool>,
    free: usize,
}

impl Builder {
    fn build(mut self, words: &[(Vec<u8>, u8)]) -> Lexicon {
        let root = self.children(words, 0, words.len(), 0);
        Lexicon {
            units: self.units,
            root,
            word: self.word,
            flags: words.iter().map(|w| w.1).collect(),
        }
    }

    /// Places what follows the first `depth` letters of `words[low..high]`; returns the base.
    fn children(&mut self, words: &[(Vec<u8>, u8)], low: usize, high: usize, depth: usize) -> u32 {
        let mut ranges: Vec<(u8, usize, usize)> = Vec::new();
        let mut from = low;
        while from < high {
            let label = words[from].0[depth];
            let size = words[from..high].partition_point(|w| w.0[depth] == label);
            ranges.push((label, from, from + size));
            from += size;
        }
        if ranges.is_empty() {
            return NOWHERE;
        }
        let base = self.find_base(&ranges);
        self.is_base[base] = true;
        for &(label, ..) in &ranges {
            self.units[base ^ usize::from(label)].taken = true;
        }
        for (label, from, to) in ranges {
            let place = base ^ usize::from(label);
            let ends_word = words[from].0.len() == depth + 1;
            self.word[place] = from as u32;
            let next = self.children(words, from + usize::from(ends_word), to, depth + 1);
            self.units[place] = Unit {
                base: next,
                label,
                ends_word,
                taken: true,
            };
        }
        base as u32
    }

    /// A base under which all labels fall on free places.
    fn find_base(&mut self, ranges: &[(u8, usize, usize)]) -> usize {
        while self.units.get(self.free).is_some_and(|unit| unit.taken) {
            self.free += 1;
        }
        let mut tries = 0;
        for place in self.free..self.units.len() {
            if self.units[place].taken {
                continue;
            }
            let base = place ^ usize::from(ranges[0].0);
            if !self.is_base[base]
                && ranges
                    .iter()
                    .all(|r| !self.units[base ^ usize::from(r.0)].taken)
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
        self.word.resize(base + BLOCK, 0);
        self.is_base.resize(base + BLOCK, false);
        base
    }
}
