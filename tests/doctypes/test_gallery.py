"""The gallery: what a person reads in documents of office style, and what laodocs finds in them.

Each fact is a test of its own. A fact that is not found yet is listed in `known-failures.json` and must keep failing
(a strict xfail): whoever mends it takes it off the list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from laodocs.doctypes import TypedDocument, parse
from laodocs.normalize import match_key
from laodocs.outline import Section

GALLERY = Path(__file__).parents[2] / "fixtures" / "gallery"
KNOWN_FAILURES = set(json.loads(Path(__file__).with_name("known-failures.json").read_text("utf-8")))


@cache
def parsed(name: str) -> TypedDocument:
    return parse(next((GALLERY / name).glob("source.*")))


def value(found: Any) -> Any:
    return getattr(found, "value", found)


def keys(found: Any) -> list[str]:
    return [match_key(str(value(f)), loose=True) for f in found]


def paths(sections: tuple[Section, ...]) -> Iterator[list[str]]:
    """Paths of numbered nodes, in reading order."""
    for section in sections:
        if section.kind != "heading":
            yield list(section.path)
        yield from paths(section.children)


def numbered_prefix(found: list[list[str]], wanted: list[list[str]]) -> list[list[str]]:
    """The found paths as far as facts were written: deeper list items than any fact has are left out."""
    depth = max((len(path) for path in wanted), default=0)
    return [path for path in found if len(path) <= depth]


RECORD: dict[str, Callable[[Any, Any], tuple[Any, Any]]] = {
    "parties": lambda r, w: (keys(p.name for p in r.parties), keys(w)),
    "countries": lambda r, w: ([value(p.country) for p in r.parties], w),
    "signatories": lambda r, w: (keys(s.name for s in r.signatories), keys(w)),
    "bases": lambda r, w: ([value(b.date) for b in r.bases if b.date], w),
    "copies": lambda r, w: ([[value(c.language), value(c.count), value(c.per_party)] for c in r.copies], w),
    "recipients": lambda r, w: (keys(d.recipient for d in r.distribution), keys(w)),
    "flags": lambda r, w: (keys(f.flag for f in r.flags), keys(w)),
    "contents": lambda r, w: (len(r.contents), w),
    "members": lambda r, w: ([keys(c.members) for m in r.member_lists for c in m.categories], [keys(x) for x in w]),
    "event_date": lambda r, w: ([value(d) for d in r.events[0].dates], [w]),
    "event_place": lambda r, w: (keys([r.events[0].place]), keys([w])),
    "chairs": lambda r, w: (keys(p.name for p in r.events[0].chairs), keys(w)),
}


def compare(record: TypedDocument, fact: str, wanted: Any) -> tuple[Any, Any]:
    """What was found and what was wanted, in comparable form."""
    document = record.document
    if fact == "kind":
        return record.kind, wanted
    if fact == "title":
        return keys([record.title]), keys([wanted])
    if fact == "paths":
        return numbered_prefix(list(paths(document.outline)), wanted), wanted
    if fact == "dates":
        return [d.value.edtf for d in document.mentions.dates], wanted
    if fact == "contacts":
        return sorted([c.kind, str(c.value.value)] for c in document.mentions.contacts), sorted(wanted)
    if fact == "money":
        found = [str(q.value.value) for q in document.mentions.quantities if q.kind == "money"]
        return [money for money in found if money in wanted], wanted
    field = fact.removeprefix("record.")
    if field in RECORD:
        return RECORD[field](record, wanted)
    found = value(getattr(record, field))
    return (keys([found]), keys([wanted])) if isinstance(wanted, str) else (found, wanted)


def facts() -> Iterator[Any]:
    for folder in sorted(p for p in GALLERY.iterdir() if p.is_dir()):
        stored = json.loads((folder / "facts.json").read_text("utf-8"))
        record = {f"record.{name}": wanted for name, wanted in stored.pop("record").items()}
        for fact, wanted in (stored | record).items():
            name = f"{folder.name}:{fact}"
            marks = [pytest.mark.xfail(strict=True, reason="known failure")] if name in KNOWN_FAILURES else []
            yield pytest.param(folder.name, fact, wanted, id=name, marks=marks)


@pytest.mark.parametrize(("name", "fact", "wanted"), list(facts()))
def test_fact(name: str, fact: str, wanted: Any) -> None:
    found, expected = compare(parsed(name), fact, wanted)
    assert found == expected
