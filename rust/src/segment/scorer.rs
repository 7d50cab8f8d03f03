//! The weights of one level laid out for speed: the same sums as over the keys of `features`, from tables.
//!
//! Keys whose content is small become array positions, keys on one word or one cluster become records, and only keys on
//! two things are looked up by hash.

use super::features::{self, template, Half, LENGTH_CAP, UNKNOWN_BUCKETS};
use super::joints::{self, Joints};
use super::lattice::{MAX_UNKNOWN, WELL_KNOWN};
use super::sheet::{Longest, Spelt};
use super::table::Table;
use super::vocabulary::Vocabulary;
use std::collections::HashMap;

/// What a user's word gains over an equally well-known word, in units of `model::SCALE`.
pub const USER_BONUS: i16 = 2048;

/// What a lexicon word weighs as the longest before a border, as the longest after it, and as a word.
#[derive(Clone, Copy, Default, Debug)]
pub struct OfWord {
    pub ending: i16,
    pub beginning: i16,
    pub known: i16,
}

/// What a cluster weighs before and after a border, and as the first and last of an unknown word.
#[derive(Clone, Copy, Default, Debug)]
pub struct OfCluster {
    pub left: i16,
    pub right: i16,
    pub first: [i16; UNKNOWN_BUCKETS],
    pub last: [i16; UNKNOWN_BUCKETS],
}

/// A word by its place in `Scorer::words`: 0 where there is none, then the lexicon's, then a user's by their lengths.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub struct Word(pub u32);

/// The weights of one level.
pub struct Scorer {
    pairs: Box<[[i16; 8]; SEVEN_BITS * SEVEN_BITS]>,
    lengths: Box<[i16; LENGTHS]>,
    words: Vec<OfWord>,
    first_users: u32,
    clusters: Vec<OfCluster>,
    /// Clusters that have weights but stand in no word, by the content of their keys: places in `clusters`.
    strangers: HashMap<u32, u32>,
    /// What an unknown word of each length weighs.
    pub unknown: [i32; MAX_UNKNOWN + 1],
    /// The most that an unknown word of `UNKNOWN_BUCKETS` clusters or more weighs by its length.
    pub most_unknown: i32,
    /// The weights of keys that are looked up by hash.
    pub hashed: Table,
    pub joints: Joints,
}

/// How many pairs of letters a border looks at.
pub const PAIRS: usize = 5;

/// What stands beside a border, as far as weights are keyed on it.
pub struct Beside<'a> {
    /// Six letters around it.
    pub window: [u8; PAIRS + 1],
    /// The clusters before and after it.
    pub clusters: [&'a Spelt; 2],
    /// The longest words before and after it.
    pub words: [Longest; 2],
    /// The length of the longest word across.
    pub crossing: u32,
}

impl Scorer {
    /// Lays out `weights`. Keys of templates that it does not know are left out.
    pub fn new(weights: &[(u32, i16)], vocabulary: &Vocabulary) -> Self {
        let mut layout = Layout::new(vocabulary.shapes.len());
        let hashed: Vec<(u32, i16)> = weights
            .iter()
            .copied()
            .filter(|&(key, weight)| !joints::holds(key) && !layout.lay(key, weight))
            .collect();
        let joints = Joints::new(weights, vocabulary);
        layout.finish(vocabulary, Table::new(&hashed), joints)
    }

    /// What a cluster weighs, by its place.
    #[inline]
    pub fn cluster(&self, place: u32) -> &OfCluster {
        &self.clusters[place as usize]
    }

    /// The place of a cluster that stands in no word.
    #[cold]
    pub fn stranger(&self, letters: u32) -> u32 {
        let content = features::of_cluster(letters);
        self.strangers.get(&content).copied().unwrap_or(0)
    }

    /// The word of the lexicon with that number.
    #[inline]
    pub fn word(&self, number: u32) -> Word {
        Word(number + 1)
    }

    /// A user's word of so many clusters that the lexicon does not hold.
    pub fn users_word(&self, length: usize) -> Word {
        Word(self.first_users + length.min(LENGTH_CAP) as u32)
    }

    /// The score of a word as a known word.
    #[inline]
    pub fn known(&self, word: Word) -> i16 {
        self.words[word.0 as usize].known
    }

