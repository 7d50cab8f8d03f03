//! Where sentences end. Lao sets no mark at most sentence ends; what can be relied on is punctuation and line ends.

use super::chunks::{Chunk, Chunks, Kind};
use super::tokens::Tokens;

/// Longest list label (`12.`, `iv.`, `ກ.`) in code points.
const LABEL: usize = 4;

/// Cuts `codes` after sentence-ending punctuation and after line ends; spaces go with the sentence before them.
///
/// A full stop does not end a sentence inside numbers, abbreviations and addresses (one chunk), nor after a label that
/// opens the sentence (`3.`, `ກ.`).
pub fn sentences(codes: &[u8]) -> Tokens {
    let mut tokens = Tokens::default();
    let (mut state, mut start, mut labels, mut at) = (State::Within, 0, true, 0);
    for chunk in Chunks::new(codes) {
        let next = state.after(codes, chunk, labels && chunk.start > start);
        if next == State::Within && state.has_ended() {
            tokens.push(chunk.start, Kind::Other);
            (start, labels) = (chunk.start, true);
        }
        labels &= is_label(codes, chunk);
        state = if next == State::Within && state.has_ended() {
            State::Within.after(codes, chunk, false)
        } else {
            next
        };
        at = chunk.end;
    }
    if at > start {
        tokens.push(at, Kind::Other);
    }
    tokens
}

/// How far a sentence has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Within,
    /// After a full stop or the like; closing marks may follow.
    Stopped,
    /// After the space or line end behind it.
    Ended,
}

impl State {
    fn has_ended(self) -> bool {
        self != State::Within
    }

    fn after(self, codes: &[u8], chunk: Chunk, is_labelled: bool) -> State {
        let code = codes[chunk.start];
        let closes = matches!(code, b'"' | b'\'' | b')' | b']' | 0x06 | 0x0E);
        match (self, chunk.kind) {
            (_, Kind::Space) if matches!(code, 0x0A..=0x0D) => State::Ended,
            (State::Stopped | State::Ended, Kind::Space) => State::Ended,
            (State::Stopped, Kind::Punctuation) if closes => State::Stopped,
            (State::Within | State::Stopped, Kind::Punctuation)
                if matches!(code, b'!' | b'?' | b';') =>
            {
                State::Stopped
            }
            (State::Within | State::Stopped, Kind::Punctuation) if code == b'.' && !is_labelled => {
                State::Stopped
            }
            _ => State::Within,
        }
    }
}

/// Whether a chunk may stand in the label that opens a sentence.
fn is_label(codes: &[u8], chunk: Chunk) -> bool {
    let length = chunk.end - chunk.start;
    match chunk.kind {
        Kind::Number => true,
        Kind::Latin => length <= LABEL,
        Kind::Lao => length == 1,
        Kind::Space => !matches!(codes[chunk.start], 0x0A..=0x0D),
        Kind::Punctuation => true,
        _ => false,
    }
}
