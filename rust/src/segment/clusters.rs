//! Lao clusters and the places between them where a word may begin: spelling rules only, no dictionary.

use super::codes::{class, lao, Class, CLASS};

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

    /// Cuts `codes[start..end]`, which must be Lao letters and characters that extend them, and finds the legal borders.
    pub fn scan(&mut self, codes: &[u8], start: usize, end: usize) {
        self.cut(codes, start, end);
        let mut legal = std::mem::take(&mut self.legal);
        legal.clear();
        legal.push(true);
        legal.extend(
            (1..self.len())
                .map(|k| may_part(parting(self.cluster(k - 1)), parting(self.cluster(k)))),
        );
        legal.push(true);
        self.legal = legal;
    }

    /// Cuts as `scan` does, but leaves `legal` alone.
    pub fn cut(&mut self, codes: &[u8], start: usize, end: usize) {
        let size = end - start + 1;
        self.letters.resize(size, 0);
        self.starts.resize(size, 0);
        self.source.resize(size, 0);
        let (letters, clusters) = find(
            &codes[start..end],
            (0, start),
            &mut self.letters,
            &mut self.starts,
            &mut self.source,
        );
        self.letters.truncate(letters);
        self.starts.truncate(clusters + 1);
        self.source.truncate(clusters + 1);
    }
}

/// Writes the letters of a run, and where its clusters and its end stand: counted from `first` in `starts`, where letters
/// count, and from `at` in `source`, where all codes do. Says how many letters and clusters there are.
///
/// There must be room for one more than the run has codes. A cluster is a leading vowel, a consonant, and all marks and
/// following vowels.
#[inline]
pub fn find(
    run: &[u8],
    (first, at): (usize, usize),
    letters: &mut [u8],
    starts: &mut [u32],
    source: &mut [u32],
) -> (usize, usize) {
    let (mut count, mut clusters, mut before) = (0, 0, NOTHING);
    for (offset, &code) in run.iter().enumerate() {
        let role = ROLE[code as usize];
        if role == INVISIBLE {
            continue;
        }
        // Written in any case, kept if a cluster begins: no branch, as none could be foretold.
        letters[count] = code;
        starts[clusters] = (first + count) as u32;
        source[clusters] = (at + offset) as u32;
        let joins = role & (FOLLOWS | before & LED);
        clusters += usize::from((joins == 0) | (before == NOTHING));
        count += 1;
        before = role >> 1;
    }
    starts[clusters] = (first + count) as u32;
    source[clusters] = (at + run.len()) as u32;
    (count, clusters)
}

/// Joins whatever stands before it: a mark or a vowel written after its consonant.
const FOLLOWS: u8 = 1;
/// Joins a leading vowel: a consonant.
const LED: u8 = 2;
/// A leading vowel; one bit above `LED`.
const LEADS: u8 = 4;
/// Carries no spelling.
const INVISIBLE: u8 = 8;
/// What stands before the first letter.
const NOTHING: u8 = 16;

/// What each code does in a cluster.
static ROLE: [u8; 256] = {
    let mut table = [0; 256];
    let mut code = 0;
    while code < 256 {
        table[code] = match CLASS[code] {
            Class::Mark | Class::Tail => FOLLOWS,
            Class::Consonant => LED,
            Class::Lead => LEADS,
            Class::Extend => INVISIBLE,
            _ => 0,
        };
        code += 1;
    }
    table
};

/// What a cluster says about the border before it and the border after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parting {
    /// Why the next cluster may not begin a word, if it is of that kind.
    holds: u8,
    /// Of what kinds the cluster is.
    is: u8,
}

/// Whether a word may end between two neighbouring clusters.
#[inline]
pub fn may_part(before: Parting, after: Parting) -> bool {
    before.holds & after.is == 0
}

/// ັ and ົ need their final consonant, or ວະ; ເ◌ື needs its ອ; bare ຫ needs the sonorant that it leads.
const FINAL: u8 = 1;
const O: u8 = 2;
const SONORANT: u8 = 4;

/// What the spelling of a cluster says about its borders.
pub fn parting(cluster: &[u8]) -> Parting {
    Parting {
        holds: holds(cluster),
        is: kinds(cluster),
    }
}

fn holds(cluster: &[u8]) -> u8 {
    use lao::{A, AA, AM, E, HO_SUNG, MAI_KAN, MAI_KON, NYO_SEMIVOWEL, Y, YY};
    let has = |wanted: [u8; 2]| cluster.iter().any(|code| wanted.contains(code));
    match cluster {
        [HO_SUNG] => SONORANT,
        // A vowel that closes the syllable.
        [_, .., A | AA | AM | NYO_SEMIVOWEL] => 0,
        [_, _, ..] if has([MAI_KAN, MAI_KON]) => FINAL,
        [E, _, ..] if has([Y, YY]) => O,
        _ => 0,
    }
}

fn kinds(cluster: &[u8]) -> u8 {
    use lao::{A, CANCELLATION, LO, MO, NGO, NO, NYO, RO, WO};
    let is_final = match *cluster {
        // A final may carry a silencing mark.
        [letter] | [letter, CANCELLATION] => class(letter) == Class::Consonant,
        _ => cluster == [WO, A],
    };
    let is_sonorant = matches!(cluster[0], NGO | NYO | NO | MO | RO | LO | WO);
    [
        (is_final, FINAL),
        (cluster == [lao::O], O),
        (is_sonorant, SONORANT),
    ]
    .into_iter()
    .fold(0, |kinds, (is, kind)| if is { kinds | kind } else { kinds })
}
