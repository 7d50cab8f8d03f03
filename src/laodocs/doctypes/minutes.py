"""Minutes: which meeting, when, where, who chaired and wrote, who came, the agenda, what was resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from laodocs.blocks import Block
from laodocs.doctypes.events import find_chairs, find_place
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import title_of
from laodocs.doctypes.passages import Passage, read_blocks, tidy
from laodocs.doctypes.people import Person, find_people, unique_people
from laodocs.doctypes.signatures import find_signatories
from laodocs.document import Document
from laodocs.mentions import find_times
from laodocs.spans import Found, Span

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


_TITLE_WORD = re.compile(r"^\s*ບົດບັນທຶກ\s*(?:ຜົນ|ການ(?=\s*ກອງ))?\s*(?P<meeting>.+)$", re.DOTALL)


#: A line that says when the meeting was.
_WHEN = re.compile(r"[-•*\s\d.)]*(?:ວັນ(?:ທີ|\s?[-/]\s?ເວລາ|\s?ເດືອນ\s?ປີ)?|ເວລາ|ກຳນົດເວລາ)[^:\n]{0,24}:")
#: The head of the column that says what a row of a table is about.
_ABOUT = re.compile(r"ຊື່|ລາຍຊື່|ມະຕິ|ວຽກ|ເນື້ອໃນ|ກິດຈະກຳ|ລາຍການ|ຂໍ້ຕົກລົງ|ຜູ້ເຂົ້າຮ່ວມ")
_FIGURE = re.compile(r"[\d.)(…]*")
_CLOCK_LABEL = re.compile(r"^ເວລາ\s*:?\s*")
_PIECE_END = re.compile(r"\s*;\s*|\s*,\s*(?=(?:ທ່ານ|ສະຫາຍ|ທ້າວ|ພະນະທ່ານ)[\s\u0e81-\u0edf])")


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
    r"|ມະຕິ(?:ກອງປະຊຸມ|ຕົກລົງ|(?=\s*(?:ແລະ\s|[:(]|$)))|ຜົນ(?:ຂອງ)?ກອງປະຊຸມ|ຂໍ້ຕົກລົງ"
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
    return Minutes(
        document,
        guess,
        title=title,
        meeting=Found(titled["meeting"], title.span, 0.9) if title and titled else None,
        date=_date(document),
        time=_time(document),
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


def _date(document: Document) -> Found[str] | None:
    """The day behind a label (`ເວລາ:`, `ວັນທີ:`), else the first of the text, else that of the letterhead."""
    days = [d for d in document.mentions.dates if d.value.calendar_day]
    labelled = [block for block in document.blocks if _WHEN.match(block.text)]
    text = [block for block in document.blocks if block.type not in {"metadata", "title"}]
    for blocks in (labelled, text):
        for block in blocks:
            found = next((d for d in days if block.span.contains(d.span)), None)
            if found:
                return Found(found.value.calendar_day, found.span, found.confidence)
    return Found(days[0].value.calendar_day, days[0].span, days[0].confidence) if days else None


def _time(document: Document) -> Found[str] | None:
    """The first time of day, without its label; it may be part of a date: `ໃນເວລາ 8:30 ໂມງ ຂອງວັນທີ 29 ມີນາ 2021`."""
    moments = [d for d in document.mentions.dates if d.value.precision == "datetime"]
    first = min([*document.mentions.times, *moments], key=lambda mention: mention.span.start, default=None)
    if first is None:
        return None
    said = find_times(first.text)[0].text if first in moments else first.text
    clock = _CLOCK_LABEL.sub("", said)
    start = document.text.find(clock, first.span.start, first.span.end)
    span = Span(start, start + len(clock)) if start >= 0 else first.span
    return Found(clock, span, first.confidence)


def _items(document: Document, label: str) -> tuple[Found[str], ...]:
    """What stands behind the label's colon, piece by piece, or the list items below a line that opens with it."""
    opening = re.compile(rf"^[-•*\s\d.)IVX]*(?:{label})[^\n:]{{0,80}}(?P<colon>:\s*)?")
    announcing = re.compile(rf"(?:{label})[^\n:]{{0,40}}:\s*$")
    items: list[Found[str]] = []
    collecting = False
    for block in document.blocks:
        passage = read_blocks(document, [block])
        if not passage:
            continue
        match = opening.match(passage.text)
        behind = passage[match.end() :] if match else passage[:0]
        if match and match["colon"] and behind.text.strip() and not behind.text.rstrip().endswith(":"):
            return tuple(_pieces(behind))
        if collecting and block.type == "list_item":
            found = passage.found(0, len(passage.text))
            items.extend([found] if found else [])
            continue
        if collecting and block.type == "table":
            items.extend(_rows(document, block))
            continue
        if items:
            break
        headed = match is not None and (not behind.text.strip() or behind.text.rstrip().endswith(":"))
        collecting = headed or announcing.search(passage.text, max(0, len(passage.text) - 100)) is not None
    return tuple(items)


def _rows(document: Document, block: Block) -> Iterator[Found[str]]:
    """What each row of a table is about: name, work or resolution; who does it and until when stand beside it."""
    rows = [[_cell(document, cell) for cell in row] for row in block.rows]
    heads = rows[0] if rows else []
    named = (at for at, head in enumerate(heads) if head and _ABOUT.match(head.value))
    column = next(named, None)
    first = rows[1][0] if len(rows) > 1 and rows[1] else None
    headed = column is not None or (first is not None and not _is_said(first))
    for row in rows[int(headed) :]:
        said = row[column] if column is not None and column < len(row) else next(filter(_is_said, row), None)
        if said is not None:
            yield said


def _cell(document: Document, cell: tuple[Span, ...]) -> Found[str] | None:
    """The words of a cell as one field."""
    if not cell:
        return None
    words = tidy(" ".join(document.text[span.start : span.end] for span in cell))
    return Found(words, Span(cell[0].start, cell[-1].end)) if words else None


def _is_said(cell: Found[str] | None) -> bool:
    """Whether a cell holds more than the number of its row."""
    return cell is not None and not _FIGURE.fullmatch(cell.value)


def _pieces(words: Passage) -> Iterator[Found[str]]:
    """The parts of an enumeration in one line: at semicolons, and at commas before a person."""
    start = 0
    for stop in [*_PIECE_END.finditer(words.text), None]:
        found = words.found(start, stop.start() if stop else len(words.text))
        if found:
            yield found
        start = stop.end() if stop else start
