"""Which format bytes are: by what they contain first, by the suffix of their name where content cannot tell.

Only formats are told apart here; whether there is a reader for one is the table's business in the package's `__init__`.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

__all__ = ["SUFFIXES", "UNSUPPORTED", "detect_format"]

# First bytes that settle it.
_SIGNATURES: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
)
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Streams in the directory of an OLE file, whose names are UTF-16.
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)

# Parts that tell what a zip container is.
_ZIP_PARTS: Final = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("content.xml", "odt"),
    ("META-INF/container.xml", "epub"),
)

# What may stand before the first tag of a page.
_BEFORE_TAGS = rb"\A(?:\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,2000}-->)*"
# A whole page, whatever its name; and a piece of one, if the name does not say that it is text.
_PAGE = re.compile(_BEFORE_TAGS + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PIECE = re.compile(
    _BEFORE_TAGS + rb"<(?:head|body|meta|title|div|table|p|h[1-6]|ol|ul|article|main|section|span)\b", re.IGNORECASE
)

SUFFIXES: Final = {
    "txt": "text", "text": "text", "log": "text", "tsv": "text",
    "md": "markdown", "markdown": "markdown", "mkd": "markdown", "mdown": "markdown",
    "html": "html", "htm": "html", "xhtml": "html", "xht": "html",
    "docx": "docx", "docm": "docx", "dotx": "docx", "dotm": "docx",
    "doc": "doc", "dot": "doc", "odt": "odt", "pdf": "pdf", "rtf": "rtf", "epub": "epub",
    "xls": "xls", "xlsx": "xlsx", "ppt": "ppt", "pptx": "pptx",
    "png": "image", "jpg": "image", "jpeg": "image", "gif": "image", "tif": "image", "tiff": "image",
    "zip": "zip", "gz": "gzip", "7z": "archive", "rar": "archive",
}  # fmt: skip

# What to do with formats that have no reader.
UNSUPPORTED: Final = {
    "doc": "Open the .doc file in Word or LibreOffice and save it as .docx.",
    "odt": "Open the file in LibreOffice and save it as .docx.",
    "rtf": "Open the file in Word or LibreOffice and save it as .docx.",
    "pdf": "Convert the PDF to text or .docx first.",
    "image": "It is a picture; recognise its text first (Tesseract with the script model Lao), then read that.",
    "xls": "Spreadsheets are not documents; save the sheet as .html or copy its table into a .docx.",
    "xlsx": "Spreadsheets are not documents; save the sheet as .html or copy its table into a .docx.",
    "ppt": "Slides are not documents; export their outline as .docx.",
    "pptx": "Slides are not documents; export their outline as .docx.",
    "epub": "Unpack the book and read its .xhtml chapters.",
    "zip": "Unpack the archive and read the files in it.",
    "gzip": "Unpack the file first.",
    "archive": "Unpack the archive and read the files in it.",
}


def detect_format(path: str | None, data: bytes) -> str:
    """The format of a file.

    Args:
        path: its name, if it has one; only the suffix counts.
        data: its bytes.

    Returns:
        `text`, `markdown`, `html`, `docx`, a key of `UNSUPPORTED`, or `encrypted`.

    Laws: never raises; what the content settles, no suffix overrules.

    >>> detect_format("a.txt", b"%PDF-1.4"), detect_format("a.docx", b"<html>"), detect_format("a.md", b"# a")
    ('pdf', 'html', 'markdown')
    """
    head = data[:4096]
    suffix = SUFFIXES.get((path or "").rpartition(".")[2].lower(), "")
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith(_ZIP):
        return _zip_format(data, suffix)
    if head.startswith(_OLE):
        return next((name for stream, name in _OLE_STREAMS if stream.encode("utf-16-le") in data), "doc")
    text = _as_ascii(head)
    if _PAGE.match(text) or (suffix not in ("text", "markdown") and _PIECE.match(text)):
        return "html"
    return suffix or "text"


def _zip_format(data: bytes, suffix: str) -> str:
    """What a zip container holds; of a broken one the bytes and the suffix must do."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except Exception:  # zipfile raises many kinds on broken input; the reader of the format says what is wrong
        return next((name for part, name in _ZIP_PARTS if part.encode() in data[: 1 << 20]), suffix or "zip")
    return next((name for part, name in _ZIP_PARTS if any(found.startswith(part) for found in names)), "zip")


def _as_ascii(head: bytes) -> bytes:
    """The head as ASCII would show it, whatever Unicode form it has."""
    return head.removeprefix(b"\xef\xbb\xbf").replace(b"\xff\xfe", b"").replace(b"\xfe\xff", b"").replace(b"\x00", b"")
