"""Lines that are about the text and not of it: dateline, byline, imprint, the fields of a letterhead.

Each is a whole line of its own. Where it stands, and what that makes of its neighbours, is for `front` to say; the
dates inside are read by `mentions`.
"""

from __future__ import annotations

import re
from functools import cache

from laodocs.blocks.markers import alternation, facts, valued
from laodocs.lexicon import alternation as cues
from laodocs.lexicon import forms

__all__ = ["is_byline", "is_dateline", "is_detail", "is_details", "is_field", "is_imprint", "is_rubric", "is_when"]

_DIGITS = "[0-9໐-໙]"
# `ທ.ວ. 30, 2022 | SlideMobile`, `April 4, 2024 | News`, `04/04/2024 | ຂ່າວ`: a date, a bar, and the page's category.
_DATELINE = re.compile(
    rf"""
      (?=.{{0,40}}{_DIGITS}{{4}}) [^|\n]{{4,40}} \| [^|\n]{{0,60}} $   # date | category
    | [^|\n]{{0,40}} \| \s* [^|\n]{{0,20}} {_DIGITS}{{4}} \s* $      # category | date
    """,
    re.VERBOSE,
)


@cache
def _byline() -> re.Pattern[str]:
    """A word for who wrote, a colon (behind `ຂຽນໂດຍ` none), and a name: only at the start of a short line."""
    named = rf"(?:{alternation(facts('byline'))})\s*:\s*\S.{{1,80}}|(?:ຂຽນໂດຍ|(?i:written by))\s+[^\s.;:][^.;:]{{1,30}}"
    return re.compile(rf"\(?\s*(?:{named})$")


@cache
def _month() -> str:
    """The names of months; the last dot of an abbreviation is often left out (`31 ກ.ລ 2014`)."""
    categories = ("month", "month_variant", "month_abbr", "month_english")
    names = {form.rstrip(".") for category in categories for form in forms(category)}
    return "|".join(rf"{re.escape(name)}\.?" for name in sorted(names, key=len, reverse=True))


@cache
def _when() -> re.Pattern[str]:
    """A date in full, with its weekday, time of day and zone, a label before and the name of the site behind."""
    label = alternation(facts("published_label"))
    month = _month()
    day = rf"(?:ວັນທີ|ທີ)?\s*:?\s*{_DIGITS}{{1,2}}"
    date = rf"""(?:
        {day} \s* (?:ເດືອນ\s*)? (?:{month}) \s* ,? \s* (?:ປີ\s*)? {_DIGITS}{{4}}   # 12 ກັນຍາ 2023
      | (?:{month}) \s+ {_DIGITS}{{1,2}} \s*,\s* {_DIGITS}{{4}}                     # ມ.ສ. 4, 2024
      | {day} \s?[/.-]\s? {_DIGITS}{{1,2}} \s?[/.-]\s? {_DIGITS}{{4}}               # 18/08/2018
      | {_DIGITS}{{4}} (?P<sep>[-./]) {_DIGITS}{{2}} (?P=sep) {_DIGITS}{{2}}         # 2012-12-28, 2015.12.28
    )"""
    clock = (
        rf"(?:ເວລາ\s*)?{_DIGITS}{{1,2}}:{_DIGITS}{{2}}(?::{_DIGITS}{{2}})?(?:\s*(?:[AaPp][Mm]|ໂມງ))?"
        r"|\(?(?:GMT|UTC)[+-]\d\d:?\d\d\)?"
    )
    gap = r"[\s,|–@-]{0,6}"
    sent = r"(?:submitted|posted)\s+by\s+[^\n:;]{1,40}?\s+on"  # Submitted by webadmin on Tue, 08/06/2024 - 14:20
    weekday = cues("weekday", "weekday_english")
    issue = rf"(?:(?:ປີທີ|ສະບັບ(?:ທີ)?)\s*:?\s*{_DIGITS}[0-9໐-໙.]{{0,6}}{gap})"  # ປີທີ 12, ສະບັບທີ 3.018
    page = rf"(?:{gap}ໜ້າ(?:ທີ)?\s*{_DIGITS}{{1,2}})?"
    return re.compile(
        rf"""
        \[? {issue}{{0,2}} (?:(?:{label}|{sent})\s*:?\s*)? (?:(?:{clock}){gap})? (?:(?:{weekday}){gap})?
        {date} {page}
        (?:{gap}(?:{clock})){{0,2}} (?:[\s|,–-]+[^\s.;:][^.;:]{{0,24}})? \]? $
        """,
        re.VERBOSE | re.IGNORECASE,
    )


# What stands between the details of an article: `12/03/2024 | ໂດຍ: ກ | ອ່ານ: 120`, commas too.
_BETWEEN = re.compile(r"\s*(?:[|•·\t]|[,/–-]\s|\s{3,})\s*")
_LONGEST_DETAILS = 200


@cache
def _detail() -> re.Pattern[str]:
    """One detail that is no date: a word for author, picture, category, tags or readers, its colon, a few words."""
    labels = alternation([*facts("byline"), *facts("detail_label"), *facts("counter")])
    bare = r"[\d.,]+\s*(?:ຄັ້ງ|ຄົນ|views?)|\d\d?:\d\d|ລາຍລະອຽດ|details"
    return re.compile(rf"(?:{labels})\s*:\s*\S[^:\n]{{0,60}}|{bare}", re.IGNORECASE)


