"""Readers: bytes of one format → `SourceText`, one module a format, chosen by `READERS`."""

from __future__ import annotations

from laodocs.decode import decode
from laodocs.layout import SourceText
from laodocs.readers.text import lay_out_text

__all__ = ["detect_format", "read_source"]


def detect_format(path: str | None, data: bytes) -> str:
    """The format of the bytes. Provisional: always text."""
    return "text"


def read_source(data: bytes | str, *, format: str, encoding: str | None = None) -> SourceText:
    """Read one document. Provisional: plain text only."""
    if isinstance(data, str):
        return lay_out_text(data)
    decoded = decode(data, encoding=encoding)
    page = lay_out_text(decoded.text)
    return SourceText(page.text, page.lines, decoded.encoding, page.pages, decoded.issues)
