//! Clusters to syllables: the spelling of one Lao syllable as a table of cluster patterns, and the fewest of them.

use super::clusters::Clusters;
use super::codes::{class, lao, Class};

/// What a cluster can be in a syllable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    /// A consonant alone: a final, a medial ວ or ອ, or the first of two leading consonants.
    Bare,
    /// A consonant with a tone and no vowel: ຂ້ in ຂ້ອຍ.
    Toned,
    /// A leading vowel and its consonant, with nothing else but a tone.
    Lead,
    /// A vowel that wants a final consonant: ັ or ົ.
    Open,
    /// Anything else with a vowel.
    Full,
    /// ໆ and ຯ.
    Sign,
}

fn shape(cluster: &[u8]) -> Shape {
    let first = class(cluster[0]);
    let is_tone = |code: &u8| (0xC8..=0xCB).contains(code);
    if first == Class::Sign {
        return Shape::Sign;
    }
    let has_tail = cluster.iter().any(|&c| class(c) == Class::Tail);
    if has_tail || !matches!(first, Class::Consonant | Class::Lead) {
        return Shape::Full;
    }
    let vowel = cluster
        .iter()
        .any(|c| class(*c) == Class::Mark && !is_tone(c) && !matches!(c, 0xBA | 0xBC | 0xCC));
    match (first, vowel) {
        (Class::Lead, false) => Shape::Lead,
        (Class::Lead, true) => Shape::Full,
        (_, true) if cluster.contains(&lao::MAI_KAN) || cluster.contains(&lao::MAI_KON) => {
            Shape::Open
        }
        (_, true) => Shape::Full,
        (_, false) if cluster.iter().any(is_tone) => Shape::Toned,
        _ => Shape::Bare,
    }
}

/// The longest syllable in clusters.
const LONGEST: usize = 5;
/// Costs: a regular syllable; what a second leading consonant adds, so that ດ in ເທດ|ລາວ stays a final; and a letter that
/// has no place in a syllable.
const REGULAR: u32 = 10;
const CLUSTERED: u32 = 1;
const STRAY: u32 = 25;

/// Appends the cluster after each syllable of the run.
pub fn syllables(run: &Clusters, ends: &mut Vec<u32>) {
    let n = run.len();
    let shapes: Vec<Shape> = (0..n).map(|k| shape(run.cluster(k))).collect();
    let mut cost = vec![u32::MAX; n + 1];
    let mut back = vec![0usize; n + 1];
    cost[0] = 0;
    for k in 0..n {
        for length in 1..=LONGEST.min(n - k) {
            let price = match syllable_cost(run, &shapes, k, length) {
                Some(price) => price,
                None if length == 1 => STRAY,
                None => continue,
            };
            let total = cost[k] + price;
            if total < cost[k + length] {
                (cost[k + length], back[k + length]) = (total, k);
            }
        }
    }
    let from = ends.len();
    let mut at = n;
    while at > 0 {
        ends.push(at as u32);
        at = back[at];
    }
    ends[from..].reverse();
}

/// What `length` clusters from `k` cost as one syllable: leading consonant, body, final, silenced letter or sign.
fn syllable_cost(run: &Clusters, shapes: &[Shape], k: usize, length: usize) -> Option<u32> {
    let mut end = k + length;
    if length > 1 && (shapes[end - 1] == Shape::Sign || is_silenced(run.cluster(end - 1))) {
        end -= 1;
    }
    if is_body(run, shapes, k, end) {
        return Some(REGULAR);
    }
    let led = end - k > 1 && leads(run, shapes, k) && is_body(run, shapes, k + 1, end);
    led.then_some(if run.cluster(k).last() == Some(&lao::HO_SUNG) {
        REGULAR
    } else {
        REGULAR + CLUSTERED
    })
}

fn is_silenced(cluster: &[u8]) -> bool {
    cluster.len() == 2 && cluster[1] == 0xCC
}

/// Whether cluster `k` is a leading consonant of the next: ຫ before a sonorant, a stop before ວ, ຣ, ລ.
fn leads(run: &Clusters, shapes: &[Shape], k: usize) -> bool {
    let next = run.cluster(k + 1);
    let letter = next.iter().copied().find(|&c| class(c) == Class::Consonant);
    let sonorant = matches!(
        letter,
        Some(lao::NGO | lao::NYO | lao::NO | lao::MO | lao::RO | lao::LO | lao::WO)
    );
    let liquid = matches!(letter, Some(lao::RO | lao::LO | lao::WO));
    let after = match run.cluster(k).last() {
        Some(&lao::HO_SUNG) => sonorant,
        Some(&code) if class(code) == Class::Consonant => liquid,
        _ => false,
    };
    let plain = class(next[0]) == Class::Consonant;
    match shapes[k] {
        Shape::Bare => {
            after && plain && shapes[k + 1] != Shape::Bare
                || (after && shapes[k + 1] == Shape::Bare)
        }
        Shape::Lead => after && matches!(shapes[k + 1], Shape::Bare | Shape::Toned),
        _ => false,
    }
}

/// Whether clusters `k..end` are a vowel with its consonant and perhaps a final.
fn is_body(run: &Clusters, shapes: &[Shape], k: usize, end: usize) -> bool {
    let bare = |at: usize, letter: u8| run.cluster(at) == [letter];
    let final_ok = |at: usize| at == end || (at + 1 == end && shapes[at] == Shape::Bare);
    let led = k > 0 && shapes[k - 1] == Shape::Lead;
    match (shapes[k], end - k) {
        (Shape::Sign, 1) | (Shape::Full, 1) => true,
        (Shape::Lead, 1 | 2) => final_ok(k + 1),
        (Shape::Lead, 3) => bare(k + 1, lao::NYO) && final_ok(k + 2),
        (Shape::Full, 2) if run.cluster(k)[0] == lao::E && bare(k + 1, lao::O) => true,
        (Shape::Full, 3) if run.cluster(k)[0] == lao::E && bare(k + 1, lao::O) => final_ok(k + 2),
        (Shape::Full, 2) => final_ok(k + 1),
        (Shape::Open, 2) => shapes[k + 1] == Shape::Bare || run.cluster(k + 1) == [lao::WO, lao::A],
        (Shape::Bare | Shape::Toned, 1 | 2) if led => final_ok(k + 1),
        (Shape::Bare | Shape::Toned, 2) => {
            bare(k + 1, lao::O) || (shapes[k] == Shape::Toned && final_ok(k + 1))
        }
        (Shape::Bare | Shape::Toned, 3) => {
            (bare(k + 1, lao::O) || bare(k + 1, lao::WO)) && final_ok(k + 2)
        }
        _ => false,
    }
}
