//! The character folds of the match key: what remains when spelling, digits, quotes and blanks shall not matter.
//!
//! `strip` comes before Unicode's compatibility and case folds, which Python applies; `fold` after the rules.

use crate::output::{Changed, Keep, Output};
use crate::rules::Rules;
use crate::script::*;
use crate::text::{end_of, Unit};

/// Deletes every invisible, Lao or not.
pub fn strip<T: Unit>(source: &[T], keep: Keep) -> Option<Changed<T>> {
    let mut output = Output::new(source, keep);
    let mut at = 0;
    while let Some((code, end)) = T::read(source, at) {
        if class(code) == Class::Invisible {
            output.replace(at, end, &[], Rules::Z);
        }
        at = end;
    }
    output.finish()
}

/// ໜ → ຫນ, ໝ → ຫມ, ຼ → ລ, ASCII digits, quotes and dashes, single spaces; `loose` also ຣ → ລ, no spaces between Lao,
/// one ໆ for many.
pub fn fold<T: Unit>(source: &[T], loose: bool, keep: Keep) -> Option<Changed<T>> {
    let mut output = Output::new(source, keep);
    let mut at = 0;
    while let Some((code, mut end)) = T::read(source, at) {
        match code {
            _ if is_white(code) => {
                end = end_of(source, at, is_white);
                output.replace(at, end, blank(source, at, end, loose), Rules::K);
            }
            KO_LA if loose => {
                end = end_of(source, at, |code| code == KO_LA);
                output.replace(at, end, &[KO_LA], Rules::K);
            }
            HO_NO => output.replace(at, end, &[HO, NO], Rules::K),
            HO_MO => output.replace(at, end, &[HO, MO], Rules::K),
            _ => output.replace(at, end, &[folded(code, loose)], Rules::K),
        }
        at = end;
    }
    output.finish()
}

fn folded(code: u32, loose: bool) -> u32 {
    match code {
        SEMIVOWEL_LO => LO,
        RO if loose => LO,
        0x0ED0..=0x0ED9 => code - 0x0ED0 + u32::from(b'0'),
        0xAB | 0xBB | 0x201C..=0x201F | 0x2033 | 0x301D..=0x301F => u32::from(b'"'),
        0x60 | 0xB4 | 0x2018..=0x201B | 0x2032 | 0x2039 | 0x203A => u32::from(b'\''),
        0x2010..=0x2015 | 0x2212 => u32::from(b'-'),
        _ => code,
    }
}

/// What a run of blanks becomes: one space, but none before ໆ, and in a loose key none between Lao.
fn blank<T: Unit>(source: &[T], start: usize, end: usize, loose: bool) -> &'static [u32] {
    let is_lao = |code: u32| class(code).is_lao() && !(0x0ED0..=0x0ED9).contains(&code);
    let before = T::read_back(source, start);
    let after = T::read(source, end);
    let joined = before.is_some_and(|(code, _)| is_lao(code))
        && after.is_some_and(|(code, _)| code == KO_LA || (loose && is_lao(code)));
    if joined {
        &[]
    } else {
        &[0x20]
    }
}

fn is_white(code: u32) -> bool {
    matches!(code, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2028 | 0x2029)
        || class(code) == Class::ExoticSpace
}
