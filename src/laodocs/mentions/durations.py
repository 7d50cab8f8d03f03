"""Durations: `5 ປີ`, `2 ປີ 6 ເດືອນ`, `3 ປີເຄິ່ງ`, with the direction that words behind them give."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.affixes import DEPENDENT
from laodocs.mentions.amounts import BLANK, DIGIT
from laodocs.mentions.units import Unit, unit_behind
from laodocs.numerals import parse_number
from laodocs.places import AffixTable

__all__ = ["Duration", "direction_behind", "duration_from", "duration_range"]

Direction = Literal["past", "future"]

_ORDER = ("P100nY", "P10nY", "PnY", "PnM", "PnW", "PnD", "PTnH", "PTnM", "PTnS")
_NEXT = re.compile(rf"{BLANK}{{0,2}}(?:ແລະ{BLANK}{{0,2}})?({DIGIT}{{1,4}})(?!{DIGIT})")
_HALF = re.compile(f"{BLANK}?ເຄິ່ງ")


class Duration(NamedTuple):
    """A duration read: where it ends, its ISO 8601 form, and its parts as number and unit pattern."""

    end: int
    iso: str
    parts: tuple[tuple[Decimal, str], ...]


@cache
def _directions() -> AffixTable[Direction]:
    return AffixTable({form: "past" if value == "past" else "future" for form, value in forms("direction").items()})


def duration_from(text: str, value: Decimal, unit: Unit) -> Duration:
    """The whole duration that begins with `value` of `unit`: smaller units may follow, and ເຄິ່ງ adds a half."""
    parts = [(value, unit.code)]
    end = unit.end
    while more := _NEXT.match(text, end):
        following = unit_behind(text, more.end(), nouns=False)
        if following is None or following.kind != "duration" or _rank(following.code) <= _rank(parts[-1][1]):
            break
        number = parse_number(more[1])
        if number is None:
            break
        parts.append((number.value, following.code))
        end = following.end
    if (half := _HALF.match(text, end)) and text[half.end() : half.end() + 1] not in DEPENDENT:
        parts[-1] = (parts[-1][0] + Decimal("0.5"), parts[-1][1])
        end = half.end()
    return Duration(end, _iso(parts), tuple(parts))


def duration_range(low: tuple[Decimal, Unit], high: tuple[Decimal, Unit]) -> str:
    """Both ends of a range of durations: `P5D..P7D`, `P6M..P2Y`."""
    return "..".join(_iso([(number, unit.code)]) for number, unit in (low, high))


def direction_behind(text: str, at: int) -> Direction | None:
    """Whether the words behind a duration put it in the past or the future."""
    start = at + 1 if text[at : at + 1] in (" ", "\N{NO-BREAK SPACE}") else at
    found = _directions().behind(text, start)
    return found.value if found else None


def _rank(code: str) -> int:
    return _ORDER.index(code)


def _iso(parts: list[tuple[Decimal, str]]) -> str:
    """ISO 8601: the date parts, then T and the time parts; decades and centuries as years."""
    days = times = ""
    for value, code in parts:
        years = {"P10nY": 10, "P100nY": 100}.get(code, 1)
        text = f"{(value * years).normalize():f}{code[-1]}"
        days, times = (days, times + text) if code.startswith("PT") else (days + text, times)
    return f"P{days}" + (f"T{times}" if times else "")
