//! Weights of keys whose content is hashed: an open-addressing table behind a set of bits.

/// Weights by key; a key that is not here weighs 0.
///
/// Most keys of a text have no weight. A small set of bits, which stays in the nearest cache, turns them away before the
/// table is touched.
#[derive(Default)]
pub struct Table {
    slots: Vec<(u32, i32)>,
    shift: u32,
    may_hold: Vec<u64>,
}

/// How many bits of `Table::may_hold` there are for each slot.
const BITS_FOR_SLOT: usize = 8;

/// The key of a free place, which ends the search; no feature has it.
const FREE: u32 = u32::MAX;

impl Table {
    /// Lays out weights by key.
    pub fn new(weights: &[(u32, i16)]) -> Self {
        let size = (weights.len() * 2 + 2).next_power_of_two();
        let mut table = Table {
            slots: vec![(FREE, 0); size],
            shift: 32 - size.trailing_zeros(),
            may_hold: vec![0; (size * BITS_FOR_SLOT).div_ceil(64)],
        };
        for &(key, weight) in weights {
            let (word, bit) = table.bit(key);
            table.may_hold[word] |= bit;
            let mut at = table.place(key);
            while table.slots[at].0 != FREE {
                at = (at + 1) & (size - 1);
            }
            table.slots[at] = (key, i32::from(weight));
        }
        table
    }

    #[inline]
    fn place(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }

    /// The word and the bit of `may_hold` that stand for a key: its place, told apart more finely.
    #[inline]
    fn bit(&self, key: u32) -> (usize, u64) {
        let bits = self.slots.len() * BITS_FOR_SLOT;
        let at = (key.wrapping_mul(0x85EB_CA6B) >> 4) as usize & (bits - 1);
        (at >> 6, 1 << (at & 63))
    }

    /// The weight of a key.
    #[inline]
    pub fn get(&self, key: u32) -> i32 {
        let (word, bit) = self.bit(key);
        if self.may_hold[word] & bit == 0 {
            return 0;
        }
        let mut at = self.place(key);
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
