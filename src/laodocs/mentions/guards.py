"""What stands in front of an amount: a label that makes it an identifier, a comparator, a cue, or the start of a line.

Most figures of an office document count nothing: they number articles, houses, roads, years and list items. The words
in front say so, and they are the category `blocker` of `data/cues.tsv`: under the value `weak` those that number things
but also stand before honest amounts (ໄລຍະ 5 ປີ), else those whose figure is never an amount.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from laodocs.lexicon import cues, forms
from laodocs.mentions.affixes import is_lao
from laodocs.places import Affix, AffixTable

__all__ = ["Before", "Comparator", "label_at", "look_before"]

Label = Literal["identifier", "weak", ""]
Comparator = Literal[">", ">=", "<", "<=", "~"]

_WINDOW = 40  # code points looked at in front of an amount
_SHORT_CUE = 3
_LINE_MARKUP = " \t\N{NO-BREAK SPACE}*#>•·–—-"
_LINE_HEAD = frozenset(("", "\n", *_LINE_MARKUP))  # what can stand before blanks where a line starts
_NUMBER_SIGNS = ".,/-–:+&½"
_BLANKS = " \t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"


class Before(NamedTuple):
    """What was found in front of an amount.

    Args:
        label: `identifier`: never an amount; `weak`: an amount only before a strong unit.
        comparator: `>`, `>=`, `<`, `<=`, `~`, or None.
        cue: the unit that a cue word gives (`ຄະແນນ`), an empty string for a cue without one (ຈຳນວນ), or None.
        age: ອາຍຸ stands there.
        line_start: nothing but markup stands between it and the start of the line.
        number: another figure stands there, set off by blanks only.
        latin: a word in Latin letters stands there.
        glued: it continues a word or a number (SS19, ໂຄວິດ-19, 12/2020).
        lao: a Lao letter touches it.
    """

    label: Label = ""
    comparator: Comparator | None = None
    cue: str | None = None
    age: bool = False
    line_start: bool = False
    number: bool = False
    latin: bool = False
    glued: bool = False
    lao: bool = False


@cache
def _labels() -> AffixTable[Label]:
    return AffixTable({cue.form: "weak" if cue.value == "weak" else "identifier" for cue in cues("blocker")})


@cache
def _comparators() -> AffixTable[Comparator]:
    signs: dict[str, Comparator] = {">": ">", ">=": ">=", "<": "<", "<=": "<=", "~": "~"}
    return AffixTable({form: signs[sign] for form, sign in forms("comparator").items()})


@cache
def _cues() -> AffixTable[str]:
    return AffixTable(forms("number_cue"))


_NAMED = re.compile("[A-Za-z][0-9]{1,3}$")
_DURATION_WORDS = ("ນາທີ", "ວິນາທີ")  # they end like the ordinal word ທີ
_DISTRIBUTORS = ("ແຕ່ລະ", "ທຸກ", "ຫົວ")  # ແຕ່ລະຂໍ້ 5 ຄະແນນ counts; so does ຫົວຂໍ້, another word
_AGES = ("ອາຍຸ", "ໄວ", "ອາຍຸໄດ້", "ອາຍຸແຕ່", "ອາຍຸລະຫວ່າງ")


def look_before(text: str, at: int) -> Before:
    """What stands in front of the amount that begins at `at`."""
    start = at - _WINDOW if at > _WINDOW else 0
    window = text[start:at]
    bare = window.rstrip(_BLANKS)
    previous = bare[-1:]
    if previous in _LINE_HEAD:
        line = window.rpartition("\n")[2]
        if ("\n" in window or start == 0) and not line.strip(_LINE_MARKUP):
            return Before(line_start=True, glued=line.endswith("-") and len(line) > 1 and line[-2] not in _LINE_MARKUP)
    last = window[-1]
    if _continues(window, last):
        return Before(glued=True)
    label, comparator, cue, age = _read_words(bare[:-1].rstrip(_BLANKS) if previous == ":" else bare)
    number, latin = _is_figure(bare, window), _is_latin(previous)
    return Before(label, comparator, cue, age, False, number, latin, False, is_lao(last))


class _Words(NamedTuple):
    """What the words in front of an amount mean."""

    label: Label
    comparator: Comparator | None
    cue: str | None
    age: bool


_NO_WORDS = _Words("", None, None, False)


def _comparator(word: str) -> Affix[Comparator] | None:
    """The comparator that `word` ends in; ງົບປະມານ (budget) only ends like one."""
    found = _comparators().before(word, len(word))
    return None if found and word.endswith(tuple(forms("not_comparator"))) else found


def _cue(word: str) -> Affix[str] | None:
    """The cue that `word` ends in; a short one must be a word of its own (ຍິງ, but not ແມ່ຍິງ)."""
    found = _cues().before(word, len(word))
    if found and found.end - found.start <= _SHORT_CUE and found.start and is_lao(word[found.start - 1]):
        return None
    return found


def label_at(text: str, at: int) -> Affix[Label] | None:
    """The label that ends at `at`."""
    found = _labels().before(text, at)
    if found and (text.endswith(_DURATION_WORDS, 0, at) or text.endswith(_DISTRIBUTORS, 0, found.start)):
        return None
    return found


@cache
def _known() -> AffixTable[None]:
    """Every word that says something: most amounts have none in front."""
    listed = (form for name in ("blocker", "comparator", "number_cue") for form in forms(name))
    return AffixTable(dict.fromkeys((*listed, *_AGES)))


def _read_words(word: str) -> _Words:
    """The comparator, cue or label that a stretch of text ends in."""
    if not _known().lengths_before(word, len(word)):
        return _NO_WORDS
    cue = _cue(word)
    comparator = None if cue and cue.value else _comparator(word)
    if comparator and (not cue or comparator.start < cue.start):
        word = word[: comparator.start].rstrip(_BLANKS)
        cue = _cue(word)
    else:
        comparator = None
    label = label_at(word, len(word))
    if label and cue and cue.start <= label.start:
        label = None
    return _Words(
        label.value if label and not comparator else "",
        comparator.value if comparator else None,
        cue.value if cue else None,
        word.endswith(_AGES),
    )


def _continues(window: str, last: str) -> bool:
    """Whether what touches the amount makes it part of a word, a number or a name."""
    if is_lao(last) or last in _BLANKS:
        return False
    if last in _NUMBER_SIGNS:
        before = window[-2:-1]
        return last == "." or (
            last not in ":," and before != "" and (before.isalnum() or is_lao(before) or before in "/-.")
        )
    return last.isascii() and last.isalnum()


def _is_figure(bare: str, window: str) -> bool:
    """Whether a figure stands in front, set off by blanks, or by a dash between blanks (a score: 1 - 0)."""
    if bare[-1:] in ("-", "–"):
        bare, window = bare[:-1].rstrip(_BLANKS), bare[:-1]
    set_off = bare[-1:].isdigit() and len(bare) < len(window)
    return set_off and _NAMED.search(bare) is None  # A4


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
