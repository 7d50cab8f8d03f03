"""The text of one Word paragraph: its runs in order, with tracked changes accepted and fields as last computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from laodocs.readers.package import Element, attribute, local_name
from laodocs.readers.styles import is_on

__all__ = ["Content", "Run", "read_runs", "superscript"]


class Run(NamedTuple):
    """A stretch of text; a lone newline is a soft line break."""

    text: str
    bold: bool = False


@dataclass
class Content:
    """What a paragraph holds: its runs, and the text boxes anchored in it."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


# What was deleted, or is not shown: never descended into.
_HIDDEN = frozenset((
    "del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "rt",
    "annotationRef", "proofErr", "tblPr", "tcPr", "object",
))  # fmt: skip

# Elements that stand for characters.
_CHARACTERS = {
    "tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "",
}  # fmt: skip

_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")

# Symbol fonts have no characters of their own: the few that offices use, as the nearest that all fonts have.
_SYMBOLS = {
    "f0b7": "•", "f0a7": "▪", "f0d8": "➢", "f0fc": "✓", "f0fe": "☑", "f0a8": "□", "f06f": "□", "f0e0": "→",
    "f028": "☎", "f02a": "✉", "f0b0": "°", "f0b1": "±", "f0b4": "×", "f0b3": "≥", "f0a3": "≤",
}  # fmt: skip


def superscript(text: str) -> str:
    """Digits and signs raised: `x2` → `x²`.

    >>> superscript("12")
    '¹²'
    """
    return text.translate(_SUPERSCRIPTS)


def read_runs(
    paragraph: Element, *, bold: bool = False, count_note: Callable[[str, str], int] | None = None
) -> Content:
    """The runs and text boxes of a paragraph.

    Args:
        paragraph: a `w:p`.
        bold: whether its style is bold.
        count_note: gives the number that a reference to a note shows; without it references are left out.
    """
    reader = _Reader(bold, count_note)
    reader.read(paragraph)
    return reader.content


class _Reader:
    """Walks a paragraph; fields may begin in one run and end in another, so their state is kept here."""

    def __init__(self, bold: bool, count_note: Callable[[str, str], int] | None) -> None:
        self.content = Content()
        self._style_bold = bold
        self._count_note = count_note
        self._fields: list[bool] = []  # for each open field whether its result has begun

    def read(self, element: Element) -> None:
        for child in element:
            name = local_name(child)
            if name == "r":
                self._run(child)
            elif name == "AlternateContent":
                self._alternative(child)
            elif name and name not in _HIDDEN:
                self.read(child)

    def _run(self, run: Element) -> None:
        properties = next((child for child in run if local_name(child) == "rPr"), None)
        switches = {local_name(child): child for child in properties} if properties is not None else {}
        if is_on(switches.get("vanish")):
            return
        own = is_on(switches.get("b"))
        raised = attribute(switches.get("vertAlign"), "val") == "superscript"
        self._run_content(run, self._style_bold if own is None else own, raised)

    def _run_content(self, run: Element, bold: bool, raised: bool) -> None:
        for child in run:
            name = local_name(child)
            if name == "fldChar":
                self._field(attribute(child, "fldCharType"))
            elif name == "AlternateContent":
                self._alternative(child)
            elif name in ("drawing", "pict"):
                self._boxes(child)
            elif name == "ruby":
                self.read(child)
            elif name not in _HIDDEN and all(self._fields):
                text = self._character(name, child)
                if text:
                    self.content.runs.append(Run(superscript(text) if raised else text, bold))

    def _character(self, name: str, child: Element) -> str:
        """The characters that one child of a run stands for."""
        if name == "t":
            return " ".join((child.text or "").splitlines()) if "\n" in (child.text or "") else child.text or ""
        if name == "br":
            return "\n"
        if name == "sym":
            return _SYMBOLS.get((attribute(child, "char") or "").lower(), "\N{WHITE SQUARE}")
        if name in ("footnoteReference", "endnoteReference") and self._count_note is not None:
            number = self._count_note(name.removesuffix("Reference"), attribute(child, "id") or "")
            return superscript(str(number)) if attribute(child, "customMarkFollows") in (None, "0", "false") else ""
        return _CHARACTERS.get(name, "")

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternative(self, element: Element) -> None:
        """One of several renderings of the same content: the first."""
        first = next(iter(element), None)
        if first is not None:
            self._boxes(first)

    def _boxes(self, element: Element) -> None:
        """Text boxes within a drawing, the outermost of them."""
        for child in element:
            name = local_name(child)
            if name == "txbxContent":
                self.content.boxes.append(child)
            elif name == "AlternateContent":
                self._alternative(child)
            elif name:
                self._boxes(child)
