//! `laodocs._native.Segmenter` and `Words`: strings in, ends of tokens out.

use crate::lexicon::Lexicon;
use crate::segment::codes::{class, code_of, encode, OTHER};
use crate::segment::model::Model;
use crate::segment::sentences::sentences as cut_sentences;
use crate::segment::tokens::{self, Tokens};
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

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
struct Segmenter(Model);

#[pymethods]
impl Segmenter {
    #[new]
    fn new(model: &[u8]) -> PyResult<Self> {
        Model::from_bytes(model)
            .map(Segmenter)
            .map_err(|e| PyValueError::new_err(e.to_string()))
    }

    /// The sources of a lexicon word as bits; 0 if the lexicon does not hold it.
    fn sources(&self, word: &Bound<'_, PyString>) -> PyResult<u8> {
        let codes = codes_of(word)?;
        Ok(self.0.vocabulary.flags(&codes))
    }

    /// The ends of the words in code points, and a byte for the kind of each.
    #[pyo3(signature = (text, compound=false, added=None))]
    fn words<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyString>,
        compound: bool,
        added: Option<&Words>,
    ) -> PyResult<(Vec<u32>, Bound<'py, PyBytes>)> {
        let codes = codes_of(text)?;
        let weights = if compound {
            &self.0.compound
        } else {
            &self.0.fine
        };
        let found =
            py.detach(|| tokens::words(&codes, &self.0, weights, added.map(|words| &words.0)));
        Ok(ends_and_kinds(py, found))
    }
}

/// The ends of the clusters and their kinds.
#[pyfunction]
fn clusters<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyString>,
) -> PyResult<(Vec<u32>, Bound<'py, PyBytes>)> {
    let codes = codes_of(text)?;
    Ok(ends_and_kinds(py, py.detach(|| tokens::clusters(&codes))))
}

/// The ends of the syllables and their kinds.
#[pyfunction]
fn syllables<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyString>,
) -> PyResult<(Vec<u32>, Bound<'py, PyBytes>)> {
    let codes = codes_of(text)?;
    Ok(ends_and_kinds(
        py,
        py.detach(|| tokens::by_syllable(&codes)),
    ))
}

/// The ends of the sentences.
#[pyfunction]
fn sentences(py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<Vec<u32>> {
    let codes = codes_of(text)?;
    Ok(py.detach(|| cut_sentences(&codes)).ends)
}

fn ends_and_kinds(py: Python<'_>, found: Tokens) -> (Vec<u32>, Bound<'_, PyBytes>) {
    let kinds: Vec<u8> = found.kinds.iter().map(|&kind| kind as u8).collect();
    (found.ends, PyBytes::new(py, &kinds))
}

/// One code for each code point; a lone surrogate counts as a character without a class.
fn codes_of(text: &Bound<'_, PyString>) -> PyResult<Vec<u8>> {
    let mut codes = Vec::new();
    if let Ok(text) = text.to_str() {
        encode(text, &mut codes);
        return Ok(codes);
    }
    let units = text.call_method1("encode", ("utf-32-le", "surrogatepass"))?;
    for unit in units.cast_into::<PyBytes>()?.as_bytes().chunks_exact(4) {
        let point = u32::from_le_bytes([unit[0], unit[1], unit[2], unit[3]]);
        codes.push(char::from_u32(point).map_or(OTHER, code_of));
    }
    Ok(codes)
}

/// Adds this module's names.
pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Words>()?;
    module.add_class::<Segmenter>()?;
    module.add_function(wrap_pyfunction!(clusters, module)?)?;
    module.add_function(wrap_pyfunction!(sentences, module)?)?;
    module.add_function(wrap_pyfunction!(syllables, module)?)
}
