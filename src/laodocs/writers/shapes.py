"""How a Python value looks in JSON: one set of rules, told twice side by side, once for values and once for types.

`plain` turns a value into what JSON can hold; `shape` turns its type annotation into the msgspec type from which the
schema comes. The tests decode every output with the shapes, so the two cannot drift apart. The rules:

- a dataclass is an object, its fields in order; where it has a `span`, a `source_span` follows;
- a mention is one flat object: what all mentions have, then the fields of its value;
- blocks and values of mentions leave a field out that holds its default; elsewhere each field is there, null or not;
- a `Decimal` is a string in plain notation, a date its ISO form, a span a pair of code points.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from laodocs.blocks import Block
from laodocs.spans import Found, Mention, Span

if TYPE_CHECKING:
    from laodocs.document import Document

__all__ = ["plain", "record_fields", "shape", "struct"]

#: Fields that are not written: of a block, its lines; of a typed document, what stands beside the record.
HIDDEN: Mapping[str, frozenset[str]] = {"Block": frozenset({"lines"}), "record": frozenset({"document", "guess"})}

PairOfOffsets = Annotated[
    list[Annotated[int, msgspec.Meta(ge=0)]],
    msgspec.Meta(min_length=2, max_length=2, description="code points, half-open"),
]
PlainNumber = Annotated[str, msgspec.Meta(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="a number in plain notation")]
IsoDate = Annotated[str, msgspec.Meta(pattern=r"^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}")]
Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]


def record_fields(cls: type) -> list[dataclasses.Field[Any]]:
    """The fields of a typed document that make its record."""
    return [f for f in dataclasses.fields(cls) if f.name not in HIDDEN["record"]]


# --- values ---------------------------------------------------------------------------------------------------------


def plain(value: Any, document: Document) -> Any:
    """What JSON can hold of a value.

    Args:
        value: anything that a document or a record holds.
        document: gives the way back to the source.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple | list):
        return [plain(item, document) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Mention):
        common = _object(value, document, hide={"value"})
        return {**common, **_object(value.value, document, sparse=True)}
    return _object(value, document, hide=HIDDEN.get(type(value).__name__, frozenset()), sparse=type(value) is Block)


def _object(value: Any, document: Document, *, hide: Any = frozenset(), sparse: bool = False) -> dict[str, Any]:
    """A dataclass as an object; `sparse` leaves out what holds its default."""
    out: dict[str, Any] = {}
    fields = dataclasses.fields(value)
    names = {f.name for f in fields}
    for f in fields:
        item = getattr(value, f.name)
        if f.name in hide or (sparse and f.default is not dataclasses.MISSING and item == f.default):
            continue
        out[f.name] = plain(item, document)
        if f.name == "span" and "source_span" not in names:
            out["source_span"] = None if item is None else list(document.source_span(item))
    return out


# --- types ----------------------------------------------------------------------------------------------------------

_SIMPLE: dict[Any, Any] = {
    Span: PairOfOffsets,
    tuple[int, int]: PairOfOffsets,
    Decimal: PlainNumber,
    datetime.date: IsoDate,
    datetime.datetime: IsoDate,
    datetime.time: str,
}


def shape(annotation: Any) -> Any:
    """The msgspec type of what `plain` makes of a value with this annotation.

    >>> shape(tuple[str, ...])
    list[str]
    """
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape(args[0])
    if origin in {Union, UnionType}:
        return Union[tuple(shape(arg) for arg in args)]  # noqa: UP007 -- built at run time
    if origin is tuple:
        inner = [shape(arg) for arg in args if arg is not ...]
        return list[inner[0]] if args[-1] is ... else list[Union[tuple(inner)]]  # type: ignore[valid-type] # noqa: UP007
    if origin is Found:
        return _found(args[0])
    if origin is Mention:
        return _mention(args[0])
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        return struct(annotation)
    return annotation


@cache
def struct(cls: type) -> type[msgspec.Struct]:
    """The struct of a dataclass."""
    hide = HIDDEN.get(cls.__name__, frozenset())
    return _define(cls.__name__, _fields(cls, hide=hide, sparse=cls is Block))


@cache
def _found(inner: Any) -> type[msgspec.Struct]:
    name = "Found" + "".join(c for c in str(getattr(inner, "__name__", inner)).title() if c.isalnum())
    value = shape(inner)
    return _define(
        name,
        [
            ("value", value),
            ("span", PairOfOffsets | None),
            ("source_span", PairOfOffsets | None),
            ("confidence", Confidence),
        ],
    )


@cache
def _mention(value: Any) -> type[msgspec.Struct]:
    common = [
        ("kind", str),
        ("text", str),
        ("span", PairOfOffsets),
        ("source_span", PairOfOffsets),
        ("confidence", Confidence),
        ("flags", list[str]),
    ]
    return _define(value.__name__.removesuffix("Value") + "Mention", [*common, *_fields(value, sparse=True)])


def _fields(cls: type, *, hide: Any = frozenset(), sparse: bool = False) -> list[tuple[Any, ...]]:
    hints = get_type_hints(cls)
    fields = dataclasses.fields(cls)
    names = {f.name for f in fields}
    out: list[tuple[Any, ...]] = []
    for f in fields:
        if f.name in hide:
            continue
        kind = shape(hints[f.name])
        if sparse and f.default is not dataclasses.MISSING:
            out.append((f.name, kind | msgspec.UnsetType, msgspec.UNSET))
        else:
            out.append((f.name, kind))
        if f.name == "span" and "source_span" not in names:
            out.append(("source_span", kind))
    return out


def _define(name: str, fields: list[tuple[Any, ...]], **options: Any) -> type[msgspec.Struct]:
    return msgspec.defstruct(name, fields, kw_only=True, forbid_unknown_fields=True, **options)
