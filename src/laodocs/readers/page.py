"""A linear text laid out line by line, for formats that have none of their own (HTML, Word).

Blocks are set apart by empty lines, cells of a row by tabs, list items by indentation: what comes out can be read by a
person, and each of its lines is known with its role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from laodocs.errors import Issue
from laodocs.layout import Line, LineRole, SourceText
from laodocs.spans import Span

__all__ = ["Page"]

_INDENT = "  "


class Page:
    """Collects lines into a text.

    Args:
        convert: what is done to the content of each line, for text in legacy fonts.

    >>> page = Page()
    >>> page.add("ກ", role="heading", level=1)
    >>> page.gap()
    >>> page.add("1. ຂ", role="list_item", level=1)
    >>> page.finish().text
    'ກ\\n\\n1. ຂ\\n'
    """

    def __init__(self, convert: Callable[[str], str] | None = None) -> None:
        self._convert = convert
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._gap = False
        self._page = 0

    def gap(self) -> None:
        """A paragraph ends here."""
        self._gap = True

    def turn(self) -> None:
        """A page ends here."""
        self._page = max(self._page, 1) + 1
        self._gap = True

    def soften(self) -> None:
        """What comes next belongs to the same paragraph as the last line."""
        if self._lines:
            self._lines[-1] = replace(self._lines[-1], joins_next=True)

    def add(
        self,
        text: str,
        *,
        role: LineRole = "text",
        level: int = 0,
        bold: bool = False,
        cell: tuple[int, int, int] | None = None,
    ) -> None:
        """Add one line; blank ones are left out.

        Args:
            text: its content; ends of lines in it become blanks.
            role, level, bold: as in `Line`.
            cell: table, row and column, for the role `cell`.
        """
        content = " ".join(text.splitlines()).strip()
        if self._convert is not None:
            content = self._convert(content)
        if not content:
            return
        table, row, column = cell or (-1, -1, -1)
        same_row = self._lines and cell and (self._lines[-1].table, self._lines[-1].row) == (table, row)
        last = self._lines[-1] if self._lines else None
        if last is not None:
            self._write("\t" if same_row and last.column != column else "\n" if same_row or not self._gap else "\n\n")
        indent = max(level - 1, 0) if role == "list_item" else 0
        self._write(_INDENT * indent)
        start = self._length
        self._write(content)
        blank = self._gap and last is not None and not same_row
        if last is not None and blank and last.joins_next:
            self._lines[-1] = replace(last, joins_next=False)
        self._lines.append(
            Line(
                Span(start, self._length),
                role,
                level,
                bold,
                blank,
                indent=indent * len(_INDENT),
                table=table,
                row=row,
                column=column,
                page=self._page,
            )
        )
        self._gap = False

    def finish(self, encoding: str | None = None, issues: tuple[Issue, ...] = ()) -> SourceText:
        """The text and its lines; pages are counted from 1 where there was more than one."""
        if self._lines:
            self._write("\n")
            if self._lines[-1].joins_next:
                self._lines[-1] = replace(self._lines[-1], joins_next=False)
        lines = tuple(replace(line, page=max(line.page, 1)) for line in self._lines) if self._page else self._lines
        return SourceText("".join(self._parts), tuple(lines), encoding, self._page or None, issues)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
