//! The best words of one run: Viterbi over its borders.

use super::features::UNKNOWN_BUCKETS;
use super::lattice::MAX_UNKNOWN;
use super::scorer::{OfCluster, Scorer};
use super::sheet::{Border, Sheet, LANES, NO_LANE};
use std::ops::Range;

/// The score of a path to a border where no word may begin: below that of any path, far from overflow.
const NEVER: i64 = -(1 << 56);
/// Bits for the length of a word with a lane.
const LANE_BITS: u32 = LANES.trailing_zeros();
/// Unknown words of so many clusters or more differ in score by their first and last cluster alone, and by their length.
const MANY: usize = UNKNOWN_BUCKETS;
/// The lengths of known words that take `MANY` clusters or more, but no more than an unknown word.
const LONG: u16 = (1 << (MAX_UNKNOWN + 1)) - (1 << MANY);
/// The lengths of known words that take more clusters than an unknown word, with the mark of those without a lane.
const VERY_LONG: u16 = u16::MAX << (MAX_UNKNOWN + 1) | NO_LANE;

/// What a word that begins at a cluster has so far.
#[derive(Clone, Copy)]
struct Start {
    /// The score of the best path to it, with the border there.
    score: i64,
    /// What the cluster weighs as the first of an unknown word of one, two, three, or more clusters.
    first: [i16; MANY],
}

const NO_START: Start = Start {
    score: NEVER,
    first: [0; MANY],
};

impl Start {
    fn new(score: i64, cluster: &OfCluster) -> Self {
        let first = cluster.first;
        Start { score, first }
    }

    /// The score with a known word from there.
    #[inline]
    fn with(&self, known: i16) -> i64 {
        self.score + i64::from(known)
    }

    /// The score with an unknown word from there, whose length and last cluster weigh so much.
    #[inline]
    fn with_unknown(&self, bucket: usize, rest: i32) -> i64 {
        self.score + i64::from(i32::from(self.first[bucket]) + rest)
    }
}

/// Room for one search after another, so that nothing is allocated for each.
#[derive(Default)]
pub struct Decoder {
    /// For each cluster what words from there have; before the first stand `MAX_UNKNOWN` without a start; and room.
    starts: Vec<Start>,
    /// The length of the last word of the best path to each border; and room.
    back: Vec<u32>,
}

impl Decoder {
    /// The best words of a run of the sheet, the last one first, by what comes after each; `scores` are those of borders.
    pub fn best(
        &mut self,
        sheet: &Sheet,
        run: Range<usize>,
        scores: &[i32],
        scorer: &Scorer,
    ) -> impl Iterator<Item = usize> + '_ {
        let (first, mut at) = (run.start, run.len());
        self.search(sheet, run, scores, scorer);
        std::iter::from_fn(move || {
            let end = at;
            at -= self.back[at] as usize;
            (end > 0).then_some(first + end)
        })
    }

    /// Finds the best word before each border. Of equally good ones the longest wins.
    fn search(&mut self, sheet: &Sheet, run: Range<usize>, scores: &[i32], scorer: &Scorer) {
        let n = run.len();
        if self.back.len() <= n {
            self.back.resize(2 * n + 1, 0);
            self.starts.resize(2 * n + 1 + MAX_UNKNOWN, NO_START);
        }
        let (starts, back) = (&mut self.starts[..=n + MAX_UNKNOWN], &mut self.back[..=n]);
        let (borders, legal) = (
            &sheet.borders[run.start..=run.end],
            &sheet.legal[run.start..=run.end],
        );
        let (clusters, scores) = (
            &sheet.clusters[run.start..=run.end],
            &scores[run.start..=run.end],
        );
        starts[MAX_UNKNOWN] = Start::new(0, &clusters[0]);
        let (mut before, mut bound) = (0, Bound::default());
        for end in 1..=n {
            let Some(near) = starts[end..].first_chunk() else {
                break;
            };
            bound.note(end, near[MAX_UNKNOWN - MANY].with_unknown(MANY - 1, 0));
            if !legal[end] {
                starts[MAX_UNKNOWN + end] = NO_START;
                continue;
            }
            let last = &clusters[end - 1].last;
            let mut best = unpack(best_near(near, &borders[end], last, bound, scorer));
            let gap = end - before;
            if borders[end].lengths & VERY_LONG != 0 || gap > MAX_UNKNOWN {
                let starts = &starts[MAX_UNKNOWN..];
                best = best.max(best_known_far(starts, sheet, run.start, end));
                if gap > MAX_UNKNOWN && !sheet.is_known(run.start + before, run.start + end) {
                    let rest = scorer.unknown[MAX_UNKNOWN] + i32::from(last[MANY - 1]);
                    let score = starts[before].with_unknown(MANY - 1, rest);
                    best = best.max((score, gap as u32));
                }
            }
            back[end] = best.1;
            starts[MAX_UNKNOWN + end] = Start::new(best.0 + i64::from(scores[end]), &clusters[end]);
            before = end;
        }
    }
}

/// A score and, in the lowest bits, the length of a word with a lane: the greater is the better, or as good and longer.
fn pack(score: i64, length: usize) -> i64 {
    score << LANE_BITS | length as i64
}

fn unpack(packed: i64) -> (i64, u32) {
    (packed >> LANE_BITS, packed as u32 & (LANES as u32 - 1))
}

/// The numbers of the bits that are set.
fn lengths_of(mut bits: u16) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let length = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            length
        })
    })
}

/// The best word of at most `MAX_UNKNOWN` clusters that ends at a border, packed; `near` are the starts before it.
#[inline]
fn best_near(
    near: &[Start; MAX_UNKNOWN],
    border: &Border,
    last: &[i16; MANY],
    bound: Bound,
    scorer: &Scorer,
) -> i64 {
    let as_known = |length: usize| near[MAX_UNKNOWN - length].with(border.scores[length]);
    let as_unknown = |length: usize| {
        let bucket = length.min(MANY) - 1;
        let rest = scorer.unknown[length] + i32::from(last[bucket]);
        near[MAX_UNKNOWN - length].with_unknown(bucket, rest)
    };
    let is_known = |length: usize| border.lengths >> length & 1 == 1;
    let mut best = i64::MIN;
    for length in 1..MANY {
        let scores = (as_known(length), as_unknown(length));
        best = best.max(pack(
            if is_known(length) { scores.0 } else { scores.1 },
            length,
        ));
    }
    for length in lengths_of(border.lengths & LONG) {
        best = best.max(pack(as_known(length), length));
    }
    let most = bound.most() + i64::from(scorer.most_unknown) + i64::from(last[MANY - 1]);
    if most >= best >> LANE_BITS {
        for length in (MANY..=MAX_UNKNOWN).filter(|&length| !is_known(length)) {
            best = best.max(pack(as_unknown(length), length));
        }
    }
    best
}

/// The best known word of more than `MAX_UNKNOWN` clusters that ends at a border of the run from `first` on.
#[cold]
fn best_known_far(starts: &[Start], sheet: &Sheet, first: usize, end: usize) -> (i64, u32) {
    let border = &sheet.borders[first + end];
    let with_lane = lengths_of(border.lengths & VERY_LONG & !NO_LANE).map(|length| {
        (
            starts[end - length].with(border.scores[length]),
            length as u32,
        )
    });
    let without = sheet.long_to(first + end).iter().map(|word| {
        let start = word.start as usize - first;
        (starts[start].with(word.score), word.end - word.start)
    });
    let words = with_lane.chain(without);
    words.max().unwrap_or((i64::MIN, 0))
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
