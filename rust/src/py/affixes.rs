//! `laodocs._native.AffixTable`: words with any values, looked up at a place of a string.
//!
//! Strings are read from CPython's own buffers, so that nothing is converted or copied for a look at one place.

#![allow(unsafe_code)]

use crate::affixes::{Affixes, Unfit, LONGEST, MOST_LETTERS};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::string::PyStringData;
use pyo3::types::{PyDict, PyString, PyTuple};

/// A word found: where it stands, and its value.
#[pyclass(frozen, get_all, module = "laodocs._native")]
struct Affix {
    start: usize,
    end: usize,
    value: Py<PyAny>,
}

#[pymethods]
impl Affix {
    #[new]
    fn new(start: usize, end: usize, value: Py<PyAny>) -> Self {
        Affix { start, end, value }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let value = self.value.bind(py).repr()?;
        Ok(format!(
            "Affix(start={}, end={}, value={value})",
            self.start, self.end
        ))
    }
}

/// Words and their values; it never changes, so threads may share it.
#[pyclass(frozen, module = "laodocs._native")]
struct AffixTable {
    words: Affixes,
    values: Vec<Py<PyAny>>,
}

/// Runs an expression on the characters of a string, whatever their width.
macro_rules! on_characters {
    ($text:expr, $units:ident => $look:expr) => {
        // SAFETY: the buffer belongs to the string, which is immutable and outlives this expression.
        match unsafe { $text.data()? } {
            PyStringData::Ucs1($units) => $look,
            PyStringData::Ucs2($units) => $look,
            PyStringData::Ucs4($units) => $look,
        }
    };
}

#[pymethods]
impl AffixTable {
    #[new]
    fn new(forms: &Bound<'_, PyDict>) -> PyResult<Self> {
        let mut words = Vec::new();
        let mut values = Vec::new();
        for (form, value) in forms {
            let form = form.cast_into::<PyString>()?;
            words.push(on_characters!(form, units => points(units)));
            values.push(value.unbind());
        }
        match Affixes::new(&words) {
            Ok(words) => Ok(AffixTable { words, values }),
            Err(Unfit::Word(at)) => Err(PyValueError::new_err(format!(
                "word {at} is empty or longer than {LONGEST} letters"
            ))),
            Err(Unfit::Letters) => Err(PyValueError::new_err(format!(
                "a table holds at most {MOST_LETTERS} different letters"
            ))),
        }
    }

    /// The longest word that begins at `at` and does not run on.
    fn behind(&self, text: &Bound<'_, PyString>, at: usize) -> PyResult<Option<Affix>> {
        let found = on_characters!(text, units => self.words.behind(units, at));
        Ok(found.map(|(length, number)| self.affix(text.py(), at, at + length, number)))
    }

    /// The longest word that ends at `at`.
    fn before(&self, text: &Bound<'_, PyString>, at: usize) -> PyResult<Option<Affix>> {
        let found = on_characters!(text, units => self.words.before(units, at));
        Ok(found.map(|(length, number)| self.affix(text.py(), at - length, at, number)))
    }

    /// Lengths of all words that begin at `at`, longest first, in whatever they run on.
    fn lengths_behind<'py>(
        &self,
        text: &Bound<'py, PyString>,
        at: usize,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let mut lengths = Vec::new();
        on_characters!(text, units => self.words.each_behind(units, at, |length, _| lengths.push(length)));
        PyTuple::new(text.py(), lengths.into_iter().rev())
    }

    /// Lengths of all words that end at `at`, longest first.
    fn lengths_before<'py>(
        &self,
        text: &Bound<'py, PyString>,
        at: usize,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let mut lengths = Vec::new();
        on_characters!(text, units => self.words.each_before(units, at, |length, _| lengths.push(length)));
        PyTuple::new(text.py(), lengths.into_iter().rev())
    }
}

impl AffixTable {
    fn affix(&self, py: Python<'_>, start: usize, end: usize, number: u32) -> Affix {
        let value = self.values[number as usize].clone_ref(py);
        Affix { start, end, value }
    }
}

fn points<T: Copy + Into<u32>>(units: &[T]) -> Vec<u32> {
    units.iter().map(|&unit| unit.into()).collect()
}

/// Adds this module's names.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Affix>()?;
    module.add_class::<AffixTable>()
}
