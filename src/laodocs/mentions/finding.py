"""What all finders share: a mention with both of its spans, and the mask of places where nothing may be found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from laodocs.normalize import Normalization
from laodocs.spans import Mention, Span

__all__ = ["mention", "outside"]

V = TypeVar("V")


def mention(
    norm: Normalization,
    kind: str,
    span: tuple[int, int],
    value: V,
    confidence: float = 1.0,
    flags: tuple[str, ...] = (),
) -> Mention[V]:
    """A mention at `span` of the normalised text, with its source span filled in."""
    start, end = span
    at = Span(start, end)
    source = at if norm.text is norm.source else norm.source_span(at)
    return Mention(kind, norm.text[start:end], at, source, value, confidence, flags)


_span = attrgetter("span")


def outside(found: Iterable[Mention[V]], mask: Sequence[tuple[int, int]]) -> list[Mention[V]]:
    """The mentions, in order, that touch no span of `mask` (normalised coordinates, any order)."""
    ordered = sorted(found, key=_span)
    if not mask:
        return ordered
    stops = sorted(mask)
    kept: list[Mention[V]] = []
    first = 0  # stops before this one end before the current mention starts
    for item in ordered:
        while first < len(stops) and stops[first][1] <= item.span.start:
            first += 1
        at = first
        while at < len(stops) and stops[at][1] <= item.span.start:
            at += 1
        if at == len(stops) or stops[at][0] >= item.span.end:
            kept.append(item)
    return kept
