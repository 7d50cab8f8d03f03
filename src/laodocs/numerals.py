"""Numbers as Lao writes them: Lao, Thai and ASCII digits, Roman numerals, number words, decimal and grouping signs.

Each notation has a reader and a writer, and the two are inverse. Readers take any `str` and answer None for what is not
a number in their notation. Finding numbers in running text, with their units and guards, is the work of `mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

__all__ = [
    "Context",
    "DecimalMark",
    "Digits",
    "Number",
    "Term",
    "evaluate",
    "format_number",
    "format_roman",
    "format_words",
    "parse_number",
    "parse_roman",
    "parse_words",
    "to_ascii_digits",
    "to_lao_digits",
    "word_terms",
]

Digits = Literal["ascii", "lao"]
DecimalMark = Literal[",", "."]
Context = Literal["count", "money", "percent", "measure"]

# --- Digits -----------------------------------------------------------------------------------------------------------

_ZEROS = {"ascii": ord("0"), "lao": ord("\N{LAO DIGIT ZERO}"), "thai": ord("\N{THAI DIGIT ZERO}")}
_TO_ASCII = {_ZEROS[script] + n: str(n) for script in ("lao", "thai") for n in range(10)}
_TO_LAO = {_ZEROS[script] + n: chr(_ZEROS["lao"] + n) for script in ("ascii", "thai") for n in range(10)}


def to_ascii_digits(text: str) -> str:
    """`text` with Lao and Thai digits as ASCII digits; every character keeps its place.

    >>> to_ascii_digits("ປີ ໒໐໒໔")
    'ປີ 2024'
    """
    return text.translate(_TO_ASCII)


def to_lao_digits(text: str) -> str:
    """`text` with ASCII and Thai digits as Lao digits; every character keeps its place.

    >>> to_lao_digits("ປີ 2024")
    'ປີ ໒໐໒໔'
    """
    return text.translate(_TO_LAO)


# --- Roman numerals ---------------------------------------------------------------------------------------------------

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ROMAN_SHAPE = re.compile("(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_COMPATIBILITY_ROMAN = {
    ord("\N{ROMAN NUMERAL ONE}") + n: letters
    for n, letters in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
}


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral in canonical form, upper or lower case, or None.

    Laws: `parse_roman(format_roman(n)) == n` for 1 to 3999.

    >>> parse_roman("IX"), parse_roman("Ⅷ"), parse_roman("IIX")
    (9, 8, None)
    """
    plain = text.translate(_COMPATIBILITY_ROMAN)
    if not plain.isascii() or not _ROMAN_SHAPE.fullmatch(plain.upper()):
        return None
    rest, value = plain.upper(), 0
    for number, letters in _ROMAN:
        while rest.startswith(letters):
            rest, value = rest[len(letters) :], value + number
    return value


def format_roman(value: int) -> str:
    """`value` as an upper-case Roman numeral.

    Raises:
        ValueError: outside 1 to 3999, which Roman numerals cannot say.

    >>> format_roman(9)
    'IX'
    """
    if not 1 <= value <= 3999:
        raise ValueError(f"{value} has no Roman numeral: give a number from 1 to 3999")
    letters: list[str] = []
    for number, symbol in _ROMAN:
        times, value = divmod(value, number)
        letters.append(symbol * times)
    return "".join(letters)


# --- Number words -----------------------------------------------------------------------------------------------------

_UNITS = ("ສູນ", "ໜຶ່ງ", "ສອງ", "ສາມ", "ສີ່", "ຫ້າ", "ຫົກ", "ເຈັດ", "ແປດ", "ເກົ້າ")
_FINAL_ONE = "ເອັດ"
_TWENTY = "ຊາວ"
_TEN = "ສິບ"
_BELOW_MILLION = ((100_000, "ແສນ"), (10_000, "ໝື່ນ"), (1_000, "ພັນ"), (100, "ຮ້ອຍ"))
_ABOVE_MILLION = ((10**9, "ຕື້"), (10**6, "ລ້ານ"))
_SPELLINGS = {"ນຶ່ງ": "ໜຶ່ງ", "ຫນຶ່ງ": "ໜຶ່ງ", "ໜື່ງ": "ໜຶ່ງ", "ຫມື່ນ": "ໝື່ນ"}

# The greatest number that may stand before each multiplier: ຮ້ອຍພັນ and ສິບໝື່ນ are said, ສິບຮ້ອຍ is not.
_MOST_BEFORE = {10: 9, 100: 9, 1_000: 999, 10_000: 99, 100_000: 99, 10**6: 10**6, 10**9: 10**6}
_LONGEST = 48  # words; what is longer is no number that anyone wrote, and reading stays linear


