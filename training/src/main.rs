//! Trains the word model, or cross-validates it.
//!
//! `train`: writes the model file. `validate`: ten folds of the fine and of the compound annotation.

mod corpus;
mod evidence;
mod learn;
mod validate;
mod vocabulary;

use corpus::{damaged, read, runs, Sentence, FOLDS};
use evidence::EVIDENCE;
use laodocs::segment::features::{self, template};
use laodocs::segment::model;
use learn::{example, learn, Example, Learner, Numbering, Settings, Shuffle};
use std::collections::BTreeMap;
use validate::{difference, Score};
use vocabulary::{View, Vocabulary};

/// How many neighbouring sentences share a fold.
const BLOCK: usize = 33;

/// The seed of the first learner's damage and order.
const SEED: u64 = 20_260_102;

/// Scores by the part of the annotation.
type Scores = BTreeMap<String, Score>;

struct Options(Vec<String>);

impl Options {
    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .position(|a| a == name)
            .and_then(|i| self.0.get(i + 1))
            .map(String::as_str)
    }
    fn number<T: std::str::FromStr>(&self, name: &str, default: T) -> T {
        self.get(name).map_or(default, |v| {
            v.parse()
                .unwrap_or_else(|_| panic!("{name} {v}: not a number"))
        })
    }
    fn list(&self, name: &str) -> Vec<&str> {
        self.get(name)
            .map_or(Vec::new(), |v| v.split(',').collect())
    }
}

/// Templates that help compounds and not fine words.
const COMPOUND_ONLY: [u8; 3] = [template::BOTH_SIDES, template::ACROSS, EVIDENCE];

/// Which annotation is learnt, and which of its folds is left out.
#[derive(Clone, Copy)]
struct Part {
    is_fine: bool,
    held: u16,
}

struct Corpora {
    fine: Vec<Sentence>,
    compound: Vec<Sentence>,
    vocabulary: Vocabulary,
    /// One word in so many of a second copy of the fine sentences is damaged; 0 makes no copy.
    damage: u64,
    /// How many further folds hide their words from the damaged copy.
    hide: u64,
}

impl Corpora {
    fn load(options: &Options) -> Self {
        let excluded: Vec<String> = options.get("--without").map_or(Vec::new(), |path| {
            std::fs::read_to_string(path)
                .expect("list of ids")
                .lines()
                .map(str::to_string)
                .collect()
        });
        let load = |name: &str| -> Vec<Sentence> {
            options
                .list(name)
                .iter()
                .flat_map(|path| read(path, BLOCK))
                .collect()
        };
        let mut fine = load("--fine");
        let part = options.get("--without-part");
        fine.retain(|s| !excluded.contains(&s.id) && Some(s.part.as_str()) != part);
        let compound = load("--compound");
        let vocabulary = Vocabulary::new(
            options.get("--lexicon").expect("--lexicon FILE"),
            &fine,
            &compound,
        );
        Corpora {
            fine,
            compound,
            vocabulary,
            damage: options.number("--damage", 3),
            hide: options.number("--hide", 3),
        }
    }

    /// The sentences as the learner sees them: with the words of their own fold hidden, and fine ones a second time,
    /// damaged, with the words of further folds hidden too.
    fn examples(
        &self,
        sentences: &[&Sentence],
        part: Part,
        names: &mut Numbering,
        random: &mut Shuffle,
    ) -> Vec<Example> {
        let mut out = Vec::new();
        let mut add = |sentence: &Sentence, hidden: u16| {
            for run in runs(sentence) {
                let view = self.vocabulary.view(part.is_fine, hidden);
                out.push(example(&run, view, names));
            }
        };
        for &sentence in sentences {
            let own = 1 << sentence.fold | part.held;
            add(sentence, own);
            if part.is_fine && self.damage > 0 {
                let copy = damaged(sentence, self.damage, &mut || random.next());
                let more = |hidden, _| hidden | 1 << (random.next() % FOLDS as u64);
                add(&copy, (0..self.hide).fold(own, more));
            }
        }
        out
    }

    /// The mean of learners that have seen other copies of the sentences in another order.
    fn learn(
        &self,
        sentences: &[&Sentence],
        part: Part,
        settings: &Settings,
    ) -> (Learner, Numbering) {
        let off = if part.is_fine {
            &COMPOUND_ONLY[..]
        } else {
            &[]
        };
        let mut names = Numbering::growing([&settings.off, off].concat());
        let learnt: Vec<Vec<f32>> = (0..settings.learners)
            .map(|n| {
                let mut random = Shuffle(SEED + n);
                let examples = self.examples(sentences, part, &mut names, &mut random);
                learn(&examples, names.len(), settings, &mut random)
            })
            .collect();
        names.freeze();
        (Learner::mean(&learnt, names.len(), settings), names)
    }

