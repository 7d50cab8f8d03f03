"""Sentences of a contract with the sums, shares, periods and days that stand in them.

What the figures are for is said by `payments` and `penalties`; here is only what both ask of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from laodocs.doctypes.passages import Passage
from laodocs.document import Document
from laodocs.lexicon import forms
from laodocs.spans import AnyMention, Found

__all__ = ["Clause", "clauses", "number_of", "period_of", "unit_of"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a passage with its figures.

    Args:
        words: the passage.
        sums: money and percentages, in order.
        periods: durations.
        days: dates that name days.
    """

    words: Passage
    sums: tuple[AnyMention, ...] = ()
    periods: tuple[AnyMention, ...] = ()
    days: tuple[AnyMention, ...] = ()

    def first(self, kind: str, start: int = 0) -> AnyMention | None:
        """The first sum of a kind (`money`, `percent`) at or behind `words.text[start]`."""
        return next((m for m in self.sums if m.kind == kind and self.place(m) >= start), None)

    def place(self, mention: AnyMention) -> int:
        """Where a mention begins in `words.text`."""
        return bisect_left(self.words.at, mention.span.start)

    def end(self, mention: AnyMention) -> int:
        """Where it ends."""
        return bisect_left(self.words.at, mention.span.end)

    def cut(self, start: int, end: int) -> Clause:
        """The clause between two places of `words.text`."""
        return _clause(self.words[start:end], self.sums, self.periods, self.days)


def clauses(document: Document, body: Passage, *, whole_lines: bool = False) -> Iterator[Clause]:
    """The sentences (or the lines) of a passage, in order.

    Args:
        document: for its mentions.
        body: the passage; its positions ascend.
        whole_lines: do not cut lines at full stops and semicolons.
    """
    sums = [q for q in document.mentions.quantities if q.kind in {"money", "percent"} and q.value.value is not None]
    periods = [q for q in document.mentions.quantities if q.kind == "duration" and q.value.duration]
    days = [d for d in document.mentions.dates if d.value.precision == "day"]
    for words in body.lines() if whole_lines else body.sentences():
        if words:
            yield _clause(words, *(_inside(words, found) for found in (sums, periods, days)))


def _clause(words: Passage, *found: tuple[AnyMention, ...]) -> Clause:
    if not words:
        return Clause(words)
    return Clause(words, *(_inside(words, mentions) for mentions in found))


def _inside(words: Passage, mentions: list[AnyMention] | tuple[AnyMention, ...]) -> tuple[AnyMention, ...]:
    first = bisect_left(mentions, words.at[0], key=lambda mention: mention.span.start)
    last = bisect_left(mentions, words.at[-1] + 1, key=lambda mention: mention.span.start)
    return tuple(mentions[first:last])


def number_of(mention: AnyMention) -> Found[Decimal]:
    """The number of a sum."""
    return Found(mention.value.value, mention.span, mention.confidence)


def unit_of(mention: AnyMention) -> Found[str]:
    """`%`, or the ISO 4217 code of a currency."""
    return Found(str(mention.value.unit), mention.span, mention.confidence)


@cache
def _unit() -> str:
    units = sorted(forms("duration_unit"), key=lambda form: -len(form))
    return "|".join(map(re.escape, units))


@cache
def _behind() -> re.Pattern[str]:
    """`ຕໍ່ວັນ`, `/ເດືອນ`, `ສຳລັບແຕ່ລະວັນ`; a number between them makes it `P30D`."""
    return re.compile(rf"(?:ຕໍ່|/|ໃນ|ແຕ່ລະ|ທຸກໆ?|ຂອງແຕ່ລະ)\s?(?P<count>\d{{1,3}})?\s?(?P<unit>{_unit()})")


@cache
def _before() -> re.Pattern[str]:
    """`ວັນລະ`, `ເດືອນລະ`, `ຕໍ່ເດືອນ` right before a sum."""
    return re.compile(
        rf"(?:(?P<unit>{_unit()})ລະ|(?:ຕໍ່|ແຕ່ລະ|ທຸກໆ?)\s?(?P<other>{_unit()}))\s?(?:ຈຳນວນ|ເປັນເງິນ|ໃນອັດຕາ|:)?\s*$"
    )


def period_of(clause: Clause, sum: AnyMention, stop: int | None = None) -> Found[str] | None:
    """The period that a sum is counted per, as ISO 8601: `0,1% … ຕໍ່ມື້`, `ເດືອນລະ 500 ໂດລາ`.

    Args:
        clause: where the sum stands.
        sum: of the clause.
        stop: where in `clause.words.text` the words about it end.
    """
    words, place, end = clause.words, clause.place(sum), clause.end(sum)
    if sum.value.per in forms("duration_unit"):
        return Found(_iso(sum.value.per), sum.span, 0.9)
    before = _before().search(words.text, max(0, place - 40), place)
    if before:
        return Found(_iso(before["unit"] or before["other"]), words.span(*before.span()), 0.9)
    behind = _behind().search(words.text, end, min(end + 90, len(words.text) if stop is None else stop))
    return Found(_iso(behind["unit"], behind["count"]), words.span(*behind.span()), 0.9) if behind else None


def _iso(unit: str, count: str | None = None) -> str:
    return forms("duration_unit")[unit].replace("n", str(int(count or 1)))
