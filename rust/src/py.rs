//! The Python module `laodocs._native`: translates, decides nothing.
//!
//! One submodule for each core module; each adds its functions in `register`.

use pyo3::prelude::*;

mod segment;

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    segment::register(module)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
