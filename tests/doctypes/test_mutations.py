"""Law: whatever happens to a document's lines, parsing gives a document whose JSON holds to the schema.

`make fuzz` runs this ten times with the profile `long`: 100,000 documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laodocs.doctypes import KINDS, parse
from laodocs.document import read
from laodocs.writers.json import to_json
from laodocs.writers.schema import document_types

FIXTURES = Path(__file__).parents[2] / "fixtures"
#: Short ones first: a failure shrinks towards them.
SOURCES = sorted(
    (
        path.read_text("utf-8")
        for path in sorted(FIXTURES.glob("*/*/source.*"))
        if path.suffix != ".html" and path.stat().st_size < 30_000
    ),
    key=len,
)
TYPES = dict(zip(KINDS, document_types(), strict=False))

Lines = list[str]

#: What can happen to the line at `i`; `extra` is a damaging string.
MUTATIONS: dict[str, Callable[[Lines, int, str], Lines]] = {
    "drop": lambda lines, i, extra: lines[:i] + lines[i + 1 :],
    "double": lambda lines, i, extra: lines[: i + 1] + lines[i:],
    "join": lambda lines, i, extra: [*lines[:i], "".join(lines[i : i + 2]), *lines[i + 2 :]],
    "split": lambda lines, i, extra: [*lines[:i], lines[i][: len(lines[i]) // 2], extra, *lines[i + 1 :]],
    "damage": lambda lines, i, extra: [*lines[:i], lines[i][::2] + extra + lines[i][1::2], *lines[i + 1 :]],
    "insert": lambda lines, i, extra: [*lines[:i], extra, *lines[i:]],
    "reverse": lambda lines, i, extra: [*lines[:i], *reversed(lines[i : i + 6]), *lines[i + 6 :]],
}
DAMAGE = st.text(alphabet="ກາ່້ໍຳ1.,)(:/-•\t **#|<>\ud800\u200b໑IVX", max_size=8)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = draw(st.sampled_from(SOURCES)).split("\n")
    steps = st.tuples(st.sampled_from(sorted(MUTATIONS)), st.integers(0, 10**6), DAMAGE)
    for name, place, extra in draw(st.lists(steps, min_size=1, max_size=8)):
        if lines:
            lines = MUTATIONS[name](lines, place % len(lines), extra)
    return "\n".join(lines)


def spans(value: Any, key: str = "span") -> Iterator[list[int]]:
    """Every span of a JSON value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and inner is not None:
                yield inner
            else:
                yield from spans(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner, key)


@given(mutated())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mutation_parses_to_valid_json(text: str) -> None:
    record = parse(read(text, format="text"))
    written = to_json(record)
    data = json.loads(written)
    for start, end in spans(data):
        assert 0 <= start <= end <= len(record.document.text)
    for start, end in spans(data, "source_span"):
        assert 0 <= start <= end <= len(text)
    if "\ud800" not in text:
        msgspec.json.decode(written, type=TYPES[record.kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_every_document_and_comes_back_from_json(kind: Any) -> None:
    for text in SOURCES:
        record = parse(read(text, format="text"), kind=kind)
        assert record.kind == kind
        written = to_json(record)
        typed = msgspec.json.decode(written, type=TYPES[kind])
        assert json.loads(msgspec.json.encode(typed)) == json.loads(written)