class Term(NamedTuple):
    """One part of a spoken number: a figure or digit word, or a word that multiplies what stands before it."""

    value: Decimal
    multiplies: bool = False
    figure: bool = False


_WORD_TERMS: dict[str, tuple[Term, ...]] = {
    **{word: (Term(Decimal(n)),) for n, word in enumerate(_UNITS)},
    **{word: (Term(Decimal(n), True),) for n, word in (*_BELOW_MILLION, *_ABOVE_MILLION, (10, _TEN))},
    _FINAL_ONE: (Term(Decimal(1)),),
    _TWENTY: (Term(Decimal(2)), Term(Decimal(10), True)),
}
_WORD_TERMS |= {variant: _WORD_TERMS[word] for variant, word in _SPELLINGS.items()}
_WORD = re.compile("|".join(sorted(_WORD_TERMS, key=len, reverse=True)))
_BREAK = re.compile("[ \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}]+")


def word_terms(text: str) -> tuple[Term, ...] | None:
    """The parts of a text that is nothing but number words (blanks between them allowed), or None.

    >>> [int(term.value) for term in word_terms("ຊາວຫ້າ") or ()]
    [2, 10, 5]
    """
    terms: list[Term] = []
    at = 0
    words: list[str] = []
    while at < len(text) and len(words) < _LONGEST:
        if gap := _BREAK.match(text, at):
            at = gap.end()
        elif found := _WORD.match(text, at):
            words.append(found[0])
            terms.extend(_WORD_TERMS[found[0]])
            at = found.end()
        else:
            return None
    if at < len(text) or not words or words[0] == _FINAL_ONE or (_UNITS[0] in words and len(words) > 1):
        return None
    return tuple(terms)


def evaluate(terms: Sequence[Term]) -> Decimal | None:
    """The value of the parts of a spoken number, or None where they make none.

    The number is split at the last of its greatest multipliers: what stands before is multiplied, what stands after is
    smaller and is added. A figure may stand before any multiplier from a hundred on (`1.322,83 ຕື້`).

    >>> evaluate([Term(Decimal(3)), Term(Decimal(100), True), Term(Decimal(5))])
    Decimal('305')
    """
    multipliers = [term.value for term in terms if term.multiplies]
    if not multipliers:
        return terms[0].value if len(terms) == 1 else None
    greatest = max(multipliers)
    at = max(i for i, term in enumerate(terms) if term.multiplies and term.value == greatest)
    before, after = terms[:at], terms[at + 1 :]
    factor = evaluate(before) if before else Decimal(1)
    rest = evaluate(after) if after else Decimal(0)
    if factor is None or rest is None or factor == 0 or rest >= greatest:
        return None
    by_figure = len(before) == 1 and before[0].figure
    fits = greatest >= 100 if by_figure else factor <= _MOST_BEFORE[int(greatest)]
    return factor * greatest + rest if fits else None


def parse_words(text: str) -> int | None:
    """The number that Lao words say, or None.

    Laws: `parse_words(format_words(n)) == n` for 0 to 999,999,999,999.

    >>> parse_words("ໜຶ່ງຮ້ອຍຊາວຫ້າ"), parse_words("ສິບພັນ"), parse_words("ສອງສາມ")
    (125, 10000, None)
    """
    terms = word_terms(text)
    value = evaluate(terms) if terms else None
    return None if value is None else int(value)


def format_words(value: int) -> str:
    """`value` in Lao words, without blanks, in the school form (10,000 is ໜຶ່ງໝື່ນ).

    Raises:
        ValueError: outside 0 to 999,999,999,999.

    >>> format_words(21), format_words(2_000_305)
    ('ຊາວເອັດ', 'ສອງລ້ານສາມຮ້ອຍຫ້າ')
    """
    if not 0 <= value < 10**12:
        raise ValueError(f"{value} is outside 0 to 999999999999: write it in figures")
    if value == 0:
        return _UNITS[0]
    words: list[str] = []
    for multiplier, word in _ABOVE_MILLION:
        times, value = divmod(value, multiplier)
        words += [_words_below_million(times), word] if times else []
    return "".join(words) + _words_below_million(value)


