//! A trie over sequences of small numbers, walked label by label; what the labels and words mean is its users' affair.
//!
//! It is a double array: the child of a node under a label stands at the node's base XOR the label, and holds the label
//! to prove it. No two nodes share a base, so the label is proof enough. A step is one load and one comparison.

use std::cmp::Reverse;
use std::collections::VecDeque;

/// A trie whose labels take `BITS` bits. A label of 0 is none, and no word may hold it.
///
/// ```
/// use laodocs::trie::Trie;
/// let trie: Trie<8> = Trie::new(&[([1].as_slice(), 70), (&[1, 2], 80)]).unwrap();
/// let step = trie.step(trie.root(), 1).unwrap();
/// assert_eq!((step.word, trie.step(step.base, 2).unwrap().word), (Some(70), Some(80)));
/// ```
#[derive(Default, Clone)]
pub struct Trie<const BITS: u32> {
    units: Vec<u32>,
    root: u32,
    /// By place: the number of the word that ends there.
    words: Vec<u32>,
}

/// Where a step led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// From where the next step goes.
    pub base: u32,
    /// The number of the word that ends here.
    pub word: Option<u32>,
}

/// One place of the double array, packed to keep a large lexicon in the cache: base, end-of-word bit, label.
///
/// The label 0 marks a free place.
#[derive(Clone, Copy)]
pub struct Unit<const BITS: u32>(u32);

impl<const BITS: u32> Unit<BITS> {
    const LABEL: u32 = (1 << BITS) - 1;

    /// Whether this is the child under a label, of which bits above the lowest `BITS` are ignored.
    #[inline]
    pub fn is_under(self, label: u16) -> bool {
        (self.0 ^ u32::from(label)) & Self::LABEL == 0
    }

    /// From where the next step goes.
    #[inline]
    pub fn base(self) -> u32 {
        self.0 >> (BITS + 1)
    }

    /// Whether a word ends here.
    #[inline]
    pub fn ends_word(self) -> bool {
        self.0 & 1 << BITS != 0
    }

    /// Whether a longer word goes on from here.
    #[inline]
    pub fn goes_on(self) -> bool {
        self.base() != Trie::<BITS>::NOWHERE
    }

    #[inline]
    fn is_free(self) -> bool {
        self.is_under(0)
    }
}

impl<const BITS: u32> Default for Unit<BITS> {
    /// A free place.
    fn default() -> Self {
        Unit(Trie::<BITS>::NOWHERE << (BITS + 1))
    }
}

impl<const BITS: u32> Trie<BITS> {
    /// How many places share one block: the children of a node stand in one.
    const BLOCK: usize = 1 << BITS;
    /// The base of nodes without children: outside of every array, and so is every place near it.
    const NOWHERE: u32 = (1 << (31 - BITS)) - (1 << BITS);

    /// Builds the trie of words with their numbers. The words must be sorted and differ; `None` if they do not fit.
    pub fn new<W: AsRef<[u16]>>(sorted: &[(W, u32)]) -> Option<Self> {
        Builder::build(&Tree::new(sorted))
    }

    /// From where the first step goes.
    #[inline]
    pub fn root(&self) -> u32 {
        self.root
    }

    /// The place of the child of `base` under a label, of which bits above the lowest `BITS` are ignored.
    #[inline]
    pub fn place(base: u32, label: u16) -> usize {
        (base ^ u32::from(label) & Unit::<BITS>::LABEL) as usize
    }

    /// What stands at a place; the proof that it is a child is its label.
    #[inline]
    pub fn unit(&self, place: usize) -> Unit<BITS> {
        Unit(self.units.get(place).copied().unwrap_or(0))
    }

    /// How many places there are.
    pub fn places(&self) -> usize {
        self.units.len()
    }

    /// The places where words end, with their numbers.
    pub fn ends(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let places = (0..self.units.len()).filter(|&place| self.unit(place).ends_word());
        places.map(|place| (place, self.words[place]))
    }

    /// One step down; `None` if no word goes on so.
    #[inline]
    pub fn step(&self, base: u32, label: u16) -> Option<Step> {
        let place = Self::place(base, label);
        let unit = self.unit(place);
        (unit.is_under(label) && !unit.is_free()).then(|| Step {
            base: unit.base(),
            word: unit.ends_word().then(|| self.words[place]),
        })
    }
}

/// One step from a node: label, number of the word that ends there, node that it leads to.
type Edge = (u16, Option<u32>, Option<usize>);

/// The edges of each node, one after the other, and where those of each node begin; the first node is the root.
#[derive(Default)]
struct Tree {
    edges: Vec<Edge>,
    first: Vec<usize>,
}

impl Tree {
    fn new<W: AsRef<[u16]>>(sorted: &[(W, u32)]) -> Self {
        let mut tree = Tree::default();
        // Words that share so many labels, in the order of their nodes.
        let mut open = VecDeque::from([(sorted, 0)]);
        let mut nodes = 1;
        while let Some((words, depth)) = open.pop_front() {
            tree.first.push(tree.edges.len());
            for words in words.chunk_by(|a, b| a.0.as_ref()[depth] == b.0.as_ref()[depth]) {
                let (word, number) = (words[0].0.as_ref(), words[0].1);
                let ends_word = word.len() == depth + 1;
                let rest = &words[usize::from(ends_word)..];
                let goes_on = !rest.is_empty();
                let edge = (
                    word[depth],
                    ends_word.then_some(number),
                    goes_on.then_some(nodes),
                );
                tree.edges.push(edge);
                if goes_on {
                    nodes += 1;
                    open.push_back((rest, depth + 1));
                }
            }
        }
        tree.first.push(tree.edges.len());
        tree
    }

