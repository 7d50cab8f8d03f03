"""The parts of an address: class words (`ບ້ານ`, `ເມືອງ`, `ຖະໜົນ`) and how far the name behind each reaches.

A bare name is never a part: the class word is mandatory. Which parts make an address is `addresses.py`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from laodocs.gazetteer import find_places, name_pattern
from laodocs.lexicon import forms
from laodocs.mentions.contacts import po_boxes
from laodocs.mentions.phone_labels import is_other_number
from laodocs.mentions.place_words import SKIP, PlaceWord, around_roots, class_words
from laodocs.mentions.triggers import Scan

__all__ = ["Part", "address_parts", "begins_with_stop_word"]

_LAO = "[\N{LAO LETTER KO}-\N{LAO LETTER KHMU NYO}]"
_IS_LAO = re.compile(_LAO)
_HOUSE = re.compile(r"[ :.]{0,2}(?P<name>[0-9]{1,5}(?:[/-][0-9]{1,5}){0,3}(?:[A-Za-z](?![A-Za-z]))?)(?![0-9]|/[^0-9])")
# What certainly ends a name, next to the class word of the next part.
_END = re.compile(r"[,;:()\[\]{}\n\t.•|/\"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]|[ ]{2}|$")
_CAPITAL = re.compile("(?:ນະຄອນຫ[ຼລ]ວງ|ກຳແພງນະຄອນ)[ ]?ວຽງຈັນ")
_COLON = re.compile("[ ]?:?[ ]?")
_LONGEST_NAME = 30
_MOST_WORDS = 3


class Part(NamedTuple):
    """A class word with its name, or a post office box.

    Args:
        kind: the class: `number`, `unit`, `alley`, `road`, `quarter`, `village`, `district`, `city`, `province`,
            `prefecture` or `pobox`.
        start, end: the class word and the name, in code points of the text.
        name: without the class word; of the capital prefecture the whole.
        known: the gazetteer has a province or district by exactly this name.
    """

    kind: str
    start: int
    end: int
    name: str
    known: bool = False


class _Anchor(NamedTuple):
    """A class word, or a compound that only contains one."""

    start: int
    end: int
    kind: str


def address_parts(scan: Scan) -> list[Part]:
    """The parts in a normalised text with ASCII digits, in order and disjoint.

    >>> [(part.kind, part.name) for part in address_parts(Scan("ບ້ານໂພນສະຫວ່າງ ເມືອງຈັນທະບູລີ ນະຄອນຫຼວງວຽງຈັນ"))]
    [('village', 'ໂພນສະຫວ່າງ'), ('district', 'ຈັນທະບູລີ'), ('prefecture', 'ນະຄອນຫຼວງວຽງຈັນ')]
    >>> address_parts(Scan("ສະຖາບັນການເມືອງ ສ້າງບ້ານເປັນຫົວໜ່ວຍພັດທະນາ 18 ແຂວງ"))
    []
    """
    boxes = [Part("pobox", m.start(), m.end(), m["number"]) for m in po_boxes(scan)]
    parts: list[Part] = []
    for part in sorted((*boxes, *_class_parts(scan)), key=lambda p: p.start):
        if not parts or part.start >= parts[-1].end:
            parts.append(part)
    return parts


def begins_with_stop_word(word: str) -> bool:
    """Whether a word begins as no name does (`ເປັນ`, `ຂອງ`, `ໄດ້` …)."""
    return word.startswith(_stop_words("any"))


def _class_parts(scan: Scan) -> Iterator[Part]:
    text, anchors = scan.text, _anchors(scan)
    for index, anchor in enumerate(anchors):
        if anchor.kind == SKIP:
            continue
        # A class word glued to this one, or with nothing behind it, belongs to the name: `ບ້ານເມືອງວາ`, `ບ້ານດົງເມືອງ`.
        ahead = anchors[index + 1 : index + 5]
        part = _READERS.get(anchor.kind, _named)(text, anchor, _limit(text, anchor, ahead))
        if part:
            yield part


def _limit(text: str, anchor: _Anchor, ahead: list[_Anchor]) -> int:
    """Where the next class word stands that has a name of its own: no name reaches farther."""
    for place, other in enumerate(ahead, 1):
        following = ahead[place] if place < len(ahead) else None
        if other.start > anchor.end and not _is_bare(text, other, following):
            return other.start
    return len(text)


def _is_bare(text: str, anchor: _Anchor, following: _Anchor | None) -> bool:
    """Whether nothing but an end or the next class word stands behind a class word."""
    behind = anchor.end + (text[anchor.end : anchor.end + 1] == " ")
    glued = following is not None and following.start == behind and following.kind != SKIP
    return glued or _END.match(text, anchor.end) is not None


def _numbered(text: str, anchor: _Anchor, limit: int) -> Part | None:
    """`ເລກທີ 72`, `ໜ່ວຍ 12`: the class word counts only before figures, and not after `ບັດປະຈຳຕົວ` and its kin."""
    match = _HOUSE.match(text, anchor.end)
    if match and anchor.kind == "number" and is_other_number(text, anchor.start):
        return None
    return Part(anchor.kind, anchor.start, match.end(), match["name"]) if match else None


def _prefecture(text: str, anchor: _Anchor, limit: int) -> Part | None:
    """`ນະຄອນຫຼວງວຽງຈັນ`; but `ນະຄອນຫຼວງພະບາງ` is the city of Luang Prabang."""
    capital = _CAPITAL.match(text, anchor.start)
    if capital:
        return Part(anchor.kind, anchor.start, capital.end(), text[anchor.start : capital.end()], True)
    city = _known_place(text, anchor.start + len("ນະຄອນ"), "district")
    if city:
        return Part("city", anchor.start, city.end(), city[0], True)
    if _IS_LAO.match(text, anchor.end):
        return None
    return Part(anchor.kind, anchor.start, anchor.end, text[anchor.start : anchor.end], True)


def _place(text: str, anchor: _Anchor, limit: int) -> Part | None:
    """A province, district or city: a name of the gazetteer as far as it reaches, else as far as a name can."""
    colon = _COLON.match(text, anchor.end)
    start = colon.end() if colon else anchor.end
    if anchor.kind == "province" and (capital := _CAPITAL.match(text, start)):
        return Part("prefecture", anchor.start, capital.end(), capital[0], True)
    known = _known_place(text, start, "province" if anchor.kind == "province" else "district")
    if known:
        return Part(anchor.kind, anchor.start, known.end(), known[0], True)
    return _named(text, anchor, limit)


_READERS = {
    "number": _numbered,
    "unit": _numbered,
    "prefecture": _prefecture,
    "province": _place,
    "district": _place,
    "city": _place,
}


def _named(text: str, anchor: _Anchor, limit: int) -> Part | None:
    """A part whose name ends at punctuation, at the next class word, or at a word that no name has."""
    end = _END.search(text, anchor.end + 1, limit)
    stop = end.start() if end else limit
    start = anchor.end + (len(text[anchor.end : stop]) - len(text[anchor.end : stop].lstrip(" :")))
    words = text[start : min(stop, start + _LONGEST_NAME + 20)].split(" ")
    count = _name_words(words, anchor.kind)
    if count == 0:
        return None
    name = " ".join(words[:count]).rstrip(" -–")
    if not name or len(name) > _LONGEST_NAME or (name.isdigit() and anchor.kind not in ("road", "alley")):
        return None
    if _infix().search(name) and not (anchor.kind == "village" and find_places(name, "village")):
        return None
    return Part(anchor.kind, anchor.start, start + len(name), name)


def _name_words(words: list[str], kind: str) -> int:
    """How many of the words before a certain end belong to the name."""
    first = words[0]
    if not first or (begins_with_stop_word(first) and not (kind == "village" and find_places(first, "village"))):
        return 0
    later = _stop_words("any", "later")
    stop = next((at for at, word in enumerate(words) if at and word.startswith(later)), len(words))
    return stop if stop <= _MOST_WORDS and len(" ".join(words[:stop])) <= _LONGEST_NAME else 1


def _known_place(text: str, at: int, level: str) -> re.Match[str] | None:
    """A gazetteer name at a place, when what follows lets it end there."""
    match = _names(level).match(text, at)
    if match is None:
        return None
    if match.end() - match.start() <= 3 and _IS_LAO.match(text, match.end()):
        # `ໄຊ` and `ງາ` are districts, and begin many words.
        return match if text.startswith(tuple(class_words()), match.end()) else None
    return match


@cache
def _names(level: str) -> re.Pattern[str]:
    """Names of provinces or districts, not cut within a syllable."""
    pattern = name_pattern("province") if level == "province" else name_pattern("district")
    marks = "\N{LAO VOWEL SIGN A}-\N{LAO SEMIVOWEL SIGN NYO}\N{LAO TONE MAI EK}-\N{LAO NIGGAHITA}"
    return re.compile(f"(?:{pattern})(?![{marks}])")


def _anchors(scan: Scan) -> list[_Anchor]:
    """The class words of a text, and the compounds that only contain one (`ການເມືອງ`), in order and disjoint."""
    text, roots, words = scan.text, _roots(), around_roots()
    found: set[_Anchor] = set()
    for at in scan.starts("place"):
        root = roots.match(text, at)
        if root is None:
            continue
        around = words[root[0]]
        for form in around.behind.get(text[at - 1 : at], around.alone):
            if text.startswith(form.form, at - form.offset) and at >= form.offset:
                if _is_whole(text, form, at):
                    found.add(_Anchor(at - form.lead, at - form.offset + len(form.form), form.kind))
                break
    anchors: list[_Anchor] = []
    for anchor in sorted(found, key=lambda anchor: (anchor.start, -anchor.end)):
        if not anchors or anchor.start >= anchors[-1].end:
            anchors.append(anchor)
    return anchors


@cache
def _roots() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, around_roots())))


def _is_whole(text: str, form: PlaceWord, at: int) -> bool:
    """An abbreviation (`ບ.`, `ນວ`) is one only at the beginning of a word, and before a name or at its end."""
    if len(form.form) > 3:
        return True
    after = text[at + len(form.form) : at + len(form.form) + 2].removeprefix(" ")[:1]
    followed = _IS_LAO.match(after) is not None
    alone = at == 0 or not _IS_LAO.match(text[at - 1])
    return alone and (followed if form.form.endswith(".") and form.kind != "prefecture" else not followed)


@cache
def _infix() -> re.Pattern[str]:
    """Words inside what would be a name that show it to be a sentence; `ຂອງ` at the end is the Mekong (`ແຄມຂອງ`)."""
    words = (rf"{form}(?!$)" if form == "ຂອງ" else form for form in forms("address_infix"))
    return re.compile("|".join(words))


@cache
def _stop_words(*kinds: str) -> tuple[str, ...]:
    """Words that no name begins with; those of kind `later` begin a name, but end one after a blank."""
    return tuple(form for form, kind in forms("address_stop").items() if kind in kinds)
