//! The model as it is defined, without haste: the best words over the lattice, scored by the keys of `features`. Only
//! tests use it; what is fast must give the same.

use super::borders::Borders;
use super::clusters::Clusters;
use super::decode::Decoder;
use super::features;
use super::lattice::{Lattice, Words, EDGE, MAX_UNKNOWN, USER};
use super::scorer::{user_bonus, Scorer};
use super::sheet::Sheet;
use super::vocabulary::Vocabulary;
use crate::lexicon::Lexicon;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Weights of all keys that have come up: each from the key itself.
#[derive(Default)]
struct Weights(BTreeMap<u32, i16>);

impl Weights {
    fn of(&mut self, key: u32) -> i64 {
        let weight = (key.wrapping_mul(0x9E37_79B1) >> 21) as i16 - 1024;
        self.0.insert(key, weight);
        i64::from(weight)
    }
}

/// The clusters after each of the best words; of equally good paths the one whose last words are longer.
fn best_words(run: &Clusters, words: Words<'_>, weights: &mut Weights) -> Vec<u32> {
    let mut lattice = Lattice::default();
    lattice.build(run, (EDGE, EDGE), words, |_, flags| flags);
    let n = run.len();
    let mut best: Vec<Option<(i64, usize)>> = vec![None; n + 1];
    best[0] = Some((0, 0));
    for k in (0..n).filter(|&k| run.legal[k]) {
        let mut base = best[k].expect("every legal place is reached").0;
        if k > 0 {
            features::border(run, &lattice, k, |key| base += weights.of(key));
        }
        let mut is_first = true;
        for end in (k + 1..=n).filter(|&end| run.legal[end]) {
            let arc = lattice
                .arcs_from(k)
                .iter()
                .find(|arc| arc.end as usize == end);
            let mut score = base;
            match arc {
                Some(&arc) => {
                    features::known(k, arc, |key| score += weights.of(key));
                    score += if arc.flags & USER == 0 {
                        0
                    } else {
                        i64::from(user_bonus(end - k))
                    };
                }
                None if end - k <= MAX_UNKNOWN || is_first => {
                    features::unknown(run, k, end, |key| score += weights.of(key));
                }
                None => continue,
            }
            is_first = false;
            if best[end].is_none_or(|(other, _)| score > other) {
                best[end] = Some((score, k));
            }
        }
    }
    let (mut ends, mut at) = (Vec::new(), n);
    while at > 0 {
        ends.push(at as u32);
        at = best[at].expect("every legal place is reached").1;
    }
    ends.reverse();
    ends
}

/// Letters that make long and short clusters, illegal borders, and the same few words again and again.
fn letters() -> impl Strategy<Value = Vec<u8>> {
    let few = prop::sample::select(vec![0x81, 0x99, 0xAB, 0xA7, 0xB0, 0xB1, 0xC0, 0xC8]);
    let any = prop_oneof![0x81u8..0xAF, 0xB0u8..0xBE, 0xC0u8..0xC5, 0xC8u8..0xCE];
    prop::collection::vec(prop_oneof![3 => few, 1 => any], 2..60)
}

/// Words cut from letters: where they begin, how long they are, and their flags.
fn cuts(most: usize) -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
    let size = prop_oneof![4 => 1usize..8, 1 => 8usize..50];
    prop::collection::vec((0usize..60, size, 1u8..64), 0..most)
}

fn lexicon(codes: &[u8], cuts: &[(usize, usize, u8)]) -> BTreeMap<Vec<u8>, u8> {
    let words = cuts
        .iter()
        .map(|&(from, size, flags)| (codes.iter().copied().skip(from).take(size).collect(), flags));
    words
        .filter(|(word, _): &(Vec<u8>, u8)| !word.is_empty())
        .collect()
}

proptest! {
    #[test]
    fn decoding_gives_the_best_words(
        codes in letters(),
        of_model in cuts(24),
        of_user in cuts(6),
    ) {
        let of_model = lexicon(&codes, &of_model);
        let words = Lexicon::new(of_model.clone());
        let added = Lexicon::new(lexicon(&codes, &of_user).into_keys().map(|word| (word, 0)));
        let mut run = Clusters::default();
        run.scan(&codes, 0, codes.len());
        let vocabulary = Vocabulary::new(of_model.iter().map(|(word, &flags)| (&word[..], flags))).unwrap();
        for added in [None, Some(&added)] {
            let mut weights = Weights::default();
            let wanted = best_words(&run, Words { lexicon: &words, added }, &mut weights);
            let weights: Vec<(u32, i16)> = weights.0.into_iter().collect();
            let scorer = Scorer::new(&weights, &vocabulary);
            let (mut sheet, mut decoder) = (Sheet::default(), Decoder::default());
            // A run is the same wherever it lies on the sheet.
            for _ in 0..2 {
                sheet.add(&codes, (0, codes.len()), (EDGE, EDGE));
            }
            sheet.fill(&vocabulary, &scorer, added);
            let mut borders = Borders::default();
            borders.score(&sheet, &scorer);
            for lies in sheet.runs.clone() {
                prop_assert_eq!(&sheet.legal[lies.start..=lies.end], &run.legal[..]);
                let found = decoder.best(&sheet, lies.clone(), &borders.scores, &scorer);
                let mut found: Vec<u32> = found.map(|end| (end - lies.start) as u32).collect();
                found.reverse();
                prop_assert_eq!(&found, &wanted);
            }
        }
    }
}