    fn edges(&self, node: usize) -> &[Edge] {
        &self.edges[self.first[node]..self.first[node + 1]]
    }

    /// The nodes, those with the most edges first.
    fn by_size(&self) -> Vec<usize> {
        let mut nodes: Vec<usize> = (0..self.first.len() - 1).collect();
        nodes.sort_by_key(|&node| Reverse(self.edges(node).len()));
        nodes
    }
}

/// How many bases are tried for a node before it moves to a fresh block.
const TRIES: usize = 1 << 10;
/// From one base to the next that is tried: odd, so that all come up, and far apart, so that nodes spread.
const STRIDE: usize = 0x9E37_79B1;

/// Lays out the double array: crowded nodes first, while there is room, then those with few children in the gaps.
struct Builder<const BITS: u32> {
    trie: Trie<BITS>,
    is_base: Vec<bool>,
    /// No place before this one is free.
    free: usize,
    tried: usize,
}

impl<const BITS: u32> Builder<BITS> {
    fn build(tree: &Tree) -> Option<Trie<BITS>> {
        let mut builder = Builder {
            trie: Trie::default(),
            is_base: Vec::new(),
            free: 0,
            tried: 0,
        };
        // A third of the places stays empty.
        while builder.trie.units.len() * 10 < tree.edges.len() * 11 {
            builder.grow();
        }
        let mut bases = vec![Trie::<BITS>::NOWHERE; tree.first.len()];
        for node in tree.by_size() {
            if !tree.edges(node).is_empty() {
                bases[node] = builder.place(tree.edges(node))?;
            }
        }
        for (node, &base) in bases.iter().enumerate().take(bases.len() - 1) {
            for &(label, _, child) in tree.edges(node) {
                let below = child.map_or(Trie::<BITS>::NOWHERE, |child| bases[child]);
                builder.trie.units[Trie::<BITS>::place(base, label)] |= below << (BITS + 1);
            }
        }
        builder.trie.root = bases[0];
        Some(builder.trie)
    }

    fn grow(&mut self) {
        let size = self.trie.units.len() + Trie::<BITS>::BLOCK;
        self.trie.units.resize(size, 0);
        self.trie.words.resize(size, 0);
        self.is_base.resize(size, false);
    }

    /// Places the children of a node; returns its base.
    fn place(&mut self, edges: &[Edge]) -> Option<u32> {
        let found = if let [only] = edges {
            self.gap(only)
        } else {
            self.room(edges)
        };
        let base = found.unwrap_or_else(|| {
            self.grow();
            self.trie.units.len() - Trie::<BITS>::BLOCK
        });
        self.is_base[base] = true;
        let base = u32::try_from(base)
            .ok()
            .filter(|&base| base < Trie::<BITS>::NOWHERE)?;
        for &(label, word, _) in edges {
            let place = Trie::<BITS>::place(base, label);
            self.trie.units[place] = u32::from(word.is_some()) << BITS | u32::from(label);
            self.trie.words[place] = word.unwrap_or(0);
        }
        Some(base)
    }

    fn fits(&self, base: usize, edges: &[Edge]) -> bool {
        let is_free = |edge: &Edge| self.trie.unit(base ^ usize::from(edge.0)).is_free();
        !self.is_base[base] && edges.iter().all(is_free)
    }

    /// A base under which several children fall on free places.
    fn room(&mut self, edges: &[Edge]) -> Option<usize> {
        let size = self.trie.units.len();
        let tried = self.tried;
        let bases = (tried + 1..=tried + TRIES).map(|at| (at, at.wrapping_mul(STRIDE) % size));
        let (at, base) = bases
            .into_iter()
            .find(|&(_, base)| self.fits(base, edges))?;
        self.tried = at;
        Some(base)
    }

    /// A base under which an only child falls on one of the first free places.
    fn gap(&mut self, edge: &Edge) -> Option<usize> {
        let size = self.trie.units.len();
        while self.free < size && !self.trie.unit(self.free).is_free() {
            self.free += 1;
        }
        let gaps = (self.free..size)
            .filter(|&place| self.trie.unit(place).is_free())
            .take(TRIES);
        let mut bases = gaps.map(|place| place ^ usize::from(edge.0));
        bases.find(|&base| !self.is_base[base])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_need_no_deep_stack() {
        let word = vec![7u16; 200_000];
        let trie: Trie<8> = Trie::new(&[(&word, 0)]).unwrap();
        let mut at = Step {
            base: trie.root(),
            word: None,
        };
        for label in word {
            assert_eq!(at.word, None);
            at = trie.step(at.base, label).unwrap();
        }
        assert_eq!(at.word, Some(0));
    }

    #[test]
    fn words_that_do_not_fit_are_refused() {
        let word = vec![1u16; 600_000];
        assert!(Trie::<12>::new(&[(&word, 0)]).is_none());
    }
}
