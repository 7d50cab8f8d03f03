"""Word's styles: what a paragraph inherits that matters to a reader (outline level, numbering, bold)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from laodocs.readers.package import Element, attribute, local_name

__all__ = ["NumberRef", "Styles", "is_on", "read_number_ref"]

# Names, not ids: ids are translated with the language of the program, names are not.
_HEADING = re.compile(r"heading ([1-9])\Z", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_MAX_CHAIN = 32  # styles that base on each other; Word itself allows eleven


class NumberRef(NamedTuple):
    """What `w:numPr` says: the number and the level, each None where it is silent."""

    number: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class _Style:
    base: str | None
    name: str
    outline: int | None
    number: NumberRef | None
    bold: bool | None
    kind: str


class Styles:
    """The styles of a document; `root` is that of `word/styles.xml`, None when there is none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self.default: str | None = None
        for element in root if root is not None else ():
            if local_name(element) == "style":
                key = attribute(element, "styleId") or ""
                self._styles[key] = style = _read_style(element)
                if style.kind == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                    self.default = key

    def heading(self, style: str | None) -> int:
        """The heading level that a style gives, from 1; 0 for none."""
        for found in self._chain(style):
            if found.outline is not None:
                return found.outline + 1 if found.outline < 9 else 0
            if match := _HEADING.match(found.name):
                return int(match[1])
            if found.name.lower() in _TITLES:
                return _TITLES[found.name.lower()]
        return 0

    def bold(self, style: str | None) -> bool:
        """Whether a style makes its text bold."""
        return next((found.bold for found in self._chain(style) if found.bold is not None), False)

    def number(self, style: str | None) -> tuple[NumberRef, str] | None:
        """The numbering that a style gives, and the id of the style in the chain that gives it."""
        key = style or self.default
        for found in self._chain(style):
            if found.number is not None and found.number.number is not None:
                return found.number, key or ""
            key = found.base
        return None

    def numbering_styles(self) -> dict[str, str]:
        """For each numbering style, its number."""
        return {
            key: style.number.number
            for key, style in self._styles.items()
            if style.kind == "numbering" and style.number is not None and style.number.number is not None
        }

    def _chain(self, key: str | None) -> Iterator[_Style]:
        """A style and those that it is based on."""
        key = key or self.default
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = style.base


def is_on(element: Element | None) -> bool | None:
    """The value of a switch such as `w:b`; None when it is not there."""
    return None if element is None else attribute(element, "val") not in ("0", "false", "off", "none")


def read_number_ref(properties: Element | None) -> NumberRef | None:
    """`w:numPr` of paragraph properties."""
    element = _child(properties, "numPr")
    if element is None:
        return None
    level = attribute(_child(element, "ilvl"), "val") or ""
    return NumberRef(attribute(_child(element, "numId"), "val"), int(level) if re.fullmatch("[0-9]", level) else None)


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None) if element is not None else None


def _read_style(element: Element) -> _Style:
    properties = _child(element, "pPr")
    outline = attribute(_child(properties, "outlineLvl"), "val") or ""
    return _Style(
        base=attribute(_child(element, "basedOn"), "val"),
        name=attribute(_child(element, "name"), "val") or "",
        outline=int(outline) if re.fullmatch("[0-9]", outline) else None,
        number=read_number_ref(properties),
        bold=is_on(_child(_child(element, "rPr"), "b")),
        kind=attribute(element, "type") or "",
    )
