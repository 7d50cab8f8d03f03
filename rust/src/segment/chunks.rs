//! The tokens that need no model: numbers, Latin words, addresses of the net, spaces, punctuation; and runs of Lao.

use super::codes::{class, Class, APOSTROPHE, SYMBOL};

/// The class of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Lao,
    Number,
    Latin,
    Punctuation,
    Space,
    Email,
    Url,
    Other,
}

/// A stretch of code points of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// Cuts codes into chunks that join to the whole.
///
/// ```
/// use laodocs::segment::{chunks::{Chunks, Kind}, codes};
/// let mut text = Vec::new();
/// codes::encode("ປີ 2.029", &mut text);
/// let kinds: Vec<_> = Chunks::new(&text).map(|c| (c.end, c.kind)).collect();
/// assert_eq!(kinds, [(2, Kind::Lao), (3, Kind::Space), (8, Kind::Number)]);
/// ```
pub struct Chunks<'a> {
    codes: &'a [u8],
    at: usize,
    /// Up to here a stretch without spaces has been searched for signs of a net address.
    searched: usize,
    may_be_address: bool,
}

/// Longest local part and longest host of an address, by RFC 5321 and RFC 1035; they keep the search linear.
const MAX_LOCAL: usize = 64;
const MAX_HOST: usize = 253;

/// Longest group of letters in a Lao abbreviation with dots.
const MAX_LETTERS: usize = 3;
/// Titles that keep their dot: ດຣ. ປອ. ປທ. ປຕ. ສຈ. ຮສ. ຜສ. ອຈ.
const TITLES: [&[u8]; 8] = [
    &[0x94, 0xA3],
    &[0x9B, 0xAD],
    &[0x9B, 0x97],
    &[0x9B, 0x95],
    &[0xAA, 0x88],
    &[0xAE, 0xAA],
    &[0x9C, 0xAA],
    &[0xAD, 0x88],
];
/// Latin abbreviations that keep their dot.
const ABBREVIATIONS: [&[u8]; 12] = [
    b"Dr", b"Jr", b"Mr", b"Mrs", b"Ms", b"No", b"Nr", b"Prof", b"Sr", b"St", b"Vol", b"vs",
];
/// Ends of host names that are taken for an address without `www.` or a scheme.
const TOP_LEVELS: [&[u8]; 17] = [
    b"asia", b"biz", b"cn", b"com", b"de", b"edu", b"fr", b"gov", b"info", b"int", b"io", b"jp",
    b"la", b"net", b"org", b"th", b"vn",
];

impl<'a> Chunks<'a> {
    /// The chunks of `codes`.
    pub fn new(codes: &'a [u8]) -> Self {
        Chunks {
            codes,
            at: 0,
            searched: 0,
            may_be_address: false,
        }
    }

    #[inline]
    fn class_at(&self, at: usize) -> Option<Class> {
        self.codes.get(at).map(|&code| class(code))
    }

    #[inline]
    fn run(&self, from: usize, mut belongs: impl FnMut(Class) -> bool) -> usize {
        let rest = &self.codes[from..];
        from + rest
            .iter()
            .position(|&code| !belongs(class(code)))
            .unwrap_or(rest.len())
    }

    fn chunk(&mut self, start: usize) -> (usize, Kind) {
        let code = self.codes[start];
        match class(code) {
            Class::Digit | Class::Letter => self.word(start),
            Class::Space => (start + 1, Kind::Space),
            Class::Break => (start + 1, Kind::Space),
            Class::Newline => {
                let pair = code == b'\r' && self.codes.get(start + 1) == Some(&b'\n');
                (start + 1 + usize::from(pair), Kind::Space)
            }
            Class::Punctuation => (self.punctuation(start, code), Kind::Punctuation),
            Class::Foreign => (
                self.run(start + 1, |c| matches!(c, Class::Foreign | Class::Extend)),
                Kind::Other,
            ),
            Class::Other | Class::Extend => {
                (self.run(start + 1, |c| c == Class::Extend), Kind::Other)
            }
            _ => (self.lao(start), Kind::Lao),
        }
    }

    /// A run of Lao, or an abbreviation with its dots.
    fn lao(&self, start: usize) -> usize {
        let end = self.run(start + 1, |c| c.is_lao() || c == Class::Extend);
        if end - start <= MAX_LETTERS && self.codes.get(end) == Some(&b'.') {
            return self.abbreviation(start).unwrap_or(end);
        }
        end
    }

    /// Groups of a few consonants with dots between, as in ສ.ປ.ຊ. or ອຄ.ກຄພ, or a title such as ດຣ.
    fn abbreviation(&self, start: usize) -> Option<usize> {
        let (mut at, mut dots) = (start, 0);
        loop {
            let end = self.run(at, |c| c == Class::Consonant);
            let goes_on = self
                .class_at(end)
                .is_some_and(|c| c.is_lao() || c == Class::Extend);
            if end == at || end - at > MAX_LETTERS || goes_on {
                break;
            }
            if self.codes.get(end) != Some(&b'.') {
                return (dots > 0).then_some(end);
            }
            dots += 1;
            at = end + 1;
        }
        let title = dots == 1 && TITLES.contains(&&self.codes[start..at - 1]);
        (dots > 1 || title).then_some(at)
    }

