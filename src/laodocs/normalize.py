"""Text to normalised Lao text, with what changed and an exact offset map.

The form, its rules, profiles and laws are described in `docs/normal-form.md`; the compiled core applies them. Here are
the public functions, the objects that they return, and the match key, whose Unicode folds are Python's own. What no
rule may touch is reported by `diagnose`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, overload

from laodocs import _native
from laodocs.spans import OffsetMap, Span

__all__ = [
    "Edit",
    "Edits",
    "Normalization",
    "Profile",
    "explain",
    "is_normalized",
    "match_key",
    "normalize",
    "normalize_utf8",
    "normalized",
]

Profile = Literal["conservative", "default", "repair", "key", "loose", "idna"]

_RULES = "ZWODMEHRKIU"
"""The rules by the bit that the core sets for them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: which rules, what they replaced, and what stands there now.

    Args:
        rule: the letter of the rule in `docs/normal-form.md`; several are joined: `D+M`.
        source_span: where the change began, in code points of the source.
        span: where it ended, in code points of the normalised text.
        before: what stood in the source.
        after: what stands in the normalised text.
    """

    rule: str
    source_span: Span
    span: Span
    before: str
    after: str


class Edits(Sequence[Edit]):
    """The changes of one normalisation, in order and disjoint; each `Edit` is made when it is asked for."""

    __slots__ = ("_columns", "_source", "_text")

    def __init__(self, source: str, text: str, columns: Sequence[bytes] = (b"",) * 5) -> None:
        self._source = source
        self._text = text
        self._columns = [array("Q", column) for column in columns]

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> Edit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Edit, ...]: ...
    def __getitem__(self, index: int | slice) -> Edit | tuple[Edit, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        rules, source_start, source_end, start, end = (column[index] for column in self._columns)
        rule = "+".join(letter for bit, letter in enumerate(_RULES) if rules >> bit & 1)
        before, after = self._source[source_start:source_end], self._text[start:end]
        return Edit(rule, Span(source_start, source_end), Span(start, end), before, after)

    def __iter__(self) -> Iterator[Edit]:
        return (self[i] for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, (Edits, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Normalization:
    """A normalised text with the way back to its source.

    Args:
        source: the text that was given.
        text: the normalised text; the same object when nothing changed.
        edits: what changed, in order.
        offsets: from source to text and back.
    """

    source: str
    text: str
    edits: Sequence[Edit]
    offsets: OffsetMap

    def source_span(self, span: tuple[int, int]) -> Span:
        """The span of the source text that became `span` of the normalised text.

        >>> explain("ຄໍາ ດີ").source_span((1, 2))
        Span(start=1, end=3)
        """
        return self.offsets.to_source(span)


def normalize(text: str, profile: Profile = "default") -> str:
    """The normalised text; the same object when nothing changes.

    Args:
        text: any `str`; lone surrogates are kept.
        profile: `conservative` reorders and composes only; `default` also repairs what is surely a slip; `repair` also
            the damage of OCR and PDF readers; `idna` gives the label form; `key` and `loose` are for matching.

    Raises:
        TypeError: `text` is no `str`.
        ValueError: there is no such profile.

    Laws: `normalize(normalize(x)) == normalize(x)`; no letter is lost; see `docs/normal-form.md`.

    >>> normalize("ນໍ້າໃຫມ່")
    'ນ້ຳໃໝ່'
    """
    if profile == "key" or profile == "loose":
        return match_key(text, loose=profile == "loose")
    try:
        return _native.normalize(text, profile)
    except TypeError:
        raise _wrong_type(text) from None


def normalize_utf8(data: bytes, profile: Profile = "default") -> bytes:
    """Normalised UTF-8, without a `str` on the way; the same object when nothing changes.

    For corpora that are read and written as bytes. Other threads run meanwhile, unless it is short.

    Args:
        data: UTF-8.
        profile: as for `normalize`; `key` and `loose` do make a `str`.

    Raises:
        TypeError: `data` is no `bytes`.
        UnicodeDecodeError: `data` is no UTF-8 (encoded surrogates are none); `decode` tells other encodings.
        ValueError: there is no such profile.

    Law: `normalize_utf8(text.encode()) == normalize(text).encode()`.

    >>> normalize_utf8("ນໍ້າ".encode()).decode()
    'ນ້ຳ'
    """
    if not isinstance(data, bytes):
        raise TypeError(f"data must be bytes, not {type(data).__name__}; use normalize for text")
    if profile == "key" or profile == "loose":
        text = data.decode()
        key = match_key(text, loose=profile == "loose")
        return data if key is text else key.encode()
    return _native.normalize_utf8(data, profile)


def explain(text: str, profile: Profile = "default") -> Normalization:
    """Normalise, and say what changed.

    Args:
        text: any `str`.
        profile: as for `normalize`.

    Returns:
        A `Normalization`; its spans count code points, half-open.

    Raises:
        TypeError: `text` is no `str`.
        ValueError: there is no such profile.

    >>> [(edit.rule, edit.before, edit.after) for edit in explain("ເເດັັກ").edits]
    [('E', 'ເເ', 'ແ'), ('D', 'ັັ', 'ັ')]
    """
    if not isinstance(text, str):
        raise _wrong_type(text)
    if profile == "key" or profile == "loose":
        return _explain_key(text, loose=profile == "loose")
    changed = _native.explain(text, profile)
    if changed is None:
        return Normalization(text, text, Edits(text, text), OffsetMap(len(text)))
    return _normalization(text, *changed)


def normalized(text: str | Normalization) -> Normalization:
    """`text` under the default profile with its offsets; a `Normalization` is passed through."""
    return text if isinstance(text, Normalization) else explain(text)


def is_normalized(text: str, profile: Profile = "default") -> bool:
    """Whether `normalize` would change nothing.

    >>> is_normalized("ນ້ຳ"), is_normalized("ນໍ້າ")
    (True, False)
    """
    result = normalize(text, profile)
    return result is text or result == text


def match_key(text: str, *, loose: bool = False) -> str:
    """A key under which spellings that mean the same text are equal: for matching and deduplication, not for reading.

    Args:
        text: any `str`.
        loose: also ຣ as ລ, no spaces between Lao letters, one ໆ for many.

    Laws: `match_key(x) == match_key(normalize(x)) == match_key(unicodedata.normalize("NFKC", x))`.

    >>> match_key("ຫຼວງ ພຣະບາງ"), match_key("ຫລວງພະບາງ", loose=True)
    ('ຫລວງ ພຣະບາງ', 'ຫລວງພະບາງ')
    """
    if not isinstance(text, str):
        raise _wrong_type(text)
    while True:
        key = text
        for step in _key_steps(loose):
            key = step(key)
        if key == text:
            return text
        text = key


def _wrong_type(text: object) -> TypeError:
    advice = "; decode it first" if isinstance(text, (bytes, bytearray)) else ""
    return TypeError(f"text must be str, not {type(text).__name__}{advice}")


def _normalization(source: str, text: str, columns: Sequence[bytes]) -> Normalization:
    edits = Edits(source, text, columns)
    return Normalization(source, text, edits, OffsetMap.from_columns(len(source), columns[1:]))


# So many characters that are neither ASCII nor Lao letters that a hostile run of marks may hide among them.
_LONG = re.compile(r"[^\x00-\x7f\N{LAO LETTER KO}-\N{LAO ELLIPSIS}\N{LAO VOWEL SIGN E}-\N{LAO KO LA}]{64,}")


def _unicode_folds(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _LONG.sub(_in_canonical_order, text))
    return text.casefold()


def _in_canonical_order(match: re.Match[str]) -> str:
    """Marks sorted as NFKC would, which takes quadratic time over them."""
    runs = groupby(match.group(), lambda char: unicodedata.combining(char) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def _key_steps(loose: bool) -> tuple[Callable[[str], str], ...]:
    fold = "loose-fold" if loose else "key-fold"
    return (
        lambda text: _native.normalize(text, "key-strip"),
        _unicode_folds,
        lambda text: _native.normalize(text, "key-rules"),
        lambda text: _native.normalize(text, fold),
    )


# A stretch that Unicode's folds treat alone: a character with all that follows it up to the next ASCII character, Lao
# letter, leading vowel or sign. Lao marks and following vowels belong to the stretch before them.
_ALONE = re.compile(
    r"""(?sx)
    . [^ \x00-\x7f
        \N{LAO LETTER KO}-\N{LAO ELLIPSIS}
        \N{LAO VOWEL SIGN E}-\N{LAO KO LA}
        \N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE} ]*
    """
)


def _explain_unicode_folds(text: str) -> tuple[str, list[bytes]] | None:
    """What NFKC and case folding change, stretch by stretch."""
    if _unicode_folds(text) == text:
        return None
    columns = [array("Q") for _ in range(5)]
    out: list[str] = []
    length = 0
    for match in _ALONE.finditer(text):
        before = match.group()
        after = _unicode_folds(before)
        if after != before:
            row = (1 << _RULES.index("U"), *match.span(), length, length + len(after))
            for column, value in zip(columns, row, strict=True):
                column.append(value)
        out.append(after)
        length += len(after)
    return "".join(out), [column.tobytes() for column in columns]


def _explain_key(source: str, *, loose: bool) -> Normalization:
    """The key's passes with their edits composed; equal to `match_key`."""
    steps: tuple[Callable[[str], tuple[str, list[bytes]] | None], ...] = (
        lambda text: _native.explain(text, "key-strip"),
        _explain_unicode_folds,
        lambda text: _native.explain(text, "key-rules"),
        lambda text: _native.explain(text, "loose-fold" if loose else "key-fold"),
    )
    text, columns = source, [b""] * 5
    while True:
        before = text
        for step in steps:
            changed = step(text)
            if changed is not None:
                columns = _native.compose_edits(columns, changed[1])
                text = changed[0]
        if text == before:
            return _normalization(source, text, columns)
