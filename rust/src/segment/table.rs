//! Weights of keys whose content is hashed: an open-addressing table behind a set of bits.

/// Weights by key; a key that is not here weighs 0.
///
/// Most keys of a text have no weight. A small set of bits, which stays in the nearest cache, tells them apart before the
/// table is touched.
pub struct Table {
    /// A power of two; a free place ends the search.
    slots: Vec<(u32, i32)>,
    /// A power of two of words of 64 bits.
    may_hold: Vec<u64>,
}

/// How many bits of `Table::may_hold` there are for each slot.
const BITS_FOR_SLOT: usize = 8;

/// The key of a free place; no feature has it.
const FREE: u32 = u32::MAX;

impl Table {
    /// Lays out weights by key.
    pub fn new(weights: &[(u32, i16)]) -> Self {
        let size = (weights.len() * 2 + 64).next_power_of_two();
        let mut table = Table {
            slots: vec![(FREE, 0); size],
            may_hold: vec![0; size * BITS_FOR_SLOT / 64],
        };
        for &(key, weight) in weights {
            let place = table.word_of(key);
            table.may_hold[place] |= bit_of(key);
            let mut at = table.slot_of(key);
            while table.slots[at].0 != FREE {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = (key, i32::from(weight));
        }
        table
    }

    #[inline]
    fn slot_of(&self, key: u32) -> usize {
        spread(key) as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn word_of(&self, key: u32) -> usize {
        (spread(key) >> 6) as usize & (self.may_hold.len() - 1)
    }

    /// Whether a key may have a weight.
    #[inline]
    pub fn may_hold(&self, key: u32) -> bool {
        self.may_hold[self.word_of(key)] & bit_of(key) != 0
    }

    /// The weight of a key.
    #[inline]
    pub fn get(&self, key: u32) -> i32 {
        let mut at = self.slot_of(key);
        loop {
            let (found, weight) = self.slots[at];
            if found == key {
                return weight;
            }
            if found == FREE {
                return 0;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// A key with its template mixed into its content, which is a hash already.
#[inline]
fn spread(key: u32) -> u32 {
    key ^ key >> 19
}

#[inline]
fn bit_of(key: u32) -> u64 {
    1 << (spread(key) & 63)
}
