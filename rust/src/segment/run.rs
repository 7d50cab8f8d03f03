//! One run of Lao as the decoder sees it: its clusters, the lexicon words in it, and what stands beside each border.

use super::clusters::{may_part, Clusters};
use super::lattice::{EDGE, PAD};
use super::scorer::{Border, Scorer, Word, PAIRS};
use super::vocabulary::{Spelling, Vocabulary, Words, MAX_CLUSTER, STOP, STRANGE};
use crate::lexicon::Lexicon;

/// Words of fewer clusters than this have a lane; longer ones are rare.
pub const LANES: usize = 16;

/// The known words that end at one border.
#[derive(Clone, Copy, Default)]
pub struct Ending {
    /// A bit for each length in clusters for which there is a word.
    pub lengths: u16,
    /// Their scores by length, where there is a bit.
    pub scores: [i16; LANES],
}

/// A known word that is too long for a lane.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Long {
    pub end: u32,
    pub start: u32,
    pub score: i16,
}

/// The longest known word on one side of each border.
#[derive(Default)]
struct Longest {
    words: Vec<Word>,
    /// Lengths in clusters, at most 255.
    lengths: Vec<u8>,
}

impl Longest {
    fn clear(&mut self, borders: usize) {
        self.words.clear();
        self.words.resize(borders, Word::default());
        self.lengths.clear();
        self.lengths.resize(borders, 0);
    }
}

/// One run of Lao. It is filled again and again, so that nothing is allocated for each run.
#[derive(Default)]
pub struct Run {
    pub clusters: Clusters,
    /// The letters with context on either side, and room to read eight from each.
    padded: Vec<u8>,
    /// The number of each cluster, then `STOP`.
    labels: Vec<u16>,
    /// The letters of each cluster, hashed.
    letters: Vec<u32>,
    /// Where the scorer keeps the weights of each cluster.
    pub places: Vec<u32>,
    /// The known words by the border where they end.
    pub known: Vec<Ending>,
    /// The known words that have no lane, sorted.
    pub long: Vec<Long>,
    ending: Longest,
    beginning: Longest,
    crossing: Vec<u8>,
    /// Places that walks through the words have come to: a first cluster and a base.
    walks: Vec<(u32, u32)>,
    /// Words that walks have just found: a first cluster and a place in the trie.
    found: Vec<(u32, u32)>,
}

