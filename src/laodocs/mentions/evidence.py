"""What makes an amount a quantity: the rules that weigh the words in front of it against the unit behind it.

The rules answer with the name of what carries the reading (a row of `CONFIDENCE`), or None where nothing does.
"""

from __future__ import annotations

import re
from functools import cache

from laodocs.lexicon import forms
from laodocs.mentions.affixes import is_lao
from laodocs.mentions.amounts import BLANK, DIGIT, Amount
from laodocs.mentions.guards import Before
from laodocs.mentions.units import Unit, percent_before, unit_behind
from laodocs.numerals import Term

__all__ = ["basis_of", "counts_nouns", "is_spelled_number"]

_YEARS = (range(1800, 2101), range(2400, 2651))  # common and Buddhist era
_COUNT = re.compile(rf"{DIGIT}{{1,3}}(?:(?:[.,]|{BLANK})?{DIGIT}{{3}}){{0,4}}")
_FIGURE_BEHIND = re.compile(f"{BLANK}?{DIGIT}{{1,4}}")
_GOES_ON = re.compile("[/A-Za-z_]")
_MEASURED = frozenset(("percent", "money", "measure"))
_COUNTING_WORDS = frozenset(("ສາມ", "ສີ່", "ຫ້າ", "ຫົກ", "ເຈັດ", "ແປດ", "ເກົ້າ", "ສິບ"))
_EACH = re.compile(rf"(?:ປີ|ໄຕມາດ|ເດືອນ|ອາທິດ|ວັນ|ມື້|ຄັ້ງ|ງວດ|ຄົນ|ຄອບຄົວ|ບ້ານ|ເມືອງ|ແຂວງ)ລະ{BLANK}?\Z")
_POINTING_WORDS = frozenset(("ໜຶ່ງ", "ສອງ"))  # "a" and "both" more often than a count: ສອງຝ່າຍ, ສອງແຂວງ


@cache
def _address_words() -> frozenset[str]:
    """What a floor or a number stands before in an address or the name of a place: `ຊັ້ນ 3 ກະຊວງ…`."""
    return frozenset(forms("address")) | {form for form, group in forms("classifier").items() if group == "places"}


def basis_of(text: str, amount: Amount, before: Before, unit: Unit | None) -> str | None:
    """What makes `amount` a quantity, or None.

    Percent, money and measures count wherever they stand. Durations and listed count words count unless a label, a
    year or another figure stands in the way. A noun that no table lists counts only after an amount that `counts_nouns`
    let through. Without a unit a multiplier or a cue word must vouch.
    """
    kind = unit.kind if unit else ""
    if kind in _MEASURED:
        return kind
    vouched = before.comparator is not None or before.cue is not None
    if before.label == "identifier" or before.number or _is_long_code(amount) or (_is_year(amount) and not vouched):
        return None
    if unit is None:
        return _basis_without_unit(text, amount, before)
    if kind == "classifier" and before.label == "weak" and (unit.code in _address_words() or _numbers(text, unit)):
        return None
    if kind == "classifier" and before.line_start and _is_list_number(amount):
        return None
    return kind


def _numbers(text: str, unit: Unit) -> bool:
    """Whether a listed word numbers what stands behind it: `ອາຄານ 5 ຊັ້ນ 3`, but not `ອາຄານ 5 ຊັ້ນ 1 ຫຼັງ`."""
    figure = _FIGURE_BEHIND.match(text, unit.end)
    counted = unit_behind(text, figure.end(), nouns=False) if figure else None
    return figure is not None and (counted is None or counted.code in forms("blocker"))


def _basis_without_unit(text: str, amount: Amount, before: Before) -> str | None:
    if _GOES_ON.match(text, amount.end):
        return None
    if amount.multiplied or amount.words:
        return "multiplier"
    return "cue" if before.cue is not None and not before.label else None


def counts_nouns(amount: Amount, before: Before) -> bool:
    """Whether a noun that no table lists may follow: a plain count, and nothing in front that numbers things."""
    if before.label or before.line_start or before.number or before.latin or _is_year(amount) or _is_long_code(amount):
        return False
    figure = _figure(amount)
    return bool(figure) and _COUNT.fullmatch(figure) is not None and not before.lao


def is_spelled_number(text: str, amount: Amount, before: Before, unit: Unit | None) -> bool:
    """Whether number words are meant as a number: ພັນ, ສາມ, ລ້ານ and others begin or end many other words.

    A figure in brackets behind them settles it, and so does ຮ້ອຍລະ in front. One word counts only where no other word
    runs into it and a listed unit follows. Several count before a listed unit, or standing free on both sides.
    """
    if amount.check is not None or percent_before(text, amount.start) is not None:
        return True
    vouched = before.cue is not None or before.comparator is not None or _is_dealt_out(text, amount.start)
    free = vouched or not before.lao
    if amount.words == 1:
        word = text[amount.start : amount.end]
        if unit is None or not free:
            return False
        exceeded = text.startswith(("ກວ່າ", "ກ່ວາ"), amount.end)  # ຊາວກວ່າປີ, ຮ້ອຍກວ່າຄົນ
        return (
            exceeded or word in _COUNTING_WORDS or (word in _POINTING_WORDS and (vouched or unit.kind != "classifier"))
        )
    first = amount.parts[0]
    if isinstance(first, Term) and first.multiplies and not free:
        return False
    return unit is not None or (free and not is_lao(text[amount.end : amount.end + 1] or " "))


def _is_dealt_out(text: str, at: int) -> bool:
    """Whether the words in front say that so many fall to each: `ປີລະ ໜຶ່ງ ຄັ້ງ`, `ຄົນລະສອງສະບັບ`."""
    return _EACH.search(text, max(0, at - 10), at) is not None


def _figure(amount: Amount) -> str:
    first = amount.parts[0]
    return first if isinstance(first, str) else ""


def _is_year(amount: Amount) -> bool:
    """Whether a bare figure looks like a year of the common or the Buddhist era."""
    figure = _figure(amount)
    if len(figure) != 4 or len(amount.parts) != 1 or not figure.isdecimal():
        return False
    return any(int(figure) in years for years in _YEARS)


def _is_list_number(amount: Amount) -> bool:
    """Whether a figure could be a decimal list number: `2.1 ໂຄງການ` at the start of a line."""
    return len(amount.parts) == 1 and bool(_figure(amount)) and not _COUNT.fullmatch(_figure(amount))


def _is_long_code(amount: Amount) -> bool:
    """Whether a figure with a leading zero is too long to be a count: 020, 0042."""
    figure = _figure(amount)
    return len(figure) > 2 and figure[0] in "0\N{LAO DIGIT ZERO}" and figure.isdecimal()
