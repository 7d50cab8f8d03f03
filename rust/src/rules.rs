//! The rules by name.

use std::ops::{BitOr, BitOrAssign};

/// A set of rules, named as in the specification.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules(pub u16);

impl Rules {
    pub const NONE: Rules = Rules(0);
    pub const Z: Rules = Rules(1);
    pub const W: Rules = Rules(2);
    pub const O: Rules = Rules(4);
    pub const D: Rules = Rules(8);
    pub const M: Rules = Rules(16);
    pub const E: Rules = Rules(32);
    pub const H: Rules = Rules(64);
    pub const R: Rules = Rules(128);
    /// Folds of the match key.
    pub const K: Rules = Rules(256);
    /// The label form of IDNA.
    pub const I: Rules = Rules(512);
    /// Unicode's compatibility and case folds, which Python applies.
    pub const U: Rules = Rules(1024);

    pub const CONSERVATIVE: Rules = Rules(4 | 16);
    pub const DEFAULT: Rules = Rules(1 | 2 | 4 | 8 | 16 | 32 | 64);
    pub const KEY: Rules = Rules(4 | 8 | 16 | 32);
    pub const IDNA: Rules = Rules(1 | 2 | 4 | 8 | 32 | 512);

    #[inline]
    pub fn has(self, rule: Rules) -> bool {
        self.0 & rule.0 != 0
    }
}

impl BitOr for Rules {
    type Output = Rules;
    fn bitor(self, other: Rules) -> Rules {
        Rules(self.0 | other.0)
    }
}

impl BitOrAssign for Rules {
    fn bitor_assign(&mut self, other: Rules) {
        self.0 |= other.0;
    }
}
