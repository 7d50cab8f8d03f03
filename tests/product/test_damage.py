"""Damaged documents: lines dropped, doubled, joined, cut, mixed up. Never an exception, always valid JSON."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from laodocs import parse, to_json, to_markdown
from laodocs.doctypes import KINDS, Kind
from laodocs.writers.schema import document_types

SOURCES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/*/source.txt"))
TEXTS = [text for path in SOURCES if len(text := path.read_text("utf-8")) < 11_000]
FILES = {kind.__name__: kind for kind in document_types()}
SIGNS = st.sampled_from(["\t", "|", "##", "**", "່", "ໍ", "\u200b", "<ul>", "1.", "II.", "ມາດຕາ ", "(", "໑", "\x0c"])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """One of the documents after a few accidents."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = draw(st.integers(0, len(line)))
        accident = draw(st.sampled_from(["drop", "double", "join", "cut", "sign", "move"]))
        if accident == "drop":
            lines[at : at + 1] = [""]
        elif accident == "double":
            lines.insert(at, line)
        elif accident == "join":
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        elif accident == "cut":
            lines[at : at + 1] = [line[:cut], line[cut:]]
        elif accident == "sign":
            lines[at] = line[:cut] + draw(SIGNS) + line[cut:]
        else:
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
    return "\n".join(lines)


@given(damaged(), st.sampled_from(KINDS))
def test_a_damaged_document_is_still_a_document(text: str, kind: Kind) -> None:
    decided = parse(io.StringIO(text))
    for typed in (decided, parse(decided.document, kind=kind)):
        file = msgspec.json.decode(to_json(typed), type=FILES[f"{type(typed).__name__}File"])
        assert file.text == decided.document.text
        assert to_markdown(typed).endswith("\n")
