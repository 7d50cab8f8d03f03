//! Text in the forms that the core reads without a copy: UTF-8, and CPython's wide strings of 16 and 32 bits.
//!
//! A position counts code units and stands between code points; rules see code points only. What the quick check needs
//! of each form is here too; what it looks for is in `scan`.

/// Units that the quick check takes at a time, and those before them that it looks back at: two Lao characters in UTF-8
/// and the one in hand, but for a byte.
pub const BLOCK: usize = 64;
pub const CONTEXT: usize = 7;

pub type Window<T> = [T; CONTEXT + BLOCK];

/// A code unit.
pub trait Unit: Copy + Default + Eq {
    /// Units of a Lao character.
    const LAO: usize;

    /// The code point at `at` and where it ends; None at the end of the text.
    fn read(text: &[Self], at: usize) -> Option<(u32, usize)>;

    /// The code point that ends at `at` and where it begins; None at the start of the text.
    fn read_back(text: &[Self], at: usize) -> Option<(u32, usize)>;

    /// Appends a code point that was read or that a rule writes.
    fn write(code: u32, text: &mut Vec<Self>);

    /// For the unit at each place of the window but the first: the low byte of the Lao character that ends there, or 0.
    fn lao(window: &Window<Self>) -> [u8; CONTEXT + BLOCK - 1];

    /// Whether an invisible or a space other than U+0020 ends at each place of the block, or what may be one.
    fn special(window: &Window<Self>) -> [bool; BLOCK];
}

/// The code points from `at` on, each with its start.
pub fn code_points<T: Unit>(
    text: &[T],
    mut at: usize,
) -> impl Iterator<Item = (usize, u32)> + Clone + '_ {
    std::iter::from_fn(move || {
        let (code, end) = T::read(text, at)?;
        Some((std::mem::replace(&mut at, end), code))
    })
}

/// The code points before `at`, the last one first.
pub fn code_points_back<T: Unit>(text: &[T], mut at: usize) -> impl Iterator<Item = u32> + '_ {
    std::iter::from_fn(move || {
        let (code, start) = T::read_back(text, at)?;
        at = start;
        Some(code)
    })
}

/// Where the code points from `start` on end that `wanted` holds of.
pub fn end_of<T: Unit>(text: &[T], start: usize, wanted: impl Fn(u32) -> bool) -> usize {
    let mut end = start;
    while let Some((_, after)) = T::read(text, end).filter(|&(code, _)| wanted(code)) {
        end = after;
    }
    end
}

/// UTF-8, which must be valid: what `str::as_bytes` gives.
impl Unit for u8 {
    const LAO: usize = 3;

    #[inline(always)]
    fn read(text: &[u8], at: usize) -> Option<(u32, usize)> {
        let bits = |byte: u8, mask: u8| u32::from(byte & mask);
        Some(match text.get(at..)? {
            &[first @ 0xE0..=0xEF, second, third, ..] => {
                let code = bits(first, 0x0F) << 12 | bits(second, 0x3F) << 6 | bits(third, 0x3F);
                (code, at + 3)
            }
            &[first @ 0xC0..=0xDF, second, ..] => {
                (bits(first, 0x1F) << 6 | bits(second, 0x3F), at + 2)
            }
            &[first @ 0xF0..=0xFF, second, third, fourth, ..] => {
                let code = bits(first, 0x07) << 18 | bits(second, 0x3F) << 12;
                (code | bits(third, 0x3F) << 6 | bits(fourth, 0x3F), at + 4)
            }
            &[byte, ..] => (u32::from(byte), at + 1),
            [] => return None,
        })
    }

    #[inline(always)]
    fn read_back(text: &[u8], at: usize) -> Option<(u32, usize)> {
        let mut start = at.checked_sub(1)?;
        if at >= 3 && text[at - 3] == 0xE0 {
            start = at - 3; // Lao above all, found without a loop
        }
        while start > 0 && is_continuation(text[start]) {
            start -= 1;
        }
        Some((u8::read(text, start)?.0, start))
    }

    #[inline]
    fn write(code: u32, text: &mut Vec<u8>) {
        let last = 0x80 | (code & 0x3F) as u8;
        let middle = 0x80 | (code >> 6 & 0x3F) as u8;
        match code {
            ..0x80 => text.push(code as u8),
            0x80..0x800 => text.extend_from_slice(&[0xC0 | (code >> 6) as u8, last]),
            0x800..0x1_0000 => text.extend_from_slice(&[0xE0 | (code >> 12) as u8, middle, last]),
            _ => {
                let second = 0x80 | (code >> 12 & 0x3F) as u8;
                text.extend_from_slice(&[0xF0 | (code >> 18) as u8, second, middle, last]);
            }
        }
    }

