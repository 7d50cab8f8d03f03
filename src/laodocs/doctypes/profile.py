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
from laodocs.doctypes.passages import Passage, passage_of, read_blocks, tidy
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.document import Document
from laodocs.mentions.cards import ContactCard
from laodocs.spans import Found, Span

__all__ = ["Category", "ContentsEntry", "MemberList", "Profile", "parse_profile"]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents: label, title and page as printed."""

    label: str | None
    title: Found[str]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """Members of one category; `open_ended` when the list closes with `ແລະ ອື່ນໆ` (and others)."""

    category: Found[str] | None
    members: tuple[Found[str], ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members of a body (`group`), by category."""

    group: Found[str] | None
    categories: tuple[Category, ...]


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
_GROUP = re.compile(r"ສະມາຊິກ\s*(?:ຂອງ)?\s*(?P<group>[^\n]*?)\s*(?:ປະກອບ(?:ດ້ວຍ|ມີ)|ມີ(?:ດັ່ງ|ລາຍຊື່)|:|$)")
_AND_OTHERS = re.compile(r"^\s*(?:ແລະ\s*)?(?:ພາກສ່ວນ)?ອື່ນໆ\s*[.;]?\s*$")
_CATEGORY = re.compile(r"^[^\n:]{2,60}?\s*:\s*$")


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
    """The owner of the last contact card that has an address: who publishes stands on the back cover."""
    for card in reversed(document.contacts):
        if card.owner is not None and card.address is not None:
            return card.owner
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


def find_member_lists(document: Document) -> tuple[MemberList, ...]:
    """Member tables and lists below a line that says whose members they are.

    A category is the first cell of a row, or a short line that ends with a colon; its members are the lines of the
    second cell or the list items that follow. A category without a new name goes on with the one before it.
    """
    lists: list[MemberList] = []
    gathered = _Gathering()
    for block in document.blocks:
        passage = passage_of(document, block)
        opened = _GROUP.search(passage.text) if block.type in {"paragraph", "heading", "list_item"} else None
        if opened and len(passage.text) < 160 and passage.text.rstrip().endswith(":"):
            lists.extend(gathered.close())
            gathered.open(passage.group(opened, "group"))
        elif gathered.is_open:
            gathered.take(document, block, passage)
    lists.extend(gathered.close())
    return tuple(lists)


class _Gathering:
    """The member list being read: its categories, and the members met so far."""

    def __init__(self) -> None:
        self.is_open = False
        self._group: Found[str] | None = None
        self._categories: list[tuple[Found[str] | None, list[Found[str]], list[bool]]] = []

    def open(self, group: Found[str] | None) -> None:
        """Begin a list."""
        self.is_open, self._group, self._categories = True, group, []

    def close(self) -> list[MemberList]:
        """End the list; empty ones vanish."""
        made = tuple(
            Category(name, tuple(members), bool(others)) for name, members, others in self._categories if members
        )
        self.is_open, self._categories = False, []
        return [MemberList(self._group, made)] if made else []

    def take(self, document: Document, block: Block, passage: Passage) -> None:
        """Read one more block, or stop at one that cannot belong to a list."""
        if block.type in {"furniture", "figure_text"} or not passage:
            return
        if block.type == "table":
            self._rows(document, block)
        elif block.type == "list_item":
            self._member(passage.found(0, len(passage.text)))
        elif _CATEGORY.match(passage.text):
            self._category(passage.found(0, len(passage.text)))
        elif self._categories:
            self.is_open = False

    def _rows(self, document: Document, block: Block) -> None:
        for row in block.rows:
            cells = [[_found(document, span) for span in cell] for cell in row]
            words = [[f for f in cell if f] for cell in cells]
            if len(words) < 2:
                for found in words[0] if words else []:
                    self._member(found)
                continue
            first = document.text[row[0][0].start : row[0][-1].end] if row[0] else ""
            if words[0] and first.rstrip(" *").endswith(":"):
                self._category(words[0][0])
            elif words[0] and not self._categories:
                continue  # the header row
            for found in words[-1]:
                self._member(found)

    def _category(self, name: Found[str] | None) -> None:
        self._categories.append((name, [], []))

    def _member(self, found: Found[str] | None) -> None:
        if found is None:
            return
        if not self._categories:
            self._category(None)
        _, members, others = self._categories[-1]
        if _AND_OTHERS.match(found.value):
            others.append(True)
        else:
            members.append(found)


def _found(document: Document, span: Span) -> Found[str] | None:
    words = tidy(document.text[span.start : span.end].lstrip("•-–* "))
    return Found(words, span) if words else None
