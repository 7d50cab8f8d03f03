"""What a reader says of a page before anything is understood: its lines, with the hints that the format gave.

Readers make these; `blocks` reads them. Nothing here interprets Lao text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from laodocs.errors import Issue
from laodocs.spans import Span

__all__ = ["Line", "LineRole", "SourceText"]

LineRole = Literal["text", "heading", "list_item", "cell", "footnote", "furniture"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, with the markup around it trimmed off.

    Args:
        span: the content, in code points of the text that the line belongs to; never empty.
        role: what the format says it is: `heading` for `#` and `<h1>`, `list_item` for the first line of a list item
            that the format itself marks, `cell` for a table cell, `footnote`, `furniture` for running headers, footers
            and image captions.
        level: heading level or list depth, from 1; 0 where the format does not say.
        bold: the whole line is emphasised.
        blank_before: an empty line, a paragraph end or a page break stands before it.
        joins_next: the format says that the next line belongs to the same paragraph (a hard line break inside one).
        runs_on: the layout of a narrow column shows that its sentence goes on in the next line.
        indent: leading columns, a tab counting as four.
        table, row, column: of a cell, counted from 0 over the whole document; -1 elsewhere.
        page: counted from 1; 0 when the format has no pages.
    """

    span: Span
    role: LineRole = "text"
    level: int = 0
    bold: bool = False
    blank_before: bool = False
    joins_next: bool = False
    runs_on: bool = False
    indent: int = 0
    table: int = -1
    row: int = -1
    column: int = -1
    page: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader gives: a linear text and its lines.

    Args:
        text: for text and Markdown the decoded file itself; elsewhere the text that the reader laid out, in which
            numbers that the format generates (list counters, Word numbering) are written out as a person sees them.
        lines: in reading order, spans in `text`, disjoint; together they cover all that is not white space or markup.
        encoding: of the bytes, where there were bytes.
        pages: how many, where the format has pages.
        issues: what was doubtful while reading (a guessed encoding, damaged bytes).
        unsaid: places of single characters inside lines that are no text: the backslash of `1\\.`, the hyphen
            that cuts a word in a column with the line end behind it.
    """

    text: str
    lines: tuple[Line, ...]
    encoding: str | None = None
    pages: int | None = None
    issues: tuple[Issue, ...] = ()
    unsaid: tuple[int, ...] = ()
