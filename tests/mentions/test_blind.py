"""The rows of `fixtures/extraction/blind.tsv`, written before the program was run on them, in every family at once."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from laodocs.mentions import (
    find_addresses,
    find_contacts,
    find_dates,
    find_mentions,
    find_ordinals,
    find_quantities,
    find_references,
    find_times,
)
from laodocs.mentions.quantities import QuantityValue
from laodocs.spans import AnyMention, Mention

Reference = datetime.date | None
ROWS = [
    row.split("\t")
    for row in (Path(__file__).parents[2] / "fixtures/extraction/blind.tsv").read_text("utf-8").split("\n")[1:]
    if row
]
NAMES = {
    "document-number": "docnumber",
    "citation": "reference",
    "cross-reference": "reference",
    "range": "number_range",
}
QUANTITIES = ("money", "percent", "quantity", "duration", "fraction", "ratio", "number", "number_range")
CONTACTS = ("phone", "fax", "email", "url", "po-box")


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def amount(kind: str, value: QuantityValue) -> str:
    """The number and its unit as the rows write them."""
    if value.dimensions:
        return "x".join(map(plain, value.dimensions)) + f" {value.unit}"
    if value.duration or value.fraction or value.ratio:
        return str(value.duration or value.fraction or value.ratio)
    ends = [value.value] if value.value is not None else [value.low, value.high]
    number = "..".join(plain(end) for end in ends if end is not None)
    return {"money": f"{value.unit} {number}", "quantity": f"{number} {value.unit}"}.get(kind, number)


def quantity(mention: Mention[QuantityValue]) -> str:
    value = mention.value
    text = amount(mention.kind, value) + (f"/{value.per}" if value.per else "")
    return text + (f" ({value.comparator})" if value.comparator and not value.fraction else "")


def name(mention: AnyMention) -> str:
    return NAMES.get(mention.kind, mention.kind)


def written(mention: AnyMention) -> str:
    """Any value as the rows write it."""
    value: Any = mention.value
    if name(mention) in QUANTITIES:
        return quantity(mention)
    readers: dict[str, Callable[[], str]] = {
        "date": lambda: str(value.edtf),
        "time": lambda: value.iso,
        "reference": lambda: ";".join(value.targets),
    }
    return readers.get(name(mention), lambda: str(value.value))()


def lunar(text: str, reference: Reference) -> list[str]:
    return [json.dumps(asdict(m.value.lunar), separators=(",", ":")) for m in find_dates(text) if m.value.lunar]


def everything(text: str, reference: Reference) -> list[str]:
    found = find_mentions(text, reference=reference)
    return [f"{name(m)}={written(m)}" for m in found if m.kind != "instrument"]


def typed(text: str, reference: Reference) -> list[str]:
    """What a text without dates, quantities and contacts must not have; numbers of documents and orders it may."""
    return [f"{m.kind} {m.text}" for m in find_mentions(text) if m.kind not in ("ordinal", "document-number")]


FINDERS: dict[str, Callable[[str, Reference], list[str]]] = {
    "date": lambda text, day: [written(m) for m in find_dates(text, reference=day)],
    "time": lambda text, _: [written(m) for m in find_times(text)],
    "lunar_date": lunar,
    "ordinal": lambda text, _: [written(m) for m in find_ordinals(text)],
    "docnumber": lambda text, _: [written(m) for m in find_references(text) if m.kind == "document-number"],
    "reference": lambda text, _: [written(m) for m in find_references(text) if m.value.targets],
    "all": everything,
    "none": typed,
    "no-date": lambda text, day: [m.text for m in (*find_dates(text, reference=day), *find_times(text))],
    "no-quantity": lambda text, _: [m.text for m in find_quantities(text)],
    "no-address": lambda text, _: [m.text for m in find_addresses(text)],
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]}: {row[0]}")
def test_row(row: list[str]) -> None:
    text, kind, expected = row[0].replace("\\n", "\n"), row[1], row[2]
    reference = datetime.date.fromisoformat(row[3]) if row[3] else None
    if kind == "address":
        (address,) = find_addresses(text)
        parts = json.loads(expected)
        assert {key: getattr(address.value, key) for key in parts} == parts
    elif kind in QUANTITIES:
        quantities = find_quantities(text)
        assert ";".join(map(quantity, quantities)) == expected
        assert {name(m) for m in quantities} == {kind}
    elif kind in CONTACTS:
        contacts = find_contacts(text)
        assert ";".join(m.value.value for m in contacts) == expected
        assert {m.kind for m in contacts} == {kind}
    else:
        assert ";".join(FINDERS[kind](text, reference)) == expected
