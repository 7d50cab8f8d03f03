"""Whatever points into text: spans, the offset map between source and normalised text, tokens, mentions, findings.

Only positions and the values they carry belong here; nothing in this module looks at a character. All positions count
code points (as Python's `str` does), and spans are half-open.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

__all__ = ["Found", "Mention", "OffsetMap", "Segment", "Span", "Token"]

V = TypeVar("V", covariant=True)


class Span(NamedTuple):
    """A half-open range of code points.

    >>> Span(2, 5).length
    3
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points it covers."""
        return self.end - self.start

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other[0] and other[1] <= self.end


class Segment(NamedTuple):
    """One changed stretch: source[source_start:source_end] became text[start:end]."""

    source_start: int
    source_end: int
    start: int
    end: int


class OffsetMap:
    """Maps spans between a source text and the text made from it, exactly and in both directions.

    It keeps only the changed stretches; everything between them is a plain shift. A position inside a changed stretch
    maps to the stretch's start when it opens a span and to its end when it closes one, so a span never loses a
    character that it covered.

    Args:
        source_length: code points in the source.
        segments: changed stretches, sorted and disjoint in both coordinates.

    Laws: `to_source` and `to_target` are monotone; they are inverse to each other on unchanged text and on the borders
    of changed stretches; `a.then(b).to_source(s) == a.to_source(b.to_source(s))` wherever both are exact.

    >>> offsets = OffsetMap(5, [(1, 3, 1, 2)])
    >>> offsets.to_source((2, 3)), offsets.to_target((3, 4))
    (Span(start=3, end=4), Span(start=2, end=3))
    """

    __slots__ = ("_source_ends", "_source_starts", "_target_ends", "_target_starts", "source_length")

    def __init__(self, source_length: int, segments: Iterable[tuple[int, int, int, int]] = ()) -> None:
        self.source_length = source_length
        rows = list(segments)
        self._source_starts = array("Q", [row[0] for row in rows])
        self._source_ends = array("Q", [row[1] for row in rows])
        self._target_starts = array("Q", [row[2] for row in rows])
        self._target_ends = array("Q", [row[3] for row in rows])

    @classmethod
    def from_columns(cls, source_length: int, columns: Sequence[bytes]) -> OffsetMap:
        """From four columns of native 64-bit numbers: source starts, source ends, starts, ends."""
        offsets = cls(source_length)
        numbers = [array("Q", column) for column in columns]
        offsets._source_starts, offsets._source_ends, offsets._target_starts, offsets._target_ends = numbers
        return offsets

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The changed stretches, in order."""
        columns = (self._source_starts, self._source_ends, self._target_starts, self._target_ends)
        return tuple(map(Segment, *columns))

    @property
    def target_length(self) -> int:
        """Code points in the target text."""
        if not self._source_ends:
            return self.source_length
        return self.source_length - self._source_ends[-1] + self._target_ends[-1]

    def __repr__(self) -> str:
        return f"OffsetMap({self.source_length}, {list(map(tuple, self.segments))!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OffsetMap):
            return NotImplemented
        return self.source_length == other.source_length and self.segments == other.segments

    def __hash__(self) -> int:
        return hash((self.source_length, self.segments))

    def to_source(self, span: tuple[int, int]) -> Span:
        """The source span of a span of the target text."""
        return self._map(span, self._target_starts, self._target_ends, self._source_starts, self._source_ends)

    def to_target(self, span: tuple[int, int]) -> Span:
        """The target span of a span of the source text."""
        return self._map(span, self._source_starts, self._source_ends, self._target_starts, self._target_ends)

    def then(self, other: OffsetMap) -> OffsetMap:
        """The map of two steps: `self` from source to middle, `other` from middle to target.

        Stretches of the two that overlap or touch in the middle become one.

        >>> OffsetMap(4, [(1, 3, 1, 2)]).then(OffsetMap(3, [(1, 3, 1, 2)]))
        OffsetMap(4, [(1, 4, 1, 2)])
        """
        first, second = self.segments, other.segments
        rows: list[tuple[int, int, int, int]] = []
        i = j = to_source = to_target = 0
        while i < len(first) or j < len(second):
            first_leads = j == len(second) or (i < len(first) and first[i].start <= second[j].source_start)
            start = first[i].start if first_leads else second[j].source_start
            end, source_shift, target_shift = start, to_source, to_target
            while True:
                if i < len(first) and first[i].start <= end:
                    end = max(end, first[i].end)
                    to_source = first[i].source_end - first[i].end
                    i += 1
                elif j < len(second) and second[j].source_start <= end:
                    end = max(end, second[j].source_end)
                    to_target = second[j].end - second[j].source_end
                    j += 1
                else:
                    break
            rows.append((start + source_shift, end + to_source, start + target_shift, end + to_target))
        return OffsetMap(self.source_length, rows)

    @staticmethod
    def _map(
        span: tuple[int, int],
        starts: Sequence[int],
        ends: Sequence[int],
        to_starts: Sequence[int],
        to_ends: Sequence[int],
    ) -> Span:
        start, end = span
        first = bisect_right(ends, start) - 1  # last stretch that ends at or before `start`
        if first + 1 == len(starts) or start < end <= starts[first + 1]:  # no stretch is touched
            by = to_ends[first] - ends[first] if first >= 0 else 0
            return Span(start + by, end + by)

        def shift(position: int, index: int) -> int:
            """A position at or after the end of stretch `index` and before the next one."""
            return position if index < 0 else position - ends[index] + to_ends[index]

        if start == end:
            point = to_starts[first + 1] if starts[first + 1] < start else shift(start, first)
            return Span(point, point)
        opens_inside = starts[first + 1] <= start
        new_start = to_starts[first + 1] if opens_inside else shift(start, first)
        last = bisect_left(starts, end) - 1  # last stretch that begins before `end`
        closes_inside = last >= 0 and ends[last] >= end
        new_end = to_ends[last] if closes_inside else shift(end, last)
        return Span(new_start, new_end)


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text with its class; tokens of one call join to their input.

    Args:
        text: the characters.
        span: where they stand in the text that was given, in code points.
        kind: `lao`, `number`, `latin`, `punctuation`, `space`, `email`, `url` or `other`.
    """

    text: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """A typed value found in text.

    Args:
        kind: what it is: `date`, `phone`, `quantity` …
        text: the characters of the normalised text that say it.
        span: where they stand in the normalised text.
        source_span: the same place in the text that was given.
        value: the typed value.
        confidence: 0 to 1.
        flags: `inferred`, `ambiguous`, `uncertain` …: why the confidence is not 1.
    """

    kind: str
    text: str
    span: Span
    source_span: Span
    value: V
    confidence: float = 1.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Found(Generic[V]):
    """A field of a typed document: the value, and where the document says it.

    Args:
        value: the typed value.
        span: where it stands in the document's normalised text; None when it follows from several places.
        confidence: 0 to 1.

    >>> Found("LA", Span(72, 105), 0.95), Found(2)
    (Found('LA', 72:105, 0.95), Found(2))
    """

    value: V
    span: Span | None = None
    confidence: float = 1.0

    def __repr__(self) -> str:
        place = f", {self.span.start}:{self.span.end}" if self.span else ""
        doubt = f", {self.confidence}" if self.confidence < 1 else ""
        return f"Found({self.value!r}{place}{doubt})"


AnyMention = Mention[Any]
