//! What a pass writes: the changed text and its edits.

use crate::offsets::Edit;
use crate::rules::{Rules, Unit};

/// A text that a pass changed, and its changes in order.
#[derive(Debug)]
pub struct Changed<T> {
    pub text: Vec<T>,
    pub edits: Vec<Edit>,
}

/// Collects a pass's output: unchanged stretches are copied whole, when the next change comes.
pub struct Output<'a, T> {
    source: &'a [T],
    text: Vec<T>,
    copied: usize,
    edits: Vec<Edit>,
}

impl<'a, T: Unit> Output<'a, T> {
    pub fn new(source: &'a [T]) -> Self {
        Output {
            source,
            text: Vec::new(),
            copied: 0,
            edits: Vec::new(),
        }
    }

    /// Puts `new` in place of `source[start..end]`; what is equal at either end is left out of the edit.
    pub fn replace(&mut self, start: usize, end: usize, new: &[u32], rules: Rules) {
        let old = &self.source[start..end];
        let same = |(unit, &code): &(&T, &u32)| unit.code() == code;
        let mut head = old.iter().zip(new).take_while(same).count();
        if head == old.len() && head == new.len() {
            return;
        }
        head = head
            .min(new.len().saturating_sub(1))
            .min(old.len().saturating_sub(1));
        let most = (old.len() - head)
            .saturating_sub(1)
            .min((new.len() - head).saturating_sub(1));
        let tail = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take(most)
            .take_while(same)
            .count();
        if self.edits.is_empty() {
            self.text.reserve(self.source.len());
        }
        let (start, end, new) = (start + head, end - tail, &new[head..new.len() - tail]);
        self.text
            .extend_from_slice(&self.source[self.copied..start]);
        let target = self.text.len();
        self.text.extend(new.iter().map(|&code| T::from_code(code)));
        self.edits.push(Edit {
            rules,
            source: (start, end),
            target: (target, self.text.len()),
        });
        self.copied = end;
    }

    /// The whole text, or None when nothing was replaced.
    pub fn finish(mut self) -> Option<Changed<T>> {
        if self.edits.is_empty() {
            return None;
        }
        self.text.extend_from_slice(&self.source[self.copied..]);
        Some(Changed {
            text: self.text,
            edits: self.edits,
        })
    }
}
