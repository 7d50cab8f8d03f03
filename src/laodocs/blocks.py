"""What a page is made of: lines joined to headings, paragraphs, list items, tables and furniture.

Blocks read the lines that a reader gave, in normalised coordinates. They join what page breaks and hard wraps cut, mark
furniture, and read the marker at the head of a line; which number belongs under which is the outline's work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from laodocs.layout import Line
from laodocs.spans import Span

__all__ = ["Block", "BlockType", "build_blocks"]

BlockType = Literal[
    "metadata",
    "title",
    "heading",
    "paragraph",
    "list_item",
    "table",
    "footnote",
    "toc_entry",
    "figure_text",
    "signature",
    "contact",
    "furniture",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One building block of a document.

    Args:
        type: what it is.
        span: from its first to its last character (its label included), in code points of the normalised text.
        text: what it says, as one line: its lines joined, markup and label left out, wrapped words healed.
        label: the label as printed (`1.`, `ມາດຕາ 3`, `•`), or None.
        level: depth that the format gave (heading level, list depth), 0 where unknown.
        lines: the spans of the lines that it was joined from.
        rows: of a table, its rows of cells; each cell is the spans of its lines.
        page: counted from 1; 0 when the format has no pages.
    """

    type: BlockType
    span: Span
    text: str
    label: str | None = None
    level: int = 0
    lines: tuple[Span, ...] = ()
    rows: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    page: int = 0


def build_blocks(text: str, lines: Sequence[Line]) -> tuple[Block, ...]:
    """Join lines to blocks. Provisional: a block a line."""
    return tuple(
        Block("paragraph", line.span, text[line.span.start : line.span.end], lines=(line.span,)) for line in lines
    )