def _words_below_million(value: int) -> str:
    words: list[str] = []
    for multiplier, word in _BELOW_MILLION:
        times, value = divmod(value, multiplier)
        words += [_UNITS[times], word] if times else []
    tens, ones = divmod(value, 10)
    words += [] if not tens else [_TWENTY] if tens == 2 else [_UNITS[tens] if tens > 1 else "", _TEN]
    words += [] if not ones else [_FINAL_ONE] if tens and ones == 1 else [_UNITS[ones]]
    return "".join(words)


# --- Figures ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """What a figure says.

    Args:
        value: exact.
        ambiguous: the separator could also be meant the other way, and nothing in the figure decides.
    """

    value: Decimal
    ambiguous: bool = False


_GROUPS = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
_PLAIN = re.compile("[0-9]+")
_BLANK_GROUPED = re.compile(f"([1-9][0-9]{{0,2}}(?:{_GROUPS}[0-9]{{3}})+)(?:,([0-9]+))?")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
_DECIMAL = re.compile("([0-9]+)[.,]([0-9]+)")
_LONGEST_FIGURE = 40  # characters


def parse_number(text: str, *, before: Context | None = None, decimal_mark: DecimalMark | None = None) -> Number | None:
    """What a figure says under the Lao rules, where `,` is the decimal sign and `.` the thousands sign.

    Both present: the last is the decimal sign. One repeated in groups of three: grouping. Followed by one, two or more
    than three digits, or after a lone 0: decimal. `.` and three digits: grouping. `,` and three digits: grouping before
    a count noun or a currency, decimal before a percent sign or a measure, else as the document does; three zeros are
    no decimals.

    Args:
        text: the figure alone; Lao digits and blanks between groups of three are read too.
        before: what kind of unit follows it.
        decimal_mark: the sign that the rest of the document uses, where it is known.

    >>> parse_number("12.500,75").value, parse_number("84,51").value, parse_number("2.029").value
    (Decimal('12500.75'), Decimal('84.51'), Decimal('2029'))
    >>> parse_number("1,250", before="money").value, parse_number("1,250", before="measure").value
    (Decimal('1250'), Decimal('1.250'))
    >>> parse_number("1.25.000") is None
    True
    """
    figure = text if text.isascii() else to_ascii_digits(text)
    if len(figure) > _LONGEST_FIGURE:
        return None
    if _PLAIN.fullmatch(figure):
        return Number(Decimal(figure))
    if m := _BLANK_GROUPED.fullmatch(figure):
        return Number(_join(re.sub(_GROUPS, "", m[1]), m[2]))
    if m := _GROUPED.fullmatch(figure):
        whole, mark, fraction = m[1], m[2], m[3]
        if fraction is not None or whole.count(mark) > 1:
            return Number(_join(whole.replace(mark, ""), fraction))
        return _one_group_of_three(whole, mark, before, decimal_mark)
    if m := _DECIMAL.fullmatch(figure):
        return Number(_join(m[1], m[2]))
    return None


def _one_group_of_three(whole: str, mark: str, before: Context | None, decimal_mark: DecimalMark | None) -> Number:
    """`236.800` or `1,250`: grouping or decimals, by what follows and by the document's habit."""
    grouped, decimal = Decimal(whole.replace(mark, "")), Decimal(whole.replace(",", "."))
    counts = before in ("count", "money")
    if mark == ".":
        return Number(grouped, ambiguous=not counts and decimal_mark != ",")
    if counts:
        return Number(grouped)
    if whole.endswith("000") or decimal_mark == ".":
        return Number(grouped, ambiguous=True)
    if before in ("percent", "measure"):
        return Number(decimal, ambiguous=before == "measure")
    return Number(decimal if decimal_mark == "," else grouped, ambiguous=True)


def _join(whole: str, fraction: str | None) -> Decimal:
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def format_number(value: Decimal | int, *, digits: Digits = "ascii", grouping: bool = True) -> str:
    """`value` in Lao office style: `.` between groups of three, `,` before the decimals.

    Args:
        value: a finite number; its decimals are printed as they are.
        digits: `ascii` or `lao`.
        grouping: False leaves the whole part in one piece.

    Raises:
        ValueError: for an infinite value or one that is no number.

    Laws: `parse_number(format_number(v), before="count").value == v` unless v has exactly three decimals and a whole
    part of one to three digits other than 0, which no Lao reader could tell from a thousand either.

    >>> format_number(Decimal("12500.75")), format_number(1250, digits="lao")
    ('12.500,75', '໑.໒໕໐')
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{value} is not finite: give a number that can be written out")
    text = f"{number:,f}" if grouping else f"{number:f}"
    text = text.translate({ord(","): ".", ord("."): ","})
    return to_lao_digits(text) if digits == "lao" else text
