//! Normalisation for Python: reads CPython's own buffers, gives the same object back when nothing changes.
//!
//! No UTF-8 is made, so none is cached in the caller's string. Edits travel as columns: one `bytes` of native 64-bit
//! numbers for each of rules, source start, source end, start, end.

#![allow(unsafe_code)]

use pyo3::exceptions::{PyUnicodeDecodeError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::string::PyStringData;
use pyo3::types::{PyBytes, PyString};

use crate::{compose, normalize_utf8, Edit, Keep, Profile, Rules, Unit};

/// Texts below this many code units are normalised without releasing the interpreter lock.
const LONG: usize = 1 << 14;

type Columns<'py> = [Bound<'py, PyBytes>; 5];

/// A code unit with the number that CPython knows its width by.
trait Width: Unit + Send + Sync {
    const KIND: i32;
}

impl Width for u16 {
    const KIND: i32 = 2;
}

impl Width for u32 {
    const KIND: i32 = 4;
}

fn profile_named(name: &str) -> PyResult<Profile> {
    Profile::named(name).ok_or_else(|| {
        let known = "conservative, default, repair, key, loose, idna";
        PyValueError::new_err(format!("unknown profile {name:?}; choose one of: {known}"))
    })
}

/// Does `work` on a text of that length, without the interpreter lock if it is long.
fn unlocked<R: Send>(py: Python<'_>, length: usize, work: impl FnOnce() -> R + Send) -> R {
    if length < LONG {
        work()
    } else {
        py.detach(work)
    }
}

/// A new string of those code points, in CPython's narrowest width.
fn new_string<'py, T: Width>(py: Python<'py>, text: &[T]) -> PyResult<Bound<'py, PyString>> {
    // SAFETY: pointer and length describe one initialised slice whose units are KIND bytes wide; CPython copies it.
    let object = unsafe {
        let raw = ffi::PyUnicode_FromKindAndData(
            T::KIND as _,
            text.as_ptr().cast(),
            text.len() as ffi::Py_ssize_t,
        );
        Bound::from_owned_ptr_or_err(py, raw)?
    };
    Ok(object.cast_into::<PyString>()?)
}

fn columns<'py>(py: Python<'py>, edits: &[Edit]) -> Columns<'py> {
    let column = |value: fn(&Edit) -> u64| {
        let bytes: Vec<u8> = edits
            .iter()
            .flat_map(|edit| value(edit).to_ne_bytes())
            .collect();
        PyBytes::new(py, &bytes)
    };
    [
        column(|edit| u64::from(edit.rules.0)),
        column(|edit| edit.source.0 as u64),
        column(|edit| edit.source.1 as u64),
        column(|edit| edit.target.0 as u64),
        column(|edit| edit.target.1 as u64),
    ]
}

fn edits(columns: [&[u8]; 5]) -> PyResult<Vec<Edit>> {
    let count = columns[0].len() / 8;
    if columns.iter().any(|column| column.len() != count * 8) {
        return Err(PyValueError::new_err(
            "columns of edits must be equally long and hold 64-bit numbers",
        ));
    }
    let number = |column: usize, row: usize| {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&columns[column][row * 8..row * 8 + 8]);
        u64::from_ne_bytes(bytes) as usize
    };
    Ok((0..count)
        .map(|row| Edit {
            rules: Rules(number(0, row) as u16),
            source: (number(1, row), number(2, row)),
            target: (number(3, row), number(4, row)),
        })
        .collect())
}

fn changed_string<'py, T: Width>(
    text: &Bound<'py, PyString>,
    source: &[T],
    profile: Profile,
    keep: Keep,
) -> PyResult<Option<(Bound<'py, PyString>, Vec<Edit>)>> {
    match unlocked(text.py(), source.len(), || profile.run(source, keep)) {
        None => Ok(None),
        Some(changed) => Ok(Some((new_string(text.py(), &changed.text)?, changed.edits))),
    }
}

fn run<'py>(
    text: &Bound<'py, PyString>,
    profile: Profile,
    keep: Keep,
) -> PyResult<Option<(Bound<'py, PyString>, Vec<Edit>)>> {
    // SAFETY: the buffer belongs to `text`, which is immutable and outlives this call.
    match unsafe { text.data()? } {
        PyStringData::Ucs1(_) if !profile.touches_latin() => Ok(None),
        PyStringData::Ucs1(units) => {
            let wide: Vec<u16> = units.iter().map(|&unit| u16::from(unit)).collect();
            changed_string(text, &wide, profile, keep)
        }
        PyStringData::Ucs2(units) => changed_string(text, units, profile, keep),
        PyStringData::Ucs4(units) => changed_string(text, units, profile, keep),
    }
}

/// The text under a pass; the same object when nothing changes.
#[pyfunction]
#[pyo3(signature = (text, profile = "default", /))]
fn normalize<'py>(text: &Bound<'py, PyString>, profile: &str) -> PyResult<Bound<'py, PyString>> {
    let result = run(text, profile_named(profile)?, Keep::Text)?;
    Ok(result.map_or_else(|| text.clone(), |(changed, _)| changed))
}

/// The text under a pass and the columns of its edits; None when nothing changes.
#[pyfunction]
#[pyo3(signature = (text, profile = "default", /))]
fn explain<'py>(
    text: &Bound<'py, PyString>,
    profile: &str,
) -> PyResult<Option<(Bound<'py, PyString>, Columns<'py>)>> {
    let result = run(text, profile_named(profile)?, Keep::Edits)?;
    Ok(result.map(|(changed, edits)| (changed, columns(text.py(), &edits))))
}

/// UTF-8 under a profile that is one pass; the same object when nothing changes.
#[pyfunction]
#[pyo3(name = "normalize_utf8", signature = (data, profile = "default", /))]
fn normalize_bytes<'py>(
    data: &Bound<'py, PyBytes>,
    profile: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let (py, profile, bytes) = (data.py(), profile_named(profile)?, data.as_bytes());
    let text = simdutf8::basic::from_utf8(bytes)
        .or_else(|_| std::str::from_utf8(bytes)) // to know where it is broken
        .map_err(|error| PyUnicodeDecodeError::new_err_from_utf8(py, bytes, error))?;
    let changed = unlocked(py, bytes.len(), || normalize_utf8(text, profile));
    Ok(changed.map_or_else(|| data.clone(), |text| PyBytes::new(py, &text)))
}

/// The columns of two passes as those of one.
#[pyfunction]
#[pyo3(signature = (first, second, /))]
fn compose_edits<'py>(
    py: Python<'py>,
    first: [Bound<'py, PyBytes>; 5],
    second: [Bound<'py, PyBytes>; 5],
) -> PyResult<Columns<'py>> {
    let read = |columns: &[Bound<'py, PyBytes>; 5]| {
        edits(columns.each_ref().map(|column| column.as_bytes()))
    };
    Ok(columns(py, &compose(&read(&first)?, &read(&second)?)))
}

pub fn register(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(normalize, module)?)?;
    module.add_function(wrap_pyfunction!(normalize_bytes, module)?)?;
    module.add_function(wrap_pyfunction!(explain, module)?)?;
    module.add_function(wrap_pyfunction!(compose_edits, module)?)
}
