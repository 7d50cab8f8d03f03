"""Lines gathered to drafts of blocks: paragraphs, list items and tables made whole across wraps and page breaks.

A draft knows its lines and its label. What it is beyond that (title, signature, contents …) is said in `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from laodocs.layout import Line
from laodocs.markers import Marker, read_markers
from laodocs.spans import Span
from laodocs.tables import Table
from laodocs.wrapping import is_open, is_terminated, page_width, visible_length

__all__ = ["Draft", "gather"]

# `II. ໜ່ວຍງານ<TAB>7`, `ບົດທີ 1 ....... 12`, `ພາກສະເໜີ … 3`: a title, a leader, a page number.
TOC_LINE = re.compile(
    r"(?P<title>.*?[^\s.…])(?:[ ]*\t[\t .…]*|[ ]*(?:\.[ ]?){4,}|[ ]*…{2,}[ ]*|[ ]{4,})(?P<page>[0-9໐-໙]{1,4})\s*$"
)
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹]+\s*\S|\[\d{1,2}\]\s+\S")
_LONG = 40
_LONGEST_CUT = 60


@dataclass(slots=True)
class Draft:
    """A block in the making.

    Args:
        type: a `BlockType`, settled in `roles`.
        lines: what it was joined from.
        markers: the readings of its label, best first.
        table: the rows, when it is a table.
    """

    type: str
    lines: list[Line] = field(default_factory=list)
    markers: tuple[Marker, ...] = ()
    table: Table | None = None

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    def raw(self, text: str) -> str:
        """Its characters as they stand."""
        return text[self.span.start : self.span.end]

    def last(self, text: str) -> str:
        """Its last line."""
        return text[self.lines[-1].span.start : self.lines[-1].span.end]


class _Gatherer:
    """Walks the lines once; `open` is the draft that a line may still join."""

    def __init__(self, text: str, lines: Sequence[Line], furniture: frozenset[int]) -> None:
        self.text = text
        self.lines = lines
        self.furniture = furniture
        self.width = page_width(text, lines)
        self.drafts: list[Draft] = []
        self.open: Draft | None = None
        self.interrupted = False  # furniture stands between the open draft and the next line

    def run(self) -> list[Draft]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if at in self.furniture:
                self.drafts.append(Draft("furniture", [line]))
                self.interrupted = True
            elif line.role == "cell":
                at = self.row(at)
                continue
            else:
                self.take(line)
                self.interrupted = False
            at += 1
        return self.drafts

    def row(self, at: int) -> int:
        """Take the cells of one table row; returns the index behind them."""
        first = self.lines[at]
        cells: dict[int, list[Span]] = {}
        taken: list[Line] = []
        while at < len(self.lines) and self.lines[at].role == "cell" and self.lines[at].row == first.row:
            if self.lines[at].table != first.table:
                break
            cells.setdefault(self.lines[at].column, []).append(self.lines[at].span)
            taken.append(self.lines[at])
            at += 1
        draft = self.open
        if draft is None or draft.table is None or not draft.table.takes(cells, first.table):
            draft = Draft("table", table=Table(first.table))
            self.drafts.append(draft)
        assert draft.table is not None
        draft.table.number = first.table
        draft.table.fresh = self.interrupted
        draft.table.add(cells)
        draft.lines.extend(taken)
        self.open, self.interrupted = draft, False
        return at

    def take(self, line: Line) -> None:
        """A line of text: it goes on with the open draft, or begins a new one."""
        content = self.text[line.span.start : line.span.end]
        markers = read_markers(self.text, *line.span)
        if self.open is not None and self.open.table is not None and self.extends_table(line, content, markers):
            return
        entry = TOC_LINE.match(content)
        if self.open is not None and not entry and self.goes_on(line, content, markers):
            self.open.lines.append(line)
            return
        kind = "paragraph"
        if line.role == "footnote" or _FOOTNOTE.match(content):
            kind = "footnote"
        elif entry and not is_terminated(entry["title"]):
            kind = "toc_entry"
        elif line.role == "heading":
            kind = "heading"
        elif markers or line.role == "list_item":
            kind = "list_item"
        draft = Draft(kind, [line], markers)
        self.drafts.append(draft)
        self.open = draft if kind != "toc_entry" else None

    def extends_table(self, line: Line, content: str, markers: Sequence[Marker]) -> bool:
        """Whether a line below a table goes on with it: a category label, or a list that continues its last cell."""
        draft = self.open
        assert draft is not None
        assert draft.table is not None
        table = draft.table
        if not table.labelled(self.text) or line.role == "heading":
            return False
        if (
            not markers
            and content.rstrip().endswith(":")
            and visible_length(content) < _LONG
            and self.bulleted_below(line)
        ):
            table.add({0: [line.span]})
        elif markers and not markers[0].numbered and table.rows:
            table.add({1: [line.span]})
        else:
            return False
        draft.lines.append(line)
        return True

    def bulleted_below(self, line: Line) -> bool:
        """Whether the next line is a bullet."""
        at = self.lines.index(line) + 1
        below = read_markers(self.text, *self.lines[at].span) if at < len(self.lines) else ()
        return bool(below) and not below[0].numbered

    def goes_on(self, line: Line, content: str, markers: Sequence[Marker]) -> bool:
        """Whether the line belongs to the open draft."""
        draft = self.open
        assert draft is not None
        last = draft.lines[-1]
        before = draft.last(self.text)
        labelled = any(m.weight > -3 for m in markers) or line.role in ("heading", "list_item", "footnote")
        if draft.table is not None:
            return False
        if last.joins_next:
            return not labelled
        if labelled:
            return not line.blank_before and _swallows(before, markers, line)
        if self.interrupted or line.page != last.page:
            return self.cut(draft, before, line) and not is_terminated(before) and visible_length(content) >= _LONG
        if line.blank_before:
            return self.cut(draft, before, line) and is_open(before) and not before.rstrip().endswith(",")
        if is_terminated(before):
            return draft.type == "list_item" and not _announces(content) and not _is_sentence(before)
        return draft.type == "list_item" or is_open(before) or visible_length(before) >= self.width

    def cut(self, draft: Draft, before: str, line: Line) -> bool:
        """Whether a page or an empty line may have cut the draft in mid-sentence."""
        prose = draft.type in ("paragraph", "list_item", "footnote") and line.role == "text"
        return prose and (visible_length(before) >= _LONGEST_CUT or len(draft.lines) > 1)


def _swallows(before: str, markers: Sequence[Marker], line: Line) -> bool:
    """Whether a label at a line start is part of the sentence above: `…ຕາມ` / `ມາດຕາ 5 ຂອງກົດໝາຍ`."""
    return line.role == "text" and bool(markers) and markers[0].keyword and is_open(before)


def _announces(content: str) -> bool:
    return content.rstrip().endswith(":")


def _is_sentence(before: str) -> bool:
    """Whether it ends a sentence, so that a line below starts afresh."""
    return before.rstrip()[-1:] in ".;!?" and visible_length(before) >= _LONG


def gather(text: str, lines: Sequence[Line], furniture: frozenset[int]) -> list[Draft]:
    """Lines to drafts, in reading order.

    Args:
        text: normalised text.
        lines: its lines.
        furniture: indexes of the lines that are page furniture; each becomes a draft of its own.
    """
    return _Gatherer(text, lines, furniture).run()
