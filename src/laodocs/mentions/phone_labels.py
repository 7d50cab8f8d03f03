"""The words before a number that say whether it is a telephone, a fax, or something else altogether.

Only the text to the left of a number is read here, and never more than a line of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from laodocs.lexicon import forms
from laodocs.places import AffixTable

__all__ = ["Label", "is_other_number", "label_before"]

_WINDOW = 60  # how far to the left of a number a label may begin
_GAP = " \t\N{NO-BREAK SPACE}:\N{FULLWIDTH COLON}.*_|>[("
_DASHES = "-\N{EN DASH}\N{EM DASH}="
_JOINTS = " \t/&,+-"
_BRACKET = re.compile(r"\([^()\n]{1,30}\)\Z")
_LAO = re.compile("[\N{LAO LETTER KO}-\N{LAO VOWEL SIGN II}\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}]")


class Label(NamedTuple):
    """A label: what it announces, how sure that is, and how it is printed.

    Args:
        kind: what the number is; `both` for a telephone that is also the fax (`ໂທ/ແຟັກ`).
        printed: as printed.
        weak: `ເບີ` alone means any number: it may announce a telephone, but proves nothing.
        hotline: short codes are expected.
    """

    kind: Literal["phone", "fax", "both"]
    printed: str
    weak: bool = False
    hotline: bool = False


def label_before(text: str, at: int) -> Label | None:
    """The label right before `at`, with nothing but punctuation and words such as `ຫ້ອງການ` between, or None.

    >>> label_before("ໂທລະສັບ ຫ້ອງການ: 021 212545", 17)
    Label(kind='phone', printed='ໂທລະສັບ', weak=False, hotline=False)
    """
    head = text[max(0, at - _WINDOW) : at]
    stripped = _strip_gap(head)
    if not stripped or stripped[-1].isdigit():
        return None
    found = _label_at_end(stripped)
    for _ in range(3):
        if found is not None:
            break
        shorter = _without_qualifier(stripped)
        if shorter is None:
            return None
        stripped = _strip_gap(shorter)
        found = _label_at_end(stripped)
    if found is None or found[0] == "none":
        return None
    kind, form = found
    if len(form) == 1 and ":" not in head[len(stripped) :]:
        return None  # `F125` is a frigate
    if kind != "fax":
        return Label("phone", form, weak=kind == "number", hotline=kind == "hotline")
    first = _label_at_end(stripped.removesuffix(form).rstrip(_JOINTS).removesuffix("ແລະ").rstrip())
    joined = stripped.removesuffix(form)[-4:].strip(" ")
    if first and first[0] == "phone" and joined.endswith(("/", "&", "+", "-", "ແລະ", ",")):
        return Label("both", stripped[stripped.rindex(first[1]) :])
    return Label("fax", form)


def is_other_number(text: str, at: int) -> bool:
    """Whether the words before `at` announce a number of another sort: an account, a document, a passport.

    >>> is_other_number("ເລກບັນຊີ BCEL: 0205512345", 14), is_other_number("ຕິດຕໍ່ 0205512345", 7)
    (True, False)
    """
    clause = re.split(r"[,;\n|]", text[max(0, at - _WINDOW) : at])[-1]
    return _other().search(clause) is not None


def _strip_gap(head: str) -> str:
    """`head` without the punctuation at its end; one line end may stand after a label."""
    stripped = head.rstrip(_GAP + _DASHES)
    if not stripped.endswith("\n"):
        return stripped
    bullet = head[len(stripped) :].strip(" \t")  # an item of its own takes no label from the line above
    return "" if bullet else stripped[:-1].rstrip(_GAP)


def _label_at_end(head: str) -> tuple[str, str] | None:
    """Kind and form of the longest label that `head` ends with."""
    for length in _endings().lengths_before(head, len(head)):
        form, before = head[-length:], head[-length - 1 : -length]
        if form.isascii() and before.isascii() and before.isalnum():
            continue  # `hotel` is no telephone
        return _labels()[form], form
    return None


def _without_qualifier(head: str) -> str | None:
    """`head` without a bracket or a word that may stand between label and number."""
    if "(" in head and (bracket := _BRACKET.search(head + ")" if head.count("(") > head.count(")") else head)):
        return head[: bracket.start()]
    found = _qualifiers().before(head, len(head))
    return head[: found.start] if found else None


@cache
def _labels() -> dict[str, str]:
    """Label to kind, longest first, Latin ones in lower and upper case too."""
    found: dict[str, str] = {}
    for form, kind in forms("phone_label").items():
        for variant in (form, form.lower(), form.upper()) if len(form) > 1 else (form,):
            found.setdefault(variant, kind)
    return found


@cache
def _endings() -> AffixTable[str]:
    return AffixTable(_labels())


@cache
def _qualifiers() -> AffixTable[str]:
    return AffixTable(forms("phone_qualifier"))


@cache
def _other() -> re.Pattern[str]:
    """Labels of numbers that are no telephones; Latin ones as whole words."""
    names = sorted(forms("id_label"), key=lambda form: (-len(form), form))
    return re.compile(
        "|".join(rf"(?<![A-Za-z]){re.escape(f)}(?![A-Za-z])" if f.isascii() else re.escape(f) for f in names)
    )
