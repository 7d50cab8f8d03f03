"""Whole documents in Lao office style against their reviewed outlines (`fixtures/structure/*.tsv`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.structure.reading import read_outline, walk

FOLDER = Path(__file__).parents[2] / "fixtures" / "structure"


def found_rows(source: str) -> list[str]:
    text, outline = read_outline(source)
    rows = [
        f"{node.kind}\t{'/'.join(node.path)}\t{node.label or ''}\t{(node.title or '') if node.kind != 'clause' else ''}"
        for node in walk(outline.sections)
    ]
    return rows + [f"issue\t{issue.code}\t{text[slice(*issue.span or ())]}\t" for issue in outline.issues]


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_outline_is_as_reviewed(name: str) -> None:
    expected = (FOLDER / f"{name}.tsv").read_text("utf-8").split("\n")[:-1]
    assert found_rows((FOLDER / f"{name}.txt").read_text("utf-8")) == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in (FOLDER / "known-failures").glob("*.txt")))
@pytest.mark.xfail(strict=True, reason="not solved yet; see fixtures/structure/README.md")
def test_known_failure(name: str) -> None:
    expected = (FOLDER / "known-failures" / f"{name}.tsv").read_text("utf-8").split("\n")[:-1]
    assert found_rows((FOLDER / "known-failures" / f"{name}.txt").read_text("utf-8")) == expected


# What says nothing about structure must change nothing.
VARIANTS = {
    "blank lines doubled": lambda source: source.replace("\n", "\n\n"),
    "lines end in CRLF": lambda source: source.replace("\n", "\r\n"),
    "lines end in blanks": lambda source: source.replace("\n", " \n"),
    "no indent": lambda source: re.sub(r"(?m)^ +", "", source),
    "all indented": lambda source: re.sub(r"(?m)^", "   ", source),
    "form feeds": lambda source: "\n".join(
        line + "\f" * (at % 15 == 14) for at, line in enumerate(source.split("\n"), start=1)
    ),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_numbers_do_not_depend_on_layout(name: str, variant: str) -> None:
    source = (FOLDER / f"{name}.txt").read_text("utf-8")
    paths = [
        [node.path for node in walk(read_outline(text)[1].sections) if node.kind != "heading"]
        for text in (source, VARIANTS[variant](source))
    ]
    assert paths[0] == paths[1]
