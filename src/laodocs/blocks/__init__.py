"""What a page is made of: lines joined to headings, paragraphs, list items, tables and furniture.

Blocks read the lines that a reader gave, in normalised coordinates. They join what page breaks and hard wraps cut, mark
furniture, and read the marker at the head of a line; which number belongs under which is the outline's work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from laodocs.blocks.furniture import find_furniture
from laodocs.blocks.paragraphs import Draft, gather
from laodocs.blocks.roles import assign
from laodocs.blocks.wrapping import join_lines
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
        bold: all of it is emphasised.
    """

    type: BlockType
    span: Span
    text: str
    label: str | None = None
    level: int = 0
    lines: tuple[Span, ...] = ()
    rows: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    page: int = 0
    bold: bool = False


def build_blocks(text: str, lines: Sequence[Line]) -> tuple[Block, ...]:
    """Join the lines of a document to blocks.

    Args:
        text: normalised text.
        lines: its lines in reading order, spans in code points of `text`, half-open.

    Returns:
        Blocks in reading order. Which labels are sections is not decided yet: labelled blocks are `list_item`, or
        `heading` where the format says so or a keyword (`ມາດຕາ 3`) leads; `outline.build_outline` settles them.

    Laws: never raises; linear in the text; every line belongs to exactly one block; spans are in order of their start.

    >>> text = "ໜ້າທີ່:\\n1. ຊີ້ນຳ ແລະ\\nຕິດຕາມ;"
    >>> lines = [Line(Span(0, 7)), Line(Span(8, 20)), Line(Span(21, 28))]
    >>> [(block.type, block.label, block.text) for block in build_blocks(text, lines)]
    [('heading', None, 'ໜ້າທີ່:'), ('list_item', '1.', 'ຊີ້ນຳ ແລະ ຕິດຕາມ;')]
    """
    drafts = gather(text, lines, find_furniture(text, lines))
    assign(text, drafts)
    return tuple(_finish(text, draft) for draft in drafts)


def _finish(text: str, draft: Draft) -> Block:
    """A draft as a block: label taken off, lines joined."""
    spans = tuple(line.span for line in draft.lines)
    first = draft.lines[0]
    if draft.table is not None:
        rows = draft.table.frozen()
        said = "\n".join("\t".join("; ".join(text[a:b].strip() for a, b in cell) for cell in row) for row in rows)
        return Block("table", draft.span, said, None, 0, spans, rows, first.page)
    marker = draft.markers[0] if draft.markers else None
    pieces = [text[span.start : span.end] for span in spans]
    if marker is None or draft.type == "toc_entry":
        label = None
    else:
        label = text[marker.start : marker.end]
        pieces[0] = text[marker.end : spans[0].end]
    bold = all(line.bold for line in draft.lines)
    kind = "heading" if draft.type == "list_item" and marker and marker.keyword else draft.type
    return Block(cast(BlockType, kind), draft.span, join_lines(pieces), label, first.level, spans, (), first.page, bold)
