//! What may be a word where: the arcs between the legal places of one run of Lao clusters.

use super::clusters::Clusters;
use super::codes::{Class, CLASS};
use crate::lexicon::Lexicon;

/// The longest stretch, in clusters, that may become a word without standing in a lexicon.
pub const MAX_UNKNOWN: usize = 12;

/// The flag of a word that the user added.
pub const USER: u8 = 0x80;
/// The flags of a word that stands in the three general dictionaries: what a user's word counts as.
pub const WELL_KNOWN: u8 = 0b111;
/// The number of a word that stands in no model's lexicon.
pub const NO_NUMBER: u32 = u32::MAX;
const INSIDE: u32 = u32::MAX;

/// The words that a run may hold: the model's, and a user's.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub lexicon: &'a Lexicon,
    pub added: Option<&'a Lexicon>,
}

/// A lexicon word from one cluster border to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The cluster after the word.
    pub end: u32,
    /// Its number in the lexicon.
    pub word: u32,
    /// Its visible flags.
    pub flags: u8,
}

/// The longest lexicon word on one side of a border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Longest {
    /// One more than its number in the lexicon; 0 when there is none.
    pub word: u32,
    /// Its length in clusters.
    pub length: u8,
    /// Its visible flags.
    pub flags: u8,
}

/// The lexicon words of a run, and for each border the longest words that end there, begin there and cross it.
#[derive(Default, Debug)]
pub struct Lattice {
    /// The letters with three codes of context on either side.
    pub padded: Vec<u8>,
    pub arcs: Vec<Arc>,
    /// Where the arcs of each cluster begin in `arcs`.
    pub first: Vec<u32>,
    pub ending: Vec<Longest>,
    pub beginning: Vec<Longest>,
    pub crossing: Vec<u8>,
    border: Vec<u32>,
}

/// How many codes of context stand before the first letter in `padded`.
pub const PAD: usize = 3;
/// The context code of the start or end of a text or line. Context codes are unassigned Lao ones, so all fit seven bits.
pub const EDGE: u8 = 0xE0;

/// The context code of a neighbour of a run.
#[inline]
pub fn context(code: Option<u8>) -> u8 {
    code.map_or(EDGE, |code| CONTEXT[usize::from(code)])
}

static CONTEXT: [u8; 256] = {
    let mut table = [0; 256];
    let mut code = 0;
    while code < 256 {
        table[code] = match CLASS[code] {
            Class::Newline => EDGE,
            Class::Space | Class::Break => 0xE1,
            Class::Digit => 0xE2,
            Class::Letter => 0xE3,
            Class::Punctuation => match code as u8 {
                b'(' | b'[' | b'{' => 0xE4,
                b')' | b']' | b'}' => 0xE5,
                b',' | b';' | b':' => 0xE6,
                b'.' | b'!' | b'?' => 0xE7,
                b'-' | b'/' => 0xE8,
                _ => 0xE9,
            },
            _ => 0xEA,
        };
        code += 1;
    }
    table
};

impl Lattice {
    /// Finds the words of `run`; `visible` turns the number and flags of a lexicon word into the flags to use, 0 to hide it.
    pub fn build(
        &mut self,
        run: &Clusters,
        around: (u8, u8),
        words: Words<'_>,
        visible: impl Fn(u32, u8) -> u8,
    ) {
        let n = run.len();
        self.pad(run, around);
        self.mark_borders(run);
        self.arcs.clear();
        self.first.clear();
        for side in [&mut self.ending, &mut self.beginning] {
            side.clear();
            side.resize(n + 1, Longest::default());
        }
        self.crossing.clear();
        self.crossing.resize(n + 1, 0);
        for k in 0..n {
            self.first.push(self.arcs.len() as u32);
            if run.legal[k] {
                self.words_at(run, k, words, &visible);
            }
        }
        self.first.push(self.arcs.len() as u32);
    }

    /// The arcs that begin at cluster `k`.
    #[inline]
    pub fn arcs_from(&self, k: usize) -> &[Arc] {
        &self.arcs[self.first[k] as usize..self.first[k + 1] as usize]
    }

    fn pad(&mut self, run: &Clusters, (left, right): (u8, u8)) {
        self.padded.clear();
        self.padded.extend([EDGE, EDGE, left]);
        self.padded.extend_from_slice(&run.letters);
        self.padded.extend([right, EDGE, EDGE]);
    }

    /// For each letter, the cluster that begins there; `INSIDE` inside clusters and at illegal borders.
    fn mark_borders(&mut self, run: &Clusters) {
        self.border.clear();
        self.border.resize(run.letters.len() + 1, INSIDE);
        for k in (0..=run.len()).filter(|&k| run.legal[k]) {
            self.border[run.starts[k] as usize] = k as u32;
        }
    }

    fn words_at(
        &mut self,
        run: &Clusters,
        k: usize,
        words: Words<'_>,
        visible: &impl Fn(u32, u8) -> u8,
    ) {
        let from = run.starts[k] as usize;
        let first = self.arcs.len();
        for found in words.lexicon.prefixes(&run.letters[from..]) {
            let (end, flags) = (
                self.border[from + found.length],
                visible(found.word, found.flags),
            );
            if end != INSIDE && flags != 0 {
                self.arcs.push(Arc {
                    end,
                    word: found.word,
                    flags,
                });
            }
        }
        if let Some(added) = words.added {
            self.add_words(added, &run.letters[from..], from, first);
        }
        self.note_longest(k, first);
    }

    /// The user's words: one that the lexicon holds too keeps its number.
    fn add_words(&mut self, added: &Lexicon, rest: &[u8], from: usize, first: usize) {
        for found in added.prefixes(rest) {
            let end = self.border[from + found.length];
            if end == INSIDE {
                continue;
            }
            match self.arcs[first..].iter_mut().find(|arc| arc.end == end) {
                Some(arc) => arc.flags |= USER,
                None => self.arcs.push(Arc {
                    end,
                    word: NO_NUMBER,
                    flags: USER | WELL_KNOWN,
                }),
            }
        }
        self.arcs[first..].sort_unstable_by_key(|arc| arc.end);
    }

    fn note_longest(&mut self, k: usize, first: usize) {
        for i in first..self.arcs.len() {
            let arc = self.arcs[i];
            let length = (arc.end as usize - k).min(255) as u8;
            let longest = Longest {
                word: arc.word.wrapping_add(1),
                length,
                flags: arc.flags,
            };
            self.beginning[k] = longest;
            let ending = &mut self.ending[arc.end as usize];
            if length > ending.length {
                *ending = longest;
            }
        }
        let length = self.beginning[k].length;
        for crossed in self.crossing[k + 1..]
            .iter_mut()
            .take(usize::from(length).saturating_sub(1))
        {
            *crossed = (*crossed).max(length);
        }
    }
}
