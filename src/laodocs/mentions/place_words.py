"""The class words of addresses (`ບ້ານ`, `ເມືອງ`, `ຖະໜົນ`) and the longer words that only contain one (`ການເມືອງ`).

Every such word contains a root, a class word that contains no other: text is searched for roots, and around a root for
the longest word.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from laodocs.lexicon import forms

__all__ = ["SKIP", "Around", "PlaceWord", "around_roots", "class_words"]

SKIP = "skip"
"""The kind of a word that is no class word."""

_CLASSES = ("number", "unit", "alley", "road", "quarter", "village", "district", "city", "province", "prefecture")


class PlaceWord(NamedTuple):
    """A form that contains a root.

    Args:
        form: as printed.
        kind: its class.
        offset: where the root stands in it.
        lead: how far before the root the class word begins: not at all when the form is the end of another word.
    """

    form: str
    kind: str
    offset: int
    lead: int


@cache
def class_words() -> dict[str, str]:
    """Class word to class."""
    return {form: kind for form, kind in forms("address").items() if kind in _CLASSES}


class Around(NamedTuple):
    """The forms around one root, longest first.

    Args:
        behind: by the letter before the root: the forms that may stand there.
        alone: those that begin with the root, for any other letter.
    """

    behind: dict[str, tuple[PlaceWord, ...]]
    alone: tuple[PlaceWord, ...]


@cache
def around_roots() -> dict[str, Around]:
    """The roots, each with all the forms that contain it.

    >>> [word.form for word in around_roots()["ບ້ານ"].alone][-1]
    'ບ້ານ'
    """
    classes = class_words()
    roots = [form for form in classes if not any(other in form and other != form for other in classes)]
    every = [(form, kind) for form, kind in classes.items()] + [(form, SKIP) for form in forms("address_not")]
    found: dict[str, Around] = {}
    for root in roots:
        words = [PlaceWord(form, kind, form.index(root), form.index(root)) for form, kind in every if root in form]
        for form, kind in forms("address_office").items():
            if root in form:
                words.append(PlaceWord(form, kind, form.index(root), 0))
        found[root] = _around(sorted(words, key=lambda word: -len(word.form)))
    return found


def _around(words: list[PlaceWord]) -> Around:
    letters = {word.form[word.offset - 1] for word in words if word.offset}
    return Around(
        {x: tuple(w for w in words if not w.offset or w.form[w.offset - 1] == x) for x in letters},
        tuple(word for word in words if not word.offset),
    )
