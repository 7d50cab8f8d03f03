"""What the lines around a telephone number say of it: the country and the province of the contact that it belongs to.

A contact block is the lines around a place up to the next list marker or heading. It is read only for numbers that
cannot be understood by themselves. Names are looked for once in each stretch of text, so all questions together cost
no more than one reading of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from laodocs.gazetteer import find_places, name_pattern
from laodocs.lexicon import forms
from laodocs.normalize import normalize
from laodocs.spans import Span

__all__ = ["Surroundings", "country_named", "country_pattern"]

_STRETCH = 512  # a block extends over the stretch that it begins in and the two beside it, no farther
# A line that begins something new: a list marker, a heading, a numbered clause.
_BOUNDARY = re.compile(
    r"""
    ^[ \t]*
    (?: [-*•►▪–][ \t] | \#{1,6}[ ]
    | \(?[0-9]{1,2}[.)][ \t] | \(?[IVX]{1,5}[.)][ \t] | \(?[a-zກ-ຮ][.)][ \t] )
    """,
    re.VERBOSE | re.MULTILINE,
)


class _Named(NamedTuple):
    """A country or a province named in the text; `code` is its ISO code or its area code without 0."""

    start: int
    kind: str
    code: str


class Surroundings:
    """Answers questions about the contact blocks of one text.

    >>> around = Surroundings("ແຂວງຈຳປາສັກ, ສສ ຫວຽດນາມ.\\n\\nໂທລະສັບ: 020 4385 4702")
    >>> around.country(40), around.area(40)
    ('VN', '31')
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._boundaries: list[int] | None = None
        self._named: dict[int, tuple[_Named, ...]] = {}

    def block(self, at: int) -> Span:
        """The lines of the contact around a place, in code points of the text.

        >>> text = "- A\\nໂທ 1\\n- B\\nໂທ 2"
        >>> Surroundings(text).block(text.index("ໂທ 2"))
        Span(start=9, end=17)
        """
        if self._boundaries is None:
            self._boundaries = [match.start() for match in _BOUNDARY.finditer(self._text)]
        floor, ceiling = self._stretches(at)
        after = bisect_right(self._boundaries, at)
        start = self._boundaries[after - 1] if after else 0
        end = self._boundaries[after] - 1 if after < len(self._boundaries) else ceiling
        return Span(max(start, floor), min(end, ceiling))

    def country(self, at: int) -> str | None:
        """ISO code of the country that the contact around `at` names: the last before it, else the first after it."""
        named = [name for name in self._names(at) if name.kind == "country"]
        before = [name.code for name in named if name.start < at]
        return before[-1] if before else named[0].code if named else None

    def area(self, at: int) -> str | None:
        """Area code of the province that the contact around `at` names, if it names exactly one."""
        codes = {name.code for name in self._names(at) if name.kind == "area"}
        return codes.pop() if len(codes) == 1 else None

    def _stretches(self, at: int) -> tuple[int, int]:
        first = at // _STRETCH - 1
        return max(0, first * _STRETCH), min(len(self._text), (first + 3) * _STRETCH)

    def _names(self, at: int) -> list[_Named]:
        """What the contact block around `at` names, in order."""
        key = at // _STRETCH
        if key not in self._named:
            self._named[key] = tuple(_names_in(self._text, *self._stretches(at)))
        block = self.block(at)
        return [name for name in self._named[key] if block.start <= name.start < block.end]


@cache
def country_pattern() -> re.Pattern[str]:
    """Names of countries as they stand in addresses. Names of four letters or fewer need a word for country before."""
    names = {normalize(name) for name in forms("country", "countries")}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    alone = "|".join(_spaced(name) for name in ordered if len(name) > _SHORT)
    short = "|".join(_spaced(name) for name in ordered if len(name) <= _SHORT)
    return re.compile(rf"(?:ປະເທດ|(?<![ກ-ຮ])ສປ+|(?<![ກ-ຮ])ສ\.?ສ\.?)[ ]?(?:{short})|{alone}")


def country_named(printed: str) -> str | None:
    """ISO code of a name that `country_pattern` matched.

    >>> country_named("ສສ ຫວຽດນາມ"), country_named("ສປປລາວ")
    ('VN', 'LA')
    """
    key = "".join(printed.split())
    known = _countries()
    return known.get(key) or next((code for name, code in known.items() if key.endswith(name)), None)


_SHORT = 4


def _spaced(name: str) -> str:
    return re.escape(name).replace("\\ ", "[ ]?")


@cache
def _countries() -> dict[str, str]:
    """Country codes by name without blanks, longest first."""
    return {"".join(normalize(name).split()): code for name, code in forms("country", "countries").items()}


@cache
def _province_pattern() -> re.Pattern[str]:
    return re.compile(f"(?P<capital>ນະຄອນຫ[ຼລ]ວງ[ ]?ວຽງຈັນ)|ແຂວງ[ ]?(?P<name>{name_pattern('province')})")


def _names_in(text: str, start: int, end: int) -> list[_Named]:
    countries = ((m.start(), "country", country_named(m[0])) for m in country_pattern().finditer(text, start, end))
    areas = ((m.start(), "area", _area_of(m)) for m in _province_pattern().finditer(text, start, end))
    return [_Named(at, kind, code) for at, kind, code in (*countries, *areas) if code]


def _area_of(match: re.Match[str]) -> str:
    """Area code of a matched province name, without 0; empty where it has none."""
    if match["capital"]:
        return "21"
    found = [m.place for m in find_places(match["name"], "province") if m.place.iso != "LA-VT"]
    return found[0].area_code.removeprefix("0") if found else ""
