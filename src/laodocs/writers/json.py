"""A document as JSON (`laodocs.document/1`). The rules for single values are in `shapes`, the schema is in `schema`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec

from laodocs.document import Document
from laodocs.writers.shapes import plain

if TYPE_CHECKING:
    from laodocs.doctypes import TypedDocument

__all__ = ["SCHEMA", "to_builtins", "to_json"]

SCHEMA = "laodocs.document/1"


def to_json(source: Document | TypedDocument, *, indent: int | None = None) -> str:
    """A document as JSON.

    Args:
        source: what `read` or `parse` gave. Only `parse` decides a kind: from a plain `Document` the keys `kind`,
            `kind_confidence`, `kind_runner_up` and `record` are left out.
        indent: blanks a level; None writes one line.

    Returns:
        JSON by the schema `laodocs.document/1`, in UTF-8 once encoded. The same input gives the same characters.

    Laws: never fails on any text; lone surrogates are written as escapes.

    >>> import laodocs
    >>> to_json(laodocs.read("ສະບາຍດີ"))[:32]
    '{"schema":"laodocs.document/1","'
    """
    builtins = to_builtins(source)
    try:
        data = msgspec.json.encode(builtins)
        text = (data if indent is None else msgspec.json.format(data, indent=indent)).decode("utf-8")
    except UnicodeEncodeError:  # lone surrogates: JSON can escape what UTF-8 cannot hold
        separators = (",", ":") if indent is None else (",", ": ")
        text = json.dumps(builtins, ensure_ascii=False, indent=indent, separators=separators)
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if indent is None else _PAIR.sub(r"[\1, \2]", text)


#: A span on four lines; no string of JSON holds a bare line end, so this only ever meets structure.
_PAIR = re.compile(r"\[\n\s*([0-9]+),\n\s*([0-9]+)\n\s*\]")


def to_builtins(source: Document | TypedDocument) -> dict[str, Any]:
    """The same as dictionaries, lists, strings and numbers."""
    document = source if isinstance(source, Document) else source.document
    out: dict[str, Any] = {"schema": SCHEMA, "source": plain(document.source, document)}
    if not isinstance(source, Document):
        guess = source.guess
        out |= {"kind": source.kind, "kind_confidence": guess.confidence, "kind_runner_up": guess.runner_up}
    out["text"] = document.text
    out["blocks"] = plain(document.blocks, document)
    out["outline"] = plain(document.outline, document)
    out["mentions"] = plain(document.mentions, document)
    if not isinstance(source, Document):
        out["record"] = plain(source, document)
    out["issues"] = plain(document.issues, document)
    return out
