//! The quick check: where might a rule act? It may say so too often, never too seldom.
//!
//! Each test looks at a character and the two before it, with arithmetic instead of branches and in 16 bits, so that a
//! block of text is tested with vector instructions.

use crate::rules::{Rules, Unit};
use crate::script;

const BLOCK: usize = 64;

/// The places where a rule of `rules` might act, asked for from left to right.
pub struct Suspects<'a, T> {
    source: &'a [T],
    rules: Rules,
    /// The block that was tested last, and a bit for each suspect in it.
    block: usize,
    found: u64,
}

impl<'a, T: Unit> Suspects<'a, T> {
    pub fn new(source: &'a [T], rules: Rules) -> Self {
        let mut suspects = Suspects {
            source,
            rules,
            block: 0,
            found: 0,
        };
        suspects.found = suspects.test(0);
        suspects
    }

    /// The first suspect place at or after `from`.
    pub fn next(&mut self, from: usize) -> Option<usize> {
        let block = from / BLOCK * BLOCK;
        if block > self.block {
            self.block = block;
            self.found = self.test(block);
        }
        let mut found = self.found & (u64::MAX << (from % BLOCK));
        while found == 0 {
            self.block += BLOCK;
            if self.block >= self.source.len() {
                return None;
            }
            self.found = self.test(self.block);
            found = self.found;
        }
        Some(self.block + found.trailing_zeros() as usize)
    }

    fn test(&self, block: usize) -> u64 {
        let end = block + BLOCK;
        if let Some(Ok(window)) = block
            .checked_sub(2)
            .and_then(|start| self.source.get(start..end))
            .map(<&[T; BLOCK + 2]>::try_from)
        {
            return test_block(window, self.rules);
        }
        let mut window = [T::from_code(0); BLOCK + 2];
        let start = block.saturating_sub(2);
        let part = &self.source[start.min(self.source.len())..end.min(self.source.len())];
        let offset = 2 - (block - start);
        window[offset..offset + part.len()].copy_from_slice(part);
        test_block(&window, self.rules)
    }
}

/// A bit for each suspect among all but the first two characters.
#[inline]
fn test_block<T: Unit>(window: &[T; BLOCK + 2], rules: Rules) -> u64 {
    let label = rules.has(Rules::I);
    let mut flags = [0u16; BLOCK];
    let mut any = 0;
    for (flag, triple) in flags.iter_mut().zip(window.windows(3)) {
        let (before, last, code) = (triple[0].narrow(), triple[1].narrow(), triple[2].narrow());
        *flag = u16::from(is_suspect(before, last, code, label) | is_special(code));
        any |= *flag;
    }
    if any == 0 {
        return 0;
    }
    (0..BLOCK).fold(0, |bits, at| bits | u64::from(flags[at]) << at)
}

const HO: u16 = script::HO as u16;
const NO: u16 = script::NO as u16;
const MO: u16 = script::MO as u16;
const E: u16 = script::E as u16;
const AA: u16 = script::AA as u16;
const AM: u16 = script::AM as u16;
const NYO: u16 = script::NYO as u16;
const HO_NO: u16 = script::HO_NO as u16;
const HO_MO: u16 = script::HO_MO as u16;
const SEMIVOWEL_LO: u16 = script::SEMIVOWEL_LO as u16;
const NIGGAHITA: u16 = script::NIGGAHITA as u16;

#[inline(always)]
fn within(code: u16, first: u16, last: u16) -> bool {
    code.wrapping_sub(first) <= last - first
}

#[inline(always)]
fn is_mark(code: u16) -> bool {
    (code == 0x0EB1) | within(code, 0x0EB4, 0x0EBC) | within(code, 0x0EC8, 0x0ECE)
}

/// Whether a Lao character may be wrong behind the two before it.
#[inline(always)]
pub fn is_suspect(before: u16, last: u16, code: u16, label: bool) -> bool {
    let tone = within(code, 0x0EC8, 0x0ECB);
    let after_tone = within(last, 0x0EC8, 0x0ECC) | (last == 0x0ECE) | (last == 0x0EBA);
    let usual = (tone & !after_tone) | ((last == SEMIVOWEL_LO) & (code != SEMIVOWEL_LO));
    let marks = is_mark(code) & is_mark(last) & !usual;
    let late = is_mark(code) & ((last == AA) | (last == AM) | (last == NYO));
    let am = ((code == AA) | (code == AM)) & ((last == NIGGAHITA) | (before == NIGGAHITA));
    let fused = (last == HO) & ((code == NO) | (code == MO));
    let ee = (last == E) & (code == E);
    let label = label & ((code == AM) | within(code, HO_NO, HO_MO));
    marks | late | am | fused | ee | label
}

/// Invisibles and spaces other than U+0020.
#[inline(always)]
fn is_special(code: u16) -> bool {
    within(code, 0x2000, 0x200D)
        | (code == 0xA0)
        | (code == 0xAD)
        | (code == 0x202F)
        | (code == 0x205F)
        | (code == 0x2060)
        | (code == 0x3000)
        | (code == 0xFEFF)
}
