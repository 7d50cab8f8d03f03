//! The quick check: where might a rule act? It may say so too often, never too seldom.
//!
//! Each test looks at a Lao character and the two before it, by their low bytes and with arithmetic instead of branches,
//! so that a block of text is tested with vector instructions, whatever its form.

use crate::rules::Rules;
use crate::script;
use crate::text::{Unit, Window, BLOCK, CONTEXT};

/// The places where a rule of `rules` might act, asked for from left to right.
pub struct Suspects<'a, T> {
    source: &'a [T],
    label: bool,
    /// The block that was tested last, and a bit for each suspect in it.
    block: usize,
    found: u64,
}

impl<'a, T: Unit> Suspects<'a, T> {
    pub fn new(source: &'a [T], rules: Rules) -> Self {
        let mut suspects = Suspects {
            source,
            label: rules.has(Rules::I),
            block: 0,
            found: 0,
        };
        suspects.found = suspects.test(0);
        suspects
    }

    /// The last unit of the first suspect character at or after `from`.
    #[inline]
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
            found = self.test(self.block);
            self.found = found;
        }
        Some(self.block + found.trailing_zeros() as usize)
    }

    fn test(&self, block: usize) -> u64 {
        let end = block + BLOCK;
        let start = block.wrapping_sub(CONTEXT);
        if let Some(Ok(window)) = self.source.get(start..end).map(<&Window<T>>::try_from) {
            return test_window(window, self.label);
        }
        let mut window = [T::default(); CONTEXT + BLOCK];
        let start = block.saturating_sub(CONTEXT);
        let part = &self.source[start.min(self.source.len())..end.min(self.source.len())];
        let offset = CONTEXT - (block - start);
        window[offset..offset + part.len()].copy_from_slice(part);
        test_window(&window, self.label)
    }
}

/// A bit for each suspect among all but the first units, which are there to look back at.
#[inline]
fn test_window<T: Unit>(window: &Window<T>, label: bool) -> u64 {
    let lao = T::lao(window);
    let mut flags = T::special(window).map(u8::from);
    for (at, flag) in flags.iter_mut().enumerate() {
        let last = at + CONTEXT - 1;
        let (before, previous) = (lao[last - 2 * T::LAO], lao[last - T::LAO]);
        *flag |= u8::from(is_suspect(before, previous, lao[last]));
    }
    if label {
        for (flag, &code) in flags.iter_mut().zip(&lao[CONTEXT - 1..]) {
            *flag |= u8::from((code == AM) | within(code, HO_NO, HO_MO));
        }
    }
    bits(&flags)
}

/// A bit for each 1 among bytes that are 0 or 1.
#[inline(always)]
fn bits(flags: &[u8; BLOCK]) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut words = [0; BLOCK / 8];
    for (word, chunk) in words.iter_mut().zip(flags.chunks_exact(8)) {
        *word = chunk.try_into().map_or(0, u64::from_le_bytes);
    }
    if words.iter().fold(0, |any, word| any | word) == 0 {
        return 0;
    }
    let byte = |word: &u64| word.wrapping_mul(GATHER) >> 56;
    words
        .iter()
        .rev()
        .fold(0, |bits, word| bits << 8 | byte(word))
}

const HO: u8 = script::HO as u8;
const NO: u8 = script::NO as u8;
const MO: u8 = script::MO as u8;
const E: u8 = script::E as u8;
const AA: u8 = script::AA as u8;
const AM: u8 = script::AM as u8;
const NYO: u8 = script::NYO as u8;
const HO_NO: u8 = script::HO_NO as u8;
const HO_MO: u8 = script::HO_MO as u8;
const SEMIVOWEL_LO: u8 = script::SEMIVOWEL_LO as u8;
const VIRAMA: u8 = 0xBA;
const NIGGAHITA: u8 = script::NIGGAHITA as u8;

#[inline(always)]
fn within(code: u8, first: u8, last: u8) -> bool {
    code.wrapping_sub(first) <= last - first
}

/// Whether a Lao character may be wrong behind the two before it, all by their low bytes.
#[inline(always)]
fn is_suspect(before: u8, last: u8, code: u8) -> bool {
    let tone = within(code, 0xC8, 0xCB);
    let mark = (code == 0xB1) | within(code, 0xB4, 0xBC) | within(code, 0xC8, 0xCE);
    // Vowel marks, ຼ and າ ຳ ຽ are all that lies between ະ and ເ.
    let after_vowel = within(last, 0xB1, 0xBD) | (last == NIGGAHITA);
    let tail = within(last, AA, AM) | (last == NYO);
    let usual =
        (tone & !(tail | (last == VIRAMA))) | ((last == SEMIVOWEL_LO) & (code != SEMIVOWEL_LO));
    let marks = mark & ((after_vowel & !usual) | within(last, 0xC8, 0xCC) | (last == 0xCE));
    let am = within(code, AA, AM) & ((last == NIGGAHITA) | (before == NIGGAHITA));
    let fused = (last == HO) & ((code == NO) | (code == MO));
    let ee = (last == E) & (code == E);
    marks | am | fused | ee
}
