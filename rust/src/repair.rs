//! Rule R: damage that OCR and PDF readers leave, repaired step by step until nothing changes.
//!
//! `join` works on characters (Thai marks, blanks before a mark), `move_tones` on clusters in normal form (tones behind
//! the wrong vowel, າໍ). Opt-in: an alphabet listing is damage by these rules.

use crate::cluster::{frozen_run, Body};
use crate::normalize::normalize;
use crate::offsets::compose;
use crate::output::{Changed, Output};
use crate::rules::{Rules, Unit};
use crate::script::*;

/// The default rules and R, to their common fixpoint; None when the text is there already.
pub fn repair<T: Unit>(source: &[T]) -> Option<Changed<T>> {
    let mut result: Option<Changed<T>> = None;
    loop {
        let mut changed = false;
        for step in [join, default_rules, move_tones] {
            let text = result.as_ref().map_or(source, |so_far| &so_far.text);
            let Some(next) = step(text) else { continue };
            changed = true;
            result = Some(match result {
                None => next,
                Some(so_far) => Changed {
                    edits: compose(&so_far.edits, &next.edits),
                    text: next.text,
                },
            });
        }
        if !changed {
            return result.filter(|result| {
                !result
                    .text
                    .iter()
                    .map(|unit| unit.code())
                    .eq(source.iter().map(|unit| unit.code()))
            });
        }
    }
}

fn default_rules<T: Unit>(source: &[T]) -> Option<Changed<T>> {
    normalize(source, Rules::DEFAULT)
}

/// Thai marks on Lao become Lao; blanks and ◌ between a cluster and its next mark or vowel go.
fn join<T: Unit>(source: &[T]) -> Option<Changed<T>> {
    let mut output = Output::new(source);
    let mut in_cluster = false;
    let mut at = 0;
    while at < source.len() {
        let code = source[at].code();
        let start = at;
        if in_cluster && lao_of_thai(code).is_some() {
            at = thai_marks(source, at, &mut output);
        } else if in_cluster && is_blank(code) {
            (at, in_cluster) = blanks(source, at, &mut output);
        } else {
            at += 1;
            in_cluster = match class(code) {
                Class::Consonant | Class::Lead => true,
                Class::Mark | Class::Tail => in_cluster,
                _ => false,
            };
        }
        debug_assert!(at > start);
    }
    output.finish()
}

/// What may stand wrongly inside a cluster.
fn is_blank(code: u32) -> bool {
    matches!(code, 0x0A | 0x0D | DOTTED_CIRCLE)
        || class(code).is_space()
        || class(code) == Class::Invisible
}

/// Whether `code` continues a cluster whose last character is `last`. Nothing continues a cluster after ະ.
fn joins(last: u32, code: u32) -> bool {
    match class(code) {
        Class::Mark => last != A,
        Class::Tail => {
            matches!(class(last), Class::Consonant | Class::Mark) || (last == AA && code == A)
        }
        _ => last != A && lao_of_thai(code).is_some(),
    }
}

/// Rewrites a run of Thai marks at `start`, unless marks of a third script follow. Gives its end.
fn thai_marks<T: Unit>(source: &[T], start: usize, output: &mut Output<T>) -> usize {
    let is_mark = |unit: &&T| {
        let code = unit.code();
        lao_of_thai(code).is_some() || matches!(class(code), Class::Mark | Class::Invisible)
    };
    let end = start + source[start..].iter().take_while(is_mark).count();
    if source
        .get(end)
        .is_some_and(|unit| class(unit.code()) == Class::Foreign)
    {
        return end;
    }
    for (at, unit) in source[start..end].iter().enumerate() {
        if let Some(mark) = lao_of_thai(unit.code()) {
            output.replace(start + at, start + at + 1, &[mark], Rules::R);
        }
    }
    end
}

/// Deletes a run of blanks at `start` that holds no paragraph break, if a mark or vowel follows. Gives its end,
/// and whether it was deleted.
fn blanks<T: Unit>(source: &[T], start: usize, output: &mut Output<T>) -> (usize, bool) {
    let mut end = start;
    let (mut lines, mut visible, mut previous) = (0, false, 0);
    while let Some(code) = source
        .get(end)
        .map(|unit| unit.code())
        .filter(|&code| is_blank(code))
    {
        lines += usize::from(code == 0x0D || (code == 0x0A && previous != 0x0D));
        visible |= class(code) != Class::Invisible;
        previous = code;
        end += 1;
    }
    let continues = |unit: &T| joins(source[start - 1].code(), unit.code());
    let deleted = visible
        && lines < 2
        && source.get(end).is_some_and(continues)
        && !frozen_run(source, end).1;
    if deleted {
        output.replace(start, end, &[], Rules::R);
    }
    (end, deleted)
}

