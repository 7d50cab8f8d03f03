//! Experiments (to become the trainer).
mod corpus;
mod learn;

use corpus::{read, runs, word_folds, Run, Sentence};
use laodocs::lexicon::Lexicon;
use laodocs::segment::codes;
use learn::{example, learn, Example, Numbering, Settings};
use std::collections::{HashMap, HashSet};

fn arg(name: &str) -> Option<String> {
    let args: Vec<String> = std::env::args().collect();
    args.iter().position(|a| a == name).map(|i| args[i + 1].clone())
}

const FINE: u8 = 16;
const COMPOUND: u8 = 32;

struct World {
    lexicon: Lexicon,
    /// per word, folds for the corpus learnt from
    folds: Vec<u16>,
    bit: u8,
    mask: u8,
}

impl World {
    fn visible(&self, word: u32, hidden: u16) -> u8 {
        let flags = self.lexicon.flags(word) & self.mask;
        if flags & self.bit != 0 && self.folds[word as usize] & !hidden == 0 { flags & !self.bit } else { flags }
    }
}

fn world(lex: &str, sentences: &[Sentence], bit: u8, mask: u8, extra: &[(&[Sentence], u8)]) -> World {
    let mut words: Vec<(Vec<u8>, u8)> = std::fs::read_to_string(lex)
        .unwrap()
        .lines()
        .map(|l| {
            let (w, f) = l.split_once('\t').unwrap();
            let mut c = Vec::new();
            codes::encode(w, &mut c);
            (c, f.parse().unwrap())
        })
        .collect();
    let folds = word_folds(sentences);
    words.extend(folds.keys().map(|w| (w.clone(), bit)));
    for (s, b) in extra {
        words.extend(word_folds(s).keys().map(|w| (w.clone(), *b)));
    }
    let lexicon = Lexicon::new(words);
    let mut by_id = vec![0u16; lexicon.len()];
    for (w, f) in folds {
        by_id[lexicon.find(&w).unwrap() as usize] = f;
    }
    World { lexicon, folds: by_id, bit, mask }
}

#[derive(Default, Clone, Copy)]
struct Score { gold: usize, made: usize, right: usize, new: usize, new_right: usize, cross: usize, made_b: usize }

impl Score {
    fn add(&mut self, run: &Run, made: &[bool], known: &dyn Fn(&[u8]) -> bool) {
        let n = run.clusters.len();
        let spans = |b: &[bool]| {
            let mut v = Vec::new();
            let mut s = 0;
            for k in 1..=n { if b[k] || k == n { v.push((s, k)); s = k; } }
            v
        };
        let (g, m) = (spans(&run.gold), spans(made));
        let set: HashSet<_> = m.iter().copied().collect();
        self.gold += g.len();
        self.made += m.len();
        for s in &g {
            let hit = set.contains(s);
            self.right += usize::from(hit);
            let letters = &run.clusters.letters[run.clusters.starts[s.0] as usize..run.clusters.starts[s.1] as usize];
            if !known(letters) { self.new += 1; self.new_right += usize::from(hit); }
        }
        let gs: HashSet<usize> = g.iter().map(|s| s.1).collect();
        let ms: HashSet<usize> = m.iter().map(|s| s.1).collect();
        // a made border crosses a gold word whose both own borders ... count borders not in gold whose word is not split cleanly
        for s in &m { for t in &g { if s.0 < t.0 && t.0 < s.1 && s.1 < t.1 { self.cross += 1; } } }
        let _ = (gs, ms);
    }
    fn f(&self) -> f64 { let p = self.right as f64 / self.made as f64; let r = self.right as f64 / self.gold as f64; 2.0 * p * r / (p + r) }
    fn show(&self, name: &str) {
        println!("{name}: F {:.4} (gold {}), new-word recall {:.3} of {}, crossing {:.4}", self.f(), self.gold, self.new_right as f64 / self.new.max(1) as f64, self.new, self.cross as f64/self.made as f64);
    }
}

