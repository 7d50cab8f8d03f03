//! Profiles and passes by name: what the binding may ask for.

use crate::key::{fold, strip};
use crate::normalize::normalize;
use crate::output::Changed;
use crate::repair::repair;
use crate::rules::{Rules, Unit};

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

    /// The text under this profile with its edits; None when nothing changes.
    ///
    /// ```
    /// use laodocs::Profile;
    /// let text: Vec<u32> = "ນໍ້າ".chars().map(u32::from).collect();
    /// let changed = Profile::Default.apply(&text).unwrap();
    /// assert!(changed.text.iter().copied().eq("ນ້ຳ".chars().map(u32::from)));
    /// assert!(Profile::Default.apply(&changed.text).is_none());
    /// ```
    pub fn apply<T: Unit>(self, source: &[T]) -> Option<Changed<T>> {
        match self {
            Profile::Conservative => normalize(source, Rules::CONSERVATIVE),
            Profile::Default => normalize(source, Rules::DEFAULT),
            Profile::Repair => repair(source),
            Profile::Idna => normalize(source, Rules::IDNA),
            Profile::KeyStrip => strip(source),
            Profile::KeyRules => normalize(source, Rules::KEY),
            Profile::KeyFold => fold(source, false),
            Profile::LooseFold => fold(source, true),
        }
    }

    /// The rules of a profile that is one pass of `normalize`, so that `scan` knows where it can act.
    pub(crate) fn rules(self) -> Option<Rules> {
        match self {
            Profile::Conservative => Some(Rules::CONSERVATIVE),
            Profile::Default => Some(Rules::DEFAULT),
            Profile::Idna => Some(Rules::IDNA),
            _ => None,
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
