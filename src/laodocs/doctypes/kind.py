"""What kind of document it is: weighed evidence, with a confidence and a runner-up.

The evidence is a table: for each kind, what its title, its opening and its body say. No single word decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from laodocs.doctypes.masthead import title_of
from laodocs.doctypes.passages import read_blocks
from laodocs.document import Document

__all__ = ["KINDS", "Kind", "KindGuess", "guess_kind"]

Kind = Literal["agreement", "report", "news", "profile", "legal", "minutes", "generic"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Place = Literal["title", "head", "body"]


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The decision: the kind, how sure it is (0 to 1), and the next best kind."""

    kind: Kind
    confidence: float
    runner_up: Kind | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row: where `pattern` is found, it speaks for `kind` with `weight` (once, however often it occurs)."""

    kind: Kind
    place: Place
    weight: float
    pattern: str


#: What speaks for what. Titles weigh most; a body phrase is a hint.
EVIDENCE: tuple[Evidence, ...] = (
    Evidence("agreement", "title", 3.0, r"^(?:ບົດ)?(?:ຮ່າງ)?\s*(?:ຂໍ້ຕົກລົງ|ສັນຍາ|ສົນທິສັນຍາ).*(?:ລະຫວ່າງ|ຮ່ວມມື)"),
    Evidence("agreement", "title", 4.0, r"^(?:ໜັງສື)?(?:ຮ່າງ)?\s*ສັນຍາ(?!ບັດ)"),
    Evidence("agreement", "title", 4.0, r"ບົດບັນທຶກ\s*(?:ຄວາມ|ການ)?\s*(?:ເຂົ້າໃຈ|ຮ່ວມມື|ຕົກລົງ)|(?i:memorandum of understanding|\bMOU\b)"),
    Evidence("agreement", "title", 1.0, r"ລະຫວ່າງ"),
    Evidence("agreement", "head", 2.0, r"ຝ່າຍ\s*[\"“']?\s*[ກຂ]\s*[\"”']?(?![\u0e81-\u0edf])"),
    Evidence("agreement", "head", 1.5, r"(?:ຕໍ່ໄປ|ເອີ້ນ)[^\n.;]{0,20}(?:ສອງຝ່າຍ|ຄູ່ສັນຍາ|ຝ່າຍ|ຜູ້)"),
    Evidence("agreement", "body", 2.0, r"ພາສາ\S+\s+[^\n.;]{0,25}ສະບັບ[^\n]{0,80}(?:ເທົ່າ(?:ທຽມ)?ກັນ|ແຕ່ລະຝ່າຍ)"),
    Evidence("agreement", "body", 1.5, r"(?:ແຕ່ລະຝ່າຍ|ຝ່າຍລະ|ຝ່າຍໃດຝ່າຍໜຶ່ງ|ທັງສອງຝ່າຍ|ຄູ່ສັນຍາ)"),
    Evidence("agreement", "body", 1.0, r"(?:ໄດ້ຮັບການລົງນາມ|ໄດ້ພ້ອມກັນ(?:ເຊັນ|ລົງນາມ)|ຜູກມັດ)"),
    Evidence("legal", "title", 4.0, r"^(?:ກົດໝາຍ|ລັດຖະທຳມະນູນ|ດຳລັດ|ລັດຖະດຳລັດ|ລັດຖະບັນຍັດ|ຄຳສັ່ງ|ແຈ້ງການ|ຄຳແນະນຳ|ຂໍ້ກຳນົດ|ລະບຽບການ|ມະຕິ|ປະກາດ|ບົດແນະນຳການຈັດຕັ້ງປະຕິບັດ)"),
    Evidence("legal", "title", 2.0, r"^ຂໍ້ຕົກລົງ(?!.*(?:ຮ່ວມມື|ລະຫວ່າງ))"),
    Evidence("legal", "head", 1.5, r"(?m)^ສັນຕິພາບ\s+ເອກະລາດ\s+ປະຊາທິປະໄຕ\s+ເອກະພາບ"),
    Evidence("legal", "head", 1.5, r"(?m)^.{0,40}ເລກທີ\s*:?\s*[\d໐-໙.…]*\s*/\s*[\u0e81-\u0edf]"),
    Evidence("legal", "head", 2.0, r"(?m)^[-•]?\s*(?:ອີງຕາມ|ອີງໃສ່)"),
    Evidence("legal", "body", 2.0, r"(?m)^(?:.{0,80}\s)?(?:ຕົກລົງ|ອອກ(?:ຂໍ້ຕົກລົງ|ຄຳສັ່ງ|ແຈ້ງການ|ຄຳແນະນຳ|ດຳລັດ)|ແຈ້ງມາຍັງ)[^\n]{0,60}:?\s*$"),
    Evidence("legal", "body", 1.5, r"ບ່ອນສົ່ງ"),
    Evidence("legal", "body", 1.5, r"ມີຜົນ(?:ບັງຄັບໃຊ້|ສັກສິດ|ນຳໃຊ້)[^\n]{0,60}(?:ລົງ(?:ລາຍ)?ເຊັນ|ຈົດໝາຍເຫດ|ເປັນຕົ້ນໄປ)"),
    Evidence("minutes", "title", 5.0, r"ບົດບັນທຶກ\s*(?:ການ|ກອງ|ຜົນ)?\s*(?:ປະຊຸມ|ກອງປະຊຸມ)|^ບົດບັນທຶກ(?!.*(?:ເຂົ້າໃຈ|ຮ່ວມມື))"),
    Evidence("minutes", "body", 2.0, r"(?m)^[-•\s]*(?:ຜູ້(?:ຈົດ)?ບັນທຶກ|ເລຂາກອງປະຊຸມ|ເລຂາບັນທຶກ)"),
    Evidence("minutes", "body", 1.5, r"(?m)^[-•\s]*(?:ຜູ້ເຂົ້າຮ່ວມ|ປະທານກອງປະຊຸມ|ວາລະກອງປະຊຸມ|ວາລະການປະຊຸມ)"),
    Evidence("minutes", "body", 1.0, r"(?:ປິດ|ຈົບ|ອັດ|ສິ້ນສຸດ)(?:ກອງປະຊຸມ|ການປະຊຸມ|ລົງ)?[^\n]{0,30}(?:ເວລາ|ໂມງ)"),
    Evidence("report", "title", 4.0, r"^(?:ບົດ)?(?:ສະຫຼຸບ)?(?:ສັງລວມ)?ລາຍງານ|^ບົດສະຫຼຸບ|^ສະຫຼຸບ(?:ຜົນ|ສັງລວມ|ລາຍງານ)"),
    Evidence("report", "title", 3.0, r"ຜົນ(?:ສຳເລັດ|ງານ)?.*(?:ປະຈຳປີ|ເດືອນຕົ້ນປີ|ໄຕມາດ)|ແຜນການ\s*(?:ປະຈຳ)?ປີ"),
    Evidence("report", "title", 1.0, r"ປະຈຳປີ|\d+\s*ເດືອນ(?:ຕົ້ນ|ທ້າຍ)?ປີ|ປະຈຳເດືອນ"),
    Evidence("report", "body", 1.0, r"(?:ທຽບ(?:ໃສ່)?(?:ແຜນ|ປີ|ໄລຍະ)|ປະຕິບັດໄດ້|ບັນລຸໄດ້|ຄາດໝາຍ)"),
    Evidence("report", "body", 1.0, r"(?:ທິດທາງ|ແຜນ)(?:ການ|ວຽກ)[^\n]{0,60}ປີ"),
    Evidence("news", "head", 2.0, r"(?m)^\s*(?:\([^)\n]{2,12}\)\s*)?(?:ໃນ)?(?:ຕອນ\S{2,8}\s*)?(?:ຂອງ)?ວັນທີ\s*[\d໐-໙]"),
    Evidence("news", "head", 1.5, r"(?:ໄດ້(?:ຈັດ|ເປີດ|ດຳເນີນ)|ໄດ້ມີພິທີ|ຈັດຂຶ້ນ|ໄຂຂຶ້ນ)[^\n]{0,200}(?:ກອງປະຊຸມ|ພິທີ|ງານ|ສຳມະນາ|ຝຶກອົບຮົມ)|ກອງປະຊຸມ[^\n]{0,250}(?:ໄດ້(?:ຈັດ|ເປີດ|ໄຂ))"),
    Evidence("news", "head", 1.5, r"ເປັນປະທານ"),
    Evidence("news", "body", 1.5, r"(?m)^[\s(]*(?:ໂດຍ|ຂ່າວ(?:\s*[-–/]?\s*(?:ພາບ|ຮູບ))?|ພາບ|ຂຽນໂດຍ)\s*:"),
    Evidence("profile", "title", 2.5, r"^(?:ບົດແນະນຳ|ຄູ່ມື|ປຶ້ມ|ແຜ່ນພັບ|ຂໍ້ມູນ|ພາລະບົດບາດ|ປະຫວັດ)(?!ການຈັດຕັ້ງປະຕິບັດ)"),
    Evidence("profile", "body", 1.5, r"(?m)^\s*(?:ສາລະບານ|ສາລະບັນ)\s*$"),
    Evidence("profile", "body", 1.5, r"(?m)^[^\n]{0,120}(?:ພາລະບົດບາດ|ໜ້າທີ່)[^\n]{0,60}:?\s*$"),
    Evidence("profile", "body", 1.0, r"ສະມາຊິກ[^\n]{0,80}ປະກອບມີ"),
)

#: How many characters of the body count as its opening.
_HEAD = 2500


@cache
def _compiled() -> tuple[tuple[Evidence, re.Pattern[str]], ...]:
    return tuple((row, re.compile(row.pattern)) for row in EVIDENCE)


def guess_kind(document: Document) -> KindGuess:
    """Weigh the evidence.

    Args:
        document: what `read` gave.

    Returns:
        The kind with the most evidence; `generic` where hardly any speaks for one. The confidence is the winner's share
        against the runner-up.
    """
    title = title_of(document)
    body = read_blocks(document).text
    places: dict[Place, str] = {"title": title.value if title else "", "head": body[:_HEAD], "body": body}
    scores: dict[Kind, float] = dict.fromkeys(KINDS, 0.0)
    for row, pattern in _compiled():
        if pattern.search(places[row.place]):
            scores[row.kind] += row.weight
    for kind, weight in _structural(document, len(body)):
        scores[kind] += weight
    scores["generic"] = 1.5
    ranked = sorted(KINDS, key=lambda kind: -scores[kind])
    best, second = ranked[0], ranked[1]
    share = scores[best] / (scores[best] + scores[second])
    return KindGuess(best, round(share, 2), second if scores[second] else None)


def _structural(document: Document, length: int) -> list[tuple[Kind, float]]:
    """What the outline and the blocks say: articles, chapters with figures, a table of contents, a short item."""
    kinds = [section.kind for section in document.outline]
    nested = [child.kind for section in document.outline for child in section.children]
    articles = (kinds + nested).count("article")
    top = sum(1 for section in document.outline if section.kind in {"chapter", "section"} and section.children)
    types = [block.type for block in document.blocks]
    figures = len(document.mentions.quantities)
    return [
        ("legal", min(articles, 3) * 0.5),
        ("agreement", min(articles, 2) * 0.5),
        ("report", (1.5 if top >= 2 else 0.0) + (1.0 if figures >= 10 else 0.0)),
        ("profile", 2.5 if types.count("toc_entry") >= 3 else 0.0),
        ("profile", 1.0 if "annex" in kinds else 0.0),
        ("news", 1.0 if not kinds and length < 8000 else 0.0),
    ]
