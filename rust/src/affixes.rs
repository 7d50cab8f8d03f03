//! Words looked up at a place of a text: the longest that begins or ends there.
//!
//! Lao has no blanks between words, so whether a word is cut out of a longer one is told by its neighbours. What a word
//! means is the caller's business.

use crate::lexicon::Lexicon;
use crate::script::NIGGAHITA;

/// How many letters a word may have, and how many different letters all words of a table.
pub const LONGEST: usize = 64;
pub const MOST_LETTERS: usize = 255;

/// A table of words; each has the number of its place in the list that the table was made from.
///
/// ```
/// use laodocs::affixes::Affixes;
/// let points = |text: &str| text.chars().map(u32::from).collect::<Vec<u32>>();
/// let table = Affixes::new(&[points("ວັນ"), points("ປີ")]).unwrap();
/// assert_eq!(table.behind(&points("5 ວັນ"), 2), Some((3, 0)));
/// assert_eq!(table.before(&points("ທຸກປີ"), 5), Some((2, 1)));
/// assert_eq!(table.behind(&points("2 ປີກ"), 2), None); // ປີກ, wing
/// ```
pub struct Affixes {
    letters: Letters,
    forward: Numbered,
    backward: Numbered,
    longest: usize,
}

/// What a table cannot hold.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The word at this place is empty or longer than [`LONGEST`].
    Word(usize),
    /// The words have more than [`MOST_LETTERS`] different letters.
    Letters,
}

impl Affixes {
    /// The table of some words; of equal ones the last counts.
    pub fn new(words: &[Vec<u32>]) -> Result<Self, Unfit> {
        if let Some(at) = words
            .iter()
            .position(|word| word.is_empty() || word.len() > LONGEST)
        {
            return Err(Unfit::Word(at));
        }
        let letters = Letters::of(words).ok_or(Unfit::Letters)?;
        let codes: Vec<Vec<u8>> = words
            .iter()
            .map(|word| word.iter().map(|&letter| letters.code(letter)).collect())
            .collect();
        let reversed = codes
            .iter()
            .map(|word| word.iter().rev().copied().collect());
        Ok(Affixes {
            letters,
            backward: Numbered::new(reversed.collect()),
            forward: Numbered::new(codes),
            longest: words.iter().map(Vec::len).max().unwrap_or(0),
        })
    }

    /// Length and number of the longest word that begins at `at` and does not run on into a longer word of the text.
    pub fn behind<T: Copy + Into<u32>>(&self, text: &[T], at: usize) -> Option<(usize, u32)> {
        let mut longest = None;
        self.each_behind(text, at, |length, number| {
            if !runs_on(&text[at..], length) {
                longest = Some((length, number));
            }
        });
        longest
    }

    /// Length and number of the longest word that ends at `at`; whether a longer word ends in it cannot be seen here.
    pub fn before<T: Copy + Into<u32>>(&self, text: &[T], at: usize) -> Option<(usize, u32)> {
        let mut longest = None;
        self.each_before(text, at, |length, number| longest = Some((length, number)));
        longest
    }

    /// Shows all words that begin at `at`, shortest first, in whatever they run on.
    pub fn each_behind<T: Copy + Into<u32>>(
        &self,
        text: &[T],
        at: usize,
        show: impl FnMut(usize, u32),
    ) {
        let ahead = text.get(at..).unwrap_or(&[]).iter().take(self.longest);
        self.forward.each(&self.letters, ahead, show);
    }

    /// Shows all words that end at `at`, shortest first.
    pub fn each_before<T: Copy + Into<u32>>(
        &self,
        text: &[T],
        at: usize,
        show: impl FnMut(usize, u32),
    ) {
        let back = text
            .get(..at)
            .unwrap_or(&[])
            .iter()
            .rev()
            .take(self.longest);
        self.backward.each(&self.letters, back, show);
    }
}

/// A lexicon whose words have numbers of their own.
struct Numbered {
    lexicon: Lexicon,
    numbers: Vec<u32>,
}

impl Numbered {
    fn new(words: Vec<Vec<u8>>) -> Self {
        let lexicon = Lexicon::new(words.iter().map(|word| (word.clone(), 0)));
        let mut numbers = vec![0; lexicon.len()];
        for (number, word) in words.iter().enumerate() {
            if let Some(rank) = lexicon.find(word) {
                numbers[rank as usize] = number as u32;
            }
        }
        Numbered { lexicon, numbers }
    }

