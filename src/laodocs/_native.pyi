"""The compiled core; see `rust/src/py.rs`."""

from typing import TypeAlias, final

__all__ = [
    "Segmenter",
    "Words",
    "__version__",
    "clusters",
    "compose_edits",
    "explain",
    "normalize",
    "normalize_utf8",
    "pieces",
    "sentences",
    "syllables",
]
__version__: str

_Columns: TypeAlias = list[bytes]

def normalize(text: str, profile: str = "default", /) -> str: ...
def normalize_utf8(data: bytes, profile: str = "default", /) -> bytes: ...
def explain(text: str, profile: str = "default", /) -> tuple[str, _Columns] | None: ...
def compose_edits(first: _Columns, second: _Columns, /) -> _Columns: ...

@final
class Words:
    """Words that a user adds to the lexicon."""

    def __new__(cls, words: list[str]) -> Words: ...
    def __len__(self) -> int: ...

@final
class Segmenter:
    """The segmentation model, ready to use."""

    def __new__(cls, model: bytes) -> Segmenter: ...
    def sources(self, word: str) -> int: ...
    def words(self, text: str, compound: bool = False, added: Words | None = None) -> tuple[list[int], bytes]: ...

def clusters(text: str) -> tuple[list[int], bytes]: ...
def syllables(text: str) -> tuple[list[int], bytes]: ...
def sentences(text: str) -> tuple[list[int], bytes]: ...
def pieces(text: str, ends: list[int]) -> list[str]: ...