    /// The second and third byte tell: BA or BB and a continuation. Other scripts have such bytes too, but seldom two
    /// that look like a fault.
    #[inline(always)]
    fn lao(window: &Window<u8>) -> [u8; CONTEXT + BLOCK - 1] {
        let mut lao = [0; CONTEXT + BLOCK - 1];
        for (low, pair) in lao.iter_mut().zip(window.windows(2)) {
            let (second, third) = (pair[0], pair[1]);
            let is_lao = (second & 0xFE == 0xBA) & is_continuation(third);
            *low = if is_lao {
                second << 6 | third & 0x3F
            } else {
                0
            };
        }
        lao
    }

    #[inline(always)]
    fn special(window: &Window<u8>) -> [bool; BLOCK] {
        let mut special = [false; BLOCK];
        for (flag, bytes) in special.iter_mut().zip(window[CONTEXT - 2..].windows(3)) {
            let (first, second, third) = (bytes[0], bytes[1], bytes[2]);
            let latin = (second == 0xC2) & ((third == 0xA0) | (third == 0xAD));
            let general = (second == 0x80) & ((third <= 0x8D) | (third == 0xAF));
            let general = (first == 0xE2) & (general | (second == 0x81));
            let wide = (second == 0x80) & (third == 0x80);
            let bom = (second == 0xBB) & (third == 0xBF);
            *flag = latin | general | wide | bom;
        }
        special
    }
}

#[inline(always)]
fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

impl Unit for u16 {
    const LAO: usize = 1;

    #[inline(always)]
    fn read(text: &[u16], at: usize) -> Option<(u32, usize)> {
        text.get(at).map(|&unit| (u32::from(unit), at + 1))
    }

    #[inline(always)]
    fn read_back(text: &[u16], at: usize) -> Option<(u32, usize)> {
        let start = at.checked_sub(1)?;
        Some((u32::from(text[start]), start))
    }

    #[inline]
    fn write(code: u32, text: &mut Vec<u16>) {
        text.push(code as u16); // rules write Lao and ASCII only
    }

    #[inline(always)]
    fn lao(window: &Window<u16>) -> [u8; CONTEXT + BLOCK - 1] {
        let mut lao = [0; CONTEXT + BLOCK - 1];
        for (low, &code) in lao.iter_mut().zip(&window[1..]) {
            *low = if code & 0xFF80 == 0x0E80 {
                code as u8
            } else {
                0
            };
        }
        lao
    }

    #[inline(always)]
    fn special(window: &Window<u16>) -> [bool; BLOCK] {
        let mut special = [false; BLOCK];
        for (flag, &code) in special.iter_mut().zip(&window[CONTEXT..]) {
            let general = (code.wrapping_sub(0x2000) <= 0x0D) | (code == 0x202F) | (code == 0x205F);
            let latin = (code == 0xA0) | (code == 0xAD);
            *flag = general | latin | (code == 0x2060) | (code == 0x3000) | (code == 0xFEFF);
        }
        special
    }
}

impl Unit for u32 {
    const LAO: usize = 1;

    #[inline(always)]
    fn read(text: &[u32], at: usize) -> Option<(u32, usize)> {
        text.get(at).map(|&unit| (unit, at + 1))
    }

    #[inline(always)]
    fn read_back(text: &[u32], at: usize) -> Option<(u32, usize)> {
        let start = at.checked_sub(1)?;
        Some((text[start], start))
    }

    #[inline]
    fn write(code: u32, text: &mut Vec<u32>) {
        text.push(code);
    }

    #[inline(always)]
    fn lao(window: &Window<u32>) -> [u8; CONTEXT + BLOCK - 1] {
        u16::lao(&narrowed(window))
    }

    #[inline(always)]
    fn special(window: &Window<u32>) -> [bool; BLOCK] {
        u16::special(&narrowed(window))
    }
}

/// In 16 bits, with U+FFFF, which no rule knows, for all that is above.
#[inline(always)]
fn narrowed(window: &Window<u32>) -> Window<u16> {
    window.map(|code| code.min(0xFFFF) as u16)
}
