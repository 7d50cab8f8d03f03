"""Quantities: how many of what, with ranges and comparators.

An amount is a quantity when something says what it counts: a unit behind it, a currency or ຮ້ອຍລະ in front of it, a
multiplier, or a cue word. A bare figure is none, and neither is one that numbers a thing (article, house, road, year,
list item). Durations and fractions are read by their own modules; ordinals and references are families of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from laodocs.mentions.amounts import (
    BLANK,
    DIGIT,
    Amount,
    amount_at,
    decimal_mark,
    figures,
    is_homograph,
    lone_parts,
    value_of,
    words,
)
from laodocs.mentions.dimensions import dimensions_at, short_length
from laodocs.mentions.durations import direction_behind, duration_from, duration_range
from laodocs.mentions.evidence import basis_of, counts_nouns, is_spelled_number
from laodocs.mentions.finding import mention, outside
from laodocs.mentions.fractions import fraction_at, ratio_at, spelled_fraction
from laodocs.mentions.guards import Before, look_before
from laodocs.mentions.quantity_values import CONFIDENCE, QuantityKind, QuantityValue, Reading, negated, settled
from laodocs.mentions.sieve import counts_nothing, word_counts_nothing
from laodocs.mentions.tails import Tail, tail_behind, upper_end
from laodocs.mentions.triggers import Scan
from laodocs.mentions.units import (
    Unit,
    currency_before,
    is_weight,
    percent_before,
    rate_before,
    rates_behind,
    unit_behind,
)
from laodocs.normalize import Normalization, normalized
from laodocs.numerals import Context, DecimalMark, Term
from laodocs.spans import Mention

__all__ = ["QuantityKind", "QuantityValue", "find_quantities"]


def find_quantities(text: str | Normalization, *, mask: Sequence[tuple[int, int]] = ()) -> list[Mention[QuantityValue]]:
    """The quantities of a text, in order and disjoint.

    Args:
        text: any text; it is normalised under the default profile unless it is a `Normalization` already.
        mask: places where nothing may be found (list numbers, tables of contents), in code points of the normalised
            text, half-open.

    Returns:
        Mentions of kind `quantity`, `money`, `percent`, `duration`, `fraction`, `ratio`, `number` or `range`. The span
        covers the number and its unit, not the cue or comparator in front. Flags: `ambiguous` (a separator could mean
        either), `mismatch` (word and figure differ; what stands first counts), `uncertain` (a list number or a label
        could be meant), `unlisted-unit` (a noun that no table lists), `cue-only` (no unit, only a cue word).

    Raises:
        TypeError: if `text` is neither `str` nor `Normalization`.

    >>> [(m.text, str(m.value.value), m.value.unit) for m in find_quantities("ທັງໝົດ 2.029 ຈຸດ, ກວມ 84,51%")]
    [('2.029 ຈຸດ', '2029', 'ຈຸດ'), ('84,51%', '84.51', '%')]
    >>> find_quantities("ມາດຕາ 15 ຂອງກົດໝາຍ ເລກທີ 12/ສພຊ ລົງວັນທີ 3 ເມສາ 2024")
    []
    """
    norm = normalized(text)
    return outside(quantities(norm, Scan(norm.text)), mask)


def quantities(norm: Normalization, scan: Scan) -> Iterator[Mention[QuantityValue]]:
    """The quantities of a text that was scanned, in order and disjoint."""
    return (mention(norm, r.kind, (r.start, r.end), r.value, r.confidence, r.flags) for r in _readings(scan))


def _readings(scan: Scan) -> Iterator[Reading]:
    """Figures and number words in one pass, left to right, disjoint."""
    places = [(start, False) for start, end in figures(scan) if not counts_nothing(scan.text, start, end)]
    places += [(start, False) for start in lone_parts(scan)]
    places += [(run.start(), True) for run in words(scan) if not word_counts_nothing(scan.text, run)]
    places.sort()
    reader = Reader(scan)
    end = 0
    for start, spelled in places:
        if start >= end and (reading := reader.spelled(start) if spelled else reader.figure(start)):
            if reading.start >= end:  # its unit may stand in front: 3 ຮ້ອຍລະ 5
                yield reading
            end = reading.end


_RESTATED = re.compile(rf"{BLANK}{{0,2}}\({BLANK}?(?P<sign>(?:[A-Z]{{2,3}}\$?|[$€¥₭]){BLANK}?)?(?=[\u0e81-\u0ede0-9])")
_MINUS = re.compile(r"(?<![0-9\u0e81-\u0ed9A-Za-z])(?<![0-9] )(?<!\n)(?!\A)[-−–]\Z")
_MINUS_SIGNS = frozenset("-−–")
_RESTATED_END = re.compile(rf"{BLANK}?(?:ຖ້ວນ)?{BLANK}?\)")
_THIRD_PART = re.compile(rf"{BLANK}?[-–/:]{BLANK}?{DIGIT}")
_CONTEXTS: dict[str, Context] = {"percent": "percent", "money": "money", "measure": "measure"}
_KINDS: dict[str, QuantityKind] = {"percent": "percent", "money": "money", "duration": "duration"}


class Reader:
    """Reads the quantities of one text; each method takes an amount, or the place where one begins."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._text = scan.text

    @cached_property
    def _mark(self) -> DecimalMark | None:
        """The document's decimal sign, looked up when a figure first leaves it open."""
        return decimal_mark(self._scan)

    def figure(self, at: int) -> Reading | None:
        """The quantity that begins with the figure at `at`, a minus sign in front of it included."""
        below = self._text[at - 1 : at] in _MINUS_SIGNS and _MINUS.search(self._text, max(0, at - 3), at)
        reading = self._figure(at, look_before(self._text, at - 1 if below else at))
        return negated(reading) if below and reading and reading.kind in ("percent", "quantity", "money") else reading

    def _figure(self, at: int, before: Before) -> Reading | None:
        if before.glued:
            return None
        if whole := (
            fraction_at(self._text, at, before)
            or ratio_at(self._text, at, before)
            or dimensions_at(self._text, at, before)
        ):
            return whole
        amount = amount_at(self._text, at)
        if amount is None:
            return None
        if second := upper_end(self._text, amount.end, amount.start):
            return self._range(amount, second, before)
        reading = self._announced(amount) or self._counted(amount, before, counts_nouns(amount, before))
        return self._restated(reading) if reading else None

    def spelled(self, at: int) -> Reading | None:
        """The quantity that begins with the number words at `at`, under the guards against homographs."""
        amount = amount_at(self._text, at)
        if amount is None or is_homograph(self._text, amount):
            return None
        before = look_before(self._text, at)
        if before.label:
            return None
        if fraction := spelled_fraction(self._text, amount, before):
            return fraction
        checked = amount.check is not None
        unit = tail_behind(self._text, amount.end, nouns=checked).unit
        if not is_spelled_number(self._text, amount, before, unit):
            return None
        reading = self._announced(amount) or self._counted(amount, before, checked)
        return self._restated(reading, in_words=False) if reading else None

    def _unit_before(self, amount: Amount) -> tuple[int, str, QuantityKind] | None:
        """Where the unit in front of an amount begins, and what it is: `₭50.000`, `US$ 1,2 ລ້ານ`, `ຮ້ອຍລະ 15`."""
        if money := currency_before(self._text, amount.start):
            return (*money, "money")
        percent = percent_before(self._text, amount.start)
        return (percent, "%", "percent") if percent is not None else None

    def _announced(self, amount: Amount) -> Reading | None:
        """An amount whose unit stands in front."""
        announced = self._unit_before(amount)
        if announced is None:
            return None
        start, unit, kind = announced
        number = self._number(amount, _CONTEXTS[kind])
        if number is None:
            return None
        again = unit_behind(self._text, amount.end, nouns=False)
        per, end = self._per(start, again.end if again and again.code == unit else amount.end)  # US$ 500 ໂດລາ
        value = QuantityValue(number[0], unit, look_before(self._text, start).comparator, per=per)
        return settled(Reading(kind, start, end, value, CONFIDENCE[kind]), ambiguous=number[1])

    def _counted(self, amount: Amount, before: Before, nouns: bool) -> Reading | None:
        """An amount with what it counts behind it."""
        tail = tail_behind(self._text, amount.end, nouns=nouns)
        unit = tail.unit
        if unit and unit.code == "THB" and is_weight(self._text, amount.start):
            unit = unit._replace(kind="classifier", name=self._text[unit.start : unit.end])
        if unit is None and (short := short_length(self._text, amount.start, amount.end)):
            unit = Unit("measure", short.value, short.value, short.start, short.end)
            tail = Tail(unit, short.end, tail.comparator)
        if unit and (second := upper_end(self._text, unit.end, amount.start)):
            wider = self._range(amount, second, before)
            if wider and wider.value.unit == _code(unit):
                return wider
            if unit.kind == "duration" and (mixed := self._mixed_durations(amount, unit, second, before)):
                return mixed
        basis = basis_of(self._text, amount, before, unit)
        number = self._number(amount, _context(unit)) if basis else None
        if basis is None or number is None:
            return None
        unit_name = _code(unit) if unit else before.cue or None
        comparator = before.comparator or (">" if amount.more else tail.comparator)
        value = QuantityValue(number[0], unit_name, comparator)
        kind: QuantityKind = _KINDS.get(unit.kind, "quantity") if unit else "number"
        reading = Reading(kind, amount.start, tail.end, value, CONFIDENCE[basis])
        if unit:
            reading = self._with_unit(reading, unit, number[0], before)
        return settled(
            reading,
            ambiguous=number[1],
            doubtful=_is_doubtful(amount, before, basis),
            mismatch=amount.check is not None and amount.check != number[0],
            basis=basis,
        )

    def _mixed_durations(self, amount: Amount, unit: Unit, second: Amount, before: Before) -> Reading | None:
        """`6 ເດືອນ ຫາ 2 ປີ`: a range whose ends have units of their own."""
        upper = unit_behind(self._text, second.end, nouns=False)
        low, high = self._number(amount, None), self._number(second, None)
        if upper is None or upper.kind != "duration" or not low or not high or before.label == "identifier":
            return None
        both = duration_range((low[0], unit), (high[0], upper))
        value = QuantityValue(None, None, before.comparator, duration=both, role="age" if before.age else None)
        return Reading("duration", amount.start, upper.end, value, CONFIDENCE["duration"])

    def _with_unit(self, reading: Reading, unit: Unit, number: Decimal, before: Before) -> Reading:
        """What only the unit can add: the whole of a duration, an age, what it is counted per."""
        value, end = reading.value, reading.end
        if unit.kind == "duration":
            whole = duration_from(self._text, number, unit)
            several = len(whole.parts) > 1
            value = replace(
                value,
                value=None if several else whole.parts[0][0],
                unit=None if several else value.unit,
                duration=whole.iso,
                direction=direction_behind(self._text, whole.end),
                role="age" if before.age else None,
            )
            end = max(end, whole.end)
        per, end = self._per(reading.start, end)
        if per:
            value = replace(value, per=per)
        same = value is reading.value and end == reading.end
        return reading if same else reading._replace(value=value, end=end)

    def _restated(self, reading: Reading, *, in_words: bool = True) -> Reading:
        """`100.000 ກີບ (ໜຶ່ງແສນກີບຖ້ວນ)`, `ສາມເປີເຊັນ (3%)`: one amount said twice, in words and in figures.

        What the brackets say belongs to it, and is checked against it.
        """
        opening = _RESTATED.match(self._text, reading.end)
        if opening is None or reading.value.value is None:
            return reading
        amount = amount_at(self._text, opening.end())
        if amount is not None and opening["sign"]:
            return self._restated_sign(reading, amount)
        if amount is None or bool(amount.words) is not in_words:
            return reading
        tail = tail_behind(self._text, amount.end, nouns=False)
        if not in_words and (tail.unit is None or _code(tail.unit) != reading.value.unit):
            return reading
        closing = _RESTATED_END.match(self._text, tail.end)
        number = self._number(amount, _context(tail.unit))
        if closing is None or number is None or (amount.words == 1 and number[0] != reading.value.value):
            return reading
        wider = reading._replace(end=closing.end())
        return wider if number[0] == reading.value.value else settled(wider, mismatch=True, flags=reading.flags)

    def _restated_sign(self, reading: Reading, amount: Amount) -> Reading:
        """`ສີ່ສິບລ້ານໂດລາສະຫະລັດ (US$40,000,000)`: the same again behind the sign of its currency."""
        again = self._unit_before(amount)
        number = self._number(amount, _CONTEXTS["money"])
        closing = _RESTATED_END.match(self._text, amount.end)
        same = again and number and again[1] == reading.value.unit and number[0] == reading.value.value
        return reading._replace(end=closing.end()) if same and closing else reading

    def _range(self, low: Amount, high: Amount, before: Before) -> Reading | None:
        """`7-8`, `20 ຫາ 30 ຄົນ`, `3-5 ລ້ານກີບ`: the multiplier of the upper end counts for both."""
        tail = tail_behind(self._text, high.end, nouns=False)
        announced = self._unit_before(low) if tail.unit is None else None
        if announced:
            before = look_before(self._text, announced[0])
        basis = announced[2] if announced else basis_of(self._text, high, before, tail.unit)
        if basis is None or _THIRD_PART.match(self._text, high.end):
            return None
        if not announced and basis_of(self._text, low, before, tail.unit) is None and not high.multiplied:
            return None
        if high.multiplied and not low.multiplied:
            low = low._replace(parts=(*low.parts, *(part for part in high.parts if isinstance(part, Term))))
        lower, upper = self._number(low, _context(tail.unit)), self._number(high, _context(tail.unit))
        if lower is None or upper is None or lower[0] >= upper[0]:
            return None
        unit = _code(tail.unit) if tail.unit else before.cue or None
        value = QuantityValue(None, unit, before.comparator or tail.comparator, low=lower[0], high=upper[0])
        kind: QuantityKind = _KINDS.get(tail.unit.kind, "quantity") if tail.unit else "range"
        reading = Reading(kind, low.start, tail.end, value, CONFIDENCE[basis])
        if announced:
            reading = reading._replace(kind=announced[2], start=announced[0], value=replace(value, unit=announced[1]))
        if tail.unit:
            reading = self._range_with_unit(reading, tail.unit, before)
        doubtful = _is_doubtful(low, before, basis)
        return settled(reading, ambiguous=lower[1] or upper[1], doubtful=doubtful, basis=basis)

    def _range_with_unit(self, reading: Reading, unit: Unit, before: Before) -> Reading:
        """What only the unit can add to a range: both durations, an age, what it is counted per."""
        value, end = reading.value, reading.end
        if unit.kind == "duration" and value.low is not None and value.high is not None:
            both = duration_range((value.low, unit), (value.high, unit))
            value = replace(value, duration=both, role="age" if before.age else None)
        per, end = self._per(reading.start, end)
        return reading._replace(value=replace(value, per=per) if per else value, end=end)

    def _per(self, start: int, end: int) -> tuple[str | None, int]:
        """What an amount is counted per, said behind or in front of it, and where it ends."""
        per, end = rates_behind(self._text, end)
        return per or rate_before(self._text, start), end

    def _number(self, amount: Amount, context: Context | None) -> tuple[Decimal, bool] | None:
        """The value; the document's habit is asked only where the figure leaves its sign open."""
        value = value_of(amount, context, None)
        return value_of(amount, context, self._mark) if value and value[1] else value


def _code(unit: Unit) -> str | None:
    """The unit's name for the value: the code of a measure, the word of a duration or a count."""
    return unit.name or None


def _context(unit: Unit | None) -> Context | None:
    return _CONTEXTS.get(unit.kind, "count") if unit else None


def _is_doubtful(amount: Amount, before: Before, basis: str) -> bool:
    """Whether a listed count word stands where a list number or a label could be meant: 3 ຈຸດ at the start of a line."""
    return basis == "classifier" and not amount.words and (before.line_start or before.label == "weak")
