"""Readers: one document of one format → `SourceText`, one module a format, chosen by `READERS`.

Opening files and everything after the lines belong to `document`.

Bad input has one of these ends, and no other:

| input | end |
|---|---|
| empty file | a text without lines |
| binary garbage named as text | `DecodeError` |
| bytes not in the encoding given | `DecodeError` |
| a text cut in a character, a few broken bytes | U+FFFD for each, issue `damaged-bytes` |
| lone surrogates (in `str`) | kept in text and Markdown, U+FFFD in HTML |
| text in a legacy font | as it is, issue `legacy-encoding-suspected`; converted with `encoding="lswin"` |
| cut or damaged Word file | `CorruptFile` |
| Word file with a password | `EncryptedFile` |
| zip bomb, XML or text beyond `limits` (50 MB of one repeated line) | `LimitExceeded` |
| broken HTML at any depth of nesting | what it shows |
| a format without reader (`.doc`, `.pdf` …) | `UnsupportedFormat`, with advice |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any, NamedTuple

from laodocs.decode import decode, find_legacy_text
from laodocs.errors import EncryptedFile, LimitExceeded, UnsupportedFormat
from laodocs.layout import SourceText
from laodocs.readers.formats import UNSUPPORTED, detect_format
from laodocs.readers.limits import MAX_LINES, MAX_TEXT

__all__ = ["READERS", "Reader", "detect_format", "read_source"]


class Reader(NamedTuple):
    """Where the reader of a format is; its module is loaded when the first document of the format is read.

    Args:
        module, function: of the package.
        takes_text: it takes decoded text, not bytes.
        declares: the function of the same module that finds the encoding which a file names, if the format does that.
    """

    module: str
    function: str
    takes_text: bool = True
    declares: str | None = None


READERS: dict[str, Reader] = {
    "text": Reader("text", "lay_out_text"),
    "markdown": Reader("markdown", "lay_out_markdown"),
    "html": Reader("html", "lay_out_html", declares="declared_encoding"),
    "docx": Reader("docx", "read_docx", takes_text=False),
}

_ENCODING_DOUBTS = frozenset(("legacy-encoding-suspected", "double-encoding-suspected"))


def read_source(data: bytes | str, *, format: str, encoding: str | None = None) -> SourceText:
    """Read one document.

    Args:
        data: the bytes of a file, or a text of a format that is text.
        format: a key of `READERS`; `detect_format` finds it.
        encoding: of the bytes, if known; see `decode`.

    Returns:
        The text and its lines; doubts about the encoding are in `issues`.

    Raises:
        UnsupportedFormat: there is no reader for the format; the message says what to do.
        EncryptedFile, CorruptFile, DecodeError, LimitExceeded: the bytes cannot be read.
        TypeError: `data` is neither bytes nor text, or text of a format that is none.

    >>> page = read_source("# ຫົວຂໍ້".encode(), format="markdown")
    >>> page.encoding, page.lines[0].role
    ('utf-8', 'heading')
    """
    reader = _reader(format)
    if isinstance(data, str):
        if not reader.takes_text:
            raise TypeError(f"A document of the format {format} is read from bytes, not from str")
        return _read_text(reader, data)
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"read_source takes bytes or str, not {type(data).__name__}")
    data = bytes(data)
    if not reader.takes_text:
        return _doubted(_function(reader, reader.function)(data, encoding=encoding))
    _check("bytes", len(data), MAX_TEXT)
    declared = _function(reader, reader.declares)(data) if reader.declares else None
    decoded = decode(data, encoding=encoding, declared=declared)
    page = _read_text(reader, decoded.text)
    return _doubted(replace(page, encoding=decoded.encoding, issues=decoded.issues + page.issues))


def _doubted(page: SourceText) -> SourceText:
    """The page with an issue when its text looks typed in a legacy font: markup and entities may have hidden it."""
    known = {issue.code for issue in page.issues}
    issue = find_legacy_text(page.text) if known.isdisjoint(_ENCODING_DOUBTS) else None
    return page if issue is None else replace(page, issues=(*page.issues, issue))


def _reader(format: str) -> Reader:
    if format in READERS:
        return READERS[format]
    if format == "encrypted":
        raise EncryptedFile("The file is protected by a password; save a copy without one.")
    advice = UNSUPPORTED.get(format, f"Formats with a reader are: {', '.join(READERS)}.")
    raise UnsupportedFormat(f"There is no reader for the format {format!r}. {advice}")


def _function(reader: Reader, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(f"{__name__}.{reader.module}"), name)
    return function


def _read_text(reader: Reader, text: str) -> SourceText:
    _check("characters", len(text), MAX_TEXT)
    _check("lines", text.count("\n") + text.count("\r") + text.count("\f"), MAX_LINES)
    page: SourceText = _function(reader, reader.function)(text)
    return page


def _check(what: str, count: int, limit: int) -> None:
    if count > limit:
        raise LimitExceeded(
            f"The text has {count} {what}; documents are read up to {limit}. For a corpus use laodocs.corpus or "
            "`laodocs normalize`; a long document can be read in parts."
        )
