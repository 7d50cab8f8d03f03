"""A document as Markdown that reads well: headings by the outline, lists with their printed labels, tables.

Markdown counts its own lists: it would print 1, 2, 3, 4 where a document says 1, 2, 2, 3. A label that Markdown would
count otherwise is therefore escaped, so what a person sees is what the document says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

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
    >>> print(to_markdown(laodocs.read("ຂໍ້ * ໜຶ່ງ")), end="")
    ຂໍ້ \\* ໜຶ່ງ
    """
    document = source if isinstance(source, Document) else source.document
    depths = {section.span.start: section.level for section in _all(document.outline)}
    counter = _Counter()
    parts: list[str] = []
    for block in document.blocks:
        render = _RENDER.get(block.type, _paragraph)
        if text := render(document, block, depths.get(block.span.start, 1), counter):
            parts.append(text)
    text = "\n\n".join(parts) + "\n" if parts else ""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _all(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)


# --- one function a type of block -----------------------------------------------------------------------------------


class _Counter:
    """The number that Markdown itself would give to the next item of the list that stands open."""

    def __init__(self) -> None:
        self.expected: tuple[int, str] | None = None

    def label(self, printed: str) -> str:
        """The label so written that Markdown shows it as printed."""
        number = re.fullmatch(r"([0-9]{1,9})([.)])", printed)
        if not number:
            self.expected = None
            return "-" if printed in _BULLETS else _escape(printed)
        value, delimiter = int(number[1]), number[2]
        if self.expected and self.expected[1] == delimiter and self.expected[0] != value:
            self.expected = None
            return f"{value}\\{delimiter}"
        self.expected = (value + 1, delimiter)
        return printed


_BULLETS = frozenset("-–—•·●○▪■◦*+✓➢")


def _title(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    counter.expected = None
    return f"# {_words(block)}"


def _heading(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    counter.expected = None
    return f"{'#' * min(depth + 1, 6)} {_words(block)}"


def _paragraph(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    counter.expected = None
    return _words(block)


def _item(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    label = counter.label(block.label or "-")
    return f"{label} {_escape(block.text)}".rstrip()


def _lines(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    """Lines that mean something as lines: signatures, contacts, words of a figure."""
    counter.expected = None
    return "  \n".join(_escape_head(_escape(_one_line(document, span))) for span in block.lines)


def _table(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    counter.expected = None
    rows = [[_cell(document, cell) for cell in row] for row in block.rows]
    if not rows:
        return _words(block)
    width = max(len(row) for row in rows)
    full = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in full]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _nothing(document: Document, block: Block, depth: int, counter: _Counter) -> str:
    return ""


_RENDER: dict[str, Callable[[Document, Block, int, _Counter], str]] = {
    "title": _title,
    "heading": _heading,
    "paragraph": _paragraph,
    "metadata": _paragraph,
    "footnote": _paragraph,
    "list_item": _item,
    "toc_entry": _item,
    "table": _table,
    "signature": _lines,
    "contact": _lines,
    "figure_text": _lines,
    "furniture": _nothing,
}

# --- words ----------------------------------------------------------------------------------------------------------


def _words(block: Block) -> str:
    """Label and text, escaped."""
    label = f"{_escape(block.label)} " if block.label else ""
    return _escape_head(label + _escape(block.text))


def _one_line(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())


def _cell(document: Document, lines: Sequence[Span]) -> str:
    return "<br>".join(_escape(_one_line(document, span)).replace("|", "\\|") for span in lines)


_SURROGATE = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile(
    r"""
      [\\`*]                          # escape, code, emphasis
    | (?<![^\W_])_ | _(?![^\W_])      # emphasis, but not inside a word or an address
    | \[(?=[^\]\n]*\]\()              # a link
    | <(?=[A-Za-z/!?])                # a tag
    """,
    re.VERBOSE,
)
_HEAD = re.compile(r"(?P<mark>\#{1,6}|[-+>]|=+|-+|~{3,})(?=\s|$)|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))")


def _escape(text: str) -> str:
    """Characters that Markdown would read as markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_head(text: str) -> str:
    """The head of a line that Markdown would take for a list, a heading or a quotation."""
    return _HEAD.sub(lambda m: f"\\{m[0]}" if m["mark"] else f"{m[0]}\\", text, count=1) if _HEAD.match(text) else text
