"""HTML to lines: what a page shows, in its order, with the counters of its lists written out.

Scripts and hidden elements are dropped; navigation, banners and footers are kept as furniture. Which bytes are which
characters is `decode`'s work; what the lines mean is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from laodocs.errors import LimitExceeded
from laodocs.layout import LineRole, SourceText
from laodocs.readers.counters import format_counter
from laodocs.readers.grid import Grid
from laodocs.readers.html_elements import (
    BULLETS,
    LINES,
    LISTS,
    PARAGRAPHS,
    List,
    State,
    enter,
    integer,
    list_style,
    open_list,
    span,
)
from laodocs.readers.limits import MAX_TAGS
from laodocs.readers.page import Page

__all__ = ["declared_encoding", "lay_out_html"]

_PAGE_STYLE = re.compile(r"page-break-before\s*:\s*always|break-before\s*:\s*page", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")

# libxml2 takes neither surrogates nor most control characters.
_UNREADABLE = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes.

    >>> declared_encoding(b'<html><meta charset="utf-8">')
    'utf-8'
    """
    found = _META_CHARSET.search(data[:4096]) or _XML_ENCODING.match(data[:200])
    return found[1].decode("ascii").lower() if found else None


def lay_out_html(text: str) -> SourceText:
    """The lines of an HTML page, in a text laid out for it.

    Args:
        text: decoded HTML, any `str`, however broken.

    Returns:
        `SourceText` with a new text; spans count its code points, half-open.

    Raises:
        LimitExceeded: more than `limits.MAX_TAGS` tags.

    Laws: linear time at any depth of nesting; lines are disjoint, in order, and cover all of the text but blanks.

    >>> page = lay_out_html('<h1>ກ</h1><ol type=I start=2><li>ຂ<li><p>ຄ</ol>')
    >>> [(page.text[line.span.start : line.span.end], line.role, line.level) for line in page.lines]
    [('ກ', 'heading', 1), ('II. ຂ', 'list_item', 1), ('III. ຄ', 'list_item', 1)]
    """
    if text.count("<") > MAX_TAGS:
        raise LimitExceeded(f"The page has {text.count('<')} tags; at most {MAX_TAGS} are read.")
    events = _Events()
    parser = etree.HTMLParser(target=events, huge_tree=True, encoding="utf-8")  # type: ignore[arg-type]
    parser.feed(_UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text).encode("utf-8"))
    parser.close()
    return _Layout(_data_tables(events.all), _reversed_items(events.all)).run(events.all)


class _Event(NamedTuple):
    """A start tag, an end tag (no attributes) or text (no tag)."""

    tag: str
    attributes: dict[str, str] | None = None
    text: str = ""


class _Events:
    """Collects what the parser says: a list knows no limit of depth, a tree does."""

    def __init__(self) -> None:
        self.all: list[_Event] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.all.append(_Event(tag, dict(attributes)))

    def end(self, tag: str) -> None:
        self.all.append(_Event(tag))

    def data(self, text: str) -> None:
        self.all.append(_Event("", text=text))

    def comment(self, text: str) -> None:
        pass

    def pi(self, target: str, data: str | None = None) -> None:
        pass

    def close(self) -> None:
        pass


def _data_tables(events: list[_Event]) -> set[int]:
    """Which tables hold data, by the index of their start; the others only lay out a page.

    A table holds data when no table is in it and it has two rows and two columns at least.
    """
    found: set[int] = set()
    stack: list[list[int]] = []  # index of the start, rows, cells of this row, most cells, tables inside
    for at, event in enumerate(events):
        if event.tag == "table":
            if event.attributes is not None:
                if stack:
                    stack[-1][4] = 1
                stack.append([at, 0, 0, 0, 0])
            elif stack:
                start, rows, _, width, nested = stack.pop()
                if rows >= 2 and width >= 2 and not nested:
                    found.add(start)
        elif stack and event.attributes is not None:
            if event.tag == "tr":
                stack[-1][1] += 1
                stack[-1][2] = 0
            elif event.tag in ("td", "th"):
                stack[-1][2] += 1
                stack[-1][3] = max(stack[-1][3:1:-1])
    return found


