"""Dates in a phrase: the longest shape at each place, joined into ranges, with the words around that bend them.

Meaning of one shape stands in `readings`; here is only what several atoms or dates say together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from laodocs.edtf import Bound, DateValue, Daypart, Mod, bounds, day
from laodocs.lexicon import cues, forms
from laodocs.mentions.dates.atoms import Phrase, letter
from laodocs.mentions.dates.grammar import Shape, shapes_starting
from laodocs.mentions.dates.readings import DOUBTS, Draft, read

__all__ = ["Reading", "dates_in", "value_of"]

_TO = {"dash", "to", "until"}
_LISTING = {"and_cue", "comma"}
_FIGURE_YEARS = range(1900, 2101)
_JOINABLE = {"day", "month", "year", "quarter"}


class Reading(NamedTuple):
    """A date at atoms `first` to `last` (both included) of its phrase."""

    first: int
    last: int
    draft: Draft
    confidence: float
    shape: str
    bound: Bound | None = None
    mod: Mod | None = None
    daypart: Daypart | None = None

    @property
    def edtf(self) -> str:
        """The value so far; empty for a lunar date."""
        return self.draft.edtf or ""


def dates_in(text: str, phrase: Phrase, reference: date | None) -> list[Reading]:
    """The dates of a phrase, in order and disjoint."""
    found = _joined(phrase, list(_scan(text, phrase)))
    return [_bent(text, phrase, reading, reference) for reading in found]


def value_of(reading: Reading) -> tuple[DateValue, float, tuple[str, ...]]:
    """The value, its confidence, and its flags."""
    draft = reading.draft
    confidence = reading.confidence
    for reason in draft.doubts:
        confidence *= DOUBTS[reason][1]
    flags = tuple(dict.fromkeys(DOUBTS[reason][0] for reason in draft.doubts if DOUBTS[reason][0]))
    earliest, latest = bounds(draft.edtf) if draft.edtf else (None, None)
    value = DateValue(
        draft.edtf,
        draft.precision,
        bound=reading.bound,
        mod=reading.mod,
        era=draft.era,
        daypart=reading.daypart,
        earliest=earliest,
        latest=latest,
        lunar=draft.lunar,
    )
    return value, round(confidence, 3), flags


def _scan(text: str, phrase: Phrase) -> Iterator[Reading]:
    """The longest shape at each place, from the left; what is no possible date is passed over whole."""
    table, codes, edge = shapes_starting(), phrase.codes, letter("edge")
    at, end = 1, len(codes) - 1
    while at < end:
        best = None
        for shape, pattern in table.get(codes[at], ()):
            match = pattern.match(codes, at)
            if match and (best is None or match.end() > best[1].end()) and _applies(text, phrase, shape, match):
                best = shape, match
        if best is None:
            at += 1
            continue
        shape, match = best
        draft = read(shape, match, phrase)
        at = match.end()
        codes = codes[: match.start()] + edge * (at - match.start()) + codes[at:]  # what was read hems nothing in
        if draft is not None:
            bare = "cue" in match.re.groupindex and not match["cue"]
            yield Reading(match.start(), at - 1, draft, shape.bare if bare else shape.confidence, shape.name)
            if draft.precision == "year":
                for reading in _more_years(text, phrase, at):
                    yield reading
                    at = reading.last + 1


def _applies(text: str, phrase: Phrase, shape: Shape, match: re.Match[str]) -> bool:
    """Whether the text around allows the shape, where its atoms alone do not settle that."""
    first, last = match.start(), match.end() - 1
    cued = "cue" in match.re.groupindex and bool(match["cue"])
    if shape.name == "month day" and not _ENDS_ENTRY.match(text, phrase.atoms[last].end):
        return False  # ເດືອນ ກັນຍາ 29 ຄົນ
    if shape.name == "figure year":
        return int(phrase.atoms[first].value) in _FIGURE_YEARS and not _counted(text, phrase.atoms[last].end)
    if phrase.atoms[first].kind in {"year_cue", "month_cue"} and _form(text, phrase.atoms[first].start):
        return False
    if cued:
        return True
    named_first = phrase.atoms[first].kind in {"month_name", "abbr"} and shape.name != "day"  # ມ.ສ. 4, 2024 counts none
    if shape.name == "years" or named_first:
        return not _counted(text, phrase.atoms[last].end)
    if shape.name in {"day", "days"} and phrase.atoms[last].kind != "year4":  # ຖະໜົນ 23 ສິງຫາ; 3 ມີນາ…
        return phrase.atoms[first - 1].kind != "place" and phrase.atoms[last + 1].kind != "lao"
    return True


_ENDS_ENTRY = re.compile(r"[ \N{NO-BREAK SPACE}]?(?:[.,;)\]|\r\n]|\Z)(?![.,-]?\d)")
_BLANK_FORM = re.compile(
    r"""(?:ວັນທີ່?|ເດືອນ) [\s:]* [.…_]{2,} [\s.…_/-]* \Z  # ວັນທີ ...... ເດືອນ ...... ປີ
      | [.…_]{2,} \s* / \s* \Z  # ....../....../
      | ວັນທີ່? [\s:]* ເດືອນ \s* \Z""",
    re.VERBOSE,
)


def _form(text: str, at: int) -> bool:
    """Whether blanks to be filled in stand before `at`: ວັນທີ ...... ເດືອນ ...... ປີ 2018 is no date yet."""
    left = text[max(at - 60, 0) : at]
    return left.rstrip().endswith((".", "…", "_", "/", "ເດືອນ")) and bool(_BLANK_FORM.search(left))


def _more_years(text: str, phrase: Phrase, at: int) -> Iterator[Reading]:
    """Years that follow one in a list: ປີ 2020, 2021 ແລະ 2022."""
    atoms = phrase.atoms
    while atoms[at].kind in _LISTING and atoms[at + 1].kind == "year4":
        number = int(atoms[at + 1].value)
        if number not in _FIGURE_YEARS or atoms[at + 2].kind in _TO or _counted(text, atoms[at + 1].end):
            return
        yield Reading(at + 1, at + 1, Draft(f"{number:04}", "year"), 0.85, "figure year")
        at += 2


@cache
def _counters() -> tuple[str, ...]:
    return (*(cue.form for cue in cues("date_counted")), "%")


def _counted(text: str, at: int) -> bool:
    """Whether what stands at `at` counts things, so that the figure before it is no year."""
    while text[at : at + 1] == " ":
        at += 1
    return text.startswith(_counters(), at)


def _joined(phrase: Phrase, found: list[Reading]) -> list[Reading]:
    """Neighbours that make one range become one; a year said once is carried to the dates before it."""
    out: list[Reading] = []  # from the last to the first
    for reading in reversed(found):
        if out and reading.last == out[-1].first - 2:
            out[-1:] = reversed(_pair(phrase, reading, out[-1]))
        else:
            out.append(reading)
    return out[::-1]


def _pair(phrase: Phrase, first: Reading, last: Reading) -> list[Reading]:
    """Two dates with one atom between them: one range, or both, the year of one carried to the other."""
    between = phrase.atoms[first.last + 1].kind
    same = first.draft.precision == last.draft.precision and first.draft.precision in _JOINABLE
    if not same or between not in _TO | _LISTING:
        return [first, last]
    a, b = _with_year(first, last)
    ranged = between in _TO or (between == "and_cue" and phrase.atoms[first.first - 1].kind == "between")
    if not ranged or (a.edtf >= b.edtf and not a.edtf.startswith("XXXX")):
        return [a, b]
    doubts = tuple(dict.fromkeys((*a.draft.doubts, *b.draft.doubts)))
    era = b.draft.era or a.draft.era
    draft = Draft(f"{a.edtf}/{b.edtf}", "range", doubts, era)
    return [Reading(a.first, b.last, draft, min(a.confidence, b.confidence), "range")]


def _with_year(first: Reading, last: Reading) -> tuple[Reading, Reading]:
    """Both, where one of the two had no year: with the year of the other."""
    if first.edtf.startswith("XXXX") and not last.edtf.startswith("XXXX"):
        year = int(last.edtf[:4]) - (first.edtf[4:] > last.edtf[4:])
        return _dated(first, year), last
    if last.edtf.startswith("XXXX") and not first.edtf.startswith("XXXX"):
        return first, _dated(last, int(first.edtf[:4]))
    return first, last


def _dated(reading: Reading, year: int, reason: str = "year carried") -> Reading:
    """A date without a year as of `year`; unchanged when that year has no such day."""
    edtf = reading.edtf.replace("XXXX", f"{year:04}")
    if bounds(edtf) == (None, None):
        return reading
    doubts = tuple(d for d in reading.draft.doubts if d not in {"no year", "no cue or year"})
    return reading._replace(draft=reading.draft._replace(edtf=edtf, doubts=(*doubts, reason)))


def _bent(text: str, phrase: Phrase, reading: Reading, reference: date | None) -> Reading:
    """With the words directly before and after taken in."""
    if reference and "XXXX" in reading.edtf:
        reading = _placed(text, phrase, reading, reference)
    reading = _bent_after(phrase, reading)
    while True:
        bent = _bent_before(phrase, reading)
        if bent is None:
            return reading
        reading = bent


@cache
def _past() -> re.Pattern[str]:
    sides = "|".join(form for form, side in forms("relative_side").items() if side == "-" and "ຜ່ານມາ" in form)
    return re.compile(rf"[ \N{{NO-BREAK SPACE}}]?(?:{sides})")


_EVERY = re.compile(r"(?:ທຸກ|ທຸກໆ|ແຕ່ລະ)[ ]?\Z")
# 15 ເມສາ ແລະ ວັນທີ 15 ຕຸລາ ຂອງທຸກໆປີ
_YEARLY = re.compile(r"(?:[ ]?(?:,|ແລະ|ຫຼື|ຫາ|-)[^.;\n]{0,24})?[ ]?(?:ຂອງ|ໃນ)?[ ]?(?:ທຸກໆ?|ແຕ່ລະ)[ ]?ປີ")
_WITHOUT_YEAR = re.compile("XXXX-([0-9]{2})(?:-([0-9]{2}))?")


def _placed(text: str, phrase: Phrase, reading: Reading, reference: date) -> Reading:
    """A date without a year, in the year that the reference day gives it.

    That is the same year before ນີ້, the last one before ຜ່ານມາ, and the nearest where ວັນທີ says that a certain day is
    meant; a day that is said of every year (ທຸກວັນທີ 5 ມີນາ, ວັນທີ 15 ເມສາ ຂອງທຸກໆປີ) keeps none.
    """
    if phrase.atoms[reading.last + 1].kind == "this_cue":
        return _dated(reading, reference.year, "year from reference")
    opening = phrase.atoms[reading.first]
    part = _WITHOUT_YEAR.search(reading.edtf)
    past = _past().match(text, phrase.atoms[reading.last].end)
    yearly = _EVERY.search(text, max(opening.start - 8, 0), opening.start) or _YEARLY.match(
        text, phrase.atoms[reading.last].end
    )
    cued = opening.kind == "day_cue" and not yearly
    if part is None or not (past or (cued and part[2])):
        return reading
    years = range(reference.year - 1, reference.year + 2)
    days = [found for year in years if (found := day(year, int(part[1]), int(part[2] or 1)))]
    if past:
        days = [found for found in days if found <= reference]
    if not days:
        return reading
    nearest = min(days, key=lambda found: abs((found - reference).days))
    return _dated(reading, nearest.year, "year from reference" if past else "nearest year")


def _bent_after(phrase: Phrase, reading: Reading) -> Reading:
    """ຕອນເຊົ້າ, ເປັນຕົ້ນມາ, ເຖິງປັດຈຸບັນ."""
    after = [atom.kind for atom in phrase.atoms[reading.last + 1 : reading.last + 3]]
    if after[0] == "daypart":
        reading = reading._replace(daypart=cast("Daypart", phrase.atoms[reading.last + 1].value))
    if after[0] == "onward" and phrase.atoms[reading.last + 1].value == "from" and reading.draft.precision == "day":
        return reading._replace(bound="start")  # a day from which something holds stays that day
    steps = 1 if after[0] == "onward" else 2 if after[0] in _TO and after[1] == "now" else 0
    if steps and reading.draft.precision in _JOINABLE:
        draft = reading.draft._replace(edtf=f"{reading.edtf}/..", precision="range")
        reading = reading._replace(last=reading.last + steps, draft=draft)
    return reading


_BOUNDS: dict[str, Bound] = {
    "until": "end", "within": "end", "from": "start", "before": "before", "after": "after",
}  # fmt: skip


def _bent_before(phrase: Phrase, reading: Reading) -> Reading | None:
    """With the one atom before taken in, or None when it says nothing about the date."""
    atom = phrase.atoms[reading.first - 1]
    unit = phrase.atoms[reading.first].kind
    taken = reading.first - 1
    if atom.kind == "mod" and unit in {"year_cue", "month_cue"} and reading.mod is None:
        return reading._replace(first=taken, mod=cast("Mod", atom.value))
    if atom.kind == "every_cue" or (atom.kind == "period_cue" and reading.draft.precision == "range"):
        return reading._replace(first=taken)
    if atom.kind == "approx_cue" and reading.draft.precision in _JOINABLE and not reading.edtf.endswith("~"):
        return reading._replace(first=taken, draft=reading.draft._replace(edtf=reading.edtf + "~"))
    if atom.kind in _BOUNDS and reading.bound is None and reading.draft.precision != "range":
        whole = atom.kind == "within" or reading.shape == "figure year"
        return reading._replace(first=taken if whole else reading.first, bound=_BOUNDS[atom.kind])
    if atom.kind == "of_cue":  # ຕອນບ່າຍຂອງວັນທີ
        atom = phrase.atoms[reading.first - 2]
    if atom.kind == "daypart" and reading.daypart is None:
        return reading._replace(daypart=cast("Daypart", atom.value))
    return None
