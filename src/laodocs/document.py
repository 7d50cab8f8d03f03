"""A document read: its text, blocks, outline and mentions, each pointing to where it came from; `read` makes it.

Here the stages are put together, and nothing else: bytes → source text → normalised text → blocks → outline → mentions.
What a stage does stands in the stage's own module; what a document *is* (an agreement, a report) is decided above.
"""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import IO

from laodocs.blocks import Block, build_blocks
from laodocs.blocks.datelines import is_dateline, is_details, is_when
from laodocs.errors import Issue
from laodocs.layout import Line, SourceText
from laodocs.mentions import Mentions, find_dates, find_mentions, group
from laodocs.mentions.cards import ContactCard, contact_cards, with_owners
from laodocs.normalize import Normalization, explain
from laodocs.outline import Section, build_outline, find_by_id, find_section
from laodocs.readers import detect_format, read_source
from laodocs.readers.formats import SUFFIXES
from laodocs.readers.limits import MAX_FILE
from laodocs.spans import AnyMention, OffsetMap, Span

__all__ = ["Document", "Input", "Source", "read"]

#: What `read` accepts: a path, the bytes of a file, an open file, or the text itself.
Input = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.

    Args:
        path: as given, or None for bytes and text.
        format: `text`, `markdown`, `html`, `docx` …
        sha256: of the bytes (of the UTF-8 form for a `str`), in hexadecimal.
        encoding: of the bytes, where the format has one.
        pages: how many, where the format has pages.
    """

    path: str | None
    format: str
    sha256: str
    encoding: str | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as data.

    Args:
        source_text: as read; for text and Markdown the decoded file itself.
        text: `source_text` normalised, without the backslashes of escapes. All spans count its code points, half-open.
        offsets: the way from `text` back to `source_text`.
        blocks: what the page is made of, in reading order; furniture is marked, not left out.
        outline: the tree of numbered sections.
        mentions: typed values by family: dates, contacts, quantities …
        contacts: the contact details grouped into cards by their owner.
        issues: what deserves a person's eye.
        source: where it came from.
    """

    source_text: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    outline: tuple[Section, ...]
    mentions: Mentions
    issues: tuple[Issue, ...] = ()
    source: Source = field(default_factory=lambda: Source(None, "text", ""))
    contacts: tuple[ContactCard, ...] = ()

    def source_span(self, span: tuple[int, int]) -> Span:
        """The span of `source_text` that became `span` of `text`."""
        return self.offsets.to_source(span)

    def section(self, *labels: str) -> Section | None:
        """The section with these labels, outermost first; see `outline.find_section`."""
        return find_section(self.outline, *labels)

    def __getitem__(self, id: str) -> Section:
        """The section with an id, such as `document["II.1"]`."""
        section = find_by_id(self.outline, id)
        if section is None:
            raise KeyError(f"no section {id!r}; `laodocs inspect` lists the ids")
        return section


def read(source: Input, *, format: str | None = None, encoding: str | None = None) -> Document:
    """Read a document.

    A `str` is a path when a file of that name exists; a one-line `str` that looks like a path (it ends in the suffix of
    a document, or begins with `/`, `./`, `../`) is never taken for text. Any other `str` is the text itself. To be
    sure, give a `pathlib.Path` for a file and an `io.StringIO` for text.

    Args:
        source: a path, the bytes of a file, an open file (binary or text), or the text.
        format: `text`, `markdown`, `html`, `docx` …; told from the content and the name where None.
        encoding: of the bytes; told from the bytes where None.

    Returns:
        The document. Nothing readable in it is not an error: an empty file gives a document without blocks and the
        issue `empty-document`.

    Raises:
        FileNotFoundError: the path leads nowhere.
        LaodocsError: the bytes cannot be read; the subclass says why and the message what to do.
        TypeError: `source` is none of the above.

    Laws: never another exception, whatever the bytes; every span of the result lies within `text`.

    >>> document = read("ວັນທີ 3 ເມສາ 2024")
    >>> document.source.format, document.text
    ('text', 'ວັນທີ 3 ເມສາ 2024')
    """
    path, data = _load(source)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if format is None:
        format = "text" if isinstance(data, str) and path is None else detect_format(path, raw)
    page = read_source(data, format=format, encoding=encoding)
    return _understand(page, Source(path, format, hashlib.sha256(raw).hexdigest(), page.encoding, page.pages))


