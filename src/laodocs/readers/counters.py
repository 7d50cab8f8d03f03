"""Numbers as list counters print them: Arabic, Roman, letters, Lao digits and their kin.

Shared by the formats that count for the reader (HTML, Word); which counter stands where is theirs to say.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["COUNTERS", "format_counter"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LAO_DIGITS = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LAO_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ"
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def _alphabetic(number: int) -> str:
    """CSS: a … z, aa, ab …"""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def _repeated(letters: str) -> Callable[[int], str]:
    """Word: a … z, aa, bb …"""

    def letter(number: int) -> str:
        if not 0 < number <= len(letters) * 30:
            return str(number)
        times, at = divmod(number - 1, len(letters))
        return letters[at] * (times + 1)

    return letter


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_latin = _repeated(_LATIN)

COUNTERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-zero": lambda number: f"{number:02}",
    "lower-roman": _roman,
    "upper-roman": lambda number: _roman(number).upper(),
    "lower-alpha": _alphabetic,
    "upper-alpha": lambda number: _alphabetic(number).upper(),
    "lower-letter": _latin,
    "upper-letter": lambda number: _latin(number).upper(),
    "lao": lambda number: str(number).translate(_LAO_DIGITS),
    "lao-letter": _repeated(_LAO_LETTERS),
    "thai": lambda number: str(number).translate(_THAI_DIGITS),
    "thai-letter": _repeated(_THAI_LETTERS),
    "circled": lambda number: chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number),
    "dash": lambda number: f"- {number} -",
    "ordinal": lambda number: f"{number}{_suffix(number)}",
    "none": lambda number: "",
}


def format_counter(number: int, style: str) -> str:
    """A number in the style of a counter; unknown styles, and numbers that a style cannot say, come out in decimals.

    >>> [format_counter(4, style) for style in ("decimal", "upper-roman", "lower-alpha", "lao", "lao-letter")]
    ['4', 'IV', 'd', '໔', 'ງ']
    """
    if number < 1 and style not in ("decimal", "decimal-zero", "lao", "thai", "none"):
        return str(number)
    return COUNTERS.get(style, str)(number)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
