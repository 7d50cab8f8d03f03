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
    /// The clusters where a word may begin, and the end of the run.
    nodes: Vec<u32>,
    /// For each node the score of the border there; 0 at the ends of the run.
    borders: Vec<i32>,
    /// For each node the best score of a path to it, and the node before on that path.
    best: Vec<(i64, u32)>,
    /// The clusters after each word of the best path, in order.
    pub ends: Vec<u32>,
}

/// The words that a run may hold: the model's, and a user's.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub lexicon: &'a Lexicon,
    pub added: Option<&'a Lexicon>,
}

impl Decoder {
    /// Finds the best words of the run that `clusters` holds.
    pub fn run(&mut self, around: (u8, u8), words: Words<'_>, scorer: &Scorer) {
        self.lattice
            .build(&self.clusters, around, words, |_, flags| flags);
        scorer.read_clusters(&self.clusters, &mut self.refs);
        let n = self.clusters.len();
        self.nodes.clear();
        self.nodes
            .extend((0..=n as u32).filter(|&k| self.clusters.legal[k as usize]));
        // All borders before the search: one does not wait for another, so their look-ups overlap.
        self.borders.clear();
        self.borders
            .extend(self.nodes.iter().map(|&k| match k as usize {
                k if k == 0 || k == n => 0,
                k => scorer.border(&self.clusters, &self.lattice, &self.refs, k),
            }));
        self.best.clear();
        self.best.resize(self.nodes.len(), (i64::MIN, 0));
        self.best[0].0 = 0;
        for node in 0..self.nodes.len() - 1 {
            let k = self.nodes[node] as usize;
            self.best[node].0 += i64::from(self.borders[node]);
            self.extend(node, k, scorer);
        }
        self.trace();
    }

    /// Tries every word that begins at cluster `k`. Every node is reached, at least from the one before it.
    fn extend(&mut self, node: usize, k: usize, scorer: &Scorer) {
        let (base, first) = (self.best[node].0, self.refs[k]);
        let mut known = self.lattice.arcs_from(k).iter();
        let mut arc = known.next();
        let mut is_first = true;
        let ends = self.nodes[node + 1..].iter();
        for (&end, best) in ends.zip(&mut self.best[node + 1..]) {
            let length = end as usize - k;
            let score = match arc {
                Some(&found) if found.end == end => {
                    arc = known.next();
                    scorer.known(k, found)
                }
                _ if length <= MAX_UNKNOWN || is_first => {
                    scorer.unknown(&first, &self.refs[end as usize - 1], length)
                }
                Some(_) => continue,
                None => break,
            };
            is_first = false;
            let total = base + i64::from(score);
            if total > best.0 {
                *best = (total, node as u32);
            }
        }
    }

    fn trace(&mut self) {
        self.ends.clear();
        let mut node = self.nodes.len() - 1;
        while node > 0 {
            self.ends.push(self.nodes[node]);
            node = self.best[node].1 as usize;
        }
        self.ends.reverse();
    }
}
