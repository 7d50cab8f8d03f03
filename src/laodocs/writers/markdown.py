"""A document as Markdown that reads well: headings by the outline, lists with their printed labels, tables.

Markdown counts its own lists: it would print 1, 2, 3, 4 where a document says 1, 2, 2, 3. A label that Markdown would
count otherwise is therefore escaped, so what a person sees is what the document says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from laodocs.blocks import Block
from laodocs.document import Document
from laodocs.outline import Section
from laodocs.spans import Span

if TYPE_CHECKING:
    from laodocs.doctypes import TypedDocument

__all__ = ["to_markdown"]


def to_markdown(source: Document | TypedDocument) -> str:
    """A document as CommonMark with pipe tables.

    Args:
        source: what `read` or `parse` gave.

    Returns:
        The normalised text; page furniture is left out, wrapped lines are joined, labels are those of the document.
        A lone surrogate, which no file can hold, becomes U+FFFD.

    >>> import laodocs
    >>> to_markdown(laodocs.read("1. ມີ *;\\n2. ມີ #;"))
    '1. ມີ \\\\*;\\n2. ມີ #;\\n'
    """
    document = source if isinstance(source, Document) else source.document
    depths = {section.span.start: section.level for section in _all(document.outline)}
    parts: list[str] = []
    before = Piece("")
    for block in document.blocks:
        piece = _RENDER[block.type](document, block, depths.get(block.span.start, 1), before)
        if piece.text:
            tight = piece.marker is not None and piece.marker == before.marker
            parts += [_JOINTS.get((piece.marker or "").partition(":")[0], "\n") if tight else "\n\n", piece.text]
            before = piece
    text = "".join(parts[1:]) + "\n" if parts else ""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _all(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)


# --- blocks ---------------------------------------------------------------------------------------------------------


class Piece(NamedTuple):
    """A block written. Pieces with the same `marker` make one list; `number` is where a counted list has come to."""

    text: str
    marker: str | None = None
    number: int = 0


def _title(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    return _heading(document, block, 0, before)


def _heading(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    words = _CLOSING.sub(r"\\\g<0>", _words(block))
    return Piece(f"{'#' * min(depth + 1, 6)} {words}")


def _paragraph(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    return Piece(_escape_head(_words(block)))


def _item(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    label = _label(block) or "-"
    text = _escape_head(_escape(block.text))
    if label in _BULLETS:
        return Piece(f"- {text}".rstrip(), "-")
    counted = _COUNTED.fullmatch(label)
    if not counted:
        return _paragraph(document, block, depth, before)
    number, delimiter = int(counted[1]), counted[2]
    if before.marker == delimiter and number != before.number + 1:
        return _paragraph(document, block, depth, before)
    return Piece(f"{label} {text}".rstrip(), delimiter, number)


def _contents(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    """A line of a table of contents: its page stands behind a tab."""
    return Piece(_PAGE.sub("\t\\1", _escape_head(_words(block))), "contents")


def _lines(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    """Lines that mean something as lines: signatures, contacts."""
    return Piece(_HARD_BREAK.join(_escape_head(_escape(_one_line(document, span))) for span in block.lines))


def _figure(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    """The words of a figure: lines of one box stay together, a blank line parts it from the next."""
    above = document.text[max(0, block.span.start - 80) : block.span.start].rstrip(" \t*")[-2:]
    same = (before.marker or "").startswith("figure:") and not above.isspace()
    return Piece(_lines(document, block, depth, before).text, before.marker if same else f"figure:{block.span.start}")


def _table(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    rows = [[_cell(document, cell) for cell in row] for row in block.rows]
    if not rows:
        return _paragraph(document, block, depth, before)
    width = max(len(row) for row in rows)
    head, *body = (f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows)
    return Piece("\n".join([head, "|" + " --- |" * width, *body]))


def _nothing(document: Document, block: Block, depth: int, before: Piece) -> Piece:
    return Piece("")


_RENDER: dict[str, Callable[[Document, Block, int, Piece], Piece]] = {
    "title": _title,
    "heading": _heading,
    "paragraph": _paragraph,
    "metadata": _paragraph,
    "footnote": _paragraph,
    "list_item": _item,
    "toc_entry": _contents,
    "table": _table,
    "signature": _lines,
    "contact": _lines,
    "figure_text": _figure,
    "furniture": _nothing,
}
_BULLETS = frozenset("-–—•·●○▪■◦*+✓➢")
_COUNTED = re.compile(r"([0-9]{1,9})([.)])")
_CLOSING = re.compile(r"(?<!\S)#+$")  # Markdown would take it for the end of the heading's markup
_PAGE = re.compile(r"\s+([0-9]+)$")
_HARD_BREAK = "  \n"
#: What stands between two pieces with the same marker, where it is not a mere line end.
_JOINTS = {"contents": _HARD_BREAK, "figure": _HARD_BREAK}

# --- words ----------------------------------------------------------------------------------------------------------


def _label(block: Block) -> str | None:
    """The label without the backslash of a Markdown source (`1\\.`), which the writer sets where one is needed."""
    return block.label and block.label.replace("\\", "")


def _words(block: Block) -> str:
    """Label and text, escaped."""
    return " ".join(_escape(part) for part in (_label(block), block.text) if part)


def _one_line(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())


def _cell(document: Document, lines: Sequence[Span]) -> str:
    return "<br>".join(_escape(_one_line(document, span)).replace("|", "\\|") for span in lines)


_SURROGATE = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile(
    r"""
      [\\`*]                          # escape, code, emphasis
    | (?<![^\W_])_ | _(?![^\W_])      # emphasis, but not inside a word or an address
    | <(?=[A-Za-z/!?])                # a tag
    | &(?=\#?[A-Za-z0-9]+;)           # an entity
    """,
    re.VERBOSE,
)
_HEAD = re.compile(
    r"""
      (?P<mark>
          (?: \#{1,6} | [-+] | =+ | -+ ) (?= \s | $ )               # a heading, a bullet, a rule
        | > | ~{3} | \[ [^\]]* \]:                                  # a quotation, a fence, a definition
      )
    | (?P<number> [0-9]{1,9} ) (?= [.)] (?: \s | $ ) )              # a counted item
    """,
    re.VERBOSE,
)


def _escape(text: str) -> str:
    """Characters that Markdown would read as markup; links stay links."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_head(text: str) -> str:
    """The head of a line that Markdown would take for a list, a heading or a quotation."""
    found = _HEAD.match(text)
    if not found:
        return text
    return f"\\{text}" if found["mark"] else f"{found[0]}\\{text[found.end() :]}"
