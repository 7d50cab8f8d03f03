//! Some runs of Lao as the decoder sees them: their clusters, the lexicon words in them, and what stands beside each
//! border.
//!
//! Runs lie on one sheet side by side, so that what is done for each cluster is done for many at a time: where one waits
//! for memory, others go on.

use super::clusters::{self, find, may_part, Parting};
use super::features::letters;
use super::lattice::{EDGE, PAD};
use super::scorer::{Beside, Longest, OfCluster, Scorer, WINDOW};
use super::vocabulary::{Unit, Vocabulary, Words, STOP, STRANGE, WHOLE};
use crate::lexicon::Lexicon;
use std::ops::Range;

/// Words of fewer clusters than this have a lane; longer ones are rare.
pub const LANES: usize = 16;

/// No word takes no cluster: the lowest of the bits of lengths says that there are words without a lane.
pub const NO_LANE: u16 = 1;

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

/// Some runs of Lao. It is filled again and again, so that nothing is allocated for each run.
///
/// Clusters are counted through the sheet. After those of a run comes the number of its end, which is no cluster.
#[derive(Default)]
pub struct Sheet {
    /// The clusters of each run.
    pub runs: Vec<Range<usize>>,
    /// How many clusters and ends of runs there are.
    filled: usize,
    /// The letters of all runs, each with context on either side, and room.
    letters: Vec<u8>,
    /// How many letters there are, with context.
    written: usize,
    /// Where each cluster, and the end of each run, stands in `letters` and in the text; and room.
    starts: Vec<u32>,
    pub source: Vec<u32>,
    /// Whether a word may begin or end there.
    pub legal: Vec<bool>,
    pub clusters: Vec<OfCluster>,
    /// The number of each cluster, with `MAY_END` if a word may end after it; `STOP` at the end of a run.
    labels: Vec<u16>,
    /// What a walk through the words comes to that begins with each cluster; nothing at the end of a run.
    firsts: Vec<Unit>,
    /// One for each cluster and end, and more from sheets before.
    pub borders: Vec<Border>,
    /// The known words that have no lane, sorted.
    pub long: Vec<Long>,
    /// Where walks through the words have come to: a first cluster, and a base; and room.
    walks: Vec<(u32, u32)>,
    /// What each walk comes to next; and room.
    units: Vec<Unit>,
    /// What walks have just found: a first cluster, and the place of a word; and room.
    found: Vec<(u32, u32)>,
}

/// What is added to the number of a cluster after which a word may end.
const MAY_END: u16 = STOP + 1;

impl Sheet {
    /// Takes all runs off the sheet.
    pub fn clear(&mut self) {
        self.runs.clear();
        (self.filled, self.written) = (0, 0);
    }

    /// How many clusters and ends of runs there are.
    pub fn len(&self) -> usize {
        self.filled
    }

    /// Adds the run `codes[start..end]` that stands between two context codes.
    pub fn add(&mut self, codes: &[u8], (start, end): (usize, usize), (left, right): (u8, u8)) {
        let (first, before) = (self.filled, self.written + PAD);
        self.make_room(end - start + 1);
        self.letters[self.written..before].copy_from_slice(&[EDGE, EDGE, left]);
        let (letters, clusters) = find(
            &codes[start..end],
            (before, start),
            &mut self.letters[before..],
            &mut self.starts[first..],
            &mut self.source[first..],
        );
        let after = before + letters;
        self.letters[after..after + PAD].copy_from_slice(&[right, EDGE, EDGE]);
        self.written = after + PAD;
        self.runs.push(first..first + clusters);
        self.filled += clusters + 1;
    }

    /// Makes room for so many letters and clusters more.
    fn make_room(&mut self, count: usize) {
        let (letters, clusters) = (self.written + count, self.filled + count);
        if letters + 2 * PAD + WHOLE > self.letters.len() || clusters > self.starts.len() {
            self.letters.resize(2 * letters + 2 * PAD + WHOLE, 0);
            self.starts.resize(2 * clusters, 0);
            self.source.resize(2 * clusters, 0);
        }
    }

    /// Looks up all that the decoder asks for.
    pub fn fill(&mut self, vocabulary: &Vocabulary, scorer: &Scorer, added: Option<&Lexicon>) {
        self.spell(vocabulary, scorer);
        self.clear_borders(scorer);
        self.find_words(&vocabulary.words, scorer);
        if let Some(added) = added {
            self.find_added(added, scorer);
        }
        self.long.sort_unstable();
    }

    /// Looks each cluster up, and finds where a word may begin.
    fn spell(&mut self, vocabulary: &Vocabulary, scorer: &Scorer) {
        self.make_room_for_clusters();
        for run in &self.runs {
            let mut before = Parting::default();
            let places = self.starts[run.start..=run.end].windows(2);
            let clusters = self.clusters[run.clone()].iter_mut();
            let walks = self.labels[run.clone()]
                .iter_mut()
                .zip(&mut self.firsts[run.clone()]);
            let borders = walks.zip(&mut self.legal[run.clone()]);
            for ((place, cluster), ((label, first), legal)) in places.zip(clusters).zip(borders) {
                let (start, end) = (place[0] as usize, place[1] as usize);
                let known = vocabulary.alphabet.at(&self.letters, start, end);
                let mut parting = known.parting;
                if known.number == STRANGE {
                    let spelt = &self.letters[start..end];
                    parting = clusters::parting(spelt);
                    (*label, *cluster) = (STOP, scorer.stranger(letters(spelt)));
                } else {
                    (*label, *cluster) = (known.number, *scorer.cluster(known.number));
                }
                *first = known.first;
                *legal = may_part(before, parting);
                before = parting;
            }
            (self.labels[run.end], self.firsts[run.end]) = (STOP, Unit::default());
            (self.clusters[run.end], self.legal[run.end]) = (OfCluster::default(), true);
        }
        let is_legal = self.legal[..self.filled].iter().skip(1);
        for (label, &is_legal) in self.labels.iter_mut().zip(is_legal) {
            *label |= if is_legal { MAY_END } else { 0 };
        }
    }

