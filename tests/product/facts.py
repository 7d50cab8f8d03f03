"""The facts that a person wrote down about a document, compared with what laodocs says of it.

A fact is met or missed; what was found and is no fact is spurious. Places are those of the source as read. Facts that
a person may or may not list (`optional`) are neither missed nor, when found, spurious.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

__all__ = ["faults"]

#: The kinds that each document type may be read as.
KINDS = {"booklet": {"profile"}, "notice": {"legal"}}
SECTIONS = {"part", "chapter", "section", "article", "clause", "annex", "unnumbered-heading"}
#: How far, in characters, a place may be off: a label with or without its converter's counter or its bullet.
NEAR, AT_TITLE, AT_ITEM, BESIDE_ITEM = 6, 3, 4, 8
ENOUGH_MEMBERS, ENOUGH_ADDRESS = 0.94, 0.6

Facts = dict[str, Any]


def faults(gold: Facts, found: Facts) -> list[str]:
    """What is missed and what is spurious, a line each.

    Args:
        gold: the facts.
        found: the document as JSON builtins, as `laodocs convert` writes it.
    """
    return [*_mentions(gold, found), *_outline(gold, found), *_items(gold, found), *_record(gold, found)]


def _mentions(gold: Facts, found: Facts) -> Iterator[str]:
    said = found["mentions"]
    loose = [dict(g, optional=True) for g in gold.get("dates", []) if _timeless(g)]
    dates = [g for g in gold.get("dates", []) if not _timeless(g)] + loose
    quantities = [*gold.get("quantities", []), *loose]
    quantities += [dict(q, optional=True) for q in gold.get("quantities_spelled", [])]
    contacts = gold.get("contacts", [])
    reached = [c for c in contacts if c["kind"] != "address"]
    places = [c for c in contacts if c["kind"] == "address"]
    yield from _compare("date", dates, said["dates"], lambda g, p: p["edtf"] == g.get("iso"))
    yield from _compare("contact", reached, said["contacts"], _same_contact)
    yield from _compare("address", places, said["addresses"], _same_address)
    yield from _compare("quantity", quantities, said["quantities"], _same_quantity)


def _timeless(date: Facts) -> bool:
    return not date.get("iso") or date.get("kind") in {"relative", "duration"}


def _compare(
    name: str, gold: Sequence[Facts], found: Sequence[Facts], same: Callable[[Facts, Facts], bool]
) -> Iterator[str]:
    """One fact to one finding that overlaps it and means the same."""
    free = list(found)
    for fact in gold:
        hit = next((p for p in free if _overlap(_core(fact), p["source_span"]) > 0 and same(fact, p)), None)
        if hit is not None:
            free.remove(hit)
        elif not _is_optional(fact):
            yield f"missed {name}: {fact['text']}"
    for one in free:
        if not any(_is_optional(g) and _overlap(_core(g), one["source_span"]) > 0 for g in gold):
            yield f"spurious {name}: {one['text']}"


def _is_optional(fact: Facts) -> bool:
    return any(fact.get(word) for word in ("optional", "ambiguous", "identifier"))


def _core(fact: Facts) -> tuple[int, int]:
    start = int(fact.get("core_start") or fact["start"])
    return start, start + len(fact.get("core") or fact["text"])


def _overlap(one: Sequence[int], two: Sequence[int]) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])


def _same_contact(gold: Facts, found: Facts) -> bool:
    wanted, value = (re.sub(r"^https?://|/$", "", str(c["value"] or "").casefold()) for c in (gold, found))
    return bool(gold["kind"] == found["kind"] and wanted == value)


def _same_address(gold: Facts, found: Facts) -> bool:
    return _overlap(_core(gold), found["source_span"]) >= ENOUGH_ADDRESS * len(gold["text"])


def _same_quantity(gold: Facts, found: Facts) -> bool:
    wanted = gold.get("value")
    if gold.get("fraction"):
        return str(found.get("fraction") or found.get("value")) in {gold["fraction"], str(wanted)}
    if isinstance(wanted, list):
        return [_number(w) for w in wanted] == [_number(found.get("low")), _number(found.get("high"))]
    return _number(wanted) is not None and _number(wanted) == _number(found.get("value"))


def _number(said: Any) -> Decimal | None:
    try:
        return Decimal(str(said))
    except InvalidOperation:
        return None


def _flat(sections: Sequence[Facts]) -> Iterator[Facts]:
    for section in sections:
        yield section
        yield from _flat(section["children"])


def _outline(gold: Facts, found: Facts) -> Iterator[str]:
    free = list(_flat(found["outline"]))
    sections = [s for s in gold.get("sections", []) if s["kind"] in SECTIONS]
    for fact in sections:
        hit = next((n for n in free if _near(fact, n) and _same_path(fact, n)), None)
        if hit is not None:
            free.remove(hit)
        elif not _is_optional(fact):
            yield f"missed section: {'.'.join(fact['path'])} {fact['text']}"
    beside = [*gold.get("list_items", []), *gold.get("lead_ins", []), *(s for s in sections if _is_optional(s))]
    for node in free:
        start = node["source_span"][0]
        if not any(abs(start - fact["start"]) <= BESIDE_ITEM for fact in beside):
            yield f"spurious section: {'.'.join(node['path'])} {node['label']} {node['title']}"


def _near(fact: Facts, node: Facts) -> bool:
    start, label, title = node["source_span"][0], fact["start"], fact.get("title_start", fact["start"])
    return bool(abs(start - label) <= NEAR or abs(start - title) <= AT_TITLE)


def _same_path(fact: Facts, node: Facts) -> bool:
    return fact["kind"] == "unnumbered-heading" or [str(part) for part in fact["path"]] == list(node["path"])


def _items(gold: Facts, found: Facts) -> Iterator[str]:
    starts = [b["source_span"][0] for b in found["blocks"] if b["type"] == "list_item"]
    starts += [node["source_span"][0] for node in _flat(found["outline"])]
    for item in gold.get("list_items", []):
        line = item.get("line_start", item["start"])
        met = any(abs(s - item["start"]) <= AT_ITEM or abs(s - line) <= BESIDE_ITEM // 4 for s in starts)
        if not (met or item.get("in_table") or _is_optional(item)):
            yield f"missed list item: {item['text']}"


def fold(said: Any) -> str:
    """A name without what spelling varies: composition, order of marks, blanks, punctuation, case."""
    text = unicodedata.normalize("NFKC", str("" if said is None else said)).replace("ຼ", "ລ").casefold()
    text = "".join(c for c in text if unicodedata.category(c)[0] in "LMN")
    return re.sub("[\u0eb0-\u0ebc\u0ec8-\u0ecd]+", lambda m: "".join(sorted(m[0])), text)


def plain(field: Any) -> Any:
    """A field's value; lists and objects with the values of their fields."""
    if isinstance(field, list):
        return [plain(item) for item in field]
    if isinstance(field, dict):
        return (
            field["value"] if "value" in field and "source_span" in field else {k: plain(v) for k, v in field.items()}
        )
    return field


