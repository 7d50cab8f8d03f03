//! The trained model: a lexicon and two sets of integer weights, read from and written to one compact file.
//!
//! Layout, little-endian: `LSEG`, version byte 1; the lexicon as front-coded words (length shared with the word before,
//! length of the rest, the rest, flags), preceded by their number (u32); then for each set the number of weights (u32)
//! and each weight as the difference to the key before (LEB128) and an i16. Keys are those of `features`.

use super::scorer::Scorer;
use super::vocabulary::Vocabulary;
use std::{fmt, mem};

const MAGIC: &[u8; 5] = b"LSEG\x01";

/// How many units of a stored weight make one unit of log-probability.
pub const SCALE: f32 = 256.0;

/// The file is not a model; `at` is the byte where reading failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadModel {
    pub at: usize,
}

impl fmt::Display for BadModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a segmentation model: unexpected data at byte {}",
            self.at
        )
    }
}

impl std::error::Error for BadModel {}

/// A lexicon with the weights of the fine and the compound level.
pub struct Model {
    pub vocabulary: Vocabulary,
    pub fine: Scorer,
    pub compound: Scorer,
}

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    /// `BadModel` when the bytes are not a whole model of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadModel> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(MAGIC.len())? != MAGIC {
            return Err(BadModel { at: 0 });
        }
        let vocabulary = reader.words()?;
        let fine = Scorer::new(&reader.weights()?, &vocabulary);
        let compound = Scorer::new(&reader.weights()?, &vocabulary);
        if reader.at == bytes.len() {
            Ok(Model {
                vocabulary,
                fine,
                compound,
            })
        } else {
            Err(BadModel { at: reader.at })
        }
    }
}

/// Writes a model; `words` must be sorted and differ.
pub fn to_bytes(words: &[(Vec<u8>, u8)], fine: &[(u32, i16)], compound: &[(u32, i16)]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend((words.len() as u32).to_le_bytes());
    let mut before: &[u8] = &[];
    for (word, flags) in words {
        let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
        out.extend([shared as u8, (word.len() - shared) as u8]);
        out.extend_from_slice(&word[shared..]);
        out.push(*flags);
        before = word;
    }
    for weights in [fine, compound] {
        let mut sorted = weights.to_vec();
        sorted.sort_unstable();
        out.extend((sorted.len() as u32).to_le_bytes());
        let mut before = 0;
        for (key, weight) in sorted {
            leb128(key - before, &mut out);
            out.extend(weight.to_le_bytes());
            before = key;
        }
    }
    out
}

fn leb128(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], BadModel> {
        let taken = self
            .bytes
            .get(self.at..self.at + n)
            .ok_or(BadModel { at: self.at })?;
        self.at += n;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, BadModel> {
        Ok(self.take(1)?[0])
    }

    fn u32(&mut self) -> Result<u32, BadModel> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn leb128(&mut self) -> Result<u32, BadModel> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(BadModel { at: self.at })
    }

    fn words(&mut self) -> Result<Vocabulary, BadModel> {
        let count = self.u32()? as usize;
        let (mut letters, mut ends) = (Vec::new(), Vec::new());
        let mut before = 0..0;
        for _ in 0..count {
            let shared = usize::from(self.byte()?);
            if shared > before.len() {
                return Err(BadModel { at: self.at });
            }
            let start = letters.len();
            letters.extend_from_within(before.start..before.start + shared);
            let rest = usize::from(self.byte()?);
            letters.extend_from_slice(self.take(rest)?);
            before = start..letters.len();
            ends.push((letters.len(), self.byte()?));
        }
        let words = ends.iter().scan(0, |start, &(end, flags)| {
            Some((&letters[mem::replace(start, end)..end], flags))
        });
        Vocabulary::new(words).ok_or(BadModel { at: self.at })
    }

    fn weights(&mut self) -> Result<Vec<(u32, i16)>, BadModel> {
        let count = self.u32()? as usize;
        let mut weights = Vec::with_capacity(count.min(self.bytes.len()));
        let mut key = 0u32;
        for _ in 0..count {
            key = key
                .checked_add(self.leb128()?)
                .filter(|&k| k != u32::MAX)
                .ok_or(BadModel { at: self.at })?;
            let weight = self.take(2)?;
            weights.push((key, i16::from_le_bytes([weight[0], weight[1]])));
        }
        Ok(weights)
    }
}
