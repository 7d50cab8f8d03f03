"""Which blocks may head a section: the candidates that the numbering places.

A candidate is a labelled block, an unnumbered heading, or a line that the table of contents names. Here the block's
looks and neighbours are read (does it look like a heading, does a list begin here); its number is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from laodocs.blocks import Block
from laodocs.blocks.front import is_contents_heading
from laodocs.blocks.markers import WEIGHTS, Marker, facts, read_markers
from laodocs.blocks.roles import announces
from laodocs.blocks.wrapping import is_terminated, visible_length
from laodocs.outline.contents import Entry, alike
from laodocs.outline.numbering import Candidate
from laodocs.spans import Span

__all__ = ["Head", "find_heads"]

_LONGEST_TITLE = 130
_COUNTER = WEIGHTS["outer only"]  # the number that a converter printed before a label follows nothing
_SAME = 0.85  # how alike two printings of a title are, one of them misspelled
_ENDS = (".", ";", ",")
_SILENT = ("furniture", "footnote", "metadata", "contact")  # blocks that say nothing about what stands around them
_HEADLESS = (*_SILENT, "toc_entry", "table", "title", "signature", "figure_text")


@dataclass(frozen=True, slots=True)
class Head:
    """A block that may head a section.

    Args:
        block: its index.
        span: of the block, or of the block and the one below that holds its title.
        candidate: what the numbering needs to know.
        title: the words after the label, as one line.
        title_span: where they stand, when they are a block of their own.
        contents: it heads the table of contents, and nothing stands below it.
        echo: a web page prints the label and the title above again, run into the text: no section of its own.
    """

    block: int
    span: Span
    candidate: Candidate
    title: str | None = None
    title_span: Span | None = None
    contents: bool = False
    echo: bool = False


def find_heads(text: str, blocks: Sequence[Block], entries: Mapping[int, Entry]) -> list[Head]:
    """The candidates of a document, in reading order.

    Args:
        text: normalised text.
        blocks: of the whole document.
        entries: block index to the entry of the contents that names it.
    """
    heads: list[Head] = []
    closing = False  # signatures or recipients have begun: their numbers are no sections
    titles: set[int] = set()  # blocks that were taken as the title of the label above
    echoes: set[int] = set()  # blocks that a web page prints twice
    for at, block in enumerate(blocks):
        if block.type in _HEADLESS or at in titles:
            closing = closing or block.type == "signature"  # the numbers of witnesses are no sections either
            continue
        readings = _readings(text, block)
        if closing and not (readings and readings[0].keyword):
            continue
        closing = False
        entry = entries.get(at)
        if entry is not None and not readings and entry.marker is not None:
            readings = (entry.marker._replace(start=block.span.start, end=block.span.start, weight=1.0),)
        if readings:
            head = _labelled(text, blocks, at, readings, titles)
            twin = _twin(text, blocks, at, readings)
            if twin is not None:
                echoes.add(twin)
                head = replace(head, candidate=head.candidate._replace(titled=twin != at))
            heads.append(replace(head, echo=at in echoes))
        elif block.type == "heading" or entry is not None:
            result = block.text.startswith(tuple(facts("result_heading")))
            candidate = Candidate((), True, level=block.level, result=result)
            contents = is_contents_heading(block.text)
            heads.append(Head(at, block.span, candidate, block.text, None, contents))
        elif _is_distribution(block):
            closing = True
    return heads


def _twin(text: str, blocks: Sequence[Block], at: int, readings: Sequence[Marker]) -> int | None:
    """The echo of a keyword's label: the one that says less, when the block below has the same label and its words.

    A heading `ມາດຕາ 1 ຈຸດປະສົງ` stands above `ມາດຕາ 1 ຈຸດປະສົງ ກົດໝາຍສະບັບນີ້…`; a bare `ມາດຕາ 1` above one with a title.
    """
    below = _next(blocks, at)
    if below is None or not readings[0].keyword:
        return None
    again = _readings(text, blocks[below])
    if not again or again[0][:2] != readings[0][:2]:
        return None
    title, line = ("".join(blocks[i].text.split()) for i in (at, below))
    if not title:
        return at
    if visible_length(title) > _LONGEST_TITLE:
        return None
    return below if line.startswith(title) or alike(title, line[: len(title)]) >= _SAME else None


def _readings(text: str, block: Block) -> tuple[Marker, ...]:
    if block.label is None:
        return ()
    return tuple(marker for marker in read_markers(text, *block.span) if marker.numbered)


def _is_distribution(block: Block) -> bool:
    words = facts("not_heading")
    return words.get(block.text.split(":")[0].strip()) == "distribution"


def _labelled(text: str, blocks: Sequence[Block], at: int, readings: tuple[Marker, ...], titles: set[int]) -> Head:
    block = blocks[at]
    below = _next(blocks, at)
    announced = _announced(blocks, at)
    if not block.text and below is not None and _is_title(blocks[below]):
        titles.add(below)
        span = Span(block.span.start, blocks[below].span.end)
        candidate = Candidate(readings, True, announced, block.level)
        return Head(at, span, candidate, blocks[below].text, blocks[below].span)
    above = _next(blocks, at, -1)
    follows = above is not None and _follows(text, blocks[above], block, readings)
    titled = block.label is None or _looks_titled(block, blocks[below] if below is not None else None, follows)
    return Head(at, block.span, Candidate(readings, titled, announced, block.level), block.text)


def _next(blocks: Sequence[Block], at: int, step: int = 1) -> int | None:
    """The index of the next block, or of the one before, that says something."""
    reach = range(at + step, at + 6 * step, step)
    return next((i for i in reach if 0 <= i < len(blocks) and blocks[i].type not in _SILENT), None)


def _announced(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading, a paragraph or a table stands before it, so that a new list may begin."""
    before = _next(blocks, at, -1)
    if before is None or blocks[before].label is None or blocks[before].text.rstrip().endswith(":"):
        return True
    return blocks[at].level > blocks[before].level > 0  # the format says that it is a list within an item


def _follows(text: str, above: Block, block: Block, readings: Sequence[Marker]) -> bool:
    """Whether the block above has the label before this one, and is no clause where this one is none."""
    if above.text[-1:] in _ENDS and block.text[-1:] not in (*_ENDS, ":"):
        return False
    before = {(marker.style, marker.value) for marker in _readings(text, above) if marker.weight > _COUNTER}
    return any((marker.style, marker.value - 1) in before for marker in readings if marker.weight > _COUNTER)


def _is_title(block: Block) -> bool:
    short = block.label is None and visible_length(block.text) <= _LONGEST_TITLE
    return short and block.type in ("paragraph", "heading", "title") and not is_terminated(block.text)


def _looks_titled(block: Block, below: Block | None, follows: bool) -> bool:
    """Whether a labelled block is a heading: the format says so, or it is short and text of its own follows.

    Args:
        below: the next block.
        follows: the block above carries the label before this one: both are items of a list.
    """
    if block.type == "heading" and block.level:
        return True
    text = block.text.rstrip()
    if not text or visible_length(text) > _LONGEST_TITLE:
        return False
    if block.bold and visible_length(text) <= _LONGEST_TITLE // 2:
        return True
    if follows or below is None or announces(text) or (is_terminated(text) and text[-1] != ":") or text[-1] == ",":
        return False
    return below.label != block.label and (below.label is None or _kind(below) != _kind(block))


def _kind(block: Block) -> str:
    """The form of a label without its number: `.` of `1.`, the keyword of `ມາດຕາ 3`."""
    label = block.label or ""
    return "".join("#" if c.isdigit() else c for c in label).replace("##", "#")
