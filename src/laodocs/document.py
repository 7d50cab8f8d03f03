"""A document read: its text, blocks, outline and mentions, each pointing to where it came from; `read` makes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from laodocs.blocks import Block
from laodocs.errors import Issue
from laodocs.mentions import Mentions
from laodocs.outline import Section
from laodocs.spans import OffsetMap, Span

__all__ = ["Document", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.

    Args:
        path: as given, or None for bytes and text.
        format: `text`, `markdown`, `html`, `docx` …
        sha256: of the bytes (of the UTF-8 form for a `str`), in hexadecimal.
        encoding: of the bytes, where the format has one.
        pages: how many, where the format has pages.
    """

    path: str | None
    format: str
    sha256: str
    encoding: str | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as data. Spans count code points of `text`, half-open; `source_span` goes back to `source_text`."""

    source_text: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    outline: tuple[Section, ...]
    mentions: Mentions
    issues: tuple[Issue, ...]
    source: Source = field(default_factory=lambda: Source(None, "text", ""))

    def source_span(self, span: tuple[int, int]) -> Span:
        """The span of `source_text` that became `span` of `text`."""
        return self.offsets.to_source(span)
