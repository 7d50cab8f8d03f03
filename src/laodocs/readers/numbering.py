"""Word's automatic numbers: which label each paragraph shows.

Definitions come from `word/numbering.xml`; paragraphs are told by their number id, level and style. Labels are text as
a person sees it (`ມາດຕາ 3`, `1.2.`, `•`); what they mean is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from laodocs.readers.counters import format_counter
from laodocs.readers.package import Element, attribute, local_name

__all__ = ["Level", "Numbering", "read_numbering"]

LEVELS = 9

# ST_NumberFormat of ISO 29500 to the names in `counters`; what is missing counts in decimals.
_FORMATS = {
    "decimal": "decimal", "decimalZero": "decimal-zero", "lowerRoman": "lower-roman", "upperRoman": "upper-roman",
    "lowerLetter": "lower-letter", "upperLetter": "upper-letter", "ordinal": "ordinal", "none": "none",
    "thaiNumbers": "thai", "thaiLetters": "thai-letter", "decimalEnclosedCircle": "circled", "numberInDash": "dash",
}  # fmt: skip

# Bullets of symbol fonts, which have no character of their own, as the nearest that all fonts have.
_BULLETS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf06f": "□", "\uf0a8": "□",
    "\uf076": "❖", "\uf06e": "■", "\uf0e8": "➔", "\uf0e0": "→", "o": "◦", "·": "•", "§": "▪", "Ø": "➢", "ü": "✓",
}  # fmt: skip

_PLACE = re.compile(r"%([1-9])")
_LAO_DIGITS = re.compile(r"[\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}]")
_THAI_DIGITS = re.compile(r"[\N{THAI DIGIT ZERO}-\N{THAI DIGIT NINE}]")
_LAO_LETTER = re.compile(r"\N{LAO LETTER KO}\s*,")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks.

    Args:
        start: its first number.
        style: a name in `counters`, or `bullet`.
        text: the label with `%1` … `%9` for the numbers of the levels.
        restart: begins anew after a level up to this one (1 the outermost); 0 never; None after any outer level.
        legal: all numbers of the label are shown in decimals.
        suffix: what stands between label and text.
        width: least number of digits.
        paragraph_style: the style whose paragraphs are of this level.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = " "
    width: int = 0
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class _Definition:
    """A list as defined; its counters run on through all the numbers that use it."""

    levels: Mapping[int, Level]
    style_link: str | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    """A use of a definition, with what it overrides."""

    definition: str
    starts: Mapping[int, int] = field(default_factory=dict)
    levels: Mapping[int, Level] = field(default_factory=dict)


class Numbering:
    """The counters of a document, moved on by each numbered paragraph in order.

    >>> articles = {0: Level(text="ໝວດທີ %1", style="upper-roman"), 1: Level(text="ມາດຕາ %2", restart=0)}
    >>> numbering = Numbering({"0": _Definition(articles)}, {"1": _Number("0")})
    >>> [numbering.next("1", level) for level in (0, 1, 1, 0, 1)]
    ['ໝວດທີ I ', 'ມາດຕາ 1 ', 'ມາດຕາ 2 ', 'ໝວດທີ II ', 'ມາດຕາ 3 ']
    """

    def __init__(self, definitions: Mapping[str, _Definition], numbers: Mapping[str, _Number]) -> None:
        self._definitions = definitions
        self._numbers = numbers
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def __contains__(self, number: str) -> bool:
        return number in self._numbers

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of a number that belongs to a paragraph style."""
        found = self._numbers.get(number)
        if found is None:
            return None
        levels = {**self._levels(found), **found.levels}
        return next((at for at, level in levels.items() if level.paragraph_style == style), None)

    def next(self, number: str, at: int) -> str:
        """Count one paragraph, and give its label with what stands between it and the text.

        Args:
            number: the id of the number (`w:numId`).
            at: the level, from 0.
        """
        use = self._numbers.get(number)
        at = min(max(at, 0), LEVELS - 1)
        if use is None:
            return ""
        counts = self._counts.setdefault(use.definition, [None] * LEVELS)
        for outer in range(at):  # an outer level that is shown but never came counts as its first
            if counts[outer] is None:
                counts[outer] = self._level(use, outer).start
        level, before = self._level(use, at), counts[at]
        override = None if (number, at) in self._started else use.starts.get(at)
        self._started.add((number, at))
        counts[at] = override if override is not None else level.start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            restart = self._level(use, deeper).restart
            if restart is None or at < restart:
                counts[deeper] = None
        label = self._label(use, level, counts)
        suffix = " " if level.style == "bullet" else level.suffix
        return label + suffix if label else ""

    def _label(self, use: _Number, level: Level, counts: list[int | None]) -> str:
        if level.style == "bullet":
            return _BULLETS.get(level.text, level.text)

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = self._level(use, at)
            count = counts[at]
            value = shown.start if count is None else count
            style = "decimal" if level.legal and shown.style != "decimal-zero" else shown.style
            return format_counter(value, style).zfill(shown.width)

        return _PLACE.sub(number, level.text).strip()

    def _level(self, use: _Number, at: int) -> Level:
        return use.levels.get(at) or self._levels(use).get(at, Level(text=f"%{at + 1}."))

    def _levels(self, use: _Number) -> Mapping[int, Level]:
        found = self._definitions.get(use.definition)
        return found.levels if found else {}


