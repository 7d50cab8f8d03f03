"""Dimensions: `3 x 4 ແມັດ`, `3 ແມັດ × 4 ແມັດ`, `10 x 20 x 30 ຊມ`: two or more lengths joined by a sign, in one unit.

Without a unit of measure a row of figures with `x` between them is a type or a count (4x4), not a size.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK, DIGIT, FIGURE
from laodocs.mentions.guards import Before
from laodocs.mentions.quantity_values import CONFIDENCE, QuantityValue, Reading
from laodocs.mentions.units import unit_behind
from laodocs.numerals import parse_number
from laodocs.places import Affix, AffixTable

__all__ = ["dimensions_at", "short_length"]

_SIGN = "(?:[xX×*]|ຄູນ)"
_TIMES = re.compile(rf"{BLANK}?{_SIGN}{BLANK}?(?={DIGIT})")
_HINT = re.compile(rf"[^\n×xX*]{{1,24}}?{_SIGN}{BLANK}?{DIGIT}")  # what dimensions must have, told at little cost
_TIGHT = re.compile(f"{BLANK}?(mm|cm|km|m)(?=[xX]{BLANK}?{DIGIT})")
_SIGN_HEAD = re.compile("[xX×*ຄ]")
_MOST = 4  # sides


@cache
def _short_units() -> AffixTable[str]:
    return AffixTable(forms("dimension_unit"))


def dimensions_at(text: str, at: int, before: Before) -> Reading | None:
    """The dimensions that begin with the figure at `at`."""
    if before.label == "identifier" or before.number or not _SIGN_HEAD.search(text, at + 1, at + 26):
        return None
    if not _HINT.match(text, at):
        return None
    sides: list[Decimal] = []
    units: set[str] = set()
    place = at
    while len(sides) < _MOST:
        figure = FIGURE.match(text, place)
        side = parse_number(figure[0], before="measure") if figure else None
        if figure is None or side is None:
            return None
        sides.append(side.value)
        place = figure.end()
        if unit := _unit(text, place):
            units.add(unit.value)
            place = unit.end
        sign = _TIMES.match(text, place)
        if sign is None:
            break
        place = sign.end()
    else:
        return None
    if len(sides) < 2 or unit is None or len(units) != 1:
        return None
    value = QuantityValue(None, unit.value, before.comparator, dimensions=tuple(sides))
    return Reading("quantity", at, place, value, CONFIDENCE["dimensions"])


def short_length(text: str, start: int, end: int) -> Affix[str] | None:
    """The abbreviated unit behind a length that says so: `ກວ້າງ 0,8 ມ`."""
    if not text[max(0, start - 12) : start].rstrip().endswith(tuple(forms("length_cue"))):
        return None
    return _short_units().behind(text, end + (text[end : end + 1] == " "))


def _unit(text: str, at: int) -> Affix[str] | None:
    """The unit of measure at `at`, a blank skipped; a Latin one may touch the sign behind it: `3mx4m`."""
    if tight := _TIGHT.match(text, at):
        return Affix(*tight.span(1), tight[1])
    if (found := unit_behind(text, at, nouns=False)) and found.kind == "measure":
        return Affix(found.start, found.end, found.code)
    return _short_units().behind(text, at + (text[at : at + 1] == " "))
