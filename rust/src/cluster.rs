//! The body of a Lao cluster: what follows its consonant, read and put in order.
//!
//! A body is marks, at most one following vowel, and marks typed behind that vowel. Here are the rules that need no
//! more than one body: O1 and O2 (order), D (repeats), M (ຳ). What needs neighbours is in `normalize`.

use crate::rules::{Rules, Unit};
use crate::script::*;

/// Marks, following vowel, and the marks behind it.
#[derive(Default)]
pub struct Body {
    pub marks: Vec<u32>,
    pub tail: Option<u32>,
    pub late: Vec<u32>,
    /// Where it ends in the source.
    pub end: usize,
    /// The run of marks holds one of another script: no rule may touch it.
    pub frozen: bool,
    /// The rules that changed something.
    pub applied: Rules,
    sorted: Vec<u32>,
}

impl Body {
    /// Reads the body that begins at `start`.
    pub fn read<T: Unit>(&mut self, source: &[T], start: usize, rules: Rules) {
        self.marks.clear();
        self.late.clear();
        self.tail = None;
        self.applied = Rules::NONE;
        self.end = start;
        self.frozen = frozen_run(source, start).1;
        if self.frozen {
            return;
        }
        self.end = read_marks(source, start, rules, &mut self.marks, &mut self.applied);
        let tail = skip_to_tail(source, self.end, rules, &mut self.applied);
        let Some(&unit) = source
            .get(tail)
            .filter(|unit| class(unit.code()) == Class::Tail)
        else {
            return;
        };
        self.tail = Some(unit.code());
        self.end = tail + 1;
        if unit.code() != A && !frozen_run(source, self.end).1 {
            self.end = read_marks(source, self.end, rules, &mut self.late, &mut self.applied);
        }
    }

    /// Puts the body in normal form; `next` is the code point after it and after any invisibles.
    pub fn order(&mut self, rules: Rules, next: Option<u32>) {
        if sort_slots(&mut self.marks, &mut self.sorted) {
            self.applied |= Rules::O;
        }
        if sort_canonically(&mut self.late, &mut self.sorted) {
            self.applied |= Rules::O;
        }
        if rules.has(Rules::D) {
            self.drop_repeats();
        }
        if rules.has(Rules::I) && next == Some(AM) {
            self.drop_late_niggahita();
        }
        if !next.is_some_and(|code| code == AA || code == AM || class(code) == Class::Mark) {
            self.move_late_tone(rules);
        }
        self.compose_am(rules);
    }

    /// The vowel marks, in order.
    pub fn vowels(&self) -> impl Iterator<Item = u32> + '_ {
        self.marks
            .iter()
            .copied()
            .filter(|&mark| is_vowel_mark(mark))
    }

    pub fn has_tone(&self) -> bool {
        self.marks.iter().copied().any(is_tone)
    }

    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        self.marks
            .iter()
            .chain(&self.tail)
            .chain(&self.late)
            .copied()
    }

    /// In the label form the ຳ that follows will write its own ໍ.
    fn drop_late_niggahita(&mut self) {
        if self.late.last() == Some(&NIGGAHITA) {
            self.late.pop();
            self.applied |= Rules::D;
        }
    }

    fn drop_repeats(&mut self) {
        let before = self.marks.len() + self.late.len();
        self.marks.dedup();
        self.late.dedup();
        if self.tail == Some(AM) {
            let upper = self.marks.iter().rposition(|&mark| is_vowel_mark(mark));
            if let Some(at) = upper.filter(|&at| self.marks[at] == NIGGAHITA) {
                self.marks.remove(at);
            }
        }
        if self.marks.len() + self.late.len() != before {
            self.applied |= Rules::D;
        }
    }

    /// O2, and the D of a tone typed on both sides of a vowel.
    fn move_late_tone(&mut self, rules: Rules) {
        let &[tone] = self.late.as_slice() else {
            return;
        };
        if !is_tone(tone) {
            return;
        }
        if !self.has_tone() {
            let after = self.marks.iter().position(|&mark| slot(mark) > slot(tone));
            self.marks.insert(after.unwrap_or(self.marks.len()), tone);
            self.late.clear();
            self.applied |= Rules::O;
        } else if rules.has(Rules::D) && self.marks.contains(&tone) {
            self.late.clear();
            self.applied |= Rules::D;
        }
    }

    fn compose_am(&mut self, rules: Rules) {
        if rules.has(Rules::M) && self.tail == Some(AA) && self.vowels().eq([NIGGAHITA]) {
            self.marks.retain(|&mark| mark != NIGGAHITA);
            self.tail = Some(AM);
            self.applied |= Rules::M;
        }
    }

    /// The label form of IDNA: ຳ as ໍ and າ, with the tone between them.
    pub fn decompose_am(&mut self) {
        if self.tail == Some(AM) {
            self.marks.push(NIGGAHITA);
            sort_slots(&mut self.marks, &mut self.sorted);
            self.tail = Some(AA);
            self.applied |= Rules::I;
        }
    }
}