def _reversed_items(events: list[_Event]) -> dict[int, int]:
    """How many items each list that counts down has, by the index of its start."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for at, event in enumerate(events):
        if event.tag in LISTS:
            if event.attributes is not None:
                stack.append(at)
                if "reversed" in event.attributes:
                    found[at] = 0
            elif stack:
                stack.pop()
        elif event.tag == "li" and event.attributes is not None and stack and stack[-1] in found:
            found[stack[-1]] += 1
    return found


class _Layout:
    """Walks the events of a page and writes its lines."""

    def __init__(self, data_tables: set[int], reversed_items: dict[int, int]) -> None:
        self._page = Page()
        self._data_tables = data_tables
        self._reversed_items = reversed_items
        self._states = [State("")]
        self._lists: list[List] = []
        self._tables: list[Grid | None] = []
        self._table_count = 0
        self._parts: list[str] = []
        self._plain = False  # something in the line is not bold
        self._content = False  # something in the line is not furniture
        self._marker = ""
        self._soft = False

    def run(self, events: list[_Event]) -> SourceText:
        for at, event in enumerate(events):
            if not event.tag:
                self._text(event.text)
            elif event.attributes is not None:
                self._start(at, event.tag, event.attributes)
            else:
                self._end(event.tag)
        self._flush()
        found = self._page.finish()
        if all(line.role == "furniture" for line in found.lines):  # then the surroundings are the page
            return replace(found, lines=tuple(replace(line, role="text") for line in found.lines))
        return found

    def _text(self, text: str) -> None:
        state = self._states[-1]
        if state.dropped:
            return
        if state.raised:
            text = text.translate(_SUPERSCRIPTS)
        if state.pre:
            *lines, text = text.split("\n")
            for line in lines:
                self._put(line, state)
                self._flush()
        self._put(text, state)

    def _put(self, text: str, state: State) -> None:
        self._parts.append(text)
        if text and not text.isspace():
            self._plain = self._plain or not state.bold
            self._content = self._content or not state.furniture

    def _start(self, at: int, tag: str, attributes: dict[str, str]) -> None:
        state = enter(self._states[-1], tag, attributes)
        self._break(tag, state)
        self._states.append(state)
        if state.dropped:
            return
        style = attributes.get("style", "")
        if style and _PAGE_STYLE.search(style):
            self._page.turn()
        if tag == "br":
            self._soft_break()
        elif tag in LISTS:
            self._lists.append(open_list(tag, attributes, self._reversed_items.get(at)))
        elif tag == "li":
            self._item(attributes)
        elif tag == "table":
            self._open_table(at)
        elif tag == "tr" and self._tables and self._tables[-1]:
            self._tables[-1].next_row()
        elif tag in ("td", "th") and self._tables and self._tables[-1]:
            self._tables[-1].place(span(attributes, "colspan"), span(attributes, "rowspan"))

    def _end(self, tag: str) -> None:
        state = self._states[-1]
        self._break(tag, state)
        if len(self._states) > 1:
            self._states.pop()
        if state.dropped:
            return
        if tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag == "table" and self._tables:
            self._tables.pop()

    def _break(self, tag: str, state: State) -> None:
        """End the line at the border of a block; its paragraph too, but for lists within lists and what is in cells."""
        if tag not in PARAGRAPHS and tag not in LINES:
            return
        self._flush()
        self._soft = False
        nested = tag in LISTS and len(self._lists) > (1 if state is self._states[-1] else 0)
        in_table = tag != "table" and self._tables and self._tables[-1]
        if tag in PARAGRAPHS and not (state.dropped or nested or in_table):
            self._page.gap()

    def _soft_break(self) -> None:
        if "".join(self._parts).strip():
            self._flush()
            self._soft = True
        else:
            self._soft = False
            self._page.gap()

    def _item(self, attributes: dict[str, str]) -> None:
        if not self._lists:
            self._marker = "\N{BULLET}"
            return
        counter = self._lists[-1]
        number = integer(attributes.get("value"), counter.next)
        counter.next = number + counter.step
        style = list_style(attributes) or counter.style
        if style in BULLETS:
            self._marker = "\N{BULLET}"
        else:
            label = format_counter(number, style)
            self._marker = f"{label}." if label else ""

    def _open_table(self, at: int) -> None:
        if at in self._data_tables:
            self._tables.append(Grid(self._table_count))
            self._table_count += 1
        else:
            self._tables.append(None)

    def _flush(self) -> None:
        """Write the line, if there is something in it."""
        content = _BLANKS.sub(" ", "".join(self._parts)).strip()
        bold, furniture = not self._plain, not self._content
        self._parts.clear()
        self._plain = self._content = False
        if not content:
            return
        state = self._states[-1]
        if self._soft and state.heading:  # elsewhere authors and their editors use <br> for any new line
            self._page.soften()
        self._soft = False
        grid = self._tables[-1] if self._tables else None
        role, level = self._role(state, grid, furniture)
        if self._marker and not content.startswith("\N{BULLET}"):
            content = f"{self._marker} {content}"
        self._marker = ""
        self._page.add(
            content, role=role, level=level, bold=bold, cell=grid.position if grid and role == "cell" else None
        )

    def _role(self, state: State, grid: Grid | None, furniture: bool) -> tuple[LineRole, int]:
        if furniture:
            return "furniture", 0
        if grid is not None and grid.position is not None:
            return "cell", 0
        if state.note:
            return "footnote", 0
        if state.heading:
            return "heading", state.heading
        if self._marker:
            return "list_item", max(len(self._lists), 1)
        return "text", 0
