//! The character folds of the match key: what remains when spelling, digits, quotes and blanks shall not matter.
//!
//! `strip` comes before Unicode's compatibility and case folds, which Python applies; `fold` after the rules.

use crate::output::{Changed, Output};
use crate::rules::{Rules, Unit};
use crate::script::*;

/// Deletes every invisible, Lao or not.
pub fn strip<T: Unit>(source: &[T]) -> Option<Changed<T>> {
    let mut output = Output::new(source);
    for (at, unit) in source.iter().enumerate() {
        if class(unit.code()) == Class::Invisible {
            output.replace(at, at + 1, &[], Rules::Z);
        }
    }
    output.finish()
}

/// ໜ → ຫນ, ໝ → ຫມ, ຼ → ລ, ASCII digits, quotes and dashes, single spaces; `loose` also ຣ → ລ, no spaces between Lao,
/// one ໆ for many.
pub fn fold<T: Unit>(source: &[T], loose: bool) -> Option<Changed<T>> {
    let mut output = Output::new(source);
    let mut at = 0;
    while at < source.len() {
        let code = source[at].code();
        if is_white(code) {
            at = spaces(source, at, loose, &mut output);
            continue;
        }
        if loose && code == KO_LA {
            let end = at
                + source[at..]
                    .iter()
                    .take_while(|unit| unit.code() == KO_LA)
                    .count();
            output.replace(at, end, &[KO_LA], Rules::K);
            at = end;
            continue;
        }
        match code {
            HO_NO => output.replace(at, at + 1, &[HO, NO], Rules::K),
            HO_MO => output.replace(at, at + 1, &[HO, MO], Rules::K),
            _ => output.replace(at, at + 1, &[folded(code, loose)], Rules::K),
        }
        at += 1;
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

/// One space for a run of blanks; none before ໆ, and in a loose key none between Lao.
fn spaces<T: Unit>(source: &[T], start: usize, loose: bool, output: &mut Output<T>) -> usize {
    let end = start
        + source[start..]
            .iter()
            .take_while(|unit| is_white(unit.code()))
            .count();
    let is_lao =
        |unit: &T| class(unit.code()).is_lao() && !(0x0ED0..=0x0ED9).contains(&unit.code());
    let after = source.get(end);
    let joined = start > 0
        && is_lao(&source[start - 1])
        && after.is_some_and(|unit| unit.code() == KO_LA || (loose && is_lao(unit)));
    output.replace(start, end, if joined { &[] } else { &[0x20] }, Rules::K);
    end
}

fn is_white(code: u32) -> bool {
    matches!(code, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2028 | 0x2029)
        || class(code) == Class::ExoticSpace
}
