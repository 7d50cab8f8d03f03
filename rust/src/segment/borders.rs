//! The scores of all borders of a sheet.
//!
//! They are found before the search for the best words: one does not wait for another, so their look-ups overlap.

use super::features::LENGTH_CAP;
use super::joints::{Joints, LongestAcross};
use super::scorer::Scorer;
use super::sheet::Sheet;

/// The scores of borders; filled again and again, so that nothing is allocated for each sheet.
#[derive(Default)]
pub struct Borders {
    /// By cluster, the score of the border before it; nothing of use at the ends of a run and where no word may begin.
    pub scores: Vec<i32>,
    /// Keys that may have a weight, with the cluster that they are for.
    keys: Vec<(u32, u32)>,
}

/// How many keys of a border are looked up by hash.
const HASHED: usize = 3;

impl Borders {
    /// Scores the borders of a sheet.
    pub fn score(&mut self, sheet: &Sheet, scorer: &Scorer) {
        self.scores.clear();
        self.scores.resize(sheet.len(), 0);
        if self.keys.len() < HASHED * sheet.len() {
            self.keys.resize(HASHED * sheet.len(), Default::default());
        }
        let mut count = 0;
        for run in &sheet.runs {
            let mut crossing = Crossing::default();
            for k in run.start + 1..run.end {
                let crossing = crossing.of_next(k, sheet.borders[k - 1].beginning.length.into());
                let beside = sheet.beside(k, crossing);
                self.scores[k] = scorer.border(&beside);
                // Written in any case, kept if it may have a weight: no branch, as none could be foretold.
                for (key, is_there) in scorer.hashed_keys(&beside) {
                    self.keys[count] = (k as u32, key);
                    count += usize::from(is_there & sheet.legal[k] & scorer.hashed.may_hold(key));
                }
            }
        }
        for &(k, key) in &self.keys[..count] {
            self.scores[k as usize] += scorer.hashed.get(key);
        }
        if let Some(joints) = &scorer.joints {
            self.add_joints(sheet, joints);
        }
    }

    fn add_joints(&mut self, sheet: &Sheet, joints: &Joints) {
        let mut longest = LongestAcross::default();
        for run in &sheet.runs {
            longest.clear();
            let inner = run.start + 1..run.end;
            for (k, score) in inner.clone().zip(&mut self.scores[inner]) {
                let (before, border) = (sheet.borders[k - 1].beginning, &sheet.borders[k]);
                let across = longest.of_next(k, before.length, before.shape());
                *score += joints.weight([border.ending.shape(), border.beginning.shape(), across]);
            }
        }
    }
}

/// How long the longest word across a border is, among the longest words from each cluster; as far as lengths count.
///
/// For each length below `LENGTH_CAP` there is a field of one bit less than the length: it is filled where such a word
/// begins and loses a bit at each border.
#[derive(Default)]
struct Crossing {
    fields: u32,
    /// The end of the words that are at least as long as counts.
    far: usize,
}

impl Crossing {
    /// The length for border `k`, where the longest word from the border before takes `length` clusters.
    #[inline]
    fn of_next(&mut self, k: usize, length: u32) -> u32 {
        self.fields =
            self.fields >> 1 & !FIELDS.tops | FIELDS.of_length[(length as usize).min(LENGTH_CAP)];
        if length as usize >= LENGTH_CAP {
            self.far = self.far.max(k - 1 + length as usize);
        }
        if k < self.far {
            return LENGTH_CAP as u32;
        }
        FIELDS.length[32 - self.fields.leading_zeros() as usize]
    }
}

/// The fields of `Crossing`, the one for the shortest words lowest.
struct Fields {
    tops: u32,
    of_length: [u32; LENGTH_CAP + 1],
    /// By the number of the highest bit that is set, from 1; 0 if none is.
    length: [u32; 33],
}

static FIELDS: Fields = {
    let mut fields = Fields {
        tops: 0,
        of_length: [0; LENGTH_CAP + 1],
        length: [0; 33],
    };
    let (mut length, mut lowest) = (2, 0);
    while length < LENGTH_CAP {
        let above = lowest + length - 1;
        fields.of_length[length] = (1 << above) - (1 << lowest);
        fields.tops |= 1 << (above - 1);
        while lowest < above {
            lowest += 1;
            fields.length[lowest] = length as u32;
        }
        length += 1;
    }
    fields
};
