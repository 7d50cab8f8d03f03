"""Rows of tables in plain text: lines cut by tabs, by vertical bars or by gaps, and how they continue over page ends.

A tab alone does not make a table: tables of contents, labels and form fields use it too. The rules that tell them apart
are here; nothing here reads what a cell says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from laodocs.readers.markup import RULE
from laodocs.spans import Span

__all__ = ["Row", "cut_bars", "find_rows"]


class Row(NamedTuple):
    """A line that is a row: its cells by column; without cells it is the rule under a table's head."""

    table: int
    row: int
    cells: tuple[tuple[int, Span], ...]


# title <TAB> page: the page in Arabic, Lao or Roman numerals
_PAGE = re.compile(r"(?:[0-9\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}]{1,4}|[ivxlcIVXLC]{1,7})\Z")

# A label of a list item, before the tab or before words that the tab ends
_LABEL = re.compile(
    r"""
    (?: \(? (?: [0-9\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}]{1,3} (?: \.[0-9]{1,3} )* | [ivxlcIVXLC]{1,7} | [a-zA-Z]
            | [\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}] ) [.)]{1,2}
      | [-*+o\N{BULLET}\N{WHITE BULLET}\N{MIDDLE DOT}\N{EN DASH}\N{EM DASH}\N{BLACK SQUARE}\N{CHECK MARK}]
      | [\uf0a7\uf0b7\uf0d8\uf0fc]              # bullets of Symbol and Wingdings
      | [0-9]{1,2} (?: \.[0-9]{1,2} )+
    ) (?: \Z | \s )
    """,
    re.VERBOSE,
)
_LIST_CELL = re.compile(r"\s*<[uo]l(?![\w:])", re.IGNORECASE)
_BULLET_CELL = re.compile(r"\s*\N{BULLET}")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FIGURE = re.compile(r"[-–]?[0-9໐-໙][0-9໐-໙.,]*[ ]?%?")
_GAP_COLUMNS, _MOST_GAP_COLUMNS = 3, 24
_BAR = re.compile(r"(?<!\\)\|")

# At most this long is a line that may stand between two pages of one table: a running header.
_RUNNING_HEADER = 80


class _Candidate(NamedTuple):
    """A line that may be a row."""

    line: int
    kind: str  # "tab", "bar" or "gap"
    cells: tuple[tuple[int, Span], ...]  # not empty ones only
    width: int
    rule: bool


def find_rows(text: str, lines: Sequence[Span]) -> dict[int, Row]:
    """The rows among the lines, by the index of their line.

    Args:
        text: the text that the lines belong to.
        lines: physical lines in order, without their ends.

    Laws: linear time; cells of a row are disjoint, in order and inside their line.

    >>> text = "ກຸ່ມ\\tຊື່\\nກ\\tຂ"
    >>> [row.cells for row in find_rows(text, [Span(0, 8), Span(9, 12)]).values()]
    [((0, Span(start=0, end=4)), (1, Span(start=5, end=8))), ((0, Span(start=9, end=10)), (1, Span(start=11, end=12)))]
    """
    if "\t" not in text and "|" not in text and _GAP.search(text) is None:
        return {}
    numbering = _Numbering(text, lines)
    candidates = (found for at, line in enumerate(lines) if (found := _candidate(text, at, line)))
    for (_, kind), group in groupby(enumerate(candidates), key=lambda item: (item[1].line - item[0], item[1].kind)):
        block = [candidate for _, candidate in group]
        if kind == "bar":
            numbering.add(block) if _is_bar_table(block) else None
        elif kind == "gap":
            numbering.add(rows) if (rows := _gap_table(text, block)) else None
        elif rows := _tab_table(text, block):
            numbering.add(rows)
    return numbering.rows


