//! Weights keyed on the shapes of the longest words beside a border together, and of the longest word across it.
//!
//! Only a level that was trained with them pays for them.

use super::features::{template, SHAPES};
use std::collections::VecDeque;

/// The weights of a level that has any.
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
    /// Lays out those of `weights` that belong here; `None` if none does.
    pub fn new(weights: &[(u32, i16)]) -> Option<Self> {
        let own = || weights.iter().filter(|weight| holds(weight.0));
        let mut shapes: Vec<usize> = own().flat_map(|weight| shapes_of(weight.0)).collect();
        shapes.sort_unstable();
        shapes.dedup();
        if shapes.is_empty() {
            return None;
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
        Some(Joints {
            numbers,
            both_sides,
            across,
        })
    }

    /// What a border weighs by the shapes of the longest words before, after and across it.
    #[inline]
    pub fn weight(&self, shapes: [u32; 3]) -> i32 {
        let [left, right, across] =
            shapes.map(|shape| usize::from(self.numbers[(shape % SHAPES) as usize]));
        let sides = self.both_sides[left * self.across.len() + right];
        i32::from(sides) + i32::from(self.across[across])
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

/// A word that may be the longest across a border to come.
struct Reaching {
    end: usize,
    length: u8,
    shape: u32,
}

/// Such words by their ends: each longer than all that begin later.
#[derive(Default)]
pub struct LongestAcross(VecDeque<Reaching>);

impl LongestAcross {
    /// Forgets the run before.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The shape of the longest word across border `k`, the first of equally long ones, or that of no word. From the
    /// border before, the longest word takes `length` clusters and has `shape`.
    #[inline]
    pub fn of_next(&mut self, k: usize, length: u8, shape: u32) -> u32 {
        while self.0.back().is_some_and(|other| other.length < length) {
            self.0.pop_back();
        }
        if length > 1 {
            let end = k - 1 + usize::from(length);
            self.0.push_back(Reaching { end, length, shape });
        }
        while self.0.front().is_some_and(|other| other.end <= k) {
            self.0.pop_front();
        }
        self.0.front().map_or(0, |longest| longest.shape)
    }
}
