"""Telephone numbers that only their surroundings explain: area codes left out, and plans of other countries.

What a number is by itself `phones.py` has read before; here stands what the list, the contact block and the whole text
add to it. Whatever is added is flagged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from laodocs.mentions.contact_block import Surroundings
from laodocs.mentions.phone_labels import Label
from laodocs.mentions.phone_plan import Number, local_number, read_foreign

__all__ = ["LIST", "Hit", "complete"]

#: What may stand between the numbers of one list.
LIST = re.compile(r"[ \t]*(?:[,;/|&]|ແລະ|ຫ[ຼລ]ື|\bor\b|\band\b)?[ \t]*(?:ແລະ|ຫ[ຼລ]ື)?[ \t]*")
_DEFAULT_AREA = "21"  # the capital: where `(856)` stands before six digits and nothing around tells more


class Hit(NamedTuple):
    """A number read, or (`number` None) digits that only their surroundings can explain."""

    start: int
    end: int
    digits: str
    number: Number | None
    label: Label | None
    confidence: float
    flags: tuple[str, ...] = ()
    extension: str | None = None


def complete(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """The hits with what their surroundings explain: area codes that were left out, and plans of other countries."""
    around = Surroundings(text)
    landlines = [hit for hit in hits if hit.number and hit.number.is_landline]
    areas = {hit.number.prefix for hit in landlines if hit.number}
    everywhere = areas.pop() if len(areas) == 1 else None
    listed: Hit | None = None  # the last number completed: the rest of its list goes with it
    for hit in hits:
        if hit.number is None and "invalid" in hit.flags:
            hit = _retry_abroad(around, hit)
        elif hit.number is None:
            sibling = listed.number if listed and LIST.fullmatch(text, listed.end, hit.start) else None
            area = sibling.prefix if sibling else _area_for(around, hit, landlines) or everywhere
            if area is None and "country-code" in hit.flags:
                area = _DEFAULT_AREA
            hit = listed = _completed(hit, area)
        yield hit


def _completed(hit: Hit, area: str | None) -> Hit:
    """A number without area code, completed; invalid when no area is known."""
    number = local_number(hit.digits, area) if area else None
    if number is None:
        return hit._replace(flags=("invalid", "no-area"), confidence=0.3)
    return hit._replace(number=number, flags=("inferred",))


def _area_for(around: Surroundings, hit: Hit, landlines: Sequence[Hit]) -> str | None:
    """The area code of the contact block: of the nearest complete number in it, else of the province that it names."""
    block = around.block(hit.start)
    at = bisect_left(landlines, hit.start, key=lambda other: other.start)
    near = [other for other in landlines[max(0, at - 1) : at + 1] if block.start <= other.start < block.end]
    if near:
        nearest = min(near, key=lambda other: abs(other.start - hit.start))
        return nearest.number.prefix if nearest.number else None
    return around.area(hit.start)


def _retry_abroad(around: Surroundings, hit: Hit) -> Hit:
    """A number invalid in Laos: with a country code but no `+`, or of the country that its contact block names."""
    country = around.country(hit.start)
    number = read_foreign("+" + hit.digits, "") if len(hit.digits) >= 10 and hit.digits[0] != "0" else None
    if number is None and country not in (None, "LA"):
        number = read_foreign(hit.digits, country or "")
    return hit._replace(number=number, confidence=0.5, flags=("inferred",)) if number else hit
