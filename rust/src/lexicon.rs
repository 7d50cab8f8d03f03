//! A set of words with flags, walked letter by letter: the dictionary of the segmenter.
//!
//! Words are sequences of codes (see `segment::codes`). Nothing here knows what a flag means.

use std::fmt;

const ROOT: u32 = 0;
const NO_WORD: u32 = u32::MAX;

/// A trie over byte sequences; the number of a word is its rank in sorted order.
///
/// Nodes stand in level order, so the children of a node are neighbours and one array of first children is enough.
///
/// ```
/// use laodocs::lexicon::Lexicon;
/// let words = Lexicon::new([(b"ab".to_vec(), 1), (b"abc".to_vec(), 2)]);
/// let found: Vec<_> = words.prefixes(b"abcd").map(|m| (m.length, words.flags(m.word))).collect();
/// assert_eq!(found, [(2, 1), (3, 2)]);
/// ```
#[derive(Default, Clone)]
pub struct Lexicon {
    labels: Vec<u8>,
    first: Vec<u32>,
    word: Vec<u32>,
    entry: Vec<u32>,
    flags: Vec<u8>,
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
        Self::from_sorted(&sorted)
    }

    fn from_sorted(words: &[(Vec<u8>, u8)]) -> Self {
        let mut trie = Lexicon {
            labels: vec![0],
            first: Vec::new(),
            word: Vec::new(),
            entry: vec![0; 256],
            flags: words.iter().map(|w| w.1).collect(),
        };
        let mut level: Vec<(usize, usize)> = vec![(0, words.len())];
        let mut depth = 0;
        while !level.is_empty() {
            let mut next = Vec::new();
            let children_from = trie.labels.len();
            for (mut low, high) in level {
                let ends = low < high && words[low].0.len() == depth;
                trie.word.push(if ends { low as u32 } else { NO_WORD });
                low += usize::from(ends);
                trie.first.push((children_from + next.len()) as u32);
                while low < high {
                    let label = words[low].0[depth];
                    let size = words[low..high].partition_point(|w| w.0[depth] == label);
                    trie.labels.push(label);
                    next.push((low, low + size));
                    low += size;
                }
            }
            level = next;
            depth += 1;
        }
        trie.first.push(trie.labels.len() as u32);
        for node in trie.first[0]..trie.first[1] {
            trie.entry[trie.labels[node as usize] as usize] = node;
        }
        trie
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
            node: ROOT,
            at: 0,
        }
    }

    /// The child of `node` under `label`; `ROOT` when there is none.
    #[inline]
    fn child(&self, node: u32, label: u8) -> u32 {
        if node == ROOT {
            return self.entry[label as usize];
        }
        let (low, high) = (
            self.first[node as usize] as usize,
            self.first[node as usize + 1] as usize,
        );
        match self.labels[low..high].iter().position(|&l| l == label) {
            Some(offset) => (low + offset) as u32,
            None => ROOT,
        }
    }
}

/// Iterator of [`Lexicon::prefixes`].
pub struct Prefixes<'a> {
    lexicon: &'a Lexicon,
    text: &'a [u8],
    node: u32,
    at: usize,
}

impl Iterator for Prefixes<'_> {
    type Item = Match;

    #[inline]
    fn next(&mut self) -> Option<Match> {
        if self.lexicon.is_empty() {
            return None;
        }
        while let Some(&label) = self.text.get(self.at) {
            self.node = self.lexicon.child(self.node, label);
            if self.node == ROOT {
                self.at = self.text.len();
                return None;
            }
            self.at += 1;
            let word = self.lexicon.word[self.node as usize];
            if word != NO_WORD {
                return Some(Match {
                    length: self.at,
                    word,
                });
            }
        }
        None
    }
}
