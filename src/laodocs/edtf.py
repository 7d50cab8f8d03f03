"""Dates and times as values: EDTF strings (ISO 8601-2:2019) and the calendar days that they span.

What a date *is* belongs here: the value types and the arithmetic of periods and eras. How Lao writes one does not; that
is `mentions.dates` (reading) and `formatting` (writing).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["Bound", "DateValue", "Daypart", "Era", "LunarDate", "Mod", "Precision", "TimeValue", "bounds", "day"]

Precision = Literal[
    "datetime",
    "day",
    "month",
    "quarter",
    "half",
    "year",
    "fiscal-year",
    "school-year",
    "decade",
    "range",
    "set",
    "lunar",
]
Bound = Literal["start", "end", "before", "after"]
Mod = Literal["START", "MID", "END"]
Era = Literal["CE", "BE", "BCE", "CS"]
Daypart = Literal["morning", "noon", "afternoon", "evening", "night", "midnight", "am", "pm"]
Phase = Literal["waxing", "waning", "full"]

ERA_OFFSET: dict[str, int] = {"CE": 0, "BE": -543, "CS": 638}
"""What to add to a year of the era to get the common year. Source: ICU's buddhist calendar; Eade 1995 for CS."""


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the Lao lunar calendar, as printed; the solar day depends on the year's almanac and is not guessed.

    Args:
        phase: `waxing` (ຂຶ້ນ), `waning` (ແຮມ) or `full` (ວັນເພັງ).
        day: 1 to 15 of the phase.
        month: 1 to 12, or None where the text does not say.
    """

    phase: Phase
    day: int
    month: int | None = None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as data.

    Args:
        edtf: EDTF level 1, with the level 2 forms of quarters, halves and sets: `2024-04-03`, `2022-40`, `1986/..`;
            a part that is not said is `X`. None for a lunar date.
        precision: what the text fixes.
        bound: the text uses the date as a limit (ເຖິງ, ພາຍໃນ: `end`; ແຕ່: `start`; ກ່ອນ: `before`; ຫຼັງ: `after`).
        mod: the text names a part of the period (ຕົ້ນ, ກາງ, ທ້າຍ).
        era: of the printed year, where printed or inferred.
        daypart: printed beside the date (ຕອນເຊົ້າ).
        earliest: first day that the value covers, or None when that is open or unknown.
        latest: last day that the value covers, or None.
        lunar: the lunar day.
    """

    edtf: str | None
    precision: Precision
    bound: Bound | None = None
    mod: Mod | None = None
    era: Era | None = None
    daypart: Daypart | None = None
    earliest: date | None = None
    latest: date | None = None
    lunar: LunarDate | None = None

    @property
    def calendar_day(self) -> str | None:
        """The one day that it names, as EDTF: that of a time of day, too; None for longer periods and for several days.

        >>> DateValue("2021-03-29T08:30:00", "datetime").calendar_day, DateValue("2021-03", "month").calendar_day
        ('2021-03-29', None)
        """
        if self.edtf is None or self.precision not in ("day", "datetime"):
            return None
        return self.edtf.split("T")[0]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time of day, or a stretch of one.

    Args:
        iso: ISO 8601 with `T`: `T08:30`, or an interval `T13:30/T16:00`. Local time; no zone is assumed.
        daypart: printed beside the time.
    """

    iso: str
    daypart: Daypart | None = None


_FORM = re.compile(
    r"""(?P<year> [0-9]{4}) (?: - (?P<part> [0-9]{2}) (?: - (?P<day> [0-9]{2}) )? )? (?: T [0-9:]+ )? [~?%]? \Z
      | (?P<decade> [0-9]{3}) X \Z""",
    re.VERBOSE | re.ASCII,
)

_PARTS: dict[int, tuple[int, int]] = {
    **{month: (month, month) for month in range(1, 13)},
    **{33 + quarter: (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    **{40 + half: (6 * half + 1, 6 * half + 6) for half in range(2)},
}
"""EDTF's second element (month, quarter, half) to its first and last month."""


def day(year: int, month: int, day_of_month: int) -> date | None:
    """The date, or None when the calendar has no such day.

    >>> day(2024, 2, 29), day(2023, 2, 29)
    (datetime.date(2024, 2, 29), None)
    """
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day that an EDTF value covers; None where it is open, unknown or before year 1.

    Args:
        edtf: a value of the forms that `DateValue.edtf` uses.

    Returns:
        Two dates; both None for a string that is not such a value.

    Laws: where both are dates, the first is not after the second.

    >>> bounds("2022-40")
    (datetime.date(2022, 1, 1), datetime.date(2022, 6, 30))
    >>> bounds("1986/..")
    (datetime.date(1986, 1, 1), None)
    >>> bounds("XXXX-12-26")
    (None, None)
    """
    if edtf.startswith("{"):
        members = edtf.strip("{}").split(",")
        return bounds(members[0].partition("..")[0])[0], bounds(members[-1].rpartition("..")[2])[1]
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return bounds(first)[0], bounds(last)[1]
    form = _FORM.match(edtf)
    return _period(form) if form else (None, None)


def _period(form: re.Match[str]) -> tuple[date | None, date | None]:
    if form["decade"]:
        return day(int(form["decade"]) * 10, 1, 1), day(int(form["decade"]) * 10 + 9, 12, 31)
    year = int(form["year"])
    if form["day"]:
        exact = day(year, int(form["part"]), int(form["day"]))
        return exact, exact
    first, last = _PARTS.get(int(form["part"]), (0, 0)) if form["part"] else (1, 12)
    if not year or not last:
        return None, None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
