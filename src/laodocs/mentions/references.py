"""References: document numbers, citations of articles, cross-references, and the instruments of a legal basis.

`document_numbers` and `citations` read the parts; here they become mentions, and the parts of an instrument (its kind,
title, number and date) are put together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK
from laodocs.mentions.citations import citations
from laodocs.mentions.dates import find_dates
from laodocs.mentions.document_numbers import DocumentNumber, document_numbers
from laodocs.mentions.finding import mention, outside
from laodocs.mentions.triggers import Scan
from laodocs.normalize import Normalization, normalized
from laodocs.spans import Mention

__all__ = ["ReferenceValue", "find_references"]


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """What a reference points to.

    Args:
        value: in one line: the document number (`12/ສພຊ`), the places (`article 67 clause 1`), or the title.
        number: the number of the instrument, without blanks.
        instrument: `law`, `decree`, `order` …, where a listed noun says so.
        title: of the instrument, as printed.
        date: of the instrument, EDTF.
        targets: the places named, each from its outermost part to its innermost.
    """

    value: str
    number: str | None = None
    instrument: str | None = None
    title: str | None = None
    date: str | None = None
    targets: tuple[str, ...] = ()


_BASIS = re.compile(f"(?:ອີງຕາມ|ອີງໃສ່|ປະຕິບັດຕາມ){BLANK}?(?:ໃສ່)?{BLANK}?")
_CLAUSE_END = re.compile(r"[;\n]|\.(?=\s|$)|ອີງຕາມ|ອີງໃສ່")
_NUMBER_CUE = re.compile(rf"{BLANK}?,?{BLANK}?(?:ສະບັບ)?{BLANK}?(?:ເລກທີ|No\.){BLANK}?:?{BLANK}?$")
_DATE = "ວັນທີ"
_DATE_LEAD = re.compile(  # what leads to the date of an instrument: `, ລົງ`, `ທີ່ໄດ້ລົງນາມ ໃນ`
    rf",?{BLANK}?(?:ທີ່)?{BLANK}?(?:ໄດ້)?{BLANK}?(?:ລົງນາມ|ເຊັນ)?{BLANK}?(?:ກັນ)?{BLANK}?(?:ໃນ)?{BLANK}?(?:ສະບັບ)?{BLANK}?"
    rf"(?:ລົງ)?{BLANK}?(?={_DATE})"
)
_LONGEST_LEAD = 32
_TITLE_TRIM = " ,\N{NO-BREAK SPACE}"
_LONGEST_CLAUSE = 400  # code points looked at from ອີງຕາມ on
_BEFORE_NUMBER = 160  # code points looked at for the noun of an instrument in front of its number
_AFTER_NUMBER = 60  # code points looked at for its date


@cache
def _instrument() -> re.Pattern[str]:
    return re.compile("|".join(forms("instrument")))


def find_references(
    text: str | Normalization, *, mask: Sequence[tuple[int, int]] = ()
) -> list[Mention[ReferenceValue]]:
    """The references of a text, in order.

    Args:
        text: any text; it is normalised under the default profile unless it is a `Normalization` already.
        mask: places where nothing may be found, in code points of the normalised text, half-open.

    Returns:
        Mentions of kind `document-number`, `citation`, `cross-reference` and `instrument`; an instrument contains its
        number, which is a mention of its own. A citation at the start of a line could be a heading and has the flag
        `uncertain`.

    Raises:
        TypeError: if `text` is neither `str` nor `Normalization`.

    >>> found = find_references("ອີງຕາມ ກົດໝາຍວ່າດ້ວຍລັດຖະບານ ສະບັບເລກທີ 04/ສພຊ, ລົງວັນທີ 8 ພະຈິກ 2016;")
    >>> [(m.kind, m.value.value) for m in found]
    [('instrument', 'ກົດໝາຍວ່າດ້ວຍລັດຖະບານ'), ('document-number', '04/ສພຊ')]
    >>> found[0].value.instrument, found[0].value.number, found[0].value.date
    ('law', '04/ສພຊ', '2016-11-08')
    >>> find_references("ຕາມມາດຕາ 67 ຂໍ້ 1")[0].value.value
    'article 67 clause 1'
    """
    norm = normalized(text)
    return outside(references(norm, Scan(norm.text)), mask)


def references(norm: Normalization, scan: Scan) -> list[Mention[ReferenceValue]]:
    """The references of a text that was scanned, kind by kind."""
    numbers = list(document_numbers(scan))
    found = [
        mention(norm, "document-number", (n.start, n.end), ReferenceValue(n.value, n.value), n.confidence)
        for n in numbers
    ]
    found += _citations(norm, scan)
    found += _instruments(norm, scan, numbers)
    return found


def _citations(norm: Normalization, scan: Scan) -> Iterator[Mention[ReferenceValue]]:
    for c in citations(scan):
        value = ReferenceValue("; ".join(c.targets), instrument=c.instrument, title=c.title, targets=c.targets)
        flags = ("uncertain",) if c.confidence < 0.9 else ()
        yield mention(norm, c.kind, (c.start, c.end), value, c.confidence, flags)


def _instruments(norm: Normalization, scan: Scan, numbers: list[DocumentNumber]) -> Iterator[Mention[ReferenceValue]]:
    """Instruments with a number, and those that open a legal basis and have a date."""
    claimed = 0  # what an earlier instrument covers
    for number in numbers:
        opening = max(claimed, number.start - _BEFORE_NUMBER)
        if (noun := _noun_before(norm.text, opening, number.start)) is not None:
            found = _with_number(norm, noun, number)
            claimed = found.span.end
            yield found
    yield from _dated_bases(norm, scan, [n.start for n in numbers])


def _noun_before(text: str, opening: int, at: int) -> int | None:
    """Where the instrument begins whose number stands at `at`: the first noun of its clause."""
    cue = _NUMBER_CUE.search(text, opening, at)
    if cue is None:
        return None
    clause = max((stop.end() for stop in _CLAUSE_END.finditer(text, opening, cue.start())), default=opening)
    noun = _instrument().search(text, clause, cue.start())
    return noun.start() if noun else None


def _with_number(norm: Normalization, start: int, number: DocumentNumber) -> Mention[ReferenceValue]:
    text = norm.text
    cue = _NUMBER_CUE.search(text, start, number.start)
    title = text[start : cue.start() if cue else number.start].strip(_TITLE_TRIM)
    date, end = _date_behind(text, number.end)
    return _made(norm, (start, end), title, number.value, date)


def _date_behind(text: str, at: int) -> tuple[str | None, int]:
    """The date that follows `at` directly, its lead skipped, and where it ends; without one, `at`."""
    lead = _DATE_LEAD.match(text, at)
    found = find_dates(text[lead.end() : lead.end() + _AFTER_NUMBER]) if lead else []
    return (found[0].value.edtf, lead.end() + found[0].span.end) if lead and found else (None, at)


def _dated_bases(norm: Normalization, scan: Scan, numbers: list[int]) -> Iterator[Mention[ReferenceValue]]:
    """`ອີງຕາມ ຂໍ້ຕົກລົງ… ລົງວັນທີ …` without a number."""
    text = norm.text
    for basis in scan.matches(_BASIS, "basis"):
        start = basis.end()
        noun = _instrument().match(text, start)
        stop = _CLAUSE_END.search(text, start, start + _LONGEST_CLAUSE)
        limit = stop.start() if stop else start + _LONGEST_CLAUSE
        cue = text.find(_DATE, start, limit)
        if noun is None or cue < 0 or bisect_left(numbers, start) != bisect_left(numbers, limit):
            continue
        lead = _DATE_LEAD.search(text, max(noun.end(), cue - _LONGEST_LEAD), cue + len(_DATE))
        title_end = lead.start() if lead else cue
        date, end = _date_behind(text, title_end)
        if date is not None:
            yield _made(norm, (start, end), text[start:title_end].strip(_TITLE_TRIM), None, date)


def _made(
    norm: Normalization, span: tuple[int, int], title: str, number: str | None, date: str | None
) -> Mention[ReferenceValue]:
    noun = _instrument().match(title)
    kind = forms("instrument")[noun[0]] if noun else None
    return mention(norm, "instrument", span, ReferenceValue(title, number, kind, title, date), 0.9)
