"""Documents that no rule was fitted to, with the facts that were written before the program was run on them.

What still differs is listed, line by line, in `open.txt` beside the document, and must keep differing: whoever mends
it takes it off the list.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from laodocs import parse
from laodocs.writers.json import to_builtins
from tests.product.facts import faults

UNSEEN = sorted((Path(__file__).parents[2] / "fixtures" / "unseen").glob("*/gold.json"))


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.parent.name)
def test_an_unseen_document_says_what_a_person_read(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    typed = parse(next(path.parent.glob("source.*")))
    known = path.with_name("open.txt")
    expected = known.read_text("utf-8").splitlines() if known.exists() else []
    assert faults(gold, to_builtins(typed)) == expected
