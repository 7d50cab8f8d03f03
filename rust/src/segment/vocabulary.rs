//! The words of the model as sequences of numbered clusters: one step of a walk takes a cluster, not a letter.

use super::clusters::{parting, Clusters, Parting};
use super::features::letters;
use crate::trie::{self, Trie};

/// Bits of a cluster's number.
const BITS: u32 = 12;
/// The number of clusters that no word holds.
pub const STRANGE: u16 = 0;
/// A number that no cluster has: walks end there.
pub const STOP: u16 = (1 << BITS) - 1;
/// A cluster of at most so many letters, as nearly all are, is looked up by these and not by a hash.
pub const WHOLE: usize = 8;

/// Words over clusters.
pub type Words = Trie<BITS>;
/// What a step of a walk through the words comes to.
pub type Unit = trie::Unit<BITS>;

/// A cluster that words hold.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// Its letters as one number; 0 if this is none.
    key: u64,
    /// From 1.
    pub number: u16,
    /// What it says of the borders beside it.
    pub parting: Parting,
    /// What a walk through the words comes to that begins with it.
    pub first: Unit,
}

/// How many clusters can be numbered, and one more.
const CAPACITY: usize = STOP as usize;
const SLOTS: usize = 2 * CAPACITY.next_power_of_two();

/// The clusters that words hold, numbered from 1: an open-addressing table.
pub struct Alphabet {
    slots: Box<[Known; SLOTS]>,
    /// By number, the letters hashed.
    letters: Vec<u32>,
}

/// The letters of a cluster as one number; those of a longer one than `WHOLE` hashed, which the lowest byte tells.
fn key_of(cluster: &[u8]) -> u64 {
    let mut bytes = [0; WHOLE];
    match bytes.get_mut(..cluster.len()) {
        Some(room) => room.copy_from_slice(cluster),
        None => return u64::from(letters(cluster)) << 8 | 1,
    }
    u64::from_le_bytes(bytes)
}

impl Alphabet {
    fn new() -> Self {
        Alphabet {
            slots: Box::new([Known::default(); SLOTS]),
            letters: vec![0],
        }
    }

    /// Where a cluster stands, or would stand.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let shift = u64::BITS - SLOTS.trailing_zeros();
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize;
        while self.slots[at].key != key && self.slots[at].key != 0 {
            at = (at + 1) % SLOTS;
        }
        at
    }

    /// The cluster `text[start..end]`; its number is `STRANGE` if no word holds it. After it must stand `WHOLE` letters
    /// more, whatever they are.
    #[inline]
    pub fn at(&self, text: &[u8], start: usize, end: usize) -> Known {
        let length = end - start;
        let key = match text[start..].first_chunk() {
            Some(bytes) if length <= WHOLE => {
                u64::from_le_bytes(*bytes) & u64::MAX >> (64 - 8 * length as u32)
            }
            _ => key_of(&text[start..end]),
        };
        self.slots[self.place(key)]
    }

    /// The number of a cluster, a new one if it has none; `None` if there are too many.
    fn number_of(&mut self, cluster: &[u8]) -> Option<u16> {
        let key = key_of(cluster);
        let place = self.place(key);
        if self.slots[place].number == STRANGE {
            if self.letters.len() == CAPACITY {
                return None;
            }
            self.slots[place] = Known {
                key,
                number: self.letters.len() as u16,
                parting: parting(cluster),
                first: Unit::default(),
            };
            self.letters.push(letters(cluster));
        }
        Some(self.slots[place].number)
    }

    /// Notes where walks begin.
    fn note_first(&mut self, words: &Words) {
        for slot in self.slots.iter_mut().filter(|slot| slot.number != STRANGE) {
            let unit = words.unit(Words::place(words.root(), slot.number));
            if unit.is_under(slot.number) {
                slot.first = unit;
            }
        }
    }

    /// The letters of each cluster, hashed, by its number.
    #[inline]
    pub fn letters(&self) -> &[u32] {
        &self.letters
    }
}

/// The words of the model; the number of a word is its rank in sorted order.
pub struct Vocabulary {
    pub alphabet: Alphabet,
    pub words: Words,
    /// By the number of a word, its length in clusters and its flags; a word without flags is
    /// not to be found.
    pub shapes: Vec<(u8, u8)>,
}

impl Vocabulary {
    /// Lays out words with flags, given in the order of their numbers; `None` if they do not fit.
    pub fn new<'a>(words: impl Iterator<Item = (&'a [u8], u8)>) -> Option<Self> {
        let mut alphabet = Alphabet::new();
        let mut clusters = Clusters::default();
        let (mut labels, mut places, mut shapes) = (Vec::new(), Vec::new(), Vec::new());
        for (number, (word, flags)) in (0..).zip(words) {
            clusters.cut(word, 0, word.len());
            let n = clusters.len();
            shapes.push((n.min(255) as u8, flags));
            if flags == 0 || n == 0 || word.contains(&0) {
                continue;
            }
            let start = labels.len();
            for k in 0..n {
                labels.push(alphabet.number_of(clusters.cluster(k))?);
            }
            places.push((start..labels.len(), number));
        }
        let mut spelt: Vec<(&[u16], u32)> = places
            .into_iter()
            .map(|(place, number)| (&labels[place], number))
            .collect();
        spelt.sort_unstable();
        spelt.dedup_by_key(|word| word.0);
        let words = Trie::new(&spelt)?;
        alphabet.note_first(&words);
        Some(Vocabulary {
            alphabet,
            words,
            shapes,
        })
    }

    /// The flags of a word; 0 if it is not here.
    pub fn flags(&self, word: &[u8]) -> u8 {
        let mut clusters = Clusters::default();
        clusters.cut(word, 0, word.len());
        let (mut base, mut found) = (self.words.root(), None);
        for k in 0..clusters.len() {
            let place = self.alphabet.place(key_of(clusters.cluster(k)));
            match self.words.step(base, self.alphabet.slots[place].number) {
                Some(step) => (base, found) = (step.base, step.word),
                None => return 0,
            }
        }
        found.map_or(0, |word| self.shapes[word as usize].1)
    }
}