/// F: the end of the run of marks and invisibles at `start`, and whether it mixes Lao marks with foreign ones.
pub fn frozen_run<T: Unit>(source: &[T], start: usize) -> (usize, bool) {
    let (mut lao, mut foreign, mut end) = (false, false, start);
    while let Some(unit) = source.get(end) {
        match class(unit.code()) {
            Class::Mark => lao = true,
            Class::Foreign => foreign = true,
            Class::Invisible => {}
            _ => break,
        }
        end += 1;
    }
    (end, lao && foreign)
}

/// The first position at or after `start` that holds no invisible.
pub fn skip_invisibles<T: Unit>(source: &[T], start: usize) -> usize {
    let rest = &source[start.min(source.len())..];
    start
        + rest
            .iter()
            .take_while(|unit| class(unit.code()) == Class::Invisible)
            .count()
}

/// Appends the Lao marks from `start` on; Z1 steps over invisibles between them. Gives the end.
pub fn read_marks<T: Unit>(
    source: &[T],
    start: usize,
    rules: Rules,
    marks: &mut Vec<u32>,
    applied: &mut Rules,
) -> usize {
    let mut end = start;
    loop {
        let at = if rules.has(Rules::Z) {
            skip_invisibles(source, end)
        } else {
            end
        };
        match source.get(at).map(|unit| unit.code()) {
            Some(code) if class(code) == Class::Mark => marks.push(code),
            _ => return end,
        }
        if at > end {
            *applied |= Rules::Z;
        }
        end = at + 1;
    }
}

/// Z1: steps over invisibles at `start` when a following vowel comes after them.
fn skip_to_tail<T: Unit>(source: &[T], start: usize, rules: Rules, applied: &mut Rules) -> usize {
    let at = if rules.has(Rules::Z) {
        skip_invisibles(source, start)
    } else {
        start
    };
    if at == start
        || source
            .get(at)
            .is_none_or(|unit| class(unit.code()) != Class::Tail)
    {
        return start;
    }
    *applied |= Rules::Z;
    at
}

/// O1: stable sort by slot, in linear time. Says whether anything moved.
fn sort_slots(marks: &mut Vec<u32>, sorted: &mut Vec<u32>) -> bool {
    if marks.is_sorted_by_key(|&mark| slot(mark)) {
        return false;
    }
    sorted.clear();
    for place in 0..=6 {
        sorted.extend(marks.iter().copied().filter(|&mark| slot(mark) == place));
    }
    std::mem::swap(marks, sorted);
    true
}

/// Unicode's canonical order, for marks that have no base. Says whether anything moved.
pub fn sort_canonically(marks: &mut [u32], sorted: &mut Vec<u32>) -> bool {
    let mut moved = false;
    for run in marks.split_mut(|&mark| combining_class(mark) == 0) {
        if run.is_sorted_by_key(|&mark| combining_class(mark)) {
            continue;
        }
        sorted.clear();
        for place in [9, 118, 122] {
            sorted.extend(
                run.iter()
                    .copied()
                    .filter(|&mark| combining_class(mark) == place),
            );
        }
        run.copy_from_slice(sorted);
        moved = true;
    }
    moved
}
