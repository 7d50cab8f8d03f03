//! Text to normal form in one pass over clusters: rules E, H, Z, W, and the order in which all rules meet a text.
//!
//! `scan` finds the next place where a rule might act; everything before it is copied as it stands. From the last safe
//! boundary before that place, units are read one by one until the place is passed: a cluster, a run of marks without
//! a base, a gap of spaces and invisibles, or one other character. A unit looks at its neighbours in the source only,
//! so text that was skipped and text that was read give the same result. What damage repair needs is in `repair`.

use crate::cluster::{frozen_run, read_marks, skip_invisibles, sort_canonically, Body};
use crate::fuse::fuses;
use crate::output::{Changed, Keep, Output};
use crate::rules::Rules;
use crate::scan::Suspects;
use crate::script::*;
use crate::text::{code_points, code_points_back, end_of, Unit};

/// Applies `rules` to `source`; None when it is in normal form already.
pub fn normalize<T: Unit>(source: &[T], rules: Rules, keep: Keep) -> Option<Changed<T>> {
    let mut pass = Pass {
        source,
        rules,
        output: Output::new(source, keep),
        body: Body::default(),
        buffer: Vec::new(),
        checked: (0, false),
    };
    let mut suspects = Suspects::new(source, rules);
    let mut at = 0;
    while let Some(hit) = suspects.next(at) {
        at = anchor(source, at, hit);
        while at <= hit {
            at = pass.unit(at);
        }
    }
    pass.output.finish()
}

/// The last boundary that no rule looks across, at or before the character that holds `hit`, not before `floor`.
fn anchor<T: Unit>(source: &[T], floor: usize, hit: usize) -> usize {
    let (code, mut at) = T::read_back(source, hit + 1).unwrap_or((0, hit));
    let mut here = class(code);
    while at > floor {
        let (before, start) = T::read_back(source, at).unwrap_or((0, 0));
        let left = class(before);
        let begins = match here {
            Class::Other | Class::Sign => true,
            Class::Consonant => before != HO && !matches!(left, Class::Lead | Class::Invisible),
            Class::Lead => !matches!(left, Class::Lead | Class::Invisible),
            _ => false,
        };
        if begins {
            return at;
        }
        (here, at) = (left, start);
    }
    at
}

struct Pass<'a, T> {
    source: &'a [T],
    rules: Rules,
    output: Output<'a, T>,
    body: Body,
    buffer: Vec<u32>,
    /// The end of the last run of marks that was looked at, and whether it is frozen.
    checked: (usize, bool),
}

