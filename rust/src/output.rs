//! What a pass writes: the changed text, and its edits where they are asked for.

use crate::offsets::Edit;
use crate::rules::Rules;
use crate::text::Unit;

/// What to keep of a pass. In a text full of faults, edits take as much memory as the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Text,
    Edits,
}

/// A text that a pass changed, and its changes in order if they were kept.
#[derive(Debug)]
pub struct Changed<T> {
    pub text: Vec<T>,
    pub edits: Vec<Edit>,
}

/// Collects a pass's output: unchanged stretches are copied whole, when the next change comes.
pub struct Output<'a, T> {
    source: &'a [T],
    text: Vec<T>,
    /// Up to where the source has been copied or replaced; 0 as long as nothing was replaced.
    copied: usize,
    keep: Keep,
    edits: Vec<Edit>,
}

impl<'a, T: Unit> Output<'a, T> {
    pub fn new(source: &'a [T], keep: Keep) -> Self {
        Output {
            source,
            text: Vec::new(),
            copied: 0,
            keep,
            edits: Vec::new(),
        }
    }

    /// Puts `new` in place of `source[start..end]`; what is equal at either end is left out of the edit, as long as
    /// something stands on both sides of it.
    pub fn replace(&mut self, mut start: usize, mut end: usize, mut new: &[u32], rules: Rules) {
        debug_assert!(start < end, "rules replace and delete, they never insert");
        while let (Some((old, after)), [first, rest @ ..]) = (T::read(self.source, start), new) {
            if old != *first || (after == end) != rest.is_empty() {
                break;
            }
            if after == end {
                return;
            }
            (start, new) = (after, rest);
        }
        while let (Some((old, before)), [rest @ .., last]) = (T::read_back(self.source, end), new) {
            if old != *last || before <= start || rest.is_empty() {
                break;
            }
            (end, new) = (before, rest);
        }
        if self.copied == 0 {
            self.text.reserve(self.source.len());
        }
        self.text
            .extend_from_slice(&self.source[self.copied..start]);
        let target = self.text.len();
        new.iter().for_each(|&code| T::write(code, &mut self.text));
        if self.keep == Keep::Edits {
            self.edits.push(Edit {
                rules,
                source: (start, end),
                target: (target, self.text.len()),
            });
        }
        self.copied = end;
    }

    /// The whole text, or None when nothing was replaced.
    pub fn finish(mut self) -> Option<Changed<T>> {
        if self.copied == 0 {
            return None;
        }
        self.text.extend_from_slice(&self.source[self.copied..]);
        Some(Changed {
            text: self.text,
            edits: self.edits,
        })
    }
}
