//! Weights of keys whose content is hashed: a table without collisions behind a set of bits.

/// Weights by key; a key that is not here weighs 0.
///
/// Most keys of a text have no weight. A small set of bits, which stays in the nearest cache, tells them apart before the
/// table is touched. A key can stand in one place only, so that there is no branch on what stands there.
pub struct Table {
    /// A power of two.
    slots: Vec<(u32, i32)>,
    /// From 32 bits to those of a slot's number.
    shift: u32,
    /// By group of keys, a power of two, what turns a key into the number of its slot: keys of a group go to different ones.
    turns: Vec<u16>,
    /// A power of two of words of 64 bits.
    may_hold: Vec<u64>,
}

/// How many bits of `Table::may_hold` there are for each slot.
const BITS_FOR_SLOT: usize = 16;
/// How many slots there are for each group.
const SLOTS_FOR_GROUP: usize = 4;

/// The key of a free place; no feature has it.
const FREE: u32 = u32::MAX;

impl Table {
    /// Lays out weights by key. Of equal keys the first counts.
    pub fn new(weights: &[(u32, i16)]) -> Self {
        let mut size = (weights.len() * 5 / 4 + 64).next_power_of_two();
        loop {
            if let Some(table) = Table::of_size(weights, size) {
                return table;
            }
            size *= 2;
        }
    }

    /// The table with so many slots, unless keys do not fit.
    fn of_size(weights: &[(u32, i16)], size: usize) -> Option<Self> {
        let mut table = Table {
            slots: vec![(FREE, 0); size],
            shift: u32::BITS - size.trailing_zeros(),
            turns: vec![0; size / SLOTS_FOR_GROUP],
            may_hold: vec![0; size * BITS_FOR_SLOT / 64],
        };
        let mut groups: Vec<Vec<(u32, i32)>> = vec![Vec::new(); table.turns.len()];
        for &(key, weight) in weights {
            let place = table.word_of(key);
            table.may_hold[place] |= 1 << (key & 63);
            let group = &mut groups[table.group_of(key)];
            if group.iter().all(|&(other, _)| other != key) {
                group.push((key, i32::from(weight)));
            }
        }
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&group| std::cmp::Reverse(groups[group].len()));
        for group in order {
            table.turns[group] = (0..u16::MAX).find(|&turn| table.fit(&groups[group], turn))?;
        }
        Some(table)
    }

    /// Puts a group into the slots that a turn leads to, if they are free.
    fn fit(&mut self, group: &[(u32, i32)], turn: u16) -> bool {
        for (at, &(key, weight)) in group.iter().enumerate() {
            let slot = self.slot_of(key, turn);
            if self.slots[slot].0 != FREE {
                for &(key, _) in &group[..at] {
                    let slot = self.slot_of(key, turn);
                    self.slots[slot] = (FREE, 0);
                }
                return false;
            }
            self.slots[slot] = (key, weight);
        }
        true
    }

    #[inline]
    fn group_of(&self, key: u32) -> usize {
        key as usize & (self.turns.len() - 1)
    }

    #[inline]
    fn slot_of(&self, key: u32, turn: u16) -> usize {
        let turned = (key ^ u32::from(turn)).wrapping_mul(0x9E37_79B1);
        (turned >> self.shift) as usize
    }

    #[inline]
    fn word_of(&self, key: u32) -> usize {
        (key >> 6) as usize & (self.may_hold.len() - 1)
    }

    /// Whether a key may have a weight.
    #[inline]
    pub fn may_hold(&self, key: u32) -> bool {
        self.may_hold[self.word_of(key)] >> (key & 63) & 1 != 0
    }

    /// The weight of a key.
    #[inline]
    pub fn get(&self, key: u32) -> i32 {
        let turn = self.turns[self.group_of(key)];
        let (held, weight) = self.slots[self.slot_of(key, turn)];
        if held == key {
            weight
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_weight_and_others_none() {
        // Contents that are alike, under three templates, some of them twice.
        let key = |at: u32| (at % 3 + 26) << 24 | (at / 4).wrapping_mul(0x0001_0001) & 0x00FF_FFFF;
        for count in [0, 1, 7, 3_000] {
            let weights: Vec<(u32, i16)> = (0..count).map(|at| (key(at), at as i16)).collect();
            let table = Table::new(&weights);
            for at in 0..count + 1_000 {
                let held = weights.iter().find(|weight| weight.0 == key(at));
                assert!(held.is_none() || table.may_hold(key(at)));
                assert_eq!(table.get(key(at)), held.map_or(0, |held| held.1.into()));
            }
        }
    }
}
