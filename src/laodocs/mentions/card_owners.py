"""Who owns a contact card: what the lines above or beside the numbers call a person, an organisation or a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import forms
from laodocs.spans import Found, Span

__all__ = ["Owner", "is_organisation", "is_polite", "is_role", "names_somebody", "read_owner", "trimmed"]


class Owner(NamedTuple):
    """What the lines of an owner say; `owner` is the person, organisation or role that the first of them names."""

    owner: Found[str] | None = None
    organisation: Found[str] | None = None
    person: Found[str] | None = None
    role: Found[str] | None = None


def read_owner(text: str, lines: Sequence[Span]) -> Owner:
    """Owner, organisation, person and role from the lines of an owner; the first line names the owner."""
    who = Owner()
    for place, line in enumerate(lines):
        for key, span in _read_line(text, line):
            found = Found(text[span.start : span.end].replace("\n", " "), span, 0.9)
            if getattr(who, key) is None and not (key == "owner" and place):
                who = who._replace(**{key: found})
    return who


def _read_line(text: str, line: Span) -> Iterator[tuple[str, Span]]:
    """What one line of an owner names: the owner, then what it is."""
    asks = _ASKS.match(text, line.start, line.end)
    start = asks.end() if asks and asks.end() < line.end else line.start
    after = _honorifics().match(text, start, line.end)
    polite = after is not None and after.end() < line.end
    about = _ABOUT.search(text, start, line.end)
    whole = trimmed(text, after.end() if polite and after else start, about.start() if about else line.end)
    kind = _kind_of(text, whole)
    if kind or not polite:
        yield "owner", whole
        if kind:
            yield kind, whole
        return
    comma = text.find(",", whole.start, whole.end)
    person = trimmed(text, whole.start, comma if comma >= 0 else whole.end)
    yield "owner", person
    yield "person", person
    at = comma
    while at >= 0:
        rest = trimmed(text, at, whole.end)
        kind = _kind_of(text, rest)
        at = text.find(",", rest.start, whole.end)
        if kind:
            yield kind, rest if at < 0 or kind == "organisation" else Span(rest.start, at)


def _kind_of(text: str, span: Span) -> str | None:
    """Whether words name a role or an organisation, by the word that they begin with."""
    said = text[span.start : span.end]
    if said.startswith(_heads("role")):
        return "role"
    return "organisation" if said.startswith(_heads("organisation")) else None


@cache
def _heads(category: str) -> tuple[str, ...]:
    return tuple(forms(category, "offices"))


@cache
def _honorifics() -> re.Pattern[str]:
    """Honorifics, degrees and ranks before a name: `ທ່ານ ປອ. `; a bare name of two letters is none."""
    names = sorted({*_heads("honorific"), *_heads("degree"), *_heads("rank")}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, names))})[ ]*)+")


def is_role(text: str, span: Span) -> bool:
    """Whether words name a role: `ຫົວໜ້າພະແນກ`."""
    return _kind_of(text, span) == "role"


def is_organisation(text: str, span: Span) -> bool:
    """Whether words name an organisation: `ກົມແຜນການ`."""
    return _kind_of(text, span) == "organisation"


def is_polite(text: str, span: Span) -> bool:
    """Whether words begin with an honorific, as names of people do."""
    return _honorifics().match(text, span.start, span.end) is not None


def names_somebody(said: str) -> bool:
    """Whether words begin as the name of a person, an organisation or a role does."""
    return said.startswith((*_heads("honorific"), *_heads("organisation"), *_heads("role")))


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of text without the blanks, bullets and punctuation at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


# What goes on behind a name: who speaks for it, how old he is, where it sits.
_ABOUT = re.compile(r"(?<=\S),?[ ](?:ຕາງໜ້າ(?:ໂດຍ)?|ອາຍຸ|ສັນຊາດ|ອາຊີບ|ຕັ້ງຢູ່|ເກີດ(?:ວັນ|ປີ)|ຖື(?:ບັດ|ປຶ້ມ))")
_EDGES = " \t\N{NO-BREAK SPACE}:*_|#,;-–•<>([\n"
# What introduces an owner: `ຂໍ້ມູນຕິດຕໍ່ພົວພັນຂອງ`, `ຕິດຕໍ່`.
_ASKS = re.compile(
    r"""
    (?: ລາຍລະອຽດ[ ]? )? (?: ຂໍ້?ມູນ[ ]? )? (?: ທີ່ຢູ່[ ]? )? (?: ສຳລັບ[ ]? )? (?: ການ[ ]? )?
    (?: (?:ການ)?ຕິດຕໍ່ (?:[ ]?ພົວພັນ | [ ]?ປະສານງານ | [ ]?ສອບຖາມ)? | ພົວພັນ | ປະສານງານ(?=[ ]?ຂອງ) )
    [ ]? (?: ຂອງ | ກັບ | ທີ່ | ຫາ | ໄດ້ທີ່ )? [ ]* :? [ ]*
    """,
    re.VERBOSE,
)
