//! The best words of one run: Viterbi over the lattice.

use super::clusters::Clusters;
use super::lattice::{Lattice, MAX_UNKNOWN};
use super::scorer::{ClusterRef, Scorer};
use crate::lexicon::Lexicon;

/// Room for one run after another, so that nothing is allocated for each.
#[derive(Default)]
pub struct Decoder {
    pub clusters: Clusters,
    lattice: Lattice,
    refs: Vec<ClusterRef>,
    border: Vec<i32>,
    best: Vec<i32>,
    back: Vec<u32>,
    /// The clusters after each word of the best path, in order.
    pub ends: Vec<u32>,
}

/// The words that a run may hold: the model's, and a user's.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub lexicon: &'a Lexicon,
    pub added: Option<&'a Lexicon>,
}

const UNREACHED: i32 = i32::MIN;

impl Decoder {
    /// Finds the best words of the run that `clusters` holds.
    pub fn run(&mut self, around: (u8, u8), words: Words<'_>, scorer: &Scorer) {
        let n = self.clusters.len();
        self.lattice.build(&self.clusters, around, words, |word| {
            words.lexicon.flags(word)
        });
        self.score_borders(scorer);
        self.best.clear();
        self.best.resize(n + 1, UNREACHED);
        self.back.clear();
        self.back.resize(n + 1, 0);
        self.best[0] = 0;
        for k in 0..n {
            if self.best[k] != UNREACHED {
                self.extend(k, scorer);
            }
        }
        self.trace(n);
    }

    fn score_borders(&mut self, scorer: &Scorer) {
        let n = self.clusters.len();
        self.border.clear();
        self.border.resize(n + 1, 0);
        scorer.read_clusters(&self.clusters, &mut self.refs);
        for k in (1..n).filter(|&k| self.clusters.legal[k]) {
            self.border[k] = scorer.border(&self.clusters, &self.lattice, &self.refs, k);
        }
    }

    /// Tries every word that begins at cluster `k`.
    fn extend(&mut self, k: usize, scorer: &Scorer) {
        let n = self.clusters.len();
        let base = self.best[k];
        let mut known = self.lattice.arcs_from(k).iter().peekable();
        let mut reaches = false;
        for end in k + 1..=n {
            let length = end - k;
            if !self.clusters.legal[end] {
                continue;
            }
            let score = match known.next_if(|arc| arc.end as usize == end) {
                Some(&arc) => scorer.known(k, arc),
                None if length <= MAX_UNKNOWN || !reaches => scorer.unknown(&self.refs, k, end),
                None if known.peek().is_none() => break,
                None => continue,
            };
            reaches = true;
            let total = base.saturating_add(score).saturating_add(self.border[end]);
            if total > self.best[end] {
                self.best[end] = total;
                self.back[end] = k as u32;
            }
        }
    }

    fn trace(&mut self, n: usize) {
        self.ends.clear();
        let mut at = n;
        while at > 0 {
            self.ends.push(at as u32);
            at = self.back[at] as usize;
        }
        self.ends.reverse();
    }
}
