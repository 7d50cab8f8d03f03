"""Text to atoms: the numbers, month names, cue words and signs that dates and times are made of.

Atoms that follow each other with nothing but blanks between them form a phrase; the grammar matches phrases, not text.
Only the places around digits (and around a month's name after ເດືອນ) are looked at, so prose costs next to nothing.
No rule about dates stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import cues
from laodocs.mentions.amounts import WORD_RUN
from laodocs.mentions.triggers import Scan
from laodocs.numerals import format_words, parse_words
from laodocs.places import AffixTable

__all__ = ["Atom", "Phrase", "letter", "phrases"]

_KINDS: list[str] = re.findall(
    r"\w+",
    """
    small pair year4 long  dash slash dot decimal comma colon open close  edge latin lao
    month_name abbr abbr_bare weekday era quarter instalment roman mod part word place label labelled
    day_cue ordinal_cue month_cue year_cue every_cue period_cue fiscal_cue school_cue decade_cue approx_cue
    this_cue of_cue and_cue vision_cue  from until within before after between to  onward now
    phase full lunar_day lunar_abbr lunar_month  clock hour minute half daypart daypart_bare
    """,
)
_LETTERS = {kind: chr(ord("Ā") + at) for at, kind in enumerate(_KINDS)}  # none means anything to a regex

_SIGNS = {"/": "slash", ".": "dot", ",": "comma", ":": "colon", "h": "colon", "(": "open", ")": "close"}
_NAMED_BY_CATEGORY = {
    "month": "month_name",
    "month_variant": "month_name",
    "month_english": "month_name",
    "weekday": "weekday",
    "weekday_english": "weekday",
    "era": "era",
    "date_mod": "mod",
    "half_part": "part",
    "roman": "roman",
    "lunar_month": "lunar_month",
}
_NAMED_BY_VALUE = {
    "date_cue": "{}_cue",
    "date_bound": "{}",
    "date_blocker": "{}",
    "time_unit": "{}",
}
_NAMED_BY_ROW = {
    ("date_open", "since"): "onward",
    ("date_open", "from"): "onward",
    ("date_open", "now"): "now",
    ("range_sep", "-"): "dash",
    ("range_sep", "to"): "to",
    ("quarter", "Q"): "quarter",
    ("quarter", "instalment"): "instalment",
    ("lunar", "waxing"): "phase",
    ("lunar", "waning"): "phase",
    ("lunar", "full"): "full",
    ("lunar_unit", "day"): "lunar_day",
    ("lunar_unit", "month"): "lunar_abbr",
}

_LONGEST = 64  # atoms in a phrase; a longer row is no writing, and cutting it keeps the work linear
_DIGITS = re.compile(r"\d+")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_BETWEEN = frozenset({".", ",", "h"})
_BLANKS = " \t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}*"
_GAP = re.compile(rf"[{_BLANKS}]{{0,8}}(\r?\n[{_BLANKS}]{{0,8}})?")
_LEADING_VOWELS = frozenset("ເແໂໃໄ")
_DEPENDENT = frozenset("ະັາຳິີຶືຸູົຼຽ່້໊໋໌ໍ")
_LAO_LETTER = re.compile("[\N{LAO LETTER KO}-\N{LAO LETTER KHMU NYO}]")
_LATIN = re.compile(r"[A-Za-z@#%$€₭฿&=\\]")

# Numbers in words: after these kinds, as these; and a count of months before what says of which year.
_SPELT_AFTER = {"day_cue": "small", "quarter": "small", "year_cue": "year4", "era": "year4", "month_name": "year4"}
_SPELT = re.compile(WORD_RUN)
_LONGEST_SPELT = 60  # code points of a year in words, with room
_SPELT_RANGES = {"small": range(1, 32), "year4": range(1000, 3000)}
_SPELT_MONTHS = {format_words(n): n for n in range(1, 12)}


def letter(kind: str) -> str:
    """The one character that stands for atoms of a kind in `Phrase.codes`."""
    return _LETTERS[kind]


class Atom(NamedTuple):
    """One piece: its kind, what it stands for (a month's number, a figure's digits), and where it is."""

    kind: str
    value: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Atoms in a row. `codes[i]` is the letter of `atoms[i]`; the first and the last only say what the row touches."""

    atoms: list[Atom]
    codes: str