    /// The score of a known word that a user has added too.
    pub fn with_bonus(&self, score: i16) -> i16 {
        score.saturating_add(USER_BONUS)
    }

    /// The score of a border but for its hashed keys: with them that of the keys of `features::border`.
    #[inline]
    pub fn border(&self, beside: &Beside<'_>) -> i32 {
        let ([left, right], [ending, beginning]) = (beside.clusters, beside.words);
        let mut sum = 0;
        for (i, letters) in beside.window.windows(2).enumerate() {
            sum += i32::from(self.pairs[pair(letters[0], letters[1])][i]);
        }
        sum += i32::from(self.cluster(left.place).left);
        sum += i32::from(self.cluster(right.place).right);
        sum += i32::from(self.words[ending.word.0 as usize].ending);
        sum += i32::from(self.words[beginning.word.0 as usize].beginning);
        let lengths = features::lengths(ending.length, beginning.length, beside.crossing);
        sum + i32::from(self.lengths[lengths as usize])
    }

    /// The keys of a border that are looked up by hash, and whether it has each.
    #[inline]
    pub fn hashed_keys(&self, beside: &Beside<'_>) -> [(u32, bool); 3] {
        let [left, right] = beside.clusters.map(|cluster| &cluster.spelling);
        let [ending, beginning] = beside.words.map(|longest| longest.word);
        let word_then = features::word_then(Half::of(ending.0), right.letters);
        let then_word = features::then_word(Half::of(beginning.0), left.letters);
        [
            (features::two_clusters(left.half, right.letters), true),
            (word_then, self.is_of_lexicon(ending)),
            (then_word, self.is_of_lexicon(beginning)),
        ]
    }

    #[inline]
    fn is_of_lexicon(&self, word: Word) -> bool {
        word.0.wrapping_sub(1) < self.first_users - 1
    }
}

const SEVEN_BITS: usize = 128;
const LENGTHS: usize = (LENGTH_CAP + 1).pow(3);

#[inline]
fn pair(first: u8, second: u8) -> usize {
    usize::from(first & 0x7F) << 7 | usize::from(second & 0x7F)
}

/// The weights of a level by template, before those that always go together are added up.
struct Layout {
    letters: Vec<[i16; 8]>,
    pairs: Box<[[i16; 8]; SEVEN_BITS * SEVEN_BITS]>,
    lengths: Box<[i16; LENGTHS]>,
    sides: Vec<[i16; 2]>,
    known: Vec<i16>,
    unknown: [i32; MAX_UNKNOWN + 1],
    words: Vec<OfWord>,
    clusters: HashMap<u32, OfCluster>,
}

impl Layout {
    fn new(words: usize) -> Self {
        Layout {
            letters: vec![[0; 8]; SEVEN_BITS],
            pairs: Box::new([[0; 8]; SEVEN_BITS * SEVEN_BITS]),
            lengths: Box::new([0; LENGTHS]),
            sides: vec![[0; 2]; SEVEN_BITS << 3],
            known: vec![0; SEVEN_BITS << 3],
            unknown: [0; MAX_UNKNOWN + 1],
            words: vec![OfWord::default(); words],
            clusters: HashMap::default(),
        }
    }

