"""Blocks to the tree of numbered sections: readings of every marker, and one resolution for the whole document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from laodocs.blocks import Block, BlockType
from laodocs.blocks.markers import read_markers
from laodocs.blocks.wrapping import join_lines
from laodocs.errors import Issue
from laodocs.outline.contents import match_entries, read_entries, unmatched
from laodocs.outline.heads import Head, find_heads
from laodocs.outline.lost import find_lost, lost_issues
from laodocs.outline.numbering import HEADING, Frame, Placed, resolve
from laodocs.outline.sections import Section, SectionKind, freeze, grow, issues_of, kind_of, path_numeral, walk

__all__ = ["Outline", "Section", "SectionKind", "build_outline", "find_by_id", "find_section"]


@dataclass(frozen=True, slots=True)
class Outline:
    """The result of the resolution: the tree, the blocks with their final types, and what deserves an eye."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...]


def build_outline(text: str, blocks: Sequence[Block]) -> Outline:
    """Resolve the numbering of a whole document.

    Args:
        text: normalised text.
        blocks: of the whole document, as `build_blocks` gives them.

    Returns:
        The tree of sections, the blocks with their final types (`heading` for sections with a title, `list_item` for
        numbered clauses), and issues: `repeated-number`, `gap`, `number-out-of-order`, `restart`, `late-start`,
        `converter-number`, `lost-number`, `toc-mismatch`, `furniture-dropped`, `unclosed-table`.

    Laws: never raises; linear in the blocks; spans nest; ids are unique; no section is made from the table of contents.

    >>> from laodocs.layout import Line
    >>> from laodocs.blocks import build_blocks
    >>> from laodocs.spans import Span
    >>> text = "ພາກທີ I\\nບົດບັນຍັດ\\nມາດຕາ 1 ຈຸດປະສົງ"
    >>> lines = [Line(Span(0, 7), blank_before=True), Line(Span(8, 17)), Line(Span(18, 33), blank_before=True)]
    >>> [part] = build_outline(text, build_blocks(text, lines)).sections
    >>> part.title, [child.path for child in part.children]
    ('ບົດບັນຍັດ', [('p1', '1')])
    """
    entries = read_entries(text, blocks)
    matched = match_entries(text, blocks, entries)
    lost = find_lost(text, blocks, matched)
    heads = find_heads(text, blocks, {**matched, **lost})
    placed = _place(heads)
    roots = grow(heads, placed, blocks)
    odd = (*unmatched(entries, matched), *lost_issues(lost), *_dropped(blocks), *_unclosed(text, blocks))
    sections = {node.head.block for node in walk(roots)}
    return Outline(freeze(roots, text), _settle(text, blocks, heads, placed, sections), (*odd, *issues_of(roots, text)))


def _dropped(blocks: Sequence[Block]) -> list[Issue]:
    """What was taken for running headers: one issue a text, at its first place."""
    places: dict[str, list[Block]] = {}
    for block in blocks:
        if block.type == "furniture":
            places.setdefault(block.text, []).append(block)
    return [
        Issue("furniture-dropped", f"“{said}” is printed {len(found)} times and is no part of the text.", found[0].span)
        for said, found in places.items()
        if len(found) > 1
    ]


def _unclosed(text: str, blocks: Sequence[Block]) -> list[Issue]:
    """Tables in whose cells a converter opened a list (`<ul …>`) and never closed it."""
    ends = [*(block.span.start for block in blocks[1:]), len(text)]
    return [
        Issue("unclosed-table", "A list in a cell of this table is opened and never closed.", block.span)
        for block, end in zip(blocks, ends, strict=False)
        if block.type == "table" and "<ul" in (said := text[block.span.start : end]) and "</ul" not in said
    ]


def _place(heads: Sequence[Head]) -> list[Placed | None]:
    """Resolve all heads but that of the contents, below which nothing stands, and the echoes of others."""
    resolved = iter(resolve([head.candidate for head in heads if not (head.contents or head.echo)]))
    alone = Placed(None, Frame(HEADING, 0), 0, HEADING)
    return [alone if head.contents else None if head.echo else next(resolved) for head in heads]