class _Words:
    """The word table, asked for the longest form that begins or ends at a place and stands alone there."""

    def __init__(self, forms: dict[str, tuple[str, str]]) -> None:
        self._forms = forms
        self._places = AffixTable(forms)

    def starting(self, text: str, at: int) -> Atom | None:
        """The longest form that begins at `at`."""
        for length in self._places.lengths_behind(text, at):
            if _stands_alone(text, at, at + length):
                return Atom(*self._forms[text[at : at + length]], at, at + length)
        return None

    def ending(self, text: str, at: int, floor: int) -> Atom | None:
        """The longest form that ends at `at` and begins at `floor` or later."""
        for length in self._places.lengths_before(text, at):
            start = at - length
            if start >= floor and _stands_alone(text, start, at):
                return Atom(*self._forms[text[start:at]], start, at)
        return None

    def beginning(self, *kinds: str) -> list[str]:
        """The forms of some kinds."""
        return [form for form, (kind, _) in self._forms.items() if kind in kinds]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the neighbours leave the form whole: no mark or vowel of theirs belongs to its outer syllables."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii():
        return not text[start].isalpha() or not ((before.isascii() and before.isalpha()) or _LATIN.match(after))
    if end - start == 1 and (_LAO_LETTER.match(before) or _LAO_LETTER.match(after)):
        return text[start] in "–—‑−"
    return after not in _DEPENDENT and before not in _LEADING_VOWELS


@cache
def _words() -> _Words:
    forms: dict[str, tuple[str, str]] = {sign: (kind, sign) for sign, kind in _SIGNS.items()}
    for category, kind in _NAMED_BY_CATEGORY.items():
        for cue in cues(category):
            if category != "weekday" or cue.form.startswith("ວັນ"):
                forms.update((form, (kind, cue.value)) for form in _spellings(category, cue.form))
    for category, pattern in _NAMED_BY_VALUE.items():
        forms.update((cue.form, (pattern.format(cue.value), cue.value)) for cue in cues(category))
    for category, value in _NAMED_BY_ROW:
        kind = _NAMED_BY_ROW[category, value]
        forms.update((cue.form, (kind, value)) for cue in cues(category) if cue.value == value)
    for cue in cues("month_abbr"):
        kind = "abbr" if "." in cue.form else "abbr_bare"
        forms.update((form, (kind, cue.value)) for form in _spellings("month_abbr", cue.form))
    for cue in cues("daypart"):
        bare = not cue.form.startswith("ຕອນ") and cue.value not in {"am", "pm"}
        forms[cue.form] = ("daypart_bare" if bare else "daypart", cue.value)
    return _Words(forms)


#: Marks that scanning takes for each other.
_CONFUSED = (
    "\N{LAO VOWEL SIGN I}\N{LAO VOWEL SIGN II}\N{LAO VOWEL SIGN Y}\N{LAO VOWEL SIGN YY}"
    "\N{LAO VOWEL SIGN MAI KON}\N{LAO VOWEL SIGN MAI KAN}\N{LAO NIGGAHITA}",
    "\N{LAO VOWEL SIGN U}\N{LAO VOWEL SIGN UU}",
)
_SURE = 4  # letters that name a month without one of its marks


def _misread(form: str) -> Iterator[str]:
    """A name with one of its marks lost (where enough of it is left) or taken for another."""
    enough = sum(letter not in "".join(_CONFUSED) for letter in form) >= _SURE
    for at, mark in enumerate(form):
        for group in _CONFUSED:
            if mark in group:
                others = [*group.replace(mark, ""), *([""] if enough else [])]
                yield from (form[:at] + other + form[at + 1 :] for other in others)


def _spellings(category: str, form: str) -> set[str]:
    """A form with what writers vary: the last dot, a blank after an inner dot, capitals, a blank after ວັນ.

    The name of a month is known with one mark lost or mistaken, as scanning leaves it: `ກນຍາ`, `ກໍລະກິດ`.
    """
    if category == "month":
        return {form, *_misread(form)}
    if category in {"month_english", "weekday_english"}:
        return {form + dot for form in (form, form.upper(), form.lower()) for dot in ("", ".")}
    if category == "weekday":
        return {form, form.replace("ວັນ", "ວັນ ", 1)}
    if "." not in form:
        return {form}
    body = form.removesuffix(".")
    return {spelt + dot for spelt in (body, body.replace(".", ". ")) for dot in ("", ".")}


