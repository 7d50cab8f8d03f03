//! One run of Lao as the decoder sees it: its clusters, the lexicon words in it, and what stands beside each border.

use super::clusters::{may_part, Clusters};
use super::lattice::{EDGE, PAD};
use super::scorer::{Beside, Scorer, Word, PAIRS};
use super::vocabulary::{Spelling, Vocabulary, Words, MAX_CLUSTER, STOP, STRANGE};
use crate::lexicon::Lexicon;

/// Words of fewer clusters than this have a lane; longer ones are rare.
pub const LANES: usize = 16;

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
    /// A bit for each length in clusters of a known word that ends here.
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
#[derive(Clone, Copy)]
pub struct Spelt {
    pub spelling: Spelling,
    pub place: u32,
}

/// One run of Lao. It is filled again and again, so that nothing is allocated for each run.
#[derive(Default)]
pub struct Run {
    pub clusters: Clusters,
    /// The letters with context on either side, and room to read a longest cluster from each.
    padded: Vec<u8>,
    pub spelt: Vec<Spelt>,
    /// The number of each cluster, with `MAY_END` if a word may end after it; then `STOP`.
    labels: Vec<u16>,
    /// One for each border, and more from runs before.
    pub borders: Vec<Border>,
    /// The known words that have no lane, sorted.
    pub long: Vec<Long>,
    /// Where walks through the words have come to: a first cluster, and a base.
    walks: Vec<(u32, u32)>,
    /// What walks have just found: a first cluster, and the place of a word.
    found: Vec<(u32, u32)>,
}

/// What is added to the number of a cluster after which a word may end.
const MAY_END: u16 = STOP + 1;

impl Run {
    /// Reads the run `codes[start..end]` that stands between two context codes.
    pub fn read(
        &mut self,
        (codes, start, end): (&[u8], usize, usize),
        around: (u8, u8),
        vocabulary: &Vocabulary,
        scorer: &Scorer,
        added: Option<&Lexicon>,
    ) {
        self.clusters.cut(codes, start, end);
        self.pad(around);
        self.spell(vocabulary, scorer);
        self.clear_borders();
        self.find_words(&vocabulary.words, scorer);
        if let Some(added) = added {
            self.find_added(added, scorer);
        }
        self.long.sort_unstable();
    }

    fn pad(&mut self, (left, right): (u8, u8)) {
        self.padded.clear();
        self.padded.extend([EDGE, EDGE, left]);
        self.padded.extend_from_slice(&self.clusters.letters);
        self.padded.extend([right, EDGE, EDGE]);
        self.padded.extend([0; MAX_CLUSTER]);
    }

    /// Looks each cluster up, and finds where a word may begin.
    fn spell(&mut self, vocabulary: &Vocabulary, scorer: &Scorer) {
        let (alphabet, spellings) = (&vocabulary.alphabet, vocabulary.alphabet.spellings());
        self.spelt.clear();
        self.labels.clear();
        self.clusters.legal.clear();
        let mut before = Spelling::default();
        for (k, place) in self.clusters.starts.windows(2).enumerate() {
            let (start, end) = (place[0] as usize, place[1] as usize);
            let mut bytes = [0; MAX_CLUSTER];
            bytes.copy_from_slice(&self.padded[PAD + start..PAD + start + MAX_CLUSTER]);
            let number = alphabet.number(bytes, end - start);
            let (spelling, place) = if number == STRANGE {
                let spelling = Spelling::of(&self.clusters.letters[start..end]);
                (spelling, scorer.stranger(spelling.letters))
            } else {
                (spellings[usize::from(number)], u32::from(number))
            };
            let is_legal = k == 0 || may_part(before.parting, spelling.parting);
            if let Some(label) = self.labels.last_mut() {
                *label |= if is_legal { MAY_END } else { 0 };
            }
            self.labels
                .push(if number == STRANGE { STOP } else { number });
            self.spelt.push(Spelt { spelling, place });
            self.clusters.legal.push(is_legal);
            before = spelling;
        }
        if let Some(label) = self.labels.last_mut() {
            *label |= MAY_END;
        }
        self.labels.push(STOP);
        self.clusters.legal.push(true);
    }

    fn clear_borders(&mut self) {
        let count = self.clusters.len() + 1;
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
        let legal = self.clusters.legal[..self.clusters.len()]
            .iter()
            .enumerate();
        self.walks.clear();
        let starts = legal.filter(|(_, &is_legal)| is_legal);
        self.walks
            .extend(starts.map(|(k, _)| (k as u32, words.root())));
        if self.found.len() < self.walks.len() {
            self.found.resize(self.walks.len(), (0, 0));
        }
        let mut walks = self.walks.len();
        let mut length = 0;
        while walks > 0 {
            let (mut going, mut count) = (0, 0);
            for at in 0..walks {
                let (start, base) = self.walks[at];
                let label = self.labels[start as usize + length];
                let place = Words::place(base, label);
                let unit = words.unit(place);
                let holds = unit.is_under(label);
                // Both are written in any case and kept if they hold: no branch, as none could be foretold.
                self.walks[going] = (start, unit.base());
                going += usize::from(holds & unit.goes_on());
                self.found[count] = (start, place as u32);
                count += usize::from(holds & unit.ends_word() & (label & MAY_END != 0));
            }
            length += 1;
            walks = going;
            for at in 0..count {
                let (start, place) = self.found[at];
                let word = scorer.word(words.word(place as usize));
                self.note(start as usize, length, word, scorer.known(word));
            }
        }
    }

    /// Notes a known word of so many clusters; shorter ones have been noted before.
    #[inline]
    fn note(&mut self, start: usize, length: usize, word: Word, score: i16) {
        let end = start + length;
        self.set_score(start, end, score);
        let longest = Longest {
            word,
            length: length as u32,
        };
        self.borders[end].ending = longest;
        self.borders[start].beginning = longest;
    }

    #[inline]
    fn set_score(&mut self, start: usize, end: usize, score: i16) {
        let length = end - start;
        if length < LANES {
            self.borders[end].lengths |= 1 << length;
            self.borders[end].scores[length] = score;
        } else {
            self.long.push(Long {
                end: end as u32,
                start: start as u32,
                score,
            });
        }
    }

    /// Adds a user's words. One that the lexicon holds too stays what it is, and gains.
    fn find_added(&mut self, added: &Lexicon, scorer: &Scorer) {
        self.long.sort_unstable();
        let of_lexicon = self.long.len();
        let letters = std::mem::take(&mut self.clusters.letters);
        for start in 0..self.clusters.len() {
            if !self.clusters.legal[start] {
                continue;
            }
            let from = self.clusters.starts[start];
            for found in added.prefixes(&letters[from as usize..]) {
                let end = from + found.length as u32;
                let border = self.clusters.starts.binary_search(&end);
                if let Some(end) = border.ok().filter(|&end| self.clusters.legal[end]) {
                    self.note_added(start, end, of_lexicon, scorer);
                }
            }
        }
        self.clusters.letters = letters;
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
        let at = self.clusters.starts[k] as usize;
        let mut window = [0; PAIRS + 1];
        window.copy_from_slice(&self.padded[at..at + PAIRS + 1]);
        let border = &self.borders[k];
        Beside {
            window,
            clusters: [&self.spelt[k - 1], &self.spelt[k]],
            words: [border.ending, border.beginning],
            crossing,
        }
    }
}
