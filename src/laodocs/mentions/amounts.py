"""The numeric part of a quantity: a figure or number words with their multipliers, as they stand at a place in text.

`2.029`, `7.393,17 ຕື້`, `1 ພັນ 5 ຮ້ອຍລ້ານ`, `ສອງ (02)`, `15 (ສິບຫ້າ)`, `ໜຶ່ງຮ້ອຍຊາວຫ້າ`. Units, ranges and the guards
against identifiers and homographs stand elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from laodocs import numerals
from laodocs.lexicon import forms
from laodocs.mentions.guards import look_before
from laodocs.mentions.triggers import Scan
from laodocs.numerals import Context, DecimalMark, Term
from laodocs.places import AffixTable

__all__ = ["Amount", "amount_at", "decimal_mark", "figures", "lone_parts", "value_of", "words"]

DIGIT = "[0-9\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}]"
BLANK = "[ \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
BLANKS = frozenset(BLANK.strip("[]"))
_SIGN = "[\u0eb0-\u0ebc\u0ec8-\u0ecd]"  # what continues a syllable, so that a word before it is only part of one


def _guarded(numeral: str) -> str:
    """A pattern for a numeral where no other word begins with it: ພັນ, but not in ພັນທະ."""
    tails = [word[len(numeral) :] for word in forms("numeral_blocker") if word.startswith(numeral)]
    return f"{numeral}(?!{'|'.join([_SIGN, *tails])})"


_WORDS = sorted(forms("numeral").keys() - {"ເຄິ່ງ"}, key=len, reverse=True)
_WORD = f"(?:(?:{'|'.join(_WORDS)})(?!{_SIGN}))"
_MULTIPLIER_WORDS = ("ຮ້ອຍ", "ພັນ", "ໝື່ນ", "ແສນ", "ລ້ານ", "ຕື້")
_MULTIPLIER = f"(?:{'|'.join(map(_guarded, _MULTIPLIER_WORDS))})"
_NEVER_ALONE = frozenset(forms("numeral")) - {"ໜຶ່ງ", "ສອງ", "ສາມ", "ສີ່", "ຫ້າ", "ຫົກ", "ເຈັດ", "ແປດ", "ເກົ້າ", "ສິບ"}
_LONGEST = 40  # characters of one figure or of one run of words

_PART = {c: unicodedata.normalize("NFKC", c).split("\N{FRACTION SLASH}") for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
PARTS = {sign: (int(top), int(bottom)) for sign, (top, bottom) in _PART.items()}  # ½ says 1/2
_VULGAR = f"[{''.join(PARTS)}]"

FIGURE = re.compile(f"{DIGIT}++(?:[.,]{DIGIT}++)*+(?:{BLANK}?{_VULGAR})?|{_VULGAR}")
WORD_RUN = f"{_WORD}(?:{BLANK}?{_WORD})*+"
_LONE_PART = re.compile(f"(?<!{DIGIT})(?<!{DIGIT} ){_VULGAR}")
_WORD_RUN = re.compile(WORD_RUN)
_ONE_WORD = re.compile(_WORD)
_BLANK_GROUPS = re.compile(  # 5 000 000; a lone group needs a leading zero (5 000) or a currency behind it
    f"(?:{BLANK}{DIGIT}{{3}}(?!{DIGIT})){{2,10}}(?:,{DIGIT}+)?"
    f"|{BLANK}(?:[0໐]{DIGIT}{{2}}|{DIGIT}{{3}}(?={BLANK}?ກີບ))(?![.,]?{DIGIT})"
)
_LONE_GROUP = re.compile(f"{BLANK}{DIGIT}{{3}}(?={BLANK}?ຄົນ)")  # 12 450 ຄົນ, where no word numbers the 12
_MULTIPLIERS = re.compile(f"(?:{BLANK}{{0,2}}{_MULTIPLIER}){{1,8}}")
_MORE_WORDS = ("ກວ່າ", "ກ່ວາ", "ປາຍ")
_MORE = f"{BLANK}?(?:{'|'.join(_MORE_WORDS)})"
_MORE_THAN = re.compile(f"{_MORE}((?:{BLANK}?{_MULTIPLIER}){{1,4}})")  # 3 ພັນກວ່າຕື້, 15 ກວ່າລ້ານ
_AND_MORE = re.compile(_MORE)
_NEXT_PART = re.compile(f"{BLANK}{{1,2}}({DIGIT}+(?:[.,]{DIGIT}+)*)((?:{BLANK}{{0,2}}{_MULTIPLIER}){{1,8}})")
_ENGLISH = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}  # powers of ten
_ENGLISH_MULTIPLIER = re.compile(rf"{BLANK}({'|'.join(_ENGLISH)})(?![A-Za-z])", re.IGNORECASE)
_HALF = re.compile(f"{BLANK}?ເຄິ່ງ(?!{_SIGN})")
_BRACKETED_FIGURE = re.compile(rf"{BLANK}{{0,2}}\({BLANK}?({DIGIT}{{1,3}}(?:[.,]?{DIGIT}{{3}})*){BLANK}?\)")
_BRACKETED_WORDS = re.compile(rf"{BLANK}{{0,2}}\({BLANK}?({_WORD}(?:{BLANK}?{_WORD})*+){BLANK}?\)")


class Amount(NamedTuple):
    """The numeric part of a quantity, read but not yet valued: what its signs mean depends on the unit behind it.

    Args:
        start, end: where it stands.
        parts: figures as printed, and the terms of number words and multipliers.
        check: what the other of a word-and-figure pair says.
        words: how many number words it begins with; 0 for a figure.
        more: ກວ່າ stands between its multipliers.
    """

    start: int
    end: int
    parts: tuple[str | Term, ...]
    check: Decimal | None = None
    words: int = 0
    more: bool = False

    @property
    def multiplied(self) -> bool:
        """Whether a multiplier word belongs to it."""
        first = self.parts[0]
        return len(self.parts) > 1 or (isinstance(first, Term) and first.multiplies)


def figures(scan: Scan) -> Iterator[tuple[int, int]]:
    """Where figures begin and end: digits with the signs between them."""
    text = scan.text
    first, last = 0, -2
    for start, end in scan.figures:
        if start != last + 1 or text[last] not in ".,":
            if last > 0:
                yield first, last
            first = start
        last = end
    if last > 0:
        yield first, last


def words(scan: Scan) -> Iterator[re.Match[str]]:
    """Runs of number words that could be a number: a lone ພັນ or ຊາວ must be announced."""
    for run in scan.matches(_WORD_RUN, "numeral"):
        if run[0] not in _NEVER_ALONE or _is_announced(scan.text, run):
            yield run


def _is_announced(text: str, run: re.Match[str]) -> bool:
    """Whether something says that a lone ພັນ or ຊາວ is meant as a number: a figure in brackets, ກວ່າ, or ຮ້ອຍລະ."""
    if _BRACKETED_FIGURE.match(text, run.end()) or _AND_MORE.match(text, run.end()):
        return True
    return text[max(0, run.start() - 8) : run.start()].rstrip().endswith(tuple(forms("percent_before")))


def lone_parts(scan: Scan) -> Iterator[int]:
    """Where signs such as ½ stand without a figure in front of them."""
    return (at for at in scan.starts("part") if _LONE_PART.match(scan.text, at))


def amount_at(text: str, at: int) -> Amount | None:
    """The longest amount that begins at `at`: a figure, or a run of number words."""
    if figure := FIGURE.match(text, at):
        return _figure_amount(text, figure)
    if run := _WORD_RUN.match(text, at):
        return _word_amount(text, run)
    return None


def _figure_amount(text: str, figure: re.Match[str]) -> Amount | None:
    start, end = figure.span()
    if end - start > _LONGEST:
        return None
    if figure[0][-1] in PARTS:
        return _mixed(figure)
    if end - start <= 3 and (groups := _BLANK_GROUPS.match(text, end) or _lone_group(text, start, end)):
        end = groups.end()
    parts: list[str | Term] = [text[start:end]]
    if not _goes_on(text, end):
        return Amount(start, end, tuple(parts))
    if spelled := _BRACKETED_WORDS.match(text, end):
        value = numerals.parse_words(spelled[1])
        return Amount(start, spelled.end(), tuple(parts), Decimal(value)) if value is not None else None
    if english := _ENGLISH_MULTIPLIER.match(text, end):
        power = Term(Decimal(10) ** _ENGLISH[english[1].lower()], True)
        return Amount(start, english.end(), (*parts, power))
    run = _MULTIPLIERS.match(text, end)
    if run:
        parts += numerals.word_terms(run[0]) or ()
        end = run.end()
    if exceeded := _MORE_THAN.match(text, end):
        parts += numerals.word_terms(exceeded[1]) or ()
        end = exceeded.end()
    while (run or exceeded) and (following := _NEXT_PART.match(text, end)) and end - start <= _LONGEST:
        parts += [following[1], *(numerals.word_terms(following[2]) or ())]
        end = following.end()
    if run and (half := _HALF.match(text, end)):
        last = parts[-1]
        parts.append(Term((last.value if isinstance(last, Term) else Decimal(1)) / 2, figure=True))
        end = half.end()
    return Amount(start, end, tuple(parts), more=exceeded is not None)


def _lone_group(text: str, start: int, end: int) -> re.Match[str] | None:
    """A group of people counted in thousands, behind a word that numbers nothing: `ຍິງ 5 318 ຄົນ`, not `ກຸ່ມ 2 150 ຄົນ`."""
    group = _LONE_GROUP.match(text, end)
    before = look_before(text, start) if group else None
    return None if before is None or before.label or before.line_start or before.number or before.glued else group


@cache
def _multipliers() -> AffixTable[None]:
    return AffixTable(dict.fromkeys((*_MULTIPLIER_WORDS, *_MORE_WORDS)))


def _goes_on(text: str, end: int) -> bool:
    """Whether a bracket, a multiplier, an English word or ກວ່າ follows a figure: most have none of them."""
    for _ in range(2):
        end += text[end : end + 1] in BLANKS
    following = text[end : end + 1]
    return following == "(" or "A" <= following <= "z" or bool(_multipliers().lengths_behind(text, end))


def _mixed(figure: re.Match[str]) -> Amount | None:
    """`1½`, `½`: a whole number and a part of one, where the sum can be written in figures (not `⅓`)."""
    top, bottom = PARTS[figure[0][-1]]
    whole = numerals.to_ascii_digits(figure[0][:-1]).strip() or "0"
    if bottom % 3 == 0 or not whole.isdecimal():
        return None
    return Amount(*figure.span(), (Term(Decimal(whole) + Decimal(top) / bottom, figure=True),))


def _word_amount(text: str, run: re.Match[str]) -> Amount | None:
    start, end = run.span()
    terms = numerals.word_terms(run[0]) if end - start <= 3 * _LONGEST else None
    if terms is None or numerals.evaluate(terms) is None:
        return None
    count = len(_ONE_WORD.findall(run[0]))
    if (exceeded := _MORE_THAN.match(text, end)) and (more := numerals.word_terms(exceeded[1])):
        return Amount(start, exceeded.end(), (*terms, *more), None, count + len(more), more=True)
    if figure := _BRACKETED_FIGURE.match(text, end):
        number = numerals.parse_number(figure[1], before="count")
        return Amount(start, figure.end(), terms, number.value if number else None, count)
    return Amount(start, end, terms, None, count)


@cache
def _numeral_blockers() -> AffixTable[str]:
    """Words that begin like a numeral and are none: ພັນທະ, ລ້ານຊ້າງ."""
    return AffixTable(forms("numeral_blocker"))


@cache
def _numerals() -> AffixTable[str]:
    return AffixTable(forms("numeral"))


def is_homograph(text: str, amount: Amount) -> bool:
    """Whether another word begins at the first or the last numeral of a run of number words."""
    table = _numeral_blockers()
    last = _numerals().before(text, amount.end)
    return table.behind(text, amount.start) is not None or (
        last is not None and table.behind(text, last.start) is not None
    )


def value_of(amount: Amount, before: Context | None, mark: DecimalMark | None) -> tuple[Decimal, bool] | None:
    """The value under the unit that follows, and whether a separator in it was ambiguous; None if it is no number."""
    if len(amount.parts) == 1 and isinstance(amount.parts[0], str):
        number = numerals.parse_number(amount.parts[0], before=before, decimal_mark=mark)
        return (number.value, number.ambiguous) if number else None
    context = None if amount.multiplied else before
    terms: list[Term] = []
    ambiguous = False
    for part in amount.parts:
        if isinstance(part, Term):
            terms.append(part)
            continue
        number = numerals.parse_number(part, before=context, decimal_mark=mark)
        if number is None:
            return None
        ambiguous |= number.ambiguous
        terms.append(Term(number.value, figure=True))
    value = numerals.evaluate(terms)
    if value is None:
        return None
    whole = value.to_integral_value()
    return (whole if amount.multiplied and whole == value else value), ambiguous


# Figures whose signs leave no doubt: a decimal before a percent sign or a multiplier, or repeated groups of three.
_HABIT = re.compile(
    rf"(?P<decimal>[.,])[0-9]{{1,2}}{BLANK}?(?:%|ເປີເຊັນ|ລ້ານ|ຕື້)"
    r"|(?P<group>[.,])[0-9]{3}(?P=group)[0-9]{3}(?![0-9])"
)


def decimal_mark(scan: Scan) -> DecimalMark | None:
    """The decimal sign that a text uses where it leaves no doubt, by majority.

    >>> decimal_mark(Scan("ເພີ່ມຂຶ້ນ 5,7% ເທົ່າກັບ 1.250.000 ກີບ")), decimal_mark(Scan("3 ຄົນ"))
    (',', None)
    """
    text = scan.text
    commas = done = 0
    for _, end in scan.figures:
        if end > done and text[end - 1].isascii() and (found := _HABIT.match(text, end)):
            done = found.end()
            commas += 1 if found["decimal"] == "," or found["group"] == "." else -1
    return "," if commas > 0 else "." if commas < 0 else None
