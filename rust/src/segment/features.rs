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

#[inline]
fn hash(parts: &[u32]) -> u32 {
    let mut state = 0x9E37_79B9u32;
    for &part in parts {
        state = (state ^ part).wrapping_mul(0x85EB_CA6B);
        state ^= state >> 15;
    }
    state.wrapping_mul(0xC2B2_AE35) >> 8
}

#[inline]
fn letters(cluster: &[u8]) -> u32 {
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

const UNIGRAM: u8 = 0;
const BIGRAM: u8 = 8;
const TRIGRAM: u8 = 16;
const CLUSTERS: u8 = 24;
const LENGTHS: u8 = 32;
const SIDES: u8 = 40;
const PAIR: u8 = 48;
const KNOWN: u8 = 56;
const UNKNOWN: u8 = 60;

/// Emits the keys of the border before cluster `k`, which must be inside the run.
pub fn border(run: &Clusters, lattice: &Lattice, k: usize, mut emit: impl FnMut(u32)) {
    let at = PAD + run.starts[k] as usize;
    let window: [u32; 6] = std::array::from_fn(|i| u32::from(lattice.padded[at - PAD + i]));
    for (i, &code) in window.iter().enumerate() {
        emit(key(UNIGRAM + i as u8, code));
    }
    for i in 0..5 {
        emit(key(BIGRAM + i as u8, window[i] << 8 | window[i + 1]));
    }
    for i in 0..4 {
        emit(key(
            TRIGRAM + i as u8,
            window[i] << 16 | window[i + 1] << 8 | window[i + 2],
        ));
    }
    neighbours(run, k, &mut emit);
    dictionary(run, lattice, k, &mut emit);
}

fn neighbours(run: &Clusters, k: usize, emit: &mut impl FnMut(u32)) {
    let [far_left, left, right, far_right] =
        [-2, -1, 0, 1].map(|offset| cluster_at(run, k, offset));
    emit(key(CLUSTERS, hash(&[left])));
    emit(key(CLUSTERS + 1, hash(&[right])));
    emit(key(CLUSTERS + 2, hash(&[left, right])));
    emit(key(CLUSTERS + 3, hash(&[far_left, left])));
    emit(key(CLUSTERS + 4, hash(&[right, far_right])));
    emit(key(CLUSTERS + 5, hash(&[far_left, left, right])));
    emit(key(CLUSTERS + 6, hash(&[left, right, far_right])));
}

fn dictionary(run: &Clusters, lattice: &Lattice, k: usize, emit: &mut impl FnMut(u32)) {
    let (left, right) = (lattice.ending[k], lattice.beginning[k]);
    let crossing = u32::from(lattice.crossing[k].min(7));
    let cap = |side: Longest| u32::from(side.length.min(7));
    emit(key(LENGTHS, cap(left) << 16 | cap(right) << 8 | crossing));
    emit(key(SIDES, u32::from(left.flags & !USER) << 8 | cap(left)));
    emit(key(
        SIDES + 1,
        u32::from(right.flags & !USER) << 8 | cap(right),
    ));
    if left.word != 0 {
        emit(key(SIDES + 2, left.word));
        emit(key(PAIR, hash(&[left.word, cluster_at(run, k, 0)])));
    }
    if right.word != 0 {
        emit(key(SIDES + 3, right.word));
        emit(key(PAIR + 1, hash(&[right.word, cluster_at(run, k, -1)])));
    }
    if left.word != 0 && right.word != 0 {
        emit(key(PAIR + 2, hash(&[left.word, right.word])));
    }
}

/// Emits the keys of a lexicon word that begins at cluster `k`.
#[inline]
pub fn known(k: usize, arc: Arc, mut emit: impl FnMut(u32)) {
    let length = (arc.end as usize - k).min(7) as u32;
    emit(key(KNOWN, u32::from(arc.flags & !USER) << 8 | length));
    if arc.word != NO_NUMBER {
        emit(key(KNOWN + 1, arc.word));
    }
}

/// Emits the keys of an unknown word from cluster `k` to `end`.
#[inline]
pub fn unknown(run: &Clusters, k: usize, end: usize, mut emit: impl FnMut(u32)) {
    let length = (end - k).min(MAX_UNKNOWN) as u32;
    emit(key(UNKNOWN, length));
    emit(key(
        UNKNOWN + 1,
        hash(&[length.min(4), cluster_at(run, k, 0)]),
    ));
    emit(key(
        UNKNOWN + 2,
        hash(&[length.min(4), cluster_at(run, end, -1)]),
    ));
}
