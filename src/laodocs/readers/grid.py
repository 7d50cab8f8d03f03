"""Where the cells of a table stand when some of them reach over several rows or columns."""

from __future__ import annotations

__all__ = ["Grid"]


class Grid:
    """Gives each cell its row and column, counted from 0.

    >>> grid = Grid(0)
    >>> grid.next_row(); grid.place(1, 2); grid.place(1, 1); grid.position
    (0, 0, 1)
    >>> grid.next_row(); grid.place(1, 1); grid.position
    (0, 1, 1)
    """

    def __init__(self, table: int) -> None:
        self.table = table
        self._row = -1
        self._column = 0
        self._next = 0
        self._below: dict[int, int] = {}  # column → rows that a cell from above still reaches down
        self._reach: dict[int, int] = {}

    @property
    def position(self) -> tuple[int, int, int] | None:
        """Table, row and column of the cell placed last; None before the first."""
        return (self.table, self._row, self._column) if self._row >= 0 and self._next > 0 else None

    def next_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._next = 0
        self._below = {column: rows - 1 for column, rows in (self._below | self._reach).items() if rows > 1}
        self._reach = {}

    def place(self, columns: int, rows: int) -> None:
        """Place the next cell of the row, reaching over so many columns and rows."""
        if self._row < 0:
            self.next_row()
        while self._next in self._below:
            self._next += 1
        self._column = self._next
        self._next += columns
        if rows > 1:
            self._reach.update(dict.fromkeys(range(self._column, self._next), rows))
