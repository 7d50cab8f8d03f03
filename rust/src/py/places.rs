//! `laodocs._native.Triggers`: strings in, places in code points out.

#![allow(unsafe_code)]

use crate::places::{self, MAX_SETS};
use crate::segment::codes::{code_of, OTHER};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::string::PyStringData;
use pyo3::types::PyString;

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
        let other_digits = found.other_digits && has_other_digits(text)?;
        let (starts, ends) = found.figures.into_iter().unzip();
        Ok((found.of_set, starts, ends, found.lao_digits, other_digits))
    }
}

/// One code for each code point of a whole text.
fn whole(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    // SAFETY: the buffer belongs to `text`, which is immutable and outlives this call.
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

/// Whether a text has digits beside ASCII and Lao ones. Signs such as ½ and ² are none; numerals that are no digits
/// (Ethiopic, Chinese zero) count as such.
fn has_other_digits(text: &Bound<'_, PyString>) -> PyResult<bool> {
    let is_other = |point: u32| {
        let lao = (0x0E80..=0x0EFF).contains(&point);
        point > 0xFF && !lao && char::from_u32(point).is_some_and(char::is_numeric)
    };
    // SAFETY: as above.
    Ok(match unsafe { text.data()? } {
        PyStringData::Ucs1(_) => false,
        PyStringData::Ucs2(units) => units.iter().any(|&unit| is_other(unit.into())),
        PyStringData::Ucs4(units) => units.iter().any(|&unit| is_other(unit)),
    })
}

/// Adds this module's names.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Triggers>()
}
