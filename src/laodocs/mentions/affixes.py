"""Words known to stand directly before or behind a place in text: tables that answer in constant time.

Lao has no blanks between words, so a cue is looked up at the place itself: the longest form that begins (or ends)
there. Which forms count is the caller's business; nothing here knows what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from laodocs.places import Affixes

__all__ = ["DEPENDENT", "Affix", "AffixTable", "is_lao"]

V = TypeVar("V")

# Signs that cannot begin a word: vowels after the consonant, tone marks, and the vowel AA and AM.
DEPENDENT = frozenset(chr(c) for c in (*range(0x0EB0, 0x0EBD), *range(0x0EC8, 0x0ECE)))
_TONES = frozenset("\N{LAO TONE MAI EK}\N{LAO TONE MAI THO}\N{LAO TONE MAI TI}\N{LAO TONE MAI CATAWA}")
_OPEN_VOWELS = frozenset("າິີຶືຸູ")  # a syllable that ends in one of these may still take a final consonant
_FINALS = frozenset("ກງຍດນບມວ")
_VOWEL_LETTERS = frozenset("ອວຽ\N{LAO SEMIVOWEL SIGN LO}")  # behind a consonant they are its vowel, or hide one
_ABBREVIATION = frozenset(chr(c) for c in range(0x0E81, 0x0EAF)) - _VOWEL_LETTERS


def is_lao(character: str) -> bool:
    """Whether `character` is a Lao letter or sign (digits and punctuation are not)."""
    return "\u0e81" <= character <= "\u0ecd" or "\u0edc" <= character <= "\u0edf"


class Affix(NamedTuple, Generic[V]):
    """A form found: where it stands and what it means."""

    start: int
    end: int
    value: V


class AffixTable(Generic[V]):
    """Looks up the longest known form before or behind a place.

    Args:
        forms: form to meaning. A form must not be cut inside a word: neither a vowel sign nor a
            final consonant of the same syllable follows it; Latin letters and Lao abbreviations (ກມ) do not run on.

    >>> table = AffixTable({"ວັນ": "day", "ປີ": "year"})
    >>> table.behind("5 ວັນ", 2), table.before("ທຸກປີ", 5).value, table.behind("2 ປີກ", 2)
    (Affix(start=2, end=5, value='day'), 'year', None)
    """

    __slots__ = ("_forms", "_places")

    def __init__(self, forms: Mapping[str, V]) -> None:
        self._forms = dict(forms)
        self._places = Affixes(list(forms))

    def behind(self, text: str, at: int) -> Affix[V] | None:
        """The longest form that begins at `at`."""
        for length in self._places.behind(text, at):
            end = at + length
            form = text[at:end]
            if form in self._forms and not _runs_on(form, text, end):
                return Affix(at, end, self._forms[form])
        return None

    def before(self, text: str, at: int) -> Affix[V] | None:
        """The longest form that ends at `at`; whether a longer word ends in it cannot be seen here."""
        for length in self._places.before(text, at):
            if (form := text[at - length : at]) in self._forms:
                return Affix(at - length, at, self._forms[form])
        return None


def _runs_on(form: str, text: str, end: int) -> bool:
    """Whether the word goes on after a form that ends at `end`."""
    if end >= len(text):
        return False
    last, following = form[-1], text[end]
    if last.isascii() and last.isalpha():
        return following.isascii() and following.isalnum()
    if not is_lao(last) or not is_lao(following):
        return False
    if following in DEPENDENT or _ABBREVIATION.issuperset(form):
        return True
    vowel = form[-2:-1] if last in _TONES else last
    return vowel in _OPEN_VOWELS and following in _FINALS and not _begins_syllable(text, end)


def _begins_syllable(text: str, at: int) -> bool:
    """Whether the consonant at `at` carries a vowel of its own, so that it is no final."""
    following = text[at + 1 : at + 2]
    return following in DEPENDENT or following in _VOWEL_LETTERS if following else False
