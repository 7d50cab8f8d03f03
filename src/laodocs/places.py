"""Where known words stand in a text: everywhere in one pass (`Triggers`), or at one place (`AffixTable`).

The compiled core looks; here its answers get names. Which words are looked for, and what they mean, is the caller's
business.

An `AffixTable` maps forms to values of any kind. Lao has no blanks between words, so a form is looked up at the place
itself: `behind` gives the longest that begins there, `before` the longest that ends there. A form must not be cut
inside a word: behind it stands neither a vowel sign nor a final consonant of the same syllable; Latin letters and Lao
abbreviations (ກມ) do not run on.

>>> table = AffixTable({"ວັນ": "day", "ປີ": "year"})
>>> table.behind("5 ວັນ", 2), table.before("ທຸກປີ", 5).value, table.behind("2 ປີກ", 2)
(Affix(start=2, end=5, value='day'), 'year', None)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from laodocs import _native
from laodocs._native import Affix, AffixTable

__all__ = ["Affix", "AffixTable", "Places", "Triggers"]


class Places(NamedTuple):
    """Where something stands in a text, in code points; every list is in order.

    Args:
        starts: by the name of a set of words: where a word of it begins.
        figure_starts: where each run of ASCII and Lao digits begins.
        figure_ends: where each of them ends.
        lao_digits: whether there are Lao digits.
        other_digits: whether there may be digits of other scripts.
    """

    starts: dict[str, list[int]]
    figure_starts: list[int]
    figure_ends: list[int]
    lao_digits: bool
    other_digits: bool


class Triggers:
    """Sets of words that are looked for all at once.

    The core sees a character as one byte, so that signs of other scripts look alike: a place may be named too often,
    never too seldom.

    Args:
        sets: name to words; at most 32 sets.

    Law: `scan(text).starts[name]` holds, in order, every place where a word of the set begins. Time is linear.

    >>> places = Triggers({"cue": ["ວັນທີ", "ທີ"], "year": ["ປີ"]}).scan("ວັນທີ 3, ປີ 2024")
    >>> places.starts, places.figure_starts
    ({'cue': [0, 3], 'year': [9]}, [6, 12])
    """

    __slots__ = ("_names", "_native")

    def __init__(self, sets: Mapping[str, Iterable[str]]) -> None:
        self._names = tuple(sets)
        self._native = _native.Triggers([list(words) for words in sets.values()])

    def scan(self, text: str) -> Places:
        """The places of a text."""
        starts, figure_starts, figure_ends, lao_digits, other_digits = self._native.scan(text)
        named = dict(zip(self._names, starts, strict=True))
        return Places(named, figure_starts, figure_ends, lao_digits, other_digits)