def phrases(scan: Scan) -> Iterator[Phrase]:
    """The phrases of a text that may hold a date or a time, in order and disjoint."""
    text, words = scan.text, _words()
    done = 0
    for start in _anchors(scan):
        if start < done:
            continue
        right = _rightward(text, start, words)
        if right:
            left = _leftward(text, right[0], done, words)
            done = right[-1].end
            yield _phrase(text, left + right)


@cache
def _heads() -> str:
    """How the words begin of which one behind figures makes them a date or a time: months, hours."""
    words = _words().beginning("month_name", "abbr", "hour", "lunar_day")
    return "|".join(sorted({re.escape(form[:3]) for form in words}))


@cache
def _telling_behind() -> re.Pattern[str]:
    """What stands behind figures that make a date or a time."""
    return re.compile(rf"[:h]\d|[{_BLANKS}\r\n/-]{{0,8}}(?:{_heads()})")


@cache
def _telling_cue() -> re.Pattern[str]:
    """The cues of the set `date`, each with what makes it one."""
    digits = "|".join((*_SPELT_MONTHS, "ຊາວ"))
    day = rf"ວັນ ?ທີ່?[{_BLANKS}\r\n:]{{0,8}}(?:\d|{digits})"
    quarter = rf"ໄຕຣ?ມາດ(?:ທີ)?[{_BLANKS}]{{0,2}}(?:{digits})"
    month = rf"ເດືອນ[{_BLANKS}\r\n]{{0,8}}(?:{_heads()}|\d)"
    clock = rf"ເວລາ[{_BLANKS}\r\n:]{{0,8}}\d"
    return re.compile(f"{day}|{quarter}|{month}|{clock}|ເພັງ")


_BEFORE_THOUSANDS = re.compile(rf"(?:ປີ|ສ\.?)[{_BLANKS}]{{0,2}}\Z")  # ປີ ສອງພັນຊາວສີ່


def _anchors(scan: Scan) -> list[int]:
    """Where to look, in order: four figures, figures with a clock or a month behind them, or one of a few cues."""
    text, behind, cue = scan.text, _telling_behind(), _telling_cue()
    found = [start for start, end in scan.digit_runs if end - start == 4 or behind.match(text, end)]
    found += [at for at in scan.starts("date") if cue.match(text, at)]
    for at in scan.starts("thousands"):
        if year := _BEFORE_THOUSANDS.search(text, max(0, at - 4), at):
            found.append(year.start())
    return sorted(found)


def _leftward(text: str, first: Atom, floor: int, words: _Words) -> list[Atom]:
    """The atoms that lead up to `first`, in reading order."""
    found = [first]
    while len(found) <= _LONGEST:
        end = found[-1].start
        crossed = False
        while end > floor and (text[end - 1] in _BLANKS or (text[end - 1] in "\r\n" and not crossed)):
            crossed = crossed or text[end - 1] == "\n"
            end -= 1
            if found[-1].start - end > 18:
                break
        atom = _atom_before(text, end, floor, words) if end > floor else None
        if len(found) > 1 and found[-1].kind == "month_cue" and found[-2].kind in {"mod", "part"}:
            atom = _months_before(text, end, floor) or atom
        if atom is None or (crossed and not _joins(atom.kind, found[-1].kind)):
            break
        found.append(atom)
    return found[:0:-1]


def _atom_before(text: str, at: int, floor: int, words: _Words) -> Atom | None:
    """The number, word or sign that ends at `at`."""
    end = at - 2 if text[at - 2 : at] in _ORDINALS and text[at - 3 : at - 2].isdecimal() else at
    if text[end - 1].isdecimal():
        start = end - 1
        while start > floor and text[start - 1].isdecimal():
            start -= 1
        return _number(text, start)
    atom = words.ending(text, at, floor)
    return _between_figures(text, atom) if atom is not None and atom.value in _BETWEEN else atom


