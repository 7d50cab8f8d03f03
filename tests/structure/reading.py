"""How the tests of this folder read a document: text to lines, normalised, to blocks and outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from laodocs.blocks import build_blocks
from laodocs.normalize import explain
from laodocs.outline import Outline, Section, build_outline
from laodocs.readers import read_source


def read_outline(source: str, format: str = "text") -> tuple[str, Outline]:
    """The normalised text and the outline of a document."""
    page = read_source(source, format=format)
    norm = explain(page.text)
    lines = [replace(line, span=norm.offsets.to_target(line.span)) for line in page.lines]
    return norm.text, build_outline(norm.text, build_blocks(norm.text, lines))


def walk(sections: Sequence[Section]) -> Iterator[Section]:
    """All sections in reading order."""
    for section in sections:
        yield section
        yield from walk(section.children)
