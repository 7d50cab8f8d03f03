//! Some runs of Lao as the decoder sees them: their clusters, the lexicon words in them, and what stands beside each
//! border.
//!
//! Runs lie on one sheet side by side, so that what is done for each cluster is done for many at a time: where one waits
//! for memory, others go on.

use super::clusters::{may_part, Clusters};
use super::lattice::{EDGE, PAD};
use super::scorer::{Beside, Scorer, Word, PAIRS};
use super::vocabulary::{Spelling, Unit, Vocabulary, Words, STOP, STRANGE, WHOLE};
use crate::lexicon::Lexicon;
use std::ops::Range;

/// Words of fewer clusters than this have a lane; longer ones are rare.
pub const LANES: usize = 16;

/// No word takes no cluster: the lowest of the bits of lengths says that there are words without a lane.
pub const NO_LANE: u16 = 1;

/// The longest known word on one side of a border.
#[derive(Clone, Copy, Default)]
pub struct Longest {
    pub word: Word,
    /// Its length in clusters, at most 255; 0 if there is none.
    pub length: u32,
}

/// What the lexicon says of a border.
#[derive(Clone, Copy, Default)]
pub struct Border {
    pub ending: Longest,
    pub beginning: Longest,
    /// A bit for each length in clusters of a known word that ends here; `NO_LANE` if there is one without a lane.
    pub lengths: u16,
    /// The scores of those words by length, where there is a bit.
    pub scores: [i16; LANES],
}

/// A known word that is too long for a lane.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Long {
    pub end: u32,
    pub start: u32,
    pub score: i16,
}

/// One cluster as it is spelt, and where the scorer keeps its weights.
#[derive(Clone, Copy, Default)]
pub struct Spelt {
    pub spelling: Spelling,
    pub place: u32,
}

/// Some runs of Lao. It is filled again and again, so that nothing is allocated for each run.
///
/// Clusters are counted through the sheet. After those of a run comes the number of its end, which is no cluster.
#[derive(Default)]
pub struct Sheet {
    /// The clusters of each run.
    pub runs: Vec<Range<usize>>,
    /// The run that was added last.
    run: Clusters,
    /// The letters of all runs, each with context on either side.
    letters: Vec<u8>,
    /// Where each cluster, and the end of each run, stands in `letters` and in the text.
    starts: Vec<u32>,
    pub source: Vec<u32>,
    /// Whether a word may begin or end there.
    pub legal: Vec<bool>,
    pub spelt: Vec<Spelt>,
    /// The number of each cluster, with `MAY_END` if a word may end after it; `STOP` at the end of a run.
    labels: Vec<u16>,
    /// One for each cluster and end, and more from sheets before.
    pub borders: Vec<Border>,
    /// The known words that have no lane, sorted.
    pub long: Vec<Long>,
    /// Where walks through the words have come to: a first cluster, and a base.
    walks: Vec<(u32, u32)>,
    /// The place in the trie that each walk comes to next, and what stands there.
    steps: Vec<(u32, Unit)>,
    /// What walks have just found: a first cluster, and the place of a word.
    found: Vec<(u32, u32)>,
}

/// What is added to the number of a cluster after which a word may end.
const MAY_END: u16 = STOP + 1;

