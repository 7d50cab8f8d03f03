//! Lao clusters and the places between them where a word may begin: spelling rules only, no dictionary.

use super::codes::{class, lao, Class};

/// A stretch of Lao codes cut into clusters.
///
/// `letters` holds the codes that carry spelling (invisible characters are left out), `starts[k]` is where cluster `k`
/// begins in `letters`, and `source[k]` is where it begins in the text; both end with the total. `legal[k]` says whether
/// a word may begin at cluster `k`.
#[derive(Default, Debug)]
pub struct Clusters {
    pub letters: Vec<u8>,
    pub starts: Vec<u32>,
    pub source: Vec<u32>,
    pub legal: Vec<bool>,
}

impl Clusters {
    /// How many clusters there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no cluster.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The letters of cluster `k`.
    #[inline]
    pub fn cluster(&self, k: usize) -> &[u8] {
        &self.letters[self.starts[k] as usize..self.starts[k + 1] as usize]
    }

    /// Cuts `codes[start..end]`, which must be Lao letters and characters that extend them.
    pub fn scan(&mut self, codes: &[u8], start: usize, end: usize) {
        self.letters.clear();
        self.starts.clear();
        self.source.clear();
        let mut at = start;
        while at < end {
            self.starts.push(self.letters.len() as u32);
            self.source.push(at as u32);
            at = self.one_cluster(codes, at, end);
        }
        self.starts.push(self.letters.len() as u32);
        self.source.push(end as u32);
        self.mask();
    }

    /// Takes one cluster: a leading vowel, a consonant, and all marks and following vowels. Returns its end.
    fn one_cluster(&mut self, codes: &[u8], start: usize, end: usize) -> usize {
        let mut at = start;
        let mut take = |at: &mut usize| {
            self.letters.push(codes[*at]);
            *at += 1;
            while *at < end && class(codes[*at]) == Class::Extend {
                *at += 1;
            }
        };
        let leads = class(codes[at]) == Class::Lead;
        take(&mut at);
        if leads && at < end && class(codes[at]) == Class::Consonant {
            take(&mut at);
        }
        while at < end && matches!(class(codes[at]), Class::Mark | Class::Tail) {
            take(&mut at);
        }
        at
    }

    fn mask(&mut self) {
        let n = self.starts.len() - 1;
        let mut legal = std::mem::take(&mut self.legal);
        legal.clear();
        legal.push(true);
        for k in 1..n {
            legal.push(may_part(self.cluster(k - 1), self.cluster(k)));
        }
        legal.push(true);
        self.legal = legal;
    }
}

/// Whether a word may end between two neighbouring clusters.
fn may_part(before: &[u8], after: &[u8]) -> bool {
    !(wants_final(before, after) || is_silent_h(before, after))
}

/// A syllable with ັ, ົ or ເ◌ື needs what follows: its final consonant, or ອ.
fn wants_final(before: &[u8], after: &[u8]) -> bool {
    // Most clusters are a consonant alone, or end in a vowel that closes the syllable.
    if before.len() < 2
        || matches!(
            before[before.len() - 1],
            lao::A | lao::AA | lao::AM | lao::NYO_SEMIVOWEL
        )
    {
        return false;
    }
    if before
        .iter()
        .any(|&code| code == lao::MAI_KAN || code == lao::MAI_KON)
    {
        // ົວະ and ັວະ close their syllable in the next cluster; a final may carry a silencing mark.
        return match *after {
            [letter] | [letter, lao::CANCELLATION] => class(letter) == Class::Consonant,
            _ => after == [lao::WO, lao::A],
        };
    }
    before[0] == lao::E
        && after == [lao::O]
        && before.iter().any(|&code| code == lao::YY || code == lao::Y)
}

/// ຫ without vowel or mark leads the sonorant after it.
fn is_silent_h(before: &[u8], after: &[u8]) -> bool {
    const SONORANTS: [u8; 7] = [
        lao::NGO,
        lao::NYO,
        lao::NO,
        lao::MO,
        lao::RO,
        lao::LO,
        lao::WO,
    ];
    before == [lao::HO_SUNG] && after.first().is_some_and(|c| SONORANTS.contains(c))
}
