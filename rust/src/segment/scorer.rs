//! The weights of one level laid out for speed: the same sums as over the keys of `features`, from tables.
//!
//! Keys whose content is small become array positions, keys on one word or one cluster become records, and only keys on
//! two things are looked up by hash.

use super::clusters::Clusters;
use super::features::{self, template, LENGTH_CAP, UNKNOWN_BUCKETS};
use super::lattice::{Arc, Lattice, Longest, MAX_UNKNOWN, PAD, USER};
use std::collections::HashMap;

/// What a user's word gains over an equally well-known word, in units of `model::SCALE`.
const USER_BONUS: i32 = 2048;

/// Weights by key: an open-addressing table; a free place ends the search.
///
/// Most keys of a text have no weight. A small set of bits, which stays in the nearest cache, turns them away before the
/// table is touched.
struct Table {
    slots: Vec<(u32, i32)>,
    shift: u32,
    may_hold: Vec<u64>,
}

/// How many bits of `Table::may_hold` there are for each slot.
const BITS_FOR_SLOT: usize = 8;

const FREE: u32 = u32::MAX;

impl Table {
    fn new(weights: &[(u32, i16)]) -> Self {
        let size = (weights.len() * 2 + 2).next_power_of_two();
        let mut table = Table {
            slots: vec![(FREE, 0); size],
            shift: 32 - size.trailing_zeros(),
            may_hold: vec![0; (size * BITS_FOR_SLOT).div_ceil(64)],
        };
        for &(key, weight) in weights {
            let (word, bit) = table.bit(key);
            table.may_hold[word] |= bit;
            let mut at = table.place(key);
            while table.slots[at].0 != FREE {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = (key, i32::from(weight));
        }
        table
    }

    #[inline]
    fn place(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }

    /// The word and the bit of `may_hold` that stand for a key: its place, told apart more finely.
    #[inline]
    fn bit(&self, key: u32) -> (usize, u64) {
        let bits = self.slots.len() * BITS_FOR_SLOT;
        let at = (key.wrapping_mul(0x85EB_CA6B) >> 4) as usize & (bits - 1);
        (at >> 6, 1 << (at & 63))
    }

    #[inline]
    fn get(&self, key: u32) -> i32 {
        let (word, bit) = self.bit(key);
        if self.may_hold[word] & bit == 0 {
            return 0;
        }
        let mut at = self.place(key);
        loop {
            let (found, weight) = self.slots[at];
            if found == key {
                return weight;
            }
            if found == FREE {
                return 0;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// What a lexicon word weighs as the word before a border, after it, and as a word.
#[derive(Clone, Copy, Default)]
struct OfWord {
    ending: i16,
    beginning: i16,
    known: i16,
}

/// What a cluster weighs before and after a border, and as the first and last of an unknown word.
#[derive(Clone, Copy, Default)]
struct OfCluster {
    left: i16,
    right: i16,
    first: [i16; UNKNOWN_BUCKETS],
    last: [i16; UNKNOWN_BUCKETS],
}

/// The weights of one level.
pub struct Scorer {
    letters: Vec<[i16; 8]>,
    pairs: Vec<[i16; 8]>,
    lengths: Vec<i16>,
    sides: Vec<[i16; 2]>,
    known: Vec<i16>,
    unknown: [i32; MAX_UNKNOWN + 1],
    words: Vec<OfWord>,
    cluster_number: HashMap<u32, u32, ByContent>,
    clusters: Vec<OfCluster>,
    table: Table,
}

/// Clusters come hashed already.
type ByContent = std::hash::BuildHasherDefault<Content>;

#[derive(Default)]
struct Content(u64);

impl std::hash::Hasher for Content {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u32(&mut self, content: u32) {
        self.0 = u64::from(content).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// How many pairs of letters a border looks at.
const PAIRS: usize = 5;
const SEVEN_BITS: usize = 128;

#[inline]
fn pair(first: u8, second: u8) -> usize {
    usize::from(first & 0x7F) << 7 | usize::from(second & 0x7F)
}

impl Scorer {
    /// Lays out `weights` for a lexicon of `words` words. Keys of templates that it does not know are left out.
    pub fn new(weights: &[(u32, i16)], words: usize) -> Self {
        let mut scorer = Scorer {
            letters: vec![[0; 8]; SEVEN_BITS],
            pairs: vec![[0; 8]; SEVEN_BITS * SEVEN_BITS],
            lengths: vec![0; (LENGTH_CAP + 1).pow(3)],
            sides: vec![[0; 2]; SEVEN_BITS << 3],
            known: vec![0; SEVEN_BITS << 3],
            unknown: [0; MAX_UNKNOWN + 1],
            words: vec![OfWord::default(); words],
            cluster_number: HashMap::default(),
            clusters: vec![OfCluster::default()],
            table: Table::new(&[]),
        };
        let hashed: Vec<(u32, i16)> = weights
            .iter()
            .copied()
            .filter(|&(key, weight)| !scorer.lay(key, weight))
            .collect();
        scorer.table = Table::new(&hashed);
        scorer.fold_letters();
        scorer
    }

    /// Adds what a single letter weighs to every pair that it begins, and the last letter's to the pairs it ends.
    fn fold_letters(&mut self) {
        for (i, row) in self.pairs.iter_mut().enumerate() {
            let (first, second) = (&self.letters[i >> 7], &self.letters[i & 0x7F]);
            for (place, weight) in row.iter_mut().enumerate().take(PAIRS) {
                *weight = weight.saturating_add(first[place]);
            }
            row[PAIRS - 1] = row[PAIRS - 1].saturating_add(second[PAIRS]);
        }
    }

    /// Puts a weight into its array or record; false if it belongs into the table.
    fn lay(&mut self, key: u32, weight: i16) -> bool {
        let (number, content) = ((key >> 24) as u8, (key & 0x00FF_FFFF) as usize);
        let place = match number {
            template::UNIGRAM..template::BIGRAM => self
                .letters
                .get_mut(content & 0x7F)
                .map(|row| &mut row[usize::from(number - template::UNIGRAM)]),
            template::BIGRAM..template::CLUSTERS => {
                let row = self
                    .pairs
                    .get_mut(pair((content >> 8) as u8, content as u8));
                row.map(|row| &mut row[usize::from(number - template::BIGRAM)])
            }
            template::LEFT | template::RIGHT => {
                let of = self.cluster(content as u32);
                Some(if number == template::LEFT {
                    &mut of.left
                } else {
                    &mut of.right
                })
            }
            template::LENGTHS => self.lengths.get_mut(content),
            template::LEFT_SIDE | template::RIGHT_SIDE => self
                .sides
                .get_mut(content)
                .map(|row| &mut row[usize::from(number - template::LEFT_SIDE)]),
            template::ENDING => self.word(content.wrapping_sub(1)).map(|of| &mut of.ending),
            template::BEGINNING => self
                .word(content.wrapping_sub(1))
                .map(|of| &mut of.beginning),
            template::KNOWN => self.known.get_mut(content),
            template::WORD => self.word(content).map(|of| &mut of.known),
            template::UNKNOWN_FIRST..template::UNKNOWN_LAST => {
                let bucket = usize::from(number - template::UNKNOWN_FIRST);
                self.cluster(content as u32).first.get_mut(bucket)
            }
            template::UNKNOWN_LAST..template::END => {
                let bucket = usize::from(number - template::UNKNOWN_LAST);
                self.cluster(content as u32).last.get_mut(bucket)
            }
            template::UNKNOWN => {
                if let Some(place) = self.unknown.get_mut(content) {
                    *place = i32::from(weight);
                }
                return true;
            }
            _ => return false,
        };
        if let Some(place) = place {
            *place = weight;
        }
        true
    }

    fn word(&mut self, number: usize) -> Option<&mut OfWord> {
        self.words.get_mut(number)
    }

    fn cluster(&mut self, content: u32) -> &mut OfCluster {
        let next = self.clusters.len() as u32;
        let number = *self.cluster_number.entry(content).or_insert(next);
        if number == next {
            self.clusters.push(OfCluster::default());
        }
        &mut self.clusters[number as usize]
    }

    /// Writes what is known of each cluster of the run into `out`.
    pub fn read_clusters(&self, run: &Clusters, out: &mut Vec<ClusterRef>) {
        out.clear();
        out.extend((0..run.len()).map(|k| {
            let letters = features::letters(run.cluster(k));
            let number = self
                .cluster_number
                .get(&features::of_cluster(letters))
                .copied()
                .unwrap_or(0);
            ClusterRef {
                letters,
                of: self.clusters[number as usize],
            }
        }));
    }

    /// The score of the border before cluster `k`: that of the keys of `features::border`.
    #[inline]
    pub fn border(&self, run: &Clusters, lattice: &Lattice, refs: &[ClusterRef], k: usize) -> i32 {
        let at = PAD + run.starts[k] as usize;
        let window = &lattice.padded[at - PAD..at + PAD];
        let mut sum = 0;
        for i in 0..PAIRS {
            sum += i32::from(self.pairs[pair(window[i], window[i + 1])][i]);
        }
        let (left, right) = (refs[k - 1], refs[k]);
        sum += i32::from(left.of.left);
        sum += i32::from(right.of.right);
        sum += self
            .table
            .get(features::two_clusters(left.letters, right.letters));
        sum + self.dictionary(lattice, k, left.letters, right.letters)
    }

    #[inline]
    fn dictionary(
        &self,
        lattice: &Lattice,
        k: usize,
        left_letters: u32,
        right_letters: u32,
    ) -> i32 {
        let (left, right) = (lattice.ending[k], lattice.beginning[k]);
        let side = |side: Longest| {
            (usize::from(side.flags & !USER)) << 3 | usize::from(side.length.min(LENGTH_CAP as u8))
        };
        let mut sum =
            i32::from(self.lengths[features::lengths(left, right, lattice.crossing[k]) as usize]);
        sum += i32::from(self.sides[side(left)][0]) + i32::from(self.sides[side(right)][1]);
        if left.word != 0 {
            sum += i32::from(self.words[left.word as usize - 1].ending);
            sum += self
                .table
                .get(features::word_then(left.word, right_letters));
        }
        if right.word != 0 {
            sum += i32::from(self.words[right.word as usize - 1].beginning);
            sum += self
                .table
                .get(features::then_word(right.word, left_letters));
        }
        sum
    }

    /// The score of a known word: that of the keys of `features::known`, and a bonus for a user's.
    #[inline]
    pub fn known(&self, k: usize, arc: Arc) -> i32 {
        let length = (arc.end as usize - k).min(LENGTH_CAP);
        let word = self
            .words
            .get(arc.word as usize)
            .map_or(0, |of| i32::from(of.known));
        let bonus = if arc.flags & USER == 0 { 0 } else { USER_BONUS };
        i32::from(self.known[usize::from(arc.flags & !USER) << 3 | length]) + word + bonus
    }

    /// The score of an unknown word of `length` clusters from its first and last: that of the keys of
    /// `features::unknown`.
    #[inline]
    pub fn unknown(&self, first: &ClusterRef, last: &ClusterRef, length: usize) -> i32 {
        let length = length.min(MAX_UNKNOWN);
        let bucket = length.min(UNKNOWN_BUCKETS) - 1;
        self.unknown[length] + i32::from(first.of.first[bucket]) + i32::from(last.of.last[bucket])
    }
}

/// A cluster of a run: its letters hashed, and what it weighs.
#[derive(Clone, Copy)]
pub struct ClusterRef {
    letters: u32,
    of: OfCluster,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::segment::clusters::Clusters;
    use crate::segment::decode::Words;
    use crate::segment::lattice::EDGE;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A weight for every key that comes up, from the key itself.
    fn weigh(seen: &mut BTreeMap<u32, i16>, key: u32) -> i32 {
        let weight = (key.wrapping_mul(0x9E37_79B1) >> 20) as i16 - 2048;
        seen.insert(key, weight);
        i32::from(weight)
    }

    proptest! {
        #[test]
        fn tables_give_the_sums_of_the_keys(
            codes in prop::collection::vec(prop_oneof![0x81u8..0xAF, 0xB0u8..0xBE, 0xC0u8..0xC5, 0xC8u8..0xCE], 2..40),
            cuts in prop::collection::vec((0usize..40, 1usize..8, 1u8..64), 0..12),
        ) {
            let taken = cuts.iter().map(|&(from, size, flags)| {
                (codes.iter().copied().skip(from).take(size).collect::<Vec<u8>>(), flags)
            });
            let lexicon = Lexicon::new(taken);
            let mut run = Clusters::default();
            run.scan(&codes, 0, codes.len());
            let mut lattice = Lattice::default();
            let words = Words { lexicon: &lexicon, added: None };
            lattice.build(&run, (EDGE, EDGE), words, |_, flags| flags);
            let mut seen = BTreeMap::new();
            let n = run.len();
            let borders: Vec<i32> = (1..n).map(|k| {
                let mut sum = 0;
                features::border(&run, &lattice, k, |key| sum += weigh(&mut seen, key));
                sum
            }).collect();
            let (mut known, mut unknown) = (Vec::new(), Vec::new());
            for k in 0..n {
                for &arc in lattice.arcs_from(k) {
                    let mut sum = 0;
                    features::known(k, arc, |key| sum += weigh(&mut seen, key));
                    known.push(sum);
                }
                let mut sum = 0;
                features::unknown(&run, k, n, |key| sum += weigh(&mut seen, key));
                unknown.push(sum);
            }
            let weights: Vec<(u32, i16)> = seen.into_iter().collect();
            let scorer = Scorer::new(&weights, lexicon.len());
            let mut refs = Vec::new();
            scorer.read_clusters(&run, &mut refs);
            for k in 1..n {
                prop_assert_eq!(scorer.border(&run, &lattice, &refs, k), borders[k - 1]);
            }
            let arcs = (0..n).flat_map(|k| lattice.arcs_from(k).iter().map(move |&arc| (k, arc)));
            prop_assert_eq!(arcs.map(|(k, arc)| scorer.known(k, arc)).collect::<Vec<_>>(), known);
            let made: Vec<i32> = (0..n).map(|k| scorer.unknown(&refs[k], &refs[n - 1], n - k)).collect();
            prop_assert_eq!(made, unknown);
        }
    }
}
