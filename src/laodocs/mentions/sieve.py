"""Figures that count nothing, told at little cost: list numbers, years, and what a label numbers.

Most figures of an office document are such. Here is no rule of its own: whatever is left out here, the rules of
quantities would leave out too, only later. So every word that lets a figure count must stand in one of the two tables.
"""

from __future__ import annotations

import re
from functools import cache

from laodocs.lexicon import forms
from laodocs.mentions.affixes import is_lao
from laodocs.mentions.amounts import BLANKS
from laodocs.mentions.guards import label_at
from laodocs.mentions.units import percent_before
from laodocs.places import AffixTable

__all__ = ["counts_nothing", "word_counts_nothing"]

_JOINTS = ("ຈົນເຖິງ", "ຫາ", "ເຖິງ", "ຮອດ", "ແລະ", "ສ່ວນ", "ໃນ", "ຕໍ່", "ຄູນ", "ກວ່າ", "ກ່ວາ", "ປາຍ")
_COUNTED = (
    *("classifier", "duration_unit", "unit", "currency", "percent", "dimension_unit", "comparator_after", "numeral"),
)
_ANNOUNCING = ("number_cue", "comparator", "currency", "percent_before")
_ENDS = frozenset(("", *"\t\r\n.,;)]!?"))  # what ends a phrase, unless a dash follows it: 5.000,- ກີບ
_DASHES = frozenset("-–—=")
_MINUS_SIGNS = frozenset("-−–")
_BLANKS_BEFORE = frozenset(" \t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}")
_MOST_BLANKS = 4


@cache
def _followers() -> AffixTable[None]:
    """All words that some rule looks for directly behind a figure."""
    return AffixTable(dict.fromkeys((*_JOINTS, *(form for name in _COUNTED for form in forms(name)))))


@cache
def _announcers() -> AffixTable[None]:
    """All words that let a figure count from in front of it."""
    return AffixTable(dict.fromkeys(form for name in _ANNOUNCING for form in forms(name)))


def counts_nothing(text: str, start: int, end: int) -> bool:
    """Whether the figure at `start:end` is surely no quantity.

    One that ends its phrase counts only by a word in front of it that announces an amount; one behind a label and
    before a word only if that word is listed.
    """
    behind = end
    while text[behind : behind + 1] in BLANKS:
        behind += 1
    following = text[behind : behind + 1]
    ends = following in _ENDS and text[behind + 1 : behind + 2] not in _DASHES
    if following == "\n" and _followers().lengths_behind(text, behind + 1):
        return False  # a hard line end may have cut off the unit
    if not ends and not (is_lao(following) and not _followers().lengths_behind(text, behind)):
        return False
    at = _word_before(text, start)
    if at is None or (at != start and _announcers().lengths_before(text, start)):
        return False
    if _announcers().lengths_before(text, at):
        return False
    return ends or label_at(text, at) is not None


def word_counts_nothing(text: str, run: re.Match[str]) -> bool:
    """Whether a run of number words is surely no quantity: one word, nothing listed behind it, no ຮ້ອຍລະ in front."""
    if run[0] not in forms("numeral"):
        return False
    behind = run.end()
    while text[behind : behind + 1] in BLANKS:
        behind += 1
    return (
        text[behind : behind + 1] != "("
        and not _followers().lengths_behind(text, behind)
        and percent_before(text, run.start()) is None
    )


def _word_before(text: str, start: int) -> int | None:
    """Where the word in front of a figure ends, blanks and a colon skipped; None where that is not plain."""
    at = _skip_back(text, start)
    if text[at - 1 : at] == ":":
        at = _skip_back(text, at - 1)
    signs = text[at - 1 : at] in _MINUS_SIGNS or text[start - 1 : start] in _MINUS_SIGNS
    return None if signs or start - at > _MOST_BLANKS else at


def _skip_back(text: str, at: int) -> int:
    floor = max(0, at - _MOST_BLANKS - 1)
    while at > floor and text[at - 1] in _BLANKS_BEFORE:
        at -= 1
    return at
