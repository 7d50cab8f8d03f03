//! The weights of one level laid out for speed: the same sums as over the keys of `features`, from tables.
//!
//! Keys whose content is small become array positions, keys on one word or one cluster become records, and only keys on
//! two things are looked up by hash.

use super::features::{self, template, Half, LENGTH_CAP, UNKNOWN_BUCKETS};
use super::joints::{self, Joints};
use super::lattice::{MAX_UNKNOWN, WELL_KNOWN};
use super::table::Table;
use super::vocabulary::Vocabulary;
use std::collections::HashMap;

/// What a user's word of so many clusters gains over an equally well-known word, in units of `model::SCALE`: the more the
/// longer, as the words that it is made of may be many and well known.
pub fn user_bonus(length: usize) -> i16 {
    const MOST: usize = 16;
    2048 + 1024 * (length.min(MOST) as i16 - 1)
}

/// What a lexicon word weighs as the longest before a border, as the longest after it, and as a word.
#[derive(Clone, Copy, Default, Debug)]
pub struct OfWord {
    /// As the first of two things.
    half: Half,
    ending: i16,
    beginning: i16,
    pub known: i16,
    flags: u8,
}

impl OfWord {
    const NONE: OfWord = OfWord {
        half: NO_WORD,
        ending: 0,
        beginning: 0,
        known: 0,
        flags: 0,
    };

    /// As the longest word before a border.
    #[inline]
    pub fn as_ending(&self, length: usize) -> Longest {
        self.as_longest(length, self.ending)
    }

    /// As the longest word after a border.
    #[inline]
    pub fn as_beginning(&self, length: usize) -> Longest {
        self.as_longest(length, self.beginning)
    }

    #[inline]
    fn as_longest(&self, length: usize, weight: i16) -> Longest {
        Longest {
            half: self.half,
            length: length.min(255) as u8,
            flags: self.flags,
            weight,
        }
    }
}

/// What a cluster weighs before and after a border, and as the first and last of an unknown word.
///
/// It fills half a line of the cache, and never parts of two.
#[derive(Clone, Copy, Default, Debug)]
#[repr(align(32))]
pub struct OfCluster {
    /// Its letters, hashed.
    pub letters: u32,
    /// The same as the first of two things.
    pub half: Half,
    pub left: i16,
    pub right: i16,
    pub first: [i16; UNKNOWN_BUCKETS],
    pub last: [i16; UNKNOWN_BUCKETS],
}

impl OfCluster {
    fn spelt(self, letters: u32) -> Self {
        let half = Half::of(letters);
        OfCluster {
            letters,
            half,
            ..self
        }
    }
}

/// No word as the first of two things, or one that no key holds: a user's.
const NO_WORD: Half = Half::of(0);

/// The longest known word on one side of a border, as far as weights are keyed on it.
#[derive(Clone, Copy, Default)]
pub struct Longest {
    /// As the first of two things.
    half: Half,
    /// Its length in clusters, at most 255; 0 if there is none.
    pub length: u8,
    pub flags: u8,
    /// What it weighs there.
    pub weight: i16,
}

impl Longest {
    /// What it is but for its letters.
    #[inline]
    pub fn shape(&self) -> u32 {
        features::shape(self.flags, self.length.into())
    }
}

/// The weights of one level.
pub struct Scorer {
    pairs: Box<[[i16; 8]; SEVEN_BITS * SEVEN_BITS]>,
    lengths: Box<[i16; LENGTHS]>,
    /// What it weighs that no word ends before a border, or begins after it.
    no_word: OfWord,
    /// By the place in the trie where a word ends.
    words: Vec<OfWord>,
    /// A user's words by their lengths.
    users: [OfWord; LENGTH_CAP + 1],
    /// By number.
    clusters: Vec<OfCluster>,
    /// Clusters that have weights but stand in no word, by the content of their keys.
    strangers: HashMap<u32, OfCluster>,
    /// What an unknown word of each length weighs.
    pub unknown: [i32; MAX_UNKNOWN + 1],
    /// The most that an unknown word of `UNKNOWN_BUCKETS` clusters or more weighs by its length.
    pub most_unknown: i32,
    /// The weights of keys that are looked up by hash.
    pub hashed: Table,
    /// The weights of keys on two or three words together, if it has any.
    pub joints: Option<Joints>,
}

/// How many letters around a border count.
pub const WINDOW: usize = 6;