impl Sheet {
    /// Takes all runs off the sheet.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.letters.clear();
        for list in [&mut self.starts, &mut self.source] {
            list.clear();
        }
    }

    /// How many clusters and ends of runs there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Adds the run `codes[start..end]` that stands between two context codes.
    pub fn add(&mut self, codes: &[u8], (start, end): (usize, usize), (left, right): (u8, u8)) {
        self.run.cut(codes, start, end);
        self.runs.push(self.len()..self.len() + self.run.len());
        self.letters.extend([EDGE, EDGE, left]);
        let before = self.letters.len() as u32;
        self.letters.extend_from_slice(&self.run.letters);
        self.letters.extend([right, EDGE, EDGE]);
        let starts = self.run.starts.iter().map(|start| before + start);
        self.starts.extend(starts);
        self.source.extend_from_slice(&self.run.source);
    }

    /// Looks up all that the decoder asks for.
    pub fn fill(&mut self, vocabulary: &Vocabulary, scorer: &Scorer, added: Option<&Lexicon>) {
        self.spell(vocabulary, scorer);
        self.clear_borders();
        self.find_words(&vocabulary.words, scorer);
        if let Some(added) = added {
            self.find_added(added, scorer);
        }
        self.long.sort_unstable();
    }

    /// Looks each cluster up, and finds where a word may begin.
    fn spell(&mut self, vocabulary: &Vocabulary, scorer: &Scorer) {
        self.spelt.clear();
        self.labels.clear();
        self.legal.clear();
        self.letters.extend([0; WHOLE]);
        for run in &self.runs {
            let mut before = Spelling::default();
            for place in self.starts[run.start..=run.end].windows(2) {
                let (start, end) = (place[0] as usize, place[1] as usize);
                let number = vocabulary.alphabet.number_at(&self.letters, start, end);
                let (label, spelling, place) = if number == STRANGE {
                    let spelling = Spelling::of(&self.letters[start..end]);
                    (STOP, spelling, scorer.stranger(spelling.letters))
                } else {
                    let spelling = vocabulary.alphabet.spelling(number);
                    (number, spelling, u32::from(number))
                };
                self.labels.push(label);
                self.spelt.push(Spelt { spelling, place });
                self.legal.push(may_part(before.parting, spelling.parting));
                before = spelling;
            }
            self.labels.push(STOP);
            self.spelt.push(Spelt::default());
            self.legal.push(true);
        }
        for (label, &is_legal) in self.labels.iter_mut().zip(self.legal.iter().skip(1)) {
            *label |= if is_legal { MAY_END } else { 0 };
        }
    }

    fn clear_borders(&mut self) {
        let count = self.len();
        if self.borders.len() < count {
            self.borders.resize(count, Border::default());
        }
        for border in &mut self.borders[..count] {
            (border.ending, border.beginning, border.lengths) = Default::default();
        }
        self.long.clear();
    }

    /// Walks through the words from all clusters side by side: no walk waits for another, so their look-ups overlap.
    fn find_words(&mut self, words: &Words, scorer: &Scorer) {
        let starts = (0..).zip(&self.legal).zip(&self.labels);
        let starts = starts.filter(|&((_, &is_legal), &label)| is_legal & (label & STOP != STOP));
        self.walks.clear();
        self.walks
            .extend(starts.map(|((k, _), _)| (k, words.root())));
        let most = self.walks.len();
        if self.found.len() < most {
            self.found.resize(most, Default::default());
        }
        for length in 1.. {
            let (going, found) = self.step(words, length - 1);
            for at in 0..found {
                let (start, place) = self.found[at];
                let word = scorer.word(words.word(place as usize));
                self.note(start as usize, length, word, scorer.known(word));
            }
            self.walks.truncate(going);
            if going == 0 {
                break;
            }
        }
    }

    /// Takes every walk, that has come so many clusters, one further; says how many go on and how many found a word.
    fn step(&mut self, words: &Words, length: usize) -> (usize, usize) {
        let labels = &self.labels[length..];
        self.steps.clear();
        self.steps.extend(self.walks.iter().map(|&(start, base)| {
            let place = Words::place(base, labels[start as usize]);
            (place as u32, words.unit(place))
        }));
        let (mut going, mut found) = (0, 0);
        for (at, &(place, unit)) in self.steps.iter().enumerate() {
            let start = self.walks[at].0;
            let label = labels[start as usize];
            let holds = unit.is_under(label);
            // Both are written in any case and kept if they hold: no branch, as none could be foretold.
            self.walks[going] = (start, unit.base());
            going += usize::from(holds & unit.goes_on());
            self.found[found] = (start, place);
            found += usize::from(holds & unit.ends_word() & (label & MAY_END != 0));
        }
        (going, found)
    }

    /// Notes a known word of so many clusters; shorter ones have been noted before.
    #[inline]
    fn note(&mut self, start: usize, length: usize, word: Word, score: i16) {
        self.set_score(start, start + length, score);
        let length = length as u32;
        self.borders[start].beginning = Longest { word, length };
        self.borders[start + length as usize].ending = Longest { word, length };
    }

    #[inline]
    fn set_score(&mut self, start: usize, end: usize, score: i16) {
        let border = &mut self.borders[end];
        if let Some(lane) = border.scores.get_mut(end - start) {
            *lane = score;
            border.lengths |= 1 << (end - start);
        } else {
            border.lengths |= NO_LANE;
            let (start, end) = (start as u32, end as u32);
            self.long.push(Long { end, start, score });
        }
    }

    /// Adds a user's words. One that the lexicon holds too stays what it is, and gains.
    fn find_added(&mut self, added: &Lexicon, scorer: &Scorer) {
        self.long.sort_unstable();
        let of_lexicon = self.long.len();
        let (runs, letters) = (
            std::mem::take(&mut self.runs),
            std::mem::take(&mut self.letters),
        );
        for run in &runs {
            let after = self.starts[run.end] as usize;
            for start in run.clone().filter(|&k| self.legal[k]).collect::<Vec<_>>() {
                let from = self.starts[start] as usize;
                for found in added.prefixes(&letters[from..after]) {
                    let border = self.starts[run.start..=run.end]
                        .binary_search(&((from + found.length) as u32));
                    let end = border.map(|at| run.start + at);
                    if let Some(end) = end.ok().filter(|&end| self.legal[end]) {
                        self.note_added(start, end, of_lexicon, scorer);
                    }
                }
            }
        }
        (self.runs, self.letters) = (runs, letters);
    }

    fn note_added(&mut self, start: usize, end: usize, of_lexicon: usize, scorer: &Scorer) {
        if let Some(score) = self.score_of(start, end, of_lexicon) {
            *score = scorer.with_bonus(*score);
            return;
        }
        let longest = Longest {
            word: scorer.users_word(end - start),
            length: (end - start).min(255) as u32,
        };
        self.set_score(start, end, scorer.known(longest.word));
        if longest.length > self.borders[end].ending.length {
            self.borders[end].ending = longest;
        }
        if longest.length >= self.borders[start].beginning.length {
            self.borders[start].beginning = longest;
        }
    }

    /// The score of a word that is known; of those without a lane, only the first so many are looked at.
    fn score_of(&mut self, start: usize, end: usize, long: usize) -> Option<&mut i16> {
        let length = end - start;
        if length < LANES {
            let border = &mut self.borders[end];
            return (border.lengths >> length & 1 == 1).then_some(&mut border.scores[length]);
        }
        let key = (end as u32, start as u32);
        let long = &mut self.long[..long];
        let place = long.binary_search_by_key(&key, |long| (long.end, long.start));
        place.ok().map(|place| &mut long[place].score)
    }

    /// The known words without a lane that end at a border.
    pub fn long_to(&self, end: usize) -> &[Long] {
        let first = self.long.partition_point(|long| (long.end as usize) < end);
        let count = self.long[first..].partition_point(|long| long.end as usize == end);
        &self.long[first..first + count]
    }

    /// Whether there is a known word from one border to another.
    pub fn is_known(&self, start: usize, end: usize) -> bool {
        let length = end - start;
        if length < LANES {
            return self.borders[end].lengths >> length & 1 == 1;
        }
        let key = (end as u32, start as u32);
        let long = &self.long;
        long.binary_search_by_key(&key, |long| (long.end, long.start))
            .is_ok()
    }

    /// What stands beside the border before cluster `k`, where the longest word across takes `crossing` clusters.
    #[inline]
    pub fn beside(&self, k: usize, crossing: u32) -> Beside<'_> {
        let at = self.starts[k] as usize - PAD;
        let mut window = [0; PAIRS + 1];
        window.copy_from_slice(&self.letters[at..at + PAIRS + 1]);
        let border = &self.borders[k];
        Beside {
            window,
            clusters: [&self.spelt[k - 1], &self.spelt[k]],
            words: [border.ending, border.beginning],
            crossing,
        }
    }
}
