//! The lexicon that the model is trained with, and which of its words an example may see.
//!
//! Words of the corpus itself are hidden from sentences of the only fold they occur in: the model then learns how far a
//! dictionary can be trusted on text that it has not seen (jackknifing).

use crate::corpus::{encoded, word_folds, Sentence};
use crate::evidence::Evidence;
use laodocs::lexicon::Lexicon;

/// The flag of words from the fine annotation, and from the compound one; lower bits are dictionaries.
pub const FINE: u8 = 1 << 4;
pub const COMPOUND: u8 = 1 << 5;

pub struct Vocabulary {
    pub lexicon: Lexicon,
    pub words: Vec<(Vec<u8>, u8)>,
    /// Which folds of the fine, and of the compound corpus, each word occurs in.
    fine: Vec<u16>,
    compound: Vec<u16>,
    fine_evidence: Evidence,
    compound_evidence: Evidence,
}

impl Vocabulary {
    /// Joins the dictionary file (`word<TAB>flags`) with the words of both corpora.
    pub fn new(dictionary: &str, fine: &[Sentence], compound: &[Sentence]) -> Self {
        let text =
            std::fs::read_to_string(dictionary).unwrap_or_else(|e| panic!("{dictionary}: {e}"));
        let (fine_folds, compound_folds) = (word_folds(fine), word_folds(compound));
        let mut all: Vec<(Vec<u8>, u8)> = text.lines().map(entry).collect();
        all.extend(fine_folds.keys().map(|word| (word.clone(), FINE)));
        all.extend(compound_folds.keys().map(|word| (word.clone(), COMPOUND)));
        all.sort();
        let mut words: Vec<(Vec<u8>, u8)> = Vec::new();
        for (word, flags) in all {
            match words.last_mut() {
                Some(last) if last.0 == word => last.1 |= flags,
                _ => words.push((word, flags)),
            }
        }
        let lexicon = Lexicon::new(words.clone());
        Vocabulary {
            fine: words
                .iter()
                .map(|w| fine_folds.get(&w.0).copied().unwrap_or(0))
                .collect(),
            compound: words
                .iter()
                .map(|w| compound_folds.get(&w.0).copied().unwrap_or(0))
                .collect(),
            fine_evidence: Evidence::new(&words, &lexicon, fine),
            compound_evidence: Evidence::new(&words, &lexicon, compound),
            lexicon,
            words,
        }
    }

    /// The vocabulary as a sentence of the fine (else compound) corpus sees it, with folds hidden.
    pub fn view(&self, is_fine: bool, hidden: u16) -> View<'_> {
        let (folds, own, evidence) = if is_fine {
            (&self.fine, FINE, &self.fine_evidence)
        } else {
            (&self.compound, COMPOUND, &self.compound_evidence)
        };
        View {
            lexicon: &self.lexicon,
            folds,
            own,
            evidence,
            hidden,
        }
    }
}

/// A vocabulary without what only hidden folds say.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub lexicon: &'a Lexicon,
    folds: &'a [u16],
    own: u8,
    evidence: &'a Evidence,
    hidden: u16,
}

impl View<'_> {
    /// The flags of a word.
    pub fn flags(&self, word: u32) -> u8 {
        let flags = self.lexicon.flags(word);
        if self.occurs(word) {
            flags
        } else {
            flags & !self.own
        }
    }

    /// The key of what the corpus says of a word.
    pub fn evidence(&self, word: u32) -> u32 {
        self.evidence.key(word, self.hidden)
    }

    /// Whether a word occurs in the corpus.
    pub fn has_seen(&self, word: &[u8]) -> bool {
        let found = self.lexicon.find(word);
        found.is_some_and(|word| self.occurs(word))
    }

    fn occurs(&self, word: u32) -> bool {
        self.folds[word as usize] & !self.hidden != 0
    }
}

fn entry(line: &str) -> (Vec<u8>, u8) {
    let (word, flags) = line.split_once('\t').expect("word, tab, flags");
    (encoded(word), flags.parse().expect("flags are a number"))
}
