"""Plain text to lines, with the light markup that PDF converters leave in it.

The text stays as it is; lines point into it. Which lines make a paragraph, and what their labels mean, is not decided
here but in `blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from laodocs.layout import Line, LineRole, SourceText
from laodocs.readers.columns import rejoin_columns
from laodocs.readers.markup import (
    BREAK_TAG,
    ESCAPE,
    IMAGE,
    RULE,
    Emphasis,
    Prefix,
    find_emphasis,
    read_prefix,
    trim,
    trim_heading,
)
from laodocs.readers.rows import Row, find_rows
from laodocs.spans import Span

__all__ = ["Hint", "Physical", "lay_out_lines", "lay_out_text", "split_lines"]

_LINE = re.compile(r"([^\r\n\f\v\x85\u2028\u2029]*)(\r\n|[\r\n\f\v\x85\u2028\u2029]|\Z)")

# Ends that break a line but not its paragraph: vertical tab (Word's soft return) and LINE SEPARATOR.
_SOFT_ENDS = "\v\u2028"

# Two blanks at the end of a line, Markdown's hard break; more are padding.
_HARD_BREAK = re.compile(r"(?<![ ])[ ]{2}\Z")

# ¹ at the head of a line: the note that the sign in the text points to.
_NOTE_SIGN = re.compile(r"[\xb9\xb2\xb3\N{SUPERSCRIPT ZERO}-\N{SUPERSCRIPT NINE}]+[ \t\xa0]*\S")
_CELL_BULLET = re.compile(r"(?:^|(?<=\s))\N{BULLET}(?=\s)")

TAB_WIDTH = 4


class Hint(NamedTuple):
    """What a format says of one physical line beyond its light markup.

    Args:
        role, level: of the line, unless its own markup says otherwise.
        verbatim: number signs and quote marks at its head are content (code).
        drop: the line is markup altogether.
    """

    role: LineRole = "text"
    level: int = 0
    verbatim: bool = False
    drop: bool = False


NO_HINT = Hint()


class Physical(NamedTuple):
    """A physical line: its span without its end, and the end."""

    span: Span
    end: str


def split_lines(text: str) -> list[Physical]:
    """All physical lines, by any of the line ends of Unicode.

    >>> [(line.span.start, line.end) for line in split_lines("a\\r\\nb\\fc")]
    [(0, '\\r\\n'), (3, '\\x0c'), (5, '')]
    """
    lines: list[Physical] = []
    for found in _LINE.finditer(text):
        if found.start() == found.end() and found.start() == len(text) and lines:
            break
        lines.append(Physical(Span(*found.span(1)), found[2]))
    return lines


def lay_out_text(text: str) -> SourceText:
    """The lines of a plain text.

    Args:
        text: decoded text, any `str`.

    Returns:
        `SourceText` whose `text` is the argument itself; spans count its code points, half-open.

    Laws: never raises; linear time; lines are disjoint and in order; every character that is neither blank nor markup
    lies in exactly one line.

    >>> page = lay_out_text("**ຂໍ້ຕົກລົງ**\\n\\n## II. ຂໍ້\\n- ກ")
    >>> [(page.text[line.span.start : line.span.end], line.role, line.bold) for line in page.lines]
    [('ຂໍ້ຕົກລົງ', 'text', True), ('II. ຂໍ້', 'heading', False), ('- ກ', 'text', False)]
    """
    physical = split_lines(text)
    return rejoin_columns(lay_out_lines(text, physical, find_rows(text, [line.span for line in physical]), {}))


def lay_out_lines(
    text: str, physical: Sequence[Physical], rows: Mapping[int, Row], hints: Mapping[int, Hint]
) -> SourceText:
    """The lines of a text whose rows are found, and of which a format says more by physical line."""
    emphasis = find_emphasis(text)
    paged = "\f" in text
    page, blank = int(paged), False
    lines: list[Line] = []
    for at, (span, end) in enumerate(physical):
        hint = hints.get(at, NO_HINT)
        silent = hint.drop or span.start == span.end
        found = () if silent else tuple(_lines_of(text, span, end, emphasis, rows.get(at), hint))
        for line in found:
            if blank and lines and lines[-1].joins_next:
                lines[-1] = replace(lines[-1], joins_next=False)
            lines.append(_placed(line, blank, page))
            blank = False
        if not found or end == "\f":
            blank = True
        if end == "\f":
            page += 1
    pages = max((line.page for line in lines), default=1) if paged else None
    return SourceText(text, tuple(lines), pages=pages, unsaid=tuple(_escapes(text, physical, hints)))


def _escapes(text: str, physical: Sequence[Physical], hints: Mapping[int, Hint]) -> Iterator[int]:
    """The backslashes that only keep a sign from being markup; in code they are text."""
    if "\\" not in text:
        return
    for at, line in enumerate(physical):
        if not hints.get(at, NO_HINT).verbatim:
            yield from (found.start() for found in ESCAPE.finditer(text, *line.span))


def _placed(line: Line, blank: bool, page: int) -> Line:
    return replace(line, blank_before=True, page=page) if blank else replace(line, page=page) if page else line


def _lines_of(text: str, span: Span, end: str, emphasis: Emphasis, row: Row | None, hint: Hint) -> Iterator[Line]:
    """The lines that one physical line holds: none when it is blank or only draws."""
    if row is not None:
        yield from _cells(text, row, emphasis)
        return
    start, stop = trim(text, span.start, span.end, emphasis)
    if start == stop or RULE.match(text, start, stop):
        return
    tail = text[max(span.start, span.end - 3) : span.end]
    hard = (end != "" and end in _SOFT_ENDS) or _HARD_BREAK.search(tail) is not None
    indent = _indent(text, span.start, start)
    pieces = _pieces(text, start, stop)
    for at, piece in enumerate(pieces):
        line = _line(text, piece, emphasis, hint, joins=hard or at < len(pieces) - 1)
        if line is not None:
            yield replace(line, indent=indent) if indent else line


def _pieces(text: str, start: int, stop: int) -> list[Span]:
    """The stretch cut at tags that end a line."""
    if "<" not in text[start:stop]:
        return [Span(start, stop)]
    pieces = []
    for tag in BREAK_TAG.finditer(text, start, stop):
        pieces.append(Span(start, tag.start()))
        start = tag.end()
    return [piece for piece in (*pieces, Span(start, stop)) if piece.length]


def _line(text: str, piece: Span, emphasis: Emphasis, hint: Hint, *, joins: bool) -> Line | None:
    prefix = Prefix(piece.start, 0, False) if hint.verbatim else read_prefix(text, *piece)
    span = trim(text, prefix.end, piece.end, emphasis)
    role, level = hint.role, hint.level
    if prefix.level:
        role, level, span = "heading", prefix.level, trim_heading(text, span, emphasis)
    elif prefix.note or _NOTE_SIGN.match(text, *span):
        role = "footnote"
    elif text.startswith(("![", "[!["), span.start) and (image := IMAGE.fullmatch(text, *span)):
        role, span = "furniture", trim(text, *image.span("alt"), emphasis)
    if not span.length:
        return None
    bold = emphasis.is_bold(span)
    return Line(span, role, level, bold, joins_next=joins)


def _cells(text: str, row: Row, emphasis: Emphasis) -> Iterator[Line]:
    """A line for each part of each cell: parts are cut by tags, and by the bullets of a list set in one line."""
    for column, cell in row.cells:
        for piece in _pieces(text, *cell):
            for part in _bulleted(text, piece):
                span = trim(text, *part, emphasis)
                if span.length:
                    bold = emphasis.is_bold(span)
                    yield Line(span, "cell", bold=bold, table=row.table, row=row.row, column=column)


def _bulleted(text: str, piece: Span) -> list[Span]:
    bullets = [found.start() for found in _CELL_BULLET.finditer(text, *piece)]
    cuts = sorted({piece.start, *bullets, piece.end})
    return [Span(a, b) for a, b in pairwise(cuts)]


def _indent(text: str, start: int, stop: int) -> int:
    """Leading columns, a tab counting as four."""
    if start == stop:
        return 0
    lead = text[start:stop]
    blanks = lead[: len(lead) - len(lead.lstrip())]
    return len(blanks) + (TAB_WIDTH - 1) * blanks.count("\t")
