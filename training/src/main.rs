//! Trains the word model, or cross-validates it.
//!
//! `train`: writes the model file. `validate`: ten folds of the fine annotation, and the compound dev part.

mod corpus;
mod learn;
mod validate;
mod vocabulary;

use corpus::{damaged, read, runs, Sentence};
use laodocs::segment::model;
use learn::{example, learn, Example, Learner, Numbering, Settings, Shuffle};
use validate::{difference, Score};
use vocabulary::Vocabulary;

/// How many neighbouring sentences share a fold.
const BLOCK: usize = 33;

/// The seed of the damage.
const SEED: u64 = 20_260_102;

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

struct Corpora {
    fine: Vec<Sentence>,
    compound: Vec<Sentence>,
    vocabulary: Vocabulary,
    /// One word in so many of a second copy of the fine sentences is damaged; 0 makes no copy.
    damage: u64,
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
        fine.retain(|s| !excluded.contains(&s.id));
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
            damage: options.number("--damage", 4),
        }
    }

    fn examples<'a>(
        &self,
        sentences: impl Iterator<Item = &'a Sentence>,
        is_fine: bool,
        held: u16,
        names: &mut Numbering,
        off: &[u8],
    ) -> Vec<Example> {
        let mut out = Vec::new();
        let mut random = Shuffle(SEED);
        for sentence in sentences {
            let hidden = 1 << sentence.fold | held;
            let damaged = (is_fine && self.damage > 0)
                .then(|| damaged(sentence, self.damage, &mut || random.next()));
            for run in runs(sentence)
                .into_iter()
                .chain(damaged.iter().flat_map(runs))
            {
                let visible = |word| self.vocabulary.visible(word, is_fine, hidden);
                out.push(example(&run, &self.vocabulary.lexicon, visible, names, off));
            }
        }
        out
    }

    fn train(&self, is_fine: bool, settings: &Settings) -> (Learner, Numbering) {
        let mut names = Numbering::growing();
        let sentences = if is_fine { &self.fine } else { &self.compound };
        let examples = self.examples(sentences.iter(), is_fine, 0, &mut names, &settings.off);
        names.freeze();
        (learn(&examples, names.len(), settings), names)
    }

    /// Scores a learner on sentences that it has not seen.
    fn score<'a>(
        &self,
        learner: &Learner,
        names: &mut Numbering,
        sentences: impl Iterator<Item = &'a Sentence>,
        (is_fine, held): (bool, u16),
        (off, show): (&[u8], bool),
        score: &mut Score,
    ) {
        for run in sentences.flat_map(runs) {
            let visible = |word| self.vocabulary.visible(word, is_fine, held);
            let made = learner.decode(&example(
                &run,
                &self.vocabulary.lexicon,
                visible,
                names,
                off,
            ));
            score.add(&run, &made, |word| {
                self.vocabulary.is_seen(word, is_fine, held)
            });
            if let Some(text) = difference(&run, &made).filter(|_| show) {
                println!("{text}\n");
            }
        }
    }
}

/// The weights worth keeping, as integers.
fn quantise(learner: &Learner, names: &Numbering) -> Vec<(u32, i16)> {
    let weight = |number: u32| (learner.weights[number as usize] * model::SCALE).round() as i16;
    names
        .pairs()
        .map(|(key, number)| (key, weight(number)))
        .filter(|w| w.1 != 0)
        .collect()
}

fn train(corpora: &Corpora, options: &Options, settings: &Settings) {
    let sets = [true, false].map(|is_fine| {
        let (learner, names) = corpora.train(is_fine, settings);
        let kept = quantise(&learner, &names);
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

fn validate(corpora: &Corpora, options: &Options, settings: &Settings) {
    let show = options.get("--show").is_some();
    let only = options.get("--level").unwrap_or("both");
    let mut scores = [Score::default(); 2];
    for held in (0..corpus::FOLDS as u8).filter(|_| only != "compound") {
        let mut names = Numbering::growing();
        let (test, rest): (Vec<&Sentence>, Vec<&Sentence>) =
            corpora.fine.iter().partition(|s| s.fold == held);
        let examples =
            corpora.examples(rest.into_iter(), true, 1 << held, &mut names, &settings.off);
        names.freeze();
        let learner = learn(&examples, names.len(), settings);
        for (part, score) in scores.iter_mut().enumerate() {
            let of_part = test
                .iter()
                .copied()
                .filter(|s| usize::from(s.id.contains(':')) == part);
            corpora.score(
                &learner,
                &mut names,
                of_part,
                (true, 1 << held),
                (&settings.off, show),
                score,
            );
        }
    }
    if only != "compound" {
        println!("fine, news: {}\nfine, government: {}", scores[0], scores[1]);
    }
    let dev: Vec<Sentence> = options
        .list("--dev")
        .iter()
        .flat_map(|path| read(path, BLOCK))
        .collect();
    if only != "fine" && !dev.is_empty() {
        let (learner, mut names) = corpora.train(false, settings);
        let mut score = Score::default();
        corpora.score(
            &learner,
            &mut names,
            dev.iter(),
            (false, 0),
            (&settings.off, show),
            &mut score,
        );
        println!("compound, dev: {score}");
    }
}

fn main() {
    let options = Options(std::env::args().skip(1).collect());
    let settings = Settings {
        epochs: options.number("--epochs", 12),
        rate: options.number("--rate", 0.2),
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