    fn each<'t, T: Copy + Into<u32> + 't>(
        &self,
        letters: &Letters,
        text: impl Iterator<Item = &'t T>,
        mut show: impl FnMut(usize, u32),
    ) {
        let mut window = [0; LONGEST];
        let mut seen = 0;
        for (place, &letter) in window.iter_mut().zip(text) {
            *place = letters.code(letter.into());
            if *place == 0 {
                break;
            }
            seen += 1;
        }
        for found in self.lexicon.prefixes(&window[..seen]) {
            show(found.length, self.numbers[found.word as usize]);
        }
    }
}

/// The letters of a table's words, each with a code of its own from 1 on; 0 is any other.
struct Letters {
    ascii: [u8; 128],
    lao: [u8; 128],
    others: Vec<(u32, u8)>,
}

impl Letters {
    fn of(words: &[Vec<u32>]) -> Option<Self> {
        let mut letters: Vec<u32> = words.iter().flatten().copied().collect();
        letters.sort_unstable();
        letters.dedup();
        if letters.len() > MOST_LETTERS {
            return None;
        }
        let mut found = Letters {
            ascii: [0; 128],
            lao: [0; 128],
            others: Vec::new(),
        };
        for (letter, code) in letters.into_iter().zip(1..) {
            match letter {
                0..=0x7F => found.ascii[letter as usize] = code,
                0x0E80..=0x0EFF => found.lao[letter as usize - 0x0E80] = code,
                _ => found.others.push((letter, code)),
            }
        }
        Some(found)
    }

    #[inline]
    fn code(&self, letter: u32) -> u8 {
        match letter {
            0..=0x7F => self.ascii[letter as usize],
            0x0E80..=0x0EFF => self.lao[letter as usize - 0x0E80],
            _ => self
                .others
                .iter()
                .find(|other| other.0 == letter)
                .map_or(0, |other| other.1),
        }
    }
}

/// Whether the word goes on behind the first `length` letters of a text.
///
/// A vowel or tone mark belongs to the letter before it. Behind an open syllable, a consonant that can end one does, but
/// for one that carries a vowel of its own. An abbreviation (ກມ) goes on in any Lao letter, a Latin word in any Latin one.
fn runs_on<T: Copy + Into<u32>>(text: &[T], length: usize) -> bool {
    let letter = |at: usize| text.get(at).map_or(0, |&letter| letter.into());
    let (last, following) = (letter(length - 1), letter(length));
    if is_ascii(last, u8::is_ascii_alphabetic) {
        return is_ascii(following, u8::is_ascii_alphanumeric);
    }
    if !is_lao(last) || !is_lao(following) {
        return false;
    }
    if is_dependent(following) || (0..length).all(|at| is_abbreviated(letter(at))) {
        return true;
    }
    let vowel = if is_tone(last) && length > 1 {
        letter(length - 2)
    } else {
        last
    };
    is_open_vowel(vowel) && is_final(following) && !begins_syllable(letter(length + 1))
}

/// Whether the consonant before `following` carries a vowel, so that it ends no syllable.
fn begins_syllable(following: u32) -> bool {
    is_dependent(following) || is_vowel_letter(following)
}

fn is_ascii(letter: u32, class: fn(&u8) -> bool) -> bool {
    u8::try_from(letter).is_ok_and(|byte| class(&byte))
}

/// Lao letters and signs; digits and punctuation are none.
fn is_lao(letter: u32) -> bool {
    (0x0E81..=NIGGAHITA).contains(&letter) || (0x0EDC..=0x0EDF).contains(&letter)
}

/// Signs that cannot begin a word.
fn is_dependent(letter: u32) -> bool {
    (0x0EB0..=0x0EBC).contains(&letter) || (0x0EC8..=NIGGAHITA).contains(&letter)
}

fn is_tone(letter: u32) -> bool {
    (0x0EC8..=0x0ECB).contains(&letter)
}

/// າ ິ ີ ຶ ື ຸ ູ: a syllable that ends in one of these may still take a final consonant.
fn is_open_vowel(letter: u32) -> bool {
    letter == 0x0EB2 || (0x0EB4..=0x0EB9).contains(&letter)
}