def _rightward(text: str, start: int, words: _Words) -> list[Atom]:
    """The atoms from `start` on."""
    found: list[Atom] = []
    at = start
    crossed = False
    while True:
        figure = text[at : at + 1].isdecimal()
        atom = _number(text, at) if figure else _spelt(text, at, found) or words.starting(text, at)
        if atom is not None and atom.value in _BETWEEN:
            atom = _between_figures(text, atom)
        if atom is None or len(found) == _LONGEST or (crossed and not _joins(found[-1].kind, atom.kind)):
            return found
        found.append(atom)
        gap = _GAP.match(text, atom.end)
        at, crossed = (gap.end(), gap[1] is not None) if gap else (atom.end, False)


_BEFORE_LINE_END = frozenset({"day_cue", "month_cue", "year_cue", "month_name", "abbr", "every_cue", "period_cue"})
"""Kinds that a hard-wrapped line may end with while its date goes on."""


def _joins(before: str, after: str) -> bool:
    """Whether two atoms belong together across a line end."""
    if before == "small":
        return after in {"month_name", "month_cue"}
    return before in _BEFORE_LINE_END and after in {"small", "year4", "month_name", "month_cue", "year_cue"}


def _number(text: str, at: int) -> Atom | None:
    """The run of figures that begins at `at`; an English ordinal's letters are part of it."""
    run = _DIGITS.match(text, at)
    if run is None:
        return None
    size = run.end() - at
    if size <= 2:
        kind = "small" if 1 <= int(run[0]) <= 31 else "pair"
    else:
        kind = "year4" if size == 4 and int(run[0]) >= 1000 else "long"
    ordinal = size <= 2 and text[run.end() : run.end() + 2] in _ORDINALS and not _LATIN.match(text, run.end() + 2)
    return Atom(kind, run[0] if size <= 4 else "", at, run.end() + 2 * ordinal)


def _spelt(text: str, at: int, found: list[Atom]) -> Atom | None:
    """The day or year in words that begins at `at`, where the atoms before announce one: ປີ ສອງພັນຊາວສອງ."""
    owner = found[-1].kind if found else ""
    if owner == "ordinal_cue" and len(found) > 1:  # ໄຕມາດທີສອງ
        owner = found[-2].kind
    kind = _SPELT_AFTER.get(owner)
    run = _SPELT.match(text, at, at + _LONGEST_SPELT) if kind else None
    said = run[0] if run else ""
    while kind and said:
        if (value := parse_words(said)) is not None and value in _SPELT_RANGES[kind]:
            return Atom(kind, str(value), at, at + len(said))
        said = said.rpartition(" ")[0]  # the next word may only begin like a number: ປີ ສອງພັນ ສູນກາງ
    return None


def _months_before(text: str, end: int, floor: int) -> Atom | None:
    """The count of months in words that ends at `end`: ຫົກ in ຫົກເດືອນຕົ້ນປີ."""
    for word, count in _SPELT_MONTHS.items():
        start = end - len(word)
        if start >= floor and text.startswith(word, start) and text[start - 1 : start] not in _LEADING_VOWELS:
            return Atom("small", str(count), start, end)
    return None


def _between_figures(text: str, sign: Atom) -> Atom | None:
    """A dot or an h (8h30) counts only tight between figures; so does a comma, as a decimal sign."""
    tight = text[sign.start - 1 : sign.start].isdecimal() and text[sign.end : sign.end + 1].isdecimal()
    if sign.kind != "comma":
        return sign if tight else None
    return sign._replace(kind="decimal") if tight else sign


def _phrase(text: str, atoms: list[Atom]) -> Phrase:
    start, end = atoms[0].start, atoms[-1].end
    before, after = _touch(text[start - 1 : start]), _touch(text[end : end + 1])
    tied = atoms[0].kind == "dash" and before != "edge"  # ໂຄວິດ-19
    for at in range(1, len(atoms)):
        owner = atoms[at - 1]
        if atoms[at].value.isdecimal() and (
            owner.kind == "label" or (tied and at == 1 and owner.end == atoms[1].start)
        ):
            atoms[at] = atoms[at]._replace(kind="labelled")
    atoms = [Atom(before, "", start, start), *atoms, Atom(after, "", end, end)]
    return Phrase(atoms, "".join([_LETTERS[atom.kind] for atom in atoms]))


def _touch(neighbour: str) -> str:
    if _LATIN.match(neighbour):
        return "latin"
    return "lao" if _LAO_LETTER.match(neighbour) or (neighbour in _DEPENDENT and neighbour) else "edge"