    /// Puts a weight into its array or record; false if it belongs into the table.
    fn lay(&mut self, key: u32, weight: i16) -> bool {
        let (number, content) = ((key >> 24) as u8, (key & 0x00FF_FFFF) as usize);
        let place = match number {
            template::UNIGRAM..template::BIGRAM => self
                .letters
                .get_mut(content & 0x7F)
                .map(|row| &mut row[usize::from(number - template::UNIGRAM)]),
            template::BIGRAM..template::CLUSTERS => {
                let row = self
                    .pairs
                    .get_mut(pair((content >> 8) as u8, content as u8));
                row.map(|row| &mut row[usize::from(number - template::BIGRAM)])
            }
            template::LEFT => Some(&mut self.cluster(content).left),
            template::RIGHT => Some(&mut self.cluster(content).right),
            template::LENGTHS => self.lengths.get_mut(content),
            template::LEFT_SIDE | template::RIGHT_SIDE => self
                .sides
                .get_mut(content)
                .map(|row| &mut row[usize::from(number - template::LEFT_SIDE)]),
            template::ENDING => self.word(content.wrapping_sub(1)).map(|of| &mut of.ending),
            template::BEGINNING => self
                .word(content.wrapping_sub(1))
                .map(|of| &mut of.beginning),
            template::KNOWN => self.known.get_mut(content),
            template::WORD => self.word(content).map(|of| &mut of.known),
            template::UNKNOWN_FIRST..template::UNKNOWN_LAST => {
                let bucket = usize::from(number - template::UNKNOWN_FIRST);
                self.cluster(content).first.get_mut(bucket)
            }
            template::UNKNOWN_LAST..template::END => {
                let bucket = usize::from(number - template::UNKNOWN_LAST);
                self.cluster(content).last.get_mut(bucket)
            }
            template::UNKNOWN => {
                if let Some(place) = self.unknown.get_mut(content) {
                    *place = i32::from(weight);
                }
                return true;
            }
            _ => return false,
        };
        if let Some(place) = place {
            *place = weight;
        }
        true
    }

    fn word(&mut self, number: usize) -> Option<&mut OfWord> {
        self.words.get_mut(number)
    }

    fn cluster(&mut self, content: usize) -> &mut OfCluster {
        self.clusters.entry(content as u32).or_default()
    }

    fn finish(mut self, vocabulary: &Vocabulary, hashed: Table, joints: Joints) -> Scorer {
        self.fold_letters();
        let spellings = vocabulary.alphabet.spellings();
        let contents = spellings
            .iter()
            .map(|spelling| features::of_cluster(spelling.letters));
        let mut clusters: Vec<OfCluster> = contents
            .map(|content| self.clusters.get(&content).copied().unwrap_or_default())
            .collect();
        clusters[0] = OfCluster::default();
        let mut strangers = HashMap::new();
        for (&content, &of) in &self.clusters {
            strangers.insert(content, clusters.len() as u32);
            clusters.push(of);
        }
        let first_users = self.words.len() as u32 + 1;
        Scorer {
            words: self.fold_sides(vocabulary),
            pairs: self.pairs,
            lengths: self.lengths,
            first_users,
            clusters,
            strangers,
            unknown: self.unknown,
            most_unknown: self.unknown[UNKNOWN_BUCKETS..]
                .iter()
                .copied()
                .fold(i32::MIN, i32::max),
            hashed,
            joints,
        }
    }

    /// Adds what a single letter weighs to every pair that it begins, and the last letter's to the pairs it ends.
    fn fold_letters(&mut self) {
        for (i, row) in self.pairs.iter_mut().enumerate() {
            let (first, second) = (&self.letters[i >> 7], &self.letters[i & 0x7F]);
            for (place, weight) in row.iter_mut().enumerate().take(PAIRS) {
                *weight = weight.saturating_add(first[place]);
            }
            row[PAIRS - 1] = row[PAIRS - 1].saturating_add(second[PAIRS]);
        }
    }

    /// Adds what flags and length weigh to every word that has them.
    fn fold_sides(&self, vocabulary: &Vocabulary) -> Vec<OfWord> {
        let of = |flags: u8, length: usize, of: OfWord| {
            let shape = usize::from(flags) << 3 | length.min(LENGTH_CAP);
            let [ending, beginning] = self.sides.get(shape).copied().unwrap_or_default();
            let known = self.known.get(shape).copied().unwrap_or_default();
            OfWord {
                ending: of.ending.saturating_add(ending),
                beginning: of.beginning.saturating_add(beginning),
                known: of.known.saturating_add(known),
            }
        };
        let none = of(0, 0, OfWord::default());
        let lexicon = self.words.iter().zip(&vocabulary.shapes);
        let lexicon = lexicon.map(|(&own, &(length, flags))| of(flags, length.into(), own));
        let users = (0..=LENGTH_CAP).map(|length| {
            let word = of(WELL_KNOWN, length, OfWord::default());
            OfWord {
                known: word.known.saturating_add(USER_BONUS),
                ..word
            }
        });
        [none].into_iter().chain(lexicon).chain(users).collect()
    }
}
