"""News items: what happened, when, where, who chaired; published date and event date are kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from laodocs.doctypes.events import Event, find_event
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import byline_of, published_of, publisher_of, section_of, title_of
from laodocs.doctypes.passages import read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.document import Document
from laodocs.spans import Found

__all__ = ["News", "parse_news"]


@dataclass(frozen=True, slots=True)
class News:
    """A news item as data.

    Args:
        document, guess: what was read, and how the kind was decided.
        title: None when the item opens with its text.
        publisher, published, section, byline: of the page; `published` is EDTF.
        events: what the item tells.
        people: everyone named, with honorific, role and organisation.
    """

    kind: ClassVar[Kind] = "news"
    document: Document
    guess: KindGuess
    title: Found[str] | None = None
    publisher: Found[str] | None = None
    published: Found[str] | None = None
    section: Found[str] | None = None
    byline: Found[str] | None = None
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()


def parse_news(document: Document, guess: KindGuess) -> News:
    """Read a news item.

    Args:
        document: what `read` gave.
        guess: how its kind was decided.
    """
    body = read_blocks(document)
    story = read_blocks(document, [b for b in document.blocks if b.type in {"paragraph", "list_item", "heading"}])
    return News(
        document,
        guess,
        title=title_of(document),
        publisher=publisher_of(document),
        published=published_of(document),
        section=section_of(document),
        byline=byline_of(document, body),
        events=find_event(document, story),
        people=unique_people(find_people(story)),
    )
