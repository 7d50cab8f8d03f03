"""Loads the facts in `data/`: rows of TSV, read once, when first asked for. No fact stands in code."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

__all__ = ["Cue", "alternation", "cues", "forms", "rows"]


class Cue(NamedTuple):
    """One row of `cues.tsv`: in `category`, `form` (normalised Lao) stands for `value`."""

    category: str
    value: str
    form: str


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv` as dictionaries by the file's header.

    >>> rows("gazetteer")[0]["iso3166_2"]
    'LA-VT'
    """
    from importlib import resources  # here: it takes longer to import than all else

    text = resources.files("laodocs").joinpath("data", f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:])


@cache
def cues(category: str) -> tuple[Cue, ...]:
    """The cue words of a category, in the file's order.

    >>> cues("month")[3].form, cues("month")[3].value
    ('ເມສາ', '04')
    """
    return tuple(Cue(r["category"], r["value"], r["form"]) for r in rows("cues") if r["category"] == category)


@cache
def forms(category: str, table: str = "cues") -> dict[str, str]:
    """Form to value for a category of a table, longest form first: the order that an alternation needs.

    >>> forms("month")["ທັນວາ"]
    '12'
    """
    found = {row["form"]: row["value"] for row in rows(table) if row["category"] == category}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def alternation(*categories: str, table: str = "cues") -> str:
    """The forms of some categories as a regular expression, longest first, without a group around it.

    >>> alternation("degree", table="offices").split("|")[0]
    'ຮອງສາດສະດາຈານ'
    """
    every = {form for category in categories for form in forms(category, table)}
    return "|".join(re.escape(form) for form in sorted(every, key=lambda form: (-len(form), form)))
