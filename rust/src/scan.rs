//! The quick check: where might a rule act? It may say so too often, never too seldom.
//!
//! Each test looks at a character and the two before it, with arithmetic instead of branches, so that a block of text
//! is tested with vector instructions.

use crate::rules::{Rules, Unit};
use crate::script::*;

const BLOCK: usize = 32;

/// The first place at or after `from` where a rule of `rules` might act.
pub fn next_suspect<T: Unit>(source: &[T], from: usize, rules: Rules) -> Option<usize> {
    let mut at = from;
    while at < source.len() && at < 2 {
        let before = if at == 1 { source[0].code() } else { 0 };
        if is_suspect(0, before, source[at].code(), rules) {
            return Some(at);
        }
        at += 1;
    }
    while at < source.len() {
        let end = (at + BLOCK).min(source.len());
        let window = &source[at - 2..end];
        let mut any = false;
        for triple in window.windows(3) {
            any |= is_suspect(triple[0].code(), triple[1].code(), triple[2].code(), rules);
        }
        if any {
            let hit = window.windows(3).position(|triple| {
                is_suspect(triple[0].code(), triple[1].code(), triple[2].code(), rules)
            });
            return hit.map(|position| at + position);
        }
        at = end;
    }
    None
}

#[inline(always)]
fn within(code: u32, first: u32, last: u32) -> bool {
    code.wrapping_sub(first) <= last - first
}

#[inline(always)]
fn is_mark(code: u32) -> bool {
    (code == 0x0EB1) | within(code, 0x0EB4, 0x0EBC) | within(code, 0x0EC8, 0x0ECE)
}

#[inline(always)]
fn is_suspect(before: u32, last: u32, code: u32, rules: Rules) -> bool {
    let tone = within(code, 0x0EC8, 0x0ECB);
    let after_tone = within(last, 0x0EC8, 0x0ECC) | (last == 0x0ECE) | (last == 0x0EBA);
    let usual = (tone & !after_tone) | ((last == SEMIVOWEL_LO) & (code != SEMIVOWEL_LO));
    let marks = is_mark(code) & is_mark(last) & !usual;
    let late = is_mark(code) & ((last == AA) | (last == AM) | (last == NYO));
    let am = ((code == AA) | (code == AM)) & ((last == NIGGAHITA) | (before == NIGGAHITA));
    let fused = (last == HO) & ((code == NO) | (code == MO));
    let ee = (last == E) & (code == E);
    let label = rules.has(Rules::I) & ((code == AM) | within(code, HO_NO, HO_MO));
    marks | late | am | fused | ee | label | is_special(code)
}

/// Invisibles and spaces other than U+0020.
#[inline(always)]
fn is_special(code: u32) -> bool {
    within(code, 0x2000, 0x200D)
        | (code == 0xA0)
        | (code == 0xAD)
        | (code == 0x202F)
        | (code == 0x205F)
        | (code == 0x2060)
        | (code == 0x3000)
        | (code == 0xFEFF)
}