def _record(gold: Facts, found: Facts) -> Iterator[str]:
    record = plain(found["record"])
    if found["kind"] not in KINDS.get(gold["doc_type"], {gold["doc_type"]}):
        yield f"kind: {found['kind']}, not {gold['doc_type']}"
    yield from _head(gold, record)
    yield from _people(gold, record)
    yield from _agreement(gold.get("agreement") or {}, record)
    yield from _event((gold.get("news") or gold.get("report") or {}).get("event"), record)
    yield from _members(gold, record)
    if gold.get("toc") and len(record.get("contents") or []) != len(gold["toc"]):
        yield f"contents: {len(record.get('contents') or [])} entries, not {len(gold['toc'])}"
    for name, wanted in (gold.get("record") or {}).items():
        if not _agrees(wanted, record.get(name)):
            yield f"record.{name}: {record.get(name)}, not {wanted}"


def _head(gold: Facts, record: Facts) -> Iterator[str]:
    title, head = gold.get("title"), gold.get("source_header") or {}
    wanted: dict[str, Any] = {"title": title["text"] if title else None} if "title" in gold else {}
    wanted |= {"published": head["published"]["iso"]} if head.get("published") else {}
    wanted |= {"publisher": head["publisher"]["text"]} if head.get("publisher") else {}
    wanted |= {"byline": head["byline"]["author"]["text"]} if head.get("byline") else {}
    for name, said in wanted.items():
        if fold(record.get(name)) != fold(said):
            yield f"{name}: {record.get(name)}, not {said}"