def _understand(page: SourceText, source: Source) -> Document:
    """A page to a document: normalised, joined to blocks, numbered, and searched for values."""
    norm = _said_text(page)
    outline = build_outline(norm.text, build_blocks(norm.text, _to_normalized(page.lines, norm)))
    mask = tuple(_silent(norm.text, outline.sections, outline.blocks))
    mentions = group(find_mentions(norm, mask=mask))
    dates = _with_years(mentions.dates, norm, outline.blocks)
    mentions = replace(mentions, dates=dates, contacts=_said(mentions.contacts, norm.text, outline.blocks))
    cards = contact_cards(norm.text, mentions.contacts, mentions.addresses, outline.blocks)
    mentions = replace(mentions, contacts=tuple(with_owners(mentions.contacts, cards)))
    doubts = (replace(i, span=norm.offsets.to_target(i.span) if i.span else None) for i in page.issues)
    issues = (*doubts, *outline.issues)
    if not outline.blocks:
        issues = (*issues, Issue("empty-document", "Nothing to read: the document holds no text.", Span(0, 0)))
    sections, blocks = outline.sections, outline.blocks
    return Document(page.text, norm.text, norm.offsets, blocks, sections, mentions, issues, source, cards)


def _said_text(page: SourceText) -> Normalization:
    """The page's text without what is not said in it, normalised; the way back leads to the page's text."""
    if not page.unsaid:
        return explain(page.text)
    ends = (*page.unsaid, len(page.text))
    starts = (0, *(at + 1 for at in page.unsaid))
    said = "".join(page.text[start:end] for start, end in zip(starts, ends, strict=True))
    norm = explain(said)
    offsets = OffsetMap(len(page.text), ((at, at + 1, at - n, at - n) for n, at in enumerate(page.unsaid)))
    return replace(norm, source=page.text, offsets=offsets.then(norm.offsets))


def _with_years(dates: tuple[AnyMention, ...], norm: Normalization, blocks: Sequence[Block]) -> tuple[AnyMention, ...]:
    """The dates, with the year that a page's dateline gives those without one: `ວັນທີ 6 ມິຖຸນາ`."""
    yearless = {mention.span for mention in dates if str(mention.value.edtf).startswith("XXXX-")}
    published = _published(blocks) if yearless else None
    if published is None:
        return dates
    known = {found.span: found for found in find_dates(norm, reference=published) if found.span in yearless}
    return tuple(known.get(mention.span, mention) for mention in dates)


def _said(contacts: tuple[AnyMention, ...], text: str, blocks: Sequence[Block]) -> tuple[AnyMention, ...]:
    """The contacts without the addresses that pictures, menus and buttons of a page lead to."""
    if "](" not in text:
        return contacts
    lines = sorted((line, block.type) for block in blocks for line in (block.lines or (block.span,)))
    kept = []
    for mention in contacts:
        at = bisect_right(lines, mention.span.start, key=lambda line: line[0].start) - 1
        inside = at >= 0 and mention.span.end <= lines[at][0].end
        linked = text.endswith("](", 0, mention.span.start)
        if not linked or (inside and lines[at][1] != "furniture"):
            kept.append(mention)
    return tuple(kept)


def _published(blocks: Sequence[Block]) -> date | None:
    """The day that the dateline of a page names, or else the letterhead (`ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 5 ມີນາ 2021`)."""
    heads = [block for block in blocks if block.type == "metadata"]
    for block in heads:
        if any(test(block.text) for test in (is_dateline, is_when, is_details)):
            return next((m.value.earliest for m in find_dates(block.text) if m.value.precision == "day"), None)
    for block in heads:
        days = [m for m in find_dates(block.text) if m.value.precision == "day" and m.value.earliest]
        if len(days) == 1 and block.text.endswith(days[0].text) and block.text[: days[0].span.start].endswith(", "):
            return days[0].value.earliest
    return None


