//! The best words of one run: Viterbi over its borders.

use super::features::{LENGTH_CAP, UNKNOWN_BUCKETS};
use super::lattice::MAX_UNKNOWN;
use super::scorer::{OfCluster, Scorer};
use super::sheet::{Border, Sheet, LANES};
use std::ops::Range;

/// The score of a path to a border where no word may begin: below that of any path, far from overflow.
const NEVER: i64 = -(1 << 56);
/// Bits for the length of a word with a lane.
const LANE_BITS: u32 = LANES.trailing_zeros();
/// Unknown words of so many clusters or more differ in score by their first and last cluster alone, and by their length.
const MANY: usize = UNKNOWN_BUCKETS;
/// The lengths of known words that take `MANY` clusters or more, but no more than an unknown word.
const LONG_KNOWN: u16 = (1 << (MAX_UNKNOWN + 1)) - (1 << MANY);
/// The lengths of known words that take more clusters than an unknown word.
const VERY_LONG_KNOWN: u16 = u16::MAX << (MAX_UNKNOWN + 1);

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
    /// The best words of a run of the sheet, by what comes after each.
    pub fn best(&mut self, sheet: &Sheet, run: Range<usize>, scorer: &Scorer) -> &[u32] {
        self.score_borders(sheet, run.clone(), scorer);
        self.search(sheet, run.clone(), scorer);
        self.ends.clear();
        let mut at = run.len();
        while at > 0 {
            self.ends.push((run.start + at) as u32);
            at -= self.back[at] as usize;
        }
        self.ends.reverse();
        &self.ends
    }

    /// All borders before the search: one does not wait for another, so their look-ups overlap.
    fn score_borders(&mut self, sheet: &Sheet, run: Range<usize>, scorer: &Scorer) {
        let mut crossing = Crossing::default();
        self.borders.clear();
        self.borders.push(0);
        for k in run.start + 1..run.end {
            let crossing = crossing.of_next(k, sheet.borders[k - 1].beginning.length);
            let is_legal = sheet.legal[k];
            self.borders.push(if is_legal {
                scorer.border(&sheet.beside(k, crossing))
            } else {
                0
            });
        }
        self.borders.push(0);
    }

    /// Finds the best word before each border. Of equally good ones the longest wins.
    fn search(&mut self, sheet: &Sheet, run: Range<usize>, scorer: &Scorer) {
        let n = run.len();
        let (borders, legal) = (
            &sheet.borders[run.start..=run.end],
            &sheet.legal[run.start..=run.end],
        );
        let spelt = &sheet.spelt[run.clone()];
        self.back.clear();
        self.back.resize(n + 1, 0);
        self.starts.clear();
        self.starts.resize(MAX_UNKNOWN, NO_START);
        self.starts.push(start(0, scorer.cluster(spelt[0].place)));
        let mut long = sheet.long_in(&run).peekable();
        let (mut before, mut bound) = (0, Bound::default());
        for end in 1..=n {
            let Some(near) = self.starts[end..].first_chunk() else {
                break;
            };
            bound.note(end, near[MAX_UNKNOWN - MANY].unknown[MANY - 1]);
            if !legal[end] {
                self.starts.push(NO_START);
                continue;
            }
            let last = &scorer.cluster(spelt[end - 1].place).last;
            let mut best = best_near(near, &borders[end], last, bound, scorer);
            for length in lengths_of(borders[end].lengths & VERY_LONG_KNOWN) {
                let start = &self.starts[MAX_UNKNOWN + end - length];
                best = best.max(pack(
                    start.known + i64::from(borders[end].scores[length]),
                    length,
                ));
            }
            let mut best = unpack(best);
            if end - before > MAX_UNKNOWN && !sheet.is_known(run.start + before, run.start + end) {
                let start = &self.starts[MAX_UNKNOWN + before];
                let rest = scorer.unknown[MAX_UNKNOWN] + i32::from(last[MANY - 1]);
                best = best.max((
                    start.unknown[MANY - 1] + i64::from(rest),
                    (end - before) as u32,
                ));
            }
            while let Some(word) = long.next_if(|word| word.end as usize == run.start + end) {
                let start = &self.starts[MAX_UNKNOWN + word.start as usize - run.start];
                best = best.max((start.known + i64::from(word.score), word.end - word.start));
            }
            self.back[end] = best.1;
            if end < n {
                let score = best.0 + i64::from(self.borders[end]);
                self.starts
                    .push(start(score, scorer.cluster(spelt[end].place)));
            }
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
    let as_known =
        |length: usize| near[MAX_UNKNOWN - length].known + i64::from(border.scores[length]);
    let as_unknown = |length: usize| {
        let bucket = length.min(MANY) - 1;
        let weight = scorer.unknown[length] + i32::from(last[bucket]);
        near[MAX_UNKNOWN - length].unknown[bucket] + i64::from(weight)
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
    for length in lengths_of(border.lengths & LONG_KNOWN) {
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

/// How long the longest word across a border is, among the longest words from each cluster; as far as lengths count.
///
/// For each length below `LENGTH_CAP` there is a field of one bit less than the length: it is filled where such a word
/// begins and loses a bit at each border.
#[derive(Default)]
struct Crossing {
    fields: u32,
    /// The end of the words that are at least as long as counts.
    far: usize,
}

impl Crossing {
    /// The length for border `k`, where the longest word from the border before takes `length` clusters.
    #[inline]
    fn of_next(&mut self, k: usize, length: u32) -> u32 {
        self.fields =
            self.fields >> 1 & !FIELDS.tops | FIELDS.of_length[(length as usize).min(LENGTH_CAP)];
        if length as usize >= LENGTH_CAP {
            self.far = self.far.max(k - 1 + length as usize);
        }
        if k < self.far {
            return LENGTH_CAP as u32;
        }
        FIELDS.length[32 - self.fields.leading_zeros() as usize]
    }
}

/// The fields of `Crossing`, the one for the shortest words lowest.
struct Fields {
    tops: u32,
    of_length: [u32; LENGTH_CAP + 1],
    /// By the number of the highest bit that is set, from 1; 0 if none is.
    length: [u32; 33],
}

static FIELDS: Fields = {
    let mut fields = Fields {
        tops: 0,
        of_length: [0; LENGTH_CAP + 1],
        length: [0; 33],
    };
    let (mut length, mut lowest) = (2, 0);
    while length < LENGTH_CAP {
        let above = lowest + length - 1;
        fields.of_length[length] = (1 << above) - (1 << lowest);
        fields.tops |= 1 << (above - 1);
        while lowest < above {
            lowest += 1;
            fields.length[lowest] = length as u32;
        }
        length += 1;
    }
    fields
};
