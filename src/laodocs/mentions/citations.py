"""Citations and cross-references: `ມາດຕາ 67 ຂໍ້ 1 ຂອງກົດໝາຍວ່າດ້ວຍ…`, `ມາດຕາ 5, 6 ແລະ 9`, `ເອກະສານຊ້ອນທ້າຍ 2`.

A chain names one place from its parts (article, clause …), a list names several places of one kind. With the title of
an instrument behind it, or naming an article, it is a citation; else it points into the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK, DIGIT
from laodocs.mentions.triggers import Scan
from laodocs.numerals import parse_roman, to_ascii_digits

__all__ = ["Citation", "citations"]

_LETTER = "[ກຂຄງຈສຊຍ](?![\u0e81-\u0ecd\u0edc-\u0edf])"  # ເອກະສານຊ້ອນທ້າຍ ກ, ຂໍ້ ຂ
_LABEL = (
    rf"(?:{DIGIT}{{1,3}}(?:\.{DIGIT}{{1,2}})?(?:{BLANK}?ສອງ)?(?![.,/]?{DIGIT})|[IVXLC]{{1,7}}(?![A-Za-z])|{_LETTER})"
)
_TO = "(?:ຫາ|ເຖິງ|-|–)"
_JOINER = f"(?:{BLANK}?,{BLANK}?|{BLANK}?(?:ແລະ|ຫຼື|{_TO}){BLANK}?)"
_OF = re.compile(f"{BLANK}?(?:ຂອງ|ໃນ|ແຫ່ງ){BLANK}?")
_TITLE = re.compile("[\u0e81-\u0ecd\u0edc-\u0edf\u0eaf ]{1,80}")
_THIS = re.compile(f"{BLANK}?(?:ສະບັບ)?{BLANK}?ນີ້")
_RANKS = ("part", "chapter", "section", "article", "paragraph", "clause", "point", "annex", "table", "figure")
_UNIT_AGAIN = re.compile(rf"^[\u0e81-\u0edf]{{2,}}{BLANK}*(?=[0-9A-Z\u0ed0-\u0ed9])")
_MOST = 24  # places that one citation names; a longer list is cut
_BEFORE_COUNT = ("ຫົວ", "ແຕ່ລະ", "ທຸກ", "ຫຼາຍ")  # ຫົວຂໍ້ 5, ແຕ່ລະຂໍ້ 5 ຄະແນນ name no place


class Citation(NamedTuple):
    """A citation found: its span, the places named, the instrument they stand in, and how sure it is."""

    kind: Literal["citation", "cross-reference"]
    start: int
    end: int
    targets: tuple[str, ...]
    instrument: str | None
    title: str | None
    confidence: float


@cache
def _units() -> dict[str, str]:
    return forms("reference_unit")


@cache
def _part() -> re.Pattern[str]:
    """One part of a chain: its unit, and one label or a list of them."""
    units = "|".join(_units())
    again = f"(?:{BLANK}?{_TO}{BLANK}?(?P=unit)(?:ທີ)?{BLANK}{{0,2}}{_LABEL})"  # ມາດຕາ 1 ຫາ ມາດຕາ 10
    return re.compile(
        f"(?P<unit>{units})(?:ທີ|ເລກທີ)?{BLANK}{{0,2}}(?P<labels>{_LABEL}(?:{_JOINER}{_LABEL}|{again}){{0,12}})"
    )


@cache
def _instruments() -> re.Pattern[str]:
    return re.compile("|".join(forms("instrument")))


def citations(scan: Scan) -> Iterator[Citation]:
    """The citations and cross-references of a text, in order and disjoint."""
    text = scan.text
    end = 0
    for found in scan.matches(_part(), "reference unit"):
        if found.start() < end or not _names_a_place(text, found.start()):
            continue
        parts = [found]
        while more := _next_part(text, parts[-1]):
            parts.append(more)
        end = parts[-1].end()
        yield _citation(text, parts)


def _names_a_place(text: str, at: int) -> bool:
    """Whether the unit is no part of another word and counts nothing (5 ຂໍ້ 3 ວັກ)."""
    before = text[max(0, at - 8) : at]
    return not before.endswith(_BEFORE_COUNT) and not before.rstrip()[-1:].isdigit()


def _next_part(text: str, last: re.Match[str]) -> re.Match[str] | None:
    """The part that goes on a chain; behind ຂອງ it must contain the one before: ຂໍ້ 4 ຂອງມາດຕາ 10."""
    if more := _part().match(text, _skip(text, last.end())):
        return more
    of = _OF.match(text, last.end())
    more = _part().match(text, of.end()) if of else None
    return more if more and _rank(more) < _rank(last) else None


def _rank(part: re.Match[str]) -> int:
    """How far inside its unit stands: 0 for the outermost."""
    return _RANKS.index(_units()[part["unit"]])


def _citation(text: str, parts: list[re.Match[str]]) -> Citation:
    start, end = parts[0].start(), parts[-1].end()
    units = [_units()[part["unit"]] for part in parts]
    title_start, title = _instrument_behind(text, end)
    kind: Literal["citation", "cross-reference"] = "citation" if title or "article" in units else "cross-reference"
    of = _OF.match(text, end)
    if of and (noun := _instruments().match(text, of.end())) and _THIS.match(text, noun.end()):
        kind, title = "cross-reference", None
    heading = "\n" in text[max(0, start - 1) : start] and not of
    instrument = forms("instrument")[title_start] if title and title_start else None
    whole_end = of.end() + len(title) if of and title else end
    return Citation(kind, start, whole_end, _targets(parts), instrument, title, 0.5 if heading else 0.95)


def _instrument_behind(text: str, end: int) -> tuple[str | None, str | None]:
    """The noun and the whole title of the instrument that a citation belongs to."""
    of = _OF.match(text, end)
    noun = _instruments().match(text, of.end()) if of else None
    title = _TITLE.match(text, of.end()) if of and noun else None
    return (noun[0], title[0].rstrip()) if noun and title else (None, None)


def _targets(parts: list[re.Match[str]]) -> tuple[str, ...]:
    """The places named, each from its outermost part to its innermost.

    A chain is written inwards (ມາດຕາ 67 ຂໍ້ 1) or outwards (ຂໍ້ 1 ມາດຕາ 67); where it does neither, the usual order of
    the units counts.
    """
    ordered = sorted(parts, key=_rank)
    if ordered[0] is parts[-1]:
        ordered = parts[::-1]
    elif ordered[0] is parts[0]:
        ordered = parts
    inward = ordered[-1] is parts[-1]
    places = [""]
    for part in ordered:
        names = [f"{_units()[part['unit']]} {label}" for label in _labels(part["labels"])]
        whole, open_ = (places[:-1], places[-1:]) if inward else ([], places)  # ມາດຕາ 3, 5 ວັກ 1: of the last named
        places = [*whole, *(f"{place} {name}".strip() for place in open_ for name in names)][:_MOST]
    return tuple(places)


def _labels(printed: str) -> list[str]:
    """The labels of a list; a range (12 ຫາ 15) names all between its ends."""
    labels: list[str] = []
    sign = ""
    for piece in re.split(f"({_JOINER})", printed):
        if re.fullmatch(_JOINER, piece):
            sign = piece.strip()
            continue
        label = _label(_UNIT_AGAIN.sub("", piece))
        if re.fullmatch(_TO, sign) and labels[-1].isdecimal() and label.isdecimal():
            labels += map(str, range(int(labels[-1]) + 1, min(int(label), int(labels[-1]) + _MOST)))
        labels.append(label)
    return labels


def _label(label: str) -> str:
    """A label as an Arabic number where it is a Roman one."""
    roman = parse_roman(label)
    return str(roman) if roman else to_ascii_digits(label)


def _skip(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in (" ", "\N{NO-BREAK SPACE}") else at
