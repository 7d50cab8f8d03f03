//! `laodocs._native.Segmenter` and `Words`: strings in, ends of tokens out.
//!
//! CPython's own buffers are read: no UTF-8 is made, so none is cached in the caller's string.

#![allow(unsafe_code)]

use crate::lexicon::Lexicon;
use crate::segment::codes::{class, code_of_point};
use crate::segment::model::Model;
use crate::segment::sentences::sentences as cut_sentences;
use crate::segment::tokens::{self, Room, Tokens};
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::string::PyStringData;
use pyo3::types::{PyBytes, PyInt, PyList, PyString};
use std::sync::{Mutex, PoisonError};

/// Texts below this many code points are cut without releasing the interpreter lock.
const LONG: usize = 1 << 14;

/// What the lexicon's layout can always hold.
const MAX_LETTERS: usize = 4_000_000;

/// Words that a user adds to the lexicon.
#[pyclass(frozen, module = "laodocs._native")]
struct Words(Lexicon);

#[pymethods]
impl Words {
    #[new]
    fn new(words: Vec<Bound<'_, PyString>>) -> PyResult<Self> {
        let words: Vec<Vec<u8>> = words.iter().map(codes_of).collect::<PyResult<_>>()?;
        let is_lao = |word: &Vec<u8>| word.iter().all(|&code| class(code).is_lao());
        if words.iter().map(Vec::len).sum::<usize>() > MAX_LETTERS {
            return Err(PyOverflowError::new_err(
                "a user lexicon holds at most four million letters",
            ));
        }
        match words.iter().position(|word| !is_lao(word)) {
            Some(at) => Err(PyValueError::new_err(at)),
            None => Ok(Words(Lexicon::new(words.into_iter().map(|word| (word, 0))))),
        }
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }
}

/// The model, ready to use; it never changes, so threads may share it.
#[pyclass(frozen, module = "laodocs._native")]
struct Segmenter {
    model: Model,
    /// Room that is not in use; threads that work at the same time take one each.
    rooms: Mutex<Vec<Room>>,
}

impl Segmenter {
    /// Works in a room, and keeps it for the next call if it is small.
    fn in_room<T>(&self, work: impl FnOnce(&mut Room) -> PyResult<T>) -> PyResult<T> {
        let rooms = || self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let free = rooms().pop();
        let mut room = free.unwrap_or_default();
        let done = work(&mut room);
        if room.is_small() {
            rooms().push(room);
        }
        done
    }
}

#[pymethods]
impl Segmenter {
    #[new]
    fn new(model: &[u8]) -> PyResult<Self> {
        let model = Model::from_bytes(model).map_err(|e| PyValueError::new_err(e.to_string()))?;
        Ok(Segmenter {
            model,
            rooms: Mutex::default(),
        })
    }

    /// The sources of a lexicon word as bits; 0 if the lexicon does not hold it.
    fn sources(&self, word: &Bound<'_, PyString>) -> PyResult<u8> {
        Ok(self.model.vocabulary.flags(&codes_of(word)?))
    }

    /// The ends of the words in code points, and a byte for the kind of each.
    #[pyo3(signature = (text, compound=false, added=None))]
    fn words<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyString>,
        compound: bool,
        added: Option<&Words>,
    ) -> PyResult<EndsAndKinds<'py>> {
        let (model, added) = (&self.model, added.map(|words| &words.0));
        let scorer = if compound {
            &model.compound
        } else {
            &model.fine
        };
        self.in_room(|room| {
            read_codes(text, &mut room.codes)?;
            if room.codes.len() < LONG {
                room.words(model, scorer, added);
            } else {
                py.detach(|| room.words(model, scorer, added));
            }
            ends_and_kinds(py, &room.tokens)
        })
    }
}

type EndsAndKinds<'py> = (Bound<'py, PyList>, Bound<'py, PyBytes>);

