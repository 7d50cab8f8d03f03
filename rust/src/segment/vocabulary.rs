//! The words of the model as sequences of numbered clusters: one step of a walk takes a cluster, not a letter.

use super::clusters::{parting, Clusters, Parting};
use super::features::{letters, Half};
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
/// What a walk through the words comes to.
pub type Unit = trie::Unit<BITS>;

/// What is known of a cluster at any level.
#[derive(Clone, Copy, Default, Debug)]
pub struct Spelling {
    /// Its letters, hashed.
    pub letters: u32,
    /// The same as the first of two things.
    pub half: Half,
    /// What it says of the borders beside it.
    pub parting: Parting,
}

impl Spelling {
    /// What the letters of a cluster say.
    pub fn of(cluster: &[u8]) -> Self {
        let letters = letters(cluster);
        Spelling {
            letters,
            half: Half::of(letters),
            parting: parting(cluster),
        }
    }
}

/// The clusters that words hold, numbered from 1: an open-addressing table.
pub struct Alphabet {
    keys: Vec<u64>,
    numbers: Vec<u16>,
    shift: u32,
    spellings: Vec<Spelling>,
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
    /// How many clusters can be numbered.
    const CAPACITY: usize = STOP as usize;

    fn new() -> Self {
        let size = 2 * Self::CAPACITY.next_power_of_two();
        Alphabet {
            keys: vec![0; size],
            numbers: vec![STRANGE; size],
            shift: 64 - size.trailing_zeros(),
            spellings: vec![Spelling::default()],
        }
    }

    /// Where a cluster stands, or would stand.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.keys[at] != key && self.keys[at] != 0 {
            at = (at + 1) & (self.keys.len() - 1);
        }
        at
    }

    /// The number of the cluster `text[start..end]`. After it must stand `WHOLE` letters more, whatever they are.
    #[inline]
    pub fn number_at(&self, text: &[u8], start: usize, end: usize) -> u16 {
        let length = end - start;
        let key = if length <= WHOLE {
            let mut bytes = [0; WHOLE];
            bytes.copy_from_slice(&text[start..start + WHOLE]);
            u64::from_le_bytes(bytes) & u64::MAX >> (64 - 8 * length as u32)
        } else {
            key_of(&text[start..end])
        };
        self.numbers[self.place(key)]
    }

    /// The number of a cluster, a new one if it has none; `None` if there are too many.
    fn number_of(&mut self, cluster: &[u8]) -> Option<u16> {
        let key = key_of(cluster);
        let place = self.place(key);
        if self.numbers[place] == STRANGE {
            if self.spellings.len() == Self::CAPACITY {
                return None;
            }
            self.keys[place] = key;
            self.numbers[place] = self.spellings.len() as u16;
            self.spellings.push(Spelling::of(cluster));
        }
        Some(self.numbers[place])
    }

    /// What is known of a cluster that has a number.
    #[inline]
    pub fn spelling(&self, number: u16) -> Spelling {
        self.spellings[usize::from(number)]
    }

    /// What is known of each cluster, by its number.
    #[inline]
    pub fn spellings(&self) -> &[Spelling] {
        &self.spellings
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
        Some(Vocabulary {
            alphabet,
            words: Trie::new(&spelt)?,
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
            match self.words.step(base, self.alphabet.numbers[place]) {
                Some(step) => (base, found) = (step.base, step.word),
                None => return 0,
            }
        }
        found.map_or(0, |word| self.shapes[word as usize].1)
    }
}
