"""Legal texts: laws, decrees, orders, ministers' decisions, instructions, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from laodocs.doctypes.bases import Basis, find_bases
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import publisher_of, title_of
from laodocs.doctypes.passages import Passage, read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.doctypes.signatures import Signatory, find_signatories, signed_person
from laodocs.document import Document
from laodocs.outline import Section
from laodocs.spans import Found, Span

__all__ = ["ArticleFlag", "LegalText", "Recipient", "parse_legal"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of the distribution list: who gets it, and how many copies."""

    recipient: Found[str]
    copies: Found[int] | None = None


@dataclass(frozen=True, slots=True)
class ArticleFlag:
    """An article marked as new, amended or repealed: the section's id and the printed flag."""

    section: str
    flag: Found[str]


@dataclass(frozen=True, slots=True)
class LegalText:
    """A legal text as data.

    Args:
        document, guess: what was read, and how the kind was decided.
        motto: the state's motto as printed.
        issuer: the office at the head.
        number: such as `09/ສພຊ`.
        place, date: of the head; `date` is EDTF.
        title: instrument and subject as one line.
        bases: the `ອີງຕາມ` instruments.
        enacting: the words that enact: `ລັດຖະມົນຕີ … ອອກຂໍ້ຕົກລົງ:`.
        flags: articles marked `(ໃໝ່)`, `(ປັບປຸງ)`, `(ຍົກເລີກ)`.
        distribution: the lines below `ບ່ອນສົ່ງ`.
        signatories: who signed.
        people: everyone named in the text, and who signed.
    """

    kind: ClassVar[Kind] = "legal"
    document: Document
    guess: KindGuess
    motto: Found[str] | None = None
    issuer: Found[str] | None = None
    number: Found[str] | None = None
    place: Found[str] | None = None
    date: Found[str] | None = None
    title: Found[str] | None = None
    bases: tuple[Basis, ...] = ()
    enacting: Found[str] | None = None
    flags: tuple[ArticleFlag, ...] = ()
    distribution: tuple[Recipient, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    people: tuple[Person, ...] = ()


#: The motto is spelled with ວັດທະນາຖາວອນ and ວັດທະນະຖາວອນ, on one line or two.
_MOTTO = re.compile(
    r"(?:ສາທາລະນະລັດ\s*ປະຊາທິປະໄຕ\s*ປະຊາຊົນ\s*ລາວ\s*)?ສັນຕິພາບ\s*ເອກະລາດ\s*ປະຊາທິປະໄຕ\s*ເອກະພາບ\s*(?:ແລະ\s*)?ວັດທະນ[າະ]\s*ຖາວອນ"
)
_NUMBER = re.compile(
    r"(?:ສະບັບ)?\s*ເລກທີ\s*:?\s*(?P<number>[\d໐-໙.…_]*\s*/\s*[\u0e81-\u0edfA-Z]+(?:\.?[/.][\u0e81-\u0edfA-Z\d]+)*)"
)
_PLACE_DATE = re.compile(
    r"(?:^|(?<=\s))(?:ທີ່|ຢູ່)?\s?(?P<place>(?!ລົງ)(?:ນະຄອນຫຼວງ|ແຂວງ|ເມືອງ|ນະຄອນ)?\s?[^\s,;:/\d]{3,40})[ ]?,?[ ]?"
    r"(?:ລົງ)?[ ]?ວັນທີ\s*:?\s*[\d.…]"
)
_ENACTING = re.compile(
    r"(?:^|\n)(?P<words>(?![-•*\s]*(?:ອີງຕາມ|ອີງໃສ່))[^\n]{0,120}?(?:(?<!ຂໍ້)ຕົກລົງ|ອອກ\s?(?:ຂໍ້ຕົກລົງ|ຄຳສັ່ງ|ດຳລັດ|ແຈ້ງການ|ຄຳແນະນຳ|ລະບຽບການ|ຂໍ້ກຳນົດ|ລັດຖະດຳລັດ|ມະຕິ|ປະກາດ)|(?:ຂໍ)?ແຈ້ງ(?:ການ)?ມາຍັງ|ອອກແຈ້ງການ"
    r"|ມີມະຕິ|ປະກາດໃຊ້)[^\n]{0,60}?:?)\s*(?=\n|$)"
)
_FOOT_LINES = 24
_FLAG = re.compile(r"\(\s*(?P<flag>ໃໝ່|ປັບປຸງ|ຍົກເລີກ|ແກ້ໄຂ)\s*\)")
_DISTRIBUTION = re.compile(r"(?:^|\n)\s*(?:ບ່ອນ(?:ນຳ)?ສົ່ງ|(?:ສຳເນົາ)?ສົ່ງເຖິງ|ສຳເນົາ(?:ສົ່ງ|ເຖິງ)|ແຈກຢາຍ(?:ເຖິງ)?)\s*:?\s*")
_COPIES = re.compile(
    r"[\s:.…_-]*(?:(?:ບ່ອນ|ແຫ່ງ|ທ່ານ|ພາກສ່ວນ|ຝ່າຍ|ກົມ|ແຂວງ|(?<=\s)[\u0e81-\u0ecd]{2,10}(?<!ແ)(?<!ທຸ)(?<!ວາ))ລະ\s*)?(?P<copies>\d+)\s*(?:ສະບັບ|ຊຸດ|ໃບ)\s*[;.]?\s*$"
)

#: What a web page prints below a document, and what is no recipient of it.
_PAGE_FOOT = re.compile(r"https?://|www\.|©|copyright|all rights reserved", re.IGNORECASE)


def parse_legal(document: Document, guess: KindGuess) -> LegalText:
    """Read a legal text.

    Args:
        document: what `read` gave.
        guess: how its kind was decided.
    """
    body = read_blocks(document)
    title = title_of(document)
    head = _head(document, body)
    place, date = _place_and_date(document, head)
    if date is None:
        place, date = _place_and_date(document, _foot(body))
    signatories = find_signatories(document)
    return LegalText(
        document,
        guess,
        motto=body.group(_MOTTO.search(body.text)),
        issuer=publisher_of(document),
        number=head.group(_NUMBER.search(head.text), "number"),
        place=place,
        date=date,
        title=title,
        bases=find_bases(document, body),
        enacting=_enacting(document, body),
        flags=tuple(_flags(document)),
        distribution=_distribution(body),
        signatories=signatories,
        people=unique_people([*find_people(body), *map(signed_person, signatories)]),
    )


def _head(document: Document, body: Passage) -> Passage:
    """What stands before the first basis or the first section: motto, issuer, number, place, date."""
    stop = document.outline[0].span.start if document.outline else len(document.text)
    basis = re.search(r"(?:^|\n)[-•*\s]*(?:ອີງຕາມ|ອີງໃສ່)", body.text)
    end = basis.start() if basis and basis.start() else len(body.text)
    kept = next((i for i, position in enumerate(body.at) if position >= stop), len(body.text))
    return body[: min(end, kept, 1500)]


def _enacting(document: Document, body: Passage) -> Found[str] | None:
    """The words that enact, which stand above the first article: `… ອອກລັດຖະດຳລັດປະກາດໃຊ້` in the last one is no such."""
    stop = next((s.span.start for s in _sections(document.outline) if s.kind == "article"), len(document.text))
    found = _ENACTING.search(body.text)
    return body.group(found, "words", confidence=0.8) if found and body.at[found.start("words")] < stop else None


def _foot(body: Passage) -> Passage:
    """The last line that says where and when, for texts that say so above the signature."""
    lines = (line for line in reversed(body.lines()[-_FOOT_LINES:]) if _PLACE_DATE.match(line.text))
    return next(lines, body[:0])


def _place_and_date(document: Document, head: Passage) -> tuple[Found[str] | None, Found[str] | None]:
    """`ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 12 ມີນາ 2019` at the head, or in the line of the foot."""
    match = _PLACE_DATE.search(head.text)
    place = head.group(match, "place", confidence=0.9)
    start = head.at[match.start()] if match else (head.at[0] if head else 0)
    end = head.at[-1] if head else 0
    dates = [d for d in document.mentions.dates if start <= d.span.start <= end and d.value.calendar_day]
    date = Found(str(dates[0].value.calendar_day), dates[0].span, dates[0].confidence) if dates else None
    return place, date


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.children)


def _flags(document: Document) -> Iterator[ArticleFlag]:
    for section in _sections(document.outline):
        heading = document.text[section.span.start : section.span.start + 80].split("\n")[0]
        match = _FLAG.search(heading)
        if match:
            start = section.span.start + match.start("flag")
            yield ArticleFlag(section.id, Found(match["flag"], Span(start, start + len(match["flag"]))))


def _distribution(body: Passage) -> tuple[Recipient, ...]:
    """The lines below `ບ່ອນສົ່ງ:`, each a recipient and perhaps a number of copies."""
    openings = list(_DISTRIBUTION.finditer(body.text))
    if not openings:
        return ()
    opened = openings[-1]
    recipients = []
    for line in body[opened.end() :].lines()[:40]:
        copies = _COPIES.search(line.text)
        name = line.found(0, copies.start() if copies else len(line.text))
        if name is None or len(name.value) > 120 or _PAGE_FOOT.search(line.text):
            break
        count = Found(int(copies["copies"]), line.span(*copies.span("copies"))) if copies else None
        recipients.append(Recipient(name, count))
    return tuple(recipients)
