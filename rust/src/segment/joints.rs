//! Weights keyed on the shapes of the longest words beside a border together, and of the longest word across it.
//!
//! Only a level that was trained with them pays for them.

use super::features::{self, template, LENGTH_CAP, SHAPES};
use super::lattice::WELL_KNOWN;
use super::scorer::Word;
use super::sheet::{Longest, Sheet};
use super::vocabulary::Vocabulary;
use std::collections::{BTreeMap, VecDeque};

/// The weights, if a level has any.
#[derive(Default)]
pub struct Joints {
    /// By word, the number of its shape among those that weigh something; 0 for the others.
    shapes: Vec<u16>,
    /// By the numbers of two shapes.
    both_sides: Vec<i16>,
    /// By the number of a shape.
    across: Vec<i16>,
}

/// Whether the weights of a key belong here.
pub fn holds(key: u32) -> bool {
    matches!((key >> 24) as u8, template::BOTH_SIDES | template::ACROSS)
}

impl Joints {
    /// Lays out those of `weights` that belong here.
    pub fn new(weights: &[(u32, i16)], vocabulary: &Vocabulary) -> Self {
        let own = || weights.iter().filter(|weight| holds(weight.0));
        let mut numbers = BTreeMap::new();
        for &(key, _) in own() {
            for shape in shapes_of(key) {
                let next = numbers.len() as u16 + 1;
                numbers.entry(shape).or_insert(next);
            }
        }
        if numbers.is_empty() {
            return Joints::default();
        }
        let count = numbers.len() + 1;
        let (mut both_sides, mut across) = (vec![0; count * count], vec![0; count]);
        for &(key, weight) in own() {
            match shapes_of(key).map(|shape| usize::from(numbers[&shape])) {
                [left, right] if is_of_sides(key) => both_sides[left * count + right] = weight,
                [shape, _] => across[shape] = weight,
            }
        }
        let users = (0..=LENGTH_CAP).map(|length| (length as u8, WELL_KNOWN));
        let words = [(0, 0)].into_iter();
        let words = words.chain(vocabulary.shapes.iter().copied()).chain(users);
        let number = |(length, flags)| numbers.get(&features::shape(flags, usize::from(length)));
        Joints {
            shapes: words
                .map(|word| number(word).copied().unwrap_or(0))
                .collect(),
            both_sides,
            across,
        }
    }

    #[inline]
    fn shape(&self, word: Word) -> usize {
        usize::from(self.shapes[word.0 as usize])
    }

    /// Adds the weights of all borders of a sheet to their scores.
    pub fn add_to(&self, scores: &mut [i32], sheet: &Sheet) {
        if self.shapes.is_empty() {
            return;
        }
        let mut longest = LongestAcross::default();
        for run in &sheet.runs {
            longest.0.clear();
            for k in run.start + 1..run.end {
                let across = longest.of_next(k, sheet.borders[k - 1].beginning);
                if sheet.legal[k] {
                    let border = &sheet.borders[k];
                    let [left, right] =
                        [border.ending, border.beginning].map(|side| self.shape(side.word));
                    let sides = self.both_sides[left * self.across.len() + right];
                    scores[k] += i32::from(sides) + i32::from(self.across[self.shape(across)]);
                }
            }
        }
    }
}

fn is_of_sides(key: u32) -> bool {
    (key >> 24) as u8 == template::BOTH_SIDES
}

/// The shapes in the content of a key; twice the same if it has only one.
fn shapes_of(key: u32) -> [u32; 2] {
    let content = key & 0x00FF_FFFF;
    if is_of_sides(key) {
        [content / SHAPES, content % SHAPES]
    } else {
        [content; 2]
    }
}

/// The words that may be the longest across a border to come, by their ends: each longer than all that begin later.
#[derive(Default)]
struct LongestAcross(VecDeque<(usize, Longest)>);

impl LongestAcross {
    /// The longest word across border `k`, the first of equally long ones; `before` begins at the border before.
    #[inline]
    fn of_next(&mut self, k: usize, before: Longest) -> Word {
        let is_shorter = |&(_, other): &(usize, Longest)| other.length < before.length;
        while self.0.back().is_some_and(is_shorter) {
            self.0.pop_back();
        }
        if before.length > 1 {
            self.0.push_back((k - 1 + before.length as usize, before));
        }
        while self.0.front().is_some_and(|&(end, _)| end <= k) {
            self.0.pop_front();
        }
        self.0
            .front()
            .map_or(Word::default(), |(_, longest)| longest.word)
    }
}
