"""The compiled segmenter: where each token ends, in code points of the text that was given.

The model reads normalised text. A text that is not normal is normalised first and the ends are carried back, so that
ກໍາລັງ (two code points for ຳ) is cut like ກຳລັງ and keeps its own characters.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from laodocs import _native
from laodocs.normalize import explain, normalize
from laodocs.spans import Segment

__all__ = ["KINDS", "Cut", "added_words", "clusters", "compounds", "model", "sentences", "syllables", "words"]

KINDS = ("lao", "number", "latin", "punctuation", "space", "email", "url", "other")
"""Names of the kinds of tokens, in the order of the core's numbers."""

Cut = tuple[list[int], bytes]
"""Ends of tokens, and for each a byte that is the place of its kind in `KINDS`."""


@cache
def model() -> _native.Segmenter:
    """The shipped model, read once."""
    return _native.Segmenter(resources.files("laodocs").joinpath("data", "segmenter.bin").read_bytes())


def added_words(words: list[str]) -> _native.Words:
    """A user's words as the core takes them: normalised, and Lao letters only."""
    normal = [normalize(word.strip()) for word in words]
    try:
        return _native.Words(normal)
    except ValueError as error:
        word = normal[error.args[0]]
        raise ValueError(f"{word!r} is not written in Lao letters alone; pass it as a forced word instead") from None


def words(text: str, added: _native.Words | None = None) -> Cut:
    """Words of the fine level."""
    normal = _native.normalize(text)
    cut = model().words(normal, False, added)
    return cut if normal is text else _carry_back(text, cut)


def compounds(text: str, added: _native.Words | None = None) -> Cut:
    """Words with what is said together with them, as the Yunshan Cup corpus cuts."""
    normal = _native.normalize(text)
    cut = model().words(normal, True, added)
    return cut if normal is text else _carry_back(text, cut)


def syllables(text: str, added: _native.Words | None = None) -> Cut:
    """Syllables by the rules of spelling."""
    normal = _native.normalize(text)
    cut = _native.syllables(normal)
    return cut if normal is text else _carry_back(text, cut)


def clusters(text: str, added: _native.Words | None = None) -> Cut:
    """Consonants with the vowels and marks that are written around them."""
    normal = _native.normalize(text)
    cut = _native.clusters(normal)
    return cut if normal is text else _carry_back(text, cut)


def sentences(text: str, added: _native.Words | None = None) -> Cut:
    """Sentences, each with the space after it."""
    return _native.sentences(text)


def _carry_back(text: str, cut: Cut) -> Cut:
    """What was cut in the normal form of a text, as cut in the text.

    A token that shares its last change with the next joins it. What normalisation deletes between two tokens goes with
    the one before, but never with a line end.
    """
    offsets = explain(text).offsets
    out: list[int] = []
    kept = bytearray()
    changes = iter(offsets.segments)
    change = next(changes, None)
    shift = 0
    for end, kind in zip(*cut, strict=True):
        while change is not None and change.end <= end and not _opens_line(text, change, end):
            shift = change.source_end - change.end
            change = next(changes, None)
        at = change.source_end if change is not None and change.start < end else end + shift
        if not out or at > out[-1]:
            out.append(at)
            kept.append(kind)
    if offsets.source_length and (not out or out[-1] < offsets.source_length):
        out[-1:] = [offsets.source_length]
        kept[-1:] = kept[-1:] or bytes([KINDS.index("other")])
    return out, bytes(kept)


def _opens_line(text: str, change: Segment, end: int) -> bool:
    """Whether the change deletes what stands at `end`, at the start of a line."""
    return change.start == change.end == end and text[change.source_start - 1 : change.source_start] in ("\n", "\r")
