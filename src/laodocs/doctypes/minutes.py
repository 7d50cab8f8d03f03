"""Minutes: which meeting, when, where, who chaired and wrote, who came, the agenda, what was resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from laodocs.doctypes.events import find_chairs, find_place
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import title_of
from laodocs.doctypes.passages import Passage, read_blocks
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.doctypes.signatures import find_signatories
from laodocs.document import Document
from laodocs.spans import Found

__all__ = ["Minutes", "parse_minutes"]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes as data.

    Args:
        document, guess: what was read, and how the kind was decided.
        meeting: the meeting's name (the title without the word for minutes).
        date: EDTF. time: as printed. place: as printed.
        chair, recorder: persons.
        attendees: persons and offices, one field each, as printed.
        agenda, resolutions: one field an item.
    """

    kind: ClassVar[Kind] = "minutes"
    document: Document
    guess: KindGuess
    title: Found[str] | None = None
    meeting: Found[str] | None = None
    date: Found[str] | None = None
    time: Found[str] | None = None
    place: Found[str] | None = None
    chair: Found[str] | None = None
    recorder: Found[str] | None = None
    attendees: tuple[Found[str], ...] = ()
    agenda: tuple[Found[str], ...] = ()
    resolutions: tuple[Found[str], ...] = ()


_TITLE_WORD = re.compile(r"^\s*ບົດບັນທຶກ\s*(?:ຜົນ|ການ)?\s*(?P<meeting>.+)$", re.DOTALL)


@cache
def _labelled(label: str) -> re.Pattern[str]:
    """A line that opens with a label and a colon."""
    return re.compile(rf"(?:^|\n)[-•*\s\d.)]*(?:{label})[^\n:]{{0,40}}:\s*(?P<value>[^\n]*)")


#: What opens each list; the words may be a heading or a lead-in that ends with a colon.
_CHAIR = r"(?:ຄະນະ)?ປະທານ(?:ກອງປະຊຸມ|ການປະຊຸມ|ທີ່ປະຊຸມ)?|ຜູ້(?:ເປັນ)?ປະທານ|ນຳພາກອງປະຊຸມ|ພາຍໃຕ້ການເປັນປະທານ"
_RECORDER = r"ຜູ້(?:ຈົດ|ຂຽນ)?(?:ກ່າຍ)?ບັນທຶກ|ເລຂາ(?:ກອງປະຊຸມ|ການປະຊຸມ|ບັນທຶກ)?|ຜູ້ຈົດ"
_ATTENDEES = r"ຜູ້(?:ທີ່)?ເຂົ້າຮ່ວມ|ຜູ້ເຂົ້າປະຊຸມ|ຄະນະເຂົ້າຮ່ວມ|ພາກສ່ວນເຂົ້າຮ່ວມ|ລາຍຊື່ຜູ້ເຂົ້າຮ່ວມ|ເຂົ້າຮ່ວມ(?:ກອງປະຊຸມ)?(?:ປະກອບ)?ມີ"
_AGENDA = r"(?:ວາລະ|ລະບຽບວາລະ|ເນື້ອໃນ|ຫົວຂໍ້)(?:ຂອງ)?(?:ກອງປະຊຸມ|ການປະຊຸມ)|ວາລະ(?:ປະຊຸມ)?"
_RESOLUTIONS = (
    r"(?:ກອງປະຊຸມ|ທີ່ປະຊຸມ)?\s*(?:ໄດ້)?\s*(?:ມີມະຕິ|ຕົກລົງ|ເອກະພາບ|ລົງມະຕິ|ເຫັນດີ)(?:ເປັນເອກະພາບ)?"
    r"|ມະຕິ(?:ກອງປະຊຸມ|ຕົກລົງ)|ຜົນ(?:ຂອງ)?ກອງປະຊຸມ|ຂໍ້ຕົກລົງ"
)


def parse_minutes(document: Document, guess: KindGuess) -> Minutes:
    """Read minutes.

    Args:
        document: what `read` gave.
        guess: how its kind was decided.
    """
    body = read_blocks(document)
    title = title_of(document)
    titled = _TITLE_WORD.match(title.value) if title else None
    days = [d for d in document.mentions.dates if d.value.precision == "day"]
    times = document.mentions.times
    return Minutes(
        document,
        guess,
        title=title,
        meeting=Found(titled["meeting"], title.span, 0.9) if title and titled else None,
        date=Found(str(days[0].value.edtf), days[0].span, days[0].confidence) if days else None,
        time=Found(times[0].text, times[0].span, times[0].confidence) if times else None,
        place=body.group(_labelled(r"ສະຖານທີ່|ທີ່|ສະຖານທີ່ປະຊຸມ").search(body.text), "value") or find_place(body),
        chair=_person(body, _CHAIR) or next((p.name for p in find_chairs(body)), None) or _signed(document, _CHAIR),
        recorder=_person(body, _RECORDER) or _signed(document, _RECORDER),
        attendees=_items(document, _ATTENDEES),
        agenda=_items(document, _AGENDA),
        resolutions=_items(document, _RESOLUTIONS),
    )


def _person(body: Passage, label: str) -> Found[str] | None:
    """Who stands behind a label: the person named there, else the words as printed."""
    match = _labelled(label).search(body.text)
    if match is None:
        return None
    words = body[match.start("value") : match.end("value")]
    people: tuple[Person, ...] = unique_people(find_people(words)) if words else ()
    return people[0].name if people else body.group(match, "value", confidence=0.8)


def _signed(document: Document, role: str) -> Found[str] | None:
    """Who signed in a role."""
    for signatory in find_signatories(document):
        if signatory.role and re.match(role, signatory.role.value):
            return signatory.name
    return None


def _items(document: Document, label: str) -> tuple[Found[str], ...]:
    """The list items below a line that opens with the label, or what stands behind its colon."""
    opening = re.compile(rf"^[-•*\s\d.)IVX]*(?:{label})[^\n]{{0,80}}(?::\s*$|:|$)")
    items: list[Found[str]] = []
    collecting = False
    for block in document.blocks:
        passage = read_blocks(document, [block])
        if not passage:
            continue
        if collecting and block.type == "list_item":
            found = passage.found(0, len(passage.text))
            items.extend([found] if found else [])
            continue
        if items:
            break
        collecting = opening.match(passage.text) is not None and len(passage.text) < 200
    return tuple(items)
