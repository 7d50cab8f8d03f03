"""Dates as Lao offices write them, drawn with their true value: days, months, parts of years, years, ranges.

Built constructively from tables of habits; nothing is filtered. What surrounds a date is drawn by `dates_in_text`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st

from laodocs.edtf import ERA_OFFSET
from laodocs.lexicon import cues
from laodocs.numerals import format_words, to_lao_digits

__all__ = ["DrawnDate", "dates", "dates_in_text", "periods"]


class DrawnDate(NamedTuple):
    """A text, and the one date in it.

    Args:
        text: Lao text, normalised.
        edtf: the value of the date.
        start: where the rendered date begins in the text, in code points.
        end: where it ends.
    """

    text: str
    edtf: str
    start: int
    end: int


_DAY_HABITS = (
    "ວັນທີ {day} {month} {year}",
    "ວັນທີ {day:02} {month} {year}",
    "ວັນທີ {day} ເດືອນ {month} ປີ {year}",
    "ວັນທີ {day} ເດືອນ {number} ປີ {year}",
    "ວັນທີ {day} ເດືອນ{month} {year}",
    "ວັນທີ{day}{month}{year}",
    "ວັນທີ: {day} {month} {year}",
    "ວັນທີ {day} {month}, {year}",
    "ວັນທີ {day} {short} {year}",
    "ວັນທີ {spelt_day} ເດືອນ {month} ປີ {spelt_year}",
    "ເດືອນ {month} ວັນທີ {day} ປີ {year}",
    "ປີ {year} ເດືອນ {number} ວັນທີ {day}",
    "ເດືອນ {month} {day}, {year}",
    "{weekday} ທີ {day} {month} {year}",
    "{weekday}, ວັນທີ {day} {month} {year}",
    "{day} {month} {year}",
    "{short} {day}, {year}",
    "ວັນທີ {day}/{number}/{year}",
    "ວັນທີ {day:02}/{number:02}/{year}",
    "ວັນທີ {day:02}-{number:02}-{year}",
    "{day}/{number}/{year}",
    "{day:02}.{number:02}.{year}",
    "{year}-{number:02}-{day:02}",
    "ວັນທີ {day} {month} ພ.ສ. {buddhist}",
    "ວັນທີ {day} {month} {buddhist}",
    "ວັນທີ {day} {month} ຄ.ສ. {year}",
)
_PERIOD_HABITS = (
    ("ເດືອນ {month} {year}", "{year}-{number:02}"),
    ("ເດືອນ{month} ປີ {year}", "{year}-{number:02}"),
    ("ເດືອນ {number}/{year}", "{year}-{number:02}"),
    ("ເດືອນ {number:02} ປີ {year}", "{year}-{number:02}"),
    ("ໄຕມາດ {quarter} ປີ {year}", "{year}-{season}"),
    ("ໄຕມາດທີ {roman}/{year}", "{year}-{season}"),
    ("6 ເດືອນຕົ້ນປີ {year}", "{year}-40"),
    ("6 ເດືອນທ້າຍປີ {year}", "{year}-41"),
    ("ຫົກເດືອນຕົ້ນປີ {year}", "{year}-40"),
    ("ໄຕມາດທີ{spelt_quarter} ປີ {year}", "{year}-{season}"),
    ("ປີ {spelt_year}", "{year}"),
    ("ສົກຮຽນ {year}-{next} ຫາ {later}-{end}", "{year}/{end}"),
    ("9 ເດືອນຕົ້ນປີ {year}", "{year}-01/{year}-09"),
    ("ປີ {year}", "{year}"),
    ("ປະຈຳປີ {year}", "{year}"),
    ("ທ້າຍປີ {year}", "{year}"),
    ("ພາຍໃນປີ {year}", "{year}"),
    ("ປີ {year}-{later}", "{year}/{later}"),
    ("ໄລຍະ {year}-{later}", "{year}/{later}"),
    ("ແຕ່ປີ {year} ເຖິງ ປີ {later}", "{year}/{later}"),
    ("ປີ {year} ຫາ {later}", "{year}/{later}"),
    ("ປີ {year} ເປັນຕົ້ນມາ", "{year}/.."),
    ("ປະມານປີ {year}", "{year}~"),
    ("ສົກຮຽນ {year}-{next}", "{year}/{next}"),
    ("ວັນທີ {first}-{last} {month} {year}", "{year}-{number:02}-{first:02}/{year}-{number:02}-{last:02}"),
    ("ວັນທີ {first} ຫາ {last} {month} {year}", "{year}-{number:02}-{first:02}/{year}-{number:02}-{last:02}"),
    ("ວັນທີ {first}-{last}/{number}/{year}", "{year}-{number:02}-{first:02}/{year}-{number:02}-{last:02}"),
    ("ວັນທີ {first} ແລະ {last} {month} {year}", "{{{year}-{number:02}-{first:02},{year}-{number:02}-{last:02}}}"),
)
_BEFORE = (
    "", "ໃນ", "ໃນ ", "ລົງ", "ຄັ້ງ", "ນະຄອນຫຼວງວຽງຈັນ, ", "ເລກທີ 09/ສພຊ, ລົງ", "(", "1. ", "- ", "ໄດ້ຈັດກອງປະຊຸມ ", "ຂໍ້ 2 ຂອງ ",
    "ມາດຕາ 12 ", "ໂຄວິດ-19 ", "ໂທ: 020 5927 1671\n", "ມີ 18 ແຂວງ. ", "ງົບປະມານ ",
)  # fmt: skip
_AFTER = (
    "", ".", ",", ";", ")", "\n", " ທີ່ ນະຄອນຫຼວງວຽງຈັນ", " ຈຳນວນ 12 ຄົນ", " ແລະ ອື່ນໆ", " ຂອງ ສປປ ລາວ", ".\n2. ຕໍ່ໄປ",
    "\n2.1 ດຳເນີນ", " ວ່າດ້ວຍ ການຮ່ວມມື", " | ເຂດ 12", ", ສະບັບເລກທີ 303/ນຍ", " 2/3 ຂອງ",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV")


def _maybe_lao(text: str, edtf: str) -> st.SearchStrategy[tuple[str, str]]:
    """The text in ASCII or in Lao digits."""
    return st.booleans().map(lambda lao: (to_lao_digits(text) if lao else text, edtf))


def _day_text(value: date, habit: str, name: int) -> str:
    names = [cue.form for cue in cues("month") + cues("month_variant") if int(cue.value) == value.month]
    return habit.format(
        day=value.day,
        number=value.month,
        year=value.year,
        buddhist=value.year - ERA_OFFSET["BE"],
        month=names[name % len(names)],
        spelt_day=format_words(value.day),
        spelt_year=format_words(value.year),
        short=next(cue.form for cue in cues("month_abbr") if int(cue.value) == value.month),
        weekday=next(cue.form for cue in cues("weekday") if int(cue.value) == value.isoweekday()),
    )


def dates(*, min_value: date = date(1900, 1, 1), max_value: date = date(2100, 12, 31)) -> st.SearchStrategy[DrawnDate]:
    """Days in the office's habits of writing them.

    Args:
        min_value: the first day drawn.
        max_value: the last day drawn; outside 1900 to 2100 Buddhist years without their mark are ambiguous.

    >>> from hypothesis import find
    >>> find(dates(), lambda drawn: True).text
    'ວັນທີ 1 ມັງກອນ 2000'
    """
    return st.tuples(st.dates(min_value, max_value), st.sampled_from(_DAY_HABITS), st.integers(0, 5)).flatmap(
        lambda drawn: _maybe_lao(_day_text(*drawn), drawn[0].isoformat()).map(_whole)
    )


def periods(*, min_year: int = 1900, max_year: int = 2089) -> st.SearchStrategy[DrawnDate]:
    """Months, quarters, halves, years, ranges and sets of days.

    Args:
        min_year: the first year drawn, 1800 or later.
        max_year: the last year that a period may begin in; ranges end up to eleven years later, 2100 at most.
    """

    def written(habit: tuple[str, str], year: int, month: int, span: int, first: int, days: int) -> tuple[str, str]:
        quarter = (month - 1) // 3 + 1
        parts = {
            "year": year,
            "later": year + span,
            "next": year + 1,
            "end": year + span + 1,
            "spelt_year": format_words(year),
            "spelt_quarter": format_words(quarter),
            "number": month,
            "month": cues("month")[month - 1].form,
            "quarter": quarter,
            "roman": _ROMAN[quarter - 1],
            "season": 32 + quarter,
            "first": first,
            "last": first + days,
        }
        return habit[0].format(**parts), habit[1].format(**parts)

    return (
        st.builds(
            written,
            st.sampled_from(_PERIOD_HABITS),
            st.integers(min_year, max_year),
            st.integers(1, 12),
            st.integers(1, 10),
            st.integers(1, 20),
            st.integers(1, 8),
        )
        .flatmap(lambda drawn: _maybe_lao(*drawn))
        .map(_whole)
    )


def _whole(drawn: tuple[str, str]) -> DrawnDate:
    text, edtf = drawn
    return DrawnDate(text, edtf, 0, len(text))


def dates_in_text(drawn: st.SearchStrategy[DrawnDate] | None = None) -> st.SearchStrategy[DrawnDate]:
    """A date among other words and numbers, none of which is a date.

    Args:
        drawn: what to surround; `dates()` and `periods()` by default.
    """

    def surrounded(before: str, inner: DrawnDate, after: str) -> DrawnDate:
        return DrawnDate(before + inner.text + after, inner.edtf, len(before), len(before) + len(inner.text))

    inner = dates() | periods() if drawn is None else drawn
    return st.builds(surrounded, st.sampled_from(_BEFORE), inner, st.sampled_from(_AFTER))
