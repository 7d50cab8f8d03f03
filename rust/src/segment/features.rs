//! What the model looks at: the keys of a border and of a word. Training and use share this module.
//!
//! A key is a template number in the high byte and its content in the other three: up to three codes as they are,
//! anything larger hashed.

use super::clusters::Clusters;
use super::lattice::{Arc, Lattice, Longest, MAX_UNKNOWN, NO_NUMBER, PAD, USER};

/// The key of a template with its content.
#[inline]
fn key(template: u8, content: u32) -> u32 {
    u32::from(template) << 24 | content & 0x00FF_FFFF
}

/// What two things hash to once the first is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Half(u32);

impl Half {
    /// The first of two things.
    #[inline]
    pub const fn of(first: u32) -> Self {
        Half(stir(0x9E37_79B9, first))
    }

    #[inline]
    fn and(self, second: u32) -> u32 {
        finish(stir(self.0, second))
    }
}

#[inline]
const fn stir(state: u32, part: u32) -> u32 {
    let state = (state ^ part).wrapping_mul(0x85EB_CA6B);
    state ^ state >> 15
}

#[inline]
fn finish(state: u32) -> u32 {
    state.wrapping_mul(0xC2B2_AE35) >> 8
}

/// The letters of a cluster as a number.
#[inline]
pub fn letters(cluster: &[u8]) -> u32 {
    let mut state = 0x811C_9DC5u32;
    for &code in cluster {
        state = (state ^ u32::from(code)).wrapping_mul(0x0100_0193);
    }
    state
}

/// The letters of the cluster `offset` away from `k`, as a number; 0 outside the run.
#[inline]
fn cluster_at(run: &Clusters, k: usize, offset: isize) -> u32 {
    match k.checked_add_signed(offset) {
        Some(at) if at < run.len() => letters(run.cluster(at)),
        _ => 0,
    }
}

/// The numbers of the templates; where several follow each other, one for each place or length.
pub mod template {
    pub const UNIGRAM: u8 = 0;
    pub const BIGRAM: u8 = 8;
    pub const CLUSTERS: u8 = 24;
    pub const LEFT: u8 = 24;
    pub const RIGHT: u8 = 25;
    pub const TWO_CLUSTERS: u8 = 26;
    pub const LENGTHS: u8 = 32;
    pub const LEFT_SIDE: u8 = 40;
    pub const RIGHT_SIDE: u8 = 41;
    pub const ENDING: u8 = 42;
    pub const BEGINNING: u8 = 43;
    pub const WORD_THEN: u8 = 48;
    pub const THEN_WORD: u8 = 49;
    pub const KNOWN: u8 = 56;
    pub const WORD: u8 = 57;
    pub const UNKNOWN: u8 = 60;
    pub const UNKNOWN_FIRST: u8 = 64;
    pub const UNKNOWN_LAST: u8 = 68;
    pub const END: u8 = 72;
}

/// Lengths of words beside a border are told apart up to here.
pub const LENGTH_CAP: usize = 7;
/// Unknown words of this many clusters or more are told apart no further by their first and last cluster.
pub const UNKNOWN_BUCKETS: usize = 4;

/// The content of keys on one cluster.
#[inline]
pub fn of_cluster(letters: u32) -> u32 {
    finish(Half::of(letters).0)
}

/// The key of two clusters around a border.
#[inline]
pub fn two_clusters(left: Half, right: u32) -> u32 {
    key(template::TWO_CLUSTERS, left.and(right))
}

/// The key of the longest word before a border and the cluster after it.
#[inline]
pub fn word_then(word: Half, right: u32) -> u32 {
    key(template::WORD_THEN, word.and(right))
}

/// The key of the longest word after a border and the cluster before it.
#[inline]
pub fn then_word(word: Half, left: u32) -> u32 {
    key(template::THEN_WORD, word.and(left))
}

/// The content of the key on how long the longest words before, after and across a border are.
#[inline]
pub fn lengths(left: u32, right: u32, crossing: u32) -> u32 {
    let cap = |length: u32| length.min(LENGTH_CAP as u32);
    cap(left) << 6 | cap(right) << 3 | cap(crossing)
}

/// Emits the keys of the border before cluster `k`, which must be inside the run.
pub fn border(run: &Clusters, lattice: &Lattice, k: usize, mut emit: impl FnMut(u32)) {
    let at = PAD + run.starts[k] as usize;
    let window: [u32; 6] = std::array::from_fn(|i| u32::from(lattice.padded[at - PAD + i]));
    for (i, &code) in window.iter().enumerate() {
        emit(key(template::UNIGRAM + i as u8, code));
    }
    for i in 0..5 {
        emit(key(
            template::BIGRAM + i as u8,
            window[i] << 8 | window[i + 1],
        ));
    }
    let (left, right) = (cluster_at(run, k, -1), cluster_at(run, k, 0));
    emit(key(template::LEFT, of_cluster(left)));
    emit(key(template::RIGHT, of_cluster(right)));
    emit(two_clusters(Half::of(left), right));
    dictionary(lattice, k, left, right, &mut emit);
}

fn dictionary(
    lattice: &Lattice,
    k: usize,
    left_cluster: u32,
    right_cluster: u32,
    emit: &mut impl FnMut(u32),
) {
    let (left, right) = (lattice.ending[k], lattice.beginning[k]);
    let side = |side: Longest| {
        u32::from(side.flags & !USER) << 3 | u32::from(side.length.min(LENGTH_CAP as u8))
    };
    emit(key(
        template::LENGTHS,
        lengths(
            left.length.into(),
            right.length.into(),
            lattice.crossing[k].into(),
        ),
    ));
    emit(key(template::LEFT_SIDE, side(left)));
    emit(key(template::RIGHT_SIDE, side(right)));
    if left.word != 0 {
        emit(key(template::ENDING, left.word));
        emit(word_then(Half::of(left.word), right_cluster));
    }
    if right.word != 0 {
        emit(key(template::BEGINNING, right.word));
        emit(then_word(Half::of(right.word), left_cluster));
    }
}

/// Emits the keys of a lexicon word that begins at cluster `k`.
#[inline]
pub fn known(k: usize, arc: Arc, mut emit: impl FnMut(u32)) {
    let length = (arc.end as usize - k).min(LENGTH_CAP) as u32;
    emit(key(
        template::KNOWN,
        u32::from(arc.flags & !USER) << 3 | length,
    ));
    if arc.word != NO_NUMBER {
        emit(key(template::WORD, arc.word));
    }
}

/// Emits the keys of an unknown word from cluster `k` to `end`.
#[inline]
pub fn unknown(run: &Clusters, k: usize, end: usize, mut emit: impl FnMut(u32)) {
    let length = (end - k).min(MAX_UNKNOWN);
    let bucket = length.min(UNKNOWN_BUCKETS) as u8 - 1;
    emit(key(template::UNKNOWN, length as u32));
    emit(key(
        template::UNKNOWN_FIRST + bucket,
        of_cluster(cluster_at(run, k, 0)),
    ));
    emit(key(
        template::UNKNOWN_LAST + bucket,
        of_cluster(cluster_at(run, end, -1)),
    ));
}
