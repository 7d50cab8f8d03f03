"""The compiled core; see `rust/src/py.rs`."""

__all__: list[str]
__version__: str
