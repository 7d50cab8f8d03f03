"""The year that a page's dateline gives to the days that its text names without one.

`ວັນທີ 17 ສິງຫາ` in an item of 18 August 2022 is a day of 2022. Which line is a dateline is known to the document, not
here. A day of every year (`ວັນທີ 8 ມີນາ ຂອງທຸກປີ`) keeps none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from laodocs.edtf import DateValue, bounds
from laodocs.spans import Mention

__all__ = ["in_year_of"]

_DAYS = re.compile(r"XXXX-\d\d-\d\d(?:/XXXX-\d\d-\d\d)?\Z")
_EVERY_YEAR = re.compile(r"(?:ທຸກໆ?|ແຕ່ລະ|ຄົບຮອບ|ສາກົນ|ວັນບຸນ\S{0,20}|ສ້າງຕັ້ງ\S{0,30})\s?\Z")
_EACH_YEAR = re.compile(r"\s?(?:ຂອງ)?(?:ທຸກ|ແຕ່ລະ)ໆ?\s?ປີ")
_FARTHEST = 183  # days: of three years the nearest is meant


def in_year_of(
    dates: Iterable[Mention[DateValue]], text: str, published: date
) -> Iterator[tuple[Mention[DateValue], Mention[DateValue]]]:
    """Each yearless day with its reading as of the publication, flagged `inferred`.

    Args:
        dates: mentions of the text.
        text: normalised.
        published: the day of the dateline.

    >>> from laodocs.mentions.dates import find_dates
    >>> text = "ໃນວັນທີ 28 ທັນວາ ໄດ້ເປີດກອງປະຊຸມ"
    >>> [filled.value.edtf for _, filled in in_year_of(find_dates(text), text, date(2023, 1, 4))]
    ['2022-12-28']
    """
    for mention in dates:
        edtf = str(mention.value.edtf)
        if not _DAYS.match(edtf) or not mention.text.startswith("ວັນທີ"):
            continue
        if _EVERY_YEAR.search(text[: mention.span.start][-40:]) or _EACH_YEAR.match(text, mention.span.end):
            continue
        filled = _nearest(edtf, published)
        if filled:
            first, last = bounds(filled)
            value = replace(mention.value, edtf=filled, earliest=first, latest=last)
            yield mention, replace(mention, value=value, confidence=0.75, flags=(*mention.flags, "inferred"))


def _nearest(edtf: str, published: date) -> str | None:
    """The value in the year in which it lies nearest to the publication."""
    for year in (published.year, published.year - 1, published.year + 1):
        filled = edtf.replace("XXXX", f"{year:04}")
        first, _ = bounds(filled)
        if first and abs((first - published).days) <= _FARTHEST:
            return filled
    return None
