"""The table of contents, and the headings of the body that it names.

Entries are matched to lines of the body in order, with fuzzy spelling, so that a heading which lost its number gets it
back. What the number means is for the numbering to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from laodocs.blocks import Block
from laodocs.blocks.markers import Marker, read_markers
from laodocs.blocks.paragraphs import TOC_LINE
from laodocs.errors import Issue
from laodocs.spans import Span

__all__ = ["Entry", "alike", "match_entries", "read_entries", "unmatched"]

_LETTERS = re.compile(r"[\W_]+")
_ENOUGH, _LOOSE = 0.72, 0.3  # how alike a title and a heading must be, without a label and with the same
_ABOVE_TEXT, _LEAST_TEXT = 0.1, 100  # what standing above so many characters of text is worth
_SHORTEST_START = 5  # letters of a heading that only begins the entry's title
_LONGEST = 160
_COMPARISONS = 20_000  # beyond these, only lines that begin as the entry does are compared


class Entry(NamedTuple):
    """A line of the contents: its label, its title, the page that it names (0 where none), and where it stands."""

    marker: Marker | None
    title: str
    page: int
    span: Span


def read_entries(text: str, blocks: Sequence[Block]) -> list[Entry]:
    """The entries of the contents, in order.

    >>> from laodocs.spans import Span
    >>> line = "II. ການຈັດຕັ້ງ\\t7"
    >>> read_entries(line, [Block("toc_entry", Span(0, len(line)), line)])[0][1:3]
    ('ການຈັດຕັ້ງ', 7)
    """
    entries = []
    for block in blocks:
        if block.type == "toc_entry":
            line = text[block.span.start : block.span.end]
            found = TOC_LINE.match(line)
            title = found["title"] if found else line
            markers = [m for m in read_markers(title) if m.numbered]
            marker = markers[0] if markers else None
            page = int(found["page"]) if found else 0
            entries.append(Entry(marker, title[marker.end if marker else 0 :].strip(" :"), page, block.span))
    return entries


def unmatched(entries: Sequence[Entry], matched: Mapping[int, Entry]) -> list[Issue]:
    """An issue for each entry that no heading of the body answers to."""
    answered = {entry.span for entry in matched.values()}
    return [
        Issue("toc-mismatch", f"The contents name “{entry.title}”, but no heading of the body does.", entry.span)
        for entry in entries
        if entry.span not in answered
    ]


class _Match(NamedTuple):
    """A block that may head an entry."""

    entry: int
    block: int
    score: float


def match_entries(text: str, blocks: Sequence[Block], entries: Sequence[Entry]) -> dict[int, Entry]:
    """Which block of the body each entry heads: block index to entry, in order on both sides.

    Blocks with a label of their own are matched by it, and hold the others in place; blocks without one need a title
    that is spelled much the same, or that begins the entry's.
    """
    if not entries:
        return {}
    last = max(at for at, block in enumerate(blocks) if block.type == "toc_entry")
    body = [at for at in range(last + 1, len(blocks)) if _able(blocks[at])]
    matches = _labelled(text, blocks, entries, body)
    held = {match.entry for match in _in_order(matches) if match.score > 1 + _ENOUGH}
    matches += _spelled(blocks, entries, body, held)
    return {match.block: entries[match.entry] for match in _in_order(matches)}


def _able(block: Block) -> bool:
    kinds = ("heading", "paragraph", "list_item")
    return block.type in kinds and len(block.text) <= _LONGEST and not block.rows


def _labelled(text: str, blocks: Sequence[Block], entries: Sequence[Entry], body: Sequence[int]) -> list[_Match]:
    """Blocks that carry an entry's label and a title not too far from its own."""
    places: dict[tuple[str, int], list[int]] = {}
    for at in body:
        if blocks[at].label is not None:
            for marker in read_markers(text, *blocks[at].span):
                places.setdefault((marker.style, marker.value), []).append(at)
    found = []
    for number, entry in enumerate(entries):
        for at in places.get((entry.marker.style, entry.marker.value), []) if entry.marker else ():
            score = alike(_fold(entry.title), _fold(blocks[at].text))
            if score > _LOOSE:
                found.append(_Match(number, at, 1 + score))
    return found


def _spelled(blocks: Sequence[Block], entries: Sequence[Entry], body: Sequence[int], held: set[int]) -> list[_Match]:
    """Blocks without a label that say much the same as an entry that no labelled block holds."""
    bare = [(at, _fold(blocks[at].text)) for at in body if blocks[at].label is None]
    open_ = [(number, _fold(entry.title)) for number, entry in enumerate(entries) if number not in held]
    if len(bare) * len(open_) <= _COMPARISONS:
        pairs = ((number, title, bare) for number, title in open_)
    else:
        starts: dict[str, list[tuple[int, str]]] = {}
        for at, line in bare:
            starts.setdefault(line[:_SHORTEST_START], []).append((at, line))
        few = max(1, _COMPARISONS // len(open_))
        pairs = ((number, title, starts.get(title[:_SHORTEST_START], [])[:few]) for number, title in open_)
    found = []
    for number, title, lines in pairs:
        scores = ((at, alike(title, line)) for at, line in lines)
        found += [_Match(number, at, score + _heads(blocks, at)) for at, score in scores if score >= _ENOUGH]
    return found


def _heads(blocks: Sequence[Block], at: int) -> float:
    """What a line earns by standing above running text, as headings do."""
    return _ABOVE_TEXT if at + 1 < len(blocks) and len(blocks[at + 1].text) > _LEAST_TEXT else 0.0


def _fold(line: str) -> str:
    return _LETTERS.sub("", line).casefold()


def alike(title: str, heading: str) -> float:
    """How alike two folded titles are, from 0 to 1; one that begins the other counts as nearly the same."""
    if not title or not heading:
        return 0.0
    short, long = sorted((title, heading), key=len)
    if long.startswith(short) and len(short) >= _SHORTEST_START:
        return 0.75 + 0.25 * len(short) / len(long)
    if len(short) * 2 < len(long):
        return 0.0
    matcher = SequenceMatcher(None, title, heading, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _LOOSE else 0.0


def _in_order(matches: Sequence[_Match]) -> list[_Match]:
    """The best chain of matches in which both entries and blocks rise."""
    best: list[tuple[float, int]] = []  # of each match: score of the best chain that ends with it, and its predecessor
    ranks = {at: rank for rank, at in enumerate(sorted({match.block for match in matches}), start=1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)  # Fenwick tree of the best chain up to a block
    ordered = sorted(matches, key=lambda m: (m.entry, -m.block))
    for number, match in enumerate(ordered):
        chain, before = _best_below(tree, ranks[match.block] - 1)
        best.append((chain + match.score, before))
        at = ranks[match.block]
        while at < len(tree):
            tree[at] = max(tree[at], (chain + match.score, number))
            at += at & -at
    at = _best_below(tree, len(tree) - 1)[1]
    chosen = []
    while at >= 0:
        chosen.append(ordered[at])
        at = best[at][1]
    return chosen[::-1]


def _best_below(tree: Sequence[tuple[float, int]], at: int) -> tuple[float, int]:
    """The best chain that ends at or before a rank."""
    found = (0.0, -1)
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found
