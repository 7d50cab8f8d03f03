"""Typed documents: `parse` decides the kind and reads the document as one of them."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from typing import IO, Any

from laodocs.doctypes.agreement import Agreement, parse_agreement
from laodocs.doctypes.generic import Generic, parse_generic
from laodocs.doctypes.kind import KINDS, Kind, KindGuess, guess_kind
from laodocs.doctypes.legal import LegalText, parse_legal
from laodocs.doctypes.minutes import Minutes, parse_minutes
from laodocs.doctypes.news import News, parse_news
from laodocs.doctypes.profile import Profile, parse_profile
from laodocs.doctypes.report import Report, parse_report
from laodocs.document import Document, read
from laodocs.errors import StrictError

__all__ = [
    "KINDS",
    "PARSERS",
    "Agreement",
    "Generic",
    "Kind",
    "KindGuess",
    "LegalText",
    "Minutes",
    "News",
    "Profile",
    "Report",
    "TypedDocument",
    "parse",
]

TypedDocument = Agreement | Report | News | Profile | LegalText | Minutes | Generic

#: The parser of each kind.
PARSERS: dict[Kind, Callable[[Document, KindGuess], TypedDocument]] = {
    "agreement": parse_agreement,
    "report": parse_report,
    "news": parse_news,
    "profile": parse_profile,
    "legal": parse_legal,
    "minutes": parse_minutes,
    "generic": parse_generic,
}


def parse(
    source: Document | str | bytes | PathLike[str] | IO[bytes],
    *,
    kind: Kind | None = None,
    strict: bool = False,
    **options: Any,
) -> TypedDocument:
    """Read a document as a typed object.

    Args:
        source: a `Document`, or what `read` takes.
        kind: the kind, when it is known; otherwise it is decided from evidence (see `.guess`).
        strict: raise on the first issue instead of returning best effort with issues.
        options: for `read` (`format`, `encoding`).

    Returns:
        `Agreement`, `Report`, `News`, `Profile`, `LegalText`, `Minutes` or `Generic`, each with `.document`; fields are
        `Found` values with spans of the document's normalised text, None when the document does not state them.

    Raises:
        LaodocsError: the source cannot be read.
        StrictError: with `strict=True`, when the document has an issue.
        ValueError: `kind` is none of `KINDS`.

    >>> news = parse("ໃນວັນທີ 3 ເມສາ 2024 ທີ່ໂຮງແຮມລ້ານຊ້າງ ໄດ້ຈັດກອງປະຊຸມປະຈຳປີ ໂດຍການເປັນປະທານຂອງທ່ານ ສົມພອນ ແກ້ວມະນີ ຫົວໜ້າກົມ.")
    >>> news.kind, [chair.name.value for chair in news.events[0].chairs]
    ('news', ['ສົມພອນ ແກ້ວມະນີ'])
    """
    if kind is not None and kind not in PARSERS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    document = source if isinstance(source, Document) else read(source, **options)
    guess = KindGuess(kind, 1.0, None) if kind else guess_kind(document)
    if strict and document.issues:
        raise StrictError(document.issues[0])
    return PARSERS[guess.kind](document, guess)
