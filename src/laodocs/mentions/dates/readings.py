"""What each shape of the grammar means: captured atoms to EDTF, with the doubts that lower the confidence.

A reader gets a match and gives a `Draft`, or None when the calendar has no such date. It looks at nothing else.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import NamedTuple, cast

from laodocs.edtf import ERA_OFFSET, Era, LunarDate, Phase, Precision, day
from laodocs.mentions.dates.atoms import Atom, Phrase
from laodocs.mentions.dates.grammar import Shape

__all__ = ["DOUBTS", "Draft", "months_of", "read"]

DOUBTS: dict[str, tuple[str, float]] = {
    "no cue or year": ("ambiguous", 0.8),
    "no year": ("", 0.9),
    "year carried": ("inferred", 0.9),
    "year from reference": ("inferred", 0.85),
    "nearest year": ("inferred", 0.7),
    "Buddhist era not named": ("inferred", 0.75),
    "Buddhist new year": ("uncertain", 0.85),
    "two-digit year": ("inferred", 0.6),
    "month before day": ("inferred", 0.5),
    "weekday disagrees": ("weekday-mismatch", 0.6),
    "fiscal year after the reform": ("uncertain", 0.7),
    "instalment or quarter": ("ambiguous", 0.7),
    "place in the text only": ("inferred", 0.55),
}
"""Each reason for doubt: the flag it sets, and the factor on the confidence."""

_YEARS = range(1000, 2201)  # of the common era, where no era is named
_RANGE_YEARS = range(1800, 2101)
_BUDDHIST_YEARS = range(2443, 2644)  # 1900 to 2100 of the common era: no text speaks of those years of ours
_LAST_FISCAL_START = (
    2015  # 2015-2016 was the last year that ran from October to September; what is called so since may be a school year
)


class Draft(NamedTuple):
    """A date as far as its own atoms tell it."""

    edtf: str | None
    precision: Precision
    doubts: tuple[str, ...] = ()
    era: Era | None = None
    lunar: LunarDate | None = None


class _Hit(NamedTuple):
    """A match, asked for its captures by name."""

    match: re.Match[str]
    atoms: list[Atom]

    def value(self, *names: str) -> str | None:
        """The value of the first of the groups that took part, in whichever branch of the pattern."""
        groups, match = self.match.re.groupindex, self.match
        for name in names:
            group = name
            while group in groups:  # a name captured again has a `_` at its end
                start, end = match.span(group)
                if start < end:
                    return self.atoms[start].value
                group += "_"
        return None

    def has(self, name: str) -> bool:
        """Whether the group took part."""
        return name in self.match.re.groupindex and bool(self.match[name])

    def number(self, *names: str) -> int:
        """The figure of the first of the groups that took part; 0 where none did."""
        return int(self.value(*names) or 0)


class _Year(NamedTuple):
    """A common year, or None where none is printed; and what is doubtful about it."""

    number: int | None
    era: Era | None = None
    doubts: tuple[str, ...] = ()

    def text(self) -> str:
        return "XXXX" if self.number is None else f"{self.number:04}" if self.number > 0 else f"-{-self.number:04}"


def _year(hit: _Hit, months: tuple[int, ...] = ()) -> _Year | None:
    """The year of a hit; None when the figure cannot be one. `months` are those that the date speaks of."""
    printed = hit.number("y")
    if not printed:
        return _Year(None)
    era = cast("Era | None", hit.value("e"))
    if era is None and printed in _BUDDHIST_YEARS:
        return _Year(printed + ERA_OFFSET["BE"], "BE", ("Buddhist era not named",))
    if era is None:
        return _Year(printed) if printed in _YEARS else None
    if era == "BCE":
        return _Year(1 - printed, era)
    year = printed + ERA_OFFSET[era]
    early = era == "BE" and any(month <= 5 for month in months)
    return _Year(year, era, ("Buddhist new year",) * early) if year > 0 else None


def _date(year: _Year, month: int, day_of_month: int) -> str | None:
    """EDTF of a day; without a year, of any year that has it."""
    if day(year.number or 2000, month, day_of_month) is None:
        return None
    return f"{year.text()}-{month:02}-{day_of_month:02}"


def _day(hit: _Hit) -> Draft | None:
    month = hit.number("m", "n")
    year = _year(hit, (month,))
    edtf = _date(year, month, hit.number("d")) if year else None
    if year is None or edtf is None:
        return None
    return Draft(edtf, "day", (*year.doubts, *_doubts_of_day(hit, year, edtf)), year.era)


def _doubts_of_day(hit: _Hit, year: _Year, edtf: str) -> tuple[str, ...]:
    if year.number is None:
        return ("no year",) if hit.has("cue") else ("no cue or year",)
    weekday = hit.number("w")
    date = day(*map(int, edtf.split("-"))) if year.number > 0 else None
    return ("weekday disagrees",) * bool(weekday and date and date.isoweekday() != weekday)


def _weekday_agrees_only(hit: _Hit, year: _Year, month: int, number: int) -> bool:
    """Whether the printed weekday is that of this reading and not of the other order: `Tue, 08/06/2024`."""
    weekday = hit.number("w")
    if not weekday or not year.number or year.number < 0:
        return False
    this, other = day(year.number, month, number), day(year.number, number, month)
    return this is not None and this.isoweekday() == weekday and (other is None or other.isoweekday() != weekday)


def _days(hit: _Hit) -> Draft | None:
    month = hit.number("m", "n")
    year = _year(hit, (month,))
    if year is None or hit.number("d") >= hit.number("d2"):
        return None
    first, last = (_date(year, month, hit.number(name)) for name in ("d", "d2"))
    doubts = _doubts_of_day(hit, year, first or "")
    return Draft(f"{first}/{last}", "range", (*year.doubts, *doubts), year.era) if first and last else None


def _day_set(hit: _Hit) -> Draft | None:
    """Days, and stretches of days, of one month."""
    month = hit.number("m", "n")
    year = _year(hit, (month,))
    start, end = hit.match.span("days")
    days = [atom for atom in hit.atoms[start:end] if atom.kind in {"small", "dash", "to"}]
    numbers = [int(atom.value) for atom in days if atom.kind == "small"]
    if year is None or any(a >= b for a, b in itertools.pairwise(numbers)):
        return None
    dates = [_date(year, month, int(atom.value)) if atom.kind == "small" else ".." for atom in days]
    if None in dates:
        return None
    edtf = ",".join(d for d in dates if d).replace(",..,", "..")
    return Draft("{" + edtf + "}", "set", year.doubts, year.era)


def _figures(hit: _Hit) -> Draft | None:
    month, number = hit.number("n"), hit.number("d")
    if hit.has("yy"):
        short = hit.value("yy") or ""
        if len(short) != 2:
            return None
        year: _Year | None = _Year(int(short) + (2000 if int(short) < 50 else 1900), None, ("two-digit year",))
    else:
        year = _year(hit, (month,))
    if year is None:
        return None
    swapped = hit.match.start("d") < hit.match.start("n") and (
        month > 12 >= number or _weekday_agrees_only(hit, year, number, month)
    )
    if swapped:
        month, number = number, month
    edtf = _date(year, month, number)
    if edtf is None:
        return None
    doubts = (*year.doubts, *(("month before day",) * swapped), *_doubts_of_day(hit, year, edtf))
    return Draft(edtf, "day", doubts, year.era)


def _cross(hit: _Hit) -> Draft | None:
    year = _year(hit)
    if year is None or year.number is None:
        return None
    start, end = (hit.number("n"), hit.number("d")), (hit.number("n2"), hit.number("d2"))
    first = _date(year._replace(number=year.number - (start > end)), *start)
    last = _date(year, *end)
    return Draft(f"{first}/{last}", "range", year.doubts, year.era) if first and last else None


def _month(hit: _Hit) -> Draft | None:
    month = hit.number("m", "n")
    year = _year(hit, (month,))
    if year is None or not 1 <= month <= 12:
        return None
    return Draft(
        f"{year.text()}-{month:02}", "month", (*year.doubts, *(("no year",) * (year.number is None))), year.era
    )


def _months(hit: _Hit) -> Draft | None:
    first, last = hit.number("m", "n"), hit.number("m2", "n2")
    year = _year(hit, (first, last))
    if year is None or first == last or max(first, last) > 12:
        return None
    start = year._replace(number=year.number - 1) if first > last and year.number else year
    doubts = (*year.doubts, *(("no year",) * (year.number is None)))
    return Draft(f"{start.text()}-{first:02}/{year.text()}-{last:02}", "range", doubts, year.era)


def _month_set(hit: _Hit) -> Draft | None:
    """Two months in figures that share their year: ເດືອນ 9 ແລະ 10/2021."""
    first, last = hit.number("n"), hit.number("n2")
    year = _year(hit, (first, last))
    if year is None or not 1 <= first < last <= 12:
        return None
    return Draft(f"{{{year.text()}-{first:02},{year.text()}-{last:02}}}", "set", year.doubts, year.era)


def _part(hit: _Hit) -> Draft | None:
    """N months at the start or the end of a year."""
    count, side, year = hit.number("k"), hit.value("p"), _year(hit)
    edtf = months_of(year.text(), count, at_start=side == "START") if year and side != "MID" else None
    if year is None or edtf is None:
        return None
    return Draft(edtf, "range" if "/" in edtf else "half", year.doubts, year.era)


def months_of(year: str, count: int, *, at_start: bool) -> str | None:
    """EDTF of so many months at the start or the end of a year; six of them are a half."""
    if not 1 <= count <= 11:
        return None
    if count == 6:
        return f"{year}-{40 if at_start else 41}"
    first, last = (1, count) if at_start else (13 - count, 12)
    return f"{year}-{first:02}/{year}-{last:02}"


def _fiscal_part(hit: _Hit) -> Draft | None:
    """N months at the start or the end of a fiscal year, which begins in October."""
    year, count = hit.number("y"), hit.number("k")
    if year not in _YEARS or _second_year(year, hit.value("y2")) != year + 1 or count > 11 or hit.value("p") == "MID":
        return None
    skipped = 0 if hit.value("p") == "START" else 12 - count
    first, last = (divmod(12 * year + 9 + skipped + months, 12) for months in (0, count - 1))
    edtf = "/".join(f"{y:04}-{month + 1:02}" for y, month in (first, last))
    return Draft(edtf, "range", ("fiscal year after the reform",) * (year > _LAST_FISCAL_START))


def _quarter(hit: _Hit) -> Draft | None:
    quarter, year = hit.number("q"), _year(hit)
    if year is None or not 1 <= quarter <= 4:
        return None
    vague = hit.atoms[hit.match.start()].kind == "instalment"
    return Draft(
        f"{year.text()}-{32 + quarter}", "quarter", (*year.doubts, *(("instalment or quarter",) * vague)), year.era
    )


def _quarters(hit: _Hit) -> Draft | None:
    first, last, year = hit.number("q"), hit.number("q2"), _year(hit)
    if year is None or not 1 <= first < last <= 4:
        return None
    return Draft(f"{year.text()}-{32 + first}/{year.text()}-{32 + last}", "range", year.doubts, year.era)


def _one_year(hit: _Hit) -> Draft | None:
    year = _year(hit, (1,))
    return Draft(year.text(), "year", year.doubts, year.era) if year and year.number is not None else None


def _second_year(first: int, printed: str | None) -> int:
    """The end of a range, where two digits borrow the century: 2015-16."""
    figure = printed or "0"
    return int(figure) if len(figure) == 4 else first - first % 100 + int(figure) if len(figure) == 2 else 0


def _years(hit: _Hit) -> Draft | None:
    first = _year(hit)
    if first is None or first.number is None:
        return None
    last = _second_year(hit.number("y"), hit.value("y2")) + (
        ERA_OFFSET[first.era] if first.era and first.era != "BCE" else 0
    )
    if first.number not in _RANGE_YEARS or last not in _RANGE_YEARS or first.number >= last:
        return None
    return Draft(f"{first.text()}/{last:04}", "range", first.doubts, first.era)


def _fiscal_year(hit: _Hit) -> Draft | None:
    school = hit.atoms[hit.match.start("c")].kind == "school_cue"
    precision: Precision = "school-year" if school else "fiscal-year"
    first = _year(hit)
    if first is None or first.number is None:
        return None
    if not hit.has("y2"):
        return Draft(first.text(), precision, first.doubts, first.era)
    last = _second_year(hit.number("y"), hit.value("y2")) + (first.number - hit.number("y"))
    if not first.number < last <= first.number + 20:
        return None
    if last > first.number + 1:
        return Draft(f"{first.text()}/{last:04}", "range", first.doubts, first.era)
    if not school and first.number <= _LAST_FISCAL_START:
        return Draft(f"{first.text()}-10-01/{last:04}-09-30", precision, first.doubts, first.era)
    doubts = (*first.doubts, *(("fiscal year after the reform",) * (not school)))
    return Draft(f"{first.text()}/{last:04}", precision, doubts, first.era)


def _fiscal_years(hit: _Hit) -> Draft | None:
    """From one fiscal or school year to another: from the first day of the one to the last of the other."""
    first = _fiscal_year(hit)
    start = hit.number("y3")
    end = _second_year(start, hit.value("y4"))
    if first is None or first.edtf is None or first.precision == "range" or not hit.number("y") < start == end - 1:
        return None
    begin = first.edtf.partition("/")[0]
    october = len(begin) > 4 and start <= _LAST_FISCAL_START
    doubts = first.doubts + ("fiscal year after the reform",) * (len(begin) > 4 and not october)
    return Draft(f"{begin if october else begin[:4]}/{end:04}{'-09-30' * october}", "range", doubts, first.era)


def _decade(hit: _Hit) -> Draft | None:
    year = hit.number("y")
    if year % 10:
        return Draft(f"{year:04}", "year") if year in _YEARS else None
    return Draft(f"{year // 10:03}X", "decade") if year in _YEARS else None


def _lunar(hit: _Hit) -> Draft | None:
    phase = cast("Phase", hit.value("f"))
    number = 15 if phase == "full" else hit.number("d")
    month = hit.number("l") or None
    if number > 15 or (month or 1) > 12:
        return None
    return Draft(None, "lunar", lunar=LunarDate(phase, number, month))


_READERS: dict[str, Callable[[_Hit], Draft | None]] = {
    "day": _day,
    "month day": _day,
    "days": _days,
    "day set": _day_set,
    "figures": _figures,
    "cross": _cross,
    "month": _month,
    "months": _months,
    "month set": _month_set,
    "part": _part,
    "fiscal part": _fiscal_part,
    "quarter": _quarter,
    "quarters": _quarters,
    "year": _one_year,
    "figure year": _one_year,
    "years": _years,
    "fiscal year": _fiscal_year,
    "fiscal years": _fiscal_years,
    "decade": _decade,
    "lunar": _lunar,
}


def read(shape: Shape, match: re.Match[str], phrase: Phrase) -> Draft | None:
    """What a match says, or None when the calendar has no such date."""
    return _READERS[shape.name](_Hit(match, phrase.atoms))
