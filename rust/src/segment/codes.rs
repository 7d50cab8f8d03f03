//! One byte for each code point: the alphabet that segmentation works on.
//!
//! ASCII keeps its value, the Lao block takes 0x80–0xFF, and every other character falls into one of a few classes that
//! take over unused control codes. Positions in a code sequence are therefore positions in code points. Nothing here
//! knows about words.

/// Whitespace outside ASCII.
pub const SPACE: u8 = 0x01;
/// A zero-width break: U+200B.
pub const BREAK: u8 = 0x02;
/// A character that neither breaks nor joins words: other invisibles and combining marks of any script.
pub const EXTEND: u8 = 0x03;
/// A letter of another script that is written with Latin habits (Latin, Greek, Cyrillic …).
pub const LETTER: u8 = 0x04;
/// A decimal digit of another script.
pub const DIGIT: u8 = 0x05;
/// Punctuation and symbols outside ASCII.
pub const SYMBOL: u8 = 0x06;
/// A letter of a script that this library does not cut (Thai, Khmer, Chinese …).
pub const FOREIGN: u8 = 0x08;
/// Anything else: emoji, private use, unassigned.
pub const OTHER: u8 = 0x07;
/// An apostrophe outside ASCII (U+2019), which may stand inside a Latin word.
pub const APOSTROPHE: u8 = 0x0E;

/// A dash outside ASCII.
pub const DASH: u8 = 0x0F;

const LAO_FIRST: u32 = 0x0E80;

/// The code of one character.
///
/// ```
/// use laodocs::segment::codes::{code_of, SPACE};
/// assert_eq!([code_of('a'), code_of('ກ'), code_of('\u{3000}')], [b'a', 0x81, SPACE]);
/// ```
#[inline]
pub fn code_of(c: char) -> u8 {
    code_of_point(c as u32)
}

/// The code of a code point; a lone surrogate counts as a character without a class.
#[inline]
pub fn code_of_point(point: u32) -> u8 {
    match point {
        LAO_FIRST..=0x0EFF => 0x80 | (point & 0x7F) as u8,
        0x09..=0x0D | 0x20..=0x7E => point as u8,
        _ => char::from_u32(point).map_or(OTHER, |c| code_of_rare(c, point)),
    }
}

fn code_of_rare(c: char, point: u32) -> u8 {
    match point {
        0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000 => {
            SPACE
        }
        0x200B => BREAK,
        0x2010..=0x2015 => DASH,
        0x2019 => APOSTROPHE,
        0..=0x1F | 0x7F..=0x9F => OTHER,
        0xAD | 0x200C..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0xFEFF => EXTEND,
        0x0300..=0x036F
        | 0x1AB0..=0x1AFF
        | 0x1DC0..=0x1DFF
        | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F => EXTEND,
        0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E => EXTEND,
        0x00AA..=0x02AF
        | 0x0370..=0x058F
        | 0x10A0..=0x10FF
        | 0x1E00..=0x1FFF
        | 0x2C60..=0x2C7F
        | 0xA720..=0xA7FF
            if c.is_alphabetic() =>
        {
            LETTER
        }
        0x0660..=0x0669
        | 0x0966..=0x096F
        | 0x0E50..=0x0E59
        | 0x17E0..=0x17E9
        | 0x1040..=0x1049
        | 0xFF10..=0xFF19 => DIGIT,
        0xBC..=0xBE | 0xB2 | 0xB3 | 0xB9 => DIGIT,
        0xA1..=0xBF
        | 0xD7
        | 0xF7
        | 0x2010..=0x2027
        | 0x2030..=0x205E
        | 0x20A0..=0x20CF
        | 0x2100..=0x2BFF => SYMBOL,
        0x3001..=0x303F | 0xFE30..=0xFE4F | 0xFF01..=0xFF0F | 0xFF1A..=0xFF20 => SYMBOL,
        _ if c.is_alphabetic() => FOREIGN,
        _ if c.is_whitespace() => SPACE,
        _ => OTHER,
    }
}

/// What a code is to the rules of Lao spelling and of other tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A Lao consonant, or a reserved code point of the Lao block.
    Consonant,
    /// A vowel written before its consonant: ເ ແ ໂ ໃ ໄ.
    Lead,
    /// A mark above or below: vowels, tones, ຼ, ຺, ໌, ໍ, ໎.
    Mark,
    /// A vowel written after its consonant: ະ າ ຳ ຽ.
    Tail,
    /// ໆ and ຯ.
    Sign,
    Digit,
    Letter,
    Space,
    Break,
    Extend,
    Newline,
    Punctuation,
    Foreign,
    Other,
}

impl Class {
    /// Whether the code is written in Lao letters, vowels, marks or signs.
    #[inline]
    pub fn is_lao(self) -> bool {
        (self as u8) <= Class::Sign as u8
    }
}

/// The class of every code.
pub static CLASS: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut code = 0usize;
    while code < 256 {
        table[code] = match code as u8 {
            0x09 | b' ' | SPACE => Class::Space,
            0x0A..=0x0D => Class::Newline,
            BREAK => Class::Break,
            FOREIGN => Class::Foreign,
            EXTEND => Class::Extend,
            b'0'..=b'9' | DIGIT | 0xD0..=0xD9 => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' | LETTER => Class::Letter,
            0x21..=0x7E | SYMBOL | APOSTROPHE | DASH => Class::Punctuation,
            0xB0 | 0xB2 | 0xB3 | 0xBD => Class::Tail,
            0xB1 | 0xB4..=0xBC | 0xC8..=0xCF => Class::Mark,
            0xC0..=0xC4 => Class::Lead,
            0xC6 | 0xAF => Class::Sign,
            0x80..=0xFF => Class::Consonant,
            _ => Class::Other,
        };
        code += 1;
    }
    table
}

/// The class of a code.
#[inline]
pub fn class(code: u8) -> Class {
    CLASS[code as usize]
}

/// Appends the codes of `text`, one for each code point.
pub fn encode(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() / 2);
    out.extend(text.chars().map(code_of));
}

/// The codes of named Lao letters.
pub mod lao {
    pub const NGO: u8 = 0x87;
    pub const NYO: u8 = 0x8D;
    pub const NO: u8 = 0x99;
    pub const MO: u8 = 0xA1;
    pub const RO: u8 = 0xA3;
    pub const LO: u8 = 0xA5;
    pub const WO: u8 = 0xA7;
    pub const HO_SUNG: u8 = 0xAB;
    pub const O: u8 = 0xAD;
    pub const A: u8 = 0xB0;
    pub const MAI_KAN: u8 = 0xB1;
    pub const AA: u8 = 0xB2;
    pub const AM: u8 = 0xB3;
    pub const Y: u8 = 0xB6;
    pub const YY: u8 = 0xB7;
    pub const MAI_KON: u8 = 0xBB;
    pub const NYO_SEMIVOWEL: u8 = 0xBD;
    pub const E: u8 = 0xC0;
    pub const CANCELLATION: u8 = 0xCC;
}
