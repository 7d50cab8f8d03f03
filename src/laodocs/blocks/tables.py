"""Tables put together again: cells to rows, rows that a page break cut, lists that go on where a table stopped.

Only positions are gathered here; what a cell says is left to those who read the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from laodocs.spans import Span

__all__ = ["Row", "Table"]

Row = list[list[Span]]


@dataclass(slots=True)
class Table:
    """A table in the making: rows of cells, each cell the spans of its lines.

    Args:
        number: of the table that the format gave first.
        columns: how many cells its widest row has.
        rows: in reading order.
        fresh: something stood between the last row and what comes next.
    """

    number: int
    columns: int = 0
    rows: list[Row] = field(default_factory=list)
    fresh: bool = False

    def add(self, cells: dict[int, list[Span]]) -> None:
        """Put a row below; one that has a single cell, and not in the first column, goes on with the row before."""
        goes_on = self.rows and 0 not in cells and (len(cells) == 1 or self.fresh)
        row = self.rows[-1] if goes_on else []
        if not goes_on:
            self.rows.append(row)
        for column, spans in cells.items():
            while len(row) <= column:
                row.append([])
            row[column].extend(spans)
        self.columns = max(self.columns, len(row))
        self.fresh = False

    def takes(self, cells: dict[int, list[Span]], number: int) -> bool:
        """Whether a row of table `number` belongs here: to the same table, or to one that begins in mid-row."""
        return number == self.number or (0 not in cells and max(cells) < self.columns)

    def labelled(self, text: str) -> bool:
        """Whether its first column holds labels such as `ລັດຖະບານ:`."""
        firsts = [text[row[0][-1].start : row[0][-1].end].rstrip() for row in self.rows if row and row[0]]
        return bool(firsts) and any(first.endswith(":") for first in firsts)

    def spans(self) -> list[Span]:
        """Of all lines, in reading order."""
        return sorted(span for row in self.rows for cell in row for span in cell)

    def frozen(self) -> tuple[tuple[tuple[Span, ...], ...], ...]:
        """The rows, unchangeable."""
        return tuple(tuple(tuple(cell) for cell in row) for row in self.rows)
