//! Rule R: damage that OCR and PDF readers leave, repaired step by step until nothing changes.
//!
//! `join` works on characters (Thai marks, blanks before a mark), `move_tones` on clusters in normal form (tones behind
//! the wrong vowel, າໍ). Opt-in: an alphabet listing is damage by these rules.

use crate::cluster::{frozen_run, Body};
use crate::normalize::normalize;
use crate::offsets::compose;
use crate::output::{Changed, Keep, Output};
use crate::rules::Rules;
use crate::script::*;
use crate::text::{code_points, end_of, Unit};

/// The default rules and R, to their common fixpoint; None when the text is there already.
pub fn repair<T: Unit>(source: &[T], keep: Keep) -> Option<Changed<T>> {
    let mut result: Option<Changed<T>> = None;
    loop {
        let mut changed = false;
        for step in [join, default_rules, move_tones] {
            let text = result.as_ref().map_or(source, |so_far| &so_far.text);
            let Some(next) = step(text, keep) else {
                continue;
            };
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
            return result.filter(|result| result.text != source);
        }
    }
}

fn default_rules<T: Unit>(source: &[T], keep: Keep) -> Option<Changed<T>> {
    normalize(source, Rules::DEFAULT, keep)
}

/// Thai marks on Lao become Lao; blanks and ◌ between a cluster and its next mark or vowel go.
fn join<T: Unit>(source: &[T], keep: Keep) -> Option<Changed<T>> {
    let mut output = Output::new(source, keep);
    // What the cluster so far ends with.
    let mut last = None;
    let mut at = 0;
    while let Some((code, end)) = T::read(source, at) {
        if last.is_some() && lao_of_thai(code).is_some() {
            at = thai_marks(source, at, &mut output);
            last = T::read_back(source, at).map(|(code, _)| code);
        } else if let Some(before) = last.filter(|_| is_blank(code)) {
            let deleted;
            (at, deleted) = blanks(source, before, at, &mut output);
            last = last.filter(|_| deleted);
        } else {
            at = end;
            last = match class(code) {
                Class::Consonant | Class::Lead => Some(code),
                Class::Mark | Class::Tail => last.map(|_| code),
                _ => None,
            };
        }
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
    let end = end_of(source, start, |code| {
        lao_of_thai(code).is_some() || matches!(class(code), Class::Mark | Class::Invisible)
    });
    if T::read(source, end).is_some_and(|(code, _)| class(code) == Class::Foreign) {
        return end;
    }
    let mut at = start;
    while let Some((code, after)) = T::read(source, at).filter(|_| at < end) {
        if let Some(mark) = lao_of_thai(code) {
            output.replace(at, after, &[mark], Rules::R);
        }
        at = after;
    }
    end
}

/// Deletes a run of blanks at `start`, behind `before`, that holds no paragraph break, if a mark or vowel follows.
/// Gives its end, and whether it was deleted.
fn blanks<T: Unit>(
    source: &[T],
    before: u32,
    start: usize,
    output: &mut Output<T>,
) -> (usize, bool) {
    let end = end_of(source, start, is_blank);
    let (mut lines, mut visible, mut previous) = (0, false, 0);
    for (_, code) in code_points(&source[..end], start) {
        lines += usize::from(code == 0x0D || (code == 0x0A && previous != 0x0D));
        visible |= class(code) != Class::Invisible;
        previous = code;
    }
    let continues = T::read(source, end).is_some_and(|(code, _)| joins(before, code));
    let deleted = visible && lines < 2 && continues && !frozen_run(source, end).1;
    if deleted {
        output.replace(start, end, &[], Rules::R);
    }
    (end, deleted)
}

/// Tones behind a leading vowel go to the cluster that they belong to; າໍ becomes ຳ.
fn move_tones<T: Unit>(source: &[T], keep: Keep) -> Option<Changed<T>> {
    let mut output = Output::new(source, keep);
    let mut body = Body::default();
    let mut at = 0;
    while let Some((code, end)) = T::read(source, at) {
        at = match class(code) {
            Class::Consonant => reversed_am(source, end, &mut body, &mut output),
            Class::Lead => stray_tone(source, at, end, &mut body, &mut output),
            _ => end,
        };
    }
    output.finish()
}

/// າໍ behind the consonant that ends at `start`, with or without a tone. Gives how far it read.
fn reversed_am<T: Unit>(
    source: &[T],
    start: usize,
    body: &mut Body,
    output: &mut Output<T>,
) -> usize {
    body.read(source, start, Rules::NONE);
    let mut tones = body.late.iter().copied().filter(|&mark| mark != NIGGAHITA);
    let (tone, more) = (tones.next(), tones.next());
    let one_niggahita = body.late.iter().filter(|&&mark| mark == NIGGAHITA).count() == 1;
    if body.tail != Some(AA) || !one_niggahita || more.is_some() || body.vowels().next().is_some() {
        return start;
    }
    if !tone.is_none_or(is_tone)
        || (tone.is_some() && body.has_tone())
        || matches!(body.next, Some(AA | AM))
    {
        return start;
    }
    body.tail = Some(AM);
    body.late.clear();
    body.marks.extend(tone);
    let new: Vec<u32> = body.code_points().collect();
    output.replace(start, body.end, &new, Rules::R);
    body.end
}

/// One tone behind the leading vowel at `start..end`: to the cluster before if that has a vowel and no tone, else to
/// the next. Gives how far it read.
fn stray_tone<T: Unit>(
    source: &[T],
    start: usize,
    end: usize,
    body: &mut Body,
    output: &mut Output<T>,
) -> usize {
    let Some((tone, tone_end)) = T::read(source, end).filter(|&(code, _)| is_tone(code)) else {
        return end;
    };
    let next = T::read(source, tone_end);
    let next_class = next.map_or(Class::Other, |(code, _)| class(code));
    if matches!(next_class, Class::Mark | Class::Foreign | Class::Invisible) {
        return end;
    }
    if let Some(place) = place_before(source, start) {
        let mut new = vec![tone];
        new.extend(code_points(&source[..end], place).map(|(_, code)| code));
        output.replace(place, tone_end, &new, Rules::R);
        return tone_end;
    }
    let Some((base, base_end)) = next.filter(|_| next_class == Class::Consonant) else {
        return tone_end;
    };
    body.read(source, base_end, Rules::NONE);
    if body.frozen || body.has_tone() {
        return tone_end;
    }
    let before_tone = end_of(source, base_end, |code| {
        class(code) == Class::Mark && slot(code) < slot(tone)
    });
    let mut new = vec![base];
    new.extend(code_points(&source[..before_tone], base_end).map(|(_, code)| code));
    new.push(tone);
    output.replace(end, before_tone, &new, Rules::R);
    before_tone
}

/// Where the cluster that ends at `end` takes a tone; None when it has one, or has no vowel.
fn place_before<T: Unit>(source: &[T], end: usize) -> Option<usize> {
    let before = |at: usize| {
        T::read_back(source, at).map_or((Class::Other, 0, 0), |(code, start)| {
            (class(code), code, start)
        })
    };
    let mut at = end;
    while let (Class::Tail, _, start) = before(at) {
        at = start;
    }
    let mut place = at;
    let mut vowel = at < end;
    while let (Class::Mark, mark, start) = before(at) {
        at = start;
        if is_tone(mark) {
            return None;
        }
        if slot(mark) > slot(0x0EC8) {
            place = at;
        }
        vowel |= is_vowel_mark(mark);
    }
    let (base, _, start) = before(at);
    vowel |= before(start).0 == Class::Lead;
    (base == Class::Consonant && vowel).then_some(place)
}
