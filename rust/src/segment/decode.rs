//! The best words of one run: Viterbi over its borders.

use super::features::UNKNOWN_BUCKETS;
use super::lattice::MAX_UNKNOWN;
use super::run::{Ending, Run, LANES};
use super::scorer::{OfCluster, Scorer};

/// The score of a path to a border where no word may begin: below that of any path, far from overflow.
const NEVER: i64 = -(1 << 56);
/// Bits for the length of a word with a lane.
const LANE_BITS: u32 = LANES.trailing_zeros();
/// Unknown words of so many clusters or more differ in score by their first and last cluster alone, and by their length.
const MANY: usize = UNKNOWN_BUCKETS;

/// What a word that begins at a cluster has so far: the score of the best path to it with the border there; with that,
/// what the cluster weighs as the first of an unknown word of one, two, three, or more clusters.
#[derive(Clone, Copy)]
struct Start {
    known: i64,
    unknown: [i64; MANY],
}

const NO_START: Start = Start {
    known: NEVER,
    unknown: [NEVER; MANY],
};

/// Room for one search after another, so that nothing is allocated for each.
#[derive(Default)]
pub struct Decoder {
    /// For each cluster what words from there have; before the first stand `MAX_UNKNOWN` without a start.
    starts: Vec<Start>,
    borders: Vec<i32>,
    /// The length of the last word of the best path to each border.
    back: Vec<u32>,
    ends: Vec<u32>,
}

impl Decoder {
    /// The best words of a run by the clusters after them.
    pub fn best(&mut self, run: &Run, scorer: &Scorer) -> &[u32] {
        let n = run.clusters.len();
        // All borders before the search: one does not wait for another, so their look-ups overlap.
        self.borders.clear();
        self.borders.push(0);
        self.borders.extend((1..n).map(|k| {
            if run.clusters.legal[k] {
                scorer.border(&run.border(k))
            } else {
                0
            }
        }));
        self.borders.push(0);
        self.search(run, scorer);
        self.ends.clear();
        let mut at = n;
        while at > 0 {
            self.ends.push(at as u32);
            at -= self.back[at] as usize;
        }
        self.ends.reverse();
        &self.ends
    }

    /// Finds the best word before each border. Of equally good ones the longest wins.
    fn search(&mut self, run: &Run, scorer: &Scorer) {
        let n = run.clusters.len();
        self.back.clear();
        self.back.resize(n + 1, 0);
        self.starts.clear();
        self.starts.resize(MAX_UNKNOWN, NO_START);
        self.starts.push(start(0, scorer.cluster(run.places[0])));
        let mut long = run.long.iter().peekable();
        let (mut before, mut bound) = (0, Bound::default());
        for end in 1..=n {
            bound.note(end, self.starts[MAX_UNKNOWN + end - MANY].unknown[MANY - 1]);
            if !run.clusters.legal[end] {
                self.starts.push(NO_START);
                continue;
            }
            let last = &scorer.cluster(run.places[end - 1]).last;
            let packed = self.best_in_lanes(&run.known[end], last, end, bound, scorer);
            let mut best = (packed >> LANE_BITS, packed as u32 & (LANES as u32 - 1));
            if end - before > MAX_UNKNOWN && !run.is_known(before, end) {
                let start = &self.starts[MAX_UNKNOWN + before];
                let rest = scorer.unknown[MAX_UNKNOWN] + i32::from(last[MANY - 1]);
                best = best.max((
                    start.unknown[MANY - 1] + i64::from(rest),
                    (end - before) as u32,
                ));
            }
            while let Some(word) = long.next_if(|word| word.end as usize == end) {
                let start = &self.starts[MAX_UNKNOWN + word.start as usize];
                best = best.max((start.known + i64::from(word.score), word.end - word.start));
            }
            self.back[end] = best.1;
            if end < n {
                let score = best.0 + i64::from(self.borders[end]);
                self.starts
                    .push(start(score, scorer.cluster(run.places[end])));
            }
            before = end;
        }
    }

    /// The best word with a lane that ends at a border, or unknown: its score and, in the lowest bits, its length.
    #[inline]
    fn best_in_lanes(
        &self,
        known: &Ending,
        last: &[i16; MANY],
        end: usize,
        bound: Bound,
        scorer: &Scorer,
    ) -> i64 {
        let start = |length: usize| &self.starts[MAX_UNKNOWN + end - length];
        let pack = |score: i64, length: usize| score << LANE_BITS | length as i64;
        let as_known = |length: usize| start(length).known + i64::from(known.scores[length]);
        let as_unknown = |length: usize| {
            let bucket = length.min(MANY) - 1;
            let weight = scorer.unknown[length] + i32::from(last[bucket]);
            start(length).unknown[bucket] + i64::from(weight)
        };
        let is_known = |length: usize| known.lengths >> length & 1 == 1;
        let mut best = i64::MIN;
        for length in 1..MANY {
            let score = if is_known(length) {
                as_known(length)
            } else {
                as_unknown(length)
            };
            best = best.max(pack(score, length));
        }
        let mut lengths = known.lengths >> MANY << MANY;
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            best = best.max(pack(as_known(length), length));
            lengths &= lengths - 1;
        }
        let most = bound.most() + i64::from(scorer.most_unknown) + i64::from(last[MANY - 1]);
        if most >= best >> LANE_BITS {
            for length in (MANY..=MAX_UNKNOWN).filter(|&length| !is_known(length)) {
                best = best.max(pack(as_unknown(length), length));
            }
        }
        best
    }
}

fn start(score: i64, cluster: &OfCluster) -> Start {
    let unknown = cluster.first.map(|first| score + i64::from(first));
    Start {
        known: score,
        unknown,
    }
}

/// At least the best start of the unknown words of `MANY` to `MAX_UNKNOWN` clusters that may end at a border: the most of
/// the last eight to sixteen.
#[derive(Clone, Copy)]
struct Bound {
    block: i64,
    block_before: i64,
}

impl Default for Bound {
    fn default() -> Self {
        Bound {
            block: NEVER,
            block_before: NEVER,
        }
    }
}

impl Bound {
    fn note(&mut self, end: usize, start: i64) {
        if end % (MAX_UNKNOWN - MANY) == 0 {
            self.block_before = self.block;
            self.block = NEVER;
        }
        self.block = self.block.max(start);
    }

    fn most(&self) -> i64 {
        self.block.max(self.block_before)
    }
}