/// What stands beside a border, as far as weights are keyed on it.
pub struct Beside<'a> {
    /// The letters around it.
    pub window: [u8; WINDOW],
    /// The clusters before and after it.
    pub clusters: [&'a OfCluster; 2],
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
        let joints = Joints::new(weights);
        layout.finish(vocabulary, Table::new(&hashed), joints)
    }

    /// A cluster that stands in words, by its number.
    #[inline]
    pub fn cluster(&self, number: u16) -> &OfCluster {
        &self.clusters[usize::from(number)]
    }

    /// A cluster that stands in no word.
    #[cold]
    pub fn stranger(&self, letters: u32) -> OfCluster {
        let own = self.strangers.get(&features::of_cluster(letters)).copied();
        own.unwrap_or_default().spelt(letters)
    }

    /// A word of the lexicon, by the place in the trie where it ends.
    #[inline]
    pub fn word(&self, place: u32) -> &OfWord {
        &self.words[place as usize]
    }

    /// A user's word of so many clusters that the lexicon does not hold.
    pub fn users_word(&self, length: usize) -> &OfWord {
        &self.users[length.min(LENGTH_CAP)]
    }

    /// What stands for the longest word before and after a border where there is none.
    pub fn no_words(&self) -> [Longest; 2] {
        [self.no_word.as_ending(0), self.no_word.as_beginning(0)]
    }

    /// The score of a known word of so many clusters that a user has added.
    pub fn with_bonus(&self, score: i16, length: usize) -> i16 {
        score.saturating_add(user_bonus(length))
    }

    /// The score of a border but for its hashed keys: with them that of the keys of `features::border`.
    #[inline]
    pub fn border(&self, beside: &Beside<'_>) -> i32 {
        let ([left, right], [ending, beginning]) = (beside.clusters, beside.words);
        let mut sum = 0;
        for (i, letters) in beside.window.windows(2).enumerate() {
            sum += i32::from(self.pairs[pair(letters[0], letters[1])][i]);
        }
        sum += i32::from(left.left) + i32::from(right.right);
        sum += i32::from(ending.weight) + i32::from(beginning.weight);
        let (ending, beginning) = (u32::from(ending.length), u32::from(beginning.length));
        let lengths = features::lengths(ending, beginning, beside.crossing);
        sum + i32::from(self.lengths[lengths as usize])
    }

    /// The keys of a border that are looked up by hash, and whether it has each.
    #[inline]
    pub fn hashed_keys(&self, beside: &Beside<'_>) -> [(u32, bool); 3] {
        let ([left, right], [ending, beginning]) = (beside.clusters, beside.words);
        let two_clusters = features::two_clusters(left.half, right.letters);
        let word_then = features::word_then(ending.half, right.letters);
        let then_word = features::then_word(beginning.half, left.letters);
        [
            (two_clusters, true),
            (word_then, ending.half != NO_WORD),
            (then_word, beginning.half != NO_WORD),
        ]
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
            words: vec![OfWord::NONE; words],
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

    fn finish(mut self, vocabulary: &Vocabulary, hashed: Table, joints: Option<Joints>) -> Scorer {
        self.fold_letters();
        let letters = vocabulary.alphabet.letters().iter();
        let clusters = letters.map(|&letters| {
            let own = self.clusters.get(&features::of_cluster(letters)).copied();
            own.unwrap_or_default().spelt(letters)
        });
        Scorer {
            clusters: clusters.collect(),
            no_word: self.folded(0, 0, OfWord::NONE),
            words: self.fold_sides(vocabulary),
            users: std::array::from_fn(|length| self.folded(WELL_KNOWN, length, OfWord::NONE)),
            pairs: self.pairs,
            lengths: self.lengths,
            strangers: self.clusters,
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
            for (place, weight) in row.iter_mut().enumerate().take(WINDOW - 1) {
                *weight = weight.saturating_add(first[place]);
            }
            row[WINDOW - 2] = row[WINDOW - 2].saturating_add(second[WINDOW - 1]);
        }
    }

    /// The words by their places in the trie, with what their flags and lengths weigh.
    fn fold_sides(&self, vocabulary: &Vocabulary) -> Vec<OfWord> {
        let mut words = vec![OfWord::NONE; vocabulary.words.places()];
        for (place, number) in vocabulary.words.ends() {
            let (length, flags) = vocabulary.shapes[number as usize];
            let own = self.words[number as usize];
            let half = Half::of(number + 1);
            words[place] = self.folded(flags, length.into(), OfWord { half, ..own });
        }
        words
    }

    /// Adds what flags and length weigh to a word.
    fn folded(&self, flags: u8, length: usize, of: OfWord) -> OfWord {
        let shape = features::shape(flags, length) as usize;
        let [ending, beginning] = self.sides.get(shape).copied().unwrap_or_default();
        let known = self.known.get(shape).copied().unwrap_or_default();
        OfWord {
            flags,
            half: of.half,
            ending: of.ending.saturating_add(ending),
            beginning: of.beginning.saturating_add(beginning),
            known: of.known.saturating_add(known),
        }
    }
}
