"""Blocks to the tree of numbered sections: readings of every marker, and one resolution for the whole document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from laodocs.blocks import Block
from laodocs.errors import Issue
from laodocs.spans import Span

__all__ = ["Outline", "Section", "SectionKind", "build_outline"]

SectionKind = Literal["part", "chapter", "section", "article", "clause", "annex", "heading"]


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline.

    Args:
        id: stable and exportable: `II.1`, `annex1.III.3`.
        path: each level's own numeral without punctuation: `("II", "1")`, `("annex:1", "III")`, `("c2", "5")`; an
            unnumbered heading has the path of the section that it stands in.
        label: as printed (`1. 4.`, `ມາດຕາ 3`), or None where none is printed.
        title: the heading's words, or None for a clause without a heading of its own.
        kind: part, chapter (the top numbered level, ໝວດ), section, article, clause (a numbered paragraph), annex, or
            heading (unnumbered).
        level: depth in the tree, from 1.
        span: from its label (or title) to the end of all that belongs to it, in the normalised text.
        title_span: of the heading's words, or None.
        children: in reading order.
    """

    id: str
    path: tuple[str, ...]
    label: str | None
    title: str | None
    kind: SectionKind
    level: int
    span: Span
    title_span: Span | None = None
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The result of the resolution: the tree, the blocks with their final types, and what deserves an eye."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...]


def build_outline(text: str, blocks: Sequence[Block]) -> Outline:
    """Resolve the numbering of a whole document. Provisional: no sections."""
    return Outline((), tuple(blocks), ())
