"""What stands behind an amount and says what it counts: percent, currency, measure, duration, classifier, or a noun.

The tables come from `data/cues.tsv`. A noun that no table lists still counts when it follows a figure as a word of its
own; words that never count (conjunctions, prepositions, verbs, months) are listed there too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from laodocs.lexicon import cues, forms
from laodocs.mentions.affixes import DEPENDENT, is_lao
from laodocs.mentions.amounts import BLANK, BLANKS, DIGIT
from laodocs.places import AffixTable

__all__ = [
    "Unit",
    "UnitKind",
    "currency_before",
    "is_weight",
    "month_behind",
    "percent_before",
    "rates_behind",
    "unit_behind",
]

UnitKind = Literal["percent", "money", "measure", "duration", "classifier", "noun"]


class Unit(NamedTuple):
    """A unit found.

    Args:
        kind: which table it comes from; `noun` for a word that none lists.
        code: `%`, ISO 4217, UCUM, an ISO 8601 pattern such as `PnY`, or the word itself.
        name: what a value calls it: the code, but the printed word for durations; empty for a noun whose end is not
            certain.
        start, end: where it stands.
    """

    kind: UnitKind
    code: str
    name: str
    start: int
    end: int


_SOURCES: tuple[tuple[str, UnitKind], ...] = (
    ("classifier", "classifier"),
    ("duration_unit", "duration"),
    ("unit", "measure"),
    ("currency", "money"),
    ("percent", "percent"),
)


@cache
def _units() -> AffixTable[tuple[UnitKind, str]]:
    listed: dict[str, tuple[UnitKind, str]] = {}
    for category, kind in _SOURCES:
        for cue in cues(category):
            listed[cue.form] = (kind, cue.form if kind == "classifier" else cue.value)
    return AffixTable(listed)


@cache
def _not_units() -> AffixTable[str]:
    others = ("month", "month_variant", "month_abbr", "weekday", "number_cue")
    named = {form: "" for name in others for form in forms(name)}
    for form in (*forms("classifier"), *forms("duration_unit")):
        named.pop(form, None)  # ຄະແນນ is a cue and counts, ເສົາ Saturday and pillar, ອາທິດ Sunday and week
    return AffixTable({**named, **{cue.form: cue.value for cue in cues("not_unit")}})


@cache
def _months() -> AffixTable[str]:
    return AffixTable({form: "" for name in ("month", "month_variant", "month_abbr") for form in forms(name)})


@cache
def _noun_endings() -> re.Pattern[str]:
    return re.compile("|".join(form for form, value in forms("not_unit").items() if value == "ends_noun"))


@cache
def _prefixes(category: str) -> AffixTable[str]:
    return AffixTable(forms(category))


_GAP = re.compile(f"{BLANK}{{0,2}}")
_NO_CENTS = re.compile(rf"[.,]?[-–—=]{{1,2}}{BLANK}?")  # 1.000.000,- ກີບ
_NO_CENTS_SIGNS = frozenset(".,-–—=")
_YEAR_BEHIND = re.compile(rf"{BLANK}?(?:[ຄພ]\.?ສ\.?{BLANK}?)?{DIGIT}{{4}}(?!{DIGIT})")
_PART_OF_YEAR = re.compile(f"{BLANK}?(?:ຕົ້ນ|ທ້າຍ)ປີ")
_RATE = re.compile(f"{BLANK}?(?:/|ຕໍ່(?!ໜ້າ|ໄປ|ມາ|ກັນ|ເນື່ອງ)){BLANK}?")
_LAO_RUN = re.compile("[\u0e81-\u0ecd\u0edc-\u0edf]{2,40}")
_MOST_RATES = 3
_LONGEST_NOUN = 20  # code points; a longer run is a phrase, and where its noun ends is left open


def unit_behind(text: str, at: int, *, nouns: bool) -> Unit | None:
    """The unit that begins at `at`, blanks skipped.

    Args:
        text: the whole text.
        at: where the amount ends.
        nouns: whether a noun that no table lists may count.
    """
    start = at
    while start - at < 2 and text[start : start + 1] in BLANKS:
        start += 1
    dash = _NO_CENTS.match(text, at) if text[at : at + 1] in _NO_CENTS_SIGNS else None
    if dash and is_lao(text[dash.end() : dash.end() + 1]) and (money := _prefixes("currency").behind(text, dash.end())):
        return Unit("money", money.value, money.value, money.start, money.end)
    if text[start : start + 1] == "\n" and (wrapped := _measured_below(text, start)):
        return wrapped
    listed = _units().behind(text, start)
    stop = _not_units().behind(text, start)
    if (
        stop is not None
        and (listed is None or stop.end >= listed.end)
        and not _stands_alone(text, stop.end, stop.value)
    ):
        return None
    if listed is not None:
        kind, code = listed.value
        if kind == "duration" and _is_date_part(text, listed.end, code):
            return None
        name = text[start : listed.end] if kind == "duration" else code
        return Unit(kind, code, name, start, listed.end)
    return _noun(text, start) if nouns and start < len(text) else None


def _measured_below(text: str, at: int) -> Unit | None:
    """A currency, percent sign or unit of measure that a hard line end cut off its figure."""
    gap = _GAP.match(text, at + 1)
    listed = _units().behind(text, gap.end() if gap else at + 1)
    if listed is None or listed.value[0] not in ("money", "percent", "measure"):
        return None
    return Unit(listed.value[0], listed.value[1], listed.value[1], listed.start, listed.end)


def _stands_alone(text: str, end: int, meaning: str) -> bool:
    """Whether a word that needs another behind it (ບໍ່, not) has none, so that it is named rather than used."""
    return meaning == "before_word" and not any(is_lao(c) for c in text[end : end + 2])


def _is_date_part(text: str, end: int, code: str) -> bool:
    """Whether ເດືອນ or ປີ opens the next part of a date: ເດືອນ ກັນຍາ, ປີ 2022, (6) ເດືອນຕົ້ນປີ."""
    if code == "PnM" and (_PART_OF_YEAR.match(text, end) or month_behind(text, end)):
        return True
    return code in ("PnY", "PnM") and _YEAR_BEHIND.match(text, end) is not None


def _noun(text: str, start: int) -> Unit | None:
    """A noun that no table lists: the Lao letters up to a blank, a sign, or a word that ends a noun."""
    run = _LAO_RUN.match(text, start)
    if run is None or text[start] in DEPENDENT:
        return None
    ending = _noun_endings().search(run[0], 2)
    word = run[0][: ending.start()] if ending else run[0]
    whole = len(word) <= _LONGEST_NOUN
    return Unit("noun", word, word if whole else "", start, start + len(word) if whole else start)


def month_behind(text: str, at: int) -> bool:
    """Whether the name of a month begins at `at`, blanks skipped."""
    gap = _GAP.match(text, at)
    return _months().behind(text, gap.end() if gap else at) is not None


def rates_behind(text: str, at: int) -> tuple[str | None, int]:
    """What a unit that ends at `at` is counted per (`/ຄັ້ງ`, `/ຄົນ/ປີ`), and where that ends; without it None and `at`."""
    names: list[str] = []
    while len(names) < _MOST_RATES and (rate := _rate_behind(text, at)):
        names.append(rate.name)
        at = rate.end
    return "/".join(filter(None, names)) or None, at


def rate_before(text: str, at: int) -> str | None:
    """What an amount that begins at `at` is counted per, where ລະ stands in front: `ຄົນລະ 5 ພັນກີບ`, `ວັນລະ 3 ຄັ້ງ`."""
    while text[at - 1 : at] in (" ", "\N{NO-BREAK SPACE}"):
        at -= 1
    if not text.endswith("ລະ", 0, at):
        return None
    found = _units().before(text, at - len("ລະ"))
    if found is None or found.value[0] in ("percent", "money"):
        return None
    return found.value[1] if found.value[0] == "measure" else text[found.start : found.end]


def is_weight(text: str, at: int) -> bool:
    """Whether ບາດ behind the amount that begins at `at` is the weight of gold: ຄຳ 2 ບາດ."""
    return _prefixes("weight_cue").before(text, at - (text[at - 1 : at] == " ")) is not None


def _rate_behind(text: str, at: int) -> Unit | None:
    """What a unit that ends at `at` is counted per: `/ຄັ້ງ`, `/ເຮັກຕາ`, `ຕໍ່ ຊົ່ວໂມງ`."""
    sign = _RATE.match(text, at)
    if sign is None:
        return None
    if abbreviated := _prefixes("rate_unit").behind(text, sign.end()):
        return Unit("measure", abbreviated.value, abbreviated.value, abbreviated.start, abbreviated.end)
    slash = "/" in sign[0]
    found = unit_behind(text, sign.end(), nouns=slash)
    return found if found and (slash or found.kind != "noun") else None


def currency_before(text: str, at: int) -> tuple[int, str] | None:
    """A currency sign or code in front of a figure: where it begins, and its ISO 4217 code."""
    for place in (at, at - 1):
        if place < at and text[place:at] not in (" ", "\N{NO-BREAK SPACE}"):
            break
        found = _prefixes("currency").before(text, place)
        if found and not is_lao(text[found.start]) and not text[max(0, found.start - 1) : found.start].isalpha():
            return found.start, found.value
    return None


def percent_before(text: str, at: int) -> int | None:
    """Where ຮ້ອຍລະ begins that stands in front of a figure."""
    start = at
    while start > 0 and at - start < 2 and text[start - 1] in " \N{NO-BREAK SPACE}":
        start -= 1
    found = _prefixes("percent_before").before(text, start)
    return found.start if found else None
