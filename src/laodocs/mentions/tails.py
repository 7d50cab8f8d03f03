"""What follows an amount: its unit with a comparator before or behind it, or the sign and the upper end of a range."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK, DIGIT, Amount, amount_at
from laodocs.mentions.guards import Comparator
from laodocs.mentions.units import Unit, currency_before, unit_behind
from laodocs.places import AffixTable

__all__ = ["Tail", "comparator_behind", "tail_behind", "upper_end"]

_RANGE_SIGN = re.compile(
    rf"(?:{BLANK}?[-–—~]{BLANK}?|{BLANK}{{0,2}}(?:ຈົນເຖິງ|ຫາ|ເຖິງ|ຮອດ){BLANK}{{0,2}})(?:(?:US)?[$€£₭฿]{BLANK}?)?(?={DIGIT})"
)
_BETWEEN = re.compile(f"{BLANK}{{0,2}}ແລະ{BLANK}{{0,2}}(?={DIGIT})")
_SIGNS = "$€£₭฿"
_BEFORE_BETWEEN = 12  # code points looked at for ລະຫວ່າງ


@cache
def _after() -> AffixTable[Comparator]:
    signs: dict[str, Comparator] = {">": ">", ">=": ">=", "<=": "<="}
    return AffixTable({form: signs[sign] for form, sign in forms("comparator_after").items()})


class Tail(NamedTuple):
    """What follows an amount: its unit, where both end, and a comparator before or behind the unit."""

    unit: Unit | None
    end: int
    comparator: Comparator | None


def tail_behind(text: str, at: int, *, nouns: bool) -> Tail:
    """The tail of an amount that ends at `at`; `nouns` lets a noun that no table lists count."""
    inside = _after().behind(text, _skip_blank(text, at))
    unit = unit_behind(text, inside.end if inside else at, nouns=nouns and not inside)
    end = unit.end if unit else at
    outer = _after().behind(text, _skip_blank(text, end)) if unit else None
    return Tail(unit, end, inside.value if inside else outer.value if outer else None)


def comparator_behind(text: str, at: int) -> Comparator | None:
    """The comparator that follows an amount without a unit: `3/4 ຂຶ້ນໄປ`."""
    found = _after().behind(text, _skip_blank(text, at))
    return found.value if found else None


def _skip_blank(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] in (" ", "\N{NO-BREAK SPACE}") else at


def upper_end(text: str, at: int, start: int) -> Amount | None:
    """The upper end of a range whose sign stands at `at` and whose lower end begins at `start`.

    ແລະ is such a sign only where ລະຫວ່າງ stands in front, and a currency sign may be repeated: `$10–$20`.
    """
    if sign := _RANGE_SIGN.match(text, at):
        repeated = sign[0].rstrip()[-1:] in _SIGNS
        return None if repeated and not currency_before(text, start) else amount_at(text, sign.end())
    between = _BETWEEN.match(text, at)
    if between is None or not text[max(0, start - _BEFORE_BETWEEN) : start].rstrip().endswith("ລະຫວ່າງ"):
        return None
    return amount_at(text, between.end())
