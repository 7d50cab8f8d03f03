"""JSON of documents: by the schema, the same at every run, and every span leads back to the words it names."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from laodocs import parse, read, to_json
from laodocs.doctypes import TypedDocument
from laodocs.spans import Found, Span
from laodocs.writers.schema import FILE, document_types, json_schema
from laodocs.writers.shapes import plain

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for path in (ROOT / "fixtures").glob("*/*/source.*"))
each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)


@cache
def parsed(path: Path) -> TypedDocument:
    return parse(path)


@cache
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / "schema" / FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_committed_schema_is_that_of_the_types() -> None:
    committed = (ROOT / "schema" / FILE).read_text("utf-8")
    assert committed == json_schema(), "the types have changed: run `make schema` and read its diff"


@each_source
def test_a_document_is_valid_and_goes_through_objects_unchanged(path: Path) -> None:
    written = to_json(parsed(path))
    validator().validate(json.loads(written))
    kinds = {kind.__name__: kind for kind in document_types()}
    file = msgspec.json.decode(written, type=kinds[f"{type(parsed(path)).__name__}File"])
    assert msgspec.json.encode(file).decode() == written


@pytest.mark.parametrize(
    "wrong",
    [{"schema": "laodocs.document/2"}, {"surprise": 1}, {"text": None}, {"kind": "poem"}, {"kind_confidence": 2}],
    ids=str,
)
def test_the_schema_refuses_what_is_none(wrong: dict[str, Any]) -> None:
    good = json.loads(to_json(parsed(SOURCES[0])))
    assert validator().is_valid(good)
    assert not validator().is_valid({**good, **wrong})


def test_a_document_without_a_kind_is_valid_too() -> None:
    builtins = json.loads(to_json(read(SOURCES[0])))
    validator().validate(builtins)
    assert not {"kind", "kind_confidence", "kind_runner_up", "record"} & set(builtins)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects inside, with a span."""
    if isinstance(value, dict):
        if value.get("span") is not None:
            yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else []:
        yield from objects(item)


@each_source
def test_spans_lead_to_the_words_and_back_to_the_source(path: Path) -> None:
    document = parsed(path).document
    builtins = json.loads(to_json(parsed(path)))
    mentions = [m for family in builtins["mentions"].values() for m in family]
    assert all(document.text[slice(*m["span"])] == m["text"] for m in mentions)
    found = list(objects(builtins))
    assert len(found) > len(mentions)
    for item in found:
        start, end = item["span"]
        back, ahead = item["source_span"]
        assert 0 <= start <= end <= len(document.text)
        assert [back, ahead] == list(document.source_span((start, end)))


def test_the_same_input_gives_the_same_characters() -> None:
    for indent in (None, 2):
        first, second = (to_json(parse(SOURCES[0]), indent=indent) for _ in range(2))
        assert first == second
    assert json.loads(to_json(parsed(SOURCES[0]), indent=2)) == json.loads(to_json(parsed(SOURCES[0])))


def test_a_span_stands_on_one_line() -> None:
    text = to_json(read(io.StringIO("ວັນທີ 3 ເມສາ 2024")), indent=2)
    assert '"span": [0, 17]' in text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1E+9"), "1000000000"),
        (Decimal("0.10"), "0.10"),
        (date(2024, 4, 3), "2024-04-03"),
        (Span(2, 5), [2, 5]),
        (("a", None), ["a", None]),
        (Found(Decimal("2E+9")), {"value": 2000000000, "span": None, "source_span": None, "confidence": 1.0}),
        (Found(Decimal("84.51")), {"value": 84.51, "span": None, "source_span": None, "confidence": 1.0}),
    ],
    ids=repr,
)
def test_values_have_one_form(value: Any, written: Any) -> None:
    assert plain(value, read(io.StringIO("ສະບາຍດີ"))) == written