/// The ends of the clusters and their kinds.
#[pyfunction]
fn clusters<'py>(py: Python<'py>, text: &Bound<'py, PyString>) -> PyResult<EndsAndKinds<'py>> {
    let codes = codes_of(text)?;
    ends_and_kinds(py, &py.detach(|| tokens::clusters(&codes)))
}

/// The ends of the syllables and their kinds.
#[pyfunction]
fn syllables<'py>(py: Python<'py>, text: &Bound<'py, PyString>) -> PyResult<EndsAndKinds<'py>> {
    let codes = codes_of(text)?;
    ends_and_kinds(py, &py.detach(|| tokens::by_syllable(&codes)))
}

/// The ends of the sentences and their kind, which is none.
#[pyfunction]
fn sentences<'py>(py: Python<'py>, text: &Bound<'py, PyString>) -> PyResult<EndsAndKinds<'py>> {
    let codes = codes_of(text)?;
    ends_and_kinds(py, &py.detach(|| cut_sentences(&codes)))
}

/// The text cut at each of the ends, which must not fall; what is past the last is left out.
#[pyfunction]
fn pieces<'py>(
    text: &Bound<'py, PyString>,
    ends: &Bound<'py, PyList>,
) -> PyResult<Bound<'py, PyList>> {
    let mut start = 0;
    let pieces = ends.iter().map(|end| {
        let end: ffi::Py_ssize_t = end.extract()?;
        // SAFETY: `text` is a live string; CPython checks the positions and returns a new reference, or raises.
        let piece = unsafe {
            let raw = ffi::PyUnicode_Substring(text.as_ptr(), start, end);
            Bound::from_owned_ptr_or_err(text.py(), raw)?
        };
        start = end;
        Ok(piece)
    });
    PyList::new(text.py(), pieces.collect::<PyResult<Vec<_>>>()?)
}

/// Ends below this many code points, as those of most texts are, need no new object.
const OFTEN: u32 = 1 << 12;

/// The numbers below `OFTEN`.
static NUMBERS: PyOnceLock<Vec<Py<PyInt>>> = PyOnceLock::new();

fn ends_and_kinds<'py>(py: Python<'py>, found: &Tokens) -> PyResult<EndsAndKinds<'py>> {
    let number = |end: u32| PyInt::new(py, end);
    let numbers = NUMBERS.get_or_init(py, || (0..OFTEN).map(|end| number(end).unbind()).collect());
    let ends = found.ends.iter().map(|&end| {
        let known = numbers.get(end as usize);
        known.map_or_else(|| number(end), |known| known.bind(py).clone())
    });
    let ends = PyList::new(py, ends)?;
    let kinds = PyBytes::new_with(py, found.kinds.len(), |bytes| {
        for (byte, &kind) in bytes.iter_mut().zip(&found.kinds) {
            *byte = kind as u8;
        }
        Ok(())
    })?;
    Ok((ends, kinds))
}

fn codes_of(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    let mut codes = Vec::new();
    read_codes(text, &mut codes)?;
    Ok(codes)
}

/// One code for each code point.
fn read_codes(text: &Bound<'_, PyString>, codes: &mut Vec<u8>) -> PyResult<()> {
    codes.clear();
    // SAFETY: the buffer belongs to `text`, which is immutable and outlives this call.
    match unsafe { text.data()? } {
        PyStringData::Ucs1(units) => codes.extend(units.iter().map(|&u| code_of_point(u.into()))),
        PyStringData::Ucs2(units) => codes.extend(units.iter().map(|&u| code_of_point(u.into()))),
        PyStringData::Ucs4(units) => codes.extend(units.iter().map(|&u| code_of_point(u))),
    }
    Ok(())
}

/// Adds this module's names.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Words>()?;
    module.add_class::<Segmenter>()?;
    module.add_function(wrap_pyfunction!(clusters, module)?)?;
    module.add_function(wrap_pyfunction!(pieces, module)?)?;
    module.add_function(wrap_pyfunction!(sentences, module)?)?;
    module.add_function(wrap_pyfunction!(syllables, module)?)
}
