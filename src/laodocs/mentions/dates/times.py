"""Times of day in a phrase: `8:30`, `ເວລາ 13:30 ຫາ 16:00 ໂມງ`, `9 ໂມງ 15 ນາທີ`, `2 ໂມງແລງ`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from laodocs.edtf import Daypart
from laodocs.mentions.dates.atoms import Phrase, letter
from laodocs.mentions.dates.grammar import compile_pattern

__all__ = ["TimeReading", "times_in"]


@dataclass(frozen=True, slots=True)
class TimeReading:
    """A time at atoms `first` to `last` (both included) of its phrase; `end` where it is a stretch."""

    first: int
    last: int
    start: str
    end: str | None
    daypart: Daypart | None
    confidence: float

    @property
    def iso(self) -> str:
        """ISO 8601 with `T`, an interval where there is an end."""
        return f"T{self.start}" + (f"/T{self.end}" if self.end else "")


_NUMBER = "[small pair]"
_ALONE = "(?<![small pair year4 long latin]) (?<![small pair year4 long][slash dot decimal colon])"
_ENDS = "(?![dot decimal colon slash][small pair year4 long]) (?!latin)"
_TO = "[dash to until]"
_PART = "(p=[daypart daypart_bare])?"
_SHAPES = tuple(
    (compile_pattern(pattern), confidence)
    for pattern, confidence in (
        (
            f"c=clock colon? h={_NUMBER} [colon dot] mi={_NUMBER} (colon s={_NUMBER})? {_ENDS} [hour minute]? {_PART}",
            0.97,
        ),
        (f"{_ALONE} h={_NUMBER} [colon dot] mi={_NUMBER} (colon s={_NUMBER})? o=hour {_PART}", 0.95),
        (f"{_ALONE} h={_NUMBER} colon mi={_NUMBER} (colon s={_NUMBER})? {_ENDS} {_PART}", 0.7),
        (f"(c=clock colon?)? {_ALONE} h={_NUMBER} hour (mi={_NUMBER} minute | x=half)? {_PART}", 0.95),
        (f"(c=clock colon?)? {_ALONE} h={_NUMBER} {_TO} h2={_NUMBER} hour {_PART}", 0.93),
        (
            f"(c=clock colon?)? {_ALONE} h={_NUMBER} hour mi={_NUMBER} {_TO} h2={_NUMBER} hour mi2={_NUMBER} {_PART}",
            0.93,
        ),
        (f"(c=clock colon?)? {_ALONE} h={_NUMBER} {_TO} h2={_NUMBER} [colon dot] mi2={_NUMBER} hour {_PART}", 0.93),
    )
)
_AFTERNOON = {"afternoon", "evening", "pm"}


@cache
def _starts() -> frozenset[str]:
    return frozenset(letter(kind) for kind in ("clock", "small", "pair"))


def times_in(phrase: Phrase) -> list[TimeReading]:
    """The times of a phrase, in order and disjoint."""
    if (
        letter("hour") not in phrase.codes
        and letter("colon") not in phrase.codes
        and letter("clock") not in phrase.codes
    ):
        return []
    out: list[TimeReading] = []
    for reading in _scan(phrase):
        before = out[-1] if out else None
        if (
            before
            and not before.end
            and not reading.end
            and reading.first == before.last + 2
            and phrase.atoms[reading.first - 1].kind in {"dash", "to", "until"}
            and before.start < reading.start
        ):
            confidence = max(before.confidence, reading.confidence)
            daypart = reading.daypart or before.daypart
            out[-1] = TimeReading(before.first, reading.last, before.start, reading.start, daypart, confidence)
        else:
            out.append(reading)
    return out


def _scan(phrase: Phrase) -> Iterator[TimeReading]:
    at, end = 1, len(phrase.codes) - 1
    while at < end:
        best: re.Match[str] | None = None
        confidence = 0.0
        if phrase.codes[at] in _starts():
            for pattern, weight in _SHAPES:
                match = pattern.match(phrase.codes, at)
                if match and (best is None or match.end() > best.end()):
                    best, confidence = match, weight
        reading = _read(phrase, best, confidence) if best else None
        if reading is not None:
            yield reading
        at = best.end() if best else at + 1


def _read(phrase: Phrase, match: re.Match[str], confidence: float) -> TimeReading | None:
    """The clock time of a match, or None when no clock shows it."""

    def value(name: str) -> str:
        return phrase.atoms[match.start(name)].value if groups.get(name) else ""

    groups = match.groupdict()
    before = phrase.atoms[match.start() - 1]
    part = value("p") or (before.value if before.kind in {"daypart", "daypart_bare"} else "")
    minute = value("mi") or ("30" if groups.get("x") else "0")
    if value("mi") and "colon" in (phrase.atoms[match.start("mi") - 1].kind,) and len(minute) != 2:
        return None
    french = phrase.atoms[match.end("h")].value == "h"
    if confidence < 0.9 and len(value("h")) != 2 and not part and not french:
        return None  # 1:50 is a scale or a score
    start = _clock(value("h"), minute, value("s"), part)
    end = _clock(value("h2"), value("mi2") or "0", "", part) if groups.get("h2") else None
    if start is None or (groups.get("h2") and (end is None or end <= start)):
        return None
    return TimeReading(match.start(), match.end() - 1, start, end, cast("Daypart | None", part or None), confidence)


def _clock(hour: str, minute: str, second: str, part: str) -> str | None:
    """`HH:MM`, or None; an hour of the afternoon counts from noon."""
    h, m = int(hour), int(minute)
    if h > 24 or m > 59 or int(second or 0) > 59 or (h == 24 and m):
        return None
    late = (part in _AFTERNOON and 1 <= h < 12) or (part == "night" and 6 <= h < 12) or (part == "noon" and h <= 3)
    h = 0 if h == 12 and part in {"night", "midnight", "am"} else h + 12 * late
    return f"{h:02}:{m:02}" + (f":{int(second):02}" if second else "")
