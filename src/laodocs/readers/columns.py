"""Narrow columns of print, as newspapers set them: lines cut at a set width, words cut with hyphens.

Only what the lines themselves prove is undone: hyphens that cut words again and again. What a paragraph is otherwise,
is decided in `blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from laodocs.blocks.wrapping import is_terminated, visible_length
from laodocs.layout import Line, SourceText
from laodocs.script import CONSONANTS, LEADING_VOWELS
from laodocs.spans import Span

__all__ = ["rejoin_columns"]

# A Lao word cut at the end of a line, and what its rest begins with.
_HYPHENATED = re.compile("[\N{LAO LETTER KO}-\N{LAO NIGGAHITA}]-\\Z")
_REST = re.compile(f"[{CONSONANTS}{LEADING_VOWELS}]")
# How many cuts tell a column, how wide one is at most, how many lines go on in it, and how much of it they fill.
_CUTS, _WIDEST, _LINES = 3, 48, 3
_FULL, _OVER, _ENDED = 0.5, 1.5, 0.8


def rejoin_columns(page: SourceText) -> SourceText:
    """The page with the words of its narrow columns made whole, and their lines marked as running on.

    The hyphens and the line ends behind them stay in the text, as `unsaid`; a compound cut at its own hyphen loses it.

    >>> from laodocs.readers.text import lay_out_text
    >>> text = "ພິທີເຊັນສັນຍາສ້າງທ່າ-\\nບົກ ໄດ້ຈັດຂຶ້ນຢູ່ ໂຮງແຮມໄຊ-\\nສົມບັດ ໂດຍມີ 9 ພະແນກ\\nແລະ ທະນາ-\\nຄານ."
    >>> [text[line.span.start : line.span.end].count("\\n") for line in rejoin_columns(lay_out_text(text)).lines]
    [2, 1]
    """
    lines = page.lines
    printed = [page.text[line.span.start : line.span.end] for line in lines]
    cuts = {at for at in range(len(lines) - 1) if _is_cut(lines, printed, at)}
    width = max((visible_length(printed[at]) for at in cuts), default=0)
    if len(cuts) < _CUTS or width > _WIDEST:
        return page
    runs = _runs(lines, printed, width)
    marked = [replace(line, runs_on=True) if on else line for line, on in zip(lines, runs, strict=True)]
    whole: list[Line] = []
    unsaid = set(page.unsaid)
    for at, line in enumerate(marked):
        if at - 1 in cuts:
            last = whole[-1]
            unsaid.update(range(last.span.end - 1, line.span.start))
            whole[-1] = replace(last, span=Span(last.span.start, line.span.end), runs_on=line.runs_on)
        else:
            whole.append(line)
    return replace(page, lines=tuple(whole), unsaid=tuple(sorted(unsaid)))


def _is_cut(lines: Sequence[Line], printed: Sequence[str], at: int) -> bool:
    """Whether a word is cut between a line and the one directly below it."""
    cut = _HYPHENATED.search(printed[at]) and _REST.match(printed[at + 1])
    return bool(cut) and _is_below(lines, at + 1)


def _is_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of text stands directly below another on the same page."""
    one, two = lines[at - 1], lines[at]
    return not two.blank_before and one.role == two.role == "text" and one.page == two.page


def _runs(lines: Sequence[Line], printed: Sequence[str], width: int) -> list[bool]:
    """For each line whether it runs on: among lines that fill the column, but for a short one that ends a sentence."""
    found = [False] * len(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and _is_below(lines, at):
            continue
        run = range(start, at - 1)
        lengths = [visible_length(printed[i]) for i in run]
        if len(run) + 1 >= _LINES and all(_FULL * width <= length <= _OVER * width for length in lengths):
            for i, length in zip(run, lengths, strict=True):
                found[i] = length >= _ENDED * width or not is_terminated(printed[i])
        start = at
    return found
