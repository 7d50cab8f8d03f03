"""Lines gathered to drafts of blocks: paragraphs, list items and tables made whole across wraps and page breaks.

A draft knows its lines and its label. What it is beyond that (title, signature, contents …) is said in `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from laodocs.blocks.datelines import is_byline, is_dateline, is_details, is_field, is_imprint, is_when
from laodocs.blocks.markers import WEIGHTS, Marker, read_markers
from laodocs.blocks.tables import Table
from laodocs.blocks.wrapping import (
    awaits_number,
    is_open,
    is_rule,
    is_terminated,
    page_width,
    visible_length,
)
from laodocs.layout import Line
from laodocs.spans import Span

__all__ = ["Draft", "gather"]

# `II. ໜ່ວຍງານ<TAB>7`, `ບົດທີ 1 ....... 12`, `ພາກສະເໜີ … 3`: a title, a leader, a page number.
TOC_LINE = re.compile(
    r"(?P<title>.*?[^\s.…])"
    r"(?:[ ]*(?:[.…][ ]?)*\t[\t .…]*|[ ]*(?:\.[ ]?){4,}|[ ]*…{2,}[ ]*|[ ]{4,})"
    r"(?P<page>[0-9໐-໙]{1,4})\s*$"
)
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹]+\s*\S|\[\d{1,2}\]\s+\S")
_PLAIN_NOTE = re.compile(r"(?P<figure>[1-9][0-9]?)\s(?=\S)|\((?P<bracketed>[1-9][0-9]?)\)\s(?=\S)")
_MARKED = "(?<![0-9])(?<=[\u0e81-\u0edf]{3})(?<!ແມັດ)(?<!ແມັດກ້ອນ)"  # ຂອງຊາດ¹, but not ມ² or ຕາແມັດ²
_GLUED = r"(?<=[\u0e81-\u0edf.”\"])(?<!ຂໍ້)(?<!ວັກ)(?<!ທີ)\({}\)(?=[\s.,;]|$)"  # ໃນປີ 2015.(1), but not ຂໍ້(1)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PAGE = 4000  # characters between a mark and its note, at most
_PERSON = re.compile(r"\s*(?:ພະນະ)?(?:ທ່ານ|ທ້າວ|ນາງ|ສະຫາຍ)(?=\s)")
_NEXT_ITEM = re.compile("\\s\N{BULLET}(?=\\s)")
_BASIS = re.compile(r"ອີງ(?:ຕາມ|ໃສ່)")
_LONG = 40
_LONGEST_CUT = 60
_HEAD_LINES, _HEADLINE = 24, 20  # lines that a page's head may have, columns that a headline has at least


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
        self.notes = 0  # footnotes so far
        self.at = 0

    def run(self) -> list[Draft]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if self.at in self.furniture:
                self.drafts.append(Draft("furniture", [line]))
                self.interrupted = True
            elif line.role == "cell":
                self.row(line)
                continue
            else:
                self.take(line)
                self.interrupted = False
            self.at += 1
        return self.drafts

    def row(self, first: Line) -> None:
        """Take the cells of one table row."""
        cells: dict[int, list[Span]] = {}
        taken: list[Line] = []
        while self.at < len(self.lines) and self.at not in self.furniture:
            line = self.lines[self.at]
            if (line.role, line.table, line.row) != ("cell", first.table, first.row):
                break
            cells.setdefault(line.column, []).append(line.span)
            taken.append(line)
            self.at += 1
        draft = self.open
        if draft is None or draft.table is None:
            markers = read_markers(self.text, *first.span)
            if markers and markers[0].numbered and first.span.end - markers[0].end > 8 and first.column == 0:
                self.open = Draft("list_item", taken, markers)  # a list whose columns are set by tabs
                self.drafts.append(self.open)
                return
        if draft is None or draft.table is None or not draft.table.takes(cells, first.table):
            draft = Draft("table", table=Table(first.table))
            self.drafts.append(draft)
        assert draft.table is not None
        draft.table.number, draft.table.fresh = first.table, self.interrupted or draft.table.fresh
        draft.table.add(cells)
        draft.lines.extend(taken)
        self.open, self.interrupted = draft, False

    def take(self, line: Line) -> None:
        """A line of text: it goes on with the open draft, or begins a new one."""
        content = self.text[line.span.start : line.span.end]
        markers = tuple(m for m in read_markers(self.text, *line.span) if m.weight > WEIGHTS["abbreviation"])
        if not markers and self.repeats(content):
            self.drafts.append(Draft("furniture", [line]))
            self.open = None
            return
        if is_dateline(content):
            markers = ()
        if self.open is not None and self.open.table is not None and self.extends_table(line, content, markers):
            return
        entry = TOC_LINE.match(content)
        if self.open is not None and not entry and self.goes_on(line, content, markers):
            self.open.lines.append(line)
            return
        kind = "paragraph"
        plain = self.is_plain_note(line, content, markers)
        if line.role == "footnote" or _FOOTNOTE.match(content) or plain:
            kind, markers = "footnote", () if plain else markers
            self.notes += 1
        elif entry and not is_terminated(entry["title"]):
            kind = "toc_entry"
        elif line.role == "heading":
            kind = "heading"
        elif markers or line.role == "list_item":
            kind = "list_item"
        draft = Draft(kind, [line], markers)
        self.drafts.append(draft)
        self.open = draft if kind != "toc_entry" else None

    def is_plain_note(self, line: Line, content: str, markers: Sequence[Marker]) -> bool:
        """Whether it is the next footnote, with a figure that marks the text above: bracketed, or once raised."""
        note = _PLAIN_NOTE.match(content)
        if note is None or not line.blank_before or int(note[1] or note[2]) != self.notes + 1:
            return False
        if note["figure"] and markers:
            return False
        raised = f"{_MARKED}{(note[1] or '').translate(_RAISED)}(?![¹²³⁰⁴-⁹])"
        mark = re.compile(raised if note["figure"] else _GLUED.format(note["bracketed"]))
        return mark.search(self.text, max(0, line.span.start - _PAGE), line.span.start) is not None

    def repeats(self, content: str) -> bool:
        """Whether it is a copy of a headline: a web page prints its own in the window's title, the path, the body."""
        if self.at >= _HEAD_LINES or visible_length(content) < _HEADLINE or is_terminated(content):
            return False
        return any(len(d.lines) == 1 and d.raw(self.text).strip() == content.strip() for d in self.drafts)

    def extends_table(self, line: Line, content: str, markers: Sequence[Marker]) -> bool:
        """Whether a line below a table goes on with it: a category label, or a list that continues its last cell."""
        draft = self.open
        assert draft is not None
        assert draft.table is not None
        table = draft.table
        if not table.labelled(self.text) or line.role == "heading":
            return False
        category = content.rstrip().endswith(":") and visible_length(content) < _LONG and not line.bold
        if not markers and category and self.bulleted_below():
            table.add({0: [line.span]})
        elif markers and not markers[0].numbered and table.rows:
            table.fresh = True
            table.add({1: _items(self.text, line.span)})
        else:
            return False
        table.fresh = True
        draft.lines.append(line)
        return True

    def bulleted_below(self) -> bool:
        """Whether the next line is a bullet, and names no person: people stand in directories below tables."""
        if self.at + 1 == len(self.lines):
            return False
        span = self.lines[self.at + 1].span
        below = read_markers(self.text, *span)
        return bool(below) and not below[0].numbered and not _PERSON.match(self.text, below[0].end, span.end)

    def goes_on(self, line: Line, content: str, markers: Sequence[Marker]) -> bool:
        """Whether the line belongs to the open draft."""
        draft = self.open
        assert draft is not None
        last = draft.lines[-1]
        before = draft.last(self.text)
        labelled = any(m.weight > -3 for m in markers) or line.role in ("heading", "list_item", "footnote")
        if draft.table is not None or is_rule(content) or is_rule(before):
            return False
        if last.runs_on and not labelled:
            return True
        if (
            not is_open(before)
            and not awaits_number(before)
            and (_apart(content) or is_field(content) or _apart(before))
        ):
            return False
        if _BASIS.match(content) and (line.blank_before or _BASIS.match(draft.raw(self.text))):
            return False  # each basis is one by itself, although ແລະ ends the one above
        if last.joins_next:
            return not labelled or (line.role == last.role == "heading" and not markers)
        if labelled:
            return not line.blank_before and _swallows(before, markers, line)
        if self.interrupted or line.page != last.page:
            return not is_terminated(before) and self.turned(draft, before, line, content)
        if line.blank_before:
            return self.cut(draft, before, line) and is_open(before) and not before.rstrip().endswith(",")
        if is_terminated(before):
            return self.lazy(draft) and not _announces(content) and not _is_sentence(before)
        return self.lazy(draft) or is_open(before) or visible_length(before) >= self.width

    def lazy(self, draft: Draft) -> bool:
        """Whether any line below belongs to the draft: a bullet's contact lines, the title below a bare label."""
        if draft.type != "list_item" or not draft.markers:
            return False
        marker = draft.markers[0]
        return not marker.numbered or (marker.keyword and not self.text[marker.end : draft.span.end].strip())

    def turned(self, draft: Draft, before: str, line: Line, content: str) -> bool:
        """Whether the draft goes on behind a page's end: the line above is open, or the one below is long or an end."""
        rest = visible_length(content) >= _LONG or (is_terminated(content) and not _announces(content))
        if is_open(before) and rest and draft.type in ("paragraph", "list_item") and line.role == "text":
            return True
        return rest and self.cut(draft, before, line)

    def cut(self, draft: Draft, before: str, line: Line) -> bool:
        """Whether a page or an empty line may have cut the draft in mid-sentence."""
        prose = draft.type in ("paragraph", "list_item", "footnote") and line.role == "text"
        return prose and (visible_length(before) >= _LONGEST_CUT or len(draft.lines) > 1)


def _items(text: str, span: Span) -> list[Span]:
    """The items of a list set in one line: `• ກ • ຂ`."""
    starts = [span.start, *(found.start() + 1 for found in _NEXT_ITEM.finditer(text, *span)), span.end]
    return [Span(one, two) for one, two in pairwise(starts)]


def _swallows(before: str, markers: Sequence[Marker], line: Line) -> bool:
    """Whether a label at a line start is part of the sentence above: `…ຕາມ` / `ມາດຕາ 5 ຂອງກົດໝາຍ`."""
    if line.role != "text" or not markers:
        return False
    return awaits_number(before) or (markers[0].keyword and is_open(before))


def _apart(content: str) -> bool:
    """Whether the line says when the text appeared or who wrote it, and is joined with nothing."""
    return any(test(content) for test in (is_when, is_dateline, is_byline, is_imprint, is_details))


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
