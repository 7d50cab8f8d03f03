//! The body of a Lao cluster: what follows its consonant, read and put in order.
//!
//! A body is marks, at most one following vowel, and marks typed behind that vowel. Here are the rules that need no
//! more than one body: O1 and O2 (order), D (repeats), M (ຳ). What needs neighbours is in `normalize`.

use crate::rules::Rules;
use crate::script::*;
use crate::text::{end_of, Unit};

/// Marks, following vowel, and the marks behind it.
#[derive(Default)]
pub struct Body {
    pub marks: Vec<u32>,
    pub tail: Option<u32>,
    pub late: Vec<u32>,
    /// Where it ends in the source.
    pub end: usize,
    /// The code point after it and after any invisibles.
    pub next: Option<u32>,
    /// The run of marks holds one of another script: no rule may touch it.
    pub frozen: bool,
    /// The rules that changed something.
    pub applied: Rules,
}

impl Body {
    /// Reads the body that begins at `start`.
    pub fn read<T: Unit>(&mut self, source: &[T], start: usize, rules: Rules) {
        self.marks.clear();
        self.late.clear();
        self.tail = None;
        self.applied = Rules::NONE;
        let marks = read_marks(source, start, rules, &mut self.marks);
        self.applied |= marks.applied;
        (self.end, self.next, self.frozen) = (marks.end, marks.next, marks.frozen);
        let hidden = marks.next_at > marks.end;
        let Some(tail) = marks.next.filter(|&code| class(code) == Class::Tail) else {
            return;
        };
        if hidden {
            if !rules.has(Rules::Z) {
                return;
            }
            self.applied |= Rules::Z;
        }
        self.tail = Some(tail);
        self.end = T::read(source, marks.next_at).map_or(marks.next_at, |(_, end)| end);
        if tail == A {
            self.next = T::read(source, skip_invisibles(source, self.end)).map(|(code, _)| code);
            return;
        }
        let late = read_marks(source, self.end, rules, &mut self.late);
        self.applied |= late.applied;
        (self.end, self.next) = (late.end, late.next);
    }

    /// Puts the body in normal form.
    pub fn order(&mut self, rules: Rules) {
        if sort_slots(&mut self.marks) {
            self.applied |= Rules::O;
        }
        if sort_canonically(&mut self.late) {
            self.applied |= Rules::O;
        }
        if rules.has(Rules::D) {
            self.drop_repeats();
        }
        if rules.has(Rules::I) && self.next == Some(AM) {
            self.drop_late_niggahita();
        }
        if !self
            .next
            .is_some_and(|code| code == AA || code == AM || class(code) == Class::Mark)
        {
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
            sort_slots(&mut self.marks);
            self.tail = Some(AA);
            self.applied |= Rules::I;
        }
    }
}

/// F: the end of the run of marks and invisibles at `start`, and whether it mixes Lao marks with foreign ones.
pub fn frozen_run<T: Unit>(source: &[T], start: usize) -> (usize, bool) {
    let (mut lao, mut foreign, mut end) = (false, false, start);
    while let Some((code, after)) = T::read(source, end) {
        match class(code) {
            Class::Mark => lao = true,
            Class::Foreign => foreign = true,
            Class::Invisible => {}
            _ => break,
        }
        end = after;
    }
    (end, lao && foreign)
}

/// The first position at or after `start` that holds no invisible.
pub fn skip_invisibles<T: Unit>(source: &[T], start: usize) -> usize {
    end_of(source, start, |code| class(code) == Class::Invisible)
}

/// Lao marks that were read, and what stands behind them.
pub struct Marks {
    pub end: usize,
    /// The code point after them and after any invisibles, and where it begins.
    pub next: Option<u32>,
    pub next_at: usize,
    pub frozen: bool,
    pub applied: Rules,
}

/// Appends the Lao marks from `start` on; Z1 steps over invisibles between them, F takes none.
pub fn read_marks<T: Unit>(
    source: &[T],
    start: usize,
    rules: Rules,
    marks: &mut Vec<u32>,
) -> Marks {
    let mut end = start;
    loop {
        let read = T::read(source, end);
        match read.map(|(code, _)| class(code)) {
            Some(Class::Invisible | Class::Foreign) => break,
            Some(Class::Mark) => {}
            _ => {
                return Marks {
                    end,
                    next: read.map(|(code, _)| code),
                    next_at: end,
                    frozen: false,
                    applied: Rules::NONE,
                }
            }
        }
        if let Some((code, after)) = read {
            marks.push(code);
            end = after;
        }
    }
    read_mixed_marks(source, start, end, rules, marks)
}

/// Goes on where marks of another script or invisibles stand among the marks, at `end`.
#[cold]
fn read_mixed_marks<T: Unit>(
    source: &[T],
    start: usize,
    mut end: usize,
    rules: Rules,
    marks: &mut Vec<u32>,
) -> Marks {
    let frozen = frozen_run(source, start).1;
    let mut applied = Rules::NONE;
    if frozen {
        marks.clear();
        end = start;
    }
    loop {
        let next_at = skip_invisibles(source, end);
        let read = T::read(source, next_at);
        match read.filter(|&(code, _)| class(code) == Class::Mark) {
            Some((code, after)) if !frozen && rules.has(Rules::Z) => {
                marks.push(code);
                applied |= Rules::Z;
                end = after;
            }
            _ => {
                return Marks {
                    end,
                    next: read.map(|(code, _)| code),
                    next_at,
                    frozen,
                    applied,
                }
            }
        }
    }
}

/// O1: by slot. Says whether anything moved.
fn sort_slots(marks: &mut [u32]) -> bool {
    sort(marks, slot)
}

/// Unicode's canonical order, for marks that have no base. Says whether anything moved.
pub fn sort_canonically(marks: &mut [u32]) -> bool {
    marks
        .split_mut(|&mark| combining_class(mark) == 0)
        .fold(false, |moved, run| sort(run, combining_class) | moved)
}

/// Sorts by `key`, stably and in linear time. Says whether anything moved.
fn sort(marks: &mut [u32], key: fn(u32) -> u8) -> bool {
    const FEW: usize = 16;
    if marks.is_sorted_by_key(|&mark| key(mark)) {
        return false;
    }
    if marks.len() <= FEW {
        marks.sort_by_key(|&mark| key(mark));
        return true;
    }
    let mut places = [0; 257];
    for &mark in marks.iter() {
        places[usize::from(key(mark)) + 1] += 1;
    }
    for at in 1..places.len() {
        places[at] += places[at - 1];
    }
    let unsorted = marks.to_vec();
    for mark in unsorted {
        let place = &mut places[usize::from(key(mark))];
        marks[*place] = mark;
        *place += 1;
    }
    true
}
