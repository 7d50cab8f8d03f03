"""Meetings and ceremonies as the news tells them: what, when, where, who chaired, who came, what for, who paid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laodocs.doctypes.passages import Passage
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.document import Document
from laodocs.lexicon import alternation
from laodocs.spans import Found

__all__ = ["Event", "find_chairs", "find_event", "find_place"]


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Args:
        what: the event's name, such as `ກອງປະຊຸມ…`.
        dates: EDTF.
        place: where, as printed.
        chairs: who presided.
        attendees: who came, as printed.
        purpose: what for, as printed.
        sponsor: who paid or supported.
    """

    what: Found[str] | None = None
    dates: tuple[Found[str], ...] = ()
    place: Found[str] | None = None
    chairs: tuple[Person, ...] = ()
    attendees: Found[str] | None = None
    purpose: Found[str] | None = None
    sponsor: Found[str] | None = None


@cache
def _what(verb: str = "ຈັດຕັ້ງ|ຈັດ|ເປີດ|ດຳເນີນ|ໄຂ|ຮຽກ|ໄດ້ມີ|ໄດ້") -> re.Pattern[str]:
    """The verb of holding, and the name of the meeting up to where its place, chair or time begins."""
    return re.compile(
        rf"(?:{verb})\s?(?P<what>(?:{alternation('meeting', table='offices')})[^\n]*?)"
        r"(?=\s?(?:ຂຶ້ນ|ໄດ້(?:ຖືກ)?(?:ໄຂ|ຈັດ|ເປີດ|ດຳເນີນ|ມີຂຶ້ນ)|ຄື\s?:|ໃນ(?:ວັນທີ|ຕອນ|ລະຫວ່າງວັນ)|,(?!\d)|;|\.(?:\s|$)|\n|$)|\s(?:ທີ່|ຢູ່|ໂດຍ|ໃນ(?:ວັນ|ຕອນ|ລະຫວ່າງວັນ)|ພາຍໃຕ້(?:ການ)?(?:ເປັນ)?ປະທານ|ເຊິ່ງ|ຊຶ່ງ|ໃຫ້ກຽດ))"
    )


@cache
def _place() -> re.Pattern[str]:
    """`ທີ່`/`ຢູ່` and a venue, up to a blank that ends the phrase; the name of a ministry may hold an `ແລະ`."""
    word = r"(?:(?!ໃນ(?:ລະຫວ່າງ|ວັນ|ຕອນ|ມື້)|ລະຫວ່າງວັນ|ວັນທີ|ເມື່ອ(?:ວັນ|ບໍ່)|ໂດຍ(?:ການ|ມີ|ໃຫ້)|ພາຍໃຕ້)[^\s,;:()\n])"
    office = rf"(?:ກະຊວງ|ພະແນກ|ກົມ){word}*(?:\sແລະ\s(?!ໄດ້|ມີ|ຢູ່|ທີ່|ໃນ|ຈະ|ເຂົ້າ|ຜ່ານ|ທາງ|ບັນດາ){word}+)?"
    area = r"(?:ແຂວງ|ເມືອງ|ນະຄອນ|ບ້ານ)"
    venue = alternation("venue", table="offices")
    floor = rf"ຊັ້ນ(?:ທີ)?\s?(?:\d{{1,2}}|[IVX]{{1,4}})(?:,?\s(?:ຂອງ)?(?:{venue}){word}*)?"  # ຊັ້ນ 2 ຫ້ອງວ່າການແຂວງ
    return re.compile(
        rf"(?:ຂຶ້ນ\s?)?(?:ຢູ່\s?ທີ່|ທີ່|ຢູ່|(?<=\s)ທີ(?={venue})|ສະຖານທີ່\s?:)\s?"
        rf"(?P<place>(?:{office}|(?:{venue}){word}*?{office}|(?:{venue}){word}*)"
        rf"(?:\s(?!ໄດ້|ໂດຍ|ມີ|ໃນ|ແລະ|ຂອງ){word}{{2,20}}(?=\s{area}))?"
        rf"(?:\s(?:\([^)\n]{{1,40}}\)|{office}|{floor}|(?:{area}|ແຫ່ງຊາດ|ຊັ້ນ|ເລກທີ|[A-Z]){word}*))*)"
    )


