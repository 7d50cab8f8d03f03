"""The five documents give what was read and agreed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.product.goldens import DOCUMENTS, written


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_a_document_gives_what_was_agreed(path: Path) -> None:
    agreed = path.with_name("expected.json").read_text("utf-8")
    assert written(path) == agreed, "run `make goldens` and read `git diff fixtures/documents`"


def test_the_documents_are_as_they_were_handed_over() -> None:
    sums = (DOCUMENTS[0].parents[1] / "SHA256SUMS").read_text("utf-8")
    named = dict(reversed(line.split("  ")) for line in sums.splitlines())
    assert named == {
        f"{path.parent.name}/source.txt": hashlib.sha256(path.read_bytes()).hexdigest() for path in DOCUMENTS
    }