impl Run {
    /// Reads a run of codes that stands between two context codes.
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
        let n = self.clusters.len();
        self.known
            .resize(self.known.len().max(n + 1), Ending::default());
        self.known[..=n]
            .iter_mut()
            .for_each(|ending| ending.lengths = 0);
        self.long.clear();
        self.ending.clear(n + 1);
        self.beginning.clear(n + 1);
        self.find_words(&vocabulary.words, scorer);
        if let Some(added) = added {
            self.find_added(added, scorer);
        }
        self.long.sort_unstable();
        self.cross();
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
        let n = self.clusters.len();
        let mut legal = std::mem::take(&mut self.clusters.legal);
        for list in [&mut self.letters, &mut self.places] {
            list.clear();
        }
        self.labels.clear();
        legal.clear();
        let mut before = Spelling::default();
        for k in 0..n {
            let start = self.clusters.starts[k] as usize;
            let length = self.clusters.starts[k + 1] as usize - start;
            let mut bytes = [0; MAX_CLUSTER];
            bytes.copy_from_slice(&self.padded[PAD + start..PAD + start + MAX_CLUSTER]);
            let number = alphabet.number(bytes, length);
            let spelling;
            if number == STRANGE {
                spelling = Spelling::of(self.clusters.cluster(k));
                self.labels.push(STOP);
                self.places.push(scorer.stranger(spelling.letters));
            } else {
                spelling = spellings[usize::from(number)];
                self.labels.push(number);
                self.places.push(u32::from(number));
            }
            self.letters.push(spelling.letters);
            legal.push(k == 0 || may_part(before.parting, spelling.parting));
            before = spelling;
        }
        self.labels.push(STOP);
        legal.push(true);
        self.clusters.legal = legal;
    }

    /// Walks through the words from all clusters side by side: no walk waits for another, so their look-ups overlap.
    fn find_words(&mut self, words: &Words, scorer: &Scorer) {
        let starts = (0..self.clusters.len()).filter(|&k| self.clusters.legal[k]);
        self.walks.clear();
        self.walks.extend(starts.map(|k| (k as u32, words.root())));
        self.found.resize(self.walks.len(), (0, 0));
        for length in 1.. {
            let (mut going, mut count) = (0, 0);
            for at in 0..self.walks.len() {
                let (start, base) = self.walks[at];
                let end = start as usize + length;
                let label = self.labels[end - 1];
                let place = Words::place(base, label);
                let unit = words.unit(place);
                let holds = unit.is_under(label);
                // Both are written in any case and kept if they hold: no branch, as none could be foretold.
                self.walks[going] = (start, unit.base());
                going += usize::from(holds & unit.goes_on());
                self.found[count] = (start, place as u32);
                let is_legal = self.clusters.legal.get(end).copied().unwrap_or(false);
                count += usize::from(holds & unit.ends_word() & is_legal);
            }
            for at in 0..count {
                let (start, place) = self.found[at];
                let word = scorer.word(words.word(place as usize));
                self.note(
                    start as usize,
                    start as usize + length,
                    word,
                    scorer.known(word),
                );
            }
            self.walks.truncate(going);
            if going == 0 {
                break;
            }
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
                let Some(end) = border.ok().filter(|&end| self.clusters.legal[end]) else {
                    continue;
                };
                match self.score_of(start, end, of_lexicon) {
                    Some(score) => *score = scorer.with_bonus(*score),
                    None => {
                        let word = scorer.users_word(end - start);
                        self.note(start, end, word, scorer.known(word));
                    }
                }
            }
        }
        self.clusters.letters = letters;
    }

    /// The score of a lexicon word that has been found.
    fn score_of(&mut self, start: usize, end: usize, of_lexicon: usize) -> Option<&mut i16> {
        let length = end - start;
        if length < LANES {
            let ending = &mut self.known[end];
            return (ending.lengths >> length & 1 == 1).then_some(&mut ending.scores[length]);
        }
        let long = &mut self.long[..of_lexicon];
        let place =
            long.binary_search_by_key(&(end as u32, start as u32), |long| (long.end, long.start));
        place.ok().map(|place| &mut long[place].score)
    }

    /// Notes a known word. Those from one cluster come in order of their lengths.
    #[inline]
    fn note(&mut self, start: usize, end: usize, word: Word, score: i16) {
        let length = end - start;
        if length < LANES {
            self.known[end].lengths |= 1 << length;
            self.known[end].scores[length] = score;
        } else {
            self.long.push(Long {
                end: end as u32,
                start: start as u32,
                score,
            });
        }
        let length = length.min(255) as u8;
        if length > self.ending.lengths[end] {
            self.ending.lengths[end] = length;
            self.ending.words[end] = word;
        }
        if length >= self.beginning.lengths[start] {
            self.beginning.lengths[start] = length;
            self.beginning.words[start] = word;
        }
    }

    /// Finds for each border the length of the longest word across, among the longest from each cluster.
    fn cross(&mut self) {
        const NEAR: usize = 7;
        let lengths = &self.beginning.lengths;
        self.crossing.clear();
        self.crossing.resize(lengths.len(), 0);
        for back in 1..NEAR.min(lengths.len()) {
            for (crossing, &length) in self.crossing[back..].iter_mut().zip(lengths) {
                let across = if usize::from(length) > back {
                    length
                } else {
                    0
                };
                *crossing = (*crossing).max(across);
            }
        }
        for (start, &length) in lengths.iter().enumerate() {
            if usize::from(length) > NEAR {
                let across = &mut self.crossing[start + NEAR..start + usize::from(length)];
                across
                    .iter_mut()
                    .for_each(|crossing| *crossing = (*crossing).max(length));
            }
        }
    }

    /// Whether there is a known word from one border to another.
    pub fn is_known(&self, start: usize, end: usize) -> bool {
        let length = end - start;
        if length < LANES {
            return self.known[end].lengths >> length & 1 == 1;
        }
        let key = (end as u32, start as u32);
        self.long
            .binary_search_by_key(&key, |long| (long.end, long.start))
            .is_ok()
    }

    /// What stands beside the border before cluster `k`.
    #[inline]
    pub fn border(&self, k: usize) -> Border {
        let at = self.clusters.starts[k] as usize;
        let mut window = [0; PAIRS + 1];
        window.copy_from_slice(&self.padded[at..at + PAIRS + 1]);
        Border {
            window,
            clusters: [
                (self.places[k - 1], self.letters[k - 1]),
                (self.places[k], self.letters[k]),
            ],
            words: [self.ending.words[k], self.beginning.words[k]],
            lengths: [
                self.ending.lengths[k],
                self.beginning.lengths[k],
                self.crossing[k],
            ],
        }
    }
}
