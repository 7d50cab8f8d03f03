//! Rule H: when ຫ and the ນ or ມ behind it are one letter, ໜ or ໝ.
//!
//! The spelling decides wherever it can; the syllables that it leaves open are in `data/ho_clusters.tsv`.

use crate::cluster::Body;
use crate::script::*;

/// The letter of a syllable's end decides these: leading vowel, ຫ, ນ or ມ, final.
static SYLLABLES: &str = include_str!("../../src/laodocs/data/ho_clusters.tsv");

/// Whether ຫ + `letter` fuse. `next` follows the body within the word, `after` follows `next`.
pub fn fuses(
    lead: Option<u32>,
    letter: u32,
    body: &Body,
    next: Option<u32>,
    after: Option<u32>,
) -> bool {
    if body.frozen {
        return false;
    }
    let mut marks = body.vowels();
    let (vowel, one_vowel) = (marks.next(), marks.next().is_none());
    let tone = body.has_tone();
    let open = body.tail.is_none() && vowel.is_none();
    match lead {
        None => match body.tail {
            Some(A) => false,
            Some(_) => true,
            None => tone || vowel.is_some() || matches!(next, Some(O | WO)),
        },
        Some(E) => match (vowel, body.tail) {
            (_, Some(NYO)) | (Some(MAI_KAN | 0x0EB4..=0x0EB7), _) => one_vowel,
            (Some(MAI_KON), Some(AA)) => one_vowel,
            (None, Some(AA)) => next == Some(A),
            (None, None) => tone || is_listed(E, letter, next, after),
            _ => false,
        },
        Some(EI | OO) => {
            let marked = tone || vowel == Some(MAI_KAN);
            let plain = body.tail.is_none() && one_vowel && matches!(vowel, None | Some(MAI_KAN));
            plain && (marked || is_listed(lead.unwrap_or(EI), letter, next, after))
        }
        Some(_) if letter == MO => open,
        Some(_) if open => {
            let ends = next.is_none_or(|code| !class(code).is_in_cluster());
            ends || (tone && !matches!(next, Some(O | WO)))
        }
        Some(_) => false,
    }
}

/// Whether the syllable lead + ຫ + letter + `end` is listed, and `end` does not begin the next syllable.
fn is_listed(lead: u32, letter: u32, end: Option<u32>, after: Option<u32>) -> bool {
    let Some(end) = end else { return false };
    if after.is_some_and(|code| matches!(class(code), Class::Mark | Class::Tail)) {
        return false;
    }
    let syllable = [lead, HO, letter, end];
    let forms = SYLLABLES.lines().filter_map(|line| line.split('\t').next());
    forms
        .into_iter()
        .any(|form| form.chars().map(u32::from).eq(syllable))
}
