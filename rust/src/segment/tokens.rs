//! Codes to tokens at each level: the only module that knows all the others.

use super::borders::Borders;
use super::chunks::{Chunk, Chunks, Kind};
use super::clusters::Clusters;
use super::codes::{class, Class};
use super::decode::Decoder;
use super::lattice::{context, EDGE};
use super::model::Model;
use super::scorer::Scorer;
use super::sheet::Sheet;
use super::syllables::syllables;
use crate::lexicon::Lexicon;

/// Tokens by their ends, in code points; each begins where the one before ends.
#[derive(Default, Debug)]
pub struct Tokens {
    pub ends: Vec<u32>,
    pub kinds: Vec<Kind>,
}

impl Tokens {
    pub(super) fn push(&mut self, end: usize, kind: Kind) {
        self.ends.push(end as u32);
        self.kinds.push(kind);
    }
}

/// Cuts `codes` into clusters: Lao ones by the spelling rules, others a character with what extends it.
pub fn clusters(codes: &[u8]) -> Tokens {
    let mut tokens = Tokens::default();
    let mut clusters = Clusters::default();
    for chunk in Chunks::new(codes) {
        if is_run(codes, chunk) {
            clusters.cut(codes, chunk.start, chunk.end);
            for &end in &clusters.source[1..] {
                tokens.push(end as usize, chunk.kind);
            }
            continue;
        }
        for at in chunk.start + 1..=chunk.end {
            let joined = at < chunk.end
                && (class(codes[at]) == Class::Extend || codes[at - 1..=at] == *b"\r\n");
            if !joined {
                tokens.push(at, chunk.kind);
            }
        }
    }
    tokens
}

/// Cuts `codes` into syllables; what is not Lao stays whole.
pub fn by_syllable(codes: &[u8]) -> Tokens {
    let mut tokens = Tokens::default();
    let mut clusters = Clusters::default();
    let mut ends = Vec::new();
    for chunk in Chunks::new(codes) {
        if !is_run(codes, chunk) {
            tokens.push(chunk.end, chunk.kind);
            continue;
        }
        clusters.cut(codes, chunk.start, chunk.end);
        ends.clear();
        syllables(&clusters, &mut ends);
        for &end in &ends {
            tokens.push(clusters.source[end as usize] as usize, chunk.kind);
        }
    }
    tokens
}

/// Room to cut one text after another into words, so that little is allocated for each.
#[derive(Default)]
pub struct Room {
    /// The codes of the text.
    pub codes: Vec<u8>,
    /// What it was cut into.
    pub tokens: Tokens,
    /// The chunks whose runs lie on the sheet, and those between.
    chunks: Vec<(Chunk, bool)>,
    sheet: Sheet,
    borders: Borders,
    decoder: Decoder,
}

/// A sheet with so many clusters is full, and so is one with so many chunks.
const FULL: usize = 256;

impl Room {
    /// Whether it takes no more than a few megabytes.
    pub fn is_small(&self) -> bool {
        self.codes.capacity() <= 1 << 20 && self.sheet.borders.len() <= 1 << 14
    }

    /// Cuts its codes into the words that `scorer` prefers.
    pub fn words(&mut self, model: &Model, scorer: &Scorer, added: Option<&Lexicon>) {
        self.tokens.ends.clear();
        self.tokens.kinds.clear();
        let codes = std::mem::take(&mut self.codes);
        for chunk in Chunks::new(&codes) {
            let is_run = is_run(&codes, chunk);
            self.chunks.push((chunk, is_run));
            if is_run {
                let left = chunk.start.checked_sub(1);
                let left = left.map_or(EDGE, |at| context(Some(codes[at])));
                let right = context(codes.get(chunk.end).copied());
                self.sheet
                    .add(&codes, (chunk.start, chunk.end), (left, right));
            }
            if self.chunks.len().max(self.sheet.len()) >= FULL {
                self.flush(model, scorer, added);
            }
        }
        self.flush(model, scorer, added);
        self.codes = codes;
    }

    /// Cuts what lies on the sheet, and empties it.
    fn flush(&mut self, model: &Model, scorer: &Scorer, added: Option<&Lexicon>) {
        self.sheet.fill(&model.vocabulary, scorer, added);
        self.borders.score(&self.sheet, scorer);
        let mut runs = self.sheet.runs.iter();
        for (chunk, is_run) in self.chunks.drain(..) {
            match if is_run { runs.next() } else { None } {
                Some(run) => {
                    let (sheet, scores) = (&self.sheet, &self.borders.scores);
                    let first = self.tokens.ends.len();
                    for end in self.decoder.best(sheet, run.clone(), scores, scorer) {
                        self.tokens.push(sheet.source[end] as usize, chunk.kind);
                    }
                    self.tokens.ends[first..].reverse();
                }
                None => self.tokens.push(chunk.end, chunk.kind),
            }
        }
        self.sheet.clear();
    }
}

/// Whether a chunk is a run of Lao, not an abbreviation: that has a dot after its first or second letter.
fn is_run(codes: &[u8], chunk: Chunk) -> bool {
    let has_dot = |at: usize| at < chunk.end && codes[at] == b'.';
    chunk.kind == Kind::Lao && !(has_dot(chunk.start + 1) | has_dot(chunk.start + 2))
}