# --- what was given -------------------------------------------------------------------------------------------------

_PATH_HEAD = re.compile(r"(?: \.{0,2} [/\\] | [A-Za-z]: [/\\] ) \S", re.VERBOSE)  # /…, ./…, ../…, C:\\…
_LONGEST_PATH = 4096


def _load(source: Input) -> tuple[str | None, bytes | str]:
    """The path, where there is one, and the content: `bytes`, or `str` where no bytes were given."""
    if isinstance(source, bytes | bytearray | memoryview):
        return None, bytes(source)
    if isinstance(source, str) and not _is_path(source):
        return None, source
    if isinstance(source, str | os.PathLike):
        path = str(os.fspath(source))
        with open(path, "rb") as file:
            return path, file.read(MAX_FILE + 1)
    if hasattr(source, "read"):
        name, data = getattr(source, "name", None), source.read(MAX_FILE + 1)
        if isinstance(data, str | bytes):
            return name if isinstance(name, str) else None, data
    raise TypeError(f"read() takes a path, bytes, an open file or text, not {type(source).__name__}")


def _is_path(source: str) -> bool:
    """Whether a `str` is a path (see `read`); one that looks like a path must lead somewhere."""
    if "\n" in source or len(source) > _LONGEST_PATH:
        return False
    if os.path.isfile(source):
        return True
    suffix = source.rpartition(".")[2].lower()
    if not _PATH_HEAD.match(source) and ("." not in source or suffix not in SUFFIXES):
        return False
    if os.path.isdir(source):
        raise IsADirectoryError(f"{source!r} is a folder; `laodocs convert` reads folders, read() one document")
    raise FileNotFoundError(f"no file {source!r}; if these are the words to read, give io.StringIO(text)")


# --- coordinates ----------------------------------------------------------------------------------------------------


def _to_normalized(lines: Sequence[Line], norm: Normalization) -> list[Line]:
    """The lines in coordinates of the normalised text: still disjoint and in order, blank ones left out."""
    moved: list[Line] = []
    end = 0
    for line in lines:
        start, stop = norm.offsets.to_target(line.span)
        start = max(start, end)
        while start < stop and norm.text[start].isspace():
            start += 1
        while start < stop and norm.text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            end = stop
            span = Span(start, stop)
            moved.append(line if span == line.span else replace(line, span=span))
    return moved


# --- where no value may be found ------------------------------------------------------------------------------------

_PAGE_NUMBER = re.compile(r"\d+\s*\Z")
_NOTE_MARK = re.compile(r"[\[(]?\d{1,2}(?=[\])\s])")  # what a footnote begins with where it is not raised
_ADDRESS = re.compile(r"\]\([^()\n]*\)")  # where a Markdown link leads


def _silent(text: str, sections: Iterable[Section], blocks: Iterable[Block]) -> Iterable[Span]:
    """Labels of sections, items and notes, page numbers of contents, furniture, links: digits that are no values."""
    if blocks and "](" in text:
        yield from (Span(*found.span()) for found in _ADDRESS.finditer(text))
    for section in sections:
        if section.label:
            yield _label_span(text, section.span, section.label)
        yield from _silent(text, section.children, ())
    for block in blocks:
        if block.type == "furniture":
            yield block.span
        elif block.label:
            yield _label_span(text, block.span, block.label)
        elif block.type == "footnote" and (mark := _NOTE_MARK.match(text, *block.span)):
            yield Span(*mark.span())
        if block.type == "toc_entry" and (page := _PAGE_NUMBER.search(text, *block.span)):
            yield Span(*page.span())


def _label_span(text: str, span: Span, label: str) -> Span:
    """Where the label at the head of `span` stands; it may be spaced otherwise than it is quoted."""
    if text.startswith(label, span.start):
        return Span(span.start, span.start + len(label))
    pattern = r"\s*".join(re.escape(part) for part in label.split())
    found = re.compile(pattern).search(text, span.start, min(span.end, span.start + 2 * len(label) + 8))
    return Span(*found.span()) if found else Span(span.start, span.start)