    /// A mark with its repetitions and what extends it. Brackets are told apart, and so are marks that share a code.
    fn punctuation(&self, start: usize, code: u8) -> usize {
        let repeats = |&&next: &&u8| match code {
            b'!' | b'?' => matches!(next, b'!' | b'?'),
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' | SYMBOL => false,
            _ => next == code,
        };
        let rest = &self.codes[start + 1..];
        let end = start + 1 + rest.iter().take_while(repeats).count();
        self.run(end, |c| c == Class::Extend)
    }

    fn word(&mut self, start: usize) -> (usize, Kind) {
        if let Some(found) = self.address(start) {
            return found;
        }
        let mut end = start;
        let mut letters = false;
        while let Some(next) = self.class_at(end) {
            match next {
                Class::Letter => letters = true,
                Class::Digit | Class::Extend => {}
                _ if self.joins(start, end, letters) => {}
                _ => break,
            }
            end += 1;
        }
        if letters && self.codes.get(end) == Some(&b'.') && self.keeps_dot(start, end) {
            end += 1;
        }
        (end, if letters { Kind::Latin } else { Kind::Number })
    }

    /// Whether the mark at `at` stands inside a number or a Latin word.
    fn joins(&self, start: usize, at: usize, letters: bool) -> bool {
        let after = self.class_at(at + 1);
        match self.codes[at] {
            b'.' | b',' if !letters => after == Some(Class::Digit),
            b'\'' | APOSTROPHE => letters && after == Some(Class::Letter),
            b'.' => after == Some(Class::Letter) && self.single_letters(start, at),
            _ => false,
        }
    }

    /// Whether the word so far is single letters with dots, as in `U.S`, and one more single letter follows.
    fn single_letters(&self, start: usize, at: usize) -> bool {
        let lone = at == start + 1 || (at >= start + 2 && self.codes[at - 2] == b'.');
        lone && !matches!(self.class_at(at + 2), Some(Class::Letter | Class::Digit))
    }

    fn keeps_dot(&self, start: usize, end: usize) -> bool {
        let word = &self.codes[start..end];
        let initials = word.len() >= 3 && word[word.len() - 2] == b'.';
        initials
            || ABBREVIATIONS
                .binary_search_by(|known| (*known).cmp(word))
                .is_ok()
    }

    /// An e-mail address or URL at `start`.
    fn address(&mut self, start: usize) -> Option<(usize, Kind)> {
        if start >= self.searched {
            let graphic = |code: &u8| (0x21..=0x7E).contains(code);
            let stretch = self.codes[start..]
                .iter()
                .take_while(|&c| graphic(c))
                .count();
            self.searched = start + stretch;
            let block = &self.codes[start..self.searched];
            self.may_be_address = block
                .windows(2)
                .any(|w| w[0] == b'@' || (w[0] == b'.' && w[1].is_ascii_alphabetic()))
                || block.windows(3).any(|w| w == b"://");
        }
        if !self.may_be_address {
            return None;
        }
        let block = &self.codes[start..self.searched];
        email(block)
            .map(|n| (start + n, Kind::Email))
            .or_else(|| url(block).map(|n| (start + n, Kind::Url)))
    }
}

/// The length of the host name that `text` begins with: labels joined by dots, the last one of letters.
fn host(text: &[u8]) -> Option<usize> {
    let is_part = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'.');
    let mut end = text
        .iter()
        .take(MAX_HOST)
        .take_while(|&c| is_part(c))
        .count();
    while end > 0 && !text[end - 1].is_ascii_alphanumeric() {
        end -= 1;
    }
    let last = text[..end].iter().rposition(|&c| c == b'.')?;
    let top = &text[last + 1..end];
    (last > 0 && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic)).then_some(end)
}

fn email(text: &[u8]) -> Option<usize> {
    let is_local =
        |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'%' | b'+' | b'-');
    let local = text
        .iter()
        .take(MAX_LOCAL + 1)
        .take_while(|&c| is_local(c))
        .count();
    if text.get(local) != Some(&b'@') {
        return None;
    }
    host(&text[local + 1..]).map(|n| local + 1 + n)
}

fn url(text: &[u8]) -> Option<usize> {
    let scheme = text
        .iter()
        .take(8)
        .take_while(|c| c.is_ascii_alphabetic())
        .count();
    if scheme > 1 && text[scheme..].starts_with(b"://") {
        let end = path(text, scheme + 3);
        return (end > scheme + 3).then_some(end);
    }
    let name = host(text)?;
    let known = text.len() > 4 && text[..4].eq_ignore_ascii_case(b"www.") || {
        let last = text[..name].iter().rposition(|&c| c == b'.')? + 1;
        TOP_LEVELS
            .binary_search(&text[last..name].to_ascii_lowercase().as_slice())
            .is_ok()
    };
    let goes_on = matches!(text.get(name), Some(b'/' | b':' | b'?' | b'#'));
    known.then(|| {
        if goes_on {
            path(text, name).max(name)
        } else {
            name
        }
    })
}

/// Where a path that begins at `from` ends: at the end of the stretch, without closing punctuation.
fn path(text: &[u8], from: usize) -> usize {
    let stops = |c: &u8| matches!(c, b'"' | b'<' | b'>' | b'|' | b'{' | b'}');
    let mut end = from + text[from..].iter().take_while(|&c| !stops(c)).count();
    while end > from
        && matches!(
            text[end - 1],
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'\'' | b'*'
        )
    {
        end -= 1;
    }
    end
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    #[inline]
    fn next(&mut self) -> Option<Chunk> {
        if self.at >= self.codes.len() {
            return None;
        }
        let start = self.at;
        let (end, kind) = self.chunk(start);
        self.at = end;
        Some(Chunk { start, end, kind })
    }
}
