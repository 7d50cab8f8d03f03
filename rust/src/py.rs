//! The Python module `laodocs._native`: translates, decides nothing.
//!
//! One submodule for each core module; each adds its functions in `register`.

mod affixes;
mod normalize;
mod places;
mod segment;

use pyo3::prelude::*;

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    affixes::register(module)?;
    normalize::register(module)?;
    places::register(module)?;
    segment::register(module)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
