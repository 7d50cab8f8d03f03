//! A semi-Markov conditional random field over the lattice of words, learnt by AdaGrad.

use crate::corpus::Run;
use crate::vocabulary::View;
use laodocs::segment::features;
use laodocs::segment::lattice::{Arc, Lattice, Words, MAX_UNKNOWN};
use std::collections::HashMap;

/// How features are counted and weights are learnt.
#[derive(Clone)]
pub struct Settings {
    pub epochs: usize,
    /// How many learners the weights are the mean of.
    pub learners: u64,
    pub rate: f32,
    pub decay: f32,
    pub start: f32,
    /// Weights smaller than this are dropped in the end.
    pub prune: f32,
    /// Templates that are left out.
    pub off: Vec<u8>,
}

/// A run as lists of feature numbers.
pub struct Example {
    n: usize,
    legal: Vec<bool>,
    gold: Vec<bool>,
    keys: Vec<u32>,
    border_keys: Vec<(u32, u32)>,
    arcs: Vec<ArcKeys>,
    first_arc: Vec<u32>,
}

struct ArcKeys {
    end: u32,
    keys: (u32, u32),
}

/// From keys to the numbers of features.
#[derive(Default)]
pub struct Numbering {
    number: HashMap<u32, u32>,
    growing: bool,
    /// Templates whose keys get no number.
    off: Vec<u8>,
}

impl Numbering {
    pub fn growing(off: Vec<u8>) -> Self {
        Numbering {
            growing: true,
            off,
            ..Default::default()
        }
    }
    fn of(&mut self, key: u32) -> Option<u32> {
        if self.off.contains(&((key >> 24) as u8)) {
            return None;
        }
        if !self.growing {
            return self.number.get(&key).copied();
        }
        let next = self.number.len() as u32;
        Some(*self.number.entry(key).or_insert(next))
    }
    pub fn freeze(&mut self) {
        self.growing = false;
    }
    pub fn len(&self) -> usize {
        self.number.len()
    }
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.number.iter().map(|(&k, &n)| (k, n))
    }
}

/// Lists the features of a run.
pub fn example(run: &Run, view: View<'_>, names: &mut Numbering) -> Example {
    let clusters = &run.clusters;
    let n = clusters.len();
    let mut lattice = Lattice::default();
    lattice.build(
        clusters,
        run.around,
        Words {
            lexicon: view.lexicon,
            added: None,
        },
        |word, _| view.flags(word),
    );
    let mut keys = Vec::new();
    let mut border_keys = vec![(0, 0)];
    for k in 1..n {
        let from = keys.len() as u32;
        if clusters.legal[k] {
            features::border(clusters, &lattice, k, |key| keys.extend(names.of(key)));
        }
        border_keys.push((from, keys.len() as u32));
    }
    border_keys.push((0, 0));
    let (mut arcs, mut first_arc) = (Vec::new(), Vec::new());
    for k in 0..n {
        first_arc.push(arcs.len() as u32);
        if clusters.legal[k] {
            arcs_at(clusters.legal.as_slice(), &lattice, k, |end, known| {
                let from = keys.len() as u32;
                match known {
                    Some(arc) => {
                        let mut add = |key| keys.extend(names.of(key));
                        features::known(k, arc, &mut add);
                        add(view.evidence(arc.word));
                    }
                    None => features::unknown(clusters, k, end, |key| keys.extend(names.of(key))),
                }
                arcs.push(ArcKeys {
                    end: end as u32,
                    keys: (from, keys.len() as u32),
                });
            });
        }
    }
    first_arc.push(arcs.len() as u32);
    Example {
        n,
        legal: clusters.legal.clone(),
        gold: run.gold.clone(),
        keys,
        border_keys,
        arcs,
        first_arc,
    }
}

fn arcs_at(legal: &[bool], lattice: &Lattice, k: usize, mut emit: impl FnMut(usize, Option<Arc>)) {
    let mut known = lattice.arcs_from(k).iter().peekable();
    let mut any = false;
    for end in k + 1..legal.len() {
        let arc = known.next_if(|arc| arc.end as usize == end).copied();
        if arc.is_some() || (legal[end] && (end - k <= MAX_UNKNOWN || !any)) {
            emit(end, arc);
            any = true;
        }
        if end - k > MAX_UNKNOWN && any && known.peek().is_none() {
            break;
        }
    }
}

/// Weights with what AdaGrad remembers.
pub struct Learner {
    pub weights: Vec<f32>,
    squares: Vec<f32>,
    settings: Settings,
}

fn log_add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == f32::NEG_INFINITY {
        high
    } else {
        high + (low - high).exp().ln_1p()
    }
}

impl Learner {
    pub fn new(features: usize, settings: Settings) -> Self {
        Learner {
            weights: vec![0.0; features],
            squares: vec![settings.start; features],
            settings,
        }
    }

