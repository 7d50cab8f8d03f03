"""Bytes to text: finds the encoding from evidence, and says so when it had to guess.

Encodings and the evidence for them belong here, and nothing about formats: what the text means is the readers' work.
"""

from __future__ import annotations

from dataclasses import dataclass

from laodocs.errors import DecodeError, Issue

__all__ = ["DecodedText", "decode"]


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Decoded text.

    Args:
        text: the text, without a byte order mark.
        encoding: the name of the encoding: `utf-8`, `utf-16-le`, `cp1133`, `mulelao-1`, `lswin` …
        issues: what a person should know: a guess, or damage.
    """

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, *, encoding: str | None = None) -> DecodedText:
    """Decode bytes. Provisional: UTF-8 and UTF-16 by byte order mark."""
    if encoding is None:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return DecodedText(data.decode(encoding), encoding.removesuffix("-sig"))
    except (UnicodeDecodeError, LookupError) as error:
        raise DecodeError(f"The bytes are not {encoding} text. Pass `encoding=` with the one they are in.") from error
