//! The core of laodocs: what must be fast, on plain text, without Python.
//!
//! Functions here are total on their input and hold no global state. `py` is the only module that knows Python.

#![deny(unsafe_code)]

pub mod lexicon;
pub mod segment;

#[cfg(feature = "python")]
mod py;
