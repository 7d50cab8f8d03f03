"""A typed document on a terminal: its record, its outline, its mentions, its issues."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from laodocs.doctypes import TypedDocument
from laodocs.document import Document
from laodocs.outline import Section
from laodocs.spans import AnyMention
from laodocs.writers.glance import one_line, shown_value
from laodocs.writers.shapes import plain

__all__ = ["print_page"]

#: Items of a list, characters of a field, characters of a mention or a section that are shown.
MOST, LONGEST, SHORT = 12, 160, 60


def print_page(typed: TypedDocument, name: str) -> None:
    """Print all parts to standard output; in colour on a terminal."""
    console = Console(highlight=False)
    for part in _parts(typed, name):
        console.print(part)


def _parts(typed: TypedDocument, name: str) -> Iterator[Any]:
    document, guess = typed.document, typed.guess
    second = f", else {guess.runner_up}" if guess.runner_up else ""
    sure = (f"  ({guess.confidence:.0%} sure{second})", "dim")
    yield Text.assemble((name, "bold"), "  ", (typed.kind, "bold green"), sure, "\n")
    yield _record(typed)
    if document.outline:
        yield _outline(document)
        yield ""
    yield _mentions(document)
    if document.issues:
        yield _issues(document)


def _record(typed: TypedDocument) -> Table:
    """The fields of the record that the document states."""
    table = _table("field", "value")
    for field, value in plain(typed, typed.document).items():
        if value not in (None, []):
            table.add_row(Text(field, "cyan"), Text("\n".join(_lines(value))))
    return table


def _lines(value: Any) -> Iterator[str]:
    """A value of a record, a line for each item of a list; of a mention what it means."""
    if isinstance(value, list):
        for item in value[:MOST]:
            yield from _lines(item)
        if len(value) > MOST:
            yield f"… and {len(value) - MOST} more"
    elif isinstance(value, dict):
        meant = next((value[key] for key in ("value", "text") if key in value), None)
        parts = [item for key, item in value.items() if not key.endswith("span")] if meant is None else [meant]
        yield one_line(" · ".join(line for part in parts for line in _lines(part)), LONGEST)
    elif value is not None:
        yield one_line(str(value), LONGEST)


def _outline(document: Document) -> Tree:
    """The tree of sections: label, words, id."""
    tree = Tree(Text("outline", "bold"), guide_style="dim")
    _grow(tree, document.outline, document.text)
    return tree


def _grow(tree: Tree, sections: Sequence[Section], text: str) -> None:
    for section in sections:
        first = text[section.span.start : section.span.end].removeprefix(section.label or "").strip().partition("\n")[0]
        words = Text(one_line(section.title, SHORT)) if section.title else Text(one_line(first, SHORT), "dim")
        label = (f"{section.label} ", "green") if section.label else ""
        _grow(tree.add(Text.assemble(label, words, (f"  {section.id}", "cyan"))), section.children, text)


def _mentions(document: Document) -> Table:
    """All mentions in reading order."""
    table = _table("at", "kind", "words", "value", "sure")
    for item in sorted(_all(document), key=lambda mention: mention.span):
        table.add_row(
            Text(str(item.span.start), "dim"),
            Text(item.kind, "cyan"),
            Text(one_line(item.text, SHORT)),
            Text(shown_value(item.value, SHORT)),
            Text(" ".join((f"{item.confidence:.2f}", *item.flags)), "dim" if item.confidence >= 0.8 else "yellow"),
        )
    return table


def _all(document: Document) -> Iterator[AnyMention]:
    for family in dataclasses.fields(document.mentions):
        yield from getattr(document.mentions, family.name)


def _issues(document: Document) -> Table:
    table = _table("issue", "what", "where")
    for issue in document.issues:
        start, end = issue.span or (0, 0)
        table.add_row(
            Text(issue.code, "yellow"), Text(issue.message), Text(one_line(document.text[start:end], 40), "dim")
        )
    return table


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
