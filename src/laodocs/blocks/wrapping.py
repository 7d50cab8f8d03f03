"""Which lines make one paragraph: what hard wraps and page breaks cut, and how the pieces are put together again.

Only the evidence of the lines themselves is used (how they end, how the next begins, how wide the page is). Whether a
line starts with a label is asked of `markers`; what the finished block is, is decided in `blocks`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from laodocs.blocks.markers import alternation, facts, valued
from laodocs.layout import Line

__all__ = [
    "EMPHASIS",
    "awaits_number",
    "heal",
    "is_open",
    "is_rule",
    "is_terminated",
    "join_lines",
    "page_width",
    "unlinked",
    "visible_length",
]

# A sentence, a clause of a list or an announcement ends here, whatever closing quote or bracket follows.
_TERMINATED = re.compile(r"[.;:!?。…ຯ][)\]”\"'»]*\s*$")
_LEADING_VOWELS = (
    "\N{LAO VOWEL SIGN E}\N{LAO VOWEL SIGN EI}\N{LAO VOWEL SIGN O}\N{LAO VOWEL SIGN AY}\N{LAO VOWEL SIGN AI}"
)
_TRAILING = re.compile("[\N{LAO VOWEL SIGN A}-\N{LAO SEMIVOWEL SIGN NYO}\N{LAO TONE MAI EK}-\N{LAO NIGGAHITA}]")
# A rule with an ornament: `------ooo0ooo------`, `==0O0==`, `-----`.
_RULE = re.compile(r"\s*[-–—=*~.\s]*[-–—=*~]{2}[oO0໐*•.\s]{0,16}[-–—=*~]{2}[-–—=*~.\s]*")
# Markdown's strong emphasis: `**ຝ່າຍລາວ:** …`; one star may be a note's mark, four or more are a rule.
EMPHASIS = re.compile(r"(?<!\*)\*{2,3}(?!\*)")
# Markdown's links and pictures say their words.
_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]{0,400})\]\([^()\n]{0,1000}\)")
# A page narrower than this is a column of labels; a line wider is a paragraph that was never wrapped.
_NARROWEST, _WIDEST, _FULL, _WIDE = 40, 150, 0.8, 68.0
_LONGEST_RULE = 120
_FEW = 5  # lines whose quantile says nothing: one that was never wrapped decides
# A word of Lao cut with a hyphen at the end of a line, or a compound cut at its own.
_HYPHENATED = re.compile("[\N{LAO LETTER KO}-\N{LAO NIGGAHITA}]-\\Z")


@cache
def _open_endings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that nothing ends with: those glued to the next word, and those set off by a blank.

    Most words that end in ການ are whole (ບໍລິການ, ກຳມະການ); it waits for a noun only after a blank or a preposition.
    """
    words = facts("open_word")
    glued = alternation(valued(words, "glued"))
    spaced = alternation(valued(words, "spaced"))
    before = alternation(facts("preposition"))
    return re.compile(f"(?:^|[\\s,;(]|{before})(?:{glued})$"), re.compile(f"(?:^|[\\s,;])(?:{spaced})$")


def is_rule(line: str) -> bool:
    """Whether the line is a rule between parts of a page, as letterheads have below the motto.

    >>> is_rule("------ooo0ooo------"), is_rule("-*-"), is_rule("- 12 -")
    (True, False, False)
    """
    return len(line) <= _LONGEST_RULE and bool(_RULE.fullmatch(line))


def visible_length(text: str) -> int:
    """How many columns it takes: code points less the marks that stand above and below.

    >>> visible_length("ທີ່")
    1
    """
    return len(text) - list(map(unicodedata.category, text)).count("Mn")


def is_terminated(text: str) -> bool:
    """Whether it ends as a sentence, a list clause or an announcement does.

    >>> is_terminated("ມີດັ່ງນີ້:"), is_terminated("ວ່າດ້ວຍການ")
    (True, False)
    """
    return bool(_TERMINATED.search(text[-8:]))


@cache
def _number_words() -> re.Pattern[str]:
    words = facts("open_word")
    before, word = alternation(facts("preposition")), alternation(valued(words, "number"))
    return re.compile(f"(?:^|[\\s,;(]|{before})(?:{word})$")


