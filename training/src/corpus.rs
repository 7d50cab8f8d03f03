//! Reading what is learnt from: annotated sentences and the lexicon.

use laodocs::segment::chunks::{Chunks, Kind};
use laodocs::segment::clusters::Clusters;
use laodocs::segment::codes;
use laodocs::segment::lattice::{context, EDGE};
use std::collections::HashMap;
use std::path::Path;

/// A sentence with its tokens.
pub struct Sentence {
    pub id: String,
    pub tokens: Vec<String>,
    /// The name of the file that it stands in.
    pub part: String,
    /// Which fold it belongs to: neighbours stay together.
    pub fold: u8,
}

/// One run of Lao with the borders that the annotation sets.
pub struct Run {
    pub clusters: Clusters,
    pub around: (u8, u8),
    pub gold: Vec<bool>,
}

pub const FOLDS: usize = 10;

/// Reads `id<TAB>token|token` lines; `block` neighbouring lines share a fold.
pub fn read(path: &str, block: usize) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let part = Path::new(path).file_stem().expect("a file");
    let part = part.to_string_lossy().into_owned();
    let lines = text.split('\n').filter(|line| !line.is_empty()).enumerate();
    lines
        .map(|(n, line)| {
            let (id, tokens) = line.split_once('\t').expect("id, tab, tokens");
            Sentence {
                id: id.to_string(),
                tokens: tokens.split('|').map(str::to_string).collect(),
                part: part.clone(),
                fold: (n / block % FOLDS) as u8,
            }
        })
        .collect()
}

/// The Lao runs of a sentence.
pub fn runs(sentence: &Sentence) -> Vec<Run> {
    let mut text = Vec::new();
    let mut ends = vec![false];
    for token in &sentence.tokens {
        let before = text.len();
        codes::encode(token, &mut text);
        ends.resize(text.len() + 1, false);
        ends[text.len()] = text.len() > before;
    }
    Chunks::new(&text)
        .filter(|chunk| chunk.kind == Kind::Lao)
        .map(|chunk| {
            let mut clusters = Clusters::default();
            clusters.scan(&text, chunk.start, chunk.end);
            let gold = clusters
                .source
                .iter()
                .map(|&at| ends[at as usize])
                .collect();
            let left = chunk
                .start
                .checked_sub(1)
                .map_or(EDGE, |at| context(Some(text[at])));
            Run {
                clusters,
                around: (left, context(text.get(chunk.end).copied())),
                gold,
            }
        })
        .collect()
}

/// The codes of a token.
pub fn encoded(token: &str) -> Vec<u8> {
    let mut codes = Vec::new();
    codes::encode(token, &mut codes);
    codes
}

/// Which folds of a corpus a word occurs in, by its codes.
pub fn word_folds(sentences: &[Sentence]) -> HashMap<Vec<u8>, u16> {
    let mut found = HashMap::new();
    for sentence in sentences {
        for token in &sentence.tokens {
            let word = encoded(token);
            if !word.is_empty() && word.iter().all(|&code| codes::class(code).is_lao()) {
                *found.entry(word).or_insert(0) |= 1 << sentence.fold;
            }
        }
    }
    found
}

/// Letters that reading machines take for each other. A dash stands for nothing: the letter may be lost.
const ALIKE: [&str; 13] = [
    "ິີຶືົັ",
    "ຸູ",
    "່້-",
    "ດຕຄທ",
    "ບປຢຍ",
    "ພຜຟຝ",
    "ຂຊຮ",
    "ກຖ",
    "ຫທຜ",
    "ນມ",
    "ງຽ",
    "ໂໄໃ",
    "ໜໝຫ",
];

/// The subjoined ລ and how older spelling writes it.
const SUBJOINED: (&str, &str) = ("ຫຼ", "ຫລ");

/// The sentence as other hands and machines leave it: every other one in older spelling, and about one word in `every`
/// with a letter that looks alike.
pub fn damaged(sentence: &Sentence, every: u64, next: &mut impl FnMut() -> u64) -> Sentence {
    let is_old = next() % 2 == 0;
    let damage = |token: &String| {
        let mut word = token.clone();
        if is_old {
            word = word.replace(SUBJOINED.0, SUBJOINED.1);
        }
        if token.chars().count() > 3 && next() % every == 0 {
            word = slip(&word, next);
        }
        word
    };
    Sentence {
        id: sentence.id.clone(),
        tokens: sentence.tokens.iter().map(damage).collect(),
        part: sentence.part.clone(),
        fold: sentence.fold,
    }
}

/// The word with one of its letters misread, if that letter has one that looks alike.
fn slip(word: &str, next: &mut impl FnMut() -> u64) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = (next() % letters.len() as u64) as usize;
    let groups = ALIKE.iter().filter(|group| group.contains(letters[at]));
    let others: Vec<char> = groups
        .flat_map(|group| group.chars())
        .filter(|&c| c != letters[at])
        .collect();
    if !others.is_empty() {
        letters[at] = others[(next() % others.len() as u64) as usize];
    }
    letters.into_iter().filter(|&c| c != '-').collect()
}
