"""Reports: results of a period and plans for the next, in numbered chapters full of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from laodocs.doctypes.events import Event, find_event
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import byline_of, published_of, publisher_of, title_of
from laodocs.doctypes.passages import Passage, read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.doctypes.signatures import find_signatories, signed_person
from laodocs.document import Document
from laodocs.outline import Section
from laodocs.spans import Found

__all__ = ["Figure", "Report", "parse_report"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the report.

    Args:
        value: the number (None for a range).
        unit: classifier, measure or currency.
        of: the words before it that say what is counted.
        section: the id of the outline's section that it stands in.
        plan: the figure planned, where the sentence gives plan and result.
    """

    value: Found[Decimal]
    unit: Found[str] | None = None
    of: Found[str] | None = None
    section: str | None = None
    plan: Found[Decimal] | None = None


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


#: The words that say what is counted stand before the figure, in the same clause; these words only introduce it.
_INTRODUCTION = re.compile(
    r"\s*(?:ທັງໝົດ|ລວມ(?:ທັງໝົດ|ມີ)?|ໄດ້|ມີ|ຈຳນວນ|ກວມ(?:ເອົາ)?|ເທົ່າກັບ|ບັນລຸ(?:ໄດ້)?|ເປັນເງິນ|ມູນຄ່າ(?:ລວມ)?|[:\s])+$"
)
_CLAUSE = re.compile(r"[,;:()\n]|\.\s")
#: A plan beside its result: `ແຜນ 500 … ປະຕິບັດໄດ້ 450`, `450 ທຽບໃສ່ແຜນ 500`.
_PLAN_BEFORE = re.compile(r"(?:ແຜນ(?:ການ)?(?:ປີ|ກຳນົດ|ວາງໄວ້)?|ຄາດໝາຍ)[^\d\n;]{0,30}$")


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
        figures=tuple(_figures(document, body)),
        events=find_event(document, story),
        people=unique_people([*find_people(story), *map(signed_person, find_signatories(document))]),
    )


def _period(document: Document, title: Found[str] | None) -> Found[str] | None:
    """The first year, half, quarter or range in the title."""
    if title is None or title.span is None:
        return None
    for date in document.mentions.dates:
        if title.span.contains(date.span) and date.value.precision != "day":
            return Found(str(date.value.edtf), date.span, date.confidence)
    return None


def _figures(document: Document, body: Passage) -> Iterator[Figure]:
    """Each quantity with what it counts; a plan is joined to the result that follows it in the same sentence."""
    places = {position: index for index, position in enumerate(body.at)}
    sections = list(_numbered(document.outline))
    plan: tuple[Found[Decimal], int] | None = None
    for quantity in document.mentions.quantities:
        at = places.get(quantity.span.start)
        value = quantity.value.value
        if at is None or value is None or quantity.kind == "duration":
            continue
        found = Found(value, quantity.span, quantity.confidence)
        if _PLAN_BEFORE.search(body.text[max(0, at - 45) : at]):
            plan = (found, at)
            continue
        near = plan if plan and "\n" not in body.text[plan[1] : at] and at - plan[1] < 120 else None
        plan = None
        unit = Found(str(quantity.value.unit), quantity.span) if quantity.value.unit else None
        section = next((i for i, span in reversed(sections) if span[0] <= quantity.span.start < span[1]), None)
        yield Figure(found, unit, _counted(body, at), section, near[0] if near else None)


def _counted(body: Passage, at: int) -> Found[str] | None:
    """The clause before a figure, without the words that only introduce it."""
    start = max(0, at - 80)
    before = body.text[start:at]
    cuts = list(_CLAUSE.finditer(before))
    begin = start + (cuts[-1].end() if cuts else 0)
    words = _INTRODUCTION.search(body.text, begin, at)
    return body.found(begin, words.start() if words else at, confidence=0.6)


def _numbered(sections: tuple[Section, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Id and span of each section, parents before children."""
    for section in sections:
        yield section.id, section.span
        yield from _numbered(section.children)
