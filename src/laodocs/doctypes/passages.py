"""Blocks as plain text to search, with the way back: what every typed document is read through.

A passage is the text of one or more blocks, one block a line, each character knowing its place in the document. Rules
search the text and get `Found` values with spans of the document; none of them handles an offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from laodocs.blocks import Block, BlockType
from laodocs.document import Document
from laodocs.script import MARKS
from laodocs.spans import Found, Span

__all__ = [
    "NOT_BODY",
    "SENTENCE_END",
    "Passage",
    "bare_pattern",
    "passage_of",
    "printed_lines",
    "read_blocks",
    "search",
    "tidy",
]

#: Block types that hold no running text.
NOT_BODY: frozenset[BlockType] = frozenset({"furniture", "toc_entry", "figure_text"})

#: Where a sentence or a clause ends; `12.500` is a number.
SENTENCE_END = re.compile(r"[;\n]|\.(?!\d)")

_BLANKS = re.compile(r"\s+")
_LONGEST = 4000  # code points that a sentence is looked for in
_EDGES = " \t\n,;:*.-–\"“”'‘’"


def tidy(text: str) -> str:
    """One line, single blanks, no emphasis marks at the ends.

    >>> tidy("**ກະຊວງ  ພາຍໃນ,**")
    'ກະຊວງ ພາຍໃນ'
    """
    return _BLANKS.sub(" ", text.replace("*", "")).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with the document position of each of its characters.

    Args:
        text: what is searched; `\\n` stands between two blocks.
        at: for each character its position in the document's normalised text.
    """

    text: str
    at: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, piece: slice) -> Passage:
        return Passage(self.text[piece], self.at[piece])

    def span(self, start: int, end: int) -> Span:
        """The document's span of `text[start:end]`, which is not empty."""
        return Span(self.at[start], self.at[end - 1] + 1)

    def found(self, start: int, end: int, *, confidence: float = 1.0) -> Found[str] | None:
        """The tidied words of `text[start:end]` as a field, or None when nothing is left of them."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        if start == end:
            return None
        said = tidy(self.text[start:end])
        closing = self.text[end : end + 1]
        if (closing == "”" and said.count("“") > said.count("”")) or (closing == '"' and said.count('"') % 2):
            return Found(said + closing, self.span(start, end + 1), confidence)
        return Found(said, self.span(start, end), confidence)

    def group(self, match: re.Match[str] | None, group: str | int = 0, *, confidence: float = 1.0) -> Found[str] | None:
        """A group of a match on `text` as a field; None without match or group."""
        if match is None or match.start(group) < 0:
            return None
        return self.found(match.start(group), match.end(group), confidence=confidence)

    def value(self, match: re.Match[str], value: object, *, confidence: float = 1.0) -> Found[object]:
        """A value that the whole match says."""
        return Found(value, self.span(match.start(), match.end()), confidence)

    def lines(self) -> list[Passage]:
        """The blocks (or lines) that it is made of."""
        return self.split("\n")

    def split(self, sign: str) -> list[Passage]:
        """The parts between the signs, one character each."""
        breaks = [-1, *(i for i, c in enumerate(self.text) if c == sign), len(self.text)]
        return [self[a + 1 : b] for a, b in pairwise(breaks) if b > a + 1]

    def sentence(self, start: int, end: int) -> Passage:
        """The sentence or clause around `text[start:end]`: to the next full stop, semicolon or line end."""
        first = max(0, start - _LONGEST)
        left = max((stop.end() for stop in SENTENCE_END.finditer(self.text, first, start)), default=first)
        last = min(len(self.text), end + _LONGEST)
        right = SENTENCE_END.search(self.text, end, last)
        return self[left : right.start() if right else last]

    def sentences(self) -> Iterator[Passage]:
        """All of them, in order."""
        start = 0
        for stop in SENTENCE_END.finditer(self.text):
            yield self[start : stop.start()]
            start = stop.end()
        yield self[start:]

    def bare(self) -> Passage:
        """Without the marks above and below letters: what scanning loses and mistakes first."""
        kept = [i for i, character in enumerate(self.text) if character not in MARKS]
        return Passage("".join(self.text[i] for i in kept), tuple(self.at[i] for i in kept))

    def printed(self, bare: Passage, start: int, end: int) -> tuple[int, int]:
        """Where `bare.text[start:end]` stands in this text, marks and all; `bare` is this passage's own."""
        first = bisect_left(self.at, bare.at[start]) if start < len(bare.at) else len(self.at)
        return first, bisect_left(self.at, bare.at[end]) if end < len(bare.at) else len(self.at)


@cache
def bare_pattern(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern for `Passage.bare`: its words without their marks.

    >>> bare_pattern(re.compile("ມີຜົນ(?:ສັກສິດ)?")).pattern
    'ມຜນ(?:ສກສດ)?'
    """
    return re.compile("".join(c for c in pattern.pattern if c not in MARKS), pattern.flags)


def search(passage: Passage, pattern: re.Pattern[str]) -> tuple[re.Match[str], Passage] | None:
    """Where a pattern is found, and in what: in the passage, or else among its letters without their marks.

    Only for patterns of several words: without marks, short words look alike.
    """
    match = pattern.search(passage.text)
    if match:
        return match, passage
    bare = passage.bare()
    match = bare_pattern(pattern).search(bare.text)
    return (match, bare) if match else None


def passage_of(document: Document, block: Block) -> Passage:
    """A block's text with positions: its characters stand in the document in the same order, markup between them."""
    source, end = document.text, block.span.end
    at: list[int] = []
    place = block.span.start
    if block.label and source.startswith(block.label, place):
        place += len(block.label)
    first = next((i for i in range(place, end) if not source[i].isspace()), place)
    if source.startswith(block.text, first):  # nothing was joined or left out
        return Passage(block.text, tuple(range(first, first + len(block.text))))
    for character in block.text:
        if character.isspace():
            at.append(min(place, end - 1))
            while place < end and source[place].isspace():
                place += 1
            continue
        if character != "]" and source.startswith("](", place):  # the address of a link is not said
            place = max(place, source.find(")", place, end) + 1)
        here = source.find(character, place, end)
        at.append(here if here >= 0 else min(place, end - 1))
        place = here + 1 if here >= 0 else place
    return Passage(block.text, tuple(at))


def printed_lines(document: Document, block: Block) -> list[Passage]:
    """A block's lines (a table's rows) as printed, columns and all."""
    rows = [[span for cell in row for span in cell] for row in block.rows]
    spans = [Span(row[0].start, row[-1].end) for row in rows if row] or list(block.lines) or [block.span]
    return [Passage(document.text[s.start : s.end], tuple(range(s.start, s.end))) for s in spans]


def read_blocks(document: Document, blocks: Iterable[Block] | None = None) -> Passage:
    """Several blocks as one passage, a line each; by default the running text of the whole document."""
    chosen = (b for b in document.blocks if b.type not in NOT_BODY) if blocks is None else blocks
    text: list[str] = []
    at: list[int] = []
    for block in chosen:
        part = passage_of(document, block)
        if not part:
            continue
        if text:
            text.append("\n")
            at.append(at[-1])
        text.append(part.text)
        at.extend(part.at)
    return Passage("".join(text), tuple(at))
