"""Document numbers: `12/ສພຊ`, `0123/ກຊສ.ກຄງ`, `ເລກທີ 303/ນຍ`, `ສະບັບເລກທີ 05/2018`.

A number, a slash and the letters of the issuing office. The letters are bare consonants, which no Lao word is, so that
`5/ຄົນ` is none; behind ເລກທີ the office may be written out, in Latin letters, or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK, DIGIT
from laodocs.mentions.triggers import Scan
from laodocs.numerals import to_ascii_digits

__all__ = ["DocumentNumber", "document_numbers"]

_SIGN = "[\u0eb0-\u0ebc\u0ec8-\u0ecd]"
_LETTER = f"[\u0e81-\u0eae\u0edc\u0edd](?!{_SIGN})"
_YEAR = rf"(?:\.{DIGIT}{{2}}(?!{DIGIT}))?"  # 1187/ມສ.23
_OFFICE = rf"(?:{_LETTER}){{2,8}}(?:\.{BLANK}?(?:{_LETTER}){{1,8}}){{0,3}}{_YEAR}(?![\u0e81-\u0ecd])"
_NUMBER = f"{DIGIT}{{1,6}}(?:[-/.]{DIGIT}{{1,4}}){{0,2}}"
_NUMBER_BEFORE = re.compile(rf"{_NUMBER}{BLANK}?\Z")
_OFFICE_BEHIND = re.compile(f"{BLANK}?(?P<office>{_OFFICE})")
_AFTER_CUE = re.compile(
    rf"(?:ເລກທີ|No\.){BLANK}{{0,2}}:?{BLANK}{{0,2}}"
    rf"(?P<number>{_NUMBER}(?:{BLANK}?/{BLANK}?(?P<office>{_OFFICE}|[A-Z]{{2,8}}(?:[-.][A-Z]{{1,8}}){{0,3}}|[\u0e81-\u0ecd\u0edc\u0edd.]{{2,24}}))?)"
)
_LONGEST_NUMBER = 17  # code points of `_NUMBER` and a blank
_OF_YEAR = re.compile("/(?:19|20)[0-9]{2}$")  # ສັນຍາເລກທີ 001/2022: no house has such a number
_EDITION = "ສະບັບ"  # in front of ເລກທີ: then a bare number is no house number


class DocumentNumber(NamedTuple):
    """A document number found: its span, its value without blanks in ASCII digits, and how sure it is."""

    start: int
    end: int
    value: str
    confidence: float


@cache
def _units() -> frozenset[str]:
    """Units written with consonants alone (ກມ, ກກ): behind a slash they are no office."""
    return frozenset(form for name in ("unit", "duration_unit") for form in forms(name))


def document_numbers(scan: Scan) -> Iterator[DocumentNumber]:
    """The document numbers of a text, in order and disjoint."""
    found = [*_cued(scan), *_bare(scan)]
    end = 0
    for item in sorted(found, key=lambda n: (n.start, -n.end)):
        if item.start >= end:
            end = item.end
            yield item


def _cued(scan: Scan) -> Iterator[DocumentNumber]:
    text = scan.text
    for found in scan.matches(_AFTER_CUE, "number cue"):
        if found["office"] or text.endswith(_EDITION, 0, found.start()) or _OF_YEAR.search(found["number"]):
            yield _made(text, *found.span("number"), 0.98 if found["office"] else 0.8)


def _bare(scan: Scan) -> Iterator[DocumentNumber]:
    text = scan.text
    end = 0
    for slash in scan.starts("slash"):
        office = _OFFICE_BEHIND.match(text, slash + 1)
        number = _NUMBER_BEFORE.search(text, max(end, slash - _LONGEST_NUMBER), slash) if office else None
        if office is None or number is None:
            continue
        start, end = number.start(), office.end()
        before = text[max(0, start - 1) : start]
        runs_on = before in (".", "/", "-") or (before.isascii() and before.isalnum())
        if not runs_on and office["office"] not in _units():
            yield _made(text, start, end, 0.95)


def _made(text: str, start: int, end: int, confidence: float) -> DocumentNumber:
    return DocumentNumber(start, end, to_ascii_digits(re.sub(BLANK, "", text[start:end])), confidence)
