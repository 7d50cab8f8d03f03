"""What laodocs finds in the five documents, in short: `make goldens` writes it beside each as `expected.json`.

A golden is read before it is committed: every difference is a decision.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from laodocs import parse
from laodocs.doctypes import TypedDocument
from laodocs.outline import Section
from laodocs.writers.json import to_builtins

DOCUMENTS = sorted((Path(__file__).parents[2] / "fixtures" / "documents").glob("*/source.txt"))
#: What a mention means, by the field that says it best.
MEANING = ("edtf", "fraction", "value", "low", "iso", "country", "title", "number")
LONGEST = 100


def digest(typed: TypedDocument) -> dict[str, Any]:
    """The facts of a document without their places and confidences."""
    builtins = to_builtins(typed)
    return {
        "kind": builtins["kind"],
        "record": values(builtins["record"]),
        "outline": list(lines(typed.document.outline)),
        "blocks": dict(sorted(Counter(block.type for block in typed.document.blocks).items())),
        "mentions": {family: [meaning(m) for m in found] for family, found in builtins["mentions"].items() if found},
        "issues": [issue.code for issue in typed.document.issues],
    }


def values(field: Any) -> Any:
    """The values of a record."""
    if isinstance(field, list):
        return [values(item) for item in field]
    if isinstance(field, str):
        return field if len(field) <= LONGEST else field[: LONGEST - 1] + "…"
    if not isinstance(field, dict):
        return field
    if "value" in field and "text" not in field:
        return values(field["value"])
    if "text" in field:
        return meaning(field)
    return {name: values(item) for name, item in field.items() if not name.endswith("span")}


def meaning(mention: dict[str, Any]) -> str:
    """A mention in one line: its words and what they mean."""
    found = next((mention[name] for name in MEANING if mention.get(name) is not None), "?")
    unit = f" {mention['unit']}" if mention.get("unit") else ""
    words = " ".join(mention["text"].split())
    return f"{mention['kind']}: {values(words)} = {values(found)}{unit}"


def lines(sections: Sequence[Section], depth: int = 0) -> Iterator[str]:
    """The outline, a line a section."""
    for section in sections:
        yield f"{'  ' * depth}{section.id} {section.label or '-'} {section.title or ''}".rstrip()
        yield from lines(section.children, depth + 1)


def written(path: Path) -> str:
    """The golden of a document."""
    return json.dumps(digest(parse(path)), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.with_name("expected.json").write_text(written(document), "utf-8")
