"""Where and when an agreement was signed: at its end, at its head, or in its opening sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise

from laodocs.doctypes.masthead import head_blocks
from laodocs.doctypes.passages import Passage, bare_pattern, printed_lines
from laodocs.document import Document
from laodocs.lexicon import alternation
from laodocs.spans import AnyMention, Found

__all__ = ["find_signing"]

_PLACE = r"(?P<place>[^\s,.;:()\n][^,.;:()\n]*?)"
_SIGNED = re.compile(
    rf"(?:ລົງນາມ|ລົງລາຍເຊັນ|ເຊັນ|ເຮັດ(?:ຂຶ້ນ)?|ສ້າງ(?:ຂຶ້ນ)?)\s*(?:ກັນ)?\s*(?:ທີ່|ຢູ່(?:ທີ່)?)\s*:?\s*{_PLACE}"
    r"(?=\s*(?:,|\.|;|\(|\n|$|(?:ໃນ|ລົງ|ຄັ້ງ)?\s*ວັນທີ|ໃນມື້))"
)
#: `ໄດ້ລົງນາມໃນສັນຍານີ້ ທີ່ ນະຄອນຫຼວງວຽງຈັນ ໃນວັນ ແລະ ເດືອນ ທີ່ໄດ້ກ່າວມາຂ້າງເທິງ`: the day is that of the opening.
_ABOVE_WRITTEN = re.compile(
    rf"(?:ລົງນາມ|ລົງລາຍເຊັນ|ເຊັນ)[^.;\n]{{0,60}}?\s(?:ທີ່|ຢູ່(?:ທີ່)?)\s*{_PLACE}"
    r"\s*,?\s*(?:ໃນ|ຕາມ)\s?(?:ວັນ|ມື້)[^.;\n]{0,40}?(?:ຂ້າງເທິງ|ເທິງນີ້|ເບື້ອງຕົ້ນ)"
)
_MADE_AT = re.compile(r"\s*(?:ເຮັດ|ລົງນາມ|ເຊັນ)?(?:ທີ່|ຢູ່)\s?:?")
_SIGN_WORD = re.compile(r"ລົງນາມ|ລົງລາຍເຊັນ|ເຊັນ|ເຮັດ(?:ຂຶ້ນ)?\s?(?:ທີ່|ຢູ່)|^\s*(?:ເຮັດ)?(?:ທີ່|ຢູ່)")
_SURE_WORD = re.compile(r"ລົງນາມ|ລົງລາຍເຊັນ|ເຮັດ(?:ຂຶ້ນ)?\s?(?:ທີ່|ຢູ່)")
#: Words that speak of the day of signature without dating it: `ມີຜົນນັບແຕ່ວັນລົງນາມ ຈົນຮອດວັນທີ …`.
_SINCE_SIGNING = re.compile(r"(?:ນັບ)?(?:ແຕ່|ຕັ້ງແຕ່|ຈາກ)\s*(?:ວັນ|ມື້)(?:ທີ່?)?[^.;\n]{0,24}?(?:ລົງນາມ|ລົງລາຍເຊັນ|ເຊັນ)")
_BASIS = re.compile(r"ອີງຕາມ|ອີງໃສ່|ເພື່ອປະຕິບັດ|ປະຕິບັດຕາມ|ສະບັບ(?:ວັນທີ|ເລກທີ|ລົງ)")
#: The opening sentence, which names the day, the place and who agreed.
_AGREED = re.compile(r"ລະຫວ່າງ|ຝ່າຍ|ຕົກລົງ|ເຫັນດີ|ພົບປະ|ເຈລະຈາ|ເຮັດ(?:ຂຶ້ນ)?")
_THERE = re.compile(
    rf"[\s,]{{0,3}}(?:ນີ້)?[\s,]{{0,3}}(?:ຢູ່ທີ່|ທີ່|ຢູ່)\s*:?\s*{_PLACE}"
    r"(?=\s*(?:,|;|:|\(|\n|$|ລະຫວ່າງ|ພວກ|ພວກຂ້າພະເຈົ້າ|ໄດ້|ສອງຝ່າຍ|ຝ່າຍ|ໂດຍ|ມີ\s|ເຊິ່ງ|ຊຶ່ງ))"
)


_FOOT_LINES = 24
#: Place and date as a letterhead prints them.
_HEAD = re.compile(
    r"(?:^|\t|\|\s*|\s{2,})(?:ທີ່|ຢູ່)?\s?(?P<place>[^\s\d,;:|][^\d,;:|\t]{2,40}?)\s?,?\s?(?:ລົງ)?ວັນທີ\s?:?\s?(?=\d)"
)


def find_signing(document: Document, body: Passage) -> tuple[Found[str] | None, Found[str] | None]:
    """Place and date of signing.

    Args:
        document: for its dates.
        body: the running text, a paragraph a line.

    Returns:
        Of a line at the end that is nothing but place and date; else of the last line (or two) that speaks of signing
        and holds a date; else of the opening sentence; else of the letterhead.
    """
    place, date = _foot(document, body)
    if date:
        return place, date
    place, date = _closing(document, body)
    opening_place, opening_date = _opening(document, body)
    if date is None or place is None:
        damaged_place, damaged_date = _closing(document, body, bare=True)
        place = place or (damaged_place if _same_day(date, damaged_date) else None)
        date = date or (damaged_date if opening_date is None else None)
    if date is None and opening_date is None:
        return _letterhead(document)
    if place is None and date is None:
        place = body.group(_ABOVE_WRITTEN.search(body.text), "place", confidence=0.8)
    return place or (opening_place if _same_day(date, opening_date) else None), date or opening_date


def _same_day(one: Found[str] | None, other: Found[str] | None) -> bool:
    """Whether both are the same mention, or the first is none."""
    return one is None or (other is not None and one.span == other.span)


def _closing(document: Document, body: Passage, *, bare: bool = False) -> tuple[Found[str] | None, Found[str] | None]:
    """Of the last line (or two) that speaks of signing; with `bare` by its letters without their marks."""
    place = date = None
    sign, signed = (bare_pattern(_SURE_WORD), bare_pattern(_SIGNED)) if bare else (_SIGN_WORD, _SIGNED)
    since, basis = (bare_pattern(p) if bare else p for p in (_SINCE_SIGNING, _BASIS))
    for first, second in pairwise([*body.lines(), body[:0]]):
        line = _with_dateline(body, first, second)
        dates = _days(document, line)
        if not dates:
            continue
        said = line.bare() if bare else line
        if sign.search(since.sub("", said.text)) and not basis.search(said.text):
            last = dates[-1]
            date = Found(str(last.value.calendar_day), last.span, last.confidence * (0.7 if bare else 1.0))
            where = list(signed.finditer(said.text))
            place = _printed(line, said, where[-1]) if where else place
    return place, date


def _printed(line: Passage, said: Passage, match: re.Match[str]) -> Found[str] | None:
    """The place as the line prints it, marks and all."""
    if said is line:
        return line.group(match, "place", confidence=0.9)
    return line.found(*line.printed(said, *match.span("place")), confidence=0.6)


@cache
def _place_line() -> re.Pattern[str]:
    """What stands before the date in a line that is nothing but place and date."""
    venue = alternation("venue", "organisation", table="offices")
    return re.compile(
        rf"\s*(?:(?:ເຮັດ(?:ຂຶ້ນ)?)?\s?(?:ທີ່|ຢູ່)\s?:?\s?)?"
        rf"(?P<place>(?:{venue}|ວຽງຈັນ|ກຸງ)[^\d,;:]{{0,60}}?|[^\s\d,;:]{{3,24}}(?=,))"
        r"(?:,[^\d;:]{0,80}?)?[\s,]*(?:ລົງ|ໃນ)?\s*"
    )


def _foot(document: Document, body: Passage) -> tuple[Found[str] | None, Found[str] | None]:
    """`ເມືອງຄູນ, ວັນທີ 12 ເມສາ 2024` below the last section's beginning."""
    last = document.outline[-1].span.start if document.outline else len(document.text)
    for line in reversed(body.lines()[-_FOOT_LINES:]):
        dates = _days(document, line) if line.at[0] > last else []
        if len(dates) != 1 or line.text[bisect_left(line.at, dates[0].span.end) :].strip(" .*"):
            continue
        match = _place_line().fullmatch(line.text[: bisect_left(line.at, dates[0].span.start)])
        if match and not _BASIS.search(match[0]):
            said = Found(str(dates[0].value.calendar_day), dates[0].span, dates[0].confidence)
            return line.group(match, "place", confidence=0.9), said
    return None, None