def _people(gold: Facts, record: Facts) -> Iterator[str]:
    field = "signatories" if gold.get("agreement") else "people"
    yield from _names(field, gold.get("people", []), record)


def _names(field: str, people: Sequence[Facts], record: Facts) -> Iterator[str]:
    found = {fold(one.get("name")) for one in record.get(field) or []}
    for person in people:
        if fold(person["text"]) not in found and not str(person.get("role", "")).startswith("author"):
            yield f"missed {field}: {person['text']}"


def _agreement(gold: Facts, record: Facts) -> Iterator[str]:
    yield from _names("parties", [p["name"] for p in gold.get("parties", [])], record)
    yield from _names("signatories", [s["name"] for s in gold.get("signatories", []) if s.get("name")], record)
    signing = gold.get("signing") or {}
    wanted = {
        "term": (gold.get("term") or {}).get("iso"),
        "date": signing.get("date"),
        "place": (signing.get("place") or {}).get("text"),
        "legally_binding": (gold.get("legally_binding") or {}).get("value"),
        "entry_into_force": (gold.get("entry_into_force") or {}).get("iso"),
    }
    for name, said in wanted.items():
        if said is not None and fold(record.get(name)) != fold(said):
            yield f"{name}: {record.get(name)}, not {said}"
    for basis in gold.get("basis_documents", []):
        if basis.get("date") not in {b["date"] for b in record.get("bases") or []}:
            yield f"missed basis: {basis.get('date')}"
    for copy in gold.get("languages_copies", []):
        if not _agrees(
            [{"language": copy["language"], "count": copy["copies"], "per_party": copy["per_party"]}],
            record.get("copies"),
        ):
            yield f"missed copies: {copy['language']}"
    for contact in gold.get("coordination_contacts", []):
        cards = [str(card).casefold() for card in record.get("contacts") or []]
        if not any(contact["email"].casefold() in card and contact["phone"] in card for card in cards):
            yield f"missed card: {contact['email']}"


def _event(gold: Facts | None, record: Facts) -> Iterator[str]:
    if not gold:
        return
    events = record.get("events") or []
    if not any(gold["date"] in (event.get("dates") or []) for event in events):
        yield f"missed event date: {gold['date']}"
    place = (gold.get("place") or {}).get("text")
    if place and fold(place) not in {fold(event.get("place")) for event in events}:
        yield f"missed event place: {place}"
    chairs = {fold(chair.get("name")) for event in events for chair in event.get("chairs") or []}
    for chair in gold.get("chairs", []):
        if fold(chair["text"]) not in chairs:
            yield f"missed chair: {chair['text']}"


def _members(gold: Facts, record: Facts) -> Iterator[str]:
    lists = [c["members"] for m in record.get("member_lists") or [] for c in m["categories"]]
    found = [{fold(member) for member in members} for members in lists]
    for table in gold.get("member_tables", []):
        for category in table["categories"]:
            wanted = {fold(m.get("clean") or m["text"]) for m in category["members"]} - {fold("ແລະ ອື່ນໆ")}
            best = max((len(wanted & got) / max(len(wanted), len(got)) for got in found if got), default=0.0)
            if best < ENOUGH_MEMBERS:
                yield f"members: {table.get('group')}/{category['category']}"


def _agrees(wanted: Any, found: Any) -> bool:
    """Whether what was found says all that is wanted: lists may hold more, objects may have more fields."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(_agrees(said, found.get(name)) for name, said in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and all(any(_agrees(one, other) for other in found) for one in wanted)
    if _number(wanted) is not None and _number(found) is not None:
        return _number(wanted) == _number(found)
    return fold(wanted) == fold(found)
