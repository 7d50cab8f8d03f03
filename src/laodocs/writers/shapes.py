"""How a Python value looks in JSON: one set of rules, told twice side by side, once for values and once for types.

`plain` turns a value into what JSON can hold; `shape` turns its type annotation into the msgspec type from which the
schema comes. The tests decode every output with the shapes, so the two cannot drift apart. The rules:

- a dataclass is an object, its fields in order; where it has a `span`, a `source_span` follows;
- a mention is one flat object: what all mentions have, then the fields of its value;
- blocks and the values of mentions leave out a field that holds its default; elsewhere each field is there, or null;
- a span is a pair of code points, a date its ISO form; a `Decimal` is a string in plain notation, so that no digit is
  lost, but a number where it is a field of a record.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, ForwardRef, Union, get_args, get_origin, get_type_hints

import msgspec

from laodocs.blocks import Block
from laodocs.spans import Found, Mention, Span

if TYPE_CHECKING:
    from laodocs.document import Document

__all__ = ["Confidence", "plain", "shape"]

#: Fields that are not written. `document` and `guess` of a typed document stand beside its record.
HIDDEN = frozenset({"document", "guess"})


# --- values ---------------------------------------------------------------------------------------------------------


def plain(value: Any, document: Document) -> Any:
    """What JSON can hold of a value.

    Args:
        value: anything that a document or a record holds.
        document: knows the way back to the source.
    """
    write = _WRITERS.get(type(value))
    return write(value, document) if write else _object(value, document, sparse=type(value) is Block)


def _object(value: Any, document: Document, *, sparse: bool) -> dict[str, Any]:
    """A dataclass; `sparse` leaves out what holds its default."""
    out: dict[str, Any] = {}
    for field in _written(type(value)):
        item = getattr(value, field.name)
        if sparse and _has_default(field) and item == field.default:
            continue
        out[field.name] = plain(item, document)
        if field.name == "span" and not hasattr(value, "source_span"):
            out["source_span"] = None if item is None else list(document.source_span(item))
    return out


def _mention(value: Mention[Any], document: Document) -> dict[str, Any]:
    common = {name: plain(getattr(value, name), document) for name in _COMMON}
    return {**common, **_object(value.value, document, sparse=True)}


def _found(value: Found[Any], document: Document) -> dict[str, Any]:
    out = _object(value, document, sparse=False)
    if isinstance(value.value, Decimal):
        out["value"] = int(value.value) if value.value == value.value.to_integral_value() else float(value.value)
    return out


def _same(value: Any, document: Document) -> Any:
    return value


_WRITERS: dict[type, Callable[[Any, Document], Any]] = {
    type(None): _same,
    str: _same,
    bool: _same,
    int: _same,
    float: _same,
    Span: lambda value, _: [value.start, value.end],
    tuple: lambda value, document: [plain(item, document) for item in value],
    Decimal: lambda value, _: format(value, "f"),
    datetime.date: lambda value, _: value.isoformat(),
    datetime.datetime: lambda value, _: value.isoformat(),
    datetime.time: lambda value, _: value.isoformat(),
    Mention: _mention,
    Found: _found,
}


def _written(cls: type) -> list[dataclasses.Field[Any]]:
    """The fields of a dataclass that are written."""
    return [f for f in dataclasses.fields(cls) if f.name not in HIDDEN and not (cls is Block and f.name == "lines")]


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING


# --- types ----------------------------------------------------------------------------------------------------------

Pair = Annotated[
    list[Annotated[int, msgspec.Meta(ge=0)]],
    msgspec.Meta(min_length=2, max_length=2, description="code points, half-open"),
]
PlainNumber = Annotated[str, msgspec.Meta(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="a number in plain notation")]
IsoDate = Annotated[str, msgspec.Meta(pattern=r"^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}")]
Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]

_SHAPES: dict[Any, Any] = {
    Span: Pair,
    tuple[int, int]: Pair,
    Decimal: PlainNumber,
    datetime.date: IsoDate,
    datetime.datetime: IsoDate,
}
_COMMON: dict[str, Any] = {
    "kind": str,
    "text": str,
    "span": Pair,
    "source_span": Pair,
    "confidence": Confidence,
    "flags": list[str],
}


def shape(annotation: Any) -> Any:
    """The msgspec type of what `plain` makes of a value with this annotation.

    >>> shape(tuple[str, ...])
    list[str]
    """
    if annotation in _SHAPES:
        return _SHAPES[annotation]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType}:
        return Union[tuple(map(shape, args))]  # noqa: UP007 -- made at run time
    if origin is tuple:
        return list[shape(args[0])] if args[-1] is ... else list[Any]  # type: ignore[misc]
    if origin is Found:
        return _found_shape(args[0])
    if origin is Mention:
        return _mention_shape(args[0])
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return _struct(annotation)
    return annotation


@cache
def _struct(cls: type) -> Any:
    """The struct of a dataclass; a field of its own type is a reference by name, which msgspec finds in this module."""
    return _define(cls.__name__, _field_shapes(cls, sparse=cls is Block))


@cache
def _found_shape(inner: Any) -> Any:
    value = int | float if inner is Decimal else shape(inner)
    name = "Number" if inner is Decimal else getattr(inner, "__name__", "Value").title()
    places: dict[str, Any] = {"span": Pair | None, "source_span": Pair | None, "confidence": Confidence}
    return _define(f"Found{name}", {"value": value, **places})


@cache
def _mention_shape(value: Any) -> Any:
    if value is Any:
        return dict[str, Any]
    return _define(f"{value.__name__.removesuffix('Value')}Mention", {**_COMMON, **_field_shapes(value, sparse=True)})


def _field_shapes(cls: type, *, sparse: bool) -> dict[str, Any]:
    hints = get_type_hints(cls)
    out: dict[str, Any] = {}
    for field in _written(cls):
        hint = hints[field.name]
        own = get_origin(hint) is tuple and get_args(hint)[0] is cls
        kind: Any = list[ForwardRef(f"_{cls.__name__}")] if own else shape(hint)  # type: ignore[misc]
        if sparse and _has_default(field):
            kind = _without_none(kind) if field.default is None else kind
            kind |= msgspec.UnsetType
        out[field.name] = kind
        if field.name == "span" and "source_span" not in hints:
            out["source_span"] = kind
    return out


def _define(name: str, fields: dict[str, Any]) -> Any:
    """A struct that accepts these fields and no others."""
    optional = {field for field, kind in fields.items() if msgspec.UnsetType in get_args(kind)}
    rows = [(field, kind, msgspec.UNSET) if field in optional else (field, kind) for field, kind in fields.items()]
    made = msgspec.defstruct(name, rows, kw_only=True, forbid_unknown_fields=True, module=__name__)
    globals()[f"_{name}"] = made  # where msgspec looks for a struct that refers to itself
    return made


def _without_none(kind: Any) -> Any:
    """What remains of a type when null is written by leaving the field out."""
    rest = tuple(arg for arg in get_args(kind) if arg is not type(None))
    return Union[rest] if rest else kind  # noqa: UP007
