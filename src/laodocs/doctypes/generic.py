"""A document of no known kind: its title, people and contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import published_of, publisher_of, title_of
from laodocs.doctypes.passages import read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.document import Document
from laodocs.mentions.cards import ContactCard
from laodocs.spans import Found

__all__ = ["Generic", "parse_generic"]


@dataclass(frozen=True, slots=True)
class Generic:
    """What can be said of any document."""

    kind: ClassVar[Kind] = "generic"
    document: Document
    guess: KindGuess
    title: Found[str] | None = None
    publisher: Found[str] | None = None
    published: Found[str] | None = None
    contacts: tuple[ContactCard, ...] = ()
    people: tuple[Person, ...] = ()


def parse_generic(document: Document, guess: KindGuess) -> Generic:
    """Read a document of no known kind."""
    return Generic(
        document,
        guess,
        title=title_of(document),
        publisher=publisher_of(document),
        published=published_of(document),
        contacts=document.contacts,
        people=unique_people(find_people(read_blocks(document))),
    )