#: The words that make someone the chair, before the names (`ໂດຍການເປັນປະທານຂອງທ່ານ …`).
_CHAIR = re.compile(
    r"(?:(?:ການ|ໃຫ້ກຽດ(?:ເຂົ້າຮ່ວມ)?|ເຂົ້າຮ່ວມ|ຮ່ວມ)\s?)*ເປັນ(?:ຜູ້)?\s?(?:ຄະນະ|ອົງ)?ປະທານ(?:ຮ່ວມ|ຊີ້ນຳ)?\s?"
    r"(?:ກອງປະຊຸມ|ໃນພິທີ|ພິທີ)?\s?(?:ຂອງ|ມີ|ໂດຍ|ແມ່ນ|:)?\s?"
    r"(?=(?:ບັນດາ)?(?:ທ່ານ|ສະຫາຍ|ພະນະທ່ານ|ທ້າວ|ນາງ|ອາຈານ|ອຈ|ພົນ|ປອ|ດຣ))"
)

#: The same behind the names (`ໂດຍມີທ່ານ … ເປັນປະທານ`).
_CHAIR_AFTER = re.compile(
    r"(?:ໂດຍມີ|ໂດຍ|ພາຍໃຕ້ການ[^\s]{0,20}ຂອງ|,)\s?(?=(?:ທ່ານ|ສະຫາຍ|ພະນະທ່ານ))[^\n;]{4,200}?(?:ເຂົ້າຮ່ວມ)?ເປັນ(?:ຜູ້)?ປະທານ"
)

#: Where the list of chairs ends: the guests, or the sentence.
_CHAIRS_END = re.compile(
    r",\s?(?:ມີ|ເຂົ້າຮ່ວມ|ຊຶ່ງ|ເຊິ່ງ|ພ້ອມ)|(?:ໂດຍ|ແລະ|ເຊິ່ງ|ຊຶ່ງ)ມີ(?!ທ່ານ)|ເຂົ້າຮ່ວມ|\n"
    r"|(?<=[\u0e81-\u0edf]{4})\.\s"
)

_ATTENDEES = re.compile(
    r"(?:[,;]\s?(?P<a>(?:ພ້ອມ(?:ທັງ|ນັ້ນ)?ມີ|ມີ)[^\n.;]{8,600}?ເຂົ້າຮ່ວມ)(?=[\s,.;]|$))"
    r"|(?:(?:ຜູ້)?ເຂົ້າຮ່ວມ(?:ກອງປະຊຸມ|ພິທີ|ງານ)?(?:ຄັ້ງນີ້)?(?:ປະກອບ)?ມີ\s?:?\s?(?P<b>[^\n.;]{8,600}))"
)
_PURPOSE = re.compile(
    r"(?:ຈຸດປະສົງ[^\n:]{0,60}:?\s?(?:ແມ່ນ)?\s?(?P<a>ເພື່ອ[^\n.]{8,})|(?:^|\n)(?P<b>ເພື່ອ(?:ໃຫ້|ເຮັດ)[^\n.]{8,}))"
)
_SPONSOR = re.compile(
    r"ສະໜັບສະໜູນ(?:ທຶນ|ທາງ\S{2,10}|ດ້ານ\S{2,12})?\s?(?:ໂດຍ|ຈາກ)\s?:?\s?(?:ຈາກ)?\s?(?P<sponsor>[^\n.;]{3,160})"
)


#: That something took place, before the words that say where.
_HELD = re.compile(r"(?:ຈັດ|ໄຂ|ເປີດ|ມີ|ດຳເນີນ)(?:ຂຶ້ນ)?\s?(?=(?:ຢູ່|ທີ່))")

#: A paragraph that says when.
_DATED = re.compile(r"ວັນທີ\s*\d")

#: What dates a letter or an instrument, before the day or as the first word of it.
_SIGNED = re.compile(r"ລົງ\s?(?:ວັນ|$)")

