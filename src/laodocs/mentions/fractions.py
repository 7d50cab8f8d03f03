"""Fractions: `2/3 ຂອງຈຳນວນແຂວງທັງໝົດ`, `3 ສ່ວນ 4`, `ສອງສ່ວນສາມ`.

Two figures and a slash are more often a date, a room or a document number than a fraction, so a slash needs a witness:
ຂອງ or a listed unit behind it, or a comparator or cue in front.
"""

from __future__ import annotations

import re

from laodocs.mentions.amounts import BLANK, DIGIT, Amount, amount_at, is_homograph
from laodocs.mentions.guards import Before
from laodocs.mentions.quantity_values import CONFIDENCE, QuantityValue, Reading
from laodocs.mentions.units import unit_behind
from laodocs.numerals import parse_words, to_ascii_digits

__all__ = ["fraction_at", "spelled_fraction"]

_FRACTION = re.compile(rf"({DIGIT}{{1,3}}){BLANK}?(/|ສ່ວນ){BLANK}?({DIGIT}{{1,3}})(?![.,/-]?{DIGIT}|/)")
_OF = re.compile(f"{BLANK}?ຂອງ{BLANK}?([\u0e81-\u0ecd\u0edc-\u0edf]{{2,40}})")
_PARTS = re.compile(f"{BLANK}?ສ່ວນ{BLANK}?")


def fraction_at(text: str, at: int, before: Before) -> Reading | None:
    """The fraction in figures that begins at `at`."""
    found = _FRACTION.match(text, at)
    if found is None or before.label or before.number:
        return None
    top, bottom = int(to_ascii_digits(found[1])), int(to_ascii_digits(found[3]))
    if not 0 < top < bottom:
        return None
    witness = _OF.match(text, found.end()) or before.comparator or before.cue is not None or found[2] == "ສ່ວນ"
    unit = unit_behind(text, found.end(), nouns=False)
    if not witness and unit is None:
        return None
    return _reading(text, at, found.end(), f"{top}/{bottom}", before)


def spelled_fraction(text: str, top: Amount, before: Before) -> Reading | None:
    """The fraction in words that begins with the amount `top`."""
    sign = _PARTS.match(text, top.end)
    bottom = amount_at(text, sign.end()) if sign else None
    if bottom is None or not bottom.words or is_homograph(text, bottom):
        return None
    numerator, denominator = (parse_words(text[amount.start : amount.end]) for amount in (top, bottom))
    if numerator is None or denominator is None or not 0 < numerator < denominator:
        return None
    return _reading(text, top.start, bottom.end, f"{numerator}/{denominator}", before)


def _reading(text: str, start: int, end: int, fraction: str, before: Before) -> Reading:
    of = _OF.match(text, end)
    value = QuantityValue(None, fraction=fraction, comparator=before.comparator, of=of[1] if of else None)
    return Reading("fraction", start, end, value, CONFIDENCE["fraction"])