def _days(document: Document, line: Passage) -> list[AnyMention]:
    """The days that a line names."""
    return [
        date
        for date in document.mentions.dates
        if line and line.at[0] <= date.span.start <= line.at[-1] and date.value.calendar_day
    ]


def _opening(document: Document, body: Passage) -> tuple[Found[str] | None, Found[str] | None]:
    """Place and date of the sentence before the first section that says who agreed on which day."""
    first = document.outline[0].span.start if document.outline else len(document.text)
    for line in body.lines():
        if not line or line.at[0] >= first:
            break
        dates = _days(document, line)
        if not dates or not _AGREED.search(line.text):
            continue
        date = dates[-1] if _BASIS.search(line.text) else dates[0]
        end = next((i for i, at in enumerate(line.at) if at >= date.span.end), len(line.text))
        where = _THERE.match(line.text, end)
        if _BASIS.search(line.text) and not (where and len(dates) > 1):
            continue  # behind the day of the basis only a day with its place is that of signing
        found = Found(str(date.value.calendar_day), date.span, min(date.confidence, 0.8))
        return line.group(where, "place", confidence=0.8), found
    return None, None


def _letterhead(document: Document) -> tuple[Found[str] | None, Found[str] | None]:
    """`ແຂວງບໍ່ແກ້ວ, ວັນທີ 3/10/2022` in a column above the title or the text."""
    for line in (line for block in head_blocks(document) for line in printed_lines(document, block)):
        for match in _HEAD.finditer(line.text):
            start, end = line.at[match.start()], line.at[-1]
            date = next((d for d in document.mentions.dates if start <= d.span.start <= end), None)
            if date is not None and date.value.calendar_day:
                said = Found(str(date.value.calendar_day), date.span, min(date.confidence, 0.7))
                return line.group(match, "place", confidence=0.7), said
    return None, None


def _with_dateline(body: Passage, first: Passage, second: Passage) -> Passage:
    """A line, with the one below it when the place of making stands above its date (`ເຮັດທີ່: …` / `ວັນທີ …`)."""
    if _MADE_AT.match(first.text) and re.match(r"\s*(?:ໃນ|ລົງ)?ວັນທີ", second.text):
        start = body.at.index(first.at[0])
        return body[start : start + len(first.text) + 1 + len(second.text)]
    return first
