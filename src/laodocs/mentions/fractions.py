"""Fractions and ratios: `2/3 ຂອງຈຳນວນແຂວງທັງໝົດ`, `3 ສ່ວນ 4`, `ສອງສ່ວນສາມ`, `½`, `1 ໃນ 3`, `ອັດຕາສ່ວນ 1:3`.

Two figures and a slash are more often a date, a room or a document number than a fraction, so a slash needs a witness:
ຂອງ, ຂຶ້ນໄປ or a listed unit behind it, or a comparator or cue in front. `1 ໃນ 5 ປະເທດ` (one of five countries) is no
fraction of a country: ໃນ needs ຂອງ behind it, or the end of the clause. A colon needs a word for ratio in front: `1:3`
alone is a score or a time.
"""

from __future__ import annotations

import re

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK, DIGIT, PARTS, Amount, amount_at, is_homograph
from laodocs.mentions.guards import Before
from laodocs.mentions.quantity_values import CONFIDENCE, QuantityValue, Reading
from laodocs.mentions.tails import comparator_behind
from laodocs.mentions.units import unit_behind
from laodocs.numerals import parse_number, parse_words, to_ascii_digits

__all__ = ["fraction_at", "ratio_at", "spelled_fraction"]

_FRACTION = re.compile(rf"({DIGIT}{{1,3}}){BLANK}?(/|ສ່ວນ|ໃນ){BLANK}?({DIGIT}{{1,3}})(?![.,/-]?{DIGIT}|/)")
_OF = re.compile(f"{BLANK}?ຂອງ{BLANK}?([\u0e81-\u0ecd\u0edc-\u0edf]{{2,40}})")
_PARTS = re.compile(f"{BLANK}?(ສ່ວນ|ໃນ){BLANK}?")
_OF_OR_END = re.compile(rf"{BLANK}?(?:ຂອງ|[.,;:)\]\r\n]|\Z)")
_RATIO = re.compile(
    rf"({DIGIT}{{1,4}}){BLANK}?(?:[:/]|ຕໍ່){BLANK}?({DIGIT}{{1,3}}(?:[.,]?{DIGIT}{{3}}){{0,3}})(?![.,:/]?{DIGIT})"
)
_RATIO_LEAD = re.compile(rf"(?:{'|'.join(forms('ratio_cue'))})(?:{BLANK}?(?:ແມ່ນ|ເທົ່າກັບ|:))?{BLANK}?\Z")
_FRACTION_LEAD = re.compile(rf"(?:{'|'.join(forms('fraction_cue'))}){BLANK}?\Z")
_LONGEST_LEAD = 24


def fraction_at(text: str, at: int, before: Before) -> Reading | None:
    """The fraction in figures that begins at `at`."""
    if text[at] in PARTS:
        unit = unit_behind(text, at + 1, nouns=False)
        return None if unit else _reading(text, at, at + 1, "{}/{}".format(*PARTS[text[at]]), before)
    found = _FRACTION.match(text, at)
    if found is None or before.label or before.number:
        return None
    top, bottom = int(to_ascii_digits(found[1])), int(to_ascii_digits(found[3]))
    if not 0 < top < bottom:
        return None
    if found[2] == "ໃນ" and not _OF_OR_END.match(text, found.end()):
        return None
    led = _FRACTION_LEAD.search(text, max(0, at - _LONGEST_LEAD), at)
    witness = _OF.match(text, found.end()) or before.comparator or before.cue is not None or found[2] != "/" or led
    witness = witness or comparator_behind(text, found.end()) in (">=", "<=")  # 3/4 ຂຶ້ນໄປ
    unit = unit_behind(text, found.end(), nouns=False)
    if not witness and unit is None:
        return None
    return _reading(text, at, found.end(), f"{top}/{bottom}", before)


def spelled_fraction(text: str, top: Amount, before: Before) -> Reading | None:
    """The fraction in words that begins with the amount `top`."""
    sign = _PARTS.match(text, top.end)
    bottom = amount_at(text, sign.end()) if sign else None
    if sign is None or bottom is None or not bottom.words or is_homograph(text, bottom):
        return None
    if (unit := unit_behind(text, sign.start(1), nouns=False)) and unit.kind == "percent":  # ສີ່ສິບສ່ວນຮ້ອຍ
        return None
    if sign[1] == "ໃນ" and not _OF_OR_END.match(text, bottom.end):
        return None
    numerator, denominator = (parse_words(text[amount.start : amount.end]) for amount in (top, bottom))
    if numerator is None or denominator is None or not 0 < numerator < denominator:
        return None
    return _reading(text, top.start, bottom.end, f"{numerator}/{denominator}", before)


def ratio_at(text: str, at: int, before: Before) -> Reading | None:
    """The ratio that begins at `at`, with a word that says so in front: ອັດຕາສ່ວນ 1:3, ມາດຕາສ່ວນ 1/50.000."""
    found = _RATIO.match(text, at)
    if found is None or not _RATIO_LEAD.search(text, max(0, at - _LONGEST_LEAD), at):
        return None
    first, second = (parse_number(side, before="count") for side in found.groups())
    if first is None or second is None:
        return None
    value = QuantityValue(None, comparator=before.comparator, ratio=f"{first.value:f}:{second.value:f}")
    return Reading("ratio", at, found.end(), value, CONFIDENCE["ratio"])


def _reading(text: str, start: int, end: int, fraction: str, before: Before) -> Reading:
    of = _OF.match(text, end)
    comparator = before.comparator or comparator_behind(text, end)
    value = QuantityValue(None, fraction=fraction, comparator=comparator, of=of[1] if of else None)
    return Reading("fraction", start, end, value, CONFIDENCE["fraction"])
