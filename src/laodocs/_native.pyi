"""The compiled core; see `rust/src/py.rs`."""

__all__ = ["__version__"]
__version__: str