class _Numbering:
    """Gives tables and rows their numbers, joining what a page end cut."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.rows: dict[int, Row] = {}
        self._text, self._lines = text, lines
        self._table = -1
        self._row = -1
        self._width = 0
        self._last_line = -1

    def add(self, block: list[_Candidate]) -> None:
        if not self._continues(block[0]):
            self._table += 1
            self._row = -1
        for candidate in block:
            if candidate.rule:
                self.rows[candidate.line] = Row(self._table, max(self._row, 0), ())
                continue
            if self._row < 0 or not _is_rest(candidate):
                self._row += 1
            self.rows[candidate.line] = Row(self._table, self._row, candidate.cells)
            self._width = candidate.width
        self._last_line = block[-1].line

    def _continues(self, first: _Candidate) -> bool:
        """Whether a block begins with the rest of the row before it, at most a running header in between."""
        if self._table < 0 or first.rule or not _is_rest(first) or first.width != self._width:
            return False
        between = [
            line for line in self._lines[self._last_line + 1 : first.line][:8] if not _is_blank(self._text, line)
        ]
        few = first.line - self._last_line <= 8 and len(between) <= 1
        return few and all(line.length <= _RUNNING_HEADER for line in between)


def cut_bars(text: str, line: Span) -> tuple[tuple[int, Span], ...]:
    """The cells of a line cut by vertical bars, empty ones left out."""
    start, end = line
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bars = [found.start() for found in _BAR.finditer(text, start, end)]
    cuts = [start - 1, *bars, end]
    if bars and bars[0] == start:
        cuts = cuts[1:]
    if bars and bars[-1] == end - 1 and len(cuts) > 2:
        cuts = cuts[:-1]
    return _filled(text, [Span(a + 1, b) for a, b in pairwise(cuts)])


def _candidate(text: str, at: int, line: Span) -> _Candidate | None:
    """The line as a possible row, or None when it has neither an inner tab nor bars around it."""
    content = text[line.start : line.end].rstrip()
    if "\t" in content:
        body = content.lstrip()
        indented = "\t" not in body
        if indented and not (_LIST_CELL.match(body) or _BULLET_CELL.match(body)):
            return None
        end = line.start + len(content)
        tabbed = _cut_tabs(text, line.start, end)
        return _Candidate(at, "tab", _filled(text, tabbed), len(tabbed), RULE.match(content.strip()) is not None)
    body = content.lstrip()
    if body.startswith("|") and body.find("|", 1) > 0:
        cells = cut_bars(text, line)
        return _Candidate(at, "bar", cells, body.count("|") - 1, RULE.match(body) is not None)
    if (start := len(content) - len(body)) < len(content) and _GAP.search(content, start):
        gaps = [found.span() for found in _GAP.finditer(content, start)]
        ends = pairwise([(start, start), *gaps, (len(content), len(content))])
        cells = tuple(enumerate(Span(line.start + one[1], line.start + other[0]) for one, other in ends))
        return _Candidate(at, "gap", cells, len(cells), False)
    return None


def _cut_tabs(text: str, start: int, end: int) -> list[Span]:
    cells = []
    while (tab := text.find("\t", start, end)) >= 0:
        cells.append(Span(start, tab))
        start = tab + 1
    return [*cells, Span(start, end)]


def _filled(text: str, cells: list[Span]) -> tuple[tuple[int, Span], ...]:
    return tuple((column, cell) for column, cell in enumerate(cells) if not _is_blank(text, cell))


def _is_blank(text: str, span: Span) -> bool:
    return not text[span.start : span.end].strip()


def _is_rest(candidate: _Candidate) -> bool:
    """A row whose one cell is not the first: what a page end cut off the row before."""
    return len(candidate.cells) == 1 and candidate.cells[0][0] > 0


def _is_bar_table(block: list[_Candidate]) -> bool:
    """Bars need a rule below the head or a second row: a lone line may be a slogan between bars."""
    return len(block) > 1


def _gap_table(text: str, block: list[_Candidate]) -> list[_Candidate]:
    """The block as rows of a table whose columns stand apart by blanks, as text extraction keeps them; else nothing.

    Signatures and letterheads are set so, too: a table has a head of three columns or more, and figures in its rows.
    A row with fewer cells has each below the heads that it stands nearest to.
    """
    head, body = block[0], block[1:]
    words = [[text[cell.start : cell.end] for _, cell in row.cells] for row in block]
    headed, *figured = [any(map(_FIGURE.fullmatch, row)) for row in words]
    if (
        headed
        or not _GAP_COLUMNS <= head.width <= _MOST_GAP_COLUMNS
        or len(body) < 2
        or 3 * sum(figured) < 2 * len(body)
    ):
        return []
    if any(_LABEL.match(row[0]) or row[-1].endswith(":") for row in words) or any(r.width > head.width for r in body):
        return []
    columns = [_column(text, cell) for _, cell in head.cells]
    return [row if row.width == head.width else _aligned(text, row, columns) for row in block]


def _column(text: str, cell: Span) -> int:
    """The column of a page that a cell begins in: marks take none."""
    line = text.rfind("\n", 0, cell.start) + 1
    return sum(unicodedata.category(character) != "Mn" for character in text[line : cell.start])


def _aligned(text: str, row: _Candidate, columns: Sequence[int]) -> _Candidate:
    """The row with its cells below their heads, none before the one to its left."""
    cells: list[tuple[int, Span]] = []
    for left, (_, cell) in enumerate(row.cells):
        least = cells[-1][0] + 1 if cells else 0
        most = len(columns) - (row.width - left)
        at = _column(text, cell)
        cells.append((min(range(least, most + 1), key=lambda column: abs(columns[column] - at)), cell))
    return row._replace(cells=tuple(cells), width=len(columns))


def _tab_table(text: str, block: list[_Candidate]) -> list[_Candidate]:
    """The block as rows of one table, or nothing when its tabs mean something else."""
    rows = [candidate for candidate in block if not candidate.rule]
    words = [[text[cell.start : cell.end].strip() for _, cell in row.cells] for row in rows]
    if any(_LIST_CELL.match(cell) for row in words for cell in row) or len(rows) < len(block):
        return block if rows else []
    if len(rows) < 2 or _is_contents(words) or _is_labelled(words):
        return []
    if len({row.width for row in rows}) == 1:
        return block
    if len({len(row.cells) for row in rows}) == 1:  # tabs doubled to align: columns by what is filled
        return [
            row._replace(cells=tuple((at, cell) for at, (_, cell) in enumerate(row.cells)), width=len(row.cells))
            for row in block
        ]
    head = rows[0]
    if len(head.cells) == head.width and all(row.width <= head.width for row in rows):  # last cells left empty
        return [row._replace(width=head.width) for row in block]
    return []


def _is_contents(words: list[list[str]]) -> bool:
    """A table of contents: two columns, the second a page number in all rows but perhaps the head, never falling."""
    body = words if len(words[0]) == 2 and _PAGE.match(words[0][1]) else words[1:]
    if not body or not all(len(row) == 2 and _PAGE.match(row[1]) for row in body):
        return False
    if body is not words and not words[0][-1].startswith(("ໜ້າ", "ຫນ້າ", "Page", "page")):
        return False
    pages = [int(row[1]) for row in body if row[1].isdecimal()]
    return all(a <= b for a, b in pairwise(pages))


def _is_labelled(words: list[list[str]]) -> bool:
    """Items of a list with a tab in each, or fields whose names end in a colon; a table would have a head."""
    if any(len(row) != 2 for row in words):
        return False
    return all(_LABEL.match(row[0]) for row in words) or all(row[0].endswith(":") for row in words)
