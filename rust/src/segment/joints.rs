//! Weights keyed on the shapes of the longest words beside a border together, and of the longest word across it.
//!
//! Only a level that was trained with them pays for them.

use super::features::{shape, template, SHAPES};
use super::scorer::Longest;
use super::sheet::Sheet;
use std::collections::VecDeque;

/// The weights, if a level has any.
#[derive(Default)]
pub struct Joints {
    /// By shape, its number among those that weigh something; 0 for the others.
    numbers: Vec<u16>,
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
    pub fn new(weights: &[(u32, i16)]) -> Self {
        let own = || weights.iter().filter(|weight| holds(weight.0));
        let mut shapes: Vec<usize> = own().flat_map(|weight| shapes_of(weight.0)).collect();
        shapes.sort_unstable();
        shapes.dedup();
        if shapes.is_empty() {
            return Joints::default();
        }
        let mut numbers = vec![0; SHAPES as usize];
        for (number, &shape) in (1..).zip(&shapes) {
            numbers[shape] = number;
        }
        let count = shapes.len() + 1;
        let (mut both_sides, mut across) = (vec![0; count * count], vec![0; count]);
        for &(key, weight) in own() {
            match shapes_of(key).map(|shape| usize::from(numbers[shape])) {
                [left, right] if is_of_sides(key) => both_sides[left * count + right] = weight,
                [shape, _] => across[shape] = weight,
            }
        }
        Joints {
            numbers,
            both_sides,
            across,
        }
    }

    #[inline]
    fn number(&self, word: Longest) -> usize {
        let shape = shape(word.flags, word.length.into());
        usize::from(self.numbers[shape as usize])
    }

    /// Adds the weights of all borders of a sheet to their scores.
    pub fn add_to(&self, scores: &mut [i32], sheet: &Sheet) {
        if self.numbers.is_empty() {
            return;
        }
        let mut longest = LongestAcross::default();
        for run in &sheet.runs {
            longest.0.clear();
            let inner = run.start + 1..run.end;
            for (k, score) in inner.clone().zip(&mut scores[inner]) {
                let across = longest.of_next(k, sheet.borders[k - 1].beginning);
                let border = &sheet.borders[k];
                let words = [border.ending, border.beginning, across];
                let [left, right, across] = words.map(|word| self.number(word));
                let sides = self.both_sides[left * self.across.len() + right];
                *score += i32::from(sides) + i32::from(self.across[across]);
            }
        }
    }
}

fn is_of_sides(key: u32) -> bool {
    (key >> 24) as u8 == template::BOTH_SIDES
}

/// The shapes in the content of a key; twice the same if it has only one. What is no shape counts as one.
fn shapes_of(key: u32) -> [usize; 2] {
    let content = key & 0x00FF_FFFF;
    let [left, right] = if is_of_sides(key) {
        [content / SHAPES, content % SHAPES]
    } else {
        [content; 2]
    };
    [left, right].map(|shape| (shape % SHAPES) as usize)
}

/// The words that may be the longest across a border to come, by their ends: each longer than all that begin later.
#[derive(Default)]
struct LongestAcross(VecDeque<(usize, Longest)>);

impl LongestAcross {
    /// The longest word across border `k`, the first of equally long ones; `before` begins at the border before.
    #[inline]
    fn of_next(&mut self, k: usize, before: Longest) -> Longest {
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
            .map(|&(_, longest)| longest)
            .unwrap_or_default()
    }
}
