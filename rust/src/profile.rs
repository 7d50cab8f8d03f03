//! Profiles and passes by name: what the binding may ask for.

use crate::key::{fold, strip};
use crate::normalize::normalize;
use crate::output::{Changed, Keep};
use crate::repair::repair;
use crate::rules::Rules;
use crate::text::Unit;

/// One pass over a text. `key` and `loose` are several passes with Unicode's own folds between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Conservative,
    Default,
    Repair,
    Idna,
    /// First pass of a key: no invisibles.
    KeyStrip,
    /// After Unicode's folds: order, repeats, ຳ, ແ.
    KeyRules,
    KeyFold,
    LooseFold,
}

impl Profile {
    /// The profile of that name.
    pub fn named(name: &str) -> Option<Profile> {
        Some(match name {
            "conservative" => Profile::Conservative,
            "default" => Profile::Default,
            "repair" => Profile::Repair,
            "idna" => Profile::Idna,
            "key-strip" => Profile::KeyStrip,
            "key-rules" => Profile::KeyRules,
            "key-fold" => Profile::KeyFold,
            "loose-fold" => Profile::LooseFold,
            _ => return None,
        })
    }

    /// The text under this profile with its edits, in its own form; None when nothing changes.
    ///
    /// # Panics
    /// Perhaps, on bytes that are no valid UTF-8; `str::as_bytes` never gives such.
    ///
    /// ```
    /// use laodocs::Profile;
    /// let text: Vec<u32> = "ນໍ້າ".chars().map(u32::from).collect();
    /// let changed = Profile::Default.explain(&text).unwrap();
    /// assert!(changed.text.iter().copied().eq("ນ້ຳ".chars().map(u32::from)));
    /// assert!(Profile::Default.explain(&changed.text).is_none());
    /// ```
    pub fn explain<T: Unit>(self, source: &[T]) -> Option<Changed<T>> {
        self.run(source, Keep::Edits)
    }

    /// The text under this profile, in its own form; None when nothing changes.
    pub fn apply<T: Unit>(self, source: &[T]) -> Option<Vec<T>> {
        self.run(source, Keep::Text).map(|changed| changed.text)
    }

    /// The text under this profile, with its edits if they are to be kept; None when nothing changes.
    pub fn run<T: Unit>(self, source: &[T], keep: Keep) -> Option<Changed<T>> {
        match self {
            Profile::Conservative => normalize(source, Rules::CONSERVATIVE, keep),
            Profile::Default => normalize(source, Rules::DEFAULT, keep),
            Profile::Repair => repair(source, keep),
            Profile::Idna => normalize(source, Rules::IDNA, keep),
            Profile::KeyStrip => strip(source, keep),
            Profile::KeyRules => normalize(source, Rules::KEY, keep),
            Profile::KeyFold => fold(source, false, keep),
            Profile::LooseFold => fold(source, true, keep),
        }
    }

    /// Whether a text of ASCII and Latin-1 only can change.
    pub fn touches_latin(self) -> bool {
        matches!(
            self,
            Profile::KeyStrip | Profile::KeyFold | Profile::LooseFold
        )
    }
}

/// UTF-8 under a profile, as UTF-8; None when nothing changes.
///
/// ```
/// use laodocs::{normalize_utf8, Profile};
/// assert_eq!(normalize_utf8("ນໍ້າ", Profile::Default).as_deref(), Some("ນ້ຳ".as_bytes()));
/// assert_eq!(normalize_utf8("ນ້ຳ", Profile::Default), None);
/// ```
pub fn normalize_utf8(source: &str, profile: Profile) -> Option<Vec<u8>> {
    profile.apply(source.as_bytes())
}
