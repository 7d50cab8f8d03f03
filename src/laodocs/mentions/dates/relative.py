"""Dates that only mean something on a given day: ມື້ວານນີ້, ອາທິດໜ້າ, ປີກາຍນີ້, 3 ປີຜ່ານມາ, 6 ເດືອນຕົ້ນປີ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from laodocs.edtf import DateValue, Precision, bounds
from laodocs.lexicon import forms
from laodocs.mentions.dates.readings import months_of

__all__ = ["relative_dates"]

_UNITS = {"ວັນ": "d", "ມື້": "d", "ອາທິດ": "w", "ເດືອນ": "m", "ປີ": "y"}
_PRECISIONS: dict[str, Precision] = {"d": "day", "w": "range", "m": "month", "y": "year", "h": "half"}


@cache
def _pattern() -> re.Pattern[str]:
    words, sides = ("|".join(map(re.escape, forms(name))) for name in ("relative", "relative_side"))
    return re.compile(
        rf"""(?P<count>(?<!\d)\d{{1,4}}) [ ]? (?P<unit>{"|".join(_UNITS)}) [ ]? (?P<side>{sides})  # 3 ປີຜ່ານມາ
           | (?P<months>(?<!\d)\d{{1,2}}) [ ]? ເດືອນ [ ]? (?P<part>ຕົ້ນ|ທ້າຍ)ປີ (?:[ ]?ນີ້)? (?![ ]?\d)  # 6 ເດືອນຕົ້ນປີ
           | (?P<word>{words})""".replace("[ ]", r"[\ ]"),
        re.VERBOSE,
    )


def relative_dates(text: str, reference: date) -> Iterator[tuple[tuple[int, int], DateValue]]:
    """Spans and values, in order and disjoint, counted from `reference`."""
    for match in _pattern().finditer(text):
        if match["months"]:
            edtf = months_of(f"{reference.year:04}", int(match["months"]), at_start=match["part"] == "ຕົ້ນ")
            unit = "h" if edtf and "/" not in edtf else "w"
        elif match["word"]:
            step = forms("relative")[match["word"]]
            edtf = None if step == "none" else _moved(reference, int(step[:-1]), step[-1])
            unit = step[-1]
        else:
            unit = _UNITS[match["unit"]]
            sign = -1 if forms("relative_side")[match["side"]] == "-" else 1
            edtf = _moved(reference, sign * int(match["count"]), unit)
        if edtf is not None:
            earliest, latest = bounds(edtf)
            yield match.span(), DateValue(edtf, _PRECISIONS[unit], earliest=earliest, latest=latest)


def _moved(reference: date, steps: int, unit: str) -> str | None:
    """EDTF of the day, week, month or year that lies `steps` units from the reference; None outside the calendar."""
    try:
        if unit == "d":
            return (reference + timedelta(days=steps)).isoformat()
        if unit == "w":
            monday = reference + timedelta(weeks=steps, days=-reference.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        months = 12 * reference.year + reference.month - 1 + steps * (12 if unit == "y" else 1)
        moved = date(months // 12, months % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    return f"{moved.year:04}" if unit == "y" else f"{moved.year:04}-{moved.month:02}"
