"""Headings that lost their number: what a gap in a series proves about the one bare line that stands in it.

`2/ …` and `4/ …` with one short line between them that looks as they do: it is number 3. Only labels and looks are
compared here; where the heading stands is for the numbering to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from laodocs.blocks import Block
from laodocs.blocks.front import is_office
from laodocs.blocks.markers import WEIGHTS, Marker, numeral_text, read_markers
from laodocs.blocks.roles import announces, is_statement
from laodocs.blocks.wrapping import is_open, is_terminated, visible_length
from laodocs.errors import Issue
from laodocs.outline.contents import Entry

__all__ = ["find_lost", "lost_issues"]

_LONGEST = 70  # columns of a heading without label
_BODY = ("list_item", "paragraph", "table")


def find_lost(text: str, blocks: Sequence[Block], matched: Mapping[int, Entry]) -> dict[int, Entry]:
    """The bare lines that a gap of one number proves to be headings: block index to the label that they lost.

    Args:
        text: normalised text.
        blocks: of the whole document.
        matched: what the contents name already.
    """
    bare = [at for at in range(len(blocks)) if at not in matched and _is_bare(blocks, at)]
    if not bare:
        return {}
    last: dict[str, tuple[int, Marker]] = {}  # of each series, the label before
    found: dict[int, Entry] = {}
    for at, block in enumerate(blocks):
        if block.label is None:
            continue
        marker = next((m for m in read_markers(text, *block.span) if _counts(m)), None)
        if marker is None:
            continue
        before = last.get(marker.style)
        last[marker.style] = (at, marker)
        if before is None or marker.value != before[1].value + 2 or not _heads(blocks[before[0]], block):
            continue
        between = [i for i in bare[bisect_left(bare, before[0]) : bisect_left(bare, at)] if i not in found]
        if len(between) == 1:
            [lost] = between
            found[lost] = _entry(marker, blocks[lost])
    return found


def lost_issues(lost: Mapping[int, Entry]) -> list[Issue]:
    """An issue for each heading whose number is not printed."""
    said = "“{}” has no number; {} follows from its neighbours."
    found = ((entry.title, entry.marker.numeral, entry.span) for entry in lost.values() if entry.marker is not None)
    return [Issue("lost-number", said.format(title, numeral), span) for title, numeral, span in found]


def _counts(marker: Marker) -> bool:
    """Whether a label is one of a series whose gaps say something: no bullet, no counter of a converter."""
    return marker.numbered and not marker.prefix and not marker.counter and marker.weight > WEIGHTS["outer only"]


def _heads(one: Block, two: Block) -> bool:
    """Whether two labels stand before headings, and not before clauses."""
    return all(visible_length(b.text) <= _LONGEST and not is_terminated(b.text) for b in (one, two))


def _is_bare(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line without label looks like a heading: short, no sentence, below a finished text, above another."""
    block = blocks[at]
    if block.label is not None or block.type not in ("paragraph", "heading", "figure_text") or len(block.lines) > 1:
        return False
    said = block.text.rstrip(" :")
    if not said or visible_length(said) > _LONGEST or is_terminated(said) or is_open(said) or is_office(said):
        return False
    if is_statement(said) or announces(block.text) or not 0 < at < len(blocks) - 1:
        return False
    above, below = blocks[at - 1], blocks[at + 1]
    return below.type in _BODY and (is_terminated(above.text) or above.type in ("list_item", "table"))


def _entry(after: Marker, block: Block) -> Entry:
    """The label before `after` in its series, as contents would name it."""
    value = after.value - 1
    numeral = str(value) if after.keyword else numeral_text(after.style, value)
    marker = Marker(after.style, value, numeral, block.span.start, block.span.start)
    return Entry(marker, block.text.strip(" :"), 0, block.span)
