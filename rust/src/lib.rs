//! The core of laodocs: what must be fast, on plain text, without Python.
//!
//! Functions here are total on their input and hold no global state. `py` is the only module that knows Python.

#![deny(unsafe_code)]

pub mod affixes;
mod cluster;
mod fuse;
mod key;
pub mod lexicon;
mod normalize;
mod offsets;
mod output;
pub mod places;
mod profile;
mod repair;
mod rules;
mod scan;
mod script;
pub mod segment;
mod text;
pub mod trie;

#[cfg(feature = "python")]
mod py;

pub use offsets::{compose, Edit};
pub use output::{Changed, Keep};
pub use profile::{normalize_utf8, Profile};
pub use rules::Rules;
pub use text::Unit;
