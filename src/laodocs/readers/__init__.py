"""Readers: bytes of one format → `SourceText`, one module a format, chosen by `READERS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from laodocs.decode import decode
from laodocs.layout import SourceText

__all__ = ["detect_format", "read_source"]


def _text(text: str) -> SourceText:
    from laodocs.readers.text import lay_out_text

    return lay_out_text(text)


def _markdown(text: str) -> SourceText:
    from laodocs.readers.markdown import lay_out_markdown

    return lay_out_markdown(text)


def _html(text: str) -> SourceText:
    from laodocs.readers.html import lay_out_html

    return lay_out_html(text)


_LAYOUTS: dict[str, Callable[[str], SourceText]] = {"text": _text, "markdown": _markdown, "html": _html}


def detect_format(path: str | None, data: bytes) -> str:
    """The format of the bytes. Provisional: by suffix."""
    suffix = (path or "").rpartition(".")[2].lower()
    return {"md": "markdown", "markdown": "markdown", "html": "html", "htm": "html"}.get(suffix, "text")


def read_source(data: bytes | str, *, format: str, encoding: str | None = None) -> SourceText:
    """Read one document. Provisional: text, Markdown, HTML."""
    if isinstance(data, str):
        return _LAYOUTS[format](data)
    decoded = decode(data, encoding=encoding)
    return replace(_LAYOUTS[format](decoded.text), encoding=decoded.encoding, issues=decoded.issues)
