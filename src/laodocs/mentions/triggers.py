"""What each finder looks for first: the words that every mention of its kind begins with or holds, found in one pass.

A finder matches its patterns at the places of its own set only, in place of trying them at every letter. A set may name
too many places, never too few: whatever can begin a finder's pattern needs a row here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from laodocs.lexicon import forms
from laodocs.mentions.place_words import around_roots
from laodocs.numerals import format_words
from laodocs.places import Places, Triggers

__all__ = ["LAST_LABELS", "Scan", "trigger_words"]

_DIGITS = (*"0123456789", *(chr(ord("\N{LAO DIGIT ZERO}") + n) for n in range(10)))
LAST_LABELS = ("la", "com", "org", "net", "gov", "edu", "int", "info", "vn", "th", "cn", "kh", "jp", "kr")
"""Of domains that Lao offices use."""

_NOT_ASCII_DIGITS = re.compile("[\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}\N{THAI DIGIT ZERO}-\N{THAI DIGIT NINE}]+")
_TO_ASCII = {zero + n: str(n) for zero in (0x0ED0, 0x0E50) for n in range(10)}
_DIGIT_RUN = re.compile(r"\d+")


def _before_ordinals() -> Iterator[str]:
    """ທີ with what can follow it: without a number it stands in every tenth word."""
    blanks = " \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"  # the other blanks look like the second
    words = {form[0] for form in forms("numeral")}
    return (f"{mark}{following}" for mark in ("ທີ", "ທີ່") for following in (*blanks, *_DIGITS, *"IVXLC", *words))


@cache
def trigger_words() -> dict[str, tuple[str, ...]]:
    """The sets by name."""
    sets: dict[str, Iterable[str]] = {
        "date": ("ວັນທີ", "ວັນ ທີ", "ໄຕມາດ", "ໄຕຣມາດ", "ເດືອນ", "ເວລາ", "ເພັງ"),
        "thousands": (f"{format_words(n)}ພັນ" for n in range(1, 12)),
        "clock": ("ໂມງ", "ເວລາ"),
        "numeral": forms("numeral"),
        "part": "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        "ordinal": _before_ordinals(),
        "first": ("ທຳອິດ",),
        "ordinal label": forms("ordinal_label"),
        "basis": ("ອີງຕາມ", "ອີງໃສ່", "ປະຕິບັດຕາມ"),
        "number cue": ("ເລກທີ", "No."),
        "slash": ("/",),
        "reference unit": forms("reference_unit"),
        "place": around_roots(),
        "Lao box": ("ຕູ້",),
        "Latin box": (p + following for p in "Pp" for following in ". Oo"),
        "at": ("@", "[at]", "(at)", "[AT]", "(AT)"),
        "scheme": ("://",),
        "host": ("www.", "WWW.", "Www."),
        "last label": (f".{label}" for label in LAST_LABELS),
    }
    return {name: tuple(words) for name, words in sets.items()}


@cache
def _triggers() -> Triggers:
    return Triggers(trigger_words())


class Scan:
    """A text, and where in it a mention can begin.

    Args:
        text: normalised.

    >>> scan = Scan("ວັນທີ 3 ເມສາ, ເລກທີ 12/ສພຊ")
    >>> scan.starts("date"), scan.figures
    ([0], [(6, 7), (20, 22)])
    """

    def __init__(self, text: str, places: Places | None = None) -> None:
        self.text = text
        self._places = places or _triggers().scan(text)

    def starts(self, name: str) -> list[int]:
        """Where the words of a set begin, in order."""
        return self._places.starts[name]

    def matches(self, pattern: re.Pattern[str], name: str) -> Iterator[re.Match[str]]:
        """What `pattern.finditer` gives, if a match can only begin at the places of a set."""
        end = 0
        for at in self._places.starts[name]:
            if at >= end and (found := pattern.match(self.text, at)):
                end = found.end()
                yield found

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """Where runs of ASCII and Lao digits begin and end."""
        return list(zip(self._places.figure_starts, self._places.figure_ends, strict=True))

    @cached_property
    def digit_runs(self) -> list[tuple[int, int]]:
        """Where runs of digits of any script begin and end."""
        return [run.span() for run in _DIGIT_RUN.finditer(self.text)] if self._places.other_digits else self.figures

    @cached_property
    def with_ascii_digits(self) -> Scan:
        """The same with Lao and Thai digits as ASCII ones, one for one.

        >>> Scan("໐໒໐ ໕໕໒໒").with_ascii_digits.text
        '020 5522'
        """
        if not (self._places.lao_digits or self._places.other_digits):
            return self
        plain = _NOT_ASCII_DIGITS.sub(lambda run: run[0].translate(_TO_ASCII), self.text)
        return Scan(plain, self._places._replace(lao_digits=False))