    fn make_room_for_clusters(&mut self) {
        if self.clusters.len() < self.filled {
            self.clusters.resize(self.filled, OfCluster::default());
            self.labels.resize(self.filled, STOP);
            self.firsts.resize(self.filled, Unit::default());
            self.legal.resize(self.filled, true);
        }
    }

    fn clear_borders(&mut self, scorer: &Scorer) {
        let count = self.len();
        if self.borders.len() < count {
            self.borders.resize(count, Border::default());
        }
        let [ending, beginning] = scorer.no_words();
        for border in &mut self.borders[..count] {
            (border.ending, border.beginning, border.lengths) = (ending, beginning, 0);
        }
        self.long.clear();
    }

    /// Walks through the words from all clusters side by side: no walk waits for another, so their look-ups overlap.
    fn find_words(&mut self, words: &Words, scorer: &Scorer) {
        if self.walks.len() < self.len() {
            self.walks.resize(self.len(), Default::default());
            self.units.resize(self.len(), Default::default());
            self.found.resize(self.len(), Default::default());
        }
        let (mut going, mut found) = self.first_step(words);
        for length in 1.. {
            self.note(found, length, scorer);
            if going == 0 {
                break;
            }
            (going, found) = self.step(words, going, length);
        }
    }

    /// Begins walks at all clusters where a word may begin; says how many go on and how many found a word.
    fn first_step(&mut self, words: &Words) -> (usize, usize) {
        let legal = self.legal[..self.filled].iter();
        let clusters = legal.zip(&self.labels).zip(&self.firsts);
        let (mut going, mut found) = (0, 0);
        for (start, ((&is_legal, &label), unit)) in clusters.enumerate() {
            // Both are written in any case and kept if they hold: no branch, as none could be foretold.
            self.walks[going] = (start as u32, unit.base());
            going += usize::from(is_legal & unit.goes_on());
            self.found[found] = (start as u32, Words::place(words.root(), label) as u32);
            found += usize::from(is_legal & unit.ends_word() & (label & MAY_END != 0));
        }
        (going, found)
    }

    /// Takes so many walks, that have come so many clusters, one further; says the same.
    fn step(&mut self, words: &Words, walks: usize, length: usize) -> (usize, usize) {
        let labels = &self.labels[length..];
        let (mut going, mut found) = (0, 0);
        let (walks, units) = (&mut self.walks[..walks], &mut self.units[..walks]);
        // Nothing but look-ups at first: so most of them overlap.
        for (&(start, base), unit) in walks.iter().zip(&mut *units) {
            *unit = words.unit(Words::place(base, labels[start as usize]));
        }
        for at in 0..walks.len() {
            let ((start, base), unit) = (walks[at], units[at]);
            let label = labels[start as usize];
            let place = Words::place(base, label);
            let holds = unit.is_under(label);
            walks[going] = (start, unit.base());
            going += usize::from(holds & unit.goes_on());
            self.found[found] = (start, place as u32);
            found += usize::from(holds & unit.ends_word() & (label & MAY_END != 0));
        }
        (going, found)
    }

    /// Notes so many words of so many clusters that were found; shorter ones have been noted before.
    fn note(&mut self, found: usize, length: usize, scorer: &Scorer) {
        for at in 0..found {
            let (start, place) = self.found[at];
            let (word, start) = (scorer.word(place), start as usize);
            self.borders[start].beginning = word.as_beginning(length);
            self.borders[start + length].ending = word.as_ending(length);
            self.set_score(start, length, word.known);
        }
    }

    /// Notes what a known word of so many clusters scores.
    #[inline]
    fn set_score(&mut self, start: usize, length: usize, score: i16) {
        let border = &mut self.borders[start + length];
        if let Some(lane) = border.scores.get_mut(length) {
            *lane = score;
            border.lengths |= 1 << length;
        } else {
            border.lengths |= NO_LANE;
            let (start, end) = (start as u32, (start + length) as u32);
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
            *score = scorer.with_bonus(*score, end - start);
            return;
        }
        let (word, length) = (scorer.users_word(end - start), end - start);
        self.set_score(start, length, scorer.with_bonus(word.known, length));
        let (ending, beginning) = (word.as_ending(length), word.as_beginning(length));
        if ending.length > self.borders[end].ending.length {
            self.borders[end].ending = ending;
        }
        if beginning.length >= self.borders[start].beginning.length {
            self.borders[start].beginning = beginning;
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
        let mut window = [0; WINDOW];
        window.copy_from_slice(&self.letters[at..at + WINDOW]);
        let border = &self.borders[k];
        Beside {
            window,
            clusters: [&self.clusters[k - 1], &self.clusters[k]],
            words: [border.ending, border.beginning],
            crossing,
        }
    }
}
