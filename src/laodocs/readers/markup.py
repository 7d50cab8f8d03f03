"""The light markup that Markdown and PDF converters leave in text: where it stands, so that lines can be trimmed.

Asterisks, number signs, quote marks, tags and rules belong here. What a line *is* belongs to `text` and `markdown`;
rows of tables belong to `rows`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from laodocs.spans import Span

__all__ = [
    "BREAK_TAG",
    "ESCAPE",
    "IMAGE",
    "RULE",
    "Emphasis",
    "Prefix",
    "find_emphasis",
    "read_prefix",
    "trim",
    "trim_heading",
]

INVISIBLE = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)

# A line that only draws: ---, ***, ===, ----oOo----, --<TAB>--, | :--- | ---: |
RULE = re.compile(
    r"""
    (?: [-=*]{3,}                              # --- or *** or ===
      | [-=_.*…]{2,} [ ]? [oO0໐*]{1,5} [ ]? [-=_.*…]{2,}   # ----oOo----, ===***===
      | (?: \*[ ] ){2,} \* | (?: -[ ] ){2,} -  # * * *
      | `{3,} \w*                              # a fence of a code block
      | :?-{2,}:? [ ]* (?: [|\t] [ ]* :?-+:? [ ]* )* \|?    # the line under a table's head,
      | \| [ ]* :?-+:? [ ]* (?: \| [ ]* :?-+:? [ ]* )* \|?  # and with a bar before it
    ) \Z
    """,
    re.VERBOSE,
)

# A backslash before a sign of ASCII: CommonMark prints the sign.
ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")

# Tags that end a line when a converter left them in the text.
BREAK_TAG = re.compile(r"</?(?:ul|ol|li|br|p|div|hr|table|tbody|thead|tr|td|th|h[1-6])(?![\w:])[^<>]*>", re.IGNORECASE)

# Tags and comments that only dress the words they stand around.
_INLINE = r"</?(?:b|strong|i|em|u|s|span|font|center|sup|sub|a|small|big|mark|img)(?![\w:])[^<>]*>|<!--[^<>]*-->"
_INLINE_AT_START = re.compile(_INLINE, re.IGNORECASE)
_INLINE_ANYWHERE = re.compile(_INLINE, re.IGNORECASE)

# ![alternative text](address), or the same as a link: a picture; only its alternative text is said by the page.
IMAGE = re.compile(r"(?P<link>\[)?!\[(?P<alt>[^\[\]\n]*)\]\([^()\n]*\)(?(link)\]\([^()\n]*\))")

_PREFIX = re.compile(
    r"""
    (?P<quote> (?: > [ \t] | > (?=[>\n]|\Z) )* ) [ \t]*
    (?: (?P<hashes> \#{1,6} ) (?= [ \t]+\S )       # ATX heading
      | (?P<hugging> \#{2,6} ) (?= [^\s\#] )       # the same without its blank; a single # is a hashtag
      | (?P<note> \[\^ [^\[\]\s]{1,20} \]: )       # [^1]: footnote text
    )?
    """,
    re.VERBOSE,
)
_CLOSING_HASHES = re.compile(r"[ \t]+#+\Z")

_STARS = re.compile(r"(?P<stars>(?<![\\*])\*{1,3}(?!\*))|(?P<paragraph>\n[ \t\r]*(?=\n)|\f)")


class Prefix(NamedTuple):
    """What a line begins with: `end` is where its content may start, `level` that of a heading, 0 for none."""

    end: int
    level: int
    note: bool


class Emphasis:
    """The asterisks of a text that are markup, and the stretches that they make bold."""

    __slots__ = ("_bold", "_bold_starts", "closes", "opens")

    def __init__(self, runs: list[tuple[int, int]], bold: list[Span]) -> None:
        self.opens = dict(runs)
        self.closes = {end: start for start, end in runs}
        self._bold = bold
        self._bold_starts = [span.start for span in bold]

    def is_bold(self, span: tuple[int, int]) -> bool:
        """Whether all of the span is bold."""
        at = bisect_right(self._bold_starts, span[0]) - 1
        return at >= 0 and self._bold[at].contains(span)


class _Pairing:
    """Pairs opening and closing asterisks within a paragraph; bold may run over the gap between two paragraphs."""

    def __init__(self) -> None:
        self.runs: list[tuple[int, int]] = []
        self.bold: list[Span] = []
        self._open: dict[int, tuple[int, int]] = {}
        self._carried = False
        self._paragraph = 0

    def star(self, start: int, end: int, can_open: bool, can_close: bool) -> None:
        size = end - start
        if can_close and size in self._open:
            opener = self._open.pop(size)
            self._pair(opener, (start, end))
        elif can_close and not can_open and size == 2 and self._carried:
            self.runs.append((start, end))
            self.bold.append(Span(self._paragraph, start))
        elif can_open:
            self._open[size] = (start, end)
            return
        self._carried = False

    def paragraph(self, end: int, next_start: int) -> None:
        """A blank line or page end: bold that is still open was cut here, and its asterisks are markup all the same."""
        opener = self._open.get(2)
        if opener is not None:
            self.runs.append(opener)
            self.bold.append(Span(opener[1], end))
        self._carried = opener is not None
        self._paragraph = next_start
        self._open.clear()

    def _pair(self, opener: tuple[int, int], closer: tuple[int, int]) -> None:
        self.runs += [opener, closer]
        if closer[1] - closer[0] > 1:
            self.bold.append(Span(opener[1], closer[0]))


def find_emphasis(text: str) -> Emphasis:
    """The asterisks that emphasise, over line ends but not over blank lines; one pass.

    >>> found = find_emphasis("**a\\nb** c * d")
    >>> sorted(found.opens.items()), found.is_bold((2, 5)), found.is_bold((8, 9))
    ([(0, 2), (5, 7)], True, False)
    """
    pairing = _Pairing()
    if "*" in text:
        for found in _STARS.finditer(text):
            start, end = found.span()
            if found["paragraph"] is not None:
                pairing.paragraph(start, end)
                continue
            can_open = end < len(text) and not text[end].isspace()
            can_close = start > 0 and not text[start - 1].isspace()
            pairing.star(start, end, can_open, can_close)
        pairing.paragraph(len(text), len(text))
    pairing.bold.sort()
    return Emphasis(pairing.runs, pairing.bold)


def read_prefix(text: str, start: int, end: int) -> Prefix:
    """The block markup at the head of a line."""
    found = _PREFIX.match(text, start, end)
    if found is None or found.end() == start:
        return Prefix(start, 0, False)
    hashes = found["hashes"] or found["hugging"] or ""
    return Prefix(found.end(), len(hashes), found["note"] is not None)


def trim(text: str, start: int, end: int, emphasis: Emphasis) -> Span:
    """The span without blanks, invisible characters, emphasis and dressing tags at its edges; may come out empty."""
    while start < end:
        char = text[start]
        if char.isspace() or char in INVISIBLE:
            start += 1
        elif char == "*" and start in emphasis.opens:
            start = min(emphasis.opens[start], end)
        elif char == "<" and (tag := _INLINE_AT_START.match(text, start, end)):
            start = tag.end()
        else:
            break
    while start < end:
        char = text[end - 1]
        if char.isspace() or char in INVISIBLE:
            end -= 1
        elif char == "*" and end in emphasis.closes:
            end = max(emphasis.closes[end], start)
        elif char == ">" and (opening := _last_tag(text, start, end)) is not None:
            end = opening
        else:
            break
    return Span(start, end)


def trim_heading(text: str, span: Span, emphasis: Emphasis) -> Span:
    """A heading without the number signs that may close it."""
    closing = _CLOSING_HASHES.search(text, max(span.start, span.end - 16), span.end)
    return trim(text, span.start, closing.start(), emphasis) if closing else span


def _last_tag(text: str, start: int, end: int) -> int | None:
    """Where the dressing tag that ends the span begins, if one does."""
    opening = text.rfind("<", start, end)
    found = _INLINE_ANYWHERE.fullmatch(text, opening, end) if opening >= 0 else None
    return opening if found else None