def awaits_number(text: str) -> bool:
    """Whether it ends in a word that a number follows, so that the number below is no label.

    >>> awaits_number("ຜົນຜະລິດ ເທົ່າກັບ"), awaits_number("ດັ່ງນີ້:")
    (True, False)
    """
    return bool(_number_words().search(text[-20:].rstrip()))


def is_open(text: str) -> bool:
    """Whether it cannot be the end of anything: a comma, a connective, a bracket that was never closed.

    >>> is_open("ການຮ່ວມມື ແລະ"), is_open("(ແຜນການ, ຈັດຕັ້ງ"), is_open("ການຮ່ວມມື")
    (True, True, False)
    """
    tail = text[-200:].rstrip()
    if not tail or tail[-1] in _LEADING_VOWELS or tail[-1] in ",-(“":
        return bool(tail)
    glued, spaced = _open_endings()
    return bool(glued.search(tail) or spaced.search(tail) or tail.count("(") > tail.count(")"))


def heal(before: str, after: str) -> str:
    """What to put between two pieces of one paragraph: a blank, or nothing where a word was cut.

    Nothing is put only on evidence: the first piece ends in a vowel that waits for its consonant, in a nominaliser or a
    hyphen, or the second begins with a mark that needs one.

    >>> heal("ການປັບປຸງ", "ລັດຖະການ"), heal("ວ່າດ້ວຍການ", "ຮ່ວມມື"), heal("ແ", "ລະ"), heal("ເສດຖະກິດ-", "ສັງຄົມ")
    (' ', '', '', '')
    """
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    if _HYPHENATED.search(before):
        return ""
    cut = before[-1] in _LEADING_VOWELS or _TRAILING.match(after) or _open_endings()[0].search(before[-20:])
    return "" if cut else " "


def join_lines(pieces: Sequence[str]) -> str:
    r"""The pieces as one line, with every run of white space as one blank and without Markdown's signs inside it.

    >>> join_lines(["ຂໍ້ຕົກລົງ  ວ່າດ້ວຍການ", "ຮ່ວມມື"])
    'ຂໍ້ຕົກລົງ ວ່າດ້ວຍການຮ່ວມມື'
    >>> join_lines(["** ສອງຝ່າຍ **ຕົກລົງ** ກັນ*", "[ກົດໝາຍ](/laws/12) ສະບັບໃໝ່"])
    'ສອງຝ່າຍ ຕົກລົງ ກັນ* ກົດໝາຍ ສະບັບໃໝ່'
    """
    out: list[str] = []
    for piece in pieces:
        clean = " ".join(unlinked(EMPHASIS.sub("", piece)).split())
        if out and clean:
            out.append(heal(out[-1], clean))
        out.append(clean)
    return "".join(out)


def unlinked(text: str) -> str:
    """The text with the words of its Markdown links in their place; a picture may itself be a link.

    >>> unlinked("[![ໂລໂກ້](/logo.png)](/) | [ຂ່າວ](/news)")
    'ໂລໂກ້ | ຂ່າວ'
    """
    if "](" not in text:
        return text
    return _LINK.sub(r"\g<words>", _LINK.sub(r"\g<words>", text))


def page_width(text: str, lines: Sequence[Line]) -> float:
    """How wide the page is that hard-wrapped the text, in columns; infinite when nothing was wrapped.

    It is the width that four fifths of the lines with a direct successor stay under; where most of these are short, it
    is taken to be wide, unless some line shows that nothing was wrapped.
    """
    followed = [
        visible_length(text[a.span.start : a.span.end])
        for a, b in pairwise(lines)
        if not b.blank_before and a.role == b.role == "text"
    ]
    if not followed:
        return float("inf")
    followed.sort()
    width = followed[int(0.8 * (len(followed) - 1))]
    if len(followed) <= _FEW and _never_wrapped(text, lines):
        return float("inf")
    if width < _NARROWEST and followed[-1] <= _WIDEST:
        return _WIDE
    return width * _FULL if _NARROWEST <= width <= _WIDEST else float("inf")


def _never_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether some line of text is wider than a page: a paragraph by itself."""
    spans = (line.span for line in lines if line.role == "text" and line.span.length > _WIDEST)
    return any(visible_length(text[span.start : span.end]) > _WIDEST for span in spans)
