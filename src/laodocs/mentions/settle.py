"""Settles overlaps between the finders: which reading of a place stands when several claim it.

The order is that of the extraction specification: what is more specific wins, and within one level the longer. A list
number or a line of a table of contents (`mask`) yields only to an address on the net and to a document number. An
address and an instrument contain what they are made of (a PO box, a date, a number) and do not compete with it; they
only take away mere counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence

from laodocs.mentions.finding import outside
from laodocs.spans import AnyMention

__all__ = ["settle"]

_ORDER = (
    ("url", "email"),
    ("document-number",),
    ("mask",),
    ("citation", "cross-reference"),
    ("phone", "fax", "po-box"),
    ("full date",),
    ("time",),
    ("money",),
    ("percent",),
    ("date",),
    ("fraction", "ratio"),
    ("ordinal",),
    ("duration",),
    ("quantity",),
    ("number", "range"),
)
_LEVEL = {kind: level for level, kinds in enumerate(_ORDER) for kind in kinds}
_LAST = len(_ORDER)
_CONTAINERS = frozenset(("address", "instrument"))
_COUNTS = frozenset(("fraction", "ratio", "ordinal", "duration", "quantity", "number", "range"))
_DAY = re.compile("-[0-9]{2}-[0-9]{2}")  # an EDTF date that names a day


def settle(found: Iterable[AnyMention], mask: Sequence[tuple[int, int]] = ()) -> list[AnyMention]:
    """The mentions that stand, in order of their spans.

    Args:
        found: mentions of all families, in any order.
        mask: places of list numbers and tables of contents, in code points of the normalised text, half-open.

    Laws: the result is a part of `found`; its mentions are disjoint but for what lies inside an address or an
    instrument; `settle(settle(found)) == settle(found)`. Time is n log n in the number of mentions.
    """
    everything = list(found)
    containers = [m for m in everything if m.kind in _CONTAINERS]
    rivals = [m for m in everything if m.kind not in _CONTAINERS]
    rivals = _keep_clear(rivals, mask, lambda m: _level(m) > _LEVEL["mask"])
    rivals = _keep_clear(rivals, [m.span for m in containers], lambda m: m.kind in _COUNTS)
    kept = _keep_clear(containers, mask, lambda m: m.kind == "address")
    for cluster in _clusters(rivals):
        kept += _winners(cluster) if len(cluster) > 1 else cluster
    return sorted(kept, key=_place)


def _place(item: AnyMention) -> tuple[int, int, str]:
    start, end = item.span
    return start, -end, item.kind


def _level(item: AnyMention) -> int:
    if item.kind == "date" and _DAY.search(str(getattr(item.value, "edtf", ""))):
        return _LEVEL["full date"]
    return _LEVEL.get(item.kind, _LAST)


def _keep_clear(
    found: list[AnyMention], stops: Sequence[tuple[int, int]], yields: Callable[[AnyMention], bool]
) -> list[AnyMention]:
    """All mentions but those that yield to a place of `stops` which they touch."""
    if not stops:
        return found
    return [m for m in found if not yields(m)] + outside((m for m in found if yields(m)), stops)


def _clusters(found: list[AnyMention]) -> Iterator[list[AnyMention]]:
    """Groups that overlap within themselves and with no other group."""
    cluster: list[AnyMention] = []
    end = 0
    for item in sorted(found, key=_place):
        start, stop = item.span
        if cluster and start >= end:
            yield cluster
            cluster = []
        cluster.append(item)
        end = max(end, stop)
    if cluster:
        yield cluster


def _winners(cluster: list[AnyMention]) -> list[AnyMention]:
    """By level, then length, then place: each mention that overlaps none chosen before it."""
    chosen: list[tuple[int, int]] = []  # disjoint spans, sorted
    winners: list[AnyMention] = []
    for item in sorted(cluster, key=lambda m: (_level(m), -m.span.length, _place(m))):
        at = bisect_right(chosen, (item.span.start, item.span.end))
        clear = at == len(chosen) or chosen[at][0] >= item.span.end
        if clear and (at == 0 or chosen[at - 1][1] <= item.span.start):
            insort(chosen, (item.span.start, item.span.end))
            winners.append(item)
    return winners