def read_numbering(root: Element | None, style_numbers: Mapping[str, str]) -> Numbering:
    """The numbering of a document.

    Args:
        root: the root of `word/numbering.xml`, None when there is none.
        style_numbers: for numbering styles, the number that each uses (`w:numStyleLink` leads there).
    """
    definitions: dict[str, _Definition] = {}
    numbers: dict[str, _Number] = {}
    for element in root if root is not None else ():
        name = local_name(element)
        if name == "abstractNum":
            levels = {at: level for at, level in map(_read_level, _children(element, "lvl")) if at is not None}
            link = attribute(next(_children(element, "numStyleLink"), None), "val")
            definitions[attribute(element, "abstractNumId") or ""] = _Definition(levels, link)
        elif name == "num":
            numbers[attribute(element, "numId") or ""] = _read_number(element)
    for key, number in list(numbers.items()):
        link = definitions.get(number.definition, _Definition({})).style_link
        linked = numbers.get(style_numbers.get(link or "", ""))
        if linked is not None and linked is not number:
            numbers[key] = _Number(linked.definition, number.starts, {**linked.levels, **number.levels})
    return Numbering(definitions, numbers)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local_name(child) == name)


def _read_number(element: Element) -> _Number:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in _children(element, "lvlOverride"):
        at = _integer(attribute(override, "ilvl"))
        for child in override:
            name = local_name(child)
            if name == "startOverride" and at is not None:
                starts[at] = _integer(attribute(child, "val")) or 0
            elif name == "lvl":
                own, level = _read_level(child)
                levels[own if own is not None else at or 0] = level
    definition = attribute(next(_children(element, "abstractNumId"), None), "val")
    return _Number(definition or "", starts, levels)


def _read_level(element: Element) -> tuple[int | None, Level]:
    children = {local_name(child): child for child in element}

    def value(name: str) -> str | None:
        return attribute(children.get(name), "val")

    style, width = _read_format(children)
    start = _integer(value("start"))
    return _integer(attribute(element, "ilvl")), Level(
        start=0 if start is None else start,
        style=style,
        text=value("lvlText") or "",
        restart=_integer(value("lvlRestart")),
        legal="isLgl" in children and value("isLgl") not in ("0", "false", "off"),
        suffix="" if value("suff") == "nothing" else " ",
        width=width,
        paragraph_style=value("pStyle"),
    )


def _read_format(children: Mapping[str, Element]) -> tuple[str, int]:
    """The style of a level's numbers, and their least number of digits."""
    element = children.get("numFmt")
    name = attribute(element, "val") or "decimal"
    if name == "bullet":
        return "bullet", 0
    if name != "custom":
        return _FORMATS.get(name, "decimal"), 0
    sample = (attribute(element, "format") or "").strip()
    digits = re.match(r"\d*", sample)
    width = len(digits[0]) if digits else 0
    if _LAO_LETTER.match(sample):
        return "lao-letter", 0
    if _LAO_DIGITS.match(sample):
        return "lao", width if width > 1 else 0
    return "thai" if _THAI_DIGITS.match(sample) else "decimal", width if width > 1 else 0


def _integer(value: str | None) -> int | None:
    """A small integer; None for what is missing or no number."""
    return int(value) if value is not None and re.fullmatch(r"-?[0-9]{1,9}", value) else None
