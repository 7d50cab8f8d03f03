//! UTF-8 in, UTF-8 out: what bulk corpora are made of, without a string of wide characters for text that is clean.
//!
//! The text is taken in stretches that end where no rule looks across. The quick check reads their bytes; only a stretch
//! that fails it is decoded.

use crate::profile::Profile;
use crate::rules::Rules;
use crate::scan::is_suspect;

/// Bytes of a stretch, or more up to the next place where it may end.
const STRETCH: usize = 512;
const BLOCK: usize = 64;
/// The bytes before the last one that the quick check looks at: two Lao characters and the one in hand, but for a byte.
const CONTEXT: usize = 7;

type Window = [u8; CONTEXT + BLOCK];

/// The text under one of the profiles `conservative`, `default`, `repair`, `idna`; None when nothing changes.
///
/// ```
/// use laodocs::{normalize_utf8, Profile};
/// assert_eq!(normalize_utf8("ນໍ້າ", Profile::Default).as_deref(), Some("ນ້ຳ"));
/// assert_eq!(normalize_utf8("ນ້ຳ", Profile::Default), None);
/// ```
pub fn normalize_utf8(source: &str, profile: Profile) -> Option<String> {
    let mut text = String::new();
    let mut copied = 0;
    let mut wide: Vec<u32> = Vec::new();
    let mut start = 0;
    while start < source.len() {
        let end = boundary(source.as_bytes(), start + STRETCH);
        if profile
            .rules()
            .is_none_or(|rules| may_change(source.as_bytes(), start, end, rules))
        {
            wide.clear();
            wide.extend(source[start..end].chars().map(u32::from));
            if let Some(changed) = profile.apply(&wide) {
                if copied == 0 {
                    text.reserve(source.len());
                }
                text.push_str(&source[copied..start]);
                push_utf8(&mut text, &changed.text);
                copied = end;
            }
        }
        start = end;
    }
    (copied > 0).then(|| text + &source[copied..])
}

/// Code points of valid text, none of them a surrogate, as UTF-8.
fn push_utf8(text: &mut String, codes: &[u32]) {
    text.reserve(codes.len() * 3);
    text.extend(codes.iter().filter_map(|&code| char::from_u32(code)));
}

/// The first place at or after `from` that no rule looks across: before a Lao letter or leading vowel, behind an ASCII
/// character that is seen, or behind one space or line feed after that or after Lao. The end if there is none.
fn boundary(source: &[u8], from: usize) -> usize {
    (from..source.len().saturating_sub(2))
        .find(|&at| {
            let before = &source[at - 4..at];
            begins_cluster(&source[at..])
                && (is_seen(before[3])
                    || (matches!(before[3], b' ' | b'\n')
                        && (is_seen(before[2]) || is_lao(&before[..3]))))
        })
        .unwrap_or(source.len())
}

fn begins_cluster(text: &[u8]) -> bool {
    matches!(
        text,
        [0xE0, 0xBA, 0x81..=0xAE, ..] | [0xE0, 0xBB, 0x80..=0x84, ..]
    )
}

fn is_seen(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

/// A letter, vowel or mark.
fn is_lao(text: &[u8]) -> bool {
    matches!(text, [0xE0, 0xBA, 0x81..=0xBF] | [0xE0, 0xBB, 0x80..=0x8D])
}

/// The quick check of `scan` on the bytes of a stretch: it may say yes too often, never too seldom.
fn may_change(source: &[u8], start: usize, end: usize, rules: Rules) -> bool {
    let label = rules.has(Rules::I);
    (start..end).step_by(BLOCK).any(|at| {
        let whole = at
            .checked_sub(CONTEXT)
            .and_then(|from| source.get(from..at + BLOCK));
        if let Some(Ok(window)) = whole.map(<&Window>::try_from) {
            return any_suspect(window, label);
        }
        let mut window = [0; CONTEXT + BLOCK];
        let from = at.saturating_sub(CONTEXT);
        let part = &source[from..end.min(at + BLOCK)];
        let offset = CONTEXT - (at - from);
        window[offset..offset + part.len()].copy_from_slice(part);
        any_suspect(&window, label)
    })
}

fn any_suspect(window: &Window, label: bool) -> bool {
    let mut codes = [0u16; CONTEXT + BLOCK - 1];
    for (code, pair) in codes.iter_mut().zip(window.windows(2)) {
        *code = low_bits(pair[0], pair[1]);
    }
    let mut lao = 0;
    for at in 0..BLOCK {
        lao |= u16::from(is_suspect(codes[at], codes[at + 3], codes[at + 6], label));
    }
    let mut special = 0;
    for last in CONTEXT..CONTEXT + BLOCK {
        special |= u8::from(is_special(window[last - 2], window[last - 1], window[last]));
    }
    lao != 0 || special != 0
}

/// The last 12 bits of the character that ends with these bytes. For Lao, whose first byte is E0, that is all of it.
#[inline(always)]
fn low_bits(second: u8, third: u8) -> u16 {
    let bits = (u16::from(second & 0x3F) << 6) | u16::from(third & 0x3F);
    if second & 0xC0 == 0x80 {
        bits
    } else {
        0
    }
}

/// Invisibles and spaces other than U+0020.
#[inline(always)]
fn is_special(first: u8, second: u8, third: u8) -> bool {
    let latin = (second == 0xC2) & ((third == 0xA0) | (third == 0xAD));
    let general = (first == 0xE2) & (second == 0x80) & ((third <= 0x8D) | (third == 0xAF));
    let more = (first == 0xE2) & (second == 0x81) & ((third == 0x9F) | (third == 0xA0));
    let wide = (first == 0xE3) & (second == 0x80) & (third == 0x80);
    let bom = (first == 0xEF) & (second == 0xBB) & (third == 0xBF);
    latin | general | more | wide | bom
}
