"""Labels that a word names: `ມາດຕາ 3`, `ພາກທີໜຶ່ງ`, `..ໝວດທີ I`, `ຂໍ້ 2.01`, `ເອກະສານຊ້ອນທ້າຍ 1:`; misread too."""

from __future__ import annotations

import re
from functools import cache

from laodocs.blocks.labels import DIGITS, LAO_LETTER, LAO_LETTERS, WEIGHTS, Marker, alternation, facts, valued
from laodocs.lexicon import forms
from laodocs.numerals import parse_roman, parse_words

__all__ = ["read_keyword"]


@cache
def _keyword_pattern() -> re.Pattern[str]:
    """A keyword with its number: ມາດຕາ 3, ມາດຕາ1ໜ້າທີ່, ພາກທີໜຶ່ງ, ..ໝວດທີ I."""
    words = alternation(w for w, v in forms("numeral").items() if "." not in v and 0 < int(v) <= 100)
    return re.compile(
        rf"""
        [\s.…·“"'*_]{{0,6}}                          # what converters leave before it
        (?P<label>(?P<word>{alternation(facts("keyword"))})
          [\s:“"]{{0,3}}
          (?: (?P<arabic>{DIGITS}{{1,4}})(?!{DIGITS}|[/.,][oO]?{DIGITS})
            | (?P<roman>[IVXLC]{{1,8}})(?![A-Za-z])
            | (?P<words>(?:{words})+)
            | (?P<letter>[A-Z]|{LAO_LETTER})(?=[ ]?[:.]|\s*$)     # of annexes and parts
          )
          [”"]?
          (?:[ ]{{0,2}}\([ ]*(?P<flag>{alternation(facts("flag"))})[^()]{{0,20}}\))?
          (?P<sep>[ ]{{0,2}}[:.)\-\N{{EN DASH}}])?
        )
        """,
        re.VERBOSE,
    )


@cache
def _decimal_pattern() -> re.Pattern[str]:
    """A clause numbered by its article, as banks and contracts do: ຂໍ້ 2.01., ມາດຕາ 4.2."""
    words = alternation(valued(facts("keyword"), "article", "point"))
    return re.compile(
        rf"[\s.…·“\"'*_]{{0,6}}(?P<label>(?:{words})[ ]{{0,2}}(?P<outer>{DIGITS}{{1,2}})\."
        rf"(?P<inner>{DIGITS}{{1,2}}|[oO]{DIGITS}|{DIGITS}[oO])"  # OCR takes o for 0: 2.o1
        rf"(?!{DIGITS}|[/.,]{DIGITS})(?P<sep>[ ]{{0,2}}[:.)])?)"
    )


# A word of Lao and a figure: where the word is a letter away from a keyword, OCR misread it (`ມາຄຕາ 4.`).
_MISREAD = re.compile(
    rf"[\s.…·“\"'*_]{{0,6}}(?P<label>(?P<word>[\N{{LAO LETTER KO}}-\N{{LAO HO MO}}]{{5,15}})[ ]{{0,2}}"
    rf"(?P<arabic>{DIGITS}{{1,3}})(?!{DIGITS}|[/,]{DIGITS})(?P<sep>[ ]{{0,2}}[:.)])?)"
)
_MISREADABLE = ("ມາດຕາ", "ເອກະສານຊ້ອນທ້າຍ")  # ພາກທີ is a letter away from ພາບທີ (figure), ໝວດທີ from ງວດທີ (rate)


@cache
def _annex_pattern() -> re.Pattern[str]:
    """An annex without a number, alone on its line or before a colon."""
    annexes = [word for word in valued(facts("keyword"), "annex") if word.startswith("ເອກະສານ")]
    return re.compile(rf"(?P<label>(?:{alternation(annexes)})[ ]?(?::|$))", re.MULTILINE)


@cache
def _citation_pattern() -> re.Pattern[str]:
    """What follows a number that is cited inside a sentence."""
    tails = facts("citation_tail")
    opened = alternation(valued(tails, "open"))
    closed = alternation(valued(tails, "closed"))
    return re.compile(rf"[ ]{{0,2}}(?:[,;)”]|(?:{opened})|(?:{closed})(?![^\s0-9໐-໙,.;:]))")


def read_keyword(text: str, at: int, stop: int) -> Marker | None:
    """A keyword with its number, or an annex without one."""
    m = _keyword_pattern().match(text, at, stop)
    if not m:
        alone = _annex_pattern().match(text, at, stop)
        if alone:
            return Marker("annex", 0, "", alone.start(), alone.end("label"))
        return _decimal(text, at, stop) or _misread(text, at, stop)
    value = _number(m)
    spelled, word = m["words"] is not None, m["word"]
    style = facts("keyword")[word]
    if not value or (spelled and not word.endswith(("ທີ", "ທີ່")) and not _closes(text, m.end(), stop, m["sep"])):
        return None
    if m["letter"] and style not in ("annex", "part"):
        return None
    again = _keyword_pattern().match(text, m.end(), stop)
    last = again if again and again["word"] == word and _number(again) == value else m  # a label printed twice
    flag = m["flag"] or last["flag"]
    cited = not (last["sep"] or flag) and _citation_pattern().match(text, last.end(), stop)
    flags = (facts("flag")[flag],) if flag else ()
    weight = WEIGHTS["citation"] if cited else 0.0
    return Marker(style, value, m["letter"] or str(value), m.start("label"), last.end("label"), (), weight, 0, flags)


def _decimal(text: str, at: int, stop: int) -> Marker | None:
    """A word with a decimal number: the clause of an article or a part."""
    m = _decimal_pattern().match(text, at, stop)
    value = int(re.sub("[oO]", "0", m["inner"])) if m else 0
    if not m or not value:
        return None
    cited = not m["sep"] and _citation_pattern().match(text, m.end(), stop)
    weight = WEIGHTS["citation"] if cited else 0.0 if m["inner"].isdecimal() else WEIGHTS["misread"]
    return Marker("decimal2", value, str(value), m.start("label"), m.end("label"), (int(m["outer"]),), weight)


def _misread(text: str, at: int, stop: int) -> Marker | None:
    """A keyword in which one letter was taken for another, with its number; a citation is none."""
    m = _MISREAD.match(text, at, stop)
    if not m or (not m["sep"] and _citation_pattern().match(text, m.end(), stop)):
        return None
    for word in _MISREADABLE:
        if len(word) == len(m["word"]) and sum(map(str.__ne__, word, m["word"])) == 1:
            value, style = int(m["arabic"]), facts("keyword")[word]
            return Marker(style, value, str(value), m.start("label"), m.end("label"), (), WEIGHTS["misread"])
    return None


def _closes(text: str, at: int, stop: int, sep: str | None) -> bool:
    """Whether a spelled number ends here: ມາດຕາໜຶ່ງ: but not ຂໍ້ສອງຝ່າຍ."""
    return bool(sep) or at >= stop or text[at].isspace()


def _number(m: re.Match[str]) -> int:
    """The value of the number in a keyword match; 0 when it is none."""
    if m["arabic"]:
        return int(m["arabic"])
    if m["letter"]:
        return LAO_LETTERS.find(m["letter"]) + 1 or ord(m["letter"]) - ord("A") + 1
    return (parse_roman(m["roman"]) if m["roman"] else parse_words(m["words"])) or 0
