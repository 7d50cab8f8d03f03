"""The grammar of written dates: one row a shape, over the atoms of a phrase.

A pattern is a regular expression whose words are kinds of atoms (see `atoms`): `d=small` captures a day, `[a b]` is
either kind. What a shape means stands in `readings`; what it may combine with, in `combining`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from laodocs.mentions.dates.atoms import letter

__all__ = ["Shape", "compile_pattern", "shapes_starting"]


class Shape(NamedTuple):
    """A row of the grammar.

    Args:
        name: the shape, by which `readings` finds its meaning.
        starts: the kinds that its first atom can have.
        confidence: of a match with its cue word (group `cue`).
        bare: of a match without one; equal to `confidence` where the shape needs none.
        pattern: over atoms.
    """

    name: str
    starts: str
    confidence: float
    bare: float
    pattern: str


_TOKEN = re.compile(
    r"""(?P<keep> \(\?<?[!=] | \{[\d,]+\} | [][)|?*+] )  # the syntax of regular expressions, kept
      | (?P<name> \w+ ) = (?P<open> \( | \[ ) | (?P<name1> \w+ ) = (?P<kind1> \w+ )  # captures
      | (?P<group> \( ) | (?P<kind> \w+ )""",
    re.VERBOSE,
)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern over kinds of atoms as one over `Phrase.codes`; a name captured again gets a `_` at its end.

    >>> compile_pattern("d=small [slash dash]").match(letter("small") + letter("dash")).span("d")
    (0, 1)
    """
    out: list[str] = []
    used: Counter[str] = Counter()
    pending = False  # a captured class is open: its `]` closes the group too
    for token in _TOKEN.finditer(pattern):
        if name := token["name"] or token["name1"]:
            used[name] += 1
            out.append(f"(?P<{name}{'_' * (used[name] - 1)}>")
            pending = token["open"] == "["
            out.append("[" * pending if token["name"] else letter(token["kind1"]) + ")")
        elif token["kind"]:
            out.append(letter(token["kind"]))
        else:
            out.append("(?:" if token["group"] else token[0] + ")" * (pending and token[0] == "]"))
            pending = pending and token[0] != "]"
    return re.compile("".join(out))


# What several shapes share.
_NUMBER = "[small pair year4 long]"
_SIGN = "[slash dash dot decimal]"
_ALONE = f"(?<!{_NUMBER}) (?<!latin) (?<!{_NUMBER}{_SIGN}) (?<!latin{_SIGN})"
"""Not the later part of a longer number: of a phone, an account, a section."""
_ENDS = f"(?![slash dot decimal]{_NUMBER}) (?!dash{_NUMBER}(?!{_SIGN})(?!colon)) (?!latin)"
"""Nor the earlier part of one; but a range may follow, or the time of day."""
_NO_COUNT = f"(?<!{_NUMBER})"
"""The unit word behind a number counts: 5 ປີ, 6 ເດືອນ."""
_DATE = "cue=(day_cue colon?)"
_CUE = f"(cue=(day_cue colon? | w=weekday comma? [day_cue ordinal_cue]? colon?))? {_ALONE}"
_AGAIN = "(weekday comma?)? [day_cue ordinal_cue]?"
_TO = "[dash to until]"
_YEAR = "[comma slash dash of_cue]? year_cue? e=era? y=year4"
"""Behind a month: 2024, ປີ 2024, , 2024, /2024, ພ.ສ. 2567."""
_YEAR_MARKED = "([slash dash] year_cue? | year_cue) e=era? y=year4"
"""Behind a month in figures: /2024, ປີ 2024."""
_MONTH = "month_cue? m=[month_name abbr]"
_WHEN = f"(of_cue? {_MONTH} ({_YEAR})? | [slash of_cue]? month_cue n=small ({_YEAR})? | slash n=small slash y=year4)"
"""The month and year that several days share."""
_ITEM = "small ([dash to] small)?"
_DAYS = f"days=({_ITEM} ([comma decimal] day_cue? {_ITEM}){{0,14}} [comma decimal and_cue] day_cue? {_ITEM})"
_QUARTER = "[quarter instalment] ordinal_cue? q=[small roman]"
_ON_DAY = "small day_cue weekday"
_YEAR_FIRST = "year4 day_cue year_cue"

SHAPES = (
    # Days, the month by its name
    Shape("day", _ON_DAY, 0.98, 0.95, f"{_CUE} d=small [slash dash of_cue]? {_MONTH} ({_YEAR})?"),
    Shape("day", _ON_DAY, 0.95, 0.85, f"{_CUE} d=small m=abbr_bare year_cue? e=era? y=year4"),
    Shape("day", "month_name abbr", 0.95, 0.95, "m=[month_name abbr] d=small comma? y=year4"),
    Shape("days", _ON_DAY, 0.97, 0.95, f"{_CUE} d=small {_TO} {_AGAIN} d2=small {_WHEN}"),
    Shape("day set", "day_cue", 0.95, 0.95, f"{_DATE} {_DAYS} {_WHEN}"),
    Shape("day", "month_cue", 0.9, 0.9, f"{_NO_COUNT} {_MONTH} comma? day_cue d=small ({_YEAR})?"),
    Shape("day", "month_cue", 0.9, 0.9, f"{_NO_COUNT} {_MONTH} d=small comma? y=year4"),
    Shape("month day", "month_cue", 0.6, 0.6, f"{_NO_COUNT} {_MONTH} d=small"),
    Shape(
        "day", "year_cue", 0.9, 0.9,
        f"{_NO_COUNT} year_cue e=era? y=year4 comma? ({_MONTH} | month_cue n=small) comma? day_cue d=small",
    ),
    # Days in figures
    Shape("day", "day_cue", 0.97, 0.97, f"{_DATE} d=small [slash comma of_cue]? month_cue n=small ({_YEAR})?"),
    Shape("day", "day_cue", 0.85, 0.85, f"{_DATE} d=small slash n=small {_ENDS}"),
    Shape("figures", _ON_DAY, 0.97, 0.93, f"{_CUE} d=small slash n=small slash y=year4 {_ENDS}"),
    Shape("figures", _ON_DAY, 0.97, 0.85, f"{_CUE} d=small dash n=small dash y=year4 {_ENDS}"),
    Shape("figures", _ON_DAY, 0.97, 0.85, f"{_CUE} d=small dot n=small dot y=year4 {_ENDS}"),
    Shape("figures", "day_cue", 0.95, 0.95, f"{_DATE} d=small slash n=small slash yy=[small pair] {_ENDS}"),
    Shape("figures", "day_cue", 0.95, 0.95, f"{_DATE} d=small dash n=small dash yy=[small pair] {_ENDS}"),
    Shape("figures", "day_cue", 0.95, 0.95, f"{_DATE} d=small dot n=small dot yy=[small pair] {_ENDS}"),
    Shape("figures", _YEAR_FIRST, 0.97, 0.95, f"{_CUE} year_cue? y=year4 dash n=small dash d=small {_ENDS}"),
    Shape("figures", _YEAR_FIRST, 0.97, 0.95, f"{_CUE} year_cue? y=year4 slash n=small slash d=small {_ENDS}"),
    Shape("figures", _YEAR_FIRST, 0.97, 0.85, f"{_CUE} year_cue? y=year4 dot n=small dot d=small {_ENDS}"),
    Shape(
        "cross", _ON_DAY, 0.95, 0.9,
        f"{_CUE} d=small slash n=small {_TO} {_AGAIN} d2=small slash n2=small slash y=year4 {_ENDS}",
    ),
    # Months
    Shape("month", "month_cue", 0.97, 0.97, f"cue=month_cue m=[month_name abbr] {_YEAR}"),
    Shape("month", "month_name abbr", 0.9, 0.9, f"{_ALONE} (?<!lao) m=[month_name abbr] {_YEAR}"),
    Shape(
        "month", "month_cue month_name", 0.8, 0.8,
        f"{_NO_COUNT} month_cue? m=month_name (?= [comma and_cue] month_cue? month_name"
        f" ([comma and_cue] month_cue? month_name){{0,10}} {_YEAR})",
    ),
    Shape("month", "month_cue", 0.95, 0.95, f"{_NO_COUNT} month_cue n=small {_YEAR_MARKED}"),
    Shape("month", "month_cue", 0.7, 0.7, f"{_NO_COUNT} month_cue m=month_name"),
    Shape(
        "months", "month_cue month_name", 0.95, 0.85,
        f"{_ALONE} (?<!lao) cue=month_cue? m=[month_name abbr] {_TO} month_cue? m2=[month_name abbr] ({_YEAR})?",
    ),
    Shape("months", "month_cue", 0.95, 0.95, f"{_NO_COUNT} month_cue n=small {_TO} month_cue? n2=small {_YEAR_MARKED}"),
    Shape(
        "month set", "month_cue", 0.9, 0.9,
        f"{_NO_COUNT} month_cue n=small and_cue month_cue? n2=small {_YEAR_MARKED}",
    ),
    # Parts of a year
    Shape("part", "small", 0.97, 0.97, f"{_ALONE} k=small month_cue p=[mod part] of_cue? year_cue e=era? y=year4"),
    Shape(
        "fiscal part", "small", 0.9, 0.9,
        f"{_ALONE} k=small month_cue p=[mod part] of_cue? fiscal_cue y=year4 [dash slash] y2=[year4 small pair]",
    ),
    Shape(
        "quarter", "quarter instalment", 0.97, 0.97,
        f"{_QUARTER} {_YEAR}",
    ),
    Shape(
        "quarters", "quarter", 0.95, 0.95,
        f"{_QUARTER} (comma [small roman]){{0,2}} [dash to until and_cue]"
        f" (quarter ordinal_cue?)? q2=[small roman] {_YEAR}",
    ),
    # Years
    Shape("year", "year_cue", 0.95, 0.95, f"{_NO_COUNT} year_cue colon? approx_cue? e=era? y=year4"),
    Shape("year", "era", 0.9, 0.9, "e=era y=[year4 long]"),
    Shape("year", "year4", 0.7, 0.7, f"(?<={_NUMBER}year_cue) y=year4"),
    Shape("figure year", "year4", 0.75, 0.75, "(?<=[until within before after from vision_cue]) y=year4"),
    Shape("figure year", "year4", 0.6, 0.6, "(?<=open) y=year4 (?=close)"),
    Shape(
        "years", "year_cue era year4", 0.95, 0.92,
        f"({_NO_COUNT} cue=year_cue | {_ALONE}) e=era? y=year4 {_TO} year_cue? era? y2=year4 {_ENDS}",
    ),
    Shape("years", "between", 0.95, 0.95, "between cue=year_cue e=era? y=year4 and_cue year_cue? era? y2=year4"),
    Shape("years", "year_cue", 0.8, 0.8, f"{_NO_COUNT} cue=year_cue y=year4 [dash slash] y2=[small pair] {_ENDS}"),
    Shape(
        "fiscal year", "fiscal_cue school_cue", 0.95, 0.95,
        "c=[fiscal_cue school_cue] year_cue? y=year4 [dash slash to until] y2=[year4 small pair]",
    ),
    Shape(
        "fiscal years", "fiscal_cue school_cue", 0.9, 0.9,
        "c=[fiscal_cue school_cue] year_cue? y=year4 [dash slash] y2=[year4 small pair]"
        f" {_TO} [fiscal_cue school_cue]? year_cue? y3=year4 [dash slash] y4=[year4 small pair]",
    ),
    Shape("fiscal year", "fiscal_cue school_cue", 0.85, 0.85, "c=[fiscal_cue school_cue] year_cue? e=era? y=year4"),
    Shape("decade", "decade_cue", 0.95, 0.95, "decade_cue year_cue? y=year4 (?![dash to until] year4)"),
    # The lunar calendar
    Shape("lunar", "phase", 0.95, 0.95, "f=phase d=small lunar_day ([month_cue lunar_abbr] l=[small lunar_month])?"),
    Shape("lunar", "full", 0.9, 0.9, "f=full [month_cue lunar_abbr] l=[small lunar_month]"),
)  # fmt: skip


@cache
def shapes_starting() -> dict[str, tuple[tuple[Shape, re.Pattern[str]], ...]]:
    """The shapes that can begin with an atom, by the atom's letter."""
    table: dict[str, list[tuple[Shape, re.Pattern[str]]]] = {}
    for shape in SHAPES:
        pattern = compile_pattern(shape.pattern)
        for kind in shape.starts.split():
            table.setdefault(letter(kind), []).append((shape, pattern))
    return {code: tuple(rows) for code, rows in table.items()}
