"""Reads the annotated corpora and their fixed split. Every corpus comes out as (id, tokens) in normal form.

Nothing here is about the model: `prepare.py` writes what the trainer reads, `benchmarks/segment.py` scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from laodocs.normalize import explain

HELD_OUT = Path(__file__).with_name("heldout.txt")

OWN_TEXT = Path(__file__).parents[1] / "fixtures" / "segmentation"

Sentence = tuple[str, list[str]]

GIVEN = ("news", "government")
"""The parts of the fine annotation whose text comes from elsewhere."""
OWN = ("office", "prose")
"""The parts whose text is ours: they stand in the project."""
FINE = GIVEN + OWN


def fine(folder: Path, parts: Iterable[str] = FINE) -> Iterator[Sentence]:
    """Our own annotation: id, tab, tokens with bars between."""
    for name in parts:
        path = (OWN_TEXT if name in OWN else folder / "fine") / f"{name}.tsv"
        for line in path.read_text("utf-8").split("\n"):
            if line:
                number, tokens = line.split("\t", 1)
                yield number, normal_tokens(tokens.split("|"))


def held_out() -> frozenset[str]:
    """The ids of the tenth of the fine annotation that no reported model was trained on."""
    return frozenset(HELD_OUT.read_text("utf-8").split())


def yunshan(folder: Path, part: str) -> Iterator[Sentence]:
    """The Yunshan Cup data, `yunshan/<part>.txt`: a word and its tag on a line, an empty line after each sentence."""
    tokens: list[str] = []
    number = 0
    for line in [*(folder / "yunshan" / f"{part}.txt").read_text("utf-8-sig").split("\n"), ""]:
        if line.strip():
            tokens += filter(None, [line.rsplit(" ", 1)[0].replace("|", "/").replace("\t", " ")])
        elif tokens:
            number += 1
            yield f"{part}-{number}", normal_tokens(tokens)
            tokens = []


def normal_tokens(tokens: Iterable[str]) -> list[str]:
    """The tokens of the normalised text; a border that normalisation closes (ກໍ|າ, ຫ|ນ້າ) is dropped."""
    tokens = [token for token in tokens if token]
    result = explain("".join(tokens))
    inside = {at for _, _, start, end in result.offsets.segments for at in range(start + 1, end)}
    ends: list[int] = []
    position = 0
    for token in tokens:
        position += len(token)
        end = result.offsets.to_target((0, position)).end
        if end not in inside and end > (ends[-1] if ends else 0):
            ends.append(end)
    return [result.text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
