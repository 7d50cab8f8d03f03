"""The compiled core; see `rust/src/py.rs`."""

from typing import Generic, TypeAlias, TypeVar, final

__all__ = [
    "Affix",
    "AffixTable",
    "Segmenter",
    "Triggers",
    "Words",
    "__version__",
    "clusters",
    "compose_edits",
    "explain",
    "normalize",
    "normalize_utf8",
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
def sentences(text: str) -> list[int]: ...

@final
class Triggers:
    """Sets of words to look for in one pass."""

    def __new__(cls, sets: list[list[str]]) -> Triggers: ...
    def scan(self, text: str) -> tuple[list[list[int]], list[int], list[int], bool, bool]: ...

_V = TypeVar("_V", covariant=True)

@final
class Affix(Generic[_V]):
    """A form found: where it stands and what it means."""

    def __new__(cls, start: int, end: int, value: _V) -> Affix[_V]: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> _V: ...

@final
class AffixTable(Generic[_V]):
    """Forms with any values, looked up at a place; lengths are given longest first."""

    def __new__(cls, forms: dict[str, _V]) -> AffixTable[_V]: ...
    def behind(self, text: str, at: int) -> Affix[_V] | None: ...
    def before(self, text: str, at: int) -> Affix[_V] | None: ...
    def lengths_behind(self, text: str, at: int) -> tuple[int, ...]: ...
    def lengths_before(self, text: str, at: int) -> tuple[int, ...]: ...
