"""Markdown to lines: the block structure from CommonMark, laid over the lines that the text reader finds.

The text stays as it is, and so do the labels that it prints: a renderer would count `1. 1. 1.` as 1, 2, 3, but what the
numbers mean is decided in `outline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from laodocs.layout import SourceText
from laodocs.readers.rows import Row, cut_bars, find_rows
from laodocs.readers.text import Hint, Physical, lay_out_lines, split_lines

__all__ = ["lay_out_markdown"]

# --- key: value lines --- at the very start: what site generators read and readers never see.
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<body>(?:[^\r\n]*\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")


def lay_out_markdown(text: str) -> SourceText:
    """The lines of a Markdown document.

    Args:
        text: decoded Markdown, any `str`.

    Returns:
        `SourceText` whose `text` is the argument itself; spans count its code points, half-open.

    Laws: those of `lay_out_text`.
    Source: CommonMark 0.31 for blocks, GitHub's extension for tables.

    >>> page = lay_out_markdown("ຫົວຂໍ້\\n===\\n\\n- ກ\\n  1. ຂ\\n")
    >>> [(page.text[line.span.start : line.span.end], line.role, line.level) for line in page.lines]
    [('ຫົວຂໍ້', 'heading', 1), ('- ກ', 'list_item', 1), ('1. ຂ', 'list_item', 2)]
    """
    physical = split_lines(text)
    rows = find_rows(text, [line.span for line in physical])
    hints: dict[int, Hint] = {}
    front = _FRONT_MATTER.match(text)
    body_start = front.end() if front else 0
    for at, line in enumerate(physical):
        if line.span.end > body_start or not front:
            break
        hints[at] = Hint("furniture", verbatim=True)
    first_line = len(hints)
    tokens = _parser().parse(text[body_start:])
    marks = _Marks(text, physical, rows, hints, _line_index(physical, first_line))
    marks.read(tokens)
    return lay_out_lines(text, physical, marks.rows, hints)


@cache
def _parser() -> MarkdownIt:
    """Blocks only: what stands inside a line is trimmed by its own rules."""
    return MarkdownIt("commonmark").enable("table").disable("inline")


def _line_index(physical: Sequence[Physical], first: int) -> list[int]:
    """For each line as Markdown counts them (by newlines only) the index of its first physical line."""
    index = [first]
    for at in range(first, len(physical)):
        if physical[at].end in ("\n", "\r", "\r\n"):
            index.append(at + 1)
    return [*index, len(physical)]


class _Marks:
    """Reads block tokens into hints and rows by physical line."""

    def __init__(
        self,
        text: str,
        physical: Sequence[Physical],
        rows: dict[int, Row],
        hints: dict[int, Hint],
        index: list[int],
    ) -> None:
        self.rows = rows
        self._text, self._physical, self._hints, self._index = text, physical, hints, index
        self._depth = 0
        self._tables = 0  # those that only Markdown knows; numbered downwards until all are known

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._depth += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._depth -= 1
            elif token.map is not None:
                self._block(token, list(self._lines(token)))
        self._number_tables()

    def _block(self, token: Token, lines: list[int]) -> None:
        if not lines:
            return
        if token.type == "list_item_open":
            self._hints.setdefault(lines[0], Hint("list_item", self._depth))
        elif token.type == "heading_open" and token.markup in ("=", "-"):
            if len(lines) == 2 and self._physical[lines[1]].span.length > 1:  # more is a paragraph over a rule
                self._hints[lines[0]] = Hint("heading", 1 if token.markup == "=" else 2)
                self._hints[lines[1]] = Hint(drop=True)
        elif token.type in ("fence", "code_block"):
            for line in lines:
                self._hints[line] = Hint(verbatim=True)
        elif token.type == "table_open":
            self._table(lines)

    def _table(self, lines: list[int]) -> None:
        if all(line in self.rows for line in lines):
            return
        self._tables += 1
        content = [line for at, line in enumerate(lines) if at != 1]
        self.rows[lines[1]] = Row(-self._tables, 0, ())
        for at, line in enumerate(content):
            self.rows[line] = Row(-self._tables, at, cut_bars(self._text, self._physical[line].span))

    def _number_tables(self) -> None:
        """Number the tables in the order of the page."""
        numbers: dict[int, int] = {}
        if self._tables:
            for at in sorted(self.rows):
                row = self.rows[at]
                self.rows[at] = row._replace(table=numbers.setdefault(row.table, len(numbers)))

    def _lines(self, token: Token) -> Iterator[int]:
        start, end = token.map or (0, 0)
        last = len(self._index) - 1
        yield from range(self._index[min(start, last)], self._index[min(end, last)])
