//! The lexicon that the model is trained with, and which of its words an example may see.
//!
//! Words of the corpus itself are hidden from sentences of the only fold they occur in: the model then learns how far a
//! dictionary can be trusted on text that it has not seen (jackknifing).

use crate::corpus::{word_folds, Sentence};
use laodocs::lexicon::Lexicon;
use laodocs::segment::codes;

/// The flag of words from the fine annotation, and from the compound one; lower bits are dictionaries.
pub const FINE: u8 = 1 << 4;
pub const COMPOUND: u8 = 1 << 5;

pub struct Vocabulary {
    pub lexicon: Lexicon,
    pub words: Vec<(Vec<u8>, u8)>,
    /// Which folds of the fine, and of the compound corpus, each word occurs in.
    fine: Vec<u16>,
    compound: Vec<u16>,
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
        Vocabulary {
            lexicon: Lexicon::new(words.clone()),
            fine: words
                .iter()
                .map(|w| fine_folds.get(&w.0).copied().unwrap_or(0))
                .collect(),
            compound: words
                .iter()
                .map(|w| compound_folds.get(&w.0).copied().unwrap_or(0))
                .collect(),
            words,
        }
    }

    /// The flags of a word for a sentence of the fine (else compound) corpus, with folds hidden.
    pub fn visible(&self, word: u32, is_fine: bool, hidden: u16) -> u8 {
        let (folds, own) = if is_fine {
            (&self.fine, FINE)
        } else {
            (&self.compound, COMPOUND)
        };
        let flags = self.lexicon.flags(word);
        if folds[word as usize] & !hidden == 0 {
            flags & !own
        } else {
            flags
        }
    }

    /// Whether the word occurs in the corpus outside the hidden folds.
    pub fn is_seen(&self, word: &[u8], is_fine: bool, hidden: u16) -> bool {
        let folds = if is_fine { &self.fine } else { &self.compound };
        self.lexicon
            .find(word)
            .is_some_and(|w| folds[w as usize] & !hidden != 0)
    }
}

fn entry(line: &str) -> (Vec<u8>, u8) {
    let (word, flags) = line.split_once('\t').expect("word, tab, flags");
    let mut coded = Vec::new();
    codes::encode(word, &mut coded);
    (coded, flags.parse().expect("flags are a number"))
}