/// Tones behind a leading vowel go to the cluster that they belong to; າໍ becomes ຳ.
fn move_tones<T: Unit>(source: &[T]) -> Option<Changed<T>> {
    let mut output = Output::new(source);
    let mut body = Body::default();
    let mut at = 0;
    while at < source.len() {
        at = match class(source[at].code()) {
            Class::Consonant => reversed_am(source, at, &mut body, &mut output),
            Class::Lead => stray_tone(source, at, &mut body, &mut output),
            _ => at + 1,
        };
    }
    output.finish()
}

/// າໍ behind the consonant at `at`, with or without a tone.
fn reversed_am<T: Unit>(source: &[T], at: usize, body: &mut Body, output: &mut Output<T>) -> usize {
    body.read(source, at + 1, Rules::NONE);
    let mut tones = body.late.iter().copied().filter(|&mark| mark != NIGGAHITA);
    let (tone, more) = (tones.next(), tones.next());
    let one_niggahita = body.late.iter().filter(|&&mark| mark == NIGGAHITA).count() == 1;
    let next = source.get(body.end).map(|unit| unit.code());
    if body.tail != Some(AA) || !one_niggahita || more.is_some() || body.vowels().next().is_some() {
        return at + 1;
    }
    if !tone.is_none_or(is_tone)
        || (tone.is_some() && body.has_tone())
        || matches!(next, Some(AA | AM))
    {
        return at + 1;
    }
    body.tail = Some(AM);
    body.late.clear();
    body.marks.extend(tone);
    let new: Vec<u32> = body.code_points().collect();
    output.replace(at + 1, body.end, &new, Rules::R);
    body.end
}

/// One tone behind the leading vowel at `at`: to the cluster before if that has a vowel and no tone, else to the next.
fn stray_tone<T: Unit>(source: &[T], at: usize, body: &mut Body, output: &mut Output<T>) -> usize {
    let code = |at: usize| source.get(at).map_or(0, |unit| unit.code());
    let tone = code(at + 1);
    if !is_tone(tone)
        || matches!(
            class(code(at + 2)),
            Class::Mark | Class::Foreign | Class::Invisible
        )
    {
        return at + 1;
    }
    if let Some(place) = place_before(source, at) {
        let mut new = vec![tone];
        new.extend((place..=at).map(code));
        output.replace(place, at + 2, &new, Rules::R);
    } else if class(code(at + 2)) == Class::Consonant {
        body.read(source, at + 3, Rules::NONE);
        if body.frozen || body.has_tone() {
            return at + 2;
        }
        let marks = body
            .marks
            .iter()
            .take_while(|&&mark| slot(mark) < slot(tone))
            .count();
        let mut new: Vec<u32> = (at + 2..at + 3 + marks).map(code).collect();
        new.push(tone);
        output.replace(at + 1, at + 3 + marks, &new, Rules::R);
        return at + 3 + marks;
    }
    at + 2
}

/// Where the cluster that ends at `end` takes a tone; None when it has one, or has no vowel.
fn place_before<T: Unit>(source: &[T], end: usize) -> Option<usize> {
    let class_at = |at: usize| class(source[at].code());
    let mut at = end;
    while at > 0 && class_at(at - 1) == Class::Tail {
        at -= 1;
    }
    let mut place = at;
    let mut vowel = at < end;
    while at > 0 && class_at(at - 1) == Class::Mark {
        at -= 1;
        let mark = source[at].code();
        if is_tone(mark) {
            return None;
        }
        if slot(mark) > slot(0x0EC8) {
            place = at;
        }
        vowel |= is_vowel_mark(mark);
    }
    if at == 0 || class_at(at - 1) != Class::Consonant {
        return None;
    }
    vowel |= at > 1 && class_at(at - 2) == Class::Lead;
    vowel.then_some(place)
}
