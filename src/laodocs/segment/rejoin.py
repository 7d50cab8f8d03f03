"""Opt-in repair: spaces inside words (ກຳ ລັງ, ທັງ ໝົດ), which converters and compatibility folding leave behind.

A space goes only when the model, given the words around it without the space, makes one word across it, and a general
dictionary or the annotation holds that word. Nothing but single spaces between Lao letters is touched.
"""

from __future__ import annotations

from laodocs.normalize import Edit, normalize
from laodocs.segment import native
from laodocs.segment.segmenter import tokenize
from laodocs.spans import Span, Token

__all__ = ["rejoin"]

_GENERAL = 0b10111
"""Sources that attest a word: the three general dictionaries and the fine annotation, not lists of names."""
_AROUND = 3
"""How many words on each side the model sees."""


def rejoin(text: str) -> tuple[str, tuple[Edit, ...]]:
    """Take out the spaces that stand inside words.

    Args:
        text: any string; it is not normalised by the way.

    Returns:
        The text without those spaces, and an edit with rule `S` for each: `source_span` counts code points of `text`,
        `span` those of the result.

    Laws: the result is `text` without the code points of the edits' source spans, and these are single spaces.

    Source: on the annotated corpus 14 of 3,348 spaces between Lao words go (10 of them damage that the annotation
    left), and of 3,163 spaces put into words 98 % do (`training/README.md`).

    >>> fixed, edits = rejoin("ກຳ ລັງ ປະຕິບັດ ທັງ ໝົດ")
    >>> fixed
    'ກຳລັງ ປະຕິບັດ ທັງໝົດ'
    >>> [tuple(edit.source_span) for edit in edits]
    [(2, 3), (18, 19)]
    """
    tokens = tokenize(text)
    gaps = [tokens[i].span for i in range(1, len(tokens) - 1) if _is_inside_a_word(tokens, i)]
    edits = [Edit("S", gap, Span(gap.start - n, gap.start - n), " ", "") for n, gap in enumerate(gaps)]
    starts = [0, *(gap.end for gap in gaps)]
    ends = [*(gap.start for gap in gaps), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True)), tuple(edits)


def _is_inside_a_word(tokens: list[Token], i: int) -> bool:
    """Whether the token at `i` is a space that parts one word."""
    if tokens[i].text != " " or tokens[i - 1].kind != "lao" or tokens[i + 1].kind != "lao":
        return False
    left = _lao_text(tokens[max(0, i - _AROUND) : i], from_right=True)
    right = _lao_text(tokens[i + 1 : i + 1 + _AROUND], from_right=False)
    start = 0
    for end in native.words(left + right)[0]:
        if start < len(left) < end:
            word = normalize((left + right)[start:end])
            return native.model().sources(word) & _GENERAL != 0
        start = end
    return False


def _lao_text(tokens: list[Token], *, from_right: bool) -> str:
    """The words next to the space, up to the first token that is not Lao."""
    kept: list[str] = []
    for token in reversed(tokens) if from_right else tokens:
        if token.kind != "lao":
            break
        kept.append(token.text)
    return "".join(reversed(kept) if from_right else kept)