fn is_final(letter: u32) -> bool {
    "ກງຍດນບມວ".chars().any(|fin| u32::from(fin) == letter)
}

/// ອ ວ ຽ and the semivowel LO: behind a consonant they are its vowel, or hide one.
fn is_vowel_letter(letter: u32) -> bool {
    "ອວຽ\u{EBC}".chars().any(|vowel| u32::from(vowel) == letter)
}

fn is_abbreviated(letter: u32) -> bool {
    (0x0E81..0x0EAF).contains(&letter) && !is_vowel_letter(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(text: &str) -> Vec<u32> {
        text.chars().map(u32::from).collect()
    }

    fn words() -> impl Strategy<Value = Vec<Vec<u32>>> {
        prop::collection::vec(
            prop::collection::vec(prop::sample::select(points("aກີ€")), 1..4),
            0..12,
        )
    }

    proptest! {
        #[test]
        fn every_word_at_a_place_is_shown(
            words in words(),
            text in prop::collection::vec(prop::sample::select(points("aກີ€₭")), 0..9),
            at in 0usize..12,
        ) {
            let table = Affixes::new(&words).unwrap();
            let (ahead, back) = (text.get(at..).unwrap_or(&[]), text.get(..at).unwrap_or(&[]));
            let (mut behind, mut before) = (Vec::new(), Vec::new());
            table.each_behind(&text, at, |length, number| behind.push((length, words[number as usize].clone())));
            table.each_before(&text, at, |length, number| before.push((length, words[number as usize].clone())));
            let known = |word: &[u32]| words.contains(&word.to_vec());
            let wanted: Vec<_> = (1..=ahead.len())
                .filter(|&n| known(&ahead[..n]))
                .map(|n| (n, ahead[..n].to_vec()))
                .collect();
            prop_assert_eq!(behind, wanted);
            let wanted: Vec<_> = (1..=back.len())
                .filter(|&n| known(&back[back.len() - n..]))
                .map(|n| (n, back[back.len() - n..].to_vec()))
                .collect();
            prop_assert_eq!(before, wanted);
        }
    }

    #[test]
    fn a_word_is_not_cut_out_of_a_longer_one() {
        for (word, text, whole) in [
            ("ປີ", "ປີ 2024", true),
            ("ປີ", "ປີກ", false),  // a final consonant
            ("ປີ", "ປີກໍ່", true),   // a consonant with a vowel of its own
            ("ປີ", "ປີຄື", true),   // no final
            ("ວັນ", "ວັນນີ້", true), // closed: nothing can follow
            ("ກ", "ກາ", false),  // a vowel sign
            ("ນ້ຳ", "ນ້ຳງື່ມ", true),
            ("ມື້", "ມື້ນ", false), // open, under a tone mark
            ("ກມ", "ກມ/ຊມ", true),
            ("ກມ", "ກມນ", false), // an abbreviation
            ("km", "km2", false),
            ("km", "kmກ", true),
            ("%", "%a", true),
        ] {
            let found = Affixes::new(&[points(word)])
                .unwrap()
                .behind(&points(text), 0);
            assert_eq!(found.is_some(), whole, "{word} in {text}");
        }
    }

    #[test]
    fn the_longest_whole_word_counts() {
        let table = Affixes::new(&[points("ປີ"), points("ປີກ"), points("ຫມື"), points("ມື")]).unwrap();
        assert_eq!(table.behind(&points("ປີກ"), 0), Some((3, 1)));
        assert_eq!(table.behind(&points("ປີກະ"), 0), Some((2, 0)));
        assert_eq!(table.before(&points("ຫມື"), 3), Some((3, 2)));
        assert_eq!(table.before(&points("ຫມື"), 9), None);
    }

    #[test]
    fn what_cannot_be_held_is_said() {
        assert_eq!(Affixes::new(&[vec![1], vec![]]).err(), Some(Unfit::Word(1)));
        assert_eq!(
            Affixes::new(&[vec![7; LONGEST + 1]]).err(),
            Some(Unfit::Word(0))
        );
        let many: Vec<Vec<u32>> = (0..300).map(|letter| vec![letter]).collect();
        assert_eq!(Affixes::new(&many).err(), Some(Unfit::Letters));
    }
}
