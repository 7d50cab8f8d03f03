//! Facts about code points: what a Lao character may be in a cluster, which foreign ones take part in a rule.
//!
//! Only single characters are looked at here; sequences are the business of `cluster` and `normalize`.

pub const HO: u32 = 0x0EAB;
pub const NO: u32 = 0x0E99;
pub const MO: u32 = 0x0EA1;
pub const LO: u32 = 0x0EA5;
pub const RO: u32 = 0x0EA3;
pub const O: u32 = 0x0EAD;
pub const WO: u32 = 0x0EA7;
pub const HO_NO: u32 = 0x0EDC;
pub const HO_MO: u32 = 0x0EDD;
pub const E: u32 = 0x0EC0;
pub const EI: u32 = 0x0EC1;
pub const OO: u32 = 0x0EC2;
pub const A: u32 = 0x0EB0;
pub const AA: u32 = 0x0EB2;
pub const AM: u32 = 0x0EB3;
pub const NYO: u32 = 0x0EBD;
pub const MAI_KAN: u32 = 0x0EB1;
pub const MAI_KON: u32 = 0x0EBB;
pub const SEMIVOWEL_LO: u32 = 0x0EBC;
pub const NIGGAHITA: u32 = 0x0ECD;
pub const KO_LA: u32 = 0x0EC6;
pub const DOTTED_CIRCLE: u32 = 0x25CC;
pub const ZWSP: u32 = 0x200B;

/// The part that a character plays in Lao text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Not Lao, and in no rule.
    Other,
    Consonant,
    /// A vowel written before its consonant.
    Lead,
    /// A mark above or below.
    Mark,
    /// A vowel written after its consonant.
    Tail,
    /// A digit, ໆ or ຯ: Lao, but no part of a cluster.
    Sign,
    /// Zero width space, joiners, soft hyphen, byte order mark.
    Invisible,
    Space,
    /// A space that is not U+0020.
    ExoticSpace,
    /// A combining mark of another script, or a character that NFKC turns into one.
    Foreign,
}

impl Class {
    pub fn is_lao(self) -> bool {
        matches!(
            self,
            Class::Consonant | Class::Lead | Class::Mark | Class::Tail | Class::Sign
        )
    }

    /// Whether a cluster may hold it.
    pub fn is_in_cluster(self) -> bool {
        self.is_lao() && self != Class::Sign
    }

    pub fn is_space(self) -> bool {
        matches!(self, Class::Space | Class::ExoticSpace)
    }
}

const fn lao_class(c: u32) -> Class {
    match c {
        0x0E83 | 0x0E85 | 0x0E8B | 0x0EA4 | 0x0EA6 => Class::Other,
        0x0E81..=0x0EAE | 0x0EDC..=0x0EDF => Class::Consonant,
        0x0EB0 | 0x0EB2 | 0x0EB3 | 0x0EBD => Class::Tail,
        0x0EB1 | 0x0EB4..=0x0EBC | 0x0EC8..=0x0ECE => Class::Mark,
        0x0EC0..=0x0EC4 => Class::Lead,
        0x0EAF | 0x0EC6 | 0x0ED0..=0x0ED9 => Class::Sign,
        _ => Class::Other,
    }
}

static LAO: [Class; 128] = {
    let mut table = [Class::Other; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = lao_class(0x0E80 + i as u32);
        i += 1;
    }
    table
};

/// The class of a code point; surrogates are `Other`.
#[inline]
pub fn class(c: u32) -> Class {
    let lao = c.wrapping_sub(0x0E80);
    if lao < 128 {
        return LAO[lao as usize];
    }
    match c {
        0x20 => Class::Space,
        0..=0x9F => Class::Other,
        0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Class::ExoticSpace,
        0xAD | 0x200B..=0x200D | 0x2060 | 0xFEFF => Class::Invisible,
        _ if c >= 0x300 && is_foreign_mark(c) => Class::Foreign,
        _ => Class::Other,
    }
}

/// The place of a mark in its cluster: ຼ ຺ · ຸ ູ · upper vowels and ໍ · tone · ໌ ໎.
#[inline]
pub fn slot(mark: u32) -> u8 {
    match mark {
        SEMIVOWEL_LO => 0,
        0x0EBA => 1,
        0x0EB8 | 0x0EB9 => 2,
        0x0EC8..=0x0ECB => 5,
        0x0ECC | 0x0ECE => 6,
        _ => 3,
    }
}

/// Unicode's canonical combining class of a Lao mark.
pub fn combining_class(mark: u32) -> u8 {
    match mark {
        0x0EBA => 9,
        0x0EB8 | 0x0EB9 => 118,
        0x0EC8..=0x0ECB => 122,
        _ => 0,
    }
}

pub fn is_tone(c: u32) -> bool {
    (0x0EC8..=0x0ECB).contains(&c)
}

pub fn is_vowel_mark(mark: u32) -> bool {
    matches!(slot(mark), 2 | 3)
}

/// ZWNJ, ZWJ, BOM: they mean nothing beside Lao. (ZWSP, word joiner and soft hyphen are break hints.)
pub fn is_joiner(c: u32) -> bool {
    matches!(c, 0x200C | 0x200D | 0xFEFF)
}

/// The Lao mark that a Thai mark stands for.
pub fn lao_of_thai(c: u32) -> Option<u32> {
    match c {
        0x0E31 | 0x0E34..=0x0E39 | 0x0E3A | 0x0E48..=0x0E4E => Some(c + 0x80),
        _ => None,
    }
}

fn is_foreign_mark(c: u32) -> bool {
    let after = FOREIGN_MARKS.partition_point(|&(start, _)| start <= c);
    after > 0 && c <= FOREIGN_MARKS[after - 1].1
}

include!("foreign_marks.rs");
