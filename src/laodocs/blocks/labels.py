"""What a label is: its series, its place in it, and the words and letters that labels are made of.

How a label is read from a line is for `keywords` and `markers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from laodocs.lexicon import forms

__all__ = [
    "DIGITS", "GLUE", "KEYWORD_STYLES", "LAO_LETTER", "LAO_LETTERS", "LAO_START", "WEIGHTS", "Marker", "alternation",
    "facts", "valued",
]  # fmt: skip

KEYWORD_STYLES = ("annex", "part", "title", "agenda", "topic", "chapter", "division", "article", "point")
# The order of the Lao letters as labels; ຣ is left out by many offices, so ລ and what follows have two places.
LAO_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢລວຫອຮ"

# What a reading costs or earns before its neighbours are looked at; 0 is an unremarkable label.
WEIGHTS = {
    "citation": -5.0,  # `ມາດຕາ 32 ຂອງກົດໝາຍ…`
    "outer only": -3.0,  # `1. 4. ດ້ານ` read as label 1. with the title `4. ດ້ານ`
    "abbreviation": -6.0,  # `ສ.ຫ. 22`, `ປ.ນ`
    "measure": -6.0,  # `2.5 ລ້ານກີບ`
    "misread": -0.5,  # `ll.` for II., `l.` for 1., `1o.` for 10.
    "misread chapter": -1.5,  # `11.` for II.
    "misread one": -2.0,  # `I.` for 1.
    "letter": -0.1,  # `I.` as the ninth letter, `v)` as the twenty-second
}


class Marker(NamedTuple):
    """One reading of a line's label.

    Args:
        style: which series it numbers: a keyword's (`article`), its form (`roman.`, `arabic)`, `(lao)`, `decimal2`
            for 3.1), `bullet` or `dash`.
        value: its place in the series, from 1; 0 where it has none.
        numeral: as a path says it: `II`, `1`, `a`; keyword numerals in Arabic digits, without zero padding.
        start, end: of the label as printed, in the text that was read.
        prefix: the outer numbers of a decimal label: `(3,)` for 3.1.
        weight: from `WEIGHTS`.
        counter: the number that a converter printed before the label, 0 where none.
        flags: `new`, `amended`, `repealed`, `added`: printed in brackets after the number.
    """

    style: str
    value: int
    numeral: str
    start: int
    end: int
    prefix: tuple[int, ...] = ()
    weight: float = 0.0
    counter: int = 0
    flags: tuple[str, ...] = ()

    @property
    def keyword(self) -> bool:
        """Whether a word names the series, as in `ມາດຕາ 3`."""
        return self.style in KEYWORD_STYLES

    @property
    def numbered(self) -> bool:
        """Whether it has a number or a letter of its own."""
        return self.style not in ("bullet", "dash")


def facts(category: str) -> dict[str, str]:
    """Form to value for a category of `structure.tsv`, longest form first.

    >>> facts("keyword")["ມາດຕາ"]
    'article'
    """
    return forms(category, "structure")


def alternation(words: Iterable[str]) -> str:
    """A regex that matches the first of the words that fits: give the longest first."""
    return "|".join(map(re.escape, words))


def valued(words: Mapping[str, str], *values: str) -> list[str]:
    """The forms that stand for one of the values."""
    return [form for form, value in words.items() if value in values]


DIGITS = "[0-9໐-໙]"
LAO_LETTER = "[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}\N{LAO HO NO}\N{LAO HO MO}]"
LAO_START = f"(?:{LAO_LETTER}|[\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}])"
GLUE = f'(?=[\\s\N{NO-BREAK SPACE}]|$|{LAO_START}|[“"(])'
