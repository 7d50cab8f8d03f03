"""What a contract charges: fines for breaches, interest on a loan; and what is pledged for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from laodocs.doctypes.clauses import Clause, clauses, number_of, period_of, unit_of
from laodocs.doctypes.party import Party, party_of
from laodocs.doctypes.passages import Passage, read_blocks
from laodocs.document import Document
from laodocs.outline import Section
from laodocs.spans import AnyMention, Found, Span

__all__ = ["Interest", "Penalty", "find_interest", "find_penalties", "find_security"]


@dataclass(frozen=True, slots=True)
class Penalty:
    """A fine.

    Args:
        cause: the words for the breach.
        party: the name of the party that pays it.
        rate: the number; `unit` is `%` or an ISO 4217 code.
        per: ISO 8601, the period that it is charged for again and again: `P1D`.
        base: what a percentage is taken of, as printed.
        cap, cap_unit: what it may not exceed.
    """

    cause: Found[str] | None
    party: Found[str] | None
    rate: Found[Decimal]
    unit: Found[str]
    per: Found[str] | None = None
    base: Found[str] | None = None
    cap: Found[Decimal] | None = None
    cap_unit: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest: percent, and the period that it is charged for (ISO 8601)."""

    rate: Found[Decimal]
    per: Found[str] | None = None


_FINE = re.compile(r"ປັບ(?:ໃໝ|ໄໝ)|ຄ່າປັບ|ເບ້ຍປັບ|ຄ່າຊັກຊ້າ")
_INTEREST = re.compile(r"ດອກເບ້ຍ|ດອກເບັ້ຍ")
_CAP = re.compile(r"(?:ບໍ່(?:ໃຫ້)?\s?(?:ເກີນ|ກາຍ)|ສູງສຸດ(?:ບໍ່ເກີນ)?)[^\d]{0,30}$")
_IF = re.compile(r"ຖ້າ|ຫາກ|ກໍລະນີ|ຊັກຊ້າ|ຊ້າກວ່າ")
_BEFORE_CAP = 60  # code points in which a limit says that it is one
_BASE = re.compile(
    r"\s?(?:ຂອງ|ຈາກ|ຄິດໄລ່ຈາກ)\s?(?P<base>(?:(?!\s(?:ແຕ່|ແລະ|ລວມ|ບໍ່)|ຕໍ່\s?(?:ວັນ|ມື້|ເດືອນ|ອາທິດ|ປີ)|ສຳລັບ)[^,;.()\n\d]){2,60})"
)
_CAUSE = re.compile(
    r"(?:ຖ້າ(?:ຫາກ)?(?:ວ່າ)?|ຫາກ|(?:ໃນ)?ກໍລະນີ(?:ທີ່)?)\s?(?P<cause>[^\n]{4,200}?)"
    r"(?=[,\s]*(?:ຝ່າຍ\s?\S{1,4}|ຜູ້\S{2,14})?\s?(?:ກໍ່?)?\s?(?:ຈະ|ຕ້ອງ|ຍອມ|ຖືກ|ໃຫ້ປັບ|ໃຫ້ຖືກ|ມີສິດ|ຫັກ|ເສຍ|ປັບ|ວັນລະ|ຄ່າປັບ))"
)
_SIDE = re.compile(r"ຝ່າຍ\s*[\"“'‘]?\s*(?:[ກຂຄ](?![\u0e81-\u0edf])|ທີ\s*\d)|ຜູ້[\u0e81-\u0edf]{2,14}")
_ENTITLED = "ມີສິດ"  # behind the side that is paid
_PLEDGED = re.compile(
    r"(?:(?:ໄດ້)?ເອົາ|ມອບ|ນຳ(?:ເອົາ)?)\s?(?P<what>[^;:\n]{3,160}?)\s?(?:ມາ|ໄປ|ໄວ້|ໃຫ້\S{0,20}|ເພື່ອ)\s?(?:ເປັນ|ວາງ)?\s?(?:ຫຼັກຊັບ)?\s?"
    r"(?:ຄ້ຳປະກັນ|ຈຳນຳ|ຈຳນອງ|ປະກັນ)"
    r"|(?:ຫຼັກຊັບ|ຊັບ(?:ສິນ)?)(?:ທີ່)?\s?(?:ຄ້ຳປະກັນ|ຈຳນຳ|ຈຳນອງ)?\s?(?:ມີ|ແມ່ນ|ປະກອບມີ|:)\s?:?\s?(?P<named>[^;\n]{3,160})"
)
_BELOW = re.compile(r"ດັ່ງ(?:ລຸ່ມ|ຕໍ່ໄປ)?ນີ້|ລຸ່ມນີ້|^\s*$")