#: Where and when an agency's report was sent, before the dash that opens it: `(ຂປລ) ວຽງຈັນ, 6 ສິງຫາ 2024 – …`.
_SENT = re.compile(r"\s*(?:\([^()\n]{2,16}\)\s*)?[^\d,;:\n]{2,40},\s*[^,;\n]{4,30}?\d{4}\s*[–—:-](?=\s)")

#: How exact a date must be to be an event's: to the day.
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")


def find_event(document: Document, body: Passage) -> tuple[Event, ...]:
    """The event that a piece of news (or a report's lead) tells, in its first paragraphs.

    Args:
        document: for its dates.
        body: the running text, a paragraph a line.

    Returns:
        One event, or none when no date and no chair is found.
    """
    opening = _opening(body)
    lead = _lead(opening)
    dates = next(filter(None, (_days(document, line) for line in (lead, *opening))), ())
    chairs = find_chairs(lead)
    if not dates and not chairs:
        return ()
    held = _what().search(lead.text) or _what(r"(?<![\u0e81-\u0edf])").search(lead.text)
    what = lead.group(held, "what", confidence=0.8)
    return (
        Event(
            what,
            dates[:1],
            find_place(lead) or next(filter(None, map(_held_at, opening)), None),
            chairs,
            _either(lead, _ATTENDEES),
            _either(body, _PURPOSE),
            body.group(_SPONSOR.search(body.text), "sponsor"),
        ),
    )


def find_place(passage: Passage) -> Found[str] | None:
    """The first venue that `ທີ່` or `ຢູ່` names."""
    return passage.group(_place().search(passage.text), "place", confidence=0.9)


def _opening(body: Passage) -> list[Passage]:
    """The first paragraphs that say something (60 characters or more)."""
    lines = body.lines()
    return [line for line in lines if len(line.text) >= 60][:4] or lines[:1] or [body]


def _lead(opening: list[Passage]) -> Passage:
    """Of the first paragraphs one that names a chair, else a date."""
    for cue in (_CHAIR, _CHAIR_AFTER, _DATED):
        found = next((line for line in opening if cue.search(line.text)), None)
        if found:
            return found
    return opening[0]


def _days(document: Document, passage: Passage) -> tuple[Found[str], ...]:
    """The dates of a passage that name days; the day that it was sent only where it names no other.

    `ລົງວັນທີ` dates a document, and nothing that took place.
    """
    if not passage:
        return ()
    sent = _SENT.match(passage.text)
    told = passage.at[sent.end() if sent else 0]
    inside = [d for d in document.mentions.dates if passage.at[0] <= d.span.start <= passage.at[-1]]
    inside = [d for d in inside if not _SIGNED.search(document.text, max(0, d.span.start - 4), d.span.start + 4)]
    days = [d for d in inside if _DAY.match(str(d.value.edtf))]
    chosen = [d for d in days if d.span.start >= told] or days
    return tuple(Found(d.value.calendar_day or str(d.value.edtf), d.span, d.confidence) for d in chosen)


def _held_at(passage: Passage) -> Found[str] | None:
    """The venue where a passage says that something was held: `ພິທີດັ່ງກ່າວຈັດຂຶ້ນຢູ່ທີ່ໂຮງຮຽນ…`."""
    held = _HELD.search(passage.text)
    return passage.group(_place().match(passage.text, held.end()), "place", confidence=0.8) if held else None


def _either(passage: Passage, pattern: re.Pattern[str]) -> Found[str] | None:
    match = pattern.search(passage.text)
    return passage.group(match, "a") or passage.group(match, "b")


def find_chairs(lead: Passage) -> tuple[Person, ...]:
    """The people named as chairs, behind the words or before them."""
    cue = _CHAIR.search(lead.text)
    if cue:
        stop = _CHAIRS_END.search(lead.text, cue.end() + 1)
        people = find_people(lead[cue.end() : stop.start() if stop else len(lead.text)])
        if people:
            return unique_people(people)
    before = _CHAIR_AFTER.search(lead.text)
    return unique_people(find_people(lead[before.start() : before.end()])) if before else ()
