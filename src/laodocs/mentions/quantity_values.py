"""What a quantity is: its value type, and the reading from which a mention is made. Nothing here looks at text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from laodocs.mentions.guards import Comparator

__all__ = ["CONFIDENCE", "QuantityKind", "QuantityValue", "Reading", "negated", "settled"]

QuantityKind = Literal["quantity", "money", "percent", "duration", "fraction", "ratio", "number", "range"]


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """How many of what.

    Args:
        value: the number, exact; None for a range, a fraction, a ratio, dimensions and a duration of several units.
        unit: `%`, an ISO 4217 code, a UCUM code, or the count word as printed; None where none is printed.
        comparator: `>`, `>=`, `<`, `<=`, `~`, or None.
        low: the lower end of a range.
        high: its upper end.
        fraction: `2/3`.
        duration: ISO 8601, `P2Y6M`; of a range both, `P5D..P7D`.
        per: what it is counted per: `ຄັ້ງ` in `2ປີ/ຄັ້ງ`, `ha` in `5 ໂຕນ/ເຮັກຕາ`.
        of: what a fraction is a part of, as printed.
        role: `age` beside ອາຍຸ.
        direction: of a duration, `past` (ຜ່ານມາ) or `future` (ຕໍ່ໜ້າ).
        ratio: `1:3`.
        dimensions: of `3 x 4 ແມັດ`, each side in `unit`; else empty.
    """

    value: Decimal | None
    unit: str | None = None
    comparator: Comparator | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    fraction: str | None = None
    duration: str | None = None
    per: str | None = None
    of: str | None = None
    role: Literal["age"] | None = None
    direction: Literal["past", "future"] | None = None
    ratio: str | None = None
    dimensions: tuple[Decimal, ...] = ()


class Reading(NamedTuple):
    """One quantity as read, before it becomes a mention; `start` and `end` are its span."""

    kind: QuantityKind
    start: int
    end: int
    value: QuantityValue
    confidence: float
    flags: tuple[str, ...] = ()


# How sure a reading is, by what makes it a quantity. `doubtful` and `mismatch` cap whatever stands above.
CONFIDENCE = {
    "percent": 0.98,
    "money": 0.98,
    "measure": 0.97,
    "duration": 0.95,
    "classifier": 0.95,
    "fraction": 0.95,
    "ratio": 0.95,
    "dimensions": 0.95,
    "multiplier": 0.8,
    "cue": 0.7,
    "noun": 0.6,
    "doubtful": 0.7,
    "mismatch": 0.5,
}


def settled(
    reading: Reading,
    *,
    ambiguous: bool = False,
    doubtful: bool = False,
    mismatch: bool = False,
    basis: str = "",
    flags: tuple[str, ...] = (),
) -> Reading:
    """The reading with the flags that its doubts earn, and its confidence capped by them."""
    if not (ambiguous or doubtful or mismatch or basis in ("noun", "cue")):
        return reading
    doubts = {
        "ambiguous": (ambiguous, "doubtful"),
        "uncertain": (doubtful, "doubtful"),
        "mismatch": (mismatch, "mismatch"),
        "unlisted-unit": (basis == "noun", "noun"),
        "cue-only": (basis == "cue", "cue"),
    }
    flags += tuple(flag for flag, (holds, _) in doubts.items() if holds)
    caps = (CONFIDENCE[cap] for holds, cap in doubts.values() if holds)
    return reading._replace(confidence=min((reading.confidence, *caps)), flags=flags)


def negated(reading: Reading) -> Reading:
    """The reading with the minus sign in front of it: `-5,2%`; of a range it is the lower end that is below zero."""
    value = reading.value
    if value.value is not None:
        value = replace(value, value=-value.value)
    elif value.low is not None:
        value = replace(value, low=-value.low)
    return reading._replace(start=reading.start - 1, value=value)