    /// A learner with the mean of weights; later ones may know more features. Small weights are dropped.
    pub fn mean(learnt: &[Vec<f32>], features: usize, settings: &Settings) -> Self {
        let mut learner = Learner::new(features, settings.clone());
        for weights in learnt {
            for (mean, w) in learner.weights.iter_mut().zip(weights) {
                *mean += w / learnt.len() as f32;
            }
        }
        for w in &mut learner.weights {
            *w *= f32::from(u8::from(w.abs() >= settings.prune));
        }
        learner
    }

    fn sum(&self, example: &Example, (from, to): (u32, u32)) -> f32 {
        example.keys[from as usize..to as usize]
            .iter()
            .map(|&f| self.weights[f as usize])
            .sum()
    }

    fn scores(&self, example: &Example) -> (Vec<f32>, Vec<f32>) {
        let borders: Vec<f32> = example
            .border_keys
            .iter()
            .map(|&keys| self.sum(example, keys))
            .collect();
        let arcs = example
            .arcs
            .iter()
            .map(|arc| self.sum(example, arc.keys) + borders[arc.end as usize])
            .collect();
        (borders, arcs)
    }

    /// The most probable borders.
    pub fn decode(&self, example: &Example) -> Vec<bool> {
        let (_, scores) = self.scores(example);
        let mut best = vec![f32::NEG_INFINITY; example.n + 1];
        let mut back = vec![0usize; example.n + 1];
        best[0] = 0.0;
        for k in 0..example.n {
            for a in example.first_arc[k] as usize..example.first_arc[k + 1] as usize {
                let end = example.arcs[a].end as usize;
                let score = best[k] + scores[a];
                if score > best[end] {
                    (best[end], back[end]) = (score, k);
                }
            }
        }
        let mut borders = vec![false; example.n + 1];
        let mut at = example.n;
        loop {
            borders[at] = true;
            if at == 0 {
                return borders;
            }
            at = back[at];
        }
    }

    /// One step on one run.
    pub fn step(&mut self, example: &Example) {
        let n = example.n;
        if n < 2 {
            return;
        }
        let (_, scores) = self.scores(example);
        let (mut alpha, mut beta) = (
            vec![f32::NEG_INFINITY; n + 1],
            vec![f32::NEG_INFINITY; n + 1],
        );
        alpha[0] = 0.0;
        beta[n] = 0.0;
        for k in 0..n {
            if alpha[k] > f32::NEG_INFINITY {
                for a in example.first_arc[k] as usize..example.first_arc[k + 1] as usize {
                    let end = example.arcs[a].end as usize;
                    alpha[end] = log_add(alpha[end], alpha[k] + scores[a]);
                }
            }
        }
        let mut border = vec![0.0f32; n + 1];
        let total = alpha[n];
        for k in (0..n).rev() {
            for a in example.first_arc[k] as usize..example.first_arc[k + 1] as usize {
                let end = example.arcs[a].end as usize;
                beta[k] = log_add(beta[k], beta[end] + scores[a]);
            }
        }
        let gold: Vec<bool> = (0..=n)
            .map(|k| (example.gold[k] || k == n || k == 0) && example.legal[k])
            .collect();
        for k in 0..n {
            let next = (k + 1..=n).find(|&j| gold[j]).unwrap_or(n);
            for a in example.first_arc[k] as usize..example.first_arc[k + 1] as usize {
                let end = example.arcs[a].end as usize;
                let p = (alpha[k] + scores[a] + beta[end] - total).exp();
                border[end] += p;
                let wanted = f32::from(u8::from(gold[k] && end == next));
                self.update(example, example.arcs[a].keys, p - wanted);
            }
        }
        for k in 1..n {
            if example.legal[k] {
                self.update(
                    example,
                    example.border_keys[k],
                    border[k] - f32::from(u8::from(gold[k])),
                );
            }
        }
    }

    fn update(&mut self, example: &Example, (from, to): (u32, u32), error: f32) {
        if error.abs() < 1e-4 {
            return;
        }
        for &f in &example.keys[from as usize..to as usize] {
            let f = f as usize;
            let gradient = error + self.settings.decay * self.weights[f];
            self.squares[f] += gradient * gradient;
            self.weights[f] -= self.settings.rate * gradient / self.squares[f].sqrt();
        }
    }
}

/// A generator of numbers for shuffling (SplitMix64).
pub struct Shuffle(pub u64);

impl Shuffle {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    pub fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
        order
    }
}

/// Learns from examples; the weights are the mean of those after each epoch but the first third.
pub fn learn(
    examples: &[Example],
    features: usize,
    settings: &Settings,
    random: &mut Shuffle,
) -> Vec<f32> {
    let mut learner = Learner::new(features, settings.clone());
    let mut mean = vec![0.0f32; features];
    let skip = settings.epochs / 3;
    for epoch in 0..settings.epochs {
        for i in random.order(examples.len()) {
            learner.step(&examples[i]);
        }
        if epoch >= skip {
            for (m, w) in mean.iter_mut().zip(&learner.weights) {
                *m += w / (settings.epochs - skip) as f32;
            }
        }
    }
    mean
}