def find_penalties(document: Document, body: Passage, parties: tuple[Party, ...]) -> tuple[Penalty, ...]:
    """The fines, in order: sentences that speak of one and hold a percentage or a sum.

    Args:
        document: for its sums.
        body: the running text.
        parties: of the contract.
    """
    return tuple(_penalties(document, body, parties))


def _penalties(document: Document, body: Passage, parties: tuple[Party, ...]) -> Iterator[Penalty]:
    about = list(_about_fines(document.outline))
    for clause in clauses(document, body):
        if not clause.sums:
            continue
        text = clause.words.text
        fine = _FINE.search(text)
        if fine is None and not (_IF.search(text) and _within(clause.words.at[0], about)):
            continue
        caps, rates = _caps(clause)
        behind = [m for m in rates if fine and clause.place(m) >= fine.start()]
        rate = next(iter(behind or rates), None)
        if rate is None:
            continue
        cap = caps[0] if caps else None
        yield _penalty(clause, rate, cap, parties)


def _about_fines(sections: tuple[Section, ...]) -> Iterator[Span]:
    """The outermost sections whose titles speak of fines, in order."""
    for section in sections:
        if section.title and _FINE.search(section.title):
            yield section.span
        else:
            yield from _about_fines(section.children)


def _within(at: int, spans: list[Span]) -> bool:
    before = bisect_right(spans, at, key=lambda span: span.start)
    return before > 0 and at < spans[before - 1].end


def _caps(clause: Clause) -> tuple[list[AnyMention], list[AnyMention]]:
    """The sums that limit others (`ບໍ່ເກີນ 10%`), and the others."""
    caps: list[AnyMention] = []
    rates: list[AnyMention] = []
    for mention in clause.sums:
        place = clause.place(mention)
        (caps if _CAP.search(clause.words.text, max(0, place - _BEFORE_CAP), place) else rates).append(mention)
    return caps, rates


def _penalty(clause: Clause, rate: AnyMention, cap: AnyMention | None, parties: tuple[Party, ...]) -> Penalty:
    words, at, end = clause.words, clause.place(rate), clause.end(rate)
    stop = clause.place(cap) if cap and clause.place(cap) > end else len(words.text)
    base = _BASE.search(words.text, end, min(stop, end + 90)) if rate.kind == "percent" else None
    cause = _CAUSE.search(words.text[: max(at, 1)] + " ຕ້ອງ")
    named = [m for m in _SIDE.finditer(words.text, 0, at) if party_of(m[0], parties)]
    sides = [m for m in named if _ENTITLED not in words.text[m.start() : m.end() + 8]]
    payer = party_of(sides[-1][0], parties) if sides else None
    return Penalty(
        words.found(cause.start("cause"), min(cause.end("cause"), at), confidence=0.8) if cause else None,
        Found(payer.name.value, words.span(*sides[-1].span()), 0.8) if payer else None,
        number_of(rate),
        unit_of(rate),
        period_of(clause, rate, stop),
        words.group(base, "base", confidence=0.9),
        number_of(cap) if cap else None,
        unit_of(cap) if cap else None,
    )


def find_interest(document: Document, body: Passage) -> Interest | None:
    """The first percentage behind the word for interest."""
    for clause in clauses(document, body):
        cue = _INTEREST.search(clause.words.text)
        rate = clause.first("percent", cue.end()) if cue and not _FINE.search(clause.words.text) else None
        if rate:
            return Interest(number_of(rate), period_of(clause, rate))
    return None


def find_security(document: Document) -> tuple[Found[str], ...]:
    """What is pledged: the words in the sentence, or the items of the list below it."""
    for at, block in enumerate(document.blocks):
        passage = read_blocks(document, [block])
        match = _PLEDGED.search(passage.text)
        if match is None:
            continue
        group = "what" if match["what"] is not None else "named"
        if not _BELOW.search(match[group]):
            found = passage.group(match, group, confidence=0.8)
            return (found,) if found else ()
        items = []
        for below in document.blocks[at + 1 :]:
            item = read_blocks(document, [below])
            if below.type != "list_item" or _series(below.label) == _series(block.label):
                break
            found = item.found(0, len(item.text), confidence=0.8) if item else None
            items += [found] if found else []
        return tuple(items)
    return ()


def _series(label: str | None) -> str:
    """A label without its number: `ຂໍ້ .` for `ຂໍ້ ໒.`."""
    return re.sub(r"\d+", "", label or "")
