"""Text to atoms: the numbers, month names, cue words and signs that dates and times are made of.

Atoms that follow each other with nothing but blanks between them form a phrase; the grammar matches phrases, not text.
Only the places around digits (and around a month's name after ເດືອນ) are looked at, so prose costs next to nothing.
No rule about dates stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import cues

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

_SIGNS = {"/": "slash", ".": "dot", ",": "comma", ":": "colon", "(": "open", ")": "close"}
_NAMED_BY_CATEGORY = {
    "month": "month_name",
    "month_variant": "month_name",
    "month_english": "month_name",
    "weekday": "weekday",
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
_MONTH_CUE = "ເດືອນ"
_BLANKS = " \t\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}*"
_GAP = re.compile(rf"[{_BLANKS}]{{0,8}}(\r?\n[{_BLANKS}]{{0,8}})?")
_LEADING_VOWELS = frozenset("ເແໂໃໄ")
_DEPENDENT = frozenset("ະັາຳິີຶືຸູົຼຽ່້໊໋໌ໍ")
_LAO_LETTER = re.compile("[\N{LAO LETTER KO}-\N{LAO LETTER KHMU NYO}]")
_LATIN = re.compile(r"[A-Za-z@#%$€₭฿&=\\]")


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
    """The word table, asked for the longest form that begins or ends at a place."""

    def __init__(self, forms: dict[str, tuple[str, str]]) -> None:
        self._forms = forms
        self._heads = self._lengths((form[0], len(form)) for form in forms)
        self._tails = self._lengths((form[-1], len(form)) for form in forms)

    @staticmethod
    def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
        found: dict[str, set[int]] = {}
        for char, length in pairs:
            found.setdefault(char, set()).add(length)
        return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in found.items()}

    def starting(self, text: str, at: int) -> Atom | None:
        """The longest form that begins at `at`."""
        for length in self._heads.get(text[at : at + 1], ()):
            form = text[at : at + length]
            if (kind := self._forms.get(form)) and _stands_alone(text, at, at + len(form)):
                return Atom(*kind, at, at + len(form))
        return None

    def ending(self, text: str, at: int, floor: int) -> Atom | None:
        """The longest form that ends at `at` and begins at `floor` or later."""
        for length in self._tails.get(text[at - 1 : at], ()):
            start = at - length
            if start >= floor and (kind := self._forms.get(text[start:at])) and _stands_alone(text, start, at):
                return Atom(*kind, start, at)
        return None


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


def _spellings(category: str, form: str) -> set[str]:
    """A form with what writers vary: the last dot, a blank after an inner dot, capitals, a blank after ວັນ."""
    if category == "month_english":
        return {form + dot for form in (form, form.upper(), form.lower()) for dot in ("", ".")}
    if category == "weekday":
        return {form, form.replace("ວັນ", "ວັນ ", 1)}
    if "." not in form:
        return {form}
    body = form.removesuffix(".")
    return {spelt + dot for spelt in (body, body.replace(".", ". ")) for dot in ("", ".")}


_TELLING = frozenset(
    {"year4", "month_name", "abbr", "day_cue", "weekday", "era", "lunar_day", "full", "hour", "colon", "clock"}
)
"""Every date or time has an atom of one of these kinds."""


def phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a text that may hold a date or a time, in order and disjoint."""
    words = _words()
    done = 0
    for start in _anchors(text, words):
        if start < done:
            continue
        left = _leftward(text, start, done, words)
        right = _rightward(text, start, words)
        done = right[-1].end
        atoms = left + right
        if any(atom.kind in _TELLING for atom in atoms):
            yield _phrase(text, atoms)


def _anchors(text: str, words: _Words) -> list[int]:
    """Where to look: every run of digits, and every ເດືອນ with a month's name behind it."""
    found = [m.start() for m in _DIGITS.finditer(text)]
    at = text.find(_MONTH_CUE)
    while at >= 0:
        gap = _GAP.match(text, at + len(_MONTH_CUE))
        name = words.starting(text, gap.end()) if gap else None
        if name and name.kind == "month_name":
            found.append(at)
        at = text.find(_MONTH_CUE, at + 1)
    return sorted(found)


def _leftward(text: str, start: int, floor: int, words: _Words) -> list[Atom]:
    """The word atoms that lead up to `start`, in reading order."""
    found: list[Atom] = []
    at = start
    while True:
        end, crossed = at, False
        while end > floor and at - end < 12 and (text[end - 1] in _BLANKS or (text[end - 1] in "\r\n" and not crossed)):
            crossed = crossed or text[end - 1] == "\n"
            end -= 1
        atom = words.ending(text, end, floor) if end > floor else None
        if atom is None or atom.kind == "dot" or (crossed and atom.kind not in _BEFORE_LINE_END):
            return found[::-1]
        found.append(atom)
        at = atom.start


def _rightward(text: str, start: int, words: _Words) -> list[Atom]:
    """The atoms from `start` on."""
    found: list[Atom] = []
    at = start
    crossed = False
    while True:
        atom = _number(text, at) if text[at : at + 1].isdecimal() else words.starting(text, at)
        if atom is not None and atom.kind in {"dot", "comma"}:
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
    run = _DIGITS.match(text, at)
    if run is None:
        return None
    size = run.end() - at
    if size <= 2:
        kind = "small" if 1 <= int(run[0]) <= 31 else "pair"
    else:
        kind = "year4" if size == 4 and int(run[0]) >= 1000 else "long"
    return Atom(kind, run[0] if size <= 4 else "", at, run.end())


def _between_figures(text: str, sign: Atom) -> Atom | None:
    """A dot counts only tight between figures; so does a comma, as a decimal sign; else a comma is a comma."""
    tight = text[sign.start - 1 : sign.start].isdecimal() and text[sign.end : sign.end + 1].isdecimal()
    if sign.kind == "dot":
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
    return Phrase(atoms, "".join(_LETTERS[atom.kind] for atom in atoms))


def _touch(neighbour: str) -> str:
    if _LATIN.match(neighbour):
        return "latin"
    return "lao" if _LAO_LETTER.match(neighbour) or (neighbour in _DEPENDENT and neighbour) else "edge"
