//! What the annotation says of the words of the lexicon: how often each was seen as a word, and how often as a sequence
//! that is cut.
//!
//! This depends on the word alone, so what it weighs is added to the weight of the word when the model is written.

use crate::corpus::{encoded, Sentence, FOLDS};
use laodocs::lexicon::Lexicon;
use laodocs::segment::clusters::Clusters;

/// The template of the keys; only the trainer knows it.
pub const EVIDENCE: u8 = 240;
/// Sequences of so many words at most are looked at.
const MOST_PARTS: usize = 6;
/// Counts are told apart by their powers of two, up to this one, and lengths up to so many clusters.
const MOST: u32 = 7;
const LENGTH_CAP: u32 = 4;

/// Counts by fold.
#[derive(Clone, Copy, Default)]
struct Counts {
    whole: [u16; FOLDS],
    cut: [u16; FOLDS],
}

/// The counts of one corpus, by the number of the word.
pub struct Evidence {
    counts: Vec<Counts>,
    lengths: Vec<u32>,
}

impl Evidence {
    /// Counts the words of the lexicon in annotated sentences.
    pub fn new(words: &[(Vec<u8>, u8)], lexicon: &Lexicon, sentences: &[Sentence]) -> Self {
        let mut counts = vec![Counts::default(); words.len()];
        for sentence in sentences {
            let tokens: Vec<Vec<u8>> = sentence.tokens.iter().map(|t| encoded(t)).collect();
            for first in 0..tokens.len() {
                let mut joined = Vec::new();
                for (more, token) in tokens[first..].iter().take(MOST_PARTS).enumerate() {
                    joined.extend_from_slice(token);
                    if let Some(word) = lexicon.find(&joined) {
                        let counts = &mut counts[word as usize];
                        let counts = if more == 0 {
                            &mut counts.whole
                        } else {
                            &mut counts.cut
                        };
                        counts[usize::from(sentence.fold)] += 1;
                    }
                }
            }
        }
        let length = |(word, _): &(Vec<u8>, u8)| {
            let mut clusters = Clusters::default();
            clusters.scan(word, 0, word.len());
            clusters.len() as u32
        };
        Evidence {
            counts,
            lengths: words.iter().map(length).collect(),
        }
    }

    /// The key of a word, with folds hidden.
    pub fn key(&self, word: u32, hidden: u16) -> u32 {
        let counts = &self.counts[word as usize];
        let power = |counts: &[u16; FOLDS]| {
            let visible = (0..FOLDS).filter(|fold| hidden >> fold & 1 == 0);
            let sum: u32 = visible.map(|fold| u32::from(counts[fold])).sum();
            (u32::BITS - sum.leading_zeros()).min(MOST)
        };
        let length = self.lengths[word as usize].min(LENGTH_CAP);
        u32::from(EVIDENCE) << 24 | power(&counts.whole) << 8 | power(&counts.cut) << 4 | length
    }
}
