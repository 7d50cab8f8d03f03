"""Real text: nothing changes on a second pass, and the grammar covers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from laodocs import normalize

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
MARKS = "\u0ebc?\u0eba?[\u0eb1\u0eb4-\u0eb9\u0ebb\u0ecd]?[\u0ec8-\u0ecb]?[\u0ecc\u0ece]?"
CLUSTER = re.compile(
    f"[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf]{MARKS}(?:\u0eb3|\u0eb2\u0eb0?|\u0eb0|\u0ebd)?|[\u0eaf\u0ec6\u0ed0-\u0ed9]"
)
LAO = re.compile("[\u0e80-\u0eff]")


def corpora() -> Iterator[tuple[str, str]]:
    """Each corpus with its name."""
    for path in sorted(DOCUMENTS.glob("*/source.txt")):
        yield path.parent.name, path.read_text("utf-8")
    laonlp = pytest.importorskip("laonlp")
    for path in sorted(Path(laonlp.__file__).parent.rglob("*.txt")):
        yield f"laonlp {path.name}", path.read_text("utf-8")


@pytest.mark.parametrize("profile", ["conservative", "default", "repair", "idna", "key", "loose"])
def test_a_second_pass_changes_nothing(profile: str) -> None:
    for name, text in corpora():
        once = normalize(text, profile)  # type: ignore[arg-type]
        assert normalize(once, profile) is once, name  # type: ignore[arg-type]


def test_the_grammar_covers_lao_after_the_default_profile() -> None:
    lao = left = 0
    for _, text in corpora():
        result = normalize(text)
        lao += len(LAO.findall(result))
        left += len(LAO.findall(CLUSTER.sub("", result)))
    assert lao > 100_000
    assert left / lao <= 0.001
