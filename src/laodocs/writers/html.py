"""A document as a page to look at: the text with what was found in it marked, beside its record, outline and issues.

The page is one file without scripts; a field of the record links to the words that say it. What is marked stands in
`marks`, how it looks in `html.css`.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from laodocs.blocks import Block
from laodocs.blocks.wrapping import EMPHASIS, heal
from laodocs.document import Document
from laodocs.outline import Section
from laodocs.spans import Found, Mention, Span
from laodocs.writers.glance import one_line
from laodocs.writers.marks import COLOURS, SHOWN, Paint, marks
from laodocs.writers.shapes import HIDDEN

if TYPE_CHECKING:
    from laodocs.doctypes import TypedDocument

__all__ = ["to_html"]


def to_html(source: Document | TypedDocument) -> str:
    """A document as a page to look at: its text with all mentions marked, beside its record, outline and issues.

    Args:
        source: what `read` or `parse` gave; only the latter has a kind and a record.

    Returns:
        One HTML file that needs no other and runs no script. It is for people; programs read `to_json`. A lone
        surrogate or a control character, which no page can hold, becomes U+FFFD.

    Laws: never fails on any text; text of the document is never markup of the page.

    >>> import laodocs
    >>> page = to_html(laodocs.read("ວັນທີ 3 ເມສາ 2024 <ບໍ່>"))
    >>> 'title="date: 2024-04-03">ວັນທີ 3 ເມສາ 2024</mark>' in page, "&lt;ບໍ່&gt;" in page
    (True, True)
    """
    typed = None if isinstance(source, Document) else source
    document = source if isinstance(source, Document) else source.document
    page = _Page(document, typed)
    text = "\n".join(page.blocks())  # before the panel, which links to its places
    name = _safe(document.source.path or document.source.format)
    return _FRAME.format(name=name, style=_style(), header=page.header(), panel="".join(page.panel()), text=text)


_FRAME = """<!doctype html>
<html lang="lo">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
{style}</style>
</head>
<body>
<header><h1>{name}</h1><p>{header}</p></header>
<div class="sides">
<aside>{panel}</aside>
<main>
{text}
</main>
</div>
</body>
</html>
"""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def _style() -> str:
    return files("laodocs.writers").joinpath("html.css").read_text("utf-8")


def _safe(text: str) -> str:
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))


class _Page:
    """The parts of one page."""

    def __init__(self, document: Document, typed: TypedDocument | None) -> None:
        self._document, self._typed = document, typed
        self._paint = Paint(marks(document, typed))
        self._sections = {section.span.start: section for section in _walk(document.outline)}
        self._starts = sorted({block.span.start for block in document.blocks})
        self._places: set[str] = set()  # ids of the marks on the page, so that nothing links to nowhere

    # --- the text ---------------------------------------------------------------------------------------------------

    def blocks(self) -> Iterator[str]:
        """The blocks in reading order, each with a place to link to."""
        for block in self._document.blocks:
            section = self._sections.get(block.span.start)
            level = min(section.level if section else 1, 5)
            tag, name = _TAGS.get(block.type) or (f"h{level + 1}", "heading")
            depth = f' style="--depth: {level}"' if name == "item" else ""
            words = _FILLINGS.get(block.type, _Page._flowing)(self, block)
            yield f'<{tag} id="{self._block_place(block.span.start)}" class="{name}"{depth}>{words}</{tag}>'

    def _block_place(self, start: int) -> str:
        section = self._sections.get(start)
        return f"s-{_safe(section.id)}" if section else f"b{start}"

    def _flowing(self, block: Block) -> str:
        """Lines of one paragraph, joined as they are read."""
        out: list[str] = []
        before = ""
        for span in block.lines:
            start = span.start
            if not out and block.label and self._document.text.startswith(block.label, start):
                start += len(block.label)
                out.append(f'<span class="label">{_safe(block.label)}</span> ')
            said = self._document.text[start : span.end]
            out += [heal(before, said), self._words((start, span.end))]
            before = said
        return "".join(out)

    def _lines(self, block: Block) -> str:
        """Lines that mean something as lines."""
        return "<br>".join(map(self._words, block.lines))

    def _table(self, block: Block) -> str:
        rows = ("".join(f"<td>{'<br>'.join(map(self._words, cell))}</td>" for cell in row) for row in block.rows)
        return "".join(f"<tr>{row}</tr>" for row in rows)

    def _words(self, span: tuple[int, int]) -> str:
        """A stretch of the text with its marks."""
        out = []
        for start, end, over in self._paint.over(*span):
            words = _safe(EMPHASIS.sub("", self._document.text[start:end]))
            if over:
                classes = " ".join(sorted({name for mark in over for name in mark.classes.split()}))
                place = f"at{start}"
                begins = place not in self._places and any(mark.start == start for mark in over)
                self._places.add(place)
                titles = _safe("\n".join(mark.title for mark in over))
                id = f' id="{place}"' if begins else ""
                words = f'<mark{id} class="{classes}" title="{titles}">{words}</mark>'
            out.append(words)
        return "".join(out)

    # --- the panel --------------------------------------------------------------------------------------------------

    def header(self) -> str:
        """The kind, and how many mentions of each family there are, in their colours."""
        found = ((len(getattr(self._document.mentions, family)), family) for family in COLOURS)
        legend = " ".join(
            f'<mark class="{COLOURS[family]}">{count} {family}</mark>' for count, family in found if count
        )
        if not self._typed:
            return legend
        guess = self._typed.guess
        second = f", else {guess.runner_up}" if guess.runner_up else ""
        return f'<span class="kind">{self._typed.kind}</span> {guess.confidence:.0%} sure{second} · {legend}'

    def panel(self) -> Iterator[str]:
        """Record, outline and issues, as far as there are any."""
        if self._typed:
            yield f"<h2>Record</h2>{self._record(self._typed)}"
        if self._document.outline:
            yield f"<h2>Outline</h2>{self._outline(self._document.outline)}"
        if issues := self._document.issues:
            rows = (f"<li>{_safe(issue.code)}: {self._link(issue.span, _safe(issue.message))}</li>" for issue in issues)
            yield f"<h2>Issues</h2><ul>{''.join(rows)}</ul>"

    def _record(self, value: Any) -> str:
        """The fields of an object that say something."""
        rows = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        said = ((name, item) for name, item in rows if name not in HIDDEN and item not in (None, ()))
        return f"<dl>{''.join(f'<dt>{name}</dt><dd>{self._value(item)}</dd>' for name, item in said)}</dl>"

    def _value(self, value: Any) -> str:
        if isinstance(value, Found):
            doubt = f' <span class="sure">{value.confidence:.0%}</span>' if value.confidence < 1 else ""
            return self._link(value.span, _safe(one_line(str(value.value), SHOWN))) + doubt
        if isinstance(value, Mention):
            return self._link(value.span, _safe(one_line(value.text, SHOWN)))
        if isinstance(value, tuple) and not isinstance(value, Span):
            items = [self._value(item) for item in value]
            return items[0] if len(items) == 1 else f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"
        return self._record(value) if dataclasses.is_dataclass(value) else _safe(str(value))

    def _outline(self, sections: Sequence[Section]) -> str:
        rows = (
            f"<li>{self._link((s.span.start, s.span.start), self._heading(s))} "
            f'<span class="id">{_safe(s.id)}</span>{self._outline(s.children) if s.children else ""}</li>'
            for s in sections
        )
        return f"<ul>{''.join(rows)}</ul>"

    def _heading(self, section: Section) -> str:
        """The label and title of a section, or else its first words."""
        label = section.label or ""
        first = self._document.text[section.span.start : section.span.end].removeprefix(label).strip()
        words = one_line(section.title or first.partition("\n")[0], 60)
        return f'<span class="label">{_safe(label)}</span> {_safe(words)}'

    def _link(self, span: tuple[int, int] | None, words: str) -> str:
        """Words that lead to where the document says so: to the mark that begins there, or else to the block."""
        if span is None or not self._starts:
            return words
        start, end = span
        mark = f"at{start}"
        block = self._starts[max(0, bisect_right(self._starts, start) - 1)]
        place = mark if start < end and mark in self._places else self._block_place(block)
        return f'<a href="#{place}">{words}</a>'


def _walk(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.children)


#: The element of a block and its class; a heading's element follows from its depth.
_TAGS = {
    "title": ("h1", "title"),
    "paragraph": ("p", "paragraph"),
    "metadata": ("p", "metadata"),
    "footnote": ("p", "footnote"),
    "list_item": ("p", "item"),
    "toc_entry": ("p", "contents"),
    "table": ("table", "table"),
    "signature": ("p", "signature"),
    "contact": ("p", "contact"),
    "figure_text": ("p", "figure"),
    "furniture": ("p", "furniture"),
}
_FILLINGS: dict[str, Callable[[_Page, Block], str]] = {
    "table": _Page._table,
    "signature": _Page._lines,
    "contact": _Page._lines,
    "figure_text": _Page._lines,
}
