//! `laodocs._native.Triggers` and `Affixes`: strings in, places and lengths in code points out.
//!
//! Strings are read from CPython's own buffers, so that none is converted for a look at one place.

#![allow(unsafe_code)]

use crate::places::{self, MAX_SETS};
use crate::segment::codes::{code_of, OTHER};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::string::PyStringData;
use pyo3::types::{PyString, PyTuple};

/// What a scan gives: the places of each set, starts and ends of figures, whether Lao digits and whether others occur.
type Found = (Vec<Vec<u32>>, Vec<u32>, Vec<u32>, bool, bool);

/// Sets of words to look for in one pass; it never changes, so threads may share it.
#[pyclass(frozen, module = "laodocs._native")]
struct Triggers(places::Triggers);

#[pymethods]
impl Triggers {
    #[new]
    fn new(sets: Vec<Vec<Bound<'_, PyString>>>) -> PyResult<Self> {
        if sets.len() > MAX_SETS {
            return Err(PyValueError::new_err(format!(
                "at most {MAX_SETS} sets of words, not {}",
                sets.len()
            )));
        }
        let codes = sets.iter().map(|words| words.iter().map(whole).collect());
        Ok(Triggers(places::Triggers::new(
            codes.collect::<PyResult<_>>()?,
        )))
    }

    fn scan(&self, text: &Bound<'_, PyString>) -> PyResult<Found> {
        let codes = whole(text)?;
        let found = text.py().detach(|| self.0.scan(&codes));
        let (starts, ends) = found.figures.into_iter().unzip();
        Ok((
            found.of_set,
            starts,
            ends,
            found.lao_digits,
            found.other_digits,
        ))
    }
}

/// Words to look up at a place.
#[pyclass(frozen, module = "laodocs._native")]
struct Affixes(places::Affixes);

/// More letters than any word has that a table holds; longer words are not found.
const WINDOW: usize = 64;

#[pymethods]
impl Affixes {
    #[new]
    fn new(words: Vec<Bound<'_, PyString>>) -> PyResult<Self> {
        let codes: Vec<Vec<u8>> = words.iter().map(whole).collect::<PyResult<_>>()?;
        if codes.iter().any(|word| word.len() > WINDOW) {
            return Err(PyValueError::new_err(format!(
                "a word has at most {WINDOW} letters"
            )));
        }
        Ok(Affixes(places::Affixes::new(codes)))
    }

    /// Lengths of the words that begin at `at`, longest first.
    fn behind<'py>(&self, text: &Bound<'py, PyString>, at: usize) -> PyResult<Bound<'py, PyTuple>> {
        let mut window = [0; WINDOW];
        // SAFETY: the buffer belongs to `text`, which is immutable and outlives this call.
        let seen = match unsafe { text.data()? } {
            PyStringData::Ucs1(units) => letters(ahead(units, at), self.0.longest(), &mut window),
            PyStringData::Ucs2(units) => letters(ahead(units, at), self.0.longest(), &mut window),
            PyStringData::Ucs4(units) => letters(ahead(units, at), self.0.longest(), &mut window),
        };
        longest_first(text.py(), self.0.behind(&window[..seen]))
    }

    /// Lengths of the words that end at `at`, longest first.
    fn before<'py>(&self, text: &Bound<'py, PyString>, at: usize) -> PyResult<Bound<'py, PyTuple>> {
        let mut window = [0; WINDOW];
        // SAFETY: as above.
        let seen = match unsafe { text.data()? } {
            PyStringData::Ucs1(units) => letters(back(units, at), self.0.longest(), &mut window),
            PyStringData::Ucs2(units) => letters(back(units, at), self.0.longest(), &mut window),
            PyStringData::Ucs4(units) => letters(back(units, at), self.0.longest(), &mut window),
        };
        longest_first(text.py(), self.0.before(&window[..seen]))
    }
}

fn longest_first(
    py: Python<'_>,
    lengths: impl Iterator<Item = usize>,
) -> PyResult<Bound<'_, PyTuple>> {
    let mut found = [0; WINDOW];
    let mut count = 0;
    for length in lengths {
        found[count] = length;
        count += 1;
    }
    PyTuple::new(py, found[..count].iter().rev())
}

/// The characters from `at` on.
fn ahead<T: Copy + Into<u32>>(units: &[T], at: usize) -> impl Iterator<Item = u32> + '_ {
    units[at.min(units.len())..].iter().map(|&unit| unit.into())
}

/// The characters before `at`, the last first.
fn back<T: Copy + Into<u32>>(units: &[T], at: usize) -> impl Iterator<Item = u32> + '_ {
    units[..at.min(units.len())]
        .iter()
        .rev()
        .map(|&unit| unit.into())
}

/// Writes the codes of the first characters into `window`; how many there are.
fn letters(points: impl Iterator<Item = u32>, most: usize, window: &mut [u8; WINDOW]) -> usize {
    let mut seen = 0;
    for (place, point) in window.iter_mut().zip(points.take(most)) {
        *place = code_at(point);
        seen += 1;
    }
    seen
}

/// One code for each code point of a whole text.
fn whole(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    // SAFETY: as above.
    Ok(match unsafe { text.data()? } {
        PyStringData::Ucs1(units) => units.iter().map(|&unit| code_at(unit.into())).collect(),
        PyStringData::Ucs2(units) => units.iter().map(|&unit| code_at(unit.into())).collect(),
        PyStringData::Ucs4(units) => units.iter().map(|&unit| code_at(unit)).collect(),
    })
}

/// The code of a code point; a lone surrogate counts as a character without a class.
#[inline]
fn code_at(point: u32) -> u8 {
    char::from_u32(point).map_or(OTHER, code_of)
}

/// Adds this module's names.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Triggers>()?;
    module.add_class::<Affixes>()
}