@cache
def _imprint() -> re.Pattern[str]:
    """The foot of a cover: a place (or none), a month (or none), a year."""
    month = _month()
    place = (
        r"(?:ທີ່\s?)?(?:ວຽງຈັນ|(?:ນະຄອນຫຼວງ|ນະຄອນ|ແຂວງ|ເມືອງ)\s?[^\s,\d]{2,20})\s*,?\s*"
        r"|[^\s,\d]{3,20}\s*,\s*(?=ເດືອນ)"
    )
    year = "(?:ປີ\\s*)?(?:[12][0-9]{3}|[໑໒][໐-໙]{3})$"
    return re.compile(rf"(?:{place})?(?:ເດືອນ\s*)?(?:(?:{month})\s*,?\s*)?{year}", re.IGNORECASE)


@cache
def _field() -> re.Pattern[str]:
    """The label of a letter's or a form's field, and its colon."""
    words = facts("not_heading")
    labels = alternation([*valued(words, "address", "distribution"), *facts("field")])
    return re.compile(rf"[-•\s]*(?:{labels})\s*:")


def is_byline(line: str) -> bool:
    """Whether the whole line says who wrote or took the picture.

    >>> is_byline("ໂດຍ: ເອື້ອ ມະໂນສິງ"), is_byline("ສະໜັບສະໜູນໂດຍ: ຈາກແຜນງານ")
    (True, False)
    """
    return bool(_byline().match(line.strip()))


def is_dateline(line: str) -> bool:
    """Whether the whole line is a date of publication beside a category.

    >>> is_dateline("ມ.ສ. 4, 2024 | ເຂດ 12 ຄຳມ່ວນ")
    True
    """
    return bool(_DATELINE.match(line.strip()))


def is_when(line: str) -> bool:
    """Whether the whole line says when, and nothing else: what a page prints above or below its headline.

    >>> is_when("ວັນພະຫັດ ທີ 12 ທັນວາ 2019 12:31:31"), is_when("(GMT+08:00) 2012-12-28 15:19:07 cri")
    (True, True)
    >>> is_when("ປີທີ 9, ສະບັບທີ 2.114 ວັນຈັນ ທີ 4 ມີນາ 2024 ໜ້າ 5"), is_when("ໃນວັນທີ 12 ທັນວາ 2019 ໄດ້ຈັດກອງປະຊຸມ")
    (True, False)
    """
    said = line.strip()
    return len(said) <= 90 and bool(_when().match(said))


def is_details(line: str) -> bool:
    """Whether the whole line is two or more details of an article, a date or an author among them.

    >>> is_details("ວັນທີ 18 ມັງກອນ 2024, ໝວດ: ສັງຄົມ, ຜູ້ຂຽນ: ກ ຂ"), is_details("ວັນທີ 18 ມັງກອນ 2024, ກ ຂ")
    (True, False)
    """
    said = line.strip()
    if len(said) > _LONGEST_DETAILS:
        return False
    cuts = [0, *(at for gap in _BETWEEN.finditer(said) for at in gap.span()), len(said)]
    pieces = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2)]
    kinds: list[bool] = []
    at = 0
    while at < len(pieces):
        for last in (at + 1, at):  # `ມ.ສ. 4, 2024` holds a comma
            piece = said[pieces[at][0] : pieces[min(last, len(pieces) - 1)][1]]
            if is_when(piece) or _detail().fullmatch(piece):
                kinds.append(is_when(piece) or is_byline(piece))
                at = last + 1
                break
        else:
            return False
    return len(kinds) >= 2 and any(kinds)


def is_detail(line: str) -> bool:
    """Whether the whole line is one detail of an article that is no date: beside a date it is about the text.

    >>> is_detail("ໝວດ: ຂ່າວພາຍໃນ"), is_detail("ຈຸດປະສົງ: ເພື່ອຍົກລະດັບ")
    (True, False)
    """
    return bool(_detail().fullmatch(line.strip()))


@cache
def _rubric() -> re.Pattern[str]:
    word = alternation(facts("rubric"))
    return re.compile(rf"(?:{word})(?:\s?[-–/,]\s?(?:{word})|\sແລະ\s(?:{word})){{0,2}}")


def is_rubric(line: str) -> bool:
    """Whether the whole line is the section of a newspaper that an article stands in.

    >>> is_rubric("ວັດທະນະທຳ-ສັງຄົມ"), is_rubric("ເສດຖະກິດ ຂອງແຂວງ")
    (True, False)
    """
    return bool(_rubric().fullmatch(line.strip()))


def is_imprint(line: str) -> bool:
    """Whether the whole line is place and year as covers print them.

    >>> is_imprint("ວຽງຈັນ, 2019"), is_imprint("ເດືອນ ມີນາ 2021"), is_imprint("ແຜນການ ປີ 2019")
    (True, True, False)
    """
    said = line.strip()
    return len(said) <= 50 and bool(_imprint().match(said))


def is_field(line: str) -> bool:
    """Whether the line begins with the label of a field: `ເຖິງ: …`, `ເລື່ອງ: …`, `ໂທ: …`.

    >>> is_field("ເລື່ອງ: ການປ້ອງກັນໄຟປ່າ"), is_field("ເລື່ອງນີ້ ສຳຄັນ")
    (True, False)
    """
    return bool(_field().match(line))