fn examples(world: &World, sentences: &[Sentence], hide: impl Fn(&Sentence) -> u16, names: &mut Numbering, off: &[u8]) -> Vec<Example> {
    sentences.iter().flat_map(|s| runs(s).into_iter().map(move |r| (s, r)))
        .map(|(s, r)| { let h = hide(s); example(&r, &world.lexicon, |w| world.visible(w, h), names, off) }).collect()
}

fn main() {
    let settings = Settings {
        epochs: arg("--epochs").map_or(12, |v| v.parse().unwrap()),
        rate: arg("--rate").map_or(0.1, |v| v.parse().unwrap()),
        decay: arg("--decay").map_or(0.001, |v| v.parse().unwrap()),
        min_count: 1,
        off: arg("--off").map_or(vec![], |v| v.split(',').map(|x| x.parse().unwrap()).collect()),
    };
    let mask: u8 = arg("--mask").map_or(255, |v| v.parse().unwrap());
    let news = read("/tmp/seg/news.txt", 33);
    let gov = read("/tmp/seg/gov.txt", 33);
    let yt = read("/tmp/seg/ytrain.txt", 40);
    let yd = read("/tmp/seg/ydev.txt", 40);
    let mode = arg("--mode").unwrap_or("fine".into());
    if mode == "fine" {
        let mut all = news; 
        let nn = all.len();
        all.extend(gov);
        let world = world("/tmp/seg/lex.tsv", &all, FINE, mask, &[(&yt, COMPOUND)]);
        let (mut total, mut total_gov) = (Score::default(), Score::default());
        let folds: Vec<u8> = arg("--folds").map_or((0..10).collect(), |v| v.split(',').map(|x| x.parse().unwrap()).collect());
        for held in folds {
            let mut names = Numbering::growing();
            let (tr, te): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(_, s)| s.fold != held);
            let mut ex = Vec::new();
            for (_, s) in &tr { ex.extend(examples(&world, std::slice::from_ref(*s), |s| 1 << s.fold | 1 << held, &mut names, &settings.off)); }
            names.freeze();
            let l = learn(&ex, names.len(), &settings);
            let train_words: HashMap<Vec<u8>, u16> = word_folds(&all);
            for (i, s) in &te {
                for r in runs(s) {
                    let e = example(&r, &world.lexicon, |w| world.visible(w, 1 << held), &mut names, &settings.off);
                    let made = l.decode(&e);
                    let known = |w: &[u8]| train_words.get(w).is_some_and(|&f| f & !(1 << held) != 0);
                    (if *i < nn { &mut total } else { &mut total_gov }).add(&r, &made, &known);
                    if std::env::var("SHOW").is_ok() { show(&r, &made); }
                }
            }
            eprint!("{held}:{} ", names.len());
        }
        eprintln!();
        total.show("news");
        total_gov.show("gov");
    } else {
        let world = world("/tmp/seg/lex.tsv", &yt, COMPOUND, mask, &[(&news, FINE), (&gov, FINE)]);
        let mut names = Numbering::growing();
        let ex = examples(&world, &yt, |s| 1 << s.fold, &mut names, &settings.off);
        names.freeze();
        let l = learn(&ex, names.len(), &settings);
        let train_words = word_folds(&yt);
        let mut total = Score::default();
        for s in &yd { for r in runs(s) {
            let e = example(&r, &world.lexicon, |w| world.visible(w, 0), &mut names, &settings.off);
            let made = l.decode(&e);
            total.add(&r, &made, &|w| train_words.contains_key(w));
            if std::env::var("SHOW").is_ok() { show(&r, &made); }
        } }
        println!("features {}", names.len());
        total.show("yunshan dev");
    }
}

fn show(r: &Run, made: &[bool]) {
    let n = r.clusters.len();
    if (1..n).all(|k| made[k] == r.gold[k]) { return; }
    let text = |b: &[bool]| { let mut o = String::new(); for k in 0..n { if k > 0 && b[k] { o.push('|'); } for &c in r.clusters.cluster(k) { o.push(if c >= 0x80 { char::from_u32(0xE80 + (c as u32 & 0x7F)).unwrap() } else { '?' }); } } o };
    println!("G {}\nM {}\n", text(&r.gold), text(made));
}
