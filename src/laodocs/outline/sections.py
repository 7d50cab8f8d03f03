"""From placed labels to the tree of sections: titles, kinds, paths, ids, extents, and what deserves an eye.

The numbering says what stands under what; here that becomes nodes that point into the text. Nothing is decided about
numbers any more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from laodocs.blocks import Block
from laodocs.blocks.markers import KEYWORD_STYLES, numeral_text
from laodocs.errors import Issue
from laodocs.outline.heads import Head
from laodocs.outline.numbering import HEADING, Placed
from laodocs.spans import Span

__all__ = ["Node", "Section", "SectionKind", "freeze", "grow", "issues_of", "kind_of", "path_numeral", "walk"]

SectionKind = Literal["part", "chapter", "section", "article", "clause", "annex", "heading"]


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline.

    Args:
        id: stable and exportable: `II.1`, `annex1.III.3`; a path that occurs again gets `_2`, an unnumbered heading
            the id of its section and `.h1`.
        path: each level's own numeral without punctuation: `("II", "1")`, `("annex:1", "III")`, `("c2", "5")`; an
            unnumbered heading has the path of the section that it stands in.
        label: as printed (`1. 4.`, `ມາດຕາ 3`), or None where none is printed.
        title: the heading's words, or None for a clause without a heading of its own.
        kind: part, chapter (the top numbered level, ໝວດ), section, article, clause (a numbered paragraph), annex, or
            heading (unnumbered).
        level: depth in the tree, from 1.
        span: from its label (or title) to the end of all that belongs to it, in the normalised text.
        title_span: of the heading's words, or None.
        children: in reading order.
        flags: `new`, `amended`, `repealed`, `added`: printed after the number, as in `ມາດຕາ 2 (ໃໝ່)`.
    """

    id: str
    path: tuple[str, ...]
    label: str | None
    title: str | None
    kind: SectionKind
    level: int
    span: Span
    title_span: Span | None = None
    children: tuple[Section, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Node:
    """A section in the making."""

    head: Head
    placed: Placed
    children: list[Node] = field(default_factory=list)
    path: tuple[str, ...] = ()
    end: int = 0

    @property
    def style(self) -> str:
        """The series that it is numbered in."""
        return self.placed.frame.style


# What a numeral looks like in a path, for the series whose numbers would be mistaken for another's.
_PATH_FORMS = {"part": "p{}", "chapter": "c{}", "annex": "annex:{}"}
_KINDS: dict[str, SectionKind] = {
    "part": "part", "title": "chapter", "chapter": "chapter", "division": "section", "article": "article",
    "annex": "annex", "agenda": "section", "topic": "section", HEADING: "heading",
}  # fmt: skip
_TOP_SERIES = (*KEYWORD_STYLES, "roman.", "roman)", "LATIN.")
# A title that runs into its text: `ດ້ານການຈັດຕັ້ງ: ສອງຝ່າຍ…`; a colon between digits is a time.
_RUN_IN = re.compile(r"(?P<title>[^:.;]{2,110}?)[ ]?:(?=\s)(?<!\d:)")
_TITLE_EDGE = " \t\n\N{NO-BREAK SPACE}:.-\N{EN DASH}"

_ISSUES = {
    "repeat": ("repeated-number", "The number {label} is printed again; it stands as number {number} of its series."),
    "gap": ("gap", "Before {label} at least one number is missing."),
    "back": ("number-out-of-order", "The number {label} comes after a higher one."),
    "restart": ("restart", "The numbering starts again at {label} without a heading."),
    "late": ("late-start", "The series begins with {label}, not with its first number."),
    "lost": ("converter-number", "The own number behind {label} was lost; {number} follows from its neighbours."),
}


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes, in reading order."""
    pending = list(reversed(nodes))
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(node.children))


def grow(heads: Sequence[Head], placed: Sequence[Placed | None], blocks: Sequence[Block]) -> list[Node]:
    """The tree, with paths and extents.

    Args:
        heads: all candidates, in reading order.
        placed: where each stands, or None.
        blocks: of the whole document.
    """
    roots: list[Node] = []
    stack: list[Node] = []
    nodes: list[Node] = []
    for head, place in zip(heads, placed, strict=True):
        if place is None:
            continue
        node = Node(head, place)
        del stack[place.depth :]
        (stack[-1].children if stack else roots).append(node)
        node.path = _path(node, stack)
        stack.append(node)
        nodes.append(node)
    roots = _without_loose_lists(roots)
    _extend(roots, blocks)
    return roots


def _path(node: Node, above: Sequence[Node]) -> tuple[str, ...]:
    parent = above[-1] if above else None
    base = parent.path if parent else ()
    marker, frame = node.placed.marker, node.placed.frame
    if marker is None:
        return base
    if frame.style in KEYWORD_STYLES:
        number = "" if not frame.number else str(frame.number) if frame.shift else marker.numeral
        return (*base, path_numeral(frame.style, number))
    own = marker.numeral if not frame.shift and node.placed.event != "lost" else numeral_text(frame.style, frame.number)
    numbered = next((n for n in reversed(above) if n.style != HEADING), None)
    proved = numbered is not None and marker.prefix and numbered.placed.frame.number == marker.prefix[-1]
    if proved or not marker.prefix:
        return (*base, own)
    return (*_orphaned(above, marker.prefix), own)


def _orphaned(above: Sequence[Node], prefix: tuple[int, ...]) -> tuple[str, ...]:
    """The path above a decimal label whose parent is not printed: 2.1 below 1. stands beside it, in a 2. of its own."""
    outer = tuple(map(str, prefix))
    at = next((at for at in range(len(above) - 1, -1, -1) if above[at].style == "arabic."), None)
    if at is None:
        return (*(above[-1].path if above else ()), *outer)
    if above[at].placed.frame.number == prefix[0]:
        return (*above[at].path, *outer[1:])
    return (*(above[at - 1].path if at else ()), *outer)


def path_numeral(style: str, numeral: str) -> str:
    """How a path says a keyword's number: `p1` for a part, `c2` for a chapter, `annex:1`.

    >>> path_numeral("part", "1"), path_numeral("article", "12"), path_numeral("annex", "")
    ('p1', '12', 'annex')
    """
    return _PATH_FORMS.get(style, "{}").format(numeral).rstrip(":")


def kind_of(style: str) -> SectionKind | None:
    """The kind of all sections of a series, where its keyword settles it.

    >>> kind_of("article"), kind_of("point")
    ('article', None)
    """
    return _KINDS.get(style)


def _without_loose_lists(roots: Sequence[Node]) -> list[Node]:
    """Without the numbered lists of a preamble (attendees, agenda): no sections where the document has its own.

    An annex proves nothing of what stands before it, and numbers with decimals below them (2. with 2.1) are no list.
    """
    series = (at for at, node in enumerate(roots) if node.style in _TOP_SERIES and node.style != "annex")
    major = next(series, 0)
    if any(child.style.startswith("decimal") for node in roots[:major] for child in node.children):
        return list(roots)
    kept: list[Node] = []
    for at, node in enumerate(roots):
        if at < major:
            node.children = [child for child in node.children if child.style == HEADING]
            if node.style != HEADING:
                continue
        kept.append(node)
    return kept


def _extend(roots: Sequence[Node], blocks: Sequence[Block]) -> None:
    """Set where each node ends: before the next one that is not inside it, and before signatures."""
    last_text = 0
    ends = []  # of each block: the end of the last text up to it
    for block in blocks:
        last_text = block.span.end if block.type not in ("furniture", "signature") else last_text
        ends.append(last_text)
    stop = len(blocks)
    stops = [stop] * (len(blocks) + 1)  # of each block: the next signature at or after it
    for at in range(len(blocks) - 1, -1, -1):
        stop = at if blocks[at].type == "signature" else stop
        stops[at] = stop
    pending = [(roots, len(blocks))]
    while pending:
        nodes, bound = pending.pop()
        bounds = [*(node.head.block for node in nodes[1:]), bound]
        for node, until in zip(nodes, bounds, strict=False):
            until = max(min(until, stops[node.head.block]), node.head.block + 1)
            node.end = max(ends[until - 1], node.head.span.end)
            pending.append((node.children, until))


def freeze(roots: Sequence[Node], text: str) -> tuple[Section, ...]:
    """The finished tree, with ids."""
    used: Counter[str] = Counter()
    headings: Counter[str] = Counter()
    return tuple(_freeze(node, text, 1, used, headings) for node in roots)


def _freeze(node: Node, text: str, level: int, used: Counter[str], headings: Counter[str]) -> Section:
    marker = node.placed.marker
    base = ".".join(node.path).replace(":", "")
    if marker is None:
        headings[base] += 1
        name = f"{base}.h{headings[base]}".lstrip(".")
    else:
        used[base] += 1
        name = base if used[base] == 1 else f"{base}_{used[base]}"
    label = text[marker.start : marker.end] if marker is not None and marker.end > marker.start else None
    title_span = _title_span(node, text)
    title = " ".join(text[title_span.start : title_span.end].split()) if title_span else None
    if title_span and node.head.title is not None:
        title = node.head.title.strip(_TITLE_EDGE) if node.head.candidate.titled else title
    children = tuple(_freeze(child, text, level + 1, used, headings) for child in node.children)
    start = marker.start if label is not None and marker is not None else node.head.span.start
    flags = marker.flags if marker is not None else ()
    kind = _kind(node, level)
    return Section(name, node.path, label, title, kind, level, Span(start, node.end), title_span, children, flags)


def _title_span(node: Node, text: str) -> Span | None:
    """Where the heading's words stand: all of a heading, or what runs into a clause before its colon."""
    head, marker = node.head, node.placed.marker
    start = marker.end if marker is not None and marker.end > marker.start else head.span.start
    if head.title_span is not None:
        return head.title_span
    end = head.span.end
    if not head.candidate.titled:
        found = _RUN_IN.match(text, start, end)
        if not found:
            return None
        end = found.end("title")
    while start < end and text[start] in _TITLE_EDGE:
        start += 1
    while end > start and text[end - 1] in _TITLE_EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def _kind(node: Node, level: int) -> SectionKind:
    if node.style in _KINDS:
        return _KINDS[node.style]
    if node.style == "point":
        return "article" if level == 1 else "clause"
    if node.style in _TOP_SERIES or node.head.candidate.titled:
        return "chapter" if len(node.path) == 1 else "section"
    return "clause"


def issues_of(roots: Sequence[Node], text: str) -> tuple[Issue, ...]:
    """What is odd about the numbering, in reading order."""
    found = []
    for node in walk(roots):
        marker = node.placed.marker
        if marker is not None and node.placed.event in _ISSUES:
            code, message = _ISSUES[node.placed.event]
            label = text[marker.start : marker.end] or marker.numeral
            number = node.placed.frame.number
            found.append(Issue(code, message.format(label=label, number=number), (marker.start, marker.end)))
    return tuple(found)
