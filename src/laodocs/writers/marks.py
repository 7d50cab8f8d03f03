"""What is marked in the text of a page: mentions by family, and the fields of the record; and which marks lie where.

How a mark looks is the business of `html`.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from laodocs.document import Document
from laodocs.spans import Found, Mention, Span
from laodocs.writers.glance import one_line, shown_value
from laodocs.writers.shapes import HIDDEN

if TYPE_CHECKING:
    from laodocs.doctypes import TypedDocument

__all__ = ["COLOURS", "MARKED", "SHOWN", "Mark", "Paint", "fields_of", "marks"]

#: Characters of a passage that are shown beside it, and of one that is marked in the text as a field.
SHOWN, MARKED = 160, 400
#: Below this confidence a mention is drawn as a doubtful one.
SURE = 0.8
#: The families of mentions, as a page names their colours.
COLOURS = {
    "dates": "date",
    "times": "time",
    "quantities": "quantity",
    "contacts": "contact",
    "addresses": "address",
    "references": "reference",
    "ordinals": "ordinal",
}


class Mark(NamedTuple):
    """A stretch of the text to be marked: its classes, and what a person reads when pointing at it."""

    start: int
    end: int
    classes: str
    title: str


def marks(document: Document, typed: TypedDocument | None) -> Iterator[Mark]:
    """All mentions of a document, and the fields of its record that a few words say."""
    for family, colour in COLOURS.items():
        for item in getattr(document.mentions, family):
            doubtful = item.confidence < SURE
            doubts = f" ({item.confidence:.0%} sure{''.join(f', {flag}' for flag in item.flags)})" if doubtful else ""
            title = f"{item.kind}: {shown_value(item.value, SHOWN)}{doubts}"
            yield Mark(item.span.start, item.span.end, f"{colour} doubt" if doubtful else colour, title)
    for name, found in fields_of(typed) if typed else ():
        if found.span and found.span.length <= MARKED:
            yield Mark(found.span.start, found.span.end, "field", f"{name}: {one_line(str(found.value), SHOWN)}")


def fields_of(value: Any, name: str = "") -> Iterator[tuple[str, Found[Any]]]:
    """Every field of a record that has a place, with its name: `parties.country`."""
    if isinstance(value, Found):
        yield name, value
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for item in value:
            yield from fields_of(item, name)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Mention):
        for field in dataclasses.fields(value):
            if field.name not in HIDDEN:
                yield from fields_of(getattr(value, field.name), f"{name}.{field.name}" if name else field.name)


class Paint:
    """Which marks lie on which stretch of the text. Marks may overlap in any way.

    >>> [(a, b, len(marks)) for a, b, marks in Paint([Mark(2, 6, "date", ""), Mark(4, 8, "field", "")]).over(0, 9)]
    [(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 1), (8, 9, 0)]
    """

    def __init__(self, marks: Iterable[Mark]) -> None:
        opening: dict[int, list[Mark]] = {}
        closing: set[int] = set()
        for mark in marks:
            if mark.start < mark.end:
                opening.setdefault(mark.start, []).append(mark)
                closing.add(mark.end)
        self._cuts = sorted({*opening, *closing})
        self._marks: list[tuple[Mark, ...]] = []
        current: tuple[Mark, ...] = ()
        for cut in self._cuts:
            current = (*(mark for mark in current if mark.end > cut), *opening.get(cut, ()))
            self._marks.append(current)

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
        """The stretches of a span, each with its marks."""
        at = bisect_right(self._cuts, start) - 1
        while start < end:
            stop = min(end, self._cuts[at + 1]) if at + 1 < len(self._cuts) else end
            yield start, stop, self._marks[at] if at >= 0 else ()
            start, at = stop, at + 1
