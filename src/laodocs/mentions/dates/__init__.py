"""Dates and times in Lao text as typed values.

`atoms` cuts text into pieces, `grammar` says which rows of pieces are dates, `readings` what each row means,
`combining` what neighbours add; `times` reads clocks, `relative` what needs a reference date. Here all of it becomes
mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from laodocs.blocks.datelines import is_imprint
from laodocs.edtf import DateValue, TimeValue
from laodocs.mentions.dates.atoms import Phrase, phrases
from laodocs.mentions.dates.combining import Reading, dates_in, value_of
from laodocs.mentions.dates.relative import relative_dates
from laodocs.mentions.dates.times import TimeReading, times_in
from laodocs.mentions.finding import mention, outside
from laodocs.mentions.triggers import Scan
from laodocs.normalize import Normalization, normalized
from laodocs.spans import AnyMention, Mention

__all__ = ["DateValue", "TimeValue", "find_dates", "find_times"]

_LONE_YEAR = re.compile(r"^(?P<before>[^\d\n]{0,50})(?P<year>(?:1[89]|20)\d\d)[ \t*_]*\r?$", re.MULTILINE | re.ASCII)
_CLOCK_SIGNS = frozenset(":h")
_TITLE_PAGE = 1_500  # code points from the start: where a year alone on a line is the year of the publication


def find_dates(
    text: str | Normalization, *, reference: date | None = None, mask: Sequence[tuple[int, int]] = ()
) -> list[Mention[DateValue]]:
    """The dates of a text, in order and disjoint.

    Args:
        text: the text; a `Normalization` is used as it is.
        reference: the day from which relative expressions (ປີກາຍນີ້, 3 ປີຜ່ານມາ) and a missing year (ວັນທີ 17 ສິງຫາ,
            ວັນທີ 6 ສິງຫາ ນີ້) are resolved; without it the former are no dates and the latter have no year.
        mask: spans of the normalised text in which nothing may be found.

    Returns:
        Mentions of kind `date`, spans in code points of the normalised text, half-open.

    Raises:
        TypeError: `text` is neither.

    Laws: total on every `str`; linear time; a day that the calendar does not have is no date; nothing that is not
    printed is filled in, but for a flag that says so.

    Source: EDTF is ISO 8601-2:2019; month names are CLDR's `lo`.

    >>> [m.value.edtf for m in find_dates("ຄັ້ງວັນທີ 2-4 ກັນຍາ 2008 ຫາ 6 ເດືອນຕົ້ນປີ 2022, ເລກທີ 303/ນຍ")]
    ['2008-09-02/2008-09-04', '2022-40']
    >>> find_dates("ວັນທີ ໐໓ ເມສາ ພ.ສ. ໒໕໖໗")[0].value.latest
    datetime.date(2024, 4, 3)
    """
    norm = normalized(text)
    return outside(_dates(norm, _read(Scan(norm.text)), reference), mask)


def find_times(text: str | Normalization, *, mask: Sequence[tuple[int, int]] = ()) -> list[Mention[TimeValue]]:
    """The times of day in a text, in order and disjoint; those inside a date and time included.

    Args:
        text: the text; a `Normalization` is used as it is.
        mask: spans of the normalised text in which nothing may be found.

    Returns:
        Mentions of kind `time`, spans in code points of the normalised text, half-open.

    Raises:
        TypeError: `text` is neither.

    >>> [m.value.iso for m in find_times("ເວລາ 13:30 ຫາ 16:00 ໂມງ ແລະ 8 ໂມງ 30 ນາທີ")]
    ['T13:30/T16:00', 'T08:30']
    """
    norm = normalized(text)
    scan = Scan(norm.text)
    return outside(_times(norm, _read(scan)), mask) if _has_clock(scan) else []


def dates_and_times(norm: Normalization, scan: Scan, reference: date | None) -> list[AnyMention]:
    """Both, from one reading of the text."""
    read = _read(scan)
    return [*_dates(norm, read, reference), *_times(norm, read)]


class _Read(NamedTuple):
    """A phrase with its times."""

    phrase: Phrase
    times: list[TimeReading]


def _read(scan: Scan) -> list[_Read]:
    return [_Read(phrase, times_in(phrase)) for phrase in phrases(scan)]


def _dates(norm: Normalization, read: Sequence[_Read], reference: date | None) -> list[Mention[DateValue]]:
    """The dates of a text that was read into phrases; disjoint, but not in order."""
    found = list(_mentions(norm, read, reference))
    taken = [m.span for m in found]
    found += outside(_lone_years(norm), taken)
    if reference is not None:
        found += outside(
            [
                mention(norm, "date", span, value, 0.6, ("inferred",))
                for span, value in relative_dates(norm.text, reference)
            ],
            [m.span for m in found],
        )
    return found


def _has_clock(scan: Scan) -> bool:
    """Whether a time may stand in a text: most texts have none."""
    text = scan.text
    return bool(scan.starts("clock")) or any(text[end : end + 1] in _CLOCK_SIGNS for _, end in scan.digit_runs)


def _times(norm: Normalization, read: Sequence[_Read]) -> Iterator[Mention[TimeValue]]:
    for phrase, times in read:
        for time in times:
            yield mention(norm, "time", _span(phrase, time), TimeValue(time.iso, time.daypart), time.confidence)


def _span(phrase: Phrase, reading: Reading | TimeReading) -> tuple[int, int]:
    return phrase.atoms[reading.first].start, phrase.atoms[reading.last].end


def _mentions(norm: Normalization, read: Sequence[_Read], reference: date | None) -> Iterator[Mention[DateValue]]:
    for phrase, times in read:
        for reading in dates_in(norm.text, phrase, reference):
            clock = _clock_before(phrase, reading, times)
            at = _with_clock(reading, clock) if clock else reading
            value, confidence, flags = value_of(at)
            yield mention(norm, "date", _span(phrase, at), value, confidence, flags)


def _clock_before(phrase: Phrase, reading: Reading, times: list[TimeReading]) -> TimeReading | None:
    """The time that leads up to a whole day: ເວລາ 9 ໂມງ (ຂອງ) ວັນທີ …; one behind it is an entry of its own."""
    if reading.draft.precision != "day" or len(reading.edtf) != 10 or reading.edtf.startswith("X"):
        return None
    end = reading.first - 1 - (phrase.atoms[reading.first - 1].kind == "of_cue")
    return next((time for time in times if time.last == end), None)


def _with_clock(reading: Reading, time: TimeReading) -> Reading:
    """The day at that time."""
    clocks = [f"{reading.edtf}T{clock}" + ":00" * (len(clock) == 5) for clock in (time.start, time.end) if clock]
    return reading._replace(
        first=time.first,
        draft=reading.draft._replace(edtf="/".join(clocks), precision="datetime"),
        daypart=time.daypart,
    )


def _lone_years(norm: Normalization) -> Iterator[Mention[DateValue]]:
    """A year alone on a line of the title page, or with a place and a month before it."""
    for line in _LONE_YEAR.finditer(norm.text, 0, _TITLE_PAGE):
        year = int(line["year"])
        if line["before"].strip(" \t*_#") and not is_imprint(line[0].strip(" \t*_#\r")):
            continue
        value = DateValue(line["year"], "year", earliest=date(year, 1, 1), latest=date(year, 12, 31))
        yield mention(norm, "date", line.span("year"), value, 0.55, ("inferred",))
