"""What HTML elements and their attributes mean to a reader: hidden, furniture, bold, headings, counters of lists.

Facts in tables, and functions of one element. The order of the page is walked in `html`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

__all__ = [
    "BULLETS",
    "LINES",
    "LISTS",
    "PARAGRAPHS",
    "List",
    "State",
    "enter",
    "integer",
    "list_style",
    "open_list",
    "span",
]

_DROPPED = frozenset((
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
    "video", "select", "datalist", "textarea", "input", "button", "del",
))  # fmt: skip
_FURNITURE = frozenset(("nav", "footer", "aside", "figcaption", "menu"))
_FURNITURE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"))
# Words in `class` and `id` that site builders give to what surrounds an article: with something after them, or, the
# plainer ones, with something before (`share-buttons`, `site-footer`; but `has-sidebar` is on what holds the article).
_FURNITURE_CLASS = re.compile(
    r"""(?:^|\s)
    (?: (?:nav|sidebar|cookies?|share|social|addtoany|related|widget|comments?|skip-link|copyright) (?:[_-][\w-]*)?
      | (?:\w{1,20}[_-])? (?:navigation|navbar|menu|breadcrumbs?|footer|pagination) (?:[_-][\w-]*)?
    ) (?=\s|$)""",
    re.IGNORECASE | re.VERBOSE,
)
# Notes below the text: ARIA and EPUB roles, and the classes of Word, LibreOffice and site builders.
_NOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:sd)?(?:foot|end)notes?(?:-text)?\d*|mso(?:foot|end)notetext)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_SIGNS = frozenset(("sdfootnotesym", "sdendnotesym"))
_CONTENT = frozenset(("html", "body", "main", "article"))

# Blocks that end a line but not a paragraph: items, rows and cells.
LINES = frozenset(("li", "tr", "td", "th", "tbody", "thead", "tfoot", "dt", "dd", "option", "body", "html"))
PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "caption", "center", "details", "dialog", "dir", "div", "dl",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
))  # fmt: skip
_BOLD = frozenset(("b", "strong", "th"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ol", "ul", "menu", "dir"))

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold(?:er)?|[6-9]00)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?P<words>[^;]{0,200})", re.IGNORECASE)
# The `type` of <ol> and the counters of CSS, as `counters` calls them; what is missing here counts in decimals.
_LIST_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "decimal": "decimal", "decimal-leading-zero": "decimal-zero",
    "lower-alpha": "lower-alpha", "lower-latin": "lower-alpha", "upper-alpha": "upper-alpha",
    "upper-latin": "upper-alpha", "lower-roman": "lower-roman", "upper-roman": "upper-roman",
    "lao": "lao", "thai": "thai", "none": "none",
}  # fmt: skip
BULLETS = frozenset(("disc", "circle", "square"))

_MAX_SPAN = 1000


class State(NamedTuple):
    """What holds inside an element."""

    tag: str
    dropped: bool = False
    furniture: bool = False
    content: bool = False
    bold: bool = False
    pre: bool = False
    raised: bool = False
    note: bool = False
    heading: int = 0


class List:
    """A list and its counter; a step of -1 counts down."""

    __slots__ = ("next", "step", "style")

    def __init__(self, style: str, start: int, step: int) -> None:
        self.style, self.next, self.step = style, start, step


def enter(outer: State, tag: str, attributes: Mapping[str, str]) -> State:
    """The state inside an element."""
    if outer.dropped:
        return outer
    style = attributes.get("style", "")
    hidden = "hidden" in attributes or (style and _HIDDEN_STYLE.search(style) is not None)
    return State(
        tag,
        dropped=tag in _DROPPED or bool(hidden),
        furniture=tag not in _CONTENT and (outer.furniture or _is_furniture(tag, attributes, outer)),
        content=outer.content or tag in ("main", "article"),
        bold=outer.bold or tag in _BOLD or (style != "" and _BOLD_STYLE.search(style) is not None),
        pre=outer.pre or tag == "pre",
        raised=outer.raised or tag == "sup" or attributes.get("class") in _NOTE_SIGNS,
        note=outer.note or _is_note(tag, attributes),
        heading=_HEADINGS.get(tag, outer.heading),
    )


def _is_furniture(tag: str, attributes: Mapping[str, str], outer: State) -> bool:
    if tag in _FURNITURE or attributes.get("role") in _FURNITURE_ROLES:
        return True
    if tag == "header":
        return not outer.content
    if tag == "div" and attributes.get("title") in ("header", "footer"):  # as LibreOffice exports them
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return names != " " and tag not in _HEADINGS and _FURNITURE_CLASS.search(names) is not None


def _is_note(tag: str, attributes: Mapping[str, str]) -> bool:
    """A block that is a note; its sign in the text, a link or a raised number, is none."""
    if tag not in PARAGRAPHS and tag not in ("li", "section"):
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"
    return names != "  " and _NOTE_CLASS.search(names) is not None


def open_list(tag: str, attributes: Mapping[str, str], items: int | None) -> List:
    """The list that begins here; `items` is how many a list that counts down has."""
    style = list_style(attributes) or ("decimal" if tag == "ol" else "disc")
    if tag == "ol" and items is not None:
        return List(style, integer(attributes.get("start"), items), -1)
    return List(style, integer(attributes.get("start"), 1), 1)


def list_style(attributes: Mapping[str, str]) -> str | None:
    """The counter that an element asks for by attribute or CSS."""
    style = attributes.get("style", "")
    css = _LIST_STYLE.search(style) if style else None
    words = css["words"].lower().split() if css else [attributes.get("type", "")]
    found = next((word for word in words if word in BULLETS or word in _LIST_TYPES), "")
    return found if found in BULLETS else _LIST_TYPES.get(found)


def span(attributes: Mapping[str, str], name: str) -> int:
    """How many rows or columns a cell reaches over."""
    return min(max(integer(attributes.get(name), 1), 1), _MAX_SPAN)


def integer(value: str | None, default: int) -> int:
    """A small integer, as HTML reads attributes."""
    found = re.match(r"\s*([+-]?[0-9]{1,9})(?![0-9])", value or "")
    return int(found[1]) if found else default
