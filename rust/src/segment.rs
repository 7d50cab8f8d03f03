//! Text to tokens: clusters, syllables, words, compounds, sentences.
//!
//! A text becomes one code for each code point (`codes`); runs of Lao become clusters and the borders where a word may
//! begin (`clusters`); a lexicon lays words over them (`lattice`); a linear model (`features`, `model`) picks the best.

pub mod chunks;
pub mod clusters;
pub mod codes;
pub mod decode;
pub mod features;
pub mod lattice;
pub mod model;
pub mod scorer;
pub mod sentences;
mod syllables;
pub mod tokens;
