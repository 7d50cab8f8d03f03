"""Dates written as Lao offices write them: the way back from `mentions.dates`.

Numbers are written by `numerals`; nothing is read here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from laodocs.edtf import ERA_OFFSET, DateValue, bounds
from laodocs.lexicon import cues
from laodocs.numerals import Digits, to_lao_digits

__all__ = ["DateStyle", "format_date"]

DateStyle = Literal["long", "full", "weekday", "abbreviated", "numeric", "iso"]


class _Day(NamedTuple):
    """The printed parts of a day; `year` is empty when the value has none."""

    day: int
    month: int
    year: str
    weekday: str


_PERIODS = {
    **{str(32 + quarter): f"ໄຕມາດ {quarter} ປີ " for quarter in range(1, 5)},
    "40": "6 ເດືອນຕົ້ນປີ ",
    "41": "6 ເດືອນທ້າຍປີ ",
}
_ELEMENT = re.compile(
    r"""(?P<year>[0-9]{4}|XXXX) (?:-(?P<part>[0-9]{2}) (?:-(?P<day>[0-9]{2}) (?:T(?P<clock>[0-9:]+))? )? )?
        (?P<about>~?) \Z
      | (?P<decade>[0-9]{3})X \Z""",
    re.VERBOSE,
)


@cache
def _month_name(month: int, category: str = "month") -> str:
    return next(cue.form for cue in cues(category) if int(cue.value) == month)


@cache
def _weekday_name(weekday: int) -> str:
    return next(cue.form for cue in cues("weekday") if int(cue.value) == weekday)


_DAY_STYLES: dict[str, Callable[[_Day], str]] = {
    "long": lambda d: f"ວັນທີ {d.day} {_month_name(d.month)} {d.year}",
    "full": lambda d: f"ວັນທີ {d.day} ເດືອນ {_month_name(d.month)}" + f" ປີ {d.year}" * bool(d.year),
    "weekday": lambda d: f"{d.weekday or 'ວັນ'} ທີ {d.day} {_month_name(d.month)} {d.year}".replace("ວັນ ທີ", "ວັນທີ"),
    "abbreviated": lambda d: f"{d.day} {_month_name(d.month, 'month_abbr')} {d.year}",
    "numeric": lambda d: f"ວັນທີ {d.day:02}/{d.month:02}" + f"/{d.year}" * bool(d.year),
}


def format_date(
    value: date | DateValue | str,
    *,
    style: DateStyle = "long",
    digits: Digits = "ascii",
    era: Literal["CE", "BE"] = "CE",
) -> str:
    """A date in Lao.

    Args:
        value: a day, a value that `find_dates` gave, or EDTF of the forms that it gives.
        style: of days: `long` (ວັນທີ 3 ເມສາ 2024), `full` (with ເດືອນ and ປີ), `weekday`, `abbreviated` (3 ມ.ສ. 2024),
            `numeric` (ວັນທີ 03/04/2024); `iso` is EDTF itself. Months and longer periods have one form.
        digits: `ascii` or `lao`.
        era: `BE` writes the Buddhist year, marked ພ.ສ. except in figures.

    Returns:
        Normalised Lao text.

    Raises:
        TypeError: `value` is none of these.
        ValueError: the string is no such EDTF, or the value is a lunar date.

    Laws: `find_dates` of the result gives the same EDTF, whatever stands around it; in the Buddhist era from June to
    December without doubt, and for years 1900 to 2100 in figures.

    >>> format_date(date(2024, 4, 3))
    'ວັນທີ 3 ເມສາ 2024'
    >>> format_date("2008-09-02/2008-09-04", digits="lao")
    'ວັນທີ ໒-໔ ກັນຍາ ໒໐໐໘'
    >>> format_date("2022-40")
    '6 ເດືອນຕົ້ນປີ 2022'
    """
    edtf = _edtf(value)
    text = edtf if style == "iso" else _written(edtf, style, era)
    return to_lao_digits(text) if digits == "lao" else text


def _edtf(value: date | DateValue | str) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, DateValue):
        if value.edtf is None:
            raise ValueError("A lunar date has no solar form; write its `lunar` parts.")
        return value.edtf
    if isinstance(value, str):
        return value
    raise TypeError(f"format_date takes a date, a DateValue or an EDTF string, not {type(value).__name__}.")


def _written(edtf: str, style: str, era: str) -> str:
    if edtf.startswith("{"):
        return _set(edtf.strip("{}").split(","), era)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _element(edtf, style, era)
    if last == "..":
        return f"ແຕ່{_element(first, 'full' if style == 'weekday' else style, era)} ເປັນຕົ້ນມາ"
    return _range(first, last, style, era)


def _range(first: str, last: str, style: str, era: str) -> str:
    """Two dates; what they share is written once."""
    a, b = _match(first), _match(last)
    if a["day"] and b["day"] and first[:7] == last[:7] and style in {"long", "weekday"} and not a["clock"]:
        return f"ວັນທີ {int(a['day'])}-" + _element(last, "long", era).removeprefix("ວັນທີ ")
    if a["part"] is None and b["part"] is None and not a["decade"] and not b["decade"]:
        return f"ປີ {_year(a['year'], era)}-{_year(b['year'], era).removeprefix('ພ.ສ. ')}"
    return f"{_element(first, style, era)} ຫາ {_element(last, style, era)}"


def _set(members: list[str], era: str) -> str:
    """Days of one month."""
    *others, last = members
    if any(member[:7] != last[:7] or not _match(member)["day"] for member in members):
        raise ValueError(f"Only days of one month are written as a set, not {','.join(members)!r}.")
    days = ", ".join(str(int(member[8:])) for member in others)
    return f"ວັນທີ {days} ແລະ " + _element(last, "long", era).removeprefix("ວັນທີ ")


def _match(edtf: str) -> re.Match[str]:
    form = _ELEMENT.match(edtf)
    if form is None or ("XXXX" not in edtf and bounds(edtf) == (None, None)):
        raise ValueError(f"{edtf!r} is not EDTF of the forms that find_dates gives, such as 2024-04-03 or 2022-40.")
    return form


def _element(edtf: str, style: str, era: str) -> str:
    """One date that is neither a range nor a set."""
    form = _match(edtf)
    about = "ປະມານ" * bool(form["about"])
    if form["decade"]:
        return f"ທົດສະວັດ {form['decade']}0"
    year = _year(form["year"], era)
    if form["day"]:
        return about + _day(form, year, style)
    if form["part"] in _PERIODS:
        return about + _PERIODS[form["part"]] + year
    if form["part"]:
        return f"{about}ເດືອນ {_month_name(int(form['part']))} {year}".rstrip()
    return f"{about}ປີ {year}"


def _day(form: re.Match[str], year: str, style: str) -> str:
    known = form["year"] != "XXXX"
    exact = date(*map(int, form.group("year", "part", "day"))) if known else None
    weekday = _weekday_name(exact.isoweekday()) if exact else ""
    figures = year.removeprefix("ພ.ສ. ") if style == "numeric" else year
    text = _DAY_STYLES[style](_Day(int(form["day"]), int(form["part"]), figures, weekday)).rstrip()
    if not form["clock"]:
        return text
    hour, minute, *_ = form["clock"].split(":")
    return f"ເວລາ {int(hour)}:{minute} ໂມງ {text}"


def _year(year: str, era: str) -> str:
    if year == "XXXX":
        return ""
    return f"ພ.ສ. {int(year) - ERA_OFFSET['BE']}" if era == "BE" else year