impl<T: Unit> Pass<'_, T> {
    fn code(&self, at: usize) -> Option<u32> {
        T::read(self.source, at).map(|(code, _)| code)
    }

    fn class(&self, at: usize) -> Class {
        self.code(at).map_or(Class::Other, class)
    }

    /// The end of the character at `at`.
    fn after(&self, at: usize) -> usize {
        T::read(self.source, at).map_or(at + 1, |(_, end)| end)
    }

    /// Reads the unit at `at` and gives its end.
    fn unit(&mut self, at: usize) -> usize {
        let Some((code, end)) = T::read(self.source, at) else {
            return at + 1;
        };
        match class(code) {
            Class::Consonant => self.cluster(at, end, code, None),
            Class::Lead => self.leads(at),
            Class::Mark => self.frozen_end(at).unwrap_or_else(|| self.loose_marks(at)),
            Class::Foreign => self.frozen_end(at).unwrap_or(end),
            Class::Invisible => self.frozen_end(at).unwrap_or_else(|| self.gap(at)),
            Class::Space | Class::ExoticSpace => self.gap(at),
            Class::Tail => self.stray_tail(at),
            Class::Sign | Class::Other => end,
        }
    }

    /// F: the end of the run at `at` if no rule may touch it.
    fn frozen_end(&mut self, at: usize) -> Option<usize> {
        if at >= self.checked.0 {
            self.checked = frozen_run(self.source, at);
        }
        let (end, frozen) = self.checked;
        frozen.then_some(end)
    }

    /// The consonant `base` at `at..base_end` behind `lead`, with its body. Gives the body's end.
    fn cluster(&mut self, at: usize, base_end: usize, base: u32, lead: Option<u32>) -> usize {
        if base == HO {
            if let Some(end) = self.fused(at, base_end, lead) {
                return end;
            }
        }
        self.body.read(self.source, base_end, self.rules);
        self.body.order(self.rules);
        self.write_base(at, base_end, base);
        self.write_body(base_end);
        self.body.end
    }

    /// Leading vowels with what is invisible between them and before the consonant, then its cluster: rules E and Z.
    fn leads(&mut self, start: usize) -> usize {
        self.buffer.clear();
        let mut applied = Rules::NONE;
        let mut at = start;
        while self.class(at) == Class::Lead {
            self.buffer.extend(self.code(at));
            let end = self.after(at);
            at = self.past_deleted(end, |next, joiners| {
                next == Class::Consonant || (joiners && next == Class::Lead)
            });
            if at > end {
                applied |= Rules::Z;
            }
        }
        if self.rules.has(Rules::E)
            && self.class(at) == Class::Consonant
            && self.ends_in_two_e(start)
        {
            self.buffer.pop();
            self.buffer.pop();
            self.buffer.push(EI);
            applied |= Rules::E;
        }
        if applied != Rules::NONE {
            self.output.replace(start, at, &self.buffer, applied);
        }
        match T::read(self.source, at).filter(|&(code, _)| class(code) == Class::Consonant) {
            Some((base, end)) => self.cluster(at, end, base, self.buffer.last().copied()),
            None => at,
        }
    }

    /// Whether the buffered leads, which began at `start`, end in two ເ and not three.
    fn ends_in_two_e(&self, start: usize) -> bool {
        match self.buffer.as_slice() {
            [.., E, E, E] => false,
            [E, E] => {
                let before = code_points_back(self.source, start)
                    .find(|&code| class(code) != Class::Invisible);
                before != Some(E)
            }
            [.., E, E] => true,
            _ => false,
        }
    }

    /// Steps over invisibles at `at` if `deleted` says so of the class after them and of their being joiners only.
    fn past_deleted(&self, at: usize, deleted: impl Fn(Class, bool) -> bool) -> usize {
        if !self.rules.has(Rules::Z) || self.class(at) != Class::Invisible {
            return at;
        }
        let end = skip_invisibles(self.source, at);
        let joiners = code_points(&self.source[..end], at).all(|(_, code)| is_joiner(code));
        if deleted(self.class(end), joiners) {
            end
        } else {
            at
        }
    }

    /// H: writes ໜ or ໝ for the bare ຫ at `at..end` and the ນ or ມ behind it if the rule says so, and gives the end.
    fn fused(&mut self, at: usize, end: usize, lead: Option<u32>) -> Option<usize> {
        if !self.rules.has(Rules::H) {
            return None;
        }
        let letter_at = self.past_deleted(end, |next, joiners| joiners && next == Class::Consonant);
        let (letter, letter_end) =
            T::read(self.source, letter_at).filter(|&(code, _)| code == NO || code == MO)?;
        self.body.read(self.source, letter_end, self.rules);
        self.body.order(self.rules);
        let next_at = self.past_deleted(self.body.end, |next, joiners| {
            joiners || matches!(next, Class::Tail)
        });
        let after = self.code(skip_invisibles(self.source, self.after(next_at)));
        if !fuses(lead, letter, &self.body, self.code(next_at), after) {
            return None;
        }
        let joined = if letter == NO { HO_NO } else { HO_MO };
        let applied = if letter_at > end {
            Rules::H | Rules::Z
        } else {
            Rules::H
        };
        self.output.replace(at, letter_end, &[joined], applied);
        self.write_body(letter_end);
        Some(self.body.end)
    }

    fn write_base(&mut self, at: usize, end: usize, base: u32) {
        match base {
            HO_NO if self.rules.has(Rules::I) => {
                self.output.replace(at, end, &[HO, NO], Rules::I);
            }
            HO_MO if self.rules.has(Rules::I) => {
                self.output.replace(at, end, &[HO, MO], Rules::I);
            }
            _ => {}
        }
    }

    fn write_body(&mut self, start: usize) {
        if self.rules.has(Rules::I) {
            self.body.decompose_am();
        }
        if self.body.applied == Rules::NONE {
            return;
        }
        self.buffer.clear();
        self.buffer.extend(self.body.code_points());
        self.output
            .replace(start, self.body.end, &self.buffer, self.body.applied);
    }

    /// Marks without a consonant: canonical order, nothing else.
    fn loose_marks(&mut self, start: usize) -> usize {
        self.buffer.clear();
        let marks = read_marks(self.source, start, self.rules, &mut self.buffer);
        let (end, mut applied) = (marks.end, marks.applied);
        if sort_canonically(&mut self.buffer) {
            applied |= Rules::O;
        }
        if applied != Rules::NONE {
            self.output.replace(start, end, &self.buffer, applied);
        }
        end
    }

    /// A following vowel without a consonant: only the label form takes it apart.
    fn stray_tail(&mut self, at: usize) -> usize {
        let end = self.after(at);
        if self.rules.has(Rules::I) && self.code(at) == Some(AM) {
            self.output.replace(at, end, &[NIGGAHITA, AA], Rules::I);
        }
        end
    }

    /// Rules Z and W on a run of spaces and invisibles.
    fn gap(&mut self, start: usize) -> usize {
        let end = end_of(self.source, start, |code| {
            let class = class(code);
            class == Class::Invisible || class.is_space()
        });
        let left = T::read_back(self.source, start).map_or(Class::Other, |(code, _)| class(code));
        let right = self.class(end);
        self.buffer.clear();
        let mut applied = Rules::NONE;
        let mut at = start;
        while at < end {
            let invisible_end = skip_invisibles(self.source, at);
            if invisible_end > at {
                let left = if at == start { left } else { Class::Space };
                let right = if invisible_end == end {
                    right
                } else {
                    Class::Space
                };
                applied |= self.push_invisibles(at, invisible_end, left, right);
                at = invisible_end;
            } else {
                self.buffer.extend(self.code(at));
                at = self.after(at);
            }
        }
        if self.rules.has(Rules::W) {
            applied |= plain_spaces(&mut self.buffer, left.is_lao(), right.is_lao());
        }
        if applied != Rules::NONE {
            self.output.replace(start, end, &self.buffer, applied);
        }
        end
    }

    /// Z on one run of invisibles between two neighbours.
    fn push_invisibles(&mut self, start: usize, end: usize, left: Class, right: Class) -> Rules {
        let run = code_points(&self.source[..end], start).map(|(_, code)| code);
        let frozen =
            matches!(right, Class::Mark | Class::Foreign) && self.frozen_end(start).is_some();
        if !self.rules.has(Rules::Z) || frozen || !(left.is_lao() || right.is_lao()) {
            self.buffer.extend(run);
            return Rules::NONE;
        }
        let (before, length) = (self.buffer.len(), run.clone().count());
        if !is_inside_cluster(left, right) {
            let mut previous = if left.is_space() { ZWSP } else { 0 }; // so that a ZWSP behind a space goes
            for code in run.filter(|&code| !is_joiner(code)) {
                if code != ZWSP || previous != ZWSP {
                    self.buffer.push(code);
                }
                previous = code;
            }
            if right.is_space() && self.buffer.len() > before && self.buffer.last() == Some(&ZWSP) {
                self.buffer.pop();
            }
        }
        if self.buffer.len() - before < length {
            Rules::Z
        } else {
            Rules::NONE
        }
    }
}

/// Z1: nothing may stand between these two.
fn is_inside_cluster(left: Class, right: Class) -> bool {
    match right {
        Class::Mark | Class::Tail => left.is_in_cluster(),
        Class::Consonant => left == Class::Lead,
        _ => false,
    }
}

/// W: the spaces of a gap that touch Lao become U+0020.
fn plain_spaces(gap: &mut [u32], lao_before: bool, lao_after: bool) -> Rules {
    let mut applied = Rules::NONE;
    let mut plain = |code: &mut u32| {
        if *code != 0x20 {
            *code = 0x20;
            applied = Rules::W;
        }
    };
    if lao_before {
        gap.iter_mut()
            .take_while(|code| class(**code).is_space())
            .for_each(&mut plain);
    }
    if lao_after {
        gap.iter_mut()
            .rev()
            .take_while(|code| class(**code).is_space())
            .for_each(&mut plain);
    }
    applied
}
