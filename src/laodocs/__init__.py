"""laodocs reads Lao documents as data; the names here are its public API.

Names are loaded when first asked for, so `import laodocs` costs next to nothing. `decode` and `normalize` alone are
bound at once: each is a function that shares its name with its module, and the import of a submodule binds that name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from laodocs.decode import decode
from laodocs.normalize import explain, is_normalized, match_key, normalize, normalize_utf8

if TYPE_CHECKING:
    from laodocs.diagnosis import diagnose
    from laodocs.doctypes import Agreement, Generic, LegalText, Minutes, News, Profile, Report, parse
    from laodocs.document import Document, read
    from laodocs.errors import Issue, LaodocsError
    from laodocs.mentions import (
        find_addresses,
        find_contacts,
        find_dates,
        find_mentions,
        find_quantities,
        find_references,
    )
    from laodocs.segment import Segmenter, sent_tokenize, syllable_tokenize, tokenize, word_tokenize
    from laodocs.spans import Found, Mention, Span, Token
    from laodocs.streaming import Normalizer
    from laodocs.writers import to_html, to_json, to_markdown

__all__ = [
    "Agreement",
    "Document",
    "Found",
    "Generic",
    "Issue",
    "LaodocsError",
    "LegalText",
    "Mention",
    "Minutes",
    "News",
    "Normalizer",
    "Profile",
    "Report",
    "Segmenter",
    "Span",
    "Token",
    "decode",
    "diagnose",
    "explain",
    "find_addresses",
    "find_contacts",
    "find_dates",
    "find_mentions",
    "find_quantities",
    "find_references",
    "is_normalized",
    "match_key",
    "normalize",
    "normalize_utf8",
    "parse",
    "read",
    "sent_tokenize",
    "syllable_tokenize",
    "to_html",
    "to_json",
    "to_markdown",
    "tokenize",
    "word_tokenize",
]
__version__ = "0.1.0"

#: Where a name is found when it is first asked for.
_HOMES = {
    "doctypes": ("Agreement", "Generic", "LegalText", "Minutes", "News", "Profile", "Report", "parse"),
    "diagnosis": ("diagnose",),
    "document": ("Document", "read"),
    "errors": ("Issue", "LaodocsError"),
    "mentions": (
        "find_addresses",
        "find_contacts",
        "find_dates",
        "find_mentions",
        "find_quantities",
        "find_references",
    ),
    "segment": ("Segmenter", "sent_tokenize", "syllable_tokenize", "tokenize", "word_tokenize"),
    "streaming": ("Normalizer",),
    "spans": ("Found", "Mention", "Span", "Token"),
    "writers": ("to_html", "to_json", "to_markdown"),
}
_LAZY = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module 'laodocs' has no attribute {name!r}")
    value = getattr(import_module(f"laodocs.{_LAZY[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(_LAZY))