def _settle(
    text: str,
    blocks: Sequence[Block],
    heads: Sequence[Head],
    placed: Sequence[Placed | None],
    sections: Collection[int],
) -> tuple[Block, ...]:
    """The blocks with the types and labels that the numbering found."""
    final = list(blocks)
    for head, place in zip(heads, placed, strict=True):
        block = blocks[head.block]
        if place is not None and (marker := place.marker) is not None:
            label = text[marker.start : marker.end] or None
            kind: BlockType = "heading" if head.candidate.titled and head.block in sections else "list_item"
            said = block.text if label == block.label or label is None else _after(text, block, marker.end)
            final[head.block] = replace(block, type=kind, label=label, text=said)
        elif place is not None and block.type == "paragraph" and head.block in sections:
            final[head.block] = replace(block, type="heading")  # the contents name it
        elif place is None and head.candidate.readings[0].keyword:
            final[head.block] = replace(block, type="paragraph", label=None, text=_after(text, block, block.span.start))
    return tuple(final)


def _after(text: str, block: Block, start: int) -> str:
    """What a block says from `start` on, as one line."""
    pieces = [text[max(span.start, start) : span.end] for span in block.lines]
    return join_lines(pieces)


def find_section(sections: Sequence[Section], *labels: str) -> Section | None:
    """The section that the labels lead to, outermost first; levels between them may be left out.

    Args:
        sections: the roots of an outline.
        labels: as printed (`ມາດຕາ 12`, `ຂໍ້ 3`, `II.`) or as in `Section.path` (`II`, `p1`).

    Returns:
        The section, or None. Where several fit, the one that stands highest, and of these the first.

    >>> from laodocs.spans import Span
    >>> one = Section("II.1", ("II", "1"), "1.", None, "clause", 2, Span(3, 9))
    >>> two = Section("II", ("II",), "II.", "ກ", "chapter", 1, Span(0, 9), None, (one,))
    >>> find_section([two], "II", "1.") is one, find_section([two], "1") is one, find_section([two], "3")
    (True, True, None)
    """
    exact = next((node for node in _walk(sections) if node.path == labels and node.kind != "heading"), None)
    if exact is not None:
        return exact
    found: Section | None = None
    scope = sections
    for label in labels:
        kind, numerals = _address(label)
        fitting = [node for node in _walk(scope) if node.kind != "heading" and _fits(node, kind, numerals)]
        if not fitting:
            return None
        found = min(fitting, key=lambda node: node.level)
        scope = found.children
    return found


def _address(label: str) -> tuple[str | None, tuple[str, ...]]:
    """What a label asks for: a kind, where a keyword names one, and how the path ends."""
    marker = next((marker for marker in read_markers(label) if marker.numbered), None)
    if marker is None:
        return None, tuple(part for part in label.strip(" .()").split(".") if part)
    if marker.keyword:
        return kind_of(marker.style), (path_numeral(marker.style, marker.numeral),)
    return None, (*map(str, marker.prefix), marker.numeral)


def _fits(node: Section, kind: str | None, numerals: tuple[str, ...]) -> bool:
    """Whether a node is the one asked for; a point (ຂໍ້ 3) may be printed as a bare number."""
    return bool(numerals) and node.path[-len(numerals) :] == numerals and kind in (None, node.kind)


def find_by_id(sections: Sequence[Section], id: str) -> Section | None:
    """The section with an id, or None.

    >>> from laodocs.spans import Span
    >>> find_by_id([Section("II", ("II",), "II.", "ກ", "chapter", 1, Span(0, 9))], "II").title
    'ກ'
    """
    return next((node for node in _walk(sections) if node.id == id), None)


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    """All sections, in reading order."""
    for section in sections:
        yield section
        yield from _walk(section.children)
