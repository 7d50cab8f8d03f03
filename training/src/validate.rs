//! Cross-validation: what a change of features or data brings, measured on words of Lao runs.

use crate::corpus::Run;

/// Counts of words.
#[derive(Default, Clone, Copy)]
pub struct Score {
    gold: usize,
    made: usize,
    right: usize,
    new: usize,
    new_right: usize,
}

fn spans(borders: &[bool]) -> Vec<(usize, usize)> {
    let ends = (1..borders.len()).filter(|&k| borders[k] || k + 1 == borders.len());
    ends.scan(0, |start, end| Some((std::mem::replace(start, end), end)))
        .collect()
}

impl Score {
    /// Adds the words of one run.
    pub fn add(&mut self, run: &Run, made: &[bool], is_seen: impl Fn(&[u8]) -> bool) {
        let (gold, made) = (spans(&run.gold), spans(made));
        self.gold += gold.len();
        self.made += made.len();
        for span in &gold {
            let hit = usize::from(made.binary_search(span).is_ok());
            self.right += hit;
            let starts = &run.clusters.starts;
            let letters = &run.clusters.letters[starts[span.0] as usize..starts[span.1] as usize];
            if !is_seen(letters) {
                self.new += 1;
                self.new_right += hit;
            }
        }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let f1 = 2.0 * self.right as f64 / (self.gold + self.made).max(1) as f64;
        let recall = self.new_right as f64 / self.new.max(1) as f64;
        write!(
            f,
            "F1 {f1:.4} of {} words; recall of {} words not in the training part {recall:.3}",
            self.gold, self.new
        )
    }
}

/// The run with its errors, gold over made, for reading; None when it is right.
pub fn difference(run: &Run, made: &[bool]) -> Option<String> {
    let n = run.clusters.len();
    if (1..n).all(|k| made[k] == run.gold[k]) {
        return None;
    }
    let letter = |&code: &u8| {
        if code < 0x80 {
            '?'
        } else {
            char::from_u32(0xE00 + u32::from(code)).unwrap_or('?')
        }
    };
    let show = |borders: &[bool]| {
        let mut out = String::new();
        for k in 0..n {
            out.extend((k > 0 && borders[k]).then_some('|'));
            out.extend(run.clusters.cluster(k).iter().map(letter));
        }
        out
    };
    Some(format!("- {}\n+ {}", show(&run.gold), show(made)))
}
