//! Text to tokens: clusters, syllables, words, compounds, sentences.
//!
//! A text becomes one code for each code point (`codes`) and falls into chunks (`chunks`); runs of Lao become clusters
//! and the borders where a word may begin (`clusters`). What the best words of a run are is defined by the lexicon words
//! that lie over it (`lattice`) and the keys of a linear model (`features`): the trainer reads these.
//!
//! What decodes gives the same from tables made when the model is read (`model`):
//! - `vocabulary`: clusters are numbered, and the lexicon is a trie over these numbers. A cluster is looked up once, for
//!   the walks through the lexicon, for its weights and for the borders that its spelling forbids.
//! - `sheet`: the walks from all clusters of some runs go side by side, one cluster a step, without branches on what is
//!   found.
//! - `scorer` and `borders`: weights that always go together are added up beforehand; keys on two things are looked up
//!   by hash (`table`), those of a whole sheet in one go. Those on two words together stand apart (`joints`): one level
//!   has them.
//! - `decode`: Viterbi over borders. Unknown words of many clusters are tried only where a bound says that one may win.

mod borders;
pub mod chunks;
pub mod clusters;
pub mod codes;
pub mod decode;
pub mod features;
mod joints;
pub mod lattice;
pub mod model;
#[cfg(test)]
mod reference;
pub mod scorer;
pub mod sentences;
mod sheet;
mod syllables;
mod table;
pub mod tokens;
mod vocabulary;
