"""Booklets, terms of reference and profiles of bodies: contents, members by group and category, contacts, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from laodocs.blocks import Block
from laodocs.blocks.markers import read_markers
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import published_of, publisher_of, title_of
from laodocs.doctypes.members import MemberList, find_member_lists
from laodocs.doctypes.passages import passage_of, read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.document import Document
from laodocs.mentions.cards import ContactCard
from laodocs.spans import Found

__all__ = ["ContentsEntry", "Profile", "parse_profile"]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: label, title and page as printed."""

    label: str | None
    title: Found[str]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A booklet as data.

    Args:
        document, guess: what was read, and how the kind was decided.
        title, publisher, published: of the cover.
        contents: the table of contents.
        member_lists: who belongs to which body.
        contacts: the directory.
        people: everyone named.
        footnotes: as printed.
    """

    kind: ClassVar[Kind] = "profile"
    document: Document
    guess: KindGuess
    title: Found[str] | None = None
    publisher: Found[str] | None = None
    published: Found[str] | None = None
    contents: tuple[ContentsEntry, ...] = ()
    member_lists: tuple[MemberList, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    people: tuple[Person, ...] = ()
    footnotes: tuple[Found[str], ...] = ()


#: A contents line ends with its page, behind a tab, dots or several blanks.
_ENTRY = re.compile(r"^(?P<title>.*?)(?:[\t.…·_]|\s{2,}|\s(?=\d+$))*\s*(?P<page>\d{1,4})?\s*$", re.DOTALL)


def parse_profile(document: Document, guess: KindGuess) -> Profile:
    """Read a booklet.

    Args:
        document: what `read` gave.
        guess: how its kind was decided.
    """
    body = read_blocks(document)
    return Profile(
        document,
        guess,
        title=title_of(document),
        publisher=publisher_of(document) or _back_cover(document),
        published=published_of(document),
        contents=tuple(_contents(document)),
        member_lists=find_member_lists(document),
        contacts=document.contacts,
        people=unique_people(find_people(body)),
        footnotes=tuple(f for b in document.blocks if b.type == "footnote" and (f := _whole(document, b))),
    )


def _whole(document: Document, block: Block) -> Found[str] | None:
    passage = passage_of(document, block)
    return passage.found(0, len(passage.text)) if passage else None


def _back_cover(document: Document) -> Found[str] | None:
    """The owner of the last contact card that has an address, no person: who publishes stands on the back cover."""
    for card in reversed(document.contacts):
        if card.address is not None and (card.organisation or card.person is None):
            return card.organisation or card.owner
    return None


def _contents(document: Document) -> Iterator[ContentsEntry]:
    for block in document.blocks:
        if block.type != "toc_entry":
            continue
        passage = passage_of(document, block)
        marker = None if block.label else next(iter(read_markers(passage.text)), None)
        label = passage.text[marker.start : marker.end] if marker else block.label
        rest = passage[marker.end :] if marker else passage
        match = _ENTRY.match(rest.text)
        title = rest.group(match, "title")
        if match and title:
            yield ContentsEntry(label, title, int(match["page"]) if match["page"] else None)
