"""Law: what a strategy put into a document, the parser gets out again."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

from laodocs.doctypes import parse
from laodocs.document import read
from laodocs.normalize import match_key
from laodocs.outline import Section
from laodocs.strategies.papers import DrawnDocument, documents


def numbered(sections: tuple[Section, ...]) -> list[tuple[str, ...]]:
    return [
        path
        for section in sections
        for path in ([section.path] if section.kind != "heading" else []) + numbered(section.children)
    ]


def value(found: Any) -> Any:
    return found.value if found else None


def plain(record: Any, name: str) -> Any:
    """A field of the record in the form that the strategies use."""
    if name == "parties":
        return tuple(match_key(p.name.value) for p in record.parties)
    if name == "signatories":
        return tuple(match_key(s.name.value) for s in record.signatories)
    if name == "plans":
        return tuple((figure.plan.value, figure.value.value) for figure in record.figures if figure.plan)
    if name == "recipients":
        return tuple(match_key(d.recipient.value) for d in record.distribution)
    if name == "price":
        return (record.price.amount.value, record.price.currency.value) if record.price else None
    if name == "payments":
        return tuple((value(p.number), value(p.share), value(p.amount)) for p in record.payments)
    if name == "penalties":
        return tuple((value(p.rate), value(p.unit), value(p.per), value(p.cap)) for p in record.penalties)
    found = getattr(record, name)
    return found.value if found else None


@given(documents())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_parse_recovers_what_was_drawn(drawn: DrawnDocument) -> None:
    record = parse(read(drawn.text, format="text"))
    assert record.kind == drawn.kind
    assert record.title is not None
    assert match_key(record.title.value) == match_key(drawn.title)
    assert [p for p in numbered(record.document.outline) if len(p) <= 2] == list(drawn.paths)
    assert set(drawn.dates) <= {d.value.edtf for d in record.document.mentions.dates}
    for name, wanted in drawn.record.items():
        named = isinstance(wanted, tuple) and name not in {"price", "payments", "penalties", "plans"}
        expected = tuple(match_key(w) for w in wanted) if named else wanted
        assert plain(record, name) == expected, name
