"""Reports: results of a period and plans for the next, in numbered chapters full of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from laodocs.doctypes.events import Event, find_event
from laodocs.doctypes.figures import Figure, find_figures
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import byline_of, published_of, publisher_of, title_of
from laodocs.doctypes.passages import read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.doctypes.signatures import find_signatories, signed_person
from laodocs.document import Document
from laodocs.spans import Found

__all__ = ["Report", "parse_report"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as data.

    Args:
        document, guess: what was read, and how the kind was decided.
        title, publisher, published, byline: of the page or cover.
        period: EDTF of what it reports on (the first period that the title names).
        sections: ids of the outline's top sections.
        figures: key figures with section and unit, plan against result.
        events, people: as in news.
    """

    kind: ClassVar[Kind] = "report"
    document: Document
    guess: KindGuess
    title: Found[str] | None = None
    publisher: Found[str] | None = None
    published: Found[str] | None = None
    byline: Found[str] | None = None
    period: Found[str] | None = None
    sections: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()


def parse_report(document: Document, guess: KindGuess) -> Report:
    """Read a report.

    Args:
        document: what `read` gave.
        guess: how its kind was decided.
    """
    body = read_blocks(document)
    story = read_blocks(document, [b for b in document.blocks if b.type in {"paragraph", "list_item", "heading"}])
    title = title_of(document)
    return Report(
        document,
        guess,
        title=title,
        publisher=publisher_of(document),
        published=published_of(document),
        byline=byline_of(document, body),
        period=_period(document, title),
        sections=tuple(section.id for section in document.outline),
        figures=find_figures(document, body),
        events=find_event(document, story),
        people=unique_people([*find_people(story), *map(signed_person, find_signatories(document))]),
    )


def _period(document: Document, title: Found[str] | None) -> Found[str] | None:
    """The first year, half, quarter or range in the title."""
    if title is None or title.span is None:
        return None
    for date in document.mentions.dates:
        if title.span.contains(date.span) and date.value.calendar_day is None:
            return Found(str(date.value.edtf), date.span, date.confidence)
    return None
