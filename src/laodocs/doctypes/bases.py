"""The instruments that a document rests on: `ອີງຕາມ …` lines of legal texts, and what an agreement carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from laodocs.doctypes.passages import Passage, bare_pattern
from laodocs.document import Document
from laodocs.spans import Found

__all__ = ["Basis", "find_bases"]


@dataclass(frozen=True, slots=True)
class Basis:
    """One instrument: its title as printed, its number (`12/ສພຊ`) and its date (EDTF)."""

    title: Found[str]
    number: Found[str] | None = None
    date: Found[str] | None = None


#: What opens a basis. A line that starts so is one; `ເພື່ອປະຕິບັດ(ຕາມ)` names one with its date in running text.
_CUE = re.compile(
    r"[-•*\s\d.)]*(?P<cue>ອີງຕາມ|ອີງໃສ່|ອີງຕາມໃສ່|ໂດຍອີງຕາມ|ປະຕິບັດຕາມ|ເພື່ອ(?:ຈັດຕັ້ງ)?ປະຕິບັດ(?:ຕາມ)?|ຕາມ(?=ຂໍ້ຕົກລົງ|ມະຕິ|ກົດໝາຍ|ດຳລັດ))\s*"
)
#: The same inside the opening sentence (`… (ຕໍ່ໄປນີ້ “ສອງຝ່າຍ”) ອີງໃສ່ …`), and the instruments that it may name there.
_INSIDE = re.compile(r"[\s),](?:ໂດຍ\s?)?(?P<cue>ອີງຕາມ|ອີງໃສ່|ປະຕິບັດຕາມ)\s*(?P<named>[^;\n]{1,400})")
_INSTRUMENT = re.compile(r"(?<![\u0e81-\u0edf])(?:ບົດບັນທຶກ|ຂໍ້ຕົກລົງ|(?:ສົນທິ|ອະນຸ)?ສັນຍາ|ຖະແຫຼງການ|ມະຕິ)")
_AGREED = re.compile(r",?\s(?:ໄດ້|ຈຶ່ງ)(?:\s?ໄດ້)?(?:ຕົກລົງ|ເຫັນດີ|ເອກະພາບ|ພ້ອມ)")  # where the sentence comes to its verb
_SURE_CUE = 4  # letters of a cue that is known without its marks
_NUMBER = re.compile(
    r"(?:ສະບັບ)?\s*ເລກທີ\s*:?\s*(?P<number>[\d໐-໙.…]+\s*/\s*[\u0e81-\u0edfA-Z]+(?:[/.][\u0e81-\u0edfA-Z\d]+)*)"
)
_TITLE_END = re.compile(
    r"\s*(?:,?\s*(?:ສະບັບ)?\s*ເລກທີ|,?\s*(?:ສະບັບ)?\s*(?:ລົງ)\s*ວັນທີ|,?\s*(?:ທີ່|ເຊິ່ງ|ຊຶ່ງ)?\s*(?:ໄດ້)?\s*(?:ລົງນາມ|ເຊັນ)|;|\.(?:\s|$)|\s\(|\n|$)"
)


def find_bases(document: Document, body: Passage) -> tuple[Basis, ...]:
    """Every basis, in order.

    Args:
        document: for its dates.
        body: the running text, a block a line.
    """
    bases = []
    first = document.outline[0].span.start if document.outline else len(document.text)
    for line in body.lines():
        found = _named(line)
        basis = _basis(document, found[1]) if found else None
        if found and basis and (found[0].startswith("ອີງ") or basis.date or basis.number):
            bases.append(basis)
        elif not found and line.at[0] < first:
            bases += _inside(document, line)
    return tuple(bases)


def _inside(document: Document, line: Passage) -> Iterator[Basis]:
    """The dated instruments that the opening sentence rests on, where it says first who agrees."""
    opened = _INSIDE.search(line.text)
    if opened is None:
        return
    starts = [m.start() for m in _INSTRUMENT.finditer(line.text, opened.start("named"), opened.end("named"))]
    for start, end in pairwise([*starts, opened.end("named")]):
        done = _AGREED.search(line.text, start, end)
        basis = _basis(document, line[start : done.start() if done else end])
        if basis and basis.date:
            yield basis


def _named(line: Passage) -> tuple[str, Passage] | None:
    """The cue that a line begins with, damaged marks allowed, and what it names."""
    match = _CUE.match(line.text)
    if match:
        return match["cue"], line[match.end() :]
    said = line.bare()
    match = bare_pattern(_CUE).match(said.text)
    if match is None or len(match["cue"]) < _SURE_CUE:
        return None
    return match["cue"], line[line.printed(said, match.end(), match.end())[0] :]


def _basis(document: Document, line: Passage) -> Basis | None:
    if not line.text.strip():
        return None
    stop = _TITLE_END.search(line.text)
    title = line.found(0, stop.start() if stop else len(line.text))
    if title is None:
        return None
    inside = [
        d for d in document.mentions.dates if line.at[0] <= d.span.start <= line.at[-1] and d.value.precision == "day"
    ]
    date = Found(str(inside[0].value.edtf), inside[0].span, inside[0].confidence) if inside else None
    return Basis(title, line.group(_NUMBER.search(line.text), "number"), date)
