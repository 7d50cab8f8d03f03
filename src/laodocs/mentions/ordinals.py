"""Ordinals: `ຊຸດທີ IX`, `ຄັ້ງທີ 3 ແລະ 4`, `ຄັ້ງທີສອງ`, `ຄັ້ງທຳອິດ`, and numbered places in an order such as `ອັນດັບ 5`.

Dates say ທີ too (ວັນທີ 3), and so do many words that only end in it (ເລກທີ, ສະຖານທີ, ນາທີ): `not_ordinal` in
`data/cues.tsv` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from laodocs.lexicon import forms
from laodocs.mentions.amounts import BLANK, DIGIT, WORD_RUN
from laodocs.mentions.finding import mention, outside
from laodocs.mentions.triggers import Scan
from laodocs.mentions.units import month_behind, unit_behind
from laodocs.normalize import Normalization, normalized
from laodocs.numerals import parse_roman, parse_words, to_ascii_digits
from laodocs.places import AffixTable
from laodocs.spans import Mention

__all__ = ["OrdinalValue", "find_ordinals"]


@dataclass(frozen=True, slots=True)
class OrdinalValue:
    """A place in an order.

    Args:
        value: 1 for the first.
        noun: what is ordered (ຊຸດ, ຄັ້ງ), where a listed noun says so.
    """

    value: int
    noun: str | None = None


_OF_YEAR = f"/(?:19|20|໑໙|໒໐){DIGIT}{{2}}(?!{DIGIT})"  # ຄັ້ງທີ 3/2022
_UP_TO = f"{DIGIT}{{1,2}}(?![-/.,]?{DIGIT})"  # ຄັ້ງທີ 1-3
_FIGURE = f"(?P<figure>{DIGIT}{{1,4}})(?:(?={_OF_YEAR})|(?![.,/]?{DIGIT}|/|-(?!{_UP_TO}){DIGIT}))"
_ROMAN = "(?P<roman>[IVXLC]{1,12})(?![A-Za-z0-9])"
# ທີ່ is a common slip for ທີ; elsewhere it means at, so it counts only behind a noun that is ordered.
_MARKED = re.compile(f"ທີ(?P<slip>\N{LAO TONE MAI EK})?{BLANK}{{0,2}}(?:{_FIGURE}|{_ROMAN}|(?P<words>{WORD_RUN}))")
_YEAR = 4  # digits
_FIRST = "ທຳອິດ"
_JOINED = f"{BLANK}?(?:,|ແລະ|ຫາ|ຫຼື|-){BLANK}?"


@cache
def _nouns() -> AffixTable[str]:
    return AffixTable(forms("ordinal_noun"))


@cache
def _not_ordinals() -> AffixTable[str]:
    return AffixTable(forms("not_ordinal"))


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(f"(?P<noun>{'|'.join(forms('ordinal_label'))}){BLANK}?{_FIGURE}")


def find_ordinals(text: str | Normalization, *, mask: Sequence[tuple[int, int]] = ()) -> list[Mention[OrdinalValue]]:
    """The ordinals of a text, in order.

    Args:
        text: any text; it is normalised under the default profile unless it is a `Normalization` already.
        mask: places where nothing may be found, in code points of the normalised text, half-open.

    Returns:
        Mentions of kind `ordinal`. Flags: `elliptic` for one that lacks ທີ (ເທື່ອທີ 5 ແລະ ເທື່ອ 6), `label` for a
        numbered thing (ເຂດ 12).

    Raises:
        TypeError: if `text` is neither `str` nor `Normalization`.

    >>> [(m.text, m.value.value) for m in find_ordinals("ເທື່ອທີ 3 ແລະ ເທື່ອ 4 ຂອງສະພາ ຊຸດທີ IX, ວັນທີ 5")]
    [('ເທື່ອທີ 3', 3), ('ເທື່ອ 4', 4), ('ຊຸດທີ IX', 9)]
    """
    norm = normalized(text)
    return outside(ordinals(norm, Scan(norm.text)), mask)


def ordinals(norm: Normalization, scan: Scan) -> Iterator[Mention[OrdinalValue]]:
    """The ordinals of a text that was scanned, in order."""
    return _disjoint([*_marked(norm, scan), *_firsts(norm, scan), *_labels(norm, scan)])


def _marked(norm: Normalization, scan: Scan) -> Iterator[Mention[OrdinalValue]]:
    """Ordinals with ທີ, and the elliptic ones that follow them."""
    text = norm.text
    for found in scan.matches(_MARKED, "ordinal"):
        value = _value(found)
        if value is None or _not_ordinals().before(text, found.start()) or month_behind(text, found.end()):
            continue
        noun = _nouns().before(text, found.start())
        if found["slip"] and (noun is None or unit_behind(text, found.end(), nouns=False)):
            continue  # ທີ່ 3, and ຄັ້ງທີ່ 3 ຄົນ: when three people
        start = noun.start if noun else found.start()
        name = text[noun.start : noun.end] if noun else None
        yield mention(norm, "ordinal", (start, found.end()), OrdinalValue(value, name), 0.97 if noun else 0.8)
        yield from _elliptic(norm, found.end(), name)


@cache
def _following() -> re.Pattern[str]:
    nouns = "|".join(forms("ordinal_noun"))
    return re.compile(f"{_JOINED}(?P<whole>(?:(?P<noun>{nouns}){BLANK}?)?(?:{_FIGURE}|{_ROMAN}))")


def _elliptic(norm: Normalization, end: int, noun: str | None) -> Iterator[Mention[OrdinalValue]]:
    """What is joined to an ordinal and leaves out ທີ, or its noun too."""
    while more := _following().match(norm.text, end):
        again = more["noun"] or ""
        if not (noun or "").endswith(again) or unit_behind(norm.text, more.end(), nouns=False) is not None:
            return
        number = int(to_ascii_digits(more["figure"])) if more["figure"] else parse_roman(more["roman"])
        if number is None or len(more["figure"] or "") == _YEAR:
            return  # ທີ 30, 2018
        yield mention(norm, "ordinal", more.span("whole"), OrdinalValue(number, noun), 0.8, ("elliptic",))
        end = more.end()


def _firsts(norm: Normalization, scan: Scan) -> Iterator[Mention[OrdinalValue]]:
    for at in scan.starts("first"):
        if noun := _nouns().before(norm.text, at):
            value = OrdinalValue(1, norm.text[noun.start : noun.end])
            yield mention(norm, "ordinal", (noun.start, at + len(_FIRST)), value, 0.9)


def _labels(norm: Normalization, scan: Scan) -> Iterator[Mention[OrdinalValue]]:
    for found in scan.matches(_labelled(), "ordinal label"):
        if unit_behind(norm.text, found.end(), nouns=False) is None:
            value = OrdinalValue(int(to_ascii_digits(found["figure"])), found["noun"])
            yield mention(norm, "ordinal", found.span(), value, 0.7, ("label",))


def _value(found: re.Match[str]) -> int | None:
    if found["figure"]:
        return int(to_ascii_digits(found["figure"]))
    return parse_roman(found["roman"]) if found["roman"] else parse_words(found["words"])


def _disjoint(found: list[Mention[OrdinalValue]]) -> Iterator[Mention[OrdinalValue]]:
    end = 0
    for item in sorted(found, key=lambda m: m.span):
        if item.span.start >= end:
            end = item.span.end
            yield item
