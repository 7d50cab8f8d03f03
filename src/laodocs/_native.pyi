"""The compiled core; see `rust/src/py.rs`."""

from typing import TypeAlias

__all__ = ["__version__", "compose_edits", "explain", "normalize"]
__version__: str

_Columns: TypeAlias = list[bytes]

def normalize(text: str, profile: str = "default", /) -> str: ...
def explain(text: str, profile: str = "default", /) -> tuple[str, _Columns] | None: ...
def compose_edits(first: _Columns, second: _Columns, /) -> _Columns: ...