    /// Scores a learner on sentences that it has not seen.
    fn score(
        &self,
        learner: &Learner,
        names: &mut Numbering,
        sentences: &[&Sentence],
        part: Part,
        show: bool,
        scores: &mut Scores,
    ) {
        let view = self.vocabulary.view(part.is_fine, part.held);
        for sentence in sentences {
            let score = scores.entry(sentence.part.clone()).or_default();
            for run in runs(sentence) {
                let made = learner.decode(&example(&run, view, names));
                score.add(&run, &made, |word| view.has_seen(word));
                if let Some(text) = difference(&run, &made).filter(|_| show) {
                    println!("{text}\n");
                }
            }
        }
    }
}

/// The weights worth keeping, as integers. What the evidence on a word weighs goes into the weight of the word.
fn quantise(learner: &Learner, names: &Numbering, view: View) -> Vec<(u32, i16)> {
    let number: BTreeMap<u32, u32> = names.pairs().collect();
    let weight = |key: u32| {
        let number = number.get(&key).copied();
        number.map_or(0.0, |number| learner.weights[number as usize])
    };
    let of_word = |word: u32| weight(features::word(word)) + weight(view.evidence(word));
    let words = (0..view.lexicon.len() as u32).map(|word| (features::word(word), of_word(word)));
    let others = number.keys().filter(|&&key| {
        let number = (key >> 24) as u8;
        number != template::WORD && number != EVIDENCE
    });
    others
        .map(|&key| (key, weight(key)))
        .chain(words)
        .map(|(key, weight)| (key, (weight * model::SCALE).round() as i16))
        .filter(|&(_, weight)| weight != 0)
        .collect()
}

fn train(corpora: &Corpora, options: &Options, settings: &Settings) {
    let sets = [(true, &corpora.fine), (false, &corpora.compound)].map(|(is_fine, sentences)| {
        let all: Vec<&Sentence> = sentences.iter().collect();
        let (learner, names) = corpora.learn(&all, Part { is_fine, held: 0 }, settings);
        let view = corpora.vocabulary.view(is_fine, 0);
        let kept = quantise(&learner, &names, view);
        println!(
            "{}: {} weights of {}",
            if is_fine { "fine" } else { "compound" },
            kept.len(),
            names.len()
        );
        kept
    });
    let bytes = model::to_bytes(&corpora.vocabulary.words, &sets[0], &sets[1]);
    let out = options.get("--out").expect("--out FILE");
    std::fs::write(out, &bytes).unwrap_or_else(|e| panic!("{out}: {e}"));
    println!(
        "{out}: {} words, {} bytes",
        corpora.vocabulary.words.len(),
        bytes.len()
    );
}

/// Scores, by part, of learners that have not seen the fold they are scored on.
fn folds(corpora: &Corpora, is_fine: bool, settings: &Settings, show: bool) -> Scores {
    let sentences = match is_fine {
        true => &corpora.fine,
        false => &corpora.compound,
    };
    let mut scores = Scores::new();
    for fold in 0..FOLDS as u8 {
        let held = 1 << fold;
        let part = Part { is_fine, held };
        let (test, rest): (Vec<&Sentence>, Vec<&Sentence>) =
            sentences.iter().partition(|s| s.fold == fold);
        let (learner, mut names) = corpora.learn(&rest, part, settings);
        corpora.score(&learner, &mut names, &test, part, show, &mut scores);
    }
    scores
}

fn validate(corpora: &Corpora, options: &Options, settings: &Settings) {
    let show = options.get("--show").is_some();
    let only = options.get("--level").unwrap_or("both");
    for (level, is_fine) in [("fine", true), ("compound", false)] {
        if [level, "both"].contains(&only) {
            for (part, score) in folds(corpora, is_fine, settings, show) {
                println!("{level}, {part}: {score}");
            }
        }
    }
}

fn main() {
    let options = Options(std::env::args().skip(1).collect());
    let settings = Settings {
        epochs: options.number("--epochs", 12),
        rate: options.number("--rate", 0.1),
        learners: options.number("--learners", 4),
        decay: options.number("--decay", 0.001),
        prune: options.number("--prune", 0.1),
        start: options.number("--start", 1.0),
        off: options
            .list("--off")
            .iter()
            .map(|v| v.parse().expect("template number"))
            .collect(),
    };
    let corpora = Corpora::load(&options);
    match options.0.first().map(String::as_str) {
        Some("train") => train(&corpora, &options, &settings),
        Some("validate") => validate(&corpora, &options, &settings),
        _ => panic!(
            "usage: laodocs-training train|validate --lexicon FILE --fine FILES --compound FILES …"
        ),
    }
}
